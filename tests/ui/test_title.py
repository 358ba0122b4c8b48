"""The title fits every window, offers what there is, and shows its words before its picture."""

from itertools import pairwise

import pygame
import pytest

from game.data import find
from game.ui.app import App
from game.ui.metrics import Settings
from game.ui.scene import Quit, Restart
from game.ui.title import Title, TitleChoice, TitleView
from game.ui.window import open_window


def say(key, **values):
    return " ".join((key.split(".")[-1].capitalize(), *map(str, values.values())))


def title(label="On Time, round 4 of 8", opened=None):
    return Title(TitleView(label, "1.0"), say, (opened if opened is not None else []).append)


def start(scene, size=(1280, 720), text_scale=1.0):
    settings = Settings(text_scale=text_scale)
    open_window(settings, "test", size)
    app = App(scene, settings, find)
    app.step(())
    return app


def test_continue_is_offered_only_where_there_is_something_to_continue():
    ids = [w.id for w in start(title(None)).stage.page.widgets if w.focusable]
    assert ids == ["play", "how", "plays", "words", "settings", "quit"]
    app = start(title())
    assert app.stage.place.focus == "continue"


def test_words_come_first_and_icons_and_the_picture_follow():
    app = start(title())
    screen = pygame.display.get_surface()
    shown = [pygame.image.tobytes(screen, "RGB")]
    while len(shown) < 4:
        app.step(())
        shown.append(pygame.image.tobytes(screen, "RGB"))
    words, icons, faces, picture = shown
    assert len({words, icons, picture}) == 3
    assert faces == icons, "faces are drawn where nobody sees them"
    assert app.frames == 3
    for _ in range(5):
        app.step(())
    assert app.frames == 3


def test_icons_leave_the_words_of_the_menu_where_they_were():
    app = start(title())
    screen = pygame.display.get_surface()
    rects = [widget.rect for widget in app.stage.page.widgets if widget.focusable]
    before = screen.copy()
    app.step(())
    faint = 40, 40, 40, 255  # a shadow is no more
    changed = pygame.mask.from_threshold(before, (0, 0, 0), faint, screen)
    changed.invert()
    for rect in rects:
        words = pygame.Rect(rect.x + 60, rect.y + 8, rect.w - 76, rect.h - 16)
        inside, beside = (
            changed.overlap_area(pygame.mask.Mask(part.size, fill=True), part.topleft)
            for part in (rect, words)
        )
        assert inside, "an icon has come"
        assert not beside, "and stands left of the words"


def test_a_menu_that_has_its_icons_never_shows_without_them():
    app = start(title())
    while app.frames < 3:
        app.step(())
    screen = pygame.display.get_surface()
    app.go(Restart((title(),)))
    app.step(())
    again = pygame.image.tobytes(screen, "RGB")
    for _ in range(5):
        app.step(())
    assert pygame.image.tobytes(screen, "RGB") == again


@pytest.mark.parametrize(
    "size", [(1024, 600), (1280, 720), (1366, 768), (1920, 1080), (3840, 2160)]
)
@pytest.mark.parametrize("text_scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("label", [None, "On Time, round 4 of 8", "A very long name " * 6])
def test_the_menu_fits_or_scrolls(size, text_scale, label):
    app = start(title(label), size, text_scale)
    screen = pygame.Rect(0, 0, *size)
    areas = app.stage.areas
    widgets = [w for w in app.stage.page.widgets if w.focusable]
    for one, other in pairwise(widgets):
        assert one.rect.bottom <= other.rect.top
    for widget in widgets:
        assert widget.rect.h >= 44
        window = areas[widget.area].window if widget.area else screen
        assert screen.contains(window)
        wide = pygame.Rect(0, 0, window.w, areas[widget.area].height) if widget.area else screen
        assert wide.contains(widget.rect)


def test_choices_are_handed_on_and_quit_quits():
    opened = []
    scene = title(opened=opened)
    scene.handle(TitleChoice.PLAY)
    assert opened == [TitleChoice.PLAY]
    assert scene.handle(TitleChoice.QUIT) == Quit()
    assert scene.handle("something else") is None
