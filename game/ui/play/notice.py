"""What has just happened lies on top of the cards until it was read: nobody misses an accident."""

from dataclasses import dataclass

from pygame import Rect

from game.present.views import NewsLine
from game.ui.controls import button_size, draw_button
from game.ui.fonts import BODY, TITLE, Style
from game.ui.layout import Area
from game.ui.paint import Brush
from game.ui.title import Say
from game.ui.widgets import Look, Role, Widget

NEWS = "notice"
TEXT = Style(20)
WIDEST = 880


@dataclass(frozen=True, slots=True)
class Noticed:
    """Says that the news was read."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the note, its words and its button go."""

    card: Rect
    words: Rect
    tall: int
    button: Rect


@dataclass(frozen=True)
class Notice:
    """The news of a round, in full; what has a title comes first and large."""

    news: tuple[NewsLine, ...]
    say: Say

    @property
    def sorted(self) -> tuple[NewsLine, ...]:
        """Return the news, what has a title first."""
        return tuple(sorted(self.news, key=lambda line: not line.title))

    def height(self, brush: Brush, wide: int) -> int:
        """Return the height the note needs in one column."""
        plan = self.plan(brush, Rect(0, 0, wide, 1 << 14), whole=True)
        return plan.card.bottom + brush.px(16)

    def plan(self, brush: Brush, rect: Rect, *, whole: bool = False) -> _Plan:
        """Place the note in the middle of its room."""
        pad = brush.px(26)
        wide = min(rect.w, brush.u(WIDEST))
        inner = wide - 2 * pad
        tall = self._words(brush, Rect(0, 0, inner, 0), draw=False)
        label = self.say("pause.resume")
        button = Rect((0, 0), button_size(brush, label, "", self.say("key.enter")))
        need = pad + tall + brush.px(18) + button.h + pad
        high = need if whole else min(need, rect.h - brush.px(8))
        y = rect.y + (0 if whole else max(0, (rect.h - high) // 3))
        card = Rect(rect.centerx - wide // 2, y, wide, high)
        button.bottomright = card.right - pad, card.bottom - pad + brush.px(4)
        words = Rect(card.x + pad, card.y + pad, inner, button.y - brush.px(14) - card.y - pad)
        return _Plan(card, words, tall, button)

    def _words(self, brush: Brush, rect: Rect, *, draw: bool) -> int:
        """Lay the news out; return its height."""
        y, indent = rect.y, brush.u(52)
        x, room = rect.x + indent, rect.w - indent
        for line in self.sorted:
            large = bool(line.title)
            style = TEXT if large else BODY.but(color="ink2")
            first = TITLE if large else style
            if draw:
                middle = y + brush.leading(first) // 2
                brush.icon(line.icon, (rect.x + brush.u(18), middle), 30 if large else 20, "ink2")
            for text, own in ((line.title, TITLE), (line.text, style)):
                if text and draw:
                    brush.text(text, x, y, own, width=room)
                y += brush.height(text, own, room) if text else 0
            y += brush.px(10 if large else 4)
        return y - rect.y

    def widgets(self, brush: Brush, rect: Rect, area: str = "") -> tuple[Widget, ...]:
        """Return the news in words, and the button that puts the note away."""
        plan = self.plan(brush, rect, whole=bool(area))
        told = " ".join(f"{line.title} {line.text}".strip() for line in self.sorted)
        return (
            Widget("news", Role.TEXT, told, plan.words, area=area),
            Widget("noticed", Role.BUTTON, self.say("pause.resume"), plan.button, Noticed(),
                   style="primary", area=area, key=self.say("key.enter")),
        )  # fmt: skip

    def areas(self, brush: Brush, rect: Rect) -> tuple[Area, ...]:
        """Return the scroll area of words that are taller than the note."""
        plan = self.plan(brush, rect)
        window = plan.words.copy()
        window.w += brush.px(18)  # the bar lies beside the words
        area = Area(NEWS, window, plan.tall, ground="tag")
        return (area,) if area.overflow else ()

    def paint(self, brush: Brush, rect: Rect, area: str, *, whole: bool = False) -> None:
        """Paint the note."""
        plan = self.plan(brush, rect, whole=whole)
        if area == NEWS:
            self._words(brush, Rect(0, 0, plan.words.w, 0), draw=True)
            return
        brush.card(plan.card, "tag", 20, 2)
        pin = plan.card.centerx, plan.card.y + brush.px(2)
        brush.peg(pin, 11)
        if plan.tall <= plan.words.h or whole:
            self._words(brush, plan.words, draw=True)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw the button."""
        if widget.id == "noticed":
            draw_button(brush, widget, look)
