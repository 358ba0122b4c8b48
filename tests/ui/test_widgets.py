"""Focus goes where eyes expect it, and nothing that can be pressed is too small to press."""

import pytest
from pygame import Rect

from game.ui.widgets import Role, Widget, find, hit, next_focus, shortcut, tab_order, toward


def at(id_, x, y, w=80, h=30, **more):
    return Widget(id_, more.pop("role", Role.BUTTON), id_, Rect(x, y, w, h), id_, **more)


GRID = tuple(at(f"{row}{col}", col * 100, row * 50) for row in range(3) for col in range(3))
STOPS = tuple(widget.id for widget in GRID)


def test_tab_visits_everything_once_in_reading_order_and_comes_round():
    seen, here = [], ""
    for _ in GRID:
        here = next_focus(STOPS, here)
        seen.append(here)
    assert tuple(seen) == STOPS
    assert next_focus(STOPS, here) == "00"
    assert next_focus(STOPS, "00", -1) == "22"
    assert next_focus(STOPS, "", -1) == "22"


def test_headings_are_passed_over_and_disabled_widgets_are_not():
    widgets = (at("h", 0, 0, role=Role.HEADING), at("off", 0, 50, enabled=False), at("on", 0, 99))
    assert [w.id for w in tab_order(widgets)] == ["off", "on"]
    assert next_focus((), "") == ""


@pytest.mark.parametrize(
    ("direction", "goal"), [("left", "10"), ("right", "12"), ("up", "01"), ("down", "21")]
)
def test_arrows_go_to_the_neighbor(direction, goal):
    assert toward(GRID, "11", direction) == goal


def test_arrows_stop_at_the_border():
    assert toward(GRID, "00", "left") == "00"
    assert toward(GRID, "22", "down") == "22"
    assert toward(GRID, "nothing", "up") == "00"


def test_a_wide_card_leads_to_the_row_below_it():
    widgets = (at("wide", 0, 0, 400, 100), at("a", 0, 120), at("b", 300, 120), at("side", 420, 30))
    assert toward(widgets, "wide", "right") == "side"
    assert toward(widgets, "a", "up") == "wide"
    assert toward(widgets, "b", "up") == "wide"
    assert toward(widgets, "wide", "down") in {"a", "b"}


def test_every_widget_can_be_reached_by_arrows_from_every_other():
    for start in GRID:
        reached, todo = {start.id}, [start.id]
        while todo:
            here = todo.pop()
            for direction in ("left", "right", "up", "down"):
                goal = toward(GRID, here, direction)
                if goal not in reached:
                    reached.add(goal)
                    todo.append(goal)
        assert reached == {w.id for w in GRID}


def test_hits_are_exact_first_and_generous_second():
    small = at("small", 100, 100, 20, 20)
    assert hit((small,), (105, 105)).id == "small"
    assert hit((small,), (92, 105)) is None
    assert hit((small,), (92, 105), 44).id == "small"
    assert hit((small,), (70, 105), 44) is None
    under, over = at("under", 0, 0), at("over", 0, 0)
    assert hit((under, over), (10, 10)).id == "over"
    near, far = at("near", 0, 0, 20, 20), at("far", 30, 0, 20, 20)
    assert hit((near, far), (23, 10), 44).id == "near"


def test_small_targets_are_padded_to_touch_size():
    assert at("x", 10, 10, 20, 60).target(44).size == (44, 60)


def test_shortcuts_ignore_case_and_what_is_off():
    widgets = (at("a", 0, 0, key="I", enabled=False), at("b", 0, 0, key="i"))
    assert shortcut(widgets, "I").id == "b"
    assert shortcut(widgets, "9") is None
    assert find(widgets, "b").moved(5, 6).rect.topleft == (5, 6)
