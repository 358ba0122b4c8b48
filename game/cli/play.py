"""Play: in a window where there is one, in lines of text where there is not."""

import gc
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

from game.cli.tongue import spoken
from game.journal.home import home
from game.journal.journal import Journal
from game.present.words import Words

__all__ = ["run", "without_display"]


class _NoWindowError(OSError):
    """A window could not be opened, because of this."""


def run(arguments: SimpleNamespace, _: Words) -> int:
    """Play a level, or the one that was left open, or whatever is chosen."""
    journal = Journal(home())
    words = spoken(journal.settings(), arguments.language)
    path = None
    if arguments.level is not None:
        from game.cli.shipped import UnknownLevelError, find_levels  # noqa: PLC0415 - only then

        try:
            path = find_levels(arguments.level)
        except UnknownLevelError as unknown:
            print(unknown.told(words), file=sys.stderr)
            return 2
    if not arguments.text:
        try:
            return _in_a_window(journal, path, arguments, words)
        except _NoWindowError as trouble:
            print(words.say("cli.no_window", reason=trouble), file=sys.stderr)
            if sys.stdin is None or not sys.stdin.isatty():
                print(words.say("cli.no_window_hint"), file=sys.stderr)
                return 2
            print(words.say("cli.no_window_text"), file=sys.stderr)
    in_text = import_module("game.cli.play_text")
    return int(in_text.run(journal, path, arguments, words))


def _in_a_window(
    journal: Journal, path: Path | None, arguments: SimpleNamespace, words: Words
) -> int:
    """Hand over to the screen; raises `_NoWindowError` when this machine has none."""
    if without_display(os.environ, sys.platform):
        raise _NoWindowError(words.say("cli.no_display"))
    target = path
    if arguments.go_on:
        entry = journal.unfinished()
        target = entry.path if entry else None
    gc.disable()  # what is loaded for a window stays; the window looks for garbage once it is up
    screen = import_module("game.ui.main")
    asked = None if target is None else str(target)
    try:
        code: int = screen.run(journal, asked, arguments.seed, words, unlock=arguments.unlock)
    except screen.NoWindowError as refused:
        raise _NoWindowError(str(refused)) from refused
    finally:
        gc.enable()
    return code


def without_display(environ: Mapping[str, str], platform: str) -> bool:
    """Whether there is surely no window to be had: a Linux without any display."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "SDL_VIDEO_DRIVER")
    return platform == "linux" and not any(environ.get(name) for name in named)
