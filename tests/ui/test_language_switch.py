"""A language is changed in place: everything says it at once, and nothing else moves."""

import re
from functools import cache

import pygame
import pytest
from driver import start
from rounds import obeys_layout
from rounds import start as show_scene

from game.authoring.load import load
from game.core.kinds import Phase
from game.data import find
from game.journal.journal import Journal
from game.journal.settings import Settings
from game.lab.play import play_out
from game.lab.strategies import solution_of
from game.present.looking_back import look_back
from game.present.words import words_for
from game.ui.fonts import plain
from game.ui.main import Door
from game.ui.play.review import ReviewScene
from game.ui.scene import Pop, Quit
from game.ui.seat import Seat
from game.ui.wishes import Wishes

LEVEL = find("levels", "on-time.toml")


@pytest.fixture(autouse=True)
def english_system(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")


@pytest.fixture
def journal(tmp_path):
    journal = Journal(tmp_path)
    journal.keep_settings(Settings(motion=False, window=(1280, 720)))
    return journal


@cache
def solved():
    level = load(LEVEL)
    return play_out(level.setup(7), solution_of(level))


def words_on(player):
    return " ".join(
        f"{one.label} {one.description} {one.value} {one.note}" for one in player.widgets
    )


ENGLISH = re.compile(r"\b(the|of|and|you|your|with|this|was|were|they|their|when|what|who)\b")


@pytest.mark.parametrize("by", ["keyboard", "mouse"])
def test_the_title_and_the_settings_change_at_once(journal, by):
    player = start(journal, by=by).press("settings")
    assert player.app.stage.find("language-auto").selected
    player.press("language-es")
    assert player.app.stage.place.focus == "language-es", "the place is kept"
    assert player.app.stage.find("language-es").selected
    assert "Tamaño del texto" in words_on(player)
    assert "100\N{NO-BREAK SPACE}%" in words_on(player)
    assert Journal(journal.folder).settings().language == "es"
    assert Journal(journal.folder).settings().window == (1280, 720)
    player.press("back")
    assert player.screen == "Title"
    assert "Hilo común" in words_on(player)
    assert not ENGLISH.search(words_on(player).lower())
    player.press("play")
    assert "Tu mejor amigo llega tarde otra vez" in words_on(player)
    player.press("back").press("settings").press("language-en").press("back")
    assert "Common Thread" in words_on(player)


def test_the_system_is_asked_where_the_player_did_not_choose(journal, monkeypatch):
    monkeypatch.setenv("LANG", "es_MX.UTF-8")
    player = start(journal)
    assert "Hilo común" in words_on(player)
    player.press("settings").press("language-en").press("language-auto")
    assert "Idioma" in words_on(player)
    assert Journal(journal.folder).settings().language == "auto"


def test_the_next_time_it_is_spoken_from_the_start(journal):
    journal.keep_settings(journal.settings()._replace(language="es"))
    player = start(journal)
    assert "Hilo común" in words_on(player)


@pytest.mark.parametrize("screen", ["Briefing", "Table", "Follow", "Reckoning", "Ending"])
def test_a_play_goes_on_in_another_language_where_it_was(journal, screen):
    player = start(journal, str(LEVEL), by="mouse")
    choices = iter(solved().choices)
    while player.screen != screen:
        player.choose(next(choices))
    player.tap(pygame.K_TAB).tap(pygame.K_TAB)
    before = Journal(journal.folder).plays()
    focus, ids = player.app.stage.place.focus, player.ids
    player.tap(pygame.K_ESCAPE)
    player.press("settings").press("language-es").press("back")
    assert player.screen == "Pause"
    assert "Todo está guardado." in words_on(player)
    player.tap(pygame.K_ESCAPE)
    assert player.screen == screen
    assert player.app.stage.place.focus == focus
    assert set(ids) <= set(player.ids)
    said = words_on(player)
    assert "A tiempo" in said or screen == "Ending"
    assert not ENGLISH.search(said.lower()), said
    assert Journal(journal.folder).plays() == before
    for choice in choices:
        player.choose(choice)
    assert player.screen == "Ending"
    (entry,) = Journal(journal.folder).plays()
    assert entry.finished
    assert entry.title_in("es") == "A tiempo"


def innermost(player):
    """The scene on top, out of everything that is wrapped around it."""
    scene = player.app.stack[-1]
    while hasattr(scene, "scene"):
        scene = scene.scene
    return scene


def test_what_is_open_on_the_table_stays_open(journal):
    player = start(journal, str(LEVEL), by="mouse").choose()
    if "noticed" in player.ids:
        player.press("noticed")
    player.press("tab:gesture")
    player.tap(pygame.K_i, "i")
    player.tap(pygame.K_ESCAPE).press("settings").press("language-es").press("back")
    player.tap(pygame.K_ESCAPE)
    table = innermost(player)
    assert (str(table.family), table.numbers) == ("gesture", True)
    assert "En el banco a las cuatro, igual" in words_on(player)


def test_a_guess_that_was_picked_stays_picked(journal):
    player = start(journal, str(LEVEL), by="mouse")
    way = player.way_to()
    player.press(next(way)).press(next(way))
    scene = innermost(player)
    player.tap(pygame.K_ESCAPE).press("settings").press("language-es").press("back")
    player.tap(pygame.K_ESCAPE)
    told = innermost(player)
    assert told.asking == scene.asking
    assert told.guess.choice == scene.guess.choice
    assert told.guess.label != scene.guess.label


def test_a_play_begun_in_english_is_offered_in_spanish(journal):
    player = start(journal, str(LEVEL)).choose()
    player.tap(pygame.K_ESCAPE).press("leave").press("settings").press("language-es").press("back")
    assert player.app.stage.find("continue").note == "A tiempo, Ronda 1 de 7"


# ---------------------------------------------------------------- how it looks


@pytest.fixture
def spanish(journal):
    return Door(journal, words_for("es"), Wishes(seed=7))


def moments():
    """The story cut at the first moment of each phase, and at its end."""
    story, seen = solved(), set()
    for step, count in zip(story.steps, range(len(story.choices) + 1), strict=True):
        if step.state.phase not in seen:
            seen.add(step.state.phase)
            yield step.state.phase, count


@pytest.mark.parametrize(
    ("size", "scale"), [((1024, 600), 2.0), ((1024, 600), 1.0), ((1280, 720), 1.5)]
)
@pytest.mark.parametrize(("phase", "count"), list(moments()), ids=str)
def test_every_screen_of_a_play_obeys_the_laws(spanish, size, scale, phase, count):
    sitting = spanish.lobby.journal.begin(
        load(LEVEL), LEVEL.read_text(encoding="utf-8"), 7, spanish.lobby.book(LEVEL).translations
    )
    for choice in solved().choices[:count]:
        sitting.story = sitting.story.choose(choice)
    assert sitting.story.state.phase is phase
    lobby = spanish.lobby
    seat = Seat(sitting, spanish.words, lobby.pause, lobby.leave, lambda _: Quit(), lambda _: None)
    scenes = [seat.scene()]
    if phase is Phase.OVER:
        view = look_back(sitting.level_in("es"), sitting.story, spanish.words)
        scenes.append(ReviewScene(view, seat.host, Pop))
    for scene in scenes:
        obeys_layout(show_scene(scene, size, scale))


@pytest.mark.parametrize("name", ["title", "how", "settings", "levels", "plays", "words", "pause"])
def test_every_screen_round_a_play_obeys_the_laws(spanish, name):
    lobby = spanish.lobby
    scene = {
        "title": lambda: spanish.title()[0],
        "how": lobby.how,
        "settings": lambda: lobby.settings(lambda stack: stack),
        "levels": lobby.levels,
        "plays": lobby.plays,
        "words": lobby.glossary,
        "pause": lambda: (
            lobby.pause(type("Seat", (), {"state": words_for("es").say("pause.saved")})()).scene
        ),
    }[name]()
    obeys_layout(show_scene(scene, (1024, 600), 2.0))


@pytest.mark.parametrize(
    "font", sorted(find("assets", "fonts").glob("text-*.ttf")), ids=lambda path: path.stem
)
def test_every_letter_of_spanish_is_in_the_fonts(font):
    pygame.font.init()
    letters = set("¿¡«»—áéíóúüñÁÉÍÓÚÜÑºª\N{NO-BREAK SPACE}")
    only_in_a_terminal = ("cli.", "text.", "science.")
    letters.update(
        *(
            text
            for key, text in words_for("es").table.items()
            if not key.startswith(only_in_a_terminal)
        )
    )
    for path in LEVEL.parent.glob("*.es.toml"):
        letters.update(path.read_text(encoding="utf-8"))
    found = pygame.font.Font(font, 20).metrics(plain("".join(sorted(letters - {"\n"}))))
    missing = [one for one, box in zip(sorted(letters - {"\n"}), found, strict=True) if box is None]
    assert missing == []
