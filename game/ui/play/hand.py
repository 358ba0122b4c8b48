"""The hand: every card small, sorted by family, and the one you look at opened beside them."""

from dataclasses import dataclass, field
from typing import Literal

from pygame import Rect

from game.core.kinds import Family
from game.present.views import CardView, ChoiceView, TableView
from game.ui.controls import button_size, draw_button, draw_tab, tab_size
from game.ui.fonts import Style
from game.ui.layout import Area, evenly, fit_across, grid, rows
from game.ui.metrics import Density
from game.ui.paint import Brush
from game.ui.play.cards import (
    Detail,
    describe,
    paint_play,
    paint_row,
    paint_tile,
    row_height,
    tile_height,
)
from game.ui.play.kept import Kept
from game.ui.play.pane import (
    DETAIL,
    Pane,
    fill_pane,
    lay_pane,
    paint_pane,
    paint_words,
    pane_height,
)
from game.ui.theme import FAMILY_ICONS
from game.ui.title import Say
from game.ui.widgets import Look, Role, Widget, spoken

CARDS = "cards"
TOGGLE = Style(16, 600)
NUMBERS_BUTTON = "Y"
TabForm = Literal["full", "names", "icons"]
Tab = tuple[Family | None, str, str, Rect]


@dataclass(frozen=True, slots=True)
class LookAt:
    """Picks a card up to read it and perhaps to play it."""

    card: str


@dataclass(frozen=True, slots=True)
class ShowFamily:
    """Shows the cards of one family, or all."""

    family: Family | None


@dataclass(frozen=True, slots=True)
class ToggleNumbers:
    """Shows numbers instead of arrows, or arrows again."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Where the hand lies: tabs, then the cards' window, then the open card."""

    tabs: tuple[Tab, ...]
    toggle: Rect
    window: Rect
    cards: tuple[Rect, ...]
    tall: int
    pane: Pane
    ways: tuple[Rect, ...]
    area: str
    tiles: bool


@dataclass(frozen=True)
class Hand:
    """What may be played, and which card is open."""

    view: TableView
    say: Say
    family: Family | None = None
    chosen: str = ""
    picked: bool = False
    numbers: bool = False
    kept: Kept = field(default_factory=Kept, repr=False, compare=False)

    # What is in it.

    @property
    def families(self) -> tuple[Family, ...]:
        """Return the families that have cards, in the order of the rules."""
        return tuple(f for f in Family if any(card.family is f for card in self.view.cards))

    @property
    def cards(self) -> tuple[CardView, ...]:
        """Return the cards of the family that is shown."""
        return tuple(c for c in self.view.cards if self.family in (None, c.family))

    @property
    def open(self) -> CardView:
        """Return the open card: the chosen one, else the first that can be played."""
        cards = self.cards
        chosen = next((c for c in cards if c.id == self.chosen), None)
        return chosen or next((c for c in cards if c.ways), cards[0])

    def key_of(self, index: int) -> str:
        """Return the number key of a card, if it has one."""
        return str(index + 1) if index < 9 else ""

    def detail(self, brush: Brush) -> Detail:
        """Return the open card ready to be laid out."""
        return Detail(brush, self.open, self.view.me.name, self.numbers)

    @property
    def play_label(self) -> str:
        """Return the words on the button of the open card, if one button plays it."""
        return self.say("table.play") if len(self.open.ways) == 1 else ""

    # Where it lies.

    def height(self, brush: Brush, wide: int) -> int:
        """Return the height the hand needs in one column."""
        return self.column(brush, Rect(0, 0, wide, 0)).tall

    def _tab_form(self, brush: Brush, room: int) -> TabForm:
        """Return how much the tabs can say in a row: everything, names, or signs."""
        forms: tuple[TabForm, ...] = ("full", "names")
        for form in forms:
            widths = [self._tab_width(brush, f, form) for f in (None, *self.families)]
            if sum(widths) + brush.px(4) * len(widths) <= room:
                return form
        return "icons"

    def _tab_words(self, family: Family | None, form: TabForm) -> tuple[str, str]:
        """Return the label and the count that a tab shows."""
        name = self.say(f"family.{family.value if family else 'all'}")
        count = sum(1 for card in self.view.cards if family in (None, card.family))
        chosen = family is self.family
        if form == "icons" and not chosen:
            return "", str(count)
        return name, str(count) if form == "full" or chosen else ""

    def _tab_width(self, brush: Brush, family: Family | None, form: TabForm) -> int:
        """Return the width of a tab."""
        label, count = self._tab_words(family, form)
        return max(brush.metrics.touch, tab_size(brush, label, "layers", count)[0])

    def _tabs(self, brush: Brush, rect: Rect) -> tuple[Tab, ...]:
        """Place a tab for every family; what does not fit on one line goes evenly on more."""
        form, families = self._tab_form(brush, rect.w), (None, *self.families)
        widths = [self._tab_width(brush, family, form) for family in families]
        boxes = evenly(rect.x, rect.y, widths, self._tab_height(brush), brush.px(4), rect.w)
        return tuple(
            (family, *self._tab_words(family, form), box)
            for family, box in zip(families, boxes, strict=True)
        )

    def _tab_height(self, brush: Brush) -> int:
        """Return the height of the row of tabs."""
        return max(brush.metrics.touch, brush.u(38))

    def _toggle_width(self, brush: Brush, rect: Rect) -> int:
        """Return the width of the switch between arrows and numbers: a key, a word if it fits."""
        key = max(brush.metrics.touch, brush.key_cap_size("I")[0] + brush.u(16))
        word = brush.width(self.say("table.numbers"), TOGGLE) + brush.u(10)
        room = rect.w - key - brush.px(16) - word
        form = self._tab_form(brush, room)
        widths = [self._tab_width(brush, f, form) for f in (None, *self.families)]
        fits = sum(widths) + brush.px(4) * len(widths) <= room
        return key + (word if fits and form == self._tab_form(brush, room + word) else 0)

    def _top(self, brush: Brush, rect: Rect) -> tuple[tuple[Tab, ...], Rect]:
        """Place the tabs, and the switch between arrows and numbers at their right."""
        key = "top", self.family, tuple(rect)
        return self.kept.measure(brush, key, lambda: self._lay_top(brush, rect))

    def _lay_top(self, brush: Brush, rect: Rect) -> tuple[tuple[Tab, ...], Rect]:
        """Measure the tabs and the switch."""
        toggle = Rect(0, rect.y, self._toggle_width(brush, rect), self._tab_height(brush))
        toggle.right = rect.right
        room = rect.w - toggle.w - brush.px(16)
        return self._tabs(brush, Rect(rect.x, rect.y, room, 0)), toggle

    def spread(self, brush: Brush, rect: Rect) -> Spread:
        """Lay the hand out in a box of fixed height: small cards right, the open one left."""
        tabs, toggle = self._top(brush, rect)
        top = tabs[-1][3].bottom + brush.px(8)
        below = Rect(rect.x, top, rect.w, rect.bottom - top)
        tiles = not brush.metrics.density.tight
        roomy = brush.metrics.density is Density.ROOMY and below.w >= brush.u(1100)
        wide = round(below.w * (0.52 if roomy else 0.6))
        gap = brush.px(16)
        left = Rect(below.x, below.y, wide, below.h)
        edge = self._edge(brush)
        window = Rect(left.right + gap - edge, below.y - edge, 0, below.h + edge)
        if not tiles:
            left.right = below.right
            window.x = below.x - edge
        window.w = below.w - wide - gap + 2 * edge
        window.h += min(brush.px(10), brush.metrics.height - window.bottom)
        cards, tall = self._place(brush, window, tiles=tiles)
        pane, ways = self._open(brush, left)
        return Spread(tabs, toggle, window, cards, tall, pane, ways, CARDS, tiles)

    def _edge(self, brush: Brush) -> int:
        """Return the room round small cards for shadows and the focus ring."""
        return brush.px(10)

    def _place(self, brush: Brush, window: Rect, *, tiles: bool) -> tuple[tuple[Rect, ...], int]:
        """Place the small cards in their window, as tiles or as lines of a list."""
        key = "small", self.family, tuple(window), tiles
        return self.kept.measure(brush, key, lambda: self._lay_small(brush, window, tiles=tiles))

    def _lay_small(
        self, brush: Brush, window: Rect, *, tiles: bool
    ) -> tuple[tuple[Rect, ...], int]:
        """Measure the small cards."""
        edge, count = self._edge(brush), len(self.cards)
        inner = Rect(edge, edge, window.w - 2 * edge - brush.px(12), 0)
        if tiles:
            gap = brush.px(12)
            across = fit_across(inner.w, brush.u(150), gap, 4)
            wide = (inner.w - gap * (across - 1)) // across
            heights = [tile_height(brush, card, wide) for card in self.cards]
            boxes = grid(inner, count, across, heights, gap)
        else:
            heights = [row_height(brush, card, inner.w) for card in self.cards]
            boxes = rows(inner, heights, brush.px(8))
        return boxes, boxes[-1].bottom + edge

    def _open(self, brush: Brush, rect: Rect) -> tuple[Pane, tuple[Rect, ...]]:
        """Place the open card and, if it can be played in several ways, a button for each."""
        ways = self.open.ways if len(self.open.ways) > 1 else ()
        high, gap = max(brush.metrics.touch, brush.u(42)), brush.px(8)
        across = self._across(brush, rect.w)
        under = (high + gap) * -(-len(ways) // across)
        card = Rect(rect.x, rect.y, rect.w, max(brush.px(80), rect.h - under))
        pane = lay_pane(brush, self.detail(brush), card, self.play_label)
        below = Rect(rect.x, card.bottom + gap, rect.w, 0)
        return pane, grid(below, len(ways), across, [high] * len(ways), gap)

    def _across(self, brush: Brush, wide: int) -> int:
        """Return how many ways to play the open card lie side by side."""
        widest = (
            max(button_size(brush, way.label)[0] for way in self.open.ways) if self.open.ways else 1
        )
        return fit_across(wide, widest, brush.px(8), max(1, len(self.open.ways)))

    def column(self, brush: Brush, rect: Rect) -> Spread:
        """Lay the hand out in one column as tall as it needs: the open card under its line."""
        tabs, toggle = self._top(brush, rect)
        y = tabs[-1][3].bottom + brush.px(10)
        cards = list[Rect]()
        opened = self._open(brush, Rect(rect.x, 0, rect.w, 0))
        for card in self.cards:
            box = Rect(rect.x, y, rect.w, row_height(brush, card, rect.w))
            cards.append(box)
            y = box.bottom + brush.px(8)
            if card.id == self.open.id:
                opened = self._open_in_full(brush, Rect(rect.x, y, rect.w, 0))
                last = opened[1][-1] if opened[1] else opened[0].rect
                y = last.bottom + brush.px(16)
        return Spread(tabs, toggle, rect, tuple(cards), y - rect.y, *opened, "", False)

    def _open_in_full(self, brush: Brush, rect: Rect) -> tuple[Pane, tuple[Rect, ...]]:
        """Place the open card with all its words, however tall."""
        tall = pane_height(brush, self.detail(brush), rect.w, self.play_label)
        ways = self.open.ways if len(self.open.ways) > 1 else ()
        lines = -(-len(ways) // self._across(brush, rect.w))
        under = (max(brush.metrics.touch, brush.u(42)) + brush.px(8)) * lines
        return self._open(brush, Rect(rect.x, rect.y, rect.w, tall + under))

    # Widgets.

    def widgets(self, spread: Spread, area: str = "") -> tuple[Widget, ...]:
        """Return everything that can be pressed, in reading order."""
        result = [
            Widget(
                f"tab:{family.value if family else 'all'}", Role.TAB,
                self.say(f"family.{family.value if family else 'all'}"), rect, ShowFamily(family),
                selected=family is self.family, area=area, note=count, radius=99, value=count,
                icon=FAMILY_ICONS[family.value] if family else "layers",
                style=family.value if family else "",
            )
            for family, _, count, rect in spread.tabs
        ]  # fmt: skip
        result.append(Widget(
            "numbers", Role.SWITCH, self.say("table.numbers"), spread.toggle, ToggleNumbers(),
            selected=self.numbers, key="i", area=area, radius=99,
        ))  # fmt: skip
        opened = self._opened(spread, area)
        for i, (card, rect) in enumerate(zip(self.cards, spread.cards, strict=True)):
            result.append(self._small(i, card, rect, spread.area or area))
            if area and card.id == self.open.id:
                result += opened
        return tuple(result if area else result + opened)

    def _small(self, index: int, card: CardView, rect: Rect, area: str) -> Widget:
        """Return the widget of a small card; picking it up moves the focus to the open one."""
        chosen = card.id == self.open.id
        key = self.key_of(index)
        if chosen and self.picked and len(card.ways) == 1:
            key = ""
        told = (card.family_name, card.size_text, card.text, card.home_text, card.why_not)
        return Widget(
            f"{'picked' if chosen and self.picked else 'card'}:{card.id}", Role.CARD, card.title,
            rect, LookAt(card.id), selected=chosen, key=key, area=area,
            description=spoken(told), radius=14,
        )  # fmt: skip

    def _opened(self, spread: Spread, area: str) -> list[Widget]:
        """Return the widgets of the open card: itself, or the ways to play it."""
        card, pane = self.open, spread.pane
        if len(card.ways) > 1:
            told = Widget("open", Role.TEXT, card.title, pane.rect, description=describe(card),
                          area=area)  # fmt: skip
            return [told] + [
                Widget(f"way:{i}", Role.BUTTON, way.label, rect, way, area=area,
                       style="primary", description=way.detail)
                for i, (way, rect) in enumerate(zip(card.ways, spread.ways, strict=True))
            ]  # fmt: skip
        index = next(i for i, c in enumerate(self.cards) if c.id == card.id)
        way: ChoiceView | None = card.ways[0] if card.ways else None
        return [
            Widget(
                "play", Role.CARD, f"{self.say('table.play')}: {card.title}", pane.rect, way,
                enabled=way is not None, key=self.key_of(index) if self.picked else "",
                description=describe(card), area=area, radius=18,
                part=pane.button if pane.button.h else None,
            )
        ]  # fmt: skip

    @property
    def focus(self) -> str:
        """Return where the focus goes when it has nowhere else to be."""
        if self.picked:
            return "way:0" if len(self.open.ways) > 1 else "play"
        return f"card:{self.open.id}"

    def areas(self, spread: Spread) -> tuple[Area, ...]:
        """Return what scrolls by itself: long words first, then the small cards."""
        own = (spread.pane.area,) if spread.pane.scrolls else ()
        return (*own, Area(CARDS, spread.window, spread.tall)) if spread.area else ()

    # Painting.

    def paint(self, brush: Brush, spread: Spread, area: str, kept: Kept) -> None:
        """Paint the open card, or the small ones, or the words that scroll."""
        if area == DETAIL:
            paint_words(brush, self.detail(brush), spread.pane)
        elif area == CARDS:
            size = spread.window.w, max(spread.tall, spread.window.h)
            kept.lay(brush, self.family, size, lambda: self._paint_small(brush, spread))
            self._paint_chosen_row(brush, spread)
        else:
            if not spread.area:
                self._paint_small(brush, spread)
                self._paint_chosen_row(brush, spread)
            paint_pane(brush, self.detail(brush), spread.pane)

    def paint_over(self, brush: Brush, spread: Spread) -> None:
        """Paint what the open card says on the paper that is painted already."""
        fill_pane(brush, self.detail(brush), spread.pane)

    def _paint_small(self, brush: Brush, spread: Spread) -> None:
        """Paint every small card as it lies there."""
        draw = paint_tile if spread.tiles else paint_row
        for i, (card, rect) in enumerate(zip(self.cards, spread.cards, strict=True)):
            draw(brush, card, rect, self.key_of(i), chosen=False)

    def _paint_chosen_row(self, brush: Brush, spread: Spread) -> None:
        """Mark the line of the card that is open; among tiles it is drawn as a widget."""
        if not spread.tiles:
            index = next(i for i, card in enumerate(self.cards) if card.id == self.open.id)
            key = self.key_of(index)
            paint_row(brush, self.open, spread.cards[index], key, chosen=True)

    def draw(self, brush: Brush, widget: Widget, look: Look, spread: Spread) -> None:
        """Draw what looks different just now."""
        kind, _, name = widget.id.partition(":")
        if kind == "tab":
            labels = {f.value if f else "all": label for f, label, _, _ in spread.tabs}
            label, lively = labels[name], look.hovered or look.pressed
            self.kept.stamp(
                brush, (widget.id, label, widget.note, widget.selected, lively), widget.rect,
                lambda box: draw_tab(
                    brush, _inner_tab(brush, widget._replace(rect=box), label), look
                ),
            )  # fmt: skip
        elif kind == "numbers":
            self._draw_toggle(brush, widget, look)
        elif kind == "play":
            shift = widget.rect.x - spread.pane.rect.x, widget.rect.y - spread.pane.rect.y
            button = spread.pane.button.move(shift)
            paint_play(brush, widget, look, self.play_label, button)
        elif kind == "way":
            draw_button(brush, widget, look)
        elif kind in ("card", "picked"):
            lively = look.hovered or look.pressed
            if lively or widget.selected:
                self._draw_small(brush, widget, spread, name, lively=lively)

    def _draw_small(
        self, brush: Brush, widget: Widget, spread: Spread, name: str, *, lively: bool
    ) -> None:
        """Draw the small card that is open or under the mouse."""
        index = next(i for i, card in enumerate(self.cards) if card.id == name)
        draw, card = paint_tile if spread.tiles else paint_row, self.cards[index]
        key = self.key_of(index)
        if widget.selected and spread.tiles:
            self._draw_chosen(brush, widget, spread.cards[index], card, key)
        if lively:
            draw(brush, card, widget.rect, key, chosen=widget.selected, lively=True)

    def _draw_chosen(
        self, brush: Brush, widget: Widget, place: Rect, card: CardView, key: str
    ) -> None:
        """Draw the small card that is open; halves are rounded as at its place on the sheet."""
        odd = place.x % 2, place.y % 2
        box = Rect(odd, place.size)
        image = self.kept.picture(
            brush, ("chosen", card.id, self.numbers, odd, place.size), box.bottomright,
            lambda: paint_tile(brush, card, box, key, chosen=True), clear=True,
        )  # fmt: skip
        brush.stamp(image, (widget.rect.x - odd[0], widget.rect.y - odd[1]))

    def _draw_toggle(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw the switch between arrows and numbers: a key and a word."""
        rect = widget.rect
        if self.numbers or look.hovered or look.pressed:
            pill = rect.inflate(0, brush.u(34) - rect.h)
            brush.pill(pill, "select" if self.numbers else "well", 1.5, "edge")
        key = NUMBERS_BUTTON if brush.by_pad else "I"
        cap = brush.key_cap_size(key)
        word = self.say("table.numbers")
        named = rect.w > cap[0] + brush.width(word, TOGGLE)
        x = rect.x + brush.u(8) if named else rect.centerx - cap[0] // 2
        brush.key_cap(key, x, rect.centery - cap[1] / 2)
        if named:
            top = rect.centery - brush.leading(TOGGLE) // 2
            brush.text(word, x + cap[0] + brush.u(8), top, TOGGLE)


def _inner_tab(brush: Brush, widget: Widget, label: str) -> Widget:
    """Return a tab as it is drawn: a pill less tall than what can be pressed."""
    pill = widget.rect.inflate(0, brush.u(34) - widget.rect.h)
    return Widget(
        widget.id, widget.role, label, pill, selected=widget.selected, icon=widget.icon,
        note=widget.note, style=widget.style,
    )  # fmt: skip
