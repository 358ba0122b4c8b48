"""Every record says which game wrote it, so that years later nobody has to guess."""

from importlib.metadata import PackageNotFoundError, version

__all__ = ["game_version"]


def game_version() -> str:
    """Give the version of the installed game; a checkout that was never installed has none."""
    try:
        return version("common-thread")
    except PackageNotFoundError:
        return "checkout"
