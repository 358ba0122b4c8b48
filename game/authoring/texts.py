"""Every text that a player reads in a level has an address that a translator can read."""

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from typing import get_args

from pydantic import AfterValidator, BaseModel

from game.authoring.locate import Path
from game.authoring.model import Level
from game.authoring.written import shown

__all__ = ["Shape", "addresses", "shape"]

Shape = Path | list["Shape"] | dict[str, "Shape"]
"""What a translation looks like: tables and lists, and at each text its path in the level."""


def shape(level: Level) -> dict[str, Shape]:
    """Lay out the texts of a level.

    It is the level’s own tree without all that is no text. What has an id goes by its id and not
    by its place, and a table with nothing to translate but its `text` is that text.
    """
    return _table(level, ())


def addresses(tree: Shape, address: Path = ()) -> Iterator[tuple[Path, Path]]:
    """Give each text’s address in a translation and its path in the level."""
    match tree:
        case tuple():
            yield address, tree
        case dict():
            for name, inner in tree.items():
                yield from addresses(inner, (*address, name))
        case list():
            for number, inner in enumerate(tree):
                yield from addresses(inner, (*address, number))


def _shape(value: object, path: Path) -> Shape | None:
    """Lay out the texts in a value of a level; `None` where there are none."""
    match value:
        case Enum():
            return None
        case str():
            return path
        case BaseModel():
            table = _table(value, path)
            return table["text"] if set(table) == {"text"} else table or None
        case Mapping():
            entries = {_name(key): _shape(one, (*path, _name(key))) for key, one in value.items()}
            return {name: inner for name, inner in entries.items() if inner is not None} or None
        case tuple():
            return _listed(value, path)
        case _:
            return None


def _table(model: BaseModel, path: Path) -> dict[str, Shape]:
    found: dict[str, Shape] = {}
    for field, name in _fields(type(model)):
        inner = _shape(getattr(model, field), (*path, name))
        if inner is not None:
            found[name] = inner
    return found


def _listed(values: tuple[object, ...], path: Path) -> Shape | None:
    shapes = [_shape(value, (*path, number)) for number, value in enumerate(values)]
    ids = [getattr(value, "id", None) for value in values]
    named = {
        name: inner for name, inner in zip(ids, shapes, strict=True) if name and inner is not None
    }
    return named or [inner for inner in shapes if inner is not None] or None


def _name(key: object) -> str:
    return str(key.value if isinstance(key, Enum) else key)


@cache
def _fields(model: type[BaseModel]) -> list[tuple[str, str]]:
    """Give the keys of a table that hold texts or tables, as Python and as the author call them."""
    return [
        (name, field.alias or name)
        for name, field in model.model_fields.items()
        if _is_shown(field.annotation, tuple(field.metadata))
    ]


def _is_shown(kind: object, metadata: tuple[object, ...] = ()) -> bool:
    """Whether a type has texts in it that a player is shown."""
    if any(isinstance(one, AfterValidator) and one.func is shown for one in metadata):
        return True
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return True
    return any(_is_shown(part, getattr(part, "__metadata__", ())) for part in get_args(kind))
