"""A screen in one look: painted without a window, as it is at rest."""

import os
from dataclasses import dataclass, replace
from itertools import product

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.data import find
from game.journal.settings import Typeface
from game.ui.metrics import TEXT_SCALES, Metrics, Settings
from game.ui.paint import Brush
from game.ui.pictures import Pictures
from game.ui.scene import Scene
from game.ui.stage import Place, Stage
from game.ui.theme import THEMES, ThemeName
from tests.gallery.laws import bars_of, broken_layout, broken_letters
from tests.gallery.sight import Drawer, WatchedBrush
from tests.gallery.world import bare

__all__ = ["LANGUAGES", "LOOKS", "SWEEP", "Look", "broken", "brush_for", "paint", "stage_of"]

SIZES = ((1024, 600), (1280, 720), (1920, 1080))
SCALES = (1.0, 2.0)
LANGUAGES = ("en", "es")
ON_DISK = Pictures(find)


@dataclass(frozen=True, slots=True)
class Look:
    """What a screen looks different in."""

    size: tuple[int, int]
    text_scale: float = 1.0
    theme: ThemeName = "light"
    typeface: Typeface = "text"
    touch: bool = False

    @property
    def scale(self) -> float:
        """Return how many pixels a design pixel takes; looks of one scale draw much alike."""
        return Metrics(*self.size).scale

    def __str__(self) -> str:
        """Name it, as a part of a file's name."""
        wide, tall = self.size
        name = f"{wide}x{tall}-{round(100 * self.text_scale)}-{self.theme}"
        name += "" if self.typeface == "text" else f"-{self.typeface}"
        return f"{name}-touch" if self.touch else name


LOOKS = tuple(Look(*one) for one in product(SIZES, SCALES, THEMES))
ROOMY = "light", 1.0
"""With small letters most lies side by side, so that large targets have least room."""
MORE_SIZES = ((800, 1000), (1024, 600), (1366, 768), (2560, 1440))
OURS = (*LOOKS, *(Look(*one) for one in product(MORE_SIZES, TEXT_SCALES, THEMES)))
DYSLEXIC = (replace(look, typeface="dyslexic") for look in OURS if look.theme == "light")
FINGERS = (replace(look, touch=True) for look in OURS if (look.theme, look.text_scale) == ROOMY)
SWEEP = tuple(dict.fromkeys((*OURS, *DYSLEXIC, *FINGERS)))
"""All looks there are pictures of, sizes and letters between them, the other typeface, fingers."""


def brush_for(look: Look, *, watched: bool = False, drawer: Drawer | None = None) -> Brush:
    """Return a brush for a look; what it has drawn for one screen it need not draw for the next.

    What watched brushes draw alike is drawn once if they share a drawer.
    """
    pygame.font.init()
    if pygame.display.get_surface() is None:
        pygame.display.set_mode((1, 1))
    settings = Settings(
        theme=look.theme,
        text_scale=look.text_scale,
        motion=False,
        typeface=look.typeface,
        touch=look.touch,
    )
    if watched:
        return WatchedBrush(ON_DISK, settings, look.size, drawer or Drawer())
    return Brush(ON_DISK, settings, look.size)


def stage_of(scene: Scene, brush: Brush) -> Stage:
    """Lay a scene out and paint it, with all that the page draws after its words."""
    if not hasattr(scene, "coach"):
        scene = bare(scene)
    for step in scene.compose(brush).later:
        step.run()
    stage = Stage(scene, brush, Place())
    if not stage.page.areas:
        stage.repaint()
    return stage


def paint(scene: Scene, brush: Brush) -> pygame.Surface:
    """Return the picture of a scene with the focus where it begins."""
    picture = pygame.Surface((brush.metrics.width, brush.metrics.height))
    stage_of(scene, brush).render(picture)
    return picture


def broken(scene: Scene, brush: WatchedBrush) -> list[str]:
    """Return all laws that a screen breaks in the look of a brush."""
    brush.lines.clear()
    brush.cords.clear()
    brush.letters.cut = ()
    stage = stage_of(scene, brush)
    stage.render(pygame.Surface(stage.rect.size))
    cut = (f"{text!r} is cut" for text in brush.letters.cut)
    letters = broken_letters(brush.lines, brush.cords, bars_of(stage))
    found = (*broken_layout(stage), *letters, *cut)
    return list(dict.fromkeys(found))
