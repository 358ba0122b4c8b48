"""Simulate: what a level teaches is what its plays come to, so play it a few hundred times."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from difflib import get_close_matches
from types import SimpleNamespace

from game.authoring.diagnostic import LevelError
from game.authoring.load import load
from game.cli.columns import Meter, columns
from game.cli.shipped import UnknownLevelError, find_level
from game.cli.sweep import show
from game.lab.balance import Balance, Rate
from game.lab.grid import openings, sweep
from game.lab.named import STRATEGIES
from game.lab.simulate import Simulation, simulate
from game.present.words import Words

__all__ = ["run"]

_GAMES = 200
_GAMES_OF_AN_OPENING = 20


def run(arguments: SimpleNamespace, words: Words) -> int:
    """Play a level many times and report; 1 for a level with mistakes, 2 for a wrong name."""
    if arguments.grid:
        return _over_the_grid(arguments, words)
    names = arguments.strategy or list(STRATEGIES)
    unknown = next((name for name in names if name not in STRATEGIES), None)
    if unknown is not None:
        print(_no_such_strategy(unknown, words), file=sys.stderr)
        return 2
    if arguments.level is None:
        print(words.say("cli.simulate_what"), file=sys.stderr)
        return 2
    try:
        setup = load(find_level(arguments.level)).setup(arguments.seed)
    except UnknownLevelError as trouble:
        print(trouble.told(words), file=sys.stderr)
        return 2
    except LevelError as trouble:
        print(trouble, file=sys.stderr)
        return 1
    with _workers(arguments) as executor, Meter(words.table["cli.simulate_progress"]) as meter:
        found = simulate(setup, names, arguments.games or _GAMES, executor, meter)
    if arguments.json:
        print(json.dumps(_as_data(found), indent=1))
    else:
        print("\n\n".join(_report(found, words)))
    return 0


def _over_the_grid(arguments: SimpleNamespace, words: Words) -> int:
    chosen = openings(arguments.openings, arguments.seed)
    games = arguments.games or _GAMES_OF_AN_OPENING
    with _workers(arguments) as executor, Meter(words.table["cli.simulate_progress"]) as meter:
        found = sweep(chosen, games, executor, meter)
    show(found, games, words, as_data=arguments.json)
    return 0


def _workers(arguments: SimpleNamespace) -> AbstractContextManager[Executor | None]:
    jobs = arguments.jobs or os.cpu_count() or 1
    return ProcessPoolExecutor(jobs) if jobs > 1 else nullcontext()


def _no_such_strategy(given: str, words: Words) -> str:
    said = words.say("cli.unknown_strategy", given=given)
    nearest = get_close_matches(given, STRATEGIES, n=1, cutoff=0.5)
    if nearest:
        return f"{said} {words.say('cli.did_you_mean', nearest=nearest[0])}"
    return f"{said} {words.say('cli.strategies_are', names=', '.join(STRATEGIES))}"


# ---------------------------------------------------------------- for people


def _report(found: Simulation, words: Words) -> Iterator[str]:
    yield words.say("cli.simulate_head", level=found.level, games=found.games, seed=found.seed)
    yield columns(
        [outcome.strategy, *_wins(outcome.balance.rate), _endings(outcome.balance, words)]
        for outcome in found.outcomes
    )
    for key, rows in (
        ("cli.simulate_trust", [outcome.balance.trust for outcome in found.outcomes]),
        ("cli.simulate_support", [outcome.balance.support for outcome in found.outcomes]),
    ):
        names = [outcome.strategy for outcome in found.outcomes]
        yield f"{words.say(key)}\n{_by_round(names, rows)}"
    for key, ids in (
        ("cli.simulate_never_legal", found.never_legal),
        ("cli.simulate_never_chosen", found.never_chosen),
        ("cli.simulate_unspoken", found.unspoken),
        ("cli.simulate_unseen", found.unseen),
    ):
        if ids:
            yield words.say(key, ids=", ".join(ids))


def _wins(rate: Rate) -> tuple[str, str]:
    return f"{rate.share:.0%}", f"{100 * rate.low:.0f}–{100 * rate.high:.0f} %"


def _endings(balance: Balance, words: Words) -> str:
    return ", ".join(f"{words.say(f'ending.{one}')} {count}" for one, count in balance.endings)


def _by_round(names: Sequence[str], rows: Sequence[Sequence[float]]) -> str:
    rounds = max(map(len, rows))
    padded = [[f"{value:.0f}" for value in row] + [""] * (rounds - len(row)) for row in rows]
    return columns([name, *row] for name, row in zip(names, padded, strict=True))


# ---------------------------------------------------------------- for machines


def _as_data(found: Simulation) -> dict[str, object]:
    return {
        "level": found.level,
        "games": found.games,
        "seed": found.seed,
        "strategies": [
            {"strategy": outcome.strategy, **_balance_data(outcome.balance)}
            for outcome in found.outcomes
        ],
        "never_legal": found.never_legal,
        "never_chosen": found.never_chosen,
        "lines_never_said": found.unspoken,
        "events_never_seen": found.unseen,
    }


def _balance_data(balance: Balance) -> dict[str, object]:
    rate = balance.rate
    return {
        "wins": rate.wins,
        "rate": round(rate.share, 4),
        "low": round(rate.low, 4),
        "high": round(rate.high, 4),
        "endings": {str(ending): count for ending, count in balance.endings},
        "trust_by_round": [round(value, 2) for value in balance.trust],
        "support_by_round": [round(value, 2) for value in balance.support],
    }
