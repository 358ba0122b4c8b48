"""A level’s words in another language lie beside it: `on-time.es.toml` beside `on-time.toml`."""

import glob
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import tomli

__all__ = ["LARGEST", "Translation", "language_of", "level_of", "translation_of", "translations_of"]

LARGEST = 256 * 1024
"""The most bytes that a translation may have, like a level."""

_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Translation:
    """The text of a translation, and its title, which a list shows without reading the rest."""

    language: str
    title: str
    text: str


def language_of(path: Path) -> str:
    """Give the language in the name of a translation; nothing for any other file.

    >>> language_of(Path("on-time.es.toml")), language_of(Path("on-time.toml"))
    ('es', '')
    """
    language = Path(path.stem).suffix.removeprefix(".")
    return language if path.suffix == ".toml" and _LANGUAGE.fullmatch(language) else ""


def level_of(path: Path) -> Path:
    """Give the level that a translation belongs to.

    >>> level_of(Path("on-time.es.toml")).name
    'on-time.toml'
    """
    return path.with_name(f"{Path(path.stem).stem}.toml")


def translations_of(level: Path) -> tuple[Translation, ...]:
    """Give every translation that lies beside a level."""
    beside = sorted(level.parent.glob(f"{glob.escape(level.stem)}.*.toml"))
    return tuple(_read(path for path in beside if language_of(path)))


def translation_of(level: Path, language: str) -> Translation | None:
    """Give a level’s translation into one language, if there is one."""
    return next(_read([level.with_name(f"{level.stem}.{language}.toml")]), None)


def _read(paths: "Iterator[Path] | list[Path]") -> Iterator[Translation]:
    """Read translations; a file that is none is left out, and `check_file` says why."""
    for path in paths:
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
            text = data.decode("utf-8-sig")
            title = tomli.loads(text).get("title")
        except (OSError, ValueError, RecursionError):
            continue
        if len(data) <= LARGEST:
            yield Translation(language_of(path), title if isinstance(title, str) else "", text)
