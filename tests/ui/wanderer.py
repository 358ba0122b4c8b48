"""A player without a plan: any key, click or finger at any time, and the laws that hold all along.

`python -m tests.ui.wanderer FIRST LAST STEPS` lets one after the other do so much, each by a seed.
"""

import argparse
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.ui.driver import Driver

import pygame  # isort: skip - after the driver has chosen one without a window

from game.authoring.load import load
from game.data import find
from game.journal.journal import Journal
from game.journal.record import story_of
from game.journal.settings import Settings
from game.lab.play import play_out
from game.lab.strategies import solution_of
from game.present.show import show
from game.present.tips import TIPS
from game.ui.ahead import Ahead
from game.ui.app import App
from game.ui.main import open_game
from game.ui.paint import Brush
from game.ui.play.briefing import BriefingScene
from game.ui.play.ending import EndingScene
from game.ui.play.follow import FollowScene
from game.ui.play.reckoning import ReckoningScene
from game.ui.play.table import TableScene
from game.ui.scene import Scene
from game.ui.stage import Place, Stage
from game.ui.widgets import Role
from tests.gallery.laws import broken_layout
from tests.gallery.pictures import ON_DISK

SIZES = (
    (800, 600), (1023, 601), (1024, 600), (1280, 720), (1366, 768), (1367, 769), (800, 1000),
    (1919, 1079), (2560, 1440),
)  # fmt: skip
KEYS = (
    pygame.K_TAB, pygame.K_RETURN, pygame.K_SPACE, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP,
    pygame.K_DOWN, pygame.K_ESCAPE, pygame.K_BACKSPACE, *range(pygame.K_0, pygame.K_9 + 1),
    *(ord(letter) for letter in "abcfhijklmnoprtwy?"),
)  # fmt: skip
OF_A_PLAY = BriefingScene, TableScene, FollowScene, ReckoningScene, EndingScene
LEAST = 1023, 1000
"""A window is large enough if it is so wide, or so high."""
SCROLLS = "turn", "wheel", "drag", "swipe", "rush", "pad", "key", "tap"
TURNS = pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_HOME, pygame.K_END
FRAME = 0.02
PATIENCE = 1500
"""So many frames are enough for everything to come to rest."""


class Clock:
    """Time that passes only when somebody lets it."""

    def __init__(self):
        self.time = 0.0

    def __call__(self):
        return self.time


@dataclass
class Paced(Driver):
    """A pair of hands that lets time go by, frame after frame, instead of waiting for it."""

    clock: Clock = field(default_factory=Clock)

    def settle(self) -> Driver:
        """Let waiting work and motions end."""
        self.app.step(())
        for _ in range(PATIENCE):
            if not (
                self.app.stack and (self.app.moving or self.app._page_later or self.app._later)
            ):
                return self
            self.clock.time += 3 * FRAME
            self.app.step(pygame.event.get())
        raise AssertionError(f"{self.screen} never comes to rest")


def opened(
    journal: Journal, clock: Clock, target: str | None, seed: int, by: str = "keyboard"
) -> Paced:  # fmt: skip
    """Open the game in a new window, by a clock of one's own."""
    pygame.display.quit()
    app = open_game(journal, target, seed)
    app.now = app.hands.now = clock
    return Paced(app, by, clock)


@dataclass
class Wanderer:
    """Wanders through a whole game; everything it does follows from its seed.

    `scrolled` is the stage that was scrolled by hand, so that the focus may be out of sight.
    """

    folder: Path
    seed: int
    scrolled: Stage | None = None
    done: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self):
        self.random, self.clock = Random(self.seed), Clock()
        self.journal = Journal(self.folder)
        self.journal.keep_settings(
            Settings(
                theme=self.random.choice(("light", "dark", "contrast")),
                text_scale=self.random.choice((100, 100, 125, 150, 200)),
                window=self.random.choice(SIZES),
                all_open=self.random.random() < 0.7,
            )
        )
        self.open()

    def open(self):
        """Open the window, for the first time or after it was closed."""
        self.journal = Journal(self.folder)
        if self.random.random() < 0.7:
            self.journal.keep_settings(self.journal.settings()._replace(tips_seen=TIPS))
        self.player = opened(self.journal, self.clock, None, self.random.randrange(1000))
        self.app = self.player.app

    # What there is to do.

    @cached_property
    def ways(self) -> dict[Callable[[], None], int]:
        """Weigh everything that can be done."""
        return {
            self.key: 30, self.turn: 5, self.full_screen: 1, self.click: 25, self.click_anywhere: 8,
            self.move: 12, self.wheel: 6, self.drag: 4, self.tap: 4, self.swipe: 4, self.pad: 8,
            self.resize: 2, self.expose: 1, self.wait: 15, self.choose: 40, self.change: 2,
            self.rush: 3,
        }  # fmt: skip

    def wander(self, steps: int) -> "Wanderer":
        """Do so many things, and look after each whether all is well."""
        for _ in range(steps):
            (way,) = self.random.choices(list(self.ways), self.ways.values())
            way()
            if not self.app.stack:
                self.note("closed")
                self.open()
            else:
                if way.__name__ in SCROLLS:
                    self.scrolled = self.app.stage
                self.sees_the_focus(way.__name__)
            if self.random.random() < 0.08:
                self.rest()
        self.rest()
        return self

    def note(self, *what: object) -> None:
        self.done.append(" ".join(map(str, what)))

    def do(self, *events: pygame.Event) -> None:
        """Post events, and let a frame or two go by."""
        for event in events:
            pygame.event.post(event)
        for _ in range(self.random.randint(1, 3)):
            if self.app.stack:
                self.clock.time += FRAME * self.random.random() * 2
                self.app.step(pygame.event.get())

    def key(self) -> None:
        key = self.random.choice((pygame.K_TAB, pygame.K_RETURN, *KEYS))
        mod = pygame.KMOD_SHIFT if self.random.random() < 0.1 else 0
        self.press_key(key, mod)

    def press_key(self, key: int, mod: int = 0) -> None:
        self.note("key", pygame.key.name(key), mod)
        text = chr(key) if 32 <= key < 127 else ""
        down = pygame.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=text, scancode=0)
        again = [down] * (self.random.random() < 0.05)
        typed = [pygame.Event(pygame.TEXTINPUT, text=text)] if text else []
        if self.random.random() < 0.1:
            self.do(down, *typed, *again)
            self.do_for(self.random.random() * 1.5)
        else:
            self.do(down, *typed, *again)
        self.do(pygame.Event(pygame.KEYUP, key=key, mod=mod, scancode=0))

    def turn(self) -> None:
        self.press_key(self.random.choice(TURNS))

    def full_screen(self) -> None:
        self.press_key(pygame.K_F11)

    def click(self) -> None:
        """Click on something that can be seen."""
        stage = self.app.stage
        seen = [w for w in stage.shown if w.focusable and stage.rect.collidepoint(w.rect.center)]
        if seen:
            widget = self.random.choice(seen)
            self.note("click", widget.id)
            self.click_at(widget.rect.center)

    def click_anywhere(self) -> None:
        point = self.anywhere()
        self.note("click", point)
        self.click_at(point)

    def click_at(self, point: tuple[int, int]) -> None:
        down = pygame.Event(pygame.MOUSEBUTTONDOWN, pos=point, button=1)
        if self.random.random() < 0.5:
            self.do(pygame.Event(pygame.MOUSEMOTION, pos=point, rel=(1, 1), buttons=(0, 0, 0)))
        if self.random.random() < 0.2:
            self.do(down)
            self.do_for(self.random.random() * 1.5)
            down = None
        up = pygame.Event(pygame.MOUSEBUTTONUP, pos=point, button=1)
        self.do(*filter(None, (down, up)))

    def anywhere(self) -> tuple[int, int]:
        wide, tall = self.app.stage.rect.size
        return self.random.randrange(wide), self.random.randrange(tall)

    def move(self) -> None:
        point = self.anywhere()
        self.note("move", point)
        self.do(pygame.Event(pygame.MOUSEMOTION, pos=point, rel=(1, 1), buttons=(0, 0, 0)))

    def wheel(self) -> None:
        notches = self.random.choice((-5, -1, 1, 3))
        self.note("wheel", notches)
        self.do(pygame.Event(pygame.MOUSEWHEEL, x=0, y=notches))

    def drag(self) -> None:
        """Draw the mouse somewhere with its button down, mostly a scroll bar."""
        stage, bars = self.app.stage, []
        bars = [bar.center for area in stage.page.areas if (bar := stage.bar(area)).h]
        begin = self.random.choice((*bars, self.anywhere()))
        self.note("drag", begin)
        self.do(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=begin, button=1))
        for _ in range(self.random.randint(1, 4)):
            if self.app.stack:
                point = self.anywhere()
                self.do(pygame.Event(pygame.MOUSEMOTION, pos=point, rel=(1, 1), buttons=(1, 0, 0)))
        self.do(pygame.Event(pygame.MOUSEBUTTONUP, pos=point, button=1))

    def finger(self, kind: int, point: tuple[int, int], finger: int) -> pygame.Event:
        wide, tall = self.app.stage.rect.size
        told = {"touch_id": 0, "finger_id": finger, "dx": 0.0, "dy": 0.0, "pressure": 1.0}
        return pygame.Event(kind, x=point[0] / wide, y=point[1] / tall, **told)

    def tap(self) -> None:
        """Tap with a finger, sometimes for long, sometimes while another lies there."""
        point, finger = self.anywhere(), self.random.randrange(2)
        seen = [w.rect.center for w in self.app.stage.shown if w.focusable]
        point = self.random.choice((point, *seen))
        self.note("tap", point)
        self.do(self.finger(pygame.FINGERDOWN, point, finger))
        if self.random.random() < 0.3:
            self.do_for(self.random.random() * 1.5)
        if self.app.stack and self.random.random() < 0.9:
            self.do(self.finger(pygame.FINGERUP, point, finger))

    def swipe(self) -> None:
        point, finger = self.anywhere(), self.random.randrange(2)
        self.note("swipe", point)
        self.do(self.finger(pygame.FINGERDOWN, point, finger))
        for _ in range(self.random.randint(1, 5)):
            if self.app.stack:
                point = self.anywhere()
                self.do(self.finger(pygame.FINGERMOTION, point, finger))
        if self.app.stack:
            self.do(self.finger(pygame.FINGERUP, point, finger))

    def pad(self) -> None:
        """Press a button of a gamepad, or lean on its stick for a while."""
        pad = self.random.randrange(2)
        if self.random.random() < 0.2:
            axis, value = self.random.randrange(3), self.random.choice((-32767, 0, 20000, 32767))
            self.note("stick", axis, value)
            told = {"instance_id": pad, "axis": axis}
            self.do(pygame.Event(pygame.CONTROLLERAXISMOTION, value=value, **told))
            self.do_for(self.random.random())
            self.do(pygame.Event(pygame.CONTROLLERAXISMOTION, value=0, **told))
            return
        told = {"instance_id": pad, "button": self.random.randrange(15)}
        self.note("button", told["button"], pad)
        self.do(pygame.Event(pygame.CONTROLLERBUTTONDOWN, **told))
        self.do(pygame.Event(pygame.CONTROLLERBUTTONUP, **told))

    def resize(self) -> None:
        if self.app.settings.full_screen:
            return
        size = self.random.choice(SIZES)
        self.note("resize", size)
        pygame.display.set_mode(size, pygame.RESIZABLE)
        changed = pygame.Event(pygame.WINDOWSIZECHANGED, x=size[0], y=size[1])
        self.do(changed, pygame.Event(pygame.WINDOWEXPOSED))

    def expose(self) -> None:
        self.do(pygame.Event(pygame.WINDOWEXPOSED))

    def wait(self) -> None:
        self.note("wait")
        self.do_for(self.random.random())

    def do_for(self, seconds: float) -> None:
        """Let time go by, frame after frame."""
        until = self.clock.time + seconds
        while self.clock.time < until and self.app.stack:
            self.clock.time += FRAME * (0.5 + 3 * self.random.random())
            self.app.step(pygame.event.get())

    def choose(self) -> None:
        """Make a choice of the game, so that a play goes on; else go where plays are."""
        offered = [*self.player.offered().values()]
        offered += [w.id for w in self.player.widgets if w.id in ("noticed", "go-on", "play")]
        if self.player.screen in ("Levels", "Ending", "Journal"):
            offered += [w.id for w in self.player.widgets if w.focusable and w.enabled]
        if not offered:
            return
        widget = self.random.choice(offered)
        self.note("choose", widget)
        stage = self.app.stage
        stage.reveal(widget)
        for _ in range(2):
            seen = self.app.stage.find(widget) if self.app.stack else None
            if seen is not None and self.app.stage is stage:
                self.click_at(seen.rect.center)

    def change(self) -> None:
        """Change some settings, and come back from them."""
        if "settings" not in self.player.ids:
            self.press_key(pygame.K_ESCAPE)
        for id_ in ("settings", *["?"] * self.random.randint(1, 4), "back"):
            if not self.app.stack:
                return
            known = [i for i in self.player.ids if i not in ("quit", "leave")]
            wanted = self.random.choice(known) if id_ == "?" and known else id_
            if wanted in known:
                self.note("change", wanted)
                self.app.stage.reveal(wanted)
                self.click_at(self.app.stage.find(wanted).rect.center)

    def rush(self) -> None:
        """Press many keys before the next frame."""
        keys = [self.random.choice(KEYS[:8]) for _ in range(self.random.randint(2, 9))]
        self.note("rush", *(pygame.key.name(key) for key in keys))
        kinds = pygame.KEYDOWN, pygame.KEYUP
        self.do(
            *(
                pygame.Event(kind, key=key, mod=0, unicode="", scancode=0)
                for key in keys
                for kind in kinds
            )
        )

    # What must be so.

    def sees_the_focus(self, after: str) -> None:
        """The focus is on something that is there, and that can be seen."""
        stage = self.app.stage
        widget = stage.find(stage.place.focus)
        assert widget is not None or not stage.stops, f"no focus after {after}"
        area = stage.areas.get(widget.area) if widget is not None else None
        if widget is not None and self.app.stage is not self.scrolled:
            window = area.window if area else stage.rect
            assert window.colliderect(widget.rect), f"{widget.id} is out of sight after {after}"

    def rest(self) -> None:
        """Let go of everything until nothing moves, and check what holds at any rest."""
        if self.app.hands.pads is not None:
            self.app.hands.pads._lean = None
        for key in list(self.app.hands._down):
            self.do(pygame.Event(pygame.KEYUP, key=key, mod=0, scancode=0))
        for finger in range(2):
            if self.app.stack:
                self.do(self.finger(pygame.FINGERUP, (0, 0), finger))
        if not self.app.stack:
            self.open()
        self.player.settle()
        self.counts[self.player.screen] = self.counts.get(self.player.screen, 0) + 1
        all_is_well(self.app, self.folder)


def all_is_well(app: App, folder: Path) -> None:
    """Check what holds whenever nothing moves: how the screen lies and looks, and the journal."""
    lies_well(app)
    looks_as_if_new(app)
    is_on_disk(app, Journal(folder))


def lies_well(app: App) -> None:
    """All is where it can be seen and pressed, in any window a player can have."""
    stage = app.stage
    if stage.rect.w >= LEAST[0] or stage.rect.h >= LEAST[1]:
        broken = list(broken_layout(stage))
        assert broken == [], f"{type(inner(stage.scene)).__name__}: {broken[:5]}"


def looks_as_if_new(app: App) -> None:
    """The screen shows what it would show if it were drawn from nothing."""
    screen = pygame.display.get_surface()
    new = pygame.Surface(screen.get_size(), 0, screen)
    brush = Brush(ON_DISK, app.settings, screen.get_size())
    brush.by_pad = app.brush.by_pad
    stage_from_nothing(app.stack[-1], brush, app.stage).render(new)
    places = unlike(screen, new)
    if places:
        raise NotAsNewError(screen.copy(), new, f"{type(inner(app.stack[-1])).__name__} {places}")


def is_on_disk(app: App, journal: Journal) -> None:
    """What is shown is what the record tells, and settings are written down."""
    kept, now = journal.settings(), app.settings
    written = kept.theme, kept.text_scale / 100, kept.motion, kept.typeface, kept.volume
    assert written == (now.theme, now.text_scale, now.motion, now.typeface, now.volume)
    for scene in map(inner, app.stack):
        seat = getattr(getattr(getattr(scene, "host", None), "choose", None), "__self__", None)
        if seat is None or not seat.sitting.story.choices:
            continue
        assert seat.sitting.unsaved is None
        told = story_of(journal.read(seat.sitting.path))
        assert told == seat.sitting.story
        if isinstance(scene, OF_A_PLAY):
            assert show(seat._level, told, seat.words) == scene.view
    assert journal.asides == []


class NotAsNewError(AssertionError):
    """The screen is not as it would be if it were drawn from nothing; with both pictures."""

    def __init__(self, is_: pygame.Surface, new: pygame.Surface, where: str):
        super().__init__(where)
        self.pictures = {"is": is_, "new": new}


def unlike(one: pygame.Surface, two: pygame.Surface) -> list[pygame.Rect]:
    """Return where two pictures differ."""
    more, less = one.copy(), two.copy()
    more.blit(two, (0, 0), special_flags=pygame.BLEND_SUB)
    less.blit(one, (0, 0), special_flags=pygame.BLEND_SUB)
    more.blit(less, (0, 0), special_flags=pygame.BLEND_ADD)
    same = pygame.mask.from_threshold(more, (0, 0, 0), (1, 1, 1, 255))
    same.invert()
    return same.get_bounding_rects()


def inner(scene: Scene) -> Scene:
    """Return a scene without what is laid round it."""
    while hasattr(scene, "scene"):
        scene = scene.scene
    return scene


def stage_from_nothing(scene: Scene, brush: Brush, old: Stage) -> Stage:
    """Lay a scene out and paint it with a new brush, scrolled and touched like an old stage."""
    while isinstance(scene, Ahead):
        scene = scene.scene
    place = Place()
    place.focus = old.place.focus
    stage = Stage(scene, brush, place)
    for step in stage.page.later:
        step.run()
    for area in stage.page.areas:
        stage.scroll_to(area, old.place.offsets[area.id])
    stage.touch = old.touch
    stage.repaint()
    return stage


@dataclass(frozen=True)
class Way:
    """How somebody plays a whole level: in which window, how it looks, and by what means."""

    level: str
    size: tuple[int, int]
    text_scale: int = 100
    theme: str = "light"
    by: str = "keyboard"


WAYS = (
    Way("on-time", (1023, 601), 150, "dark"),
    Way("the-corridor", (1367, 769), 100, "contrast", "mouse"),
    Way("the-coast", (1024, 600), 200),
    Way("as-soon-as-possible", (1280, 720), 125, "dark", "gamepad"),
    Way("the-band", (1919, 1079), 150),
    Way("the-captain", (1280, 720), 200, "contrast", "mouse"),
    Way("the-group-project", (2560, 1440), 100, "dark"),
    Way("the-handshake", (1024, 600), 100, "light", "gamepad"),
    Way("the-pledge", (1366, 768), 150, "contrast"),
    Way("the-secret", (800, 1000), 125, "light", "mouse"),
    Way("the-shared-room", (1600, 1000), 200, "dark"),
    Way("three-steps", (1025, 777), 100, "contrast", "mouse"),
    Way("upstream", (1280, 721), 125),
)


def play_whole(way: Way, folder: Path) -> Driver:
    """Play a level to its end and look back on it, part by part, with all that moves."""
    journal = Journal(folder)
    journal.keep_settings(
        Settings(
            theme=way.theme, text_scale=way.text_scale, window=way.size, tips_seen=TIPS
        )
    )  # fmt: skip
    path = find("levels", f"{way.level}.toml")
    level = load(path)
    player = opened(journal, Clock(), str(path), 7, way.by)
    for choice in play_out(level.setup(7), solution_of(level)).choices:
        player.choose(choice)
        lies_well(player.app)
    all_is_well(player.app, folder)
    player.press("review")
    assert player.screen == "Review"
    all_is_well(player.app, folder)
    for tab in [w.id for w in player.widgets if w.role is Role.TAB]:
        player.press(tab)
        for key in (pygame.K_PAGEDOWN, pygame.K_END, pygame.K_TAB, pygame.K_HOME):
            player.tap(key)
        all_is_well(player.app, folder)
    player.press("back")
    assert player.screen == "Ending"
    all_is_well(player.app, folder)
    return player


def main() -> None:
    """Let many wander, or all levels be played, and say what went wrong on the way."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.wanderer", description=__doc__)
    parser.add_argument("first", type=int, help="the first seed")
    parser.add_argument("last", type=int, help="the seed after the last one")
    parser.add_argument("steps", type=int, help="how much everyone does; 0 plays whole levels")
    parser.add_argument("--pictures", type=Path, help="a folder for what looks wrong")
    asked, counts = parser.parse_args(), Counter[str]()
    for seed in range(asked.first, asked.last):
        with TemporaryDirectory() as folder:
            one = None
            try:
                if asked.steps:
                    one = Wanderer(Path(folder), seed)
                    one.wander(asked.steps)
                else:
                    play_whole(WAYS[seed % len(WAYS)], Path(folder))
            except Exception as trouble:  # noqa: BLE001 - whatever goes wrong is the news
                where = one.app.settings if one else WAYS[seed % len(WAYS)]
                print(f"== {seed}", pygame.display.get_window_size(), where)
                print(*(one.done[-12:] if one else ()), sep=" | ")
                print(traceback.format_exc()[-1500:], flush=True)
                if asked.pictures and isinstance(trouble, NotAsNewError):
                    for name, picture in trouble.pictures.items():
                        pygame.image.save(picture, asked.pictures / f"{seed}-{name}.png")
            counts.update(one.counts if one else ())
    print(dict(counts))


if __name__ == "__main__":
    main()
