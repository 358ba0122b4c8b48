"""A whole play of a real level, as views; and hands that use a scene the way a person does."""

import string
from dataclasses import dataclass, field
from functools import cache

import pygame

from game.authoring.load import load
from game.core.legal import legal
from game.core.moves import BreakOpenly, BreakQuietly, Foresee, Keep, Play
from game.core.story import replay
from game.data import find
from game.present.looking_back import look_back
from game.present.show import show
from game.present.views import EndingView
from game.present.words import Words, words_for
from game.ui.app import App
from game.ui.metrics import Settings
from game.ui.play.host import Host
from game.ui.scene import Pop, Quit
from game.ui.widgets import Role
from game.ui.window import open_window
from tests.gallery.laws import broken_layout

SIZES = ((1024, 600), (1280, 720), (1366, 768), (2560, 1440))
SCALES = (1.0, 1.25, 1.5, 2.0)
TOUCH = 44


class Forgiving(dict):
    """A catalog that answers a key it does not have with the key itself."""

    def __missing__(self, key):
        return " ".join(key.split(".")[-1].split("_")).capitalize() + " {count}"


class Counting(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, "".join(args))


class Lenient(Words):
    def say(self, key, **values):
        return Counting().vformat(self.table[key], (), values)


@cache
def words():
    catalog = words_for("en")
    return Lenient("en", Forgiving(catalog.table))


def _pick(story, plays, *, rough):
    options = legal(story.state)
    if isinstance(options[0], Keep | BreakOpenly | BreakQuietly):
        turn = (Keep, BreakOpenly, BreakQuietly)[len(story.choices) % 3] if rough else Keep
        return next(o for o in options if isinstance(o, turn))
    if isinstance(options[0], Foresee):
        return options[len(story.choices) % len(options)]
    wanted = [o for o in options if isinstance(o, Play) and plays and o.card == plays[0]]
    if wanted:
        plays.pop(0)
    return (wanted or options)[0]


@cache
def played(name="on-time", seed=3, *, rough=False):
    """Return a level, its story played to the end, and every view on the way."""
    level = load(find("levels", f"{name}.toml"))
    story, views = replay(level.setup(seed)), []
    plays = list(level.traps[0].plays if rough else level.solution.plays)
    while True:
        views.append(show(level, story, words()))
        if isinstance(views[-1], EndingView):
            return level, story, tuple(views)
        story = story.choose(_pick(story, plays, rough=rough))


def views_of(kind, name="on-time", *, rough=False):
    return [view for view in played(name, rough=rough)[2] if isinstance(view, kind)]


@cache
def review(name="on-time", *, rough=False):
    level, story, _ = played(name, rough=rough)
    return look_back(level, story, words())


@dataclass
class Log:
    """Remembers what a scene asked of the game around it."""

    chosen: list = field(default_factory=list)
    asked: list = field(default_factory=list)

    @property
    def host(self):
        return Host(words().say, self._choose, self._pause, self._leave)

    def _choose(self, choice):
        self.chosen.append(choice)
        return Quit()

    def _pause(self):
        self.asked.append("pause")

    def _leave(self):
        self.asked.append("leave")
        return Quit()

    def wish(self, name):
        def ask():
            self.asked.append(name)
            return Pop()

        return ask


def start(
    scene, size=(1280, 720), text_scale=1.0, *, theme="light", motion=False, touch=False
):  # fmt: skip
    settings = Settings(theme=theme, text_scale=text_scale, motion=motion, touch=touch)
    open_window(settings, "test", size)
    app = App(scene, settings, find)
    app.step(())
    return app


def tap(app, *keys):
    for key in keys:
        text = chr(key) if 32 < key < 127 else ""
        down = pygame.Event(pygame.KEYDOWN, key=key, mod=0, unicode=text)
        app.step([down])
        if app.stack:
            app.step([pygame.Event(pygame.KEYUP, key=key, mod=0)])


def click(app, id_):
    app.stage.reveal(id_)
    widget = app.stage.find(id_)
    area = app.stage.areas.get(widget.area)
    place = (widget.rect.clip(area.window) if area else widget.rect).center
    app.step([pygame.Event(pygame.MOUSEMOTION, pos=place, rel=(0, 0), buttons=(0, 0, 0))])
    app.step([pygame.Event(pygame.MOUSEBUTTONDOWN, pos=place, button=1)])
    if app.stack:
        app.step([pygame.Event(pygame.MOUSEBUTTONUP, pos=place, button=1)])


def turning(app):
    """Turn to one part after the other, where they lie behind tabs."""
    yield
    for tab in [w.id for w in app.stage.page.widgets if w.role is Role.TAB][1:]:
        click(app, tab)
        assert app.stage.find(tab).selected
        yield


def tab_to(app, id_):
    """Press Tab until a widget has the focus; it must not take longer than once round."""
    for _ in range(len(app.stage.page.widgets) + 1):
        if app.stage.place.focus == id_:
            return
        tap(app, pygame.K_TAB)
    raise AssertionError(f"Tab does not reach {id_}")


def obeys_layout(app):
    """Check the laws that hold on every screen in every size."""
    assert list(broken_layout(app.stage)) == []


def sees_all(app):
    """Check that Tab goes round every widget that can be pressed, in the order of the list."""
    ids = [w.id for w in app.stage.page.widgets if w.focusable]
    seen = []
    for _ in ids:
        tap(app, pygame.K_TAB)
        seen.append(app.stage.place.focus)
        found = app.stage.find(seen[-1])
        area = app.stage.areas.get(found.area)
        assert (area.window if area else app.stage.rect).colliderect(found.rect)
    turn = seen.index(ids[0])
    assert seen[turn:] + seen[:turn] == ids
