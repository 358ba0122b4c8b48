"""Every number of the rules moves something: a dial that nothing turns on is not there."""

from dataclasses import fields, replace
from itertools import combinations, product

import pytest

from game.core.dials import Dials
from game.core.kinds import Style
from game.core.setup import Temperament
from game.core.temperament import PRESETS
from game.lab.grid import Opening, setup_of
from game.lab.named import STRATEGIES
from game.lab.play import play_out
from game.lab.strategies import follow, random_player
from tests.core.stories import everything, temper

SHARE = (0, 1000)
SLOPE = (40, 160)

ENDS = {
    "wariness_most": (300, 850),
    "misread_verifiable": (0, 500),
    "yes_slope": SLOPE,
    "keep_slope": SLOPE,
    "favor_slope": SLOPE,
    "public": (1000, 2000),
    "carried_over": SHARE,
    "own_up_wariness": SHARE,
    "amends_wariness": SHARE,
    "deny_wariness": SHARE,
    "mediator_wariness": SHARE,
    "kept_wariness": SHARE,
}
"""The two ends of a dial, where they are not nothing and twice what it is."""

PLAYERS = (
    random_player(1),
    STRATEGIES["small-steps"],
    random_player(2),
    STRATEGIES["breaking-quietly"],
    STRATEGIES["pressure"],
    follow(("soon", "clarify", "grand", "fairly", "clarify", "facilitate", "middle")),
    STRATEGIES["talk-only"],
    random_player(3),
    random_player(4),
)
SEEDS = range(12)

TABLES = (
    everything(),
    everything(temper(), trust=700, power=60),
    setup_of(Opening(power=50, trust=50, rounds=10, temperament="reciprocator")),
)


def comes_out(setup, player, seed):
    """How a play ends: the last position, whatever it was set up with."""
    last = play_out(replace(setup, seed=seed), player).state
    return replace(last, setup=TABLES[0])


def differ(*setups):
    """Whether these tables give different endings somewhere, under the same luck."""
    return any(
        len({repr(comes_out(setup, player, seed)) for setup in setups}) > 1
        for seed, player in product(SEEDS, PLAYERS)
    )


def ends_of(name):
    return ENDS.get(name, (0, 2 * getattr(Dials(), name)))


@pytest.mark.parametrize("name", [field.name for field in fields(Dials)])
def test_every_dial_moves_something(name):
    low, high = ends_of(name)
    assert low != high
    assert any(
        differ(*(replace(table, dials=replace(table.dials, **{name: end})) for end in (low, high)))
        for table in TABLES
    )


def test_a_dial_without_effect_would_be_found():
    assert not differ(everything(), everything(dials=Dials()))


# ---------------------------------------------------------------- who sits there


TEMPERS = {
    "honesty": (-60, 120),
    "reciprocity": SHARE,
    "pride": (0, 90),
    "patience": (0, 60),
    "opportunism": (0, 200),
    "forgiveness": SHARE,
}


@pytest.mark.parametrize("name", [field.name for field in fields(Temperament)])
def test_every_number_of_a_temperament_moves_something(name):
    assert differ(*(everything(temper(**{name: end})) for end in TEMPERS[name]))


@pytest.mark.parametrize(
    ("name", "ends"),
    [("power", (20, 80)), ("bond", (0, 1000)), ("tension", (100, 500)), ("neutrality", (30, 100))],
)
def test_what_a_level_says_of_the_table_moves_something(name, ends):
    assert differ(*(everything(**{name: end}) for end in ends))


def test_every_temperament_with_a_name_comes_out_differently():
    for one, other in combinations(PRESETS.values(), 2):
        assert differ(everything(one), everything(other))


def test_every_style_of_a_mediator_comes_out_differently():
    ends = {
        repr(comes_out(everything(), follow((style.value, "tiny", "small", "middle")), seed=3))
        for style in Style
    }
    assert len(ends) == len(Style) == 3
