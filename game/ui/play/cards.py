"""A card lies small in the hand and tells everything once it is picked up."""

from dataclasses import dataclass

from pygame import Rect

from game.core.kinds import Clarity
from game.present.views import CardView
from game.ui.fonts import SMALL, STRONG, TITLE, Style
from game.ui.paint import Brush
from game.ui.play.outlook import Outlook, paint_arrow, strongest, told
from game.ui.play.owed import CLARITY_ICONS
from game.ui.theme import Color, Family
from game.ui.widgets import Look, Widget, spoken

NAME = Style(17, 700, leading=1.2)
FAMILY = Style(17, 600)
TEXT = Style(17)
THOUGHT = Style(17, italic=True)
PLEDGE = Style(17)
PLEDGE_OWNER = Style(17, 700)
FACT = Style(16, color="ink2")
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
    for view in reversed(strongest(card.forecast)):
        paint_arrow(brush, view, (x, y), 12)
        x -= brush.u(20)


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
    me: str
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
        for icon, who, text in self._pledges():
            y += self._pledge(icon, who, text, Rect(rect.x, y, rect.w, 0), draw=draw)
            y += brush.px(3)
        return y

    def _pledges(self) -> tuple[tuple[str, str, str], ...]:
        """Return every promise on the card: its icon, whose it is, and what."""
        mine = (("user", self.me, self.card.mine),) if self.card.mine else ()
        return (*mine, *(("message-circle", who, text) for who, text in self.card.theirs if text))

    def _pledge(self, icon: str, who: str, text: str, rect: Rect, *, draw: bool) -> int:
        """Lay out one side's promise: who, then what, indented."""
        brush = self.brush
        names = [name for _, name, _ in self._pledges()]
        indent = brush.u(28) + max(brush.width(name, PLEDGE_OWNER) for name in names)
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
        x, y, tall = rect.x, rect.y, 0
        for icon, text, color in facts:
            wide = brush.u(24) + brush.width(text, FACT)
            if x > rect.x and x + wide > rect.right:
                x, y = rect.x, y + tall
            tall = self._fact(icon, text, Rect(x, y, rect.right - x, 0), color, draw=draw)
            x += wide + brush.u(14)
        return y + tall - rect.y

    def _fact(
        self, icon: str, text: str, rect: Rect, color: Color = "ink2", *, draw: bool
    ) -> int:  # fmt: skip
        """Lay out a fact that may take several lines."""
        brush = self.brush
        if draw:
            brush.icon(icon, (rect.x + brush.u(9), rect.y + brush.leading(FACT) // 2), 18, color)
        room = Rect(rect.x + brush.u(24), rect.y, rect.w - brush.u(24), 0)
        return self._write(text, room, FACT.but(color=color), draw=draw) + brush.px(3)

    # The part that always shows.

    @property
    def outlook(self) -> Outlook:
        """Return what each strand would do; a tight window shows samples of strands."""
        brief = self.brush.metrics.density.tight and not self.numbers
        return Outlook(self.card.forecast, self.numbers, brief)


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
    theirs = [f"{name}: {text}" for name, text in card.theirs]
    parts = (
        card.text, card.thought, card.mine, *theirs, card.clarity_text, card.audience_text,
        card.due_text, card.home_text, card.chance_text, *told(card.forecast), card.why_not,
    )  # fmt: skip
    return spoken(parts)
