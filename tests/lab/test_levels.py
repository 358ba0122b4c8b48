"""No wrong lesson: on every level that ships, small kept steps win and the tempting way does not.

Every way is played 300 times on every level.
"""

import pytest

from game.authoring.course import course_in
from game.authoring.load import load
from game.data import find
from game.lab.simulate import count

LEVELS = [card.path for card in course_in(find("levels")).levels]
GAMES = 300

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


@pytest.fixture(scope="module")
def tallies(level):
    """What each way of playing came to on this level, by the way."""
    ways = (*AT_LEAST, *AT_MOST, level.solution, *level.traps)
    tallies = count([(level.setup(0), way, GAMES) for way in ways])
    return dict(zip(ways, tallies, strict=True))


def test_there_are_levels():
    assert len(LEVELS) == 13


def test_the_solution_wins(level, tallies):
    found = tallies[level.solution]
    assert found.rate.share >= 0.75, told(found)


def test_every_trap_fails(level, tallies):
    for trap in level.traps:
        assert tallies[trap].rate.share <= 0.25, f"{trap.plays}: {told(tallies[trap])}"


@pytest.mark.parametrize("name", AT_LEAST)
def test_small_steps_win(tallies, name):
    assert tallies[name].rate.share >= AT_LEAST[name], told(tallies[name])


@pytest.mark.parametrize("name", AT_MOST)
def test_the_tempting_ways_do_not_win(tallies, name):
    assert tallies[name].games == GAMES
    assert tallies[name].rate.share <= AT_MOST[name], told(tallies[name])
