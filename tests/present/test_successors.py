"""Whoever takes a chair later is named from then on, and never before."""

import random
from pathlib import Path

import pytest

from game.authoring.load import load
from game.core.events import LineSpoken, RoundBegan, Succeeded
from game.core.kinds import Ending
from game.core.legal import legal
from game.core.moves import ForeseeEnding
from game.core.story import replay
from game.core.turn import Step
from game.data import find
from game.present.closing import closing
from game.present.looking_back import look_back
from game.present.narrator import Narrator
from game.present.reckoning import happened
from game.present.show import show
from game.present.telling import tell
from game.present.words import words_for

LEVEL = load(Path(__file__).parents[1] / "levels/every-word.toml")
WORDS = words_for("en")
OLD, NEW = "Sam", "Ines"


def played(seed):
    """A play of any choices, position by position."""
    luck = random.Random(seed)
    story = replay(LEVEL.setup(seed), (ForeseeEnding(Ending.LASTING),))
    yield story
    while choices := legal(story.state):
        story = story.choose(luck.choice(choices))
        yield story


def succeeded(story):
    """The round in which the chair changed; 0 if it did not."""
    number = 0
    for event in story.events:
        if isinstance(event, RoundBegan):
            number = event.round
        if isinstance(event, Succeeded):
            return number
    return 0


@pytest.mark.parametrize("seed", range(12))
def test_nobody_is_told_to_have_said_what_somebody_else_said(seed):
    for story in played(seed):
        since = [
            number
            for number, step in enumerate(story.steps)
            if any(isinstance(event, Succeeded) for event in step.events)
        ]
        said = {
            LEVEL.words_of(event.line): number
            for number, step in enumerate(story.steps)
            for event in step.events
            if isinstance(event, LineSpoken)
        }
        for line in getattr(show(LEVEL, story, WORDS), "speech", ()):
            spoken = said.get(line.text, len(story.steps))  # not the level's: an answer just now
            after = bool(since) and spoken >= since[0]
            assert line.name == (NEW if after else OLD)


@pytest.mark.parametrize("seed", range(12))
def test_looking_back_names_who_it_was_then(seed):
    *_, story = played(seed)
    since = succeeded(story)
    review = look_back(LEVEL, story, WORDS)
    told = [(number, text) for number, _, text in review.stories]
    told += [(int(row.label.split()[1].rstrip(",")), row.label) for row in review.predictions]
    for number, text in told:
        other = NEW if not since or number < since else OLD
        assert other not in text, (number, since, text)


def test_a_round_names_both_whoever_went_and_whoever_came():
    """What was said before the chair changed stays with whoever said it."""
    *_, story = played(1)
    while not succeeded(story):
        *_, story = played(story.setup.seed + 1)
    count = next(
        number
        for number, step in enumerate(story.steps)
        if any(isinstance(event, Succeeded) for event in step.events)
    )
    step = story.steps[count]
    line = next(e for one in story.steps for e in one.events if isinstance(e, LineSpoken))
    place = next(n for n, event in enumerate(step.events) if isinstance(event, Succeeded))
    events = (*step.events[:place], line, *step.events[place:], line)
    steps = (*story.steps[:count], Step(step.state, events))
    part = type(story)(story.setup, story.choices[:count], steps)
    for said in (
        [one.text for one in happened(Narrator(LEVEL, part, WORDS))],
        tell(LEVEL, part, WORDS),
    ):
        words = LEVEL.words_of(line.line)
        first, last = f"{OLD}: “{words}”", f"{NEW}: “{words}”"
        change = next(n for n, text in enumerate(said) if text.startswith(f"{NEW} takes the chair"))
        assert first in said[:change]
        assert said.index(last) > change


def test_the_end_is_told_with_whoever_sits_there_now():
    for seed in range(40):
        *_, story = played(seed)
        if succeeded(story):
            view = closing(Narrator(LEVEL, story, WORDS))
            assert view.chair_title == f"From {NEW}’s chair"
            assert OLD not in view.reason
            return
    pytest.fail("nobody was succeeded in forty plays")


def test_a_one_liner_ends_in_a_full_stop():
    for seed in range(40):
        *_, story = played(seed)
        told = [line for line in tell(LEVEL, story, WORDS) if "takes the chair" in line]
        if told:
            assert told == [f"{NEW} takes the chair. Reads every page."]
            spanish = [line for line in tell(LEVEL, story, words_for("es")) if "la silla" in line]
            assert spanish[0].endswith("Reads every page.")
            return
    pytest.fail("nobody was succeeded in forty plays")


HANDSHAKE = load(find("levels", "the-handshake.toml"))


def lost(seed):
    """A play of the Handshake in which Emil loses his chair, from there on."""
    luck, story = random.Random(seed), replay(HANDSHAKE.setup(seed))
    while choices := legal(story.state):
        story = story.choose(luck.choice(choices))
        if succeeded(story):
            yield story


def test_a_successor_says_lines_of_her_own():
    own = HANDSHAKE.others[0].successor.lines
    said = set()
    for seed in range(10):
        for story in lost(seed):
            step = story.steps[-1]
            number = len(story.steps) - 1
            if any(isinstance(event, Succeeded) for event in step.events):
                continue
            narrator = Narrator(HANDSHAKE, story, WORDS)
            for event in narrator.told(number):
                if isinstance(event, LineSpoken) and not event.line.startswith("answer."):
                    moment = event.line.split(".")[1]
                    assert narrator.line(event) in own[moment]
                    said.add(narrator.line(event))
    assert len(said) > 5


def test_a_successor_answers_by_her_own_temper():
    """Emil was a reciprocator; Signe Adomako is cautious."""
    for seed in range(20):
        for story in lost(seed):
            number = len(story.steps) - 1
            for event in Narrator(HANDSHAKE, story, WORDS).told(number):
                if isinstance(event, LineSpoken) and event.line.startswith("answer."):
                    changed = any(isinstance(one, Succeeded) for one in story.steps[-1].events)
                    assert changed or "_cautious_" in event.line
                    return
    pytest.fail("nobody answered in twenty plays")


def test_the_faces_of_a_successor_are_her_own():
    looks = HANDSHAKE.others[0].successor.moods
    for seed in range(6):
        for story in lost(seed):
            view = show(HANDSHAKE, story, WORDS)
            (person,) = view.others
            assert person.portrait == "signe"
            assert person.line == looks.get(person.mood, HANDSHAKE.others[0].successor.one_line)
            if any(isinstance(event, Succeeded) for event in story.steps[-1].events):
                assert person.mood in ("wary", "calm")
