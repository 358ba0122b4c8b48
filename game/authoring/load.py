"""From a file to a level or to findings; no file in the world gets a traceback out of this."""

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path as File

import tomli
from pydantic import ValidationError

from game.authoring.completeness import COMPLETENESS
from game.authoring.diagnostic import Diagnostic, Finding, LevelError, place
from game.authoring.locate import Path, Places, locate
from game.authoring.mistakes import translate, unknown_format
from game.authoring.model import FORMAT, Level
from game.authoring.phrase import quote
from game.authoring.references import REFERENCES

__all__ = ["DEEPEST", "LARGEST", "Build", "Draft", "load", "load_text", "read", "read_text"]

LARGEST = 256 * 1024
"""The most bytes that a level may have."""

DEEPEST = 16
"""How deep tables and lists may lie in each other."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What came of reading a file: a level, if it is one, and what was found on the way."""

    name: str
    text: str = ""
    places: Places = field(default_factory=Places)
    level: Level | None = None
    findings: tuple[Diagnostic, ...] = ()

    def point(self, code: str, finding: Finding) -> Diagnostic:
        """Say where in this file a finding is."""
        return place(finding, code, self.name, self.text, self.places)


Build = Callable[[Draft, dict[str, object]], Draft]
"""Makes of a tree what it is meant to be."""


def load(path: File | str) -> Level:
    """Give the level in a file; raises `LevelError` with every finding when it is none."""
    return _level(read(path))


def load_text(text: str, name: str = "level.toml") -> Level:
    """Give the level in a text; raises `LevelError` with every finding when it is none."""
    return _level(read_text(text, name))


def _level(draft: Draft) -> Level:
    if draft.level is None or draft.findings:
        raise LevelError(draft.findings)
    return draft.level


# ---------------------------------------------------------------- bytes


def read(path: File | str, build: Build | None = None) -> Draft:
    """Read a file as far as it goes, and build a level or something else of it; never raises."""
    name = File(path).as_posix()
    try:
        with File(path).open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "this is no name for a file"
        return _unreadable(name, f"I can't open this file: {reason}.", "Check its name.")
    if len(data) > LARGEST:
        return _too_large(name)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _unreadable(name, "This file is saved as UTF-16.", "Save it as UTF-8.")
    if b"\0" in data:
        return _unreadable(name, "This is no text file.", "A level is a text file ending in .toml.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(name, data, error.start)
    return read_text(text, name, build)


def _unreadable(
    name: str, message: str, hint: str, line: int = 1, column: int = 1, source_line: str = ""
) -> Draft:
    """Find a file that cannot be read as text.

    What: the file is missing, empty, too large, not a text file, or not saved as UTF-8.

    Why: a level is a text file of at most 256 KB, saved as UTF-8.

    Example: a level written in a word processor, or saved as “Unicode” (UTF-16).

    Instead: save it from a text editor as plain text, in UTF-8, with a name ending in .toml.
    """
    expected = f"a text file of at most {LARGEST // 1024} KB, saved as UTF-8"
    found = Diagnostic(name, line, column, "L005", message, expected, hint, source_line)
    return Draft(name, findings=(found,))


def _too_large(name: str) -> Draft:
    hint = "A level holds a story and its numbers; pictures belong in their own files."
    return _unreadable(name, f"This file is larger than {LARGEST // 1024} KB.", hint)


def _not_utf8(name: str, data: bytes, at: int) -> Draft:
    before = data[:at].decode("utf-8")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    shown = data.split(b"\n")[line - 1].decode("utf-8", "replace").rstrip()
    message = "This file is not saved as UTF-8; I got lost at this character."
    return _unreadable(name, message, "Save it as UTF-8.", line, column, shown)


# ---------------------------------------------------------------- text


def read_text(text: str, name: str, build: Build | None = None) -> Draft:
    """Read a text as far as it goes, and build a level or something else of it; never raises."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.strip():
        return _unreadable(name, "This file is empty.", "Start from a copy of another level.")
    if len(text) > LARGEST:
        return _too_large(name)
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        return _unreadable(name, "This text holds half a character.", "Save it as UTF-8.")
    try:
        tree = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return _broken_syntax(name, text, error)
    except RecursionError:
        return _too_deep(Draft(name, text))
    except ValueError:
        message = "This file holds a number with thousands of digits."
        return _unreadable(name, message, "Write a smaller number.")
    if _depth(tree) > DEEPEST:
        return _too_deep(Draft(name, text))
    return (build or _build)(Draft(name, text, locate(text)), tree)


def _broken_syntax(name: str, text: str, error: tomli.TOMLDecodeError) -> Draft:
    """Find a place where the file stops being TOML.

    What: a quote, a bracket or an equals sign is missing or one too many, or a key comes twice.

    Why: from here on I can't tell what belongs to what.

    Example:
        title = "On Time

    Instead:
        title = "On Time"
    """
    lines = text.split("\n")
    line = min(error.lineno, len(lines))
    column = error.colno
    if not lines[line - 1].strip() and error.pos >= len(text.rstrip()):
        line = len(text.rstrip().split("\n"))
        column = len(lines[line - 1].rstrip()) + 1
    found = Diagnostic(
        name,
        line,
        column,
        "L001",
        f"I can't read on from here: {error.msg[:1].lower()}{error.msg[1:]}.",
        "a line of TOML, such as: key = value",
        _syntax_hint(error.msg),
        lines[line - 1].rstrip(),
    )
    return Draft(name, text, findings=(found,))


def _syntax_hint(said: str) -> str:
    hints = {
        "Invalid value": "Put words in quotes; write numbers, true and false without.",
        "Cannot overwrite": "This key stands there twice; keep one of them.",
        "Cannot declare": "This table stands there twice; keep one of them.",
        "Duplicate": "This key stands there twice; keep one of them.",
        "Expected '='": "A key with a space in it needs quotes; after a key comes “=”.",
        "Unterminated": "A quote is missing at the end of a text.",
        "Illegal character": "A quote may be missing at the end of this line.",
        "Unclosed array": "A comma or a closing “]” is missing.",
        "Unclosed inline": "A comma or a closing “}” is missing.",
        "Unescaped": "Write \\\\ for one backslash.",
        "Expected newline": "Something is left over on this line; perhaps a quote inside a text.",
    }
    fallback = "Look at the quotes, brackets and commas just before this place."
    return next((hint for start, hint in hints.items() if said.startswith(start)), fallback)


def _too_deep(draft: Draft) -> Draft:
    """Find tables or lists that lie too deep in each other.

    What: brackets in brackets in brackets, further than any level needs.

    Why: nobody could read it, and it could be meant to bring a program down.

    Example:
        aims = [[[[[[[[[[[[[[[["Ride the bus."]]]]]]]]]]]]]]]]

    Instead:
        aims = ["Ride the bus."]
    """
    found = Diagnostic(
        draft.name,
        1,
        1,
        "L006",
        f"Something in this file lies more than {DEEPEST} brackets deep.",
        "six brackets at most, which is enough for any level",
        "Take out the brackets that are too many.",
    )
    return Draft(draft.name, draft.text, findings=(found,))


def _depth(tree: object) -> int:
    """Measure how deep a tree goes, without climbing down farther than allowed."""
    depth, layer = 0, [tree]
    while layer and depth <= DEEPEST:
        inside = [one for one in layer if isinstance(one, dict | list)]
        layer = [child for one in inside for _, child in _children(one)]
        depth += 1
    return depth


def _children(tree: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(tree, dict):
        yield from tree.items()
    elif isinstance(tree, list):
        yield from enumerate(tree)


# ---------------------------------------------------------------- the level itself


def _build(draft: Draft, tree: dict[str, object]) -> Draft:
    """Turn a tree into a level, or into everything that is in the way."""
    odd = [draft.point("L008", finding) for finding in _odd_values(tree, ())]
    if odd:
        return _with(draft, None, odd)
    written = tree.get("format")
    if isinstance(written, int) and written > FORMAT:
        return _with(draft, None, [draft.point("L007", unknown_format(written))])
    try:
        level = Level.model_validate_json(json.dumps(tree))
    except ValidationError as error:
        wrong = translate(error.errors(include_url=False), tree)
        return _with(draft, None, [draft.point(code, finding) for code, finding in wrong])
    checks = REFERENCES | COMPLETENESS
    found = [
        draft.point(code, finding) for code, check in checks.items() for finding in check(level)
    ]
    return _with(draft, level, found)


def _with(draft: Draft, level: Level | None, found: list[Diagnostic]) -> Draft:
    return Draft(draft.name, draft.text, draft.places, level, tuple(sorted(set(found))))


def _odd_values(tree: object, path: Path) -> Iterator[Finding]:
    """Find a value of a kind that no level uses.

    What: a date, a time, “not a number” or an infinite number.

    Why: TOML knows them, the game does not.

    Example:
        tension = inf

    Instead:
        tension = 90
    """
    if isinstance(tree, date | time):
        hint = "Put it in quotes if it is meant as text."
        message = f"{quote(tree)} is a date or a time."
        yield Finding(path, message, "a number or a text", hint, at_value=True)
    elif isinstance(tree, float) and not math.isfinite(tree):
        message = f"{quote(tree)} is no number that can be counted with."
        yield Finding(path, message, "a number", "Write it in digits.", at_value=True)
    for key, child in _children(tree):
        yield from _odd_values(child, (*path, key))


READING: dict[str, Callable[..., object]] = {
    "L001": _broken_syntax,
    "L005": _unreadable,
    "L006": _too_deep,
    "L008": _odd_values,
}
"""The findings of reading itself; the docstring of each is its page in the manual."""
