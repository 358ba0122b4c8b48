"""Shelf, rules, settings, pause and notice: everything round a play, by hand and at every size."""

import json

import pygame
import pytest
from driver import start
from pygame import Rect

from game.data import find
from game.journal.journal import Journal
from game.journal.settings import Settings
from game.ui.app import App
from game.ui.main import Door
from game.ui.metrics import Settings as OnScreen
from game.ui.notice import Notice
from game.ui.scene import Pop
from game.ui.widgets import Role, tab_order
from game.ui.window import open_window
from game.ui.wishes import Wishes

SIZES = [(1024, 600), (1280, 720), (1366, 768), (1920, 1080), (3840, 2160)]
LONG = "A text that was translated into a language with long words " * 4


@pytest.fixture
def journal(tmp_path):
    journal = Journal(tmp_path)
    journal.keep_settings(Settings(motion=False, window=(1280, 720)))
    return journal


@pytest.fixture
def door(journal):
    from game.present.words import words_for

    return Door(journal, words_for("en"), Wishes(seed=7))


def scenes(door):
    lobby = door.lobby
    return {
        "how": lobby.how(),
        "settings": lobby.settings(lambda stack: stack),
        "notice": Notice((LONG, LONG), "Go on", Pop),
        "pause": lobby.pause(type("Seat", (), {"state": LONG})()).scene,
    }


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_scale", [1.0, 1.25, 1.5, 2.0])
def test_everything_lies_inside_and_nothing_overlaps(door, size, text_scale):
    settings = OnScreen(text_scale=text_scale, motion=False)
    open_window(settings, "test", size)
    screen = Rect(0, 0, *size)
    for name, scene in scenes(door).items():
        app = App(scene, settings, find)
        areas = app.stage.areas
        live = [w for w in tab_order(app.stage.page.widgets) if w.style != "stop"]
        assert live, name
        for widget in live:
            area = areas.get(widget.area)
            room = Rect(0, 0, area.window.w, area.height) if area else screen
            assert room.contains(widget.rect), (name, widget)
            assert min(widget.rect.size) >= 44, (name, widget)
        for i, one in enumerate(live):
            for other in live[i + 1 :]:
                same = one.area == other.area
                assert not same or not one.rect.colliderect(other.rect), (name, one.id, other.id)


@pytest.mark.parametrize("by", ["keyboard", "mouse"])
def test_every_screen_is_entered_and_left(journal, by):
    player = start(journal, by=by)
    for entry, screen in (("how", "HowToPlay"), ("settings", "SettingsScreen"), ("play", "Levels"),
        ("plays", "JournalScreen"), ("words", "GlossaryScreen"),
    ):  # fmt: skip
        player.press(entry)
        assert player.screen == screen
        player.press("back")
        assert player.screen == "Title"
        player.press(entry)
        player.tap(pygame.K_ESCAPE)
        assert player.screen == "Title"
    player.press("quit")
    assert player.app.stack == ()


@pytest.mark.parametrize("by", ["keyboard", "mouse"])
def test_settings_hold_at_once_and_are_kept(journal, by):
    player = start(journal, by=by).press("settings")
    for id_ in ("theme-contrast", "text-150%", "motion", "all_open", "tips"):
        player.press(id_)
        assert player.app.stage.place.focus == id_, "the place is kept"
    brush = player.app.brush
    assert (brush.theme.name, brush.metrics.text_scale, brush.settings.motion) == (
        "contrast", 1.5, True,
    )  # fmt: skip
    kept = Journal(journal.folder).settings()
    assert (kept.theme, kept.text_scale, kept.motion) == ("contrast", 150, True)
    assert kept.window == (1280, 720)
    assert kept.all_open
    assert kept.tips_seen == ()


@pytest.mark.parametrize("by", ["keyboard", "mouse"])
def test_another_typeface_is_put_on_at_once_and_kept(journal, by):
    player = start(journal, by=by).press("settings")
    before = player.app.brush.width("Settings")
    player.press("letters-dyslexic")
    assert player.app.brush.width("Settings") != before
    assert Journal(journal.folder).settings().typeface == "dyslexic"
    again = start(Journal(journal.folder), by=by)
    assert again.app.brush.settings.typeface == "dyslexic"
    again.press("settings").press("letters-text")
    assert again.app.brush.width("Settings") == before


def test_all_lines_of_the_settings_are_equally_tall(journal):
    player = start(journal).press("settings")
    lines = [w.rect.h for w in player.widgets if w.role is Role.SWITCH]
    options = [w.rect.h for w in player.widgets if w.role is Role.OPTION]
    assert set(lines) == {max(options) + player.app.brush.px(26)}


@pytest.mark.parametrize(
    ("size", "language"),
    [((1024, 600), "en"), ((1280, 720), "en"), ((1280, 720), "es"), ((1920, 1080), "es")],
)
def test_all_settings_are_seen_at_once(journal, size, language):
    journal.keep_settings(journal.settings()._replace(window=size, language=language))
    player = start(journal).press("settings")
    assert player.app.stage.page.areas == ()
    options = [w.rect for w in player.widgets if w.role is Role.OPTION]
    switches = [w.rect for w in player.widgets if w.role is Role.SWITCH]
    assert max(w.right for w in options) < min(w.left for w in switches)


def test_a_setting_changed_elsewhere_is_seen(journal):
    player = start(journal).press("settings")
    player.tap(pygame.K_F11)
    full = player.app.stage.find("full")
    assert full.selected
    assert player.app.settings.full_screen
    player.press("full")
    assert not player.app.settings.full_screen


def test_settings_hold_even_where_they_cannot_be_kept(journal):
    journal.settings_path.unlink()
    journal.settings_path.mkdir()
    player = start(journal)
    while player.screen == "Notice":
        player.press("go-on")
    player.press("settings").press("theme-dark")
    assert player.app.brush.theme.name == "dark"


def test_a_damaged_play_is_told_of_once_and_kept(journal):
    journal.plays_folder.mkdir()
    broken = journal.plays_folder / "2026-01-01-on-time-abcd.json"
    broken.write_text('{"format": 1, "choi', encoding="utf-8")
    player = start(journal)
    assert player.screen == "Notice"
    assert any("2026-01-01-on-time-abcd.json.damaged" in w.label for w in player.widgets)
    assert broken.with_name(broken.name + ".damaged").exists()
    player.press("go-on")
    assert player.screen == "Title"
    assert "continue" not in player.ids
    player.press("how").press("back")
    assert player.screen == "Title"


def test_a_play_of_a_newer_game_is_told_of(journal):
    journal.plays_folder.mkdir()
    newer = journal.plays_folder / "2026-01-01-on-time-abcd.json"
    newer.write_text(json.dumps({"format": 99}), encoding="utf-8")
    player = start(journal)
    assert any("newer version" in w.label for w in player.widgets)


def test_a_level_with_a_mistake_says_so_and_leads_to_the_title(journal, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('title = "Half a le', encoding="utf-8")
    player = start(journal, str(path))
    assert player.screen == "Notice"
    assert any("mine.toml" in w.label for w in player.widgets)
    player.tap(pygame.K_ESCAPE)
    assert player.screen == "Title"
