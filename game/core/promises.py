"""Promises: given, made clearer, said in public, and falling due."""

from game.core.change import replace
from game.core.events import Cause, Factor, FactorName, PromiseChanged, PromiseMade, Rule
from game.core.kinds import Clarity, Kind, Status
from game.core.setup import Card, Pledge
from game.core.state import Promise, State
from game.core.trust import witnesses
from game.core.turn import Turn

__all__ = [
    "by_clarity",
    "clarify",
    "fall_due",
    "go_public",
    "hearers",
    "home_price",
    "make",
    "publicly",
]


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
            seen_by = hearers(turn.state, promise)
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


def hearers(state: State, promise: Promise) -> tuple[str, ...]:
    """Gives who hears of what becomes of a promise: those it is between, or everybody."""
    return witnesses(state, promise.by, *promise.to, public=promise.public)


def by_clarity(promise: Promise, vague: int, clear: int, verifiable: int) -> int:
    """Gives the one of three numbers that fits how clear a promise is."""
    if promise.clarity is Clarity.VERIFIABLE:
        return verifiable
    return clear if promise.clarity is Clarity.CLEAR else vague


def publicly(state: State, promise: Promise) -> Factor:
    """Gives how much more it weighs what everybody hears of."""
    return Factor(FactorName.PUBLIC, state.setup.dials.public if promise.public else 1000)
