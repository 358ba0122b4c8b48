"""Tips come when they are needed, lie beside what they speak of, and never come twice."""

import pygame
import pytest
from driver import start

from game.core.kinds import Family
from game.core.moves import Keep, Play
from game.journal.journal import Journal
from game.journal.settings import Settings
from game.present.tips import TIPS
from game.present.words import words_for
from game.ui.tips import Tipped, thing_of
from game.ui.widgets import Role

SOLUTION = (
    "whats-before-four", "take-the-post-down", "ten-minutes-one-bench", "text-from-the-door",
    "walk-from-his-corner", "bench-at-four-anyway",
)  # fmt: skip


@pytest.fixture
def journal(tmp_path):
    journal = Journal(tmp_path)
    journal.keep_settings(Settings(motion=False, window=(1280, 720)))
    return journal


def begun(journal, by="keyboard", size=(1280, 720), scale=100):
    journal.keep_settings(journal.settings()._replace(window=size, text_scale=scale))
    return start(journal, by=by, tips=True).press("play").press("level-on-time")


def note(player):
    return player.app.stage.find("tip")


def tip_id(player):
    scene = player.app.stack[-1]
    return scene.tip.id if isinstance(scene, Tipped) and scene.tip and note(player) else ""


def lies_beside(player):
    """Whether the note leaves free what it speaks of, wherever the page is scrolled to."""
    scene = player.app.stack[-1]
    stage = player.app.stage
    thing, area = thing_of(scene.scene.compose(player.app.brush), scene.tip)
    if area is not None:
        window = stage.areas[area.id].window
        thing = thing.move(window.x, window.y - stage.place.offsets[area.id])
        if not note(player).area:
            thing = thing.clip(window)
            assert thing.h, "what the note speaks of is not in sight"
    return not note(player).rect.colliderect(thing)


def covers(player, things):
    """Whether the note lies on one of some widgets."""
    return any(note(player).rect.colliderect(one.rect) for one in things)


def read_all(player, met):
    """Read every tip of this moment and put it away."""
    while tip_id(player):
        assert lies_beside(player), tip_id(player)
        met.append(tip_id(player))
        player.press("tip")


def play_through(player, met):
    """Play the level as its solution does, and look once at a card from the gut."""
    plays = list(SOLUTION)
    read_all(player, met)
    while player.screen != "Ending":
        for id_ in ("noticed", "go-on"):
            if id_ in player.ids:
                player.press(id_)
                read_all(player, met)
        if "gut" not in met and "card:one-more-were-done" in player.ids:
            player.press("card:one-more-were-done")
            read_all(player, met)
        offered = player.offered()
        keep = next((one for one in offered if isinstance(one, Keep)), None)
        cards = [w.id for w in player.widgets if w.id.startswith("card:")]
        wanted = keep
        if plays and f"card:{plays[0]}" in cards:
            wanted = Play(plays.pop(0))
        player.choose(wanted)
        read_all(player, met)


@pytest.mark.parametrize(
    ("size", "scale"),
    [((1280, 720), 100), ((1024, 600), 100), ((1920, 1080), 100), ((1280, 720), 200)],
)
def test_every_tip_comes_once_and_covers_nothing_it_speaks_of(journal, size, scale):
    met = []
    play_through(begun(journal, "mouse", size, scale), met)
    assert len(met) == len(set(met))
    assert set(met) <= set(TIPS)
    assert {"thread", "cards", "why", "no", "due", "gut"} <= set(met)
    assert set(journal.settings().tips_seen) == set(met)


@pytest.mark.parametrize(
    ("size", "scale"), [((1280, 720), 100), ((1920, 1080), 100), ((1024, 600), 100)]
)
def test_the_tip_about_the_cards_covers_neither_a_face_nor_the_thread(journal, size, scale):
    player = begun(journal, size=size, scale=scale).press("tip").choose()
    assert tip_id(player) == "cards"
    shown = player.app.stage.shown
    faces = [w for w in shown if w.role is Role.IMAGE]
    threads = [w for w in shown if w.id.startswith("thread:")]
    assert "person:me" in [w.id for w in faces]
    assert threads
    assert not covers(player, faces)
    assert not covers(player, threads)


def test_there_are_eight_at_most_and_all_have_words():
    assert len(TIPS) <= 8
    for language in ("en", "es"):
        for one in TIPS:
            said = words_for(language).say(f"tip.{one}", name="Mateo", rounds=6, card="Bench")
            assert len(said.split()) <= 32


@pytest.mark.parametrize("by", ["keyboard", "mouse"])
def test_one_press_ends_them_for_good(journal, by):
    player = begun(journal, by=by)
    assert tip_id(player) == "thread"
    player.press("tip-off")
    assert note(player) is None
    player.choose()
    assert player.screen == "Table"
    assert note(player) is None
    player = start(Journal(journal.folder), by=by, tips=True)
    player.press("play").press("level-on-time")
    assert note(player) is None


def test_what_was_seen_is_not_shown_in_the_next_play(journal):
    begun(journal).press("tip")
    again = start(Journal(journal.folder), tips=True).press("play").press("level-on-time")
    assert note(again) is None
    assert tip_id(again.choose()) == "cards"


def test_the_setting_shows_them_again(journal):
    player = begun(journal).press("tip-off")
    player.tap(pygame.K_ESCAPE).press("settings")
    assert not player.app.stage.find("tips").selected
    player.press("tips")
    assert player.app.stage.find("tips").selected
    player.press("back").press("leave").press("play").press("level-on-time")
    assert tip_id(player) == "thread"


def test_enter_puts_a_tip_away_and_the_focus_goes_on(journal):
    player = begun(journal)
    assert player.app.stage.place.focus == "tip"
    player.tap(pygame.K_RETURN)
    assert note(player) is None
    assert player.app.stage.place.focus == "go-on"


def test_the_focus_returns_to_the_card_that_a_tip_was_about(journal):
    player = begun(journal).press("tip").choose()
    while tip_id(player):
        player.press("tip")
    while player.app.stage.place.focus != "tip":
        player.tap(pygame.K_TAB)
    assert tip_id(player) == "gut"
    assert "One More, We’re Done" in note(player).label
    player.tap(pygame.K_RETURN)
    assert player.app.stage.place.focus == "card:one-more-were-done"


def test_another_level_has_none(journal):
    player = start(journal, tips=True).press("play").press("level-the-corridor")
    assert note(player) is None


def test_looking_at_the_shelf_uses_no_tip_up(journal):
    start(journal, tips=True).press("play")
    assert journal.settings().tips_seen == ()


def test_another_language_takes_the_note_away_and_the_coach_stays(journal):
    player = begun(journal)
    player.tap(pygame.K_ESCAPE).press("settings").press("language-es").press("back").press("resume")
    assert note(player) is None
    player.choose()
    assert "Juegas una carta por ronda" in note(player).label


def test_a_scene_without_a_tip_is_as_it_was(journal):
    player = begun(journal).press("tip")
    scene = player.app.stack[-1]
    brush = player.app.brush
    assert scene.compose(brush).widgets == scene.scene.compose(brush).widgets


def test_the_families_that_tips_are_about_are_there(journal):
    player = begun(journal).press("tip").choose()
    scene = player.app.stack[-1].scene
    families = {card.family for card in scene.view.cards}
    assert {Family.AGREEMENT, Family.GUT} <= families


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (1920, 1080)])
def test_the_tip_about_the_reckoning_leaves_its_headline_free_and_no_bar_crosses_it(journal, size):
    player = begun(journal, size=size)
    while player.screen != "Reckoning":
        read_all(player, [])
        player.choose()
    assert tip_id(player) == "why"
    stage = player.app.stage
    (headline,) = [w for w in stage.shown if w.role is Role.HEADING and "rose by" in w.label]
    assert not covers(player, [headline])
    crossing = [
        bar.clip(note(player).rect)
        for bar in map(stage.bar, stage.areas.values())
        if bar.colliderect(note(player).rect)
    ]
    assert crossing
    paper = player.app.brush.rgb("tag")
    screen = pygame.display.get_surface()
    column = [
        screen.get_at((bar.centerx, bar.bottom - player.app.brush.px(9)))[:3] for bar in crossing
    ]
    assert column == [paper] * len(crossing)
