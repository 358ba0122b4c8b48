"""What made a promise fall through, by name; and whether the player hid that it did."""

from typing import NamedTuple

from game.core.events import CeilingFell, Event, Happened, PromiseJudged, Replied
from game.core.state import Promise
from game.present.narrator import Narrator

__all__ = ["Accident", "accident"]


class Accident(NamedTuple):
    """The title of what happened; `hidden` when the player answered with a lie that came out."""

    what: str
    hidden: bool


def accident(narrator: Narrator, promise: Promise) -> Accident:
    """Give what made a promise fall through."""
    events = next(step.events for step in narrator.story.steps if _judged(step.events, promise))
    before = events[: _judged(events, promise)[0]]
    cause = [event for event in before if isinstance(event, Happened | Replied)][-1]
    lie = isinstance(cause, Replied) and any(
        isinstance(event, CeilingFell) and event.cause == cause.cause for event in events
    )
    hidden = lie and promise.by == narrator.me
    return Accident(narrator.title(cause.happening), hidden)


def _judged(events: tuple[Event, ...], promise: Promise) -> list[int]:
    """Give the places at which a promise is judged."""
    return [
        place
        for place, event in enumerate(events)
        if isinstance(event, PromiseJudged) and event.promise == promise.id
    ]
