"""What was asked for when the game was started, for as long as the window is open."""

from pathlib import Path

from game.ui.value import Value

__all__ = ["Wishes"]


class Wishes(Value):
    """The luck of levels begun here, a folder of levels asked for, and whether all are open.

    `own_first` shows the levels of that folder before the shipped ones.
    """

    seed: int | None = None
    own: Path | None = None
    own_first: bool = False
    unlock: bool = False
