"""The briefing can be read in every size, and it ends with a guess and a beginning."""

import pygame
import pytest
from test_table import (
    SCALES,
    SIZES,
    check_laws,
    click,
    crowd,
    host_of,
    key,
    lay,
    reached,
    start,
    view_of,
)

from game.core.kinds import Phase
from game.core.moves import ForeseeEnding
from game.ui.play.briefing import BriefingScene
from game.ui.play.sheet import Sheet
from game.ui.widgets import Role, tab_order


def opening(view, phase):
    return phase is Phase.OPENING and view.header.round == 0


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_scale", SCALES)
@pytest.mark.parametrize("level", ["on-time", "the-corridor"])
@pytest.mark.parametrize("asking", [False, True])
def test_the_briefing_obeys_the_laws_of_layout(size, text_scale, level, asking):
    view = view_of(level, wanted=opening)
    check_laws(*lay(BriefingScene(view, host_of([]), asking=asking), size, text_scale))


@pytest.mark.parametrize("asking", [False, True])
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_tab_reaches_everything(asking, text_scale):
    view = view_of(wanted=opening)
    app = start(BriefingScene(view, host_of([]), asking=asking), text_scale=text_scale)
    assert {w.id for w in tab_order(app.stage.page.widgets)} <= reached(app)


def test_a_guess_by_keyboard_alone():
    made = []
    view = view_of(wanted=opening)
    app = start(BriefingScene(view, host_of(made)))
    assert app.stage.place.focus == "go-on"
    key(app, pygame.K_RETURN)
    assert not app.stage.find("begin").enabled
    key(app, pygame.K_3, "3")
    assert app.stage.place.focus == "begin"
    key(app, pygame.K_RETURN)
    assert made == [view.endings[2].choice]
    assert isinstance(made[0], ForeseeEnding)


def test_a_guess_by_mouse_alone_can_be_changed():
    made = []
    view = view_of(wanted=opening)
    app = start(BriefingScene(view, host_of(made)))
    for id_ in ("go-on", "ending:1", "ending:4", "back", "go-on"):
        click(app, id_)
    chosen = [w for w in app.stage.page.widgets if w.role is Role.OPTION and w.selected]
    assert [w.label for w in chosen] == [view.endings[4].label]
    click(app, "begin")
    assert made == [view.endings[4].choice]


def test_two_others_are_introduced():
    view = view_of(wanted=opening)
    app = start(BriefingScene(crowd(view), host_of([])))
    labels = [w.label for w in app.stage.page.widgets if w.role is Role.IMAGE]
    assert labels == ["You", "Mateo", "You", "Priya"]


def test_escape_pauses():
    app = start(BriefingScene(view_of(wanted=opening), host_of([])))
    key(app, pygame.K_ESCAPE)
    assert isinstance(app.stack[-1], Sheet)
