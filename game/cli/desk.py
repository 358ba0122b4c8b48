"""The desk knows what can be asked for, and sends for whoever does it."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from types import SimpleNamespace

from game.cli.streams import hush, open_streams
from game.cli.tongue import OPTION, asked_language, kept_settings, spoken
from game.present.words import Words

__all__ = ["main"]

_INTERRUPTED = 130  # what shells expect after Ctrl-C
_CUT_OFF = 141  # and after a pipe that closed early

_JUST_PLAY = SimpleNamespace(
    language=None, verb="play", level=None, go_on=False, text=False, seed=None, unlock=False
)
"""What the bare command asks for; a test keeps it equal to what the parser would say."""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks; the exit code: 0 fine, 1 something is wrong, 2 usage."""
    open_streams()
    asked = list(sys.argv[1:] if argv is None else argv)
    words = spoken(kept_settings(), asked_language(asked))
    arguments = read_arguments(asked, words)
    try:
        code = _verb(arguments.verb)(arguments, words)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        print(f"\n{words.say('cli.interrupted')}", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        hush()
        return _CUT_OFF
    return code


def read_arguments(asked: list[str], words: Words) -> SimpleNamespace:
    """Read the command line; the bare command needs no parser, and opens sooner without."""
    if asked in ([], ["play"]):
        return _JUST_PLAY
    from game.cli.grammar import parser_for  # noqa: PLC0415 - see above

    return SimpleNamespace(**vars(parser_for(words).parse_args(_with_verb(asked))))


def _verb(name: str) -> Callable[[SimpleNamespace, Words], int]:
    """Send for a verb; only now is what it needs loaded."""
    run: Callable[[SimpleNamespace, Words], int] = import_module(f"game.cli.{name}").run
    return run


def _with_verb(asked: list[str]) -> list[str]:
    """Without a verb, play; the language may come before it."""
    if asked and asked[0].partition("=")[0] == OPTION:
        lead = 1 if "=" in asked[0] else 2
        return [*asked[:lead], *_with_verb(asked[lead:])]
    if not asked or (asked[0].startswith("-") and asked[0] not in ("-h", "--help", "--version")):
        return ["play", *asked]
    return asked
