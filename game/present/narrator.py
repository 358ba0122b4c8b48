"""Who knows what everything is called: a level, a story so far, and the words to tell it in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from game.authoring.model import Level, Ripple, Scale
from game.authoring.news import Answer
from game.authoring.people import Seated, Successor
from game.core.events import (
    Cause,
    Event,
    LineSpoken,
    PromiseJudged,
    RoundBegan,
    Rule,
    Succeeded,
    Wounded,
)
from game.core.kinds import Channel, Clarity, Moment, Status
from game.core.moves import Keep
from game.core.setup import FAVOR
from game.core.state import Promise, State
from game.core.story import Story
from game.present.answers import ANSWER, answered
from game.present.words import Words

__all__ = ["Narrator", "short_name"]


def short_name(name: str, *, nations: bool) -> str:
    """Give how somebody is called at the table: by first name, or between nations by last.

    >>> short_name("Mateo Reyes", nations=False), short_name("Esko Marchand", nations=True)
    ('Mateo', 'Marchand')
    """
    parts = name.split()
    return parts[-1] if nations else parts[0]


_BY_ACCIDENT = (Status.MISREAD, Status.FELL_THROUGH)


@dataclass(frozen=True, slots=True)
class Narrator:
    """Names the parties, cards, promises and happenings of a story, for the player."""

    level: Level
    story: Story
    words: Words
    awaited: frozenset[str] = frozenset()
    """The parties whose successor has not come yet at the point that is told."""

    @property
    def state(self) -> State:
        """Where the story stands now."""
        return self.story.state

    @property
    def me(self) -> str:
        """The party whose chair the player takes."""
        return self.story.setup.player

    def say(self, key: str, **values: object) -> str:
        """Give a sentence of the catalog."""
        return self.words.say(key, **values)

    def name(self, party: str, then: int | None = None) -> str:
        """Give what a party is called in a sentence: “You”, a first name, or a last name.

        `then` names whoever sat in that chair in that round; left out, who sits there now.
        """
        if party == self.me:
            return self.say("who.you")
        sits = self.face(party, then)
        return short_name(sits.name, nations=self.level.scale is Scale.NATIONS)

    def names(self, parties: Sequence[str], then: int | None = None) -> str:
        """Give what some parties are called, as one name: “Ada and Ben”."""
        return self.words.listed([self.name(party, then) for party in parties])

    def face(self, party: str, then: int | None = None) -> Seated | Successor:
        """Give who of the others sits in a chair now, or sat there in that round."""
        seated = self.level.seated(party)
        since = 0 if party in self.awaited else self.state.party(party).succeeded
        if since and seated.successor is not None and (then is None or then >= since):
            return seated.successor
        return seated

    def title(self, subject: str) -> str:
        """Give the title of a card, a promise, a happening, a ripple or a party."""
        card = subject.split(".", maxsplit=1)[0]
        if card == FAVOR.id:
            return self.say("promise.favor")
        if card in self._plain():
            return self.say(f"plain.{card.removeprefix('plain-')}")
        return self._titles().get(card, card)

    def _titles(self) -> dict[str, str]:
        level = self.level
        titles = {card.id: card.title for card in level.cards}
        titles |= {event.id: event.title for event in level.events}
        titles |= {ripple.id: ripple.name for ripple in level.ripples}
        return titles | {party: self.name(party) for party in self.story.setup.everyone}

    def _plain(self) -> frozenset[str]:
        return frozenset(card.id for card in self.story.setup.cards if card.plain)

    def card_text(self, card: str) -> str:
        """Give the sentence on a card."""
        if card in self._plain():
            return self.say(f"plain.{card.removeprefix('plain-')}_text")
        return self.level.card(card).text

    def thought(self, card: str) -> str:
        """Give the thought behind a card from the gut; empty for the others."""
        if card in self._plain():
            key = f"plain.{card.removeprefix('plain-')}_thought"
            return self.say(key) if self.words.has(key) else ""
        return self.level.card(card).thought or ""

    def pledge(self, card: str, by: str) -> str:
        """Give in words what a party promises on a card; empty when it promises nothing."""
        if card == FAVOR.id:
            return self.say("promise.favor_text")
        if card in self._plain():
            return ""
        written = self.level.card(card)
        own = written.you_promise if by == self.me else written.they_promise
        several = [vow for vow in written.promises if (vow.by or self.me) == by]
        return own.text if own is not None else " ".join(vow.text for vow in several)

    def promised(self, promise: Promise) -> str:
        """Give in words what was promised; what has been cleared up since says so."""
        text = self.pledge(promise.card, promise.by)
        vague = any(
            own.by == promise.by and own.clarity is Clarity.VAGUE
            for own in self.story.setup.card(promise.card).pledges
        )
        cleared = text and vague and promise.clarity is not Clarity.VAGUE
        return self.say("promise.cleared", text=text) if cleared else text

    def ripple(self, ripple: str) -> Ripple:
        """Give a ripple as the author wrote it."""
        return {one.id: one for one in self.level.ripples}[ripple]

    def mediator(self, card: str) -> str:
        """Give the name of the mediator that a card calls."""
        written = self.level.card(card)
        return (written.who or written.title).split(",")[0]

    def news(self, happening: str, case: str) -> str:
        """Give what a happening looked like, the way it went."""
        event = self.level.event(happening)
        more = [one.text for one in event.cases if one.id == case]
        return " ".join([event.text, *more])

    def answer(self, happening: str, answer: str) -> Answer:
        """Give an answer to a happening as the author wrote it."""
        return {one.id: one for one in self.level.event(happening).answers}[answer]

    def reason(self, holder: str, other: str, channel: Channel) -> str:
        """Give why a channel stood where it stood at the start, in a few words."""
        seated = self.level.person(holder if other == self.me else other)
        if not isinstance(seated, Seated):
            return ""
        trust = seated.trusts_you if other == self.me else seated.you_trust
        text: str | None = getattr(trust.reasons, channel.value)
        return text or ""

    def why(self, cause: Cause, by: str) -> str:
        """Say why a number moved, in one sentence: by whose doing."""
        mine = by == self.me
        title = self.title(cause.subject)
        if mine and cause.subject == f"plain-{cause.rule}":
            return self.say(f"plain.{cause.rule}_why")
        if cause.rule is Rule.BROKEN_OPENLY and self.out_of_hands(cause.subject):
            return self.say("why.boast-broken", title=title)
        if cause.rule is Rule.MISREAD and any(one.id == cause.subject for one in self.level.events):
            return self.say("why.accident", title=title, promise=self._mistaken(cause, by))
        if cause.rule is Rule.SECRET_OUT and not self._promised(cause.subject):
            return self.say("why.denied-out", title=title)
        newcomer = self._newcomer(cause)
        if newcomer:
            return self.say("why.succeeded", title=title, name=newcomer)
        if cause.rule is Rule.FELL_THROUGH:
            return self.say("why.fell", title=title, promise=self._mistaken(cause, by))
        key = f"why.{cause.rule}_{'you' if mine else 'they'}"
        return self.say(key, title=title, name=self.name(by))

    def _newcomer(self, cause: Cause) -> str:
        """Name who took a chair because of this; nobody, mostly."""
        came = (
            event.party
            for event in self.story.events
            if isinstance(event, Succeeded) and event.cause == cause
        )
        return next((self.name(party) for party in came), "")

    def _promised(self, name: str) -> bool:
        """Whether this is the name of a promise, and not of a denial."""
        return any(promise.id == name for promise in self.state.promises)

    def _mistaken(self, cause: Cause, by: str) -> str:
        """Name what an accident broke or made look broken: this party's promises, or anybody's."""
        step = next(
            step
            for step in reversed(self.story.steps)
            if any(event.cause == cause for event in step.events)
        )
        promises = [
            self.state.promise(event.promise)
            for event in step.events
            if isinstance(event, PromiseJudged) and event.status in _BY_ACCIDENT
        ]
        own = [promise for promise in promises if promise.by == by]
        titles = dict.fromkeys(self.title(promise.card) for promise in own or promises)
        return self.words.listed([self.say("quote.title", title=title) for title in titles])

    def line(self, spoken: LineSpoken, then: int | None = None) -> str:
        """Give the words of a line, said in that round; a successor can have words of its own."""
        if spoken.line.startswith(ANSWER):
            return self.say(spoken.line)
        sits = self.face(spoken.party, then)
        own = sits.lines if isinstance(sits, Successor) else {}
        moment = Moment(spoken.line.split(".")[1])
        if not own.get(moment):
            return self.level.words_of(spoken.line)
        return own[moment][self._times_said(spoken, moment) % len(own[moment])]

    def _times_said(self, spoken: LineSpoken, moment: Moment) -> int:
        """Count what a party said at such a moment before."""
        stem = f"{spoken.party}.{moment}."
        before = takewhile(lambda event: event is not spoken, self.story.events)
        return sum(isinstance(one, LineSpoken) and one.line.startswith(stem) for one in before)

    def out_of_hands(self, promise: str) -> bool:
        """Whether the player stood by a promise, and it broke: a boast that failed."""
        kept = Keep(promise) in self.story.choices
        return kept and self.state.promise(promise).status is Status.BROKEN_OPENLY

    def why_at_home(self, cause: Cause) -> str:
        """Say why something moved at home, where a no is no talk but a price.

        It was the doing of whoever gave the promise, or of the party that the cause names.
        """
        if cause.rule is Rule.DECLINED:
            return self.say("why.declined_home", title=self.title(cause.subject))
        named = cause.subject.rpartition(".")[2]
        return self.why(cause, named if named in self.story.setup.others else self.me)

    def misheard(self, promise: Promise, events: Sequence[Event]) -> tuple[str, ...]:
        """Give who took a promise that was kept for broken, as far as these events tell."""
        if promise.status is Status.MISREAD:
            return promise.to
        return tuple(
            event.wound.holder
            for event in events
            if isinstance(event, Wounded)
            and event.cause.rule is Rule.MISREAD
            and event.cause.subject == promise.id
        )

    def this_round(self) -> tuple[Event, ...]:
        """List what has happened since this round began, as far as the player saw and heard it."""
        now = self.state.round
        steps = [number for number, one in enumerate(self.story.steps) if one.state.round == now]
        events = tuple(event for number in steps for event in self.told(number))
        began = [place for place, event in enumerate(events) if isinstance(event, RoundBegan)]
        return events[began[-1] :] if began else events

    def as_it_went(self, events: Sequence[Event]) -> Iterator[tuple["Narrator", Event]]:
        """Give each event with a narrator who names whoever sat in a chair when it happened."""
        awaited = [event.party for event in events if isinstance(event, Succeeded)]
        for event in events:
            if isinstance(event, Succeeded):
                awaited.remove(event.party)
            yield replace(self, awaited=frozenset(awaited)) if awaited else self, event

    def seen(self) -> tuple[Event, ...]:
        """List everything that the player saw happen."""
        return tuple(event for event in self.story.events if self.me in event.seen_by)

    def told(self, number: int) -> tuple[Event, ...]:
        """List what the player saw and heard in a step: a person who is spoken to answers."""
        step = self.story.steps[number]
        seen = tuple(event for event in step.events if self.me in event.seen_by)
        return answered(self.story.steps[number - 1].state, seen) if number else seen

    def before_round(self) -> State:
        """Give how things stood when this round began."""
        number = self.state.round
        earlier = [step.state for step in self.story.steps if step.state.round < number]
        return earlier[-1] if earlier else self.story.steps[0].state
