"""No wrong lesson: on every level that ships, small kept steps win and the tempting way does not.

Two or three hundred plays with different luck for each claim; `told` says more when one fails.
"""

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from game.authoring.load import load
from game.lab.balance import Balance, balance
from game.lab.simulate import simulate
from game.lab.strategies import solution_of, trap_of

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


ORDER = {
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


@pytest.fixture(scope="module")
def found(level):
    with ProcessPoolExecutor(2) as executor:
        return simulate(level.setup(0), ("small-steps", *ORDER), 300, executor)


def test_small_steps_win(found):
    best = found.outcomes[0].balance
    assert best.rate.share >= 0.70, told(best)


@pytest.mark.parametrize("name", ORDER)
def test_the_tempting_ways_do_not_win(found, name):
    came_out = next(one.balance for one in found.outcomes if one.strategy == name)
    assert came_out.rate.share <= ORDER[name], told(came_out)
