"""What is still owed hangs under the thread; what else is known lies at its right."""

from dataclasses import dataclass
from typing import Literal

from pygame import Rect

from game.core.kinds import Clarity
from game.present.views import PromiseView, TableView
from game.ui.fonts import LABEL, SMALL, STRONG, Style
from game.ui.layout import run
from game.ui.paint import Brush
from game.ui.play.legend import paint_trust_pill, trust_pill
from game.ui.play.sheet import Note
from game.ui.theme import Color
from game.ui.title import Say
from game.ui.widgets import Look, Role, Widget, spoken

TITLE = Style(16, 700)
OWNER = Style(16, color="ink2")
WORDS = Style(16, 600)
CLARITY_ICONS = {
    Clarity.VAGUE: "cloud-fog",
    Clarity.CLEAR: "message-square-text",
    Clarity.VERIFIABLE: "shield-check",
}
MOST_TAGS = 3
SMALLER = (15, 14)
PILLS_PERCENT = 42

Topic = Literal["promises", "aims", "news", "seat"]
Sign = tuple[str, str, Color]
ICONS: dict[Topic, str] = {
    "promises": "scroll-text",
    "aims": "lightbulb",
    "news": "newspaper",
    "seat": "scale",
}


@dataclass(frozen=True, slots=True)
class ShowTopic:
    """Asks to read everything about promises, aims, the news, or who sits at the table."""

    topic: Topic


@dataclass(frozen=True, slots=True)
class Cord:
    """A promise on its cord, or None for the button that stands for all of them."""

    promise: PromiseView | None
    rect: Rect
    signs: tuple[Sign, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A button at the right of the row: its topic, what it shows, its name and its place."""

    topic: Topic
    words: str
    count: str
    name: str
    rect: Rect


@dataclass(frozen=True)
class Owed:
    """The row between thread and cards; `pills` writes my own trust where no thread shows it."""

    view: TableView
    say: Say
    pills: bool

    def height(self, brush: Brush, wide: int) -> int:
        """Return the height of the row in pixels, in a width."""
        return self._pill_lines(brush, wide) + self._line(brush)

    def _line(self, brush: Brush) -> int:
        """Return the height of the line of promises and buttons."""
        lines = brush.leading(TITLE) + brush.leading(WORDS)
        if brush.metrics.density.tight:
            return max(brush.metrics.touch, brush.u(36))
        return max(brush.metrics.touch, lines + brush.px(12))

    def _pill_lines(self, brush: Brush, wide: int) -> int:
        """Return the height of the lines of pills that have no room beside the promises."""
        pills = self._pills(brush, wide)
        if not pills or (pills[-1].y == 0 and pills[-1].right <= wide * PILLS_PERCENT // 100):
            return 0
        return pills[-1].bottom + brush.px(8)

    def _pills(self, brush: Brush, wide: int) -> tuple[Rect, ...]:
        """Return the pills of my own trust from the origin, wrapped to a width."""
        mine = self.view.threads[len(self.view.others) :] if self.pills else ()
        sizes = [trust_pill(brush, thread, (0, 0)) for thread in mine]
        if not sizes:
            return ()
        return run(0, 0, [pill.w for pill in sizes], sizes[0].h, brush.px(8), wide)

    def _base(self, brush: Brush, rect: Rect) -> Rect:
        """Return the line of promises and buttons, below any lines of pills."""
        above = self._pill_lines(brush, rect.w)
        return Rect(rect.x, rect.y + above, rect.w, rect.h - above)

    # The buttons at the right.

    def _topics(self) -> tuple[tuple[Topic, str, str], ...]:
        """Return topic, name and count of each button."""
        names = " + ".join(person.name for person in self.view.others)
        several = "several" if len(self.view.others) > 1 else "one"
        aims = self.say(f"table.aims_{several}", name=names)
        result: list[tuple[Topic, str, str]] = []
        if self.view.seat:
            result.append(("seat", self.view.seat, ""))
        result.append(("aims", aims, str(len(self.view.aims)) if self.view.aims else "?"))
        if self.view.news:
            result.append(("news", self.say("table.news"), str(len(self.view.news))))
        return tuple(result)

    def _chip_width(self, brush: Brush, *words: str) -> int:
        """Return the width of a button with an icon and some words."""
        parts = [brush.width(text, WORDS) + brush.u(8) for text in words if text]
        return max(brush.metrics.touch, brush.u(44) + sum(parts))

    def _named(self, brush: Brush, room: int) -> frozenset[Topic]:
        """Return the topics whose buttons have room for their names: news first."""
        used = sum(self._chip_width(brush, n) + brush.px(10) for _, _, n in self._topics())
        named = set[Topic]()
        for topic, name, _ in reversed(self._topics()):
            wide = brush.width(name, WORDS) + brush.u(8)
            if used + wide <= room:
                used += wide
                named.add(topic)
        return frozenset(named)

    def chips(self, brush: Brush, rect: Rect) -> tuple[Chip, ...]:
        """Place the buttons at the right end."""
        share = 60 if not self.view.promises else 22 if self.pills else 36
        named = self._named(brush, rect.w * share // 100)
        x, high = rect.right, max(brush.metrics.touch, brush.u(36))
        middle = self._base(brush, rect).centery
        result: list[Chip] = []
        for topic, name, count in reversed(self._topics()):
            words = name if topic in named else ""
            wide = self._chip_width(brush, words, count)
            box = Rect(x - wide, middle - high // 2, wide, high)
            result.append(Chip(topic, words, count, name, box))
            x -= wide + brush.px(10)
        return tuple(reversed(result))

    def trust_pills(self, brush: Brush, rect: Rect) -> tuple[Rect, ...]:
        """Place a pill for each thread of mine that is not drawn."""
        pills = self._pills(brush, rect.w)
        drop = 0
        if pills and not self._pill_lines(brush, rect.w):
            drop = (rect.h - pills[0].h) // 2
        return tuple(pill.move(rect.x, rect.y + drop) for pill in pills)

    def _room(self, brush: Brush, rect: Rect) -> Rect:
        """Return the room between the pills and the buttons."""
        chips, pills = self.chips(brush, rect), self.trust_pills(brush, rect)
        base = self._base(brush, rect)
        end = chips[0].rect.x - brush.px(14) if chips else base.right
        beside = pills and base.y == rect.y
        start = pills[-1].right + brush.px(14) if beside else base.x
        return Rect(start, base.y, max(0, end - start), base.h)

    # The promises.

    def cords(self, brush: Brush, rect: Rect) -> tuple[Cord, ...]:
        """Place up to three promises as they fit; else one button that counts them."""
        room, promises, gap = self._room(brush, rect), self.view.promises, brush.px(12)
        if not promises:
            return ()
        free, least = room.w - self._heading_width(brush), self._least(brush, room)
        more = brush.metrics.touch + brush.u(8)
        needed = least + (more + gap if len(promises) > 1 else 0)
        if brush.metrics.density.tight or free < needed:
            name = self.say("table.open_promises")
            wide = min(room.w, self._chip_width(brush, name, str(len(promises))))
            return (Cord(None, Rect(room.x, room.y, wide, room.h)),)
        shown = min(len(promises), MOST_TAGS, (free + gap) // (least + gap))
        if len(promises) > shown:
            free -= more + gap
            shown = max(1, min(shown, (free + gap) // (least + gap)))
        wide = min(max(brush.u(410), least), (free - gap * (shown - 1)) // shown)
        x = room.x + self._heading_width(brush)
        result: list[Cord] = []
        for promise in promises[:shown]:
            signs = self._signs(brush, promise, wide - brush.u(50) - brush.px(20))
            result.append(Cord(promise, Rect(x, room.y, wide, room.h), signs))
            x += wide + gap
        if len(promises) > shown:
            label = f"+{len(promises) - shown}"
            result.append(Cord(None, Rect(x, room.y, more, room.h), (), label))
        return tuple(result)

    def _least(self, brush: Brush, room: Rect) -> int:
        """Return the width a promise needs, so that no title is cut."""
        smallest = TITLE.but(size=SMALLER[-1])
        titles = [brush.width(p.title, smallest) for p in self.view.promises[:MOST_TAGS]]
        return max(brush.u(250), max(titles) - self.words_at(brush, Rect(0, 0, 0, room.h)).w)

    def _heading_width(self, brush: Brush) -> int:
        """Return the width of the words before the promises, on two lines."""
        words = self.say("table.open_promises").split(" ")
        return max(brush.width(word, TITLE) for word in words) + brush.px(16)

    def _signs(self, brush: Brush, promise: PromiseView, room: int) -> tuple[Sign, ...]:
        """Return what fits under a promise: when it is due, how clear it is, who heard it."""
        vague = promise.clarity is Clarity.VAGUE
        tone: Color = "bad" if vague else "ink2"
        due: Sign = ("calendar-clock", promise.due_text, "ink2")
        clear: Sign = (CLARITY_ICONS[promise.clarity], promise.clarity_text, tone)
        heard: Sign = ("megaphone" if promise.public else "lock", promise.audience_text, "ink2")
        mute: Sign = (heard[0], "", "ink2")
        for signs in ((due, clear, heard), (due, clear, mute)):
            if sum(_sign_width(brush, sign) for sign in signs) <= room:
                return signs
        return due, (clear[0], "", tone), mute

    # Widgets.

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return promises and buttons in reading order."""
        mine = self.view.threads[len(self.view.others) :]
        pills = zip(self.trust_pills(brush, rect), mine, strict=False)
        told = [
            Widget(f"mine:{i}", Role.STATUS, f"{thread.title}: {thread.trust}", pill)
            for i, (pill, thread) in enumerate(pills)
        ]
        cords = [self._cord_widget(cord) for cord in self.cords(brush, rect)]
        chips = [
            Widget(f"topic:{chip.topic}", Role.BUTTON, chip.name, chip.rect,
                   ShowTopic(chip.topic), value=chip.count, radius=99)
            for chip in self.chips(brush, rect)
        ]  # fmt: skip
        return (*told, *self._over_cords(brush, rect), *cords, *chips)

    def _over_cords(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return what is written before the promises, or in their place."""
        room, cords = self._room(brush, rect), self.cords(brush, rect)
        if not cords:
            return (Widget("owed", Role.TEXT, self.say("table.no_promises"), room),)
        if cords[0].promise is None:
            return ()
        return (Widget("owed", Role.HEADING, self.say("table.open_promises"), room),)

    def _cord_widget(self, cord: Cord) -> Widget:
        """Return the widget of a promise, or of all of them."""
        action, promise = ShowTopic("promises"), cord.promise
        if promise is None:
            label, count = self.say("table.open_promises"), str(len(self.view.promises))
            return Widget("promises", Role.BUTTON, label, cord.rect, action, value=count, radius=12)
        told = (promise.text, promise.clarity_text, promise.audience_text, promise.due_text)
        return Widget(
            f"promise:{promise.id}", Role.ITEM, f"{promise.who}: {promise.title}", cord.rect,
            action, description=spoken(told), radius=12,
        )  # fmt: skip

    # Painting.

    def paint(self, brush: Brush, rect: Rect, pill: Rect | None) -> None:
        """Paint the row; promises hang from the thread beside its pill, where one is drawn."""
        mine = self.view.threads[len(self.view.others) :]
        for thread, place in zip(mine, self.trust_pills(brush, rect), strict=False):
            paint_trust_pill(brush, thread, place)
        room, cords = self._room(brush, rect), self.cords(brush, rect)
        if not cords:
            words = self.say("table.no_promises")
            brush.label(words if brush.width(words, SMALL) <= room.w else "", room, SMALL, "left")
        elif cords[0].promise is not None:
            words = self.say("table.open_promises").replace(" ", "\n", 1)
            tall = len(words.split("\n")) * brush.leading(TITLE)
            brush.text(words, room.x, room.centery - tall // 2, TITLE)
        for cord in cords:
            self._paint_cord(brush, cord, cord.rect, "card")
            if pill is not None and cord.promise is not None:
                _paint_string(brush, cord.rect, pill)
        for chip in self.chips(brush, rect):
            self._paint_chip(brush, chip, chip.rect, "card")

    def redraw(self, brush: Brush, rect: Rect, widget: Widget, look: Look) -> None:
        """Draw a promise or a button of the row at `rect` anew while the mouse is on it."""
        if not (look.hovered or look.pressed):
            return
        for cord in self.cords(brush, rect):
            if self._cord_widget(cord).id == widget.id:
                self._paint_cord(brush, cord, widget.rect, "select")
        for chip in self.chips(brush, rect):
            if f"topic:{chip.topic}" == widget.id:
                self._paint_chip(brush, chip, widget.rect, "select")

    def _paint_cord(self, brush: Brush, cord: Cord, rect: Rect, fill: Color) -> None:
        """Draw one promise: whose, its title, when it is due, how clear it is."""
        promise = cord.promise
        if promise is None:
            brush.card(rect, fill, 12, 1, "edge", 1.5)
            if cord.label:
                brush.label(cord.label, rect, STRONG)
            else:
                name, count = self.say("table.open_promises"), str(len(self.view.promises))
                fits = self._chip_width(brush, name, count) <= rect.w
                _paint_words(brush, rect, ICONS["promises"], (name if fits else "", count))
            return
        brush.card(rect, fill, 12)
        side = self._side(brush, rect)
        center = rect.x + brush.px(10) + side // 2, rect.centery
        flip = not promise.mine
        brush.portrait(promise.portrait, promise.mood, center, side, flip=flip, lift=False)
        self._paint_promise(brush, cord, promise, self.words_at(brush, rect))

    def _side(self, brush: Brush, rect: Rect) -> int:
        """Return the diameter of the face on a promise."""
        return min(brush.u(40), rect.h - brush.px(8))

    def words_at(self, brush: Brush, rect: Rect) -> Rect:
        """Return the room for words on a promise."""
        x = rect.x + brush.px(10) + self._side(brush, rect) + brush.u(10)
        return Rect(x, rect.y, rect.right - brush.px(8) - x, rect.h)

    def _paint_promise(self, brush: Brush, cord: Cord, promise: PromiseView, rect: Rect) -> None:
        """Write a promise on two lines."""
        x, top = rect.x, rect.centery - (brush.leading(TITLE) + brush.leading(WORDS)) // 2
        used, style = named_in(brush, promise, rect.w)
        if used:
            brush.text(promise.who, x, top, OWNER)
        drop = (brush.leading(TITLE) - brush.leading(style)) // 2
        brush.text(promise.title, x + used, top + drop, style)
        middle = top + brush.leading(TITLE) + brush.leading(WORDS) // 2
        for icon, text, color in cord.signs:
            brush.icon(icon, (x + brush.u(8), middle), 17, color)
            brush.text(
                brush.letters.fit(text, SMALL, rect.right - x - brush.u(22)),
                x + brush.u(22), middle - brush.leading(SMALL) // 2, SMALL.but(color=color),
            )  # fmt: skip
            x += _sign_width(brush, (icon, text, color))

    def _paint_chip(self, brush: Brush, chip: Chip, rect: Rect, fill: Color) -> None:
        """Draw one of the buttons at the right."""
        brush.card(rect, fill, rect.h, 1, "edge", 1.5)
        _paint_words(brush, rect, ICONS[chip.topic], (chip.words, chip.count))


def named_in(brush: Brush, promise: PromiseView, room: int) -> tuple[int, Style]:
    """Return the room for who promised and how the title is set: the face can do without a name."""
    used = brush.width(f"{promise.who}  ", OWNER)
    if used + brush.width(promise.title, TITLE) <= room:
        return used, TITLE
    sizes = (TITLE, *(TITLE.but(size=size) for size in SMALLER))
    return 0, next((s for s in sizes if brush.width(promise.title, s) <= room), sizes[-1])


def _sign_width(brush: Brush, sign: Sign) -> int:
    """Return the width of an icon and its words."""
    return brush.u(22) + (brush.width(sign[1], SMALL) + brush.u(10) if sign[1] else brush.u(4))


def _paint_words(brush: Brush, rect: Rect, icon: str, words: tuple[str, str]) -> None:
    """Write an icon, a name and a count in the middle of a button."""
    name, count = words
    parts = [(text, style) for text, style in ((name, LABEL), (count, LABEL.but(color="ink2")))
             if text]  # fmt: skip
    used = brush.u(20) + sum(brush.width(text, WORDS) + brush.u(8) for text, _ in parts)
    x = max(rect.x + brush.u(8), rect.centerx - used // 2)
    brush.icon(icon, (x + brush.u(10), rect.centery), 20, "ink2")
    x += brush.u(28)
    for text, style in parts:
        line = brush.letters.fit(text, style, rect.right - brush.u(6) - x)
        brush.text(line, x, rect.centery - brush.leading(LABEL) // 2, style)
        x += brush.width(text, WORDS) + brush.u(8)


def _paint_string(brush: Brush, tag: Rect, pill: Rect) -> None:
    """Draw the cord a promise hangs on, past the pill, and the ring it is tied to."""
    y, top, edge = tag.y, pill.centery, brush.px(18)
    wanted = tag.right - tag.w // 5
    free = [x for x in (wanted, tag.left + tag.w // 5, tag.left + edge, tag.right - edge)
            if not pill.left - edge < x < pill.right + edge]  # fmt: skip
    if not free:
        return
    x = float(free[0])
    bend = [(x - brush.px(7), top), (x - brush.px(2), top + (y - top) * 0.45), (x, y)]
    brush.stroke(bend, "cord", 2.2)
    brush.disc((x, y + brush.px(2)), brush.px(6), "card", 2.2, "cord")


def promise_notes(view: TableView) -> tuple[Note, ...]:
    """Return every open promise in full."""
    return tuple(
        Note(
            "scroll-text", promise.text, f"{promise.who}: {promise.title}",
            f"{promise.size_text}, {promise.clarity_text}, {promise.audience_text}, "
            f"{promise.due_text}",
            face=(promise.portrait, promise.mood),
        )
        for promise in view.promises
    )  # fmt: skip
