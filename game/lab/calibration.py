"""Whether forecasts are honest: what was shown beside what happened, over many plays."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from game.core.events import ChannelMoved, Event, OfferAnswered, PromiseMade
from game.core.forecast import Forecast, forecast
from game.core.kinds import Channel, Status
from game.core.moves import Play
from game.core.state import Promise
from game.core.story import Story

__all__ = ["BINS", "Calibration", "Chance"]

BINS = 10
"""In how many equal parts the chances of a yes are counted."""

_DONE = (Status.KEPT, Status.MISREAD)


@dataclass(frozen=True, slots=True)
class Chance:
    """Offers whose honest chance of a yes was about the same: the mean chance, and the yeses."""

    offers: int
    forecast: float
    yes: float


@dataclass(slots=True)
class Calibration:
    """Forecasts beside what happened, in whole numbers, so that parts can be joined.

    An interval counts once for each card that came about and each strand that it leaves in
    doubt, when the promises given with it were kept, as the forecast supposes.
    """

    offers: Counter[int] = field(default_factory=Counter)
    chances: Counter[int] = field(default_factory=Counter)
    yes: Counter[int] = field(default_factory=Counter)
    rosy: int = 0
    below: int = 0
    inside: int = 0
    above: int = 0

    def add(self, story: Story) -> None:
        """Count the forecasts of one play."""
        for index, choice in enumerate(story.choices):
            if isinstance(choice, Play):
                seen = forecast(story.steps[index].state, choice)
                if seen is not None:
                    self._count(story, index, seen)

    def _count(self, story: Story, index: int, seen: Forecast) -> None:
        now = story.steps[index + 1].events
        answers = [event.yes for event in now if isinstance(event, OfferAnswered)]
        if seen.honest is not None and seen.chance is not None:
            place = min(BINS - 1, seen.honest * BINS // 1000)
            self.offers[place] += 1
            self.chances[place] += seen.honest
            self.yes[place] += all(answers)
            self.rosy += seen.chance - seen.honest
            if not all(answers):
                return
        mine = _given(story, index)
        if any(story.state.promise(promise.id).status not in _DONE for promise in mine):
            return
        moved = _moved(story, index, {promise.id for promise in mine})
        for strand in seen.strands:
            if strand.low == strand.high:
                continue
            change = moved[strand.holder, strand.channel]
            if change < strand.low:
                self.below += 1
            elif change > strand.high:
                self.above += 1
            else:
                self.inside += 1

    def join(self, other: "Calibration") -> None:
        """Add what somebody else counted."""
        self.offers += other.offers
        self.chances += other.chances
        self.yes += other.yes
        self.rosy += other.rosy
        self.below += other.below
        self.inside += other.inside
        self.above += other.above

    @property
    def changes(self) -> int:
        """How many changes were counted."""
        return self.below + self.inside + self.above

    @property
    def covered(self) -> float:
        """The share of the changes that lay inside their 80 % interval."""
        return self.inside / max(1, self.changes)

    @property
    def error(self) -> float:
        """How far chances and yeses lie apart, over all offers, on the mean."""
        total = max(1, self.offers.total())
        return sum(abs(one.forecast - one.yes) * one.offers for one in self.curve()) / total

    @property
    def too_rosy(self) -> float:
        """By how much a bond raised the shown chance of a yes, on the mean."""
        return self.rosy / max(1, self.offers.total()) / 1000

    def curve(self) -> tuple[Chance, ...]:
        """Give the forecast chances beside the share of yeses, from the least to the most."""
        return tuple(
            Chance(
                self.offers[place],
                self.chances[place] / self.offers[place] / 1000,
                self.yes[place] / self.offers[place],
            )
            for place in range(BINS)
            if self.offers[place]
        )


def _given(story: Story, index: int) -> list[Promise]:
    """Give the player's own promises that were given with a choice."""
    me = story.setup.player
    made = (event for event in story.steps[index + 1].events if isinstance(event, PromiseMade))
    return [event.promise for event in made if event.promise.by == me]


def _moved(story: Story, index: int, promises: set[str]) -> Counter[tuple[str, Channel]]:
    """Sum what a card and the promises given with it did to the others' trust in the player."""
    card = story.choices[index]
    subjects = promises | ({card.card} if isinstance(card, Play) else set())
    moved: Counter[tuple[str, Channel]] = Counter()
    for event in _since(story, index, promises):
        if (
            isinstance(event, ChannelMoved)
            and event.other == story.setup.player
            and event.cause.subject in subjects
        ):
            moved[event.holder, event.channel] += event.change
    return moved


def _since(story: Story, index: int, promises: set[str]) -> Iterator[Event]:
    """Give what happened with a choice, and later only what came of its promises."""
    yield from story.steps[index + 1].events
    for step in story.steps[index + 2 :]:
        yield from (event for event in step.events if event.cause.subject in promises)
