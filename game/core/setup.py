"""What was set up: the table, the cards, and everything a level holds in store."""

from dataclasses import dataclass, field
from functools import cached_property

from game.core.dials import Dials
from game.core.effects import Condition, Happening
from game.core.kinds import Aim, Clarity, Kind, Moment, Style
from game.core.moves import Play
from game.core.value import value

__all__ = [
    "FAVOR",
    "AccordRule",
    "Bond",
    "Card",
    "Line",
    "PartySetup",
    "Pledge",
    "Refusal",
    "Relation",
    "Ripple",
    "Setup",
    "Successor",
    "Temperament",
]


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

    def copy(self) -> "Relation":
        """The same once more, for a turn to change; set part by part, which is fastest."""
        twin = object.__new__(Relation)
        twin.holder = self.holder
        twin.other = self.other
        twin.communication = self.communication
        twin.compromise = self.compromise
        twin.goals = self.goals
        twin.wariness = self.wariness
        twin.streak = self.streak
        twin.ceiling = self.ceiling
        twin.lid = self.lid
        twin.faults = self.faults
        twin.appeal = self.appeal
        return twin


@value
class Bond:
    """A personal tie between two parties, in thousandths."""

    a: str
    b: str
    strength: int


_WITH_ALL = (Kind.AGREEMENT, Kind.GESTURE, Kind.MEDIATOR, Kind.BLAME, Kind.BOAST)


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

    def with_seed(self, seed: int) -> "Setup":
        """The same table under other luck; what it has worked out about itself comes along."""
        for name in _WORKED_OUT:
            getattr(self, name)
        twin = object.__new__(Setup)
        twin.__dict__.update(self.__dict__, seed=seed)
        return twin

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

    def possible(self, round_: int) -> tuple[Happening, ...]:
        """What may happen in a round, as far as the calendar goes, in the level's order."""
        return self._calendar[round_]

    @cached_property
    def _calendar(self) -> tuple[tuple[Happening, ...], ...]:
        return tuple(
            tuple(
                one
                for one in self.happenings
                if one.when.rounds is None or one.when.rounds[0] <= number <= one.when.rounds[1]
            )
            for number in range(self.rounds + 1)
        )

    def card(self, card_id: str) -> Card:
        """The card of that name; `KeyError` when the level has none."""
        return self.deck[card_id]

    @cached_property
    def deck(self) -> dict[str, Card]:
        """Every card by its name, the favor among them."""
        return {card.id: card for card in (*self.cards, FAVOR)}

    @cached_property
    def hand(self) -> tuple[tuple[Card, Play | None], ...]:
        """The player's cards, each with the way to play it if there is no more than one."""
        return tuple(
            (card, Play(card.id) if self.played_plainly(card) else None) for card in self.cards
        )

    def played_plainly(self, card: Card) -> bool:
        """Whether a card can be played in one way only: about nothing, with everybody meant."""
        alone = len(self.others) == 1
        return card.kind is not Kind.COMMIT and bool(
            alone or card.partners or card.kind in _WITH_ALL or card.forces is not None
        )

    @cached_property
    def own_offers(self) -> dict[str, tuple[Card, ...]]:
        """What each other party could put: agreements between two, trades it has words for."""
        return {
            other: tuple(card for card in self.cards if self._can_put(other, card))
            for other in self.others
        }

    def _can_put(self, other: str, card: Card) -> bool:
        with_ = card.partners or self.others
        if card.kind is Kind.SHARE:
            return other in with_ and any(
                line.party == other and line.moment is Moment.OFFERS and card.id in line.cards
                for line in self.lines
            )
        return card.kind is Kind.AGREEMENT and with_ == (other,)

    def party(self, party_id: str) -> PartySetup:
        """The party of that name; `KeyError` when nobody has it."""
        return self.parties[self.places[party_id]]

    def between(self, a: str, b: str) -> tuple[str, ...]:
        """These two, in the order in which they sit."""
        return self._pairs[a, b]

    @cached_property
    def _pairs(self) -> dict[tuple[str, str], tuple[str, ...]]:
        table = self.everyone
        return {
            (a, b): tuple(party for party in table if party in (a, b)) for a in table for b in table
        }

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each party stands among the parties of a position."""
        return {party.id: place for place, party in enumerate(self.parties)}

    @cached_property
    def own_feelings(self) -> tuple[int, ...]:
        """Where the feelings between the player and somebody stand among the relations."""
        return tuple(
            place
            for place, one in enumerate(self.relations)
            if self.player in (one.holder, one.other)
        )

    @cached_property
    def feelings(self) -> dict[tuple[str, str], int]:
        """Where each holder's feelings toward another stand among the relations of a position."""
        return {(one.holder, one.other): place for place, one in enumerate(self.relations)}

    def lines_for(self, party: str, moment: Moment, card: str = "") -> tuple[Line, ...]:
        """What this party can say at such a moment about a card, in the level's order."""
        script = self._script
        fitting = script.get((party, moment, card))
        return script.get((party, moment, ""), ()) if fitting is None else fitting

    @cached_property
    def _script(self) -> dict[tuple[str, Moment, str], tuple[Line, ...]]:
        """The lines by who says them, when, and about which card; no card: those that fit any."""
        script: dict[tuple[str, Moment, str], tuple[Line, ...]] = {}
        for line in self.lines:
            alike = [
                one for one in self.lines if (one.party, one.moment) == (line.party, line.moment)
            ]
            for card in ("", *line.cards):
                fitting = tuple(one for one in alike if not one.cards or card in one.cards)
                script[line.party, line.moment, card] = fitting
        return script


_WORKED_OUT = (
    "others",
    "everyone",
    "deck",
    "_calendar",
    "hand",
    "own_offers",
    "_pairs",
    "places",
    "own_feelings",
    "feelings",
    "_script",
)
