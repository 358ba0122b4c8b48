"""The cards: a title, a sentence, and exactly what each side would owe."""

from typing import Annotated

from pydantic import Field

from game.authoring.written import Change, Id, Percent, Points, Text, Written
from game.core.kinds import Aim, Clarity, Kind, Style

__all__ = ["Card", "Vow"]


class Vow(Written):
    """What one side promises on a card."""

    text: Text
    clarity: Clarity
    """How anybody could tell that it was kept: vague, clear or verifiable."""
    due: Annotated[int, Field(ge=0, le=12)]
    """Rounds after the round in which it is made; 0 is the same round."""
    cost: Points | None = None
    """Support that keeping it costs at home; left out, the usual price for its size."""
    by: Id | None = None
    """Who promises; needed only when several others promise different things."""


class Card(Written):
    """Something the player can do with a move."""

    id: Id
    kind: Kind
    title: Annotated[Text, Field(max_length=60)]
    text: Text
    size: Annotated[int, Field(ge=0, le=5)] = 0
    """1 (tiny) to 5 (grand), within this level; 0 for cards without promises."""
    you_promise: Vow | None = None
    they_promise: Vow | None = None
    promises: tuple[Vow, ...] = ()
    """Instead of they_promise, when several others promise different things; each with by."""
    public: bool = False
    again: bool = False
    """Whether the card may be played again after it came about."""
    home: Change | None = None
    """Support that playing it moves at home, at once; left out, the usual price."""
    aim: Aim = Aim.NEUTRAL
    """Whether its promises serve an aim that both sides share: shared, neutral or opposed."""
    thought: Text | None = None
    """For a card from the gut: the thought that tempts, in the voice of a decent person."""
    partners: Annotated[tuple[Id, ...], Field(alias="with")] = ()
    """Whom it is played with, when not everybody at the table."""
    who: Text | None = None
    """For a mediator: who this is."""
    portrait: Id | None = None
    """For a mediator: the portrait."""
    style: Style | None = None
    """For a mediator: facilitate, formulate or leverage."""
    neutrality: Percent = 100
    """For a mediator: 0 to 100."""
    favors: Id | None = None
    """For a mediator: the party it leans toward, if any."""
    forces: Id | None = None
    """For an ultimatum: the agreement that is signed at once if you have more power."""

    @property
    def vows(self) -> tuple[Vow, ...]:
        """Every promise on the card, the player's first."""
        own = (self.you_promise,) if self.you_promise else ()
        theirs = (self.they_promise,) if self.they_promise else ()
        return (*own, *theirs, *self.promises)
