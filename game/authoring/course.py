"""Which levels there are, and in which order: read no further than a shelf label needs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import tomli

from game.authoring.diagnostic import LevelError
from game.authoring.folder import COURSE, is_level_file
from game.authoring.load import LARGEST, load

__all__ = ["Course", "Fault", "Lesson", "LevelCard", "course_in", "sound"]


@dataclass(frozen=True, slots=True)
class LevelCard:
    """A level on the shelf: enough to choose it by. `words` counts what is written on its table."""

    path: Path
    id: str
    title: str
    hook: str
    scale: str
    lesson: str
    rounds: int
    words: int
    others: int
    portrait: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """Levels that teach the same; `pair` are the cards that are one step told in two stories."""

    id: str
    title: str
    levels: tuple[LevelCard, ...]
    pair: tuple[str, ...] = ()
    same: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A file of the course that cannot be used, and the first thing that is wrong with it."""

    path: Path
    message: str


@dataclass(frozen=True, slots=True)
class Course:
    """The levels of a folder by lesson; levels that no lesson names come last, without a title."""

    folder: Path
    title: str
    lessons: tuple[Lesson, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def levels(self) -> tuple[LevelCard, ...]:
        """Return every level once, in the order of the course."""
        return tuple(level for lesson in self.lessons for level in lesson.levels)


def course_in(folder: Path, language: str = "") -> Course:
    """Read the course of a folder; without a course file its levels come by name.

    Titles and hooks are in the language where a translation lies beside the level. A file that is
    no level even at a glance is a fault; one that has mistakes further in is found by `sound`.
    """
    found, faults = {}, []
    for path in sorted(path for path in folder.glob("*.toml") if is_level_file(path)):
        card = _card(path, language)
        if card is None:
            faults.append(Fault(path, _first_finding(path, load)))
        elif card.id in found:
            faults.append(Fault(path, f"Another level here has the id “{card.id}”, too."))
        else:
            found[card.id] = card
    tree, unread = _course(folder / COURSE)
    lessons = tuple(_lessons(tree, found))
    named = {level.id for lesson in lessons for level in lesson.levels}
    rest = tuple(card for name, card in sorted(found.items()) if name not in named)
    strays = (Lesson("", "", rest),) if rest else ()
    return Course(folder, _text(tree, "title"), (*lessons, *strays), (*unread, *faults))


def sound(course: Course, read: Callable[[Path], object] = load) -> Course:
    """Read every level to its end; one with a mistake becomes a fault. `read` raises `LevelError`.

    Takes about 50 ms a level.
    """
    faults = [*course.faults]
    lessons = []
    for lesson in course.lessons:
        wrong = {level.path: _first_finding(level.path, read) for level in lesson.levels}
        faults += [Fault(path, message) for path, message in wrong.items() if message]
        kept = tuple(level for level in lesson.levels if not wrong[level.path])
        lessons += [replace(lesson, levels=kept)] if kept else []
    return replace(course, lessons=tuple(lessons), faults=tuple(faults))


def _first_finding(path: Path, read: Callable[[Path], object]) -> str:
    """Say what is wrong with a level, and in which line; nothing when it is sound."""
    try:
        read(path)
    except LevelError as trouble:
        first = trouble.findings[0]
        return f"{first.message} ({first.code}, {first.line})"
    return ""


# ---------------------------------------------------------------- the course file


def _course(path: Path) -> tuple[dict[str, object], tuple[Fault, ...]]:
    """Read a course file; what is none is an empty table and a fault."""
    if not path.exists():
        return {}, ()
    tree = _read(path)
    return tree, () if isinstance(tree.get("lessons"), list) else (Fault(path, _NO_LESSONS),)


_NO_LESSONS = "I find no [[lessons]] here that I can read, so the levels come by name."


def _lessons(tree: Mapping[str, object], found: Mapping[str, LevelCard]) -> Iterator[Lesson]:
    """Give every lesson that has a level, each level in the first lesson that names it."""
    left, lessons = dict(found), tree.get("lessons")
    for lesson in lessons if isinstance(lessons, list) else []:
        if not isinstance(lesson, dict):
            continue
        names = [name for name in dict.fromkeys(_names(lesson, "levels")) if name in left]
        levels = tuple(left.pop(name) for name in names)
        if levels:
            title, same = _text(lesson, "title"), _text(lesson, "same")
            yield Lesson(_text(lesson, "id"), title, levels, _names(lesson, "pair"), same)


def _names(tree: Mapping[str, object], key: str) -> tuple[str, ...]:
    names = tree.get(key)
    return tuple(one for one in names if isinstance(one, str)) if isinstance(names, list) else ()


# ---------------------------------------------------------------- labels


def _read(path: Path) -> dict[str, object]:
    """Read a file as TOML; what is none is an empty table."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        tree: dict[str, object] = tomli.loads(data.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    return tree if len(data) <= LARGEST else {}


def _card(path: Path, language: str) -> LevelCard | None:
    """Read a level's label; nothing when the file has no id, title and rounds."""
    tree = {**_read(path), **(_label(path, language) if language else {})}
    name, title, rounds = tree.get("id"), tree.get("title"), tree.get("rounds")
    if not (isinstance(name, str) and isinstance(title, str) and isinstance(rounds, int)):
        return None
    seats = tree.get("others")
    others = [one for one in seats if isinstance(one, dict)] if isinstance(seats, list) else []
    return LevelCard(
        path=path,
        id=name,
        title=title,
        hook=_text(tree, "hook"),
        scale=_text(tree, "scale"),
        lesson=_text(tree, "lesson"),
        rounds=rounds,
        words=sum(_count(tree.get(part)) for part in _ON_THE_TABLE),
        others=len(others),
        portrait=_text(others[0], "portrait") if others else "",
    )


_ON_THE_TABLE = ("hook", "briefing", "grievance", "you", "cards")
"""The parts of a level that every player reads, however the play goes."""


def _count(value: object) -> int:
    """Count the words of all texts in a value; ids and numbers hardly count among them."""
    words, left = 0, [value]
    while left:
        match left.pop():
            case str() as text:
                words += len(text.split())
            case dict() as table:
                left += table.values()
            case list() as items:
                left += items
            case _:
                pass
    return words


def _label(level: Path, language: str) -> dict[str, object]:
    """Read what a translation puts on the shelf."""
    tree = _read(level.with_name(f"{level.stem}.{language}.toml"))
    return {key: tree[key] for key in ("title", "hook") if isinstance(tree.get(key), str)}


def _text(tree: Mapping[str, object], key: str) -> str:
    value = tree.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""
