"""The words that a class needs to talk about a play, in the order in which a play meets them."""

from dataclasses import dataclass

from game.present.words import Words

__all__ = ["TermView", "find_term", "glossary"]

_TABLE = "glossary."
_TEXT = "_text"


@dataclass(frozen=True, slots=True)
class TermView:
    """A word, and what it means in the game, in a sentence or two."""

    term: str
    text: str


def glossary(words: Words) -> tuple[TermView, ...]:
    """Give every term of the catalog, in its order."""
    return tuple(
        TermView(term, words.table[f"{key}{_TEXT}"])
        for key, term in words.table.items()
        if key.startswith(_TABLE) and not key.endswith(_TEXT)
    )


def find_term(words: Words, asked: str) -> TermView | None:
    """Find the term that somebody typed, or the first that begins with it."""
    wanted = asked.casefold().strip()
    terms = glossary(words)
    exact = (one for one in terms if one.term.casefold() == wanted)
    begun = (one for one in terms if wanted and one.term.casefold().startswith(wanted))
    return next(exact, None) or next(begun, None)
