"""The first level teaches the game while it is played: each tip at the moment it is needed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.core.state import Family
from game.present.views import (
    BriefingView,
    CardView,
    FollowView,
    PlayView,
    ReckoningView,
    TableView,
)
from game.present.words import Words

__all__ = ["LEVEL", "TIPS", "TipView", "next_tip"]

LEVEL = "on-time"
"""The level that teaches the game."""

Thing = Literal["trust", "cards", "card", "why", "aims", "answers", "gut", "ripples"]

TIPS: tuple[str, ...] = (
    "trust", "cards", "agreement", "why", "no", "due", "gut", "ripples",
)  # fmt: skip
"""Every tip, in the order in which a play usually meets them."""


@dataclass(frozen=True, slots=True)
class TipView:
    """A tip, and the thing on the screen that it speaks of."""

    id: str
    beside: Thing
    text: str


def next_tip(
    view: PlayView, card: CardView | None, seen: tuple[str, ...], words: Words
) -> TipView | None:
    """Give the tip that this moment needs, if it was not seen yet; `card` is the one looked at."""
    wanted = ((id_, beside) for id_, beside in _moments(view, card) if id_ not in seen)
    found = next(wanted, None)
    if found is None:
        return None
    id_, beside = found
    return TipView(id_, beside, words.say(f"tip.{id_}", **_names(view)))


def _moments(view: PlayView, card: CardView | None) -> Iterator[tuple[str, Thing]]:
    """Give the tips that fit a moment, the most urgent first."""
    match view:
        case BriefingView():
            yield "trust", "trust"
        case TableView(question=None, offer=None):
            yield "cards", "cards"
            if any(pill.direction for pill in view.header.ripples):
                yield "ripples", "ripples"
            if view.header.round > 1:
                yield "no", "aims"
            if card is not None and card.family is Family.AGREEMENT and card.ways:
                yield "agreement", "card"
            if card is not None and card.family is Family.GUT:
                yield "gut", "card"
        case FollowView(mine=True):
            yield "due", "answers"
        case ReckoningView():
            yield "why", "why"
        case _:
            return


def _names(view: PlayView) -> dict[str, object]:
    """Give what a tip may name: the other side, and how many rounds there are."""
    return {"name": view.others[0].name, "rounds": view.header.rounds}
