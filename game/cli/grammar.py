"""What can be asked for, and how: every verb, its arguments and what they are for."""

import argparse
from collections.abc import Callable

from game.cli.tongue import OPTION
from game.journal.version import VERSION
from game.present.words import Words, languages

__all__ = ["parser_for"]


def parser_for(words: Words) -> argparse.ArgumentParser:
    """Build the parser of the command line, in the player's language."""
    parser = argparse.ArgumentParser("common-thread", description=words.say("cli.description"))
    version = f"common-thread {VERSION}"
    parser.add_argument(
        "--version", action="version", version=version, help=words.say("cli.version")
    )
    _language(parser, words, None)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    def verb(name: str) -> argparse.ArgumentParser:
        said = words.say(f"cli.{name}")
        found = verbs.add_parser(name, help=said, description=f"{said[:1].upper()}{said[1:]}.")
        _language(found, words, argparse.SUPPRESS)
        return found

    _play(verb("play"), words)
    _check(verb("check"), words)
    verb("explain").add_argument("code", metavar="CODE", help=words.say("cli.explain_code"))
    verb("levels")
    _simulate(verb("simulate"), words)
    _science(verb("science"), words)
    verb("replay").add_argument("file", metavar="FILE", help=words.say("cli.replay_file"))
    verb("doctor")
    return parser


def _language(parser: argparse.ArgumentParser, words: Words, default: str | None) -> None:
    """Take a language, before the verb or after it."""
    known = languages()
    said = words.say("cli.language", languages=", ".join(known))
    parser.add_argument(OPTION, choices=known, default=default, metavar="LANGUAGE", help=said)


def _play(parser: argparse.ArgumentParser, words: Words) -> None:
    what = parser.add_mutually_exclusive_group()
    said = words.say("cli.play_what")
    what.add_argument("level", nargs="?", metavar="LEVEL", help=said)
    said = words.say("cli.play_continue")
    what.add_argument("--continue", dest="go_on", action="store_true", help=said)
    parser.add_argument("--text", action="store_true", help=words.say("cli.play_text"))
    parser.add_argument("--seed", type=int, metavar="N", help=words.say("cli.play_seed"))
    parser.add_argument("--unlock", action="store_true", help=words.say("cli.play_unlock"))


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
    said = words.say("cli.play_level")
    parser.add_argument("level", nargs="?", metavar="LEVEL", help=said)
    parser.add_argument("--grid", action="store_true", help=words.say("cli.simulate_grid"))
    numbers = (("games", None, 1), ("seed", 0, 0), ("jobs", None, 1), ("openings", 24, 1))
    for name, default, least in numbers:
        parser.add_argument(
            f"--{name}",
            type=_at_least(least),
            default=default,
            metavar="N",
            help=words.say(f"cli.simulate_{name}"),
        )
    parser.add_argument("--quick", action="store_true", help=words.say("cli.simulate_quick"))
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
