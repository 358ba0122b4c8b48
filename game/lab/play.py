"""A play that plays itself; a strategy sees what a player sees, and one function is enough."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from game.core.kinds import Phase
from game.core.legal import legal
from game.core.moves import Choice
from game.core.rules import apply, start
from game.core.setup import Setup
from game.core.state import State
from game.core.story import Story
from game.core.turn import Step

__all__ = ["Strategy", "StuckError", "allowed", "finish", "play_each", "play_out", "play_together"]

Strategy = Callable[[State], Choice]
"""Gives the choice for a position; the same position always gets the same choice.

Raises `StuckError` where there is nothing to choose from.
"""


_OVER = Phase.OVER


class StuckError(ValueError):
    """A position that is not over, in which nothing can be chosen: the level lacks a card."""

    def __init__(self, state: State) -> None:
        """Quote the position."""
        where = f"round {state.round} of {state.setup.level}, {state.phase}"
        super().__init__(f"nothing can be chosen in {where}; give the level a card with `again`")
        self.state = state

    def __reduce__(self) -> tuple[type["StuckError"], tuple[State]]:
        """Come back whole from a worker in another process."""
        return StuckError, (self.state,)


def allowed(state: State) -> tuple[Choice, ...]:
    """List every choice of this position; `StuckError` when it allows nothing."""
    choices = legal(state)
    if not choices:
        raise StuckError(state)
    return choices


def play_out(setup: Setup, strategy: Strategy) -> Story:
    """Play a setup to its end; `StuckError` when a position allows nothing."""
    return finish(Story(setup, (), (start(setup),)), strategy)


def play_each(setup: Setup, strategy: Strategy, seeds: Iterable[int]) -> Iterator[Story]:
    """Play a setup once for each seed; what one play works out about the table serves the next."""
    for seed in seeds:
        setup = setup.with_seed(seed)
        yield play_out(setup, strategy)


def play_together(
    setup: Setup, strategies: Sequence[Strategy], seeds: Iterable[int]
) -> Iterator[tuple[Story, ...]]:
    """Play a setup with each strategy under the same luck; what they do alike is done once."""
    for seed in seeds:
        setup = setup.with_seed(seed)
        root = _Branch(start(setup))
        yield tuple([_walk(setup, root, strategy) for strategy in strategies])


@dataclass(slots=True)
class _Branch:
    """A step of plays that are the same so far, and where each choice led from there."""

    step: Step
    after: dict[Choice, "_Branch"] = field(default_factory=dict)


def _walk(setup: Setup, root: _Branch, strategy: Strategy) -> Story:
    """Play to the end, along the steps that are there; a new one is left for who comes next."""
    choices: list[Choice] = []
    branches = [root]
    while (state := branches[-1].step.state).phase is not _OVER:
        choice = strategy(state)
        branch = branches[-1].after.get(choice)
        if branch is None:
            branch = branches[-1].after[choice] = _Branch(apply(state, choice))
        choices.append(choice)
        branches.append(branch)
    return Story(setup, tuple(choices), tuple([branch.step for branch in branches]))


def finish(story: Story, strategy: Strategy) -> Story:
    """Play a story on to its end; `StuckError` when a position allows nothing."""
    choices, steps = list(story.choices), list(story.steps)
    state = story.state
    while state.phase is not _OVER:
        choice = strategy(state)
        step = apply(state, choice)
        choices.append(choice)
        steps.append(step)
        state = step.state
    return Story(story.setup, tuple(choices), tuple(steps))
