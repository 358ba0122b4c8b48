"""What happened, to whom, and because of which rule, with every factor that was applied."""

from enum import StrEnum

from game.core.kinds import Channel, Ending, Phase, Status
from game.core.moves import Sureness
from game.core.state import Promise, Seat, Secret, Wound
from game.core.value import value

__all__ = [
    "AimsRevealed",
    "AppealMoved",
    "Asked",
    "BondMoved",
    "BooksOpened",
    "BreakingMoved",
    "CardPlayed",
    "Cause",
    "CeilingFell",
    "ChannelMoved",
    "Ended",
    "EndingForeseen",
    "Event",
    "Factor",
    "FactorName",
    "FaultMoved",
    "Happened",
    "LidLifted",
    "LineSpoken",
    "MediatorLeft",
    "MediatorSeated",
    "OfferAnswered",
    "OfferClarified",
    "OfferPut",
    "PhaseBegan",
    "PowerMoved",
    "PriceMoved",
    "PromiseChanged",
    "PromiseForeseen",
    "PromiseJudged",
    "PromiseMade",
    "Reason",
    "Replied",
    "RippleMoved",
    "RoundBegan",
    "Rule",
    "SecretEnded",
    "SecretKept",
    "SecretTakenBack",
    "StreakMoved",
    "Succeeded",
    "SupportMoved",
    "TensionMoved",
    "WarinessMoved",
    "Wounded",
    "WoundsClosed",
]


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
    """What every event carries: its cause, and the parties that saw it."""

    cause: Cause
    seen_by: tuple[str, ...]


# ---------------------------------------------------------------- numbers that moved


@value
class ChannelMoved(Happens):
    """A channel moved: base × factors, rounded once to a tenth, held inside its limits."""

    holder: str
    other: str
    channel: Channel
    base: int
    factors: tuple[Factor, ...]
    computed: int
    change: int


@value
class WarinessMoved(Happens):
    """The holder's wariness of the other moved, in thousandths."""

    holder: str
    other: str
    change: int


@value
class StreakMoved(Happens):
    """The holder's count of promises seen kept moved."""

    holder: str
    other: str
    change: int


@value
class CeilingFell(Happens):
    """The holder's communication can never again rise above this, in tenths."""

    holder: str
    other: str
    change: int


@value
class LidLifted(Happens):
    """A grievance was answered: the lid is gone."""

    holder: str
    other: str


@value
class FaultMoved(Happens):
    """The holder counts one more breach without an answer, or one fewer."""

    holder: str
    other: str
    change: int


@value
class AppealMoved(Happens):
    """Something weighs on the holder's next answer, in tenths of a point."""

    holder: str
    other: str
    change: int


@value
class BondMoved(Happens):
    """A personal tie grew or wore out, in thousandths."""

    a: str
    b: str
    change: int


@value
class SupportMoved(Happens):
    """A party's support at home moved, in tenths: base × factors, held inside its limits."""

    party: str
    base: int
    factors: tuple[Factor, ...]
    change: int


@value
class TensionMoved(Happens):
    """Tension moved, in tenths, held inside its limits."""

    base: int
    change: int


# ---------------------------------------------------------------- what was said and done


@value
class RoundBegan(Happens):
    """A new round."""

    round: int


@value
class PhaseBegan(Happens):
    """The player has something else to decide."""

    phase: Phase


@value
class Happened(Happens):
    """Something that the level held in store; `case` names which way it went."""

    happening: str
    case: str


@value
class Asked(Happens):
    """What happened waits for the player's answer."""

    happening: str


@value
class Replied(Happens):
    """The player answered what had happened."""

    happening: str
    answer: str


@value
class Succeeded(Happens):
    """A party's successor took its chair."""

    party: str


@value
class RippleMoved(Happens):
    """Daily life followed tension, a round late; values in hundredths."""

    ripple: str
    before: int
    after: int


@value
class CardPlayed(Happens):
    """A card was played; an offer says whether it was agreed."""

    card: str
    by: str
    about: str | None = None
    to: str | None = None
    agreed: bool = True


@value
class OfferAnswered(Happens):
    """A party said yes or no to the player's offer: the chance and the draw in thousandths."""

    card: str
    by: str
    yes: bool
    chance: int
    drawn: int
    reason: Reason | None = None


@value
class OfferPut(Happens):
    """Another party put an offer on the table; without a card, the table is clear again."""

    by: str
    card: str | None


@value
class OfferClarified(Happens):
    """The offer on the table was made clear."""

    by: str
    card: str


@value
class PromiseMade(Happens):
    """A promise was given."""

    promise: Promise


@value
class PromiseChanged(Happens):
    """A running promise became public, or clear."""

    promise: Promise


@value
class PromiseJudged(Happens):
    """A promise came due: what became of it, and whether a lie was seen through."""

    promise: str
    status: Status
    seen_through: bool = False


@value
class PromiseForeseen(Happens):
    """The player said how sure they were."""

    promise: str
    sureness: Sureness


@value
class EndingForeseen(Happens):
    """The player said how it would come out."""

    ending: Ending


@value
class SecretKept(Happens):
    """Something is being hidden."""

    secret: Secret


@value
class SecretEnded(Happens):
    """What this party hid came out."""

    secret: str
    keeper: str


@value
class SecretTakenBack(Happens):
    """This party owned up to what it had denied."""

    secret: str
    keeper: str


@value
class BooksOpened(Happens):
    """A party's books can be checked up to this round."""

    party: str
    until: int


@value
class AimsRevealed(Happens):
    """A party said what it really wants."""

    party: str
    to: str


@value
class MediatorSeated(Happens):
    """A mediator sat down at the table."""

    seat: Seat


@value
class MediatorLeft(Happens):
    """The mediator's time was up."""

    card: str


@value
class PriceMoved(Happens):
    """Some cards cost more or less at home for a while; in tenths."""

    cards: tuple[str, ...]
    change: int
    until: int


@value
class BreakingMoved(Happens):
    """Breaking a promise from some cards moves support at home for a while; in tenths."""

    cards: tuple[str, ...]
    change: int
    until: int


@value
class PowerMoved(Happens):
    """A party has more or less power for a while, in points."""

    party: str
    change: int
    until: int


@value
class Wounded(Happens):
    """Harm was done without fault; the right next move can mend it."""

    wound: Wound


@value
class WoundsClosed(Happens):
    """The time to mend these has passed."""

    sources: tuple[str, ...]


@value
class LineSpoken(Happens):
    """A party said a line."""

    party: str
    line: str


@value
class Ended(Happens):
    """The play came out so, because of this."""

    ending: Ending
    reason: str


Event = (
    ChannelMoved
    | WarinessMoved
    | StreakMoved
    | CeilingFell
    | LidLifted
    | FaultMoved
    | AppealMoved
    | BondMoved
    | SupportMoved
    | TensionMoved
    | RoundBegan
    | PhaseBegan
    | Happened
    | Asked
    | Replied
    | Succeeded
    | RippleMoved
    | CardPlayed
    | OfferAnswered
    | OfferPut
    | OfferClarified
    | PromiseMade
    | PromiseChanged
    | PromiseJudged
    | PromiseForeseen
    | EndingForeseen
    | SecretKept
    | SecretEnded
    | SecretTakenBack
    | BooksOpened
    | AimsRevealed
    | MediatorSeated
    | MediatorLeft
    | PriceMoved
    | BreakingMoved
    | PowerMoved
    | Wounded
    | WoundsClosed
    | LineSpoken
    | Ended
)
