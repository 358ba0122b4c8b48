"""Whole levels through the window, by keyboard alone or mouse alone, and what is left on disk."""

import pygame
import pytest
from driver import start

from game.authoring.load import load
from game.core.kinds import Phase
from game.data import find
from game.journal.journal import Journal
from game.journal.record import story_of
from game.journal.settings import Settings
from game.lab.play import play_out
from game.lab.strategies import solution_of

SEED = 7


@pytest.fixture
def journal(tmp_path):
    journal = Journal(tmp_path)
    journal.keep_settings(Settings(motion=False, window=(1280, 720)))
    return journal


def solved(name, seed=SEED):
    """Return the story the window is going to tell."""
    level = load(find("levels", f"{name}.toml"))
    return play_out(level.setup(seed), solution_of(level))


def on_disk(journal):
    """Return the only play in the journal, replayed."""
    (entry,) = Journal(journal.folder).plays()
    return entry, story_of(journal.read(entry.path))


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("on-time", "keyboard"),
        ("on-time", "mouse"),
        ("on-time", "gamepad"),
        ("the-corridor", "keyboard"),
    ],
)
def test_a_whole_level_from_title_to_review_and_back(journal, name, by):
    story = solved(name)
    player = start(journal, by=by).press("play").press(f"level-{name}")
    assert player.screen == "Briefing"
    seen = {player.screen}
    for choice in story.choices:
        player.choose(choice)
        seen.add(player.screen)
    assert seen == {
        "Briefing", "Table", "Follow", "Reckoning", "Ending"
    }  # fmt: skip
    player.press("review")
    assert player.screen == "Review"
    player.press("back")
    assert player.screen == "Ending"
    player.press("title")
    assert player.screen == "Title"
    assert "continue" not in player.ids
    entry, told = on_disk(journal)
    assert entry.finished
    assert told == story


def test_a_play_goes_on_where_it_was_left(journal):
    story = solved("on-time")
    half = len(story.choices) // 2
    player = start(journal, by="mouse").press("play").press("level-on-time")
    for choice in story.choices[:half]:
        player.choose(choice)
    left, place = player.screen, story.steps[half].state.round
    player.tap(pygame.K_ESCAPE).press("leave")
    assert player.app.stage.find("continue").note == f"On Time, Round {place} of 7"
    player.press("quit")
    assert player.app.stack == ()

    player = start(Journal(journal.folder), seed=None, by="mouse")
    player.press("continue")
    assert player.screen == left
    for choice in story.choices[half:]:
        player.choose(choice)
    assert player.screen == "Ending"
    assert on_disk(journal)[1] == story


def test_a_play_asked_for_by_its_file_goes_on(journal):
    player = start(journal, str(find("levels", "on-time.toml")))
    assert player.screen == "Briefing"
    player.choose()
    (entry,) = Journal(journal.folder).plays()
    player = start(Journal(journal.folder), str(entry.path))
    assert player.screen == "Table"


def test_playing_again_begins_a_new_play(journal):
    story = solved("on-time")
    player = start(journal, str(find("levels", "on-time.toml")), by="mouse")
    for choice in story.choices:
        player.choose(choice)
    player.press("again")
    assert player.screen == "Briefing"
    player.choose()
    assert len(Journal(journal.folder).plays()) == 2


@pytest.mark.parametrize("screen", ["Briefing", "Table", "Follow", "Reckoning"])
def test_a_pause_with_other_settings_keeps_the_place(journal, screen):
    story = solved("on-time")
    player = start(journal, str(find("levels", "on-time.toml")), by="mouse")
    choices = iter(story.choices)
    while player.screen != screen:
        player.choose(next(choices))
    player.tap(pygame.K_TAB).tap(pygame.K_TAB)
    scene, focus = player.app.stack[-1], player.app.stage.place.focus
    player.tap(pygame.K_ESCAPE)
    assert player.screen == "Pause"
    player.press("settings").press("theme-dark").press("text-150%").press("back")
    player.tap(pygame.K_ESCAPE)
    assert player.screen == screen
    assert player.app.stack == (scene,)
    assert player.app.stage.place.focus == focus
    assert player.app.brush.theme.name == "dark"


def test_where_nothing_can_be_saved_the_play_goes_on_and_says_so_once(journal):
    journal.plays_folder.write_text("a file where a folder should be", encoding="utf-8")
    player = start(journal, str(find("levels", "on-time.toml")), by="mouse")
    player.choose()
    assert player.screen == "Notice"
    player.press("go-on")
    assert player.screen == "Table"
    player.tap(pygame.K_ESCAPE)
    assert any("can’t be saved" in widget.label for widget in player.widgets)
    player.tap(pygame.K_ESCAPE).choose()
    assert player.screen != "Notice"


def test_every_choice_is_on_disk_before_the_next_screen(journal):
    story = solved("on-time")
    player = start(journal, str(find("levels", "on-time.toml")), by="mouse")
    for count, choice in enumerate(story.choices[:8], 1):
        player.choose(choice)
        assert on_disk(journal)[1].choices == story.choices[:count]
    assert story.steps[8].state.phase is not Phase.OVER


def test_every_screen_begins_at_its_top(tmp_path):
    journal = Journal(tmp_path)
    journal.keep_settings(Settings(motion=False, window=(1024, 600), text_scale=200))
    story = solved("on-time")
    player = start(journal, str(find("levels", "on-time.toml")), by="mouse")
    for choice in story.choices[:12]:
        player.choose(choice)
        stage = player.app.stage
        if player.screen == "Reckoning":
            assert not any(stage.place.offsets.values()), stage.place
        for area in stage.page.areas:
            stage.scroll_to(area, area.height)
