"""What can be seen on a page can be heard, in the same order; and a level can be played by ear."""

import re
from itertools import count

import accesskit
import pygame
import pytest
from accesskit import Action, Toggled
from ear import BUTTON, HEADING, Ear, words_of
from rounds import Log, views_of

from game.authoring.load import load
from game.core.moves import Play
from game.core.story import Story
from game.data import find
from game.journal.journal import Journal
from game.journal.settings import Settings
from game.lab.play import play_out
from game.lab.strategies import solution_of
from game.present.show import show
from game.present.views import (
    BriefingView,
    EndingView,
    FollowView,
    ReckoningView,
    TableView,
)
from game.present.words import words_for
from game.ui.play.table import TableScene
from game.ui.reader_tree import ROOT, tree_of
from game.ui.widgets import Role
from tests.gallery.pictures import Look, brush_for, stage_of
from tests.gallery.screens import SCREENS, pictures
from tests.ui.driver import start

LOOKS = (Look((1280, 720)), Look((1024, 600), 2.0))
OPTION = accesskit.Role.RADIO_BUTTON
ROLES = {
    Role.BUTTON: BUTTON,
    Role.CARD: BUTTON,
    Role.OPTION: OPTION,
    Role.LINK: accesskit.Role.LINK,
    Role.TAB: accesskit.Role.TAB,
    Role.SWITCH: accesskit.Role.CHECK_BOX,
    Role.SLIDER: accesskit.Role.SLIDER,
    Role.ITEM: accesskit.Role.LIST_ITEM,
    Role.ENTRY: accesskit.Role.TEXT_INPUT,
    Role.HEADING: HEADING,
    Role.TEXT: accesskit.Role.LABEL,
    Role.IMAGE: accesskit.Role.IMAGE,
    Role.STATUS: accesskit.Role.LABEL,
}
NUMBER = re.compile(r"[−+]?\d+(\.\d)?")
COSTS = NUMBER, re.compile("Enter")
"""What stands on small cards, added up: every part of it is told; and the name of a key."""
CAPS = (re.compile("[FJ]"),)
"""The key of each of two players, on what both have to press; it is told once one has pressed."""
MARKS = {
    "tip": COSTS,
    "table": COSTS,
    "table-three": COSTS,
    "table-pair": COSTS + CAPS,
    "follow-pair": CAPS,
    "reckoning": (re.compile("adds|weight"),),
    "reckoning-opened": (re.compile("adds|weight"),),
    "ending": (re.compile(r"\+\d"),),
    "ending-rough": (re.compile(r"\d"),),
    "review": (
        NUMBER,
        re.compile(
            "Start|Promise kept|Promise broken|Your trust in them|What might have been|no|surely"
        ),
    ),
}
"""Marks on pictures that are told in other words: the legend of the chart, names of columns, and
how many more counts from daily life there are."""


def heard(stage):
    """Return the nodes of a page in order."""
    numbers, fresh = {}, count(ROOT + 1)

    def number(id_):
        return numbers.setdefault(id_, next(fresh))

    update = tree_of(stage, number, None)
    nodes = dict(update.nodes)
    return [nodes[id_] for id_ in nodes[ROOT].children], nodes[ROOT], nodes[update.focus]


def bare(text):
    """Leave nothing but letters and digits."""
    return re.sub(r"[\W_]+", " ", text).casefold().strip()


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("name", SCREENS)
def test_every_widget_is_heard_with_role_name_and_state(look, name):
    stage = stage_of(pictures("en")[name], brush_for(look))
    nodes, window, focus = heard(stage)
    assert (window.role, window.label) == (accesskit.Role.WINDOW, stage.page.title)
    assert words_of(focus) == stage.find(stage.place.focus).label
    for widget, node in zip(stage.shown, nodes, strict=True):
        assert node.role == ROLES[widget.role]
        assert words_of(node).startswith(widget.label)
        assert words_of(node).strip(), widget.id
        told = f"{words_of(node)} {node.description}"
        assert all(bare(part) in bare(told) for part in (widget.description, widget.note))
        assert node.is_disabled == (not widget.enabled)
        pressed = widget.enabled and widget.action is not None
        assert node.supports_action(Action.CLICK) == pressed
        assert node.supports_action(Action.FOCUS) == widget.focusable
        if widget.role in (Role.OPTION, Role.SWITCH):
            assert (node.toggled == Toggled.TRUE) == widget.selected
        if widget.role is Role.TAB:
            assert node.is_selected == widget.selected
        box = node.bounds
        assert pygame.Rect(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0) == widget.rect


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_everything_written_on_a_page_is_heard(look):
    brush, missing = brush_for(look, watched=True), {}
    for name in SCREENS:
        brush.lines.clear()
        stage = stage_of(pictures("en")[name], brush)
        stage.render(pygame.Surface(stage.rect.size))
        nodes, window, _ = heard(stage)
        said = [window.label]
        for node in nodes:
            said += [words_of(node), node.description or "", node.keyboard_shortcut or ""]
        whole = bare(" ".join(said))
        seen = dict.fromkeys(line.text for line in brush.lines)
        unheard = [
            text
            for text in seen
            if bare(text) not in whole
            and not any(mark.fullmatch(text) for mark in MARKS.get(name, ()))
        ]
        if unheard:
            missing[name] = unheard
        assert seen, name
    assert missing == {}


def test_what_is_read_first_stands_first():
    stage = stage_of(pictures("en")["briefing"], brush_for(LOOKS[0]))
    told = [words_of(node) for node in heard(stage)[0]]
    order = ("On Time", "Before round 1", "Your best friend", "Mateo has been", "What you want",
             "Mateo’s trust in you", "Go on")  # fmt: skip
    places = [next(i for i, words in enumerate(told) if words.startswith(one)) for one in order]
    assert places == sorted(places)


def test_a_card_that_can_be_played_in_several_ways_is_told_in_full():
    def several(view):
        return [card for card in view.cards if len(card.ways) > 1]

    view = next(view for view in views_of(TableView, "the-coast") if several(view))
    card = several(view)[0]
    scene = TableScene(view, Log().host, chosen=card.id, picked=True, noticed=True)
    nodes = heard(stage_of(scene, brush_for(LOOKS[0])))[0]
    told = next(words_of(node) for node in nodes if words_of(node).startswith(f"{card.title}. "))
    strands = [strand for one in card.forecast for strand in one.strands]
    assert strands
    for part in (card.text, card.thought, card.home_text, *(s.numbers for s in strands)):
        assert bare(part) in bare(told)
    names = [words_of(node) for node in nodes if node.role == BUTTON]
    assert [name for name in names if name in {way.label for way in card.ways}]


# ---------------------------------------------------------------- a level by ear


def ways(view, choice, buttons):
    """Yield role and name of all that is pressed to make a choice, one after the other."""
    match view:
        case BriefingView():
            yield BUTTON, "Go on"
            yield OPTION, next(one.label for one in view.endings if one.choice == choice)
            yield BUTTON, "Begin"
        case TableView():
            yield from _at_the_table(view, choice, buttons)
        case FollowView():
            yield BUTTON, next(one.label for one in view.options if one.choice == choice)
        case ReckoningView():
            yield BUTTON, view.go_on.label


def _at_the_table(view, choice, buttons):
    if "Go on" in buttons:
        yield BUTTON, "Go on"
    waiting = view.question or view.offer
    if waiting is not None:
        yield BUTTON, next(one.label for one in waiting.answers if one.choice == choice)
        return
    card = next(one for one in view.cards if any(way.choice == choice for way in one.ways))
    assert isinstance(choice, Play)
    yield BUTTON, card.title
    if len(card.ways) > 1:
        yield BUTTON, next(way.label for way in card.ways if way.choice == choice)
    else:
        yield BUTTON, f"Play this card: {card.title}"


@pytest.mark.parametrize("name", ["on-time", "the-corridor"])
def test_a_whole_level_is_played_by_ear(tmp_path, name):
    level, words = load(find("levels", f"{name}.toml")), words_for("en")
    story = play_out(level.setup(7), solution_of(level))
    journal = Journal(tmp_path)
    journal.keep_settings(Settings(motion=False))
    ear = Ear(start(journal).app).listen()
    ear.press(BUTTON, "Play").press(BUTTON, level.title)
    for done, choice in enumerate(story.choices):
        so_far = Story(story.setup, story.choices[:done], story.steps[: done + 1])
        view = show(level, so_far, words)
        if isinstance(view, ReckoningView):
            assert view.headline in ear.said[-1]
        for role, label in ways(view, choice, ear.names(BUTTON)):
            ear.press(role, label)
    ending = show(level, story, words)
    assert isinstance(ending, EndingView)
    assert ending.name in ear.names(HEADING)
    assert ending.text in ear.said[-1]
    ear.press(BUTTON, "Title")
    assert "Play" in ear.names(BUTTON)
    (play,) = Journal(tmp_path).plays()
    assert play.finished
    assert Journal(tmp_path).read(play.path).choices == tuple(map(str, story.choices))
