"""One list of widgets says what can be done: it is drawn, tabbed through, hit, tested and read."""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Literal, NamedTuple

import pygame

Direction = Literal["left", "right", "up", "down"]


class Role(Enum):
    """What a widget is, in words a screen reader knows."""

    BUTTON = "button"
    CARD = "card"
    OPTION = "option"
    LINK = "link"
    TAB = "tab"
    SWITCH = "switch"
    SLIDER = "slider"
    ITEM = "item"
    ENTRY = "entry"
    HEADING = "heading"
    TEXT = "text"
    IMAGE = "image"
    STATUS = "status"


PASSIVE = Role.HEADING, Role.TEXT, Role.IMAGE, Role.STATUS

CLOSING, ENDS = "”’\"')", (".", "!", "?", "…", ":")


class Widget(NamedTuple):
    """One thing on the screen; `action` is handed to the scene when it is activated.

    A disabled widget keeps its place in the Tab order, so that its description can say why.
    `area` names the scroll area whose coordinates `rect` uses. `key` is a shortcut: one letter or
    digit. `hold` asks for a held press or a second one. `less` and `more` are the actions of a
    slider's arrows. `style`, `icon` and `note` are hints for drawing. `part` is the part of `rect`
    that looks different under the mouse, where it is not all of it. `both` asks two players who
    share a side to press it, each of them.
    """

    id: str
    role: Role
    label: str
    rect: pygame.Rect
    action: object | None = None
    enabled: bool = True
    value: str = ""
    description: str = ""
    selected: bool = False
    key: str = ""
    hold: bool = False
    area: str = ""
    less: object | None = None
    more: object | None = None
    style: str = ""
    icon: str = ""
    note: str = ""
    radius: float = 14
    part: pygame.Rect | None = None
    both: bool = False

    @property
    def lively(self) -> pygame.Rect:
        """Return what looks different under the mouse."""
        return self.part or self.rect

    @property
    def focusable(self) -> bool:
        """Tell whether the keyboard stops here."""
        return self.role not in PASSIVE

    def moved(self, x: int, y: int) -> "Widget":
        """Return the widget at another place."""
        part = self.part.move(x, y) if self.part else None
        return self._replace(rect=self.rect.move(x, y), part=part)

    def target(self, touch: int) -> pygame.Rect:
        """Return the area that can be pressed: at least `touch` pixels each way."""
        grow = max(0, touch - self.rect.w), max(0, touch - self.rect.h)
        return self.rect.inflate(grow)


class Look(NamedTuple):
    """How a widget is to be drawn just now; `held` counts from 0 to 1 while it is held.

    `waiting` names which of two players has pressed it, while the other has not.
    """

    hovered: bool = False
    focused: bool = False
    pressed: bool = False
    armed: bool = False
    held: float = 0.0
    waiting: str = ""


def find(widgets: Iterable[Widget], id_: str) -> Widget | None:
    """Return the widget with an id."""
    return next((widget for widget in widgets if widget.id == id_), None)


def tab_order(widgets: Sequence[Widget]) -> tuple[Widget, ...]:
    """Return the widgets the keyboard visits: the list's own order is the reading order."""
    return tuple(widget for widget in widgets if widget.focusable)


def next_focus(stops: Sequence[str], current: str, step: int = 1) -> str:
    """Return which of the ids that Tab stops at comes next (1) or before (-1), round and round."""
    if not stops:
        return ""
    if current not in stops:
        return stops[0 if step > 0 else -1]
    return stops[(stops.index(current) + step) % len(stops)]


def _distance(origin: pygame.Rect, other: pygame.Rect, direction: Direction) -> float | None:
    """Return how far another widget is in a direction, sidesteps counting double; or None."""
    horizontal = direction in ("left", "right")
    sign = 1 if direction in ("right", "down") else -1
    dx, dy = other.centerx - origin.centerx, other.centery - origin.centery
    ahead = sign * (dx if horizontal else dy)
    if horizontal:
        gap = sign * (other.centerx - origin.centerx) - (origin.w + other.w) / 2
        aside = max(0, origin.top - other.bottom, other.top - origin.bottom)
        drift = abs(dy)
    else:
        gap = sign * (other.centery - origin.centery) - (origin.h + other.h) / 2
        aside = max(0, origin.left - other.right, other.left - origin.right)
        drift = abs(dx)
    if ahead <= 0 or gap < -min(origin.w, other.w, origin.h, other.h) / 2:
        return None
    return max(0.0, gap) + 2.5 * aside + 0.15 * drift


def toward(widgets: Sequence[Widget], current: str, direction: Direction) -> str:
    """Return the id of the nearest widget in a direction, or the current one at the border."""
    here, stops = find(widgets, current), tab_order(widgets)
    if here is None:
        return stops[0].id if stops else ""
    reach = [
        (distance, widget.id)
        for widget in stops
        if widget.id != current
        and (distance := _distance(here.rect, widget.rect, direction)) is not None
    ]
    return min(reach)[1] if reach else current


def hit(widgets: Sequence[Widget], point: tuple[int, int], touch: int = 0) -> Widget | None:
    """Return the topmost widget under a point, else the one whose padded target holds it."""
    live = [widget for widget in reversed(widgets) if widget.focusable]
    exact = next((widget for widget in live if widget.rect.collidepoint(point)), None)
    if exact is not None:
        return exact
    near = [widget for widget in live if widget.target(touch).collidepoint(point)]
    return min(near, key=lambda w: _off(w.rect, point), default=None)


def _off(rect: pygame.Rect, point: tuple[int, int]) -> int:
    """Return how far a point lies outside a rectangle."""
    x, y = point
    return max(rect.left - x, x - rect.right, 0) + max(rect.top - y, y - rect.bottom, 0)


def shortcut(widgets: Sequence[Widget], key: str) -> Widget | None:
    """Return the enabled widget that answers to a key."""
    return next((w for w in widgets if w.key and w.key.lower() == key.lower() and w.enabled), None)


def spoken(parts: Iterable[str]) -> str:
    """Put parts together as sentences, so that a voice pauses between them.

    >>> spoken(["Be there by 4:10.", "Anyone can check", "", "Private"])
    'Be there by 4:10. Anyone can check. Private'
    """
    said = [part.strip() for part in parts if part.strip()]
    ended = (p if p.rstrip(CLOSING).endswith(ENDS) else f"{p}." for p in said[:-1])
    return " ".join([*ended, *said[-1:]])
