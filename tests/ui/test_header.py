"""The strip at the top says everything, however narrow the window: its title is never cut."""

from dataclasses import replace
from itertools import combinations

import pygame
import pytest
from rounds import SCALES, SIZES, Log, views_of

from game.present.views import TableView
from game.ui.play.header import header_height, header_widgets, paint_header
from tests.gallery.pictures import Look, brush_for

EVERYWHERE = [(size, scale) for size in (*SIZES, (800, 1000)) for scale in SCALES]
TITLES = ("On Time", "The Shared Room", "As Soon As Possible")


@pytest.mark.parametrize(("size", "scale"), EVERYWHERE)
@pytest.mark.parametrize("title", TITLES)
def test_everything_in_the_strip_has_its_place(size, scale, title):
    brush = brush_for(Look(size, scale), watched=True)
    view = replace(views_of(TableView)[0].header, title=title, round_text="Before round 1")
    brush.surface = pygame.Surface(size)
    paint_header(brush, view)
    widgets = header_widgets(brush, view, Log().host.say)
    strip = pygame.Rect(0, 0, size[0], header_height(brush, view))
    assert all(strip.contains(w.rect) for w in widgets)
    assert not [(a.id, b.id) for a, b in combinations(widgets, 2) if a.rect.colliderect(b.rect)]
    assert brush.letters.cut == ()
    said = " ".join(line.text for line in brush.lines)
    for text in (title, view.round_text, view.support_text, view.tension_text):
        assert text in said


def test_words_go_before_the_title_does():
    view = replace(views_of(TableView)[0].header, subtitle="A long line about what this is about")
    shown = []
    for width in (1280, 780, 640):
        brush = brush_for(Look((width, 800)), watched=True)
        brush.surface = pygame.Surface((width, 800))
        paint_header(brush, view)
        shown.append({line.text for line in brush.lines})
    assert [view.title in one for one in shown] == [True, True, True]
    assert [view.subtitle in one for one in shown] == [True, False, False]
