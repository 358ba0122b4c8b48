"""Which line a party says: one that fits the card before one that fits any, and unsaid first."""

from game.core.events import Cause, LineSpoken
from game.core.kinds import Moment
from game.core.setup import Line
from game.core.turn import Fate, Turn

__all__ = ["speak"]


def speak(turn: Turn, party: str, moment: Moment, card: str, cause: Cause) -> None:
    """Let a party say a line, if it has one for this moment and has not just said one like it.

    An offer is spoken in words that fit it, where there are any, even if they were said before.
    """
    state = turn.state
    lines = state.setup.lines_for(party, moment, card)
    if not lines or (party, moment) in turn.spoken:
        return
    turn.spoken.append((party, moment))
    if moment is Moment.OFFERS:
        lines = tuple([line for line in lines if line.cards]) or lines
    fresh = _least_said(state.said, lines)
    fitting = ([line for line in fresh if line.cards] or fresh) if card else fresh
    pick = turn.draw(Fate.LINE, moment, party) % len(fitting) if len(fitting) > 1 else 0
    line = fitting[pick]
    seen_by = state.setup.between(state.setup.player, party)
    turn.emit(LineSpoken(cause, seen_by, party, line.id))


def _least_said(said: tuple[str, ...], lines: tuple[Line, ...]) -> list[Line]:
    fewest, fresh = len(said) + 1, []
    for line in lines:
        times = said.count(line.id)
        if times < fewest:
            fewest, fresh = times, [line]
        elif times == fewest:
            fresh.append(line)
    return fresh
