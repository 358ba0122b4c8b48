"""Lets `python -m game` do what `common-thread` does."""

import sys

from game.cli import main

if __name__ == "__main__":
    sys.exit(main())
