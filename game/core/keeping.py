"""A promise kept: how each receiver reads it, and what it is worth; or gone wrong by accident."""

from game.core.breach import break_openly, hurt
from game.core.events import Cause, Factor, FactorName, PromiseJudged, Rule
from game.core.kinds import Aim, Channel, Moment, Status
from game.core.promises import by_clarity, hearers, publicly
from game.core.speech import speak
from game.core.state import Promise, State
from game.core.trust import cool, move_channel, move_streak, move_support, move_tension
from game.core.turn import Fate, Turn

__all__ = ["fall_through", "keep", "misread_chance", "read_differently"]


def misread_chance(state: State, promise: Promise, holder: str) -> int:
    """Gives the chance, in thousandths, that a kept promise is heard as broken."""
    dials = state.setup.dials
    base = by_clarity(promise, dials.misread_vague, dials.misread_clear, dials.misread_verifiable)
    if base == 0 or state.watched(promise.by):
        return 0
    relation = state.relation(holder, promise.by)
    return base * (2000 - relation.communication) * (1000 + relation.wariness) // 2_000_000


def keep(turn: Turn, promise: Promise) -> None:
    """Do what was promised; each receiver reads it for itself."""
    state = turn.state
    if promise.boast and turn.happens(Fate.BOAST, state.setup.dials.boast_fails, promise.id):
        break_openly(turn, promise)
        return
    misread = [
        holder
        for holder in promise.to
        if turn.happens(Fate.MISREAD, misread_chance(state, promise, holder), promise.id, holder)
    ]
    nobody = len(misread) == len(promise.to)  # read it as it was meant
    rule = Rule.MISREAD if nobody else Rule.KEPT
    status = Status.MISREAD if nobody else Status.KEPT
    move_support(turn, promise.by, -_price_now(state, promise), Cause(Rule.KEPT, promise.id))
    turn.emit(
        PromiseJudged(
            Cause(rule, promise.id),
            hearers(state, promise),
            promise.id,
            status,
        )
    )
    for holder in promise.to:
        if holder in misread:
            read_differently(turn, promise, holder)
        else:
            _welcome(turn, promise, holder)
    if not nobody:
        dials = state.setup.dials
        ease = dials.kept_tension + dials.kept_tension_size * promise.size
        shared = ease * 2 // max(2, _halves(state, promise))
        move_tension(turn, -shared, Cause(Rule.KEPT, promise.id))


def _halves(state: State, promise: Promise) -> int:
    """Gives how many promises this one's agreement is made of: a deal for three calms no more."""
    return len(
        [1 for one in state.promises if one.card == promise.card and one.made == promise.made]
    )


def _price_now(state: State, promise: Promise) -> int:
    changes = sum(price.change for price in state.prices if promise.card in price.cards)
    return max(0, promise.cost + changes)


def _repeat(state: State, promise: Promise) -> Factor:
    """Gives how much a kept promise from the same card still teaches."""
    dials = state.setup.dials
    before = len(
        [
            1
            for old in state.promises
            if old.card == promise.card
            and old.by == promise.by
            and old.status is Status.KEPT
            and old.id != promise.id
        ]
    )
    value = (1000, dials.repeat_second, dials.repeat_later)[min(before, 2)]
    return Factor(FactorName.REPEAT, value)


def _aim(state: State, promise: Promise) -> Factor:
    """Gives how much a promise serves what both sides want, as far as they know it."""
    dials = state.setup.dials
    me = state.setup.player
    asked = all((other, me) in state.revealed for other in (promise.by, *promise.to) if other != me)
    if not asked:
        return Factor(FactorName.AIM, dials.aim_unknown)
    values = {
        Aim.SHARED: dials.aim_shared,
        Aim.NEUTRAL: 1000,
        Aim.OPPOSED: dials.aim_opposed,
    }
    return Factor(FactorName.AIM, values[state.setup.card(promise.card).aim])


def _welcome(turn: Turn, promise: Promise, holder: str) -> None:
    """Let a receiver take a kept promise to heart."""
    dials = turn.state.setup.dials
    cause = Cause(Rule.KEPT, promise.id)
    repeat = _repeat(turn.state, promise)
    said = by_clarity(promise, dials.kept_vague, dials.kept_clear, dials.kept_verifiable)
    given = dials.kept_compromise + dials.kept_compromise_size * promise.size
    aimed = dials.kept_goals + dials.kept_goals_size * promise.size
    public = publicly(turn.state, promise)
    seen_by = hearers(turn.state, promise)
    aim = _aim(turn.state, promise)
    by = promise.by
    move_channel(
        turn, holder, by, Channel.COMMUNICATION, said, cause, repeat, public, seen_by=seen_by
    )
    move_channel(turn, holder, by, Channel.COMPROMISE, given, cause, repeat, seen_by=seen_by)
    move_channel(turn, holder, by, Channel.GOALS, aimed, cause, repeat, aim, seen_by=seen_by)
    cool(turn, holder, by, dials.kept_wariness, cause)
    move_streak(turn, holder, by, 1, cause)
    received = dials.home_received + dials.home_received_size * promise.size
    move_support(turn, holder, received, cause)
    if by == turn.state.setup.player:
        speak(turn, holder, Moment.GRATEFUL, promise.card, cause)


def read_differently(turn: Turn, promise: Promise, holder: str) -> None:
    """Let a receiver hear a kept promise as broken: harm without fault, which talk can mend."""
    state = turn.state
    dials = state.setup.dials
    cause = Cause(Rule.MISREAD, promise.id)
    factors = [Factor(FactorName.MISREAD, dials.misread_weight)]
    factors += _asked_first(turn, promise, holder)
    hurt(turn, promise, holder, cause, factors, wound=promise.id)
    if promise.by == state.setup.player:
        speak(turn, holder, Moment.READS_DIFFERENTLY, promise.card, cause)


def _asked_first(turn: Turn, promise: Promise, holder: str) -> list[Factor]:
    """Give what is left of harm without fault, if the receiver asks before it judges."""
    forgiveness = turn.state.temperament(holder).forgiveness
    if turn.happens(Fate.ASKED_FIRST, forgiveness, promise.id, holder):
        return [Factor(FactorName.ASKED_FIRST, turn.state.setup.dials.asked_first)]
    return []


def fall_through(turn: Turn, promise: Promise, status: Status, source: str) -> None:
    """Let a promise turn out by accident, without fault: kept, misread or fallen through."""
    if status is Status.KEPT:
        keep(turn, promise)
        return
    dials = turn.state.setup.dials
    rule = Rule.MISREAD if status is Status.MISREAD else Rule.FELL_THROUGH
    cause = Cause(rule, promise.id)
    seen_by = hearers(turn.state, promise)
    turn.emit(PromiseJudged(cause, seen_by, promise.id, status))
    weight = dials.misread_weight if status is Status.MISREAD else dials.openly
    name = FactorName.MISREAD if status is Status.MISREAD else FactorName.OPENLY
    for holder in promise.to:
        factors = [Factor(name, weight), *_asked_first(turn, promise, holder)]
        hurt(turn, promise, holder, Cause(rule, source), factors, wound=source)
