"""Whether a level can be read aloud by a tired thirteen-year-old with a cold."""

import re
from collections.abc import Iterator

from game.authoring.diagnostic import Finding
from game.authoring.locate import Path
from game.authoring.model import Level, Said
from game.authoring.phrase import did_you_mean, one_of, quote
from game.core.kinds import Kind, Moment
from game.core.setup import FAVOR

__all__ = ["WORDING", "unknown_portrait"]

_SPOKEN = 18
_BRIEFING = 170
_CARD = 40
_ENDING = 80
_VARIANTS = 2


# ---------------------------------------------------------------- lines


def _spoken(level: Level) -> Iterator[tuple[str, Moment, list[tuple[Path, str, tuple[str, ...]]]]]:
    """Give every party's lines, moment by moment: path, words, cards."""
    for party, moments in level.lines.items():
        for moment, lines in moments.items():
            base: Path = ("lines", party, moment.value)
            yield (
                party,
                moment,
                [
                    ((*base, index), line.text, line.cards)
                    if isinstance(line, Said)
                    else ((*base, index), line, ())
                    for index, line in enumerate(lines)
                ],
            )


def too_few_lines(level: Level) -> Iterator[Finding]:
    """Find a moment for which a party has fewer than two lines.

    What: each of the others needs two lines or more for each of the nine moments.

    Why: whoever says the same sentence twice sounds like a machine.

    Example: `accepts = ["Deal."]`

    Instead: `accepts = ["Deal.", "Okay. Yes."]`
    """
    for other in level.others:
        moments = level.lines.get(other.id)
        if moments is None:
            message = f"{quote(other.id)} has nothing to say."
            hint = f"Add the table [lines.{other.id}] with two lines for each moment."
            yield Finding(("lines",), message, f"[lines.{other.id}]", hint)
            continue
        for moment in Moment:
            count = len(moments.get(moment, ()))
            if count < _VARIANTS:
                base: Path = ("lines", other.id)
                path = (*base, moment.value) if moment in moments else base
                message = f"{quote(other.id)} has {count or 'no'} line{'s' * (count != 1)} for "
                hint = f"Add to [lines.{other.id}]: {moment} = [ … ]"
                yield Finding(path, f"{message}{moment}.", "two lines or more", hint)


def only_for_some_cards(level: Level) -> Iterator[Finding]:
    """Find a moment whose lines all belong to certain cards.

    What: every line for this moment names cards, so with any other card nothing can be said.

    Why: somebody would stay silent at a moment that matters.

    Example: `declines = [{ text = "Not the bus.", cards = ["lake-day"] }, …]`

    Instead: add a line without cards: `"Not yet. Ask me something smaller."`
    """
    for party, moment, lines in _spoken(level):
        if len(lines) >= _VARIANTS and all(cards for _, _, cards in lines):
            message = f"{quote(party)} has no line for {moment} that fits any card."
            hint = "Add one without cards."
            yield Finding(("lines", party, moment.value), message, "a line without cards", hint)


_PROMISING = (Kind.AGREEMENT, Kind.GESTURE, Kind.AMENDS, Kind.BOAST)

_FITTING: dict[Moment, tuple[Kind, ...]] = {
    Moment.GREETING: (),
    Moment.ACCEPTS: (Kind.AGREEMENT,),
    Moment.DECLINES: (Kind.AGREEMENT,),
    Moment.GRATEFUL: _PROMISING,
    Moment.LET_DOWN: _PROMISING,
    Moment.READS_DIFFERENTLY: _PROMISING,
    Moment.PROVOKED: (Kind.ULTIMATUM, Kind.BLAME, Kind.SILENCE, Kind.DENY),
    Moment.OPENS_UP: (Kind.SHARE, Kind.ASK),
    Moment.OFFERS: (Kind.AGREEMENT, Kind.GESTURE, Kind.SHARE),
}


def never_said(level: Level) -> Iterator[Finding]:
    """Find a line that can never be said.

    What: it belongs to cards that never lead to this moment: nobody accepts a question, and a
    greeting comes before any card.

    Why: it was written for nothing.

    Example: `accepts = [{ text = "Sure, ask.", cards = ["whats-before-four"] }]`

    Instead: `opens-up = [{ text = "Sure, ask.", cards = ["whats-before-four"] }]`
    """
    kinds = {card.id: card.kind for card in level.cards}
    kinds[FAVOR.id] = FAVOR.kind
    for _, moment, lines in _spoken(level):
        for path, _, cards in lines:
            for index, name in enumerate(cards):
                if name in kinds and kinds[name] not in _FITTING[moment]:
                    message = f"{quote(name)} never leads to {moment}."
                    expected = f"a card that leads to {moment}"
                    hint = "Take the card out, or move the line to another moment."
                    yield Finding((*path, "cards", index), message, expected, hint, at_value=True)


# ---------------------------------------------------------------- length


def too_long(level: Level) -> Iterator[Finding]:
    """Find a text that is too long for its place.

    What: a line has more than 18 words, a card's text more than 40, an ending more than 80, or
    the briefing more than 170.

    Why: it is read on a projector, aloud, by somebody who has never seen it before.

    Example: a line of thirty words.

    Instead: two lines, or the better half.
    """
    for path, text, most in _measured(level):
        count = len(text.split())
        if count > most:
            message = f"This text has {count} words."
            yield Finding(path, message, f"at most {most} words", "Say it shorter.", at_value=True)


def _measured(level: Level) -> Iterator[tuple[Path, str, int]]:
    yield ("briefing",), level.briefing, _BRIEFING
    for _, _, lines in _spoken(level):
        for path, text, cards in lines:
            yield (*path, "text") if cards else path, text, _SPOKEN
    for number, card in enumerate(level.cards):
        yield ("cards", number, "text"), card.text, _CARD
    for name in type(level.endings).model_fields:
        yield ("endings", name), getattr(level.endings, name), _ENDING


# ---------------------------------------------------------------- words

_AVOIDED = {
    r"journeys?": "trip, way, walk",
    r"toxic": "what exactly is wrong?",
    r"communication is key": "nothing; let the story show it",
    r"at the end of the day": "nothing",
    r"agree to disagree": "what each of them does next",
    r"heal(s|ed|ing)?": "mend, get better",
    r"closure": "an end",
    r"win-win": "what each side gains and pays",
    r"villains?": "the other side",
    r"enem(y|ies)": "the other side",
}
_AVOIDED_RE = re.compile(
    "|".join(f"(?P<w{index}>\\b{word}\\b)" for index, word in enumerate(_AVOIDED)), re.IGNORECASE
)


def word_to_avoid(level: Level) -> Iterator[Finding]:
    """Find a word that is worn out, or that takes a side.

    What: journey, toxic, “communication is key,” “at the end of the day,” “agree to disagree,”
    heal, closure, win-win, villain, enemy.

    Why: they say what to feel instead of what happened; and nobody here is anybody's enemy.

    Example: "The enemy is listening."

    Instead: "The other side is listening."
    """
    tree = level.model_dump(mode="json", by_alias=True, exclude_unset=True)
    for path, text in _texts(tree, ()):
        found = _AVOIDED_RE.search(text)
        if found is not None and found.lastgroup is not None:
            instead = list(_AVOIDED.values())[int(found.lastgroup[1:])]
            message = f"Here stands {quote(found.group())}."
            hint = f"Rather: {instead}."
            yield Finding(path, message, "words for what happened", hint, at_value=True)


def _texts(tree: object, path: Path) -> Iterator[tuple[Path, str]]:
    match tree:
        case str() if " " in tree:
            yield path, tree
        case dict():
            for key, child in tree.items():
                yield from _texts(child, (*path, key))
        case list():
            for index, child in enumerate(tree):
                yield from _texts(child, (*path, index))
        case _:
            return


# ---------------------------------------------------------------- pictures


def unknown_portrait(level: Level, portraits: frozenset[str]) -> Iterator[Finding]:
    """Find a portrait that has no picture.

    What: a portrait is named after its files, PORTRAIT-MOOD.png; at least the mood calm must be
    there, and every mood that `moods` describes. Capitals matter.

    Why: somebody would sit at the table without a face.

    Example: `portrait = "matteo"`

    Instead: `portrait = "mateo"`
    """
    known = sorted({name.rpartition("-")[0] for name in portraits})
    for path, portrait, moods in _portraits(level):
        if f"{portrait}-calm" not in portraits:
            message = f"There is no picture {quote(portrait + '-calm.png')}."
            hint = did_you_mean(portrait, known) or "Write the name of a face that is there."
            expected = "one of " + ", ".join(known)
            yield Finding((*path, "portrait"), message, expected, hint, at_value=True)
            continue
        for mood in moods:
            if f"{portrait}-{mood}" not in portraits:
                message = f"There is no picture {quote(f'{portrait}-{mood}.png')}."
                there = sorted(
                    name.rpartition("-")[2] for name in portraits if name.startswith(f"{portrait}-")
                )
                hint = "Describe only moods that have a picture."
                yield Finding((*path, "moods", mood), message, one_of(there), hint)


def _portraits(level: Level) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    yield ("you",), level.you.portrait, tuple(level.you.moods)
    for index, other in enumerate(level.others):
        yield ("others", index), other.portrait, tuple(other.moods)
        if other.successor is not None:
            sits = other.successor
            yield ("others", index, "successor"), sits.portrait, tuple(sits.moods)
    for number, card in enumerate(level.cards):
        if card.portrait is not None:
            yield ("cards", number), card.portrait, ()


WORDING = {
    "L030": too_few_lines,
    "L031": only_for_some_cards,
    "L032": never_said,
    "L033": too_long,
    "L034": word_to_avoid,
}
"""The checks of what is read; each one's docstring is its manual page."""
