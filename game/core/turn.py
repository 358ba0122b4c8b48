"""A rule speaks by emitting an event; a state changes only as events are folded into it."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from game.core.chance import thousandths
from game.core.events import Event
from game.core.state import State
from game.core.value import value

__all__ = ["Fate", "Step", "Turn", "fold"]


class Fate(StrEnum):
    """The kinds of thing that luck decides; each has draws of its own."""

    YES = "yes"
    KEEPS = "keeps"
    OPENLY = "openly"
    MISREAD = "misread"
    ASKED_FIRST = "asked-first"
    SEEN = "seen"
    BOAST = "boast"
    SECRET_OUT = "secret-out"  # noqa: S105 - a secret of the story, not a password
    HAPPENING = "happening"
    FAVOR = "favor"
    OFFER = "offer"
    REPAIR = "repair"
    PROVOKED = "provoked"
    LINE = "line"


@value
class Step:
    """Where a choice led, and everything that happened on the way."""

    state: State
    events: tuple[Event, ...]


class Turn:
    """A choice being carried out on a position of its own, and what has happened so far.

    `fate` settles beforehand what luck would decide; forecasts use it.
    """

    __slots__ = ("events", "fate", "spoken", "state")

    def __init__(self, state: State, fate: Mapping[Fate, bool] | None = None) -> None:
        """Start from a position, which stays as it is."""
        self.state = state.copy()
        self.events: list[Event] = []
        self.spoken: list[tuple[str, str]] = []
        self.fate = fate or {}

    def emit(self, event: Event) -> None:
        """Let something happen: write it down and fold it into the state."""
        self.events.append(event)
        event.fold_into(self.state)

    def draw(self, fate: Fate, subject: str, party: str = "") -> int:
        """The thousandths that luck holds for this matter in this round."""
        state = self.state
        return thousandths(str(state.setup.seed), str(state.round), fate, subject, party)

    def happens(self, fate: Fate, chance: int, subject: str, party: str = "") -> bool:
        """Whether something with this chance (in thousandths) comes about.

        What is settled beforehand stays so, but only an answer can be settled against all odds.
        """
        if self.fate:
            settled = self.fate.get(fate)
            if settled is not None and (0 < chance < 1000 or fate is Fate.YES):
                return settled
        if chance >= 1000:
            return True
        return chance > 0 and self.draw(fate, subject, party) < chance

    def step(self) -> Step:
        """The result, frozen."""
        return Step(self.state, tuple(self.events))


def fold(state: State, events: Iterable[Event]) -> State:
    """Give the position that these events lead to; the one before stays as it is."""
    after = state.copy()
    for event in events:
        event.fold_into(after)
    return after
