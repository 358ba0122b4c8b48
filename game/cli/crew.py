"""Who shares the work of many plays: one process for each processor, unless fewer are asked for."""

import os
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext

__all__ = ["workers"]

_MOST = 61  # what Windows allows


def workers(jobs: int | None = None) -> AbstractContextManager[Executor | None]:
    """Give so many processes; none for a single one, which is this one."""
    count = min(_MOST, jobs or os.cpu_count() or 1)
    return ProcessPoolExecutor(count) if count > 1 else nullcontext()
