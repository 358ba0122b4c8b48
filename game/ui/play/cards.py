"""A card lies small in the hand and tells everything once it is picked up."""

from dataclasses import dataclass

from pygame import Rect

from game.core.state import Clarity
from game.present.views import CardView, ForecastView
from game.ui.fonts import SMALL, STRONG, TITLE, Style
from game.ui.paint import Brush
from game.ui.play.legend import CHANNEL_STRANDS
from game.ui.play.owed import CLARITY_ICONS
from game.ui.theme import Color, Family
from game.ui.widgets import Look, Widget

NAME = Style(17, 700, leading=1.2)
FAMILY = Style(17, 600)
TEXT = Style(17)
THOUGHT = Style(17, italic=True)
PLEDGE = Style(17)
PLEDGE_OWNER = Style(17, 700)
FACT = Style(16, color="ink2")
CELL = Style(16, 700)
WORD = Style(16, 600)
SEAM = 11
PAD = 18


def family_of(card: CardView) -> Family:
    """Return the name of a card's family as the theme knows it."""
    families: dict[str, Family] = {
        "agreement": "agreement", "gesture": "gesture", "transparency": "transparency",
        "repair": "repair", "mediator": "mediator", "gut": "gut",
    }  # fmt: skip
    return families[card.family.value]


# ---------------------------------------------------------------- small


def tile_height(brush: Brush, card: CardView, wide: int) -> int:
    """Return the height of a small card: a line of signs, its title, a line of costs."""
    title = brush.height(card.title, NAME, wide - 2 * brush.px(12))
    return brush.px(SEAM) + brush.u(38) + max(2 * brush.leading(NAME), title) + brush.u(34)


def row_height(brush: Brush, card: CardView, wide: int) -> int:
    """Return the height of a card as a line in a list."""
    lines = brush.height(card.title, NAME, max(brush.u(60), wide - row_indent(brush)))
    return max(brush.metrics.touch, lines + brush.px(18), brush.u(26) + brush.px(16))


def row_indent(brush: Brush) -> int:
    """Return what a line of the list needs beside its words."""
    return brush.u(116)


def paint_tile(
    brush: Brush, card: CardView, rect: Rect, key: str, *, chosen: bool, lively: bool = False
) -> None:
    """Draw a small card; the one that was picked up leaves its place marked."""
    open_, family = not card.why_not, family_of(card)
    fill: Color = "select" if chosen or lively else "card" if open_ else "paper"
    edge: Color = "focus" if chosen else "line"
    border = 2.5 if chosen else None
    brush.card(rect, fill, 14, 1 if open_ and not chosen else 0, edge, border)
    brush.seam(rect, family, 14)
    y = rect.y + brush.px(SEAM) + brush.u(22)
    x = rect.x + brush.px(12)
    if key:
        x += brush.key_cap(key, x, y - brush.u(13)) + brush.u(8)
    brush.family_icon(family, (x + brush.u(11), y), 22)
    if card.size:
        brush.pips(card.size, rect.right - brush.px(12) - brush.u(70), y)
    ink: Color = "ink" if open_ else "ghost"
    room = rect.w - 2 * brush.px(12)
    top = rect.y + brush.px(SEAM) + brush.u(39)
    brush.text(card.title, rect.x + brush.px(12), top, NAME.but(color=ink), width=room)
    foot = Rect(rect.x + brush.px(12), rect.bottom - brush.u(32), room, brush.u(26))
    _paint_foot(brush, card, foot)


def _paint_foot(brush: Brush, card: CardView, rect: Rect) -> None:
    """Write the cost at home and, in arrows, what the strands would do."""
    y = rect.centery
    if card.why_not:
        brush.icon("lock", (rect.x + brush.u(9), y), 18, "ghost")
        line = brush.letters.fit(card.family_name, FACT, rect.w - brush.u(26))
        brush.text(line, rect.x + brush.u(26), y - brush.leading(FACT) // 2, FACT)
        return
    brush.icon("house", (rect.x + brush.u(9), y), 18, "ink2")
    brush.text(card.home or "0", rect.x + brush.u(24), y - brush.leading(FACT) // 2, FACT)
    x = rect.right - brush.u(8)
    for view in reversed(card.forecast):
        paint_arrow(brush, view, (x, y), 12)
        x -= brush.u(20)


def paint_arrow(brush: Brush, view: ForecastView, center: tuple[float, float], size: float) -> None:
    """Draw which way a strand would go, in its color: one arrow, or a bar for no change."""
    color: Color = CHANNEL_STRANDS[view.channel]
    x, y = center
    if not view.arrows:
        bar = Rect(0, 0, brush.u(size), max(2, brush.u(3)))
        bar.center = round(x), round(y)
        brush.pill(bar, color)
    else:
        brush.triangle(center, size, color, up=view.arrows > 0, hollow=not view.sure)


def paint_row(
    brush: Brush, card: CardView, rect: Rect, key: str, *, chosen: bool, lively: bool = False
) -> None:
    """Draw a card as a line in a list."""
    open_, family = not card.why_not, family_of(card)
    fill: Color = "select" if chosen or lively else "card" if open_ else "paper"
    edge: Color = "focus" if chosen else "line"
    brush.card(rect, fill, 12, 1 if open_ else 0, edge, 2.5 if chosen else None)
    mark = Rect(rect.x + brush.px(5), rect.y + brush.px(9), brush.px(5), rect.h - 2 * brush.px(9))
    brush.pill(mark, family)
    x = rect.x + brush.px(16)
    if key:
        brush.key_cap(key, x, rect.centery - brush.u(13))
    x = rect.x + brush.px(16) + brush.u(34)
    brush.icon(_sign(card), (x + brush.u(12), rect.centery), 22, family if open_ else "ghost")
    x += brush.u(32)
    room = max(brush.u(60), rect.w - row_indent(brush))
    ink: Color = "ink" if open_ else "ghost"
    tall = brush.height(card.title, NAME, room)
    brush.text(card.title, x, rect.centery - tall // 2, NAME.but(color=ink), width=room)


def _sign(card: CardView) -> str:
    """Return the icon of a card in a list: its family's, or a lock while it can't be played."""
    icons: dict[Family, str] = {
        "agreement": "handshake", "gesture": "gift", "transparency": "eye",
        "repair": "bandage", "mediator": "scale", "gut": "sparkles",
    }  # fmt: skip
    return "lock" if card.why_not else icons[family_of(card)]


# ---------------------------------------------------------------- in full


@dataclass(frozen=True)
class Detail:
    """A card in full; everything is measured by the same walk that draws it."""

    brush: Brush
    card: CardView
    names: tuple[str, str]
    numbers: bool = False

    # The part that may scroll.

    def body(self, rect: Rect, *, draw: bool) -> int:
        """Lay out title, words and facts from the top of a box; return the height."""
        y = rect.y + self._head(rect, draw=draw) + self.brush.px(4)
        if rect.w >= self.brush.u(460):
            gap = self.brush.px(24)
            left = Rect(rect.x, y, round((rect.w - gap) * 0.57), 0)
            right = Rect(left.right + gap, y, rect.right - left.right - gap, 0)
            return max(self._words(left, draw=draw), self._facts(right, draw=draw)) - rect.y
        y = self._words(Rect(rect.x, y, rect.w, 0), draw=draw) + self.brush.px(8)
        return self._facts(Rect(rect.x, y, rect.w, 0), draw=draw) - rect.y

    def _write(self, text: str, rect: Rect, style: Style, *, draw: bool) -> int:
        """Measure a text in the width of a box, and draw it from the top if asked."""
        if not text:
            return 0
        if draw:
            return self.brush.text(text, rect.x, rect.y, style, width=rect.w)
        return self.brush.height(text, style, rect.w)

    def _head(self, rect: Rect, *, draw: bool) -> int:
        """Lay out the line with family, title and size; a long title takes more lines."""
        brush, card, family = self.brush, self.card, family_of(self.card)
        size = brush.width(card.size_text, SMALL) + brush.u(84) if card.size else 0
        name = brush.width(card.family_name, FAMILY) + brush.u(14)
        indent = brush.u(36)
        title = brush.width(card.title, TITLE)
        named = indent + title + name + size <= rect.w
        room = rect.w - indent - size
        if draw:
            middle = rect.y + brush.leading(TITLE) // 2
            brush.family_icon(family, (rect.x + brush.u(13), middle), 26)
            brush.text(card.title, rect.x + indent, rect.y, TITLE, width=room)
            if named:
                x = rect.right - size - (brush.u(10) if size else 0)
                top = middle - brush.leading(FAMILY) // 2
                style = FAMILY.but(color=family)
                brush.text(card.family_name, x, top, style, align="right")
            if card.size:
                x, top = rect.right - brush.u(70), middle - brush.leading(SMALL) // 2
                brush.pips(card.size, x, middle)
                brush.text(card.size_text, x - brush.u(10), top, SMALL, align="right")
        return brush.height(card.title, TITLE, room) + brush.px(2)

    def _words(self, rect: Rect, *, draw: bool) -> int:
        """Lay out what the card says: its text, the thought behind it, both promises."""
        brush, card, y = self.brush, self.card, rect.y
        y += self._write(card.text, Rect(rect.x, y, rect.w, 0), TEXT, draw=draw)
        if card.thought:
            y += brush.px(4)
            y += self._write(card.thought, Rect(rect.x, y, rect.w, 0), THOUGHT, draw=draw)
        y += brush.px(6)
        for icon, who, text in (
            ("user", self.names[0], card.mine), ("message-circle", self.names[1], card.theirs)
        ):  # fmt: skip
            if text:
                y += self._pledge(icon, who, text, Rect(rect.x, y, rect.w, 0), draw=draw)
                y += brush.px(3)
        return y

    def _pledge(self, icon: str, who: str, text: str, rect: Rect, *, draw: bool) -> int:
        """Lay out one side's promise: who, then what, indented."""
        brush = self.brush
        indent = brush.u(28) + max(brush.width(name, PLEDGE_OWNER) for name in self.names)
        indent += brush.u(10)
        if draw:
            middle = rect.y + brush.leading(PLEDGE) // 2
            brush.icon(icon, (rect.x + brush.u(10), middle), 20, "ink2")
            brush.text(who, rect.x + brush.u(28), rect.y, PLEDGE_OWNER)
        room = Rect(rect.x + indent, rect.y, rect.w - indent, 0)
        return self._write(text, room, PLEDGE, draw=draw)

    def _facts(self, rect: Rect, *, draw: bool) -> int:
        """Lay out how clear it is, who hears it, when it is due, what it costs, how likely."""
        card, y = self.card, rect.y
        vague = card.clarity is Clarity.VAGUE
        facts: list[tuple[str, str, Color]] = []
        if card.clarity is not None:
            tone: Color = "bad" if vague else "ink2"
            facts.append((CLARITY_ICONS[card.clarity], card.clarity_text, tone))
        if card.audience_text:
            facts.append(("users", card.audience_text, "ink2"))
        if card.due_text:
            facts.append(("calendar-clock", card.due_text, "ink2"))
        y += self._run(facts, Rect(rect.x, y, rect.w, 0), draw=draw)
        for icon, text in (("house", card.home_text), ("circle-help", card.chance_text)):
            if text:
                y += self._fact(icon, text, Rect(rect.x, y, rect.w, 0), draw=draw)
        return y

    def _run(self, facts: list[tuple[str, str, Color]], rect: Rect, *, draw: bool) -> int:
        """Lay out short facts side by side, on to the next line where the room ends."""
        brush = self.brush
        if not facts:
            return 0
        line, x, y = brush.leading(FACT) + brush.px(3), rect.x, rect.y
        for icon, text, color in facts:
            wide = brush.u(24) + brush.width(text, FACT)
            if x > rect.x and x + wide > rect.right:
                x, y = rect.x, y + line
            if draw:
                brush.icon(icon, (x + brush.u(9), y + brush.leading(FACT) // 2), 18, color)
                brush.text(text, x + brush.u(24), y, FACT.but(color=color))
            x += wide + brush.u(14)
        return y + line - rect.y

    def _fact(self, icon: str, text: str, rect: Rect, *, draw: bool) -> int:
        """Lay out a fact that may take several lines."""
        brush = self.brush
        if draw:
            brush.icon(icon, (rect.x + brush.u(9), rect.y + brush.leading(FACT) // 2), 18, "ink2")
        room = Rect(rect.x + brush.u(24), rect.y, rect.w - brush.u(24), 0)
        return self._write(text, room, FACT, draw=draw) + brush.px(3)

    # The part that always shows.

    def forecast_least(self) -> int:
        """Return the width below which forecasts stand one under the other."""
        gap = self.brush.px(12) * max(0, len(self.card.forecast) - 1)
        return sum(map(self._cell_width, self.card.forecast)) + gap

    def _cell_width(self, view: ForecastView) -> int:
        """Return the width one strand's forecast needs."""
        brush = self.brush
        arrows = brush.u(8) + max(1, abs(view.arrows)) * brush.u(18)
        if self.brief:
            return brush.u(31) + arrows
        words = brush.u(112) if self.numbers else arrows + brush.width(view.word, WORD)
        return max(brush.width(view.name, CELL), words)

    @property
    def brief(self) -> bool:
        """Tell whether forecasts show samples of strands in place of their names."""
        return self.brush.metrics.density.tight and not self.numbers

    def forecast(self, rect: Rect, *, draw: bool) -> int:
        """Lay out what each strand would do, side by side; return the height."""
        cells = self.card.forecast
        if not cells:
            return 0
        beside = rect.w >= self.forecast_least()
        widths = [self._cell_width(cell) if beside else rect.w for cell in cells]
        spare = (rect.w - sum(widths)) / len(cells) if beside else 0
        lay = self._brief if self.brief else self._cell
        x, tall = float(rect.x), 0
        for cell, wide in zip(cells, widths, strict=True):
            y = rect.y if beside else rect.y + tall
            room = wide + max(0, round(spare) - self.brush.px(6))
            high = lay(cell, Rect(round(x), y, room, 0), draw=draw, beside=beside)
            tall = max(tall, high) if beside else tall + high
            x += wide + spare if beside else 0
        return tall

    def _brief(self, view: ForecastView, rect: Rect, *, draw: bool, beside: bool) -> int:
        """Lay out one strand's forecast on one line: a sample, arrows, a word if it fits."""
        del beside
        brush, line = self.brush, max(self.brush.leading(CELL), self.brush.u(26))
        if draw:
            middle = rect.y + line // 2
            brush.swatch(CHANNEL_STRANDS[view.channel], rect.x, middle, 26)
            x = self._arrows(view, rect.x + brush.u(31), middle)
            if x + brush.width(view.word, WORD) <= rect.right:
                brush.text(view.word, x, middle - brush.leading(WORD) // 2, WORD)
        return line

    def _arrows(self, view: ForecastView, x: int, y: int) -> int:
        """Draw a strand's arrows; return where they end."""
        brush, count = self.brush, max(1, abs(view.arrows))
        for i in range(count):
            paint_arrow(brush, view, (x + brush.u(8) + i * brush.u(18), y), 15)
        return x + brush.u(6) + count * brush.u(18)

    def _cell(self, view: ForecastView, rect: Rect, *, draw: bool, beside: bool) -> int:
        """Lay out one strand's forecast: its name, then arrows and a word, or numbers."""
        brush, line = self.brush, self.brush.leading(CELL) + self.brush.px(1)
        color = CHANNEL_STRANDS[view.channel]
        x, y = rect.x, rect.y
        if draw:
            brush.text(brush.letters.fit(view.name, CELL, rect.w), x, y, CELL.but(color=color))
        if beside:
            y += line
        else:
            x += brush.u(130)
        if self.numbers:
            width = max(brush.u(40), rect.right - x)
            return y - rect.y + self._write(view.numbers, Rect(x, y, width, 0), WORD, draw=draw)
        if draw:
            x = self._arrows(view, x, y + line // 2) + brush.u(2)
            tone: Color = "ink" if view.sure else "ink2"
            brush.text(view.word, x, y, WORD.but(color=tone))
        return y + line - rect.y


def paint_play(brush: Brush, widget: Widget, look: Look, label: str, button: Rect) -> None:
    """Draw the button on a card that plays it."""
    enabled = widget.enabled
    if not enabled:
        return
    box = button.move(0, brush.px(1)) if look.pressed else button
    brush.card(box, "button", 14, 0 if look.pressed else 1, "edge", 0)
    if look.hovered:
        brush.box(box.inflate(-brush.px(8), -brush.px(8)), "button", 10, 1.5, "button_text")
    brush.label(label, box, STRONG.but(color="button_text", weight=800))


def describe(card: CardView) -> str:
    """Return an open card in words, for those who hear it."""
    strands = [f"{cell.name}: {cell.word} ({cell.numbers})" for cell in card.forecast]
    parts = (
        card.text, card.thought, card.mine, card.theirs, card.clarity_text, card.audience_text,
        card.due_text, card.home_text, card.chance_text, *strands, card.why_not,
    )  # fmt: skip
    return ". ".join(part for part in parts if part)
