"""A small table to tell stories at: two parties that stand evenly, and any cards."""

from dataclasses import replace

from game.core.moves import ForeseeEnding, Next, Play
from game.core.rules import apply, legal, start
from game.core.sample import SETUP
from game.core.state import (
    Card,
    Clarity,
    Ending,
    Kind,
    Pledge,
    Relation,
)
from game.core.turn import Turn

ME, THEM = "you", "mateo"
SILENCE = Card("silence", Kind.SILENCE)
SHARE = Card("share", Kind.SHARE)
CLARIFY = Card("clarify", Kind.CLARIFY)
BLAME = Card("blame", Kind.BLAME)


def agreement(name="deal", size=2, clarity=Clarity.VERIFIABLE, due=1, **more):
    pledges = (Pledge(ME, clarity, due), Pledge(THEM, clarity, due))
    return Card(name, Kind.AGREEMENT, size, pledges, **more)


def even(level=500, **more):
    """Both parties feel the same toward each other."""
    return tuple(Relation(a, b, level, level, level, **more) for a, b in ((ME, THEM), (THEM, ME)))


def table(*cards, relations=(), rounds=6, **more):
    """A setup with these cards, without a bond or a lid unless asked for."""
    return replace(
        SETUP,
        rounds=rounds,
        cards=(*cards, SILENCE),
        relations=relations or even(),
        bonds=more.pop("bonds", ()),
        accord=more.pop("accord", None),
        **more,
    )


def opened(*cards, **more):
    """The first move at such a table."""
    return apply(start(table(*cards, **more)).state, ForeseeEnding(Ending.LASTING)).state


def turn(state, **fate):
    """A turn whose luck is settled: `turn(state, misread=True)`."""
    return Turn(state, fate={kind.replace("_", "-"): value for kind, value in fate.items()})


def theirs(state):
    """What they feel toward the player."""
    return state.relation(THEM, ME)


def on_to_the_next_move(state):
    """Keep every promise, guess, and go on until the next move."""
    while True:
        state = apply(state, legal(state)[0]).state
        if state.phase in ("move", "over"):
            return state


def play_card(state, name, **more):
    return apply(state, Play(name, **more))


def next_round(state):
    return apply(state, Next()).state
