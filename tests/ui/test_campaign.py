"""Courses are chosen from by eye, mouse or keys; what is closed says kindly when it opens."""

import pygame
import pytest
from driver import start
from rounds import TOUCH, obeys_layout
from rounds import start as show_scene

from game.data import find
from game.journal.journal import Journal
from game.journal.record import as_text, record_of
from game.journal.settings import Settings
from game.present.words import words_for
from game.ui.levels import Levels
from game.ui.main import Door
from game.ui.scene import Restart
from game.ui.wishes import Wishes

SIZES = [(1024, 600), (1280, 720), (1366, 768), (1920, 1080), (3840, 2160)]
SCALES = [1.0, 1.25, 1.5, 2.0]
LEVEL = find("levels", "on-time.toml")


@pytest.fixture
def journal(tmp_path):
    journal = Journal(tmp_path / "home")
    journal.keep_settings(Settings(motion=False, window=(1280, 720)))
    return journal


@pytest.fixture
def own(tmp_path):
    """A folder with a level that plays and one that does not."""
    folder = tmp_path / "own"
    folder.mkdir()
    text = LEVEL.read_text(encoding="utf-8").replace('id = "on-time"', 'id = "mine"', 1)
    (folder / "mine.toml").write_text(text.replace("On Time", "A Bench of Ours"), encoding="utf-8")
    broken = text.replace('id = "mine"', 'id = "broken"', 1).replace("size = 5", "size = 9")
    (folder / "broken.toml").write_text(broken, encoding="utf-8")
    return folder


def door(journal, language="en", **wishes):
    return Door(journal, words_for(language), Wishes(seed=7, **wishes))


def finish(journal, solved, *names):
    """Put plays that were ended well into a journal."""
    journal.plays_folder.mkdir(exist_ok=True)
    for number, name in enumerate(names):
        level, story = solved(name)
        record = record_of(story, "", level.title, "2026-11-01T08:00:00Z", "2026-11-01T08:20:00Z")
        path = journal.plays_folder / f"2026-11-01-{name}-{number:04x}.json"
        path.write_text(as_text(record), encoding="utf-8")


def river_of(app):
    scene = app.stack[-1]
    return getattr(scene, "scene", scene)._plan(app.brush) is not None


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_overlaps_and_nothing_is_cut_off(journal, size, scale, language):
    app = show_scene(door(journal, language).lobby.levels(), size, scale)
    obeys_layout(app)
    if not river_of(app):
        return
    for number in range(1, 8):
        app.go(app.stack[-1].handle(app.stage.find(f"lesson-{number}").action))
        obeys_layout(app)
        levels = [w for w in app.stage.page.widgets if w.id.startswith("level-")]
        assert levels
        brush = app.brush
        tiles = {f"level-{t.card.id}": t for t in app.stack[-1].scene._all_tiles()}
        for widget in levels:
            assert tiles[widget.id].height(brush, widget.rect.w) <= widget.rect.h


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (1366, 768), (1920, 1080)])
def test_the_river_fits_the_usual_windows(journal, size):
    assert river_of(show_scene(door(journal).lobby.levels(), size))


def test_where_the_river_does_not_fit_there_is_a_list_in_the_same_order(journal):
    app = show_scene(door(journal).lobby.levels(), (1280, 720), 2.0)
    assert not river_of(app)
    listed = [w.id for w in app.stage.page.widgets if w.id.startswith("level-")]
    assert listed[:3] == ["level-on-time", "level-the-corridor", "level-the-group-project"]
    assert len(listed) == 13


def test_the_keyboard_meets_each_lesson_and_then_its_levels(journal):
    player = start(journal).press("play")
    met = [player.app.stage.place.focus]
    while met[-1] != "back":
        met.append(player.tap(pygame.K_TAB).app.stage.place.focus)
    expected = []
    lessons = player.app.stack[-1].scene.course.lessons
    for lesson in lessons:
        expected += [f"lesson-{lesson.number}", f"instructor-{lesson.number}"]
        expected += [f"level-{level.id}" for level in lesson.levels]
    assert met == [*expected, "back"]


@pytest.mark.parametrize("by", ["keyboard", "mouse"])
def test_a_stone_leads_to_its_first_level(journal, by):
    player = start(journal, by=by).press("play")
    player.press("lesson-3")
    assert player.app.stage.place.focus == "level-the-captain"
    closed = player.app.stage.find("level-the-captain")
    assert not closed.enabled
    assert "“Say it clearly”" in closed.description
    player.press("level-the-captain")
    assert player.screen == "Levels"
    player.press("lesson-1").press("level-on-time")
    assert player.screen == "Briefing"


def test_arrows_go_from_stone_to_stone_and_down_to_the_levels(journal):
    player = start(journal).press("play")
    player.tap(pygame.K_RIGHT)
    assert player.app.stage.place.focus == "lesson-2"
    assert "level-the-group-project" in player.ids
    player.tap(pygame.K_DOWN)
    assert player.app.stage.place.focus in player.ids
    assert not player.app.stage.place.focus.startswith("lesson-")


def test_what_was_played_opens_the_next_and_says_how_firm_it_was(journal, solved):
    finish(journal, solved, "on-time", "the-corridor")
    player = start(journal).press("play")
    scene = player.app.stack[-1].scene
    assert scene.chosen == 1
    assert scene.course.count == "2 of 13 played"
    stone = player.app.stage.find("lesson-1")
    assert "On Time: Firmest thread: " in stone.description
    assert player.app.stage.find("level-the-group-project").enabled
    assert "Still ahead" in player.app.stage.find("lesson-3").description


def test_all_levels_open_by_the_command_or_the_setting(journal):
    def closed(lobby):
        return [one.number for one in lobby.levels().scene.course.lessons if one.locked]

    assert closed(door(journal).lobby) == [2, 3, 4, 5, 6, 7]
    assert closed(door(journal, unlock=True).lobby) == []
    player = start(journal).press("settings").press("all_open")
    assert player.app.stage.find("all_open").selected
    player.press("back").press("play").press("lesson-7").press("level-the-coast")
    assert player.screen == "Briefing"


def test_the_own_course_stands_beside_the_shipped_one(journal, own):
    lobby = door(journal, own=own).lobby
    app = show_scene(lobby.levels(), (1280, 720))
    obeys_layout(app)
    assert app.stage.find("course-0").selected
    app.go(app.stack[-1].handle(app.stage.find("course-1").action))
    obeys_layout(app)
    words = " ".join(w.label for w in app.stage.page.widgets)
    assert "broken.toml has a mistake" in words
    levels = [w for w in app.stage.page.widgets if w.id.startswith("level-")]
    assert [(w.label, w.enabled) for w in levels] == [("A Bench of Ours", True)]
    assert isinstance(app.stack[-1].handle(levels[0].action), Restart)


@pytest.mark.parametrize("scale", SCALES)
def test_two_courses_fit_every_size(journal, own, scale):
    for size in SIZES:
        for first in (False, True):
            lobby = door(journal, own=own, own_first=first).lobby
            obeys_layout(show_scene(lobby.levels(), size, scale))


def test_a_folder_that_was_asked_for_is_shown_first(journal, own):
    player = start(journal, str(own))
    assert player.screen == "Levels"
    player.press("level-mine")
    assert player.screen == "Briefing"
    player.tap(pygame.K_ESCAPE).press("leave")
    assert player.screen == "Title"


def test_an_own_folder_without_levels_says_so(journal, tmp_path):
    app = show_scene(door(journal, own=tmp_path / "no", own_first=True).lobby.levels())
    assert any(w.label == "There are no levels here yet." for w in app.stage.page.widgets)


@pytest.mark.parametrize("by", ["keyboard", "mouse"])
def test_the_instructor_reads_what_the_story_is_for(journal, by):
    player = start(journal, by=by).press("play").press("instructor-1")
    assert player.screen == "Instructor"
    text = " ".join(w.label for w in player.widgets)
    assert "Students can explain why one small step" in text
    assert "lesson-plans.md" in text
    assert str(find("levels", "teaching")) in text
    assert "The Corridor" in text
    player.press("back")
    assert player.screen == "Levels"


@pytest.mark.parametrize("scale", SCALES)
def test_the_instructors_page_fits_every_size(journal, scale):
    lobby = door(journal).lobby
    scene = lobby.levels().scene
    for size in SIZES:
        for number in range(7):
            obeys_layout(show_scene(scene.instruct(scene.course, number).scene, size, scale))


def test_targets_are_large_enough(journal):
    app = show_scene(door(journal).lobby.levels())
    for widget in app.stage.page.widgets:
        if widget.focusable:
            assert min(widget.rect.size) >= TOUCH, widget.id


def test_levels_is_what_the_lobby_shows(journal):
    assert isinstance(door(journal).lobby.levels().scene, Levels)
