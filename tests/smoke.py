"""One walk through the window, as the first customer of every change: `python -m tests.smoke`."""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from game.journal.journal import Journal
from tests.ui.driver import Driver, start

ROUNDS = 3
MOST = 40
"""Choices after which a walk that has not seen its rounds has lost its way."""


def walk(player: Driver) -> Counter[str]:
    """Choose what is offered first on every screen, for a few rounds; count the screens."""
    seen = Counter([player.screen])
    player.press("play")
    seen[player.screen] += 1
    player.press("level-on-time")
    for _ in range(MOST):
        seen[player.screen] += 1
        if seen["Reckoning"] >= ROUNDS or player.screen == "Ending":
            return seen
        player.choose()
    raise AssertionError(f"{MOST} choices, and still not {ROUNDS} rounds: {dict(seen)}")


def main() -> int:
    """Open the game without a window, walk, and say what was seen."""
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder))
        player = start(journal)
        seen = walk(player)
        (entry,) = journal.plays()
        print("screens:", ", ".join(f"{name} {count}" for name, count in seen.items()))
        print(f"saved: {entry.title}, round {entry.round} of {entry.rounds}")
        print(f"frames: {player.app.frames}, lines of text drawn: {player.app.letters_rendered}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
