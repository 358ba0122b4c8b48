"""Saying sorry, taking responsibility, making amends; and pretending that nothing was wrong."""

from game.core.events import Cause, FaultMoved, LidLifted, Rule, SecretKept, SecretTakenBack
from game.core.kinds import Channel, Kind, Moment
from game.core.setup import Card
from game.core.signing import pay, pledge
from game.core.speech import speak
from game.core.state import Secret, State
from game.core.trust import cool, move_channel
from game.core.turn import Turn

__all__ = ["answer_for", "deny", "mend_fences", "needs_repair"]


def needs_repair(state: State, holder: str, other: str) -> bool:
    """Whether the holder waits for the other to answer for something."""
    relation = state.relation(holder, other)
    return relation.lid is not None or relation.faults > 0


def mend_fences(turn: Turn, card: Card, with_: tuple[str, ...]) -> None:
    """Say sorry, own up or make amends to everybody who waits for it; else it rings hollow."""
    me = turn.state.setup.player
    for other in with_:
        if needs_repair(turn.state, other, me):
            repair(turn, card, other, me)
            if card.kind is not Kind.SORRY:
                _take_back(turn, me, other, Cause(Rule(card.kind.value), card.id))
        else:
            cause = Cause(Rule.HOLLOW, card.id)
            hollow = -turn.state.setup.dials.hollow
            move_channel(turn, other, me, Channel.COMMUNICATION, hollow, cause)
    pledge(turn, card, with_, Rule.AMENDS)
    pay(turn, card, 0, Cause(Rule(card.kind.value), card.id))


def _take_back(turn: Turn, keeper: str, victim: str, cause: Cause) -> None:
    """Whoever owns up takes back what it denied to them alone: there is nothing left to find."""
    promises = [promise.id for promise in turn.state.promises]
    for secret in turn.state.secrets:
        denied = secret.id not in promises
        if denied and secret.keeper == keeper and secret.victims == (victim,):
            seen_by = turn.state.setup.between(keeper, victim)
            turn.emit(SecretTakenBack(cause, seen_by, secret.id, keeper))


def repair(turn: Turn, card: Card, holder: str, other: str) -> None:
    """Let the other answer to the holder for what it did."""
    dials = turn.state.setup.dials
    cause = Cause(Rule(card.kind.value), card.id)
    sizes = {
        Kind.SORRY: (dials.sorry_communication, 0, 0, 1000),
        Kind.OWN_UP: (
            dials.own_up_communication,
            dials.own_up_compromise,
            0,
            dials.own_up_wariness,
        ),
        Kind.AMENDS: (
            dials.amends_communication,
            dials.amends_compromise,
            dials.amends_goals,
            dials.amends_wariness,
        ),
    }
    said, given, aimed, wariness = sizes[card.kind]
    if card.kind is not Kind.SORRY:
        answer_for(turn, holder, other, cause)
    cool(turn, holder, other, wariness, cause)
    move_channel(turn, holder, other, Channel.COMMUNICATION, said, cause)
    move_channel(turn, holder, other, Channel.COMPROMISE, given, cause)
    move_channel(turn, holder, other, Channel.GOALS, aimed, cause)


def answer_for(turn: Turn, holder: str, other: str, cause: Cause) -> None:
    """Lift the lid, and settle the faults."""
    relation = turn.state.relation(holder, other)
    seen_by = turn.state.setup.between(holder, other)
    if relation.lid is not None:
        turn.emit(LidLifted(cause, seen_by, holder, other))
    if relation.faults:
        turn.emit(FaultMoved(cause, seen_by, holder, other, -relation.faults))


def deny(turn: Turn, card: Card, with_: tuple[str, ...]) -> None:
    """Say that there was nothing to answer for: calmer now, a secret for later."""
    dials = turn.state.setup.dials
    me = turn.state.setup.player
    cause = Cause(Rule.DENY, card.id)
    for other in with_:
        cool(turn, other, me, dials.deny_wariness, cause)
        speak(turn, other, Moment.PROVOKED, card.id, cause)
    secret = Secret(f"{card.id}.{turn.state.round}", me, with_)
    turn.emit(SecretKept(cause, (me,), secret))
    pay(turn, card, dials.deny_home, cause)
