"""What a class talks about after a story: the same step in its twin, and questions to debate."""

from collections.abc import Callable, Container
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from game.authoring.course import Course, Lesson, LevelCard
from game.authoring.diagnostic import LevelError
from game.authoring.model import Level
from game.present.course import same_in_both
from game.present.words import Words

__all__ = ["AfterwordView", "DebateView", "PairView", "afterword"]


@dataclass(frozen=True, slots=True)
class PairView:
    """Two cards of two stories that are one step: each as level and card; and what is the same."""

    first: tuple[str, str]
    second: tuple[str, str]
    same: str


@dataclass(frozen=True, slots=True)
class DebateView:
    """An agreement to argue for and against: a hard question for either side."""

    title: str
    if_for: str
    if_against: str


@dataclass(frozen=True, slots=True)
class AfterwordView:
    """What there is to talk about beyond this one play."""

    pair: PairView | None
    debate: tuple[DebateView, ...]


def _twin(course: Course, level: str) -> tuple[Lesson, LevelCard] | None:
    """Find the lesson of a level that is told twice, and the level that tells it the other way."""
    for lesson in course.lessons:
        ids = [one.id for one in lesson.levels]
        if level in ids and len(ids) == len(lesson.pair) == 2:
            return lesson, lesson.levels[1 - ids.index(level)]
    return None


def afterword(
    level: Level,
    course: Course,
    played: Container[str],
    read: Callable[[Path], Level],
    words: Words,
) -> AfterwordView | None:
    """Show what to talk about after a play of a level; nothing when there is nothing.

    The pair is shown once the twin was `played` to its end as well; `read` gives its level.
    """
    found, pair = _twin(course, level.id), None
    if found is not None and found[1].id in played:
        lesson, twin = found
        with suppress(LevelError):
            pair = _pair(lesson, {level.id: level, twin.id: read(twin.path)}, words)
    debate = tuple(
        DebateView(
            card.title, words.say(f"debate.{card.id}_for"), words.say(f"debate.{card.id}_against")
        )
        for card in level.cards
        if words.has(f"debate.{card.id}_for")
    )
    return AfterwordView(pair, debate) if pair or debate else None


def _pair(lesson: Lesson, levels: dict[str, Level], words: Words) -> PairView | None:
    """Show the two cards in the order of the lesson; nothing when the course names none of them."""
    found = []
    for place, card_id in zip(lesson.levels, lesson.pair, strict=True):
        level = levels[place.id]
        titles = [card.title for card in level.cards if card.id == card_id]
        found += [(level.title, title) for title in titles]
    same = same_in_both(lesson, words)
    return PairView(found[0], found[1], same) if len(found) == 2 and same else None
