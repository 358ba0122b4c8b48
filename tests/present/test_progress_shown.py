"""What is open follows from what was played, and how long a story takes from what it says."""

import re
from dataclasses import fields, is_dataclass
from enum import Enum

import pytest

from game.authoring.course import course_in
from game.authoring.load import load
from game.core.story import Story
from game.data import find
from game.lab.play import play_out
from game.lab.strategies import solution_of
from game.present.course import same_in_both, show_course, where_to_go
from game.present.length import MINUTES_A_ROUND, WORDS_A_MINUTE, minutes_to_play
from game.present.show import show
from game.present.tips import TIPS
from game.present.words import words_for

WORDS = words_for("en")
COURSE = course_in(find("levels"))


def shown(firm=(), *, all_open=False, shipped=True):
    return show_course(COURSE, dict(firm), WORDS, shipped=shipped, all_open=all_open)


def open_lessons(view):
    return [lesson.number for lesson in view.lessons if not lesson.locked]


def test_at_first_only_the_first_lesson_is_open():
    view = shown()
    assert open_lessons(view) == [1]
    assert view.count == "0 of 13 played"
    assert "“Start small”" in view.lessons[1].locked
    assert all(level.locked for level in view.lessons[1].levels)


@pytest.mark.parametrize("level", ["on-time", "the-corridor"])
def test_one_level_of_a_lesson_opens_the_next(level):
    assert open_lessons(shown({level: 12_000})) == [1, 2]


def test_a_lesson_that_was_played_stays_open_and_opens_the_next():
    assert open_lessons(shown({"the-band": 50_000})) == [1, 5, 6]


def test_nothing_is_closed_for_an_instructor():
    assert open_lessons(shown(all_open=True)) == [1, 2, 3, 4, 5, 6, 7]
    assert open_lessons(shown(shipped=False)) == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("trust", "band"),
    [(0, "broken"), (25_000, "wary"), (45_000, "working"), (79_999, "solid"), (80_000, "deep")],
)
def test_progress_is_how_firm_the_thread_came_out(trust, band):
    first, second = shown({"on-time": trust}).lessons[0].levels
    assert (first.band, first.progress) == (band, f"Firmest thread: {band}")
    assert (second.band, second.progress) == ("", "Not played yet")


def test_one_goes_where_something_was_not_played():
    assert where_to_go(shown()) == 0
    assert where_to_go(shown({"on-time": 1})) == 0
    assert where_to_go(shown({"on-time": 1, "the-corridor": 1})) == 1
    everything = {level.id: 1 for level in COURSE.levels}
    assert where_to_go(shown(everything)) == 0


def test_every_lesson_that_is_told_twice_says_what_is_the_same():
    for lesson in COURSE.lessons[:-1]:
        assert same_in_both(lesson, WORDS)
        assert same_in_both(lesson, words_for("es")) != same_in_both(lesson, WORDS)
    assert same_in_both(COURSE.lessons[-1], WORDS) == ""


NAMES = {"holder", "icon", "id", "mood", "other", "person", "portrait", "choice"}
"""The parts of a view that nobody reads."""
ENDS = re.compile(r"(?<=[.!?:”])\s+")
NUMBER = re.compile(r"[+−]?\d+([.,]\d+)?")


def read_on(view):
    """Every text of a view that somebody reads."""
    if isinstance(view, str) and not isinstance(view, Enum):
        yield view
    elif isinstance(view, tuple):
        for one in view:
            yield from read_on(one)
    elif is_dataclass(view):
        for field in fields(view):
            if field.name not in NAMES:
                yield from read_on(getattr(view, field.name))


def sentences_read(path):
    """Give the sentences that a whole play shows; one that differs by its numbers is read once."""
    level = load(path)
    story = play_out(level.setup(7), solution_of(level))
    texts = set()
    for count in range(len(story.choices) + 1):
        so_far = Story(story.setup, story.choices[:count], story.steps[: count + 1])
        texts.update(read_on(show(level, so_far, WORDS)))
    sentences = (one.strip("“” .!?:") for text in texts for one in ENDS.split(text))
    return {NUMBER.sub("#", one) for one in sentences}


def word_count(texts):
    return sum(any(sign.isalpha() for sign in word) for text in texts for word in text.split())


@pytest.mark.parametrize("level", COURSE.levels, ids=lambda level: level.id)
def test_the_minutes_are_those_of_the_words_that_are_shown(level):
    words = word_count(sentences_read(level.path))
    tips = word_count(WORDS.table[f"tip.{tip}"] for tip in TIPS) if level.id == "on-time" else 0
    true = (words + tips) / WORDS_A_MINUTE + MINUTES_A_ROUND * level.rounds
    assert minutes_to_play(level) == pytest.approx(true, rel=0.12)
    assert 15 <= minutes_to_play(level) <= 20
