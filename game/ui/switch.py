"""A line with a switch at its end, the same in the settings and before a play."""

from dataclasses import dataclass

from pygame import Rect

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
        """Return the height of a line."""
        del width
        return max(brush.metrics.touch, brush.u(60))

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
