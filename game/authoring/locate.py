"""Where everything in a TOML text stands, because a finding without a line is only a complaint."""

import re
from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass, field

import tomli

__all__ = ["Path", "Place", "Places", "locate"]

Path = tuple[str | int, ...]
"""The way to a value: keys, and places in arrays counted from 0."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line and a column, both counted from 1; columns count characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Places:
    """Where each key path has its key, and where its value begins."""

    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)

    def key(self, path: Path) -> Place:
        """Give the place of a key, or of the nearest table around it that is written down."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.keys:
                return self.keys[path[:length]]
        return Place(1, 1)

    def value(self, path: Path) -> Place:
        """Give the place where a value begins, or else that of its key."""
        return self.values.get(path) or self.key(path)


def locate(text: str) -> Places:
    """Map every key path of a TOML text to its places.

    Never raises: in a text that is not TOML, everything before the mistake is found.
    """
    scan = _Scan(text.replace("\r\n", "\n"))
    with suppress(_LostError, RecursionError):
        scan.document()
    return scan.places


class _LostError(Exception):
    """The text is not TOML here."""


_SPACE = re.compile(r"[ \t]*+")
_GAP = re.compile(r"(?:[ \t\n]|#[^\n]*+)*+")
_BARE = re.compile(r"[A-Za-z0-9_-]++")
_STRING = re.compile(
    r'"""(?:\\.|(?!""")[^\\])*+"""(?:""?)?'
    r"|'''(?:(?!''').)*+'''(?:''?)?"
    r'|"(?!"")(?:\\.|[^"\\\n])*+"'
    r"|'(?!'')[^'\n]*+'"
    r"|\"\"|''",
    re.DOTALL,
)
_SCALAR = re.compile(r"\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]*+|[^\s,\]}#]++")


class _Scan:
    """One pass over a text, from the first table to the last."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.places = Places()
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.counts: dict[Path, int] = {}

    def place(self, at: int) -> Place:
        line = bisect_right(self.starts, at)
        return Place(line, at - self.starts[line - 1] + 1)

    def skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:
            raise _LostError
        self.at = match.end()
        return match.group()

    def take(self, token: str) -> bool:
        found = self.text.startswith(token, self.at)
        self.at += len(token) if found else 0
        return found

    def need(self, token: str) -> None:
        if not self.take(token):
            raise _LostError

    # ------------------------------------------------------------ tables

    def document(self) -> None:
        base: Path = ()
        self.skip(_GAP)
        while self.at < len(self.text):
            if self.take("[["):
                base = self.array_table()
                self.need("]]")
            elif self.take("["):
                base = self.table()
                self.need("]")
            else:
                self.pair(base)
            self.skip(_GAP)

    def table(self) -> Path:
        """Read `[a.b.c]`: all but the last name the newest element of an array of tables."""
        path: Path = ()
        for name, at in self.names():
            path = (*self.newest(path), name)
            self.places.keys.setdefault(path, self.place(at))
        return path

    def array_table(self) -> Path:
        """Read `[[a.b]]`: one more element."""
        self.skip(_SPACE)
        at = self.at
        path = self.table()
        count = self.counts.get(path, 0)
        self.counts[path] = count + 1
        self.places.keys[(*path, count)] = self.place(at)
        return (*path, count)

    def newest(self, path: Path) -> Path:
        return (*path, self.counts[path] - 1) if path in self.counts else path

    # ------------------------------------------------------------ pairs and values

    def names(self) -> list[tuple[str, int]]:
        """Read the parts of a dotted key, each with where it stands."""
        parts = [self.name()]
        while self.take("."):
            parts.append(self.name())
        return parts

    def name(self) -> tuple[str, int]:
        self.skip(_SPACE)
        at = self.at
        if self.text[at : at + 1] in ('"', "'"):
            name = self.unquoted(self.skip(_STRING))
        else:
            name = self.skip(_BARE)
        self.skip(_SPACE)
        return name, at

    def unquoted(self, quoted: str) -> str:
        try:
            name: str = tomli.loads(f"name = {quoted}")["name"]
        except ValueError:
            raise _LostError from None
        return name

    def pair(self, base: Path) -> None:
        path = base
        for name, at in self.names():
            path = (*path, name)
            self.places.keys.setdefault(path, self.place(at))
        self.need("=")
        self.skip(_SPACE)
        self.value(path)

    def value(self, path: Path) -> None:
        self.places.values[path] = self.place(self.at)
        if self.take("["):
            self.array(path)
        elif self.take("{"):
            self.inline_table(path)
        elif self.text[self.at : self.at + 1] in ('"', "'"):
            self.skip(_STRING)
        else:
            self.skip(_SCALAR)

    def array(self, path: Path) -> None:
        self.skip(_GAP)
        count = 0
        while not self.take("]"):
            element = (*path, count)
            self.places.keys[element] = self.place(self.at)
            self.value(element)
            count += 1
            self.skip(_GAP)
            if not self.take(","):
                self.need("]")
                return
            self.skip(_GAP)

    def inline_table(self, path: Path) -> None:
        self.skip(_GAP)
        while not self.take("}"):
            self.pair(path)
            self.skip(_GAP)
            if not self.take(","):
                self.need("}")
                return
            self.skip(_GAP)
