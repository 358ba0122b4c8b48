"""What in a folder is a level, known by its name alone."""

from collections.abc import Mapping
from pathlib import Path

__all__ = ["COURSE", "VARIABLE", "is_level_file", "own_levels"]

COURSE = "course.toml"
"""The file that says in which order a folder's levels are offered."""

VARIABLE = "COMMON_THREAD_LEVELS"
"""The environment variable that names a folder of an instructor's own levels."""


def is_level_file(path: Path) -> bool:
    """Whether a file is meant to be a level: not the course, and no translation (a second dot).

    >>> [is_level_file(Path(name)) for name in ("mine.toml", "mine.es.toml", "course.toml")]
    [True, False, False]
    """
    return path.suffix == ".toml" and path.name != COURSE and "." not in path.stem


def own_levels(environ: Mapping[str, str]) -> Path | None:
    """Give the folder of the instructor's own levels, if one is named."""
    named = environ.get(VARIABLE, "").strip()
    return Path(named).expanduser() if named else None
