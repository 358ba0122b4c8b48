"""What a level lets happen, when, and what it does, in a vocabulary that reads aloud well."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from game.authoring.written import Change, Id, Percent, Points, Share, Text, Written
from game.core.kinds import Clarity, Kind, Moment

__all__ = [
    "EFFECTS",
    "TAG",
    "Answer",
    "BondEffect",
    "BreakingEffect",
    "Case",
    "Effect",
    "Event",
    "Heat",
    "NextAnswerEffect",
    "NextMove",
    "Outcome",
    "PowerEffect",
    "PriceEffect",
    "PromiseEffect",
    "SuccessorEffect",
    "SupportEffect",
    "TalkEffect",
    "TrustEffect",
    "TurnsOut",
    "When",
]

Round = Annotated[int, Field(ge=1, le=20)]


class When(Written):
    """When something may happen; every part that is given must hold."""

    round: Round | None = None
    """In this round only."""
    rounds: Annotated[tuple[Round, ...], Field(min_length=2, max_length=2)] | None = None
    """From the first of these rounds to the last."""
    chance: Percent = 100
    """In percent, drawn anew each round."""
    tension_above: Points | None = None
    tension_below: Points | None = None
    trust_above: Points | None = None
    """The other side's trust in you; with several others, the lowest."""
    trust_below: Points | None = None
    of: Id | None = None
    """Whose trust trust_above and trust_below read, instead of the lowest."""
    mediator: bool | None = None
    """Whether a mediator sits at the table."""
    books_open: bool | None = None
    """Whether your books are open: you shared not long ago."""
    aims_asked: bool | None = None
    """Whether you have asked what the other side wants."""
    due: Id | None = None
    """A promise falls due this round: "yours", "theirs" (of any other), or the id of a party."""
    due_from: tuple[Id, ...] = ()
    """A promise from one of these cards falls due this round."""
    running: tuple[Id, ...] = ()
    """A promise from one of these cards runs."""
    running_clarity: tuple[Clarity, ...] = ()
    """A promise as clear as this runs."""
    played: tuple[Id, ...] = ()
    """One of these cards came about before."""
    not_played: tuple[Id, ...] = ()
    """None of these cards came about before."""
    just_played: tuple[Id, ...] = ()
    """Your last move was one of these cards."""
    happened: tuple[Id, ...] = ()
    """One of these events happened before."""
    not_happened: tuple[Id, ...] = ()
    """None of these events happened before."""
    kept: Annotated[int, Field(ge=1, le=40)] | None = None
    """You have kept at least so many promises."""


class Heat(Written):
    """Tension rises or falls, in points."""

    tension: Change


class SupportEffect(Written):
    """A party's support at home rises or falls, in points."""

    support: Change
    of: Id = "you"


class TrustEffect(Written):
    """Trust moves: `{ trust = "mateo", in = "you", communication = -6 }`."""

    trust: Id
    """Whose trust: a party, or "everyone" for each in each other."""
    toward: Annotated[Id | None, Field(alias="in")] = None
    """In whom."""
    communication: Change = 0
    compromise: Change = 0
    goals: Change = 0
    wariness: Change = 0
    """The fear of being hurt twice, in percent."""
    ceiling: Points | None = None
    """Communication can never rise above this again in this play."""


class PriceEffect(Written):
    """Some cards cost more or less at home for some rounds."""

    price: Change
    """Support; -1 makes them cheaper by one."""
    cards: Annotated[tuple[Id, ...], Field(min_length=1)]
    for_rounds: Annotated[int, Field(ge=1, le=20)] = 1


class BreakingEffect(Written):
    """Breaking a promise from these cards moves support at home for some rounds."""

    breaking: Change
    """Support; 4 makes breaking gain four."""
    cards: Annotated[tuple[Id, ...], Field(min_length=1)]
    for_rounds: Annotated[int, Field(ge=1, le=20)] = 1


class PowerEffect(Written):
    """A party has more or less power for some rounds, in points; then it is as before."""

    power: Annotated[int, Field(ge=-100, le=100)]
    of: Id = "you"
    for_rounds: Annotated[int, Field(ge=1, le=20)]


class NextAnswerEffect(Written):
    """Something weighs on a party's next answer to an offer of yours, in points of trust."""

    next_answer: Change
    of: Id


class BondEffect(Written):
    """The personal tie between you and a party moves, in points."""

    bond: Change
    toward: Annotated[Id, Field(alias="with")]


class SuccessorEffect(Written):
    """A party is replaced by its successor for the rest of the play."""

    succeeds: Id


class TurnsOut(StrEnum):
    """What an accident can make of a promise; none of it is anybody's fault."""

    KEPT = "kept"
    MISREAD = "misread"
    FELL_THROUGH = "fell-through"


class PromiseEffect(Written):
    """Promises that fall due now turn out like this, without fault."""

    promise: Id
    """Whose: "yours", "theirs", "everyone", or the id of a party."""
    turns_out: TurnsOut
    cards: tuple[Id, ...] = ()
    """Only promises from these cards; left out, from any card."""


class TalkEffect(Written):
    """A party says one of its lines."""

    says: Id
    moment: Moment


TAG = "effect:"
EFFECTS = (
    "tension",
    "support",
    "trust",
    "price",
    "breaking",
    "power",
    "next_answer",
    "bond",
    "promise",
    "says",
    "succeeds",
)


def _which(value: Any) -> str:  # noqa: ANN401 - whatever an author wrote
    """Tell an effect by the word it opens with."""
    written = value if isinstance(value, dict) else getattr(type(value), "model_fields", {})
    return TAG + next((key for key in EFFECTS if key in written), "")


Effect = Annotated[
    Annotated[Heat, Tag("effect:tension")]
    | Annotated[SupportEffect, Tag("effect:support")]
    | Annotated[TrustEffect, Tag("effect:trust")]
    | Annotated[PriceEffect, Tag("effect:price")]
    | Annotated[BreakingEffect, Tag("effect:breaking")]
    | Annotated[PowerEffect, Tag("effect:power")]
    | Annotated[NextAnswerEffect, Tag("effect:next_answer")]
    | Annotated[BondEffect, Tag("effect:bond")]
    | Annotated[PromiseEffect, Tag("effect:promise")]
    | Annotated[TalkEffect, Tag("effect:says")]
    | Annotated[SuccessorEffect, Tag("effect:succeeds")],
    Discriminator(_which),
]

Outcome = (
    Heat
    | SupportEffect
    | TrustEffect
    | PriceEffect
    | BreakingEffect
    | PowerEffect
    | NextAnswerEffect
    | BondEffect
    | PromiseEffect
    | TalkEffect
    | SuccessorEffect
)

Effects = Annotated[tuple[Effect, ...], Field(max_length=12)]


class Case(Written):
    """What happens if a condition holds; the first case that holds wins."""

    id: Id
    text: Text
    when: When = When()
    effects: Effects = ()


class Answer(Written):
    """What you may answer, before your move and without spending it."""

    id: Id
    text: Annotated[Text, Field(max_length=80)]
    """The choice, in your words."""
    after: Text
    """What is told afterward."""
    effects: Effects = ()


class NextMove(Written):
    """What your next move makes of the harm: it can mend it, or make it worse."""

    mends: tuple[Kind, ...] = ()
    """Kinds of card that take the harm back."""
    mends_by: Percent = 100
    """How much of it, in percent."""
    mends_text: Text | None = None
    effects: Effects = ()
    """What else follows when the harm is mended."""
    worsens: tuple[Kind, ...] = ()
    """Kinds of card that do the harm once more."""
    worsens_by: Share = 100
    worsens_text: Text | None = None


class Event(Written):
    """Something that may happen, once, unless it may happen again."""

    id: Id
    title: Annotated[Text, Field(max_length=60)]
    text: Text
    when: When
    effects: Effects = ()
    cases: tuple[Case, ...] = ()
    next_move: NextMove | None = None
    again: bool = False
    accident: bool = False
    """An honest accident: nobody's fault, whatever it looks like."""
    answers: Annotated[tuple[Answer, ...], Field(max_length=3)] = ()
    """Two or three answers make it a question that waits for you."""
