"""A line with a switch at its end, the same in the settings and before a play."""

from dataclasses import dataclass

from pygame import Rect

from game.ui.controls import SWITCH_TEXT, switch_room
from game.ui.paint import Brush
from game.ui.widgets import Role, Widget

__all__ = ["Switch"]


@dataclass(frozen=True, slots=True)
class Switch:
    """What is on or off, and what follows when it is turned."""

    name: str
    label: str
    said: str
    on: bool
    after: object

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of the words, and at least that of a line of options."""
        words = brush.height(self.label, SWITCH_TEXT, switch_room(brush, width))
        return max(words, brush.metrics.touch, brush.u(48)) + brush.px(26)

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Leave all drawing to the switch itself."""

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the switch."""
        del brush
        return (
            Widget(
                self.name, Role.SWITCH, self.label, rect, self.after,
                value=self.said, selected=self.on, radius=18,
            ),
        )  # fmt: skip
