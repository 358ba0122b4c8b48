"""Somebody else takes a chair: what was written down stays, and half of what was felt."""

from game.core.events import Cause, Factor, FactorName, PromiseJudged, Succeeded
from game.core.kinds import Channel, Clarity, Status
from game.core.setup import Relation
from game.core.trust import level, move_bond, shift_channel, witnesses
from game.core.turn import Turn

__all__ = ["succeed"]


def succeed(turn: Turn, party: str, cause: Cause) -> None:
    """Let a party's successor take its chair, once; without one, nothing happens."""
    state = turn.state
    successor = state.setup.party(party).successor
    if successor is None or state.party(party).succeeded:
        return
    turn.emit(Succeeded(cause, state.setup.everyone, party))
    _let_lapse(turn, party, cause)
    for relation in state.relations:
        if party in (relation.holder, relation.other):
            _carry_over(turn, relation, cause)
    me = state.setup.player
    move_bond(turn, me, party, successor.bond - state.bond(me, party), cause)


def _let_lapse(turn: Turn, party: str, cause: Cause) -> None:
    """Let the vague promises by or to this party lapse: nobody else knows what was meant."""
    for promise in turn.state.open_promises():
        if promise.clarity is Clarity.VAGUE and party in (promise.by, *promise.to):
            seen_by = witnesses(turn.state, promise.by, *promise.to, public=promise.public)
            turn.emit(PromiseJudged(cause, seen_by, promise.id, Status.LAPSED))


def _carry_over(turn: Turn, relation: Relation, cause: Cause) -> None:
    """Keep a share of communication and compromise; what both sides want stays the same."""
    lost = Factor(FactorName.CARRIED_OVER, 1000 - turn.state.setup.dials.carried_over)
    for channel in (Channel.COMMUNICATION, Channel.COMPROMISE):
        base = -level(relation, channel)
        shift_channel(turn, relation.holder, relation.other, channel, base, cause, lost)
