"""The front door: it opens at once, because nothing is loaded before somebody asks for it."""

import gc
from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Send for the desk, and do what the command line asks; the exit code."""
    gc.disable()  # what is loaded stays: to look for garbage in it would only take time
    try:
        from game.cli.desk import main as ask  # noqa: PLC0415 - see above
    finally:
        gc.enable()
    return ask(argv)
