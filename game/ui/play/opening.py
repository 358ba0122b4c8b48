"""Before the first round everybody is introduced: who they are, what they want, what hurts."""

from dataclasses import dataclass

from pygame import Rect

from game.present.views import ChoiceView, PersonView, StrandView, ThreadView
from game.ui.braid import Thread
from game.ui.fonts import BODY, HEADING, NUMBER, STRONG, TITLE, Style
from game.ui.layout import fit_across, grid
from game.ui.paint import Brush
from game.ui.pen import Align
from game.ui.play.arena import spec_of
from game.ui.play.blocks import Block, Stack
from game.ui.play.legend import CHANNEL_STRANDS
from game.ui.theme import Color
from game.ui.widgets import Look, Role, Widget

NAME = Style(20, 800)
LINE = Style(17, color="ink2")
VALUE = Style(18, 800)
OPTION = TITLE.but(size=21)
HINT = Style(17)
ON_BUTTON: Color = "button_text"
End = tuple[PersonView, int, Align]


@dataclass(frozen=True, slots=True)
class Guess:
    """Says how the player thinks it will end."""

    choice: ChoiceView


@dataclass(frozen=True, slots=True)
class Couple:
    """Two faces and the thread between them, with a name and a line under each."""

    me: PersonView
    other: PersonView
    thread: ThreadView

    def _side(self, brush: Brush, width: int) -> int:
        """Return the diameter of a face."""
        return min(brush.px(112), width * 27 // 100)

    def _band(self, brush: Brush, rect: Rect) -> Rect:
        """Return where the thread runs."""
        side = self._side(brush, rect.w)
        left = rect.x + brush.px(4) + side + brush.px(14)
        band = Rect(left, 0, rect.right - brush.px(4) - side - brush.px(14) - left, side // 2)
        band.centery = rect.y + side // 7 + side // 2
        return band

    def spec(self, brush: Brush, rect: Rect) -> Thread:
        """Return how the thread looks."""
        return spec_of(self.thread, self._band(brush, rect))

    def _words(self, brush: Brush, width: int) -> tuple[int, int]:
        """Return the width of each column of words and its height."""
        room = (width - brush.px(24)) // 2
        lines = (brush.height(person.line, LINE, room) for person in (self.me, self.other))
        return room, brush.leading(NAME) + max(lines)

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of faces and words."""
        side = self._side(brush, width)
        return side // 7 + side + brush.px(10) + self._words(brush, width)[1]

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Paint faces, names and the thread, once it is drawn."""
        side, band = self._side(brush, rect.w), self._band(brush, rect)
        spec = self.spec(brush, rect)
        if brush.has_thread(spec):
            brush.thread(spec)
        for end in (spec.path[0], spec.path[-1]):
            brush.peg(end, 8)
        room = self._words(brush, rect.w)[0]
        y = rect.y + side // 7 + side + brush.px(10)
        left = rect.x + brush.px(4) + side // 2, band.centery
        right = rect.right - brush.px(4) - side // 2, band.centery
        brush.portrait(self.me.portrait, self.me.mood, left, side)
        brush.portrait(self.other.portrait, self.other.mood, right, side, flip=True)
        ends: tuple[End, ...] = (
            (self.me, rect.x, "left"), (self.other, rect.right, "right")
        )  # fmt: skip
        for person, x, align in ends:
            below = y + brush.leading(NAME)
            brush.text(person.name, x, y, NAME, align=align)
            brush.text(person.line, x, below, LINE, width=room, align=align)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return both people in words."""
        side = self._side(brush, rect.w)
        boxes = Rect(rect.x, rect.y, side, rect.h), Rect(rect.right - side, rect.y, side, rect.h)
        return tuple(
            Widget(f"person:{person.id}", Role.IMAGE, person.name, box, description=person.line)
            for person, box in zip((self.me, self.other), boxes, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Narrow:
    """A block in the middle of its room, no wider than some design pixels."""

    block: Couple
    widest: int

    def inner(self, brush: Brush, rect: Rect) -> Rect:
        """Return where the block goes."""
        wide = min(rect.w, brush.u(self.widest))
        return Rect(rect.centerx - wide // 2, rect.y, wide, rect.h)

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of the block."""
        return self.block.height(brush, self.inner(brush, Rect(0, 0, width, 0)).w)

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Paint the block."""
        self.block.paint(brush, self.inner(brush, rect))

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the widgets of the block."""
        return self.block.widgets(brush, self.inner(brush, rect))


@dataclass(frozen=True, slots=True)
class Reason:
    """One strand: a sample, its value, and why it stands where it stands."""

    strand: StrandView

    def _place(self, brush: Brush, rect: Rect) -> Rect:
        """Return where the reason goes: after the value if it fits there, else under it."""
        indent, line = brush.u(50), brush.leading(STRONG)
        used = indent + brush.width(self.strand.name, STRONG) + brush.u(22)
        used += brush.width(self.strand.value, VALUE)
        if used + brush.width(self.strand.reason, BODY) <= rect.w:
            return Rect(rect.x + used, rect.y, rect.w - used, line)
        room = rect.w - indent
        tall = brush.height(self.strand.reason, BODY, room)
        return Rect(rect.x + indent, rect.y + line, room, tall)

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of name and reason."""
        return self._place(brush, Rect(0, 0, width, 0)).bottom

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Draw the sample; write name, value and reason."""
        color = CHANNEL_STRANDS[self.strand.channel]
        brush.swatch(color, rect.x, rect.y + brush.leading(STRONG) // 2, 38)
        x = rect.x + brush.u(50)
        brush.text(self.strand.name, x, rect.y, STRONG)
        value = x + brush.width(self.strand.name, STRONG) + brush.u(8)
        brush.text(self.strand.value, value, rect.y, VALUE.but(color=color))
        place = self._place(brush, rect)
        brush.text(self.strand.reason, place.x, place.y, BODY.but(color="ink2"), width=place.w + 1)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the strand in words."""
        del brush
        told = f"{self.strand.name} {self.strand.value} {self.strand.weight}"
        return (Widget("strand", Role.TEXT, told, rect, description=self.strand.reason),)


@dataclass(frozen=True, slots=True)
class TrustTitle:
    """The name of a thread and its number."""

    thread: ThreadView

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of the number, and of a second line where it needs one."""
        number = NUMBER.but(size=28)
        lines = 1 if self._fits(brush, width) else 2
        return brush.leading(number) + (lines - 1) * brush.leading(HEADING)

    def _fits(self, brush: Brush, width: int) -> bool:
        """Tell whether name and number fit on one line."""
        number = brush.width(self.thread.trust, NUMBER.but(size=28)) + brush.u(12)
        return brush.width(self.thread.title, HEADING) + number <= width

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Write both."""
        number = NUMBER.but(size=28)
        drop = (brush.leading(number) - brush.leading(HEADING)) // 2
        brush.text(self.thread.title, rect.x, rect.y + drop, HEADING, width=rect.w)
        wide = brush.width(self.thread.title, HEADING) + brush.u(12)
        x, y = (
            (rect.x + wide, rect.y)
            if self._fits(brush, rect.w)
            else (rect.x, rect.bottom - brush.leading(number))
        )
        brush.text(self.thread.trust, x, y, number)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the number in words."""
        del brush
        told = f"{self.thread.title}: {self.thread.trust}, {self.thread.band}"
        return (Widget("trust", Role.HEADING, told, rect),)


def trust_block(thread: ThreadView) -> Block:
    """Return a thread in numbers and reasons."""
    return Stack((TrustTitle(thread), *(Reason(strand) for strand in thread.strands)), 5)


@dataclass(frozen=True, slots=True)
class Guesses:
    """How it may end: a card for each, and the one that was picked."""

    endings: tuple[ChoiceView, ...]
    picked: ChoiceView | None

    def _boxes(self, brush: Brush, rect: Rect) -> tuple[Rect, ...]:
        """Place the cards, as many to a row as fit."""
        gap, count = brush.px(14), len(self.endings)
        across = fit_across(rect.w, brush.u(216), gap, 4)
        wide = (rect.w - gap * (across - 1)) // across
        heights = [self._tall(brush, ending, wide) for ending in self.endings]
        tallest = max(heights)
        boxes = grid(rect, count, across, [tallest] * count if across > 1 else heights, gap)
        last = count % across
        shift = (rect.w - last * wide - (last - 1) * gap) // 2 if last else 0
        return (*boxes[: count - last], *(box.move(shift, 0) for box in boxes[count - last :]))

    def _tall(self, brush: Brush, ending: ChoiceView, wide: int) -> int:
        """Return the height of one card."""
        room = wide - 2 * brush.px(18)
        words = brush.height(ending.label, OPTION, room - brush.u(32))
        return max(
            brush.metrics.touch,
            words + brush.height(ending.detail, HINT, room) + 2 * brush.px(16) + brush.px(2),
        )

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of all rows."""
        return self._boxes(brush, Rect(0, 0, width, 0))[-1].bottom

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Paint every card as it lies there."""
        for i, (ending, box) in enumerate(zip(self.endings, self._boxes(brush, rect), strict=True)):
            self.paint_card(brush, ending, box, str(i + 1), lively=False)

    def paint_card(
        self, brush: Brush, ending: ChoiceView, box: Rect, key: str, *, lively: bool
    ) -> None:
        """Draw one ending: its name, its number key and a few words."""
        picked = ending == self.picked
        fill: Color = "button" if picked else "select" if lively else "card"
        ink: Color = ON_BUTTON if picked else "ink"
        brush.card(box, fill, 16, 1, "line")
        pad, room = brush.px(18), box.w - 2 * brush.px(18)
        y = box.y + brush.px(16)
        spot = box.right - pad - brush.u(11), y + brush.leading(OPTION) // 2
        if picked:
            brush.icon("check", spot, 24, "button_text", 2.6)
        else:
            width, height = brush.key_cap_size(key)
            brush.key_cap(key, box.right - brush.px(14) - width, spot[1] - height // 2)
        y += brush.text(
            ending.label, box.x + pad, y, OPTION.but(color=ink), width=room - brush.u(32)
        )
        tone: Color = ON_BUTTON if picked else "ink2"
        brush.text(ending.detail, box.x + pad, y + brush.px(2), HINT.but(color=tone), width=room)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return an option for each ending."""
        return tuple(
            Widget(
                f"{'picked' if ending == self.picked else 'ending'}:{i}", Role.OPTION,
                ending.label, box, Guess(ending), selected=ending == self.picked,
                description=ending.detail, key=str(i + 1), radius=16,
            )
            for i, (ending, box) in enumerate(
                zip(self.endings, self._boxes(brush, rect), strict=True)
            )
        )  # fmt: skip

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw an ending under the mouse."""
        if look.hovered or look.pressed:
            index = int(widget.id.partition(":")[2])
            ending = self.endings[index]
            self.paint_card(brush, ending, widget.rect, str(index + 1), lively=True)
