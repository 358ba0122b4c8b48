"""Text, boxes and marks: what every screen is made of, each drawn once and then blitted."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal, TypeVar, cast

import pygame

from game.ui import shapes
from game.ui.fonts import BODY, Lettering, Style
from game.ui.metrics import Metrics, Settings
from game.ui.pictures import Pictures
from game.ui.shapes import PREMULTIPLIED, Point
from game.ui.theme import RGB, THEMES, Color

Align = Literal["left", "center", "right"]
Run = tuple[str, Style]
T = TypeVar("T")
NEAR_SHADOW = (3, 26, 1)
SMALL_BOX = 64_000
WINDOWS_KEPT = 12
"""So many windows full of small pictures are kept: twice as many as the busiest screen needs."""


class Pen:
    """Draws on `surface` in one theme and one size of window; coordinates are pixels.

    Sizes called design pixels (text, icons, radii, borders) grow with the window.
    """

    def __init__(self, pictures: Pictures, settings: Settings, size: tuple[int, int]) -> None:
        """Take where pictures come from, what the player chose and the size of the window."""
        self.settings = settings
        self.theme = THEMES[settings.theme]
        self.metrics = Metrics(*size, settings.text_scale, touch=settings.touch)
        text_scale = self.metrics.scale * settings.text_scale
        self.letters = Lettering(pictures.find, text_scale, settings.typeface)
        self.pictures = pictures
        self.surface = pygame.Surface((1, 1))
        self._kept: dict[Hashable, pygame.Surface] = {}
        self._room = WINDOWS_KEPT * size[0] * size[1]
        self._measures: dict[Hashable, object] = {}

    @contextmanager
    def onto(self, surface: pygame.Surface) -> Iterator[None]:
        """Draw on another surface for a while."""
        before, self.surface = self.surface, surface
        try:
            yield
        finally:
            self.surface = before

    def px(self, length: float) -> int:
        """Return design pixels of decoration as pixels."""
        return self.metrics.px(length)

    def u(self, length: float) -> int:
        """Return design pixels of something that holds text as pixels."""
        return self.metrics.u(length)

    def rgb(self, color: Color) -> RGB:
        """Return a color of the theme."""
        return self.theme.color(color)

    def keep(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        """Return a picture that is made at most once, until the oldest have to make room."""
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = make()
            self._room -= _pixels(found)
            while self._room < 0 and len(self._kept) > 1:
                self.drop(next(iter(self._kept)))
        return found

    def drop(self, key: Hashable) -> None:
        """Keep a picture no longer."""
        self._room += _pixels(self._kept.pop(key))

    def measure(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is measured at most once; the key must say all that it depends on."""
        if key not in self._measures:
            self._measures[key] = make()
        return cast("T", self._measures[key])

    def knows(self, key: Hashable) -> bool:
        """Tell whether something is measured already."""
        return key in self._measures

    def stamp(self, image: pygame.Surface, corner: tuple[float, float]) -> None:
        """Blit a premultiplied picture."""
        place = round(corner[0]), round(corner[1])
        self.surface.blit(image, place, special_flags=PREMULTIPLIED)

    def stamp_at(self, image: pygame.Surface, center: Point) -> None:
        """Blit a premultiplied picture round a center."""
        x, y = center
        self.stamp(image, (x - image.get_width() / 2, y - image.get_height() / 2))

    # Text.

    def width(self, text: str, style: Style = BODY) -> int:
        """Return the width of one line in pixels, rounded up."""
        return int(self.letters.width(text, style)) + 1

    def leading(self, style: Style = BODY) -> int:
        """Return the height of a line in pixels."""
        return self.letters.leading(style)

    def wrap(self, text: str, style: Style, width: float) -> tuple[str, ...]:
        """Return the lines a text takes within a width; words too long for it are cut."""
        return self.letters.wrap(text, style, width)

    def height(self, text: str, style: Style, width: float) -> int:
        """Return the height in pixels of a text wrapped to a width, without drawing it."""
        return len(self.wrap(text, style, width)) * self.leading(style)

    def text(  # noqa: PLR0913  (the one call that every screen makes most)
        self, text: str, x: float, y: float, style: Style = BODY, *,
        width: float = 0, align: Align = "left", lines: int = 0,
    ) -> int:  # fmt: skip
        """Draw text from the top of its first line; return its height.

        `x` is the left end, the middle or the right end, as `align` says. With `width` it wraps;
        with `lines` it shows so many lines at most, the last one ended with an ellipsis.
        """
        broken = self.wrap(text, style, width)
        if lines and len(broken) > lines:
            rest = " ".join(broken[lines - 1 :])
            broken = (*broken[: lines - 1], self.letters.fit(rest, style, width))
        leading, color = self.leading(style), self.rgb(style.color)
        shift = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        for i, line in enumerate(broken):
            if line:
                image = self.letters.line(line, style, color)
                top = y + i * leading + (leading - image.get_height()) / 2
                self.stamp(image, (x - image.get_width() * shift, top))
        return leading * len(broken)

    def label(
        self, text: str, rect: pygame.Rect, style: Style = BODY, align: Align = "center"
    ) -> None:
        """Draw one line in the middle of a box's height, cut with an ellipsis if it must be."""
        x = {"left": rect.left, "center": rect.centerx, "right": rect.right}[align]
        line = self.letters.fit(text, style, rect.w)
        self.text(line, x, rect.centery - self.leading(style) / 2, style, align=align)

    def runs(self, runs: Sequence[Run], x: float, y: float, width: float = 0) -> int:
        """Draw pieces in different styles as one paragraph; return its height."""
        return self._lay(runs, x, y, width, draw=True)

    def runs_height(self, runs: Sequence[Run], width: float) -> int:
        """Return the height of a paragraph of pieces without drawing it."""
        return self._lay(runs, 0, 0, width, draw=False)

    def runs_width(self, runs: Sequence[Run]) -> int:
        """Return the width of a paragraph of pieces on one line."""
        return sum(self.width(text, style) for text, style in runs)

    def _lay(self, runs: Sequence[Run], x: float, y: float, width: float, *, draw: bool) -> int:
        """Place words one after another, and draw them if asked."""
        leading = max((self.leading(style) for _, style in runs), default=0)
        pen_x, pen_y = x, y
        for text, style in runs:
            for i, word in enumerate(text.split(" ")):
                pen_x += self.letters.width(" ", style) if i else 0
                wide = self.letters.width(word, style)
                if word and width and pen_x > x and pen_x + wide > x + width:
                    pen_x, pen_y = x, pen_y + leading
                if word and draw:
                    own = self.leading(style)
                    self.text(word, pen_x, pen_y + (leading - own) / 2, style)
                pen_x += wide
        return round(pen_y - y) + leading

    # Shapes.

    def box(
        self, rect: pygame.Rect, fill: Color = "card", radius: float = 12,
        border: float = 0, edge: Color = "line",
    ) -> None:  # fmt: skip
        """Fill a rounded box; radius and border are design pixels, the border lies inside."""
        around, inside = self.rgb(edge), self.rgb(fill)
        corner = min(self.px(radius), rect.w // 2, rect.h // 2)
        side = 2 * corner + 2 + 2 * self.px(border)
        size = min(rect.w, side), min(rect.h, side)
        thick = border * self.metrics.scale
        key = "box", size, corner, thick, inside, around
        source = self.keep(key, lambda: shapes.rounded(size, corner, inside, thick, around))
        self._stretch(key, source, rect, inside)

    def card(
        self, rect: pygame.Rect, fill: Color = "card", radius: float = 16,
        lift: int = 1, edge: Color = "line", border: float | None = None,
    ) -> None:  # fmt: skip
        """Fill a box that stands off the ground: a soft shadow, or a border in dark themes."""
        if lift and self.theme.shadows:
            far = (9 + 5 * lift, 20 + 8 * lift, 4 + 4 * lift)
            for blur, alpha, drop in (NEAR_SHADOW, far):
                self.shadow(rect.move(0, self.px(drop)), radius, blur, alpha)
        thick = self.theme.border if border is None else border
        self.box(rect, fill, radius, thick, edge)

    def shadow(self, rect: pygame.Rect, radius: float, blur: float, alpha: int) -> None:
        """Cast a soft shadow in the shape of a rounded box."""
        corner, soft = min(self.px(radius), min(rect.size) // 2), max(1, self.px(blur))
        pad = shapes.shadow_pad(soft)
        side = 2 * corner + 2 * pad + 2
        size, color = (min(rect.w, side), min(rect.h, side)), self.rgb("shadow")
        key = "shadow", size, corner, soft, alpha
        source = self.keep(key, lambda: shapes.shadow(size, corner, soft, alpha, color))
        self._stretch(key, source, rect.inflate(2 * pad, 2 * pad))

    def _stretch(
        self, key: Hashable, source: pygame.Surface, rect: pygame.Rect, fill: RGB | None = None
    ) -> None:
        """Stamp a source stretched over a box; small boxes are stretched once for each size."""
        if source.get_size() == rect.size:
            self.stamp(source, rect.topleft)
        elif rect.w * rect.h > SMALL_BOX:
            shapes.stretch(self.surface, source, rect, fill)
        else:

            def draw() -> pygame.Surface:
                image = pygame.Surface(rect.size, pygame.SRCALPHA)
                shapes.stretch(image, source, image.get_rect(), fill)
                return image

            self.stamp(self.keep(("stretched", key, rect.size), draw), rect.topleft)

    def pill(self, rect: pygame.Rect, fill: Color, border: float = 0, edge: Color = "line") -> None:
        """Fill a box with round ends."""
        self.box(rect, fill, rect.h, border, edge)

    def disc(
        self, center: Point, radius: float, fill: Color, border: float = 0, edge: Color = "edge"
    ) -> None:
        """Fill a disc; the radius is pixels."""
        side = max(2, round(2 * radius))
        corner = round(center[0] - side / 2), round(center[1] - side / 2)
        self.box(pygame.Rect(corner, (side, side)), fill, side, border, edge)

    def polygon(self, points: Sequence[Point], color: Color) -> None:
        """Fill a polygon with smooth edges."""
        self.stamp(*shapes.polygon(points, self.rgb(color)))

    def stroke(self, points: Sequence[Point], color: Color, width: float = 2) -> None:
        """Draw a smooth line through points; the width is design pixels."""
        self.stamp(*shapes.stroke(points, self.rgb(color), width * self.metrics.scale))

    def rule(self, x: int, y: int, width: int, color: Color = "grid") -> None:
        """Draw a level hairline; what only divides is fainter than what it divides."""
        self.surface.fill(self.rgb(color), (x, y, width, max(1, self.px(1.5))))

    def ring(self, rect: pygame.Rect, radius: float = 16) -> None:
        """Draw the focus ring round a box: strong outside, light inside, visible on any ground."""
        corner = min(self.px(radius), min(rect.size) // 2)
        gap, width = self.px(3), self.px(4)
        side = 2 * corner + 2
        size = min(rect.w, side), min(rect.h, side)
        outer, inner = self.rgb("focus"), self.rgb("focus_in")
        key = "ring", size, corner
        source = self.keep(key, lambda: shapes.ring(size, corner, gap, width, outer, inner))
        grow = 2 * (gap + width)
        self._stretch(key, source, rect.inflate(grow, grow))

    def icon(
        self, name: str, center: Point, size: float = 22, color: Color = "ink",
        stroke: float = 2.0,
    ) -> None:  # fmt: skip
        """Draw an icon round a center; its size is design pixels of text."""
        side, tone = max(8, self.u(size)), self.rgb(color)
        key = "icon", name, side, tone, stroke
        self.stamp_at(self.keep(key, lambda: self.pictures.icon(name, side, tone, stroke)), center)

    def triangle(
        self, center: Point, size: float, color: Color, *, up: bool, hollow: bool = False
    ) -> None:
        """Draw an arrowhead: filled for likely, hollow for unsure; its size is design pixels."""
        half, color = self.u(size) / 2, self.rgb(color)
        tip = -half if up else half
        x, y = center

        def corners(shrink: float) -> list[Point]:
            wide, tall = half * 1.15 * shrink, tip * shrink
            drop = tip * (1 - shrink) * 0.28
            return [(x - wide, y - tall - drop), (x + wide, y - tall - drop), (x, y + tall - drop)]

        self.polygon(corners(1.0), color)
        if hollow:
            self.polygon(corners(0.48), "card")

    def key_cap(self, label: str, x: float, y: float) -> int:
        """Draw a key's cap with its top left corner at a point; return its width."""
        style = Style(16, 700, "ink2")
        width, height = self.key_cap_size(label)
        cap = pygame.Rect(round(x), round(y), width, height)
        self.box(cap, "card", 6, max(1.5, self.theme.border), "edge")
        self.label(label, cap, style)
        return width

    def key_cap_size(self, label: str) -> tuple[int, int]:
        """Return the size a key's cap needs."""
        height = self.u(26)
        return max(height, self.width(label, Style(16, 700)) + self.u(12)), height


def _pixels(image: pygame.Surface) -> int:
    """Return how many pixels a picture has."""
    return image.get_width() * image.get_height()
