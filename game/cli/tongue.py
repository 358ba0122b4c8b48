"""The desk speaks the language it is asked to, or else the player’s, or else the system’s."""

import os
import sys
from collections.abc import Sequence

from game.journal.disk import read_text
from game.journal.home import home
from game.journal.journal import Journal
from game.journal.settings import Settings, from_text
from game.present.tongue import system_language, words_of
from game.present.words import Words

__all__ = ["OPTION", "asked_language", "kept_settings", "spoken"]

OPTION = "--language"


def spoken(settings: Settings, asked: str | None = None) -> Words:
    """Give the words to speak to a player with these settings, who may have asked for others."""
    system = system_language(os.environ) or _preferred(sys.platform)
    return words_of(asked, settings.language, system)


def _preferred(platform: str) -> str:
    """Ask the system where programs get no variables that tell its language."""
    if platform not in ("darwin", "win32"):
        return ""
    from game.ui.preferred import preferred_language  # noqa: PLC0415 - it needs pygame

    return preferred_language()


def asked_language(arguments: Sequence[str]) -> str | None:
    """Find the language on a command line that nobody has read yet, because help needs words too.

    >>> asked_language(["levels", "--language", "es"]), asked_language(["--language=es"])
    ('es', 'es')
    """
    for number, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == OPTION:
            return value if equals else next(iter(arguments[number + 1 :]), None)
    return None


def kept_settings() -> Settings:
    """Read the player’s settings; only play says so when they are damaged."""
    try:
        return from_text(read_text(Journal(home()).settings_path))
    except (OSError, ValueError):
        return Settings()
