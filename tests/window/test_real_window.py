"""A real window on a real display: found by its class, clicked, typed into, killed, opened again.

What lies where is known from the same game opened a second time, without a window.
"""

import pytest
from desk import PLAY, Window, colors_of, display, missing, run, started, until

from game.journal.journal import Journal
from game.journal.settings import Settings
from tests.ui.driver import start

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
    journal.keep_settings(Settings(motion=False, window=SIZE))
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


def click(window, twin, id_):
    """Click in the window where the twin has a widget, and let the twin follow."""
    widget = twin.app.stage.find(id_)
    assert widget is not None, f"no {id_} on {twin.screen}"
    window.settled()
    window.click(widget.rect.center)
    twin.press(id_)


def choose(window, twin):
    """Make the first choice there is, by clicks."""
    for id_ in twin.way_to():
        click(window, twin, id_)


def gone(screen):
    return not run(screen.environ, "xdotool", "search", "--class", "common-thread")


def test_a_play_by_mouse(screen, journal, twins):
    twin = start(twins, by="mouse")
    with opened(screen, journal) as game:
        window = Window(screen)
        assert window.box.size == SIZE
        assert colors_of(window.settled()) > 50, "the title is there to see"
        click(window, twin, "play")
        click(window, twin, "level-on-time")
        for count in (1, 2):
            choose(window, twin)
            until(lambda count=count: len(choices(journal)) == count)
        assert colors_of(window.settled()) > 50
        click(window, twin, "menu")
        click(window, twin, "quit")
        assert game.wait(20) == 0
    assert gone(screen)
    assert choices(journal) == choices(twins)


def test_a_play_by_keyboard_survives_being_killed(screen, journal):
    with opened(screen, journal) as game:
        window = Window(screen)
        for _ in ("play", "the first level", "the first guess"):
            window.settled()
            window.key("Return")
        made = until(lambda: choices(journal))
        game.kill()
        game.wait(20)
    until(lambda: gone(screen))
    with opened(screen, journal) as game:
        window = Window(screen)
        window.settled()
        window.key("Return")
        for _ in range(6):
            window.settled()
            window.key("Return")
            if len(choices(journal)) > len(made):
                break
        assert choices(journal)[: len(made)] == made
        assert len(choices(journal)) > len(made)
        window.settled()
        window.key("Escape")
        window.settled()
        window.key("shift+Tab", "Return")
        assert game.wait(20) == 0
