"""What is kept to be shown again stays within bounds, however long somebody plays."""

import gc
from collections import Counter

import pygame
import pytest
from driver import start
from gallery import Gallery

from game.cli.desk import main
from game.data import find
from game.journal.journal import Journal
from game.ui.app import App
from game.ui.metrics import Settings
from game.ui.paint import Brush
from game.ui.pen import WINDOWS_KEPT
from game.ui.pictures import Pictures
from game.ui.play.table import TableScene
from game.ui.window import open_window
from tests.gallery.world import World

SIZE = (320, 200)


@pytest.fixture
def brush():
    open_window(Settings(), "test", SIZE)
    return Brush(Pictures(find), Settings(), SIZE)


def test_the_oldest_pictures_make_room_for_the_newest(brush):
    made = []

    def window(number):
        made.append(number)
        return pygame.Surface(SIZE)

    for number in range(WINDOWS_KEPT + 3):
        brush.keep(number, lambda number=number: window(number))
    for number in (WINDOWS_KEPT + 2, 3, 0):  # the newest, the oldest that is left, one that left
        brush.keep(number, lambda number=number: window(number))
    assert made == [*range(WINDOWS_KEPT + 3), 0]


def test_a_picture_larger_than_all_the_room_is_kept_until_the_next(brush):
    large = brush.keep("large", lambda: pygame.Surface((SIZE[0] * WINDOWS_KEPT, 2 * SIZE[1])))
    assert brush.keep("large", lambda: pygame.Surface((1, 1))) is large
    brush.keep("small", lambda: pygame.Surface((1, 1)))
    assert brush.keep("large", lambda: pygame.Surface((2, 2))).get_size() == (2, 2)


def test_a_table_lets_go_of_what_it_has_measured_and_painted_when_the_next_begins(tmp_path):
    open_window(Settings(), "test", (1280, 720))
    brush = Brush(Pictures(find), Settings(), (1280, 720))
    world = World("en", tmp_path)
    table, later = (world.moment(TableScene, at=at) for at in (0, 1))
    page = table.compose(brush)
    assert table.compose(brush) is page, "it measures once"
    later.compose(brush)
    assert table.compose(brush) is not page, "it measures anew"


def test_screens_that_are_closed_leave_nothing_behind(tmp_path):
    player = start(Journal(tmp_path))

    def after(screens):
        for i in range(screens):
            player.press(("how", "settings", "play")[i % 3]).tap(pygame.K_ESCAPE)
        gc.collect()
        kinds = Counter(type(one) for one in gc.get_objects())
        ours = {kind: n for kind, n in kinds.items() if "game.ui" in str(kind.__module__)}
        return ours, set(player.app.brush._kept), set(player.app.brush._measures)

    assert after(6) == after(9)


def test_what_comes_afterwards_comes_after_all_that_waits():
    open_window(Settings(), "test", (1280, 720))
    done = []
    app = App(Gallery(), Settings(), find, later=[lambda: done.append("first")])
    app.afterwards(lambda: done.append("last"))
    while len(done) < 2:
        app.step(())
    assert done == ["first", "last"]


def test_garbage_is_looked_for_where_no_window_opens(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("COMMON_THREAD_HOME", str(tmp_path))
    monkeypatch.setenv("SDL_VIDEODRIVER", "none such")
    monkeypatch.setattr("sys.stdin", None)
    pygame.display.quit()
    assert main(["play"]) == 2
    assert "none such" in capsys.readouterr().err
    assert gc.isenabled()
