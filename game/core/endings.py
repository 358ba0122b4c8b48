"""How a play comes out, checked in one order after every step."""

from game.core.events import Cause, Ended, Rule
from game.core.kinds import Clarity, Ending, Status
from game.core.state import State
from game.core.trust import lowest_trust, trust
from game.core.turn import Turn

__all__ = ["check", "conclude", "in_force", "kept_checkable"]

_POINT = 1000
_KEPT = Status.KEPT
_VAGUE = Clarity.VAGUE
_BROKEN = frozenset({Status.BROKEN_OPENLY, Status.BROKEN_QUIETLY, Status.LAPSED})


def kept_checkable(state: State, by: str) -> int:
    """Gives how many promises that could be checked a party has kept."""
    return len(
        [
            1
            for promise in state.promises
            if promise.by == by and promise.status is _KEPT and promise.clarity is not _VAGUE
        ]
    )


def _both_proved(state: State) -> bool:
    needed = state.setup.dials.checkable
    return all(kept_checkable(state, party) >= needed for party in state.setup.everyone)


def _is_in_accord(state: State) -> bool:
    """Whether the largest agreement is in force, among people who have proved their word."""
    rule = state.setup.accord
    return rule is not None and _both_proved(state) and len(in_force(state)) >= rule.count


def in_force(state: State) -> tuple[str, ...]:
    """Gives which of the cards that make the accord are agreed on and unbroken."""
    rule = state.setup.accord
    broken = {promise.card for promise in state.promises if promise.status in _BROKEN}
    agreed = {play.card for play in state.played if play.agreed} - broken
    return tuple([card for card in rule.cards if card in agreed]) if rule is not None else ()


def check(turn: Turn) -> None:
    """End the play if it has come to that."""
    state = turn.state
    if state.ending is not None:
        return
    low = lowest_trust(state)
    dials = state.setup.dials
    least = dials.collapse * _POINT
    if low >= dials.accord * _POINT and _is_in_accord(state):
        _end(turn, Ending.ACCORD, "largest-agreement")
    elif state.tension >= 1000:
        _end(turn, Ending.CRISIS, "tension")
    elif state.party(state.setup.player).support <= 0:
        _end(turn, Ending.OUSTED, "support")
    elif low < least and _least_of_theirs(state) < least:
        _end(turn, Ending.COLLAPSE, "trust-gone")


def _least_of_theirs(state: State) -> int:
    me = state.setup.player
    return min(trust(state.relation(other, me)) for other in state.setup.others)


def conclude(turn: Turn) -> None:
    """End the play after its last round, by the lowest trust among the player's own pairs."""
    check(turn)
    state = turn.state
    if state.ending is not None:
        return
    low = lowest_trust(state)
    dials = state.setup.dials
    if low >= dials.goal * _POINT and _both_proved(state):
        _end(turn, Ending.LASTING, "trust-and-deeds")
    elif low >= dials.goal * _POINT:
        _end(turn, Ending.FRAGILE, "words-without-deeds")
    elif low >= dials.fragile * _POINT:
        _end(turn, Ending.FRAGILE, "some-trust")
    else:
        _end(turn, Ending.STALEMATE, "little-trust")


def _end(turn: Turn, ending: Ending, reason: str) -> None:
    cause = Cause(Rule.TURN, reason)
    turn.emit(Ended(cause, turn.state.setup.everyone, ending, reason))
