"""One unit, the em, carries the window's size and the reader's wish for larger letters."""

from enum import Enum

from game.journal.settings import Typeface
from game.ui.theme import ThemeName
from game.ui.value import Value

BASE_WIDTH, BASE_HEIGHT = 1280, 720
BASE_EM = 18.0
TEXT_SCALES = (1.0, 1.25, 1.5, 2.0)
TOUCH, FINGER = 44, 52


class Settings(Value):
    """What the player chose about the screen itself; a new value replaces it as a whole."""

    theme: ThemeName = "light"
    text_scale: float = 1.0
    motion: bool = True
    full_screen: bool = False
    volume: int = 60
    typeface: Typeface = "text"
    touch: bool = False


class Density(Enum):
    """How much fits, by the height of the window in em; ordered from tight to roomy."""

    SCROLL = 0
    COMPACT = 24
    MEDIUM = 31
    ROOMY = 38

    @property
    def tight(self) -> bool:
        """Tell whether columns should stack into one."""
        return self in (Density.SCROLL, Density.COMPACT)


class Metrics:
    """The window's size in pixels and what follows from it; nobody changes it.

    `scale` is how many pixels a design pixel of decoration takes, 1 to 2; `em` the height in pixels
    of body text; `density` how much fits on this screen; `margin` the empty border of every screen
    and `touch` the smallest side of anything to be pressed, larger for fingers, both in pixels.
    """

    __slots__ = ("density", "em", "height", "margin", "scale", "text_scale", "touch", "width")

    def __init__(
        self, width: int, height: int, text_scale: float = 1.0, *, touch: bool = False
    ) -> None:
        """Work out what every screen asks for again and again."""
        self.width, self.height, self.text_scale = width, height, text_scale
        self.scale = max(1.0, min(2.0, width / BASE_WIDTH, height / BASE_HEIGHT))
        self.em = BASE_EM * self.scale * text_scale
        self.density = next(d for d in reversed(Density) if height / self.em >= d.value)
        self.margin = self.px(24 if self.density.tight else 32)
        self.touch = self.px(FINGER if touch else TOUCH)

    def px(self, length: float) -> int:
        """Return a length of decoration in pixels: grows with the window, not with the text."""
        return round(length * self.scale)

    def u(self, length: float) -> int:
        """Return a length that holds text in pixels: grows with window and text alike."""
        return round(length * self.scale * self.text_scale)
