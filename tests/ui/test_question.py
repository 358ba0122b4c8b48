"""A question of an event takes the place of the cards, by keyboard and by mouse alike."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pygame
import pytest
from test_table import SCALES, SIZES, check_laws, click, host_of, key, lay, reached, start

from game.authoring.load import load
from game.core.kinds import Ending
from game.core.moves import ForeseeEnding, Reply
from game.core.story import replay
from game.data import find
from game.present.show import show
from game.present.words import words_for
from game.ui.app import App
from game.ui.metrics import Settings
from game.ui.play.question import QUESTION
from game.ui.play.table import TableScene
from game.ui.scene import Restart
from game.ui.widgets import tab_order
from game.ui.window import open_window

LEVEL = load(Path(__file__).parents[1] / "levels/every-word.toml")
WORDS = words_for("en")
LONG = "The letter says more than anybody wanted to know about the third of May. " * 5


@cache
def asking():
    """The table at which something asks."""
    return show(LEVEL, replay(LEVEL.setup(1), [ForeseeEnding(Ending.LASTING)]), WORDS)


@cache
def answered():
    """The table after the answer."""
    story = replay(LEVEL.setup(1), [ForeseeEnding(Ending.LASTING), Reply("rain", "wear-it")])
    return show(LEVEL, story, WORDS)


def wordy():
    """A question with as much to say as a level may give it."""
    question = asking().question
    answers = tuple(
        replace(
            question.answers[0], label=f"{number}. " + "Say it plainly and say it at length. " * 2
        )
        for number in range(3)
    )
    return replace(asking(), question=replace(question, text=LONG, answers=answers))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_scale", SCALES)
def test_a_question_obeys_the_laws_of_layout(size, text_scale):
    for view in (asking(), wordy()):
        page, metrics = lay(TableScene(view, host_of([])), size, text_scale)
        check_laws(page, metrics)
        assert page.focus == "answer:0"


@pytest.mark.parametrize("size", [SIZES[0], SIZES[2], (1000, 1400)])
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_no_answer_is_cut(size, text_scale):
    scene = TableScene(wordy(), host_of([]))
    page, _ = lay(scene, size, text_scale)
    brush = scene._kept._brush
    plan = scene.laid(brush)
    for widget in page.widgets:
        if widget.id.startswith("answer:"):
            assert plan.panel.text_height(brush, widget.label, widget.rect.w) <= widget.rect.h


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_a_question_can_be_painted(text_scale, theme):
    settings = Settings(theme=theme, text_scale=text_scale)
    for view in (asking(), wordy()):
        open_window(settings, "test", (1280, 720))
        app = App(TableScene(view, host_of([])), settings, find)
        app.step(())
        assert app.frames == 1


def test_a_question_is_answered_by_number_by_enter_and_by_mouse():
    for act, answer in (
        (lambda app: key(app, pygame.K_2, "2"), "wear-it"),
        (lambda app: key(app, pygame.K_RETURN), "give-it-back"),
        (lambda app: click(app, "answer:1"), "wear-it"),
    ):
        made = []
        app = start(TableScene(asking(), host_of(made)))
        assert app.stage.place.focus == "answer:0"
        act(app)
        assert made == [Reply("rain", answer)]


def test_tab_reaches_every_answer():
    app = start(TableScene(asking(), host_of([])))
    wanted = {w.id for w in tab_order(app.stage.page.widgets)}
    assert {"answer:0", "answer:1"} <= wanted
    assert wanted - reached(app) == set()


def test_the_question_is_read_to_whoever_cannot_see_it():
    app = start(TableScene(asking(), host_of([])))
    heading = app.stage.find("question")
    assert heading.label == "Rain"
    assert heading.description.startswith("It rains on the bench")


def test_what_came_of_an_answer_is_read_before_the_move():
    then = Restart((TableScene(answered(), host_of([])),))
    app = start(TableScene(asking(), replace(host_of([]), choose=lambda _: then)))
    key(app, pygame.K_2, "2")
    assert app.stage.place.focus == "noticed"
    assert "It fits." in app.stage.page.says
    key(app, pygame.K_RETURN)
    assert app.stage.find("play") is not None


def test_words_that_find_no_room_scroll():
    page, _ = lay(TableScene(wordy(), host_of([])), (1366, 768), 1.0)
    (area,) = (area for area in page.areas if area.id == QUESTION)
    assert area.height > area.window.h
