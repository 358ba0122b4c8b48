"""The front door: it opens at once, because nothing is loaded before somebody asks for it."""

from game.cli.desk import main

__all__ = ["main"]
