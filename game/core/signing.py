"""Offers: put to everybody they need, answered one by one, and what a yes or a no does."""

from game.core.events import (
    AppealMoved,
    Cause,
    Factor,
    FactorName,
    OfferAnswered,
    Rule,
)
from game.core.kinds import Channel, Moment
from game.core.promises import make
from game.core.setup import Card
from game.core.speech import speak
from game.core.state import State
from game.core.temperament import chance_of_yes, reason
from game.core.trust import move_channel, move_support, move_tension, trust, witnesses
from game.core.turn import Fate, Turn

__all__ = ["agree", "bind", "decline", "offer", "partners", "pay", "pledge", "weigh"]


def partners(state: State, card: Card, to: str | None = None) -> tuple[str, ...]:
    """Gives the parties that a card is played with."""
    if to is not None:
        return (to,)
    return card.partners or state.setup.others


def pay(turn: Turn, card: Card, default: int, cause: Cause) -> None:
    """Let the player's own people react to a move: the card's price, or the usual one.

    A level can change prices for some rounds; a card that promises something feels it when the
    promise is kept, and only then.
    """
    me = turn.state.setup.player
    price = default if card.home is None else card.home
    if not any(own.by == me for own in card.pledges):
        price -= sum(one.change for one in turn.state.prices if card.id in one.cards)
    move_support(turn, me, price, cause)


def pledge(turn: Turn, card: Card, with_: tuple[str, ...], rule: Rule) -> None:
    """Give the player's own promises on a card that asks nothing back."""
    for own in card.pledges:
        if own.by == turn.state.setup.player:
            make(turn, card, own, with_, rule)


def offer(turn: Turn, card: Card, with_: tuple[str, ...]) -> bool:
    """Put an agreement to everybody it needs; all have to say yes."""
    state = turn.state
    me = state.setup.player
    dials = state.setup.dials
    doubt = 1000 - min(trust(state.relation(me, other)) for other in with_) // 100
    price = -dials.home_offer * card.size
    move_support(turn, me, price, Cause(Rule.OFFERED, card.id), Factor(FactorName.DISTRUST, doubt))
    answers = []
    for other in with_:
        chance = chance_of_yes(state, other, me, card)
        yes = turn.happens(Fate.YES, chance, card.id, other)
        turn.emit(
            OfferAnswered(
                cause=Cause(Rule.ACCEPTED if yes else Rule.DECLINED, card.id),
                seen_by=witnesses(state, me, *with_),
                card=card.id,
                by=other,
                yes=yes,
                chance=chance,
                drawn=turn.draw(Fate.YES, card.id, other),
                reason=None if yes else reason(state, other, me, card),
            )
        )
        moment = Moment.ACCEPTS if yes else Moment.DECLINES
        speak(turn, other, moment, card.id, Cause(Rule.OFFERED, card.id))
        _use_up_appeal(turn, other, card)
        answers.append(yes)
    return all(answers)


def _use_up_appeal(turn: Turn, other: str, card: Card) -> None:
    appeal = turn.state.relation(other, turn.state.setup.player).appeal
    if appeal:
        weigh(turn, other, -appeal, Cause(Rule.OFFERED, card.id))


def weigh(turn: Turn, other: str, change: int, cause: Cause) -> None:
    """Let something weigh on a party's next answer to the player, in tenths of a point."""
    me = turn.state.setup.player
    if change:
        turn.emit(
            AppealMoved(
                cause,
                turn.state.setup.between(me, other),
                other,
                me,
                change,
            )
        )


def agree(turn: Turn, card: Card, asker: str, with_: tuple[str, ...]) -> None:
    """Let an agreement come about: a little trust both ways, and everybody's promises."""
    dials = turn.state.setup.dials
    cause = Cause(Rule.ACCEPTED, card.id)
    signers = (asker, *with_)
    given = dials.accepted_compromise + dials.accepted_compromise_size * card.size
    for holder in signers:
        for other in signers:
            if holder != other:
                spoken = dials.accepted_communication
                move_channel(turn, holder, other, Channel.COMMUNICATION, spoken, cause)
                move_channel(turn, holder, other, Channel.COMPROMISE, given, cause)
    bind(turn, card, signers)


def bind(turn: Turn, card: Card, signers: tuple[str, ...]) -> None:
    """Let the signers of an agreement promise what it says."""
    for pledge in card.pledges:
        if pledge.by in signers:
            to = tuple(signer for signer in signers if signer != pledge.by)
            make(turn, card, pledge, to, Rule.ACCEPTED)


def decline(turn: Turn, card: Card, with_: tuple[str, ...]) -> None:
    """Let an offer fail: everything is a little stiffer, but at least you talked."""
    dials = turn.state.setup.dials
    cause = Cause(Rule.DECLINED, card.id)
    me = turn.state.setup.player
    heat = dials.declined_tension + dials.declined_tension_size * card.size
    move_tension(turn, heat, cause)
    for other in with_:
        spoken = dials.declined_communication
        move_channel(turn, other, me, Channel.COMMUNICATION, spoken, cause)
    move_support(turn, me, -dials.home_declined * card.size, cause)
