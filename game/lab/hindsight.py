"""What a finished play shows to everybody: the guesses, the two readings, the rosy forecasts."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.core.events import (
    ChannelMoved,
    LineSpoken,
    PromiseForeseen,
    PromiseJudged,
    RoundBegan,
    SecretEnded,
    Wounded,
)
from game.core.forecast import forecast
from game.core.kinds import Channel, Kind, Moment, Status
from game.core.moves import Play, Sureness
from game.core.state import Promise
from game.core.story import Story
from game.core.trust import WEIGHTS
from game.core.turn import Step

__all__ = [
    "Guess",
    "Reading",
    "Rosiness",
    "guesses",
    "most_hurt",
    "outcomes",
    "readings",
    "rosiness",
    "secrets_out",
]

_YES = (Sureness.SURELY, Sureness.LIKELY)
_NO = (Sureness.DOUBTFUL, Sureness.NO)


@dataclass(frozen=True, slots=True)
class Guess:
    """How sure the player was about a promise, and whether it was kept as it was meant."""

    promise: Promise
    sureness: Sureness
    kept: bool

    @property
    def open(self) -> bool:
        """Whether the player left it open."""
        return self.sureness is Sureness.UNSURE

    @property
    def fitting(self) -> bool:
        """Whether the guess leaned the way it went; one that was left open fits neither way."""
        return self.sureness in (_YES if self.kept else _NO)


@dataclass(frozen=True, slots=True)
class Reading:
    """A promise that was kept and heard as broken: by whom, and the line they said, if any."""

    promise: Promise
    holder: str
    line: str | None


@dataclass(frozen=True, slots=True)
class Rosiness:
    """What a bond did to the forecasts: offers it touched, and their chances (‰) summed."""

    offers: int
    shown: int
    honest: int


def guesses(story: Story) -> tuple[Guess, ...]:
    """List what the player foresaw of promises, with how each one came out."""
    return tuple(
        Guess(promise, event.sureness, promise.status in (Status.KEPT, Status.MISREAD))
        for event in story.events
        if isinstance(event, PromiseForeseen)
        for promise in [story.state.promise(event.promise)]
    )


def outcomes(story: Story) -> tuple[tuple[Promise, bool], ...]:
    """List every promise that came due, in order, and whether a lie was seen through at once."""
    return tuple(
        (story.state.promise(event.promise), event.seen_through)
        for event in story.events
        if isinstance(event, PromiseJudged)
    )


def secrets_out(story: Story) -> tuple[tuple[int, str, str], ...]:
    """List what came out: the round, the secret's name, and who had kept it."""
    return tuple(
        (number, event.secret, event.keeper)
        for number, event in _with_rounds(story)
        if isinstance(event, SecretEnded)
    )


def _with_rounds(story: Story) -> Iterator[tuple[int, object]]:
    number = 0
    for event in story.events:
        number = event.round if isinstance(event, RoundBegan) else number
        yield number, event


def most_hurt(story: Story, subject: str) -> Channel:
    """Give the channel on which something took most from trust; communication if nothing did."""
    lost = dict.fromkeys(Channel, 0)
    for event in story.events:
        if isinstance(event, ChannelMoved) and event.cause.subject == subject:
            lost[event.channel] += min(0, event.change) * WEIGHTS[event.channel]
    return min(lost, key=lambda channel: lost[channel])


def readings(story: Story) -> tuple[Reading, ...]:
    """List the promises that were kept and heard as broken, with who heard them so."""
    found = []
    for step in story.steps:
        said = [event for event in step.events if isinstance(event, LineSpoken)]
        for promise, holder in _misread(step):
            line = next((one.line for one in said if _differs(story, one, holder)), None)
            found.append(Reading(promise, holder, line))
    return tuple(found)


def _misread(step: Step) -> Iterator[tuple[Promise, str]]:
    """Give what somebody heard as broken in a step, also where others heard it as it was meant."""
    wounds = [event.wound for event in step.events if isinstance(event, Wounded)]
    for event in step.events:
        if isinstance(event, PromiseJudged):
            promise = step.state.promise(event.promise)
            by_all = event.status is Status.MISREAD
            hurt = [wound.holder for wound in wounds if by_all or wound.source == promise.id]
            yield from ((promise, holder) for holder in promise.to if holder in hurt)


def _differs(story: Story, spoken: LineSpoken, holder: str) -> bool:
    line = next(line for line in story.setup.lines if line.id == spoken.line)
    return spoken.party == holder and line.moment is Moment.READS_DIFFERENTLY


def rosiness(story: Story) -> Rosiness:
    """Sum how likely the player's offers looked, and how likely they were."""
    offers = shown = honest = 0
    for step, choice in zip(story.steps, story.choices, strict=False):
        if isinstance(choice, Play) and story.setup.card(choice.card).kind is Kind.AGREEMENT:
            seen = forecast(step.state, choice)
            if seen is not None and seen.chance is not None and seen.honest is not None:
                offers += 1
                shown += seen.chance
                honest += seen.honest
    return Rosiness(offers, shown, honest)
