"""What is touched is shown by what differs, and never looks otherwise than drawn from nothing."""

from dataclasses import replace
from random import Random

import pygame
import pytest
from gallery import Gallery
from hypothesis import given, settings
from hypothesis import strategies as st
from pygame import Rect

from game.data import find
from game.ui.app import App
from game.ui.lit import Lights, _differing
from game.ui.metrics import Settings
from game.ui.play.table import TableScene
from game.ui.stage import Stage
from game.ui.widgets import Look
from game.ui.window import open_window
from tests.gallery.world import World

SIZE = (1280, 720)
ROOM = Rect(0, 0, 120, 90)
boxes = st.builds(
    Rect, st.integers(0, 119), st.integers(0, 89), st.integers(1, 60), st.integers(1, 60)
)


def opened(scene, size=SIZE):
    open_window(Settings(), "test", size)
    app = App(scene, Settings(motion=False), find)
    for _ in range(20):
        app.step(())
    return app


def as_drawn_from_nothing(app):
    """Return the page as a new stage draws it, touched in the same way."""
    stage = Stage(app.stack[-1], app.brush, app.stage.place)
    stage.touch = app.stage.touch
    stage.repaint()
    screen = pygame.Surface(stage.rect.size)
    stage.render(screen)
    return pygame.image.tobytes(screen, "RGB")


def shown():
    return pygame.image.tobytes(pygame.display.get_surface(), "RGB")


def move(app, rect, random):
    spot = random.randrange(rect.x, rect.right), random.randrange(rect.y, rect.bottom)
    app.step([pygame.Event(pygame.MOUSEMOTION, pos=spot, rel=(1, 1), buttons=(0, 0, 0))])


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    world = World("en", tmp_path_factory.mktemp("world"))
    return replace(world.moment(TableScene, "on-time"), noticed=True)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("size", [SIZE, (1024, 600)])
def test_a_page_that_is_wandered_over_looks_as_if_drawn_from_nothing(table, size, seed):
    random = Random(seed)
    app = opened(table if seed else Gallery(), size)
    for _ in range(40):
        if random.random() < 0.6:
            widget = random.choice(app.stage.shown)
            move(app, widget.rect.clip(app.stage.rect) or app.stage.rect, random)
        else:
            app.hands.focus(random.choice(app.stage.stops))
            app.step([pygame.Event(pygame.NOEVENT)])
        if random.random() < 0.2:
            app.stage.touch.pressed = random.choice(("", app.stage.touch.hovered))
            app.stage.mark_touch()
            app.step([pygame.Event(pygame.NOEVENT)])
        assert shown() == as_drawn_from_nothing(app)


def test_of_a_focus_that_moves_on_only_the_rings_are_shown(table, monkeypatch):
    app = opened(table)
    cards = [id_ for id_ in app.stage.stops if id_.startswith("card:")][:2]
    app.now = app.hands.now = lambda: 0.0  # no focus rests: no card opens
    for id_ in (*cards, cards[0]):
        app.hands.focus(id_)
        app.step([pygame.Event(pygame.NOEVENT)])
    updated = []
    monkeypatch.setattr(pygame.display, "update", updated.extend)
    app.hands.focus(cards[1])
    app.step([pygame.Event(pygame.NOEVENT)])
    assert len(updated) == 8, "four strips round each"
    card = app.stage.find(cards[0]).rect
    assert sum(rect.w * rect.h for rect in updated) < card.w * card.h


def test_a_touch_that_changes_nothing_shows_nothing():
    app = opened(Gallery())
    off = next(w.id for w in app.stage.shown if w.focusable and not w.enabled)
    app.stage.reveal(off)
    app.step([pygame.Event(pygame.NOEVENT)])
    frames = app.frames
    move(app, app.stage.find(off).rect, Random(0))
    assert app.stage.touch.hovered == off
    assert app.frames == frames


@settings(max_examples=60)
@given(st.lists(boxes, max_size=4), st.booleans())
def test_what_differs_lies_in_the_rectangles_and_they_do_not_overlap(changed, framed):
    one, other = pygame.Surface(ROOM.size), pygame.Surface(ROOM.size)
    for box in changed:
        one.fill((0, 0, 1), box)
        if framed:
            one.fill((0, 0, 0), box.inflate(-12, -12))
    rects = _differing(one, other)
    for i, rect in enumerate(rects):
        assert ROOM.contains(rect)
        assert rect.collidelist(rects[:i]) < 0
        other.blit(one, rect, rect)
    assert pygame.image.tobytes(one, "RGB") == pygame.image.tobytes(other, "RGB")


def test_pictures_of_what_was_touched_stay_within_bounds():
    screen, rest = pygame.Surface(ROOM.size), pygame.Surface(ROOM.size)
    lights = Lights(rest)
    whole = tuple(ROOM)
    screen.fill("white")
    for number in range(9):
        lights.keep(screen, (whole, ((f"b{number}", Look(hovered=True)),)))
        assert len(lights._kept) == 1
    half = (whole, (("b", Look(pressed=True, held=0.5)),))
    lights.keep(screen, half)
    assert half not in lights._kept, "it will not look so again"
    places, missing = lights.turn(screen, (), ())
    assert missing == []
    assert ROOM in places
    assert pygame.image.tobytes(screen, "RGB") == pygame.image.tobytes(rest, "RGB")
