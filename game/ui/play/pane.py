"""The card in your hand, opened: its words may scroll, its forecast and its button never do."""

from dataclasses import dataclass, replace

from pygame import Rect

from game.ui.fonts import STRONG
from game.ui.layout import Area
from game.ui.paint import Brush
from game.ui.play.cards import PAD, SEAM, Detail, family_of
from game.ui.play.outlook import WORD, Outlook

DETAIL = "detail"
LEAST_WORDS = 100


@dataclass(frozen=True, slots=True)
class Pane:
    """Where the parts of an open card go; `button` is empty where it has none of its own."""

    rect: Rect
    body: Rect
    tall: int
    outlook: Outlook
    forecast: Rect
    button: Rect
    why: Rect

    @property
    def scrolls(self) -> bool:
        """Tell whether the words are taller than their room."""
        return self.tall > self.body.h

    @property
    def area(self) -> Area:
        """Return the scroll area of the words."""
        return Area(DETAIL, self.body, self.tall, ground="card")


def pane_height(brush: Brush, detail: Detail, wide: int, label: str) -> int:
    """Return the height an open card needs to show everything at once."""
    pane = lay_pane(brush, detail, Rect(0, 0, wide, 1 << 15), label)
    foot = pane.rect.bottom - pane.body.bottom
    return (pane.body.y - pane.rect.y) + pane.tall + foot


def lay_pane(brush: Brush, detail: Detail, rect: Rect, label: str) -> Pane:
    """Divide an open card: words on top, forecast and button at the foot.

    Where the forecast leaves the words no room, it is brief.
    """
    inner = rect.inflate(-2 * brush.px(PAD), 0)
    top = rect.y + brush.px(SEAM) + brush.px(9)
    bottom = rect.bottom - brush.px(14)
    tall = detail.body(Rect(0, 0, inner.w, 0), draw=False)
    room, outlook = Rect(inner.x, 0, inner.w, 0), detail.outlook
    forecast, button, why, foot = _foot(brush, detail, outlook, room, label)
    rule = brush.px(11) if foot else 0
    least = min(tall, brush.u(LEAST_WORDS))
    if bottom - foot - 2 * rule - top < least and not detail.numbers:
        outlook = replace(outlook, brief=True)
        forecast, button, why, foot = _foot(brush, detail, outlook, room, label)
    start = bottom - foot
    for part in (forecast, button, why):
        part.y += start
    body = Rect(inner.x, top, inner.w, max(brush.px(24), start - 2 * rule - top))
    if tall > body.h:
        body.w += brush.px(PAD - 4)
    return Pane(rect, body, tall, outlook, forecast, button, why)


def _foot(
    brush: Brush, detail: Detail, outlook: Outlook, room: Rect, label: str
) -> tuple[Rect, Rect, Rect, int]:
    """Place forecast, button and the reason why not, side by side where they fit."""
    wide = brush.width(label, STRONG.but(weight=800)) + brush.u(38) if label else 0
    high = max(brush.metrics.touch, brush.u(46)) if label else 0
    why_text = detail.card.why_not
    beside = brush.u(236) if why_text else wide
    cells = len(detail.card.forecast)
    least = outlook.least(brush)
    gap = brush.px(16) if beside and cells else 0
    side_by_side = not beside or least + gap + beside <= room.w
    span = room.w - beside - gap if side_by_side else room.w
    tall = outlook.height(brush, span)
    extra = room.w if not side_by_side else beside
    reason = 0
    if why_text:
        extra = extra if cells else room.w
        reason = brush.height(why_text, WORD, extra - brush.u(28))
    aside = max(high, reason)
    if side_by_side and cells:
        foot = max(tall, aside)
        forecast = Rect(room.x, (foot - tall) // 2, span, tall)
        place = Rect(room.right - extra, (foot - aside) // 2, extra, aside)
    else:
        foot = tall + (brush.px(10) if tall and aside else 0) + aside
        forecast = Rect(room.x, 0, span, tall)
        place = Rect(room.right - extra, foot - aside, extra, aside)
    nothing = Rect(place.x, place.y, 0, 0)
    return forecast, place if label else nothing.copy(), place.copy() if why_text else nothing, foot


def paint_pane(brush: Brush, detail: Detail, pane: Pane) -> None:
    """Paint all of an open card but scrolling words and its button."""
    paint_sheet(brush, pane)
    fill_pane(brush, detail, pane)


def paint_sheet(brush: Brush, pane: Pane) -> None:
    """Paint the paper of an open card."""
    brush.card(pane.rect, "card", 18, 2)


def fill_pane(brush: Brush, detail: Detail, pane: Pane) -> None:
    """Paint what an open card says on its paper."""
    card = detail.card
    brush.seam(pane.rect, family_of(card), 18)
    if not pane.scrolls:
        detail.body(pane.body, draw=True)
    foot = [part for part in (pane.forecast, pane.button, pane.why) if part.h]
    if foot:
        y = min(part.y for part in foot) - brush.px(11)
        brush.rule(pane.rect.x + brush.px(PAD), y, pane.rect.w - 2 * brush.px(PAD))
    pane.outlook.paint(brush, pane.forecast)
    if card.why_not and pane.why.h:
        why = pane.why
        brush.icon("lock", (why.x + brush.u(10), why.y + brush.leading(WORD) // 2), 18, "ink2")
        brush.text(
            card.why_not, why.x + brush.u(28), why.y, WORD.but(color="ink2"),
            width=why.w - brush.u(28),
        )  # fmt: skip


def paint_words(brush: Brush, detail: Detail, pane: Pane) -> None:
    """Paint the words of an open card on their own scrolling sheet."""
    detail.body(Rect(0, 0, pane.body.w - brush.px(PAD - 4), 0), draw=True)
