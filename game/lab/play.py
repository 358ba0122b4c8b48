"""A play that plays itself; a strategy sees what a player sees, and one function is enough."""

from collections.abc import Callable

from game.core.kinds import Phase
from game.core.legal import playable
from game.core.moves import Choice
from game.core.rules import apply, start
from game.core.setup import Setup
from game.core.state import State
from game.core.story import Story

__all__ = ["Strategy", "StuckError", "finish", "play_out"]

Strategy = Callable[[State], Choice]
"""Gives the choice for a position; the same position always gets the same choice."""


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


def play_out(setup: Setup, strategy: Strategy) -> Story:
    """Play a setup to its end; `StuckError` when a position allows nothing."""
    return finish(Story(setup, (), (start(setup),)), strategy)


def finish(story: Story, strategy: Strategy) -> Story:
    """Play a story on to its end; `StuckError` when a position allows nothing."""
    choices, steps = list(story.choices), list(story.steps)
    while steps[-1].state.phase is not Phase.OVER:
        state = steps[-1].state
        if state.phase is Phase.MOVE and next(playable(state), None) is None:
            raise StuckError(state)
        choices.append(strategy(state))
        steps.append(apply(state, choices[-1]))
    return Story(story.setup, tuple(choices), tuple(steps))
