"""Two people and one promise at a time: the simplest table at which a finding can be tried."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.core.breach import break_openly, break_quietly
from game.core.dials import Dials
from game.core.events import Cause, RoundBegan, Rule
from game.core.keeping import keep, misread_chance
from game.core.kinds import Clarity, Kind
from game.core.promises import make
from game.core.repair import repair
from game.core.rules import start
from game.core.setup import Card, PartySetup, Pledge, Relation, Setup, Temperament
from game.core.state import Promise
from game.core.temperament import PRESETS
from game.core.trust import trust
from game.core.turn import Fate, Turn

__all__ = ["ME", "THEM", "Pair", "Situation", "agreement", "gesture", "situations", "table"]

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
        """Seat them; a lie is always seen through, so that luck has no part in it."""
        state = start(table(dials, level=situation.level)).state
        self._turn = Turn(state, fate={Fate.SEEN: True})
        self._size = situation.size

    @property
    def trust(self) -> int:
        """Their trust in the player, in thousandths of a point."""
        return trust(self._turn.state.relation(THEM, ME))

    def promise(self, clarity: Clarity = Clarity.VERIFIABLE, *, public: bool = False) -> Promise:
        """Promise something in a round of its own."""
        number = self._turn.state.round + 1
        cause = Cause(Rule.TURN)
        self._turn.emit(RoundBegan(cause=cause, seen_by=(ME, THEM), round=number))
        pledge = Pledge(ME, clarity, 0)
        card = Card("word", Kind.AGREEMENT, self._size, (pledge,), public=public)
        return make(self._turn, card, pledge, (THEM,), Rule.ACCEPTED)

    def keep(self, times: int) -> None:
        """Promise and keep, so many times."""
        for _ in range(times):
            keep(self._turn, self.promise())

    def let_down(self, *, public: bool = False) -> None:
        """Promise, and break it in the open."""
        break_openly(self._turn, self.promise(public=public))

    def lie(self) -> None:
        """Promise, break it in silence, and be found out."""
        break_quietly(self._turn, self.promise())

    def answer(self, kind: Kind) -> None:
        """Say sorry, own up or make amends for it."""
        repair(self._turn, Card(kind.value, kind), THEM, ME)

    def misreading(self, clarity: Clarity) -> int:
        """Give the chance (‰) that the next kept promise of this clarity is heard as broken."""
        promise = self.promise(clarity)
        return misread_chance(self._turn.state, promise, THEM)
