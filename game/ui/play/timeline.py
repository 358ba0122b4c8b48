"""Unrolled, the thread is its own chart: height and thickness are trust, and nothing is added."""

from collections import defaultdict
from dataclasses import dataclass
from functools import partial

from pygame import Rect

from game.core.kinds import Channel
from game.present.views import ReviewView, TimelinePoint
from game.ui.braid import Fray, Knot, Point, Thread, curve
from game.ui.fonts import LABEL, SMALL, Style
from game.ui.paint import Brush
from game.ui.play.blocks import TOLD
from game.ui.scene import Loom, Strung
from game.ui.widgets import Role, Widget

LEAST_RANGE = 40
STEP = 20
END = Style(24, 800)
NOTE = Style(17, 700)
SEED = 17


@dataclass(frozen=True, slots=True)
class _Scale:
    """Turns rounds and trust (in thousandths of a point) into places."""

    plot: Rect
    low: float
    high: float
    rounds: int

    def x(self, index: float) -> float:
        """Return where a round is."""
        return self.plot.x + self.plot.w * index / max(1, self.rounds)

    def y(self, points: float) -> float:
        """Return how high a trust in points is."""
        share = (points - self.low) / (self.high - self.low)
        return self.plot.bottom - self.plot.h * share


@dataclass(frozen=True, slots=True)
class Timeline:
    """The chart; `start` and `round_` are the words below it."""

    view: ReviewView
    start: str
    trust: str
    least: int

    # Measuring.

    def height(self, brush: Brush, width: int) -> int:
        """Return the least height; it may stretch."""
        lines = 3 * (brush.leading(SMALL) - brush.px(20)) + self._drop(brush, width)
        return brush.px(self.least) + lines

    def _drop(self, brush: Brush, width: int) -> int:
        """Return how far below the title the turning point is named: beside it where it fits."""
        turn = self.view.turning_point
        if turn is None:
            return 0
        title = brush.width(self.trust, SMALL) + brush.px(16)
        beside = title + brush.width(turn.title, NOTE) + brush.u(30) <= width
        return 0 if beside else brush.leading(SMALL)

    def _scale(self, brush: Brush, rect: Rect) -> _Scale:
        """Fit the range of trust into the room between the labels."""
        left = rect.x + brush.width("100", SMALL) + brush.px(16)
        right = rect.right - brush.width("100", END) - brush.px(22)
        top = rect.y + self._drop(brush, rect.w) + brush.leading(NOTE) + brush.px(18)
        bottom = rect.bottom - brush.leading(SMALL) - brush.px(24)
        points = self.view.points
        guessed = [p.what_if for p in points if p.what_if is not None]
        lived = [v for p in points for v in (p.trust, p.back)]
        values = [v / 1000 for v in (*guessed, *lived)]
        low = max(0.0, min(values) - 8) // 10 * 10
        high = min(100.0, -(-(max(values) + 8) // 10) * 10)
        if high - low < LEAST_RANGE:
            middle = (high + low) / 2
            low = max(0.0, min(100.0 - LEAST_RANGE, (middle - LEAST_RANGE / 2) // 10 * 10))
            high = low + LEAST_RANGE
        plot = Rect(left, top, max(1, right - left), max(1, bottom - top))
        return _Scale(plot, low, high, len(self.view.points) - 1)

    # The threads.

    def specs(self, brush: Brush, rect: Rect) -> tuple[Thread, ...]:
        """Return the thread it is painted with."""
        points = self.view.points
        if len(points) < 2:
            return ()
        scale, unit = self._scale(brush, rect), brush.metrics.scale
        main = Thread(
            path=tuple((scale.x(i), scale.y(p.trust / 1000)) for i, p in enumerate(points)),
            width=19 * unit,
            fullness=tuple(_full(p) for p in points),
            girth=tuple(0.3 + 0.7 * min(1.0, p.trust / 80_000) for p in points),
            knots=self._knots(), frays=self._frays(), seed=SEED, tied=False, loose=0.8,
        )  # fmt: skip
        return (main,)

    def loom(self, brush: Brush, rect: Rect, area: str) -> Loom:
        """Return the chart in an area of a page, where the thread unrolls."""
        strung = tuple(Strung("timeline", spec, _itself) for spec in self.specs(brush, rect))
        return Loom(rect, strung, partial(self.paint, rect=rect), area, "card", unrolls=True)

    def _places(self, rounds: list[int]) -> list[float]:
        """Return a place along the thread for each, those of one round side by side."""
        last = max(1, len(self.view.points) - 1)
        groups: dict[int, list[int]] = defaultdict(list)
        for i, number in enumerate(rounds):
            groups[number].append(i)
        places = [0.0] * len(rounds)
        for number, members in groups.items():
            for j, i in enumerate(members):
                shift = (j - (len(members) - 1) / 2) * 0.34 / last
                places[i] = min(0.97, max(0.03, (number - 0.28) / last + shift))
        return places

    def _knots(self) -> tuple[Knot, ...]:
        """Tie a knot for every promise kept."""
        places = self._marks()[: len(self.view.knots)]
        return tuple(
            Knot(at, size) for at, (_, size, _) in zip(places, self.view.knots, strict=True)
        )

    def _frays(self) -> tuple[Fray, ...]:
        """Tear a fray for every promise broken."""
        places = self._marks()[len(self.view.knots) :]
        return tuple(
            Fray(at, list(Channel).index(channel), 0.9)
            for at, (_, channel, _) in zip(places, self.view.frays, strict=True)
        )

    def _marks(self) -> list[float]:
        """Return the places of all knots, then of all frays."""
        rounds = [number for number, _, _ in self.view.knots]
        return self._places(rounds + [number for number, _, _ in self.view.frays])

    def _ghost(self, scale: _Scale) -> list[Point]:
        """Return the path of what might have been."""
        return [
            (scale.x(i), scale.y(p.what_if / 1000))
            for i, p in enumerate(self.view.points)
            if p.what_if is not None
        ]

    # Painting.

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Paint the grid, what might have been, both threads and the turning point."""
        scale = self._scale(brush, rect)
        self._grid(brush, rect, scale)
        ghost = self._ghost(scale)
        if len(ghost) > 1:
            brush.ghost(ghost, swing=8)
        self._line(brush, scale)
        for spec in self.specs(brush, rect):
            if brush.has_thread(spec):
                brush.thread(spec)
        self._ends(brush, rect, scale)
        self._turning(brush, rect, scale)

    def _grid(self, brush: Brush, rect: Rect, scale: _Scale) -> None:
        """Draw level lines with numbers, and the rounds below."""
        brush.text(self.trust, rect.x, rect.y, SMALL)
        value = -(-scale.low // STEP) * STEP
        while value <= scale.high:
            y = round(scale.y(value))
            brush.rule(scale.plot.x, y, scale.plot.w, "well" if brush.theme.shadows else "grid")
            top = y - brush.leading(SMALL) // 2
            brush.text(f"{value:.0f}", scale.plot.x - brush.px(12), top, SMALL, align="right")
            value += STEP
        y = rect.bottom - brush.leading(SMALL)
        turn = self.view.turning_point.round if self.view.turning_point else -1
        for i, point in enumerate(self.view.points):
            label = f"{point.round}" if i else self.start
            style = LABEL.but(weight=800) if point.round == turn else SMALL
            brush.text(label, scale.x(i), y, style, align="center")

    def _line(self, brush: Brush, scale: _Scale) -> None:
        """Draw the player's own trust as a line with a bead for every round."""
        path = [(scale.x(i), scale.y(p.back / 1000)) for i, p in enumerate(self.view.points)]
        if len(path) < 2:
            return
        steps = 16 * (len(path) - 1)
        brush.stroke([curve(path, i / steps) for i in range(steps + 1)], "support", 2.5)
        for point in path[1:]:
            brush.disc(point, brush.px(4.5), "card", 2, "support")

    def _ends(self, brush: Brush, rect: Rect, scale: _Scale) -> None:
        """Write where trust ended, and where it might have."""
        last = self.view.points[-1]
        x, tall = rect.right, brush.leading(END)
        y = scale.y(last.trust / 1000) - tall / 2
        brush.text(f"{last.trust / 1000:.0f}", x, y, END, align="right")
        if last.what_if is not None and abs(last.what_if - last.trust) >= 500:
            other = scale.y(last.what_if / 1000) - tall / 2
            other = min(other, y - tall) if last.what_if > last.trust else max(other, y + tall)
            ghost = END.but(size=19, weight=600, color="ink2")
            brush.text(f"{last.what_if / 1000:.0f}", x, other, ghost, align="right")

    def _turning(self, brush: Brush, rect: Rect, scale: _Scale) -> None:
        """Mark the turning point: a flag above or below the thread, a dashed line to it."""
        turn = self.view.turning_point
        if turn is None or not 0 <= turn.round < len(self.view.points):
            return
        index = next((i for i, p in enumerate(self.view.points) if p.round == turn.round), 0)
        x = scale.x(index - 0.28 if index else 0)
        y = scale.y(self.view.points[index].trust / 1000)
        wide = brush.width(turn.title, NOTE) + brush.u(30)
        box = Rect(0, 0, wide, brush.leading(NOTE))
        above = y - scale.plot.y > scale.plot.bottom - y - brush.leading(NOTE)
        drop = self._drop(brush, rect.w)
        box.midtop = round(x), rect.y + drop if above else scale.plot.bottom - box.h - brush.px(2)
        title = 0 if drop else brush.width(self.trust, SMALL) + brush.px(16)
        left = min(max(scale.plot.x, rect.x + title), rect.right - wide)
        box.clamp_ip(Rect(left, box.y, max(1, rect.right - left), box.h))
        start = box.bottom + brush.px(4) if above else box.top - brush.px(4)
        reach = y - brush.px(34) if above else y + brush.px(34)
        _dashes(brush, x, min(start, reach), max(start, reach), draw=above == (reach > start))
        brush.icon("flag", (box.x + brush.u(11), box.centery), 21)
        brush.text(turn.title, box.x + brush.u(28), box.y, NOTE)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the chart in words: trust after every round, knots, frays."""
        del brush
        values = ", ".join(f"{p.round}: {p.trust / 1000:.0f}" for p in self.view.points)
        stories = " ".join(text for _, _, text in (*self.view.knots, *self.view.frays))
        label = f"{self.trust} {values}. {stories}"
        return (Widget("timeline", Role.ITEM, label, rect, style=TOLD, radius=12),)


def _dashes(brush: Brush, x: float, top: float, bottom: float, *, draw: bool) -> None:
    """Draw an upright dashed line."""
    y, step = top, brush.px(7)
    while draw and y < bottom:
        high = min(step - brush.px(3), bottom - y)
        width = max(1, brush.px(2))
        brush.surface.fill(brush.rgb("ghost"), Rect(round(x), round(y), width, max(1, round(high))))
        y += step


def _itself(thread: Thread) -> Thread:
    """Return the thread: a chart is never seen as it was before."""
    return thread


def _full(point: TimelinePoint) -> tuple[float, float, float]:
    """Return how full the strands are at a point."""
    first, second, third = (value / 1000 for value in point.strands)
    return first, second, third
