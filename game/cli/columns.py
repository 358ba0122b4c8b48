"""Figures stand under each other, so that an eye can run down them."""

import sys
from collections.abc import Iterable, Sequence
from functools import partial
from time import monotonic
from typing import Self

from game.present.words import Words

__all__ = ["Meter", "columns"]

_PATIENCE = 1.0  # seconds that nobody minds
_BAR = 20


def columns(rows: Iterable[Sequence[str]]) -> str:
    """Give rows with every column as wide as its widest entry; what starts with a digit is right.

    >>> print(columns([["a", "10 %"], ["bcd", "9 %"]]))
    a    10 %
    bcd   9 %
    """
    table = [list(row) for row in rows]
    wide = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join("  ".join(map(_fit, row, wide)).rstrip() for row in table)


def _fit(entry: str, width: int) -> str:
    return entry.rjust(width) if entry[:1].isdigit() else entry.ljust(width)


class Meter:
    """A bar on a terminal for what takes longer than a second; nothing where nobody looks."""

    def __init__(self, words: Words, key: str, **values: str) -> None:
        """Keep the sentence for how far it is; it has places for `done` and `total`."""
        self._say = partial(words.say, key, **values)
        self._since = monotonic()
        self._shown = 0

    def __enter__(self) -> Self:
        """Be ready."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the line empty again."""
        if self._shown:
            print(f"\r{' ' * self._shown}\r", end="", file=sys.stderr, flush=True)

    def __call__(self, done: int, total: int) -> None:
        """Say how far it is."""
        if monotonic() - self._since < _PATIENCE or not sys.stderr.isatty():
            return
        full = _BAR * done // max(1, total)
        line = f"[{'#' * full}{'.' * (_BAR - full)}] {self._say(done=done, total=total)}"
        print(f"\r{line.ljust(self._shown)}", end="", file=sys.stderr, flush=True)
        self._shown = max(self._shown, len(line))
