"""How a level comes out, counted; a rate without its interval is a rumor."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import sqrt

from game.authoring.model import Level
from game.core.kinds import Ending, Phase
from game.core.legal import legal
from game.core.moves import Play
from game.core.state import State
from game.core.story import Story
from game.core.trust import lowest_trust
from game.lab.play import Strategy, play_each
from game.lab.strategies import winning

__all__ = ["SEEDS", "Balance", "Rate", "Tally", "balance", "by_round", "wilson", "win_rate"]

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


# ---------------------------------------------------------------- counting


@dataclass(slots=True)
class Tally:
    """What some plays add up to, in whole numbers, so that it does not matter who counted first.

    Trust and support are sums by round, of thousandths and of tenths of a point.
    """

    endings: Counter[Ending] = field(default_factory=Counter)
    reached: Counter[int] = field(default_factory=Counter)
    trust: Counter[int] = field(default_factory=Counter)
    support: Counter[int] = field(default_factory=Counter)
    legal: set[str] = field(default_factory=set)
    chosen: Counter[str] = field(default_factory=Counter)
    lines: Counter[str] = field(default_factory=Counter)
    happened: set[str] = field(default_factory=set)

    def add(self, story: Story) -> None:
        """Count one more play."""
        state = story.state
        self.endings[state.ending or Ending.STALEMATE] += 1
        me = story.setup.player
        for number, end in enumerate(by_round(story)):
            self.reached[number] += 1
            self.trust[number] += lowest_trust(end)
            self.support[number] += end.party(me).support
        self.chosen.update([play.card for play in state.played if play.by == me])
        self.lines.update(state.said)
        self.happened.update([happening for happening, _ in state.happened])
        self._see_what_was_legal(story)

    def _see_what_was_legal(self, story: Story) -> None:
        self.legal.update(self.chosen)
        for state in (step.state for step in story.steps):
            if len(self.legal) < len(story.setup.cards) and state.phase is Phase.MOVE:
                self.legal.update([play.card for play in legal(state) if isinstance(play, Play)])

    def join(self, other: "Tally") -> None:
        """Add what somebody else counted."""
        self.endings += other.endings
        self.reached += other.reached
        self.trust += other.trust
        self.support += other.support
        self.legal |= other.legal
        self.chosen += other.chosen
        self.lines += other.lines
        self.happened |= other.happened

    @property
    def games(self) -> int:
        """How many plays were counted."""
        return self.endings.total()

    @property
    def rate(self) -> Rate:
        """How often they were won."""
        won = sum(count for ending, count in self.endings.items() if winning(ending))
        return wilson(won, self.games)

    def balance(self) -> Balance:
        """Say how these plays came out."""
        rounds = sorted(self.reached)
        return Balance(
            self.rate,
            tuple((ending, self.endings[ending]) for ending in Ending if self.endings[ending]),
            tuple(self.trust[number] / self.reached[number] / 1000 for number in rounds),
            tuple(self.support[number] / self.reached[number] / 10 for number in rounds),
        )


def win_rate(level: Level, strategy: Strategy, seeds: Iterable[int] = SEEDS) -> Rate:
    """Play a level once for each seed, and count accord and lasting trust as wins."""
    return balance(level, strategy, seeds).rate


def balance(level: Level, strategy: Strategy, seeds: Iterable[int] = SEEDS) -> Balance:
    """Play a level once for each seed, and say how it came out and how it got there."""
    tally = Tally()
    for story in play_each(level.setup(0), strategy, seeds):
        tally.add(story)
    return tally.balance()


def by_round(story: Story) -> tuple[State, ...]:
    """Give the position at the end of every round so far."""
    ends = {
        step.state.round: step.state
        for step in story.steps
        if step.state.phase in (Phase.RECKONING, Phase.OVER)
    }
    return tuple(ends[number] for number in sorted(ends))
