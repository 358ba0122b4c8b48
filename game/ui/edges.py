"""Where more lies beyond the edge of what scrolls, its last lines fade: nothing looks cut off."""

import pygame

from game.ui.layout import Area
from game.ui.paint import Brush
from game.ui.shapes import CLEAR

__all__ = ["soften"]

FADE, SHARE = 26, 5
"""How high a fade is, in design pixels and as a part of the window at most."""


def soften(brush: Brush, area: Area, offset: int) -> None:
    """Let content fade into the ground at the edges beyond which there is more of it."""
    window = area.window
    size = window.w, min(brush.px(FADE), window.h // SHARE)
    if offset > 0:
        brush.stamp(_veil(brush, size, area, up=True), window.topleft)
    if offset < area.overflow:
        brush.stamp(_veil(brush, size, area, up=False), (window.x, window.bottom - size[1]))


def _veil(brush: Brush, size: tuple[int, int], area: Area, *, up: bool) -> pygame.Surface:
    """Return the ground of an area, clearer and clearer toward the middle of its window."""

    def draw() -> pygame.Surface:
        wide, high = size
        image = pygame.Surface(size, pygame.SRCALPHA)
        image.fill(CLEAR)
        for y in range(high):
            share = (y + 1) / high
            alpha = round(255 * (1 - share if up else share))
            image.fill((*brush.rgb(area.ground), alpha), (0, y, wide, 1))
        return image.premul_alpha()

    return brush.keep(("veil", size, area.ground, up), draw)
