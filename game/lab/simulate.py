"""Many plays at once: who shares the work, and how, never changes what comes out."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace

from game.core.state import Setup
from game.lab.balance import Balance, Tally
from game.lab.named import STRATEGIES
from game.lab.play import play_out

__all__ = ["Outcome", "Simulation", "count", "simulate"]

_PORTION = 25  # plays that one worker does before it reports


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


Progress = Callable[[int, int], None]
"""Is told how many plays are done, and of how many."""


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


Task = tuple[Setup, str, int]
"""A setup, a strategy's name, and how many plays of it."""


def count(
    tasks: Sequence[Task], executor: Executor | None = None, progress: Progress | None = None
) -> list[Tally]:
    """Play every task and give its tally, in order."""
    for _, name, _ in tasks:
        STRATEGIES[name]
    portions = [
        (number, setup, name, seeds)
        for number, (setup, name, games) in enumerate(tasks)
        for seeds in _portions(setup.seed, games)
    ]
    tallies = [Tally() for _ in tasks]
    done, total = 0, sum(games for _, _, games in tasks)
    parts = _spread([portion[1:] for portion in portions], executor)
    for (number, *_), part in zip(portions, parts, strict=True):
        tallies[number].join(part)
        done += part.games
        if progress is not None:
            progress(done, total)
    return tallies


def _portions(seed: int, games: int) -> Iterator[range]:
    end = seed + games
    return (range(start, min(end, start + _PORTION)) for start in range(seed, end, _PORTION))


def _spread(portions: list[tuple[Setup, str, range]], executor: Executor | None) -> Iterator[Tally]:
    if executor is None:
        yield from (_play(*portion) for portion in portions)
        return
    futures: list[Future[Tally]] = [executor.submit(_play, *portion) for portion in portions]
    yield from (future.result() for future in futures)


def _play(setup: Setup, name: str, seeds: range) -> Tally:
    """Do one portion of the work; it runs wherever the executor lets it."""
    tally = Tally()
    for seed in seeds:
        tally.add(play_out(replace(setup, seed=seed), STRATEGIES[name]))
    return tally
