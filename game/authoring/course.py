"""Which levels there are, read no further than a shelf label needs."""

from dataclasses import dataclass
from pathlib import Path

import tomli

from game.authoring.load import LARGEST

__all__ = ["COURSE", "LevelCard", "levels_in"]

COURSE = "course.toml"
"""The file that says in which order a folder's levels are offered."""


@dataclass(frozen=True, slots=True)
class LevelCard:
    """A level on the shelf: enough to choose it by."""

    path: Path
    id: str
    title: str
    hook: str
    scale: str
    lesson: str
    rounds: int
    minutes: int


def levels_in(folder: Path, language: str = "") -> tuple[LevelCard, ...]:
    """Give the levels in a folder, in the order of its course, the unnamed ones after by name.

    Titles and hooks are in the language where a translation lies beside the level.

    A file that is not a level is left out; `check_file` says why.
    """
    found = (_card(path, language) for path in sorted(folder.glob("*.toml")))
    cards = [card for card in found if card is not None]
    order = _order(folder)
    places = {name: place for place, name in reversed(list(enumerate(order)))}
    return tuple(sorted(cards, key=lambda card: (places.get(card.id, len(order)), card.id)))


def _read(path: Path) -> dict[str, object]:
    """Read a file as TOML; what is none is an empty table."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        tree: dict[str, object] = tomli.loads(data.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    return tree if len(data) <= LARGEST else {}


def _order(folder: Path) -> list[str]:
    order = _read(folder / COURSE).get("order")
    return [name for name in order if isinstance(name, str)] if isinstance(order, list) else []


def _card(path: Path, language: str) -> LevelCard | None:
    """Read a level's label; nothing when the file has no id, title and rounds."""
    tree = {**_read(path), **(_label(path, language) if language else {})}
    name, title, rounds = tree.get("id"), tree.get("title"), tree.get("rounds")
    if not (isinstance(name, str) and isinstance(title, str) and isinstance(rounds, int)):
        return None
    teaching = tree.get("teaching")
    minutes = teaching.get("minutes") if isinstance(teaching, dict) else None
    return LevelCard(
        path=path,
        id=name,
        title=title,
        hook=_text(tree, "hook"),
        scale=_text(tree, "scale"),
        lesson=_text(tree, "lesson"),
        rounds=rounds,
        minutes=minutes if isinstance(minutes, int) else 15,
    )


def _label(level: Path, language: str) -> dict[str, object]:
    """Read what a translation puts on the shelf."""
    tree = _read(level.with_name(f"{level.stem}.{language}.toml"))
    return {key: tree[key] for key in ("title", "hook") if isinstance(tree.get(key), str)}


def _text(tree: dict[str, object], key: str) -> str:
    value = tree.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""
