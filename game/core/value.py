"""Values that nobody changes: checked as frozen by the type checker, made at full speed."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

__all__ = ["value"]

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(kind: type[T]) -> type[T]:
    """Make a class of values: equal by their parts, hashable, and never changed once made.

    `dataclass(frozen=True)` guards each part while it runs, which makes a value cost several
    times as much to make; the rules make a dozen a round, so here mypy is the guard.
    """
    return dataclass(slots=True, unsafe_hash=True)(kind)
