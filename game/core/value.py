"""Values that nobody changes: checked as frozen by the type checker, made at full speed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform, overload

__all__ = ["value"]

T = TypeVar("T")


@overload
def value(kind: type[T]) -> type[T]: ...
@overload
def value(*, slots: bool) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(
    kind: type[T] | None = None, *, slots: bool = True
) -> type[T] | Callable[[type[T]], type[T]]:
    """Make a class of values: equal by their parts, hashable, and never changed once made.

    `dataclass(frozen=True)` guards each part while it runs, which makes a value cost several
    times as much to make; the rules make a dozen a round, so here mypy is the guard. Without
    `slots` a value can remember what it works out about itself (`cached_property`).
    """

    def made(kind: type[T]) -> type[T]:
        return dataclass(slots=slots, unsafe_hash=True)(kind)

    return made if kind is None else made(kind)
