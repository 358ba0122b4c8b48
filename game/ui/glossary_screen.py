"""Every word that a class needs to talk about a play, one key away from any of them."""

from dataclasses import dataclass

from game.present.glossary import TermView
from game.ui.column import Column, draw_in_column
from game.ui.fonts import BODY, HEADING
from game.ui.paint import Brush
from game.ui.play.blocks import Block, Panel, Stack, Words
from game.ui.scene import Back, Goto, Page, Pop, Pressed, Swap
from game.ui.title import Say
from game.ui.widgets import Look, Role, Widget

__all__ = ["GlossaryScreen"]


@dataclass(frozen=True)
class GlossaryScreen:
    """The terms in the order in which a play meets them; a letter goes to the next one."""

    terms: tuple[TermView, ...]
    say: Say
    at: int = -1

    def compose(self, brush: Brush) -> Page:
        """Lay the terms out in one column."""
        return self._column().page(brush)

    def paint(self, brush: Brush, _page: Page, area: str) -> None:
        """Paint the terms."""
        self._column().paint(brush, area)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw the way back; the terms are painted already."""
        draw_in_column(brush, widget, look)

    def handle(self, action: object) -> Goto | None:
        """Go to the next term that begins with a letter, or back."""
        match action:
            case Pressed(key):
                return self._go_to(key)
            case Back():
                return Pop()
            case _:
                return None

    def _go_to(self, key: str) -> Goto | None:
        """Go to the next term that begins with a letter, round and round."""
        count = len(self.terms)
        turns = [(self.at + step) % count for step in range(1, count + 1)]
        wanted = key.casefold()
        found = next((i for i in turns if self.terms[i].term.casefold().startswith(wanted)), None)
        if found is None:
            return None
        return Swap(GlossaryScreen(self.terms, self.say, found), f"term-{found}")

    def _column(self) -> Column:
        """Put the terms one under the other."""
        say = self.say
        parts: list[Block] = [Words(say("words.text"), BODY.but(color="ink2"))]
        for i, one in enumerate(self.terms):
            term = Words(one.term, HEADING, Role.HEADING)
            parts.append(Panel(Stack((term, Words(one.text)), 4), 18, stop=f"term-{i}"))
        return Column(say("words.title"), say("levels.back"), Stack(tuple(parts), 12), 42)
