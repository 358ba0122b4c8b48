"""Openings that nobody wrote: what holds only on the levels we tuned does not hold."""

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import product

from game.core.chance import draw
from game.core.kinds import Aim, Clarity, Kind, Style
from game.core.setup import AccordRule, Bond, Card, PartySetup, Pledge, Relation, Setup
from game.core.temperament import PRESETS
from game.lab.balance import Rate
from game.lab.crew import Progress
from game.lab.simulate import count

__all__ = ["FORBIDDEN", "RIVALS", "Found", "Opening", "openings", "setup_of", "sweep"]

RIVALS = (
    "small-steps",
    "graduated-gestures",
    "generous-reciprocity",
    "contrite-reciprocity",
    "talk-only",
    "grand-bargain",
)
"""The honest ways, of which small steps should be the best, or as good as it."""

FORBIDDEN = (
    "always-vague",
    "pressure",
    "silence",
    "leaning",
    "breaking-openly",
    "breaking-quietly",
    "keeping-only-tiny",
)
"""The ways that should win nowhere more than every fourth time."""

_POWERS = (20, 35, 50, 65, 80)
_TRUSTS = (10, 20, 30, 40, 50, 60)
_ROUNDS = (6, 8, 10, 12)
_ME, _THEM = "you", "they"


@dataclass(frozen=True, slots=True)
class Opening:
    """How a generated level begins: own power and both sides' trust in points."""

    power: int
    trust: int
    rounds: int
    temperament: str


@dataclass(frozen=True, slots=True)
class Found:
    """How often each strategy won from an opening."""

    opening: Opening
    rates: tuple[tuple[str, Rate], ...]

    def rate(self, name: str) -> Rate:
        """How often that strategy won."""
        return dict(self.rates)[name]

    @property
    def best(self) -> str:
        """The honest strategy that won most."""
        return max(RIVALS, key=lambda name: self.rate(name).wins)

    @property
    def worst(self) -> str:
        """The strategy that should not win and won most."""
        return max(FORBIDDEN, key=lambda name: self.rate(name).wins)

    @property
    def hopeless(self) -> bool:
        """Whether nothing honest wins more than once in twenty times."""
        return self.rate(self.best).share <= 0.05

    @property
    def honest(self) -> bool:
        """Whether small steps are the best of the honest ways, or within noise of it."""
        return self.rate("small-steps").high >= self.rate(self.best).low

    @property
    def fair(self) -> bool:
        """Whether no strategy that should not win clearly does so more than every fourth time."""
        return self.rate(self.worst).low <= 0.25


def openings(sample: int, luck: int = 0) -> list[Opening]:
    """Give a sample of the openings: power, trust, rounds and temperament in every mixture."""
    every = [Opening(*one) for one in product(_POWERS, _TRUSTS, _ROUNDS, PRESETS)]
    order = sorted(
        range(len(every)), key=lambda number: tuple(draw(luck, number, half) for half in (0, 1))
    )
    return [every[number] for number in sorted(order[:sample])]


def sweep(
    chosen: Sequence[Opening],
    games: int,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> list[Found]:
    """Play every opening so many times with every honest and every forbidden strategy."""
    names = (*RIVALS, *FORBIDDEN)
    tasks = [(setup_of(opening), name, games) for opening in chosen for name in names]
    rates = [tally.balance().rate for tally in count(tasks, executor, progress)]
    return [
        Found(opening, tuple(zip(names, rates[start : start + len(names)], strict=True)))
        for opening, start in zip(chosen, range(0, len(rates), len(names)), strict=True)
    ]


# ---------------------------------------------------------------- a level from an opening


def setup_of(opening: Opening) -> Setup:
    """Give the level that an opening describes: every kind of card, and nothing that happens."""
    level = opening.trust * 10
    wary = 80 if opening.trust >= 50 else 200 if opening.trust >= 30 else 380
    lid = None if opening.trust >= 50 else 600
    return Setup(
        level="-".join(map(str, (opening.power, opening.trust, opening.rounds))),
        seed=0,
        rounds=opening.rounds,
        player=_ME,
        parties=(
            PartySetup(_ME, opening.power, 650, PRESETS["reciprocator"]),
            PartySetup(_THEM, 100 - opening.power, 650, PRESETS[opening.temperament]),
        ),
        relations=tuple(
            Relation(holder, other, level, level, level, wariness=wary, lid=lid)
            for holder, other in ((_ME, _THEM), (_THEM, _ME))
        ),
        bonds=(Bond(_ME, _THEM, 300),),
        tension=600 - 5 * opening.trust,
        cards=_deck(),
        accord=AccordRule(("deal-5",)),
    )


def _deck() -> tuple[Card, ...]:
    plain = (Kind.SHARE, Kind.ASK, Kind.CLARIFY, Kind.COMMIT, Kind.SORRY, Kind.OWN_UP)
    gut = (Kind.ULTIMATUM, Kind.BLAME, Kind.SILENCE, Kind.DENY, Kind.LEAN)
    return (
        *(_deal(size, Clarity.VERIFIABLE) for size in (1, 2, 3, 5)),
        _deal(4, Clarity.CLEAR),
        *(_deal(size, Clarity.VAGUE) for size in (1, 3)),
        *(_step(f"step-{size}", Kind.GESTURE, size, 0) for size in (1, 2)),
        _step("amends", Kind.AMENDS, 1, 1),
        Card("third", Kind.MEDIATOR, style=Style.FACILITATE, neutrality=90, home=-30),
        *(Card(kind.value, kind, home=-20) for kind in plain),
        *(Card(kind.value, kind) for kind in gut),
    )


def _deal(size: int, clarity: Clarity) -> Card:
    pledges = tuple(Pledge(by, clarity, 1) for by in (_ME, _THEM))
    name = f"vague-{size}" if clarity is Clarity.VAGUE else f"deal-{size}"
    aim = Aim.SHARED if size % 2 else Aim.NEUTRAL
    return Card(name, Kind.AGREEMENT, size, pledges, again=size < 4, aim=aim)


def _step(name: str, kind: Kind, size: int, due: int) -> Card:
    pledges = (Pledge(_ME, Clarity.VERIFIABLE, due),)
    return Card(name, kind, size, pledges, again=kind is Kind.GESTURE)
