"""Simulate: what a level teaches is what its plays come to, so play it a few hundred times."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from types import SimpleNamespace

from game.authoring.diagnostic import LevelError
from game.authoring.load import load
from game.authoring.model import Level
from game.cli.columns import Meter, columns
from game.cli.crew import workers
from game.cli.shipped import UnknownLevelError, find_level
from game.cli.sweep import show
from game.lab.balance import Balance, Rate
from game.lab.calibration import Calibration
from game.lab.grid import openings, sweep
from game.lab.named import STRATEGIES
from game.lab.rollout import ROLLOUTS, Worth, weigh, weigh_again
from game.lab.simulate import Simulation, calibrate, simulate
from game.lab.trial import helping
from game.present.words import Words

__all__ = ["run"]

_GAMES = 200
_GAMES_OF_AN_OPENING = 20
_FORECAST = 25  # plays with each strategy whose forecasts are looked at
_POSITIONS = 120  # positions in which every card is tried


def run(arguments: SimpleNamespace, words: Words) -> int:
    """Play a level many times and report; 1 for a level with mistakes, 2 for a wrong name."""
    if arguments.grid == (arguments.level is not None):
        print(words.say("cli.simulate_what"), file=sys.stderr)
        return 2
    if arguments.grid:
        return _over_the_grid(arguments, words)
    names = arguments.strategy or list(STRATEGIES)
    unknown = next((name for name in names if name not in STRATEGIES), None)
    if unknown is not None:
        print(_no_such_strategy(unknown, words), file=sys.stderr)
        return 2
    try:
        level = load(find_level(arguments.level))
    except UnknownLevelError as trouble:
        print(trouble.told(words), file=sys.stderr)
        return 2
    except LevelError as trouble:
        print(trouble, file=sys.stderr)
        return 1
    report = _look(level, names, arguments, words)
    if arguments.json:
        print(json.dumps(_as_data(report), indent=1))
    else:
        print("\n\n".join(_report(report, words)))
    return 0


@dataclass(frozen=True, slots=True)
class _Report:
    """What plays came to, whether their forecasts were honest, and what the cards were worth."""

    found: Simulation
    forecasts: Calibration
    cards: tuple[str, ...]
    worth: Worth | None


def _look(level: Level, names: Sequence[str], arguments: SimpleNamespace, words: Words) -> _Report:
    setup = level.setup(arguments.seed)
    games = arguments.games or _GAMES
    few = min(games, _FORECAST)
    cards = tuple(card.id for card in setup.cards)
    with workers(arguments.jobs) as executor:
        with Meter(words, "cli.simulate_progress") as meter:
            found = simulate(setup, names, games, executor, meter)
        with Meter(words, "cli.simulate_progress") as meter:
            forecasts = calibrate(setup, names, few, executor, meter)
        if arguments.quick:
            return _Report(found, forecasts, cards, None)
        with Meter(words, "cli.simulate_positions") as meter:
            worth = weigh(setup, names, _POSITIONS, executor, meter)
        with Meter(words, "cli.simulate_progress") as meter:
            later = setup.with_seed(arguments.seed + _POSITIONS)
            weigh_again(worth, helping(level), later, names, executor, meter)
        return _Report(found, forecasts, cards, worth)


def _over_the_grid(arguments: SimpleNamespace, words: Words) -> int:
    chosen = openings(arguments.openings, arguments.seed)
    games = arguments.games or _GAMES_OF_AN_OPENING
    with workers(arguments.jobs) as executor, Meter(words, "cli.simulate_progress") as meter:
        found = sweep(chosen, games, executor, meter)
    show(found, games, words, as_data=arguments.json)
    return 0


def _no_such_strategy(given: str, words: Words) -> str:
    said = words.say("cli.unknown_strategy", given=given)
    nearest = get_close_matches(given, STRATEGIES, n=1, cutoff=0.5)
    if nearest:
        return f"{said} {words.say('cli.did_you_mean', nearest=nearest[0])}"
    return f"{said} {words.say('cli.strategies_are', names=', '.join(STRATEGIES))}"


# ---------------------------------------------------------------- for people


def _report(report: _Report, words: Words) -> Iterator[str]:
    found = report.found
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
    yield _forecasts(report.forecasts, words)
    if report.worth is not None:
        yield _worth(report.worth, report.cards, words)


def _forecasts(seen: Calibration, words: Words) -> str:
    """Lay what was forecast beside what came: the changes, then the chances of a yes."""
    changes = words.say(
        "cli.simulate_changes",
        changes=seen.changes,
        covered=f"{seen.covered:.0%}",
        below=seen.below,
        above=seen.above,
    )
    chances = words.say(
        "cli.simulate_chances",
        offers=seen.offers.total(),
        error=f"{seen.error:.1%}",
        rosy=f"{seen.too_rosy:.1%}",
    )
    curve = [[f"{one.forecast:.0%}", f"{one.yes:.0%}", f"{one.offers}"] for one in seen.curve()]
    return "\n".join([changes, chances, *([columns(curve)] if curve else [])])


def _worth(worth: Worth, cards: Sequence[str], words: Words) -> str:
    """Say of each card in how many positions it was legal and best."""
    head = words.say("cli.simulate_worth", positions=worth.positions, rollouts=ROLLOUTS)
    rows = [
        [card, f"{worth.legal[card]}", *_best(worth, card, words)]
        for card in cards
        if worth.legal[card]
    ]
    return "\n".join([head, *([columns(rows)] if rows else [])])


def _best(worth: Worth, card: str, words: Words) -> tuple[str, ...]:
    verdict = ""
    if worth.dominant(card):
        verdict = words.say("cli.simulate_dominant")
    elif worth.useless(card):
        verdict = words.say("cli.simulate_useless")
    rate = worth.rate(card)
    return (f"{rate.wins}", *_wins(rate), verdict)


def _wins(rate: Rate) -> tuple[str, str]:
    return f"{rate.share:.0%}", f"{100 * rate.low:.0f}–{100 * rate.high:.0f} %"


def _endings(balance: Balance, words: Words) -> str:
    return ", ".join(f"{words.say(f'ending.{one}')} {count}" for one, count in balance.endings)


def _by_round(names: Sequence[str], rows: Sequence[Sequence[float]]) -> str:
    rounds = max(map(len, rows))
    padded = [[f"{value:.0f}" for value in row] + [""] * (rounds - len(row)) for row in rows]
    return columns([name, *row] for name, row in zip(names, padded, strict=True))


# ---------------------------------------------------------------- for machines


def _as_data(report: _Report) -> dict[str, object]:
    found = report.found
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
        "forecasts": _forecast_data(report.forecasts),
        "cards": None if report.worth is None else _worth_data(report.worth, report.cards),
    }


def _forecast_data(seen: Calibration) -> dict[str, object]:
    return {
        "changes": seen.changes,
        "inside": seen.inside,
        "below": seen.below,
        "above": seen.above,
        "offers": seen.offers.total(),
        "error": round(seen.error, 4),
        "too_rosy": round(seen.too_rosy, 4),
        "curve": [
            {"offers": one.offers, "forecast": round(one.forecast, 4), "yes": round(one.yes, 4)}
            for one in seen.curve()
        ],
    }


def _worth_data(worth: Worth, cards: Sequence[str]) -> dict[str, object]:
    return {
        "positions": worth.positions,
        "rollouts": ROLLOUTS,
        "cards": [
            {
                "card": card,
                "legal": worth.legal[card],
                "best": worth.best[card],
                "close": worth.close[card],
                "dominant": worth.dominant(card),
                "never_best": worth.useless(card),
            }
            for card in cards
        ],
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
