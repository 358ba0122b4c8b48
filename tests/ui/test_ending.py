"""An ending is told calmly, and three ways lead on from it."""

import pygame
import pytest
from rounds import SCALES, SIZES, Log, click, obeys_layout, sees_all, start, tab_to, tap, views_of

from game.present.views import EndingView
from game.ui.play.ending import EndingScene


def scene(log, *, rough=False, name="on-time"):
    view = views_of(EndingView, name, rough=rough)[0]
    return EndingScene(view, log.host, log.wish("review"), log.wish("again"))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_scale", SCALES)
@pytest.mark.parametrize("rough", [False, True])
def test_it_fits_or_scrolls(size, text_scale, rough):
    app = start(scene(Log(), rough=rough), size, text_scale)
    obeys_layout(app)
    sees_all(app)


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (1920, 1080)])
def test_all_of_it_is_told(size):
    app = start(scene(Log()), size)
    view = app.stack[-1].view
    told = " ".join(w.label for w in app.stage.page.widgets)
    for text in (view.name, view.text, view.reason, view.chair_title, view.chair, view.foreseen):
        assert text in told
    for thread in view.threads:
        assert f"{thread.title}: {thread.trust}" in told


@pytest.mark.parametrize(
    ("id_", "asked"), [("review", "review"), ("again", "again"), ("title", "leave")]
)
@pytest.mark.parametrize("hands", ["keyboard", "mouse"])
def test_three_ways_on(id_, asked, hands):
    log = Log()
    app = start(scene(log))
    if hands == "mouse":
        click(app, id_)
    else:
        tab_to(app, id_)
        tap(app, pygame.K_RETURN)
    assert log.asked == [asked]


def test_looking_back_comes_first():
    log = Log()
    tap(start(scene(log), (1024, 600), 2.0), pygame.K_RETURN)
    assert log.asked == ["review"]
