"""A third person at the table: never free, never for long."""

from itertools import permutations

from game.core.events import Cause, Factor, FactorName, MediatorLeft, MediatorSeated, Rule
from game.core.kinds import Channel, Kind, Style
from game.core.setup import Card
from game.core.signing import partners, pay
from game.core.state import Seat
from game.core.trust import cool, move_channel, move_wariness
from game.core.turn import Turn

__all__ = ["call", "mediate", "take_leave"]


def call(turn: Turn, card: Card, with_: tuple[str, ...]) -> None:
    """Seat a mediator: each further call weighs less than the one before."""
    state = turn.state
    dials = state.setup.dials
    me = state.setup.player
    cause = Cause(Rule.MEDIATOR, card.id)
    calls = sum(1 for play in state.played if state.setup.card(play.card).kind is Kind.MEDIATOR)
    strength = 1000
    for _ in range(calls - 1):
        strength = strength * dials.mediator_wane // 1000
    seat = Seat(card.id, state.round + dials.mediator_rounds - 1, strength)
    turn.emit(MediatorSeated(cause, state.setup.everyone, seat))
    neutral = Factor(FactorName.NEUTRALITY, card.neutrality * 10)
    waned = Factor(FactorName.WANED, strength)
    for holder, of in permutations((*with_, me), 2):
        said = dials.mediator_communication
        move_channel(turn, holder, of, Channel.COMMUNICATION, said, cause, neutral, waned)
    for other in with_:
        if card.favors is not None and card.favors != other:
            bias = -dials.mediator_goals * (100 - card.neutrality) // 100
            move_channel(turn, other, me, Channel.GOALS, bias, cause)
    pay(turn, card, 0, cause)


def mediate(turn: Turn) -> None:
    """Let the mediator at the table do a round's work."""
    seat = turn.state.seat
    if seat is None:
        return
    dials = turn.state.setup.dials
    card = turn.state.setup.card(seat.card)
    talk = {
        Style.FACILITATE: dials.facilitate_talk,
        Style.FORMULATE: dials.formulate_talk,
        Style.LEVERAGE: dials.leverage_talk,
    }[card.style or Style.FACILITATE]
    cause = Cause(Rule.MEDIATOR, card.id)
    neutral = Factor(FactorName.NEUTRALITY, card.neutrality * 10)
    waned = Factor(FactorName.WANED, seat.strength)
    me = turn.state.setup.player
    for holder, of in permutations((*partners(turn.state, card), me), 2):
        move_channel(turn, holder, of, Channel.COMMUNICATION, talk, cause, neutral, waned)
        cool(turn, holder, of, dials.mediator_wariness, cause)


def take_leave(turn: Turn) -> None:
    """Let the mediator go when the time is up; leverage leaves wariness behind."""
    seat = turn.state.seat
    if seat is None or seat.until >= turn.state.round:
        return
    card = turn.state.setup.card(seat.card)
    cause = Cause(Rule.MEDIATOR_LEFT, card.id)
    turn.emit(MediatorLeft(cause, turn.state.setup.everyone, card.id))
    if card.style is Style.LEVERAGE:
        me = turn.state.setup.player
        left = turn.state.setup.dials.leverage_wariness
        for holder, of in permutations((*partners(turn.state, card), me), 2):
            move_wariness(turn, holder, of, left, cause)
