"""Bad news is told once, calmly, with what was done about it, and then it is out of the way."""

from collections.abc import Callable
from dataclasses import dataclass

from pygame import Rect

from game.ui.controls import button_size, draw_control
from game.ui.fonts import HEADING
from game.ui.paint import Brush
from game.ui.play.blocks import Block, Marked, Panel, Stack, Words, icon_mark
from game.ui.play.region import Region, areas_of, paint_regions, widgets_of
from game.ui.scene import Back, Goto, Page
from game.ui.widgets import Look, Role, Widget

__all__ = ["Menu", "Notice"]

GO_ON = "go-on"
WIDEST = 34
"""A column of words is at most so many em wide."""


@dataclass(frozen=True, slots=True)
class Menu:
    """Buttons under each other: an action, a label and an icon each; the first one is filled."""

    buttons: tuple[tuple[object, str, str], ...]

    def _tall(self, brush: Brush) -> int:
        """Return the height of a button and the gap below it."""
        return button_size(brush, "")[1] + brush.px(10)

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of all buttons."""
        del width
        return len(self.buttons) * self._tall(brush) - brush.px(10)

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Leave all drawing to the buttons."""

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the buttons."""
        tall = self._tall(brush)
        return tuple(
            Widget(
                str(getattr(action, "value", GO_ON)), Role.BUTTON, label,
                Rect(rect.x, rect.y + i * tall, rect.w, tall - brush.px(10)), action,
                style="" if i else "primary", icon=icon,
            )
            for i, (action, label, icon) in enumerate(self.buttons)
        )  # fmt: skip


def middle(brush: Brush, block: Block) -> Region:
    """Return a region for a column in the middle of the window, for as much as it needs."""
    metrics = brush.metrics
    wide = min(metrics.width - 2 * metrics.margin, round(WIDEST * metrics.em))
    side, edge = (metrics.width - wide) // 2, brush.px(20)
    spare = metrics.height - block.height(brush, wide)
    top = max(edge, spare * 2 // 5)
    window = Rect(0, 0, metrics.width, metrics.height)
    return Region("middle", window, block, side, side, top, edge, stretch=False)


@dataclass(frozen=True)
class Notice:
    """A few sentences and one button; `then` says what follows."""

    lines: tuple[str, ...]
    button: str
    then: Callable[[], Goto]

    def compose(self, brush: Brush) -> Page:
        """Lay the sentences out in the middle of the window."""
        regions = (middle(brush, self._block()),)
        return Page(
            widgets_of(brush, regions), areas_of(brush, regions), GO_ON, says=" ".join(self.lines)
        )

    def paint(self, brush: Brush, _page: Page, area: str) -> None:
        """Paint the sentences."""
        paint_regions(brush, (middle(brush, self._block()),), area)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw the button."""
        draw_control(brush, widget, look)

    def handle(self, action: object) -> Goto | None:
        """Go on, however the player says so."""
        return self.then() if isinstance(action, Back) else None

    def _block(self) -> Block:
        """Pile up the sentences and the button."""
        said = tuple(Marked(icon_mark("info"), Words(line, HEADING)) for line in self.lines)
        return Panel(Stack((*said, Menu(((Back(), self.button, ""),))), 18), 26)
