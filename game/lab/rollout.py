"""Which card was the one to play: every legal one is tried from there, under the same luck.

A position of a play is taken, each card that is legal there is played, and small steps play on to
the end, a few times with different luck; the luck is the same for every card. What a play is worth
is the lowest trust at its end, and more when it was won.

Some cards are the one to play in a position of fifty. One that never was gets more positions, all
of them such in which it is legal, until it was best or had so many that there is no hope left.
"""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace

from game.core.chance import draw
from game.core.kinds import Phase
from game.core.legal import legal, why_not_card
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

__all__ = ["ROLLOUTS", "Worth", "weigh", "weigh_again"]

ROLLOUTS = 2
"""How often each card is tried in a position."""

_WIN = 25_000  # what winning is worth beside trust, in thousandths of a point
_CLOSE = 1_000 * ROLLOUTS  # a point of trust a play: what nobody would notice
_DOMINANT = 0.6
_ENOUGH = 20  # positions in which a card must have been legal before it is called useless
_SURE = 300  # positions after which a card that was never best is given up
_PLAYS = 400  # plays in which it is looked for at most, where it is seldom legal
_BATCH = 40  # plays before the cards that were best meanwhile are let go
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

    def doubtful(self, card: str) -> bool:
        """Whether a card was never best, and more positions could show that it sometimes is."""
        return self.legal[card] < _SURE and not self.close[card]


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


def weigh_again(
    worth: Worth,
    cards: Sequence[str],
    setup: Setup,
    strategies: Sequence[str],
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> None:
    """Add positions for those of the cards that were never best, until the answer is firm."""
    likely = tuple(card for card, _ in worth.best.most_common())
    for batch in portions(setup.seed, _PLAYS, _BATCH):
        sought = tuple(card for card in cards if worth.doubtful(card))
        if not sought:
            return
        work = [
            (setup, tuple(strategies), sought, likely, seeds)
            for seeds in portions(batch.start, len(batch), _PORTION)
        ]
        for part in share(_seek, work, executor):
            worth.join(part)
        if progress is not None:
            progress(batch.stop - setup.seed, _PLAYS)


def _weigh(setup: Setup, strategies: tuple[str, ...], seeds: range) -> Worth:
    """Do one portion of the work; it runs wherever the executor lets it."""
    worth = Worth()
    for seed in seeds:
        state = _one_of(_moves(setup, strategies, seed))
        scores = {card: _score(state, choice) for card, choice in _choices(state).items()}
        worth.positions += _count(worth, scores, tuple(scores))
    return worth


def _seek(
    setup: Setup,
    strategies: tuple[str, ...],
    sought: tuple[str, ...],
    likely: tuple[str, ...],
    seeds: range,
) -> Worth:
    """Do one portion of the work for some cards; the cards that are likely best come first."""
    worth = Worth()
    cards = [setup.card(card) for card in sought]
    for seed in seeds:
        fitting = [
            state
            for state in _moves(setup, strategies, seed)
            if any(why_not_card(state, card) is None for card in cards)
        ]
        if fitting:
            _look_for(worth, sought, likely, _one_of(fitting))
    return worth


def _look_for(worth: Worth, sought: tuple[str, ...], likely: tuple[str, ...], state: State) -> None:
    """Weigh some cards in a position; as soon as all are beaten, the others need no trial."""
    choices = _choices(state)
    scores = {card: _score(state, choices[card]) for card in sought if card in choices}
    if not scores:
        return
    here = tuple(scores)
    hope = max(scores.values()) + _CLOSE
    for card in dict.fromkeys((*likely, *choices)):
        if max(scores.values()) > hope:
            break
        if card in choices and card not in scores:
            scores[card] = _score(state, choices[card])
    _count(worth, scores, here)


# ---------------------------------------------------------------- one position


def _moves(setup: Setup, strategies: tuple[str, ...], seed: int) -> list[State]:
    """Play with one strategy of the mix, and give the positions before the player's moves."""
    way = STRATEGIES[strategies[seed % len(strategies)]]
    story = play_out(setup.with_seed(seed), way)
    return [step.state for step in story.steps if step.state.phase is Phase.MOVE]


def _one_of(moves: Sequence[State]) -> State:
    """Take one of the positions of a play, by luck."""
    return moves[draw(moves[0].setup.seed, "position") * len(moves) // 1000]


def _choices(state: State) -> dict[str, Play]:
    """Give how each legal card can be played."""
    return {
        choice.card: choice
        for choice in legal(state)
        if isinstance(choice, Play) and choice.to in (None, _most_wary(state))
    }


def _count(worth: Worth, scores: dict[str, int], cards: Sequence[str]) -> bool:
    """Count a position for these cards; whether there was anything to choose."""
    top = max(scores.values())
    if min(scores.values()) == top:
        return False
    worth.legal.update(cards)
    worth.best.update(card for card in cards if scores[card] == top)
    worth.close.update(card for card in cards if scores[card] >= top - _CLOSE)
    return True


def _most_wary(state: State) -> str:
    """Give who trusts the player least: where there are many, that is who a card is for."""
    me = state.setup.player
    return min(state.setup.others, key=lambda other: trust(state.relation(other, me)))


def _score(state: State, choice: Play) -> int:
    """Give what a choice comes to, summed over a few plays."""
    return sum(_play_on(state, choice, number) for number in range(ROLLOUTS))


def _play_on(state: State, choice: Play, number: int) -> int:
    """Play on from here with another luck, the same for every card; give what it comes to."""
    luck = draw(state.setup.seed, "luck", number)
    here = replace(state, setup=state.setup.with_seed(luck))
    step = apply(here, choice)
    end = finish(Story(here.setup, (), (Step(step.state, ()),)), small_steps).state
    return lowest_trust(end) + (_WIN if winning(end.ending) else 0)
