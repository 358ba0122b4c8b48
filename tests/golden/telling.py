"""The solution of each level, told in words: a change of rules or words shows as a change here.

`python -m tests.golden.telling` writes the files anew; read the difference before keeping it.
"""

from pathlib import Path

from game.authoring.load import load
from game.authoring.model import Level
from game.cli.shipped import shipped_levels
from game.core.story import Story
from game.lab.play import play_out
from game.lab.strategies import solution_of
from game.present.telling import tell
from game.present.words import words_for

HERE = Path(__file__).parent
SEED = 7


def levels() -> list[Path]:
    return list(shipped_levels().values())


def solve(level: Level, seed: int = SEED) -> Story:
    return play_out(level.setup(seed), solution_of(level))


def golden(path: Path) -> str:
    level = load(path)
    return "\n".join(tell(level, solve(level), words_for())) + "\n"


if __name__ == "__main__":
    for level_file in levels():
        (HERE / f"{level_file.stem}.txt").write_text(golden(level_file), encoding="utf-8")
        print(f"told {level_file.stem}")
