"""A finger presses, scrolls and looks; and where there are fingers, there is room for them."""

import pygame
import pytest
from driver import start as open_window_on
from pygame import Rect
from test_app import SIZE, Clock, Probe, actions, start
from test_pair import PLAY, played, table
from test_whole_level import solved

from game.data import find
from game.journal.journal import Journal
from game.journal.settings import Settings
from game.ui.fingers import LONG_SECONDS, SLIP
from game.ui.hands import HOLD_SECONDS
from game.ui.metrics import FINGER, TOUCH
from game.ui.pair import TWICE_SECONDS
from game.ui.widgets import Role, Widget, tab_order


def finger(kind, point, number=0, size=SIZE):
    x, y = point[0] / size[0], point[1] / size[1]
    return pygame.Event(kind, touch_id=1, finger_id=number, x=x, y=y, dx=0, dy=0)


def down(point, number=0):
    return finger(pygame.FINGERDOWN, point, number)


def move(point, number=0):
    return finger(pygame.FINGERMOTION, point, number)


def up(point, number=0):
    return finger(pygame.FINGERUP, point, number)


FIRST, SECOND = (140, 65), (140, 145)


def test_a_tap_presses_once_although_the_system_also_tells_of_a_mouse():
    scene = Probe()
    app = start(scene)
    mouse = {"pos": SECOND, "button": 1, "touch": True}
    app.step([
        down(SECOND), pygame.Event(pygame.MOUSEBUTTONDOWN, **mouse),
        up(SECOND), pygame.Event(pygame.MOUSEBUTTONUP, **mouse),
    ])  # fmt: skip
    assert actions(scene) == ["do 1"]
    assert app.stage.place.focus == "b1"


def test_a_drag_scrolls_and_presses_nothing():
    scene = Probe(scrolls=True)
    app = start(scene)
    app.step([down(SECOND), move((140, 145 - SLIP // 2))])
    assert app.stage.place.offsets["list"] == 0
    app.step([move((140, 85)), move((140, 45)), up((140, 45))])
    assert app.stage.place.offsets["list"] == 100
    assert (actions(scene), app.stage.place.focus, app.stage.touch.pressed) == ([], "b0", "")


def test_a_trembling_finger_still_presses():
    scene = Probe()
    app = start(scene)
    app.step([down(SECOND), move((143, 149)), up((143, 149))])
    assert actions(scene) == ["do 1"]


def test_a_long_press_shows_what_hovering_shows_and_presses_nothing():
    clock, scene = Clock(), Probe()
    app = start(scene, now=clock)
    app.step([down(SECOND)])
    assert (app.moving, app.stage.touch.hovered) == (True, "")
    clock.time = LONG_SECONDS
    app.step(())
    assert (app.moving, app.stage.touch.hovered) == (False, "b1")
    app.step([up(SECOND)])
    assert (actions(scene), app.stage.touch.hovered) == ([], "")
    app.step([down(FIRST), up(FIRST)])
    assert actions(scene) == ["do 0"]


def test_a_second_finger_is_not_listened_to_until_the_first_is_lifted():
    scene = Probe()
    app = start(scene)
    app.step([down(FIRST), down(SECOND, 1), up(SECOND, 1), up(FIRST)])
    assert actions(scene) == ["do 0"]


def test_what_must_be_held_is_held_by_a_finger_until_it_slips():
    clock = Clock()
    hold = Widget("h", Role.BUTTON, "Break it", Rect(500, 40, 200, 60), "broken", hold=True)
    scene = Probe(extra=(hold,))
    app = start(scene, now=clock)
    app.step([down((600, 70))])
    clock.time = HOLD_SECONDS / 2
    app.step([move((600, 70 + 3 * SLIP))])
    clock.time = 5
    app.step([up((600, 110))])
    assert actions(scene) == []
    app.step([down((600, 70))])
    clock.time = 6 + HOLD_SECONDS
    app.step(())
    app.step([up((600, 70))])
    assert actions(scene) == ["broken"]


def test_two_players_tap_one_after_the_other():
    clock = Clock()
    scene, app = table(PLAY, now=clock)
    spot = app.stage.find("c0").rect.center
    app.step([down((900, 600)), up((900, 600)), down(spot), up(spot)])
    clock.time = TWICE_SECONDS
    assert played(scene) == []
    spot = app.stage.find("c0").rect.center
    app.step([down(spot), up(spot)])
    assert played(scene) == [PLAY]


def test_the_first_finger_makes_room_and_the_mouse_does_not():
    app = start(Probe())
    app.step([pygame.Event(pygame.MOUSEMOTION, pos=FIRST, rel=(1, 1), buttons=(0, 0, 0))])
    assert (app.settings.touch, app.brush.metrics.touch) == (False, TOUCH)
    app.step([down((900, 600))])
    assert app.brush.metrics.touch == TOUCH, "nothing moves while the finger is down"
    app.step([up((900, 600))])
    assert (app.settings.touch, app.brush.metrics.touch) == (True, FINGER)


@pytest.fixture
def journal(tmp_path):
    journal = Journal(tmp_path)
    journal.keep_settings(Settings(motion=False, window=(1280, 720), touch=True))
    return journal


def tap(player, id_):
    """Tap the middle of what can be seen of a widget; scroll to it first if need be."""
    stage = player.app.stage
    stage.reveal(id_)
    widget = stage.find(id_)
    area = stage.areas.get(widget.area)
    spot = (widget.rect.clip(area.window) if area else widget.rect).center
    player.post(down(spot), up(spot))


def test_a_whole_level_by_finger_and_every_target_is_large_enough(journal):
    story = solved("on-time")
    player = open_window_on(journal, str(find("levels", "on-time.toml")))
    for choice in story.choices:
        for id_ in player.way_to(choice):
            for widget in tab_order(player.widgets):
                small = widget.target(player.app.brush.metrics.touch)
                assert min(small.size) >= TOUCH
                assert widget.style == "stop" or min(widget.rect.size) >= TOUCH, widget
            hold, stack = player.app.stage.find(id_).hold, player.app.stack
            tap(player, id_)
            if hold and player.app.stack == stack:
                tap(player, id_)
    assert player.screen == "Ending"
    tap(player, "review")
    assert player.screen == "Review"
    assert Journal(journal.folder).plays()[0].finished


def test_large_targets_can_be_chosen_and_are_kept(tmp_path):
    journal = Journal(tmp_path)
    journal.keep_settings(Settings(motion=False, window=(1280, 720)))
    player = open_window_on(journal).press("settings").press("touch")
    assert player.app.brush.metrics.touch == FINGER
    assert Journal(tmp_path).settings().touch
    player.press("touch")
    assert not Journal(tmp_path).settings().touch
