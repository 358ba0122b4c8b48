"""Plain lines, wrapped and nothing else: no color, no cursor, nothing that a pipe cannot carry."""

import re
import shutil
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

__all__ = ["BLANK", "Line", "Paper", "usual_width"]

_STEP = 3  # the columns of one indent, as wide as "1. "
_NARROWEST, _USUAL, _WIDEST = 20, 80, 100

# What could move a cursor or turn a line around; a stranger's level may hold such signs.
_TRICKS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph to be read; how far it is moved in, and its continuation further."""

    text: str
    indent: int = 0
    hang: int = 0


BLANK = Line("")


def usual_width(out: TextIO) -> int:
    """Give the columns to wrap at: the terminal's, at most 100; 80 where there is none."""
    if not out.isatty():
        return _USUAL
    columns = shutil.get_terminal_size((_USUAL, 24)).columns
    return max(_NARROWEST, min(columns, _WIDEST))


@dataclass(frozen=True, slots=True)
class Paper:
    """Where the lines go, and how wide it is."""

    out: TextIO
    width: int = _USUAL

    def show(self, lines: Iterable[Line]) -> None:
        """Write lines, wrapped; a continuation moves in with its line."""
        for line in lines:
            print(self._wrapped(line), file=self.out)
        self.out.flush()

    def say(self, text: str) -> None:
        """Write one line."""
        self.show([Line(text)])

    def prompt(self, text: str) -> None:
        """Write the mark after which the player types."""
        print(text, end="", file=self.out, flush=True)

    def _wrapped(self, line: Line) -> str:
        margin = " " * (_STEP * line.indent)
        return textwrap.fill(
            _TRICKS.sub("\ufffd", line.text),
            self.width,
            initial_indent=margin,
            subsequent_indent=margin + " " * (_STEP * line.hang),
            break_long_words=False,
            break_on_hyphens=False,
        )
