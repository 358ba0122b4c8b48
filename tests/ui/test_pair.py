"""Two players share one side: nothing is played that only one of them wants."""

import pygame
import pytest
from driver import start as open_window_on
from pygame import Rect
from test_app import Clock, Probe, start, tap
from test_pads import down, up
from test_whole_level import on_disk, solved
from virtual_pad import SDL, VirtualPad

from game.core.moves import Play
from game.data import find
from game.journal.journal import Journal
from game.journal.settings import Settings
from game.present.views import ChoiceView
from game.ui.pair import TWICE_SECONDS, shared
from game.ui.scene import Back, Pair
from game.ui.widgets import Role, Widget

WORDS = Pair("Right player?", "Left player?", "Second player?", "Waiting.", "Taken back.")
PLAY = ChoiceView(Play("apology"), "Play it", "")
BREAK = ChoiceView(Play("silence"), "Break it", "", held=True)
A = pygame.CONTROLLER_BUTTON_A
F, J = (pygame.K_f, "f"), (pygame.K_j, "j")


class Shared(Probe):
    """A scene of plain buttons whose choices need both players."""

    def compose(self, brush):
        return shared(super().compose(brush), WORDS)


def table(*choices, now=None):
    """Return a scene with choices beside its buttons, and the window it is in."""
    extra = tuple(
        Widget(
            f"c{i}", Role.BUTTON, c.label, Rect(500, 40 + 90 * i, 300, 60), c, hold=c.held
        )
        for i, c in enumerate(choices)
    )  # fmt: skip
    scene = Shared(extra=extra)
    return scene, start(scene, now=now or Clock())


def played(scene):
    return [action for action in scene.log if isinstance(action, ChoiceView)]


def click(widget):
    spot = {"pos": widget.rect.center, "button": 1}
    down_, up_ = pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP
    return [pygame.Event(down_, **spot), pygame.Event(up_, **spot)]


@pytest.mark.parametrize(
    ("first", "second"),
    [(F, J), (J, F), ((pygame.K_SPACE, " "), J), (F, (pygame.K_RETURN, "\r"))],
)
def test_a_card_is_played_when_both_have_pressed(first, second):
    scene, app = table(PLAY)
    app.hands.focus("c0")
    app.step(tap(first[0], text=first[1]))
    assert played(scene) == []
    assert app.stage.touch.waiting.id == "c0"
    app.step(tap(second[0], text=second[1]))
    assert played(scene) == [PLAY]
    assert app.stage.touch.waiting is None


def test_the_players_own_keys_need_not_point_at_the_only_choice():
    scene, app = table(PLAY)
    assert app.stage.place.focus == "b0"
    app.step([*tap(pygame.K_f, text="f"), *tap(pygame.K_j, text="j")])
    assert played(scene) == [PLAY]
    assert app.stage.place.focus == "b0"


@pytest.mark.parametrize("second_thought", [pygame.K_f, pygame.K_ESCAPE])
def test_what_one_has_pressed_can_be_taken_back_before_the_other_presses(second_thought):
    scene, app = table(PLAY)
    app.step(tap(pygame.K_f, text="f"))
    app.step(tap(second_thought, text=""))
    assert app.stage.touch.waiting is None
    assert Back() not in scene.log
    app.step(tap(pygame.K_j, text="j"))
    assert played(scene) == []
    app.step(tap(pygame.K_f, text="f"))
    assert played(scene) == [PLAY]


def test_pressing_for_different_things_plays_neither():
    scene, app = table(PLAY, BREAK)
    app.hands.focus("c0")
    app.step(tap(pygame.K_f, text="f"))
    app.hands.focus("c1")
    app.step(tap(pygame.K_j, text="j"))
    assert played(scene) == []
    assert app.stage.touch.waiting[:2] == ("c1", "right")
    app.step(tap(pygame.K_f, text="f"))
    assert played(scene) == [BREAK]


def test_a_key_that_is_held_down_does_not_count_for_two():
    scene, app = table(PLAY)
    held = pygame.Event(pygame.KEYDOWN, key=pygame.K_f, mod=0, unicode="f", scancode=0)
    app.step([held, held, held])
    assert played(scene) == []
    assert app.stage.touch.waiting.side == "left"


def test_one_mouse_presses_twice_but_a_double_click_is_one_press():
    clock = Clock()
    scene, app = table(PLAY, now=clock)
    widget = app.stage.find("c0")
    app.step([*click(widget), *click(widget)])
    assert played(scene) == []
    clock.time = TWICE_SECONDS
    app.step(click(widget))
    assert played(scene) == [PLAY]
    app.step(click(widget))
    clock.time *= 3
    app.step(click(app.stage.find("b0")))
    assert app.stage.touch.waiting is None
    app.step(click(widget))
    assert played(scene) == [PLAY]


def test_another_state_of_the_screen_forgets_who_has_pressed():
    scene, app = table(PLAY)
    app.step(tap(pygame.K_f, text="f"))
    app._enter()
    assert app.stage.touch.waiting is None
    app.step(tap(pygame.K_j, text="j"))
    assert played(scene) == []


def test_the_screen_shows_who_is_waited_for():
    _, app = table(PLAY)
    screen, widget = pygame.display.get_surface(), app.stage.find("c0")
    box = widget.rect.inflate(20, 20)
    looks = [pygame.image.tobytes(screen.subsurface(box), "RGB")]
    for key, text in ((pygame.K_f, "f"), (pygame.K_f, "f"), (pygame.K_j, "j")):
        app.step(tap(key, text=text))
        looks.append(pygame.image.tobytes(screen.subsurface(box), "RGB"))
    assert looks[0] == looks[2]
    assert len(set(looks)) == 3


@pytest.mark.skipif(SDL is None, reason="this SDL cannot pretend to have a gamepad")
def test_two_gamepads_are_two_players():
    scene, app = table(PLAY)
    app.hands.focus("c0")
    app.hands.look_for_pads()
    pads = VirtualPad(), VirtualPad()
    app.step(pygame.event.get())
    one, two = app.hands.pads.plugged
    app.step([down(A, one), up(A, one), down(A, one), up(A, one)])
    assert (played(scene), app.stage.touch.waiting) == ([], None)
    app.step([down(A, one), up(A, one), down(A, two), up(A, two)])
    assert played(scene) == [PLAY]
    for pad in reversed(pads):
        pad.unplug()
    app.step(pygame.event.get())


# A whole level.


@pytest.fixture
def journal(tmp_path):
    journal = Journal(tmp_path)
    journal.keep_settings(Settings(motion=False, window=(1280, 720)))
    return journal


def agree(player, wanted):
    """Make a choice with two: what needs both is pressed by one, and then by the other."""
    for id_ in player.way_to(wanted):
        if not player.app.stage.find(id_).both:
            player.press(id_)
            continue
        stack = player.reach(id_).app.stack
        player.tap(pygame.K_f, "f")
        assert player.app.stack == stack
        player.tap(pygame.K_j, "j")


def test_a_pair_plays_a_whole_level_and_the_record_says_so(journal, capsys):
    story = solved("on-time")
    half = len(story.choices) // 2
    player = open_window_on(journal, str(find("levels", "on-time.toml")))
    player.press("go-on").press("pair")
    assert player.app.stage.find("pair").selected
    for choice in story.choices[:half]:
        agree(player, choice)
    player.tap(pygame.K_ESCAPE).press("leave")
    assert journal.unfinished().pair
    player.press("continue")
    for choice in story.choices[half:]:
        agree(player, choice)
    assert player.screen == "Ending"
    entry, told = on_disk(journal)
    assert (entry.pair, told) == (True, story)
    player.press("again").press("go-on")
    assert player.app.stage.find("pair").selected
    from game.cli import main

    assert main(["replay", str(entry.path)]) == 0
    assert "Two players shared a side" in capsys.readouterr().out


def test_one_player_needs_nobody_else(journal):
    player = open_window_on(journal, str(find("levels", "on-time.toml")))
    player.press("go-on").press("pair").press("pair")
    for choice in solved("on-time").choices[:3]:
        player.choose(choice)
    entry, told = on_disk(journal)
    assert (entry.pair, len(told.choices)) == (False, 3)
    assert not any(widget.both for widget in player.widgets)
