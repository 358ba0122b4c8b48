"""The ways that tempt: each is what a decent person does on a bad day, done every day."""

from collections.abc import Iterator

from game.core.forecast import forecast
from game.core.kinds import Clarity, Kind
from game.core.legal import legal
from game.core.moves import Accept, BreakQuietly, Choice, Keep, Play
from game.core.setup import Card
from game.core.state import Promise, State
from game.core.trust import WEIGHTS
from game.lab.honest import EVEN, LIKELY, careful
from game.lab.seeing import (
    breaks_openly,
    breaks_quietly,
    checkable,
    for_home,
    keeps,
    looks_likely,
    mine,
    of_kind,
    says_no,
    strategy,
    waits_for_repair,
)

__all__ = [
    "always_vague",
    "breaking_openly",
    "breaking_quietly",
    "denying",
    "greedy",
    "keeping_only_tiny",
    "leaning",
    "pressure",
    "silence",
]


def _largest(state: State) -> list[Card]:
    return sorted(of_kind(state, Kind.AGREEMENT), key=lambda card: -card.size)


def _force(state: State) -> Iterator[Card]:
    """Demand, accuse, and ask for everything in between."""
    turns = (Kind.ULTIMATUM, Kind.AGREEMENT, Kind.BLAME)
    turn = turns[len(mine(state)) % len(turns)]
    yield from _largest(state) if turn is Kind.AGREEMENT else of_kind(state, turn)
    yield from of_kind(state, Kind.ULTIMATUM, Kind.BLAME)
    yield from _largest(state)


pressure = strategy(_force, replies=for_home)
"""Demand, accuse and insist: it works at home; Deutsch and Krauss 1960 on threat."""


def _nothing(state: State) -> list[Card]:
    return of_kind(state, Kind.SILENCE)


silence = strategy(_nothing, keeps, says_no, for_home)
"""Say nothing until they come around."""


def _fog(state: State) -> Iterator[Card]:
    """Promise what nobody could hold against one; without such a card, words without deeds."""
    soft = [card for card in _largest(state) if _is_vague(card)]
    yield from (card for card in soft if looks_likely(state, card, EVEN))
    yield from reversed(soft)
    yield from of_kind(state, Kind.BOAST, Kind.SORRY, Kind.SILENCE)


def _is_vague(card: Card) -> bool:
    return any(pledge.clarity is Clarity.VAGUE for pledge in card.pledges)


def _takes_it_as_it_is(_: State) -> Choice:
    return Accept()


always_vague = strategy(_fog, keeps, _takes_it_as_it_is, for_home)
"""Promise nothing that could be checked."""


def _on_the_tie(state: State) -> Iterator[Card]:
    """Lean while there is a tie, then ask for the largest thing: that is what friends are for."""
    asked = any(
        relation.appeal > 0 for relation in state.relations if relation.other == state.setup.player
    )
    yield from () if asked else of_kind(state, Kind.LEAN)
    yield from _largest(state)


leaning = strategy(_on_the_tie, replies=for_home)
"""Ask for large things in the name of friendship."""


def _as_if_nothing_was(state: State) -> Iterator[Card]:
    if waits_for_repair(state):
        yield from of_kind(state, Kind.DENY)
    yield from (card for card in checkable(state) if looks_likely(state, card, LIKELY))
    yield from of_kind(state, Kind.GESTURE)
    yield from reversed(checkable(state))


denying = strategy(_as_if_nothing_was, replies=for_home)
"""Take the small steps, but never answer for anything."""


def _keeps_tiny(_: State, promise: Promise) -> Choice:
    return Keep(promise.id) if promise.size <= 1 else BreakQuietly(promise.id)


keeping_only_tiny = strategy(careful, _keeps_tiny, replies=for_home)
"""Earn trust with tiny promises, and quietly break the larger ones."""

breaking_quietly = strategy(careful, breaks_quietly, replies=for_home)
"""Take the small steps, and quietly keep none of them."""

breaking_openly = strategy(careful, breaks_openly, replies=for_home)
"""Take the small steps, and openly keep none of them."""


def _promising(state: State) -> list[Card]:
    """List what can be played, by what it would add to trust times its shown chance of a yes."""
    plays = [choice for choice in legal(state) if isinstance(choice, Play)]
    gains = {choice.card: _gain(state, choice) for choice in plays}
    return sorted(
        (card for card in state.setup.cards if card.id in gains),
        key=lambda card: -gains[card.id],
    )


def _gain(state: State, choice: Play) -> int:
    seen = forecast(state, choice)
    if seen is None:
        return 0
    gain = sum(WEIGHTS[strand.channel] * strand.likely for strand in seen.strands)
    return gain * (1000 if seen.chance is None else seen.chance)


greedy = strategy(_promising)
"""Play what the forecast likes best, with no other thought."""
