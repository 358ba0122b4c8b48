"""A round summed up: one sentence anybody can retell, and behind it every number there is."""

from dataclasses import dataclass, field, replace

from pygame import Rect

from game.core.moves import Next
from game.present.views import HomeLine, LedgerView, PersonView, ReckoningView
from game.ui.controls import button_size
from game.ui.fonts import LABEL, SCREEN, SMALL, STRONG
from game.ui.layout import columns
from game.ui.paint import Brush
from game.ui.play.blocks import Block, Marked, Mixed, Panel, Stack, Words, icon_mark, rule
from game.ui.play.frame import below, draw_common, is_wide, partner, thread_between, thread_steps
from game.ui.play.header import (
    answer_header,
    draw_header,
    header_height,
    header_widgets,
    paint_header,
)
from game.ui.play.host import Host
from game.ui.play.lines import heading, story, told
from game.ui.play.region import Laid, Region, areas_of, paint_regions, placed, widgets_of
from game.ui.play.strip import Strip
from game.ui.play.tabs import Tabs
from game.ui.play.why import ShowMore, Total, rows_of
from game.ui.scene import Goto, Page, Pressed, Swap
from game.ui.widgets import Look, Role, Widget

__all__ = ["ReckoningScene"]

PAGE, TALE, LEDGER = "page", "tale", "ledger"


@dataclass(frozen=True, slots=True)
class ShowLedger:
    """Asks to see why another trust has changed."""

    index: int


@dataclass(frozen=True, slots=True)
class Trend:
    """Something at home before and after, with an arrow and its reasons."""

    line: HomeLine

    def _reason(self) -> Words:
        return Words(self.line.reason, SMALL)

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of the numbers and the reasons below them."""
        return brush.leading(STRONG) + self._reason().height(brush, width)

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Write the numbers, draw the arrow, write the reasons."""
        line, y = self.line, rect.y + brush.leading(STRONG) // 2
        x = rect.x + brush.width(line.label, STRONG) + brush.u(10)
        brush.text(line.label, rect.x, rect.y, STRONG)
        same = line.before == line.after
        if not same:
            brush.text(line.before, x, rect.y, STRONG.but(color="ink2", weight=600))
            x += brush.width(line.before, STRONG)
            brush.icon("arrow-right", (x + brush.u(15), y), 18, "ink2")
            x += brush.u(30)
        brush.text(line.after, x, rect.y, STRONG)
        x += brush.width(line.after, STRONG) + brush.u(14)
        if line.direction:
            up = float(line.after) > float(line.before) if _plain(line) else line.direction > 0
            brush.triangle((x, y), 13, "good" if line.direction > 0 else "bad", up=up)
        below_ = Rect(rect.x, rect.y + brush.leading(STRONG), rect.w, rect.h)
        self._reason().paint(brush, below_)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the line as a sentence."""
        del brush
        line = self.line
        text = f"{line.label}: {line.before} → {line.after}. {line.reason}"
        return (Widget("home", Role.TEXT, text, rect),)


def _plain(line: HomeLine) -> bool:
    """Tell whether both values are plain numbers."""
    return all(v.replace(".", "", 1).isdigit() for v in (line.before, line.after))


@dataclass(frozen=True)
class ReckoningScene:
    """The scene; `swapped` shows the sums where they would be hidden, and hides them elsewhere."""

    view: ReckoningView
    host: Host
    chosen: int = 0
    swapped: bool = False
    opened: frozenset[int] = frozenset()

    _laid: Laid = field(default_factory=Laid, init=False, compare=False, repr=False)

    # What there is to see.

    @property
    def _ledger(self) -> LedgerView:
        """Return the trust that is looked at."""
        return self.view.ledgers[self.chosen]

    @property
    def _other(self) -> PersonView:
        """Return the other one in it."""
        ledger, me = self._ledger, self.view.me.id
        return partner(self.view.others, ledger.holder if ledger.other == me else ledger.other)

    def _strip(self) -> Strip:
        """Return both faces and the thread, from before to now."""
        ledger = self._ledger
        thread = thread_between(self.view.threads, ledger.holder, ledger.other)
        return Strip(self.view.me, self._other, thread, before=ledger.before)

    def _headline(self, brush: Brush) -> Words:
        """Return the sentence that says it all."""
        size = 22 if brush.metrics.density.tight else 25
        return Words(self.view.headline, SCREEN.but(size=size), Role.HEADING)

    def _with_numbers(self, brush: Brush) -> bool:
        """Tell whether sums are shown: where there is room, unless the player has swapped that."""
        roomy = is_wide(brush) and brush.metrics.height >= 38 * brush.metrics.em
        return roomy != self.swapped

    def _happened(self) -> Stack:
        """Return what happened and what was guessed."""
        view, say = self.view, self.host.say
        lines = story(view.happened, (view.me, *view.others))
        guesses = tuple(Marked(icon_mark("eye"), Words(text)) for text in view.guesses)
        more: tuple[Block, ...] = (rule(), *guesses) if guesses else ()
        others = tuple(Marked(icon_mark("users"), Words(text)) for text in view.between)
        return Stack((heading(say("reckoning.happened")), lines, *others, *more), 9)

    def _home(self) -> Stack:
        """Return what it came to at home, and in daily life."""
        view, say = self.view, self.host.say
        parts: list[Block] = [heading(say("reckoning.home"))]
        parts += [Trend(line) for line in view.home]
        for ripple in view.header.ripples:
            words = ((f"{ripple.name} ", LABEL.but(color="ink2")), (ripple.value, LABEL))
            icon, tone = {1: ("chevron-up", "good"), -1: ("chevron-down", "bad")}.get(
                ripple.direction, ("minus", "ink2")
            )
            mark = icon_mark(icon, "good" if tone == "good" else "bad" if tone == "bad" else "ink2")
            parts.append(Marked(mark, Mixed(words), 30))
        return Stack(tuple(parts), 6)

    def _why(self, brush: Brush) -> Stack:
        """Return the ledger: which trust, then strand by strand."""
        titles = {(t.holder, t.other): t.title for t in self.view.threads}
        labels = tuple(titles.get((g.holder, g.other), g.title) for g in self.view.ledgers)
        rows = rows_of(self._ledger, self.host.say, self.opened, numbers=self._with_numbers(brush))
        head: Block = heading(self._ledger.title)
        if len(labels) > 1:
            head = Tabs(labels, self.chosen, ShowLedger, self._ledger.title)
        return Stack((head, rows), 12)

    # Laying out.

    def _regions(self, brush: Brush) -> tuple[Region, ...]:
        """Return the parts of the page, laid out once for every brush."""
        return self._laid.regions(brush, self._lay)

    def _lay(self, brush: Brush) -> tuple[Region, ...]:
        """Return the parts between header and footer: columns where there is room, else a pile."""
        foot = self._foot(brush)
        top, under = header_height(brush, self.view.header), brush.metrics.height - foot.y
        window = below(brush, top, under + brush.px(6))
        wide = self._columns(brush, window) if is_wide(brush) else ()
        return wide or (self._pile(brush, window),)

    def _columns(self, brush: Brush, window: Rect) -> tuple[Region, ...]:
        """Return faces and headline above; the story at the left and the ledger at the right."""
        m, gap = brush.metrics, brush.px(12)
        top = Stack((self._strip(), self._headline(brush)), 8 / m.text_scale)
        inner = Rect(m.margin, window.y + brush.px(2), window.w - 2 * m.margin, 0)
        inner.h = window.bottom - brush.px(8) - inner.y
        high = top.height(brush, inner.w)
        rest = Rect(inner.x, inner.y + high + gap, inner.w, inner.h - high - gap)
        if rest.h < 11 * m.em:
            return ()
        left, right = columns(rest, (36, 84), brush.px(18))
        pad, edge = brush.px(18), brush.px(4)
        tale = Stack((self._happened(), rule(), self._home()), 12)
        stop_tale = Panel(tale, 0, stop=TALE, bare=True)
        stop_why = Panel(self._why(brush), 0, stop=LEDGER, bare=True)
        return (
            Region("top", Rect(inner.x, inner.y, inner.w, high), top),
            Region(TALE, left, stop_tale, pad, pad, edge, edge, framed=True),
            Region(LEDGER, right, stop_why, pad, pad, edge, edge, framed=True),
        )

    def _pile(self, brush: Brush, window: Rect) -> Region:
        """Return everything in one column that scrolls."""
        m = brush.metrics
        parts = (
            self._strip(), self._headline(brush),
            Panel(self._happened(), 20, stop=TALE), Panel(self._why(brush), 20, stop=LEDGER),
            Panel(Total(self._ledger, self.host.say), 20, fill="well"),
            Panel(self._home(), 20, stop="home"),
        )  # fmt: skip
        pile = Stack(parts, 14 / m.text_scale)
        return Region(PAGE, window, pile, m.margin, m.margin, brush.px(11), brush.px(20), False)

    def _next(self, brush: Brush) -> tuple[int, int]:
        """Return the size of the button that goes on."""
        wide, tall = button_size(brush, self.view.go_on.label)
        return wide + brush.u(34), tall

    def _foot(self, brush: Brush) -> Rect:
        """Return the place of the footer: the sum, where there is room, and the way on."""
        m, (_, tall) = brush.metrics, self._next(brush)
        high = tall + 2 * brush.px(9)
        bottom = m.height - brush.px(8 if m.density.tight else 14)
        return Rect(m.margin, bottom - high, m.width - 2 * m.margin, high)

    def _button(self, brush: Brush) -> Widget:
        """Return the button that goes on."""
        wide, tall = self._next(brush)
        foot = self._foot(brush)
        rect = Rect(foot.right - brush.px(9) - wide, foot.y + brush.px(9), wide, tall)
        label = self.view.go_on.label
        return Widget("next", Role.BUTTON, label, rect, self.view.go_on.choice, style="primary")

    def _switch(self, brush: Brush) -> Widget:
        """Return what shows or hides the numbers."""
        key = "reckoning.words" if self._with_numbers(brush) else "reckoning.numbers"
        label, foot = self.host.say(key), self._foot(brush)
        rect = Rect(0, 0, brush.width(label, LABEL) + brush.u(34), brush.metrics.touch)
        rect.midright = self._button(brush).rect.x - brush.px(20), foot.centery
        return Widget("numbers", Role.LINK, label, rect, Pressed("i"), icon="scale", radius=10)

    def compose(self, brush: Brush) -> Page:
        """Lay out header, columns and footer."""
        regions = self._regions(brush)
        widgets = widgets_of(brush, regions)
        strip, area = placed(brush, regions, "strip")
        total = Total(self._ledger, self.host.say).widgets(brush, self._foot(brush))
        return Page(
            widgets=(
                *header_widgets(brush, self.view.header, self.host.say), *widgets,
                *(() if regions[0].id == PAGE else total),
                self._switch(brush), self._button(brush),
            ),
            areas=areas_of(brush, regions),
            focus="next",
            title=self.view.header.title,
            says="\n".join(self._news()),
            fades=() if area or not self._drawn(brush, strip) else (strip,),
            later=thread_steps(brush, self._strip().specs(brush, strip)),
            loom=self._strip().loom(brush, strip, area),
        )  # fmt: skip

    def _news(self) -> tuple[str, ...]:
        """Return what there is to say at once: the sentence, what happened, what strands did."""
        view = self.view
        titles = {(t.holder, t.other): t.title for t in view.threads}
        strands = [
            (titles.get((one.holder, one.other), one.title), row.name, row.change)
            for one in view.ledgers
            for row in one.rows
            if row.lines
        ]
        moved = (f"{title}: {name} {change}." for title, name, change in strands)
        return (view.headline, *told(view.happened), *view.between, *moved)

    def _drawn(self, brush: Brush, rect: Rect) -> bool:
        """Tell whether the thread exists, so that it can fade in."""
        return all(brush.has_thread(spec) for spec in self._strip().specs(brush, rect))

    # Painting.

    def paint(self, brush: Brush, page: Page, area: str) -> None:
        """Paint the header, the columns and the footer."""
        del page
        paint_regions(brush, self._regions(brush), area)
        if area:
            return
        paint_header(brush, self.view.header)
        foot = self._foot(brush)
        brush.card(foot, "well", 18, 1)
        room = self._switch(brush).rect.x - foot.x - brush.px(30)
        total = Total(self._ledger, self.host.say, room)
        x, high = foot.x + brush.px(24), total.height(brush, room)
        total.paint(brush, Rect(x, foot.centery - high // 2, room, high))

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw the way on with its arrow, a tab, or something of the header."""
        if not draw_header(brush, widget, look, self.view.header):
            draw_common(brush, widget, look)
        if widget.id == "next":
            rect = widget.rect.move(0, brush.px(1) if look.pressed else 0)
            x = rect.right - brush.u(26)
            brush.icon("arrow-right", (x, rect.centery), 22, "button_text", 2.4)

    # Answering.

    def handle(self, action: object) -> Goto | None:
        """Go on, turn to another trust, or show what is hidden for want of room."""
        match action:
            case Next():
                return self.host.choose(action)
            case ShowLedger(index):
                return Swap(replace(self, chosen=index, opened=frozenset()))
            case ShowMore(row):
                return Swap(replace(self, opened=self.opened ^ {row}))
            case Pressed("i" | "I"):
                return Swap(replace(self, swapped=not self.swapped))
            case _:
                return answer_header(action, self.view.header, self.host)
