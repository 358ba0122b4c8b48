"""A level, exactly as an author wrote it; the tree on paper, not the machine's."""

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from game.authoring import setup
from game.authoring.deck import Card
from game.authoring.news import TAG, Event
from game.authoring.people import Between, Player, Seated
from game.authoring.written import Id, Points, Prose, Text, Written
from game.core.kinds import Ending, Kind, Moment
from game.core.setup import AccordRule, Line, Setup

__all__ = [
    "FORMAT",
    "Accord",
    "Act",
    "Break",
    "Endings",
    "Level",
    "Ripple",
    "Said",
    "Scale",
    "Solution",
    "Teaching",
    "Trap",
]

FORMAT = 1
"""The newest format that this version reads."""


class Scale(StrEnum):
    """Whom the story is about."""

    PERSONAL = "personal"
    COMMUNITY = "community"
    NATIONS = "nations"


class Break(StrEnum):
    """What a trap does with its own promises."""

    KEEP = "keep"
    OPENLY = "openly"
    QUIETLY = "quietly"


class Act(StrEnum):
    """The player's largest act, as the other chair may remember it."""

    KEPT_BIG = "kept-big"
    KEPT_SMALL = "kept-small"
    BROKEN_OPENLY = "broken-openly"
    BROKEN_QUIETLY = "broken-quietly"
    ASKED_TOO_MUCH = "asked-too-much"
    GESTURE = "gesture"
    AMENDS = "amends"
    SHARE = "share"
    MEDIATOR = "mediator"
    ULTIMATUM = "ultimatum"
    BLAME = "blame"
    SILENCE = "silence"
    DENY = "deny"
    LEAN = "lean"
    BOAST = "boast"
    NONE = "none"


class Ripple(Written):
    """A count in daily life that follows tension one round late."""

    id: Id
    name: Text
    unit: Text
    unit_one: Text | None = None
    """The unit when there is exactly one of it; otherwise `unit` stands behind a 1 as well."""
    start: Annotated[float, Field(ge=-99999, le=99999)]
    calm: Annotated[float, Field(ge=-99999, le=99999)]
    """Where it goes when nobody is tense."""
    crisis: Annotated[float, Field(ge=-99999, le=99999)]
    """Where it goes when everything is about to blow up."""
    step: Annotated[float, Field(ge=0.01, le=9999)] = 1
    """The smallest change worth showing."""
    worse: Text
    better: Text


class Said(Written):
    """A line that fits only some cards."""

    text: Text
    cards: Annotated[tuple[Id, ...], Field(min_length=1)]


def _which(value: Any) -> str:  # noqa: ANN401 - whatever an author wrote
    """Tell a line for some cards from one for any."""
    return TAG + ("said" if isinstance(value, dict | Said) else "text")


Spoken = Annotated[
    Annotated[Text, Tag("effect:text")] | Annotated[Said, Tag("effect:said")],
    Discriminator(_which),
]
"""A line: a string, or a table with the cards that it fits."""


class Endings(Written):
    """How the street, the kitchen or the road looks afterward, seven times."""

    accord: Prose
    lasting: Prose
    fragile: Prose
    stalemate: Prose
    collapse: Prose
    crisis: Prose
    ousted: Prose


class Accord(Written):
    """Any `count` of these cards in force make the accord."""

    cards: Annotated[tuple[Id, ...], Field(min_length=1)]
    count: Annotated[int, Field(ge=1, le=6)] = 1


class Teaching(Written):
    """What an instructor needs: what for, what to ask, what to watch."""

    objective: Text
    questions: Annotated[tuple[Text, ...], Field(min_length=3, max_length=5)]
    note: Prose
    minutes: Annotated[int, Field(ge=5, le=90)] = 15
    """How long a play takes."""
    reading: tuple[Text, ...] = ()


class Solution(Written):
    """A way that must win: each round, the first card of the rest of the list that is legal."""

    why: Text
    plays: Annotated[tuple[Id, ...], Field(min_length=1)]
    fallback: Id | None = None
    """What to play when the list has nothing that can be played."""
    stars: tuple[Id, ...] = ()
    """The cards that carry the lesson: on a table without them this way wins clearly less."""


class Trap(Written):
    """A way that must fail, with the thought that makes it plausible."""

    thought: Text
    plays: Annotated[tuple[Id, ...], Field(min_length=1)]
    breaks: Annotated[Break, Field(alias="break")] = Break.KEEP
    """What it does with its own promises: keep, openly or quietly."""


class Level(Written):
    """A level: its story, its table, its cards, and what it is for."""

    format: Literal[1]
    id: Id
    title: Annotated[Text, Field(max_length=60)]
    lesson: Id
    scale: Scale
    rounds: Annotated[int, Field(ge=3, le=14)]
    tension: Points
    hook: Text
    briefing: Prose
    grievance: Text
    """What each side holds against the other."""
    you: Player
    others: Annotated[tuple[Seated, ...], Field(min_length=1, max_length=4)]
    between: tuple[Between, ...] = ()
    cards: Annotated[tuple[Card, ...], Field(min_length=3, max_length=30)]
    events: Annotated[tuple[Event, ...], Field(max_length=20)] = ()
    ripples: Annotated[tuple[Ripple, ...], Field(max_length=4)] = ()
    lines: dict[Id, dict[Moment, tuple[Spoken, ...]]]
    """What each of the others says, by moment."""
    chair: dict[Id, dict[Act, Text]]
    """How your largest act looked from the other chair, in that party's words."""
    endings: Endings
    accord: Accord | None = None
    """Left out: the largest agreement makes the accord."""
    teaching: Teaching
    solution: Solution
    traps: Annotated[tuple[Trap, ...], Field(min_length=1)]

    def setup(self, seed: int) -> Setup:
        """Give the rules everything they need to play this level with this luck."""
        return self._table.with_seed(seed)

    @cached_property
    def _table(self) -> Setup:
        return Setup(
            level=self.id,
            seed=0,
            rounds=self.rounds,
            player=setup.PLAYER,
            parties=setup.parties(self.you, self.others),
            relations=setup.relations(self.others, self.between),
            bonds=setup.bonds(self.others, self.between),
            tension=setup.tenths(self.tension),
            cards=setup.cards(self.cards, self.others),
            happenings=setup.happenings(self.events, self.others),
            refusals=setup.refusals(self.others),
            ripples=tuple(
                setup.ripple(one.id, one.start, one.calm, one.crisis, one.step)
                for one in self.ripples
            ),
            lines=self.spoken_lines,
            accord=self.accord_rule,
        )

    @property
    def spoken_lines(self) -> tuple[Line, ...]:
        """Every line without its words; `words_of` gives them back."""
        return tuple(
            Line(
                id=f"{party}.{moment}.{number}",
                party=party,
                moment=moment,
                cards=said.cards if isinstance(said, Said) else (),
            )
            for party, moments in self.lines.items()
            for moment, lines in moments.items()
            for number, said in enumerate(lines, start=1)
        )

    @property
    def accord_rule(self) -> AccordRule | None:
        """What makes the accord: the level's own rule, or else its largest agreements."""
        if self.accord is not None:
            return AccordRule(self.accord.cards, self.accord.count)
        agreements = [card for card in self.cards if card.kind is Kind.AGREEMENT]
        largest = max((card.size for card in agreements), default=0)
        cards = tuple(card.id for card in agreements if card.size == largest)
        return AccordRule(cards) if cards else None

    def words_of(self, line_id: str) -> str:
        """Give the words of a line; `KeyError` when the level has none of that name."""
        party, moment, number = line_id.split(".")
        said = self.lines[party][Moment(moment)][int(number) - 1]
        return said.text if isinstance(said, Said) else said

    def card(self, card_id: str) -> Card:
        """Give the card of that name; `KeyError` for a plain move or an unknown card."""
        return {card.id: card for card in self.cards}[card_id]

    def event(self, event_id: str) -> Event:
        """Give the event of that name; `KeyError` when the level has none."""
        return {event.id: event for event in self.events}[event_id]

    def person(self, party_id: str) -> Player | Seated:
        """Give the party of that name, the player's chair being `you`; else `KeyError`."""
        return self.you if party_id == setup.PLAYER else self.seated(party_id)

    def seated(self, party_id: str) -> Seated:
        """Give the one of the others of that name; `KeyError` when nobody has it."""
        return {other.id: other for other in self.others}[party_id]

    def ending(self, ending: Ending) -> str:
        """Give the text of an ending."""
        text: str = getattr(self.endings, ending.value)
        return text

    def from_their_chair(self, party_id: str, act: Act) -> str:
        """Give how an act looked to that party; what it says of nothing special, if unwritten."""
        acts = self.chair.get(party_id, {})
        return acts.get(act) or acts.get(Act.NONE, "")
