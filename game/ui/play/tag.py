"""A promise is a tag that hangs from the thread, because a word given weighs on it."""

from dataclasses import dataclass

from pygame import Rect

from game.present.views import PromiseView
from game.ui.braid import Thread
from game.ui.fonts import BODY, LABEL, SMALL, TITLE
from game.ui.layout import run
from game.ui.metrics import Density
from game.ui.paint import Brush
from game.ui.play.blocks import TOLD, Block, Stack, Words, rule
from game.ui.shapes import Point
from game.ui.theme import Color
from game.ui.widgets import Role, Widget

PAD = 22
CUT = 30
EYE = 24
CLARITY_ICONS = {"vague": "cloud-fog", "clear": "eye", "verifiable": "shield-check"}
CHIP = LABEL.but(weight=600)


@dataclass(frozen=True, slots=True)
class Facts:
    """How clear, who heard it, how big: small signs with words, as many to a line as fit."""

    promise: PromiseView

    def _parts(self) -> tuple[tuple[str, str, Color], ...]:
        """Return icon, words and color of each; the size has dots in place of an icon."""
        promise = self.promise
        clear: Color = "ink2" if promise.clarity.value == "vague" else "good"
        audience = "megaphone" if promise.public else "lock"
        return (
            (CLARITY_ICONS[promise.clarity.value], promise.clarity_text, clear),
            (audience, promise.audience_text, "ink2"),
            ("", promise.size_text, "ink2"),
        )

    def _boxes(self, brush: Brush, rect: Rect) -> tuple[Rect, ...]:
        """Place the facts one after another."""
        widths = [
            brush.width(text, CHIP) + (brush.u(26) if icon else brush.u(82))
            for icon, text, _ in self._parts()
        ]
        return run(rect.x, rect.y, widths, brush.leading(CHIP), brush.u(10), rect.w)

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of all lines."""
        return max(box.bottom for box in self._boxes(brush, Rect(0, 0, width, 0)))

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Draw sign after sign."""
        for (icon, text, color), box in zip(self._parts(), self._boxes(brush, rect), strict=True):
            if icon:
                brush.icon(icon, (box.x + brush.u(10), box.centery), 20, color)
                brush.text(text, box.x + brush.u(25), box.y, CHIP.but(color=color))
            else:
                brush.text(text, box.x, box.y, CHIP.but(color=color))
                x = box.x + brush.width(text, CHIP) + brush.u(8)
                brush.pips(self.promise.size, x, box.centery)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the facts as one sentence."""
        del brush
        text = ", ".join(text for _, text, _ in self._parts())
        return (Widget("facts", Role.TEXT, text, rect),)


@dataclass(frozen=True, slots=True)
class Tag:
    """The tag: whose promise is due, what it is, and anything to be added; `cord` is pixels."""

    title: str
    promise: PromiseView
    cord: int = 0
    more: tuple[Block, ...] = ()
    stop: str = ""

    def _block(self, brush: Brush) -> Stack:
        """Return what is written on the tag."""
        promise, roomy = self.promise, brush.metrics.density is Density.ROOMY
        title = TITLE.but(size=25 if roomy else 21)
        name = Words(promise.title, title, Role.HEADING, "center")
        return Stack(
            (
                Words(self.title, SMALL, align="center"), name, Words(promise.text, BODY),
                Facts(promise), *((rule(), *self.more) if self.more else ()),
            ),
            9 if roomy else 6,
        )  # fmt: skip

    def _inner(self, brush: Brush, rect: Rect) -> Rect:
        pad, top = brush.px(PAD), brush.px(EYE + 20)
        return Rect(rect.x + pad, rect.y + top, rect.w - 2 * pad, rect.h - top - brush.px(18))

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of the words, the eye above them and the edges."""
        inner = self._inner(brush, Rect(0, 0, width, 0))
        return self._block(brush).height(brush, inner.w) + brush.px(EYE + 20 + 18)

    def _eye(self, brush: Brush, rect: Rect) -> tuple[int, int]:
        """Return where the cord is tied on: in the middle, or at the left of a broad tag."""
        x = rect.centerx if rect.w < brush.px(520) else rect.x + brush.px(150)
        return x, rect.y + brush.px(EYE)

    def hang(self, brush: Brush, rect: Rect) -> Thread:
        """Return the cord it hangs on."""
        x, y = self._eye(brush, rect)
        top = y - self.cord - brush.px(EYE)
        path = ((x + brush.px(5), top), (x - brush.px(4), (top + y) / 2), (x, y))
        return Thread(
            path=path, width=7.5 * brush.metrics.scale, fullness=((0.8, 0.8, 0.8),), tied=False,
            seed=3, loose=0.4,
        )  # fmt: skip

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Paint the card with its cut corners, the eye, the cord and the words."""
        cut, border = brush.px(CUT), brush.theme.border
        shape = _outline(rect, cut)
        if brush.theme.shadows:
            brush.shadow(rect.inflate(-brush.px(8), -brush.px(8)).move(0, brush.px(8)), 18, 10, 30)
        brush.polygon(shape, "line" if brush.theme.shadows else "edge")
        thick = max(1, round(border * brush.metrics.scale))
        brush.polygon(_outline(rect.inflate(-2 * thick, -2 * thick), cut), "tag")
        brush.disc(self._eye(brush, rect), brush.px(13), "paper", 4, "cord")
        if self.cord:
            spec = self.hang(brush, rect)
            if brush.has_thread(spec):
                brush.thread(spec)
        self._block(brush).paint(brush, self._inner(brush, rect))

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the stop, if it has a name, and what is written on the tag."""
        inner = self._block(brush).widgets(brush, self._inner(brush, rect))
        words = f"{self.title}: {self.promise.title}. {self.promise.text}"
        stop = Widget(self.stop, Role.ITEM, words, rect, style=TOLD, radius=12)
        return (stop, *inner) if self.stop else inner


def _outline(rect: Rect, cut: int) -> list[Point]:
    """Return a box whose upper corners are cut off."""
    left, right, top, bottom = rect.left, rect.right, rect.top, rect.bottom
    round_ = cut // 4
    return [
        (left, top + cut), (left + cut, top), (right - cut, top), (right, top + cut),
        (right, bottom - round_), (right - round_ / 3, bottom - round_ / 3),
        (right - round_, bottom), (left + round_, bottom),
        (left + round_ / 3, bottom - round_ / 3), (left, bottom - round_),
    ]  # fmt: skip
