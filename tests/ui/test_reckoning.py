"""The reckoning says one sentence first, and never hides a number."""

import pygame
import pytest
from rounds import SCALES, SIZES, Log, click, obeys_layout, sees_all, start, tab_to, tap, views_of

from game.core.moves import Next
from game.present.views import ReckoningView
from game.ui.play.reckoning import ReckoningScene


def last():
    return views_of(ReckoningView)[-1]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_scale", SCALES)
@pytest.mark.parametrize("rough", [False, True])
def test_it_fits_or_scrolls(size, text_scale, rough):
    view = views_of(ReckoningView, rough=rough)[2]
    app = start(ReckoningScene(view, Log().host), size, text_scale)
    obeys_layout(app)
    sees_all(app)


def test_every_round_of_a_play_can_be_shown():
    for view in (*views_of(ReckoningView), *views_of(ReckoningView, rough=True)):
        obeys_layout(start(ReckoningScene(view, Log().host), (1024, 600)))


@pytest.mark.parametrize("text_scale", SCALES)
@pytest.mark.parametrize("swapped", [False, True])
def test_every_sum_can_be_opened(text_scale, swapped):
    opened = frozenset((0, 1, 2))
    for chosen in (0, 1):
        scene = ReckoningScene(last(), Log().host, chosen, swapped, opened)
        app = start(scene, (1024, 600), text_scale)
        obeys_layout(app)
        told = " ".join(w.label for w in app.stage.page.widgets)
        lines = [line for row in last().ledgers[chosen].rows for line in row.lines]
        assert all(line.sentence in told for line in lines)
        assert all(not swapped or line.change in told for line in lines)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_scale", SCALES)
def test_the_headline_stands_on_top_and_the_way_on_is_always_in_sight(size, text_scale):
    app = start(ReckoningScene(last(), Log().host), size, text_scale)
    texts = [w for w in app.stage.page.widgets if w.label == last().headline]
    assert texts
    assert app.stage.place.focus == "next"
    assert app.stage.find("next").area == ""
    assert app.stage.place.offsets in ({}, dict.fromkeys(app.stage.areas, 0))


def test_enter_goes_on():
    log = Log()
    tap(start(ReckoningScene(last(), log.host)), pygame.K_RETURN)
    assert log.chosen == [Next()]


def test_the_mouse_goes_on():
    log = Log()
    click(start(ReckoningScene(last(), log.host), (1024, 600), 2.0), "next")
    assert log.chosen == [Next()]


@pytest.mark.parametrize("hands", ["keyboard", "mouse"])
def test_the_other_trust_is_one_tab_away(hands):
    app = start(ReckoningScene(last(), Log().host))
    if hands == "mouse":
        click(app, "tab-1")
    else:
        tab_to(app, "tab-1")
        tap(app, pygame.K_RETURN)
    assert app.stack[-1].chosen == 1
    told = " ".join(w.label for w in app.stage.page.widgets)
    assert last().ledgers[1].title in told
    assert app.stage.place.focus == "tab-1"


@pytest.mark.parametrize("size", SIZES)
def test_large_targets_cover_nothing(size):
    """The link to smaller changes reached into the tabs above it."""
    obeys_layout(start(ReckoningScene(last(), Log().host), size, touch=True))


def test_smaller_changes_open_and_close():
    apps = (start(ReckoningScene(view, Log().host)) for view in views_of(ReckoningView))
    app = next(app for app in apps if app.stage.find("more-0"))
    tab_to(app, "more-0")
    tap(app, pygame.K_RETURN)
    assert app.stack[-1].opened == {0}
    tap(app, pygame.K_RETURN)
    assert app.stack[-1].opened == frozenset()


def test_numbers_are_there_on_demand():
    app = start(ReckoningScene(last(), Log().host), (1024, 600))
    assert not [w for w in app.stage.page.widgets if "sum" in w.id]
    tap(app, pygame.K_i)
    assert [w for w in app.stage.page.widgets if "sum" in w.id]
    tap(app, pygame.K_i)
    assert not [w for w in app.stage.page.widgets if "sum" in w.id]


def test_a_wide_window_shows_numbers_until_told_not_to():
    app = start(ReckoningScene(last(), Log().host), (1920, 1080))
    assert [w for w in app.stage.page.widgets if "sum" in w.id]
    tap(app, pygame.K_i)
    assert not [w for w in app.stage.page.widgets if "sum" in w.id]


def test_the_mouse_shows_numbers_too():
    app = start(ReckoningScene(last(), Log().host), (1024, 600))
    before = app.stage.find("numbers").label
    click(app, "numbers")
    assert app.stage.find("numbers").label != before
