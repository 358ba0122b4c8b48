"""Ways to play that come from elsewhere: a list that an author wrote, or plain luck."""

from collections.abc import Iterator, Sequence

from game.authoring.model import Break, Level, Solution, Trap
from game.core.chance import thousandths
from game.core.kinds import Ending
from game.core.moves import Choice
from game.core.setup import Card
from game.core.state import State
from game.lab.play import Strategy, allowed
from game.lab.seeing import (
    Answers,
    breaks_openly,
    breaks_quietly,
    checkable,
    for_home,
    for_trust,
    keeps,
    mine,
    strategy,
    was_declined,
)

__all__ = ["follow", "random_player", "solution_of", "trap_of", "winning", "written"]


def winning(ending: Ending | None) -> bool:
    """Whether a play that came out so counts as won."""
    return ending in (Ending.ACCORD, Ending.LASTING)


# ---------------------------------------------------------------- whole strategies


def solution_of(level: Level) -> Strategy:
    """Give the way that a level's author says must win."""
    return written(level.solution)


def trap_of(trap: Trap) -> Strategy:
    """Give the way that a level's author says must fail."""
    return written(trap)


def written(way: Solution | Trap) -> Strategy:
    """Give the way that an author wrote: after a no a solution steps down, a trap carries on."""
    match way:
        case Solution(plays=plays, fallback=fallback):
            return follow(plays, fallback=fallback)
        case Trap(plays=plays, breaks=breaks):
            return follow(plays, breaks, steps_down=False, replies=for_home)


def follow(
    plays: Sequence[str],
    breaks: Break = Break.KEEP,
    fallback: str | None = None,
    *,
    steps_down: bool = True,
    replies: Answers = for_trust,
) -> Strategy:
    """Play a list of cards, each round the first of its rest that is legal.

    With `steps_down`, an agreement that was declined is followed by the largest smaller one that
    can be checked, or else asked again. Past its end the list is repeated from the last card on.
    """

    def wants(state: State) -> Iterator[Card]:
        last_resort = () if fallback is None else (fallback,)
        wanted = (
            *(_after_a_no(state) if steps_down else ()),
            *_rest(state, plays, steps_down=steps_down),
            *last_resort,
            *reversed(plays),
        )
        known = {card.id: card for card in state.setup.cards}
        return (known[card] for card in wanted if card in known)

    return strategy(wants, _WORDS[breaks], replies=replies)


_WORDS = {Break.KEEP: keeps, Break.OPENLY: breaks_openly, Break.QUIETLY: breaks_quietly}


def random_player(luck: int = 0) -> Strategy:
    """Choose evenly among everything legal, by a luck of its own."""

    def choose(state: State) -> Choice:
        choices = allowed(state)
        if len(choices) == 1:
            return choices[0]
        asked = state.offer is not None and state.offer.clarified
        judged = len([1 for promise in state.promises if promise.judged])
        luck_here = thousandths(
            str(state.setup.seed),
            "player",
            str(luck),
            str(state.round),
            state.phase,
            str(judged),
            str(int(asked)),
        )
        return choices[luck_here * len(choices) // 1000]

    return choose


# ---------------------------------------------------------------- along a list


def _rest(state: State, plays: Sequence[str], *, steps_down: bool) -> Sequence[str]:
    """Give what is left of a list; a step down after a no was not on it."""
    rest = plays
    declined = False
    for play in mine(state):
        if play.card in rest and not (declined and steps_down):
            rest = rest[rest.index(play.card) + 1 :]
        declined = was_declined(state, play)
    return rest


def _after_a_no(state: State) -> tuple[str, ...]:
    """Give what to try after a no: smaller agreements that can be checked, then the same again."""
    so_far = mine(state)
    if not so_far or not was_declined(state, so_far[-1]):
        return ()
    size = state.setup.card(so_far[-1].card).size
    smaller = (card.id for card in checkable(state) if card.size < size)
    return (*smaller, so_far[-1].card)
