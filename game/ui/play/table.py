"""The table is where the game is played: one look at the thread, one card, one decision."""

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from functools import partial

from pygame import Rect

from game.core.kinds import Family
from game.present.views import ChoiceView, TableView
from game.ui.braid import Thread
from game.ui.fonts import SPEECH
from game.ui.layout import Area
from game.ui.metrics import Density
from game.ui.paint import Brush
from game.ui.pair import shared
from game.ui.play.arena import Arena, ShowThread
from game.ui.play.frame import thread_steps
from game.ui.play.hand import CARDS, Hand, LookAt, ShowFamily, Spread, ToggleNumbers
from game.ui.play.header import (
    answer_header,
    draw_header,
    header_height,
    header_widgets,
    paint_header,
)
from game.ui.play.host import Host
from game.ui.play.kept import Kept
from game.ui.play.lines import told
from game.ui.play.notice import Notice, Noticed
from game.ui.play.offer import OfferPanel
from game.ui.play.owed import Owed, ShowTopic
from game.ui.play.pane import DETAIL, paint_sheet
from game.ui.play.question import QuestionPanel
from game.ui.play.sheet import Sheet
from game.ui.play.topics import thread_notes, topic_notes
from game.ui.scene import Focused, Goto, Linger, Loom, Page, Push, Restart, Swap
from game.ui.widgets import PASSIVE, Look, Role, Widget

PAGE = "page"
LEAST_EM = 36
CARDS_EM = 21.6
LEAST_CARDS_EM = 17
PINNED_SHARE = 0.37


@dataclass(frozen=True, slots=True)
class Rested:
    """The focus has stayed on a small card for a moment, so that it opens."""

    card: str


@dataclass(frozen=True, slots=True)
class _Laid:
    """The bands of the table from top to bottom, and what lies in them."""

    arena_at: Rect
    owed_at: Rect
    below: Rect
    page: Area | None
    pinned: bool
    arena: Arena
    owed: Owed
    hand: Hand
    spread: Spread | None
    panel: Notice | QuestionPanel | OfferPanel | None
    said: Rect | None = None


@dataclass(frozen=True)
class TableScene:
    """The player's move, or an answer to what waits; the news of the round lies on top of both."""

    view: TableView
    host: Host
    family: Family | None = None
    chosen: str = ""
    picked: bool = False
    numbers: bool = False
    noticed: bool = False
    _kept: Kept = field(default_factory=Kept, repr=False, compare=False, hash=False)

    # What there is.

    def arena(self, *, bubbles: bool = True) -> Arena:
        """Return the people and the threads."""
        view = self.view
        return Arena(view.me, view.others, view.threads, view.speech, bubbles)

    @property
    def hand(self) -> Hand:
        """Return the cards and which of them is open."""
        return Hand(
            self.view, self.host.say, self.family, self.chosen, self.picked, self.numbers,
            self._kept,
        )  # fmt: skip

    @property
    def panel(self) -> Notice | QuestionPanel | OfferPanel | None:
        """Return what lies in the place of the cards, if anything does."""
        if not self.noticed and any(line.title for line in self.view.news):
            return Notice(self.view.news, self.host.say)
        if self.view.question is not None:
            return QuestionPanel(self.view.question)
        offer = self.view.offer
        if offer is None:
            return None
        question = self.host.say("table.answer", name=offer.by.name)
        return OfferPanel(offer, self.view.me, question, self.numbers)

    # Laying out.

    @property
    def _state(self) -> Hashable:
        """Return all that may differ between tables of one view, which keep their pictures."""
        return self.family, self.chosen, self.picked, self.numbers, self.noticed

    def laid(self, brush: Brush) -> _Laid:
        """Return where everything lies; measured once for each brush and each open card."""
        return self._kept.measure(brush, ("laid", self._state), lambda: self._lay(brush))

    def _lay(self, brush: Brush) -> _Laid:
        """Divide the window; where even the arena leaves too little, all below it scrolls."""
        m, arena = brush.metrics, self.arena()
        owed = Owed(self.view, self.host.say, not arena.has_thin(brush))
        top, wide = header_height(brush, self.view.header), m.width - 2 * m.margin
        upper = Rect(m.margin, top, wide, arena.height(brush))
        row = Rect(m.margin, 0, wide, owed.height(brush, wide))
        low = m.height - upper.bottom - row.h < m.em * LEAST_CARDS_EM
        crowded = (m.density.tight or low) and not arena.alone
        if m.density is Density.SCROLL or crowded or m.width < m.em * LEAST_EM:
            return self._lay_column(brush, owed, upper, row)
        plain = upper.copy(), row.copy()
        spare = m.height - upper.bottom - row.h - round(m.em * CARDS_EM)
        upper.h += max(0, min(spare, upper.h if m.width > m.height else upper.h // 6))
        row.y = upper.bottom + brush.px(10)
        y, said = row.bottom + brush.px(6), None
        if arena.unheard(brush, upper):
            said = Rect(m.margin, y, wide, self._said_height(brush, wide))
            y = said.bottom + brush.px(10)
        below = Rect(m.margin, y, wide, m.height - y - brush.px(14))
        panel, hand = self.panel, self.hand
        if isinstance(panel, OfferPanel) and panel.cramped(brush, below):
            return self._lay_column(brush, owed, *plain)
        spread = None if panel else hand.spread(brush, below)
        if spread and spread.pane.scrolls and spread.pane.body.h < m.touch:
            return self._lay_column(brush, owed, *plain)
        return _Laid(upper, row, below, None, True, arena, owed, hand, spread, panel, said)

    def _lay_column(self, brush: Brush, owed: Owed, upper: Rect, row: Rect) -> _Laid:
        """Stack the bands in one scrolling column; the arena stays in sight if it is low."""
        m, gap = brush.metrics, brush.px(10)
        pinned = upper.bottom <= m.height * PINNED_SHARE
        top = upper.bottom if pinned else upper.top
        window = Rect(0, top, m.width, m.height - top)
        if not pinned:
            upper.y = brush.px(4)
        row.y = gap if pinned else upper.bottom + gap
        row.w -= brush.px(8)
        row.h = owed.height(brush, row.w)
        said = Rect(row.x, row.bottom + gap, row.w, self._said_height(brush, row.w))
        below = Rect(row.x, (said if said.h else row).bottom + gap, row.w, 0)
        panel, hand = self.panel, self.hand
        below.h = (panel or hand).height(brush, below.w)
        spread = None if panel else hand.column(brush, below)
        page = Area(PAGE, window, below.bottom + brush.px(24))
        arena, spoken = self.arena(bubbles=False), said if said.h else None
        return _Laid(
            upper, row, below, page, pinned, arena, owed, hand, spread, panel, spoken
        )  # fmt: skip

    def _heard(self) -> tuple[str, ...]:
        """Return what was said last, as it is told among what happened."""
        say = self.host.say
        return tuple(
            say("happened.said", name=line.name, text=line.text) for line in self.view.speech
        )

    @property
    def _said(self) -> str:
        """Return what was said last, by everybody; of several, who said it."""
        if len(self.view.others) == 1:
            return " ".join(line.text for line in self.view.speech)
        return " ".join(f"{line.name}: {line.text}" for line in self.view.speech)

    def _said_height(self, brush: Brush, wide: int) -> int:
        """Return the height of what was said, where the arena has no room for it."""
        if not self._said:
            return 0
        return brush.height(self._said, SPEECH, wide - brush.u(72)) + 2 * brush.px(12)

    def compose(self, brush: Brush) -> Page:
        """Lay everything out; threads that are new are drawn once the page is visible."""
        drawn = tuple(map(brush.has_thread, self._specs(brush, self.laid(brush))))
        return self._kept.measure(
            brush, ("page", self._state, drawn), lambda: shared(self._page(brush), self.host.pair)
        )

    def _page(self, brush: Brush) -> Page:
        """Lay out the page of one open card."""
        laid = self.laid(brush)
        inside = PAGE if laid.page else ""
        lower, areas = self._lower(brush, laid, inside)
        key = "upper", tuple(laid.arena_at), tuple(laid.owed_at), laid.pinned, inside
        upper = self._kept.measure(brush, key, lambda: self._upper(brush, laid, inside))
        return Page(
            widgets=(*upper, *self._told(laid, inside), *lower),
            areas=((laid.page,) if laid.page else ()) + areas,
            focus=self._focus(laid),
            title=f"{self.view.header.title}, {self.view.header.round_text}",
            says="\n".join((*told(self.view.news), *self._heard())),
            later=thread_steps(brush, self._specs(brush, laid)),
            loom=self._loom(brush, laid),
            base=self._base(brush, laid),
            parts=self._parts(laid),
        )

    def _base(self, brush: Brush, laid: _Laid) -> Hashable:
        """Return what the table looks like apart from the open card, where that has a pane."""
        if laid.spread is None or laid.page is not None:
            return None
        drawn = tuple(map(brush.has_thread, self._specs(brush, laid)))
        return self._kept, drawn, self.family, self.numbers, tuple(laid.spread.pane.rect)

    def _parts(self, laid: _Laid) -> tuple[tuple[str, Rect], ...]:
        """Return what changes with the open card: its pane, and its words where they scroll."""
        if laid.spread is None:
            return ()
        pane = laid.spread.pane
        words = ((DETAIL, pane.rect),) if pane.scrolls else ()
        rows = () if laid.spread.tiles else ((CARDS, laid.spread.window),)
        return (("", pane.rect), *words, *rows)

    def _specs(self, brush: Brush, laid: _Laid) -> tuple[Thread, ...]:
        """Return the threads of the arena."""
        arena, place = laid.arena, laid.arena_at
        key = "threads", tuple(place)
        return self._kept.measure(brush, key, lambda: arena.specs(brush, place))

    def _loom(self, brush: Brush, laid: _Laid) -> Loom:
        """Return the arena, whose threads move."""
        arena, place = laid.arena, laid.arena_at
        key = "strung", tuple(place)
        strung = self._kept.measure(brush, key, lambda: arena.strung(brush, place))
        paint = partial(self._paint_arena, laid=laid)
        return Loom(place, strung, paint, "" if laid.pinned else PAGE)

    def _paint_arena(self, brush: Brush, laid: _Laid) -> None:
        """Paint the people, the threads and what hangs on them."""
        laid.arena.paint(brush, laid.arena_at)
        if laid.page is None:
            laid.owed.paint(brush, laid.owed_at, laid.arena.thin_pill(brush, laid.arena_at))

    def _upper(self, brush: Brush, laid: _Laid, inside: str) -> tuple[Widget, ...]:
        """Return the widgets of header, arena and promises."""
        upper = laid.arena.widgets(brush, laid.arena_at)
        return (
            *header_widgets(brush, self.view.header, self.host.say),
            *(w._replace(area="" if laid.pinned else PAGE) for w in upper),
            *(w._replace(area=inside) for w in laid.owed.widgets(brush, laid.owed_at)),
        )

    def _told(self, laid: _Laid, inside: str) -> tuple[Widget, ...]:
        """Return what was said last, where it has a line of its own."""
        if laid.said is None:
            return ()
        return (Widget("said", Role.TEXT, self._said, laid.said, area=inside),)

    def _lower(
        self, brush: Brush, laid: _Laid, inside: str
    ) -> tuple[tuple[Widget, ...], tuple[Area, ...]]:
        """Return the widgets and scroll areas below the promises."""
        if laid.spread is not None:
            return laid.hand.widgets(laid.spread, inside), laid.hand.areas(laid.spread)
        if laid.panel is None:
            return (), ()
        widgets = laid.panel.widgets(brush, laid.below, inside)
        return widgets, () if inside else laid.panel.areas(brush, laid.below)

    def _focus(self, laid: _Laid) -> str:
        """Return where the focus begins."""
        if laid.panel is None:
            return laid.hand.focus
        return "noticed" if isinstance(laid.panel, Notice) else "answer:0"

    # Painting.

    def paint(self, brush: Brush, page: Page, area: str) -> None:
        """Paint all that stands still."""
        del page
        laid = self.laid(brush)
        inside = PAGE if laid.page else ""
        if not area and not inside and laid.spread is not None:
            if not laid.spread.pane.rect.contains(brush.surface.get_clip()):
                self._paint_ground(brush, laid, laid.spread)
            self._paint_open(brush, laid, laid.spread)
            return
        if not area and not inside:
            self._paint_upper(brush, laid)
        elif not area:
            paint_header(brush, self.view.header)
            if laid.pinned:
                laid.arena.paint(brush, laid.arena_at)
        elif area == PAGE:
            if not laid.pinned:
                laid.arena.paint(brush, laid.arena_at)
            laid.owed.paint(brush, laid.owed_at, None)
        if area == PAGE and laid.said is not None:
            self._paint_said(brush, laid.said)
        if area or not inside:
            self._paint_lower(brush, laid, area)

    def _paint_upper(self, brush: Brush, laid: _Laid) -> None:
        """Paint header, arena and promises: once for a view, as long as its threads stay drawn."""
        drawn = tuple(map(brush.has_thread, self._specs(brush, laid)))

        def paint() -> None:
            paint_header(brush, self.view.header)
            self._paint_arena(brush, laid)
            if laid.said is not None:
                self._paint_said(brush, laid.said)

        size = brush.metrics.width, min(brush.metrics.height, laid.below.y + brush.px(40))
        brush.surface.blit(self._kept.picture(brush, ("upper", drawn), size, paint), (0, 0))

    def _paint_ground(self, brush: Brush, laid: _Laid, spread: Spread) -> None:
        """Paint all but what the open card says: once for panes of one size."""
        drawn = tuple(map(brush.has_thread, self._specs(brush, laid)))

        def paint() -> None:
            self._paint_upper(brush, laid)
            paint_sheet(brush, spread.pane)

        key = drawn, tuple(spread.pane.rect)
        size = brush.metrics.width, brush.metrics.height
        brush.surface.blit(self._kept.newest(brush, "ground", key, size, paint), (0, 0))

    def _paint_open(self, brush: Brush, laid: _Laid, spread: Spread) -> None:
        """Paint what the open card says: once for each card and each way to show numbers."""
        rect = spread.pane.rect

        def paint() -> None:
            self._paint_ground(brush, laid, spread)
            laid.hand.paint_over(brush, spread)

        key = "open", laid.hand.open.id, self.numbers, tuple(rect)
        brush.surface.blit(self._kept.piece(brush, key, rect, paint), rect)

    def _paint_said(self, brush: Brush, rect: Rect) -> None:
        """Write what was said in a line of its own."""
        brush.card(rect, "card", 18)
        x, y = rect.x + brush.u(52), rect.y + brush.px(12)
        brush.icon("message-circle", (rect.x + brush.u(26), y + brush.u(11)), 24)
        brush.text(self._said, x, y, SPEECH, width=rect.w - brush.u(72))

    def _paint_lower(self, brush: Brush, laid: _Laid, area: str) -> None:
        """Paint what lies below the promises."""
        if laid.spread is not None:
            laid.hand.paint(brush, laid.spread, area, self._kept)
        elif laid.panel is not None:
            laid.panel.paint(brush, laid.below, area, whole=laid.page is not None)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw one widget as it looks just now; what stands still is painted already."""
        if widget.role in PASSIVE or draw_header(brush, widget, look, self.view.header):
            return
        laid, kind = self.laid(brush), widget.id.partition(":")[0]
        if kind in ("promise", "promises", "topic"):
            laid.owed.redraw(brush, laid.owed_at, widget, look)
        elif kind == "thread":
            if look.hovered or look.pressed:
                spot = widget.rect.centerx, widget.rect.bottom - brush.u(8)
                brush.disc(spot, brush.u(15), "select", 1.5, "edge")
                brush.icon("info", spot, 20)
        elif laid.spread is not None:
            laid.hand.draw(brush, widget, look, laid.spread)
        elif laid.panel is not None:
            laid.panel.draw(brush, widget, look)

    # Answering.

    def handle(self, action: object) -> Goto | None:
        """Answer what was pressed, or that the focus has moved."""
        match action:
            case ChoiceView():
                return self._answered(self.host.choose(action.choice))
            case Focused(id_) if id_.startswith("card:"):
                return Linger(Rested(id_[5:]))
            case Rested(card):
                return self._now(replace(self, chosen=card, picked=False))
            case LookAt(card):
                return self._now(replace(self, chosen=card, picked=True))
            case ShowFamily(family):
                return self._now(replace(self, family=family, picked=False))
            case ToggleNumbers():
                return Swap(replace(self, numbers=not self.numbers))
            case Noticed():
                return Swap(replace(self, noticed=True))
            case ShowTopic(topic):
                return Push(Sheet(*topic_notes(self.view, topic, self.host.say), self.host))
            case ShowThread(index):
                return Push(Sheet(*thread_notes(self.view.threads[index]), self.host))
            case _:
                return answer_header(action, self.view.header, self.host)

    def _answered(self, wish: Goto) -> Goto:
        """Let the news that was read before an answer not be read again before the move."""
        match wish:
            case Restart((*below, TableScene() as table)) if self._read_by(table):
                return wish.but(scenes=(*below, replace(table, noticed=True)))
            case Swap(TableScene() as table) if self._read_by(table):
                return Swap(replace(table, noticed=True))
        return wish

    def _read_by(self, table: "TableScene") -> bool:
        """Tell whether a table follows in the round whose news was read here."""
        here, there = self.view.header, table.view.header
        return self.view.offer is not None and here.round == there.round

    def _now(self, scene: "TableScene") -> Goto | None:
        """Show another state of the table, if it is another."""
        return Swap(scene) if scene != self else None
