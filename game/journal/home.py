"""A player's files lie where their system keeps such files, or where they were told to lie."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

__all__ = ["VARIABLE", "home"]

VARIABLE = "COMMON_THREAD_HOME"
"""The environment variable that moves everything elsewhere, to a stick or a school's server."""


def home(environ: Mapping[str, str] | None = None, platform: str = sys.platform) -> Path:
    """Give the folder for plays and settings; it need not exist yet.

    >>> home({"COMMON_THREAD_HOME": "stick"}).name
    'stick'
    >>> home({"XDG_DATA_HOME": "/data"}, "linux").as_posix()
    '/data/common-thread'
    """
    given = os.environ if environ is None else environ
    if given.get(VARIABLE):
        return Path(given[VARIABLE]).expanduser()
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Common Thread"
    if platform == "win32":
        roaming = given.get("APPDATA")
        return (Path(roaming) if roaming else _roaming()) / "Common Thread"
    shared = given.get("XDG_DATA_HOME", "")
    # The XDG rules say that a relative path counts as none.
    folder = Path(shared) if shared.startswith("/") else Path.home() / ".local" / "share"
    return folder / "common-thread"


def _roaming() -> Path:
    return Path.home() / "AppData" / "Roaming"
