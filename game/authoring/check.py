"""Everything that reading shows about a level, in the order of its file."""

import inspect
from collections.abc import Callable
from pathlib import Path as File

from game.authoring.completeness import COMPLETENESS
from game.authoring.diagnostic import Diagnostic
from game.authoring.load import READING, Draft, read, read_text
from game.authoring.mistakes import TYPING
from game.authoring.overlay import OVERLAY, check_translation
from game.authoring.references import REFERENCES
from game.authoring.sense import SENSE
from game.authoring.translation import language_of
from game.authoring.wording import WORDING, unknown_portrait

__all__ = ["CODES", "check_file", "check_text", "explain"]

_PORTRAIT = "L035"

_PAGES: dict[str, Callable[..., object]] = {
    **READING,
    **TYPING,
    **REFERENCES,
    **COMPLETENESS,
    **SENSE,
    **WORDING,
    **OVERLAY,
    _PORTRAIT: unknown_portrait,
}

CODES = tuple(sorted(_PAGES))
"""Every code that a finding of this room can have; a code that is retired is never used again."""


def check_file(path: File | str, portraits: frozenset[str] | None = None) -> list[Diagnostic]:
    """Give every finding about a level or a translation, in the order of its file; never raises.

    `portraits` are the names of the pictures without `.png`; left out, pictures are not checked.
    """
    if language_of(File(path)):
        return check_translation(File(path))
    return _check(read(path), portraits)


def check_text(
    text: str, name: str = "level.toml", portraits: frozenset[str] | None = None
) -> list[Diagnostic]:
    """Give every finding about a text, in its order; never raises."""
    return _check(read_text(text, name), portraits)


def _check(draft: Draft, portraits: frozenset[str] | None) -> list[Diagnostic]:
    found = list(draft.findings)
    level = draft.level
    if level is None:
        return sorted(found)
    for code, check in (*SENSE.items(), *WORDING.items()):
        found += [draft.point(code, finding) for finding in check(level)]
    if portraits is not None:
        found += [draft.point(_PORTRAIT, one) for one in unknown_portrait(level, portraits)]
    return sorted(set(found))


def explain(code: str) -> str:
    """Give the manual page of a finding: what, why, an example, and what to write instead.

    Raises `KeyError` when no finding has that code.
    """
    return inspect.cleandoc(_PAGES[code.upper()].__doc__ or "")
