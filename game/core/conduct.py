"""What the other side does of its own accord: answers a kept word, owns up, hits back, offers."""

from game.core.breach import break_openly, break_quietly
from game.core.chance import logistic
from game.core.events import (
    Cause,
    OfferPut,
    PromiseMade,
    Rule,
)
from game.core.keeping import keep
from game.core.kinds import Channel, Clarity, Kind, Moment, Status
from game.core.legal import playable
from game.core.moves import Play
from game.core.repair import answer_for, needs_repair
from game.core.setup import FAVOR, Card
from game.core.signing import partners
from game.core.speech import speak
from game.core.state import Promise, State
from game.core.temperament import chance_of_yes, favor_chance, keep_chance
from game.core.trust import cool, move_channel, move_tension, trust
from game.core.turn import Fate, Turn

__all__ = ["act", "honor", "put_offers"]


def honor(turn: Turn, promise: Promise) -> None:
    """Let another party keep its promise, or break it, openly or quietly."""
    temperament = turn.state.temperament(promise.by)
    dials = turn.state.setup.dials
    if turn.happens(Fate.KEEPS, keep_chance(turn.state, promise), promise.id):
        keep(turn, promise)
        return
    open_chance = dials.breaks_openly + dials.breaks_openly_honesty * temperament.honesty
    if turn.happens(Fate.OPENLY, open_chance, promise.id):
        break_openly(turn, promise)
    else:
        break_quietly(turn, promise)


def act(turn: Turn, choice: Play) -> None:
    """Let every other party do what it does after the player's card."""
    card = turn.state.setup.card(choice.card)
    struck = partners(turn.state, card, choice.to)
    for other in turn.state.setup.others:
        if turn.state.ending is None:
            if other in struck and card.kind in _BLOWS:
                _hit_back(turn, other)
            else:
                _own_up(turn, other)
                _do_a_favor(turn, other)


_BLOWS = (Kind.ULTIMATUM, Kind.BLAME)


def _hit_back(turn: Turn, other: str) -> None:
    """Answer an ultimatum or an accusation in kind: likelier with pride and little trust."""
    state = turn.state
    dials = state.setup.dials
    me = state.setup.player
    heat = dials.provoked_start + state.temperament(other).pride
    chance = logistic(heat - trust(state.relation(other, me)) // 100, dials.yes_slope)
    if turn.happens(Fate.PROVOKED, chance, other):
        cause = Cause(Rule.PROVOKED, other)
        harm = -dials.provoked_communication
        move_channel(turn, me, other, Channel.COMMUNICATION, harm, cause)
        move_tension(turn, dials.provoked_tension, cause)


def _own_up(turn: Turn, other: str) -> None:
    """Answer for its own part to everybody it hurt: likelier once it trusts them a little."""
    state = turn.state
    dials = state.setup.dials
    me = state.setup.player
    honesty = state.temperament(other).honesty
    for holder in state.setup.everyone:
        if holder == other or not needs_repair(state, holder, other):
            continue
        ready = trust(state.relation(other, holder)) // 100 + honesty - dials.favor_start
        chance = logistic(ready, dials.favor_slope) * dials.own_repair // 1000
        if turn.happens(Fate.REPAIR, chance, other, "" if holder == me else holder):
            cause = Cause(Rule.THEIR_REPAIR, other)
            answer_for(turn, holder, other, cause)
            cool(turn, holder, other, dials.own_up_wariness, cause)
            said, given = dials.own_up_communication, dials.own_up_compromise
            move_channel(turn, holder, other, Channel.COMMUNICATION, said, cause)
            move_channel(turn, holder, other, Channel.COMPROMISE, given, cause)
            if holder == me:
                speak(turn, other, Moment.OPENS_UP, "", cause)


def _do_a_favor(turn: Turn, other: str) -> None:
    """Answer a word that was kept last round with a small step of its own."""
    state = turn.state
    me = state.setup.player
    before = state.round - 1
    kept = [
        promise
        for promise in state.promises
        if promise.judged == before > 0
        and promise.status is Status.KEPT
        and promise.by == me
        and other in promise.to
    ]
    if not kept:
        return
    invited = any(state.setup.card(promise.card).kind is Kind.GESTURE for promise in kept)
    if turn.happens(Fate.FAVOR, favor_chance(state, other, invited=invited), other):
        _promise_favor(turn, other)


def _promise_favor(turn: Turn, other: str) -> None:
    state = turn.state
    me = state.setup.player
    cause = Cause(Rule.GESTURE, FAVOR.id)
    everyone = state.setup.everyone
    promise = Promise(
        id=f"{FAVOR.id}.{state.round}.{other}",
        card=FAVOR.id,
        by=other,
        to=(me,),
        size=1,
        clarity=Clarity.VERIFIABLE,
        public=True,
        made=state.round,
        due=state.round,
        cost=state.setup.dials.home_gesture,
    )
    turn.emit(PromiseMade(cause, everyone, promise))
    spoken = state.setup.dials.gesture_communication
    move_channel(turn, me, other, Channel.COMMUNICATION, spoken, cause, seen_by=everyone)
    speak(turn, other, Moment.OFFERS, FAVOR.id, cause)


def put_offers(turn: Turn) -> None:
    """Let another party that trusts the player more than an offer needs put it on the table.

    It must have seen the player keep a word that could be checked, or be able to look into the
    player's books: nobody builds on fog. Whoever said no to something last round is readier to
    put something smaller.
    """
    state = turn.state
    me = state.setup.player
    dials = state.setup.dials
    for other in state.setup.others:
        if _kept_checkable(state, other) < dials.own_offer_kept and not state.books_open(me):
            continue
        refused = _refused(state, other)
        eager = dials.own_offer if refused is None else dials.own_offer_instead
        chance = eager * state.temperament(other).reciprocity // 1000
        if not turn.happens(Fate.OFFER, chance, other):
            continue
        ready = [
            card
            for card in playable(state, state.setup.own_offers[other])
            if (refused is None or card.size < refused.size)
            and chance_of_yes(state, other, me, card, -dials.own_offer_margin) >= 500
        ]
        if ready:
            card = max(ready, key=lambda one: one.size)
            cause = Cause(Rule.OFFERED, card.id)
            seen_by = state.setup.between(me, other)
            turn.emit(OfferPut(cause, seen_by, other, card.id))
            speak(turn, other, Moment.OFFERS, card.id, cause)
            return


def _kept_checkable(state: State, other: str) -> int:
    """Give how many promises to this party the player kept that could be checked."""
    me = state.setup.player
    return len(
        [
            promise
            for promise in state.promises
            if promise.by == me
            and promise.status is Status.KEPT
            and other in promise.to
            and promise.clarity is not Clarity.VAGUE
        ]
    )


def _refused(state: State, other: str) -> Card | None:
    """Give the player's offer to this party of the round before, if it was declined."""
    for play in reversed(state.played):
        if play.by == state.setup.player and play.round == state.round - 1:
            card = state.setup.card(play.card)
            return card if not play.agreed and other in partners(state, card) else None
    return None
