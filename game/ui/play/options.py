"""Each thing one can do about a promise shows what it would leave in the thread."""

from dataclasses import dataclass

from pygame import Rect

from game.present.views import ChoiceView, OutlookView
from game.ui.braid import Fray, Fullness, Knot, Thread
from game.ui.fonts import BODY, LABEL, STRONG, TITLE, Style
from game.ui.paint import Brush
from game.ui.play.blocks import Block, Stack, Words, rule
from game.ui.play.lines import Forecast, home_line
from game.ui.play.outlook import Outlook, told
from game.ui.play.strip import crossing
from game.ui.theme import Color  # noqa: TC001 - the same import as everywhere else
from game.ui.widgets import Look, Role, Widget

PAD = 16
BESIDE_EM = 30
FIRMNESS: tuple[Fullness, ...] = (
    (1.0, 1.0, 1.0), (0.76, 0.72, 0.7), (0.5, 0.46, 0.44), (0.26, 0.2, 0.2), (0.06, 0.04, 0.04),
)  # fmt: skip


def picture_of(
    index: int, size: int, full: tuple[Fullness, ...], path: Rect, unit: float
) -> Thread:
    """Return what an option ties or tears: a knot, a fray, or a worse one."""
    spec = Thread(
        path=crossing(path, round(30 * unit)), width=15 * unit, fullness=full, tied=False, seed=7
    )
    if index == 0:
        return spec._replace(knots=(Knot(0.5, size),), loose=0.7)
    if index == 1:
        return spec._replace(frays=(Fray(0.52, 0, 0.62),))
    return spec._replace(frays=(Fray(0.44, 1, 1.0), Fray(0.6, 0, 1.15)), loose=1.5)


@dataclass(frozen=True, slots=True)
class OptionCard:
    """A card to press, with what it would do and cost; `extra` pixels go to its picture."""

    index: int
    option: ChoiceView
    size: int
    fullness: tuple[Fullness, ...]
    forecasts: tuple[OutlookView, ...]
    home: str
    hint: str
    numbers: bool = False
    extra: int = 0

    @property
    def id(self) -> str:
        """Return the id of its widget."""
        return f"option-{self.index}"

    def _words(self) -> Stack:
        """Return what is written on it."""
        option = self.option
        parts: list[Block] = [Words(option.label, TITLE), Words(option.detail, BODY)]
        parts.append(home_line(self.home))
        if self.forecasts:
            parts += [rule(), *self._outlook()]
        if option.held:
            parts.append(Words(self.hint, LABEL.but(color="ink2")))
        return Stack(tuple(parts), 5)

    def _outlook(self) -> tuple[Block, ...]:
        """Return what it would do: to one, strand by strand; to several, in a line for each."""
        if len(self.forecasts) > 1:
            return (Outlook(self.forecasts, self.numbers),)
        (line,) = self.forecasts
        return tuple(Forecast(view, self.numbers) for view in line.strands)

    def _beside(self, brush: Brush, width: int) -> bool:
        """Tell whether the picture stands beside the words."""
        return width >= BESIDE_EM * brush.metrics.em

    def _well(self, brush: Brush, rect: Rect) -> Rect:
        """Return the place of the picture."""
        pad = brush.px(10)
        if self._beside(brush, rect.w):
            high = min(rect.h - 2 * pad, brush.px(132))
            return Rect(rect.x + pad, rect.y + pad, rect.w * 3 // 10, high)
        high = brush.px(74 if brush.metrics.height >= 700 * brush.metrics.scale else 52)
        return Rect(rect.x + pad, rect.y + pad, rect.w - 2 * pad, high + self.extra)

    def _inner(self, brush: Brush, rect: Rect) -> Rect:
        """Return the place of the words."""
        well, pad = self._well(brush, rect), brush.px(PAD)
        if self._beside(brush, rect.w):
            x = well.right + brush.px(18)
            return Rect(x, rect.y + pad, rect.right - pad - x, rect.h - 2 * pad)
        top = well.bottom + brush.px(10)
        return Rect(rect.x + pad, top, rect.w - 2 * pad, rect.bottom - pad - top)

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of picture and words."""
        box = Rect(0, 0, width, 0)
        inner = self._inner(brush, box)
        words = self._words().height(brush, inner.w)
        return max(words + inner.y + brush.px(PAD), brush.px(96))

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Paint nothing: the scene draws it, as it changes under the hand."""

    def spec(self, brush: Brush, rect: Rect) -> Thread:
        """Return the thread of its picture."""
        well = self._well(brush, rect)
        return picture_of(self.index, self.size, self.fullness, well, brush.metrics.scale)

    def draw(self, brush: Brush, rect: Rect, look: Look) -> None:
        """Draw the card as it looks just now."""
        fill: Color = "select" if look.hovered or look.pressed or look.armed else "card"
        brush.card(rect, fill, 16, 2 if look.focused else 1)
        well = self._well(brush, rect)
        brush.box(well, "well", 10)
        _clipped_thread(brush, self.spec(brush, rect), well)
        brush.key_cap(str(self.index + 1), well.x + brush.px(8), well.y + brush.px(8))
        self._words().paint(brush, self._inner(brush, rect))
        share = 1.0 if look.armed and not look.held else look.held
        if share > 0:
            room = rect.inflate(-2 * brush.px(16), 0)
            bar = Rect(room.x, rect.bottom - brush.px(10), round(room.w * share), brush.px(6))
            if bar.w > bar.h:
                brush.pill(bar, "focus")

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the card as one thing to press, with all it says."""
        del brush
        says = [self.option.detail, self.home, *told(self.forecasts)]
        says += [self.hint] if self.option.held else []
        widget = Widget(
            self.id, Role.CARD, self.option.label, rect, self.option.choice,
            description=" ".join(says), key=str(self.index + 1), hold=self.option.held, radius=16,
        )  # fmt: skip
        return (widget,)


@dataclass(frozen=True, slots=True)
class SurenessCard:
    """One of five guesses: a thread as firm as the guess, and how long `words` all have."""

    index: int
    option: ChoiceView
    words: tuple[str, ...]
    chosen: bool = False

    @property
    def id(self) -> str:
        """Return the id of its widget."""
        return f"option-{self.index}"

    def fits(self, brush: Brush, width: int) -> bool:
        """Tell whether no single word of all guesses is too long for a width."""
        words = " ".join(self.words).split(" ")
        return max(brush.width(w, self._style(brush, width)) for w in words) <= _room(brush, width)

    def _style(self, brush: Brush, width: int) -> Style:
        """Return how the guess is set: smaller where a word of any guess would not fit."""
        words = " ".join(self.words).split(" ")
        large = max(brush.width(word, STRONG) for word in words) <= _room(brush, width)
        return STRONG if large else STRONG.but(size=16)

    def _tall(self, brush: Brush, width: int) -> int:
        """Return the height of the longest guess below its thread."""
        style, room = self._style(brush, width), _room(brush, width)
        return max(brush.height(words, style, room) for words in self.words)

    def _level(self, brush: Brush, width: int) -> bool:
        """Tell whether the word stands beside the thread instead of below."""
        return width >= 15 * brush.metrics.em

    def _well(self, brush: Brush, rect: Rect) -> Rect:
        pad = brush.px(10)
        if self._level(brush, rect.w):
            return Rect(rect.x + pad, rect.y + pad, rect.w * 4 // 10, rect.h - 2 * pad)
        words = self._tall(brush, rect.w) + brush.px(26)
        return Rect(rect.x + pad, rect.y + pad, rect.w - 2 * pad, max(1, rect.h - words - pad))

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of the thread and the word."""
        if self._level(brush, width):
            return max(brush.px(64), brush.leading(STRONG) + brush.px(26))
        return brush.px(92) + self._tall(brush, width) + brush.px(30)

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Paint nothing: the scene draws it, as it changes under the hand."""

    def spec(self, brush: Brush, rect: Rect) -> Thread:
        """Return the thread of its picture."""
        unit = brush.metrics.scale
        return Thread(
            path=crossing(self._well(brush, rect), round(30 * unit)), width=12.5 * unit,
            fullness=(FIRMNESS[min(self.index, 4)],), tied=False, seed=9,
        )  # fmt: skip

    def draw(self, brush: Brush, rect: Rect, look: Look) -> None:
        """Draw the card as it looks just now."""
        lively = look.hovered or look.pressed
        fill: Color = "button" if self.chosen else "select" if lively else "card"
        brush.card(rect, fill, 16, 2 if look.focused else 1)
        well = self._well(brush, rect)
        brush.box(well, "well", 10)
        _clipped_thread(brush, self.spec(brush, rect), well)
        brush.key_cap(str(self.index + 1), well.x + brush.px(6), well.y + brush.px(6))
        color: Color = "button_text" if self.chosen else "ink"
        if self._level(brush, rect.w):
            x = well.right + brush.px(18)
            room = Rect(x, rect.y, rect.right - x - brush.px(10), rect.h)
            brush.label(self.option.label, room, STRONG.but(color=color), "left")
        else:
            middle = (well.bottom + rect.bottom) / 2
            style, wide = self._style(brush, rect.w).but(color=color), _room(brush, rect.w)
            top = middle - brush.height(self.option.label, style, wide) / 2
            brush.text(self.option.label, rect.centerx, top, style, width=wide, align="center")

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the guess as one thing to press."""
        del brush
        widget = Widget(
            self.id, Role.CARD, self.option.label, rect, self.option.choice,
            key=str(self.index + 1), radius=16, selected=self.chosen,
        )  # fmt: skip
        return (widget,)


def _room(brush: Brush, width: int) -> int:
    """Return the width of the words below a thread."""
    return width - 2 * brush.px(6)


def _clipped_thread(brush: Brush, spec: Thread, well: Rect) -> None:
    """Draw a thread no further than its well, once it exists."""
    if not brush.has_thread(spec):
        return
    before = brush.surface.get_clip()
    brush.surface.set_clip(before.clip(well))
    brush.thread(spec)
    brush.surface.set_clip(before)
