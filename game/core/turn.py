"""A rule speaks by emitting an event, and `evolve` is the only place where a state changes."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from game.core.chance import draw
from game.core.change import replace
from game.core.events import (
    AimsRevealed,
    AppealMoved,
    Asked,
    BondMoved,
    BooksOpened,
    BreakingMoved,
    CardPlayed,
    CeilingFell,
    ChannelMoved,
    Ended,
    EndingForeseen,
    Event,
    FaultMoved,
    Happened,
    LidLifted,
    LineSpoken,
    MediatorLeft,
    MediatorSeated,
    OfferAnswered,
    OfferClarified,
    OfferPut,
    PhaseBegan,
    PowerMoved,
    PriceMoved,
    PromiseChanged,
    PromiseForeseen,
    PromiseJudged,
    PromiseMade,
    Replied,
    RippleMoved,
    RoundBegan,
    SecretEnded,
    SecretKept,
    SecretTakenBack,
    StreakMoved,
    Succeeded,
    SupportMoved,
    TensionMoved,
    WarinessMoved,
    Wounded,
    WoundsClosed,
)
from game.core.kinds import Channel
from game.core.setup import Bond
from game.core.state import Offer, Played, Price, Promise, State, Sway
from game.core.value import value

__all__ = ["Fate", "Step", "Turn", "evolve", "fold"]


class Fate(StrEnum):
    """The kinds of thing that luck decides; each has draws of its own."""

    YES = "yes"
    KEEPS = "keeps"
    OPENLY = "openly"
    MISREAD = "misread"
    ASKED_FIRST = "asked-first"
    SEEN = "seen"
    BOAST = "boast"
    SECRET_OUT = "secret-out"  # noqa: S105 - a secret of the story, not a password
    HAPPENING = "happening"
    FAVOR = "favor"
    OFFER = "offer"
    REPAIR = "repair"
    PROVOKED = "provoked"
    LINE = "line"


@value
class Step:
    """Where a choice led, and everything that happened on the way."""

    state: State
    events: tuple[Event, ...]


class Turn:
    """A choice being carried out on a position of its own, and what has happened so far.

    `fate` settles beforehand what luck would decide; forecasts use it.
    """

    __slots__ = ("events", "fate", "state")

    def __init__(self, state: State, fate: Mapping[Fate, bool] | None = None) -> None:
        """Start from a position, which stays as it is."""
        self.state = state.copy()
        self.events: list[Event] = []
        self.fate = fate or {}

    def emit(self, event: Event) -> None:
        """Let something happen: write it down and fold it into the state."""
        self.events.append(event)
        evolve(self.state, event)

    def draw(self, fate: Fate, subject: str, party: str = "") -> int:
        """The thousandths that luck holds for this matter in this round."""
        return draw(self.state.setup.seed, self.state.round, fate, subject, party)

    def happens(self, fate: Fate, chance: int, subject: str, party: str = "") -> bool:
        """Whether something with this chance (in thousandths) comes about.

        What is settled beforehand stays so, but only an answer can be settled against all odds.
        """
        if self.fate:
            settled = self.fate.get(fate)
            if settled is not None and (0 < chance < 1000 or fate is Fate.YES):
                return settled
        if chance >= 1000:
            return True
        return chance > 0 and self.draw(fate, subject, party) < chance

    def step(self) -> Step:
        """The result, frozen."""
        return Step(self.state, tuple(self.events))


def _limit(value: int, most: int = 1000) -> int:
    return max(0, min(most, value))


def fold(state: State, events: Iterable[Event]) -> State:
    """Give the position that these events lead to; the one before stays as it is."""
    after = state.copy()
    for event in events:
        evolve(after, event)
    return after


def evolve(state: State, event: Event) -> None:  # noqa: C901, PLR0912, PLR0915 - one arm per event, so that mypy proves that none is missing
    """Fold one event into a state that its turn owns; the only place where a state changes."""
    match event:
        case ChannelMoved():
            relation = state.relation(event.holder, event.other)
            match event.channel:
                case Channel.COMMUNICATION:
                    relation.communication = _limit(relation.communication + event.change)
                case Channel.COMPROMISE:
                    relation.compromise = _limit(relation.compromise + event.change)
                case Channel.GOALS:
                    relation.goals = _limit(relation.goals + event.change)
        case PhaseBegan():
            state.phase = event.phase
        case SupportMoved():
            party = state.party(event.party)
            party.support = _limit(party.support + event.change)
        case TensionMoved():
            state.tension = _limit(state.tension + event.change)
        case WarinessMoved():
            state.relation(event.holder, event.other).wariness += event.change
        case StreakMoved():
            state.relation(event.holder, event.other).streak += event.change
        case RoundBegan():
            number = event.round
            state.prices = tuple([price for price in state.prices if price.until >= number])
            state.lures = tuple([lure for lure in state.lures if lure.until >= number])
            _sway(state, tuple([sway for sway in state.sways if sway.until >= number]))
            state.round = number
            state.tension_before = state.tension
            state.foreseen = ()
        case LineSpoken():
            state.said = (*state.said, event.line)
        case CardPlayed():
            played = Played(event.card, state.round, event.by, event.agreed, event.to)
            state.played = (*state.played, played)
        case PromiseMade():
            state.promises = (*state.promises, event.promise)
        case PromiseJudged():
            promise = state.promise(event.promise)
            judged = replace(promise, status=event.status, judged=state.round)
            state.promises = _with_promise(state, judged)
        case PromiseForeseen():
            state.foreseen = (*state.foreseen, event.promise)
        case RippleMoved():
            state.ripples = tuple(
                event.after if ripple.id == event.ripple else value
                for ripple, value in zip(state.setup.ripples, state.ripples, strict=True)
            )
        case CeilingFell():
            state.relation(event.holder, event.other).ceiling += event.change
        case LidLifted():
            state.relation(event.holder, event.other).lid = None
        case FaultMoved():
            state.relation(event.holder, event.other).faults += event.change
        case AppealMoved():
            state.relation(event.holder, event.other).appeal += event.change
        case BondMoved():
            state.bonds = tuple(
                Bond(bond.a, bond.b, _limit(bond.strength + event.change))
                if {bond.a, bond.b} == {event.a, event.b}
                else bond
                for bond in state.bonds
            )
        case Happened():
            state.happened = (*state.happened, (event.happening, state.round))
        case Asked():
            state.asked = (*state.asked, event.happening)
        case Replied():
            state.asked = tuple(one for one in state.asked if one != event.happening)
        case Succeeded():
            state.party(event.party).succeeded = state.round
        case OfferPut():
            state.offer = Offer(event.by, event.card) if event.card is not None else None
        case OfferClarified():
            state.offer = Offer(event.by, event.card, clarified=True)
        case PromiseChanged():
            state.promises = _with_promise(state, event.promise)
        case SecretKept():
            state.secrets = (*state.secrets, event.secret)
        case SecretEnded() | SecretTakenBack():
            state.secrets = tuple(one for one in state.secrets if one.id != event.secret)
        case BooksOpened():
            state.party(event.party).books_until = event.until
        case AimsRevealed():
            state.revealed = (*state.revealed, (event.party, event.to))
        case MediatorSeated():
            state.seat = event.seat
        case MediatorLeft():
            state.seat = None
        case PriceMoved():
            state.prices = (*state.prices, Price(event.cards, event.change, event.until))
        case BreakingMoved():
            state.lures = (*state.lures, Price(event.cards, event.change, event.until))
        case PowerMoved():
            _sway(state, (*state.sways, Sway(event.party, event.change, event.until)))
        case Wounded():
            state.wounds = (*state.wounds, event.wound)
        case WoundsClosed():
            state.wounds = tuple(
                wound for wound in state.wounds if wound.source not in event.sources
            )
        case Ended():
            state.ending = event.ending
        case EndingForeseen() | OfferAnswered():
            pass


def _with_promise(state: State, promise: Promise) -> tuple[Promise, ...]:
    return tuple([promise if old.id == promise.id else old for old in state.promises])


def _sway(state: State, sways: tuple[Sway, ...]) -> None:
    """Give every party the power it has by itself, and what sways it now."""
    if sways == state.sways:
        return
    state.sways = sways
    for party in state.parties:
        swayed = sum(sway.change for sway in sways if sway.party == party.id)
        party.power = _limit(state.setup.party(party.id).power + swayed, 100)
