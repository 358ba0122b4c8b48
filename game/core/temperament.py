"""How the other side decides: never a villain, always a reason."""

from game.core.chance import logistic
from game.core.conditions import holds
from game.core.events import Reason
from game.core.kinds import Aim, Style
from game.core.setup import Card, Temperament
from game.core.state import Promise, State
from game.core.trust import advantage, trust

__all__ = [
    "PRESETS",
    "can_wait",
    "chance_of_yes",
    "favor_chance",
    "keep_chance",
    "mediator_weight",
    "reason",
]

PRESETS = {
    "reciprocator": Temperament(
        honesty=40, reciprocity=900, pride=0, patience=20, opportunism=0, forgiveness=500
    ),
    "cautious": Temperament(
        honesty=80, reciprocity=600, pride=20, patience=0, opportunism=0, forgiveness=300
    ),
    "proud": Temperament(
        honesty=40, reciprocity=600, pride=60, patience=0, opportunism=0, forgiveness=200
    ),
    "opportunist": Temperament(
        honesty=-40, reciprocity=500, pride=30, patience=0, opportunism=150, forgiveness=200
    ),
    "forgiving": Temperament(
        honesty=20, reciprocity=900, pride=0, patience=40, opportunism=0, forgiveness=900
    ),
}


def mediator_weight(state: State) -> int:
    """Gives what the mediator at the table adds to a yes, in tenths of a point."""
    seat = state.seat
    if seat is None:
        return 0
    dials = state.setup.dials
    card = state.setup.card(seat.card)
    weights = {
        Style.FACILITATE: dials.facilitate_yes,
        Style.FORMULATE: dials.formulate_yes,
        Style.LEVERAGE: dials.leverage_yes,
    }
    weight = weights[card.style or Style.FACILITATE]
    return weight * card.neutrality * seat.strength // 100_000


_AGAINST = (Reason.TRUST, Reason.TOO_BIG, Reason.POWER, Reason.WARY, Reason.PRIDE)


def _needs(state: State, party: str, asker: str, size: int) -> tuple[int, ...]:
    """Gives what stands against a yes, in tenths of a point, in the order of `_AGAINST`."""
    dials = state.setup.dials
    relation = state.relation(party, asker)
    return (
        dials.yes_start,
        dials.yes_size * size,
        dials.yes_advantage * advantage(state, party, asker) // 100,
        dials.yes_wariness * relation.wariness // 1000,
        state.temperament(party).pride,
    )


def can_wait(state: State, party: str, card: Card) -> bool:
    """Whether a party needs nothing this large: it declines until something has happened."""
    return any(
        refusal.party == party
        and card.size > refusal.above
        and not any(holds(state, when) for when in refusal.unless)
        for refusal in state.setup.refusals
    )


def chance_of_yes(state: State, party: str, asker: str, card: Card, rosy: int = 0) -> int:
    """Gives the chance, in thousandths, that a party accepts this offer.

    `rosy` (tenths of a point) is trust that the asker only imagines; 0 gives the honest chance.
    """
    if can_wait(state, party, card):
        return 0
    relation = state.relation(party, asker)
    temperament = state.temperament(party)
    speaks_for = (
        trust(relation) // 100
        + rosy
        + mediator_weight(state)
        + relation.appeal
        + temperament.patience
        + _insight(state, party, asker, card)
    )
    against = sum(_needs(state, party, asker, card.size))
    return logistic(speaks_for - against, state.setup.dials.yes_slope)


def _insight(state: State, party: str, asker: str, card: Card) -> int:
    """Gives what having asked and shared is worth: offers that fit, and can be looked into.

    Whoever knows what the other side wants can offer it; Thompson 1991 on the exchange of
    information in negotiation.
    """
    dials = state.setup.dials
    fits = 0
    if card.aim is not Aim.NEUTRAL and (party, asker) in state.revealed:
        fits = dials.yes_shared if card.aim is Aim.SHARED else -dials.yes_opposed
    return fits + (dials.yes_open_books if state.books_open(asker) else 0)


def reason(state: State, party: str, asker: str, card: Card) -> Reason:
    """Gives the main reason of a no: the heaviest of what the smallest offer would not meet.

    Trust is to blame for as much as it falls short of what even that one needs.
    """
    if can_wait(state, party, card):
        return Reason.POWER
    needs = dict(zip(_AGAINST, _needs(state, party, asker, card.size), strict=True))
    relation = state.relation(party, asker)
    trusted = trust(relation) // 100 + min(0, relation.appeal)
    if trusted >= sum(needs.values()):
        return Reason.UNLUCKY
    smallest = state.setup.dials.yes_size
    needs[Reason.TRUST] = max(0, needs[Reason.TRUST] + smallest - trusted)
    needs[Reason.TOO_BIG] -= smallest
    return max(needs, key=lambda name: needs[name])


def keep_chance(state: State, promise: Promise) -> int:
    """Gives the chance, in thousandths, that another party keeps its promise."""
    dials = state.setup.dials
    chances = []
    for other in promise.to:
        relation = state.relation(promise.by, other)
        temperament = state.temperament(promise.by)
        speaks_for = trust(relation) // 100 + temperament.honesty
        speaks_for += dials.keep_watched if state.watched(promise.by) else 0
        speaks_for += dials.keep_public if promise.public else 0
        against = dials.keep_start + dials.keep_size * promise.size
        against += dials.keep_advantage * advantage(state, promise.by, other) // 100
        against += temperament.opportunism * state.tension // 1000
        chances.append(logistic(speaks_for - against, dials.keep_slope))
    return min(chances)


def favor_chance(state: State, party: str, *, invited: bool) -> int:
    """Gives the chance, in thousandths, that a party answers a kept word with a small step."""
    dials = state.setup.dials
    relation = state.relation(party, state.setup.player)
    warm = logistic(trust(relation) // 100 - dials.favor_start, dials.favor_slope)
    chance = warm * state.temperament(party).reciprocity // 1000
    return min(1000, chance + (dials.gesture_invites if invited else 0))
