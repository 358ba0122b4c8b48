"""One finger: a tap presses, a drag scrolls, and a long press shows what hovering shows."""

from typing import TYPE_CHECKING

import pygame

from game.ui.value import Value

if TYPE_CHECKING:
    from game.ui.hands import Hands

SLIP = 12
LONG_SECONDS = 0.5
Point = tuple[int, int]


class _Down(Value):
    """A finger that lies on the screen: where it came down and when, and where it is now.

    It `drags` an area, or none, once it has slipped far enough; `holds` what must be held; and has
    `shown` what lies under it after a while.
    """

    finger: int
    start: Point
    since: float
    at: Point
    under: str
    slipped: bool = False
    drags: str = ""
    holds: bool = False
    shown: bool = False


class Fingers:
    """The finger that came first; the others are not listened to until it is lifted."""

    def __init__(self, hands: "Hands") -> None:
        """Take the hands it belongs to."""
        self.hands = hands
        self._down: _Down | None = None

    @property
    def waiting(self) -> bool:
        """Tell whether a finger lies still and something will be shown for it."""
        down = self._down
        return down is not None and not (down.slipped or down.holds or down.shown)

    def take(self, event: pygame.Event) -> None:
        """Answer an event of a finger."""
        size = self.hands.stage.rect.size
        point = round(event.x * size[0]), round(event.y * size[1])
        if event.type == pygame.FINGERDOWN:
            if self._down is None:
                self._put(event.finger_id, point)
        elif self._down is not None and event.finger_id == self._down.finger:
            if event.type == pygame.FINGERMOTION:
                self._slip(self._down, point)
            else:
                self._lift(self._down, point)

    def tick(self) -> None:
        """Show what lies under a finger that has not moved for a while."""
        down = self._down
        if down is None or not self.waiting or self.hands.now() - down.since < LONG_SECONDS:
            return
        self._down = down.but(shown=True)
        self.hands.let_go()
        self.hands.hover(down.under)

    def _put(self, finger: int, point: Point) -> None:
        """Put a finger down; what must be held is held from now on."""
        hands = self.hands
        hands.hover("")
        widget = hands.stage.at(point)
        under = widget.id if widget is not None else ""
        holds = widget is not None and widget.hold and widget.enabled
        self._down = _Down(finger, point, hands.now(), point, under, holds=holds)
        if holds:
            hands.press_at(point)
        else:
            hands.stage.touch.pressed = under
            hands.stage.mark_touch()

    def _slip(self, down: _Down, point: Point) -> None:
        """Follow a finger: a little is a tremble, more drags what it lies on."""
        hands, stage = self.hands, self.hands.stage
        if down.shown:
            return
        if not down.slipped:
            far = max(abs(a - b) for a, b in zip(point, down.start, strict=True))
            if far < stage.brush.px(SLIP):
                return
            hands.let_go()
            areas = [a for a in stage.page.areas if a.window.collidepoint(down.start)]
            drags = next((area.id for area in areas if area.overflow), "")
            down = down.but(slipped=True, drags=drags)
        area = stage.areas.get(down.drags)
        if area is not None:
            stage.scroll_to(area, stage.place.offsets[area.id] + down.at[1] - point[1])
        self._down = down.but(at=point)

    def _lift(self, down: _Down, point: Point) -> None:
        """Lift a finger: what it came down on and still lies on is pressed."""
        self._down = None
        if down.slipped or down.shown:
            return
        if not down.holds:
            self.hands.let_go()
            self.hands.press_at(down.start)
        self.hands.release_at(point if down.holds else down.start)
