"""How things stand: a position in a play."""

from dataclasses import dataclass, field

from game.core.kinds import Clarity, Ending, Phase, Status
from game.core.moves import Choice
from game.core.setup import Bond, Relation, Setup, Temperament
from game.core.value import value

__all__ = [
    "Offer",
    "Party",
    "Played",
    "Price",
    "Promise",
    "Seat",
    "Secret",
    "State",
    "Sway",
    "Wound",
]


_OPEN = Status.OPEN


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

    def copy(self) -> "Party":
        """The same once more, for a turn to change; set part by part, which is fastest."""
        twin = object.__new__(Party)
        twin.id = self.id
        twin.power = self.power
        twin.support = self.support
        twin.books_until = self.books_until
        twin.succeeded = self.succeeded
        return twin


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

    Nobody changes a position but the turn that owns it, as events are folded into it.
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
    choices: tuple[Choice, ...] | None = field(  # what can be chosen, once `legal` was asked
        default=None, init=False, repr=False, compare=False
    )

    def copy(self) -> "State":
        """The same position once more, for a turn to change; set part by part, as above."""
        twin = object.__new__(State)
        twin.setup = self.setup
        twin.round = self.round
        twin.phase = self.phase
        twin.parties = tuple([party.copy() for party in self.parties])
        twin.relations = tuple([relation.copy() for relation in self.relations])
        twin.bonds = self.bonds
        twin.tension = self.tension
        twin.tension_before = self.tension_before
        twin.ripples = self.ripples
        twin.promises = self.promises
        twin.secrets = self.secrets
        twin.wounds = self.wounds
        twin.prices = self.prices
        twin.lures = self.lures
        twin.sways = self.sways
        twin.played = self.played
        twin.asked = self.asked
        twin.offer = self.offer
        twin.seat = self.seat
        twin.happened = self.happened
        twin.revealed = self.revealed
        twin.said = self.said
        twin.foreseen = self.foreseen
        twin.ending = self.ending
        twin.choices = None
        return twin

    def party(self, party_id: str) -> Party:
        """How that party stands; `KeyError` when nobody has the name."""
        return self.parties[self.setup.places[party_id]]

    def temperament(self, party_id: str) -> Temperament:
        """How whoever sits in that party's chair decides."""
        setup = self.setup.party(party_id)
        if setup.successor is not None and self.party(party_id).succeeded:
            return setup.successor.temperament
        return setup.temperament

    def relation(self, holder: str, other: str) -> Relation:
        """What the holder feels toward the other; `KeyError` when there is nothing between them."""
        return self.relations[self.setup.feelings[holder, other]]

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
        running = [promise for promise in self.promises if promise.status is _OPEN]
        if by is not None:
            running = [promise for promise in running if promise.by == by]
        return tuple(running)

    def books_open(self, party_id: str) -> bool:
        """Whether that party's books can be checked this round."""
        return self.party(party_id).books_until >= self.round

    def watched(self, party_id: str) -> bool:
        """Whether somebody can check what that party does: a mediator, or its own open books."""
        return self.seat is not None or self.books_open(party_id)
