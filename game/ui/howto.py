"""The rules fit on one page, or they are too many."""

from collections.abc import Callable
from dataclasses import dataclass

from pygame import Rect

from game.ui.column import Column, draw_in_column
from game.ui.controls import button_size
from game.ui.fonts import BODY, HEADING
from game.ui.paint import Brush
from game.ui.play.blocks import Across, Block, Drawn, Marked, Panel, Stack, Words, icon_mark
from game.ui.scene import Back, Goto, Page, Pop
from game.ui.theme import STRANDS
from game.ui.title import Say
from game.ui.widgets import Look, Role, Widget

__all__ = ["HowToPlay"]

PARTS = (("one", ""), ("two", "layers"), ("three", "calendar-clock"), ("four", "scroll-text"))


@dataclass(frozen=True)
class HowToPlay:
    """What the player needs to know before the first card, in four short parts."""

    say: Say
    words: Callable[[], Goto]

    def compose(self, brush: Brush) -> Page:
        """Lay out two columns, or one where there is little room."""
        return self._column(brush).page(brush, "back").but(names_keys=True)

    def paint(self, brush: Brush, _page: Page, area: str) -> None:
        """Paint the page."""
        self._column(brush).paint(brush, area)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw the way back."""
        draw_in_column(brush, widget, look)

    def handle(self, action: object) -> Goto | None:
        """Open the words of the game, or go back where one came from."""
        if isinstance(action, AllWords):
            return self.words()
        return Pop() if isinstance(action, Back) else None

    def _column(self, brush: Brush) -> Column:
        """Put the four parts and the keys in a column."""
        parts = tuple(self._part(name, icon) for name, icon in PARTS)
        blocks: tuple[Block, ...] = parts
        if not brush.metrics.density.tight:
            blocks = (Across(parts[:2], (1, 1), 16), Across(parts[2:], (1, 1), 16))
        every = (*blocks, self._keys(by_pad=brush.by_pad), _Words(self.say("how.words")))
        return Column(self.say("how.title"), self.say("how.back"), Stack(every, 16), 60)

    def _part(self, name: str, icon: str) -> Block:
        """Return one part: its title, a sign of what it is about, and a few sentences."""
        title = Words(self.say(f"how.{name}_title"), HEADING, Role.HEADING)
        head = Marked(icon_mark(icon), title) if icon else title
        sign = (Drawn(34, _strands),) if not icon else ()
        words = Words(self.say(f"how.{name}"), BODY)
        return Panel(Stack((head, *sign, words), 10), stop=f"part-{name}", label=title.text)

    def _keys(self, *, by_pad: bool) -> Block:
        """Return the keys, or the buttons of the gamepad in hand, in a quieter panel."""
        name = "pad" if by_pad else "keys"
        title = Words(self.say(f"how.{name}_title"), HEADING, Role.HEADING)
        words = Words(self.say(f"how.{name}"), BODY)
        return Panel(Stack((title, words), 6), fill="well", lift=0, stop="keys", label=title.text)


@dataclass(frozen=True, slots=True)
class AllWords:
    """Asks for the words of the game."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The way to the words of the game."""

    label: str

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of a button."""
        del width
        return button_size(brush, self.label)[1]

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Leave all drawing to the button."""

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the button."""
        wide, high = button_size(brush, self.label, "book-open")
        box = Rect(rect.x, rect.y, min(wide, rect.w), high)
        return (Widget("words", Role.BUTTON, self.label, box, AllWords(), icon="book-open"),)


def _strands(brush: Brush, rect: Rect) -> None:
    """Show the three strands side by side, then a knot and a fray."""
    x, y = rect.x + 0.0, rect.centery
    for strand in STRANDS:
        x = brush.swatch(strand, x, y, 52).right + brush.u(14)
    brush.knot((x + brush.u(18), y), 14, 2)
    brush.fray((x + brush.u(74), y), 13)
