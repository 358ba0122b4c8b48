"""Levels: what there is to play, one on a line, so that other programs can read it too."""

from types import SimpleNamespace

from game.authoring.course import levels_in
from game.data import find
from game.present.words import Words

__all__ = ["run"]


def run(_: SimpleNamespace, words: Words) -> int:
    """List the shipped levels in the order of the course: id, title, lesson and minutes."""
    levels = levels_in(find("levels"), words.language)
    wide = max((len(level.id) for level in levels), default=0)
    wider = max((len(level.title) for level in levels), default=0)
    for level in levels:
        lesson = f"lesson.{level.lesson}"
        print(
            words.say(
                "cli.level_row",
                id=level.id.ljust(wide),
                title=level.title.ljust(wider),
                lesson=words.say(lesson) if words.has(lesson) else level.lesson,
                minutes=level.minutes,
            )
        )
    return 0
