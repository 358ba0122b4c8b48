"""A file is the old one or the new one, never half of each, and nothing is ever thrown away."""

import os
import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

__all__ = ["LARGEST", "Aside", "NotSavedError", "Why", "read_text", "set_aside", "write_whole"]

LARGEST = 32_000_000
"""No play comes near this many bytes; what is larger was not written by the game."""


class NotSavedError(OSError):
    """Something could not be written: the disk is full or may not be written to."""

    def __init__(self, path: Path, reason: str) -> None:
        """Name the file and what the system said."""
        super().__init__(f"{path} could not be written ({reason}), so the game goes on in memory")
        self.path = path
        self.reason = reason


class Why(StrEnum):
    """Why a file could not be used."""

    DAMAGED = "damaged"
    NEWER = "newer"
    LOCKED = "locked"  # it may be fine, but cannot be opened now


class Aside(NamedTuple):
    """A file that could not be used, and where it is kept; it stays in place when it is locked."""

    path: Path
    kept: Path
    why: Why
    detail: str


def write_whole(path: Path, text: str) -> None:
    """Replace a file in one stroke, so that a crash at any moment leaves the old or the new one.

    Raises `NotSavedError` when the disk will not have it; the old file is then untouched.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as trouble:
        with suppress(OSError):
            part.unlink()
        raise NotSavedError(path, trouble.strerror or str(trouble)) from trouble
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Ask the disk to remember the new name too; Windows cannot, and does not need to."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def read_text(path: Path) -> str:
    """Read a file of ours; `OSError` when it cannot be opened, `ValueError` when it is not text."""
    if path.stat().st_size > LARGEST:
        raise ValueError(f"it is larger than {LARGEST // 1_000_000} MB")
    return path.read_text(encoding="utf-8")


def set_aside(path: Path, why: Why, detail: str) -> Aside:
    """Rename a file that cannot be used to NAME.damaged or NAME.newer, over no earlier one."""
    if why is Why.LOCKED:
        return Aside(path, path, why, detail)
    kept = path.with_name(f"{path.name}.{why}")
    count = 1
    while kept.exists():
        count += 1
        kept = path.with_name(f"{path.name}.{why}.{count}")
    try:
        path.rename(kept)
    except OSError:
        kept = path
    return Aside(path, kept, why, detail)
