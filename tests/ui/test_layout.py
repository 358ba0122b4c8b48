"""Boxes tile without gaps or overlaps, whatever the numbers."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygame import Rect

from game.ui.layout import Area, Flow, columns, evenly, fit_across, grid, inset, rows, run
from game.ui.metrics import Density, Metrics

BOX = Rect(10, 20, 300, 200)


@given(st.integers(50, 3000), st.lists(st.floats(0.1, 9), min_size=1, max_size=8))
def test_columns_fill_the_width_exactly(width, shares):
    gap = 2
    lanes = columns(Rect(7, 0, width, 10), shares, gap)
    assert lanes[0].left == 7
    assert lanes[-1].right == 7 + width
    assert all(b.left - a.right == gap for a, b in itertools.pairwise(lanes))


def test_rows_stack_and_grids_wrap():
    assert [r.y for r in rows(BOX, [10, 20, 30], 5)] == [20, 35, 60]
    cells = grid(BOX, 5, 2, [10, 30, 20, 20, 5], 4)
    assert [c.h for c in cells] == [30, 30, 20, 20, 5]
    assert cells[2].topleft == (10, 54)


def test_runs_go_on_to_the_next_line():
    spots = run(0, 0, [50, 50, 50], 10, 5, 110)
    assert [s.topleft for s in spots] == [(0, 0), (55, 0), (0, 15)]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=9), st.integers(60, 300))
def test_boxes_go_evenly_on_no_more_lines_than_they_need(widths, room):
    needed, even = run(0, 0, widths, 10, 4, room), evenly(0, 0, widths, 10, 4, room)
    assert [box.w for box in even] == widths
    assert even[-1].y == needed[-1].y
    assert max(box.right for box in even) <= max(box.right for box in needed)


def test_a_last_line_is_not_left_with_one_box():
    assert [box.topleft for box in evenly(0, 0, [50] * 4, 10, 5, 170)] == [
        (0, 0), (55, 0), (0, 15), (55, 15),
    ]  # fmt: skip


def test_a_flow_walks_down():
    flow = Flow(BOX, gap=6)
    assert flow.take(20) == Rect(10, 20, 300, 20)
    flow.skip(4)
    assert flow.take(10, 0).y == 50
    assert flow.left == Rect(10, 60, 300, 160)
    assert inset(BOX, 10) == Rect(20, 30, 280, 180)


def test_columns_that_fit():
    assert fit_across(100, 60, 10, 4) == 1
    assert fit_across(1000, 100, 10, 4) == 4


@pytest.mark.parametrize(
    ("size", "text_scale", "density"),
    [
        ((1280, 720), 1, Density.ROOMY),
        ((1920, 1080), 1, Density.ROOMY),
        ((1366, 768), 1, Density.ROOMY),
        ((1024, 600), 1, Density.MEDIUM),
        ((1280, 720), 1.25, Density.MEDIUM),
        ((1280, 720), 1.5, Density.COMPACT),
        ((1280, 720), 2, Density.SCROLL),
        ((1024, 600), 2, Density.SCROLL),
    ],
)
def test_density_follows_the_height_in_em(size, text_scale, density):
    assert Metrics(*size, text_scale).density is density


def test_units_grow_with_window_and_text():
    metrics = Metrics(1920, 1080, 2.0)
    assert (metrics.px(10), metrics.u(10), metrics.em) == (15, 30, 54)
    assert Metrics(3840, 2160).scale == 2
    assert Metrics(800, 500).scale == 1


AREA = Area("a", Rect(0, 100, 200, 300), 1000)


def test_areas_scroll_within_their_content():
    assert AREA.overflow == 700
    assert (AREA.clamp(-5), AREA.clamp(9999)) == (0, 700)
    assert Area("b", Rect(0, 0, 10, 300), 100).overflow == 0


def test_areas_reveal_with_as_little_movement_as_possible():
    assert AREA.reveal(0, 50, 100, 10) == 0
    assert AREA.reveal(0, 400, 450, 10) == 160
    assert AREA.reveal(500, 400, 450, 10) == 390
    assert AREA.reveal(0, 100, 900, 10) == 90


def test_an_area_opens_on_what_is_to_be_seen():
    assert AREA.opened(250, 10) == 250
    assert AREA.but(shows=(400, 450)).opened(0, 10) == 160
    assert AREA.but(shows=(400, 450)).opened(200, 10) == 200


@given(st.integers(0, 700))
def test_the_handle_of_the_bar_stays_in_its_track(offset):
    bar = AREA.bar(offset, 10)
    assert AREA.window.top <= bar.top
    assert bar.bottom <= AREA.window.bottom


def test_dragging_the_handle_all_the_way_shows_the_end():
    travel = AREA.window.h - AREA.bar(0, 10).h
    assert AREA.dragged(0, travel, 10) == 700
