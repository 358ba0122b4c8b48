"""Which line a party says: one that fits the card before one that fits any, and unsaid first."""

from game.core.events import Cause, LineSpoken
from game.core.state import Line, Moment
from game.core.trust import witnesses
from game.core.turn import Fate, Turn

__all__ = ["speak"]


def speak(turn: Turn, party: str, moment: Moment, card: str, cause: Cause) -> None:
    """Let a party say a line, if it has one for this moment and has not just said one like it.

    An offer is spoken in words that fit it, where there are any, even if they were said before.
    """
    state = turn.state
    lines = [
        line
        for line in state.setup.lines
        if line.party == party and line.moment is moment and (not line.cards or card in line.cards)
    ]
    if not lines or _just_said(turn, party, moment):
        return
    if moment is Moment.OFFERS:
        lines = [line for line in lines if line.cards] or lines
    fewest = min(state.said.count(line.id) for line in lines)
    fresh = [line for line in lines if state.said.count(line.id) == fewest]
    fitting = [line for line in fresh if line.cards] or fresh
    line = fitting[turn.draw(Fate.LINE, moment, party) % len(fitting)]
    seen_by = witnesses(state, state.setup.player, party)
    turn.emit(LineSpoken(cause=cause, seen_by=seen_by, party=party, line=line.id))


def _just_said(turn: Turn, party: str, moment: Moment) -> bool:
    said = {event.line for event in turn.events if isinstance(event, LineSpoken)}
    return any(_is(line, party, moment) for line in turn.state.setup.lines if line.id in said)


def _is(line: Line, party: str, moment: Moment) -> bool:
    return line.party == party and line.moment is moment
