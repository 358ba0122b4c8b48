"""Faces: who sits at the table, and in what mood."""

from game.core.events import ChannelMoved, LineSpoken, PromiseJudged, Rule
from game.core.state import Status
from game.core.trust import trust
from game.present.narrator import Narrator
from game.present.views import PersonView, SpeechView

__all__ = ["myself", "others", "spoken"]

_HURT = (Rule.BROKEN_OPENLY, Rule.BROKEN_QUIETLY, Rule.SECRET_OUT, Rule.MISREAD)
_SORE = (Rule.ULTIMATUM, Rule.BLAME, Rule.SILENCE, Rule.PROVOKED, Rule.WORSENED)
_OPEN = (Rule.SHARE, Rule.ASK, Rule.OWN_UP, Rule.AMENDS, Rule.MENDED, Rule.THEIR_REPAIR)


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
        line=you.one_line,
    )


def others(narrator: Narrator) -> tuple[PersonView, ...]:
    """Show everybody else at the table."""
    return tuple(_person(narrator, other) for other in narrator.story.setup.others)


def _person(narrator: Narrator, party: str) -> PersonView:
    person = narrator.level.person(party)
    mood = _mood(narrator, party)
    return PersonView(
        id=party,
        name=narrator.name(party),
        portrait=person.portrait,
        mood=mood,
        mood_word=narrator.say(f"mood.{mood}"),
        line=person.one_line,
    )


def _mood(narrator: Narrator, party: str) -> str:
    """Read a mood off what just moved this party most, else off how it stands."""
    recent = [
        event
        for step in narrator.story.steps[-2:]
        for event in step.events
        if isinstance(event, ChannelMoved) and event.holder == party
    ]
    moved = sum(event.change for event in recent)
    rules = {event.cause.rule for event in recent if abs(event.change) >= _FELT}
    relation = narrator.state.relation(party, narrator.me)
    points = trust(relation) // 1000
    if moved < 0 and rules.intersection(_SORE):
        return "annoyed"
    if moved < 0 and rules.intersection(_HURT):
        return "hurt"
    if rules.intersection(_OPEN):
        return "open"
    if points >= _WARM or (moved > _GLAD and Rule.KEPT in rules):
        return "warm"
    return "wary" if points < _WARY or relation.wariness > _AFRAID else "calm"


_FELT = 5  # tenths of a point that show in a face
_GLAD = 60
_WARM = 60
_WARY = 45
_AFRAID = 300


def _my_mood(narrator: Narrator) -> str:
    judged = [
        event
        for step in narrator.story.steps[-2:]
        for event in step.events
        if isinstance(event, PromiseJudged)
    ]
    statuses = {
        event.status for event in judged if narrator.state.promise(event.promise).by != narrator.me
    }
    if statuses.intersection({Status.BROKEN_OPENLY, Status.BROKEN_QUIETLY}):
        return "hurt"
    return "warm" if Status.KEPT in statuses else "calm"


def spoken(narrator: Narrator) -> tuple[SpeechView, ...]:
    """Give what was said last, one line for each moment, the latest step that had any."""
    for step in reversed(narrator.story.steps):
        lines = [event for event in step.events if isinstance(event, LineSpoken)]
        if lines:
            return tuple(
                SpeechView(
                    line.party, narrator.name(line.party), narrator.level.words_of(line.line)
                )
                for line in lines
            )
    return ()
