"""No wrong lesson: on every level that ships, small kept steps win and the tempting way does not.

The two levels of the first lesson are played 300 times in each way. The others are played 60
times, and 300 times where 60 leave open on which side of its line a way lies.
"""

import pytest

from game.authoring.course import course_in
from game.authoring.load import load
from game.data import find
from game.lab.simulate import count

LEVELS = [card.path for card in course_in(find("levels")).levels]
FIRST = ("on-time", "the-corridor")
FEW, MANY = 60, 300

AT_LEAST = {"small-steps": 0.70}
AT_MOST = {
    "pressure": 0.10,
    "silence": 0.10,
    "grand-bargain": 0.10,
    "always-vague": 0.10,
    "random": 0.25,
    "leaning": 0.25,
    "breaking-quietly": 0.10,
    "keeping-only-tiny": 0.10,
}
"""How often, at most, the strategies win that should not."""


def play(level, way, line):
    """Play as often as it takes to tell on which side of a line a way lies."""
    first = MANY if level.id in FIRST else FEW
    (tally,) = count([(level.setup(0), way, first)])
    if first < MANY and tally.rate.low <= line <= tally.rate.high:
        tally.join(count([(level.setup(FEW), way, MANY - FEW)])[0])
    return tally


def told(tally):
    """What to look at when a claim does not hold."""
    found = tally.balance()
    endings = ", ".join(f"{ending} {count}" for ending, count in found.endings)
    trust = " ".join(f"{points:.0f}" for points in found.trust)
    support = " ".join(f"{points:.0f}" for points in found.support)
    return f"{found.rate.share:.0%} ({endings}); trust {trust}; support {support}"


@pytest.fixture(params=LEVELS, ids=lambda path: path.stem, scope="module")
def level(request):
    return load(request.param)


def test_there_are_levels():
    assert {path.stem for path in LEVELS} >= set(FIRST)


def test_the_solution_wins(level):
    found = play(level, level.solution, 0.75)
    assert found.rate.share >= 0.75, told(found)


def test_every_trap_fails(level):
    for trap in level.traps:
        found = play(level, trap, 0.25)
        assert found.rate.share <= 0.25, f"{trap.plays}: {told(found)}"


@pytest.mark.parametrize("name", AT_LEAST)
def test_small_steps_win(level, name):
    found = play(level, name, AT_LEAST[name])
    assert found.rate.share >= AT_LEAST[name], told(found)


@pytest.mark.parametrize("name", AT_MOST)
def test_the_tempting_ways_do_not_win(level, name):
    found = play(level, name, AT_MOST[name])
    assert found.rate.share <= AT_MOST[name], told(found)
