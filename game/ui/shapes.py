"""Soft edges: everything is drawn large, smoothed down once and kept premultiplied."""

import math
from collections.abc import Callable, Sequence

import pygame

from game.ui.theme import RGB

PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED
FACTOR = 4
CLEAR = (0, 0, 0, 0)

Painter = Callable[[pygame.Surface, int], object]
Point = tuple[float, float]


def supersample(
    width: float, height: float, paint: Painter, factor: int = FACTOR
) -> pygame.Surface:
    """Return a premultiplied surface; `paint(surface, k)` draws it k times as large.

    Paint in opaque colors only: then every enlarged pixel is premultiplied as it is.
    """
    size = max(1, math.ceil(width)), max(1, math.ceil(height))
    large = pygame.Surface((size[0] * factor, size[1] * factor), pygame.SRCALPHA)
    paint(large, factor)
    return pygame.transform.smoothscale(large, size)


def rounded(
    size: tuple[int, int], radius: float, fill: RGB, border: float = 0, edge: RGB = (0, 0, 0)
) -> pygame.Surface:
    """Return a rounded rectangle, optionally with a border inside its edge."""

    def paint(surface: pygame.Surface, k: int) -> None:
        area = surface.get_rect()
        if border:
            pygame.draw.rect(surface, edge, area, border_radius=round(radius * k))
            area = area.inflate(-2 * round(border * k), -2 * round(border * k))
        inner = max(0, round((radius - border) * k))
        pygame.draw.rect(surface, fill, area, border_radius=inner)

    return supersample(*size, paint)


def outline(size: tuple[int, int], radius: float, width: float, color: RGB) -> pygame.Surface:
    """Return an empty rounded frame."""

    def paint(surface: pygame.Surface, k: int) -> None:
        area, thick = surface.get_rect(), round(width * k)
        pygame.draw.rect(surface, color, area, border_radius=round(radius * k))
        hole = area.inflate(-2 * thick, -2 * thick)
        pygame.draw.rect(surface, CLEAR, hole, border_radius=max(0, round(radius * k) - thick))

    return supersample(*size, paint)


def ring(
    size: tuple[int, int], radius: int, gap: int, width: int, outer: RGB, inner: RGB
) -> pygame.Surface:
    """Return a focus ring round an empty middle of the given size: a strong frame, a light one."""
    grow = 2 * (gap + width)

    def paint(surface: pygame.Surface, k: int) -> None:
        area = surface.get_rect()
        for cut, color in ((0, outer), (width, inner), (width + gap, None)):
            frame = area.inflate(-2 * cut * k, -2 * cut * k)
            corner = (radius + gap + width - cut) * k
            pygame.draw.rect(surface, color or CLEAR, frame, border_radius=corner)

    return supersample(size[0] + grow, size[1] + grow, paint)


def shadow(size: tuple[int, int], radius: int, blur: int, alpha: int, color: RGB) -> pygame.Surface:
    """Return a soft shadow of a rounded rectangle, `shadow_pad(blur)` wider on every side.

    A wide blur is drawn small and enlarged: nobody can tell, and it takes a tenth of the time.
    """
    pad, coarse = shadow_pad(blur), max(1, blur // 4)
    full = size[0] + 2 * pad, size[1] + 2 * pad
    surface = pygame.Surface((-(-full[0] // coarse), -(-full[1] // coarse)), pygame.SRCALPHA)
    surface.fill((*color, 0))
    area = surface.get_rect().inflate(-2 * pad // coarse, -2 * pad // coarse)
    pygame.draw.rect(surface, (*color, alpha), area, border_radius=max(1, radius // coarse))
    soft = pygame.transform.gaussian_blur(surface, max(1, blur // coarse)).premul_alpha()
    return soft if coarse == 1 else pygame.transform.smoothscale(soft, full)


def shadow_pad(blur: int) -> int:
    """Return how far a shadow reaches beyond what casts it."""
    return 5 * blur // 2


def stretch(
    target: pygame.Surface, source: pygame.Surface, area: pygame.Rect, fill: RGB | None = None
) -> None:
    """Blit a source over an area by stretching its middle row and column; corners stay whole."""
    width, height = source.get_size()
    left, top = width // 2, height // 2
    across, down = max(0, area.w - width), max(0, area.h - height)
    xs = (0, left, area.x), (left, width - left, area.x + left + across)
    ys = (0, top, area.y), (top, height - top, area.y + top + down)
    for from_x, w, x in xs:
        for from_y, h, y in ys:
            target.blit(source, (x, y), (from_x, from_y, w, h), special_flags=PREMULTIPLIED)
    if across:
        for from_y, h, y in ys:
            strip = source.subsurface((left, from_y, 1, h))
            wide = pygame.transform.scale(strip, (across, h))
            target.blit(wide, (area.x + left, y), special_flags=PREMULTIPLIED)
    if down:
        for from_x, w, x in xs:
            strip = source.subsurface((from_x, top, w, 1))
            tall = pygame.transform.scale(strip, (w, down))
            target.blit(tall, (x, area.y + top), special_flags=PREMULTIPLIED)
    if fill is not None and across and down:
        target.fill(fill, (area.x + left, area.y + top, across, down))


def polygon(points: Sequence[Point], color: RGB) -> tuple[pygame.Surface, tuple[int, int]]:
    """Return a smooth polygon and the corner where it belongs."""
    left = math.floor(min(p[0] for p in points)) - 1
    top = math.floor(min(p[1] for p in points)) - 1
    width = max(p[0] for p in points) - left + 2
    height = max(p[1] for p in points) - top + 2

    def paint(surface: pygame.Surface, k: int) -> None:
        moved = [((x - left) * k, (y - top) * k) for x, y in points]
        pygame.draw.polygon(surface, color, moved)

    return supersample(width, height, paint), (left, top)


def stroke(
    points: Sequence[Point], color: RGB, width: float
) -> tuple[pygame.Surface, tuple[int, int]]:
    """Return a smooth line with round joints and the corner where it belongs."""
    pad = math.ceil(width) + 1
    left = math.floor(min(p[0] for p in points)) - pad
    top = math.floor(min(p[1] for p in points)) - pad
    size = max(p[0] for p in points) - left + pad, max(p[1] for p in points) - top + pad

    def paint(surface: pygame.Surface, k: int) -> None:
        moved = [((x - left) * k, (y - top) * k) for x, y in points]
        pygame.draw.lines(surface, color, False, moved, max(1, round(width * k)))
        for joint in moved:
            pygame.draw.circle(surface, color, joint, width * k / 2)

    return supersample(*size, paint), (left, top)


def peg(radius: float, rim: RGB, face: RGB, groove: RGB, hole: RGB) -> pygame.Surface:
    """Return a sewing button with four holes: where a thread is tied on."""

    def paint(surface: pygame.Surface, k: int) -> None:
        center = surface.get_width() / 2
        rim_width = max(1.3, radius * 0.15)
        pygame.draw.circle(surface, rim, (center, center), radius * k)
        pygame.draw.circle(surface, face, (center, center), (radius - rim_width) * k)
        groove_at = (radius - 2 * rim_width) * k
        pygame.draw.circle(surface, groove, (center, center), groove_at, round(radius * 0.1 * k))
        for turn in range(4):
            angle = math.pi / 4 + turn * math.pi / 2
            x, y = math.cos(angle) * radius * 0.32 * k, math.sin(angle) * radius * 0.32 * k
            pygame.draw.circle(surface, hole, (center + x, center + y), radius * 0.145 * k)

    return supersample(2 * radius + 2, 2 * radius + 2, paint)


def seam(width: int, height: int, radius: int, color: RGB, thread: RGB) -> pygame.Surface:
    """Return the stitched band along the top of a card."""

    def paint(surface: pygame.Surface, k: int) -> None:
        band = (0, 0, width * k, (height + 2 * radius) * k)
        pygame.draw.rect(surface, color, band, border_radius=radius * k)
        y = (height / 2 + 1) * k
        for x in range(radius, width - radius - 4, 12):
            pygame.draw.line(surface, thread, (x * k, y), ((x + 7) * k, y), round(1.6 * k))

    return supersample(width, height, paint)


def portrait(
    face: pygame.Surface | None, diameter: int, disc: RGB, edge: RGB, border: float, over: float
) -> pygame.Surface:
    """Return a face on a disc; the head may rise above the disc by a share of its diameter."""
    k = 3
    side, rise = diameter * k, round(diameter * over) * k
    surface = pygame.Surface((side, side + rise), pygame.SRCALPHA)
    center, radius = (side / 2, rise + side / 2), side / 2
    pygame.draw.circle(surface, edge, center, radius)
    pygame.draw.circle(surface, disc, center, radius - border * k)
    if face is not None:
        layer = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
        bust = pygame.transform.smoothscale(face, (round(side * 0.98), round(side * 0.98)))
        layer.blit(bust, (side // 100, rise + side // 50), special_flags=PREMULTIPLIED)
        mask = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
        pygame.draw.circle(mask, (255, 255, 255, 255), center, radius - border * k)
        pygame.draw.rect(mask, (255, 255, 255, 255), (0, 0, side, rise + side * 0.55))
        layer.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        surface.blit(layer, (0, 0), special_flags=PREMULTIPLIED)
    size = diameter, diameter + round(diameter * over)
    return pygame.transform.smoothscale(surface, size)
