"""Pictures come from disk as they are wanted, and letters are smoothed as a whole would be."""

import pygame
import pytest

from game.data import find
from game.present.words import words_for
from game.ui.fonts import _smoothed
from game.ui.metrics import Settings
from game.ui.paint import Brush
from game.ui.pictures import ICON_STROKE, MISSING_ICON, Pictures
from game.ui.title import Title, TitleView
from game.ui.window import open_window

SIZE = (1280, 720)


@pytest.fixture
def brush():
    open_window(Settings(), "test", SIZE)
    return Brush(Pictures(find), Settings(), SIZE)


def test_every_icon_says_once_how_thick_its_lines_are():
    drawings = [path.read_text("utf-8") for path in find("assets", "icons").glob("*.svg")]
    assert len(drawings) > 40
    assert {drawing.count(ICON_STROKE) for drawing in (*drawings, MISSING_ICON)} == {1}


def test_an_icon_with_a_thicker_stroke_has_more_ink(brush):
    def ink(stroke):
        return pygame.mask.from_surface(brush.pictures.icon("map", 48, (0, 0, 0), stroke)).count()

    assert ink(1) < ink(2) < ink(4)


def test_a_face_is_read_as_it_lies_on_disk_and_the_calm_one_stands_in(brush):
    calm, other = (brush.pictures.face("mateo", mood) for mood in ("calm", "no such mood"))
    assert pygame.image.tobytes(calm, "RGBA") == pygame.image.tobytes(other, "RGBA")
    assert brush.pictures.face("nobody", "calm") is None


@pytest.mark.usefixtures("brush")
@pytest.mark.parametrize("factor", [2, 4])
@pytest.mark.parametrize("text", ["W", "il", "Works offline", "jjgy,", "quick (brown) foxes"])
def test_a_line_is_smoothed_as_if_it_were_filled_up_to_whole_blocks(text, factor):
    for pixels in range(64, 64 + factor):
        large = pygame.font.Font(find("assets", "fonts", "text-500.ttf"), pixels).render(
            text, True, (34, 38, 46)
        )
        wide, tall = (-(-side // factor) for side in large.get_size())
        full = pygame.Surface((wide * factor, tall * factor), pygame.SRCALPHA)
        large.set_alpha(None)
        full.blit(large, (0, 0))
        wanted = pygame.transform.smoothscale(full, (wide, tall)).premul_alpha()
        found = _smoothed(large, factor).premul_alpha()
        assert found.get_size() == (wide, tall)
        assert pygame.image.tobytes(found, "RGBA") == pygame.image.tobytes(wanted, "RGBA")


def test_the_title_keeps_little_more_of_its_thread_than_can_be_seen(brush):
    title = Title(TitleView(None, "1.0"), words_for("en").say, lambda _: None)
    picture = title._picture(brush)
    assert not picture.drawn
    picture.draw(brush)
    assert picture.drawn
    kept = sum(image.get_width() * image.get_height() for image, _ in picture._pieces)
    assert 0 < kept < SIZE[0] * SIZE[1] / 5
