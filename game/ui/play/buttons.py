"""A row of buttons at the foot of a screen: the likeliest first, all as wide as their words."""

from dataclasses import dataclass

from pygame import Rect

from game.ui.controls import button_size
from game.ui.layout import run
from game.ui.paint import Brush
from game.ui.widgets import Role, Widget


@dataclass(frozen=True, slots=True)
class Wish:
    """A button: its id, its words, its icon and what it asks for."""

    id: str
    label: str
    icon: str
    action: object


def _boxes(brush: Brush, wishes: tuple[Wish, ...]) -> tuple[Rect, ...]:
    """Place the buttons from the left, on to another line where the window ends."""
    room = brush.metrics.width - 2 * brush.metrics.margin
    widths = [min(button_size(brush, wish.label, wish.icon)[0], room) for wish in wishes]
    tall = button_size(brush, "x")[1]
    if brush.metrics.density.tight:
        tall = max(brush.metrics.touch, tall * 3 // 4)
    return run(brush.metrics.margin, 0, widths, tall, brush.px(14), room)


def foot(brush: Brush, wishes: tuple[Wish, ...]) -> Rect:
    """Return the place at the bottom of the window that the buttons take, with their margin."""
    boxes = _boxes(brush, wishes)
    metrics = brush.metrics
    high = boxes[-1].bottom + brush.px(12 if metrics.density.tight else 22)
    return Rect(0, metrics.height - high, metrics.width, high)


def buttons(brush: Brush, wishes: tuple[Wish, ...]) -> tuple[Widget, ...]:
    """Return the buttons; the first one is filled."""
    top = foot(brush, wishes).y
    return tuple(
        Widget(
            wish.id, Role.BUTTON, wish.label, box.move(0, top), wish.action, icon=wish.icon,
            style="" if i else "primary",
        )
        for i, (wish, box) in enumerate(zip(wishes, _boxes(brush, wishes), strict=True))
    )  # fmt: skip
