"""A gamepad does all that a keyboard does, and comes and goes as it likes."""

import subprocess
import sys

import pygame
import pytest
from pygame import Rect
from pygame._sdl2 import controller
from test_app import Clock, Probe, actions, start, tap
from virtual_pad import SDL, VirtualPad

from game.ui.howto import HowToPlay
from game.ui.pad import FIRST_REPEAT, NEXT_REPEAT
from game.ui.scene import Back, Pressed
from game.ui.widgets import Role, Widget

UP, DOWN = pygame.CONTROLLER_BUTTON_DPAD_UP, pygame.CONTROLLER_BUTTON_DPAD_DOWN
A, B = pygame.CONTROLLER_BUTTON_A, pygame.CONTROLLER_BUTTON_B
Y, START = pygame.CONTROLLER_BUTTON_Y, pygame.CONTROLLER_BUTTON_START
LEFT_SHOULDER = pygame.CONTROLLER_BUTTON_LEFTSHOULDER
RIGHT_SHOULDER = pygame.CONTROLLER_BUTTON_RIGHTSHOULDER
real = pytest.mark.skipif(SDL is None, reason="this SDL cannot pretend to have a gamepad")


def down(button, pad=0):
    return pygame.Event(pygame.CONTROLLERBUTTONDOWN, instance_id=pad, button=button)


def up(button, pad=0):
    return pygame.Event(pygame.CONTROLLERBUTTONUP, instance_id=pad, button=button)


def stick(value, axis=pygame.CONTROLLER_AXIS_LEFTY, pad=0):
    value = round(32767 * value)
    return pygame.Event(pygame.CONTROLLERAXISMOTION, instance_id=pad, axis=axis, value=value)


def test_the_cross_moves_and_the_buttons_press_and_go_back():
    scene = Probe()
    app = start(scene)
    app.step([down(DOWN), up(DOWN), down(A), up(A), down(B), up(B)])
    assert actions(scene) == ["do 1"]
    assert scene.log.count(Back()) == 1
    app.step([down(START), up(START), down(Y), up(Y)])
    assert scene.log.count(Back()) == 2
    assert Pressed("i") in scene.log


def test_a_push_of_the_stick_counts_once_although_it_trembles():
    app = start(Probe())
    app.step([stick(v) for v in (0.3, 0.9, 1.0, 0.5, 0.7, 0.1)])
    assert app.stage.place.focus == "b1"
    assert not app.moving
    app.step([stick(0.9), stick(-0.9), stick(0)])
    assert app.stage.place.focus == "b1"


def test_a_direction_that_is_held_counts_again_and_again_until_it_is_let_go():
    clock = Clock()
    app = start(Probe(), now=clock)
    app.step([down(DOWN)])
    assert (app.stage.place.focus, app.moving) == ("b1", True)
    clock.time = FIRST_REPEAT - 0.01
    app.step(())
    assert app.stage.place.focus == "b1"
    clock.time = FIRST_REPEAT
    app.step(())
    assert app.stage.place.focus == "b2"
    clock.time += NEXT_REPEAT
    app.step(())
    assert app.stage.place.focus == "b3"
    app.step([up(DOWN)])
    clock.time += 10
    app.step(())
    assert (app.stage.place.focus, app.moving) == ("b3", False)


def test_what_must_be_held_is_held_or_pressed_twice():
    clock = Clock()
    hold = Widget("h", Role.BUTTON, "Break it", Rect(500, 40, 200, 60), "broken", hold=True)
    scene = Probe(extra=(hold,))
    app = start(scene, now=clock)
    app.hands.focus("h")
    app.step([down(A), up(A)])
    assert actions(scene) == []
    app.step([down(A), up(A)])
    assert actions(scene) == ["broken"]
    app.step([down(A)])
    clock.time = 1
    app.step(())
    app.step([up(A)])
    assert actions(scene) == ["broken", "broken"]


def test_the_shoulder_buttons_switch_tabs_round_and_round_or_turn_the_page():
    tabs = tuple(
        Widget(f"t{i}", Role.TAB, "Tab", Rect(400 + 90 * i, 0, 80, 40), f"tab {i}", selected=i == 1)
        for i in range(3)
    )
    scene = Probe(extra=tabs)
    app = start(scene)
    app.step([down(RIGHT_SHOULDER), up(RIGHT_SHOULDER), down(LEFT_SHOULDER), up(LEFT_SHOULDER)])
    assert [e for e in scene.log if isinstance(e, str)] == ["tab 2", "tab 0"]
    app = start(Probe(scrolls=True))
    app.step([down(RIGHT_SHOULDER), up(RIGHT_SHOULDER)])
    assert app.stage.place.offsets["list"] == 340
    app.step([down(LEFT_SHOULDER), up(LEFT_SHOULDER)])
    assert app.stage.place.offsets["list"] == 0


def test_the_help_names_what_is_in_hand():
    def say(key, **_values):
        return key

    app = start(HowToPlay(say, lambda: None))

    def helped():
        return {w.label for w in app.stage.page.widgets} & {"how.keys_title", "how.pad_title"}

    assert helped() == {"how.keys_title"}
    app.step([down(DOWN), up(DOWN)])
    assert helped() == {"how.pad_title"}
    app.step(tap(pygame.K_TAB))
    assert helped() == {"how.keys_title"}


def test_keys_are_drawn_as_buttons_without_a_new_layout():
    enter = Widget("e", Role.BUTTON, "Go on", Rect(500, 40, 300, 60), "go", key="Enter")
    app = start(Probe(extra=(enter,)))
    screen, page = pygame.display.get_surface(), app.stage.page
    before = pygame.image.tobytes(screen.subsurface(enter.rect), "RGB")
    app.step([down(Y), up(Y)])
    assert pygame.image.tobytes(screen.subsurface(enter.rect), "RGB") != before
    assert app.stage.page is page
    app.step(tap(pygame.K_x))
    assert pygame.image.tobytes(screen.subsurface(enter.rect), "RGB") == before


@pytest.fixture
def plugged():
    """Give a scene with a gamepad beside it, and a way to let the system tell what happened."""
    scene = Probe()
    app = start(scene)
    app.hands.look_for_pads()
    pad = VirtualPad()

    def hear():
        app.step(pygame.event.get())
        return app

    hear()
    yield app, pad, hear, scene
    controller.quit()
    pygame.joystick.quit()


@real
def test_a_gamepad_is_plugged_in_used_and_pulled_out_in_the_middle_of_a_play(plugged):
    app, pad, hear, scene = plugged
    assert len(app.hands.pads.plugged) == 1
    pad.press(DOWN)
    hear()
    assert (app.stage.place.focus, app.hands.by_pad) == ("b1", True)
    pad.release(DOWN)
    pad.press(A)
    hear()
    pad.release(A)
    hear()
    assert actions(scene) == ["do 1"]
    pad.push(1, 0.9)
    hear()
    assert (app.stage.place.focus, app.moving) == ("b2", True)
    pad.unplug()
    hear()
    assert (app.hands.pads.plugged, app.moving) == ((), False)
    again = VirtualPad()
    hear()
    again.press(UP)
    hear()
    assert app.stage.place.focus == "b1"
    again.unplug()
    hear()


@real
def test_a_gamepad_without_names_for_its_buttons_will_do(plugged):
    app, pad, hear, scene = plugged
    pad.unplug()
    hear()
    plain = VirtualPad(kind=0)
    hear()
    plain.push(1, 1.0)
    hear()
    plain.push(1, 0.0)
    plain.press(0)
    hear()
    plain.release(0)
    hear()
    assert actions(scene) == ["do 1"]
    plain.unplug()
    hear()
    assert app.hands.pads.plugged == ()


def test_gamepads_and_all_that_one_player_may_lack_are_sent_for_after_the_first_frame():
    code = (
        "import sys, pygame; from game.journal.journal import Journal; from pathlib import Path;"
        "from game.ui.main import open_game; app = open_game(Journal(Path(sys.argv[1]))); "
        "app.step(()); assert not pygame.joystick.get_init(); "
        "late = {'pygame._sdl2.controller', 'game.ui.pad', 'game.ui.pair', 'game.ui.fingers'}; "
        "assert not late & set(sys.modules); "
        "[app.step(()) for _ in range(400)]; assert pygame.joystick.get_init()"
    )
    subprocess.run([sys.executable, "-c", code, "."], check=True, timeout=120)
