"""How a finding names things: as the author wrote them, or as the author would call them."""

import difflib
from collections.abc import Iterable

from game.authoring.locate import Path

__all__ = ["TABLES", "did_you_mean", "name_of", "one_of", "quote"]

_LONGEST = 40


def quote(seen: object) -> str:
    """Show a value as the author wrote it, cut short."""
    match seen:
        case bool():
            return "true" if seen else "false"
        case str():
            short = seen if len(seen) <= _LONGEST else seen[: _LONGEST - 1] + "…"
            return '"' + short.replace("\n", " ") + '"'
        case dict():
            return "a table"
        case list():
            return "a list"
        case _:
            return str(seen)[:_LONGEST]


def did_you_mean(seen: object, known: Iterable[str]) -> str:
    """Give the nearest known name as a question, or nothing."""
    near = difflib.get_close_matches(str(seen)[:80], list(known), n=1, cutoff=0.6)
    return f'Did you mean "{near[0]}"?' if near else ""


def one_of(names: Iterable[str]) -> str:
    """List what was expected."""
    return "one of " + ", ".join(names)


TABLES = {
    "cards": "card",
    "events": "event",
    "cases": "case",
    "others": "party",
    "ripples": "ripple",
    "traps": "trap",
    "between": "relation",
    "effects": "effect",
    "promises": "promise",
    "answers": "answer",
    "refuses": "refusal",
}


_INNER = ("cases", "effects", "promises", "answers", "refuses")


def name_of(path: Path, tree: object) -> str:
    """Say in words which table a path leads to: the card "bench", the table [teaching]."""
    for length in range(len(path), 1, -1):
        number, key = path[length - 1], path[length - 2]
        if isinstance(number, int) and isinstance(key, str) and key in TABLES:
            name = _follow((*path[:length], "id"), tree)
            label = quote(name) if isinstance(name, str) else f"number {number + 1}"
            label += f" of {name_of(path[: length - 2], tree)}" if key in _INNER else ""
            rest = ".".join(str(part)[:_LONGEST] for part in path[length:])
            return f"{rest} of the {TABLES[key]} {label}" if rest else f"the {TABLES[key]} {label}"
    return f"[{'.'.join(str(part)[:_LONGEST] for part in path)}]" if path else "the level"


def _follow(path: Path, tree: object) -> object:
    for part in path:
        if isinstance(tree, dict):
            tree = tree.get(part)
        elif isinstance(tree, list) and isinstance(part, int) and part < len(tree):
            tree = tree[part]
        else:
            return None
    return tree
