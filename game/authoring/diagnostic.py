"""A finding that an author can act on: what was seen, where, what was expected, what to do."""

import json
import unicodedata
from dataclasses import asdict, dataclass

from game.authoring.locate import Path, Places

__all__ = ["Diagnostic", "Finding", "LevelError", "place"]

_WIDEST = 96


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found, at a key path, what it expected there, and what to do about it.

    `at_value` points at the value, not at the key.
    """

    path: Path
    message: str
    expected: str
    hint: str
    at_value: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """A finding in a file; line and column count from 1. In order, they follow the file."""

    file: str
    line: int
    column: int
    code: str
    message: str
    expected: str = ""
    hint: str = ""
    source_line: str = ""

    def __str__(self) -> str:
        """Show the finding as text: where, what, the line with a caret, and what to do."""
        lines = [f"{_plain(self.file)}:{self.line}:{self.column}: {self.code} {self.message}"]
        if self.source_line.strip():
            lines += [f"    {shown}" for shown in self._pointed()]
        lines += [f"  expected: {self.expected}"] if self.expected else []
        lines += [f"  hint: {self.hint}"] if self.hint else []
        return "\n".join(_plain(line) for line in lines)

    def _pointed(self) -> tuple[str, str]:
        """Give the source line, cut to fit around the column, and a caret below it."""
        at = min(self.column - 1, len(self.source_line))
        start = max(0, at - _WIDEST // 2) if len(self.source_line) > _WIDEST else 0
        cut = self.source_line[start : start + _WIDEST]
        before = "…" if start else ""
        after = "…" if start + _WIDEST < len(self.source_line) else ""
        pad = "".join("\t" if sign == "\t" else " " for sign in cut[: at - start])
        return f"{before}{cut}{after}", f"{' ' * len(before)}{pad}^"

    def as_json(self) -> str:
        """Give the finding as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=True)

    def as_github(self) -> str:
        """Give the finding as a workflow command that marks the line in a pull request."""
        said = "\n".join(filter(None, (self.message, self.hint and f"hint: {self.hint}")))
        where = f"file={_property(self.file)},line={self.line},col={self.column}"
        return f"::error {where},title={self.code}::{_data(said)}"


class LevelError(ValueError):
    """A file that is not a level yet, and everything that is in the way."""

    def __init__(self, findings: tuple[Diagnostic, ...]) -> None:
        """Keep the findings, in the order of the file."""
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings


def place(finding: Finding, code: str, file: str, text: str, places: Places) -> Diagnostic:
    """Say where in the file a finding is."""
    path = finding.path
    where = places.value(path) if finding.at_value else places.key(path)
    lines = text.split("\n")
    return Diagnostic(
        file=file,
        line=where.line,
        column=where.column,
        code=code,
        message=finding.message,
        expected=finding.expected,
        hint=finding.hint,
        source_line=lines[where.line - 1].rstrip() if where.line <= len(lines) else "",
    )


def _plain(text: str) -> str:
    """Replace what could move a cursor or hide in a terminal."""
    return "".join(
        "\ufffd"
        if unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign not in "\t\n"
        else sign
        for sign in text
    )


def _data(text: str) -> str:
    return _plain(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
