"""Trust, drawn: a braid that is smooth where it is strong and comes apart where it is not."""

import math
import random
from collections.abc import Sequence
from typing import NamedTuple

import pygame

from game.ui.braid import Braid, Fray, Knot, Ply, Point, Span, Thread, curve, resample, weave
from game.ui.knot import draw_knot
from game.ui.shapes import PREMULTIPLIED, supersample
from game.ui.theme import RGB, STRANDS, Theme, Yarn, mix

CLEAR = (0, 0, 0, 0)
WHITE: RGB = (255, 255, 255)
PATTERN_STEPS = (7.0, 10.0, 9.0)
FIBER_JOINTS = 8
FRAY_FIBERS = 30

_Tie = tuple[float, float, float, float, float, float]


class Seat(NamedTuple):
    """Where a knot sits: its middle, half its height and its angle, on the enlarged surface."""

    center: Point
    half: float
    angle: float


class Weaver:
    """Draws one braid onto one large surface; it lives only as long as that takes."""

    def __init__(self, braid: Braid, thread: Thread, theme: Theme, zoom: float) -> None:
        """Take the numbers, the colors and how many surface pixels a design pixel gets."""
        self.braid, self.thread, self.theme, self.zoom = braid, thread, theme, zoom
        self.rng = random.Random(thread.seed * 7919 + 1)  # noqa: S311  (looks, not secrets)
        self.yarns: tuple[Yarn, ...] = tuple(theme.yarns[strand] for strand in STRANDS)
        self.plies = [ply for ply in braid.plies if ply.strand in thread.only]
        self.surface = pygame.Surface((1, 1))

    def draw(self, surface: pygame.Surface) -> None:
        """Draw loose fibers, then what lies behind, then what lies in front, then the frays."""
        self.surface = surface
        for ply in self.plies:
            self._loose_fibers(ply)
        for front in (False, True):
            for ply in self.plies:
                for span in ply.spans:
                    if span.front is front and span.last > span.first:
                        self._span(ply, span)
        for ply in self.plies:
            self._strays(ply)
        for fray in self.thread.frays:
            if fray not in self.thread.bare:
                self.fray(fray)

    def _span(self, ply: Ply, span: Span) -> None:
        """Draw a stretch of strand: a gap round it, its outline, body, light and texture."""
        yarn, middle = self.yarns[ply.strand], (span.first + span.last) // 2
        full, width = ply.fullness[middle], ply.widths[middle]
        body = mix(yarn.fill, self.theme.tokens["paper"], 0.34 * (1 - full))
        dark = mix(yarn.outline, yarn.fill, 0.25 * (1 - full))
        polygon, surface, rail = pygame.draw.polygon, self.surface, _rail(ply, span, self.zoom)
        if span.front:
            gap = 2.0 * min(1.0, self.braid.girths[middle] + 0.2)
            polygon(surface, CLEAR, _band(rail, -0.5, 0.5, gap))
        rim = min(1.3, width * 0.16)
        polygon(surface, dark, _band(rail, -0.5, 0.5, 0))
        polygon(surface, body, _band(rail, -0.5, 0.5, -rim))
        light = mix(body, yarn.light, 0.25 + 0.5 * full)
        polygon(surface, light, _band(rail, -0.34, -0.14, 0))
        self._texture(ply, span, dark, mix(yarn.light, WHITE, 0.55))

    def _texture(self, ply: Ply, span: Span, dark: RGB, bright: RGB) -> None:
        """Mark the strand so that no eye needs its color: twist, chevrons or dots."""
        spacing, girths = self.braid.spacing, self.braid.girths
        step = PATTERN_STEPS[ply.strand] * max(0.62, min(1.0, self.braid.width / 22))
        mark = math.ceil(span.first * spacing / step) * step
        while mark <= span.last * spacing:
            i = int(mark / spacing)
            width = ply.widths[min(i, len(ply.widths) - 1)]
            if width > 3.5 and girths[min(i, len(girths) - 1)] > 0.12:
                self._mark(ply, mark, width, dark, bright)
            mark += step

    def _mark(self, ply: Ply, at: float, width: float, dark: RGB, bright: RGB) -> None:
        """Draw one stitch of a strand's texture."""
        lean, zoom, surface = min(4.2, width * 0.22), self.zoom, self.surface
        if ply.strand == 0:
            ends = self._on(ply, at - lean, 0.40), self._on(ply, at + lean, -0.40)
            pygame.draw.line(surface, dark, *ends, max(1, round(min(1.5, width * 0.11) * zoom)))
        elif ply.strand == 1:
            tip = self._on(ply, at + lean * 0.7, 0)
            chevron = [self._on(ply, at - lean, -0.38), tip, self._on(ply, at - lean, 0.38)]
            thick = max(1, round(min(1.9, width * 0.17) * zoom))
            pygame.draw.lines(surface, dark, False, chevron, thick)
        else:
            center = self._on(ply, at, 0)
            pygame.draw.circle(surface, dark, center, max(1, min(2.7, width * 0.25) * zoom))
            pygame.draw.circle(surface, bright, center, max(1, min(1.9, width * 0.17) * zoom))

    def _on(self, ply: Ply, distance: float, across: float) -> Point:
        """Return the surface point at a distance along a strand and a share across it."""
        last = len(ply.points) - 1
        position = max(0.0, distance / self.braid.spacing)
        i = min(last, int(position))
        j, share = min(last, i + 1), position - int(position)
        (ax, ay), (bx, by), (nx, ny) = ply.points[i], ply.points[j], ply.normals[i]
        offset = across * ply.widths[i]
        x = ax + (bx - ax) * share + nx * offset
        y = ay + (by - ay) * share + ny * offset
        return x * self.zoom, y * self.zoom

    def _fiber(
        self, start: Point, angle: float, length: float, curl: float, color: RGB, thick: float
    ) -> None:
        """Draw one loose fiber that curls away from a point and thins toward its end."""
        x, y = start
        stride, bend, zoom = length / FIBER_JOINTS, curl / FIBER_JOINTS, self.zoom
        joints = [(x * zoom, y * zoom)]
        for _ in range(FIBER_JOINTS):
            angle += bend
            x += math.cos(angle) * stride
            y += math.sin(angle) * stride
            joints.append((x * zoom, y * zoom))
        for part, share in ((joints[:4], 1.0), (joints[3:7], 0.8), (joints[6:], 0.55)):
            pygame.draw.lines(self.surface, color, False, part, max(1, round(thick * share * zoom)))

    def _loose_fibers(self, ply: Ply) -> None:
        """Let fibers stand off a weak strand, the more the weaker it is."""
        rng, yarn, girths = self.rng, self.yarns[ply.strand], self.braid.girths
        i, last = 6 + rng.randrange(6), len(ply.points) - 6
        while i < last:
            weak = 1 - ply.fullness[i]
            if girths[i] > 0.15 and rng.random() < 0.85 * self.thread.loose * weak**1.5:
                side, way = rng.choice((-1, 1)), rng.choice((1, 1, -1))
                (ax, ay), (bx, by), (nx, ny) = ply.points[i], ply.points[i + 1], ply.normals[i]
                offset = side * ply.widths[i] * 0.42
                angle = math.atan2(by - ay, bx - ax) + (math.pi if way < 0 else 0)
                angle += side * way * rng.uniform(0.15, 0.5)
                length = rng.uniform(9, 20 + 12 * weak) * max(0.6, girths[i]) * self._fineness()
                curl = side * way * rng.uniform(0.3, 1.7)
                shade = yarn.outline if rng.random() < 0.5 else yarn.light
                start, color = (ax + nx * offset, ay + ny * offset), mix(yarn.fill, shade, 0.35)
                self._fiber(start, angle, length, curl, color, 1.25)
            i += rng.randrange(3, 7)

    def _fineness(self) -> float:
        """Return how long fibers are on this thread: a thin thread has short ones."""
        return min(1.0, max(0.42, self.braid.width / 20))

    def _strays(self, ply: Ply) -> None:
        """Let whole plies of a weak strand wander beside its core."""
        rng, last = self.rng, len(ply.points) - 4
        color = mix(self.yarns[ply.strand].fill, self.yarns[ply.strand].outline, 0.25)
        for _ in range(3):
            i = rng.randrange(4, 40)
            while i < last - 6:
                end = min(last, i + rng.randrange(18, 54))
                weak = 1 - ply.fullness[i]
                if rng.random() < weak * 1.1 * self.thread.loose and end - i > 2:
                    line = self._stray(ply, i, end, weak)
                    pygame.draw.lines(self.surface, color, False, line, round(1.4 * self.zoom) or 1)
                i = end + rng.randrange(6, 40)

    def _stray(self, ply: Ply, first: int, end: int, weak: float) -> list[Point]:
        """Return the way of one wandering ply."""
        phase, reach = self.rng.random() * 6.3, self.rng.uniform(0.5, 0.95)
        line: list[Point] = []
        for i in range(first, end):
            share = (i - first) / (end - first)
            (x, y), (nx, ny) = ply.points[i], ply.normals[i]
            offset = (ply.widths[i] * 0.5 + 3.2 * weak * self._fineness()) * reach
            offset *= math.sin(phase + share * 4.3) * min(1.0, 4 * share + 0.3)
            line.append(((x + nx * offset) * self.zoom, (y + ny * offset) * self.zoom))
        return line

    def seat(self, knot: Knot) -> Seat:
        """Return where a knot belongs on the surface, how large it is and how it is turned."""
        braid = self.braid
        i = braid.nearest(knot.at)
        (x, y), (nx, ny), girth = braid.centers[i], braid.normals[i], braid.girths[i]
        half = (15 + 1.2 * knot.size) * max(0.62, girth) * min(1.25, braid.width / 22 + 0.14)
        angle = -math.degrees(math.atan2(ny, nx) - math.pi / 2)
        zoom = self.zoom
        return Seat((x * zoom, y * zoom), half * self.thread.knot_scale * zoom, angle)

    def tie(self, knot: Knot) -> None:
        """Blit one knot where it belongs, turned with the thread."""
        seat = self.seat(knot)
        if seat.half > self.zoom:
            image = turned_knot(knot.size, seat, self.theme)
            place = image.get_rect(center=(round(seat.center[0]), round(seat.center[1])))
            self.surface.blit(image, place, special_flags=PREMULTIPLIED)

    def fray(self, fray: Fray, sprung: float = 1.0) -> None:
        """Burst a strand: fibers spring both ways from where it broke, as far as they have come."""
        braid = self.braid
        rng = random.Random(f"{self.thread.seed} {fray.at}")  # noqa: S311  (looks, not secrets)
        center = braid.nearest(fray.at)
        nx, ny = braid.normals[center]
        heading = math.atan2(ny, nx) - math.pi / 2
        size = max(0.62, braid.girths[center]) * min(1.3, braid.width / 22 + 0.2)
        for _ in range(int(FRAY_FIBERS * fray.severity)):
            strand = fray.strand if rng.random() < 0.6 else rng.randrange(3)
            yarn = self.yarns[strand]
            i = max(0, min(len(braid.centers) - 1, center + rng.randrange(-9, 10)))
            x, y = braid.plies[strand].points[i]
            start = x + rng.uniform(-3, 3), y + rng.uniform(-2, 2)
            angle = heading + rng.choice((0.0, math.pi)) + rng.uniform(-0.75, 0.75)
            curl = rng.choice((-1, 1)) * rng.uniform(0.3, 1.9)
            color = mix(yarn.fill, yarn.outline, rng.random() * 0.8)
            self._fiber(start, angle, rng.uniform(14, 36) * size * sprung, curl, color, 1.7)


def _rail(ply: Ply, span: Span, zoom: float) -> list[_Tie]:
    """Return a stretch's samples in surface pixels: point, normal times width, normal."""
    part = slice(span.first, span.last + 1)
    ties = zip(ply.points[part], ply.normals[part], ply.widths[part], strict=True)
    return [
        (x * zoom, y * zoom, nx * width * zoom, ny * width * zoom, nx * zoom, ny * zoom)
        for (x, y), (nx, ny), width in ties
    ]


def _band(rail: Sequence[_Tie], low: float, high: float, extra: float) -> list[Point]:
    """Outline the part of a strand between two shares of its width, widened by pixels."""
    near = [(x + wx * low - ex * extra, y + wy * low - ey * extra) for x, y, wx, wy, ex, ey in rail]
    far = [
        (x + wx * high + ex * extra, y + wy * high + ey * extra)
        for x, y, wx, wy, ex, ey in reversed(rail)
    ]
    return near + far


def turned_knot(size: int, seat: Seat, theme: Theme) -> pygame.Surface:
    """Draw a knot for its place on a thread."""
    image = draw_knot(size, seat.half, theme)
    return pygame.transform.rotate(image, seat.angle) if abs(seat.angle) > 0.5 else image


def thread_bounds(thread: Thread, unit: float = 1.0) -> pygame.Rect:
    """Return the pixels a thread may touch: its path, its swing and its longest fibers."""
    points = [curve(thread.path, i / 60) for i in range(61)]
    swing = thread.swing if thread.swing >= 0 else thread.width * 1.04
    reach = math.ceil(swing + thread.width * 0.6 + min(34 * unit, thread.width * 1.3 + 6 * unit))
    left, right = min(p[0] for p in points), max(p[0] for p in points)
    top, bottom = min(p[1] for p in points), max(p[1] for p in points)
    corner = math.floor(left) - reach, math.floor(top) - reach
    return pygame.Rect(
        corner, (math.ceil(right) + reach - corner[0], math.ceil(bottom) + reach - corner[1])
    )


def enlarged(unit: float) -> int:
    """Return how many times too large a thread is drawn, to be smoothed down once."""
    return 3 if unit < 1.5 else 2


def draw_thread(thread: Thread, theme: Theme, unit: float = 1.0) -> pygame.Surface:
    """Draw a thread as large as its bounds; return it premultiplied.

    Enlarged, every pixel is opaque or empty, so it is premultiplied before it is smoothed down.
    """
    factor = enlarged(unit)
    bounds = thread_bounds(thread, unit)
    moved = thread._replace(path=tuple((x - bounds.x, y - bounds.y) for x, y in thread.path))
    braid, zoom = weave(moved, unit), unit * factor
    large = pygame.Surface((bounds.w * factor, bounds.h * factor), pygame.SRCALPHA)
    weaver = Weaver(braid, moved, theme, zoom)
    weaver.draw(large)
    for knot in thread.knots:
        if knot not in thread.bare:
            weaver.tie(knot)
    return pygame.transform.smoothscale(large, bounds.size)


def draw_swatch(strand: int, width: int, height: int, theme: Theme) -> pygame.Surface:
    """Draw a sample of one strand, full, with its texture and rounded ends."""
    from_x, to_x, y = -6.0, width + 6.0, height / 2
    ratio = (1.0, 0.68, 0.52)[strand]
    sample = Thread(
        path=((from_x, y), (to_x, y)), width=height / ratio, swing=0, wave=1e9,
        tied=False, only=(strand,), loose=0,
    )  # fmt: skip
    bounds = thread_bounds(sample)
    image = draw_thread(sample._replace(path=((from_x, y), (to_x, y))), theme)
    result = pygame.Surface((width, height), pygame.SRCALPHA)
    result.blit(image, bounds.topleft, special_flags=PREMULTIPLIED)
    result.blit(_rounded_mask(width, height), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return result


def _rounded_mask(width: int, height: int) -> pygame.Surface:
    """Return white with round ends, to multiply a picture by."""
    return supersample(
        width,
        height,
        lambda s, k: pygame.draw.rect(s, WHITE, s.get_rect(), border_radius=int(height * k / 2.6)),
    )


def draw_ghost(
    path: Sequence[Point], color: RGB, unit: float = 1.0, swing: float = 10.0
) -> tuple[pygame.Surface, Point]:
    """Draw what might have been: three dashed strands along a path; return it and its corner."""
    points, _, spacing = resample(path, 1.5 * unit)
    reach = math.ceil((swing + 3) * unit)
    left = math.floor(min(p[0] for p in points)) - reach
    top = math.floor(min(p[1] for p in points)) - reach
    size = (max(p[0] for p in points) - left + reach, max(p[1] for p in points) - top + reach)

    def paint(surface: pygame.Surface, k: int) -> None:
        for phase in (0.0, 2.094, 4.189):
            for i in range(0, len(points) - 8, 10):
                dash: list[Point] = []
                for j in range(i, i + 6):
                    x, y = points[j]
                    turn = math.sin(j * spacing / unit / 118 * 6.283 + phase)
                    offset = swing * unit * min(1.0, j / 90) * turn
                    dash.append(((x - left) * k, (y + offset - top) * k))
                pygame.draw.lines(surface, color, False, dash, max(1, round(2.2 * unit * k)))

    return supersample(*size, paint), (left, top)
