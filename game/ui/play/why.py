"""The glass box: each strand says in words what moved it, then shows the numbers, exactly."""

from collections.abc import Callable
from dataclasses import dataclass

from pygame import Rect

from game.core.kinds import Channel
from game.present.views import LedgerLine, LedgerRow, LedgerView
from game.ui.fonts import BODY, HEADING, LABEL, SMALL, STRONG, Style
from game.ui.layout import run
from game.ui.paint import Brush
from game.ui.play.blocks import Block, Stack, Words, rule
from game.ui.theme import STRANDS, Strand
from game.ui.title import Say
from game.ui.widgets import Role, Widget

SUM = Style(16, 700)
PILL = Style(19, 800, "card")
NAME = HEADING.but(size=19)
PAD, SIGN = 7, 15


def strand_of(channel: Channel) -> Strand:
    """Return the strand a channel is drawn as."""
    return STRANDS[list(Channel).index(channel)]


Part = tuple[int, Callable[[Brush, Rect], object]]


@dataclass(frozen=True, slots=True)
class ShowMore:
    """Asks to open or close the smaller changes of a strand."""

    row: int


@dataclass(frozen=True, slots=True)
class Sum:
    """One change written out: base × factor × factor = change, on as many lines as it needs."""

    line: LedgerLine
    result: bool = True

    def _pieces(self) -> tuple[tuple[str, str, str], ...]:
        """Return sign, number and name of every factor, and the result."""
        line = self.line
        factors = tuple(("×", number, name) for name, number in line.factors)
        result = (("=", line.change, line.limit),) if self.result or line.limit else ()
        return (("", line.base, ""), *factors, *result)

    def _boxes(self, brush: Brush, rect: Rect) -> tuple[Rect, ...]:
        """Place the pieces one after another."""
        widths = [self._width(brush, piece) for piece in self._pieces()]
        return run(rect.x, rect.y, widths, brush.u(30), brush.u(5), rect.w)

    def _width(self, brush: Brush, piece: tuple[str, str, str]) -> int:
        """Return the width of a piece with its sign."""
        sign, number, name = piece
        wide = brush.width(number, SUM) + (brush.u(SIGN) if sign else 0)
        wide += brush.width(name, SMALL) + brush.u(5) if name else 0
        return wide + (brush.u(2 * PAD) if sign != "=" else brush.u(4))

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of all lines."""
        return max(box.bottom for box in self._boxes(brush, Rect(0, 0, width, 0)))

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Draw every number on a small card, its name beside it."""
        pieces = zip(self._pieces(), self._boxes(brush, rect), strict=True)
        for (sign, number, name), box in pieces:
            x, top = box.x, box.centery - brush.leading(SUM) // 2
            if sign:
                brush.text(sign, x, top, SUM.but(color="ink2"))
                x += brush.u(SIGN)
            if sign != "=":
                chip = Rect(x, box.y + brush.px(1), box.right - x, box.h - 2 * brush.px(1))
                brush.box(chip, "well", 8, 1)
                x += brush.u(PAD)
            brush.text(number, x, top, SUM)
            if name:
                small = box.centery - brush.leading(SMALL) // 2
                brush.text(name, x + brush.width(number, SUM) + brush.u(5), small, SMALL)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the sum as a sentence."""
        del brush
        words = " ".join(f"{sign} {number} {name}".strip() for sign, number, name in self._pieces())
        return (Widget("sum", Role.TEXT, words, rect),)


@dataclass(frozen=True, slots=True)
class Row:
    """A strand: its name and its biggest cause; at the right what it adds to trust."""

    index: int
    row: LedgerRow
    say: Say
    numbers: bool
    opened: bool

    def _lines(self) -> tuple[LedgerLine, ...]:
        """Return the changes, the one that gives the row its sentence first."""
        lead = [line for line in self.row.lines if line.sentence == self.row.sentence][:1]
        return (*lead, *(line for line in self.row.lines if line not in lead))

    def _left(self) -> Stack:
        """Return the words, the sums where wanted, and the smaller changes when opened."""
        parts: list[Block] = [Words(self.row.sentence, BODY)]
        shown = self._lines() if self.opened else self._lines()[:1]
        for i, line in enumerate(shown):
            if i:
                parts.append(Words(line.sentence, BODY))
            if self.numbers:
                parts.append(Sum(line, len(self.row.lines) > 1))
        if self.row.against and not self.opened:
            parts.append(Words(self.row.against, SMALL))
        return Stack(tuple(parts), 4)

    def _more(self, brush: Brush) -> tuple[str, int]:
        """Return the label of the button for the smaller changes, and its width."""
        if len(self.row.lines) < 2:
            return "", 0
        count = len(self.row.lines) - 1
        key = "reckoning.less" if self.opened else "reckoning.more"
        text = self.say(key, count=count)
        return text, brush.width(text, LABEL) + brush.u(44)

    def _right(self, brush: Brush) -> int:
        """Return the width of the column of sums."""
        return brush.u(214) if self.numbers else brush.u(92)

    def _beside(self, brush: Brush, width: int) -> bool:
        """Tell whether the sums stand beside the words instead of below."""
        return width >= self._right(brush) + brush.u(250)

    def _plan(self, brush: Brush, rect: Rect) -> tuple[Rect, Rect, Rect, Rect]:
        """Place the name's line, the words, the sums and the button."""
        head = Rect(rect.x, rect.y, rect.w, max(brush.leading(NAME), brush.u(28)))
        beside, right = self._beside(brush, rect.w), self._right(brush)
        words = Rect(rect.x, head.bottom + brush.px(2), rect.w - (right if beside else 0), 0)
        words.w -= brush.px(6) if beside else 0
        words.h = self._left().height(brush, words.w)
        tall = brush.u(62 if self.numbers else 34)
        sums = Rect(rect.right - right, rect.y, right, tall)
        if not beside:
            sums = Rect(rect.x, words.bottom + brush.px(6), right, tall)
        text, wide = self._more(brush)
        more = Rect(0, 0, wide, brush.metrics.touch if text else 0)
        top = head.centery - more.h // 2
        left = rect.x + brush.u(60) + brush.width(self.row.name, NAME) + brush.u(8)
        end = sums.x if beside else rect.right
        if text and left + wide <= end:
            more.topleft = left, top
        else:
            more.topleft = rect.x, max(words.bottom, sums.bottom if not beside else 0)
        return head, words, sums, more

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of words and sums."""
        _, words, sums, more = self._plan(brush, Rect(0, 0, width, 0))
        return max(words.bottom, sums.bottom, more.bottom)

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Draw the strand's sample, its name, the words and what they come to."""
        head, words, sums, _ = self._plan(brush, rect)
        strand = strand_of(self.row.channel)
        swatch = brush.swatch(strand, head.x, head.centery, 46)
        top = head.centery - brush.leading(NAME) // 2
        brush.text(self.row.name, swatch.right + brush.u(10), top, NAME.but(color=strand))
        self._left().paint(brush, words)
        self._paint_sums(brush, sums)

    def _paint_sums(self, brush: Brush, rect: Rect) -> None:
        """Write change × weight = what it adds; without numbers only the last."""
        strand, row = strand_of(self.row.channel), self.row
        pill = Rect(0, 0, brush.u(84), brush.u(34))
        pill.topright = rect.right, rect.y
        moved = row.adds_thousandths != 0
        brush.pill(pill, strand if moved else "well")
        brush.label(row.adds, pill, PILL if moved else PILL.but(color="ink2"))
        if not self.numbers:
            return
        below = brush.u(37)
        brush.text(self.say("reckoning.adds"), pill.centerx, rect.y + below, SMALL, align="center")
        columns_ = (
            (row.change, self.say("reckoning.change"), rect.x + brush.u(27)),
            (row.weight, self.say("reckoning.weight"), rect.x + brush.u(91)),
        )
        top = rect.y + (pill.h - brush.leading(SUM)) // 2
        for number, name, x in columns_:
            brush.text(number, x, top, SUM, align="center")
            brush.text(name, x, rect.y + below, SMALL, align="center")
        for sign, at in (("×", 59), ("=", 122)):
            brush.text(sign, rect.x + brush.u(at), top, SUM.but(color="ink2"), align="center")

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the row as words, and the button for its smaller changes."""
        _, words, _, more = self._plan(brush, rect)
        row = self.row
        label = f"{row.name}: {row.sentence} {row.change} × {row.weight} = {row.adds}"
        told = Widget(f"row-{self.index}", Role.TEXT, label, rect)
        text, _ = self._more(brush)
        inner = self._left().widgets(brush, words)
        if not text:
            return (told, *inner)
        button = Widget(
            f"more-{self.index}", Role.LINK, text, more, ShowMore(self.index),
            icon="chevron-up" if self.opened else "chevron-down", radius=10,
            description=row.name,
        )  # fmt: skip
        return (told, button, *inner)


def rows_of(view: LedgerView, say: Say, opened: frozenset[int], *, numbers: bool) -> Stack:
    """Return all three strands of a ledger, a line between them."""
    parts: list[Block] = []
    for i, row in enumerate(view.rows):
        parts += [rule()] if i else []
        parts.append(Row(i, row, say, numbers=numbers, opened=i in opened))
    return Stack(tuple(parts), 6)


@dataclass(frozen=True, slots=True)
class Total:
    """The change in trust: the strands' shares as a bar, the sum, from where to where."""

    view: LedgerView
    say: Say
    room: int = 0

    def _parts(self, brush: Brush) -> tuple[Part, ...]:
        """Return the parts to show: all, or, where the room is given, as many as fit."""
        parts, gap = self._all(brush), brush.u(20)
        for chosen in (parts, parts[2:], parts[2:3]):
            if not self.room or sum(wide + gap for wide, _ in chosen) <= self.room:
                return chosen
        return ()

    def _all(self, brush: Brush) -> tuple[Part, ...]:
        """Return width and painter of every part."""
        view = self.view
        big = Style(30, 800, "good" if view.rising > 0 else "bad" if view.rising < 0 else "ink2")
        number = STRONG.but(size=20)
        title = self.say("reckoning.total")
        arrow = brush.u(34)

        def from_to(pen: Brush, box: Rect) -> None:
            x = box.x + pen.width(view.before, number)
            pen.label(view.before, box, number.but(color="ink2"), "left")
            pen.icon("arrow-right", (x + arrow / 2, box.centery), 22, "ink")
            pen.label(view.after, box, number, "right")

        ends = brush.width(view.before, number) + arrow + brush.width(view.after, number)
        return (
            (brush.width(title, STRONG), lambda pen, box: pen.label(title, box, STRONG, "left")),
            (brush.u(190), self._bar),
            (brush.width(view.total, big), lambda pen, box: pen.label(view.total, box, big)),
            (ends, from_to),
        )

    def _boxes(self, brush: Brush, rect: Rect) -> tuple[Rect, ...]:
        """Place the parts, on to the next line where the room ends."""
        widths = [wide for wide, _ in self._parts(brush)]
        return run(rect.x, rect.y, widths, brush.u(44), brush.u(20), rect.w)

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of all lines."""
        boxes = self._boxes(brush, Rect(0, 0, width, 0))
        return max((box.bottom for box in boxes), default=0)

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Draw part after part."""
        boxes = self._boxes(brush, rect)
        if not boxes:
            return
        lift = max(0, (rect.h - (boxes[-1].bottom - rect.y)) // 2)
        for (_, draw), box in zip(self._parts(brush), boxes, strict=True):
            draw(brush, box.move(0, lift))

    def _bar(self, brush: Brush, rect: Rect) -> None:
        """Draw what the strands add: gains grow right from the mark, losses left."""
        rows = self.view.rows
        gains = sum(max(0, row.adds_thousandths) for row in rows)
        losses = sum(max(0, -row.adds_thousandths) for row in rows)
        unit = (rect.w - brush.u(8)) / max(1, gains + losses)
        zero = rect.x + round(losses * unit) + brush.u(4)
        right = left = zero
        for row in rows:
            wide = round(abs(row.adds_thousandths) * unit)
            if wide < brush.px(3):
                continue
            strand = strand_of(row.channel)
            if row.adds_thousandths > 0:
                length = max(1, wide - brush.px(2)) * 100 / brush.u(100)
                brush.swatch(strand, right, rect.centery, length)
                right += wide
            else:
                left -= wide
                box = Rect(left, rect.centery - brush.u(8), wide - brush.px(2), brush.u(16))
                brush.box(box, "card", 6, 2.5, strand)
        mark = Rect(zero, rect.centery - brush.u(14), max(2, brush.px(2)), brush.u(28))
        brush.surface.fill(brush.rgb("ink2"), mark)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the sum as a sentence."""
        del brush
        view = self.view
        title, ends = self.say("reckoning.total"), f"{view.before} → {view.after}"
        words = f"{title}: {view.sum_text} = {view.total}, {ends}"
        return (Widget("total", Role.STATUS, words, rect),)
