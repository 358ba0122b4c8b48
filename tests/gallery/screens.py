"""The list of all screens; a new one is added by one line."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from game.data import find
from game.ui.play.briefing import BriefingScene
from game.ui.play.ending import EndingScene
from game.ui.play.follow import FollowScene
from game.ui.play.header import ShowRipples
from game.ui.play.reckoning import ReckoningScene
from game.ui.play.table import TableScene
from game.ui.scene import Scene
from tests.gallery.world import World
from tests.ui.gallery import Gallery

__all__ = ["PICTURES", "SCREENS", "pictures"]

BROKEN = find("levels").parent / "tests" / "bad_levels" / "l003_missing_title.toml"
COAST = "the-coast"


def _mine(view):
    return view.mine


def _theirs(view):
    return not view.mine


def _move(view):
    return bool(view.cards) and view.question is None and view.offer is None


def _told(view):
    return any(line.title for line in view.news)


def _full(view):
    return _move(view) and len(view.promises) > 2


def _fallen_out(world: World) -> Scene:
    return world.moment(EndingScene, "the-corridor", rough=True)


def _title(world: World) -> Scene:
    world.play_a_little()
    return world.door.title()[0]


def _journal(world: World) -> Scene:
    world.play_a_little()
    return world.door.lobby.plays()


def _instructor(world: World) -> Scene:
    levels = world.door.lobby.levels().scene
    return levels.instruct(levels.course, 0).scene


def _open_card(world: World, level: str = "on-time", **more: object) -> Scene:
    scene = world.moment(TableScene, level, when=_full)
    return replace(scene, chosen=scene.view.cards[-1].id, picked=True, noticed=True, **more)


def _ripples(world: World) -> Scene:
    return world.moment(TableScene, when=_full).handle(ShowRipples()).scene


def _opened(world: World) -> Scene:
    return replace(world.moment(ReckoningScene, at=2), swapped=True, opened=frozenset((0, 1, 2)))


def _quiet(scene: Scene) -> Scene:
    return replace(scene, noticed=True)


def _paired(scene: Scene) -> Scene:
    host = scene.host.share(True)
    scene.host.share(False)
    return replace(scene, host=host)


SCREENS: dict[str, Callable[[World], Scene]] = {
    "title": _title,
    "levels": lambda world: world.door.lobby.levels(),
    "instructor": _instructor,
    "briefing": lambda world: world.moment(BriefingScene),
    "briefing-three": lambda world: world.moment(BriefingScene, COAST),
    "briefing-guess": lambda world: replace(world.moment(BriefingScene), asking=True),
    "tip": lambda world: world.begin("on-time").coach.watch(world.moment(TableScene)),
    "news": lambda world: world.moment(
        TableScene, when=lambda view: any(n.title for n in view.news)
    ),
    "table": lambda world: _quiet(world.moment(TableScene, when=_full)),
    "table-card": _open_card,
    "table-numbers": lambda world: _open_card(world, numbers=True),
    "table-three": lambda world: _quiet(world.moment(TableScene, COAST, when=_full)),
    "table-pair": lambda world: _paired(_quiet(world.moment(TableScene, when=_full))),
    "ripples": _ripples,
    "offer": lambda world: _quiet(world.moment(TableScene, when=lambda view: view.offer)),
    "question": lambda world: _quiet(
        world.moment(TableScene, "the-handshake", when=lambda view: view.question)
    ),
    "follow-through": lambda world: world.moment(FollowScene, when=_mine),
    "follow-three": lambda world: world.moment(FollowScene, COAST, when=_mine, at=1),
    "follow-pair": lambda world: _paired(world.moment(FollowScene, when=_mine)),
    "foreseeing": lambda world: world.moment(FollowScene, when=_theirs),
    "reckoning": lambda world: world.moment(ReckoningScene, at=2),
    "reckoning-opened": _opened,
    "ending": lambda world: world.moment(EndingScene),
    "ending-rough": _fallen_out,
    "review": lambda world: world.moment(EndingScene).review().scene,
    "journal": _journal,
    "glossary": lambda world: world.door.lobby.glossary(),
    "settings": lambda world: world.door.lobby.settings(lambda stack: stack),
    "how-to-play": lambda world: world.door.lobby.how(),
    "pause": lambda world: world.moment(TableScene, when=_full).host.pause().scene,
    "notice": lambda world: world.door.lobby.begin(BROKEN).scenes[-1],
}
"""What makes each screen of the game, by its name."""

PICTURES = {**SCREENS, "parts": lambda _: Gallery()}
"""What is painted: the screens, and a page of the parts they are made of."""


@cache
def pictures(language: str) -> dict[str, Scene]:
    """Return what is painted in a language; made once, in order, since the journal fills by it."""
    with TemporaryDirectory() as folder:
        world = World(language, Path(folder))
        return {name: make(world) for name, make in PICTURES.items()}
