"""A promise broken: openly, or quietly, with the secret that it leaves."""

from game.core.events import (
    Cause,
    Factor,
    FactorName,
    FaultMoved,
    PromiseJudged,
    Rule,
    SecretEnded,
    SecretKept,
    Wounded,
)
from game.core.kinds import Channel, Moment, Status
from game.core.promises import by_clarity, hearers, publicly
from game.core.setup import Relation
from game.core.speech import speak
from game.core.state import Promise, Secret, State, Wound
from game.core.trust import (
    lower_ceiling,
    move_channel,
    move_streak,
    move_support,
    move_tension,
    move_wariness,
    multiply,
    witnesses,
)
from game.core.turn import Fate, Turn

__all__ = ["break_openly", "break_quietly", "hurt", "record_wound", "reveal_secrets", "seen_chance"]


def break_openly(turn: Turn, promise: Promise) -> None:
    """Do not do it, and say so: it hurts less than being found out."""
    _break(turn, promise, Status.BROKEN_OPENLY, Rule.BROKEN_OPENLY)
    factors = [Factor(FactorName.OPENLY, turn.state.setup.dials.openly)]
    for holder in promise.to:
        _resent(turn, promise, holder, Cause(Rule.BROKEN_OPENLY, promise.id), factors)


def _break(turn: Turn, promise: Promise, status: Status, rule: Rule, *, seen: bool = True) -> None:
    state = turn.state
    if promise.public and seen:  # a breach that nobody saw costs nothing at home yet
        price = -state.setup.dials.home_public_broken * promise.size
        move_support(turn, promise.by, price, Cause(rule, promise.id))
    lure = sum(one.change for one in state.lures if promise.card in one.cards)
    watching = () if seen else (promise.by,)
    move_support(turn, promise.by, lure, Cause(rule, promise.id), seen_by=watching)
    seen_by = hearers(state, promise) if seen else (promise.by,)
    turn.emit(
        PromiseJudged(
            Cause(rule, promise.id),
            seen_by,
            promise.id,
            status,
            seen and rule is Rule.BROKEN_QUIETLY,
        )
    )


def break_quietly(turn: Turn, promise: Promise) -> None:
    """Do not do it, and hope: seen through at once, or a secret that can come out."""
    if turn.happens(Fate.SEEN, seen_chance(turn.state, promise), promise.id):
        _break(turn, promise, Status.BROKEN_QUIETLY, Rule.BROKEN_QUIETLY)
        cause = Cause(Rule.BROKEN_QUIETLY, promise.id)
        factors = [Factor(FactorName.SEEN_THROUGH, turn.state.setup.dials.seen_through)]
        for holder in promise.to:
            _hold_against(turn, holder, promise.by, cause)
            _resent(turn, promise, holder, cause, factors)
        return
    _break(turn, promise, Status.BROKEN_QUIETLY, Rule.BROKEN_QUIETLY, seen=False)
    secret = Secret(promise.id, promise.by, promise.to)
    cause = Cause(Rule.BROKEN_QUIETLY, promise.id)
    turn.emit(SecretKept(cause, (promise.by,), secret))


def seen_chance(state: State, promise: Promise) -> int:
    """Gives the chance, in thousandths, that a quiet breach is seen through at once."""
    dials = state.setup.dials
    if state.watched(promise.by):
        return 1000
    return by_clarity(promise, dials.seen_vague, dials.seen_clear, dials.seen_verifiable)


def _hold_against(turn: Turn, holder: str, liar: str, cause: Cause) -> None:
    """A lie that comes out lowers forever how far communication can recover."""
    now = turn.state.relation(holder, liar).communication
    lower_ceiling(turn, holder, liar, now - turn.state.setup.dials.ceiling_drop, cause)


def _resent(turn: Turn, promise: Promise, holder: str, cause: Cause, factors: list[Factor]) -> None:
    """Let a receiver be let down: the harm, a fault, and what it costs at home."""
    dials = turn.state.setup.dials
    hurt(turn, promise, holder, cause, factors)
    seen_by = turn.state.setup.between(holder, promise.by)
    turn.emit(FaultMoved(cause, seen_by, holder, promise.by, 1))
    if promise.by == turn.state.setup.player:
        speak(turn, holder, Moment.LET_DOWN, promise.card, cause)
    price = dials.home_let_down + dials.home_let_down_size * promise.size
    move_support(turn, holder, -price, cause, publicly(turn.state, promise))


def hurt(
    turn: Turn,
    promise: Promise,
    holder: str,
    cause: Cause,
    factors: list[Factor],
    wound: str = "",
) -> None:
    """Take what was expected: more for a bigger, clearer and more public promise."""
    state = turn.state
    dials = state.setup.dials
    by, size = promise.by, promise.size
    relation = state.relation(holder, by)
    before = relation.copy()
    tension = state.tension
    seen_by = hearers(state, promise)
    loss = dials.broken + dials.broken_size * size
    goals = dials.broken_goals + dials.broken_goals_size * size
    weight = by_clarity(promise, dials.broken_vague, dials.broken_clear, dials.broken_verifiable)
    ways = [*factors, Factor(FactorName.CLARITY, weight)]
    public = publicly(state, promise)
    move_channel(
        turn, holder, by, Channel.COMMUNICATION, -loss, cause, *ways, public, seen_by=seen_by
    )
    move_channel(turn, holder, by, Channel.COMPROMISE, -loss, cause, *ways, seen_by=seen_by)
    move_channel(turn, holder, by, Channel.GOALS, -goals, cause, *ways, seen_by=seen_by)
    fear = dials.broken_wariness + dials.broken_wariness_size * size
    move_wariness(turn, holder, by, multiply(fear, factors), cause)
    move_streak(turn, holder, by, -relation.streak, cause)
    heat = dials.broken_tension + dials.broken_tension_size * size
    move_tension(turn, multiply(heat, factors), cause)
    if wound:
        record_wound(turn, wound, before, tension, cause)


def record_wound(turn: Turn, source: str, before: Relation, tension: int, cause: Cause) -> None:
    """Write down harm done without fault since `before`, so that the next move can mend it."""
    after = turn.state.relation(before.holder, before.other)
    wound = Wound(
        source,
        turn.state.round,
        before.holder,
        before.other,
        min(0, after.communication - before.communication),
        min(0, after.compromise - before.compromise),
        min(0, after.goals - before.goals),
        max(0, turn.state.tension - tension),
    )
    seen_by = turn.state.setup.between(before.holder, before.other)
    turn.emit(Wounded(cause, seen_by, wound))


def reveal_secrets(turn: Turn) -> None:
    """Let each secret come out with its chance; the round's end is when people talk."""
    for secret in turn.state.secrets:
        chance = turn.state.setup.dials.secret_out
        if turn.happens(Fate.SECRET_OUT, chance, secret.id):
            _come_out(turn, secret)


def _come_out(turn: Turn, secret: Secret) -> None:
    dials = turn.state.setup.dials
    cause = Cause(Rule.SECRET_OUT, secret.id)
    seen_by = witnesses(turn.state, secret.keeper, *secret.victims)
    turn.emit(SecretEnded(cause, seen_by, secret.id, secret.keeper))
    for holder in secret.victims:
        liar = secret.keeper
        _hold_against(turn, holder, liar, cause)
        move_channel(turn, holder, liar, Channel.COMMUNICATION, -dials.secret_communication, cause)
        move_channel(turn, holder, liar, Channel.COMPROMISE, -dials.secret_compromise, cause)
        move_channel(turn, holder, liar, Channel.GOALS, -dials.secret_goals, cause)
        move_wariness(turn, holder, liar, dials.secret_wariness, cause)
        move_streak(turn, holder, liar, -turn.state.relation(holder, liar).streak, cause)
        turn.emit(FaultMoved(cause, seen_by, holder, liar, 1))
        if holder != turn.state.setup.player:
            speak(turn, holder, Moment.LET_DOWN, "", cause)
    move_tension(turn, dials.secret_tension, cause)
