"""Daily life makes the news only when there is something new to say of it."""

from game.authoring.model import Level
from game.core.events import RippleMoved
from game.core.setup import Ripple
from game.core.story import Story

__all__ = ["calmer", "newsworthy"]

_OFTEN = 2  # times that a play can stand the same sentence


def newsworthy(level: Level, story: Story) -> dict[int, str]:
    """Give in which rounds daily life is news, and the ripple that is: the one least told of.

    No sentence is told twice in a row, and none more than twice.
    """
    news: dict[int, str] = {}
    told: list[str] = []
    for step in story.steps:
        moved = [event for event in step.events if isinstance(event, RippleMoved)]
        fresh = [(event, _sentence(level, story, event)) for event in moved]
        fresh = [(event, said) for event, said in fresh if _can_be_told(told, said)]
        if fresh:
            event, said = min(fresh, key=lambda one: _last(told, one[1]))
            news[step.state.round] = event.ripple
            told.append(said)
    return news


def calmer(story: Story, event: RippleMoved) -> bool:
    """Whether daily life came closer to how it is when nobody is tense."""
    ripple = _ripple(story, event.ripple)
    return abs(event.after - ripple.calm) < abs(event.before - ripple.calm)


def _ripple(story: Story, name: str) -> Ripple:
    return next(one for one in story.setup.ripples if one.id == name)


def _sentence(level: Level, story: Story, event: RippleMoved) -> str:
    written = next(one for one in level.ripples if one.id == event.ripple)
    return written.better if calmer(story, event) else written.worse


def _can_be_told(told: list[str], said: str) -> bool:
    return said not in told[-1:] and told.count(said) < _OFTEN


def _last(told: list[str], said: str) -> int:
    """Give how far back a sentence lies: the longer ago, the smaller; never told, the smallest."""
    return len(told) - 1 - told[::-1].index(said) if said in told else -1
