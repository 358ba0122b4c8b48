"""Tabs: one row of a few things, of which one is looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from pygame import Rect

from game.ui.controls import tab_size
from game.ui.fonts import HEADING
from game.ui.layout import run
from game.ui.paint import Brush
from game.ui.widgets import Role, Widget

__all__ = ["Tabs"]


@dataclass(frozen=True, slots=True)
class Tabs:
    """A row of tabs, which ask for the place of the one that is pressed; a title beside them."""

    labels: tuple[str, ...]
    chosen: int
    ask: Callable[[int], object]
    title: str = ""

    def _widths(self, brush: Brush, width: int) -> list[int]:
        """Return the width of every tab."""
        return [min(tab_size(brush, text)[0] + brush.u(4), width) for text in self.labels]

    def _titled(self, brush: Brush, width: int) -> int:
        """Return the width of the title with a gap where it fits beside the tabs, else 0."""
        title = brush.width(self.title, HEADING) + brush.u(16) if self.title else 0
        tabs = sum(self._widths(brush, width)) + brush.u(6) * (len(self.labels) - 1)
        return title if title + tabs <= width else 0

    def _boxes(self, brush: Brush, rect: Rect) -> tuple[Rect, ...]:
        """Place the tabs: at the right end beside the title, or on lines of their own."""
        widths, gap = self._widths(brush, rect.w), brush.u(6)
        tall = max(tab_size(brush, "x")[1], brush.metrics.touch)
        if not self._titled(brush, rect.w):
            return run(rect.x, rect.y, widths, tall, gap, rect.w)
        total = sum(widths) + gap * (len(widths) - 1)
        return run(rect.right - total, rect.y, widths, tall, gap)

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of all rows of tabs."""
        return max(box.bottom for box in self._boxes(brush, Rect(0, 0, width, 0)))

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Write the title where it fits; tabs are drawn by the scene."""
        if self._titled(brush, rect.w):
            brush.label(self.title, rect, HEADING, "left")

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the title and the tabs."""
        tabs = tuple(
            Widget(
                f"tab-{i}", Role.TAB, label, box, self.ask(i), selected=i == self.chosen,
                radius=box.h / 2 / brush.metrics.scale,
            )
            for i, (label, box) in enumerate(
                zip(self.labels, self._boxes(brush, rect), strict=True)
            )
        )  # fmt: skip
        heading = (Widget("why", Role.HEADING, self.title, rect),) if self.title else ()
        return (*heading, *tabs)
