"""A card read aloud tells everything the picture of it shows, in the same order each time."""

from collections.abc import Iterable, Iterator

from game.present.views import CardView, ForecastView, OutlookView
from game.present.words import Words
from game.text.asking import Option
from game.text.paper import Line
from game.text.standing import capital, sentence

__all__ = ["card_lines", "card_option", "outlook_lines"]


def card_option(view: CardView, words: Words, *, known: bool) -> Option:
    """Offer a card: in full the first time, in short once it is known."""
    fully = tuple(card_lines(view, words))
    lines = (Line(_in_short(view, words)),) if known else fully
    return Option(lines, more=fully, held=len(view.ways) == 1 and view.ways[0].held)


def card_lines(view: CardView, words: Words) -> Iterator[Line]:
    """Explain a card: both promises, size, clarity, cost at home, chance and forecast."""
    yield Line(_name(view))
    yield Line(view.text)
    if view.thought:
        yield Line(words.say("text.thought", text=view.thought))
    if view.mine:
        yield Line(words.say("text.you_promise", text=view.mine))
    for name, text in view.theirs:
        yield Line(words.say("text.they_promise", name=name, text=text))
    terms = [view.clarity_text, view.audience_text, view.due_text]
    told = " ".join(sentence(capital(term)) for term in terms if term)
    yield from (Line(text) for text in (told, _price(view)) if text)
    yield from outlook_lines(view.forecast, words)


def _in_short(view: CardView, words: Words) -> str:
    outlook = (line.text for line in outlook_lines(view.forecast, words))
    parts = (_name(view), _price(view), *outlook)
    return " ".join(part for part in parts if part)


def _name(view: CardView) -> str:
    kind = ", ".join(part for part in (view.family_name, view.size_text) if part)
    return f"{sentence(view.title)} {sentence(kind)}"


def _price(view: CardView) -> str:
    return " ".join(sentence(part) for part in (view.home_text, view.chance_text) if part)


def outlook_lines(views: Iterable[OutlookView], words: Words) -> Iterator[Line]:
    """Say what would probably happen to each strand, for each party that it concerns."""
    for view in views:
        strands = "; ".join(_strand(strand, words) for strand in view.strands)
        key = "text.forecast_for" if view.name else "text.forecast"
        yield Line(words.say(key, name=view.name, strands=strands))


def _strand(view: ForecastView, words: Words) -> str:
    if view.word == words.say("forecast.none"):
        return words.say("text.forecast_still", name=view.name, word=view.word)
    return words.say("text.forecast_strand", name=view.name, numbers=view.numbers, word=view.word)
