"""The table: where we are, what runs, what happened, and every card with what it would do."""

from dataclasses import replace

from game.core.cards import can_force
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
from game.core.forecast import StrandForecast, chances, forecast
from game.core.kinds import Channel, Family, Kind
from game.core.legal import legal, ways_to_play, why_not_card
from game.core.moves import Accept, AskClear, Choice, Decline, Play, Reply
from game.core.promises import fall_due
from game.core.setup import Card, Pledge, Ripple
from game.core.signing import partners
from game.core.state import Promise
from game.core.temperament import can_wait
from game.present.narrator import Narrator
from game.present.people import myself, others, spoken
from game.present.ripples import calmer
from game.present.telling import sentence
from game.present.threads import pair
from game.present.views import (
    CardView,
    ChoiceView,
    ForecastView,
    HeaderView,
    NewsLine,
    OfferView,
    OutlookView,
    PersonView,
    PromiseView,
    QuestionView,
    RipplePill,
    TableView,
)

__all__ = ["header", "home_text", "outlook", "promise_view", "table"]


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
        cards=tuple(_card(narrator, card) for card in narrator.story.setup.cards),
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
    return OfferView(by, title, _card(narrator, card, offered_by=offer.by), answers)


def _answer(narrator: Narrator, card: Card, choice: Choice) -> ChoiceView:
    keys: dict[type, str] = {Accept: "accept", Decline: "decline", AskClear: "ask-clear"}
    key = keys[type(choice)]
    trade = isinstance(choice, Accept) and card.kind is Kind.SHARE
    detail = "offer.accept_trade" if trade else f"offer.{key}_detail"
    return ChoiceView(choice, narrator.say(f"offer.{key}"), narrator.say(detail))


# ---------------------------------------------------------------- cards


def _card(narrator: Narrator, card: Card, *, offered_by: str = "") -> CardView:
    state = narrator.state
    offered = bool(offered_by)
    reason = None if offered else why_not_card(state, card)
    ways = () if offered or reason is not None else ways_to_play(state, card)
    signed = _signed(narrator, card)
    mine = _pledge_of(signed, narrator.me)
    way = ways[0] if ways else Play(card.id, to=offered_by or None)
    foretold = forecast(state, way) if _foretells(card, ways) else None
    chance = home = ""
    now = 0
    if foretold is not None:
        asks = not offered or card.kind is Kind.SHARE
        now = foretold.home_now if asks else 0  # who asks pays for asking; for a trade, both
        home = home_text(narrator, now, foretold.home_later)
        chance = _chance(narrator, card, way, foretold.chance) if not offered else ""
    return CardView(
        id=card.id,
        family=card.kind.family,
        family_name=narrator.say(f"family.{card.kind.family}"),
        title=narrator.title(card.id),
        text=narrator.card_text(card.id),
        thought=narrator.thought(card.id),
        size=card.size,
        size_text=narrator.say("card.size", size=card.size) if card.size else "",
        mine=narrator.pledge(signed.id, narrator.me),
        theirs=_theirs(narrator, signed),
        clarity=mine.clarity if mine else None,
        clarity_text=narrator.say(f"clarity.{mine.clarity}") if mine else "",
        audience_text=_audience(narrator, signed) if mine else "",
        due_text=_card_due(narrator, mine) if mine else "",
        home=narrator.words.signed(now + foretold.home_later, 10) if foretold else "",
        home_text=home,
        chance_text=chance,
        forecast=_outlooks(narrator, card, ways or (way,)) if foretold else (),
        ways=tuple(_way(narrator, card, way) for way in ways),
        why_not=narrator.say(f"why_not.{reason}") if reason is not None else "",
    )


def _foretells(card: Card, ways: tuple[Play, ...]) -> bool:
    """Whether there is something to foretell: going public needs a promise to speak of."""
    return bool(ways) or card.kind is not Kind.COMMIT


def _signed(narrator: Narrator, card: Card) -> Card:
    """Give the card whose promises would begin: that which this one forces, or itself."""
    if card.forces is None:
        return card
    forced = narrator.story.setup.card(card.forces)
    return forced if can_force(narrator.state, forced) else card


def _pledge_of(card: Card, party: str) -> Pledge | None:
    return next((pledge for pledge in card.pledges if pledge.by == party), None)


def _theirs(narrator: Narrator, card: Card) -> tuple[tuple[str, str], ...]:
    by = [pledge.by for pledge in card.pledges if pledge.by != narrator.me]
    return tuple((narrator.name(party), narrator.pledge(card.id, party)) for party in by)


def _audience(narrator: Narrator, card: Card) -> str:
    public = card.public or card.kind.family is Family.GESTURE
    return narrator.say("audience.public" if public else "audience.private")


def _card_due(narrator: Narrator, pledge: Pledge) -> str:
    """Say when a promise would fall due; after the last round there is no later."""
    due = min(pledge.due, narrator.story.setup.rounds - narrator.state.round)
    if due <= 1:
        return narrator.say("card.due_next" if due else "card.due_now")
    return narrator.say("card.due_later", rounds=due)


def _way(narrator: Narrator, card: Card, way: Play) -> ChoiceView:
    title = narrator.title(card.id)
    if way.about is not None:
        title = narrator.say("card.about", promise=narrator.title(way.about))
    elif way.to is not None:
        title = narrator.say("card.with", name=narrator.name(way.to))
    return ChoiceView(way, title)


def _chance(narrator: Narrator, card: Card, way: Play, chance: int | None) -> str:
    """Say how likely a yes is, of several, who is the hard one; or what needs no yes."""
    if card.forces is not None:
        key = "forces" if _signed(narrator, card) is not card else "forces_not"
        return narrator.say(f"card.{key}", title=narrator.title(card.forces))
    if chance is None:
        return ""
    asked = partners(narrator.state, card, way.to)
    waits = [narrator.name(other) for other in asked if can_wait(narrator.state, other, card)]
    if waits:
        return narrator.say("card.chance_waits", name=" + ".join(waits))
    step = next(step for step in (90, 70, 45, 20, 0) if chance >= step * 10)
    word, percent = narrator.say(f"card.chance_word_{step}"), _percent(chance)
    if len(asked) == 1:
        name = narrator.name(asked[0])
        return narrator.say("card.chance", name=name, word=word, percent=percent)
    alone = [
        narrator.say("card.chance_alone", name=narrator.name(other), percent=_percent(one or 0))
        for other in asked
        for one, _ in [chances(narrator.state, Play(card.id, to=other))]
    ]
    return narrator.say("card.chance_all", each=", ".join(alone), word=word, percent=percent)


def _percent(chance: int) -> int:
    """Give a chance (‰) in percent; nothing is ever quite sure."""
    return max(1, min(99, (chance + 5) // 10))


def home_text(narrator: Narrator, now: int, later: int) -> str:
    """Say what a card costs or brings at home, now and when its promise is kept (tenths)."""
    if now and later:
        key = "card.home_both"
    elif now or later:
        key = "card.home_now" if now else "card.home_later"
    else:
        key = "card.home_none"
    return narrator.say(
        key, now=narrator.words.signed(now, 10), later=narrator.words.signed(later, 10)
    )


_ARROWS = (10, 40, 80)  # tenths of a point that earn one, two and three arrows


def _outlooks(narrator: Narrator, card: Card, ways: tuple[Play, ...]) -> tuple[OutlookView, ...]:
    """Show every way to play a card, for everybody it is for; what is the same, only once."""
    state = narrator.state
    lines: dict[OutlookView, Play] = {}
    for way in ways:
        foretold = forecast(state, way)
        if foretold is not None:
            to = state.promise(way.about).to if way.about else partners(state, card, way.to)
            for line in outlook(narrator, foretold.strands, to):
                lines.setdefault(line, way)
    named = [line.name for line in lines]
    return tuple(
        replace(line, name=_about(narrator, way.about, line.name))
        if way.about and named.count(line.name) > 1
        else line
        for line, way in lines.items()
    )


def _about(narrator: Narrator, promise: str, name: str) -> str:
    """Name the promise that a line is about, and whom it is for."""
    about = narrator.say("card.about", promise=narrator.title(promise))
    return f"{name}: {about}" if name else about


def outlook(
    narrator: Narrator, strands: tuple[StrandForecast, ...], to: tuple[str, ...]
) -> tuple[OutlookView, ...]:
    """Show a forecast for these parties, strand by strand."""
    alone = len(narrator.story.setup.others) == 1
    return tuple(
        OutlookView(
            "" if alone else narrator.name(holder),
            tuple(_forecast(narrator, strand) for strand in strands if strand.holder == holder),
        )
        for holder in to
    )


def _forecast(narrator: Narrator, strand: StrandForecast) -> ForecastView:
    arrows = sum(abs(strand.likely) >= least for least in _ARROWS)
    spread = strand.high - strand.low
    sure = spread <= max(10, abs(strand.likely))
    if not arrows:
        word = "little" if strand.likely or spread else "none"
    else:
        word = "likely" if sure else "unsure"
    key = "forecast.numbers" if spread else "forecast.numbers_sure"
    return ForecastView(
        channel=strand.channel,
        name=narrator.say(f"channel.{Channel(strand.channel)}"),
        arrows=arrows if strand.likely > 0 else -arrows,
        sure=sure,
        word=narrator.say(f"forecast.{word}"),
        numbers=narrator.say(
            key,
            likely=narrator.words.signed(strand.likely, 10),
            low=narrator.words.signed(strand.low, 10),
            high=narrator.words.signed(strand.high, 10),
        ),
    )
