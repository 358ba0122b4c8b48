"""Promises: given, falling due, being read, and the secrets that a quiet breach leaves."""

from game.core.change import replace
from game.core.events import (
    Cause,
    Factor,
    FactorName,
    FaultMoved,
    PromiseChanged,
    PromiseJudged,
    PromiseMade,
    Rule,
    SecretEnded,
    SecretKept,
    Wounded,
)
from game.core.kinds import Aim, Channel, Clarity, Kind, Moment, Status
from game.core.setup import Card, Pledge, Relation
from game.core.speech import speak
from game.core.state import Promise, Secret, State, Wound
from game.core.trust import (
    cool,
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

__all__ = [
    "break_openly",
    "break_quietly",
    "clarify",
    "fall_due",
    "fall_through",
    "go_public",
    "keep",
    "make",
    "misread_chance",
    "read_differently",
    "record_wound",
    "reveal_secrets",
]


# ---------------------------------------------------------------- given


def home_price(state: State, card: Card, pledge: Pledge) -> int:
    """Gives what keeping this pledge will cost its signer at home, in tenths."""
    dials = state.setup.dials
    if pledge.cost is not None:
        price = pledge.cost
    elif card.kind is Kind.GESTURE:
        price = dials.home_gesture * card.size
    else:
        price = dials.home_kept + dials.home_kept_size * card.size
    return price


def make(turn: Turn, card: Card, pledge: Pledge, to: tuple[str, ...], rule: Rule) -> Promise:
    """Give a promise."""
    state = turn.state
    public = card.public or card.kind is Kind.GESTURE
    promise = Promise(
        id=_name(state, card, pledge),
        card=card.id,
        by=pledge.by,
        to=to,
        size=max(1, card.size),
        clarity=pledge.clarity,
        public=public,
        made=state.round,
        due=state.round + pledge.due,
        cost=home_price(state, card, pledge),
        boast=card.kind is Kind.BOAST,
    )
    seen_by = witnesses(state, pledge.by, *to, public=public)
    turn.emit(PromiseMade(Cause(rule, card.id), seen_by, promise))
    return promise


def _name(state: State, card: Card, pledge: Pledge) -> str:
    return f"{card.id}.{state.round}.{pledge.by}"


def go_public(turn: Turn, promise_id: str) -> None:
    """Say a running private promise out loud."""
    promise = replace(turn.state.promise(promise_id), public=True)
    cause = Cause(Rule.COMMIT, promise_id)
    turn.emit(PromiseChanged(cause, turn.state.setup.everyone, promise))


def clarify(turn: Turn, with_: tuple[str, ...]) -> None:
    """Make every running vague promise by or to these parties clear."""
    for promise in turn.state.open_promises():
        shared = any(party in with_ for party in (promise.by, *promise.to))
        if shared and promise.clarity is Clarity.VAGUE and not promise.boast:
            clear = replace(promise, clarity=Clarity.CLEAR)
            seen_by = _witnesses(turn.state, promise)
            turn.emit(PromiseChanged(Cause(Rule.CLARIFY, promise.id), seen_by, clear))


_OPEN = Status.OPEN


def fall_due(state: State, by: str) -> tuple[Promise, ...]:
    """Gives a party's promises that come due now; in the last round, all that still run."""
    now = state.round
    last = now >= state.setup.rounds
    return tuple(
        [
            promise
            for promise in state.promises
            if promise.status is _OPEN and promise.by == by and (last or promise.due <= now)
        ]
    )


def _witnesses(state: State, promise: Promise) -> tuple[str, ...]:
    return witnesses(state, promise.by, *promise.to, public=promise.public)


# ---------------------------------------------------------------- kept, and read


def _by_clarity(promise: Promise, vague: int, clear: int, verifiable: int) -> int:
    if promise.clarity is Clarity.VERIFIABLE:
        return verifiable
    return clear if promise.clarity is Clarity.CLEAR else vague


def misread_chance(state: State, promise: Promise, holder: str) -> int:
    """Gives the chance, in thousandths, that a kept promise is heard as broken."""
    dials = state.setup.dials
    base = _by_clarity(promise, dials.misread_vague, dials.misread_clear, dials.misread_verifiable)
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
            _witnesses(state, promise),
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


def _public(state: State, promise: Promise) -> Factor:
    return Factor(FactorName.PUBLIC, state.setup.dials.public if promise.public else 1000)


def _welcome(turn: Turn, promise: Promise, holder: str) -> None:
    """Let a receiver take a kept promise to heart."""
    dials = turn.state.setup.dials
    cause = Cause(Rule.KEPT, promise.id)
    repeat = _repeat(turn.state, promise)
    said = _by_clarity(promise, dials.kept_vague, dials.kept_clear, dials.kept_verifiable)
    given = dials.kept_compromise + dials.kept_compromise_size * promise.size
    aimed = dials.kept_goals + dials.kept_goals_size * promise.size
    public = _public(turn.state, promise)
    seen_by = _witnesses(turn.state, promise)
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
    _hurt(turn, promise, holder, cause, factors, wound=promise.id)
    if promise.by == state.setup.player:
        speak(turn, holder, Moment.READS_DIFFERENTLY, promise.card, cause)


def _asked_first(turn: Turn, promise: Promise, holder: str) -> list[Factor]:
    """Give what is left of harm without fault, if the receiver asks before it judges."""
    forgiveness = turn.state.temperament(holder).forgiveness
    if turn.happens(Fate.ASKED_FIRST, forgiveness, promise.id, holder):
        return [Factor(FactorName.ASKED_FIRST, turn.state.setup.dials.asked_first)]
    return []


# ---------------------------------------------------------------- broken


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
    seen_by = _witnesses(state, promise) if seen else (promise.by,)
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
    return _by_clarity(promise, dials.seen_vague, dials.seen_clear, dials.seen_verifiable)


def _hold_against(turn: Turn, holder: str, liar: str, cause: Cause) -> None:
    """A lie that comes out lowers forever how far communication can recover."""
    now = turn.state.relation(holder, liar).communication
    lower_ceiling(turn, holder, liar, now - turn.state.setup.dials.ceiling_drop, cause)


def _resent(turn: Turn, promise: Promise, holder: str, cause: Cause, factors: list[Factor]) -> None:
    """Let a receiver be let down: the harm, a fault, and what it costs at home."""
    dials = turn.state.setup.dials
    _hurt(turn, promise, holder, cause, factors)
    seen_by = turn.state.setup.between(holder, promise.by)
    turn.emit(FaultMoved(cause, seen_by, holder, promise.by, 1))
    if promise.by == turn.state.setup.player:
        speak(turn, holder, Moment.LET_DOWN, promise.card, cause)
    price = dials.home_let_down + dials.home_let_down_size * promise.size
    move_support(turn, holder, -price, cause, _public(turn.state, promise))


def _hurt(
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
    seen_by = _witnesses(state, promise)
    loss = dials.broken + dials.broken_size * size
    goals = dials.broken_goals + dials.broken_goals_size * size
    weight = _by_clarity(promise, dials.broken_vague, dials.broken_clear, dials.broken_verifiable)
    ways = [*factors, Factor(FactorName.CLARITY, weight)]
    public = _public(state, promise)
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


def fall_through(turn: Turn, promise: Promise, status: Status, source: str) -> None:
    """Let a promise turn out by accident, without fault: kept, misread or fallen through."""
    if status is Status.KEPT:
        keep(turn, promise)
        return
    dials = turn.state.setup.dials
    rule = Rule.MISREAD if status is Status.MISREAD else Rule.FELL_THROUGH
    cause = Cause(rule, promise.id)
    seen_by = _witnesses(turn.state, promise)
    turn.emit(PromiseJudged(cause, seen_by, promise.id, status))
    weight = dials.misread_weight if status is Status.MISREAD else dials.openly
    name = FactorName.MISREAD if status is Status.MISREAD else FactorName.OPENLY
    for holder in promise.to:
        factors = [Factor(name, weight), *_asked_first(turn, promise, holder)]
        _hurt(turn, promise, holder, Cause(rule, source), factors, wound=source)


# ---------------------------------------------------------------- secrets


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
