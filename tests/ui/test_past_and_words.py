"""What was played is found again, and every word is one key away."""

import pygame
import pytest
from driver import start
from rounds import obeys_layout
from rounds import start as show_scene

from game.journal.journal import Journal
from game.journal.record import as_text, record_of
from game.journal.settings import Settings
from game.journal.version import RULES
from game.present.glossary import glossary
from game.present.words import words_for
from game.ui.main import Door
from game.ui.wishes import Wishes

SIZES = [(1024, 600), (1280, 720), (1920, 1080)]
SCALES = [1.0, 1.25, 1.5, 2.0]


@pytest.fixture
def journal(tmp_path, solved):
    """A journal with a play that was ended, one that is open, one of old rules, and a wreck."""
    journal = Journal(tmp_path)
    journal.keep_settings(Settings(motion=False, window=(1280, 720)))
    journal.plays_folder.mkdir()

    def keep(name, number, most=None, rules=RULES):
        level, story = solved(name)
        source = level_file(name).read_text(encoding="utf-8")
        if most is not None:
            story = type(story)(story.setup, story.choices[:most], story.steps[: most + 1])
        begun, left = "2026-03-04T08:00:00Z", "2026-03-04T12:00:00Z"
        record = record_of(story, source, level.title, begun, left)
        text = as_text(record).replace(f'"rules": {RULES}', f'"rules": {rules}', 1)
        path = journal.plays_folder / f"2026-03-04-{name}-{number:04x}.json"
        path.write_text(text, encoding="utf-8")

    keep("on-time", 1)
    keep("the-corridor", 2, most=9)
    keep("the-band", 3, rules=RULES - 1)
    keep("the-captain", 4, most=9, rules=RULES - 1)
    wreck = journal.plays_folder / "2026-03-04-wreck-0005.json"
    wreck.write_text('{"format": 1, "choi', encoding="utf-8")
    return journal


def level_file(name):
    from game.data import find

    return find("levels", f"{name}.toml")


def texts(player):
    return " ".join(f"{w.label} {w.description}" for w in player.widgets)


def opened(player, name):
    return next(id_ for id_ in player.ids if f"-{name}-" in id_)


def calmly(journal):
    player = start(journal)
    return player.press("go-on") if player.screen == "Notice" else player


def test_every_play_says_when_and_how_it_came_out(journal):
    said = texts(calmly(journal).press("plays"))
    assert "March 4, 2026" in said
    assert "Lasting trust. The thread came out" in said
    assert "Left in round" in said
    assert "2026-03-04-wreck-0005.json.damaged could not be read" in said
    assert "it can be told, but not played on" in said


def test_an_ended_play_is_looked_back_on(journal):
    player = calmly(journal).press("plays")
    player.press(opened(player, "on-time"))
    assert player.screen == "Review"
    assert "Looking back: On Time" in texts(player)
    player.press("back")
    assert player.screen == "JournalScreen"


def test_an_open_play_goes_on_where_it_was_left(journal):
    player = calmly(journal).press("plays")
    player.press(opened(player, "the-corridor"))
    assert player.screen in ("Table", "Follow", "Reckoning")


@pytest.mark.parametrize("name", ["the-band", "the-captain"])
def test_a_play_of_other_rules_is_told_from_its_events_and_says_so(journal, name):
    player = calmly(journal).press("plays")
    player.press(opened(player, name))
    assert player.screen == "Review"
    assert "played under earlier rules" in texts(player)


def test_a_wreck_that_appears_meanwhile_is_told_of(journal):
    player = calmly(journal).press("plays")
    play = opened(player, "on-time")
    for path in journal.plays_folder.glob("*on-time*.json"):
        path.write_text("nothing", encoding="utf-8")
    player.press(play)
    assert player.screen == "Notice"
    player.press("go-on")
    assert player.screen == "JournalScreen"


def test_an_empty_journal_says_so(tmp_path):
    player = start(Journal(tmp_path)).press("plays")
    assert "Nothing has been played here yet" in texts(player)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_both_screens_fit_every_size(journal, size, scale, language):
    lobby = Door(journal, words_for(language), Wishes()).lobby
    for scene in (lobby.plays(), lobby.glossary()):
        obeys_layout(show_scene(scene, size, scale))


def test_every_word_is_there_in_the_order_of_a_play(journal):
    player = calmly(journal).press("words")
    labels = [w.label for w in player.widgets]
    for one in glossary(words_for("en")):
        assert one.term in labels
        assert one.text in labels


def test_a_letter_goes_to_the_next_word_that_begins_with_it(journal):
    player = calmly(journal).press("words")
    terms = [one.term for one in glossary(words_for("en"))]
    wanted = [f"term-{i}" for i, term in enumerate(terms) if term.startswith("A")]
    assert len(wanted) > 2
    met = [player.tap(pygame.K_a, "a").app.stage.place.focus for _ in (*wanted, 0)]
    assert met == [*wanted, wanted[0]]
    here = player.app.stage.place.focus
    assert player.tap(pygame.K_x, "x").app.stage.place.focus == here


@pytest.mark.parametrize("way", [("how", "words"), ("words",)])
@pytest.mark.parametrize("by", ["keyboard", "mouse"])
def test_the_words_are_reached_from_the_title_and_the_rules(journal, way, by):
    player = calmly(journal)
    player.by = by
    for id_ in way:
        player.press(id_)
    assert player.screen == "GlossaryScreen"
    player.tap(pygame.K_ESCAPE)
    assert player.screen == ("HowToPlay" if len(way) > 1 else "Title")


def test_the_words_are_reached_from_a_pause_and_the_play_waits(journal):
    player = calmly(journal).press("continue")
    before = player.screen
    player.tap(pygame.K_ESCAPE).press("words")
    assert player.screen == "GlossaryScreen"
    player.tap(pygame.K_ESCAPE).press("resume")
    assert player.screen == before
