"""The game speaks the player's language where it can, and English where it cannot."""

import os
from collections.abc import Mapping

from game.journal.settings import Settings
from game.present.words import Words, languages, words_for

__all__ = ["system_language", "system_words", "words_of"]


def system_language(environ: Mapping[str, str]) -> str:
    """Read the language the system was set to; nothing when it says nothing.

    >>> system_language({"LANG": "es_MX.UTF-8"}), system_language({"LANG": "C"})
    ('es', '')
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            language = environ[name].replace("-", "_").split("_")[0].split(".")[0].lower()
            return "" if language in ("c", "posix") else language
    return ""


def system_words() -> Words:
    """Give the words of the system's language."""
    return _words(system_language(os.environ))


def words_of(settings: Settings, words: Words) -> Words:
    """Give the words of the language the player chose, or else these."""
    return _words(settings.language) if settings.language else words


def _words(language: str) -> Words:
    return words_for(language if language in languages() else "en")
