"""A real window on a real display: found by its class, clicked, typed into, killed, opened again.

What lies where is known from the same game opened a second time, without a window.
"""

from dataclasses import dataclass

import pygame
import pytest
from desk import PLAY, Window, colors_of, display, missing, run, started, until

from game.journal.journal import Journal
from game.journal.settings import Settings
from game.present.tips import TIPS
from tests.ui.driver import Driver, start

SIZE = (1280, 720)


@pytest.fixture(scope="module")
def screen(tmp_path_factory):
    lacking = missing()
    if lacking:
        pytest.skip(f"no real window here: {', '.join(lacking)} cannot be had")
    with display(tmp_path_factory.mktemp("screen")) as screen:
        yield screen


def new_journal(folder):
    journal = Journal(folder)
    journal.keep_settings(Settings(motion=False, window=SIZE, tips_seen=TIPS))
    return journal


@pytest.fixture
def journal(tmp_path):
    return new_journal(tmp_path / "real")


@pytest.fixture
def twins(tmp_path):
    """Return the journal of the same game without a window."""
    return new_journal(tmp_path / "twin")


def opened(screen, journal):
    environ = screen.environ | {"COMMON_THREAD_HOME": str(journal.folder)}
    return started(*PLAY, "--seed", "7", env=environ, cwd=journal.folder)


def choices(journal):
    """Return the choices of the only play on disk, if there is one."""
    paths = list(journal.plays_folder.glob("*.json"))
    return journal.read(paths[0]).choices if len(paths) == 1 else ()


KEYS = {pygame.K_TAB: "Tab", pygame.K_RETURN: "Return", pygame.K_ESCAPE: "Escape"}


@dataclass
class Hands(Driver):
    """Does everything twice: in the window first, then in the twin that has none."""

    window: Window | None = None

    def tap(self, key, text="", mod=0):
        self.window.settled()
        self.window.key(f"shift+{KEYS[key]}" if mod else KEYS[key])
        return super().tap(key, text, mod)

    def click(self, id_):
        widget = self.app.stage.find(id_)
        assert widget is not None, f"no {id_} on {self.screen}"
        self.window.settled()
        self.window.click(widget.rect.center)
        return super().click(id_)


def hands(screen, journal, by):
    """Take the window in one hand and its twin in the other."""
    window = Window(screen)
    assert colors_of(window.settled()) > 50, "there is something to see"
    return Hands(start(journal).app, by, window)


def gone(screen):
    return not run(screen.environ, "xdotool", "search", "--class", "common-thread")


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_play_from_the_title_to_a_card_and_out(screen, journal, twins, by):
    with opened(screen, journal) as game:
        player = hands(screen, twins, by)
        assert player.window.box.size == SIZE
        player.press("play").press("level-on-time")
        for count in (1, 2):
            player.choose()
            until(lambda count=count: len(choices(journal)) == count)
        assert colors_of(player.window.settled()) > 50
        player.tap(pygame.K_ESCAPE).press("quit")
        assert game.wait(20) == 0
    assert gone(screen)
    assert choices(journal) == choices(twins)


def test_a_play_survives_being_killed(screen, journal, twins):
    with opened(screen, journal) as game:
        hands(screen, twins, "mouse").press("play").press("level-on-time").choose()
        made = until(lambda: choices(journal))
        game.kill()
        game.wait(20)
    until(lambda: gone(screen))
    with opened(screen, journal) as game:
        player = hands(screen, twins, "mouse").press("continue").choose()
        until(lambda: len(choices(journal)) == 2)
        player.tap(pygame.K_ESCAPE).press("quit")
        assert game.wait(20) == 0
    assert choices(journal)[:1] == made
    assert choices(journal) == choices(twins)
