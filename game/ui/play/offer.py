"""An offer takes the place of the cards: first an answer, then a move of one's own."""

from dataclasses import dataclass

from pygame import Rect

from game.present.views import OfferView, PersonView
from game.ui.controls import draw_button, noted_height
from game.ui.fonts import HEADING
from game.ui.layout import Area
from game.ui.paint import Brush
from game.ui.play.cards import Detail, describe
from game.ui.play.pane import DETAIL, Pane, lay_pane, paint_pane, paint_words, pane_height
from game.ui.widgets import Look, Role, Widget, spoken

LEAST_LINES = 3


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the heading, the open card and the answers go."""

    face: Rect
    title: Rect
    pane: Pane
    answers: tuple[Rect, ...]


@dataclass(frozen=True)
class OfferPanel:
    """What another party has put on the table, in full, and the answers."""

    offer: OfferView
    me: PersonView
    question: str
    numbers: bool = False

    def detail(self, brush: Brush) -> Detail:
        """Return the offered card ready to be laid out."""
        return Detail(brush, self.offer.card, self.me.name, self.numbers)

    def height(self, brush: Brush, wide: int) -> int:
        """Return the height the offer needs in one column."""
        plan = self.plan(brush, Rect(0, 0, wide, 0), whole=True)
        return plan.answers[-1].bottom + brush.px(16)

    def plan(self, brush: Brush, rect: Rect, *, whole: bool = False) -> _Plan:
        """Place the heading, and under it the card with the answers beside or below it."""
        side = max(brush.u(40), brush.px(44))
        face = Rect(rect.x + brush.px(2), rect.y + brush.px(4), side, side)
        x = face.right + brush.px(14)
        words = brush.height(self.question, HEADING, rect.right - x)
        title = Rect(x, face.centery - words // 2, rect.right - x, words)
        top = max(face.bottom, title.bottom) + brush.px(10)
        beside = not whole and rect.w >= brush.u(800)
        wide, gap = brush.u(330) if beside else rect.w, brush.px(10)
        high = max(noted_height(brush, answer.detail, wide) for answer in self.offer.answers)
        if beside:
            room = Rect(rect.x, top, rect.w - wide - brush.px(18), rect.bottom - top - brush.px(4))
            first = Rect(room.right + brush.px(18), room.y + brush.px(4), wide, high)
            tall = min(pane_height(brush, self.detail(brush), room.w, ""), room.h)
            room.h = max(tall, min(room.h, (high + gap) * len(self.offer.answers)))
        else:
            tall = pane_height(brush, self.detail(brush), rect.w, "")
            under = (high + gap) * len(self.offer.answers)
            left = tall if whole else min(tall, rect.bottom - top - under)
            room = Rect(rect.x, top, rect.w, left)
            first = Rect(rect.x, room.bottom + gap, rect.w, high)
        pane = lay_pane(brush, self.detail(brush), room, "")
        answers = [first.move(0, i * (high + gap)) for i in range(len(self.offer.answers))]
        return _Plan(face, title, pane, tuple(answers))

    def cramped(self, brush: Brush, rect: Rect) -> bool:
        """Tell whether a box leaves the words of the card less than a few lines."""
        pane = self.plan(brush, rect).pane
        return pane.body.h < min(pane.tall, LEAST_LINES * brush.leading())

    def widgets(self, brush: Brush, rect: Rect, area: str = "") -> tuple[Widget, ...]:
        """Return the offer in words, and the answers."""
        plan = self.plan(brush, rect, whole=bool(area))
        card = self.offer.card
        answers = (
            Widget(f"answer:{i}", Role.BUTTON, answer.label, box, answer, key=str(i + 1),
                   note=answer.detail, style="" if i else "primary", area=area,
                   description=answer.detail)
            for i, (answer, box) in enumerate(zip(self.offer.answers, plan.answers, strict=True))
        )  # fmt: skip
        return (
            Widget("offer", Role.HEADING, self.offer.title, plan.title, area=area,
                   description=spoken((card.family_name, card.size_text, describe(card)))),
            Widget("asked", Role.HEADING, self.question, plan.title, area=area),
            *answers,
        )  # fmt: skip

    def areas(self, brush: Brush, rect: Rect) -> tuple[Area, ...]:
        """Return the scroll area of words that are taller than the card."""
        pane = self.plan(brush, rect).pane
        return (pane.area,) if pane.scrolls else ()

    def paint(self, brush: Brush, rect: Rect, area: str, *, whole: bool = False) -> None:
        """Paint the heading and the card."""
        plan = self.plan(brush, rect, whole=whole)
        if area == DETAIL:
            paint_words(brush, self.detail(brush), plan.pane)
            return
        by = self.offer.by
        brush.portrait(by.portrait, by.mood, plan.face.center, plan.face.w, flip=True, lift=False)
        brush.text(self.question, plan.title.x, plan.title.y, HEADING, width=plan.title.w)
        paint_pane(brush, self.detail(brush), plan.pane)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw an answer."""
        if widget.id.startswith("answer:"):
            draw_button(brush, widget, look)
