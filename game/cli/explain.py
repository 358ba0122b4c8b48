"""Explain: the manual page of a finding, where the finding was met."""

import sys
from types import SimpleNamespace

from game.authoring.check import explain
from game.present.words import Words

__all__ = ["run"]


def run(arguments: SimpleNamespace, words: Words) -> int:
    """Show the page of a code; 2 when there is no such code."""
    try:
        page = explain(arguments.code.strip().upper())
    except LookupError:
        page = None
    if not page:
        print(words.say("cli.unknown_code", given=arguments.code), file=sys.stderr)
        return 2
    print(page.rstrip())
    return 0
