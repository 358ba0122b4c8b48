"""Which story to play, asked in lines: the one left open first, then every other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.journal.disk import Aside, Why
from game.journal.journal import Entry
from game.present.words import Words
from game.text.asking import Asker, Option
from game.text.paper import Line
from game.text.standing import sentence

__all__ = ["Offered", "ask_level", "ask_to_go_on", "notices"]


@dataclass(frozen=True, slots=True)
class Offered:
    """A level that can be played, as the menu says it."""

    path: Path
    title: str
    hook: str
    minutes: str


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
    entry: Entry | None, levels: Callable[[], Sequence[Offered]], words: Words, asker: Asker
) -> Offered | Entry | None:
    """Ask what to play: the open play, or a level; `None` when the player leaves."""
    offered = levels()
    asker.paper.say(sentence(words.say("levels.title")))
    things: list[Offered | Entry] = [*([] if entry is None else [entry]), *offered]
    index = asker.ask([_option(thing, words) for thing in things])
    return None if index is None else things[index]


def _option(thing: Offered | Entry, words: Words) -> Option:
    return _go_on(thing, words) if isinstance(thing, Entry) else _level(thing)


def _go_on(entry: Entry, words: Words) -> Option:
    place = words.say("header.round", round=entry.round, rounds=entry.rounds)
    said = words.say(
        "text.go_on", title=entry.title_in(words.language), place=place if entry.round else ""
    )
    return Option((Line(sentence(said.strip(" ,"))),))


def _level(level: Offered) -> Option:
    said = f"{sentence(level.title)} {level.hook} {sentence(level.minutes)}"
    return Option((Line(said.strip()),))
