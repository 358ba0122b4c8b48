"""What can be chosen in a position, and why the rest cannot."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from game.core.cards import times_heard
from game.core.kinds import Clarity, Ending, Kind, Phase, Status
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
from game.core.promises import fall_due
from game.core.repair import needs_repair
from game.core.setup import FAVOR, Card
from game.core.signing import partners
from game.core.state import Promise, State

__all__ = [
    "WhyNot",
    "legal",
    "playable",
    "theirs_due",
    "ways_to_play",
    "why_not",
    "why_not_card",
]


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


_Spent = dict[str, WhyNot]
_DONE, _RUNNING = WhyNot.DONE, WhyNot.RUNNING
_OPEN = Status.OPEN


def legal(state: State) -> tuple[Choice, ...]:
    """List every choice of this position; empty when the play is over.

    A position that nobody changes any more is asked often, and works it out once.
    """
    if state.choices is None:
        state.choices = _CHOICES[state.phase](state)
    return state.choices


def _answers(state: State) -> tuple[Choice, ...]:
    if state.asked:
        asked = state.setup.happening(state.asked[0])
        return tuple([Reply(asked.id, answer.id) for answer in asked.answers])
    return (Accept(), Decline(), AskClear()) if _can_be_clearer(state) else (Accept(), Decline())


def _plays(state: State) -> tuple[Choice, ...]:
    spent = _spent(state)
    ways: list[Choice] = []
    for card, plain in state.setup.hand:
        look = _REASONS.get(card.kind)
        if look is None or look(state, card, spent) is None:
            if plain is not None:
                ways.append(plain)
            else:
                ways.extend(ways_to_play(state, card))
    return tuple(ways)


def _ways_to_follow_through(state: State) -> tuple[Choice, ...]:
    promise = fall_due(state, state.setup.player)[0].id
    return (Keep(promise), BreakOpenly(promise), BreakQuietly(promise))


def _guesses(state: State) -> tuple[Choice, ...]:
    promise = theirs_due(state)[0].id
    return tuple([Foresee(promise, sureness) for sureness in Sureness])


def playable(state: State, among: Iterable[Card] | None = None) -> Iterator[Card]:
    """Find the cards that can be played in this round, in the level's order."""
    spent = _spent(state)
    cards = state.setup.cards if among is None else among
    return (card for card in cards if _why_not_card(state, card, spent) is None)


def ways_to_play(state: State, card: Card) -> tuple[Play, ...]:
    """List how a card could be played: about which promise, or with whom."""
    if state.setup.played_plainly(card):
        return (Play(card.id),)
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
    vague = Clarity.VAGUE
    for promise in state.open_promises():
        if promise.clarity is vague and (other == promise.by or other in promise.to):
            return True
    return any(other in (wound.holder, wound.other) for wound in state.wounds)


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
    if _was_listed(state, choice):
        return None
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


def _was_listed(state: State, choice: Choice) -> bool:
    """Whether this very choice is one that `legal` gave for this position."""
    if state.choices is not None:
        for one in state.choices:
            if one is choice:
                return True
    return False


def _why_not_due(
    state: State, choice: Keep | BreakOpenly | BreakQuietly | Foresee
) -> WhyNot | None:
    if state.phase is not _PHASES[type(choice)]:
        return WhyNot.NOT_DUE
    theirs = isinstance(choice, Foresee)
    due = theirs_due(state) if theirs else fall_due(state, state.setup.player)
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


def _spent(state: State) -> _Spent:
    """Give the cards whose promises run or came about before, and so cannot be given again."""
    spent = {play.card: _DONE for play in state.played if play.agreed}
    for promise in state.promises:
        if promise.status is _OPEN:
            spent[promise.card] = _RUNNING
    return spent


def _why_not_card(state: State, card: Card, spent: _Spent) -> WhyNot | None:
    look = _REASONS.get(card.kind)
    return None if look is None else look(state, card, spent)


def _why_not_again(_state: State, card: Card, spent: _Spent) -> WhyNot | None:
    reason = spent.get(card.id)
    if reason is None or (card.again and reason is _DONE):
        return None
    return reason


def _why_not_commit(state: State, card: Card, _spent: _Spent) -> WhyNot | None:
    return None if ways_to_play(state, card) else WhyNot.NOTHING_PRIVATE


def _why_not_talk(state: State, card: Card, _spent: _Spent) -> WhyNot | None:
    most = state.setup.dials.talk_most
    for other in partners(state, card):
        if times_heard(state, card.kind, other) < most:
            return None
    return WhyNot.SAID_ENOUGH


def _why_not_clarify(state: State, card: Card, spent: _Spent) -> WhyNot | None:
    for other in partners(state, card):
        if _is_unclear(state, other):
            return None
    return _why_not_talk(state, card, spent)


def _why_not_call(state: State, _card: Card, _spent: _Spent) -> WhyNot | None:
    return None if state.seat is None else WhyNot.SEAT_TAKEN


def _why_not_deny(state: State, card: Card, _spent: _Spent) -> WhyNot | None:
    me = state.setup.player
    for other in partners(state, card):
        if needs_repair(state, other, me):
            return None
    return WhyNot.NOTHING_TO_DENY


def _why_not_lean(state: State, card: Card, _spent: _Spent) -> WhyNot | None:
    me = state.setup.player
    for other in partners(state, card):
        if state.bond(me, other) > 0:
            return None
    return WhyNot.NO_BOND


def _why_not_press(state: State, card: Card, spent: _Spent) -> WhyNot | None:
    if card.forces is None:
        return None
    return _why_not_card(state, state.setup.card(card.forces), spent)


_REASONS: dict[Kind, Callable[[State, Card, _Spent], WhyNot | None]] = {
    Kind.AGREEMENT: _why_not_again,
    Kind.GESTURE: _why_not_again,
    Kind.AMENDS: _why_not_again,
    Kind.BOAST: _why_not_again,
    Kind.SHARE: _why_not_talk,
    Kind.ASK: _why_not_talk,
    Kind.CLARIFY: _why_not_clarify,
    Kind.COMMIT: _why_not_commit,
    Kind.MEDIATOR: _why_not_call,
    Kind.DENY: _why_not_deny,
    Kind.LEAN: _why_not_lean,
    Kind.ULTIMATUM: _why_not_press,
}
"""What to look at before a card of this kind; the kinds left out can always be played."""


def theirs_due(state: State) -> tuple[Promise, ...]:
    """Their promises to the player that come due now."""
    return tuple([promise for other in state.setup.others for promise in fall_due(state, other)])


_OPENING = tuple([ForeseeEnding(ending) for ending in Ending])
_ON = (Next(),)
_CHOICES: dict[Phase, Callable[[State], tuple[Choice, ...]]] = {
    Phase.OPENING: lambda _: _OPENING,
    Phase.ANSWER: _answers,
    Phase.MOVE: _plays,
    Phase.FOLLOW_THROUGH: _ways_to_follow_through,
    Phase.FORESEE: _guesses,
    Phase.RECKONING: lambda _: _ON,
    Phase.OVER: lambda _: (),
}
"""What can be chosen in each phase."""
