"""Measure, then place, then draw: no box is ever a fixed size that its text must fit into."""

from collections.abc import Sequence
from itertools import pairwise

from pygame import Rect

from game.ui.theme import Color
from game.ui.value import Value


def inset(rect: Rect, x: int, y: int | None = None) -> Rect:
    """Return a rectangle smaller by a padding on every side."""
    return rect.inflate(-2 * x, -2 * (x if y is None else y))


def columns(rect: Rect, shares: Sequence[float], gap: int) -> tuple[Rect, ...]:
    """Cut a rectangle into columns with widths in the given proportions."""
    room, total = rect.w - gap * (len(shares) - 1), sum(shares)
    edges = [0.0]
    for share in shares:
        edges.append(edges[-1] + room * share / total)
    return tuple(
        Rect(rect.x + round(left) + i * gap, rect.y, round(right) - round(left), rect.h)
        for i, (left, right) in enumerate(pairwise(edges))
    )


def rows(rect: Rect, heights: Sequence[int], gap: int) -> tuple[Rect, ...]:
    """Stack rows of given heights from the top of a rectangle; they may pass its bottom."""
    result: list[Rect] = []
    y = rect.y
    for height in heights:
        result.append(Rect(rect.x, y, rect.w, height))
        y += height + gap
    return tuple(result)


def grid(rect: Rect, count: int, across: int, heights: Sequence[int], gap: int) -> tuple[Rect, ...]:
    """Place cells left to right, top to bottom; every row is as tall as its tallest cell."""
    lanes = columns(rect, [1.0] * across, gap)
    result: list[Rect] = []
    y = rect.y
    for first in range(0, count, across):
        tall = max(heights[first : min(count, first + across)])
        result += [Rect(lane.x, y, lane.w, tall) for lane in lanes[: count - first]]
        y += tall + gap
    return tuple(result)


def run(
    x: int, y: int, widths: Sequence[int], height: int, gap: int, room: int = 0
) -> tuple[Rect, ...]:
    """Place boxes of given widths side by side, on to the next line where the room ends."""
    result: list[Rect] = []
    left, top = x, y
    for width in widths:
        if room and left > x and left + width > x + room:
            left, top = x, top + height + gap
        result.append(Rect(left, top, width, height))
        left += width + gap
    return tuple(result)


def evenly(
    x: int, y: int, widths: Sequence[int], height: int, gap: int, room: int
) -> tuple[Rect, ...]:
    """Place boxes on as many lines as `run` does, but on lines as equally long as can be."""
    boxes = run(x, y, widths, height, gap, room)
    low, high = max(widths), room
    while low < high:
        middle = (low + high) // 2
        tried = run(x, y, widths, height, gap, middle)
        if tried[-1].y > boxes[-1].y:
            low = middle + 1
        else:
            boxes, high = tried, middle
    return boxes


def fit_across(room: int, least: int, gap: int, most: int) -> int:
    """Return how many columns at least `least` pixels wide fit into a room, 1 to `most`."""
    return max(1, min(most, (room + gap) // (least + gap)))


class Flow:
    """A pen that walks down a column and hands out rectangles."""

    def __init__(self, rect: Rect, gap: int = 0) -> None:
        """Begin at the top."""
        self.rect, self.y, self.gap = rect, rect.y, gap

    def take(self, height: int, gap: int | None = None) -> Rect:
        """Return the next rectangle of full width and leave a gap below it."""
        taken = Rect(self.rect.x, self.y, self.rect.w, height)
        self.y += height + (self.gap if gap is None else gap)
        return taken

    def skip(self, height: int) -> None:
        """Leave some room empty."""
        self.y += height

    @property
    def left(self) -> Rect:
        """Return what is left below the pen."""
        return Rect(self.rect.x, self.y, self.rect.w, max(0, self.rect.bottom - self.y))


class Area(Value):
    """A part of the page that scrolls: its window on the page and the height of its content.

    Content has its own coordinates: (0, 0) is its top left corner, its width is the window's. What
    lies between the heights in `shows` is to be seen when the page opens; `ground` is what it lies
    on.
    """

    id: str
    window: Rect
    height: int
    shows: tuple[int, int] | None = None
    ground: Color = "paper"

    @property
    def overflow(self) -> int:
        """Return how far the content can be scrolled, in pixels."""
        return max(0, self.height - self.window.h)

    def clamp(self, offset: float) -> int:
        """Return the nearest offset that shows content only."""
        return max(0, min(self.overflow, round(offset)))

    def opened(self, offset: int, pad: int) -> int:
        """Return the offset nearest to one left before that shows what is to be seen."""
        if self.shows is None:
            return self.clamp(offset)
        return self.reveal(offset, *self.shows, pad)

    def reveal(self, offset: int, top: int, bottom: int, pad: int) -> int:
        """Return the offset nearest to the present one that shows content from top to bottom."""
        low = bottom + pad - self.window.h
        high = top - pad
        return self.clamp(high if high < offset or low > high else max(offset, low))

    def bar(self, offset: int, width: int) -> Rect:
        """Return the handle of the scroll bar, on the page, or an empty one when all fits."""
        if not self.overflow:
            return Rect(self.window.right, self.window.y, 0, 0)
        room = self.window.h
        tall = max(3 * width, room * room // self.height)
        y = self.window.y + (room - tall) * offset // self.overflow
        return Rect(self.window.right - width, y, width, tall)

    def dragged(self, offset: int, by: int, width: int) -> int:
        """Return the offset after the handle was dragged by some pixels."""
        travel = self.window.h - self.bar(offset, width).h
        return self.clamp(offset + by * self.overflow / max(1, travel))
