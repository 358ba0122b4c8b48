"""The values of the rules go to JSON and come back equal; anything else is refused by name."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from game.core.effects import Effect
from game.core.events import Event

__all__ = ["Json", "MisfitError", "decode", "decode_event", "encode"]

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]
T = TypeVar("T")

_TAG = "is"
_TAGGED = frozenset((*get_args(Event), *get_args(Effect)))


class MisfitError(ValueError):
    """Data that is not the JSON of the value that was expected."""


def encode(value: object) -> Json:
    """Turn a value of the rules into plain JSON; members of a union carry their class's name."""
    match value:
        case Enum():
            return str(value.value)
        case None | bool() | int() | str():
            return value
        case tuple():
            return [encode(item) for item in value]
        case _:
            return _encode_record(value)


def _encode_record(value: object) -> Json:
    kind: type = type(value)
    tag: dict[str, Json] = {_TAG: kind.__name__} if kind in _TAGGED else {}
    return tag | {name: encode(getattr(value, name)) for name in _hints(kind)}


def decode(kind: type[T], data: object) -> T:
    """Turn JSON back into a value of this type.

    Raises `MisfitError`, saying what was expected and what was there.
    """
    return cast("T", _decode(kind, data))


def decode_event(data: object) -> Event:
    """Turn JSON back into an event; `MisfitError` when it is none."""
    return cast("Event", _decode(Event, data))


def _decode(kind: Any, data: object) -> Any:  # noqa: ANN401 - any type of the rules, by its hint
    origin = get_origin(kind)
    if origin is tuple:
        return _decode_tuple(get_args(kind), data)
    if origin in (Union, types.UnionType):
        return _decode_union(get_args(kind), data)
    if is_dataclass(kind):
        return _decode_record(cast("type", kind), data)
    if issubclass(kind, Enum) and data in [member.value for member in kind]:
        return kind(data)
    if type(data) is kind and not issubclass(kind, Enum):
        return data
    raise MisfitError(f"expected {_name(kind)}, found {_short(data)}")


def _decode_tuple(kinds: tuple[Any, ...], data: object) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise MisfitError(f"expected a list, found {_short(data)}")
    if kinds[1:] == (...,):
        return tuple(_decode(kinds[0], item) for item in data)
    if len(kinds) != len(data):
        raise MisfitError(f"expected {len(kinds)} values, found {len(data)}")
    return tuple(_decode(kind, item) for kind, item in zip(kinds, data, strict=True))


def _decode_union(kinds: tuple[Any, ...], data: object) -> Any:  # noqa: ANN401 - see _decode
    if data is None and type(None) in kinds:
        return None
    members = [kind for kind in kinds if kind is not type(None)]
    if len(members) == 1:
        return _decode(members[0], data)
    tag = data.get(_TAG) if isinstance(data, Mapping) else None
    for kind in members:
        if kind.__name__ == tag:
            return _decode(kind, data)
    raise MisfitError(
        f"expected one of {len(members)} kinds of record, found {_short(tag or data)}"
    )


def _decode_record(kind: type, data: object) -> object:
    if not isinstance(data, Mapping):
        raise MisfitError(f"expected {_name(kind)}, found {_short(data)}")
    given = {name: hint for name, hint in _hints(kind).items() if name in data}
    try:
        return kind(**{name: _decode(hint, data[name]) for name, hint in given.items()})
    except MisfitError as trouble:
        raise MisfitError(f"{_name(kind)}: {trouble}") from None
    except TypeError:
        missing = next(name for name in _hints(kind) if name not in data)
        raise MisfitError(f"{_name(kind)} has no {missing}") from None


@cache
def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _name(kind: Any) -> str:  # noqa: ANN401 - see _decode
    return str(getattr(kind, "__name__", kind))


def _short(data: object) -> str:
    text = repr(data)
    return text if len(text) <= 60 else f"{text[:57]}…"
