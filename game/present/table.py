"""The table: where we are, what runs, what happened, and what can be played or answered."""

from game.core.events import (
    BreakingMoved,
    Event,
    Happened,
    MediatorLeft,
    OfferPut,
    PowerMoved,
    PriceMoved,
    Replied,
    RippleMoved,
    Succeeded,
)
from game.core.kinds import Kind
from game.core.legal import legal
from game.core.moves import Accept, AskClear, Choice, Decline, Reply
from game.core.promises import fall_due
from game.core.setup import Card, Ripple
from game.core.state import Promise
from game.present.cards import card_view
from game.present.narrator import Narrator
from game.present.people import myself, others, spoken
from game.present.ripples import calmer
from game.present.telling import sentence
from game.present.threads import pair
from game.present.views import (
    ChoiceView,
    HeaderView,
    NewsLine,
    OfferView,
    PersonView,
    PromiseView,
    QuestionView,
    RipplePill,
    TableView,
)

__all__ = ["header", "promise_view", "table"]


def header(narrator: Narrator, subtitle: str = "") -> HeaderView:
    """Show where we are, and how things stand at home and at the table."""
    state, setup = narrator.state, narrator.story.setup
    level = narrator.level
    steps = min(5, (state.tension + 199) // 200)
    words = ("low", "low", "some", "high", "very", "edge")
    place = narrator.say("header.round", round=state.round, rounds=setup.rounds)
    return HeaderView(
        title=level.title,
        subtitle=subtitle
        or f"{narrator.say(f'lesson.{level.lesson}')} · {narrator.say(f'scale.{level.scale}')}",
        round_text=place if state.round else narrator.say("header.before"),
        round=state.round,
        rounds=setup.rounds,
        support_label=narrator.say("header.support"),
        support=(state.party(narrator.me).support + 5) // 10,
        support_text=narrator.words.decimal(state.party(narrator.me).support, 10, 0),
        tension_label=narrator.say("header.tension"),
        tension=steps,
        tension_text=narrator.say(f"tension.{words[steps]}"),
        ripples=tuple(
            _ripple(narrator, ripple, value)
            for ripple, value in zip(setup.ripples, state.ripples, strict=True)
        ),
    )


_ONE = 100  # counts are in hundredths


def _ripple(narrator: Narrator, ripple: Ripple, value: int) -> RipplePill:
    """Show a ripple; where it moved this round, from where, and what that looks like."""
    moved = [
        event
        for event in narrator.this_round()
        if isinstance(event, RippleMoved) and event.ripple == ripple.id
    ]
    written = narrator.ripple(ripple.id)
    unit = (written.unit_one if value == _ONE else None) or written.unit
    now = f"{_count(narrator, value)} {unit}".strip()
    if not moved:
        return RipplePill(written.name, now, 0)
    better = calmer(narrator.story, moved[-1])
    news = written.better if better else written.worse
    was = _count(narrator, moved[-1].before)
    return RipplePill(written.name, now, 1 if better else -1, news, was)


def _count(narrator: Narrator, value: int) -> str:
    """Write a count of daily life (in hundredths), without decimals where it has none."""
    return narrator.words.decimal(value, 100, 0 if value % 100 == 0 else 2)


def table(narrator: Narrator) -> TableView:
    """Show the player's move, or what waits for an answer: a question, or an offer."""
    state = narrator.state
    seat = ""
    if state.seat is not None:
        who = narrator.mediator(state.seat.card)
        seat = narrator.say("table.seat", name=who, round=state.seat.until)
    return TableView(
        header=header(narrator),
        me=myself(narrator),
        others=others(narrator),
        threads=pair(narrator),
        promises=tuple(promise_view(narrator, promise) for promise in _running(narrator)),
        news=_news(narrator),
        speech=spoken(narrator),
        aims=_known_aims(narrator),
        seat=seat,
        question=_question(narrator),
        offer=_offer(narrator),
        cards=tuple(card_view(narrator, card) for card in narrator.story.setup.cards),
    )


def _running(narrator: Narrator) -> list[Promise]:
    promises = [
        promise
        for promise in narrator.state.open_promises()
        if narrator.me in (promise.by, *promise.to)
    ]
    return sorted(promises, key=lambda promise: (promise.due, promise.by != narrator.me))


def _known_aims(narrator: Narrator) -> tuple[str, ...]:
    return tuple(
        aim
        for party, to in narrator.state.revealed
        if to == narrator.me
        for aim in narrator.level.person(party).aims
    )


def _news(narrator: Narrator) -> tuple[NewsLine, ...]:
    """Say what is new since the last answer, but for what asks: its question tells it."""
    shown = (
        Happened,
        RippleMoved,
        OfferPut,
        MediatorLeft,
        PriceMoved,
        BreakingMoved,
        PowerMoved,
        Succeeded,
        Replied,
    )
    asked = narrator.state.asked
    new: list[tuple[Narrator, Event]] = []
    for then, event in narrator.as_it_went(narrator.this_round()):
        if isinstance(event, Replied):
            new.clear()
        if isinstance(event, shown) and not (
            isinstance(event, Happened) and event.happening in asked
        ):
            new.append((then, event))
    lines = [sentence(then, event) for then, event in new]
    return tuple(line for line in lines if line is not None)


# ---------------------------------------------------------------- promises


def promise_view(narrator: Narrator, promise: Promise) -> PromiseView:
    """Show a promise: whose, what, how clear, who heard it, and by when."""
    mine = promise.by == narrator.me
    person = myself(narrator) if mine else _who(narrator, promise.by)
    return PromiseView(
        id=promise.id,
        mine=mine,
        who=person.name,
        portrait=person.portrait,
        mood=person.mood,
        title=narrator.title(promise.card),
        text=narrator.promised(promise),
        size=promise.size,
        size_text=narrator.say("promise.size", size=promise.size),
        clarity=promise.clarity,
        clarity_text=narrator.say(f"clarity.{promise.clarity}"),
        public=promise.public,
        audience_text=narrator.say("audience.public" if promise.public else "audience.private"),
        due_text=_due_text(narrator, promise),
    )


def _who(narrator: Narrator, party: str) -> PersonView:
    return next(person for person in others(narrator) if person.id == party)


def _due_text(narrator: Narrator, promise: Promise) -> str:
    if promise in fall_due(narrator.state, promise.by):
        return narrator.say("promise.due_now")
    due = min(promise.due, narrator.story.setup.rounds)
    if due == narrator.state.round + 1:
        return narrator.say("promise.due_next")
    return narrator.say("promise.due_later", round=due)


# ---------------------------------------------------------------- questions and offers


def _question(narrator: Narrator) -> QuestionView | None:
    asked = narrator.state.asked
    if not asked:
        return None
    happened = [
        event
        for event in narrator.this_round()
        if isinstance(event, Happened) and event.happening == asked[0]
    ]
    event = happened[-1]
    return QuestionView(
        title=narrator.title(event.happening),
        text=narrator.news(event.happening, event.case),
        answers=tuple(
            ChoiceView(Reply(event.happening, answer.id), answer.text)
            for answer in narrator.level.event(event.happening).answers
        ),
    )


def _offer(narrator: Narrator) -> OfferView | None:
    offer = narrator.state.offer
    if offer is None or narrator.state.asked:
        return None
    by = _who(narrator, offer.by)
    card = narrator.story.setup.card(offer.card)
    title = narrator.say("offer.title", name=by.name, title=narrator.title(card.id))
    answers = tuple(_answer(narrator, card, choice) for choice in legal(narrator.state))
    return OfferView(by, title, card_view(narrator, card, offered_by=offer.by), answers)


def _answer(narrator: Narrator, card: Card, choice: Choice) -> ChoiceView:
    keys: dict[type, str] = {Accept: "accept", Decline: "decline", AskClear: "ask-clear"}
    key = keys[type(choice)]
    trade = isinstance(choice, Accept) and card.kind is Kind.SHARE
    detail = "offer.accept_trade" if trade else f"offer.{key}_detail"
    return ChoiceView(choice, narrator.say(f"offer.{key}"), narrator.say(detail))
