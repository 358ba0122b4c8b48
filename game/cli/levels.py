"""Levels: what there is to play, one on a line, so that other programs can read it too."""

import os
import sys
from types import SimpleNamespace

from game.authoring.course import Course, Lesson, LevelCard, course_in, sound
from game.authoring.folder import own_levels
from game.data import find
from game.present.course import lesson_title
from game.present.length import minutes_to_play
from game.present.words import Words

__all__ = ["run"]


def run(_: SimpleNamespace, words: Words) -> int:
    """List the levels by course and lesson: id, title, lesson and minutes; 1 if one is broken."""
    courses = [course_in(find("levels"), words.language)]
    own = own_levels(os.environ)
    if own is not None:
        courses.append(sound(course_in(own, words.language)))
    levels = [level for course in courses for level in course.levels]
    wide = max((len(level.id) for level in levels), default=0)
    wider = max((len(level.title) for level in levels), default=0)
    for course in courses:
        for lesson in course.lessons:
            for level in lesson.levels:
                print(_row(level, lesson, words, (wide, wider)))
    return max(_tell_faults(course, words) for course in courses)


def _row(level: LevelCard, lesson: Lesson, words: Words, wide: tuple[int, int]) -> str:
    return words.say(
        "cli.level_row",
        id=level.id.ljust(wide[0]),
        title=level.title.ljust(wide[1]),
        lesson=lesson_title(lesson, words) or level.lesson,
        minutes=minutes_to_play(level),
    )


def _tell_faults(course: Course, words: Words) -> int:
    """Name the files that cannot be played; 1 when there is one."""
    for fault in course.faults:
        said = words.say("notice.level_broken", name=fault.path, message=fault.message)
        print(said, file=sys.stderr)
    return 1 if course.faults else 0
