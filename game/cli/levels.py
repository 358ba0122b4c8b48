"""Levels: what there is to play, one on a line, so that other programs can read it too."""

import argparse

from game.authoring.load import load
from game.cli.shipped import shipped_levels
from game.present.words import Words

__all__ = ["run"]


def run(_: argparse.Namespace, words: Words) -> int:
    """List the shipped levels: id, title, lesson and minutes."""
    rows = [(name, load(path)) for name, path in shipped_levels().items()]
    wide = max((len(name) for name, _ in rows), default=0)
    wider = max((len(level.title) for _, level in rows), default=0)
    for name, level in rows:
        print(
            words.say(
                "cli.level_row",
                id=name.ljust(wide),
                title=level.title.ljust(wider),
                lesson=words.say(f"lesson.{level.lesson}"),
                minutes=level.teaching.minutes,
            )
        )
    return 0
