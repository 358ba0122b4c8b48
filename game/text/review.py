"""Looking back in words: what happened, the choice that mattered, the guesses, three questions."""

from collections.abc import Iterator

from game.present.afterword import AfterwordView
from game.present.views import ReviewView
from game.present.words import Words
from game.text.paper import BLANK, Line
from game.text.standing import capital, listed, sentence

__all__ = ["afterword", "review"]


def review(view: ReviewView, words: Words) -> Iterator[Line]:
    """Tell a finished play once more, with what nobody could see at the time."""
    yield BLANK
    yield Line(sentence(view.title))
    if view.subtitle:
        yield Line(sentence(view.subtitle))
    yield from listed(words.say("text.rounds", thread=view.thread), _rounds(view, words))
    yield from _turning_point(view, words)
    yield from listed(words.say("text.guesses"), _guesses(view, words))
    yield from listed(words.say("text.readings"), _readings(view))
    if view.rosy:
        yield BLANK
        yield Line(view.rosy)
    questions = (Line(f"{n}. {text}", 1) for n, text in enumerate(view.questions, 1))
    yield from listed(words.say("text.questions"), questions)


def afterword(view: AfterwordView, words: Words) -> Iterator[Line]:
    """Tell what is the same in the other story of the lesson, and what to debate."""
    pair = view.pair
    if pair is not None:
        cards = (pair.first, pair.second)
        told = [f"{sentence(level)} {sentence(card)}" for level, card in cards]
        lines = [Line(text, 1) for text in (*told, sentence(pair.same))]
        yield from listed(sentence(words.say("review.same")), lines)
    if view.debate:
        yield from listed(sentence(words.say("debate.title")), _debate(view, words))


def _debate(view: AfterwordView, words: Words) -> Iterator[Line]:
    yield Line(words.say("debate.text"), 1)
    for one in view.debate:
        yield Line(sentence(one.title), 1)
        yield Line(words.say("debate.if_for", question=one.if_for), 2)
        yield Line(words.say("debate.if_against", question=one.if_against), 2)
    yield Line(words.say("debate.close"), 1)


def _rounds(view: ReviewView, words: Words) -> Iterator[Line]:
    """Unroll the thread: where trust stood after each round, and what was tied or torn then."""
    for point in view.points:
        place = "text.point" if point.round else "text.point_start"
        theirs, mine = words.decimal(point.trust, 1000), words.decimal(point.back, 1000)
        yield Line(words.say(place, round=point.round, theirs=theirs, mine=mine), 1)
        yield from (Line(told, 2) for at, _, told in view.stories if at == point.round)


def _turning_point(view: ReviewView, words: Words) -> Iterator[Line]:
    point = view.turning_point
    if point is None:
        return
    yield BLANK
    yield Line(words.say("text.turning_point", round=point.round))
    yield from (Line(text, 1) for text in (point.text, point.what_if))


def _guesses(view: ReviewView, words: Words) -> Iterator[Line]:
    for row in view.predictions:
        said = words.say(
            "text.guess",
            label=row.label,
            guess=row.guess_text,
            outcome=sentence(capital(row.outcome)),
        )
        yield Line(said, 1)
    if view.calibration:
        yield Line(view.calibration, 1)


def _readings(view: ReviewView) -> Iterator[Line]:
    for meant, heard in view.readings:
        yield Line(f"{sentence(meant)} {sentence(heard)}", 1)
