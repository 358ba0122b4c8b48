"""The report of a sweep over openings: where small steps are not best, and where a trick wins."""

import json
from collections.abc import Iterator, Sequence

from game.cli.columns import columns
from game.lab.grid import Found
from game.present.words import Words

__all__ = ["show"]


def show(found: Sequence[Found], games: int, words: Words, *, as_data: bool) -> None:
    """Write what a sweep found, for people or for machines."""
    if as_data:
        print(json.dumps([_as_data(one) for one in found], indent=1))
    else:
        print("\n\n".join(_report(found, games, words)))


def _report(found: Sequence[Found], games: int, words: Words) -> Iterator[str]:
    yield words.say("cli.grid_head", openings=len(found), games=games)
    yield columns([*_row(one), _verdict(one, words)] for one in found)
    alive = [one for one in found if not one.hopeless]
    yield words.say(
        "cli.grid_sum",
        openings=len(found),
        hopeless=len(found) - len(alive),
        beaten=sum(not one.honest for one in alive),
        unfair=sum(not one.fair for one in found),
    )


def _row(one: Found) -> tuple[str, ...]:
    opening = one.opening
    return (
        f"{opening.power}:{100 - opening.power}",
        f"{opening.trust}",
        f"{opening.rounds}",
        opening.temperament,
        f"{one.rate('small-steps').share:.0%}",
        one.best,
        f"{one.rate(one.best).share:.0%}",
        one.worst,
        f"{one.rate(one.worst).share:.0%}",
    )


def _verdict(one: Found, words: Words) -> str:
    if one.hopeless:
        return words.say("cli.grid_hopeless")
    if not one.honest:
        return words.say("cli.grid_beaten")
    return words.say("cli.grid_fine" if one.fair else "cli.grid_unfair")


def _as_data(one: Found) -> dict[str, object]:
    opening = one.opening
    return {
        "power": opening.power,
        "trust": opening.trust,
        "rounds": opening.rounds,
        "temperament": opening.temperament,
        "hopeless": one.hopeless,
        "small_steps_best": one.honest,
        "no_trick_wins": one.fair,
        "rates": {name: round(rate.share, 4) for name, rate in one.rates},
    }
