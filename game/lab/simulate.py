"""Many plays at once: who shares the work, and how, never changes what comes out."""

import gc
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby, islice

from game.authoring.model import Solution, Trap
from game.core.setup import Setup
from game.lab.balance import Balance, Tally
from game.lab.calibration import Calibration
from game.lab.crew import Progress, portions, share
from game.lab.named import STRATEGIES
from game.lab.play import Strategy, play_each, play_together
from game.lab.strategies import written

__all__ = ["Outcome", "Simulation", "Task", "Way", "calibrate", "count", "simulate"]

_PORTION = 100  # plays that one worker does before it reports


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one strategy came out."""

    strategy: str
    balance: Balance


@dataclass(frozen=True, slots=True)
class Simulation:
    """What a level did under a mix of strategies, and what of it nobody ever saw."""

    level: str
    games: int
    seed: int
    outcomes: tuple[Outcome, ...]
    never_legal: tuple[str, ...]
    never_chosen: tuple[str, ...]
    unspoken: tuple[str, ...]
    unseen: tuple[str, ...]


def simulate(
    setup: Setup,
    strategies: Sequence[str],
    games: int,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Simulation:
    """Play a setup so many times with each named strategy, the seeds counting up from its own.

    Any executor may share the work, and none means this process; the result is the same. Raises
    `KeyError` for a strategy that nobody knows.
    """
    tasks = [(setup, name, games) for name in strategies]
    tallies = count(tasks, executor, progress)
    everything = Tally()
    for tally in tallies:
        everything.join(tally)
    cards = [card.id for card in setup.cards]
    return Simulation(
        setup.level,
        games,
        setup.seed,
        tuple(
            Outcome(name, tally.balance()) for name, tally in zip(strategies, tallies, strict=True)
        ),
        tuple(card for card in cards if card not in everything.legal),
        tuple(card for card in cards if card in everything.legal - set(everything.chosen)),
        tuple(line.id for line in setup.lines if line.id not in everything.lines),
        tuple(one.id for one in setup.happenings if one.id not in everything.happened),
    )


Way = str | Solution | Trap
"""A strategy by its name, or one that an author wrote down."""

Task = tuple[Setup, Way, int]
"""A setup, a way to play, and how many plays of it, the seeds counting up from the setup's."""


def count(
    tasks: Sequence[Task], executor: Executor | None = None, progress: Progress | None = None
) -> list[Tally]:
    """Play every task and give its tally, in order.

    Ways that follow each other on the same table are played side by side: much of what they do is
    the same.
    """
    for _, way, _ in tasks:
        _strategy(way)
    tallies = [Tally() for _ in tasks]
    work: list[tuple[Setup, list[Way], range]] = []
    into: list[list[Tally]] = []
    places = iter(tallies)
    for (setup, games), alike in groupby(tasks, key=lambda task: (task[0], task[2])):
        ways = [way for _, way, _ in alike]
        counted = list(islice(places, len(ways)))
        for seeds in portions(setup.seed, games, max(1, _PORTION // len(ways))):
            work.append((setup, ways, seeds))
            into.append(counted)
    done, total = 0, sum(games for _, _, games in tasks)
    for counted, parts in zip(into, share(_play, work, executor), strict=True):
        for tally, part in zip(counted, parts, strict=True):
            tally.join(part)
            done += part.games
        if progress is not None:
            progress(done, total)
    return tallies


def _strategy(way: Way) -> Strategy:
    return STRATEGIES[way] if isinstance(way, str) else written(way)


def _play(setup: Setup, ways: Sequence[Way], seeds: range) -> list[Tally]:
    """Do one portion of the work; it runs wherever the executor lets it."""
    tallies = [Tally() for _ in ways]
    with _no_cycles():
        for stories in play_together(setup, [_strategy(way) for way in ways], seeds):
            for tally, story in zip(tallies, stories, strict=True):
                tally.add(story)
    return tallies


@contextmanager
def _no_cycles() -> Iterator[None]:
    """Stop looking for objects that hold each other: no play makes any, and it takes a tenth."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()


# ---------------------------------------------------------------- are forecasts honest?


def calibrate(
    setup: Setup,
    strategies: Sequence[str],
    games: int,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Calibration:
    """Play a setup so many times with each named strategy; lay what was forecast beside it.

    Every play has a luck of its own: what one strategy is lucky in, another need not be.
    """
    work = [
        (setup, name, seeds)
        for number, name in enumerate(strategies)
        for seeds in portions(setup.seed + number * games, games, _PORTION)
    ]
    found = Calibration()
    done = 0
    for (*_, seeds), part in zip(work, share(_forecast, work, executor), strict=True):
        found.join(part)
        done += len(seeds)
        if progress is not None:
            progress(done, games * len(strategies))
    return found


def _forecast(setup: Setup, name: str, seeds: range) -> Calibration:
    """Do one portion of the work; it runs wherever the executor lets it."""
    found = Calibration()
    for story in play_each(setup, STRATEGIES[name], seeds):
        found.add(story)
    return found
