"""The values of a play: what was set up, and how things stand."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from game.core.change import copy
from game.core.dials import Dials
from game.core.value import value

__all__ = [
    "FAVOR",
    "AccordRule",
    "Aim",
    "Answer",
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
    "LowersCeiling",
    "Moment",
    "MovesAppeal",
    "MovesBond",
    "MovesBreaking",
    "MovesChannel",
    "MovesPower",
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
    "Refusal",
    "Relation",
    "Ripple",
    "Seat",
    "Secret",
    "Setup",
    "Speaks",
    "State",
    "Status",
    "Style",
    "Succeeds",
    "Successor",
    "Sway",
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


# ---------------------------------------------------------------- what is set up


@value
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


@value
class Successor:
    """Who may take a party's chair in mid-play: another temperament, another tie (in ‰)."""

    temperament: Temperament
    bond: int = 0


@value
class PartySetup:
    """A party as the level describes it: power in points, support in tenths."""

    id: str
    power: int
    support: int
    temperament: Temperament
    aims: tuple[str, ...] = ()
    successor: Successor | None = None


@value
class Pledge:
    """What one signer of a card promises: due in rounds from now, cost at home in tenths."""

    by: str
    clarity: Clarity
    due: int
    cost: int | None = None


@value
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
    forces: str | None = None  # the agreement that an ultimatum of the stronger side gets signed


FAVOR = Card("favor", Kind.GESTURE, size=1, plain=True)
"""The small step that another party takes by itself; every setup knows it."""


@value
class Condition:
    """When something may happen; every part that is given must hold.

    Chance in thousandths, tension in tenths, trust in points: the lowest of the others' trust in
    the player, or that of the party `trust_of`. `due_by` names the parties of which one has a
    promise that falls due this round, from one of the cards `due` (any card, when it is empty).
    """

    rounds: tuple[int, int] | None = None
    chance: int = 1000
    tension_above: int | None = None
    tension_below: int | None = None
    trust_above: int | None = None
    trust_below: int | None = None
    trust_of: str | None = None
    mediator: bool | None = None
    books_open: bool | None = None
    aims_asked: bool | None = None
    due_by: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    running: tuple[str, ...] = ()
    running_clarity: tuple[Clarity, ...] = ()
    played: tuple[str, ...] = ()
    not_played: tuple[str, ...] = ()
    just_played: tuple[str, ...] = ()
    happened: tuple[str, ...] = ()
    not_happened: tuple[str, ...] = ()
    kept: int | None = None


@value
class MovesChannel:
    """The holder's trust in the other moves on one channel, by tenths."""

    holder: str
    other: str
    channel: Channel
    change: int


@value
class MovesWariness:
    """The holder's wariness of the other moves, by thousandths."""

    holder: str
    other: str
    change: int


@value
class MovesSupport:
    """A party's support moves, by tenths."""

    party: str
    change: int


@value
class MovesTension:
    """Tension moves, by tenths."""

    change: int


@value
class MovesPrice:
    """Some cards cost a party more or less at home for some rounds; by tenths."""

    cards: tuple[str, ...]
    change: int
    rounds: int


@value
class FallsOut:
    """Promises that fall due now turn out so, without fault: kept, misread or fell through."""

    by: str
    status: Status
    cards: tuple[str, ...] = ()  # none named: any card


@value
class Speaks:
    """A party says a line for a moment."""

    party: str
    moment: Moment


@value
class MovesBreaking:
    """Breaking a promise from some cards moves support at home for some rounds; by tenths."""

    cards: tuple[str, ...]
    change: int
    rounds: int


@value
class MovesPower:
    """A party has more or less power for some rounds, by points."""

    party: str
    change: int
    rounds: int


@value
class MovesAppeal:
    """Something weighs on a party's next answer to the player, by tenths of a point."""

    party: str
    change: int


@value
class MovesBond:
    """The personal tie between the player and a party moves, by thousandths."""

    party: str
    change: int


@value
class LowersCeiling:
    """The holder's communication can never again rise above this, in tenths."""

    holder: str
    other: str
    to: int


@value
class Succeeds:
    """A party's successor takes its chair."""

    party: str


Effect = (
    MovesChannel
    | MovesWariness
    | MovesSupport
    | MovesTension
    | MovesPrice
    | MovesBreaking
    | MovesPower
    | MovesAppeal
    | MovesBond
    | LowersCeiling
    | FallsOut
    | Speaks
    | Succeeds
)


@value
class Case:
    """Effects that follow if a condition holds; the first case of a happening that holds wins."""

    id: str
    when: Condition
    effects: tuple[Effect, ...]


@value
class Reaction:
    """What the next move does to the harm of a happening: mend a share (‰), or repeat it (‰)."""

    mends: tuple[Kind, ...] = ()
    mended: int = 1000
    effects: tuple[Effect, ...] = ()
    worsens: tuple[Kind, ...] = ()
    worsened: int = 1000


@value
class Answer:
    """What the player may answer to a happening that asks, and what follows."""

    id: str
    effects: tuple[Effect, ...]


@value
class Happening:
    """Something a level lets happen, at most once unless `again`; with answers, it asks."""

    id: str
    when: Condition
    effects: tuple[Effect, ...] = ()
    cases: tuple[Case, ...] = ()
    reaction: Reaction | None = None
    again: bool = False
    accident: bool = False
    answers: tuple[Answer, ...] = ()


@value
class Refusal:
    """A party declines whatever is larger than this, until one of the conditions holds."""

    party: str
    above: int
    unless: tuple[Condition, ...] = ()


@value
class Ripple:
    """Daily life: a count (in hundredths) between its value in calm and its value in a crisis."""

    id: str
    start: int
    calm: int
    crisis: int
    step: int = 100


@value
class Line:
    """Something a party can say; with cards named it fits only those."""

    id: str
    party: str
    moment: Moment
    cards: tuple[str, ...] = ()


@value
class AccordRule:
    """Any `count` of these cards in force make the accord."""

    cards: tuple[str, ...]
    count: int = 1


@dataclass(slots=True)
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
    appeal: int = 0  # tenths of a point that weigh on the answer to the next offer


@value
class Bond:
    """A personal tie between two parties, in thousandths."""

    a: str
    b: str
    strength: int


@dataclass(frozen=True)  # without slots it can remember what it works out about itself
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
    refusals: tuple[Refusal, ...] = ()
    dials: Dials = field(default_factory=Dials)

    @cached_property
    def others(self) -> tuple[str, ...]:
        """Everybody at the table but the player."""
        return tuple(party.id for party in self.parties if party.id != self.player)

    @cached_property
    def everyone(self) -> tuple[str, ...]:
        """Everybody at the table."""
        return tuple(party.id for party in self.parties)

    def happening(self, happening_id: str) -> Happening:
        """The happening of that name; `KeyError` when the level has none."""
        for happening in self.happenings:
            if happening.id == happening_id:
                return happening
        raise KeyError(happening_id)

    def card(self, card_id: str) -> Card:
        """The card of that name; `KeyError` when the level has none."""
        return self.deck[card_id]

    @cached_property
    def deck(self) -> dict[str, Card]:
        """Every card by its name, the favor among them."""
        return {card.id: card for card in (*self.cards, FAVOR)}

    def party(self, party_id: str) -> PartySetup:
        """The party of that name; `KeyError` when nobody has it."""
        return self._seats[party_id]

    @cached_property
    def _seats(self) -> dict[str, PartySetup]:
        return {party.id: party for party in self.parties}

    def between(self, a: str, b: str) -> tuple[str, ...]:
        """These two, in the order in which they sit."""
        return self._pairs[a, b]

    @cached_property
    def _pairs(self) -> dict[tuple[str, str], tuple[str, ...]]:
        table = self.everyone
        return {
            (a, b): tuple(party for party in table if party in (a, b)) for a in table for b in table
        }

    def lines_for(self, party: str, moment: Moment) -> tuple[Line, ...]:
        """What this party can say at such a moment, in the level's order."""
        return self._script.get((party, moment), ())

    @cached_property
    def _script(self) -> dict[tuple[str, Moment], tuple[Line, ...]]:
        script: dict[tuple[str, Moment], tuple[Line, ...]] = {}
        for line in self.lines:
            said = script.get((line.party, line.moment), ())
            script[line.party, line.moment] = (*said, line)
        return script


# ---------------------------------------------------------------- how things stand


@dataclass(slots=True)
class Party:
    """How a party stands: support in tenths, the last round in which its books are open.

    `power` counts everything that sways it now; `succeeded` is the round in which its successor
    took the chair, 0 if nobody did.
    """

    id: str
    power: int
    support: int
    books_until: int = 0
    succeeded: int = 0


@value
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


@value
class Secret:
    """A quiet breach (of a promise) or a denial (no promise) that has not come out yet."""

    id: str
    keeper: str
    victims: tuple[str, ...]


@value
class Seat:
    """The mediator at the table, and the last round of the stay."""

    card: str
    until: int
    strength: int  # thousandths left of its influence


@value
class Offer:
    """What another party has put on the table; it waits for the player's answer."""

    by: str
    card: str
    clarified: bool = False


@value
class Played:
    """A card that was played, by whom, whether it came about, and with whom alone, if so."""

    card: str
    round: int
    by: str
    agreed: bool
    to: str | None = None


@value
class Price:
    """A change (in tenths) of what some cards cost at home, up to a round."""

    cards: tuple[str, ...]
    change: int
    until: int


@value
class Sway:
    """A change (in points) of a party's power, up to a round."""

    party: str
    change: int
    until: int


@value
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


@dataclass(slots=True)
class State:
    """A position in a play; a choice leads to a new one.

    Nobody changes a position but the turn that owns it, and only in `evolve`.
    """

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
    lures: tuple[Price, ...] = ()  # what breaking a promise from some cards moves at home
    sways: tuple[Sway, ...] = ()
    played: tuple[Played, ...] = ()
    asked: tuple[str, ...] = ()  # happenings that wait for the player's answer, the first first
    offer: Offer | None = None
    seat: Seat | None = None
    happened: tuple[tuple[str, int], ...] = ()
    revealed: tuple[tuple[str, str], ...] = ()  # (whose aims, to whom)
    said: tuple[str, ...] = ()
    foreseen: tuple[str, ...] = ()  # promises foreseen this round
    ending: Ending | None = None

    def copy(self) -> "State":
        """The same position once more, for a turn to change."""
        twin = copy(self)
        twin.parties = tuple([copy(party) for party in self.parties])
        twin.relations = tuple([copy(relation) for relation in self.relations])
        return twin

    def party(self, party_id: str) -> Party:
        """How that party stands."""
        for party in self.parties:
            if party.id == party_id:
                return party
        raise KeyError(party_id)

    def temperament(self, party_id: str) -> Temperament:
        """How whoever sits in that party's chair decides."""
        setup = self.setup.party(party_id)
        if setup.successor is not None and self.party(party_id).succeeded:
            return setup.successor.temperament
        return setup.temperament

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
        running = [promise for promise in self.promises if promise.status is Status.OPEN]
        if by is not None:
            running = [promise for promise in running if promise.by == by]
        return tuple(running)

    def books_open(self, party_id: str) -> bool:
        """Whether that party's books can be checked this round."""
        return self.party(party_id).books_until >= self.round

    def watched(self, party_id: str) -> bool:
        """Whether somebody can check what that party does: a mediator, or its own open books."""
        return self.seat is not None or self.books_open(party_id)
