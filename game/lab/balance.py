"""How a level comes out, counted; a rate without its interval is a rumor."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from game.authoring.model import Level
from game.core.state import Ending, Phase, State
from game.core.story import Story
from game.core.trust import lowest_trust
from game.lab.play import Strategy, play_out
from game.lab.strategies import winning

__all__ = ["SEEDS", "Balance", "Rate", "balance", "by_round", "wilson", "win_rate"]

SEEDS = range(200)
_Z95 = 1.959964


@dataclass(frozen=True, slots=True)
class Rate:
    """So many wins in so many plays, and where the true share lies with 95 % confidence."""

    wins: int
    games: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share of wins, 0 to 1."""
        return self.wins / self.games if self.games else 0.0


@dataclass(frozen=True, slots=True)
class Balance:
    """How a strategy came out on a level: wins, endings, and the means after each round.

    Trust is the lowest among the player's pairs, in points; support the player's, in points.
    A play that ended early counts only in the rounds it had.
    """

    rate: Rate
    endings: tuple[tuple[Ending, int], ...]
    trust: tuple[float, ...]
    support: tuple[float, ...]


def wilson(wins: int, games: int) -> Rate:
    """Give a rate with Wilson's 95 % interval; without games it could be anything."""
    if not games:
        return Rate(0, 0, 0.0, 1.0)
    share, square = wins / games, _Z95 * _Z95
    middle = (share + square / (2 * games)) / (1 + square / games)
    spread = sqrt(share * (1 - share) / games + square / (4 * games * games))
    reach = _Z95 * spread / (1 + square / games)
    return Rate(wins, games, max(0.0, middle - reach), min(1.0, middle + reach))


def win_rate(level: Level, strategy: Strategy, seeds: Iterable[int] = SEEDS) -> Rate:
    """Play a level once for each seed, and count accord and lasting trust as wins."""
    endings = [play_out(level.setup(seed), strategy).state.ending for seed in seeds]
    return wilson(sum(map(winning, endings)), len(endings))


def balance(level: Level, strategy: Strategy, seeds: Iterable[int] = SEEDS) -> Balance:
    """Play a level once for each seed, and say how it came out and how it got there."""
    stories = [play_out(level.setup(seed), strategy) for seed in seeds]
    endings = Counter(story.state.ending for story in stories)
    me = stories[0].setup.player
    rounds = [by_round(story) for story in stories]
    return Balance(
        wilson(sum(winning(story.state.ending) for story in stories), len(stories)),
        tuple((ending, endings[ending]) for ending in Ending if endings[ending]),
        _means([[lowest_trust(state) / 1000 for state in states] for states in rounds]),
        _means([[state.party(me).support / 10 for state in states] for states in rounds]),
    )


def by_round(story: Story) -> tuple[State, ...]:
    """Give the position at the end of every round so far."""
    ends = {
        step.state.round: step.state
        for step in story.steps
        if step.state.phase in (Phase.RECKONING, Phase.OVER)
    }
    return tuple(ends[number] for number in sorted(ends))


def _means(rows: list[list[float]]) -> tuple[float, ...]:
    columns = [
        [row[number] for row in rows if number < len(row)]
        for number in range(max(map(len, rows), default=0))
    ]
    return tuple(sum(column) / len(column) for column in columns)
