"""Faces: who sits at the table, and in what mood."""

from collections.abc import Mapping
from itertools import pairwise

from game.core.events import (
    ChannelMoved,
    Event,
    LineSpoken,
    OfferAnswered,
    PromiseForeseen,
    PromiseJudged,
    Reason,
    Rule,
    Succeeded,
)
from game.core.kinds import Status
from game.core.moves import Sureness
from game.core.state import State
from game.core.trust import trust
from game.present.narrator import Narrator
from game.present.views import PersonView, SpeechView

__all__ = ["myself", "others", "spoken"]

_HURT = (
    Rule.BROKEN_OPENLY,
    Rule.BROKEN_QUIETLY,
    Rule.SECRET_OUT,
    Rule.MISREAD,
    Rule.HAPPENING,
)
_SORE = (Rule.ULTIMATUM, Rule.BLAME, Rule.SILENCE, Rule.PROVOKED, Rule.WORSENED)
_ANSWERED = (Rule.OWN_UP, Rule.AMENDS)
_OPEN = (Rule.SHARE, Rule.ASK)
_DOUBT = (Sureness.UNSURE, Sureness.DOUBTFUL, Sureness.NO)


def myself(narrator: Narrator) -> PersonView:
    """Show the player."""
    you = narrator.level.you
    mood = _my_mood(narrator)
    return PersonView(
        id=narrator.me,
        name=narrator.say("who.you"),
        portrait=you.portrait,
        mood=mood,
        mood_word=narrator.say(f"mood.{mood}"),
        line=_look(narrator, you.moods, mood) or you.one_line,
    )


def others(narrator: Narrator) -> tuple[PersonView, ...]:
    """Show everybody else at the table."""
    return tuple(_person(narrator, other) for other in narrator.story.setup.others)


def _person(narrator: Narrator, party: str) -> PersonView:
    person = narrator.face(party)
    mood = _mood(narrator, party)
    return PersonView(
        id=party,
        name=narrator.name(party),
        portrait=person.portrait,
        mood=mood,
        mood_word=narrator.say(f"mood.{mood}"),
        line=_look(narrator, person.moods, mood) or person.one_line,
    )


def _look(narrator: Narrator, moods: Mapping[str, str], mood: str) -> str:
    """Say what a mood looks like on somebody; before the first round, who it is matters more."""
    return moods.get(mood, "") if narrator.state.round else ""


def _mood(narrator: Narrator, party: str) -> str:
    """Read a mood off what just moved this party most, else off how it stands."""
    events = _lately(narrator)
    if any(isinstance(event, Succeeded) and event.party == party for event in events):
        return "wary" if _doubts(narrator.state, party) else "calm"
    recent = [
        event for event in events if isinstance(event, ChannelMoved) and event.holder == party
    ]
    moved = sum(event.change for event in recent)
    rules = {event.cause.rule for event in recent if abs(event.change) >= _FELT}
    sore = moved < 0 and bool(rules.intersection(_SORE))
    if _owned_up(events, party):
        return "open"
    if _stands_on_pride(narrator, party, events, sore=sore):
        return "proud"
    if sore:
        return "annoyed"
    if moved < 0 and rules.intersection(_HURT):
        return "hurt"
    kept = Rule.KEPT in rules
    eased = _kept_after_doubt(narrator, party) or rules.intersection(_ANSWERED)
    if _cleared_up(events, party) or (moved > 0 and eased):
        return "relieved"
    if rules.intersection(_OPEN):
        return "open"
    if _points(narrator.state, party) >= _WARM or (kept and moved > _GLAD):
        return "warm"
    return "wary" if _doubts(narrator.state, party) else "calm"


_FELT = 5  # tenths of a point that show in a face
_GLAD = 60
_WARM = 60
_WARY = 45
_AFRAID = 300
_PROUD = 50  # tenths of a point; the temperament “proud” has 60


def _lately(narrator: Narrator) -> list[Event]:
    """Give what happened in the last two steps, which is what a face still shows."""
    return [event for step in narrator.story.steps[-2:] for event in step.events]


def _points(state: State, party: str) -> int:
    """Give this party's trust in the player, in whole points."""
    return trust(state.relation(party, state.setup.player)) // 1000


def _doubts(state: State, party: str) -> bool:
    """Whether this party does not expect much good of the player."""
    wariness = state.relation(party, state.setup.player).wariness
    return _points(state, party) < _WARY or wariness > _AFRAID


def _owned_up(events: list[Event], party: str) -> bool:
    """Whether this party answered for its own part, which moves what the others feel."""
    return any(
        isinstance(event, ChannelMoved)
        and event.cause.rule is Rule.THEIR_REPAIR
        and event.other == party
        for event in events
    )


def _kept_after_doubt(narrator: Narrator, party: str) -> bool:
    """Whether the player just kept a promise that this party had not counted on."""
    return any(
        isinstance(event, ChannelMoved)
        and event.cause.rule is Rule.KEPT
        and (event.holder, event.other) == (party, narrator.me)
        and _doubts(before.state, party)
        for before, after in pairwise(narrator.story.steps[-3:])
        for event in after.events
    )


def _cleared_up(events: list[Event], party: str) -> bool:
    """Whether an accident between this party and another was taken for what it was."""
    return any(
        isinstance(event, ChannelMoved)
        and event.cause.rule is Rule.MENDED
        and party in {event.holder, event.other}
        for event in events
    )


def _stands_on_pride(narrator: Narrator, party: str, events: list[Event], *, sore: bool) -> bool:
    """Whether the chin is up: a no out of pride, or any no or sting to somebody proud."""
    reasons = [
        event.reason
        for event in events
        if isinstance(event, OfferAnswered) and event.by == party and not event.yes
    ]
    proud = narrator.state.temperament(party).pride >= _PROUD
    return Reason.PRIDE in reasons or (proud and (sore or bool(reasons)))


def _my_mood(narrator: Narrator) -> str:
    """Read the player's mood off the promises to the player that just came due."""
    events = _lately(narrator)
    judged = {
        event.promise: event.status
        for event in events
        if isinstance(event, PromiseJudged)
        and narrator.state.promise(event.promise).by != narrator.me
    }
    if {Status.BROKEN_OPENLY, Status.BROKEN_QUIETLY}.intersection(judged.values()):
        return "hurt"
    kept = {promise for promise, status in judged.items() if status is Status.KEPT}
    if kept.intersection(_doubted(narrator)) or _cleared_up(events, narrator.me):
        return "relieved"
    return "warm" if kept else "calm"


def _doubted(narrator: Narrator) -> set[str]:
    """Give the promises that the player did not count on."""
    return {
        event.promise
        for step in narrator.story.steps
        for event in step.events
        if isinstance(event, PromiseForeseen) and event.sureness in _DOUBT
    }


def spoken(narrator: Narrator) -> tuple[SpeechView, ...]:
    """Give what was said in answer to the last choice; a line is not said twice."""
    said: list[SpeechView] = []
    gone: set[str] = set()  # whose chair has somebody else in it since
    count = len(narrator.story.steps)
    lately = range(count - 1, count) if count > _FIRST else range(count)
    for event in reversed([event for number in lately for event in narrator.told(number)]):
        if isinstance(event, Succeeded):
            gone.add(event.party)
        elif isinstance(event, LineSpoken) and event.party not in gone:
            words = narrator.line(event)
            said.append(SpeechView(event.party, narrator.name(event.party), words))
    return tuple(reversed(said))


_FIRST = 2  # steps to the first page on which somebody speaks: the briefing only tells
