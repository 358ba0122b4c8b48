"""Values that take no time to define: two dozen kinds of them stand before the first frame."""

from typing import ClassVar, Self, dataclass_transform

__all__ = ["Value"]


@dataclass_transform(frozen_default=True)
class Value:
    """Parts by name, in the order in which a class lists them; nobody changes them.

    To a type checker it is a frozen dataclass. A real one takes fifty times as long to define; what
    is made or compared all the time is a `NamedTuple`, which takes ten times as long.

    >>> class Point(Value):
    ...     x: int
    ...     y: int = 0
    >>> Point(3), Point(3).but(y=4)
    (Point(x=3, y=0), Point(x=3, y=4))
    >>> Point(3) == Point(3, 0), Point(3) == (3, 0)
    (True, False)
    """

    _names: ClassVar[tuple[str, ...]]

    def __init_subclass__(cls) -> None:
        """List the parts; what has a default finds it on the class."""
        cls._names = tuple(cls.__annotations__)
        cls.__match_args__ = cls._names  # type: ignore[attr-defined, misc]

    def __init__(self, *parts: object, **named: object) -> None:
        """Take the parts in their order or by name."""
        self.__dict__.update(zip(self._names, parts, strict=False), **named)

    def but(self, **changes: object) -> Self:
        """Return the same value with some parts changed."""
        return type(self)(**(self.__dict__ | changes))

    def _parts(self) -> tuple[object, ...]:
        """Return the parts in their order."""
        return tuple(getattr(self, name) for name in self._names)

    def __eq__(self, other: object) -> bool:
        """Tell whether the other is of the same kind and has the same parts."""
        return type(self) is type(other) and self._parts() == other._parts()

    def __hash__(self) -> int:
        """Return a number that equal values share."""
        return hash((type(self), self._parts()))

    def __repr__(self) -> str:
        """Name the kind and every part."""
        named = zip(self._names, self._parts(), strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={part!r}' for name, part in named)})"
