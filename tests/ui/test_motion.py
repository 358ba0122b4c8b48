"""The thread moves when something has happened to it, and rests again before anybody waits."""

from dataclasses import replace
from time import process_time

import pygame
import pytest
from rounds import Log, played, review, start, tap

from game.present.views import FollowView, FrayView, KnotView, ReckoningView, TableView
from game.ui.motion import SECONDS, news
from game.ui.play.follow import FollowScene
from game.ui.play.reckoning import ReckoningScene
from game.ui.play.review import ReviewScene
from game.ui.play.table import TableScene
from game.ui.scene import Pop, Restart

SCENES = {TableView: TableScene, FollowView: FollowScene, ReckoningView: ReckoningScene}


class Clock:
    def __init__(self):
        self.time = 0.0

    def __call__(self):
        return self.time


def scene(view):
    return SCENES[type(view)](view, Log().host)


def at_table():
    return next(view for view in played()[2] if isinstance(view, TableView) and view.cards)


def later(view, *, knots=(), frays=(), gained=120):
    """Return a table whose first thread has gained strength, knots and frays."""
    first, *others = view.threads
    strands = tuple(replace(s, full=min(1000, s.full + gained)) for s in first.strands)
    first = replace(
        first, strands=strands, knots=(*first.knots, *knots), frays=(*first.frays, *frays)
    )
    return replace(view, threads=(first, *others))


def opened(view, size=(1280, 720), *, motion=True, text_scale=1.0):
    """Show a screen whose clock stands still, with nothing left to do."""
    app, clock = start(scene(view), size, text_scale, motion=motion), Clock()
    app.now = app.hands.now = clock
    return rested(app, clock), clock


def rested(app, clock):
    for _ in range(60):
        clock.time += 0.1
        app.step(())
    assert not app.moving
    return app


def follow(app, view):
    """Show what comes next, up to the moment when its thread begins to move."""
    app.go(Restart((scene(view),)))
    for _ in range(60):
        app.step(())
        if app.moving:
            return app
    return app


def shot(rect=None):
    screen = pygame.display.get_surface()
    return pygame.image.tobytes(screen.subsurface(rect) if rect else screen, "RGB")


def unlike(one, two):
    """Return the share of bytes that differ clearly."""
    if one == two:
        return 0.0
    return sum(abs(a - b) > 24 for a, b in zip(one, two, strict=True)) / len(one)


KNOT = KnotView(430, 3, "")
FRAY = FrayView(610, next(iter(at_table().threads[0].strands)).channel, 700, "")


@pytest.mark.parametrize(
    ("size", "text_scale"),
    [((1024, 600), 1.0), ((1280, 720), 1.0), ((1280, 720), 2.0), ((1920, 1080), 1.5)],
)
def test_a_thread_that_has_changed_moves_to_how_it_is_now(size, text_scale):
    app, clock = opened(at_table(), size, text_scale=text_scale)
    follow(app, later(at_table(), knots=(KNOT,), frays=(FRAY,)))
    assert app.moving
    shots = []
    for _ in range(14):
        app.step(())
        shots.append(shot())
        clock.time += 0.05
    assert len(set(shots)) >= 10
    clock.time += 1
    app.step(())
    assert not app.moving
    still = shot()
    app.stage.repaint()
    app.step(())
    assert shot() == still


def test_it_begins_as_it_was_and_ends_as_it_is():
    app, clock = opened(at_table())
    follow(app, later(at_table(), knots=(KNOT,), frays=(FRAY,)))
    rect = app._running[0].motion.rect
    begins = shot(rect)
    clock.time += SECONDS * 0.999
    app.step(())
    ends = shot(rect)
    clock.time += 1
    app.step(())
    assert unlike(ends, shot(rect)) < 0.006
    assert unlike(begins, shot(rect)) > 0.02
    follow(app, at_table())
    tap(app, pygame.K_F5)
    assert unlike(begins, shot(rect)) < 0.006


def test_it_takes_less_than_700_milliseconds():
    app, clock = opened(at_table())
    follow(app, later(at_table()))
    clock.time += 0.69
    app.step(())
    assert not app.moving


@pytest.mark.parametrize("stir", ["key", "click", "wheel"])
def test_any_key_or_click_skips_it_and_still_counts(stir):
    app, _ = opened(at_table())
    follow(app, later(at_table(), knots=(KNOT,)))
    focus = app.stage.place.focus
    assert app.moving
    if stir == "key":
        tap(app, pygame.K_TAB)
        assert app.stage.place.focus != focus
    elif stir == "click":
        app.step([pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(3, 3), button=1)])
    else:
        app.step([pygame.Event(pygame.MOUSEWHEEL, y=1, x=0)])
    assert not app._running
    still = shot()
    app.stage.mark_all()
    app.step(())
    assert shot() == still


def test_it_can_be_skipped_before_it_has_begun():
    app, clock = opened(at_table())
    app.go(Restart((scene(later(at_table(), knots=(KNOT,))),)))
    app.step(())
    assert app._weaving is not None
    tap(app, pygame.K_F5)
    assert app._weaving is None
    rested(app, clock)
    for spec in app.stack[-1].compose(app.brush).loom.threads:
        assert app.brush.has_thread(spec.spec)


def test_what_is_scrolled_out_of_sight_does_not_keep_anybody_waiting():
    app, _ = opened(at_table(), (1024, 600), text_scale=2.0)
    loom = app.stage.page.loom
    assert app.stage.place.offsets[loom.area] > loom.threads[0].spec.path[0][1]
    follow(app, later(at_table()))
    assert not app.moving


def test_without_motion_it_simply_is_as_it_is():
    app, _ = opened(at_table(), motion=False)
    follow(app, later(at_table(), knots=(KNOT,)))
    assert not app.moving
    assert app._weaving is None


def test_nothing_moves_where_nothing_has_changed():
    app, _ = opened(at_table())
    follow(app, replace(at_table(), speech=()))
    assert not app.moving


def test_it_is_still_when_it_has_moved():
    app, clock = opened(at_table())
    rested(follow(app, later(at_table(), knots=(KNOT,))), clock)
    frames, letters = app.frames, app.letters_rendered
    for _ in range(20):
        clock.time += 0.1
        app.step(())
    assert (app.frames, app.letters_rendered) == (frames, letters)


@pytest.mark.parametrize(("size", "rough"), [((1280, 720), False), ((1024, 600), True)])
def test_every_change_of_a_whole_play_ends_as_the_page_is(size, rough):
    views = [view for view in played(rough=rough)[2] if type(view) in SCENES]
    app, clock = opened(views[0], size)
    moved, before = set(), views[0]
    for view in views[1:]:
        follow(app, view)
        ends = None
        if app.moving:
            moved.add((type(before), type(view)))
            clock.time += SECONDS * 0.999
            app.step(())
            ends = shot()
        rested(app, clock)
        assert ends is None or unlike(ends, shot()) < 0.002
        before = view
    assert (TableView, ReckoningView) in moved
    assert rough or FollowView in {kind for _, kind in moved}


def test_what_was_tied_and_torn_is_known():
    app, _ = opened(at_table())
    before = app.stage.page
    after = scene(later(at_table(), knots=(KNOT,), frays=(FRAY,))).compose(app.brush)
    assert news(before, after) == ("fray", "knot")
    assert news(before, scene(later(at_table())).compose(app.brush)) == ()
    assert news(after, after) == ()


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720)])
def test_in_the_review_the_thread_unrolls(size):
    app, clock = opened(at_table(), size)
    app.go(Restart((ReviewScene(review(), Log().host, Pop),)))
    for _ in range(60):
        app.step(())
        if app.moving:
            break
    motion = app._running[0].motion
    left = pygame.Rect(motion.rect.x, motion.rect.y, motion.rect.w // 3, motion.rect.h)
    right = left.move(motion.rect.w - left.w, 0)
    began = shot(left), shot(right)
    clock.time += SECONDS / 3
    app.step(())
    halfway = shot(left), shot(right)
    clock.time += 1
    app.step(())
    assert unlike(halfway[0], shot(left)) < unlike(began[0], shot(left))
    assert unlike(halfway[1], shot(right)) > 0.02
    assert not app.moving


def test_a_frame_of_a_large_window_takes_little_time():
    app, clock = opened(at_table(), (1920, 1080))
    follow(app, later(at_table(), knots=(KNOT,), frays=(FRAY,)))
    began = process_time()
    for _ in range(30):
        clock.time += 0.02
        app.step(())
    assert (process_time() - began) / 30 < 0.008
