"""Where three strands run, how thick they are and who lies on top: numbers only, no paint."""

import math
import random
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

Point = tuple[float, float]
Fullness = tuple[float, float, float]

TURN = 2 * math.pi
PHASES = (0.0, TURN / 3, 2 * TURN / 3)
RELATIVE_WIDTHS = (1.0, 0.68, 0.52)
STEP = 2.4
TAPER = 46.0


class Knot(NamedTuple):
    """A kept promise: where it sits (0 to 1 along the path) and its size, 1 to 5."""

    at: float
    size: int = 1


class Fray(NamedTuple):
    """A broken promise: where, which strand it hit (0, 1, 2) and how badly (0 to 1.2)."""

    at: float
    strand: int = 0
    severity: float = 1.0


class Thread(NamedTuple):
    """Everything that decides how a thread looks; equal values give equal pictures.

    `path` are points in pixels that a smooth curve runs through. `fullness` and `girth` hold one
    value, or several spread evenly over the points of the path. Places (`at`, `pinches`) count
    along those points from 0 to 1. `width` is the thickness in pixels of the thickest strand when
    it is full; `swing` and `wave` follow from it unless given. The strands make room for what is in
    `bare`, but those knots and fibers are left out.
    """

    path: tuple[Point, ...]
    width: float = 27.0
    fullness: tuple[Fullness, ...] = ((1.0, 1.0, 1.0),)
    girth: tuple[float, ...] = (1.0,)
    knots: tuple[Knot, ...] = ()
    frays: tuple[Fray, ...] = ()
    pinches: tuple[float, ...] = ()
    tied: bool = True
    seed: int = 11
    loose: float = 1.0
    swing: float = -1.0
    wave: float = 0.0
    knot_scale: float = 1.0
    only: tuple[int, ...] = (0, 1, 2)
    bare: tuple[Knot | Fray, ...] = ()


class Span(NamedTuple):
    """A stretch of a strand that lies wholly in front or wholly behind."""

    first: int
    last: int
    front: bool


class Ply(NamedTuple):
    """One strand, sampled: where it runs, its normals, its widths and how full it is."""

    strand: int
    points: list[Point]
    widths: list[float]
    fullness: list[float]
    spans: tuple[Span, ...]
    normals: list[Point]


class Braid(NamedTuple):
    """A thread turned into numbers; lengths are in design pixels (pixels divided by the unit)."""

    centers: list[Point]
    normals: list[Point]
    places: list[float]
    girths: list[float]
    spacing: float
    width: float
    plies: list[Ply]
    rng: random.Random

    def nearest(self, at: float) -> int:
        """Return the index of the sample nearest to a place along the path."""
        low, high = 0, len(self.places) - 1
        while low < high:
            middle = (low + high) // 2
            if self.places[middle] < at:
                low = middle + 1
            else:
                high = middle
        return low


def smooth(value: float) -> float:
    """Ease a share between 0 and 1, flat at both ends."""
    value = min(1.0, max(0.0, value))
    return value * value * (3 - 2 * value)


def along(values: Sequence[float], place: float) -> float:
    """Return the value at a place (0 to 1) of numbers spread evenly."""
    if len(values) == 1:
        return values[0]
    position = min(1.0, max(0.0, place)) * (len(values) - 1)
    index = min(len(values) - 2, int(position))
    share = position - index
    return values[index] * (1 - share) + values[index + 1] * share


def _catmull(a: float, b: float, c: float, d: float, u: float) -> float:
    """Return the Catmull-Rom value between b and c."""
    bend = 2 * a - 5 * b + 4 * c - d
    return 0.5 * (2 * b + (c - a) * u + bend * u * u + (3 * b - a - 3 * c + d) * u**3)


def curve(path: Sequence[Point], place: float) -> Point:
    """Return the point at a place (0 to 1) of the smooth curve through the path."""
    last = len(path) - 1
    position = min(1.0, max(0.0, place)) * last
    index = min(last - 1, int(position))
    u = position - index
    b, c = path[index], path[index + 1]
    a = path[index - 1] if index else (2 * b[0] - c[0], 2 * b[1] - c[1])
    d = path[index + 2] if index + 2 <= last else (2 * c[0] - b[0], 2 * c[1] - b[1])
    return _catmull(a[0], b[0], c[0], d[0], u), _catmull(a[1], b[1], c[1], d[1], u)


def resample(path: Sequence[Point], step: float) -> tuple[list[Point], list[float], float]:
    """Walk the curve in even steps; return points, their places along the path, the spacing."""
    count = max(40, 24 * len(path))
    rough = [curve(path, i / count) for i in range(count + 1)]
    lengths = [0.0]
    for (ax, ay), (bx, by) in pairwise(rough):
        lengths.append(lengths[-1] + math.hypot(bx - ax, by - ay))
    total = max(lengths[-1], 1e-6)
    samples = max(4, int(total / step))
    points: list[Point] = []
    places: list[float] = []
    j = 0
    for i in range(samples + 1):
        wanted = total * i / samples
        while j < count - 1 and lengths[j + 1] < wanted:
            j += 1
        share = (wanted - lengths[j]) / max(1e-6, lengths[j + 1] - lengths[j])
        (ax, ay), (bx, by) = rough[j], rough[j + 1]
        points.append((ax + (bx - ax) * share, ay + (by - ay) * share))
        places.append((j + share) / count)
    return points, places, total / samples


def normals_of(points: Sequence[Point]) -> list[Point]:
    """Return the unit normal at every point of a line."""
    last = len(points) - 1
    result: list[Point] = []
    for i in range(last + 1):
        ax, ay = points[i - 1 if i else 0]
        bx, by = points[i + 1 if i < last else last]
        dx, dy = bx - ax, by - ay
        length = math.hypot(dx, dy) or 1.0
        result.append((-dy / length, dx / length))
    return result


def noise(rng: random.Random, count: int, period: int) -> list[float]:
    """Return smooth noise between -1 and 1 that turns about once a period."""
    keys = [rng.uniform(-1, 1) for _ in range(count // period + 3)]
    ease = [smooth(i / period) for i in range(period)]
    return [
        keys[i // period] * (1 - ease[i % period]) + keys[i // period + 1] * ease[i % period]
        for i in range(count)
    ]


def _bumps(
    places: Sequence[tuple[int, float]], count: int, spread: Sequence[float]
) -> list[tuple[int, float]]:
    """Return (sample, height) pairs of bell curves round the given (sample, height) centers."""
    result: list[tuple[int, float]] = []
    for center, height in places:
        reach = int(2.4 * spread[center]) + 1
        for i in range(max(0, center - reach), min(count, center + reach + 1)):
            u = (i - center) / spread[center]
            result.append((i, math.exp(-u * u) * height))
    return result


def _taper(count: int, spacing: float, *, tied: bool) -> list[float]:
    """Return how far every sample is from the tied ends: 0 at the button, 1 in the open."""
    if not tied:
        return [1.0] * count
    length = min(TAPER, count * spacing * 0.2)
    return [smooth(min(i, count - 1 - i) * spacing / length) for i in range(count)]


class _Shape(NamedTuple):
    """What all three strands share: how far they swing and how much of their width is left."""

    swing: list[float]
    thin: list[float]
    frays: dict[int, list[tuple[int, float]]]


def _shape(thread: Thread, braid: Braid) -> _Shape:
    """Fold ends, knots, pinches and frays into one swing and one width per sample."""
    count, spacing = len(braid.centers), braid.spacing
    taper = _taper(count, spacing, tied=thread.tied)
    swing, thin = list(taper), [0.5 + 0.5 * share for share in taper]
    heft = min(1.2, braid.width / 22 + 0.1)
    knot_spread = [30 * max(0.5, g) * heft / spacing for g in braid.girths]
    knots = [(braid.nearest(knot.at), 0.72) for knot in thread.knots]
    for i, height in _bumps(knots, count, knot_spread):
        swing[i] *= 1 - height
    pinch_spread = [58 * max(0.5, g) / spacing for g in braid.girths]
    pinches = [(braid.nearest(at), 1.0) for at in thread.pinches]
    for i, height in _bumps(pinches, count, pinch_spread):
        swing[i] *= 1 - 0.9 * height
        thin[i] *= 1 - 0.35 * height
    fray_spread = [26 * max(0.6, g) * min(1.1, heft) / spacing for g in braid.girths]
    frays: dict[int, list[tuple[int, float]]] = {0: [], 1: [], 2: []}
    for fray in thread.frays:
        bumps = _bumps([(braid.nearest(fray.at), fray.severity)], count, fray_spread)
        for i, height in bumps:
            swing[i] *= 1 + 0.25 * height
        for strand in frays:
            share = 1.25 if strand == fray.strand else 0.5
            frays[strand] += [(i, max(0.0, 1 - share * height)) for i, height in bumps]
    return _Shape(swing, thin, frays)


def _spans(count: int, spacing: float, wave: float, phase: float) -> tuple[Span, ...]:
    """Cut a strand where it passes from behind to in front: the sign of sin(2(t + phase))."""
    front = [math.sin(2 * (TURN * i * spacing / wave + phase)) >= 0 for i in range(count)]
    cuts = [0] + [i for i in range(1, count) if front[i] != front[i - 1]] + [count]
    return tuple(
        Span(max(0, first - 1) if not front[first] else first, min(count - 1, last), front[first])
        for first, last in pairwise(cuts)
    )


def _ply(strand: int, thread: Thread, braid: Braid, shape: _Shape, unit: float) -> Ply:
    """Sample one strand: a sine round the path, thinner and more restless the weaker it is."""
    count, rng = len(braid.centers), braid.rng
    breadth, wander = noise(rng, count, 17), noise(rng, count, 31)
    swing = (thread.swing if thread.swing >= 0 else thread.width * 1.04) / unit
    wave = thread.wave / unit or 7.9 * thread.width / unit + 20
    full_width, phase = braid.width * RELATIVE_WIDTHS[strand], PHASES[strand]
    strengths = [fullness[strand] for fullness in thread.fullness]
    fullness = (
        strengths * count if len(strengths) == 1 else [along(strengths, p) for p in braid.places]
    )
    turn, sine = TURN * braid.spacing / wave, math.sin
    offsets = [
        swing * girth * calm * (1 + 0.22 * (1 - full) * drift) * sine(turn * i + phase)
        for i, (girth, calm, full, drift) in enumerate(
            zip(braid.girths, shape.swing, fullness, wander, strict=True)
        )
    ]
    points = [
        (x + nx * offset, y + ny * offset)
        for (x, y), (nx, ny), offset in zip(braid.centers, braid.normals, offsets, strict=True)
    ]
    widths = [
        full_width * girth * thin * (0.26 + 0.74 * full) * (1 + 0.30 * (1 - full) * rough)
        for girth, thin, full, rough in zip(
            braid.girths, shape.thin, fullness, breadth, strict=True
        )
    ]
    for i, share in shape.frays[strand]:
        widths[i] *= share
    spans = _spans(count, braid.spacing, wave, phase)
    return Ply(strand, points, widths, fullness, spans, normals_of(points))


def weave(thread: Thread, unit: float = 1.0) -> Braid:
    """Turn a thread into a braid of three strands; the same thread always gives the same braid."""
    path = [(x / unit, y / unit) for x, y in thread.path]
    centers, places, spacing = resample(path, STEP)
    girths = [along(thread.girth, place) for place in places]
    rng = random.Random(thread.seed)  # noqa: S311  (looks, not secrets)
    width = thread.width / unit
    braid = Braid(centers, normals_of(centers), places, girths, spacing, width, [], rng)
    shape = _shape(thread, braid)
    braid.plies.extend(_ply(strand, thread, braid, shape, unit) for strand in range(3))
    return braid


def place_near(path: Sequence[Point], target: Point) -> float:
    """Return the place (0 to 1) on the curve that lies nearest to a point."""
    tries = 40 * len(path)
    spots = [(curve(path, i / tries), i / tries) for i in range(tries + 1)]
    return min(spots, key=lambda s: math.hypot(s[0][0] - target[0], s[0][1] - target[1]))[1]
