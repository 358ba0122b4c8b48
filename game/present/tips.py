"""The first level teaches the game while it is played: each tip at the moment it is needed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from game.core.kinds import Family
from game.present.views import (
    BriefingView,
    CardView,
    FollowView,
    PlayView,
    ReckoningView,
    TableView,
)
from game.present.words import Words

__all__ = ["LEVEL", "TIPS", "TipView", "Tips"]

LEVEL = "on-time"
"""The level that teaches the game."""

Thing = Literal["thread", "cards", "card", "why", "aims", "answers", "gut", "ripples"]

TIPS: tuple[str, ...] = (
    "thread", "cards", "agreement", "why", "no", "due", "gut", "ripples",
)  # fmt: skip
"""Every tip, in the order in which a play usually meets them."""


@dataclass(frozen=True, slots=True)
class TipView:
    """A tip, and the thing on the screen that it speaks of."""

    id: str
    beside: Thing
    text: str


class Tips:
    """The tips of one play: none is given twice, and `remember` writes down which were given."""

    def __init__(
        self, seen: tuple[str, ...], words: Words, remember: Callable[[tuple[str, ...]], object]
    ) -> None:
        self.seen = seen
        self.words = words
        self._remember = remember

    def take(self, view: PlayView, card: CardView | None = None) -> TipView | None:
        """Give the tip that this moment needs, if there is one; `card` is the one looked at."""
        wanted = (one for one in _moments(view, card) if one[0] not in self.seen)
        id_, beside = next(wanted, ("", None))
        if beside is None:
            return None
        self._keep((*self.seen, id_))
        return TipView(id_, beside, self.words.say(f"tip.{id_}", **_names(view, card)))

    def stop(self) -> None:
        """Give no more tips."""
        self._keep(TIPS)

    def _keep(self, seen: tuple[str, ...]) -> None:
        self.seen = seen
        self._remember(seen)


def _moments(view: PlayView, card: CardView | None) -> Iterator[tuple[str, Thing]]:
    """Give the tips that fit a moment, the most urgent first."""
    match view:
        case BriefingView():
            yield "thread", "thread"
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


def _names(view: PlayView, card: CardView | None) -> dict[str, object]:
    """Give what a tip may name: the other side, how many rounds there are, and the card."""
    title = card.title if card is not None else ""
    return {"name": view.others[0].name, "rounds": view.header.rounds, "card": title}
