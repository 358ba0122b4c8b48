"""The 50/30/20 formula, and how a number moves: base × factors, rounded once."""

from collections.abc import Iterable

from game.core.events import (
    BondMoved,
    Cause,
    CeilingFell,
    ChannelMoved,
    Factor,
    FactorName,
    StreakMoved,
    SupportMoved,
    TensionMoved,
    WarinessMoved,
)
from game.core.kinds import Channel
from game.core.setup import Relation
from game.core.state import State
from game.core.turn import Turn

__all__ = [
    "WEIGHTS",
    "cap",
    "cool",
    "level",
    "lower_ceiling",
    "lowest_trust",
    "move_bond",
    "move_channel",
    "move_streak",
    "move_support",
    "move_tension",
    "move_wariness",
    "multiply",
    "round_half_away",
    "shift_channel",
    "trust",
    "witnesses",
]

_COMMUNICATION = Channel.COMMUNICATION
_COMPROMISE = Channel.COMPROMISE
_HEADROOM = FactorName.HEADROOM
_WARINESS = FactorName.WARINESS
_STREAK = FactorName.STREAK
_BAD_NEWS = FactorName.BAD_NEWS

WEIGHTS = {Channel.COMMUNICATION: 50, Channel.COMPROMISE: 30, Channel.GOALS: 20}


def trust(relation: Relation) -> int:
    """Gives 50 % communication + 30 % compromise + 20 % goals, in thousandths of a point."""
    return 50 * relation.communication + 30 * relation.compromise + 20 * relation.goals


def lowest_trust(state: State) -> int:
    """Gives the lowest trust among the player's own pairs, in thousandths of a point."""
    relations = state.relations
    return min([trust(relations[place]) for place in state.setup.own_feelings])


def level(relation: Relation, channel: Channel) -> int:
    """Gives the level of one channel in tenths."""
    if channel is _COMMUNICATION:
        return relation.communication
    return relation.compromise if channel is _COMPROMISE else relation.goals


def cap(relation: Relation, channel: Channel) -> int:
    """Gives how far a channel can rise now, in tenths: below the ceiling and below the lid."""
    if channel is not _COMMUNICATION:
        return 1000
    lid = relation.lid
    return relation.ceiling if lid is None or lid > relation.ceiling else lid


def round_half_away(numerator: int, denominator: int) -> int:
    """Gives the quotient rounded to a whole number, halves away from zero."""
    rounded = (2 * abs(numerator) + denominator) // (2 * denominator)
    return rounded if numerator >= 0 else -rounded


def multiply(base: int, factors: Iterable[Factor]) -> int:
    """Gives base × factors, rounded once, half away from zero."""
    return _product(base, factors)[0]


def _product(base: int, factors: Iterable[Factor]) -> tuple[int, tuple[Factor, ...]]:
    """Gives base × factors, rounded once, and the factors that change anything."""
    telling = []
    numerator, denominator = base, 1
    for factor in factors:
        if factor.value != 1000:
            numerator *= factor.value
            denominator *= 1000
            telling.append(factor)
    return round_half_away(numerator, denominator), tuple(telling)


def witnesses(state: State, *parties: str, public: bool = False) -> tuple[str, ...]:
    """Gives who sees an act between these parties: they alone, or everybody if it is public."""
    if public:
        return state.setup.everyone
    if len(parties) == 2:
        return state.setup.between(*parties)
    return tuple([party for party in state.setup.everyone if party in parties])


def advantage(state: State, holder: str, other: str) -> int:
    """Gives how much more power the holder has, in points; 0 when it has less."""
    return max(0, state.party(holder).power - state.party(other).power)


def _gain_factors(
    state: State, relation: Relation, channel: Channel, above: int
) -> tuple[Factor, ...]:
    """Gives what a gain is multiplied by, with so much room (in tenths) above."""
    dials = state.setup.dials
    whole = 1000 + dials.headroom
    room = max(0, above + dials.headroom)
    factors = [Factor(_HEADROOM, round_half_away(room * 1000, whole))]
    if relation.wariness:
        factors.append(Factor(_WARINESS, 1000 - relation.wariness))
    if relation.streak:
        streak = dials.streak_step * min(relation.streak, dials.streak_most)
        factors.append(Factor(_STREAK, 1000 + streak))
    if channel is _COMMUNICATION:
        return tuple(factors)
    if relation.lid is not None:
        factors.append(Factor(FactorName.GRIEVANCE, dials.grievance))
    if channel is _COMPROMISE:
        edge = advantage(state, relation.holder, relation.other)
        if edge:
            factors.append(Factor(FactorName.CYNICISM, 1000 - dials.cynicism * edge // 100))
    return tuple(factors)


def _loss_factors(state: State, channel: Channel) -> tuple[Factor, ...]:
    dials = state.setup.dials
    if channel is _COMMUNICATION:
        weight = dials.loss_communication
    else:
        weight = dials.loss_compromise if channel is _COMPROMISE else dials.loss_goals
    return (Factor(_BAD_NEWS, weight),)


def move_channel(  # noqa: PLR0913 - an impulse is a holder, an other, a channel, a base and a cause
    turn: Turn,
    holder: str,
    other: str,
    channel: Channel,
    base: int,
    cause: Cause,
    *more: Factor,
    seen_by: tuple[str, ...] = (),
) -> None:
    """Let an impulse (in tenths) work on a channel: gains shrink with wariness, losses weigh."""
    if base == 0:
        return
    state = turn.state
    relation = state.relation(holder, other)
    now, top = level(relation, channel), cap(relation, channel)
    if base > 0:
        ways = _gain_factors(state, relation, channel, top - now)
    else:
        ways = _loss_factors(state, channel)
    _shift(turn, relation, channel, (now, top), base, (*more, *ways), cause, seen_by)


def shift_channel(  # noqa: PLR0913 - as above
    turn: Turn,
    holder: str,
    other: str,
    channel: Channel,
    base: int,
    cause: Cause,
    *factors: Factor,
    seen_by: tuple[str, ...] = (),
) -> None:
    """Move a channel by base × factors and nothing else, held inside its limits."""
    relation = turn.state.relation(holder, other)
    span = level(relation, channel), cap(relation, channel)
    _shift(turn, relation, channel, span, base, factors, cause, seen_by)


def _shift(  # noqa: PLR0913, PLR0917 - as above
    turn: Turn,
    relation: Relation,
    channel: Channel,
    span: tuple[int, int],
    base: int,
    factors: tuple[Factor, ...],
    cause: Cause,
    seen_by: tuple[str, ...],
) -> None:
    """Move a channel that stands at the first of a span, and cannot rise above the second."""
    now, top = span
    computed, telling = _product(base, factors)
    change = max(-now, min(max(now, top) - now, computed))
    if computed == 0 and change == 0:
        return
    holder, other = relation.holder, relation.other
    turn.emit(
        ChannelMoved(
            cause,
            seen_by or turn.state.setup.between(holder, other),
            holder,
            other,
            channel,
            base,
            telling,
            computed,
            change,
        )
    )


def move_wariness(turn: Turn, holder: str, other: str, change: int, cause: Cause) -> None:
    """Move the holder's wariness, in thousandths, between 0 and the most it can be."""
    now = turn.state.relation(holder, other).wariness
    most = max(now, turn.state.setup.dials.wariness_most)
    moved = max(0, min(most, now + change)) - now
    if moved:
        seen_by = turn.state.setup.between(holder, other)
        turn.emit(WarinessMoved(cause, seen_by, holder, other, moved))


def cool(turn: Turn, holder: str, other: str, share: int, cause: Cause) -> None:
    """Multiply the holder's wariness by a share, in thousandths."""
    now = turn.state.relation(holder, other).wariness
    move_wariness(turn, holder, other, round_half_away(now * share, 1000) - now, cause)


def move_streak(turn: Turn, holder: str, other: str, change: int, cause: Cause) -> None:
    """Count one more promise seen kept, or start again."""
    if change:
        seen_by = turn.state.setup.between(holder, other)
        turn.emit(StreakMoved(cause, seen_by, holder, other, change))


def lower_ceiling(turn: Turn, holder: str, other: str, to: int, cause: Cause) -> None:
    """Hold the holder's communication below a level (in tenths) for the rest of the play."""
    fall = max(0, to) - turn.state.relation(holder, other).ceiling
    if fall < 0:
        seen_by = turn.state.setup.between(holder, other)
        turn.emit(CeilingFell(cause, seen_by, holder, other, fall))


def move_support(
    turn: Turn,
    party: str,
    base: int,
    cause: Cause,
    *factors: Factor,
    seen_by: tuple[str, ...] = (),
) -> None:
    """Move a party's support at home by base × factors, in tenths."""
    now = turn.state.party(party).support
    moved, telling = _product(base, factors) if factors else (base, ())
    change = max(-now, min(1000 - now, moved))
    if change:
        turn.emit(
            SupportMoved(
                cause,
                seen_by or turn.state.setup.everyone,
                party,
                base,
                telling,
                change,
            )
        )


def move_tension(turn: Turn, base: int, cause: Cause) -> None:
    """Move tension, in tenths."""
    now = turn.state.tension
    change = max(0, min(1000, now + base)) - now
    if change:
        seen_by = turn.state.setup.everyone
        turn.emit(TensionMoved(cause, seen_by, base, change))


def move_bond(turn: Turn, a: str, b: str, base: int, cause: Cause) -> None:
    """Move a personal tie, in thousandths."""
    now = turn.state.bond(a, b)
    change = max(0, min(1000, now + base)) - now
    if change:
        seen_by = turn.state.setup.between(a, b)
        turn.emit(BondMoved(cause, seen_by, a, b, change))
