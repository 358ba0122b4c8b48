"""From the author's words to the machine's: points become tenths, and nothing is left open."""

from collections.abc import Iterable

from game.authoring.deck import Card, Vow
from game.authoring.news import (
    Answer,
    BondEffect,
    BreakingEffect,
    Case,
    Event,
    Heat,
    NextAnswerEffect,
    NextMove,
    Outcome,
    PowerEffect,
    PriceEffect,
    PromiseEffect,
    SuccessorEffect,
    SupportEffect,
    TalkEffect,
    TrustEffect,
    When,
)
from game.authoring.people import Between, Fear, Player, Preset, Seated, Temper, TrustIn
from game.authoring.written import tenths
from game.core import effects as happens
from game.core import setup as table
from game.core.effects import Effect
from game.core.kinds import Channel, Kind, Status
from game.core.setup import Bond, PartySetup, Pledge, Relation
from game.core.temperament import PRESETS

__all__ = [
    "EVERYONE",
    "PLAIN",
    "PLAYER",
    "THEIRS",
    "YOURS",
    "bonds",
    "cards",
    "happenings",
    "parties",
    "refusals",
    "relations",
    "ripple",
    "tenths",
]

PLAYER = "you"
YOURS = "yours"
THEIRS = "theirs"
EVERYONE = "everyone"

WARINESS = {Fear.LOW: 80, Fear.MEDIUM: 200, Fear.HIGH: 380}
"""The fear of being hurt twice, in thousandths."""

PLAIN: dict[Kind, int | None] = {
    Kind.SORRY: -10,
    Kind.ASK: -10,
    Kind.SHARE: -30,
    Kind.CLARIFY: -10,
    Kind.COMMIT: -20,
    Kind.SILENCE: None,
    Kind.OWN_UP: -40,
}
"""The moves that every level has, and what the unadorned ones move at home, in tenths."""


# ---------------------------------------------------------------- people


def parties(you: Player, others: tuple[Seated, ...]) -> tuple[PartySetup, ...]:
    """Give everybody at the table, the player first."""
    own = PartySetup(PLAYER, you.power, tenths(you.support), PRESETS["reciprocator"], you.aims)
    return (
        own,
        *(
            PartySetup(
                other.id,
                other.power,
                tenths(other.support),
                _temperament(other.temperament),
                other.aims,
                _successor(other),
            )
            for other in others
        ),
    )


def _successor(other: Seated) -> table.Successor | None:
    if other.successor is None:
        return None
    written = other.successor
    return table.Successor(_temperament(written.temperament), tenths(written.bond))


def refusals(others: tuple[Seated, ...]) -> tuple[table.Refusal, ...]:
    """Give what each party declines as too big, and until when."""
    ids = tuple(other.id for other in others)
    return tuple(
        table.Refusal(
            other.id, written.above, tuple(_condition(when, ids) for when in written.unless)
        )
        for other in others
        for written in other.refuses
    )


def _temperament(written: Preset | Temper) -> table.Temperament:
    if isinstance(written, Preset):
        return PRESETS[written.value]
    return table.Temperament(
        honesty=tenths(written.honesty),
        reciprocity=tenths(written.reciprocity),
        pride=tenths(written.pride),
        patience=tenths(written.patience),
        opportunism=tenths(written.opportunism),
        forgiveness=tenths(written.forgiveness),
    )


def relations(others: tuple[Seated, ...], between: tuple[Between, ...]) -> tuple[Relation, ...]:
    """Give what everybody feels toward everybody else; where nothing is written, lukewarm."""
    own = [_relation(PLAYER, other.id, other.you_trust) for other in others]
    theirs = [_relation(other.id, PLAYER, other.trusts_you) for other in others]
    written = {(one.holder, one.toward): one for one in between}
    among = [
        _relation(one.id, other.id, written.get((one.id, other.id), _LUKEWARM))
        for one in others
        for other in others
        if one.id != other.id
    ]
    return (*own, *theirs, *among)


_LUKEWARM = TrustIn(communication=45, compromise=45, goals=45)


def _relation(holder: str, other: str, trust: TrustIn) -> Relation:
    return Relation(
        holder=holder,
        other=other,
        communication=tenths(trust.communication),
        compromise=tenths(trust.compromise),
        goals=tenths(trust.goals),
        wariness=WARINESS[trust.fear],
        lid=tenths(trust.lid) if trust.grievance else None,
    )


def bonds(others: tuple[Seated, ...], between: tuple[Between, ...]) -> tuple[Bond, ...]:
    """Give the personal ties, in thousandths."""
    own = [Bond(PLAYER, other.id, tenths(other.bond)) for other in others]
    among = [Bond(one.holder, one.toward, tenths(one.bond)) for one in between if one.bond]
    return (*own, *among)


# ---------------------------------------------------------------- cards


def cards(written: tuple[Card, ...], others: tuple[Seated, ...]) -> tuple[table.Card, ...]:
    """Give the level's own cards, then a plain one for each everyday move it has none for."""
    own = {card.kind for card in written}
    everyone = tuple(other.id for other in others)
    return (
        *(_card(card, everyone) for card in written),
        *(
            table.Card(f"plain-{kind.value}", kind, home=home, plain=True)
            for kind, home in PLAIN.items()
            if kind not in own
        ),
    )


def _card(card: Card, everyone: tuple[str, ...]) -> table.Card:
    partners = card.partners or everyone
    promised = [
        *((PLAYER, vow) for vow in (card.you_promise,)),
        *((partner, card.they_promise) for partner in partners),
        *((vow.by or PLAYER, vow) for vow in card.promises),
    ]
    return table.Card(
        id=card.id,
        kind=card.kind,
        size=card.size,
        pledges=tuple(_pledge(by, vow) for by, vow in promised if vow is not None),
        public=card.public,
        again=card.again,
        home=None if card.home is None else tenths(card.home),
        partners=card.partners,
        aim=card.aim,
        style=card.style,
        neutrality=round(card.neutrality),
        favors=card.favors,
        forces=card.forces,
    )


def _pledge(by: str, vow: Vow) -> Pledge:
    cost = None if vow.cost is None else tenths(vow.cost)
    return Pledge(by, vow.clarity, vow.due, cost)


def ripple(name: str, start: float, calm: float, crisis: float, step: float) -> table.Ripple:
    """Give a ripple in the hundredths that the rules count in."""
    return table.Ripple(
        name, round(start * 100), round(calm * 100), round(crisis * 100), round(step * 100)
    )


# ---------------------------------------------------------------- events


def happenings(
    events: tuple[Event, ...], others: tuple[Seated, ...]
) -> tuple[happens.Happening, ...]:
    """Give what the level lets happen."""
    ids = tuple(other.id for other in others)
    return tuple(_happening(event, ids) for event in events)


def _happening(event: Event, others: tuple[str, ...]) -> happens.Happening:
    return happens.Happening(
        id=event.id,
        when=_condition(event.when, others),
        effects=_effects(event.effects, others),
        cases=tuple(_case(case, others) for case in event.cases),
        reaction=_reaction(event.next_move, others) if event.next_move else None,
        again=event.again,
        accident=event.accident,
        answers=tuple(_answer(answer, others) for answer in event.answers),
    )


def _case(case: Case, others: tuple[str, ...]) -> happens.Case:
    return happens.Case(case.id, _condition(case.when, others), _effects(case.effects, others))


def _answer(answer: Answer, others: tuple[str, ...]) -> happens.Answer:
    return happens.Answer(answer.id, _effects(answer.effects, others))


def _reaction(move: NextMove, others: tuple[str, ...]) -> happens.Reaction:
    return happens.Reaction(
        mends=move.mends,
        mended=tenths(move.mends_by),
        effects=_effects(move.effects, others),
        worsens=move.worsens,
        worsened=tenths(move.worsens_by),
    )


def _condition(when: When, others: tuple[str, ...]) -> happens.Condition:
    rounds = (when.round, when.round) if when.round is not None else None
    if when.rounds is not None:
        rounds = (when.rounds[0], when.rounds[-1])
    return happens.Condition(
        rounds=rounds,
        chance=tenths(when.chance),
        tension_above=_maybe_tenths(when.tension_above),
        tension_below=_maybe_tenths(when.tension_below),
        trust_above=_maybe_round(when.trust_above),
        trust_below=_maybe_round(when.trust_below),
        trust_of=when.of,
        mediator=when.mediator,
        books_open=when.books_open,
        aims_asked=when.aims_asked,
        due_by=_whose(when.due, others) if when.due else (),
        due=when.due_from,
        running=when.running,
        running_clarity=when.running_clarity,
        played=when.played,
        not_played=when.not_played,
        just_played=when.just_played,
        happened=when.happened,
        not_happened=when.not_happened,
        kept=when.kept,
    )


def _maybe_tenths(points: float | None) -> int | None:
    return None if points is None else tenths(points)


def _maybe_round(points: float | None) -> int | None:
    return None if points is None else round(points)


def _whose(name: str, others: tuple[str, ...]) -> tuple[str, ...]:
    """Give the parties that a word stands for."""
    words = {YOURS: (PLAYER,), THEIRS: others, EVERYONE: (PLAYER, *others)}
    return words.get(name, (name,))


def _effects(written: Iterable[Outcome], others: tuple[str, ...]) -> tuple[Effect, ...]:
    return tuple(effect for one in written for effect in _effect(one, others))


def _effect(effect: Outcome, others: tuple[str, ...]) -> tuple[Effect, ...]:  # noqa: C901 - one arm per effect
    """Give what an effect does, party by party."""
    match effect:
        case Heat(tension=change):
            return (happens.MovesTension(tenths(change)),)
        case SupportEffect(support=change, of=of):
            return tuple(happens.MovesSupport(one, tenths(change)) for one in _whose(of, others))
        case PriceEffect(price=change, cards=named, for_rounds=rounds):
            return (happens.MovesPrice(named, tenths(change), rounds),)
        case BreakingEffect(breaking=change, cards=named, for_rounds=rounds):
            return (happens.MovesBreaking(named, tenths(change), rounds),)
        case PowerEffect(power=change, of=of, for_rounds=rounds):
            return tuple(happens.MovesPower(one, change, rounds) for one in _whose(of, others))
        case NextAnswerEffect(next_answer=change, of=of):
            return tuple(happens.MovesAppeal(one, tenths(change)) for one in _whose(of, others))
        case BondEffect(bond=change, toward=toward):
            return (happens.MovesBond(toward, tenths(change)),)
        case PromiseEffect(promise=of, turns_out=turns_out, cards=named):
            status = Status(turns_out.value)
            return tuple(happens.FallsOut(one, status, named) for one in _whose(of, others))
        case TalkEffect(says=party, moment=moment):
            return (happens.Speaks(party, moment),)
        case SuccessorEffect(succeeds=party):
            return (happens.Succeeds(party),)
        case TrustEffect():
            return _trust(effect, others)


def _trust(effect: TrustEffect, others: tuple[str, ...]) -> tuple[Effect, ...]:
    everyone = (PLAYER, *others)
    holders = _whose(effect.trust, others)
    toward = _whose(effect.toward, others) if effect.toward else everyone
    pairs = [(holder, other) for holder in holders for other in toward if holder != other]
    changes = {
        Channel.COMMUNICATION: tenths(effect.communication),
        Channel.COMPROMISE: tenths(effect.compromise),
        Channel.GOALS: tenths(effect.goals),
    }
    wariness = tenths(effect.wariness)
    ceiling = None if effect.ceiling is None else tenths(effect.ceiling)
    return tuple(
        moved
        for holder, other in pairs
        for moved in (
            *(
                happens.MovesChannel(holder, other, channel, change)
                for channel, change in changes.items()
                if change
            ),
            *((happens.MovesWariness(holder, other, wariness),) if wariness else ()),
            *((happens.LowersCeiling(holder, other, ceiling),) if ceiling is not None else ()),
        )
    )
