"""Each phase as a page: what there is to know first, and the question last."""

from collections.abc import Iterable, Iterator

from game.present.views import (
    BriefingView,
    EndingView,
    FollowView,
    LedgerRow,
    LedgerView,
    ReckoningView,
    TableView,
)
from game.present.words import Words
from game.text.cards import card_lines
from game.text.paper import BLANK, Line
from game.text.standing import (
    header,
    listed,
    news,
    people,
    promises,
    sentence,
    speech,
    threads,
)

__all__ = ["Told", "briefing", "ending", "follow", "ledger", "reckoning", "table"]


class Told:
    """What was read aloud since the round began: an ear, unlike an eye, cannot skip a repeat."""

    def __init__(self) -> None:
        self._lines: set[str] = set()

    def begin(self) -> None:
        """Forget, for a new round."""
        self._lines.clear()

    def new(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """Give the lines that were not told yet, and count them as told."""
        fresh = {line.text: line for line in lines if line.text not in self._lines}
        self._lines.update(fresh)
        return tuple(fresh.values())


def briefing(view: BriefingView, words: Words) -> Iterator[Line]:
    """Tell the story before the first round."""
    yield from header(view.header, words)
    for paragraph in (view.hook, *view.paragraphs, view.grievance):
        if paragraph:
            yield BLANK
            yield Line(" ".join(paragraph.split()))
    yield from listed(words.say("text.at_the_table"), people(view.others, words))
    yield from listed(sentence(view.my_aims_title), (Line(aim, 1) for aim in view.my_aims))
    yield from listed(words.say("text.trust"), threads(view.threads, words))
    yield BLANK
    yield Line(view.question)


def table(view: TableView, words: Words, told: Told) -> Iterator[Line]:
    """Tell how the table looks before the player's move or answer."""
    yield from header(view.header, words)
    said = told.new(speech(view.speech, words))
    told.begin()
    happened = told.new((*news(view.news), *said))
    yield from listed(sentence(words.say("table.news")), happened)
    yield from listed(words.say("text.at_the_table"), people(view.others, words))
    yield from listed(words.say("text.trust"), threads(view.threads, words))
    running = sentence(words.say("table.open_promises"))
    yield from listed(running, promises(view.promises, words))
    yield from listed(words.say("text.aims"), (Line(aim, 1) for aim in view.aims))
    if view.seat:
        yield Line(sentence(view.seat))
    yield BLANK
    if view.question is not None:
        yield Line(sentence(view.question.title))
        yield Line(view.question.text, 1)
        return
    if view.offer is None:
        yield Line(sentence(words.say("table.choose")))
        return
    yield Line(sentence(view.offer.title))
    yield from (Line(line.text, 1) for line in card_lines(view.offer.card, words))
    yield Line(words.say("table.answer", name=view.offer.by.name))


def follow(view: FollowView, words: Words, told: Told) -> Iterator[Line]:
    """Tell which promise is due."""
    happened = told.new((*news(view.happened), *speech(view.speech, words)))
    yield from listed(sentence(words.say("reckoning.happened")), happened)
    yield BLANK
    yield Line(sentence(view.title))
    yield from promises((view.promise,), words)
    about = (view.note, view.question) if view.mine else (view.question, view.note)
    yield from (Line(text) for text in about if text)


def reckoning(view: ReckoningView, words: Words, told: Told) -> Iterator[Line]:
    """Sum a round up: the sentence first, then what happened since, then the numbers."""
    yield BLANK
    yield Line(sentence(view.header.subtitle))
    yield Line(view.headline)
    happened = told.new(news(view.happened))
    yield from listed(sentence(words.say("reckoning.happened")), happened)
    yield from (Line(guess, 1) for guess in view.guesses)
    for one in view.ledgers:
        yield from ledger(one, words)
    if view.between:
        yield BLANK
        yield from map(Line, view.between)
    yield from listed(sentence(words.say("reckoning.home")), _home(view, words))
    yield BLANK


def _home(view: ReckoningView, words: Words) -> Iterator[Line]:
    for line in view.home:
        said = words.say("text.home", label=line.label, before=line.before, after=line.after)
        yield Line(f"{said} {sentence(line.reason)}" if line.reason else said, 1)


def ledger(view: LedgerView, words: Words, *, fully: bool = False) -> Iterator[Line]:
    """Say why a trust changed, strand by strand; fully: each change as base × factors."""
    title, sums = sentence(view.title), view.sum_text
    yield BLANK
    if not any(row.lines for row in view.rows):
        yield Line(title)
        return
    yield Line(
        words.say(
            "text.ledger", title=title, before=view.before, after=view.after, total=view.total
        )
    )
    said = ""
    for row in view.rows:
        yield Line(_row(row, words, same=row.sentence == said), 1)
        said = row.sentence
        if row.against:
            yield Line(row.against, 2)
        if fully:
            yield from _changes(row, words)
    yield Line(words.say("text.sum", sum=sums, total=view.total), 1)


def _row(row: LedgerRow, words: Words, *, same: bool) -> str:
    """Say what moved a strand and what it adds; a cause just named is not named again."""
    if not row.lines:
        return words.say("text.row_still", name=row.name, sentence=row.sentence)
    return words.say(
        "text.row_same" if same else "text.row",
        name=row.name,
        change=row.change,
        weight=row.weight,
        adds=row.adds,
        sentence=row.sentence,
    )


def _changes(row: LedgerRow, words: Words) -> Iterator[Line]:
    for line in row.lines:
        factors = "".join(
            words.say("text.factor", value=value, name=name) for name, value in line.factors
        )
        said = words.say("text.change", base=line.base, factors=factors, change=line.change)
        limit = f" ({line.limit})" if line.limit else ""
        yield Line(f"{line.sentence} {said}{limit}", 2)


def ending(view: EndingView, words: Words) -> Iterator[Line]:
    """Tell how it came out, and how it looked from the other chair."""
    yield BLANK
    yield Line(sentence(view.name))
    yield from (Line(text) for text in (view.text, view.reason, view.foreseen) if text)
    yield BLANK
    yield from threads(view.threads, words)
    if view.chair:
        yield BLANK
        yield Line(sentence(view.chair_title))
        yield Line(view.chair)
