"""A pause says first that nothing can be lost, and then where one could go."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from game.ui.controls import draw_control
from game.ui.fonts import BODY, SCREEN
from game.ui.notice import Menu, middle
from game.ui.paint import Brush
from game.ui.play.blocks import Block, Panel, Stack, Words
from game.ui.play.region import areas_of, paint_regions, widgets_of
from game.ui.scene import Back, Goto, Page, Pop
from game.ui.title import Say
from game.ui.widgets import Look, Role, Widget

__all__ = ["Pause", "PauseChoice"]


class PauseChoice(Enum):
    """What a pause offers; the value is the last part of the key of its words."""

    RESUME = "resume"
    HOW = "how"
    WORDS = "words"
    SETTINGS = "settings"
    LEAVE = "leave"
    QUIT = "quit"


ICONS = {
    PauseChoice.RESUME: "play",
    PauseChoice.HOW: "circle-help",
    PauseChoice.WORDS: "book-open",
    PauseChoice.SETTINGS: "settings",
    PauseChoice.LEAVE: "house",
    PauseChoice.QUIT: "log-out",
}


@dataclass(frozen=True)
class Pause:
    """The menu over a play; `state` says whether it is saved, `open_choice` what follows."""

    say: Say
    state: str
    open_choice: Callable[[PauseChoice], Goto]

    def compose(self, brush: Brush) -> Page:
        """Lay the menu out in the middle of the window."""
        regions = (middle(brush, self._block()),)
        title = self.say("pause.title")
        return Page(
            widgets_of(brush, regions), areas_of(brush, regions),
            PauseChoice.RESUME.value, title, says=f"{title}. {self.state}",
        )  # fmt: skip

    def paint(self, brush: Brush, _page: Page, area: str) -> None:
        """Paint the title and what is known about saving."""
        paint_regions(brush, (middle(brush, self._block()),), area)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw a button of the menu."""
        draw_control(brush, widget, look)

    def handle(self, action: object) -> Goto | None:
        """Go on where the play was left, or open what was chosen."""
        if isinstance(action, Back) or action is PauseChoice.RESUME:
            return Pop()
        return self.open_choice(action) if isinstance(action, PauseChoice) else None

    def _block(self) -> Block:
        """Pile up the title, the words about saving and the buttons."""
        menu = Menu(tuple((c, self.say(f"pause.{c.value}"), ICONS[c]) for c in PauseChoice))
        title = Words(self.say("pause.title"), SCREEN, Role.HEADING)
        state = Words(self.state, BODY.but(color="ink2"))
        return Panel(Stack((title, state, menu), 12), 26)
