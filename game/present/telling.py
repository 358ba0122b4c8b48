"""Events into sentences: what happened, said once, the same on the screen and in a terminal."""

from collections.abc import Iterator

from game.authoring.model import Level
from game.core.events import (
    AimsRevealed,
    BreakingMoved,
    CardPlayed,
    Ended,
    EndingForeseen,
    Event,
    Happened,
    LidLifted,
    LineSpoken,
    MediatorLeft,
    MediatorSeated,
    OfferAnswered,
    OfferClarified,
    OfferPut,
    PowerMoved,
    PriceMoved,
    PromiseChanged,
    PromiseForeseen,
    PromiseJudged,
    PromiseMade,
    Replied,
    RippleMoved,
    RoundBegan,
    Rule,
    SecretEnded,
    SecretTakenBack,
    Succeeded,
)
from game.core.kinds import Ending, Kind, Status
from game.core.setup import FAVOR
from game.core.story import Story
from game.core.trust import trust
from game.present.accidents import accident
from game.present.narrator import Narrator
from game.present.ripples import calmer, newsworthy
from game.present.secrets import out
from game.present.views import NewsLine
from game.present.words import Words

__all__ = ["ending_name", "sentence", "tell"]


def sentence(narrator: Narrator, event: Event) -> NewsLine | None:  # noqa: C901, PLR0912 - one arm per event that is worth a sentence
    """Say in one sentence what an event was; `None` when it only moved a number."""
    say, title = narrator.say, narrator.title
    match event:
        case OfferAnswered():
            return _answered(narrator, event)
        case OfferPut(by=by, card=str(card)):
            text = say("happened.offer", name=narrator.name(by), title=title(card))
            return NewsLine("handshake", text)
        case OfferClarified(by=by):
            return NewsLine(
                "message-square-text", say("happened.offer_clear", name=narrator.name(by))
            )
        case CardPlayed(card=card) if _was_forced(event):
            return NewsLine("handshake", say("happened.forced", title=title(card)))
        case CardPlayed(card=card, by=by) if by == narrator.me and _speaks_for_itself(
            narrator, card
        ):
            return NewsLine(_icon(narrator, card), say("happened.played", title=title(card)))
        case PromiseMade(promise=promise) if promise.card == FAVOR.id:
            return NewsLine("gift", say("happened.favor", name=narrator.name(promise.by)))
        case PromiseChanged(promise=promise):
            key = "public" if promise.public and event.cause.rule is Rule.COMMIT else "clarified"
            return NewsLine("megaphone", say(f"happened.{key}", title=title(promise.card)))
        case PromiseJudged():
            return _judged(narrator, event)
        case SecretEnded(secret=secret):
            return NewsLine("eye", out(narrator, secret))
        case SecretTakenBack(secret=secret):
            return NewsLine("eye", say("happened.taken_back", title=title(secret)))
        case AimsRevealed(party=party):
            aims = " ".join(narrator.level.person(party).aims)
            return NewsLine("eye", say("happened.aims", name=narrator.name(party), aims=aims))
        case MediatorSeated(seat=seat):
            return NewsLine("scale", say("happened.seated", name=narrator.mediator(seat.card)))
        case MediatorLeft(card=card):
            return NewsLine("scale", say("happened.left", name=narrator.mediator(card)))
        case LidLifted(holder=holder, other=other):
            key = "lid" if other == narrator.me else "lid_mine"
            name = narrator.name(holder if other == narrator.me else other)
            return NewsLine("bandage", say(f"happened.{key}", name=name))
        case Happened(happening=happening, case=case):
            text = narrator.news(happening, case)
            return NewsLine("newspaper", text, title(happening))
        case Replied(happening=happening, answer=answer):
            given = narrator.answer(happening, answer)
            chosen = say("happened.replied", text=given.text)
            return NewsLine("newspaper", f"{chosen} {given.after}".strip(), title(happening))
        case Succeeded(party=party):
            sits = narrator.face(party)
            text = say("happened.succeeded", name=sits.name, line=sits.one_line.rstrip("."))
            return NewsLine("users", text)
        case PowerMoved():
            return _swayed(narrator, event)
        case BreakingMoved():
            return _priced(narrator, event, "breaking")
        case RippleMoved():
            return _rippled(narrator, event)
        case PriceMoved():
            return _priced(narrator, event, "price" if event.cards[1:] else "price_one")
        case LineSpoken(party=party):
            text = narrator.line(event)
            return NewsLine(
                "message-circle", say("happened.said", name=narrator.name(party), text=text)
            )
        case Ended(ending=ending):
            return NewsLine("flag", say("happened.ended", ending=ending_name(narrator, ending)))
        case _:
            return None


def ending_name(narrator: Narrator, ending: Ending) -> str:
    """Name an ending; between people nobody is ousted, you give up."""
    if ending is Ending.OUSTED and narrator.level.scale == "personal":
        return narrator.say("ending.ousted_personal")
    return narrator.say(f"ending.{ending}")


def _speaks_for_itself(narrator: Narrator, card: str) -> bool:
    """Whether playing the card is told by itself; an agreement is told by its answer."""
    return narrator.story.setup.card(card).kind is not Kind.AGREEMENT


def _was_forced(event: CardPlayed) -> bool:
    """Whether this is an agreement that an ultimatum got signed."""
    return event.cause.rule is Rule.ULTIMATUM and event.cause.subject != event.card


def _swayed(narrator: Narrator, event: PowerMoved) -> NewsLine:
    whose = "mine" if event.party == narrator.me else "theirs"
    key = f"happened.power_{'more' if event.change > 0 else 'less'}_{whose}"
    name = narrator.name(event.party)
    return NewsLine("scale", narrator.say(key, name=name, when=_when(narrator, event.until)))


def _when(narrator: Narrator, until: int) -> str:
    """Say for how long something holds."""
    key = "when_until" if until > narrator.state.round else "when_now"
    return narrator.say(f"happened.{key}", round=until)


def _priced(narrator: Narrator, event: PriceMoved | BreakingMoved, kind: str) -> NewsLine:
    """Say what some cards, or breaking them, cost or bring at home for a while."""
    titles = [narrator.say("quote.title", title=narrator.title(card)) for card in event.cards]
    text = narrator.say(
        f"happened.{kind}_{'more' if event.change > 0 else 'less'}",
        titles=narrator.words.listed(titles),
        change=narrator.words.decimal(abs(event.change), 10),
        when=_when(narrator, event.until),
    )
    return NewsLine("house", text)


def _icon(narrator: Narrator, card: str) -> str:
    return {
        "agreement": "handshake",
        "gesture": "gift",
        "transparency": "eye",
        "repair": "bandage",
        "mediator": "scale",
        "gut": "sparkles",
    }[narrator.story.setup.card(card).kind.family]


def _answered(narrator: Narrator, event: OfferAnswered) -> NewsLine:
    title = narrator.title(event.card)
    if event.by == narrator.me:
        key = "happened.i_yes" if event.yes else "happened.i_no"
        return NewsLine("handshake", narrator.say(key, title=title))
    name = narrator.name(event.by)
    reason = narrator.say(f"reason.{event.reason}", name=name) if event.reason else ""
    key = "happened.yes" if event.yes else "happened.no"
    icon = "handshake" if event.yes else "circle-minus"
    return NewsLine(icon, narrator.say(key, name=name, title=title, reason=reason).strip())


def _judged(narrator: Narrator, event: PromiseJudged) -> NewsLine:
    promise = narrator.state.promise(event.promise)
    mine = promise.by == narrator.me
    whose = "mine" if mine else "theirs"
    others, status = promise.to if mine else (promise.by,), event.status
    misheard = narrator.misheard(promise, narrator.seen())
    if status is Status.KEPT and (misheard if mine else narrator.me in misheard):
        others, status = misheard if mine else others, Status.MISREAD
    icons = {Status.KEPT: "circle-check", Status.LAPSED: "circle-minus"}
    icon = icons.get(status, "scissors")
    what = ""
    if status is Status.FELL_THROUGH:
        what, hid = accident(narrator, promise)
        key = "fell-hidden" if hid else status.value
    elif status is Status.LAPSED:
        key = status.value
    elif status is Status.BROKEN_QUIETLY:
        key = f"broken-quietly_{'seen' if event.seen_through else 'hidden'}_{whose}"
    elif narrator.out_of_hands(promise.id):
        key = "boast"
    elif promise.card == FAVOR.id and status is Status.KEPT:
        key = "favor_kept"
    else:
        key = f"{status}_{whose}"
    title, name = narrator.title(promise.card), narrator.names(others)
    return NewsLine(icon, narrator.say(f"happened.{key}", title=title, name=name, what=what))


def _rippled(narrator: Narrator, event: RippleMoved) -> NewsLine | None:
    """Tell of one ripple of a round; all of them stand in the strip at the top."""
    story = narrator.story
    if newsworthy(narrator.level, story).get(narrator.state.round) != event.ripple:
        return None
    written = narrator.ripple(event.ripple)
    places = 0 if event.before % 100 == 0 and event.after % 100 == 0 else 2
    text = narrator.say(
        "happened.ripple",
        name=written.name,
        before=narrator.words.decimal(event.before, 100, places),
        after=narrator.words.decimal(event.after, 100, places),
    )
    news = written.better if calmer(story, event) else written.worse
    return NewsLine("newspaper", f"{text} {news}")


# ---------------------------------------------------------------- a whole story


def tell(level: Level, story: Story, words: Words) -> list[str]:
    """Tell a whole story in sentences, round by round, with trust after each."""
    lines = [level.title, ""]
    for narrator, event in _as_it_went(level, story, words):
        if _said_already(narrator, event):
            continue
        if isinstance(event, RoundBegan):
            lines += [
                "",
                narrator.say("header.round", round=event.round, rounds=story.setup.rounds),
            ]
        elif isinstance(event, EndingForeseen):
            lines.append(
                narrator.say("telling.foresaw", ending=ending_name(narrator, event.ending))
            )
        elif isinstance(event, PromiseForeseen):
            lines.append(_guessed(narrator, event))
        else:
            line = sentence(narrator, event)
            if line is not None:
                new = line.title and not lines[-1].startswith(f"{line.title}. ")
                lines.append(f"{line.title}. {line.text}" if new else line.text)
    return [*lines, *_last_words(Narrator(level, story, words))]


def _guessed(narrator: Narrator, event: PromiseForeseen) -> str:
    promise = narrator.state.promise(event.promise)
    return narrator.say(
        "telling.guessed_favor" if promise.card == FAVOR.id else "telling.guessed",
        name=narrator.name(promise.by),
        title=narrator.title(promise.card),
        guess=narrator.say(f"sureness.{event.sureness}"),
    )


def _as_it_went(level: Level, story: Story, words: Words) -> Iterator[tuple[Narrator, Event]]:
    """Give what the player saw, each with a narrator who knows the story so far and no more."""
    for number in range(len(story.steps)):
        so_far = Story(story.setup, story.choices[:number], story.steps[: number + 1])
        narrator = Narrator(level, so_far, words)
        yield from narrator.as_it_went(narrator.told(number))


def _said_already(narrator: Narrator, event: Event) -> bool:
    """Whether the other half of the same card was told to be public, or clear, just before."""
    if not isinstance(event, PromiseChanged):
        return False
    halves = [
        one
        for one in narrator.story.steps[-1].events
        if isinstance(one, PromiseChanged)
        and one.promise.card == event.promise.card
        and one.cause.rule is event.cause.rule
        and narrator.me in one.seen_by
    ]
    return halves[0] is not event


def _last_words(narrator: Narrator) -> list[str]:
    state = narrator.state
    lines = ["", *(_where_trust_stands(narrator, other) for other in narrator.story.setup.others)]
    if state.ending is not None:
        lines.append(narrator.level.ending(state.ending))
    return lines


def _where_trust_stands(narrator: Narrator, other: str) -> str:
    state, me = narrator.state, narrator.me
    return narrator.say(
        "telling.trust",
        name=narrator.name(other),
        theirs=narrator.words.decimal(trust(state.relation(other, me)), 1000),
        mine=narrator.words.decimal(trust(state.relation(me, other)), 1000),
    )
