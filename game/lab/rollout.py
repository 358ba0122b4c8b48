"""Which card was the one to play: every legal one is tried from there, under the same luck.

A position of a play is taken, each card that is legal there is played, and small steps play on to
the end, a few times with different luck; the luck is the same for every card. What a play is worth
is the lowest trust at its end, and more when it was won.
"""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace

from game.core.chance import draw
from game.core.kinds import Phase
from game.core.legal import legal
from game.core.moves import Play
from game.core.rules import apply
from game.core.setup import Setup
from game.core.state import State
from game.core.story import Story
from game.core.trust import lowest_trust, trust
from game.core.turn import Step
from game.lab.balance import Rate, wilson
from game.lab.crew import Progress, portions, share
from game.lab.honest import small_steps
from game.lab.named import STRATEGIES
from game.lab.play import finish, play_out
from game.lab.strategies import winning

__all__ = ["ROLLOUTS", "Worth", "weigh"]

ROLLOUTS = 2
"""How often each card is tried in a position."""

_WIN = 25_000  # what winning is worth beside trust, in thousandths of a point
_CLOSE = 1_000 * ROLLOUTS  # a point of trust a play: what nobody would notice
_DOMINANT = 0.6
_ENOUGH = 20  # positions in which a card must have been legal before it is called useless
_PORTION = 2  # positions that one worker weighs before it reports


@dataclass(slots=True)
class Worth:
    """In how many positions each card was legal, in how many none was better, or hardly better.

    A position in which all cards come to the same is left out: there was nothing to choose.
    """

    positions: int = 0
    legal: Counter[str] = field(default_factory=Counter)
    best: Counter[str] = field(default_factory=Counter)
    close: Counter[str] = field(default_factory=Counter)

    def join(self, other: "Worth") -> None:
        """Add what somebody else weighed."""
        self.positions += other.positions
        self.legal += other.legal
        self.best += other.best
        self.close += other.close

    def rate(self, card: str) -> Rate:
        """In how many of its positions a card was best."""
        return wilson(self.best[card], self.legal[card])

    def dominant(self, card: str) -> bool:
        """Whether a card is best in over six of ten positions, surely in over half."""
        rate = self.rate(card)
        return rate.share > _DOMINANT and rate.low > 0.5

    def useless(self, card: str) -> bool:
        """Whether a card had its chances and was never best, nor within a point of it."""
        return self.legal[card] >= _ENOUGH and not self.close[card]


def weigh(
    setup: Setup,
    strategies: Sequence[str],
    positions: int,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Worth:
    """Weigh the cards in so many positions, one of each play of a mix of strategies."""
    work = [
        (setup, tuple(strategies), seeds) for seeds in portions(setup.seed, positions, _PORTION)
    ]
    worth = Worth()
    done = 0
    for (*_, seeds), part in zip(work, share(_weigh, work, executor), strict=True):
        worth.join(part)
        done += len(seeds)
        if progress is not None:
            progress(done, positions)
    return worth


def _weigh(setup: Setup, strategies: tuple[str, ...], seeds: range) -> Worth:
    """Do one portion of the work; it runs wherever the executor lets it."""
    worth = Worth()
    for seed in seeds:
        name = strategies[seed % len(strategies)]
        story = play_out(replace(setup, seed=seed), STRATEGIES[name])
        _count(worth, _somewhere(story))
    return worth


def _somewhere(story: Story) -> State:
    """Give the position before one of the player's moves, by luck."""
    moves = [step.state for step in story.steps if step.state.phase is Phase.MOVE]
    return moves[draw(story.setup.seed, "position") * len(moves) // 1000]


def _count(worth: Worth, state: State) -> None:
    scores = {
        choice.card: sum(_score(state, choice, number) for number in range(ROLLOUTS))
        for choice in legal(state)
        if isinstance(choice, Play) and choice.to in (None, _most_wary(state))
    }
    top = max(scores.values())
    if min(scores.values()) < top:
        worth.positions += 1
        worth.legal.update(scores.keys())
        worth.best.update(card for card, score in scores.items() if score == top)
        worth.close.update(card for card, score in scores.items() if score >= top - _CLOSE)


def _most_wary(state: State) -> str:
    """Give who trusts the player least: where there are many, that is who a card is for."""
    me = state.setup.player
    return min(state.setup.others, key=lambda other: trust(state.relation(other, me)))


def _score(state: State, choice: Play, number: int) -> int:
    """Play on from here with another luck, the same for every card; give what it comes to."""
    here = replace(state, setup=replace(state.setup, seed=draw(state.setup.seed, "luck", number)))
    step = apply(here, choice)
    end = finish(Story(here.setup, (), (Step(step.state, ()),)), small_steps).state
    return lowest_trust(end) + (_WIN if winning(end.ending) else 0)
