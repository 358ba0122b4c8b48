"""A part of the window scrolls only when its pile of blocks is too tall; else it stands still."""

from collections.abc import Sequence
from dataclasses import dataclass

from pygame import Rect

from game.ui.layout import Area
from game.ui.paint import Brush
from game.ui.play.blocks import Block, numbered
from game.ui.widgets import Widget

__all__ = ["Region", "areas_of", "paint_regions", "widgets_of"]


@dataclass(frozen=True, slots=True)
class Region:
    """A block and the window it is seen through; insets in pixels leave room for shadows."""

    id: str
    window: Rect
    block: Block
    left: int = 0
    right: int = 0
    top: int = 0
    bottom: int = 0
    stretch: bool = True

    def tall(self, brush: Brush) -> int:
        """Return the height in pixels of the whole content."""
        width = self.window.w - self.left - self.right
        return self.block.height(brush, width) + self.top + self.bottom

    def scrolls(self, brush: Brush) -> bool:
        """Tell whether the content is taller than the window."""
        return self.tall(brush) > self.window.h

    def place(self, brush: Brush) -> Rect:
        """Return where the block lies: on the page, or in the content of its scroll area."""
        width, need = self.window.w - self.left - self.right, self.tall(brush)
        room = need - self.top - self.bottom
        if need > self.window.h:
            return Rect(self.left, self.top, width, room)
        x, y = self.window.x + self.left, self.window.y + self.top
        return Rect(x, y, width, self.window.h - self.top - self.bottom if self.stretch else room)


def areas_of(brush: Brush, regions: Sequence[Region]) -> tuple[Area, ...]:
    """Return a scroll area for every region that needs one."""
    return tuple(Area(r.id, r.window, r.tall(brush)) for r in regions if r.scrolls(brush))


def widgets_of(brush: Brush, regions: Sequence[Region]) -> tuple[Widget, ...]:
    """Return the widgets of all regions; stops are kept only where there is something to scroll."""
    result: list[Widget] = []
    for region in regions:
        scrolls = region.scrolls(brush)
        found = region.block.widgets(brush, region.place(brush))
        kept = tuple(w for w in found if scrolls or w.style != "stop")
        result += numbered(kept, region.id if scrolls else "")
    return tuple(result)


def paint_regions(brush: Brush, regions: Sequence[Region], area: str) -> None:
    """Paint the content of one scroll area, or with "" all that stands still."""
    for region in regions:
        if (region.id if region.scrolls(brush) else "") == area:
            region.block.paint(brush, region.place(brush))
