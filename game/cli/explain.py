"""Explain: the manual page of a finding, where the finding was met."""

import inspect
import sys
from types import SimpleNamespace

from game.authoring.check import CODES, explain
from game.lab.trial import PLAYED
from game.present.words import Words

__all__ = ["run"]


def run(arguments: SimpleNamespace, words: Words) -> int:
    """Show the page of a code; 2 when there is no such code."""
    page = _page(arguments.code.strip().upper())
    if not page:
        print(words.say("cli.unknown_code", given=arguments.code), file=sys.stderr)
        return 2
    print(page.rstrip())
    return 0


def _page(code: str) -> str:
    """Give the page of what reading finds, or of what playing finds; nothing for another code."""
    if code in PLAYED:
        return inspect.getdoc(PLAYED[code]) or ""
    return explain(code) if code in CODES else ""
