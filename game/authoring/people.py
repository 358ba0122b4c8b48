"""Who sits at the table, what they want, and how far they trust each other at the start."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from game.authoring.news import When
from game.authoring.written import Change, Id, Percent, Points, Text, Written
from game.core.kinds import Moment

__all__ = [
    "Between",
    "Fear",
    "Player",
    "Preset",
    "Reasons",
    "Refuses",
    "Seated",
    "Successor",
    "Temper",
    "TrustIn",
]


class Fear(StrEnum):
    """How slowly a side takes a kept promise to heart: the fear of being hurt twice."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Preset(StrEnum):
    """A temperament with a name."""

    RECIPROCATOR = "reciprocator"
    CAUTIOUS = "cautious"
    PROUD = "proud"
    OPPORTUNIST = "opportunist"
    FORGIVING = "forgiving"


class Temper(Written):
    """A temperament in numbers, for when no preset fits."""

    honesty: Change = 0
    """Points that make keeping a promise likelier; below zero, less likely."""
    reciprocity: Percent = 60
    """How readily a kept word is answered with a small step, in percent."""
    pride: Change = 0
    """Points that make a yes harder and hitting back likelier."""
    patience: Change = 0
    """Points that make a yes easier."""
    opportunism: Change = 0
    """Points by which high tension makes breaking a promise likelier."""
    forgiveness: Percent = 30
    """How often a misreading or an accident is met with a question first, in percent."""


class Reasons(Written):
    """Why each channel stands where it stands, in a few words."""

    communication: Text | None = None
    compromise: Text | None = None
    goals: Text | None = None


class TrustIn(Written):
    """One side's trust in another at the start: three channels from 0 to 100."""

    communication: Points
    compromise: Points
    goals: Points
    fear: Fear = Fear.MEDIUM
    """Fear of being hurt twice: low, medium or high."""
    grievance: bool = False
    """Whether this side waits for an answer for what was done to it."""
    lid: Points = 60
    """How far communication can rise while that grievance is unanswered."""
    reasons: Reasons = Reasons()


class Person(Written):
    """What every party has."""

    name: Annotated[Text, Field(max_length=60)]
    portrait: Id
    """The pictures in assets/portraits are called PORTRAIT-MOOD.png."""
    one_line: Text
    """Who this is, in one line."""
    aims: Annotated[tuple[Text, ...], Field(min_length=1, max_length=5)]
    """What this party really wants; the other side sees it only after asking."""
    power: Annotated[int, Field(ge=0, le=100)] = 50
    support: Points = 60
    """How far this party's own people, or its pride, follow it."""
    moods: dict[Id, Text] = Field(default_factory=dict)
    """What each mood of the portrait looks like, in words."""


class Player(Person):
    """The chair that the player takes."""


def _which(value: Any) -> str:  # noqa: ANN401 - whatever an author wrote
    """Tell a table of numbers from a preset's name."""
    return "effect:temper" if isinstance(value, dict | Temper) else "effect:preset"


Temperament = Annotated[
    Annotated[Preset, Tag("effect:preset")] | Annotated[Temper, Tag("effect:temper")],
    Discriminator(_which),
]


class Refuses(Written):
    """A party declines what is too big, with a reason, until something has happened."""

    above: Annotated[int, Field(ge=0, le=4)]
    """It declines agreements of a larger size."""
    unless: Annotated[tuple[When, ...], Field(max_length=6)] = ()
    """Any of these conditions lifts it."""


class Successor(Written):
    """Who takes the chair when `succeeds` replaces a party."""

    name: Annotated[Text, Field(max_length=60)]
    portrait: Id
    one_line: Text
    temperament: Temperament = Preset.RECIPROCATOR
    bond: Percent = 0
    moods: dict[Id, Text] = Field(default_factory=dict)
    lines: dict[Moment, tuple[Text, ...]] = Field(default_factory=dict)
    """What this one says, by moment; at others, what the one before would have said."""


class Seated(Person):
    """Somebody on the other side of the table."""

    id: Id
    temperament: Temperament = Preset.RECIPROCATOR
    """A preset's name, or a table of numbers."""
    bond: Percent = 0
    """A personal tie to the player, 0 to 100: it opens doors and makes forecasts too rosy."""
    trusts_you: TrustIn
    you_trust: TrustIn
    refuses: Annotated[tuple[Refuses, ...], Field(max_length=4)] = ()
    successor: Successor | None = None


class Between(TrustIn):
    """How two of the others stand to each other; needed only with three or more at the table."""

    holder: Id
    toward: Id
    bond: Percent = 0
