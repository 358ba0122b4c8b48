"""A translation is laid over its level: texts and nothing else, and what it lacks stays as it was.

Nothing that the rules see can be changed by it, so a play is the same play in every language.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial, reduce
from operator import getitem
from pathlib import Path as File
from typing import Any

from pydantic import ValidationError

from game.authoring.diagnostic import Diagnostic, Finding
from game.authoring.load import Draft, read, read_text
from game.authoring.locate import Path
from game.authoring.mistakes import translate
from game.authoring.model import Level
from game.authoring.phrase import did_you_mean, name_of, one_of, quote
from game.authoring.texts import Shape, addresses, shape
from game.authoring.translation import Translation, level_of
from game.authoring.wording import too_long

__all__ = [
    "OVERLAY",
    "Untranslated",
    "check_translation",
    "in_language",
    "translated",
    "untranslated",
]


def in_language(level: Level, language: str, translations: Iterable[Translation]) -> Level:
    """Give a level in the words of a language; what is not translated stays as it was written."""
    text = next((one.text for one in translations if one.language == language), None)
    return level if text is None else translated(level, text)


def translated(level: Level, text: str) -> Level:
    """Give a level in the words of a translation; whatever is wrong in it stays as it was."""
    draft = read_text(text, "translation.toml", partial(_lay, level))
    return draft.level or level


# ---------------------------------------------------------------- for translators


@dataclass(frozen=True, slots=True)
class Untranslated:
    """How many texts of a level there are, and which of them a translation has not got yet."""

    count: int
    left: tuple[str, ...]


def check_translation(path: File) -> list[Diagnostic]:
    """Give every finding about a translation, in the order of its file; never raises."""
    draft = read(path, partial(_check, path))
    return sorted(set(draft.findings))


def untranslated(path: File) -> Untranslated | None:
    """Say what a translation has not got yet; nothing of a file that cannot be compared."""
    level = read(level_of(path)).level
    draft = read(path, _keep_tree)
    if level is None or not isinstance(draft, _Tree):
        return None
    said, _ = _compare(draft.tree, shape(level))
    all_of_them = [address for address, _ in addresses(shape(level))]
    left = tuple(_dotted(address) for address in all_of_them if address not in said)
    return Untranslated(len(all_of_them), left)


@dataclass(frozen=True, slots=True)
class _Tree(Draft):
    """A file that was read as far as its tree."""

    tree: object = None


def _keep_tree(draft: Draft, tree: dict[str, object]) -> Draft:
    return _Tree(draft.name, draft.text, draft.places, tree=tree)


def _dotted(address: Path) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in address)


def _check(path: File, draft: Draft, tree: dict[str, object]) -> Draft:
    """Find a translation that belongs to no level.

    What: beside `on-time.es.toml` there is no level `on-time.toml`, or it has mistakes itself.

    Why: a translation holds only words; all the rest is in the level.

    Example: a translation alone in its folder.

    Instead: the level and its translations in one folder, named alike up to the first dot.
    """
    home = level_of(path)
    level = read(home).level
    if level is not None:
        return _lay(level, draft, tree)
    if home.is_file():
        expected = "a level without mistakes"
        message = f"The level {home.name} has mistakes, so I can't compare."
        hint = f"Check {home.name} first."
    else:
        expected = f"{home.name} beside it"
        message = f"There is no level {home.name} for this translation."
        hint = "Put the level and its translation into one folder."
    return _found(draft, None, [draft.point("L040", Finding((), message, expected, hint))])


# ---------------------------------------------------------------- laying it over


def _lay(level: Level, draft: Draft, tree: dict[str, object]) -> Draft:
    """Lay the texts of a tree over a level, and find what does not fit."""
    places = dict(addresses(shape(level)))
    said, found = _compare(tree, shape(level))
    plain = level.model_dump(mode="json", by_alias=True, exclude_unset=True)
    found += [("L043", one) for one in _wrong_places(said, places, plain)]
    texts = {places[address]: text for address, text in said.items()}
    back = {path: address for address, path in places.items()}
    told, wrong = _rebuild(plain, texts)
    found += [(code, replace(one, path=back[one.path])) for code, one in wrong]
    found += [
        ("L033", replace(one, path=back[one.path]))
        for one in too_long(told or level)
        if back.get(one.path) in said
    ]
    return _found(draft, told, [draft.point(code, finding) for code, finding in found])


def _found(draft: Draft, level: Level | None, found: list[Diagnostic]) -> Draft:
    return Draft(draft.name, draft.text, draft.places, level, tuple(sorted(set(found))))


def _rebuild(
    tree: object, texts: dict[Path, str]
) -> tuple[Level | None, list[tuple[str, Finding]]]:
    """Build the level with these texts, leaving out those that cannot stand where they stand."""
    before = {path: _exchange(tree, path, text) for path, text in texts.items()}
    try:
        return Level.model_validate_json(json.dumps(tree)), []
    except ValidationError as error:
        wrong = translate(error.errors(include_url=False), tree)
    wrong = [(code, finding) for code, finding in wrong if finding.path in before]
    for _, finding in wrong:
        _exchange(tree, finding.path, before[finding.path])
    try:
        return Level.model_validate_json(json.dumps(tree)), wrong
    except ValidationError:
        return None, wrong


def _exchange(tree: object, path: Path, text: str) -> str:
    """Put a text into a tree, and give the one that stood there."""
    *way, last = path
    around = _at(tree, way)
    before: str = around[last]
    around[last] = text
    return before


def _at(tree: Any, path: Iterable[str | int]) -> Any:  # noqa: ANN401 - a tree holds anything
    return reduce(getitem, path, tree)


# ---------------------------------------------------------------- comparing


_Findings = list[tuple[str, Finding]]


def _compare(tree: object, wanted: Shape) -> tuple[dict[Path, str], _Findings]:
    """Give the texts that stand where the level has some, and everything that does not fit."""
    said: dict[Path, str] = {}
    found: _Findings = []
    for address, seen, inner in _walk(tree, wanted, ()):
        if isinstance(seen, str) and isinstance(inner, tuple):
            said[address] = seen
        elif inner is None:
            found.append(("L041", _unknown_text(address, wanted, tree)))
        else:
            found.append(("L042", _no_text(address, seen, inner, tree)))
    return said, found


def _walk(tree: object, wanted: Shape, at: Path) -> Iterator[tuple[Path, object, Shape | None]]:
    """Go down a translation as far as it looks like the level; give texts, and what is odd."""
    match tree, wanted:
        case dict(), dict():
            for key, inner in tree.items():
                if key in wanted:
                    yield from _walk(inner, wanted[key], (*at, key))
                else:
                    yield (*at, key), inner, None
        case list(), list() if len(tree) == len(wanted):
            for number, (inner, one) in enumerate(zip(tree, wanted, strict=True)):
                yield from _walk(inner, one, (*at, number))
        case _:
            yield at, tree, wanted


def _unknown_text(address: Path, wanted: Shape, tree: object) -> Finding:
    """Find a key in a translation for which the level has no text.

    What: an id is misspelled, or the key is one that players never read, such as a number.

    Why: a text that nobody is ever shown was translated for nothing, and perhaps it is missed.

    Example:
        [cards.ten-minute-one-bench]
        title = "Diez minutos, un banco"

    Instead:
        [cards.ten-minutes-one-bench]
        title = "Diez minutos, un banco"
    """
    known = [str(key) for key in _at(wanted, address[:-1])]
    return Finding(
        address,
        f"The level has no text {quote(address[-1])} in {name_of(address[:-1], tree)}.",
        one_of(known),
        did_you_mean(address[-1], known) or "Take it out: the level has no such text.",
    )


def _no_text(address: Path, seen: object, wanted: Shape, tree: object) -> Finding:
    """Find something in a translation that has another form than in the level.

    What: a number where a text belongs, a text where a list of texts belongs, or a list with more
    or fewer texts than the level has there.

    Why: lines and aims go by their place in the list, so a list must be as long as in the level.

    Example:
        aims = ["Saber cuándo empiezan las cosas."]

    Instead:
        aims = ["Saber cuándo empiezan las cosas.", "Sentir que tu tiempo cuenta."]
    """
    match wanted:
        case tuple():
            expected, hint = "a text in quotes", 'Put it in quotes: "…"'
        case list():
            expected = f"a list of {len(wanted)}, as in the level"
            hint = "Translate one after the other, in the same order."
        case _:
            expected, hint = "a table", f"Write [{_dotted(address)}] above its texts."
    what = quote(seen)
    if isinstance(seen, list) and isinstance(wanted, list):
        what = f"a list of {len(seen)}"
    message = f"{name_of(address, tree)} is {what}."
    return Finding(address, message, expected, hint, at_value=True)


_PLACE = re.compile(r"\{[^{}]*\}")


def _wrong_places(
    said: dict[Path, str], places: dict[Path, Path], level: object
) -> Iterator[Finding]:
    """Find {braces} that differ from those in the level's own text.

    What: a translation has {braces} that the level's text has not, or lacks some that it has.

    Why: what stands in braces is filled in by the game, or is shown to the player as it stands.

    Example: `title = "Diez {minutos}"`

    Instead: `title = "Diez minutos"`
    """
    for address, text in said.items():
        original: str = _at(level, places[address])
        wanted, seen = (sorted(_PLACE.findall(one)) for one in (original, text))
        if wanted != seen:
            message = f"This text has {', '.join(seen) or 'no braces'}."
            expected = ", ".join(wanted) or "no braces"
            hint = "Write the braces as they stand in the level."
            yield Finding(address, message, expected, hint, at_value=True)


OVERLAY: dict[str, Callable[..., object]] = {
    "L040": _check,
    "L041": _unknown_text,
    "L042": _no_text,
    "L043": _wrong_places,
}
"""The findings about translations; each one's docstring is its manual page."""
