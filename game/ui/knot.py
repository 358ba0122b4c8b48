"""A kept promise is a knot and a broken one a fray: small signs that must read at any size."""

import math
from itertools import pairwise
from typing import NamedTuple

import pygame

from game.ui.shapes import Point, supersample
from game.ui.theme import RGB, STRANDS, Theme, Yarn, mix

KNOT_INK: RGB = (34, 38, 46)


class _Barrel(NamedTuple):
    """The measures that all parts of one knot share, in surface pixels."""

    surface: pygame.Surface
    center: Point
    half: float
    pitch: float
    rim: float

    def tail(self, side: int, edge: float, yarn: Yarn) -> None:
        """Draw the loose end that leaves the outermost wrap on one side."""
        half, (x, y) = self.half, self.center
        shares = [j / 12 for j in range(13)]
        spots = [
            (
                x + side * (edge + half * 0.78 * u),
                y - side * half * (0.42 + 0.62 * u - 0.25 * u * u),
            )
            for u in shares
        ]
        for radius, color in ((half * 0.20, KNOT_INK), (half * 0.20 - self.rim, yarn.fill)):
            for spot in spots:
                pygame.draw.circle(self.surface, color, spot, max(1.0, radius))

    def wrap(self, x: float, tall: float, yarn: Yarn) -> None:
        """Draw one slanted wrap with a line of light on it."""
        y, slant, thick = self.center[1], self.half * 0.30, self.pitch * 1.22
        for width, color in ((thick, KNOT_INK), (thick - 2 * self.rim, yarn.fill)):
            capsule(self.surface, color, (x - slant, y + tall), (x + slant, y - tall), width)
        shine, left = mix(yarn.fill, yarn.light, 0.8), x - thick * 0.13
        ends = (left - slant * 0.5, y + tall * 0.45), (left + slant * 0.85, y - tall * 0.85)
        capsule(self.surface, shine, *ends, thick * 0.17)


def draw_knot(size: int, half: float, theme: Theme) -> pygame.Surface:
    """Draw a barrel knot: one slanted wrap more than the promise's size, and two tails."""
    wraps, pitch = size + 1, half * 0.56
    width, height = int(wraps * pitch + half * 2.4), int(half * 3)
    surface = pygame.Surface((width, height), pygame.SRCALPHA)
    barrel = _Barrel(surface, (width / 2, height / 2), half, pitch, half * 0.085)
    yarns, middle = [theme.yarns[strand] for strand in STRANDS], (wraps - 1) / 2
    barrel.tail(-1, middle * pitch, yarns[2])
    barrel.tail(1, middle * pitch, yarns[0])
    for wrap in sorted(range(wraps), key=lambda j: -abs(j - middle)):
        bulge = abs(wrap - middle) / max(1.0, wraps / 2)
        tall = half * (1 - 0.26 * bulge * bulge) - pitch * 0.3
        barrel.wrap(width / 2 + (wrap - middle) * pitch, tall, yarns[wrap % 3])
    return surface


def capsule(surface: pygame.Surface, color: RGB, start: Point, end: Point, thick: float) -> None:
    """Draw a line with round ends; pygame's own thick lines have slanted ones."""
    (ax, ay), (bx, by) = start, end
    length = math.hypot(bx - ax, by - ay) or 1.0
    nx, ny = -(by - ay) / length * thick / 2, (bx - ax) / length * thick / 2
    corners = [(ax + nx, ay + ny), (bx + nx, by + ny), (bx - nx, by - ny), (ax - nx, ay - ny)]
    pygame.draw.polygon(surface, color, corners)
    pygame.draw.circle(surface, color, start, thick / 2)
    pygame.draw.circle(surface, color, end, thick / 2)


def draw_knot_icon(size: int, half: float, theme: Theme, alpha: float = 1.0) -> pygame.Surface:
    """Draw a knot by itself, half its height in pixels; faint when it only waits to be tied."""
    image = draw_knot(size, half * 4, theme)
    small = pygame.transform.smoothscale(image, (image.get_width() // 4, image.get_height() // 4))
    if alpha < 1:
        small.fill((round(255 * alpha),) * 4, special_flags=pygame.BLEND_RGBA_MULT)
    return small


def draw_fray_icon(half: float, color: RGB) -> pygame.Surface:
    """Draw a cord with a gap and splayed ends: a broken promise."""

    def paint(surface: pygame.Surface, k: int) -> None:
        middle_x, middle_y = surface.get_width() / 2, surface.get_height() / 2
        r = half * k
        for side in (-1, 1):
            root = middle_x + side * r * 0.34
            end = middle_x + side * r * 1.45
            start = root + side * r * 0.42, middle_y
            capsule(surface, color, start, (end, middle_y), r * 0.34)
            for lean in (-1.0, -0.5, 0.0, 0.5, 1.0):
                spots = [
                    (
                        root + side * r * (0.42 - 0.62 * u),
                        middle_y + lean * r * (0.10 + 0.12 * u + 0.62 * u * u),
                    )
                    for u in (j / 8 for j in range(9))
                ]
                for a, b in pairwise(spots):
                    capsule(surface, color, a, b, r * 0.12)

    return supersample(half * 3.4, half * 2.2, paint)
