"""Why something happened: the rule that spoke, about what, and every factor that was applied."""

from enum import StrEnum

from game.core.value import value

__all__ = ["Cause", "Factor", "FactorName", "Happens", "Reason", "Rule"]


class Rule(StrEnum):
    """The rules that move numbers; each has a sentence of its own in the ledger."""

    TURN = "turn"
    KEPT = "kept"
    MISREAD = "misread"
    BROKEN_OPENLY = "broken-openly"
    BROKEN_QUIETLY = "broken-quietly"
    FELL_THROUGH = "fell-through"
    SECRET_OUT = "secret-out"  # noqa: S105 - a secret of the story, not a password
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    GESTURE = "gesture"
    SHARE = "share"
    ASK = "ask"
    CLARIFY = "clarify"
    COMMIT = "commit"
    SORRY = "sorry"
    OWN_UP = "own-up"
    AMENDS = "amends"
    HOLLOW = "hollow"
    DENY = "deny"
    MEDIATOR = "mediator"
    MEDIATOR_LEFT = "mediator-left"
    ULTIMATUM = "ultimatum"
    BLAME = "blame"
    SILENCE = "silence"
    LEAN = "lean"
    BOAST = "boast"
    PROVOKED = "provoked"
    THEIR_REPAIR = "their-repair"
    HAPPENING = "happening"
    MENDED = "mended"
    WORSENED = "worsened"
    TENSE = "tense"
    RIPPLE = "ripple"


class Reason(StrEnum):
    """The main reason of a no."""

    TOO_BIG = "too-big"
    TRUST = "trust"
    WARY = "wary"
    POWER = "power"
    PRIDE = "pride"
    UNLUCKY = "unlucky"


class FactorName(StrEnum):
    """What multiplies an impulse."""

    HEADROOM = "headroom"
    WARINESS = "wariness"
    STREAK = "streak"
    CYNICISM = "cynicism"
    GRIEVANCE = "grievance"
    BAD_NEWS = "bad-news"
    CLARITY = "clarity"
    PUBLIC = "public"
    OPENLY = "openly"
    SEEN_THROUGH = "seen-through"
    MISREAD = "misread"
    ASKED_FIRST = "asked-first"
    REPEAT = "repeat"
    AIM = "aim"
    FADED = "faded"
    NEUTRALITY = "neutrality"
    WANED = "waned"
    DISTRUST = "distrust"
    MENDED = "mended"
    WORSENED = "worsened"
    CARRIED_OVER = "carried-over"


@value
class Factor:
    """A named multiplier in thousandths."""

    name: FactorName
    value: int


@value
class Cause:
    """The rule that spoke, and what it spoke about: a card, a promise, a happening, a party."""

    rule: Rule
    subject: str = ""


@value
class Happens:
    """What every event carries: its cause, and the parties that saw it.

    Each kind of event also says in `fold_into` what stands otherwise once it has happened.
    """

    cause: Cause
    seen_by: tuple[str, ...]
