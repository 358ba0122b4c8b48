"""Looking back shows everything there was, at every size, and grades nothing."""

from dataclasses import replace

import pygame
import pytest
from rounds import (
    SCALES,
    SIZES,
    Log,
    click,
    obeys_layout,
    review,
    sees_all,
    start,
    tap,
    turning,
)

from game.core.kinds import Channel
from game.present.views import TimelinePoint
from game.ui.play.review import ReviewScene


def scene(log, view=None, *, rough=False):
    return ReviewScene(view or review(rough=rough), log.host, log.wish("done"))


def full():
    """Return a review in which everything there can be is there."""
    return replace(
        review(rough=True),
        readings=(("You meant this: ten minutes.", "Mateo heard: as long as it takes."),) * 2,
        rosy="A yes looked likelier than it was.",
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_scale", SCALES)
@pytest.mark.parametrize("view", [review, full])
def test_it_fits_or_scrolls(size, text_scale, view):
    app = start(scene(Log(), view()), size, text_scale)
    for _ in turning(app):
        obeys_layout(app)
        sees_all(app)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (2560, 1440)])
def test_a_class_sees_the_chart_and_the_questions_without_scrolling(size):
    app = start(scene(Log()), size)
    assert not app.stage.areas
    assert app.stage.find("tab-0").selected
    told = " ".join(w.label for w in app.stage.page.widgets)
    assert all(text in told for text in (*review().questions, review().turning_point.what_if))


@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 1.0), ((1280, 720), 1.5)])
def test_all_of_it_is_told(size, scale):
    view = full()
    app = start(scene(Log(), view), size, scale)
    told = " ".join(w.label for _ in turning(app) for w in app.stage.page.widgets)
    texts = [view.title, view.subtitle, view.rosy, view.calibration, *view.questions]
    texts += [text for pair in view.readings for text in pair]
    texts += [text for _, _, text in (*view.knots, *view.frays)]
    texts += [row.label for row in view.predictions]
    assert all(text in told for text in texts)


@pytest.mark.parametrize(
    "points",
    [
        (TimelinePoint(0, 0, 0, (0, 0, 0)),),
        (TimelinePoint(0, 0, 100_000, (0, 0, 0)), TimelinePoint(1, 100_000, 0, (1000, 1000, 1000))),
        tuple(TimelinePoint(i, 50_000, 50_000, (500, 500, 500), 50_000) for i in range(15)),
    ],
)
def test_any_course_of_trust_can_be_drawn(points):
    view = replace(review(), points=points, knots=(), frays=(), turning_point=None)
    app = start(scene(Log(), view))
    for _ in range(10):
        app.step(())
    obeys_layout(app)


def test_many_knots_in_one_round_do_not_leave_the_chart():
    crowd = tuple((6, 5, f"Knot {i}.") for i in range(9))
    frays = tuple((1, channel, "Torn.") for channel in Channel)
    app = start(scene(Log(), replace(review(), knots=crowd, frays=frays)))
    for _ in range(10):
        app.step(())


def test_escape_and_the_button_lead_back():
    for way in ("escape", "enter", "mouse"):
        log = Log()
        app = start(scene(log))
        if way == "mouse":
            click(app, "back")
        else:
            tap(app, pygame.K_ESCAPE if way == "escape" else pygame.K_RETURN)
        assert log.asked == ["done"]


def test_it_can_be_read_to_the_end_by_keyboard():
    app = start(scene(Log()), (1024, 600), 2.0)
    tap(app, pygame.K_END)
    assert app.stage.place.offsets["page"] == app.stage.areas["page"].overflow > 0
