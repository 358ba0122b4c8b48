"""Two people and one promise at a time: the simplest table at which a finding can be tried."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.core.dials import Dials
from game.core.events import Cause, RoundBegan, Rule
from game.core.promises import break_openly, break_quietly, keep, make
from game.core.repair import repair
from game.core.rules import start
from game.core.state import (
    Card,
    Clarity,
    Kind,
    PartySetup,
    Pledge,
    Promise,
    Relation,
    Setup,
    Temperament,
)
from game.core.temperament import PRESETS
from game.core.trust import trust
from game.core.turn import Fate, Turn

__all__ = ["ME", "THEM", "Pair", "agreement", "gesture", "situations", "table"]

ME, THEM = "you", "they"
_SIZES = (1, 2, 3)
_LEVELS = (400, 500, 600, 700)


def agreement(size: int, clarity: Clarity = Clarity.VERIFIABLE, due: int = 1) -> Card:
    """Give an exchange of two promises of the same size, that may be made again."""
    pledges = (Pledge(ME, clarity, due), Pledge(THEM, clarity, due))
    return Card(f"deal-{size}", Kind.AGREEMENT, size, pledges, again=True)


def gesture(size: int) -> Card:
    """Give a one-sided step that may be taken again."""
    pledges = (Pledge(ME, Clarity.VERIFIABLE, 0),)
    return Card(f"step-{size}", Kind.GESTURE, size, pledges, again=True)


def table(  # noqa: PLR0913 - a table has this many sides
    dials: Dials,
    *cards: Card,
    level: int = 500,
    power: int = 50,
    temperament: Temperament = PRESETS["reciprocator"],
    tension: int = 300,
    wariness: int = 100,
    rounds: int = 8,
) -> Setup:
    """Give a table of two who feel the same toward each other: level in tenths, own power."""
    return Setup(
        level="science",
        seed=0,
        rounds=rounds,
        player=ME,
        parties=(
            PartySetup(ME, power, 700, PRESETS["reciprocator"]),
            PartySetup(THEM, 100 - power, 700, temperament),
        ),
        relations=tuple(
            Relation(holder, other, level, level, level, wariness=wariness)
            for holder, other in ((ME, THEM), (THEM, ME))
        ),
        bonds=(),
        tension=tension,
        cards=(*cards, Card("silence", Kind.SILENCE)),
        dials=dials,
    )


@dataclass(frozen=True, slots=True)
class Situation:
    """How far they trust before (tenths of a point), and how large a promise is."""

    level: int
    size: int


def situations() -> Iterator[Situation]:
    """Give every situation in which an experiment about one breach is tried."""
    return (Situation(level, size) for level in _LEVELS for size in _SIZES)


class Pair:
    """Two people: the player promises, keeps, breaks and repairs; the other one judges."""

    def __init__(self, dials: Dials, situation: Situation) -> None:
        """Seat them."""
        self._turn = Turn(start(table(dials, level=situation.level)).state)
        self._size = situation.size
        self._made = 0

    @property
    def trust(self) -> int:
        """Their trust in the player, in thousandths of a point."""
        return trust(self._turn.state.relation(THEM, ME))

    @property
    def turn(self) -> Turn:
        """What has happened so far."""
        return self._turn

    def promise(
        self, size: int, clarity: Clarity = Clarity.VERIFIABLE, *, public: bool = False
    ) -> Promise:
        """Promise something that was not promised before, in a round of its own."""
        self._made += 1
        number = self._turn.state.round + 1
        cause = Cause(Rule.TURN)
        self._turn.emit(RoundBegan(cause=cause, seen_by=(ME, THEM), round=number))
        pledge = Pledge(ME, clarity, 0)
        card = Card(f"word-{self._made}", Kind.BOAST, size, (pledge,), public=public)
        return make(self._turn, card, pledge, (THEM,), Rule.ACCEPTED)
