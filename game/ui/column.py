"""Every screen outside a play is one column under a title, with one way back."""

from dataclasses import dataclass

from pygame import Rect

from game.ui.controls import draw_control
from game.ui.fonts import SCREEN
from game.ui.paint import Brush
from game.ui.play.blocks import Block
from game.ui.play.region import Region, areas_of, paint_regions, widgets_of
from game.ui.scene import Back, Page
from game.ui.widgets import Look, Role, Widget

__all__ = ["Column", "back_button", "draw_in_column", "head_of", "write_title"]

AREA = "column"
TITLES = tuple(SCREEN.but(size=size) for size in (28, 24, 21, 17))


@dataclass(frozen=True, slots=True)
class Column:
    """A title with a way back, over a block; `wide` is the column's greatest width in em."""

    title: str
    back: str
    block: Block
    wide: float = 48

    def page(self, brush: Brush, focus: str = "") -> Page:
        """Lay it out; without a wish the focus goes to the first thing in the column."""
        region, button = self._region(brush), back_button(brush, self.back)
        heading = Widget("title", Role.HEADING, self.title, head_of(brush, region.left))
        inner = widgets_of(brush, (region,))
        first = next((w.id for w in inner if w.focusable and w.style != "stop"), button.id)
        return Page(
            widgets=(heading, *inner, button),
            areas=areas_of(brush, (region,)),
            focus=focus or first,
            title=self.title,
            says=self.title,
        )

    def paint(self, brush: Brush, area: str) -> None:
        """Paint the title, or what scrolls beneath it."""
        region = self._region(brush)
        if not area:
            write_title(brush, self.title, head_of(brush, region.left))
        paint_regions(brush, (region,), area)

    def _region(self, brush: Brush) -> Region:
        """Return the column below the title, in the middle of a wide window."""
        metrics = brush.metrics
        top = head_of(brush).bottom + brush.px(6)
        window = Rect(0, top, metrics.width, metrics.height - top)
        room = metrics.width - 2 * metrics.margin
        side = (metrics.width - min(room, round(self.wide * metrics.em))) // 2
        edge = brush.px(16)
        return Region(
            AREA, window, self.block, side, side, top=edge, bottom=edge + brush.px(8), stretch=False
        )


def back_button(brush: Brush, label: str) -> Widget:
    """Return the round button that leads back."""
    side = max(brush.metrics.touch, brush.u(46))
    rect = Rect(brush.metrics.margin, brush.px(16), side, side)
    return Widget("back", Role.BUTTON, label, rect, Back(), style="round", icon="chevron-left")


def head_of(brush: Brush, column: int = 0) -> Rect:
    """Return where the title of a screen stands: over its column, or right beside the way back."""
    button = back_button(brush, "").rect
    left = max(column, button.right + brush.px(16))
    return Rect(left, button.y, brush.metrics.width - brush.metrics.margin - left, button.h)


def write_title(brush: Brush, title: str, rect: Rect) -> None:
    """Write a title at the left of a box, as large as it fits on one line, or small on more."""
    style = next((s for s in TITLES if brush.width(title, s) <= rect.w), TITLES[-1])
    top = rect.centery - brush.height(title, style, rect.w) / 2
    brush.text(title, rect.x, top, style, width=rect.w)


def draw_in_column(brush: Brush, widget: Widget, look: Look) -> None:
    """Draw a widget, unless it is only a place where the keyboard stops to read."""
    if widget.style != "stop":
        draw_control(brush, widget, look)
