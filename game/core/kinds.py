"""The closed lists of the rules: what a card can be, what a promise can become."""

from enum import StrEnum

__all__ = [
    "Aim",
    "Channel",
    "Clarity",
    "Ending",
    "Family",
    "Kind",
    "Moment",
    "Phase",
    "Status",
    "Style",
]


class Channel(StrEnum):
    """One of the three things that trust is made of."""

    COMMUNICATION = "communication"
    COMPROMISE = "compromise"
    GOALS = "goals"


class Clarity(StrEnum):
    """How anybody could tell that a promise was kept."""

    VAGUE = "vague"
    CLEAR = "clear"
    VERIFIABLE = "verifiable"


class Family(StrEnum):
    """The kinds of card that belong together on the screen."""

    AGREEMENT = "agreement"
    GESTURE = "gesture"
    TRANSPARENCY = "transparency"
    REPAIR = "repair"
    MEDIATOR = "mediator"
    GUT = "gut"


class Kind(StrEnum):
    """What a card does."""

    AGREEMENT = "agreement"
    GESTURE = "gesture"
    SHARE = "share"
    ASK = "ask"
    CLARIFY = "clarify"
    COMMIT = "commit"
    SORRY = "sorry"
    OWN_UP = "own-up"
    AMENDS = "amends"
    MEDIATOR = "mediator"
    ULTIMATUM = "ultimatum"
    BLAME = "blame"
    SILENCE = "silence"
    DENY = "deny"
    LEAN = "lean"
    BOAST = "boast"

    @property
    def family(self) -> Family:
        """The family this kind belongs to."""
        return _FAMILIES[self]


_FAMILIES = {
    Kind.AGREEMENT: Family.AGREEMENT,
    Kind.GESTURE: Family.GESTURE,
    Kind.SHARE: Family.TRANSPARENCY,
    Kind.ASK: Family.TRANSPARENCY,
    Kind.CLARIFY: Family.TRANSPARENCY,
    Kind.COMMIT: Family.TRANSPARENCY,
    Kind.SORRY: Family.REPAIR,
    Kind.OWN_UP: Family.REPAIR,
    Kind.AMENDS: Family.REPAIR,
    Kind.MEDIATOR: Family.MEDIATOR,
    Kind.ULTIMATUM: Family.GUT,
    Kind.BLAME: Family.GUT,
    Kind.SILENCE: Family.GUT,
    Kind.DENY: Family.GUT,
    Kind.LEAN: Family.GUT,
    Kind.BOAST: Family.GUT,
}


class Style(StrEnum):
    """How a mediator works: helps them talk, suggests terms, or presses."""

    FACILITATE = "facilitate"
    FORMULATE = "formulate"
    LEVERAGE = "leverage"


class Aim(StrEnum):
    """Whom a card's promises serve, once the other side's aims are known."""

    SHARED = "shared"
    NEUTRAL = "neutral"
    OPPOSED = "opposed"


class Phase(StrEnum):
    """Where in a play the player stands."""

    OPENING = "opening"
    ANSWER = "answer"
    MOVE = "move"
    FOLLOW_THROUGH = "follow-through"
    FORESEE = "foresee"
    RECKONING = "reckoning"
    OVER = "over"


class Status(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    MISREAD = "misread"
    BROKEN_OPENLY = "broken-openly"
    BROKEN_QUIETLY = "broken-quietly"
    FELL_THROUGH = "fell-through"  # by accident, without fault
    LAPSED = "lapsed"  # whoever it was made with is gone, and nobody could say what it meant


class Ending(StrEnum):
    """How a play came out."""

    ACCORD = "accord"
    LASTING = "lasting"
    FRAGILE = "fragile"
    STALEMATE = "stalemate"
    COLLAPSE = "collapse"
    CRISIS = "crisis"
    OUSTED = "ousted"


class Moment(StrEnum):
    """An occasion on which a party says a line."""

    GREETING = "greeting"
    ACCEPTS = "accepts"
    DECLINES = "declines"
    GRATEFUL = "grateful"
    LET_DOWN = "let-down"
    READS_DIFFERENTLY = "reads-differently"
    PROVOKED = "provoked"
    OPENS_UP = "opens-up"
    OFFERS = "offers"
