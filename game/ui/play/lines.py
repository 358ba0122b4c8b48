"""Lines of a list: what happened, what was said, what was guessed."""

from collections.abc import Sequence
from dataclasses import dataclass

from pygame import Rect

from game.present.views import ForecastView, NewsLine, PersonView
from game.ui.fonts import BODY, HEADING, LABEL, SMALL, SPEECH, STRONG
from game.ui.paint import Brush
from game.ui.play.blocks import Block, Mark, Marked, Mixed, Stack, Words, icon_mark
from game.ui.theme import Color
from game.ui.widgets import Role, Widget, spoken

SAID = "message-circle"
KEPT, BROKEN = "circle-check", "scissors"


def heading(text: str) -> Words:
    """Return the heading of a panel."""
    return Words(text, HEADING, Role.HEADING)


def news(line: NewsLine, people: Sequence[PersonView] = ()) -> Block:
    """Return one thing that happened: its sign and its sentence; speech in italics with a face."""
    speaker = _speaker(line, people)
    if speaker is not None:
        text = line.text.partition(": ")[2] or line.text
        return Marked(_face(speaker), Words(text, SPEECH, told=line.text))
    if line.title:
        return Marked(_sign(line.icon), Mixed(((f"{line.title}. ", STRONG), (line.text, BODY))))
    return Marked(_sign(line.icon), Words(line.text))


def told(lines: Sequence[NewsLine]) -> tuple[str, ...]:
    """Return what happened as it is told to screen readers: the same on every page."""
    return tuple(spoken((line.title, line.text)) for line in lines)


def _speaker(line: NewsLine, people: Sequence[PersonView]) -> PersonView | None:
    """Return who said a line, if it was said."""
    if line.icon != SAID:
        return None
    return next((one for one in people if line.text.startswith(f"{one.name}: ")), None)


def _face(person: PersonView) -> Mark:
    """Return a small portrait."""

    def draw(brush: Brush, box: Rect) -> None:
        side = min(brush.u(28), box.w)
        brush.portrait(
            person.portrait, person.mood, (box.x + side / 2 - brush.px(2), box.centery), side,
            lift=False,
        )  # fmt: skip

    return draw


def _sign(name: str) -> Mark:
    """Return a knot for a promise kept, a fray for one broken, else an icon."""
    if name == KEPT:
        return lambda brush, box: brush.knot((box.x + brush.u(12), box.centery), 10, 1)
    if name == BROKEN:
        return lambda brush, box: brush.fray((box.x + brush.u(12), box.centery), 7.5)
    return icon_mark(name)


def story(lines: Sequence[NewsLine], people: Sequence[PersonView], gap: float = 7) -> Stack:
    """Return all that happened, in order."""
    return Stack(tuple(news(line, people) for line in lines), gap)


@dataclass(frozen=True, slots=True)
class Forecast:
    """One strand of a forecast: its name, arrows, and how sure; or the numbers."""

    view: ForecastView
    numbers: bool = False

    @property
    def word(self) -> str:
        """Return how sure the forecast is, or its numbers."""
        return self.view.numbers if self.numbers else self.view.word

    def _shown(self, brush: Brush, width: int) -> str:
        """Return the word, left out where it is "likely" and would not fit: full arrows say so."""
        fits = self._needs(brush) <= width
        return self.word if fits or self.numbers or not self.view.sure else ""

    def _needs(self, brush: Brush) -> int:
        """Return the width of all on one line."""
        name = brush.width(self.view.name, LABEL.but(weight=700)) + brush.u(8)
        return name + self._arrows(brush) + brush.u(6) + brush.width(self.word, SMALL)

    def _arrows(self, brush: Brush) -> int:
        """Return the width of the arrows."""
        return max(1, abs(self.view.arrows)) * brush.u(18)

    def _breaks(self, brush: Brush, width: int) -> bool:
        """Tell whether the word needs a line of its own."""
        return bool(self._shown(brush, width)) and self._needs(brush) > width

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of one line, or two."""
        below = brush.height(self.word, SMALL, width) if self._breaks(brush, width) else 0
        return brush.leading(LABEL) + below

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Write the name in the strand's color, then arrows, then the word."""
        view, color = self.view, _strand_color(self.view)
        brush.text(view.name, rect.x, rect.y, LABEL.but(color=color, weight=700))
        x = rect.x + brush.width(view.name, LABEL.but(weight=700)) + brush.u(8)
        y = rect.y + brush.leading(LABEL) // 2
        for i in range(abs(view.arrows)):
            center = x + brush.u(9 + 18 * i), y
            brush.triangle(center, 12, color, up=view.arrows > 0, hollow=not view.sure)
        if not view.arrows:
            brush.icon("minus", (x + brush.u(9), y), 16, "ink2", 2.4)
        if self._breaks(brush, rect.w):
            top = rect.y + brush.leading(LABEL)
            brush.text(self.word, rect.x, top, SMALL, width=rect.w)
        else:
            word = self._shown(brush, rect.w)
            brush.text(word, x + self._arrows(brush) + brush.u(6), rect.y, SMALL)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return nothing: the card that it stands on says it."""
        del brush, rect
        return ()


def _strand_color(view: ForecastView) -> Color:
    """Return the color of a strand's name."""
    return view.channel.value


def home_line(text: str) -> Block:
    """Return what something costs at home."""
    return Marked(icon_mark("house", size=20), Words(text, SMALL), 28)
