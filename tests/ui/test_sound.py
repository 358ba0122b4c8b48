"""Sounds are few and soft, and never the reason why something does not work."""

import os
import subprocess
import sys
import wave
from dataclasses import replace

import pygame
import pytest
from driver import start as open_driver
from rounds import Log, start, tap, views_of
from test_motion import FRAY, KNOT, at_table, follow, later, opened, rested, scene

from game.core.moves import Foresee
from game.data import find
from game.journal.journal import Journal
from game.journal.settings import Settings as Kept
from game.present.views import FollowView
from game.ui.play.follow import FollowScene
from game.ui.scene import Restart, Swap
from game.ui.sound import Sounds

CUES = ("choice", "fray", "knot", "page")


class Ear:
    """Hears what is asked for."""

    def __init__(self):
        self.heard = []

    def play(self, cue, volume):
        self.heard.append(cue)
        assert volume == 60


def listening(app):
    app.sounds = Ear()
    return app.sounds.heard


@pytest.fixture(autouse=True)
def _closed():
    pygame.mixer.quit()
    yield
    pygame.mixer.quit()


@pytest.mark.parametrize("cue", CUES)
def test_every_sound_is_short_and_soft(cue):
    with wave.open(str(find("assets", "sounds", f"{cue}.wav"))) as file:
        assert file.getnframes() / file.getframerate() < 0.7
        samples = memoryview(file.readframes(file.getnframes())).cast("h")
    assert 0.1 < max(map(abs, samples)) / 32768 < 0.6
    assert abs(samples[-1]) < 300


def test_all_sounds_together_are_small():
    assert sum(path.stat().st_size for path in find("assets", "sounds").iterdir()) < 150_000


def test_a_knot_and_a_fray_are_heard_when_they_are_seen():
    app, clock = opened(at_table())
    heard = listening(app)
    follow(app, later(at_table(), knots=(KNOT,), frays=(FRAY,)))
    assert heard == ["page"]
    for _ in range(20):
        clock.time += 0.05
        app.step(())
    assert heard == ["page", "knot", "fray"]


def test_without_motion_a_knot_is_heard_at_once():
    app, _ = opened(at_table(), motion=False)
    heard = listening(app)
    app.go(Restart((scene(later(at_table(), knots=(KNOT,))),), "choice"))
    app.step(())
    assert heard == ["choice", "knot"]


def test_a_knot_that_is_skipped_is_heard_once():
    app, clock = opened(at_table())
    heard = listening(app)
    follow(app, later(at_table(), knots=(KNOT,)))
    tap(app, pygame.K_F5)
    rested(app, clock)
    assert heard == ["page", "knot"]


def test_a_guess_is_heard_when_it_is_made():
    view = next(view for view in views_of(FollowView) if not view.mine)
    app = start(FollowScene(view, Log().host), motion=True)
    heard = listening(app)
    tap(app, pygame.K_4)
    assert heard == ["choice"]


def test_what_a_guess_leads_to_is_not_heard_as_a_second_choice():
    view = next(view for view in views_of(FollowView) if not view.mine)
    guess = view.options[0].choice
    assert isinstance(guess, Foresee)
    host = replace(Log().host, choose=lambda _: Restart((), "choice"))
    held = FollowScene(view, host, chosen=guess)
    assert held.handle(object()).cue is None


def test_choices_and_pages_of_a_play_are_heard(tmp_path):
    journal = Journal(tmp_path)
    journal.keep_settings(Kept(motion=False))
    player = open_driver(journal)
    heard = listening(player.app)
    player.press("settings")
    assert heard == ["page"]
    player.tap(pygame.K_ESCAPE)
    assert heard == ["page", "page"]
    player.press("play")
    heard.clear()
    player.app.stage.place.focus = ""
    player.app.send(next(w.action for w in player.widgets if w.id.startswith("level-")))
    player.settle()
    assert heard == ["page"]
    player.choose()
    assert heard[-1] == "choice"


def test_looking_from_card_to_card_is_silent():
    app, _ = opened(at_table())
    heard = listening(app)
    for _ in range(5):
        tap(app, pygame.K_TAB)
    app.go(Swap(app.stack[-1]))
    assert heard == []


def test_with_sounds_off_nothing_is_opened():
    app, _ = opened(at_table())
    app.settings = app.settings.but(volume=0)
    app.go(Restart((scene(at_table()),), "choice"))
    assert pygame.mixer.get_init() is None


def test_the_device_is_opened_for_the_first_sound_and_not_before():
    app, _ = opened(at_table())
    assert pygame.mixer.get_init() is None
    app.go(Restart((scene(at_table()),), "choice"))
    assert pygame.mixer.get_init() is not None


@pytest.mark.parametrize("cue", CUES)
def test_every_sound_can_be_played(cue):
    sounds = Sounds(find)
    sounds.play(cue, 30)
    sounds.play(cue, 100)
    assert pygame.mixer.get_busy()


def test_a_missing_sound_is_not_heard(tmp_path):
    def nowhere(*_parts):
        raise FileNotFoundError

    def damaged(*_parts):
        return path

    path = tmp_path / "knot.wav"
    path.write_bytes(b"no sound")
    Sounds(nowhere).play("knot", 60)
    Sounds(damaged).play("knot", 60)
    assert not pygame.mixer.get_busy()


def test_without_a_device_the_game_is_silent():
    code = (
        "import pygame; from game.data import find; from game.ui.sound import Sounds; "
        "s = Sounds(find); s.play('knot', 60); s.play('page', 60); "
        "print(pygame.mixer.get_init())"
    )
    env = {**os.environ, "SDL_AUDIODRIVER": "nothing-of-the-kind"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "None"


def test_how_loud_they_are_is_kept(tmp_path):
    journal = Journal(tmp_path)
    player = open_driver(journal).press("settings")
    player.press("sound-0")
    assert player.app.settings.volume == 0
    assert journal.settings().volume == 0
    heard = listening(player.app)
    player.press("sound-60")
    assert heard == ["choice"]
    assert journal.settings().volume == 60
