"""What has happened may ask something: it is answered before the move, and costs no card."""

from dataclasses import dataclass

from pygame import Rect

from game.present.views import ChoiceView, QuestionView
from game.ui.fonts import STRONG, TITLE, Style
from game.ui.layout import Area
from game.ui.paint import Brush
from game.ui.play.blocks import Stack, Words
from game.ui.theme import Color  # noqa: TC001 - the same import as everywhere else
from game.ui.widgets import Look, Role, Widget

QUESTION = "question"
TEXT = Style(20)
WIDEST = 880
PAD = 22
SEAM = 52  # the room of the number on an answer
BAR = 20  # the room of the bar where the words scroll


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the note, its words and the answers go."""

    card: Rect
    words: Rect
    tall: int
    answers: tuple[Rect, ...]


@dataclass(frozen=True)
class QuestionPanel:
    """What has happened, in full, and what can be answered."""

    question: QuestionView

    @property
    def _words(self) -> Stack:
        """Return what is written on the note."""
        return Stack((Words(self.question.title, TITLE), Words(self.question.text, TEXT)), 4)

    def height(self, brush: Brush, wide: int) -> int:
        """Return the height the note needs in one column."""
        return self.plan(brush, Rect(0, 0, wide, 0), whole=True).card.bottom + brush.px(16)

    def plan(self, brush: Brush, rect: Rect, *, whole: bool = False) -> _Plan:
        """Place the note in the middle of its room, the answers at its foot."""
        pad, gap = brush.px(PAD), brush.px(10)
        wide = min(rect.w, brush.u(WIDEST))
        inner = wide - 2 * pad
        tall = self._words.height(brush, inner - brush.px(BAR))
        heights = [self._answer_height(brush, answer.label, inner) for answer in self._answers]
        foot = sum(heights) + gap * len(heights) + brush.px(6)
        need = pad + tall + foot + pad
        high = need if whole else min(need, rect.h - brush.px(8))
        y = rect.y + (0 if whole else max(0, (rect.h - high) // 3))
        card = Rect(rect.centerx - wide // 2, y, wide, high)
        words = Rect(card.x + pad, card.y + pad, inner, high - 2 * pad - foot)
        boxes, top = [], words.bottom + gap + brush.px(6)
        for tall_one in heights:
            boxes.append(Rect(words.x, top, inner, tall_one))
            top += tall_one + gap
        return _Plan(card, words, tall, tuple(boxes))

    @property
    def _answers(self) -> tuple[ChoiceView, ...]:
        return self.question.answers

    def _answer_height(self, brush: Brush, label: str, wide: int) -> int:
        """Return the height of an answer with all its lines."""
        return max(brush.metrics.touch, self.text_height(brush, label, wide) + brush.px(16))

    def text_height(self, brush: Brush, label: str, wide: int) -> int:
        """Return the height of the words of an answer that is so wide."""
        return brush.height(label, STRONG, wide - brush.u(SEAM) - brush.px(14))

    def widgets(self, brush: Brush, rect: Rect, area: str = "") -> tuple[Widget, ...]:
        """Return the question in words, and the answers."""
        plan = self.plan(brush, rect, whole=bool(area))
        answers = (
            Widget(f"answer:{i}", Role.BUTTON, answer.label, box, answer, key=str(i + 1),
                   area=area, radius=14)
            for i, (answer, box) in enumerate(zip(self._answers, plan.answers, strict=True))
        )  # fmt: skip
        return (
            Widget("question", Role.HEADING, self.question.title, plan.words, area=area,
                   description=self.question.text),
            *answers,
        )  # fmt: skip

    def areas(self, brush: Brush, rect: Rect) -> tuple[Area, ...]:
        """Return the scroll area of words that are taller than the note."""
        plan = self.plan(brush, rect)
        area = Area(QUESTION, plan.words, plan.tall, ground="tag")
        return (area,) if area.overflow else ()

    def paint(self, brush: Brush, rect: Rect, area: str, *, whole: bool = False) -> None:
        """Paint the note."""
        plan = self.plan(brush, rect, whole=whole)
        wide = plan.words.w - brush.px(BAR)
        if area == QUESTION:
            self._words.paint(brush, Rect(0, 0, wide, plan.tall))
            return
        brush.card(plan.card, "tag", 20, 2)
        brush.peg((plan.card.centerx, plan.card.y + brush.px(2)), 11)
        if plan.tall <= plan.words.h or whole:
            self._words.paint(brush, Rect(plan.words.topleft, (wide, plan.tall)))

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw an answer with its number."""
        if not widget.id.startswith("answer:"):
            return
        rect = widget.rect
        fill: Color = "select" if look.hovered or look.pressed else "card"
        brush.card(rect, fill, widget.radius, 0 if look.pressed else 1, "edge", 2)
        _, high = brush.key_cap_size(widget.key)
        brush.key_cap(widget.key, rect.x + brush.px(14), rect.centery - high / 2)
        tall = self.text_height(brush, widget.label, rect.w)
        x, y = rect.x + brush.u(SEAM), rect.centery - tall // 2
        brush.text(widget.label, x, y, STRONG, width=rect.right - brush.px(14) - x)
