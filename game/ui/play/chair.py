"""The view from the other chair is spoken by the other, never by the game."""

from dataclasses import dataclass

from pygame import Rect

from game.present.views import PersonView
from game.ui.fonts import HEADING, SPEECH, Style
from game.ui.metrics import Density
from game.ui.paint import Brush
from game.ui.widgets import Role, Widget

QUOTE = Style(21, italic=True, leading=1.32)


@dataclass(frozen=True, slots=True)
class Chair:
    """A portrait, and what its owner says about the player's largest act, in a bubble."""

    title: str
    text: str
    person: PersonView

    def _side(self, brush: Brush, width: int) -> int:
        """Return the diameter of the portrait."""
        return min(brush.px(112 if brush.metrics.density is Density.ROOMY else 88), width // 3)

    def _style(self, brush: Brush) -> Style:
        """Return how the words are set."""
        return QUOTE if brush.metrics.density is Density.ROOMY else SPEECH

    def _bubble(self, brush: Brush, rect: Rect) -> Rect:
        """Place the bubble beside the portrait, or below it where that is too narrow."""
        side, pad = self._side(brush, rect.w), brush.px(18)
        top = rect.y + brush.leading(HEADING) + brush.px(10)
        x = rect.x + side + brush.px(28)
        if rect.right - x < 13 * brush.metrics.em:
            x, top = rect.x, top + side + brush.px(34)
        width = rect.right - x
        tall = brush.height(self.text, self._style(brush), width - 2 * pad) + 2 * pad
        return Rect(x, top, width, tall)

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of title, portrait and bubble."""
        bubble = self._bubble(brush, Rect(0, 0, width, 0))
        portrait = brush.leading(HEADING) + brush.px(26) + self._side(brush, width)
        return max(bubble.bottom, portrait)

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Paint title, portrait, bubble and words."""
        brush.text(self.title, rect.x, rect.y, HEADING)
        side, bubble = self._side(brush, rect.w), self._bubble(brush, rect)
        y = rect.y + brush.leading(HEADING) + brush.px(24) + side // 2
        person, flip = self.person, False
        center = rect.x + side // 2, y
        beside = bubble.x > rect.x
        tail = (center[0] + side * 0.54, y + side * 0.1)
        if not beside:
            tail = (center[0] + side * 0.3, center[1] + side * 0.52)
        _bubble_toward(brush, bubble, tail, beside=beside)
        brush.portrait(person.portrait, person.mood, center, side, flip=flip)
        pad = brush.px(18)
        room = bubble.w - 2 * pad
        top = bubble.y + pad
        brush.text(self.text, bubble.x + pad, top, self._style(brush), width=room)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return title and words."""
        del brush
        return (
            Widget("chair", Role.HEADING, self.title, rect),
            Widget("chair-words", Role.TEXT, self.text, rect),
        )


def _bubble_toward(brush: Brush, rect: Rect, tail: tuple[float, float], *, beside: bool) -> None:
    """Draw a speech bubble whose tail leaves it at the left, or at the top."""
    if not beside:
        brush.bubble(rect, tail)
        return
    brush.card(rect, "well", 18, 1)
    half, y = brush.px(12), min(max(tail[1], rect.y + brush.px(30)), rect.bottom - brush.px(30))
    root = rect.x + max(2, brush.px(brush.theme.border))
    sides = (root, y - half), (root, y + half)
    brush.polygon([*sides, tail], "well")
    for side in sides:
        edge = rect.x + brush.px(0.5), side[1]
        brush.stroke([edge, tail], "line" if brush.theme.shadows else "edge", brush.theme.border)
