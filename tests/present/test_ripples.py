"""Daily life is told of, but never the same sentence twice in a row, and seldom twice at all."""

import random
from collections import Counter
from itertools import pairwise

import pytest

from game.authoring.load import load
from game.cli.shipped import shipped_levels
from game.core.events import RippleMoved
from game.core.legal import legal
from game.core.story import replay
from game.lab.strategies import solution_of
from game.present.show import show
from game.present.telling import tell
from game.present.words import words_for

WORDS = words_for()


def random_story(level, seed):
    luck, story = random.Random(seed), replay(level.setup(seed))
    while choices := legal(story.state):
        story = story.choose(luck.choice(choices))
    return story


def sentences(level):
    return {text for ripple in level.ripples for text in (ripple.better, ripple.worse)}


@pytest.mark.parametrize("path", shipped_levels().values(), ids=lambda path: path.stem)
def test_a_sentence_of_daily_life_is_not_told_over_and_over(path):
    level = load(path)
    moved = 0
    for seed in range(8):
        story = random_story(level, seed)
        moved += sum(isinstance(event, RippleMoved) for event in story.events)
        lines = tell(level, story, WORDS)
        told = [text for line in lines for text in sentences(level) if line.endswith(text)]
        rounds = "\n".join(lines).split("\nRound ")
        assert all(one != other for one, other in pairwise(told))
        assert max(Counter(told).values(), default=0) <= 2
        for one in rounds:
            assert sum(text in one for text in sentences(level)) <= 1
    assert moved


def test_what_is_not_told_still_stands_at_the_top_with_what_it_was():
    level = load(shipped_levels()["on-time"])
    seen = 0
    for seed in range(4):
        luck, story = random.Random(seed), replay(level.setup(seed))
        while choices := legal(story.state):
            story = story.choose(luck.choice(choices))
            view = show(level, story, WORDS)
            for pill in view.header.ripples:
                assert bool(pill.was) == bool(pill.direction) == bool(pill.news)
                assert pill.was != pill.value.split(" ")[0]
                seen += bool(pill.was)
    assert seen


def test_a_single_hour_is_no_hours():
    """The mines' power cuts pass through every number from six down to none."""
    level, seen = load(shipped_levels()["upstream"]), set()
    way = solution_of(level)
    for seed in range(6):
        story = replay(level.setup(seed))
        while legal(story.state):
            story = story.choose(way(story.state))
            pills = {pill.name: pill.value for pill in show(level, story, WORDS).header.ripples}
            seen.add(pills["Power cuts in Brennock’s mines"])
    assert {"1 hour a week", "2 hours a week"} <= seen
    assert "1 hours a week" not in seen
