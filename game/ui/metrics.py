"""One unit, the em, carries the window's size and the reader's wish for larger letters."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from game.ui.theme import ThemeName

BASE_WIDTH, BASE_HEIGHT = 1280, 720
BASE_EM = 18.0
TEXT_SCALES = (1.0, 1.25, 1.5, 2.0)
TOUCH = 44


@dataclass(frozen=True, slots=True)
class Settings:
    """What the player chose about the screen itself; a new value replaces it as a whole."""

    theme: ThemeName = "light"
    text_scale: float = 1.0
    motion: bool = True
    full_screen: bool = False
    typeface: Literal["text", "dyslexic"] = "text"


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


@dataclass(frozen=True, slots=True)
class Metrics:
    """The window's size in pixels and what follows from it."""

    width: int
    height: int
    text_scale: float = 1.0

    @property
    def scale(self) -> float:
        """Return how many pixels a design pixel of decoration takes, 1 to 2."""
        return max(1.0, min(2.0, self.width / BASE_WIDTH, self.height / BASE_HEIGHT))

    @property
    def em(self) -> float:
        """Return the height in pixels of body text."""
        return BASE_EM * self.scale * self.text_scale

    @property
    def density(self) -> Density:
        """Return how much fits on this screen."""
        lines = self.height / self.em
        return next(d for d in reversed(Density) if lines >= d.value)

    @property
    def margin(self) -> int:
        """Return the empty border of every screen in pixels."""
        return self.px(24 if self.density.tight else 32)

    @property
    def touch(self) -> int:
        """Return the smallest side of anything to be pressed, in pixels."""
        return self.px(TOUCH)

    def px(self, length: float) -> int:
        """Return a length of decoration in pixels: grows with the window, not with the text."""
        return round(length * self.scale)

    def u(self, length: float) -> int:
        """Return a length that holds text in pixels: grows with window and text alike."""
        return round(length * self.scale * self.text_scale)
