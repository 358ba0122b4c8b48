"""Each level teaches its own lesson: the solution needs the cards that carry it."""

import pytest

from game.authoring.load import load
from game.lab.balance import win_rate
from game.lab.lesson import LESSON, without_stars
from game.lab.strategies import solution_of
from tests.lab.test_levels import LEVELS

SEEDS = range(100)


@pytest.mark.parametrize("path", LEVELS, ids=lambda path: path.stem)
def test_without_what_carries_the_lesson_the_same_play_wins_less(path):
    level = load(path)
    assert level.solution.stars
    whole, bare = win_rate(level, solution_of(level), SEEDS), without_stars(level, SEEDS)
    told = f"{whole.share:.0%} with {', '.join(level.solution.stars)}; {bare.share:.0%} without"
    assert whole.share - bare.share >= LESSON, told
