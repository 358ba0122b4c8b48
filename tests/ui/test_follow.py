"""A promise can be kept or broken by anybody, and nobody lies by accident."""

from dataclasses import replace

import pygame
import pytest
from rounds import SCALES, SIZES, Log, click, obeys_layout, sees_all, start, tab_to, tap, views_of

from game.core.moves import BreakOpenly, BreakQuietly, Foresee, Keep, Sureness
from game.present.views import FollowView
from game.ui.play.follow import BEAT_SECONDS, FollowScene


def mine():
    return next(view for view in views_of(FollowView) if view.mine)


def theirs():
    return next(view for view in views_of(FollowView) if not view.mine)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_scale", SCALES)
@pytest.mark.parametrize("view", [mine, theirs])
def test_it_fits_or_scrolls(size, text_scale, view):
    app = start(FollowScene(view(), Log().host), size, text_scale)
    obeys_layout(app)
    sees_all(app)


@pytest.mark.parametrize("size", [*SIZES, (1920, 1080)])
def test_large_targets_cover_nothing(size):
    """The link to the numbers reached into the last option below it."""
    obeys_layout(start(FollowScene(mine(), Log().host), size, touch=True))


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_theme_draws(theme):
    app = start(FollowScene(mine(), Log().host), theme=theme)
    for _ in range(12):
        app.step(())
    assert not app.moving


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (1920, 1080)])
def test_at_ordinary_sizes_everything_to_choose_is_in_sight(size):
    for view in views_of(FollowView):
        app = start(FollowScene(view, Log().host), size)
        assert all(not w.area for w in app.stage.page.widgets if w.id.startswith("option-"))


def test_what_happened_this_round_is_told():
    view = next(v for v in views_of(FollowView) if v.mine and v.happened)
    app = start(FollowScene(view, Log().host))
    told = " ".join(w.label for w in app.stage.page.widgets)
    for line in view.happened:
        assert line.text.partition(": ")[2].strip("“”") in told or line.text in told


def test_keeping_by_keyboard():
    log = Log()
    app = start(FollowScene(mine(), log.host))
    tab_to(app, "option-0")
    tap(app, pygame.K_RETURN)
    assert isinstance(log.chosen[0], Keep)


def test_breaking_openly_by_number():
    log = Log()
    app = start(FollowScene(mine(), log.host))
    tap(app, pygame.K_2)
    assert isinstance(log.chosen[0], BreakOpenly)


def test_one_press_never_breaks_quietly():
    log = Log()
    app = start(FollowScene(mine(), log.host))
    tap(app, pygame.K_3)
    tab_to(app, "option-2")
    tap(app, pygame.K_RETURN)
    assert not log.chosen
    tap(app, pygame.K_RETURN)
    assert isinstance(log.chosen[0], BreakQuietly)


def test_breaking_quietly_by_mouse_takes_a_second_click():
    log = Log()
    app = start(FollowScene(mine(), log.host))
    click(app, "option-2")
    assert not log.chosen
    assert app.stage.touch.armed == "option-2"
    click(app, "option-2")
    assert isinstance(log.chosen[0], BreakQuietly)


def test_breaking_quietly_by_a_held_key():
    log = Log()
    now = [0.0]
    app = start(FollowScene(mine(), log.host))
    app.now = app.hands.now = lambda: now[0]
    tab_to(app, "option-2")
    app.step([pygame.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="")])
    now[0] = 0.5
    app.step(())
    assert not log.chosen
    now[0] = 2.0
    app.step(())
    assert isinstance(log.chosen[0], BreakQuietly)


def test_a_guess_by_mouse_is_carried_out_at_once_without_motion():
    log = Log()
    app = start(FollowScene(theirs(), log.host))
    click(app, "option-1")
    assert [choice.sureness for choice in log.chosen] == [Sureness.LIKELY]


def test_a_guess_is_held_for_a_beat():
    log = Log()
    now = [0.0]
    app = start(FollowScene(theirs(), log.host), motion=True)
    app.now = app.hands.now = lambda: now[0]
    tap(app, pygame.K_4)
    now[0] = BEAT_SECONDS / 2
    app.step(())
    assert not log.chosen
    assert app.moving
    now[0] = BEAT_SECONDS * 1.1
    app.step(())
    assert isinstance(log.chosen[0], Foresee)


def test_any_key_cuts_the_beat_short():
    log = Log()
    app = start(FollowScene(theirs(), log.host), motion=True)
    tap(app, pygame.K_5)
    assert not log.chosen
    tap(app, pygame.K_x)
    assert [choice.sureness for choice in log.chosen] == [Sureness.NO]


@pytest.mark.parametrize("stir", ["tab", "f5", "click"])
def test_what_cuts_the_beat_short_does_nothing_else(stir):
    log = Log()
    app = start(FollowScene(theirs(), replace(log.host, choose=log.chosen.append)), motion=True)
    tap(app, pygame.K_4)
    focus, page = app.stage.place.focus, app.stage.page
    if stir == "click":
        app.step([pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(3, 3), button=1)])
    else:
        tap(app, {"tab": pygame.K_TAB, "f5": pygame.K_F5}[stir])
    assert [choice.sureness for choice in log.chosen] == [Sureness.DOUBTFUL]
    assert (app.stage.place.focus, app.stage.page) == (focus, page)


def test_a_key_held_down_does_not_cut_the_beat_short():
    log = Log()
    app = start(FollowScene(theirs(), log.host), motion=True)
    tab_to(app, "option-1")
    down = pygame.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="\r")
    app.step([down])
    app.step([down])
    assert not log.chosen
    assert app.moving


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_during_the_beat_the_knot_is_pulled_tight_where_it_may_be_tied(size):
    now = [0.0]
    app = start(FollowScene(theirs(), Log().host), size, motion=True)
    app.now = app.hands.now = lambda: now[0]
    for _ in range(12):
        app.step(())
    strip = app.stage.page.loom.rect
    screen, shots = pygame.display.get_surface(), []
    shots.append(pygame.image.tobytes(screen.subsurface(strip), "RGB"))
    tap(app, pygame.K_1)
    for share in (0.1, 0.4, 0.7):
        now[0] = share * BEAT_SECONDS
        app.step(())
        shots.append(pygame.image.tobytes(screen.subsurface(strip), "RGB"))
    assert len(set(shots)) == 4


def test_without_motion_there_is_no_beat():
    log = Log()
    app = start(FollowScene(theirs(), log.host))
    tap(app, pygame.K_1)
    assert len(log.chosen) == 1


def test_i_shows_the_numbers():
    app = start(FollowScene(mine(), Log().host))
    tap(app, pygame.K_i)
    assert app.stack[-1].numbers
    obeys_layout(app)


def test_escape_asks_for_the_pause():
    log = Log()
    tap(start(FollowScene(mine(), log.host)), pygame.K_ESCAPE)
    assert log.asked == ["pause"]


def test_at_rest_nothing_is_drawn():
    app = start(FollowScene(mine(), Log().host))
    for _ in range(20):
        app.step(())
    frames = app.frames
    for _ in range(5):
        app.step(())
    assert app.frames == frames


def test_the_mouse_shows_numbers_too():
    app = start(FollowScene(mine(), Log().host), (1024, 600))
    before = app.stage.find("numbers").label
    click(app, "numbers")
    assert app.stage.find("numbers").label != before
