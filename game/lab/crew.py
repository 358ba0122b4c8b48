"""Work that many hands can share: who does a portion, and when, never changes what comes out."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from typing import TypeVar, TypeVarTuple

__all__ = ["Progress", "portions", "share"]

Given = TypeVarTuple("Given")
Made = TypeVar("Made")

Progress = Callable[[int, int], None]
"""Is told how much is done, and of how much."""


def portions(seed: int, games: int, size: int) -> Iterator[range]:
    """Cut the seeds of so many games into parts of this size."""
    end = seed + games
    return (range(start, min(end, start + size)) for start in range(seed, end, size))


def share(
    do: Callable[[*Given], Made], work: Sequence[tuple[*Given]], executor: Executor | None = None
) -> Iterator[Made]:
    """Do every piece of work and give what came of it, in order; without an executor, here.

    Any executor will do: a pool of processes, or a cluster's. After the first trouble, and when
    nobody asks on, what has not begun is called off.
    """
    if executor is None:
        yield from (do(*piece) for piece in work)
        return
    futures: list[Future[Made]] = [executor.submit(do, *piece) for piece in work]
    try:
        yield from (future.result() for future in futures)
    finally:
        for future in futures:
            future.cancel()
