"""A braid is numbers first: strong is thick and smooth, weak is thin, and nothing flickers."""

from itertools import pairwise

import pygame
import pytest

from game.ui.braid import Fray, Knot, Thread, along, curve, place_near, resample, weave
from game.ui.knot import draw_knot_icon
from game.ui.theme import DARK, LIGHT
from game.ui.thread import draw_ghost, draw_swatch, draw_thread, thread_bounds
from tests.gallery.pictures import Look, brush_for

PATH = ((0.0, 50.0), (300.0, 70.0), (600.0, 50.0))


def pixels(surface):
    return pygame.image.tobytes(surface, "RGBA")


def test_the_curve_runs_through_its_points():
    for i, point in enumerate(PATH):
        assert curve(PATH, i / 2) == pytest.approx(point)


def test_samples_are_evenly_spaced():
    points, places, spacing = resample(PATH, 2.0)
    gaps = [((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5 for (ax, ay), (bx, by) in pairwise(points)]
    assert max(gaps) - min(gaps) < 0.1
    assert spacing == pytest.approx(gaps[0], abs=0.05)
    assert places == sorted(places)
    assert (places[0], places[-1]) == pytest.approx((0, 1))


def test_values_spread_along_the_path():
    assert along((1.0,), 0.7) == 1.0
    assert along((0.0, 1.0), 0.25) == 0.25
    assert along((0.0, 1.0, 0.0), 0.5) == 1.0


def test_a_full_strand_is_thicker_and_strands_keep_their_order():
    thick, thin = weave(Thread(PATH)), weave(Thread(PATH, fullness=((0.2, 0.2, 0.2),)))
    for strong, weak in zip(thick.plies, thin.plies, strict=True):
        assert max(strong.widths) > 1.5 * max(weak.widths)
    widths = [max(ply.widths) for ply in thick.plies]
    assert widths == sorted(widths, reverse=True)


def test_a_fray_cuts_the_strand_it_hit():
    braid = weave(Thread(PATH, frays=(Fray(0.5, 1, 1.0),)))
    middle = braid.nearest(0.5)
    assert braid.plies[1].widths[middle] < 0.5
    assert braid.plies[0].widths[middle] > 5


def test_a_knot_pulls_the_strands_together():
    knotted, free = weave(Thread(PATH, knots=(Knot(0.5),))), weave(Thread(PATH))
    middle = free.nearest(0.5)

    def spread(braid):
        heights = [ply.points[middle][1] for ply in braid.plies]
        return max(heights) - min(heights)

    assert spread(knotted) < 0.5 * spread(free)


def test_spans_cover_every_strand_and_alternate():
    for ply in weave(Thread(PATH)).plies:
        assert ply.spans[0].first == 0
        assert ply.spans[-1].last == len(ply.points) - 1
        for one, other in pairwise(ply.spans):
            assert one.front is not other.front
            assert other.first <= one.last


def test_a_place_is_found_again():
    assert place_near(PATH, curve(PATH, 0.3)) == pytest.approx(0.3, abs=0.01)


def test_equal_threads_give_equal_pictures_and_others_do_not():
    spec = Thread(PATH, fullness=((0.4, 0.3, 0.2),), frays=(Fray(0.3),))
    again = Thread(PATH, fullness=((0.4, 0.3, 0.2),), frays=(Fray(0.3),))
    other = Thread(PATH, fullness=((0.4, 0.3, 0.3),), frays=(Fray(0.3),))
    assert pixels(draw_thread(spec, LIGHT)) == pixels(draw_thread(again, LIGHT))
    assert pixels(draw_thread(spec, LIGHT)) != pixels(draw_thread(other, LIGHT))
    assert pixels(draw_thread(spec, LIGHT)) != pixels(draw_thread(spec, DARK))


@pytest.mark.parametrize("unit", [1.0, 1.5, 2.0])
def test_nothing_is_cut_off_at_the_bounds(unit):
    spec = Thread(
        tuple((x * unit, y * unit) for x, y in PATH), width=27 * unit,
        fullness=((0.1, 0.1, 0.1),), frays=(Fray(0.4, 0, 1.2),), knots=(Knot(0.7, 5),),
    )  # fmt: skip
    image = draw_thread(spec, LIGHT, unit)
    bounds = thread_bounds(spec, unit)
    assert image.get_size() == bounds.size
    used = image.get_bounding_rect(min_alpha=40)
    assert image.get_rect().inflate(-2, -2).contains(used)


def test_pictures_are_premultiplied():
    image = draw_thread(Thread(PATH), LIGHT)
    for x in range(0, image.get_width(), 7):
        for y in range(0, image.get_height(), 3):
            red, green, blue, alpha = image.get_at((x, y))
            assert max(red, green, blue) <= alpha + 1


@pytest.mark.parametrize("size", range(1, 6))
def test_a_knot_grows_with_its_promise(size):
    bigger = draw_knot_icon(size + 1, 16, LIGHT).get_width()
    assert draw_knot_icon(size, 16, LIGHT).get_width() < bigger


def test_strands_can_be_told_apart_without_color():
    shares = []
    for strand in range(3):
        image = pygame.transform.grayscale(draw_swatch(strand, 44, 16, LIGHT))
        shares.append(pixels(image))
    assert len(set(shares)) == 3


def test_a_ghost_lies_on_its_path():
    image, (left, top) = draw_ghost(PATH, (100, 100, 100))
    area = image.get_rect(topleft=(left, top))
    assert all(area.collidepoint(point) for point in PATH)


@pytest.mark.parametrize("path", [((5.0, 5.0), (5.0, 5.0)), ((0.0, 0.0), (1.0, 0.0))])
def test_even_a_tiny_thread_can_be_drawn(path):
    assert draw_thread(Thread(path, knots=(Knot(0.5),), frays=(Fray(0.5),)), LIGHT).get_width() > 0


@pytest.mark.parametrize("start", [(10.0, 20.0), (10.996, 20.0), (10.0, 20.996), (10.004, 20.004)])
@pytest.mark.parametrize("end", [(90.0, 30.0), (90.004, 30.0), (90.0, 30.004), (90.5, 30.996)])
def test_a_thread_is_drawn_exactly_as_large_as_the_place_it_is_given(start, end):
    """Some paths came out a pixel smaller, and the unrolling thread then left its picture."""
    brush = brush_for(Look((1280, 720)))
    spec = Thread((start, (50.0, 25.0), end), width=6, loose=0)
    assert brush.thread_image(spec).get_size() == brush.bounds(spec).size
