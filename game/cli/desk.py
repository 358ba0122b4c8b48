"""The desk knows what can be asked for, and sends for whoever does it."""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from game.cli.streams import hush, open_streams
from game.cli.tongue import system_words
from game.journal.version import game_version
from game.present.words import Words

__all__ = ["main"]

_INTERRUPTED = 130  # what shells expect after Ctrl-C
_CUT_OFF = 141  # and after a pipe that closed early


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks; the exit code: 0 fine, 1 something is wrong, 2 usage."""
    open_streams()
    words = system_words()
    asked = list(sys.argv[1:] if argv is None else argv)
    arguments = _parser(words).parse_args(_with_verb(asked))
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


def _verb(name: str) -> Callable[[argparse.Namespace, Words], int]:
    """Send for a verb; only now is what it needs loaded."""
    run: Callable[[argparse.Namespace, Words], int] = import_module(f"game.cli.{name}").run
    return run


def _with_verb(asked: list[str]) -> list[str]:
    """Without a verb, play."""
    if not asked or (asked[0].startswith("-") and asked[0] not in ("-h", "--help", "--version")):
        return ["play", *asked]
    return asked


def _parser(words: Words) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("common-thread", description=words.say("cli.description"))
    version = f"common-thread {game_version()}"
    parser.add_argument(
        "--version", action="version", version=version, help=words.say("cli.version")
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    def verb(name: str) -> argparse.ArgumentParser:
        said = words.say(f"cli.{name}")
        return verbs.add_parser(name, help=said, description=f"{said[:1].upper()}{said[1:]}.")

    _play(verb("play"), words)
    _check(verb("check"), words)
    verb("explain").add_argument("code", metavar="CODE", help=words.say("cli.explain_code"))
    verb("levels")
    _simulate(verb("simulate"), words)
    _science(verb("science"), words)
    verb("replay").add_argument("file", metavar="FILE", help=words.say("cli.replay_file"))
    verb("doctor")
    return parser


def _play(parser: argparse.ArgumentParser, words: Words) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument("level", nargs="?", metavar="LEVEL", help=words.say("cli.play_level"))
    said = words.say("cli.play_continue")
    what.add_argument("--continue", dest="go_on", action="store_true", help=said)
    parser.add_argument("--text", action="store_true", help=words.say("cli.play_text"))
    parser.add_argument("--seed", type=int, metavar="N", help=words.say("cli.play_seed"))


def _check(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help=words.say("cli.check_path"))
    parser.add_argument("--quick", action="store_true", help=words.say("cli.check_quick"))
    parser.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help=words.say("cli.check_format"),
    )


def _simulate(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("level", metavar="LEVEL", help=words.say("cli.play_level"))
    for name, default, least in (("games", 200, 1), ("seed", 0, 0), ("jobs", None, 1)):
        parser.add_argument(
            f"--{name}",
            type=_at_least(least),
            default=default,
            metavar="N",
            help=words.say(f"cli.simulate_{name}"),
        )
    said = words.say("cli.simulate_strategy")
    parser.add_argument("--strategy", action="append", metavar="NAME", help=said)
    parser.add_argument("--json", action="store_true", help=words.say("cli.simulate_json"))


def _science(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("--json", action="store_true", help=words.say("cli.science_json"))


def _at_least(least: int) -> Callable[[str], int]:
    """Read whole numbers from a least one on."""

    def number(text: str) -> int:
        value = int(text)
        if value < least:
            raise argparse.ArgumentTypeError(f"{value} < {least}")
        return value

    return number
