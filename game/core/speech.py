"""Which line a party says: one that fits the card before one that fits any, and unsaid first."""

from game.core.events import Cause, LineSpoken
from game.core.kinds import Moment
from game.core.setup import Line
from game.core.trust import witnesses
from game.core.turn import Fate, Turn

__all__ = ["speak"]


def speak(turn: Turn, party: str, moment: Moment, card: str, cause: Cause) -> None:
    """Let a party say a line, if it has one for this moment and has not just said one like it.

    An offer is spoken in words that fit it, where there are any, even if they were said before.
    """
    state = turn.state
    known = state.setup.lines_for(party, moment)
    if not known:
        return
    lines = [line for line in known if not line.cards or card in line.cards]
    if not lines or _just_said(turn, known):
        return
    if moment is Moment.OFFERS:
        lines = [line for line in lines if line.cards] or lines
    times = [state.said.count(line.id) for line in lines]
    fewest = min(times)
    fresh = [line for line, said in zip(lines, times, strict=True) if said == fewest]
    fitting = [line for line in fresh if line.cards] or fresh
    pick = turn.draw(Fate.LINE, moment, party) % len(fitting) if len(fitting) > 1 else 0
    line = fitting[pick]
    seen_by = witnesses(state, state.setup.player, party)
    turn.emit(LineSpoken(cause=cause, seen_by=seen_by, party=party, line=line.id))


def _just_said(turn: Turn, lines: tuple[Line, ...]) -> bool:
    said = [event.line for event in turn.events if isinstance(event, LineSpoken)]
    return bool(said) and any(line.id in said for line in lines)
