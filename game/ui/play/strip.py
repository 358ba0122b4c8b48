"""Two faces and the thread between them: whatever else a screen says, this is what it is about."""

from dataclasses import dataclass
from functools import partial

from pygame import Rect

from game.present.views import PersonView, SpeechView, ThreadView
from game.ui.braid import Fray, Fullness, Knot, Point, Thread
from game.ui.fonts import HEADING, NUMBER, SMALL, SPEECH, STRONG
from game.ui.paint import Brush
from game.ui.pen import Run
from game.ui.play.blocks import TOLD
from game.ui.scene import Loom, Strung
from game.ui.theme import STRANDS
from game.ui.widgets import Role, Widget

WIDTH, THIN = 19.0, 9.0
BAND = SMALL.but(size=18)
GAP = 10


def fullness_of(thread: ThreadView) -> tuple[Fullness, ...]:
    """Return how full the three strands of a thread are, from 0 to 1."""
    first, second, third = (strand.full / 1000 for strand in thread.strands)
    return ((first, second, third),)


def spec_of(thread: ThreadView, path: tuple[Point, ...], width: float, seed: int = 11) -> Thread:
    """Return a view's thread along a path; the width of a full strand is pixels."""
    return Thread(
        path=path, width=width, fullness=fullness_of(thread), seed=seed,
        knots=tuple(Knot(knot.at / 1000, knot.size) for knot in thread.knots),
        frays=tuple(
            Fray(fray.at / 1000, STRANDS.index(fray.strand.value), fray.severity / 1000)
            for fray in thread.frays
        ),
        loose=1.0 if width > 14 else 0.7,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the parts of a strip go."""

    side: int
    first: Point
    second: Point
    title_y: int
    thread_y: int
    bubble: Rect | None


@dataclass(frozen=True, slots=True)
class Strip:
    """The player, somebody else and a thread; `before` shows where trust stood a round ago."""

    me: PersonView
    other: PersonView
    thread: ThreadView
    before: str = ""
    back: ThreadView | None = None
    speech: SpeechView | None = None
    banded: bool = False
    large: bool = False
    id: str = "strip"

    # Measuring.

    def _side(self, brush: Brush) -> int:
        """Return the diameter of a portrait in pixels."""
        metrics = brush.metrics
        roomy = not metrics.density.tight and metrics.height >= 700
        if self.large and roomy:
            return brush.px(136)
        return brush.px(96 if roomy else 78 if not metrics.density.tight else 70)

    def _moved(self) -> bool:
        """Tell whether there is a before to show."""
        return bool(self.before) and self.before != self.thread.trust

    def _title(self, brush: Brush) -> tuple[Run, ...]:
        """Return the title and its numbers in styles that fit the window; "" is an arrow."""
        title = STRONG if brush.metrics.density.tight else HEADING
        number = NUMBER.but(size=26) if brush.metrics.density.tight else NUMBER.but(size=30)
        before: tuple[Run, ...] = ((self.before, number.but(color="ink2")), ("", number))
        moved = before if self._moved() else ()
        band: tuple[Run, ...] = ((self.thread.band, BAND),) if self.banded else ()
        return ((self.thread.title, title), *moved, (self.thread.trust, number), *band)

    def _rows(self, brush: Brush, width: int) -> tuple[tuple[Run, ...], ...]:
        """Return the title on one line, or on two where that is too long."""
        runs = self._title(brush)
        return (runs,) if self._run_width(brush, runs) <= width else (runs[:1], runs[1:])

    def _run_width(self, brush: Brush, runs: tuple[Run, ...]) -> int:
        """Return the width of a line of the title with its gaps."""
        wide = [brush.width(text, style) if text else brush.u(24) for text, style in runs]
        return sum(wide) + brush.u(GAP) * (len(runs) - 1)

    def _plan(self, brush: Brush, rect: Rect) -> _Plan:
        """Place faces, title, thread and speech."""
        side = self._side(brush)
        line = self._title_height(brush, rect.w - 2 * side - brush.px(28))
        rise = round(side * 0.14)
        band, _ = self._bands(brush)
        thread_y = rect.y + line + band // 2
        middle = max(rect.y + rise + side // 2, thread_y - brush.px(4))
        thread_y = max(thread_y, middle)
        bottom = max(thread_y + band // 2, middle + side // 2)
        bottom = max(bottom, thread_y + band // 2 + self._under(brush, rect.w))
        bubble = self._bubble(brush, rect, bottom + brush.px(2)) if self.speech else None
        left, right = rect.x + brush.px(6) + side // 2, rect.right - brush.px(6) - side // 2
        return _Plan(side, (left, middle), (right, middle), rect.y, thread_y, bubble)

    def _bands(self, brush: Brush) -> tuple[int, int]:
        """Return the room for the thread, and how far below it the finer one runs, in pixels."""
        if self.back is None:
            return brush.px(66), 0
        return (brush.px(132), brush.px(58)) if self._grand(brush) else (brush.px(92), brush.px(42))

    def _grand(self, brush: Brush) -> bool:
        """Tell whether the threads are drawn as large as they come."""
        return self._side(brush) >= brush.px(136)

    def _title_height(self, brush: Brush, width: int) -> int:
        """Return the height of the title, which may take two lines."""
        tall = max(brush.leading(style) for _, style in self._title(brush))
        return len(self._rows(brush, width)) * tall

    def _bubble(self, brush: Brush, rect: Rect, y: int) -> Rect:
        """Place the speech bubble below the thread, toward the one who speaks."""
        text = self.speech.text if self.speech else ""
        pad, side = brush.u(16), self._side(brush)
        most = rect.w - side - brush.px(120) - 2 * pad
        lines = brush.wrap(text, SPEECH, most)
        wide = max(brush.width(line, SPEECH) for line in lines) + 2 * pad
        tall = len(lines) * brush.leading(SPEECH) + brush.px(16)
        right = rect.right - side // 2 if rect.w > brush.u(760) else rect.right
        return Rect(right - wide, y + brush.px(6), wide, tall)

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of faces and thread, and of the speech below them."""
        plan = self._plan(brush, Rect(0, 0, width, 0))
        band, _ = self._bands(brush)
        under = self._under(brush, width)
        bottom = max(plan.thread_y + band // 2 + under, int(plan.first[1]) + plan.side // 2)
        if plan.bubble is not None:
            bottom = plan.bubble.bottom
        return bottom + brush.px(4)

    def drop(self, brush: Brush, width: int) -> int:
        """Return how far below the thread the strip ends, in pixels."""
        return self.height(brush, width) - self._plan(brush, Rect(0, 0, width, 0)).thread_y

    # The threads.

    def specs(self, brush: Brush, rect: Rect) -> tuple[Thread, ...]:
        """Return the threads it is painted with."""
        return tuple(strung.spec for strung in self._strung(brush, rect))

    def loom(self, brush: Brush, rect: Rect, area: str) -> Loom:
        """Return the strip in an area of a page, so that its threads move when they change."""
        return Loom(rect, self._strung(brush, rect), partial(self.paint, rect=rect), area)

    def _strung(self, brush: Brush, rect: Rect) -> tuple[Strung, ...]:
        """Return its threads; what the others do comes from the right."""
        plan, unit = self._plan(brush, rect), brush.metrics.scale
        gap = plan.side / 2 + brush.px(9)
        left, right = plan.first[0] + gap, plan.second[0] - gap
        width = 26.0 if self._grand(brush) else WIDTH if rect.w > brush.px(700) else 15.0
        _, step = self._bands(brush)
        y = plan.thread_y - step * 3 // 10
        sag = brush.px(7)
        result, looks = list[Strung](), ((self.thread, width, 11), (self.back, THIN, 5))
        for view, thick, seed in looks:
            if view is not None:
                path = ((left, y), ((left + right) / 2, y + sag), (right, y))
                shape = partial(spec_of, path=path, width=thick * unit, seed=seed)
                key, leftward = (view.holder, view.other), view.other != self.me.id
                result.append(Strung(key, view, shape, leftward))
            y += step
        return tuple(result)

    # Painting.

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Paint the threads that are drawn already, the faces and the words."""
        plan = self._plan(brush, rect)
        for spec, size in zip(self.specs(brush, rect), (10, 6), strict=False):
            if brush.has_thread(spec):
                brush.thread(spec)
            for end in (spec.path[0], spec.path[-1]):
                brush.peg(end, size)
        brush.portrait(self.me.portrait, self.me.mood, plan.first, plan.side)
        brush.portrait(self.other.portrait, self.other.mood, plan.second, plan.side, flip=True)
        self._names(brush, rect, plan)
        self._paint_title(brush, rect, plan)
        self._paint_back(brush, rect, plan)
        if plan.bubble is not None and self.speech is not None:
            tail = plan.second[0] - plan.side * 0.2, plan.second[1] + plan.side * 0.44
            brush.bubble(plan.bubble, tail)
            inner = plan.bubble.inflate(-2 * brush.u(16), 0)
            top = plan.bubble.y + brush.px(8)
            brush.text(self.speech.text, inner.x, top, SPEECH, width=inner.w + 1)

    def _paint_back(self, brush: Brush, rect: Rect, plan: _Plan) -> None:
        """Write below the finer thread whose trust it is, and how much."""
        if self.back is None:
            return
        room, text = rect.w - 2 * plan.side - brush.px(28), self._back
        y = plan.thread_y + self._bands(brush)[0] // 2 + brush.px(4)
        small = STRONG.but(weight=600)
        if self.banded and brush.width(f"{text}  {self.back.band}", small) < room:
            runs: tuple[Run, ...] = ((f"{text}  ", small), (self.back.band, BAND))
            brush.runs(runs, rect.centerx - brush.runs_width(runs) // 2, y)
        else:
            brush.text(text, rect.centerx, y, small, width=room, align="center")

    @property
    def _back(self) -> str:
        """Return whose trust the finer thread is, and how much."""
        return f"{self.back.title}  {self.back.trust}" if self.back else ""

    def _under(self, brush: Brush, width: int) -> int:
        """Return the height of the words below the finer thread."""
        room = width - 2 * self._side(brush) - brush.px(28)
        return brush.height(self._back, STRONG, room) + brush.px(4) if self.back else 0

    def _room(self, brush: Brush, rect: Rect, plan: _Plan) -> int:
        """Return the width between a face and the title."""
        room = rect.w - 2 * plan.side - brush.px(28)
        title = max(self._run_width(brush, row) for row in self._rows(brush, room))
        return (rect.w - title) // 2 - plan.side - brush.px(28)

    def _names(self, brush: Brush, rect: Rect, plan: _Plan) -> None:
        """Write both names and the other's mood beside the faces, where there is room."""
        room, y = self._room(brush, rect, plan), plan.title_y + brush.px(4)
        gap = plan.side + brush.px(16)
        name = STRONG
        if room >= brush.width(self.me.name, name):
            brush.text(self.me.name, rect.x + gap, y, name)
        wide = brush.width(self.other.name, name)
        if room >= wide:
            right = rect.right - gap
            brush.text(self.other.name, right, y, name, align="right")
            mood = f"{self.other.mood_word} ·"
            if room >= wide + brush.width(mood, SMALL) + brush.u(8):
                lower = y + (brush.leading(name) - brush.leading(SMALL)) // 2
                brush.text(mood, right - wide - brush.u(6), lower, SMALL, align="right")

    def _paint_title(self, brush: Brush, rect: Rect, plan: _Plan) -> None:
        """Write whose trust this is, and how much; an arrow leads from before to now."""
        tall = max(brush.leading(style) for _, style in self._title(brush))
        y, gap = plan.title_y, brush.u(GAP)
        for row in self._rows(brush, rect.w - 2 * plan.side - brush.px(28)):
            x = rect.centerx - self._run_width(brush, row) // 2
            for text, style in row:
                wide = brush.width(text, style) if text else brush.u(24)
                if text:
                    brush.text(text, x, y + (tall - brush.leading(style)) / 2, style)
                else:
                    brush.icon("arrow-right", (x + wide / 2, y + tall / 2), 24, "ink")
                x += wide + gap
            y += tall

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return what the picture says, in words."""
        del brush
        change = f" ({self.before} → {self.thread.trust})" if self.before else ""
        text = f"{self.thread.title}: {self.thread.trust}{change}, {self.thread.band}."
        said = f" {self.speech.name}: {self.speech.text}" if self.speech else ""
        mood = f" {self.other.name}: {self.other.mood_word}."
        if self.back is not None:
            text += f" {self.back.title}: {self.back.trust}, {self.back.band}."
        return (Widget(self.id, Role.ITEM, text + mood + said, rect, style=TOLD, radius=18),)


def crossing(rect: Rect, out: int) -> tuple[Point, ...]:
    """Return a path that runs level through a box and leaves it on both sides."""
    y = rect.centery
    return (rect.left - out, y), (rect.centerx, y), (rect.right + out, y)
