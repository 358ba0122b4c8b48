"""The facts about a play can be read without the rules, so that the first window need not wait."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from game.journal.disk import read_text
from game.journal.version import RULES

__all__ = [
    "FORMAT",
    "DamagedRecordError",
    "Entry",
    "NewerRecordError",
    "RecordError",
    "entry_of",
    "read_entry",
    "read_head",
    "says_finished",
    "text_of",
]

FORMAT = 1
"""The form of the file; only a change that older games cannot read raises it."""


class RecordError(ValueError):
    """A record that cannot be used; the message says why."""


class DamagedRecordError(RecordError):
    """Text that is no record, or only a part of one."""


class NewerRecordError(RecordError):
    """A record written by a later game, in a form that this one does not know."""


class Entry(NamedTuple):
    """A play in the journal, as a list shows it; `ending` is its id, `titles` go by language.

    A `pair` is two players who shared a side.
    """

    path: Path
    level: str
    title: str
    round: int
    rounds: int
    updated: str
    finished: bool
    ending: str | None
    rules: int
    titles: Mapping[str, str]
    pair: bool = False

    def title_in(self, language: str) -> str:
        """Give the level's title in a language, or else as the level has it."""
        return self.titles.get(language) or self.title

    @property
    def can_go_on(self) -> bool:
        """Whether it can be played further: not finished, and begun under these rules."""
        return not self.finished and self.rules == RULES


def read_entry(path: Path) -> Entry:
    """Read the facts about a play.

    Raises `DamagedRecordError`, `NewerRecordError`, or `OSError` when the file is locked.
    """
    return entry_of(path, read_head(text_of(path)))


def entry_of(path: Path, head: Mapping[str, Any]) -> Entry:
    """Give the facts about a play whose record was read already."""
    ending = head.get("ending")
    return Entry(
        path=path,
        level=head["level"],
        title=head["title"],
        round=head["round"],
        rounds=head["rounds"],
        updated=head["updated"],
        finished=head["finished"],
        ending=ending if isinstance(ending, str) else None,
        rules=head["rules"],
        titles=_titles(head.get("translations")),
        pair=head.get("pair") is True,
    )


def _titles(translations: object) -> dict[str, str]:
    """Read the titles in other languages; what is no title is left out."""
    found = translations if isinstance(translations, list) else []
    pairs = ((one.get("language"), one.get("title")) for one in found if isinstance(one, dict))
    return {
        language: title
        for language, title in pairs
        if isinstance(language, str) and isinstance(title, str)
    }


def says_finished(path: Path) -> bool:
    """Whether the first lines of a file say that its play is over: a glance, not a check."""
    with path.open("rb") as file:
        return b'\n"finished": true,' in file.read(_GLANCE)


_GLANCE = 1024


def text_of(path: Path) -> str:
    """Read a play's file; what is no text at all is damaged."""
    try:
        return read_text(path)
    except ValueError as trouble:
        raise DamagedRecordError(f"it is not text: {trouble}") from trouble


def read_head(text: str) -> Mapping[str, Any]:
    """Read the facts of a record without its rules, cheaply; the facts have the right types.

    Raises `DamagedRecordError` or `NewerRecordError`.
    """
    import json  # noqa: PLC0415 - where there is no play yet, the first window need not wait

    try:
        head = json.loads(text)
    except (ValueError, RecursionError) as trouble:
        raise DamagedRecordError(f"it is not whole: {trouble}") from trouble
    if not isinstance(head, dict) or type(head.get("format")) is not int:
        raise DamagedRecordError("it does not say what it is")
    if head["format"] > FORMAT:
        raise NewerRecordError(f"it has format {head['format']}, and this game reads {FORMAT}")
    wrong = [name for name, kind in _HEAD.items() if type(head.get(name)) is not kind]
    if wrong:
        raise DamagedRecordError(f"it lacks {', '.join(wrong)}")
    return head


_HEAD: dict[str, type] = {
    "rules": int,
    "level": str,
    "title": str,
    "round": int,
    "rounds": int,
    "finished": bool,
    "updated": str,
    "choices": list,
    "steps": list,
}
