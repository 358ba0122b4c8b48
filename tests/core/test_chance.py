"""Luck: keyed, even, and the same on every machine."""

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from game.core.chance import draw, logistic

SLOPES = (70, 90, 100)


def test_logistic_is_the_curve_it_says_it_is():
    for slope in SLOPES:
        for points in range(-900, 901):
            curve = 1000 / (1 + math.exp(-points / slope))
            assert abs(logistic(points, slope) - curve) <= 2, (points, slope)
        for step in range(-80, 81):
            points = step * slope // 10
            if points * 10 == step * slope:
                curve = 1000 / (1 + math.exp(-points / slope))
                assert abs(logistic(points, slope) - curve) <= 1


@given(st.integers(-5000, 5000), st.integers(1, 500))
def test_logistic_is_symmetric_and_within_its_range(points, slope):
    assert logistic(points, slope) + logistic(-points, slope) == 1000
    assert 0 <= logistic(points, slope) <= 1000
    assert logistic(0, slope) == 500


@given(st.integers(-5000, 5000), st.integers(0, 300), st.integers(1, 500))
def test_logistic_never_falls(points, more, slope):
    assert logistic(points + more, slope) >= logistic(points, slope)


def test_draws_are_even():
    """Chi-square over ten bins: above 27.9 would happen once in a thousand."""
    draws = [draw(7, round_, "yes", "bench", "mateo") for round_ in range(10_000)]
    assert min(draws) >= 0
    assert max(draws) <= 999
    bins = [sum(low <= one < low + 100 for one in draws) for low in range(0, 1000, 100)]
    assert sum((count - 1000) ** 2 / 1000 for count in bins) < 27.9


def test_draws_for_different_keys_know_nothing_of_each_other():
    keys = [("yes", "bench"), ("keeps", "bench"), ("yes", "lake"), ("yes", "benc", "h")]
    rows = [[draw(seed, *key) for seed in range(4000)] for key in keys]
    for one in range(len(rows)):
        for other in range(one):
            pairs = zip(rows[one], rows[other], strict=True)
            product = sum((a - 499.5) * (b - 499.5) for a, b in pairs)
            assert abs(product / 4000 / (1000**2 / 12)) < 0.05


def test_neighboring_seeds_know_nothing_of_each_other():
    row = [draw(seed, 1, "yes") for seed in range(4001)]
    product = sum((a - 499.5) * (b - 499.5) for a, b in pairwise(row))
    assert abs(product / 4000 / (1000**2 / 12)) < 0.05


def test_a_draw_is_the_same_forever():
    assert [draw(seed, 1, "yes", "bench", "mateo") for seed in (7, 8)] == [515, 733]
