"""What an author mistyped, said as a helpful colleague would: seen, expected, perhaps meant."""

from collections.abc import Callable, Iterable
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from game.authoring.diagnostic import Finding
from game.authoring.locate import Path
from game.authoring.model import FORMAT, Level
from game.authoring.news import EFFECTS, TAG
from game.authoring.phrase import TABLES, did_you_mean, name_of, one_of, quote

__all__ = ["TYPING", "translate", "unknown_format"]

_KEY = "[key]"


# ---------------------------------------------------------------- what could stand here


def _models(annotation: object) -> list[type[BaseModel]]:
    """Give every table that an annotation allows."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models(part)]


def _keys_at(location: tuple[str | int, ...]) -> list[str]:
    """Give the keys that the table around this location may have."""
    here: list[type[BaseModel]] = [Level]
    for part in location:
        if isinstance(part, str) and part.startswith(TAG):
            name = part.removeprefix(TAG)
            here = [model for model in here if name in model.model_fields] or here
            continue
        inside = [
            model
            for owner in here
            for key, found in owner.model_fields.items()
            if (found.alias or key) == part
            for model in _models(found.annotation)
        ]
        here = inside or here
    return list(
        dict.fromkeys(f.alias or k for model in here for k, f in model.model_fields.items())
    )


# ---------------------------------------------------------------- one mistake, one sentence


def translate(errors: Iterable[ErrorDetails], tree: object) -> list[tuple[str, Finding]]:
    """Turn what the reader noticed into findings with their codes."""
    listed = [error for error in errors if not _follows(error)]
    found = [_translate(error, tree) for error in listed]
    unknown = [finding for code, finding in found if code == "L002"]
    meant = {(one.path[:-1], one.hint.partition('"')[2].partition('"')[0]) for one in unknown}
    missing = {
        id(finding)
        for (code, finding), error in zip(found, listed, strict=True)
        if code == "L003" and (finding.path, str(error["loc"][-1])) in meant
    }
    return [(code, finding) for code, finding in found if id(finding) not in missing]


def _follows(error: ErrorDetails) -> bool:
    """Whether this is only the echo of another mistake: a list is short without its bad part."""
    if error["type"] != "too_short":
        return False
    seen = error["input"]
    return isinstance(seen, list) and len(seen) >= error.get("ctx", {})["min_length"]


def _translate(error: ErrorDetails, tree: object) -> tuple[str, Finding]:
    location = error["loc"]
    path = tuple(part for part in location if part != _KEY and not str(part).startswith(TAG))
    kind = error["type"]
    if kind == "extra_forbidden":
        return "L002", _unknown_key(path, location, tree)
    if location and location[-1] == _KEY:
        return "L002", _unknown_name(path, error)
    if kind == "missing":
        return "L003", _missing_key(path, tree)
    if path == ("format",):
        return "L007", unknown_format(error["input"])
    if kind == "value_error" and "hidden character" in error["msg"]:
        return "L009", _hidden(path, error["msg"])
    return "L004", _wrong_value(path, error, tree)


def _unknown_key(path: Path, location: tuple[str | int, ...], tree: object) -> Finding:
    """Find a key that I don't know.

    What: a key is misspelled, or stands in a table where it means nothing.

    Why: a key that is silently ignored is a promise that the level does not keep.

    Example:
        sise = 1

    Instead:
        size = 1
    """
    known = _keys_at(location[:-1])
    key = str(path[-1])
    return Finding(
        path,
        f"I don't know the key {quote(key)} in {name_of(path[:-1], tree)}.",
        one_of(known),
        did_you_mean(key, known) or "Take it out, or move it to the table where it belongs.",
    )


def _unknown_name(path: Path, error: ErrorDetails) -> Finding:
    """Find a name in front of "=" that is none of those I know."""
    key = str(path[-1])
    known = _choices(error)
    expected = one_of(known) if known else "small letters, digits and hyphens"
    hint = did_you_mean(key, known) or "Take it out, or rename it."
    return Finding(path, f"I don't know the name {quote(key)} here.", expected, hint)


def _missing_key(path: Path, tree: object) -> Finding:
    """Find a key that is missing.

    What: a table lacks something it needs: a card its title, a level one of its seven endings.

    Why: the game would have to invent it.

    Example:
        [[cards]]
        id = "bench"

    Instead:
        [[cards]]
        id = "bench"
        title = "Ten Minutes, One Bench"
    """
    key = str(path[-1])
    owner = name_of(path[:-1], tree)
    tables = (
        "you",
        "others",
        "cards",
        "lines",
        "chair",
        "endings",
        "teaching",
        "solution",
        "traps",
    )
    listed = ("others", "cards", "traps")
    if len(path) == 1 and key in tables:
        opening = f"[[{key}]]" if key in listed else f"[{key}]"
        return Finding(
            path[:-1], f"{owner} has no {opening}.", opening, f"Add the table {opening}."
        )
    return Finding(
        path[:-1], f"{quote(key)} is missing from {owner}.", f"{key} = …", f"Add a line: {key} = …"
    )


def unknown_format(seen: object) -> Finding:
    """Find a level in a format that this version does not know.

    What: `format` says how a level file is to be read. This version reads format 1.

    Why: a newer format may mean something else by the same words.

    Example:
        format = 2

    Instead:
        format = 1
    """
    newer = isinstance(seen, int) and not isinstance(seen, bool) and seen > FORMAT
    hint = "Update Common Thread, or ask whoever wrote the level." if newer else ""
    message = f"I read format {FORMAT}, and this level is written in format {quote(seen)}."
    return Finding(("format",), message, f"format = {FORMAT}", hint, at_value=True)


def _hidden(path: Path, said: str) -> Finding:
    r"""Find a character that nobody can see.

    What: a text holds a control character, or a mark that turns the reading direction around.

    Why: it could hide words from whoever checks the level, or break the screen.

    Example:
        title = "Bench\u202E"

    Instead:
        title = "Bench"
    """
    sign = said.rsplit(" ", 1)[-1]
    hint = "Delete the word and type it again; copying brings such characters along."
    message = f"This text hides the character {sign}."
    return Finding(path, message, "signs that can be seen", hint, at_value=True)


def _wrong_value(path: Path, error: ErrorDetails, tree: object) -> Finding:
    """Find a value that cannot stand where it stands.

    What: a word where a number belongs, a number out of range, a name that is no choice here.

    Why: I would have to guess what was meant.

    Example:
        clarity = "verifyable"

    Instead:
        clarity = "verifiable"
    """
    seen = error["input"]
    expected, hint = _expectation(error)
    known = _choices(error)
    if known and isinstance(seen, str):
        hint = did_you_mean(seen, known) or hint
    return Finding(path, f"{_label(path, tree)} is {quote(seen)}.", expected, hint, at_value=True)


def _label(path: Path, tree: object) -> str:
    """Say in words which value a path leads to."""
    *around, last = path or ("this",)
    if isinstance(last, str):
        return f"{last} of {name_of(tuple(around), tree)}"
    if around and around[-1] in TABLES:
        return name_of(path, tree)
    return f"number {last + 1} of {name_of(tuple(around), tree)}"


def _choices(error: ErrorDetails) -> list[str]:
    """Give the words that were allowed, if the reader named them."""
    expected = str(error.get("ctx", {}).get("expected", ""))
    return [word.strip("'\"") for word in expected.replace(" or ", ", ").split(", ") if word]


_PLAIN_TYPES = {
    "string_type": ("a text in quotes", 'Put it in quotes: "…"'),
    "int_type": ("a whole number", "Write it without quotes and without a point."),
    "int_from_float": ("a whole number", "Leave out what comes after the point."),
    "int_parsing_size": ("a smaller number", "Leave out some of its digits."),
    "float_type": ("a number", "Write it without quotes."),
    "finite_number": ("a number", "Write it in digits."),
    "bool_type": ("true or false", "Write it without quotes."),
    "tuple_type": ("a list in square brackets", "Put it in brackets: [ … ]"),
    "dict_type": ("a table", "Write { … }, or a header in brackets above it."),
    "model_type": ("a table", "Write { … }, or a header in brackets above it."),
    "model_attributes_type": ("a table", "Write { … }, or a header in brackets above it."),
    "string_pattern_mismatch": (
        "small letters, digits and single hyphens, like ten-minutes-one-bench",
        "Leave out capitals, spaces and other signs.",
    ),
    "string_too_long": ("a shorter text", "Say it in fewer words."),
}


def _expectation(error: ErrorDetails) -> tuple[str, str]:
    """Give what was expected, and what to do."""
    kind: str = error["type"]
    ctx: dict[str, Any] = error.get("ctx", {})
    if kind in _PLAIN_TYPES:
        return _PLAIN_TYPES[kind]
    if kind in ("enum", "literal_error"):
        return one_of(_choices(error)), "Take one of these words."
    if kind in ("greater_than_equal", "less_than_equal"):
        least = kind == "greater_than_equal"
        bound = ctx["ge"] if least else ctx["le"]
        cure = f"Choose a {'larger' if least else 'smaller'} number."
        return f"{bound:g} or {'more' if least else 'less'}", cure
    if kind in ("too_short", "too_long"):
        least = kind == "too_short"
        bound = ctx["min_length"] if least else ctx["max_length"]
        cure = "Add what is missing." if least else "Take some out."
        return f"at {'least' if least else 'most'} {bound} in the list", cure
    if kind == "union_tag_invalid":
        words = ", ".join(EFFECTS)
        return f"an effect with one of {words}", "Start it with what it moves: { tension = 3 }"
    if kind == "value_error":
        if str(ctx.get("error", "")) == "more than one decimal":
            return "at most one decimal", "Round it."
        return "some text", "Write something between the quotes, or leave the key out."
    return error["msg"], "Compare it with the same place in a level that works."


TYPING: dict[str, Callable[..., object]] = {
    "L002": _unknown_key,
    "L003": _missing_key,
    "L004": _wrong_value,
    "L007": unknown_format,
    "L009": _hidden,
}
"""The findings about single keys and values; each one's docstring is its manual page."""
