"""Two people and what runs between them: the picture a player looks at before any number."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from pygame import Rect

from game.core.kinds import Channel
from game.present.views import PersonView, SpeechView, ThreadView
from game.ui.braid import Fray, Knot, Thread
from game.ui.fonts import HEADING, NUMBER, SMALL, SPEECH, Style
from game.ui.layout import run
from game.ui.metrics import Density
from game.ui.paint import Brush
from game.ui.play.legend import (
    paint_legend,
    paint_trust_pill,
    paint_value,
    trust_pill,
    value_width,
)
from game.ui.scene import Strung
from game.ui.widgets import Role, Widget, spoken

NAME = Style(18, 700)
MOOD = Style(16, 600, "ink2")
MOOD_ICONS = {
    "calm": "circle-check",
    "warm": "handshake",
    "hurt": "bandage",
    "annoyed": "triangle-alert",
    "open": "message-square-text",
    "wary": "eye",
    "proud": "mountain",
    "relieved": "wind",
}
GIRTH, SLENDER = 0.24, 0.036
TALL = {Density.ROOMY: 108, Density.MEDIUM: 67, Density.COMPACT: 70, Density.SCROLL: 44}
LEAST_EM = 30
LEAST_BUBBLE = 230
BUBBLE_LINES = 3


@dataclass(frozen=True, slots=True)
class ShowThread:
    """Asks why a thread is as it is; the number is its place among the threads."""

    index: int


@dataclass(frozen=True, slots=True)
class Row:
    """One of the others, and where what lies between us is drawn."""

    head: Rect
    thread: Rect
    legend: Rect | None
    thin: Rect | None
    face: Rect
    column: Rect


@dataclass(frozen=True)
class Arena:
    """The people at the table and the threads between them: theirs in me first, then mine."""

    me: PersonView
    others: tuple[PersonView, ...]
    threads: tuple[ThreadView, ...]
    speech: tuple[SpeechView, ...] = ()
    bubbles: bool = True

    # Measuring.

    @property
    def alone(self) -> bool:
        """Tell whether one other person has the whole arena."""
        return len(self.others) == 1

    def has_thin(self, brush: Brush) -> bool:
        """Tell whether my own trust is drawn as a thread; else it is only written."""
        return self.alone and brush.metrics.density is Density.ROOMY

    def _close(self, brush: Brush) -> bool:
        """Tell whether room is so short that faces go without names, which the titles say too."""
        metrics = brush.metrics
        return metrics.density is Density.SCROLL or metrics.width < metrics.em * LEAST_EM

    def _parts(self, brush: Brush) -> tuple[int, int, int, int]:
        """Return the heights of title, thread, legend and thin thread for each of the others."""
        tall = TALL[Density.SCROLL if self._close(brush) else brush.metrics.density]
        if not self.alone:
            tall = max(40, tall * 5 // 8)
        thin = max(brush.px(42), brush.u(34)) if self.has_thin(brush) else 0
        legend = brush.u(28) if self.alone else 0
        return self._head_height(brush, brush.px(tall)), brush.px(tall), legend, thin

    def _inset(self, brush: Brush, tall: int) -> int:
        """Return how far from the border a thread of some height begins."""
        return self._side(brush, tall) + brush.px(30)

    def _head_height(self, brush: Brush, tall: int) -> int:
        """Return the height of the words over each thread: of those that take the most lines."""
        m = brush.metrics
        head = Rect(0, 0, m.width - 2 * m.margin - 2 * self._inset(brush, tall), 0)
        views = self.threads[: len(self.others)]
        tall = max(self._pieces(brush, view, head)[-1].bottom for view in views)
        return tall + brush.px(14) if tall > brush.u(38) else brush.u(38)

    def _pieces(self, brush: Brush, view: ThreadView, head: Rect) -> tuple[Rect, ...]:
        """Place the lines of a title, its number and, among many, its strands, which stay together.

        What does not fit beside the rest goes on to the next line.
        """
        widths = [brush.width(line, HEADING) for line in brush.wrap(view.title, HEADING, head.w)]
        widths.append(brush.width(view.trust, self._number))
        high, gap = max(map(brush.leading, (HEADING, self._number))) + brush.px(2), brush.u(13)
        boxes = run(head.x, head.y, widths, high, gap, head.w)
        if not self.alone:
            values = [value_width(brush, strand) for strand in view.strands]
            x, y = boxes[-1].right + gap, boxes[-1].y
            if x + sum(values) + gap * (len(values) - 1) > head.right:
                x, y = head.x, y + high + gap
            boxes += run(x, y, values, high, gap, head.w)
        if boxes[-1].y > head.y:
            return boxes
        return tuple(box.move(0, (brush.u(38) - high) // 2) for box in boxes)

    @property
    def _number(self) -> Style:
        """Return how trust is set: large for one other, smaller among many."""
        return NUMBER if self.alone else HEADING.but(weight=800)

    def height(self, brush: Brush) -> int:
        """Return the height the arena needs in pixels."""
        return max(1, len(self.others)) * sum(self._parts(brush))

    def rows(self, brush: Brush, rect: Rect) -> tuple[Row, ...]:
        """Place everybody and everything."""
        title, tall, legend, thin = self._parts(brush)
        spare = max(0, rect.h - self.height(brush)) // max(1, len(self.others))
        if self._head_height(brush, tall + spare) <= title:
            tall += spare  # larger faces must not push words on to another line
        side = self._side(brush, tall)
        inner = rect.inflate(-2 * self._inset(brush, tall), 0)
        result, y = list[Row](), rect.y
        for _ in self.others:
            band = Rect(inner.x, y + title, inner.w, tall)
            face = self._face(brush, tall)
            portrait = Rect(0, 0, face, face)
            portrait.center = rect.right - side // 2, band.centery
            if self._close(brush):
                portrait.centery = y + (title + tall + legend) // 2
            elif legend:
                portrait.bottom = min(portrait.bottom, band.bottom + brush.px(6))
            result.append(
                Row(
                    Rect(inner.x, y, inner.w, title), band,
                    Rect(inner.x, band.bottom, inner.w, legend) if legend else None,
                    Rect(inner.x, band.bottom + legend, inner.w, thin) if thin else None,
                    portrait, Rect(rect.right - side, y, side, title + tall + legend + thin),
                )
            )  # fmt: skip
            y += title + tall + legend + thin
        return tuple(result)

    def _face(self, brush: Brush, tall: int) -> int:
        """Return the diameter of a face beside a thread of some height."""
        if self._close(brush):
            return brush.px(84)
        share = 1.14 if self.alone else 0.94
        return min(round(tall * share), brush.px(150), brush.metrics.width * 12 // 100)

    def _side(self, brush: Brush, tall: int) -> int:
        """Return the width of the column that a face and its name take."""
        face = self._face(brush, tall)
        if self._close(brush) or not self.alone:
            return face
        names = max(brush.width(person.name, NAME) for person in (self.me, *self.others))
        if not self.has_thin(brush):
            return max(face, names + brush.u(26))
        return max(face, names, *(self._mood_width(brush, person) for person in self.others))

    def _mood_width(self, brush: Brush, person: PersonView) -> int:
        """Return the width of the pill with somebody's mood."""
        return brush.width(person.mood_word, MOOD) + brush.u(46)

    # Threads.

    def specs(self, brush: Brush, rect: Rect) -> tuple[Thread, ...]:
        """Return how every thread of the arena looks: what can be drawn ahead of time."""
        return tuple(strung.spec for strung in self.strung(brush, rect))

    def strung(self, brush: Brush, rect: Rect) -> tuple[Strung, ...]:
        """Return the threads of the arena, so that they move when they change."""
        rows, count = self.rows(brush, rect), len(self.others)
        wide = [self._strung(self.threads[i], row.thread) for i, row in enumerate(rows)]
        thin = [
            self._strung(self.threads[count + i], row.thin)
            for i, row in enumerate(rows)
            if row.thin is not None
        ]
        return (*wide, *thin)

    def _strung(self, view: ThreadView, band: Rect) -> Strung:
        """Return a thread that fills a band; what the others do comes from the right."""
        key, leftward = (view.holder, view.other), view.other != self.me.id
        return Strung(key, view, partial(spec_of, band=band), leftward)

    # Widgets.

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the arena in words: people, threads and what was said last."""
        rows = self.rows(brush, rect)
        mine, line = self._my_face(rows, rect), self.me.line
        result = [Widget("person:me", Role.IMAGE, self.me.name, mine, description=line)]
        for i, (person, row) in enumerate(zip(self.others, rows, strict=True)):
            thread = self.threads[i]
            told = f"{thread.title}: {thread.trust}, {thread.band}"
            result.append(
                Widget(
                    f"person:{person.id}",
                    Role.IMAGE,
                    person.name,
                    row.face,
                    description=f"{person.line} ({person.mood_word})",
                )
            )
            result.append(Widget(
                f"thread:{i}", Role.BUTTON, told, _press_box(brush, row.thread),
                ShowThread(i), description=spoken((thread.change, *thread_story(thread))),
                radius=24,
            ))  # fmt: skip
            bubble = self.bubble(brush, row, person, thread)
            if bubble is not None:
                said = self.said(person)
                result.append(
                    Widget(f"speech:{person.id}", Role.TEXT, f"{person.name}: {said}", bubble)
                )
            if row.thin is not None:
                back = self.threads[len(self.others) + i]
                told = spoken((f"{back.title}: {back.trust}, {back.band}", *thread_story(back)))
                result.append(Widget(f"mine:{i}", Role.STATUS, told, row.thin))
        return tuple(result)

    def said(self, person: PersonView) -> str:
        """Return what somebody said last."""
        lines = [line.text for line in self.speech if line.person == person.id]
        return lines[-1] if lines else ""

    # Painting.

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Paint the arena; threads that are not drawn yet are left out."""
        rows = self.rows(brush, rect)
        self._paint_me(brush, rows, rect)
        for i, (person, row) in enumerate(zip(self.others, rows, strict=True)):
            self._paint_thread(brush, self.threads[i], row.thread)
            self._paint_other(brush, person, row)
            self._paint_head(brush, person, self.threads[i], row)
            if row.legend is not None:
                paint_legend(brush, self.threads[i].strands, row.legend)
            if row.thin is not None:
                self._paint_thin(brush, self.threads[len(self.others) + i], row.thin)

    def _paint_thread(self, brush: Brush, view: ThreadView, band: Rect) -> None:
        """Draw a thread and the buttons it is tied to."""
        spec = spec_of(view, band)
        if brush.has_thread(spec):
            brush.thread(spec)
        for end in (spec.path[0], spec.path[-1]):
            brush.peg(end, 11)

    def _paint_me(self, brush: Brush, rows: Sequence[Row], rect: Rect) -> None:
        """Draw the player's face once, in the middle of all threads."""
        face = self._my_face(rows, rect)
        brush.portrait(self.me.portrait, self.me.mood, face.center, face.w)
        if not self._close(brush):
            below = face.bottom + brush.px(4)
            brush.text(self.me.name, face.centerx, below, NAME, align="center")

    def _my_face(self, rows: Sequence[Row], rect: Rect) -> Rect:
        """Return where the player's face is: in the middle of all threads."""
        face = rows[0].face.copy()
        middle = (rows[0].face.centery + rows[-1].face.centery) // 2
        face.center = rect.x + rows[0].column.w // 2, middle
        return face

    def _paint_other(self, brush: Brush, person: PersonView, row: Row) -> None:
        """Draw somebody's face, name and mood."""
        brush.portrait(person.portrait, person.mood, row.face.center, row.face.w, flip=True)
        if not self.alone or self._close(brush):
            return
        y, middle = row.face.bottom + brush.px(4), row.face.centerx
        if row.thin is not None:
            brush.text(person.name, middle, y, NAME, align="center")
            mood = self._mood_width(brush, person)
            top = y + brush.leading(NAME)
            self._paint_mood(brush, person, Rect(middle - mood // 2, top, mood, 0))
            return
        wide = brush.width(person.name, NAME) + brush.u(26)
        x = row.column.centerx - wide // 2
        brush.text(person.name, x, y, NAME)
        icon = MOOD_ICONS.get(person.mood, "user")
        center = x + wide - brush.u(10), y + brush.leading(NAME) // 2
        brush.icon(icon, center, 19, "ink2")

    def _paint_mood(self, brush: Brush, person: PersonView, rect: Rect) -> None:
        """Write how somebody feels, with a sign."""
        pill = Rect(rect.x, rect.y, rect.w, brush.u(26))
        brush.pill(pill, "tag", 1.5, "line")
        icon = MOOD_ICONS.get(person.mood, "user")
        brush.icon(icon, (pill.x + brush.u(18), pill.centery), 17, "ink2")
        room = Rect(pill.x + brush.u(31), pill.y, pill.w - brush.u(31), pill.h)
        brush.label(person.mood_word, room, MOOD, "left")

    # The line over a thread.

    def _paint_head(self, brush: Brush, person: PersonView, view: ThreadView, row: Row) -> None:
        """Write the trust over its thread, and what was said beside it."""
        pieces = self._pieces(brush, view, row.head)
        lines = brush.wrap(view.title, HEADING, row.head.w)
        for line, box in zip(lines, pieces, strict=False):
            brush.label(line, box, HEADING)
        brush.label(view.trust, pieces[len(lines)], self._number)
        for strand, box in zip(view.strands, pieces[len(lines) + 1 :], strict=not self.alone):
            paint_value(brush, strand, box)
        x, middle = pieces[-1].right + brush.u(16), pieces[-1].centery
        for text in self._extras(brush, person, view, row):
            if text == view.change:
                self._paint_trend(brush, view, x, middle)
                x += brush.u(20)
            brush.text(text, x, middle - brush.leading(SMALL) // 2, SMALL)
            x += brush.width(text, SMALL) + brush.u(16)
        bubble = self.bubble(brush, row, person, view)
        if bubble is not None:
            self._paint_bubble(brush, bubble, row, self.said(person))

    def _paint_trend(self, brush: Brush, view: ThreadView, x: int, y: int) -> None:
        """Draw whether trust rose or fell since the last round."""
        rose = view.rising > 0
        brush.triangle((x + brush.u(6), y), 13, "good" if rose else "bad_fill", up=rose)

    def _extras(
        self, brush: Brush, person: PersonView, view: ThreadView, row: Row
    ) -> tuple[str, ...]:
        """Return what else fits over the thread: its change, its band, the fear of being hurt."""
        room = row.head.right - self._pieces(brush, view, row.head)[-1].right
        if self.said(person):
            room -= brush.u(LEAST_BUBBLE + 40)
        chosen = list[str]()
        for text in (view.change, view.band, view.wary):
            wide = brush.width(text, SMALL) + brush.u(36)
            if text and wide <= room:
                chosen.append(text)
                room -= wide
        return tuple(text for text in (view.band, view.change, view.wary) if text in chosen)

    def bubble(self, brush: Brush, row: Row, person: PersonView, view: ThreadView) -> Rect | None:
        """Return where somebody's words go: right of every number, as narrow as they allow."""
        said, last = self.said(person), self._pieces(brush, view, row.head)[-1]
        if last.y >= row.head.y + last.h:
            return None
        left = (
            last.right
            + brush.u(36)
            + sum(
                brush.width(text, SMALL) + brush.u(16) + (brush.u(20) if text == view.change else 0)
                for text in self._extras(brush, person, view, row)
            )
        )
        pad = brush.u(18)
        right = row.face.left - brush.px(8)
        room = right - left - 2 * pad
        if not said or room < brush.u(150) or not self.bubbles:
            return None
        style = _speech_style(brush, said, room)
        lines = len(brush.wrap(said, style, room))
        width = _narrowest(brush, said, style, room, lines)
        high = lines * brush.leading(style) + 2 * brush.px(9)
        top = max(row.head.y - brush.px(4), 0)
        if top + high > row.thread.bottom:
            return None
        return Rect(right - width - 2 * pad, top, width + 2 * pad, high)

    def unheard(self, brush: Brush, rect: Rect) -> bool:
        """Tell whether there is no room for a bubble with what somebody said."""
        placed = zip(self.rows(brush, rect), self.others, self.threads, strict=False)
        return any(
            self.said(person) and self.bubble(brush, row, person, thread) is None
            for row, person, thread in placed
        )

    def _paint_bubble(self, brush: Brush, bubble: Rect, row: Row, said: str) -> None:
        """Draw what was said, with a tail toward the face of who said it."""
        reach = (
            row.face.left + row.face.w * 0.1,
            max(bubble.bottom + brush.px(16), row.face.y + row.face.h * 0.32),
        )
        brush.bubble(bubble, reach)
        pad = brush.u(18)
        width = bubble.w - 2 * pad + 1
        style = _speech_style(brush, said, width)
        brush.text(said, bubble.x + pad, bubble.y + brush.px(9), style, width=width)

    def thin_pill(self, brush: Brush, rect: Rect) -> Rect | None:
        """Return the pill on the thread of my own trust, where it is drawn."""
        thin = self.rows(brush, rect)[0].thin
        return trust_pill(brush, self.threads[len(self.others)], thin.center) if thin else None

    def _paint_thin(self, brush: Brush, view: ThreadView, band: Rect) -> None:
        """Draw my own trust in them, with its number on it."""
        spec = spec_of(view, band)
        if brush.has_thread(spec):
            brush.thread(spec)
        for end in (spec.path[0], spec.path[-1]):
            brush.peg(end, 6.5)
        paint_trust_pill(brush, view, trust_pill(brush, view, band.center))


# ---------------------------------------------------------------- parts


def spec_of(view: ThreadView, band: Rect) -> Thread:
    """Return how a thread looks that fills a band from left to right."""
    fullness = tuple(strand.full / 1000 for strand in view.strands)
    first, second, third = fullness
    channels = list(Channel)
    y = band.centery
    return Thread(
        path=((band.left, y), (band.centerx, y + 1), (band.right, y)),
        width=min(band.h * GIRTH, band.w * SLENDER),
        fullness=((first, second, third),),
        knots=tuple(Knot(knot.at / 1000, knot.size) for knot in view.knots),
        frays=tuple(
            Fray(fray.at / 1000, channels.index(fray.strand), fray.severity / 830)
            for fray in view.frays
        ),
        seed=sum(map(ord, view.holder)) * 31 + sum(map(ord, view.other)),
        loose=0.8,
    )


def _press_box(brush: Brush, band: Rect) -> Rect:
    """Return the part of a thread's band that can be pressed: tall enough for a finger."""
    tall = max(brush.metrics.touch, band.h - brush.px(8))
    return Rect(band.x, band.centery + max(band.h, tall) // 2 - tall, band.w, tall)


def thread_story(view: ThreadView) -> tuple[str, ...]:
    """Return a thread in words: its strands, what was tied into it and what came apart."""
    strands = [f"{strand.name} {strand.value} {strand.weight}." for strand in view.strands]
    ties = [knot.story for knot in view.knots] + [fray.story for fray in view.frays]
    return (*strands, *ties)


def _speech_style(brush: Brush, text: str, room: int) -> Style:
    """Return how speech is set: a little smaller where it would take too many lines."""
    return SPEECH if len(brush.wrap(text, SPEECH, room)) <= BUBBLE_LINES else SPEECH.but(size=16)


def _narrowest(brush: Brush, text: str, style: Style, room: int, lines: int) -> int:
    """Return the smallest width in which a text takes no more lines than in the whole room."""
    if lines == 1:
        return min(room, brush.width(text, style))
    low, high = room // 2, room
    while low < high:
        middle = (low + high) // 2
        if len(brush.wrap(text, style, middle)) <= lines:
            high = middle
        else:
            low = middle + 1
    return high
