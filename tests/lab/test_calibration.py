"""Forecasts are honest: four of five changes lie inside their intervals, and a chance is a chance.

Over all levels together 75 to 85 % have to lie inside. Changes of one play hang together: for a
single level, with so few plays, the share has a standard error of two and a half points, and two
of these are allowed on either side.
"""

from collections import Counter
from dataclasses import replace

import pytest

from game.authoring.course import course_in
from game.authoring.load import load
from game.core.sample import SETUP
from game.data import find
from game.lab.calibration import Calibration
from game.lab.grid import openings, setup_of
from game.lab.named import STRATEGIES
from game.lab.play import play_out
from game.lab.simulate import calibrate

LEVELS = [card.path for card in course_in(find("levels")).levels]
MIX = tuple(STRATEGIES)
GAMES = 8


def told(found):
    curve = ", ".join(f"{one.forecast:.0%} {one.yes:.0%} ({one.offers})" for one in found.curve())
    return (
        f"{found.covered:.1%} of {found.changes} inside, {found.below} below, {found.above} above; "
        f"yes off by {found.error:.3f}, too rosy by {found.too_rosy:.3f}: {curve}"
    )


@pytest.fixture(scope="module")
def found():
    """Every level's forecasts, and those of a sample of the grid."""
    levels = {path.stem: calibrate(load(path).setup(300), MIX, GAMES) for path in LEVELS}
    grid = Calibration()
    for seed, opening in enumerate(openings(24)):
        grid.join(calibrate(replace(setup_of(opening), seed=seed), MIX, 1))
    for name, one in {**levels, "the grid": grid}.items():
        print(f"{name}: {told(one)}")
    return {**levels, "the grid": grid}


@pytest.fixture(scope="module")
def everything(found):
    whole = Calibration()
    for one in found.values():
        whole.join(one)
    return whole


def test_four_of_five_changes_lie_inside(everything):
    assert 0.75 <= everything.covered <= 0.85, told(everything)


@pytest.mark.parametrize("name", [*(path.stem for path in LEVELS), "the grid"])
def test_on_each_level_about_four_of_five_do(found, name):
    assert 0.70 <= found[name].covered <= 0.90, told(found[name])


def test_a_chance_of_a_yes_is_a_chance(everything):
    assert everything.error <= 0.03, told(everything)


@pytest.mark.parametrize("name", [*(path.stem for path in LEVELS), "the grid"])
def test_on_each_level_a_chance_is_a_chance(found, name):
    assert found[name].error <= 0.06, told(found[name])


def test_only_a_bond_makes_a_chance_rosy(found):
    for path in LEVELS:
        tied = any(bond.strength > 0 for bond in load(path).setup(0).bonds)
        assert (found[path.stem].too_rosy > 0) == tied, path.stem
    alone = calibrate(replace(SETUP, bonds=()), ("random", "grand-bargain"), 5)
    assert alone.offers.total() > 0
    assert alone.too_rosy == 0


def test_it_counts_what_the_events_say():
    story = play_out(SETUP, STRATEGIES["grand-bargain"])
    one = Calibration()
    one.add(story)
    offered = [choice for choice in story.choices if getattr(choice, "card", "") == "lake-day"]
    assert one.offers.total() == len(offered)
    twice = Calibration()
    twice.join(one)
    twice.join(one)
    assert twice.changes == 2 * one.changes
    assert twice.offers == Counter({place: 2 * count for place, count in one.offers.items()})
    assert twice.covered == one.covered
