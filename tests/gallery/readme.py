"""Paint the pictures of the README anew: `python -m tests.gallery.readme`; it needs Pillow."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from game.ui.play.ending import EndingScene
from game.ui.play.table import TableScene
from game.ui.scene import Scene
from tests.gallery.pictures import Look, brush_for, paint
from tests.gallery.world import World

import pygame  # isort: skip - after the pictures have chosen a driver without a window

FOLDER = Path(__file__).parents[2] / "assets" / "readme"
LOOK = Look((1280, 720))
COLORS, MOST_BYTES = 256, 250_000


def _spoken(view):
    return view.cards and view.promises and view.speech and not (view.question or view.offer)


def _table(world: World) -> Scene:
    return replace(world.moment(TableScene, when=_spoken), noticed=True)


def _river(world: World) -> Scene:
    world.play_a_little()
    return world.door.lobby.levels()


SHOWN: dict[str, Callable[[World], Scene]] = {
    "table": _table,
    "review": lambda world: world.moment(EndingScene).review().scene,
    "river": _river,
}


def main() -> None:
    """Paint every picture and save it, with fewer colors where the file would be large."""
    brush = brush_for(LOOK)
    with TemporaryDirectory() as folder:
        world = World("en", Path(folder))
        for name, make in SHOWN.items():
            pixels = pygame.image.tobytes(paint(make(world), brush), "RGB")
            picture = Image.frombytes("RGB", LOOK.size, pixels)
            file = FOLDER / f"{name}.png"
            picture.save(file, optimize=True)
            if file.stat().st_size > MOST_BYTES:
                few = picture.quantize(COLORS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
                few.save(file, optimize=True)


if __name__ == "__main__":
    main()
