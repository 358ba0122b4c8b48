"""Every screen has its picture, and obeys the laws in looks far apart from each other."""

import importlib
import inspect
import pkgutil
from itertools import combinations
from typing import get_args

import pygame
import pytest

import game.ui
from game.journal.settings import Typeface
from game.ui.fonts import BODY
from game.ui.scene import Scene
from game.ui.theme import FAMILIES, STRANDS, THEMES
from tests.gallery.laws import broken_letters
from tests.gallery.page import name_of, page
from tests.gallery.pictures import LOOKS, SWEEP, Look, broken, brush_for, paint, stage_of
from tests.gallery.screens import PICTURES, SCREENS, pictures
from tests.gallery.sight import EYES, Line, seen_by

SAMPLE = (
    (Look((1024, 600), 2.0, "contrast"), "es"),
    (Look((800, 1000), 1.5, "light"), "en"),
    (Look((1366, 768), 1.25, "dark"), "es"),
    (Look((2560, 1440), 1.0, "light"), "en"),
    (Look((800, 1000), 2.0, "light", "dyslexic"), "es"),
    (Look((1280, 720), 1.0, "light", "dyslexic"), "en"),
    (Look((1920, 1080), touch=True), "en"),
)
APART = 20
"""So far, of 255, two marks must be from each other on the average over their pixels."""


def scenes_of_the_game():
    """Return every class that can be laid out, painted and asked."""
    for module in pkgutil.walk_packages(game.ui.__path__, "game.ui."):
        for _, one in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            own = one.__module__ == module.name and one is not Scene
            if own and all(hasattr(one, part) for part in ("compose", "paint", "handle")):
                yield one


def wrapped(scene):
    """Return a scene and those inside it."""
    return [scene, *(wrapped(scene.scene) if hasattr(scene, "scene") else ())]


def test_every_scene_of_the_game_has_a_picture():
    shown = {type(one) for name in SCREENS for one in wrapped(pictures("en")[name])}
    assert {one.__name__ for one in set(scenes_of_the_game()) - shown} == set()


@pytest.mark.parametrize(("look", "language"), SAMPLE, ids=str)
def test_every_screen_obeys_the_laws(look, language):
    brush = brush_for(look, watched=True)
    troubles = [
        f"{name}: {trouble}"
        for name in SCREENS
        for trouble in broken(pictures(language)[name], brush)
    ]
    assert troubles == []


@pytest.mark.parametrize(("look", "language"), SAMPLE, ids=str)
def test_pages_to_read_begin_at_their_top(look, language):
    brush = brush_for(look)
    for name in ("how-to-play", "glossary", "journal", "instructor", "review", "reckoning"):
        place = stage_of(pictures(language)[name], brush).place
        assert set(place.offsets.values()) <= {0}, name


def test_the_sample_stands_for_the_sweep():
    looks = [look for look, _ in SAMPLE]
    assert set(looks) <= set(SWEEP)
    assert {look.theme for look in looks} == set(THEMES)
    assert {look.typeface for look in looks} == set(get_args(Typeface))
    assert {look.touch for look in looks} == {False, True}


def test_a_text_that_is_cut_is_found():
    brush = brush_for(SAMPLE[0][0], watched=True)
    brush.letters.fit("Short", BODY, 400)
    assert brush.letters.cut == ()
    brush.letters.fit("Much too long for that", BODY, 80)
    assert brush.letters.cut == ("Much too long for that",)


def test_what_cannot_be_read_is_found():
    sheet, paper = pygame.Surface((200, 50)), ((250, 244, 232),) * 9

    def line(color, x=10, text="Words"):
        return Line(text, color, pygame.Rect(x, 10, 100, 20), sheet, paper)

    assert list(broken_letters([line((34, 38, 46))])) == []
    assert any("clear" in said for said in broken_letters([line((160, 160, 160))]))
    assert any("edge" in said for said in broken_letters([line((0, 0, 0), 120)]))
    both = [line((0, 0, 0)), line((0, 0, 0), 40, "Others")]
    assert any("written over" in said for said in broken_letters(both))
    cord = pygame.Rect(50, 0, 10, 40), sheet
    assert any("cord" in said for said in broken_letters([line((0, 0, 0))], [cord]))
    bar = pygame.Rect(100, 0, 10, 50), sheet
    assert any("bar" in said for said in broken_letters([line((0, 0, 0))], (), [bar]))


# Without colors.


@pytest.fixture(scope="module", params=THEMES)
def table(request):
    """Return a brush that has painted the table in a theme."""
    brush = brush_for(Look((1280, 720), 1.0, request.param), watched=True)
    paint(pictures("en")["table"], brush)
    return brush


def difference(one, other, eyes):
    """Return how far two pictures are apart for some eyes, on the average of what both cover."""
    wide, tall = (min(a, b) for a, b in zip(one.get_size(), other.get_size(), strict=True))
    spots = [(x, y) for x in range(wide) for y in range(tall)]
    pairs = (
        zip(seen_by(eyes, one.get_at(s)[:3]), seen_by(eyes, other.get_at(s)[:3]), strict=True)
        for s in spots
    )
    return sum(max(abs(a - b) for a, b in pair) for pair in pairs) / len(spots)


@pytest.mark.parametrize("eyes", EYES)
def test_strands_and_families_are_told_apart_without_color(table, eyes):
    assert (set(table.strands), set(table.families)) == (set(STRANDS), set(FAMILIES))
    for marks in (table.strands, table.families):
        for one, other in combinations(marks, 2):
            assert difference(marks[one], marks[other], eyes) >= APART, (one, other)


def test_simulated_eyes_leave_gray_alone_and_mix_up_red_and_green():
    for eyes in EYES:
        assert all(abs(c - 128) <= 1 for c in seen_by(eyes, (128, 128, 128)))
    red, green = (200, 40, 40), (110, 110, 30)
    for eyes in ("protan", "deutan"):
        seen = zip(seen_by(eyes, red), seen_by(eyes, green), strict=True)
        assert max(abs(a - b) for a, b in seen) < max(
            abs(a - b) for a, b in zip(red, green, strict=True)
        )


# The page.


def test_the_page_names_every_picture():
    written = page(list(PICTURES), LOOKS)
    for name in PICTURES:
        for look in LOOKS:
            for language in ("en", "es"):
                assert f'src="{name_of(name, look, language)}"' in written
    assert "http" not in written
