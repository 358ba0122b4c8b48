"""Every record says which game wrote it, so that years later nobody has to guess."""

from importlib.metadata import PackageNotFoundError, version

__all__ = ["RULES", "game_version"]

RULES = 1
"""The version of the rules, known without loading them; a test keeps it equal to theirs."""


def game_version() -> str:
    """Give the version of the installed game; a checkout that was never installed has none."""
    try:
        return version("common-thread")
    except PackageNotFoundError:
        return "checkout"
