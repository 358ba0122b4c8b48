"""A course as a player sees it: what is open, what was played, and how firm the thread came out."""

from collections.abc import Mapping

from game.authoring.course import Course, Lesson, LevelCard
from game.present.length import minutes_to_play
from game.present.threads import band
from game.present.views import CourseView, LessonView, LevelCardView
from game.present.words import Words

__all__ = ["how_long", "lesson_title", "same_in_both", "show_course", "where_to_go"]


def show_course(
    course: Course, firm: Mapping[str, int], words: Words, *, shipped: bool, all_open: bool
) -> CourseView:
    """Show a course; `firm` is how firm the thread of each level came out that was played.

    A lesson is open once a level of the lesson before was played to its end. A course of an
    instructor's own is always open: whoever has put it there says what to play.
    """
    lessons = []
    before: Lesson | None = None
    for number, lesson in enumerate(course.lessons, 1):
        known = before is None or any(
            level.id in firm for level in (*before.levels, *lesson.levels)
        )
        locked = ""
        if before is not None and shipped and not (all_open or known):
            locked = words.say("levels.locked", title=lesson_title(before, words))
        lessons.append(_lesson(number, lesson, firm, words, locked))
        before = lesson
    played = sum(level.id in firm for level in course.levels)
    title = words.say("levels.river") if shipped else course.title or words.say("levels.own")
    return CourseView(
        title=title,
        count=words.say("levels.count", played=played, all=len(course.levels)),
        lessons=tuple(lessons),
        faults=tuple(
            words.say("notice.level_broken", name=fault.path.name, message=fault.message)
            for fault in course.faults
        ),
        shipped=shipped,
    )


def _lesson(
    number: int, lesson: Lesson, firm: Mapping[str, int], words: Words, locked: str
) -> LessonView:
    levels = tuple(_card(level, firm, words, locked) for level in lesson.levels)
    return LessonView(number, lesson.id, lesson_title(lesson, words), levels, locked)


def _card(level: LevelCard, firm: Mapping[str, int], words: Words, locked: str) -> LevelCardView:
    scale = f"scale.{level.scale}"
    held = band(firm[level.id]) if level.id in firm else ""
    key = "levels.firm" if held else "levels.not_played"
    return LevelCardView(
        path=str(level.path),
        id=level.id,
        title=level.title,
        hook=level.hook,
        scale=words.say(scale) if words.has(scale) else "",
        people=level.scale == "personal",
        minutes=how_long(level, words),
        portrait=level.portrait,
        band=held,
        progress=words.say(key, band=words.say(f"band.{held}") if held else ""),
        locked=locked,
    )


def how_long(level: LevelCard, words: Words) -> str:
    """Say how many minutes a play of a level takes."""
    return words.say("levels.minutes", minutes=minutes_to_play(level))


def where_to_go(view: CourseView) -> int:
    """Give the place of the first open lesson that has a level nobody has played."""
    waiting = (
        place
        for place, lesson in enumerate(view.lessons)
        if not lesson.locked and not all(level.band for level in lesson.levels)
    )
    return next(waiting, 0)


def lesson_title(lesson: Lesson, words: Words) -> str:
    """Give a lesson's title: its own, or that of the catalog, or at least its id in words."""
    key = f"lesson.{lesson.id}"
    if lesson.title:
        return lesson.title
    return words.say(key) if words.has(key) else lesson.id.replace("-", " ").capitalize()


def same_in_both(lesson: Lesson, words: Words) -> str:
    """Say what is the same in both stories of a lesson; empty when nobody has said it."""
    key = f"same.{lesson.id}"
    return lesson.same or (words.say(key) if words.has(key) else "")
