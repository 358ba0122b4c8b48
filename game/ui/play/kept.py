"""What does not change while a player looks from card to card is painted once."""

from collections.abc import Callable, Hashable

import pygame

from game.ui.paint import Brush
from game.ui.shapes import PREMULTIPLIED


class Kept:
    """Pictures of parts of a screen, for the brush that painted them; another brush begins anew."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._brush: Brush | None = None
        self._pictures: dict[Hashable, pygame.Surface] = {}

    def picture(
        self, brush: Brush, key: Hashable, size: tuple[int, int], paint: Callable[[], object],
        *, clear: bool = False,
    ) -> pygame.Surface:  # fmt: skip
        """Return a picture that is painted at most once, on paper or on clear ground."""
        if brush is not self._brush:
            self._brush = brush
            self._pictures.clear()
        if key not in self._pictures:
            flags = pygame.SRCALPHA if clear else 0
            image = pygame.Surface(size, flags)
            if not clear:
                image.fill(brush.rgb("paper"))
            with brush.onto(image):
                paint()
            self._pictures[key] = image
        return self._pictures[key]

    def stamp(
        self, brush: Brush, key: Hashable, size: tuple[int, int], paint: Callable[[], object]
    ) -> None:
        """Stamp a picture on clear ground into the corner of what is painted now."""
        image = self.picture(brush, key, size, paint, clear=True)
        brush.surface.blit(image, (0, 0), special_flags=PREMULTIPLIED)
