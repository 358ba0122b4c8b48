"""The rules, in the order of a turn: start, and apply a choice.

A play is a walk through positions. Each choice leads to a new one, and says everything that
happened on the way:

>>> from game.core.events import OfferAnswered
>>> from game.core.kinds import Ending
>>> from game.core.legal import why_not
>>> from game.core.moves import ForeseeEnding, Keep, Play
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

from game.core.breach import break_openly, break_quietly, reveal_secrets
from game.core.cards import play, trade
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
from game.core.keeping import keep
from game.core.kinds import Channel, Clarity, Kind, Moment, Phase
from game.core.legal import WhyNot, theirs_due, why_not
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
)
from game.core.promises import fall_due
from game.core.setup import Card, Setup
from game.core.signing import agree, partners
from game.core.speech import speak
from game.core.state import Offer, Party, State
from game.core.trust import move_channel, move_support, move_tension, witnesses
from game.core.turn import Step, Turn

__all__ = ["VERSION", "IllegalChoiceError", "apply", "start"]

VERSION = 3
"""The version of the rules; any change that could change a play raises it."""


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
        case Next():
            _go_on(turn)
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
        case Accept() | Decline() | AskClear():
            _answer(turn, choice)
        case Reply():
            reply(turn, choice)
            _open_table(turn)
        case ForeseeEnding(ending=ending):
            seen_by = (state.setup.player,)
            turn.emit(EndingForeseen(_TURN, seen_by, ending))
            _begin_round(turn)
    return turn.step()


_TURN = Cause(Rule.TURN)


def _enter(turn: Turn, phase: Phase) -> None:
    if turn.state.phase is not phase:
        turn.emit(PhaseBegan(_TURN, turn.state.setup.everyone, phase))


# ---------------------------------------------------------------- news


def _begin_round(turn: Turn) -> None:
    """Open a round: daily life follows, things happen, the other side may put an offer."""
    tension = turn.state.tension_before
    number = turn.state.round + 1
    turn.emit(RoundBegan(_TURN, turn.state.setup.everyone, number))
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
        put_offers(turn)
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
    seen_by = turn.state.setup.between(me, offer.by)
    dials = turn.state.setup.dials
    match choice:
        case AskClear():
            turn.emit(OfferClarified(cause, seen_by, offer.by, offer.card))
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
    turn.emit(OfferPut(cause, seen_by, offer.by, None))
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
        seen_by=turn.state.setup.between(me, offer.by),
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
            Cause(Rule.TURN),
            (turn.state.setup.player,),
            promise.id,
            choice.sureness,
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
    elif theirs_due(turn.state):
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
