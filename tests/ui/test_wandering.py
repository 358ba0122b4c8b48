"""Somebody who tries everything at any time, and somebody who plays to the end: nothing breaks."""

import json

import pygame
import pytest
from wanderer import WAYS, Clock, NotAsNewError, Wanderer, all_is_well, opened, play_whole

from game.authoring.load import load
from game.data import find
from game.journal.journal import Journal
from game.journal.settings import Settings

LEVELS = sorted(path.stem for path in find("levels").glob("*.toml"))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_is_pressed_all_is_well(tmp_path, seed):
    Wanderer(tmp_path, seed).wander(60)


@pytest.mark.parametrize("way", WAYS[:1], ids=lambda way: way.level)
def test_a_whole_level_with_all_that_moves(tmp_path, way):
    play_whole(way, tmp_path)


def test_every_level_has_a_way_of_its_own():
    levels = [name for name in LEVELS if name != "course" and "." not in name]
    assert sorted(way.level for way in WAYS) == levels
    assert all(load(find("levels", f"{name}.toml")).solution.plays for name in levels)
    assert len({(way.size, way.text_scale, way.theme) for way in WAYS}) == len(WAYS)


@pytest.fixture
def begun(tmp_path):
    """Give a play that has begun, at rest."""
    journal = Journal(tmp_path)
    journal.keep_settings(Settings(window=(1024, 600)))
    player = opened(journal, Clock(), str(find("levels", "on-time.toml")), 7)
    player.press("tip-off").choose()
    all_is_well(player.app, tmp_path)
    return player


def test_a_spot_that_was_not_drawn_is_found(begun, tmp_path):
    pygame.display.get_surface().fill("red", (500, 300, 1, 1))
    with pytest.raises(NotAsNewError, match=r"TableScene \[<?Rect\(500, 300, 1, 1\)"):
        all_is_well(begun.app, tmp_path)


def test_a_record_that_tells_another_story_is_found(begun, tmp_path):
    (entry,) = Journal(tmp_path).plays()
    told = json.loads(entry.path.read_text("utf-8"))
    begun.choose()
    entry.path.write_text(json.dumps(told), "utf-8")
    with pytest.raises(AssertionError):
        all_is_well(begun.app, tmp_path)
