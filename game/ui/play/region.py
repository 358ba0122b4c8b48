"""A part of the window scrolls only when its pile of blocks is too tall; else it stands still."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pygame import Rect

from game.ui.layout import Area
from game.ui.paint import Brush
from game.ui.play.blocks import STOP, TOLD, Block, numbered
from game.ui.widgets import Role, Widget

__all__ = ["Laid", "Region", "areas_of", "paint_regions", "placed", "widgets_of"]


@dataclass(frozen=True, slots=True)
class Region:
    """A block and the window it is seen through; insets in pixels leave room for shadows.

    A framed one lies on a card that stands still while its content scrolls.
    """

    id: str
    window: Rect
    block: Block
    left: int = 0
    right: int = 0
    top: int = 0
    bottom: int = 0
    stretch: bool = True
    framed: bool = False
    need: int = -1

    def tall(self, brush: Brush) -> int:
        """Return the height in pixels of the whole content, measured once if `need` is known."""
        if self.need >= 0:
            return self.need
        width = self.sight.w - self.left - self.right
        return self.block.height(brush, width) + self.top + self.bottom

    def scrolls(self, brush: Brush) -> bool:
        """Tell whether the content is taller than the window."""
        return self.tall(brush) > self.sight.h

    @property
    def sight(self) -> Rect:
        """Return where its content is seen: inside the frame, if there is one."""
        return self.window.inflate(-10, -14) if self.framed else self.window

    def place(self, brush: Brush) -> Rect:
        """Return where the block lies: on the page, or in the content of its scroll area."""
        sight, need = self.sight, self.tall(brush)
        width, room = sight.w - self.left - self.right, need - self.top - self.bottom
        if need > sight.h:
            return Rect(self.left, self.top, width, room)
        high = sight.h - self.top - self.bottom if self.stretch else room
        return Rect(sight.x + self.left, sight.y + self.top, width, high)


class Laid:
    """What a scene has laid out: it holds for as long as the brush is the same."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._brush: Brush | None = None
        self._regions: tuple[Region, ...] = ()

    def regions(
        self, brush: Brush, lay: Callable[[Brush], tuple[Region, ...]]
    ) -> tuple[Region, ...]:
        """Return the regions, laid out and measured once for every brush."""
        if self._brush is not brush:
            self._regions = tuple(replace(r, need=r.tall(brush)) for r in lay(brush))
            self._brush = brush
        return self._regions


def areas_of(brush: Brush, regions: Sequence[Region]) -> tuple[Area, ...]:
    """Return a scroll area for every region that needs one."""
    return tuple(
        Area(r.id, r.sight, r.tall(brush), ground="card" if r.framed else "paper")
        for r in regions
        if r.scrolls(brush)
    )


def widgets_of(brush: Brush, regions: Sequence[Region]) -> tuple[Widget, ...]:
    """Return the widgets of all regions.

    A stop is there for the keyboard only where there is something to scroll; a picture that can be
    told is then a stop, too.
    """
    result: list[Widget] = []
    for region in regions:
        scrolls = region.scrolls(brush)
        found = region.block.widgets(brush, region.place(brush))
        if not scrolls:
            found = tuple(
                w._replace(role=Role.IMAGE) if w.style == TOLD else w
                for w in found
                if w.style != STOP
            )
        result += numbered(found, region.id if scrolls else "")
    return tuple(result)


def placed(brush: Brush, regions: Sequence[Region], id_: str) -> tuple[Rect, str]:
    """Return where a widget lies, and in which area if that scrolls."""
    return next(
        (widget.rect, region.id if region.scrolls(brush) else "")
        for region in regions
        for widget in region.block.widgets(brush, region.place(brush))
        if widget.id == id_
    )


def paint_regions(brush: Brush, regions: Sequence[Region], area: str) -> None:
    """Paint the content of one scroll area, or with "" all that stands still."""
    for region in regions:
        if region.framed and not area:
            brush.card(region.window, "card", 18)
        if (region.id if region.scrolls(brush) else "") == area:
            region.block.paint(brush, region.place(brush))
