"""Figures stand under each other, so that an eye can run down them."""

import sys
from collections.abc import Iterable, Sequence
from typing import Self

__all__ = ["Meter", "columns"]


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
    """A line on a terminal that says how far something is; nothing where nobody looks."""

    def __init__(self, said: str) -> None:
        """Keep the sentence, with places for `done` and `total`."""
        self._said = said
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
        if sys.stderr.isatty():
            line = self._said.format(done=done, total=total)
            self._shown = len(line)
            print(f"\r{line}", end="", file=sys.stderr, flush=True)
