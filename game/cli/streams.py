"""A terminal that cannot show a curly quote still gets a straight one, and never a traceback."""

import codecs
import io
import os
import sys

__all__ = ["hush", "open_streams"]

_PLAINER = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "−": "-",
        "×": "x",
        "→": "->",
        "·": "-",
        "…": "...",
        "\N{NO-BREAK SPACE}": " ",
    }
)


def open_streams() -> None:
    """Let what cannot be written be written more plainly, and what cannot be read be a `?`."""
    codecs.register_error("plainer", _plainer)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="plainer")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


def _plainer(trouble: UnicodeError) -> tuple[str, int]:
    if not isinstance(trouble, UnicodeEncodeError):
        raise trouble
    text = trouble.object[trouble.start : trouble.end].translate(_PLAINER)
    return "".join(char if char.isascii() else "?" for char in text), trouble.end


def hush() -> None:
    """Nobody reads on: let the last words go nowhere instead of failing a second time."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
