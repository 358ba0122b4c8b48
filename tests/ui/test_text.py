"""Any text can be set, and none of it means anything to the machine."""

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.data import find
from game.ui.fonts import BODY, SPEECH, TITLE, Lettering, plain
from game.ui.metrics import Settings
from game.ui.paint import Brush
from game.ui.pictures import Pictures
from game.ui.window import open_window


@pytest.fixture(scope="module")
def brush():
    open_window(Settings(), "test", (1280, 720))
    brush = Brush(Pictures(find), Settings(), (1280, 720))
    brush.surface = pygame.Surface((1280, 720))
    return brush


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60), st.integers(1, 400))
def test_any_text_can_be_wrapped_and_drawn(brush, text, width):
    height = brush.text(text, 10, 10, width=width)
    assert height == brush.height(text, BODY, width)
    for line in brush.wrap(text, BODY, width):
        assert len(line) <= 1 or brush.letters.width(line, BODY) <= width


def test_markup_and_control_signs_are_inert(brush):
    assert plain("a\x00b\ud800\x1b[1m") == "a\ufffdb\ufffd\ufffd[1m"
    assert plain("tab\there\r\nnew") == "tab here\nnew"
    assert brush.wrap("<b>one</b>\n\n**two**", BODY, 0) == ("<b>one</b>", "", "**two**")


def test_measuring_draws_nothing(brush):
    before = brush.letters.rendered
    brush.height("A sentence that nobody has drawn yet", TITLE, 200)
    assert brush.letters.rendered == before


def test_a_line_is_drawn_once(brush):
    brush.text("Drawn once", 0, 0, SPEECH)
    before = brush.letters.rendered
    brush.text("Drawn once", 300, 300, SPEECH)
    assert brush.letters.rendered == before


def test_what_does_not_fit_ends_with_an_ellipsis(brush):
    cut = brush.letters.fit("A rather long sentence", BODY, 100)
    assert cut.endswith("…")
    assert brush.letters.width(cut, BODY) <= 100
    assert brush.letters.fit("short", BODY, 100) == "short"
    assert brush.text("many words on several lines", 0, 0, BODY, width=60, lines=2) == 46


def test_runs_wrap_like_text(brush):
    runs = (("You guessed ", BODY), ("likely", TITLE), ("; Sam did keep his.", BODY))
    assert brush.runs(runs, 0, 0, 120) == brush.runs_height(runs, 120)
    assert brush.runs_height(runs, 0) == brush.leading(TITLE)
    assert brush.runs_width(runs) > 120


@pytest.fixture(scope="module")
def dyslexic(brush):
    """Letters of the other typeface, as large as the brush's."""
    return Lettering(find, brush.metrics.scale, "dyslexic")


def test_letters_of_both_typefaces_are_as_tall_and_not_the_same(brush, dyslexic):
    one, other = (letters.line("HH", BODY, (0, 0, 0)) for letters in (brush.letters, dyslexic))
    assert abs(one.get_bounding_rect().h - other.get_bounding_rect().h) <= 1
    assert dyslexic.width("minimum", BODY) > brush.letters.width("minimum", BODY)


def test_what_a_typeface_cannot_write_is_written_in_our_own(brush, dyslexic):
    for text in ("слово", "Ωmega", "a\ufffd"):
        assert dyslexic.width(text, BODY) == brush.letters.width(text, BODY)
    assert dyslexic.width("palabra", BODY) != brush.letters.width("palabra", BODY)


def test_a_space_that_must_not_break_is_as_wide_as_others(brush, dyslexic):
    for letters in (brush.letters, dyslexic):
        assert letters.width("99\N{NO-BREAK SPACE}%", BODY) == letters.width("99 %", BODY)
        assert letters.wrap("99\N{NO-BREAK SPACE}%", BODY, 1)[0] == "9"


def test_missing_assets_are_replaced():
    def nowhere(*parts):
        raise FileNotFoundError(parts)

    letters = Lettering(nowhere, 1.0)
    assert letters.width("still readable", BODY) > 0
    pictures = Pictures(nowhere)
    assert pictures.face("nobody", "calm") is None
    assert pictures.icon("nothing", 20, (0, 0, 0), 2.0).get_size() == (20, 20)
