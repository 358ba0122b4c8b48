"""What somebody says to a move for which the level has no line: nobody owns up to a wall."""

from collections.abc import Iterator

from game.core.events import CardPlayed, Cause, Event, LineSpoken, Rule
from game.core.kinds import Kind, Moment
from game.core.repair import needs_repair
from game.core.setup import Temperament
from game.core.signing import partners
from game.core.state import State
from game.core.temperament import PRESETS

__all__ = ["ANSWER", "answered", "nearest"]

ANSWER = "answer."
"""How the names of these lines begin; they are keys of the catalog."""

_REPAIRS = (Kind.SORRY, Kind.OWN_UP, Kind.AMENDS)
_ANSWERED = (*_REPAIRS, Kind.CLARIFY, Kind.COMMIT, Kind.LEAN, Kind.BOAST)
_HOLLOW = "hollow"
_LINES = 2  # for each move and temperament


def answered(before: State, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Give what happened in a step, and after each move the answers that nobody has written."""
    told = list(events)
    for event in events:
        if isinstance(event, CardPlayed) and event.by == before.setup.player:
            place = _after(told, event)
            told[place:place] = _answers(before, event, events)
    return tuple(told)


def _after(events: list[Event], move: CardPlayed) -> int:
    """Give the place after all that a move came to."""
    causes = (move.cause, Cause(Rule.HOLLOW, move.card))
    return max(place for place, event in enumerate(events, 1) if event.cause in causes)


def _answers(before: State, move: CardPlayed, events: tuple[Event, ...]) -> Iterator[LineSpoken]:
    """Let everybody answer who was spoken to and has not answered in lines of the level."""
    kind = before.setup.card(move.card).kind
    if kind not in _ANSWERED:
        return
    spoke = {event.party for event in events if isinstance(event, LineSpoken) and _answer(event)}
    for party in _spoken_to(before, move):
        if party not in spoke:
            line = _line(before, kind, party)
            yield LineSpoken(cause=move.cause, seen_by=move.seen_by, party=party, line=line)


def _answer(spoken: LineSpoken) -> bool:
    """Whether a line can pass for an answer; an offer cannot, it comes after."""
    return f".{Moment.OFFERS}." not in spoken.line


def _spoken_to(before: State, move: CardPlayed) -> tuple[str, ...]:
    if move.about is not None:
        return before.promise(move.about).to
    return partners(before, before.setup.card(move.card), move.to)


def _line(before: State, kind: Kind, party: str) -> str:
    """Name the line: of this move and temperament, and another one each time."""
    me = before.setup.player
    hollow = kind in _REPAIRS and not needs_repair(before, party, me)
    deck = before.setup.deck
    times = sum(deck[play.card].kind is kind and play.by == me for play in before.played)
    number = 1 + (times + len(before.setup.level)) % _LINES
    said = _HOLLOW if hollow else kind
    return f"{ANSWER}{said}_{nearest(before.temperament(party))}_{number}"


def nearest(temperament: Temperament) -> str:
    """Give the name of the temperament that is most like this one."""
    return min(PRESETS, key=lambda name: _distance(PRESETS[name], temperament))


def _distance(one: Temperament, other: Temperament) -> int:
    """Give how far apart two temperaments are, all their numbers taken together."""
    return (
        abs(one.honesty - other.honesty)
        + abs(one.reciprocity - other.reciprocity)
        + abs(one.pride - other.pride)
        + abs(one.patience - other.patience)
        + abs(one.opportunism - other.opportunism)
        + abs(one.forgiveness - other.forgiveness)
    )
