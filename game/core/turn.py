"""A rule speaks by emitting an event, and `evolve` is the only place where a state changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
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
    StreakMoved,
    Succeeded,
    SupportMoved,
    TensionMoved,
    WarinessMoved,
    Wounded,
    WoundsClosed,
)
from game.core.state import Channel, Offer, Party, Played, Price, Promise, Relation, State, Sway

__all__ = ["Fate", "Step", "Turn", "evolve"]


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


@dataclass(frozen=True, slots=True)
class Step:
    """Where a choice led, and everything that happened on the way."""

    state: State
    events: tuple[Event, ...]


@dataclass(slots=True)
class Turn:
    """A choice being carried out: the state so far, and what has happened.

    `fate` settles beforehand what luck would decide; forecasts use it.
    """

    state: State
    events: list[Event] = field(default_factory=list)
    fate: Mapping[Fate, bool] = field(default_factory=dict)

    def emit(self, event: Event) -> None:
        """Let something happen: write it down and fold it into the state."""
        self.events.append(event)
        self.state = evolve(self.state, event)

    def draw(self, fate: Fate, subject: str, party: str = "") -> int:
        """The thousandths that luck holds for this matter in this round."""
        return draw(self.state.setup.seed, self.state.round, fate, subject, party)

    def happens(self, fate: Fate, chance: int, subject: str, party: str = "") -> bool:
        """Whether something with this chance (in thousandths) comes about.

        What is settled beforehand stays so, but only an answer can be settled against all odds.
        """
        settled = self.fate.get(fate)
        if settled is not None and (0 < chance < 1000 or fate is Fate.YES):
            return settled
        return self.draw(fate, subject, party) < chance

    def step(self) -> Step:
        """The result, frozen."""
        return Step(self.state, tuple(self.events))


def _limit(value: int, most: int = 1000) -> int:
    return max(0, min(most, value))


def _with_party(state: State, party_id: str, change: Callable[[Party], Party]) -> State:
    parties = tuple(change(party) if party.id == party_id else party for party in state.parties)
    return replace(state, parties=parties)


def _with_relation(
    state: State, holder: str, other: str, change: Callable[[Relation], Relation]
) -> State:
    relations = tuple(
        change(relation) if (relation.holder, relation.other) == (holder, other) else relation
        for relation in state.relations
    )
    return replace(state, relations=relations)


def _with_promise(state: State, promise: Promise) -> State:
    promises = tuple(promise if old.id == promise.id else old for old in state.promises)
    return replace(state, promises=promises)


def _with_sways(state: State, sways: tuple[Sway, ...]) -> State:
    """Give every party the power it has by itself, and what sways it now."""
    if sways == state.sways:
        return state
    parties = tuple(
        replace(
            party,
            power=_limit(
                state.setup.party(party.id).power
                + sum(sway.change for sway in sways if sway.party == party.id),
                100,
            ),
        )
        for party in state.parties
    )
    return replace(state, parties=parties, sways=sways)


def _move_channel(relation: Relation, channel: Channel, change: int) -> Relation:
    match channel:
        case Channel.COMMUNICATION:
            return replace(relation, communication=_limit(relation.communication + change))
        case Channel.COMPROMISE:
            return replace(relation, compromise=_limit(relation.compromise + change))
        case Channel.GOALS:
            return replace(relation, goals=_limit(relation.goals + change))


def evolve(state: State, event: Event) -> State:  # noqa: C901, PLR0912 - one arm per event, so that mypy proves that none is missing
    """Fold one event into a state; the only place where a state changes."""
    match event:
        case ChannelMoved(holder=holder, other=other, channel=channel, change=change):
            return _with_relation(
                state, holder, other, lambda old: _move_channel(old, channel, change)
            )
        case WarinessMoved(holder=holder, other=other, change=change):
            return _with_relation(
                state, holder, other, lambda old: replace(old, wariness=old.wariness + change)
            )
        case StreakMoved(holder=holder, other=other, change=change):
            return _with_relation(
                state, holder, other, lambda old: replace(old, streak=old.streak + change)
            )
        case CeilingFell(holder=holder, other=other, change=change):
            return _with_relation(
                state, holder, other, lambda old: replace(old, ceiling=old.ceiling + change)
            )
        case LidLifted(holder=holder, other=other):
            return _with_relation(state, holder, other, lambda old: replace(old, lid=None))
        case FaultMoved(holder=holder, other=other, change=change):
            return _with_relation(
                state, holder, other, lambda old: replace(old, faults=old.faults + change)
            )
        case AppealMoved(holder=holder, other=other, change=change):
            return _with_relation(
                state, holder, other, lambda old: replace(old, appeal=old.appeal + change)
            )
        case BondMoved(a=a, b=b, change=change):
            bonds = tuple(
                replace(bond, strength=_limit(bond.strength + change))
                if {bond.a, bond.b} == {a, b}
                else bond
                for bond in state.bonds
            )
            return replace(state, bonds=bonds)
        case SupportMoved(party=party_id, change=change):
            return _with_party(
                state, party_id, lambda old: replace(old, support=_limit(old.support + change))
            )
        case TensionMoved(change=change):
            return replace(state, tension=_limit(state.tension + change))
        case RoundBegan(round=number):
            prices = tuple(price for price in state.prices if price.until >= number)
            lures = tuple(lure for lure in state.lures if lure.until >= number)
            state = _with_sways(state, tuple(one for one in state.sways if one.until >= number))
            return replace(
                state,
                round=number,
                tension_before=state.tension,
                foreseen=(),
                prices=prices,
                lures=lures,
            )
        case PhaseBegan(phase=phase):
            return replace(state, phase=phase)
        case Happened(happening=happening):
            return replace(state, happened=(*state.happened, (happening, state.round)))
        case Asked(happening=happening):
            return replace(state, asked=(*state.asked, happening))
        case Replied(happening=happening):
            asked = tuple(one for one in state.asked if one != happening)
            return replace(state, asked=asked)
        case Succeeded(party=party_id):
            return _with_party(state, party_id, lambda old: replace(old, succeeded=state.round))
        case RippleMoved(ripple=ripple_id, after=after):
            ripples = tuple(
                after if ripple.id == ripple_id else value
                for ripple, value in zip(state.setup.ripples, state.ripples, strict=True)
            )
            return replace(state, ripples=ripples)
        case CardPlayed(card=card, by=by, agreed=agreed):
            played = Played(card, state.round, by, agreed)
            return replace(state, played=(*state.played, played))
        case OfferPut(by=by, card=offered):
            return replace(state, offer=Offer(by, offered) if offered is not None else None)
        case OfferClarified(by=by, card=offered):
            return replace(state, offer=Offer(by, offered, clarified=True))
        case PromiseMade(promise=promise):
            return replace(state, promises=(*state.promises, promise))
        case PromiseChanged(promise=promise):
            return _with_promise(state, promise)
        case PromiseJudged(promise=promise_id, status=status):
            promise = replace(state.promise(promise_id), status=status, judged=state.round)
            return _with_promise(state, promise)
        case PromiseForeseen(promise=promise_id):
            return replace(state, foreseen=(*state.foreseen, promise_id))
        case SecretKept(secret=secret):
            return replace(state, secrets=(*state.secrets, secret))
        case SecretEnded(secret=secret_id):
            secrets = tuple(secret for secret in state.secrets if secret.id != secret_id)
            return replace(state, secrets=secrets)
        case BooksOpened(party=party_id, until=until):
            return _with_party(state, party_id, lambda old: replace(old, books_until=until))
        case AimsRevealed(party=party_id, to=to):
            return replace(state, revealed=(*state.revealed, (party_id, to)))
        case MediatorSeated(seat=seat):
            return replace(state, seat=seat)
        case MediatorLeft():
            return replace(state, seat=None)
        case PriceMoved(cards=cards, change=change, until=until):
            return replace(state, prices=(*state.prices, Price(cards, change, until)))
        case BreakingMoved(cards=cards, change=change, until=until):
            return replace(state, lures=(*state.lures, Price(cards, change, until)))
        case PowerMoved(party=party_id, change=change, until=until):
            return _with_sways(state, (*state.sways, Sway(party_id, change, until)))
        case Wounded(wound=wound):
            return replace(state, wounds=(*state.wounds, wound))
        case WoundsClosed(sources=sources):
            wounds = tuple(wound for wound in state.wounds if wound.source not in sources)
            return replace(state, wounds=wounds)
        case LineSpoken(line=line):
            return replace(state, said=(*state.said, line))
        case Ended(ending=ending):
            return replace(state, ending=ending)
        case EndingForeseen() | OfferAnswered():
            return state
