"""The values of a play: what was set up, and how things stand."""

from dataclasses import dataclass, field
from enum import StrEnum

from game.core.dials import Dials

__all__ = [
    "FAVOR",
    "AccordRule",
    "Aim",
    "Bond",
    "Card",
    "Case",
    "Channel",
    "Clarity",
    "Condition",
    "Effect",
    "Ending",
    "FallsOut",
    "Family",
    "Happening",
    "Kind",
    "Line",
    "Moment",
    "MovesChannel",
    "MovesPrice",
    "MovesSupport",
    "MovesTension",
    "MovesWariness",
    "Offer",
    "Party",
    "PartySetup",
    "Phase",
    "Played",
    "Pledge",
    "Price",
    "Promise",
    "Reaction",
    "Relation",
    "Ripple",
    "Seat",
    "Secret",
    "Setup",
    "Speaks",
    "State",
    "Status",
    "Style",
    "Temperament",
    "Wound",
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


# ---------------------------------------------------------------- what is set up


@dataclass(frozen=True, slots=True)
class Temperament:
    """How the other side decides.

    Honesty, pride, patience and opportunism in tenths of a point; reciprocity and forgiveness
    in thousandths.
    """

    honesty: int
    reciprocity: int
    pride: int
    patience: int
    opportunism: int
    forgiveness: int


@dataclass(frozen=True, slots=True)
class PartySetup:
    """A party as the level describes it: power in points, support in tenths."""

    id: str
    power: int
    support: int
    temperament: Temperament
    aims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pledge:
    """What one signer of a card promises: due in rounds from now, cost at home in tenths."""

    by: str
    clarity: Clarity
    due: int
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """Something the player can do with a move; `home` in tenths replaces the default price."""

    id: str
    kind: Kind
    size: int = 0
    pledges: tuple[Pledge, ...] = ()
    public: bool = False
    again: bool = False
    home: int | None = None
    partners: tuple[str, ...] = ()  # nobody named: everybody else at the table
    aim: Aim = Aim.NEUTRAL
    style: Style | None = None
    neutrality: int = 100
    favors: str | None = None
    plain: bool = False


FAVOR = Card("favor", Kind.GESTURE, size=1, plain=True)
"""The small step that another party takes by itself; every setup knows it."""


@dataclass(frozen=True, slots=True)
class Condition:
    """When something may happen; every part that is given must hold.

    Chance in thousandths, tension in tenths, trust (the other's in the player) in points.
    `due_by` names the party whose promise falls due this round, from one of the cards `due`
    (any card, when `due` is empty).
    """

    rounds: tuple[int, int] | None = None
    chance: int = 1000
    tension_above: int | None = None
    tension_below: int | None = None
    trust_above: int | None = None
    trust_below: int | None = None
    mediator: bool | None = None
    books_open: bool | None = None
    aims_asked: bool | None = None
    due_by: str | None = None
    due: tuple[str, ...] = ()
    running: tuple[str, ...] = ()
    running_clarity: tuple[Clarity, ...] = ()
    played: tuple[str, ...] = ()
    not_played: tuple[str, ...] = ()
    kept: int | None = None


@dataclass(frozen=True, slots=True)
class MovesChannel:
    """The holder's trust in the other moves on one channel, by tenths."""

    holder: str
    other: str
    channel: Channel
    change: int


@dataclass(frozen=True, slots=True)
class MovesWariness:
    """The holder's wariness of the other moves, by thousandths."""

    holder: str
    other: str
    change: int


@dataclass(frozen=True, slots=True)
class MovesSupport:
    """A party's support moves, by tenths."""

    party: str
    change: int


@dataclass(frozen=True, slots=True)
class MovesTension:
    """Tension moves, by tenths."""

    change: int


@dataclass(frozen=True, slots=True)
class MovesPrice:
    """Some cards cost a party more or less at home for some rounds; by tenths."""

    cards: tuple[str, ...]
    change: int
    rounds: int


@dataclass(frozen=True, slots=True)
class FallsOut:
    """Promises that fall due now turn out so, without fault: kept, misread or fell through."""

    by: str
    status: Status
    cards: tuple[str, ...] = ()  # none named: any card


@dataclass(frozen=True, slots=True)
class Speaks:
    """A party says a line for a moment."""

    party: str
    moment: Moment


Effect = MovesChannel | MovesWariness | MovesSupport | MovesTension | MovesPrice | FallsOut | Speaks


@dataclass(frozen=True, slots=True)
class Case:
    """Effects that follow if a condition holds; the first case of a happening that holds wins."""

    id: str
    when: Condition
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Reaction:
    """What the next move does to the harm of a happening: mend a share (‰), or repeat it (‰)."""

    mends: tuple[Kind, ...] = ()
    mended: int = 1000
    effects: tuple[Effect, ...] = ()
    worsens: tuple[Kind, ...] = ()
    worsened: int = 1000


@dataclass(frozen=True, slots=True)
class Happening:
    """Something a level lets happen, at most once unless `again`."""

    id: str
    when: Condition
    effects: tuple[Effect, ...] = ()
    cases: tuple[Case, ...] = ()
    reaction: Reaction | None = None
    again: bool = False
    accident: bool = False


@dataclass(frozen=True, slots=True)
class Ripple:
    """Daily life: a count (in hundredths) between its value in calm and its value in a crisis."""

    id: str
    start: int
    calm: int
    crisis: int
    step: int = 100


@dataclass(frozen=True, slots=True)
class Line:
    """Something a party can say; with cards named it fits only those."""

    id: str
    party: str
    moment: Moment
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AccordRule:
    """Any `count` of these cards in force make the accord."""

    cards: tuple[str, ...]
    count: int = 1


@dataclass(frozen=True, slots=True)
class Relation:
    """What the holder feels toward another party: channels and ceiling in tenths, wariness ‰."""

    holder: str
    other: str
    communication: int
    compromise: int
    goals: int
    wariness: int = 0
    streak: int = 0
    ceiling: int = 1000
    lid: int | None = None  # set while a grievance is unanswered
    faults: int = 0  # unanswered breaches
    appeal: int = 0  # tenths of a point that a friendship adds to the next offer


@dataclass(frozen=True, slots=True)
class Bond:
    """A personal tie between two parties, in thousandths."""

    a: str
    b: str
    strength: int


@dataclass(frozen=True, slots=True)
class Setup:
    """Everything the engine needs to play a level, resolved; the words stay in the level."""

    level: str
    seed: int
    rounds: int
    player: str
    parties: tuple[PartySetup, ...]
    relations: tuple[Relation, ...]
    bonds: tuple[Bond, ...]
    tension: int
    cards: tuple[Card, ...]
    happenings: tuple[Happening, ...] = ()
    ripples: tuple[Ripple, ...] = ()
    lines: tuple[Line, ...] = ()
    accord: AccordRule | None = None
    dials: Dials = field(default_factory=Dials)

    @property
    def others(self) -> tuple[str, ...]:
        """Everybody at the table but the player."""
        return tuple(party.id for party in self.parties if party.id != self.player)

    @property
    def everyone(self) -> tuple[str, ...]:
        """Everybody at the table."""
        return tuple(party.id for party in self.parties)

    def card(self, card_id: str) -> Card:
        """The card of that name; `KeyError` when the level has none."""
        for card in (*self.cards, FAVOR):
            if card.id == card_id:
                return card
        raise KeyError(card_id)

    def party(self, party_id: str) -> PartySetup:
        """The party of that name; `KeyError` when nobody has it."""
        for party in self.parties:
            if party.id == party_id:
                return party
        raise KeyError(party_id)


# ---------------------------------------------------------------- how things stand


@dataclass(frozen=True, slots=True)
class Party:
    """How a party stands: support in tenths, the last round in which its books are open."""

    id: str
    power: int
    support: int
    books_until: int = 0


@dataclass(frozen=True, slots=True)
class Promise:
    """Who owes what to whom by when; cost at home in tenths."""

    id: str
    card: str
    by: str
    to: tuple[str, ...]
    size: int
    clarity: Clarity
    public: bool
    made: int
    due: int
    cost: int
    boast: bool = False
    status: Status = Status.OPEN
    judged: int = 0


@dataclass(frozen=True, slots=True)
class Secret:
    """A quiet breach (of a promise) or a denial (no promise) that has not come out yet."""

    id: str
    keeper: str
    victims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """The mediator at the table, and the last round of the stay."""

    card: str
    until: int
    strength: int  # thousandths left of its influence


@dataclass(frozen=True, slots=True)
class Offer:
    """What another party has put on the table; it waits for the player's answer."""

    by: str
    card: str
    clarified: bool = False


@dataclass(frozen=True, slots=True)
class Played:
    """A card that was played, by whom, and whether it came about."""

    card: str
    round: int
    by: str
    agreed: bool


@dataclass(frozen=True, slots=True)
class Price:
    """A change (in tenths) of what some cards cost at home, up to a round."""

    cards: tuple[str, ...]
    change: int
    until: int


@dataclass(frozen=True, slots=True)
class Wound:
    """Harm done without fault, which the right next move can mend; all in tenths, as changes."""

    source: str  # a promise that was misread, or a happening
    round: int
    holder: str
    other: str
    communication: int = 0
    compromise: int = 0
    goals: int = 0
    tension: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """A position in a play; a choice leads to a new one."""

    setup: Setup
    round: int
    phase: Phase
    parties: tuple[Party, ...]
    relations: tuple[Relation, ...]
    bonds: tuple[Bond, ...]
    tension: int
    tension_before: int
    ripples: tuple[int, ...]
    promises: tuple[Promise, ...] = ()
    secrets: tuple[Secret, ...] = ()
    wounds: tuple[Wound, ...] = ()
    prices: tuple[Price, ...] = ()
    played: tuple[Played, ...] = ()
    offer: Offer | None = None
    seat: Seat | None = None
    happened: tuple[tuple[str, int], ...] = ()
    revealed: tuple[tuple[str, str], ...] = ()  # (whose aims, to whom)
    said: tuple[str, ...] = ()
    foreseen: tuple[str, ...] = ()  # promises foreseen this round
    ending: Ending | None = None

    def party(self, party_id: str) -> Party:
        """How that party stands."""
        for party in self.parties:
            if party.id == party_id:
                return party
        raise KeyError(party_id)

    def relation(self, holder: str, other: str) -> Relation:
        """What the holder feels toward the other."""
        for relation in self.relations:
            if relation.holder == holder and relation.other == other:
                return relation
        raise KeyError((holder, other))

    def promise(self, promise_id: str) -> Promise:
        """The promise of that name."""
        for promise in self.promises:
            if promise.id == promise_id:
                return promise
        raise KeyError(promise_id)

    def bond(self, a: str, b: str) -> int:
        """The strength of the tie between two parties in thousandths; 0 without one."""
        for bond in self.bonds:
            if {bond.a, bond.b} == {a, b}:
                return bond.strength
        return 0

    def open_promises(self, by: str | None = None) -> tuple[Promise, ...]:
        """The promises that still run, of one party or of all."""
        return tuple(
            promise
            for promise in self.promises
            if promise.status is Status.OPEN and by in (None, promise.by)
        )

    def books_open(self, party_id: str) -> bool:
        """Whether that party's books can be checked this round."""
        return self.party(party_id).books_until >= self.round
