"""The loop under a dummy driver: what events do, and that nothing at all is drawn when idle."""

import threading
from dataclasses import dataclass, field, replace

import pygame
import pytest
from gallery import Choose, Gallery
from pygame import Rect

from game.data import find
from game.ui.app import App
from game.ui.controls import draw_control
from game.ui.layout import Area
from game.ui.metrics import Settings
from game.ui.scene import (
    Back,
    Finished,
    Focused,
    Motion,
    Page,
    Pop,
    Pressed,
    Push,
    Quit,
    Restart,
    Restyle,
    Resumed,
    Step,
    Swap,
    Typed,
)
from game.ui.widgets import Role, Widget
from game.ui.window import open_window

SIZE = (1280, 720)


@dataclass(frozen=True)
class Probe:
    """A scene of plain buttons that writes down what it is told."""

    name: str = "probe"
    log: list = field(default_factory=list)
    answers: dict = field(default_factory=dict, hash=False)
    scrolls: bool = False
    extra: tuple = ()
    motions: tuple = ()
    fades: tuple = ()
    later: tuple = ()

    def compose(self, _brush):
        area = "list" if self.scrolls else ""
        widgets = [
            Widget(
                f"b{i}", Role.BUTTON, f"Button {i}", Rect(40, 40 + 80 * i, 200, 50), f"do {i}",
                key=str(i), area=area, enabled=i != 3,
            )
            for i in range(12 if self.scrolls else 5)
        ]  # fmt: skip
        areas = (Area("list", Rect(0, 0, 600, 400), 1000),) if self.scrolls else ()
        return Page(
            (*widgets, *self.extra), areas, motions=self.motions, fades=self.fades,
            later=self.later, title=self.name,
        )  # fmt: skip

    def paint(self, brush, _page, _area):
        brush.text(self.name, 700, 40)

    def draw(self, brush, widget, look):
        self.log.append(("draw", widget.id))
        draw_control(brush, widget, look)

    def handle(self, action):
        self.log.append(action)
        return self.answers.get(action)


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    time: float = 0.0

    def __call__(self):
        return self.time


def start(scene, settings=None, size=SIZE, **more):
    settings = settings or Settings(motion=False)
    open_window(settings, "test", size)
    app = App(scene, settings, find, **more)
    app.step(())
    for _ in range(6):
        app.step(())
    return app


def key(code, *, up=False, mod=0, text=""):
    kind = pygame.KEYUP if up else pygame.KEYDOWN
    more = {} if up else {"unicode": text}
    return pygame.Event(kind, key=code, mod=mod, **more)


def tap(code, **more):
    return [key(code, **more), key(code, up=True)]


def mouse(kind, pos):
    if kind == pygame.MOUSEMOTION:
        return pygame.Event(kind, pos=pos, rel=(0, 0), buttons=(0, 0, 0))
    return pygame.Event(kind, pos=pos, button=1)


def click(pos):
    return [mouse(pygame.MOUSEBUTTONDOWN, pos), mouse(pygame.MOUSEBUTTONUP, pos)]


def said(scene):
    return [entry for entry in scene.log if not (isinstance(entry, tuple) and entry[0] == "draw")]


def actions(scene):
    return [entry for entry in said(scene) if isinstance(entry, str)]


@pytest.mark.parametrize("seen", [tap(pygame.K_TAB), [mouse(pygame.MOUSEMOTION, (60, 220))]])
def test_a_touch_updates_only_what_it_touches_and_draws_it_once(monkeypatch, seen):
    scene = Probe()
    app = start(scene)
    back = [*tap(pygame.K_TAB, mod=pygame.KMOD_SHIFT), mouse(pygame.MOUSEMOTION, (900, 600))]
    for events in (seen, back):
        app.step(events)
    updated = []
    monkeypatch.setattr(pygame.display, "update", updated.extend)
    scene.log.clear()
    app.step(seen)
    assert 0 < sum(rect.w * rect.h for rect in updated) < SIZE[0] * SIZE[1] // 20
    assert scene.log == said(scene), "it is shown as it was drawn the first time"


def test_idle_draws_nothing_and_renders_no_text():
    app = start(Gallery())
    frames, letters = app.frames, app.letters_rendered
    for _ in range(20):
        app.step(())
    assert (app.frames, app.letters_rendered) == (frames, letters)
    assert not app.moving


def test_moving_the_mouse_over_nothing_draws_nothing():
    app = start(Probe())
    frames = app.frames
    app.step([mouse(pygame.MOUSEMOTION, (1000, 600))])
    assert app.frames == frames


def test_hovering_redraws_the_old_and_the_new_widget_only():
    scene = Probe()
    app = start(scene)
    app.step([mouse(pygame.MOUSEMOTION, (100, 60))])
    scene.log.clear()
    letters = app.letters_rendered
    app.step([mouse(pygame.MOUSEMOTION, (100, 380))])
    drawn = {id_ for kind, id_ in (e for e in scene.log if isinstance(e, tuple))}
    assert "b4" in drawn
    assert "b2" not in drawn
    assert app.letters_rendered == letters


def test_what_was_touched_before_is_not_drawn_again():
    scene = Probe()
    app = start(scene)
    screen = pygame.display.get_surface()
    app.step([mouse(pygame.MOUSEMOTION, (100, 380))])
    before = pygame.image.tobytes(screen, "RGB")
    app.step([mouse(pygame.MOUSEMOTION, (100, 60))])
    scene.log.clear()
    app.step([mouse(pygame.MOUSEMOTION, (100, 380))])
    assert scene.log == []
    assert pygame.image.tobytes(screen, "RGB") == before


def test_a_partial_redraw_gives_the_same_picture_as_a_full_one():
    app = start(Gallery())
    for pos in ((100, 500), (300, 600), (500, 640), (10, 10)):
        app.step([mouse(pygame.MOUSEMOTION, pos)])
    app.step(tap(pygame.K_TAB))
    screen = pygame.display.get_surface()
    partial = pygame.image.tobytes(screen, "RGB")
    app.stage.mark_all()
    app.step(())
    assert pygame.image.tobytes(screen, "RGB") == partial


def test_a_click_counts_where_press_and_release_meet():
    scene = Probe()
    app = start(scene)
    app.step(click((100, 140)))
    assert actions(scene) == ["do 1"]
    assert Focused("b1") in scene.log
    app.step(
        [
            mouse(pygame.MOUSEBUTTONDOWN, (100, 140)),
            mouse(pygame.MOUSEBUTTONUP, (100, 220)),
            *click((100, 300)),
            *click((900, 600)),
        ]
    )
    assert actions(scene) == ["do 1"], "released elsewhere, disabled, and nowhere"


def test_the_keyboard_can_do_everything():
    scene = Probe()
    app = start(scene)
    assert app.stage.place.focus == "b0"
    app.step([*tap(pygame.K_TAB), *tap(pygame.K_RETURN), *tap(pygame.K_DOWN)])
    assert app.stage.place.focus == "b2"
    app.step([*tap(pygame.K_SPACE), *tap(pygame.K_TAB, mod=pygame.KMOD_SHIFT)])
    assert app.stage.place.focus == "b1"
    app.step([*tap(pygame.K_4, text="4"), *tap(pygame.K_3, text="3")])
    app.step([*tap(pygame.K_QUESTION, text="?"), *tap(pygame.K_ESCAPE)])
    assert actions(scene) == ["do 1", "do 2", "do 4"]
    assert Pressed("?") in scene.log
    assert Back() in scene.log


def test_a_key_held_down_activates_once():
    scene = Probe()
    app = start(scene)
    app.step([key(pygame.K_RETURN), key(pygame.K_RETURN), key(pygame.K_RETURN)])
    assert actions(scene) == ["do 0"]


HOLD = Widget("quiet", Role.BUTTON, "Break it", Rect(500, 300, 200, 60), "break", hold=True)


def test_a_press_that_must_be_held_is_not_made_by_accident():
    scene, clock = Probe(extra=(HOLD,)), Clock()
    app = start(scene, now=clock)
    app.step(click((600, 330)))
    assert actions(scene) == []
    assert app.stage.touch.armed == "quiet"
    app.step(click((600, 330)))
    assert actions(scene) == ["break"]


@pytest.mark.parametrize("by_key", [True, False])
def test_a_press_can_be_held_instead(by_key):
    scene, clock = Probe(extra=(HOLD,)), Clock()
    app = start(scene, now=clock)
    app.hands.focus("quiet")
    app.step([key(pygame.K_RETURN) if by_key else mouse(pygame.MOUSEBUTTONDOWN, (600, 330))])
    assert app.moving
    clock.time = 0.5
    app.step(())
    assert app.stage.touch.held == pytest.approx(0.625)
    clock.time = 0.9
    app.step(())
    assert actions(scene) == ["break"]
    app.step([key(pygame.K_RETURN, up=True) if by_key else mouse(pygame.MOUSEBUTTONUP, (600, 330))])
    assert actions(scene) == ["break"]
    assert not app.moving


def test_moving_on_disarms():
    scene = Probe(extra=(HOLD,))
    app = start(scene)
    app.step([*click((600, 330)), *tap(pygame.K_TAB), *click((600, 330))])
    assert actions(scene) == []


def test_scenes_are_a_stack_and_an_empty_one_is_the_end():
    log = []
    below = Probe("below", log)
    above = Probe("above", log, {"do 0": Pop(result="won")})
    below.answers.update({"do 0": Push(above), "do 1": Quit()})
    app = start(below)
    app.step([*tap(pygame.K_TAB), *tap(pygame.K_0, text="0")])
    assert app.stack == (below, above)
    app.step(tap(pygame.K_0, text="0"))
    assert app.stack == (below,)
    assert Resumed("won") in log
    assert app.stage.place.focus == "b0"
    app.step(tap(pygame.K_1, text="1"))
    assert app.stack == ()


def test_restart_swap_and_popping_everything():
    first, second = Probe("first"), Probe("second")
    app = start(first)
    app.go(Restart((first, second)))
    assert app.stack == (first, second)
    app.go(Swap(first))
    assert app.stack == (first, first)
    app.go(Pop(5))
    assert app.stack == ()
    app.step(())


def test_swapping_keeps_the_focus():
    scene = Probe()
    app = start(scene)
    app.step([*tap(pygame.K_TAB), *tap(pygame.K_TAB)])
    app.go(Swap(replace(scene, name="other")))
    assert app.stage.place.focus == "b2"


def test_swapping_keeps_what_is_scrolled_for_a_scene_of_the_same_kind_only():
    @dataclass(frozen=True)
    class Other(Probe):
        """Another kind of scene with an area of the same name."""

    app = start(Probe(scrolls=True))
    app.hands.focus("b5")
    needed = app.stage.place.offsets["list"]
    app.stage.scroll_to(app.stage.areas["list"], 300)
    app.go(Swap(Probe("again", scrolls=True)))
    assert app.stage.place.offsets == {"list": 300}
    app.go(Swap(Other(scrolls=True)))
    assert app.stage.place.offsets == {"list": needed}
    assert needed < 300


def test_an_arrow_with_nowhere_to_go_scrolls():
    app = start(Probe(scrolls=True, extra=(Widget("end", Role.TEXT, "", Rect(0, 960, 9, 9)),)))
    app.hands.focus("b11")
    app.step(tap(pygame.K_DOWN))
    assert app.stage.place.focus == "b11"
    assert app.stage.place.offsets["list"] == 600
    app.stage.scroll_to(app.stage.areas["list"], 300)
    app.hands.focus("b0")
    app.stage.scroll_to(app.stage.areas["list"], 200)
    app.step(tap(pygame.K_UP))
    assert app.stage.place.focus == "b0"
    assert 0 < app.stage.place.offsets["list"] < 200


def test_closing_the_window_quits():
    app = start(Probe())
    app.step([pygame.Event(pygame.QUIT)])
    assert app.stack == ()


def test_the_page_is_laid_out_again_when_the_window_changes():
    app = start(Probe())
    before = app.brush
    pygame.display.set_mode((1600, 900))
    app.step([pygame.Event(pygame.WINDOWSIZECHANGED, x=1600, y=900)])
    assert app.brush is not before
    assert app.stage.rect.size == (1600, 900)


def test_new_settings_change_theme_and_letters():
    scene = Probe()
    app = start(scene)
    app.go(Restyle(Settings(theme="dark", text_scale=1.5), scene))
    app.step(())
    assert app.brush.theme.name == "dark"
    assert app.brush.metrics.em == 27
    assert pygame.display.get_surface().get_at((1270, 700))[:3] == app.brush.rgb("paper")


def test_focus_wheel_and_keys_scroll():
    app = start(Probe(scrolls=True))
    offsets = app.stage.place.offsets
    for _ in range(7):
        app.step(tap(pygame.K_TAB))
    assert offsets["list"] > 0
    assert app.stage.areas["list"].window.contains(app.stage.find("b7").rect)
    app.step(tap(pygame.K_HOME))
    assert offsets["list"] == 0
    app.step(tap(pygame.K_PAGEDOWN))
    assert offsets["list"] == 340
    app.step([pygame.Event(pygame.MOUSEWHEEL, x=0, y=-1)])
    assert offsets["list"] == 394
    app.step(tap(pygame.K_END))
    assert offsets["list"] == 600


def test_the_scroll_bar_can_be_dragged():
    app = start(Probe(scrolls=True))
    bar = app.stage.bar(app.stage.areas["list"])
    app.step([mouse(pygame.MOUSEBUTTONDOWN, bar.center)])
    app.step([mouse(pygame.MOUSEMOTION, (bar.centerx, bar.centery + 120))])
    app.step([mouse(pygame.MOUSEBUTTONUP, (bar.centerx, bar.centery + 120))])
    assert app.stage.place.offsets["list"] > 200


def test_what_is_scrolled_away_cannot_be_clicked():
    scene = Probe(scrolls=True)
    app = start(scene)
    app.step(click((100, 600)))
    assert actions(scene) == []


def test_sliders_turn_and_entries_take_text():
    slider = Widget(
        "s", Role.SLIDER, "Size", Rect(500, 40, 300, 50), less="less", more="more", value="1"
    )
    entry = Widget("e", Role.ENTRY, "Write", Rect(500, 200, 300, 90), "entry")
    scene = Probe(extra=(slider, entry))
    app = start(scene)
    app.hands.focus("s")
    app.step([*tap(pygame.K_RIGHT), *tap(pygame.K_LEFT)])
    app.hands.focus("e")
    app.step([*tap(pygame.K_1, text="1"), pygame.Event(pygame.TEXTINPUT, text="1")])
    app.step([*tap(pygame.K_BACKSPACE), *tap(pygame.K_RETURN)])
    assert actions(scene) == ["more", "less"]
    written = [e for e in said(scene) if isinstance(e, Typed)]
    assert written == [Typed("e", "1"), Typed("e", "\b"), Typed("e", "\n")]


def test_motions_run_and_end_and_are_left_out_where_motion_is_off():
    shares, clock = [], Clock()
    motion = Motion("knot", Rect(0, 0, 50, 50), 0.5, lambda _, share: shares.append(share))
    scene = Probe(motions=(motion,))
    app = start(scene, Settings(), now=clock)
    clock.time = 0.25
    app.step(())
    assert shares[-1] == pytest.approx(0.5)
    assert app.moving
    clock.time = 0.6
    app.step(())
    assert Finished("knot") in scene.log
    assert not app.moving
    calm = Probe(motions=(motion,))
    shares.clear()
    start(calm, Settings(motion=False), now=clock)
    assert shares == []
    assert Finished("knot") in calm.log


def test_parts_fade_from_the_old_page_to_the_new():
    clock, part = Clock(), Rect(600, 0, 400, 200)
    app = start(Probe("old"), Settings(), now=clock)
    screen = pygame.display.get_surface()
    before = pygame.image.tobytes(screen, "RGB")
    app.go(Swap(Probe("new", fades=(part,))))
    app.step(())
    assert app.moving
    clock.time = 1
    app.step(())
    assert not app.moving
    app.stage.mark_all()
    after = pygame.image.tobytes(screen, "RGB")
    app.step(())
    assert pygame.image.tobytes(screen, "RGB") == after != before


def test_heavy_work_waits_for_the_first_frame_and_goes_in_steps():
    done = []
    scene = Probe(later=(Step(lambda: done.append("page"), repaint=True),))
    open_window(Settings(), "test", SIZE)
    app = App(scene, Settings(), find, later=(lambda: done.append("import"),))
    app.step(())
    assert (app.frames, done) == (1, [])
    app.step(())
    assert (app.frames, done) == (2, ["page"])
    app.step(tap(pygame.K_TAB))
    assert done == ["page"]
    app.step(())
    assert done == ["page", "import"]


def test_the_listener_looks_at_the_stage_after_every_step():
    heard = []
    app = start(Probe())
    app.listener = lambda stage: heard.append((stage.page.title, stage.place.focus))
    app.step(())
    app.step(tap(pygame.K_TAB))
    assert heard == [("probe", "b0"), ("probe", "b1")]


def test_another_thread_has_something_done_here():
    app, done = start(Probe()), []
    wish = pygame.Event(pygame.USEREVENT, run=lambda: done.append(threading.current_thread()))
    asked = threading.Thread(target=pygame.event.post, args=(wish,))
    asked.start()
    asked.join()
    app.step(pygame.event.get())
    assert done == [threading.current_thread()]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (3840, 2160)])
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_every_part_can_be_painted(theme, size, text_scale):
    app = start(Gallery(), Settings(theme, text_scale, motion=False), size)
    for widget in app.stage.page.widgets:
        assert widget.rect.right <= size[0]
    app.step(tap(pygame.K_TAB))
    app.hands.send(Choose("likely"))
    app.step(())
    assert app.frames > 1
