"""No wrong lesson: on every level that ships, small kept steps win and the tempting way does not.

Two hundred plays with different luck for each claim; `balance` tells more when one of them fails.
"""

from pathlib import Path

import pytest

from game.authoring.load import load
from game.lab.balance import Balance, balance
from game.lab.honest import small_steps
from game.lab.strategies import random_player, solution_of, trap_of

LEVELS = sorted(
    path
    for path in (Path(__file__).parents[2] / "levels").glob("*.toml")
    if path.stem != "course" and "." not in path.stem
)


def told(found: Balance) -> str:
    """What to look at when a claim does not hold."""
    endings = ", ".join(f"{ending} {count}" for ending, count in found.endings)
    trust = " ".join(f"{points:.0f}" for points in found.trust)
    support = " ".join(f"{points:.0f}" for points in found.support)
    return f"{found.rate.share:.0%} ({endings}); trust {trust}; support {support}"


@pytest.fixture(params=LEVELS, ids=lambda path: path.stem, scope="module")
def level(request):
    return load(request.param)


def test_there_are_levels():
    assert LEVELS


def test_the_solution_wins(level):
    found = balance(level, solution_of(level))
    assert found.rate.share >= 0.75, told(found)


def test_every_trap_fails(level):
    for trap in level.traps:
        found = balance(level, trap_of(trap))
        assert found.rate.share <= 0.25, f"{trap.plays}: {told(found)}"


def test_small_steps_win(level):
    found = balance(level, small_steps)
    assert found.rate.share >= 0.70, told(found)


def test_choosing_at_random_does_not_win(level):
    found = balance(level, random_player())
    assert found.rate.share <= 0.25, told(found)
