"""A page of words is a pile of blocks, and every block knows its height before it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from pygame import Rect

from game.ui.fonts import BODY, LABEL, Style
from game.ui.layout import columns
from game.ui.paint import Brush
from game.ui.pen import Align, Run
from game.ui.theme import Color
from game.ui.widgets import Role, Widget

Mark = Callable[[Brush, Rect], object]

STOP, TOLD = "stop", "told"
"""Styles of widgets that are there to be read: one heads a panel, one tells a picture."""
STANDS_OUT = 8
"""So far a switch may stand out above and below its heading, in design pixels."""


class Block(Protocol):
    """Something that fills a width; where there is more height than it needs, it may stretch."""

    def height(self, brush: Brush, width: int) -> int:
        """Return the height in pixels it needs at a width."""
        ...

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Paint what stands still; widgets are drawn by the scene."""
        ...

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return its widgets in reading order, for its place."""
        ...


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; a screen reader finds it by its role, and reads what is `told` instead of it."""

    text: str
    style: Style = BODY
    role: Role = Role.TEXT
    align: Align = "left"
    told: str = ""

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of the wrapped text."""
        return brush.height(self.text, self.style, width) if self.text else 0

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Write the text from the top."""
        x = {"left": rect.x, "center": rect.centerx, "right": rect.right}[self.align]
        brush.text(self.text, x, rect.y, self.style, width=rect.w, align=self.align)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the text, for those who listen."""
        del brush
        told = self.told or self.text
        return (Widget(f"text-{self.text}", self.role, told, rect),) if self.text else ()


@dataclass(frozen=True, slots=True)
class Mixed:
    """A paragraph of pieces in different styles."""

    runs: tuple[Run, ...]

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of the wrapped pieces."""
        return brush.runs_height(self.runs, width)

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Write the pieces one after another."""
        brush.runs(self.runs, rect.x, rect.y, rect.w)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the pieces as one text."""
        del brush
        text = "".join(text for text, _ in self.runs)
        return (Widget(f"text-{text}", Role.TEXT, text, rect),)


@dataclass(frozen=True, slots=True)
class Asked:
    """A heading, and at its right end something to switch; below it where there is no room."""

    words: Words
    switch: Widget

    def _wide(self, brush: Brush) -> int:
        """Return the width of the switch."""
        return brush.width(self.switch.label, LABEL) + brush.u(34)

    def _beside(self, brush: Brush, width: int) -> bool:
        """Tell whether both fit on one line."""
        words = brush.width(self.words.text, self.words.style) + brush.px(20)
        return words + self._wide(brush) <= width

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of the heading, and of the switch below it.

        Beside the heading the switch may stand out above and below, but less than a gap.
        """
        words, touch = self.words.height(brush, width), brush.metrics.touch
        if self._beside(brush, width):
            return max(words, touch - 2 * brush.px(STANDS_OUT))
        return words + touch

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Write the heading; the switch is drawn by the scene."""
        self.words.paint(brush, rect)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the heading and the switch."""
        box = Rect(0, 0, min(self._wide(brush), rect.w), brush.metrics.touch)
        if self._beside(brush, rect.w):
            box.midright = rect.right, rect.centery
        else:
            box.bottomleft = rect.bottomleft
        return (*self.words.widgets(brush, rect), self.switch._replace(rect=box))


@dataclass(frozen=True, slots=True)
class Marked:
    """A block with a picture at its left, as high as a line of body text."""

    mark: Mark
    block: Block
    indent: float = 34

    def _inner(self, brush: Brush, rect: Rect) -> Rect:
        shift = min(brush.u(self.indent), rect.w // 3)
        return Rect(rect.x + shift, rect.y, rect.w - shift, rect.h)

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of the block beside the picture."""
        inner = self._inner(brush, Rect(0, 0, width, 0))
        return max(brush.leading(), self.block.height(brush, inner.w))

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Draw the picture and the block."""
        inner = self._inner(brush, rect)
        self.mark(brush, Rect(rect.x, rect.y, inner.x - rect.x, brush.leading()))
        self.block.paint(brush, inner)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the widgets of the block."""
        return self.block.widgets(brush, self._inner(brush, rect))


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks one under the other; `grows` names the one that takes what height is left over."""

    blocks: tuple[Block, ...]
    gap: float = 8
    grows: int | None = None

    def _places(self, brush: Brush, rect: Rect) -> tuple[Rect, ...]:
        """Return where every block goes; empty ones take no gap."""
        heights = [block.height(brush, rect.w) for block in self.blocks]
        gap = brush.u(self.gap)
        if self.grows is not None:
            used = sum(heights) + gap * max(0, sum(map(bool, heights)) - 1)
            heights[self.grows] += max(0, rect.h - used)
        places: list[Rect] = []
        y = rect.y
        for height in heights:
            places.append(Rect(rect.x, y, rect.w, height))
            y += height + (gap if height else 0)
        return tuple(places)

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of all blocks and the gaps between them."""
        places = self._places(brush, Rect(0, 0, width, 0))
        return max((place.bottom for place in places if place.h), default=0)

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Paint every block in its place."""
        for block, place in zip(self.blocks, self._places(brush, rect), strict=True):
            if place.h:
                block.paint(brush, place)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the widgets from top to bottom."""
        placed = zip(self.blocks, self._places(brush, rect), strict=True)
        return tuple(w for block, place in placed for w in block.widgets(brush, place))


@dataclass(frozen=True, slots=True)
class Across:
    """Blocks side by side, all as tall as the tallest."""

    blocks: tuple[Block, ...]
    shares: tuple[float, ...]
    gap: float = 14

    def _places(self, brush: Brush, rect: Rect) -> tuple[Rect, ...]:
        return columns(rect, self.shares, brush.px(self.gap))

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of the tallest."""
        places = self._places(brush, Rect(0, 0, width, 0))
        placed = zip(self.blocks, places, strict=True)
        return max(block.height(brush, place.w) for block, place in placed)

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Paint every block in its column."""
        for block, place in zip(self.blocks, self._places(brush, rect), strict=True):
            block.paint(brush, place)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the widgets column by column."""
        placed = zip(self.blocks, self._places(brush, rect), strict=True)
        return tuple(w for block, place in placed for w in block.widgets(brush, place))


@dataclass(frozen=True, slots=True)
class Gap:
    """Nothing, where a row is not full."""

    def height(self, brush: Brush, width: int) -> int:
        """Take no height."""
        del brush, width
        return 0

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Paint nothing."""

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Offer nothing."""
        del brush, rect
        return ()


@dataclass(frozen=True, slots=True)
class Panel:
    """A card round a block; with a name it is a stop for the keyboard, so that it scrolls here.

    A bare one has no card of its own.
    """

    block: Block
    pad: float = 20
    fill: Color = "card"
    lift: int = 1
    stop: str = ""
    label: str = ""
    center: bool = False
    bare: bool = False

    def _inner(self, brush: Brush, rect: Rect) -> Rect:
        x, y = brush.px(self.pad), brush.px(self.pad * 0.8)
        inner = Rect(rect.x + x, rect.y + y, rect.w - 2 * x, max(0, rect.h - 2 * y))
        if self.center and rect.h:
            need = self.block.height(brush, inner.w)
            inner.y += max(0, (inner.h - need) // 2)
            inner.h = need
        return inner

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of the block and the padding round it."""
        inner = self._inner(brush, Rect(0, 0, width, 0))
        return self.block.height(brush, inner.w) + 2 * brush.px(self.pad * 0.8)

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Paint the card and the block on it."""
        if not self.bare:
            brush.card(rect, self.fill, 18, self.lift)
        self.block.paint(brush, self._inner(brush, rect))

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the stop, if it has a name, and the widgets of the block."""
        inner = self.block.widgets(brush, self._inner(brush, rect))
        if not self.stop:
            return inner
        label = self.label or " ".join(w.label for w in inner[:1])
        return (Widget(self.stop, Role.ITEM, label, rect, style=STOP, radius=18), *inner)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture of a given height in design pixels of text."""

    tall: float
    mark: Mark
    label: str = ""

    def height(self, brush: Brush, width: int) -> int:
        """Return the given height."""
        del width
        return brush.u(self.tall)

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Draw the picture."""
        self.mark(brush, rect)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return what the picture says, if it says anything."""
        del brush
        return (Widget(f"image-{self.label}", Role.IMAGE, self.label, rect),) if self.label else ()


def rule() -> Drawn:
    """Return a hairline."""
    return Drawn(2, lambda brush, rect: brush.rule(rect.x, rect.y, rect.w))


def icon_mark(name: str, color: Color = "ink2", size: float = 21) -> Mark:
    """Return a mark that draws an icon at the left of a line."""
    return lambda brush, box: brush.icon(
        name, (box.x + brush.u(size) // 2 + brush.px(1), box.centery), size, color
    )


def numbered(widgets: tuple[Widget, ...], area: str) -> tuple[Widget, ...]:
    """Give every passive widget an id of its own, and all of them their scroll area."""
    return tuple(
        w._replace(area=area, id=w.id if w.focusable else f"{area or 'page'}-{i}-{w.id}"[:60])
        for i, w in enumerate(widgets)
    )
