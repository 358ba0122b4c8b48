"""What a screen of a play may ask of the game around it: words, a choice made, a pause."""

from collections.abc import Callable
from dataclasses import dataclass

from game.core.moves import Choice
from game.ui.scene import Goto, Pair
from game.ui.title import Say

__all__ = ["Host"]


@dataclass(frozen=True, slots=True)
class Host:
    """The game around a play screen.

    `choose` carries a choice out, saves it, and answers with the screen that comes next; `pause`
    lays the pause over this screen; `leave` goes back to the title. `pair` is there where two
    players share a side; `share` says whether they do, and gives the host from then on.
    """

    say: Say
    choose: Callable[[Choice], Goto]
    pause: Callable[[], Goto]
    leave: Callable[[], Goto]
    pair: Pair | None = None
    share: "Callable[[bool], Host] | None" = None
