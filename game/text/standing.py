"""How things stand, read aloud: the round, the threads, the promises and the news."""

from collections.abc import Iterable, Iterator

from game.present.views import (
    HeaderView,
    NewsLine,
    PersonView,
    PromiseView,
    SpeechView,
    StrandView,
    ThreadView,
)
from game.present.words import Words
from game.text.paper import BLANK, Line

__all__ = [
    "capital",
    "header",
    "listed",
    "news",
    "people",
    "promises",
    "sentence",
    "speech",
    "threads",
]


def sentence(text: str) -> str:
    """End a text as a sentence, so that a voice pauses.

    >>> sentence("Private"), sentence("Really?"), sentence("“Yes.”")
    ('Private.', 'Really?', '“Yes.”')
    """
    bare = text.rstrip().rstrip("”’\"')")
    return text if not bare or bare[-1] in ".!?…:" else f"{text}."


def capital(text: str) -> str:
    """Begin a text as a sentence.

    >>> capital("due now"), capital("")
    ('Due now', '')
    """
    return text[:1].upper() + text[1:]


def header(view: HeaderView, words: Words) -> Iterator[Line]:
    """Say where we are."""
    yield BLANK
    yield Line(words.say("text.place", title=view.title, place=view.round_text))
    yield Line(
        words.say(
            "text.standing",
            support_label=view.support_label,
            support=view.support_text,
            tension_label=view.tension_label,
            tension=view.tension_text,
        )
    )
    for ripple in view.ripples:
        key = "text.ripple_moved" if ripple.was else "text.ripple"
        yield Line(words.say(key, name=ripple.name, value=ripple.value, was=ripple.was))


def people(persons: Iterable[PersonView], words: Words) -> Iterator[Line]:
    """Say who is there, and in what mood."""
    for person in persons:
        told = words.say("text.person", name=person.name, mood=person.mood_word)
        yield Line(f"{told} {sentence(person.line)}".strip(), 1)


def threads(views: Iterable[ThreadView], words: Words, *, fully: bool = False) -> Iterator[Line]:
    """Say how far each trusts the other, with the three addends; fully: with the reasons."""
    for view in views:
        said = words.say("text.thread", title=view.title, trust=view.trust, band=view.band)
        notes = [sentence(capital(note)) for note in (view.change, view.wary) if note]
        yield Line(" ".join([said, *notes]))
        if fully:
            yield from (Line(_strand(strand, words), 1) for strand in view.strands)
            yield from (Line(knot.story, 1) for knot in view.knots)
            yield from (Line(fray.story, 1) for fray in view.frays)
        else:
            sums = "; ".join(_strand(strand, words, plain=True) for strand in view.strands)
            yield Line(sentence(sums), 1)


def _strand(view: StrandView, words: Words, *, plain: bool = False) -> str:
    said = words.say(
        "text.strand", name=view.name, value=view.value, weight=view.weight, adds=view.adds
    )
    return said if plain or not view.reason else f"{sentence(said)} {view.reason}"


def promises(views: Iterable[PromiseView], words: Words) -> Iterator[Line]:
    """Say what was promised and still runs."""
    for view in views:
        said = words.say("text.promise", who=view.who, title=view.title, text=sentence(view.text))
        terms = (view.size_text, view.clarity_text, view.audience_text, view.due_text)
        yield Line(" ".join([said, *(sentence(term) for term in terms)]), 1)


def news(lines: Iterable[NewsLine]) -> Iterator[Line]:
    """Say what happened."""
    for line in lines:
        yield Line(f"{sentence(line.title)} {line.text}" if line.title else line.text, 1)


def speech(views: Iterable[SpeechView], words: Words) -> Iterator[Line]:
    """Say what was said."""
    for view in views:
        yield Line(words.say("text.speech", name=view.name, text=view.text), 1)


def listed(title: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Put a title above lines; without lines, say nothing."""
    found = tuple(lines)
    if found:
        yield BLANK
        yield Line(title)
        yield from found
