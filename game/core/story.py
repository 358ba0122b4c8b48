"""A play-through: a setup and the choices made in it, nothing else."""

from collections.abc import Iterable

from game.core.events import Event
from game.core.moves import Choice
from game.core.rules import apply, start
from game.core.setup import Setup
from game.core.state import State
from game.core.turn import Step
from game.core.value import value

__all__ = ["Story", "replay"]


@value
class Story:
    """A play so far: the choices, and the step that each led to; the first step is the start."""

    setup: Setup
    choices: tuple[Choice, ...]
    steps: tuple[Step, ...]

    @property
    def state(self) -> State:
        """Where the play stands now."""
        return self.steps[-1].state

    @property
    def events(self) -> tuple[Event, ...]:
        """Everything that has happened, from the start."""
        return tuple(event for step in self.steps for event in step.events)

    def choose(self, choice: Choice) -> "Story":
        """Go one choice further; `IllegalChoiceError` when the position does not allow it."""
        step = apply(self.state, choice)
        return Story(self.setup, (*self.choices, choice), (*self.steps, step))


def replay(setup: Setup, choices: Iterable[Choice] = ()) -> Story:
    """Play a setup through these choices; the same ones give the same story, always."""
    steps = [start(setup)]
    made = []
    for choice in choices:
        steps.append(apply(steps[-1].state, choice))
        made.append(choice)
    return Story(setup, tuple(made), tuple(steps))
