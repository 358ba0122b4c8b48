"""One small world, the same every time: a journal with a few plays, and the way into each."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from unittest.mock import patch

from game.data import find
from game.journal.journal import Journal
from game.journal.settings import Settings
from game.present.words import words_for
from game.ui.main import Door
from game.ui.play.ending import EndingScene
from game.ui.play.reckoning import ReckoningScene
from game.ui.scene import Scene
from game.ui.wishes import Wishes
from tests.ui.rounds import played

__all__ = ["World", "bare"]

DAY = "2026-03-02T09:30:00+00:00"
SEED = 3


def bare(scene: Scene) -> Scene:
    """Return a scene without what coaches it or paints ahead for it."""
    while hasattr(scene, "scene"):
        scene = scene.scene
    return scene


class World:
    """The game in one language, as somebody finds it who has played a little."""

    def __init__(self, language: str, folder: Path) -> None:
        """Begin with an empty journal."""
        self.journal = Journal(folder)
        self.journal.keep_settings(Settings(motion=False, language=language))
        self.door = Door(self.journal, words_for(language), Wishes(seed=SEED))
        self._plays: dict[tuple[str, bool], tuple[list[Scene], Iterator[Scene]]] = {}

    def begin(self, level: str) -> Scene:
        """Sit down to a level, under a coach where the level has one."""
        return self.door.lobby.begin(find("levels", f"{level}.toml")).scenes[-1]

    def play(self, level: str, *, rough: bool = False) -> Iterator[Scene]:
        """Yield every screen of a play from the briefing to the ending; each is played once."""
        seen, rest = self._plays.setdefault((level, rough), ([], self._played(level, rough=rough)))
        yield from seen
        for scene in rest:
            seen.append(scene)
            yield scene

    def _played(self, level: str, *, rough: bool) -> Iterator[Scene]:
        """Play a level."""
        with patch("game.journal.sitting.now", lambda: DAY):
            scene = bare(self.begin(level))
            yield scene
            for choice in played(level, SEED, rough=rough)[1].choices:
                scene = bare(scene.host.choose(choice).scenes[-1])
                yield scene

    def moment(
        self, kind: type, level: str = "on-time", *,
        rough: bool = False, at: int = 0, when: Callable[..., object] = lambda _: True,
    ) -> Scene:  # fmt: skip
        """Return a screen of a kind from a play, the first or a later one of which a test holds."""
        scenes = (one for one in self.play(level, rough=rough) if isinstance(one, kind))
        return next(islice((scene for scene in scenes if when(scene.view)), at, None))

    def play_a_little(self) -> None:
        """Play one level to its end and leave another half way, for the title and the journal."""
        self.moment(EndingScene)
        self.moment(ReckoningScene, "the-corridor", at=1)
