"""Which language is spoken: the first that somebody asked for and that has a catalog."""

from collections.abc import Mapping

from game.present.words import Words, languages, words_for

__all__ = ["language_names", "system_language", "words_of"]


def words_of(*wanted: str | None) -> Words:
    """Give the words of the first of these languages that has a catalog; in the end, English."""
    known = languages()
    return words_for(next((one for one in wanted if one in known), "en"))


def language_names() -> dict[str, str]:
    """Give what every language that has a catalog calls itself."""
    return {language: words_for(language).say("language.name") for language in languages()}


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
