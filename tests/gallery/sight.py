"""What a brush has written and drawn, and on what: so that it can be judged by its pixels."""

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cache

import pygame
from pygame import Rect

from game.ui.braid import Thread
from game.ui.fonts import Lettering, Style
from game.ui.metrics import Settings
from game.ui.paint import Brush
from game.ui.pictures import Find, Pictures
from game.ui.shapes import Point
from game.ui.theme import FAMILY_ICONS, RGB, Family, Strand, contrast

__all__ = ["Drawer", "Line", "WatchedBrush", "seen_by", "stands_off"]

ACROSS, DOWN = 9, 3
WHITE: RGB = (255, 255, 255)
SHARED = "thread", "face", "icon", "shadow"
"""Pictures that take long, and look alike wherever they lie."""
PIXELS_KEPT = 60_000_000

stands_off = cache(contrast)
"""How well one color stands off another; there are few, and they are asked for again and again."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of letters: where it was written, and the colors that lay beneath it."""

    text: str
    color: RGB
    rect: Rect
    sheet: pygame.Surface
    grounds: tuple[RGB, ...]

    @property
    def ground(self) -> RGB:
        """Return the color that most of it stands on."""
        return Counter(self.grounds).most_common(1)[0][0]

    @property
    def contrast(self) -> float:
        """Return how well it stands off."""
        return stands_off(self.color, self.ground)


class _Letters(Lettering):
    """Letters that remember the line they gave last, and every text that was cut.

    They draw a line once and dye it: themes differ by nothing but its color.
    """

    last: tuple[pygame.Surface | None, str, RGB] = None, "", (0, 0, 0)
    box = Rect(0, 0, 0, 0)
    cut: tuple[str, ...] = ()

    def __init__(self, find: Find, scale: float, typeface: str) -> None:
        """Begin with nothing drawn."""
        super().__init__(find, scale, typeface)
        self._shapes: dict[tuple[str, Style], tuple[pygame.Surface, Rect]] = {}
        self._wrapped: dict[tuple[str, Style, float], tuple[str, ...]] = {}

    def fit(self, text: str, style: Style, width: float) -> str:
        """Fit a text into a width and remember it if not all of it is left."""
        left = super().fit(text, style, width)
        if self.width(text, style) > width:
            self.cut += (text,)
        return left

    def wrap(self, text: str, style: Style, width: float) -> tuple[str, ...]:
        """Break a text into lines, once."""
        key = text, style, width
        if key not in self._wrapped:
            self._wrapped[key] = super().wrap(text, style, width)
        return self._wrapped[key]

    def line(self, text: str, style: Style, color: RGB) -> pygame.Surface:
        """Give a line and remember it, and where in its picture the letters are."""
        image = super().line(text, style, color)
        self.last, self.box = (image, text, color), self._shape(text, style)[1]
        return image

    def _draw(self, text: str, style: Style, color: RGB) -> pygame.Surface:
        """Dye a line."""
        image = self._shape(text, style)[0].copy()
        image.fill(color, special_flags=pygame.BLEND_RGB_MULT)
        return image

    def _shape(self, text: str, style: Style) -> tuple[pygame.Surface, Rect]:
        """Return a line in white and where its letters are."""
        key = text, style.but(color="ink")
        if key not in self._shapes:
            white = super()._draw(text, style, WHITE)
            self._shapes[key] = white, white.get_bounding_rect()
        return self._shapes[key]


@dataclass(frozen=True, slots=True)
class Drawer:
    """The letters and the pictures that brushes draw alike, one brush after the other."""

    letters: dict[tuple[float, str], _Letters] = field(default_factory=dict)
    pictures: dict[Hashable, pygame.Surface] = field(default_factory=dict)

    def letters_of(self, find: Find, scale: float, typeface: str) -> _Letters:
        """Return letters, the same ones as long as nobody asks for others."""
        if (scale, typeface) not in self.letters:
            self.letters.clear()
            self.letters[scale, typeface] = _Letters(find, scale, typeface)
        return self.letters[scale, typeface]

    def picture(self, key: Hashable, draw: Callable[[], pygame.Surface]) -> pygame.Surface:
        """Return a picture, drawn anew only if nobody has asked for it for long."""
        found = self.pictures.pop(key, None) or draw()
        self.pictures[key] = found
        while sum(one.width * one.height for one in self.pictures.values()) > PIXELS_KEPT:
            del self.pictures[next(iter(self.pictures))]
        return found


class WatchedBrush(Brush):
    """A brush that remembers its lines of letters, and copies of strands' and families' marks."""

    def __init__(
        self, pictures: Pictures, settings: Settings, size: tuple[int, int], drawer: Drawer
    ) -> None:  # fmt: skip
        """Begin with nothing written; what others have drawn lies in the drawer."""
        super().__init__(pictures, settings, size)
        self.drawer = drawer
        scale = self.metrics.scale * settings.text_scale
        self.letters = drawer.letters_of(pictures.find, scale, settings.typeface)
        self.lines: list[Line] = []
        self.cords: list[tuple[Rect, pygame.Surface]] = []
        self.strands: dict[Strand, pygame.Surface] = {}
        self.families: dict[Family, pygame.Surface] = {}

    def keep(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        """Return a picture; some are those of all brushes of this theme and scale."""
        if not isinstance(key, tuple) or key[0] not in SHARED:
            return super().keep(key, make)
        shared = self.theme.name, self.metrics.scale, key
        return super().keep(key, lambda: self.drawer.picture(shared, make))

    def stamp(self, image: pygame.Surface, corner: Point) -> None:
        """Put a picture down; where it is a line of letters, look first at what lies beneath."""
        last, text, color = self.letters.last
        if image is last:
            rect = self.letters.box.move(round(corner[0]), round(corner[1]))
            if grounds := self._grounds(rect):
                self.lines.append(Line(text, color, rect, self.surface, grounds))
        super().stamp(image, corner)

    def _grounds(self, rect: Rect) -> tuple[RGB, ...]:
        """Return the colors at points all over a box, as far as it is painted just now."""
        inside = rect.clip(self.surface.get_clip())
        xs = [inside.x + inside.w * (2 * i + 1) // (2 * ACROSS) for i in range(ACROSS)]
        ys = [inside.y + inside.h * (2 * i + 1) // (2 * DOWN) for i in range(DOWN)]
        if not inside.w or not inside.h:
            return ()
        paper, at = self.rgb("paper"), self.surface.get_at
        return tuple(_over(tuple(at((x, y))), paper) for x in xs for y in ys)

    def thread(self, spec: Thread, shown: float = 1.0) -> Rect:
        """Draw a thread; if it hangs down, remember where it is without the room for fibers."""
        bounds = super().thread(spec, shown)
        if bounds.h > bounds.w:
            self.cords.append((bounds.inflate(-bounds.w // 2, -bounds.w), self.surface))
        return bounds

    def swatch(self, strand: Strand, x: float, y: float, width: float = 44) -> Rect:
        """Draw a sample of a strand and keep a copy."""
        box = super().swatch(strand, x, y, width)
        self.strands[strand] = self._copy(box)
        return box

    def icon(
        self, name: str, center: Point, size: float = 22, color: str = "ink", stroke: float = 2.0
    ) -> None:
        """Draw an icon; keep a copy of what it looks like where it stands for a family."""
        super().icon(name, center, size, color, stroke)
        if color in FAMILY_ICONS and FAMILY_ICONS[color] == name:
            side = self.u(size)
            box = Rect(0, 0, side, side)
            box.center = round(center[0]), round(center[1])
            self.families[color] = self._copy(box)

    def _copy(self, box: Rect) -> pygame.Surface:
        """Return what can be seen in a box, on paper."""
        copy = pygame.Surface(box.size)
        copy.fill(self.rgb("paper"))
        copy.blit(self.surface, (0, 0), box)
        return copy


@cache
def _over(color: tuple[int, ...], paper: RGB) -> RGB:
    """Return the color of a point on a sheet; through a clear one the paper is seen."""
    *own, alpha = color
    left = 1 - alpha / 255
    red, green, blue = (round(c + left * under) for c, under in zip(own, paper, strict=True))
    return red, green, blue


# Simulated eyes: the matrices of Machado, Oliveira and Fernandes (2009) for the whole defect, over
# linear light; gray is what a printer without colors leaves.

EYES: dict[str, tuple[tuple[float, float, float], ...]] = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "gray": ((0.2126, 0.7152, 0.0722),) * 3,
}


def seen_by(eyes: str, color: RGB) -> RGB:
    """Return a color as such eyes see it."""
    linear = [_linear(c / 255) for c in color]
    mixed = (sum(m * c for m, c in zip(row, linear, strict=True)) for row in EYES[eyes])
    red, green, blue = (round(255 * _curved(min(1.0, max(0.0, c)))) for c in mixed)
    return red, green, blue


def _linear(c: float) -> float:
    """Take the curve of sRGB off a share of light."""
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def _curved(c: float) -> float:
    """Put the curve of sRGB on a share of light."""
    return 12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055
