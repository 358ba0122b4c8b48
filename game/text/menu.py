"""What to play, asked in lines: the play left open first, then every level that is open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.journal.disk import Aside, Why
from game.journal.journal import Entry
from game.present.plays import PastPlayView
from game.present.views import CourseView, LessonView, LevelCardView
from game.present.words import Words
from game.text.asking import Asker, Option
from game.text.paper import BLANK, Line
from game.text.standing import capital, sentence

__all__ = ["PastPlays", "ask_level", "ask_past_play", "ask_to_go_on", "notices"]


@dataclass(frozen=True, slots=True)
class PastPlays:
    """The player wants to see what was played before."""


def notices(asides: Sequence[Aside], words: Words) -> list[str]:
    """Say which files could not be used, and that nothing was deleted."""
    said = []
    for aside in asides:
        moved = aside.kept != aside.path
        key = aside.why if moved else Why.LOCKED
        said.append(words.say(f"notice.{key}", name=aside.kept.name))
    return said


def ask_to_go_on(entry: Entry, words: Words, asker: Asker) -> bool | None:
    """Ask whether to go on with an open play; `None` when the player leaves."""
    again = Option((Line(words.say("text.begin_again")),))
    index = asker.ask([_go_on(entry, words), again])
    return None if index is None else index == 0


def ask_level(
    entry: Entry | None, courses: Sequence[CourseView], words: Words, asker: Asker, *, past: bool
) -> Entry | Path | PastPlays | None:
    """Ask what to play: the open play, a level that is open, or a look at the past.

    `past` says whether there are past plays. `None` when the player leaves.
    """
    asker.paper.show(_about(courses, words))
    things: list[Entry | Path | PastPlays] = [] if entry is None else [entry]
    options = [] if entry is None else [_go_on(entry, words)]
    for course in courses:
        for lesson in course.lessons:
            things += [Path(level.path) for level in lesson.levels if not level.locked]
            options += [_level(level, lesson) for level in lesson.levels if not level.locked]
    if past:
        things.append(PastPlays())
        options.append(Option((Line(sentence(words.say("text.past_plays"))),)))
    index = asker.ask(options)
    return None if index is None else things[index]


def _about(courses: Sequence[CourseView], words: Words) -> Iterator[Line]:
    """Say how far the courses were played, what is still closed, and what cannot be played."""
    yield Line(sentence(words.say("levels.title")))
    for course in courses:
        title = f"{sentence(course.title)} " if len(courses) > 1 else ""
        yield Line(f"{title}{sentence(course.count)}")
        closed = [lesson for lesson in course.lessons if lesson.locked]
        for lesson in closed[:1]:
            yield Line(f"{sentence(lesson.title)} {sentence(lesson.locked)}")
        if closed[1:]:
            titles = ", ".join(lesson.title for lesson in closed[1:])
            yield Line(words.say("text.further", titles=titles))
        yield from (Line(fault) for fault in course.faults)
    yield BLANK


def _level(level: LevelCardView, lesson: LessonView) -> Option:
    """Offer a level: what it is, how long it takes, and what came of it."""
    place = ", ".join(part for part in (lesson.title, level.scale) if part)
    parts = (level.title, capital(place), level.hook, capital(level.minutes), level.progress)
    return Option((Line(" ".join(sentence(part) for part in parts if part)),))


def _go_on(entry: Entry, words: Words) -> Option:
    place = words.say("header.round", round=entry.round, rounds=entry.rounds)
    said = words.say(
        "text.go_on", title=entry.title_in(words.language), place=place if entry.round else ""
    )
    return Option((Line(sentence(said.strip(" ,"))),))


def ask_past_play(
    plays: Sequence[PastPlayView], asides: Sequence[str], words: Words, asker: Asker
) -> PastPlayView | None:
    """Ask which past play to open; `None` to go back."""
    asker.paper.show([BLANK, Line(sentence(words.say("plays.title")))])
    asker.paper.show(Line(aside) for aside in asides)
    back = Option((Line(sentence(words.say("levels.back"))),))
    index = asker.ask([*(_past(play, words) for play in plays), back])
    return None if index is None or index == len(plays) else plays[index]


def _past(play: PastPlayView, words: Words) -> Option:
    act = words.say("plays.go_on" if play.goes_on else "plays.review")
    parts = (play.title, play.date, play.state, play.firm, play.note, act)
    return Option((Line(" ".join(sentence(part) for part in parts if part)),))
