"""The rules, in the order of a turn: start, legal, why_not, apply.

A play is a walk through positions. Each choice leads to a new one, and says everything that
happened on the way:

>>> from game.core.sample import SETUP
>>> step = start(SETUP)
>>> step.state.phase
<Phase.OPENING: 'opening'>
>>> step = apply(step.state, ForeseeEnding(Ending.LASTING))
>>> step.state.round, str(step.state.phase)
(1, 'move')
>>> print(why_not(step.state, Keep("bench.1.you")))
not-due
>>> step = apply(step.state, Play("bench"))
>>> [event.yes for event in step.events if isinstance(event, OfferAnswered)]
[True]
"""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from game.core.cards import play, times_heard, trade
from game.core.change import replace
from game.core.conduct import act, honor, put_offers
from game.core.endings import check, conclude
from game.core.events import (
    CardPlayed,
    Cause,
    EndingForeseen,
    OfferAnswered,
    OfferClarified,
    OfferPut,
    PhaseBegan,
    PromiseForeseen,
    RoundBegan,
    Rule,
)
from game.core.happenings import flow, mend, news, reply
from game.core.kinds import Channel, Clarity, Ending, Kind, Moment, Phase, Status
from game.core.mediation import mediate, take_leave
from game.core.moves import (
    Accept,
    AskClear,
    BreakOpenly,
    BreakQuietly,
    Choice,
    Decline,
    Foresee,
    ForeseeEnding,
    Keep,
    Next,
    Play,
    Reply,
    Sureness,
)
from game.core.promises import break_openly, break_quietly, fall_due, keep, reveal_secrets
from game.core.repair import needs_repair
from game.core.setup import FAVOR, Card, Setup
from game.core.signing import agree, partners
from game.core.speech import speak
from game.core.state import Offer, Party, Promise, State
from game.core.trust import move_channel, move_support, move_tension, witnesses
from game.core.turn import Step, Turn

__all__ = [
    "VERSION",
    "IllegalChoiceError",
    "WhyNot",
    "apply",
    "legal",
    "playable",
    "start",
    "why_not",
]

VERSION = 3
"""The version of the rules; any change that could change a play raises it."""


class WhyNot(StrEnum):
    """Why a choice cannot be made now."""

    OVER = "over"
    WRONG_PHASE = "wrong-phase"
    UNKNOWN_CARD = "unknown-card"
    NOT_NOW = "not-now"
    DONE = "done"
    RUNNING = "running"
    NOTHING_PRIVATE = "nothing-private"
    SAID_ENOUGH = "said-enough"
    NOTHING_TO_CLEAR = "nothing-to-clear"
    SEAT_TAKEN = "seat-taken"
    NOTHING_TO_DENY = "nothing-to-deny"
    NO_BOND = "no-bond"
    NOT_DUE = "not-due"
    NO_SUCH_PARTY = "no-such-party"
    ALREADY_CLEAR = "already-clear"
    NOT_ASKED = "not-asked"


class IllegalChoiceError(ValueError):
    """A choice that this position does not allow."""

    def __init__(self, choice: Choice, reason: WhyNot, state: State) -> None:
        """Quote the choice and the position."""
        where = f"round {state.round} of {state.setup.level}, {state.phase}"
        super().__init__(f"'{choice}' is not allowed in {where}: {reason}")
        self.choice = choice
        self.reason = reason


# ---------------------------------------------------------------- before the first round


def start(setup: Setup) -> Step:
    """Open a play: the table is laid, and the player is asked how it will come out."""
    state = State(
        setup=setup,
        round=0,
        phase=Phase.OPENING,
        parties=tuple(Party(party.id, party.power, party.support) for party in setup.parties),
        relations=setup.relations,
        bonds=setup.bonds,
        tension=setup.tension,
        tension_before=setup.tension,
        ripples=tuple(ripple.start for ripple in setup.ripples),
    )
    turn = Turn(state)
    for other in setup.others:
        speak(turn, other, Moment.GREETING, "", Cause(Rule.TURN))
    return turn.step()


# ---------------------------------------------------------------- what can be chosen


def legal(state: State) -> tuple[Choice, ...]:
    """List every choice of this position; empty when the play is over."""
    match state.phase:
        case Phase.OPENING:
            return tuple(ForeseeEnding(ending) for ending in Ending)
        case Phase.ANSWER if state.asked:
            asked = state.setup.happening(state.asked[0])
            return tuple(Reply(asked.id, answer.id) for answer in asked.answers)
        case Phase.ANSWER:
            choices: tuple[Choice, ...] = (Accept(), Decline(), AskClear())
            return tuple(choice for choice in choices if why_not(state, choice) is None)
        case Phase.MOVE:
            return tuple([way for card in playable(state) for way in ways_to_play(state, card)])
        case Phase.FOLLOW_THROUGH:
            promise = fall_due(state, state.setup.player)[0].id
            return (Keep(promise), BreakOpenly(promise), BreakQuietly(promise))
        case Phase.FORESEE:
            promise = _theirs_due(state)[0].id
            return tuple(Foresee(promise, sureness) for sureness in Sureness)
        case Phase.RECKONING:
            return (Next(),)
        case Phase.OVER:
            return ()


def playable(state: State) -> Iterator[Card]:
    """Find the cards that can be played in this round, in the level's order."""
    spent = _spent(state)
    return (card for card in state.setup.cards if _why_not_card(state, card, spent) is None)


def ways_to_play(state: State, card: Card) -> tuple[Play, ...]:
    """List how a card could be played: about which promise, or with whom."""
    if card.id in state.setup.played_plainly:
        return _plain(card.id)
    if card.kind is Kind.COMMIT:
        promises = state.open_promises(state.setup.player)
        private = [promise for promise in promises if not promise.public]
        return tuple(Play(card.id, about=promise.id) for promise in private)
    return tuple(
        Play(card.id, to=other) for other in state.setup.others if _is_open_to(state, card, other)
    )


def _is_open_to(state: State, card: Card, other: str) -> bool:
    """Whether there is anything to say with this card to one of several."""
    me = state.setup.player
    match card.kind:
        case Kind.SHARE | Kind.ASK | Kind.CLARIFY:
            fresh = times_heard(state, card.kind, other) < state.setup.dials.talk_most
            return fresh or (card.kind is Kind.CLARIFY and _is_unclear(state, other))
        case Kind.DENY:
            return needs_repair(state, other, me)
        case Kind.LEAN:
            return state.bond(me, other) > 0
        case _:
            return True


def _is_unclear(state: State, other: str) -> bool:
    """Whether anything vague runs between the player and a party, or harm waits to be mended."""
    return any(
        promise.clarity is Clarity.VAGUE and other in (promise.by, *promise.to)
        for promise in state.open_promises()
    ) or any(other in (wound.holder, wound.other) for wound in state.wounds)


@cache
def _plain(card_id: str) -> tuple[Play, ...]:
    return (Play(card_id),)


_PROMISING = (Kind.AGREEMENT, Kind.GESTURE, Kind.AMENDS, Kind.BOAST)
_ALWAYS = (Kind.SORRY, Kind.OWN_UP, Kind.BLAME, Kind.SILENCE)

_PHASES: dict[type, Phase] = {
    ForeseeEnding: Phase.OPENING,
    Accept: Phase.ANSWER,
    Decline: Phase.ANSWER,
    AskClear: Phase.ANSWER,
    Reply: Phase.ANSWER,
    Play: Phase.MOVE,
    Keep: Phase.FOLLOW_THROUGH,
    BreakOpenly: Phase.FOLLOW_THROUGH,
    BreakQuietly: Phase.FOLLOW_THROUGH,
    Foresee: Phase.FORESEE,
    Next: Phase.RECKONING,
}


def why_not(state: State, choice: Choice) -> WhyNot | None:
    """Say why a choice cannot be made now; `None` when it can."""
    if state.phase is Phase.OVER:
        return WhyNot.OVER
    if isinstance(choice, Keep | BreakOpenly | BreakQuietly | Foresee):
        return _why_not_due(state, choice)
    if _PHASES[type(choice)] is not state.phase:
        return WhyNot.WRONG_PHASE
    if isinstance(choice, Play):
        return _why_not_play(state, choice)
    if isinstance(choice, Reply):
        return None if state.asked and choice in legal(state) else WhyNot.NOT_ASKED
    if isinstance(choice, Accept | Decline | AskClear) and state.asked:
        return WhyNot.WRONG_PHASE
    if isinstance(choice, AskClear) and not _can_be_clearer(state):
        return WhyNot.ALREADY_CLEAR
    return None


def _why_not_due(
    state: State, choice: Keep | BreakOpenly | BreakQuietly | Foresee
) -> WhyNot | None:
    if state.phase is not _PHASES[type(choice)]:
        return WhyNot.NOT_DUE
    theirs = isinstance(choice, Foresee)
    due = _theirs_due(state) if theirs else fall_due(state, state.setup.player)
    return None if due and due[0].id == choice.promise else WhyNot.NOT_DUE


def _can_be_clearer(state: State) -> bool:
    offer = state.offer
    if offer is None or offer.clarified:
        return False
    pledges = state.setup.card(offer.card).pledges
    return any(pledge.clarity is Clarity.VAGUE for pledge in pledges)


def _why_not_play(state: State, choice: Play) -> WhyNot | None:
    card = state.setup.deck.get(choice.card)
    if card is None or card is FAVOR:
        return WhyNot.UNKNOWN_CARD
    if choice.to is not None and choice.to not in state.setup.others:
        return WhyNot.NO_SUCH_PARTY
    return why_not_card(state, card) or (
        None if choice in ways_to_play(state, card) else WhyNot.NOT_NOW
    )


def why_not_card(state: State, card: Card) -> WhyNot | None:
    """Say why a card cannot be played in this round; `None` when it can."""
    return _why_not_card(state, card, _spent(state))


def _spent(state: State) -> dict[str, WhyNot]:
    """Give the cards whose promises run or came about before, and so cannot be given again."""
    spent = {play.card: WhyNot.DONE for play in state.played if play.agreed}
    for promise in state.promises:
        if promise.status is Status.OPEN:
            spent[promise.card] = WhyNot.RUNNING
    return spent


def _why_not_card(state: State, card: Card, spent: dict[str, WhyNot]) -> WhyNot | None:
    if card.kind in _PROMISING:
        reason = spent.get(card.id)
        return None if reason is WhyNot.DONE and card.again else reason
    if card.kind in _ALWAYS:
        return None
    match card.kind:
        case Kind.COMMIT:
            return None if ways_to_play(state, card) else WhyNot.NOTHING_PRIVATE
        case Kind.SHARE | Kind.ASK:
            return _why_not_talk(state, card)
        case Kind.CLARIFY:
            unclear = any(_is_unclear(state, other) for other in partners(state, card))
            return None if unclear else _why_not_talk(state, card)
        case Kind.MEDIATOR:
            return None if state.seat is None else WhyNot.SEAT_TAKEN
        case Kind.DENY:
            me = state.setup.player
            waits = any(needs_repair(state, other, me) for other in partners(state, card))
            return None if waits else WhyNot.NOTHING_TO_DENY
        case Kind.LEAN:
            me = state.setup.player
            tie = any(state.bond(me, other) > 0 for other in partners(state, card))
            return None if tie else WhyNot.NO_BOND
        case Kind.ULTIMATUM if card.forces is not None:
            return _why_not_card(state, state.setup.card(card.forces), spent)
        case _:
            return None


def _why_not_talk(state: State, card: Card) -> WhyNot | None:
    most = state.setup.dials.talk_most
    with_ = partners(state, card)
    said = all(times_heard(state, card.kind, other) >= most for other in with_)
    return WhyNot.SAID_ENOUGH if said else None


def _theirs_due(state: State) -> tuple[Promise, ...]:
    """Their promises to the player that come due now."""
    return tuple([promise for other in state.setup.others for promise in fall_due(state, other)])


# ---------------------------------------------------------------- a choice is made


def apply(state: State, choice: Choice) -> Step:
    """Carry out a choice, and everything that follows up to the next one.

    Raises `IllegalChoiceError` when `why_not` has a reason.
    """
    reason = why_not(state, choice)
    if reason is not None:
        raise IllegalChoiceError(choice, reason, state)
    turn = Turn(state)
    match choice:
        case ForeseeEnding(ending=ending):
            cause = Cause(Rule.TURN)
            seen_by = (state.setup.player,)
            turn.emit(EndingForeseen(cause=cause, seen_by=seen_by, ending=ending))
            _begin_round(turn)
        case Accept() | Decline() | AskClear():
            _answer(turn, choice)
        case Reply():
            reply(turn, choice)
            _open_table(turn)
        case Play(card=card_id):
            card = state.setup.card(card_id)
            play(turn, choice)
            mend(turn, card, partners(turn.state, card, choice.to))
            act(turn, choice)
            _follow_through(turn)
        case Keep() | BreakOpenly() | BreakQuietly():
            judge_own(turn, choice)
            _follow_through(turn)
        case Foresee():
            _judge_theirs(turn, choice)
            _follow_through(turn)
        case Next():
            _go_on(turn)
    return turn.step()


_TURN = Cause(Rule.TURN)


def _enter(turn: Turn, phase: Phase) -> None:
    if turn.state.phase is not phase:
        everyone = turn.state.setup.everyone
        turn.emit(PhaseBegan(_TURN, everyone, phase))


# ---------------------------------------------------------------- news


def _begin_round(turn: Turn) -> None:
    """Open a round: daily life follows, things happen, the other side may put an offer."""
    tension = turn.state.tension_before
    number = turn.state.round + 1
    cause = Cause(Rule.TURN)
    turn.emit(RoundBegan(cause=cause, seen_by=turn.state.setup.everyone, round=number))
    take_leave(turn)
    flow(turn, tension)
    news(turn)
    _open_table(turn)


def _open_table(turn: Turn) -> None:
    """Ask what waits for an answer: first what has happened, then what the other side offers."""
    check(turn)
    if turn.state.ending is not None:
        _enter(turn, Phase.RECKONING)
        return
    if turn.state.round > 1 and not turn.state.asked:
        put_offers(turn, playable)
    waits = turn.state.asked or turn.state.offer is not None
    _enter(turn, Phase.ANSWER if waits else Phase.MOVE)


# ---------------------------------------------------------------- an offer waits


def _answer(turn: Turn, choice: Accept | Decline | AskClear) -> None:
    offer = turn.state.offer
    if offer is None:
        return
    me = turn.state.setup.player
    card = turn.state.setup.card(offer.card)
    cause = Cause(Rule.OFFERED, card.id)
    seen_by = witnesses(turn.state, me, offer.by)
    dials = turn.state.setup.dials
    match choice:
        case AskClear():
            turn.emit(OfferClarified(cause=cause, seen_by=seen_by, by=offer.by, card=offer.card))
            return
        case Accept():
            turn.emit(_reply(turn, offer, yes=True))
            sign(turn, card, offer.by, clarified=offer.clarified)
        case Decline():
            turn.emit(_reply(turn, offer, yes=False))
            heat = dials.declined_tension + dials.declined_tension_size * card.size
            move_tension(turn, heat, Cause(Rule.DECLINED, card.id))
            said = dials.declined_communication
            declined = Cause(Rule.DECLINED, card.id)
            move_channel(turn, offer.by, me, Channel.COMMUNICATION, said, declined)
            move_support(turn, offer.by, -dials.home_declined * card.size, declined)
    turn.emit(OfferPut(cause=cause, seen_by=seen_by, by=offer.by, card=None))
    check(turn)
    _enter(turn, Phase.MOVE if turn.state.ending is None else Phase.RECKONING)


def sign(turn: Turn, card: Card, by: str, *, clarified: bool) -> None:
    """Let an offer from the other side come about, and count the card as agreed."""
    if card.kind is Kind.SHARE:
        trade(turn, card, by)
        return
    me = turn.state.setup.player
    if clarified:
        pledges = tuple(
            replace(pledge, clarity=Clarity.CLEAR) if pledge.clarity is Clarity.VAGUE else pledge
            for pledge in card.pledges
        )
        card = replace(card, pledges=pledges)
    cause = Cause(Rule.ACCEPTED, card.id)
    seen_by = witnesses(turn.state, me, by, public=card.public)
    turn.emit(CardPlayed(cause=cause, seen_by=seen_by, card=card.id, by=by, agreed=True))
    agree(turn, card, by, (me,))


def _reply(turn: Turn, offer: Offer, *, yes: bool) -> OfferAnswered:
    me = turn.state.setup.player
    return OfferAnswered(
        cause=Cause(Rule.ACCEPTED if yes else Rule.DECLINED, offer.card),
        seen_by=witnesses(turn.state, me, offer.by),
        card=offer.card,
        by=me,
        yes=yes,
        chance=1000 if yes else 0,
        drawn=0,
    )


# ---------------------------------------------------------------- promises fall due


def judge_own(turn: Turn, choice: Keep | BreakOpenly | BreakQuietly) -> None:
    """Let the player's promise turn out as the player chose."""
    promise = turn.state.promise(choice.promise)
    match choice:
        case Keep():
            keep(turn, promise)
        case BreakOpenly():
            break_openly(turn, promise)
        case BreakQuietly():
            break_quietly(turn, promise)


def _judge_theirs(turn: Turn, choice: Foresee) -> None:
    promise = turn.state.promise(choice.promise)
    turn.emit(
        PromiseForeseen(
            cause=Cause(Rule.TURN),
            seen_by=(turn.state.setup.player,),
            promise=promise.id,
            sureness=choice.sureness,
        )
    )
    honor(turn, promise)


def _follow_through(turn: Turn) -> None:
    """Ask for the next promise that is due: the player's own first, then theirs."""
    check(turn)
    if turn.state.ending is not None:
        _enter(turn, Phase.RECKONING)
    elif fall_due(turn.state, turn.state.setup.player):
        _enter(turn, Phase.FOLLOW_THROUGH)
    elif _theirs_due(turn.state):
        _enter(turn, Phase.FORESEE)
    else:
        _close_round(turn)


# ---------------------------------------------------------------- reckoning


def _close_round(turn: Turn) -> None:
    """Close a round: the mediator's work, what came out, what tension costs; then the sum."""
    dials = turn.state.setup.dials
    mediate(turn)
    reveal_secrets(turn)
    if turn.state.tension > dials.home_tension_above:
        for party in turn.state.setup.everyone:
            move_support(turn, party, -dials.home_tension, Cause(Rule.TENSE))
    last = turn.state.round >= turn.state.setup.rounds
    if last:
        conclude(turn)
    else:
        check(turn)
    _enter(turn, Phase.RECKONING)


def _go_on(turn: Turn) -> None:
    if turn.state.ending is not None:
        _enter(turn, Phase.OVER)
    else:
        _begin_round(turn)
