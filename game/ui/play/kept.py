"""What does not change while a player looks from card to card is painted once."""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

import pygame

from game.ui.paint import Brush

T = TypeVar("T")
PIECES = 12
"""As many open cards as one goes back and forth between; each is a fifth of the screen."""


class Kept:
    """Pictures and measures of parts of a screen, all for one brush; another brush begins anew.

    A brush has one keeper: when the next screen begins to keep, the one before forgets. A screen
    and what it has measured hold on to each other, so that nobody else would let go of them soon.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._brush: Brush | None = None
        self._pictures: dict[Hashable, pygame.Surface] = {}
        self._measures: dict[Hashable, object] = {}
        self._pieces: dict[Hashable, pygame.Surface] = {}
        self._newest: dict[str, Hashable] = {}

    def _begin(self, brush: Brush) -> None:
        """Forget what another brush has painted and measured; let the screen before forget."""
        if brush is not self._brush:
            self._brush = brush
            self.forget()
        if brush.keeper is not self:
            if brush.keeper is not None:
                brush.keeper.forget()
            brush.keeper = self

    def forget(self) -> None:
        """Begin anew."""
        self._pictures.clear()
        self._measures.clear()
        self._pieces.clear()
        self._newest.clear()

    def measure(self, brush: Brush, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is measured at most once; the key must say all that it depends on."""
        self._begin(brush)
        if key not in self._measures:
            self._measures[key] = make()
        return cast("T", self._measures[key])

    def newest(
        self, brush: Brush, name: str, key: Hashable, size: tuple[int, int],
        paint: Callable[[], object], *, clear: bool = False,
    ) -> pygame.Surface:  # fmt: skip
        """Return a picture of which only the newest kind is kept."""
        self._begin(brush)
        if self._newest.get(name) != key:
            self._pictures.pop((name, self._newest.get(name)), None)
            self._newest[name] = key
        return self.picture(brush, (name, key), size, paint, clear=clear)

    def picture(
        self, brush: Brush, key: Hashable, size: tuple[int, int], paint: Callable[[], object],
        *, clear: bool = False,
    ) -> pygame.Surface:  # fmt: skip
        """Return a picture that is painted at most once, on paper or on clear ground."""
        self._begin(brush)
        if key not in self._pictures:
            flags = pygame.SRCALPHA if clear else 0
            image = pygame.Surface(size, flags)
            if not clear:
                image.fill(brush.rgb("paper"))
            with brush.onto(image):
                paint()
            self._pictures[key] = image
        return self._pictures[key]

    def piece(
        self, brush: Brush, key: Hashable, rect: pygame.Rect, paint: Callable[[], object]
    ) -> pygame.Surface:
        """Return a rectangle of a screen, of which the newest are kept."""
        self._begin(brush)
        found = self._pieces.pop(key, None)
        if found is None:
            screen = pygame.Surface((brush.metrics.width, brush.metrics.height))
            screen.set_clip(rect)
            with brush.onto(screen):
                paint()
            found = screen.subsurface(rect).copy()
        self._pieces[key] = found
        if len(self._pieces) > PIECES:
            del self._pieces[next(iter(self._pieces))]
        return found

    def stamp(
        self, brush: Brush, key: Hashable, rect: pygame.Rect, paint: Callable[[pygame.Rect], object]
    ) -> None:
        """Stamp a picture of a box; where halves are rounded to, odd places differ from even."""
        odd = rect.x % 2, rect.y % 2
        box = pygame.Rect(odd, rect.size)
        whole = key, odd, rect.size
        image = self.picture(brush, whole, box.bottomright, lambda: paint(box), clear=True)
        brush.stamp(image, (rect.x - odd[0], rect.y - odd[1]))

    def lay(
        self, brush: Brush, key: Hashable, size: tuple[int, int], paint: Callable[[], object]
    ) -> None:
        """Put a picture on clear ground into the corner of a sheet that is empty still."""
        image = self.picture(brush, key, size, paint, clear=True)
        image.set_alpha(None)
        brush.surface.blit(image, (0, 0))
