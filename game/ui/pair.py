"""Two players on one side: what both must agree to is done when both have pressed."""

from typing import Literal, NamedTuple

import pygame

from game.core.moves import Choice
from game.present.views import ChoiceView
from game.ui.fonts import LABEL
from game.ui.paint import Brush
from game.ui.scene import Page, Pair
from game.ui.theme import Color  # noqa: TC001 - the same import as everywhere else
from game.ui.widgets import Look, Role, Widget

Side = Literal["left", "right", "either"]
"""Who has pressed: a player whose key it is, or whoever comes first with the mouse."""

KEYS: dict[int, Side] = {
    pygame.K_f: "left",
    pygame.K_SPACE: "left",
    pygame.K_j: "right",
    pygame.K_RETURN: "right",
    pygame.K_KP_ENTER: "right",
}
OWN_KEYS = frozenset({pygame.K_f, pygame.K_j})
"""Keys that do nothing else, so that they need not point at what they press."""

KEY_CAPS, PAD_CAPS = ("F", "J"), ("1", "2")
TWICE_SECONDS = 0.4
OVER, INSET = 10, 5
CAP_TEXT = LABEL.but(weight=700)


class Waiting(NamedTuple):
    """One of the two has pressed: what, who, and when."""

    id: str
    side: Side
    since: float


def press(before: Waiting | None, now: Waiting) -> tuple[Waiting | None, bool]:
    """Return who waits after a press, and whether both have pressed.

    The same player's second press takes the first one back. One mouse stands for both players, but
    a double click is one press.
    """
    if before is None or before.id != now.id:
        return now, False
    if before.side == now.side:
        if now.side != "either":
            return None, False
        if now.since - before.since < TWICE_SECONDS:
            return before, False
    return None, True


def shared(page: Page, pair: Pair | None) -> Page:
    """Return a page on which every choice of the game needs both players, if there are two."""
    if pair is None:
        return page
    widgets = tuple(
        widget._replace(both=True, hold=False)
        if isinstance(widget.action, ChoiceView | Choice)
        else widget
        for widget in page.widgets
    )
    return page.but(widgets=widgets, pair=pair)


def meant(page: Page, focus: str) -> Widget | None:
    """Return what a player's own key presses: what has the focus, or else the only choice."""
    both = [widget for widget in page.widgets if widget.both and widget.enabled]
    here = [widget for widget in both if widget.id == focus]
    return (here or both)[0] if here or len(both) == 1 else None


def draw_both(brush: Brush, widget: Widget, look: Look, pair: Pair) -> None:
    """Draw each player's key at the upper edge, where it hides no words, and who is waited for."""
    edge, cap = widget.lively, brush.u(26)
    if widget.part is not None:
        top = edge.y - cap + brush.px(INSET)
    elif widget.role is Role.CARD:
        top = edge.y + brush.px(INSET)
    else:
        top = edge.y - min(cap // 2, brush.px(OVER))
    box = pygame.Rect(edge.right - brush.px(OVER) - 2 * cap, top, cap, cap)
    left = box.x
    first = look.waiting in ("left", "either")
    caps = PAD_CAPS if brush.by_pad else KEY_CAPS
    for name, pressed in zip(caps, (first, look.waiting == "right"), strict=True):
        color: Color = "button_text" if pressed else "ink"
        brush.pill(box, "button" if pressed else "card", 1.5, "edge")
        brush.label(name, box, CAP_TEXT.but(color=color))
        box = box.move(cap, 0)
    if look.waiting:
        right, words = left - brush.px(4), pair.asks(look.waiting)
        wide = brush.width(words, LABEL) + cap
        if widget.role is Role.CARD and wide > right - edge.x - brush.px(4):
            right, top = edge.right - brush.px(OVER), top + cap + brush.px(4)
        room = right - widget.rect.x - brush.px(4)
        words = brush.letters.fit(words, LABEL, room - cap)
        wide = brush.width(words, LABEL) + cap
        pill = pygame.Rect(right - wide, top, wide, cap)
        brush.pill(pill, "tag", 1.5, "edge")
        brush.label(words, pill, LABEL)
