"""How fast the window answers, beside filling and showing an empty one: screens, focus, idleness.

Each line carries milliseconds, the ratio to what it is compared with, and the goal it is meant to
meet. Nothing is judged here. Runs of both sides take turns, so that a busy machine slows both.
"""

import gc
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.journal.journal import Journal
from game.journal.settings import Settings
from game.present.tips import TIPS
from game.present.views import FrayView, KnotView, TableView
from game.ui.app import LINGER_SECONDS
from game.ui.paint import Brush
from game.ui.play.table import TableScene
from game.ui.scene import Page, Push, Scene, Swap
from game.ui.widgets import Look, Widget
from game.ui.window import give_back
from tests.ui.driver import Driver, start

SIZE = (1280, 720)
LARGE = (1920, 1080)


@dataclass(frozen=True)
class WindowBench:
    """A name, a measurement that gives facts, and how often it is repeated."""

    name: str
    run: Callable[[int], dict[str, object]]
    times: int = 9

    def measure(self, *, short: bool = False) -> dict[str, object]:
        """Run it; short runs repeat three times."""
        return {"bench": self.name, **self.run(3 if short else self.times)}


# Inside one window.


def open_player(folder: str) -> Driver:
    """Open the game with motion off and everything loaded."""
    journal = Journal(Path(folder))
    journal.keep_settings(Settings(motion=False, window=SIZE, tips_seen=TIPS))
    return start(journal)


def _clock(run: Callable[[], object]) -> float:
    """Return how many seconds something takes."""
    began = perf_counter()
    run()
    return perf_counter() - began


def _blank() -> float:
    """Return the seconds for filling and showing an empty window."""
    screen = pygame.display.get_surface()

    def fill() -> None:
        screen.fill((250, 244, 232))
        pygame.display.flip()

    return median(_clock(fill) for _ in range(15))


def compared(pairs: list[tuple[float, float]], goal: float) -> dict[str, object]:
    """Return the median times of both sides, and the median of their ratios."""
    return {
        "milliseconds": round(1000 * median(ours for ours, _ in pairs), 3),
        "compared_with": round(1000 * median(theirs for _, theirs in pairs), 3),
        "ratio": round(median(ours / theirs for ours, theirs in pairs), 2),
        "goal_ratio": goal,
        "runs": len(pairs),
    }


def _within(seconds: list[float], goal: float) -> dict[str, object]:
    """Return a median time in milliseconds and its goal."""
    return {
        "milliseconds": round(1000 * median(seconds), 2),
        "longest": round(1000 * max(seconds), 2),
        "goal": goal,
        "runs": len(seconds),
    }


def choose_a_level(times: int) -> dict[str, object]:
    """From the shelf, once it was looked at for a moment, to the words of a briefing."""
    taken = []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as folder:
            player = open_player(folder)
            player.press("play")
            action = player.app.stage.find("level-on-time").action
            taken.append(_clock(partial(_send, player, action)))
    return _within(taken, 100)


def begin_a_round(times: int) -> dict[str, object]:
    """From the briefing's guess to the table, which was painted behind it."""
    with tempfile.TemporaryDirectory() as folder:
        player, taken = open_player(folder), []
        for _ in range(times):
            last = 0.0
            for id_ in _to_briefing(player).way_to():
                action = player.app.stage.find(id_).action
                last = _clock(partial(_send, player, action))
                player.settle()
            taken.append(last)
            player.tap(pygame.K_ESCAPE).press("leave")
    return _within(taken, 100)


def _send(player: Driver, action: object) -> None:
    """Let the scene on top answer, and show what follows; waiting work goes on waiting."""
    player.app.send(action)
    player.app.step([pygame.Event(pygame.NOEVENT)])


def _to_briefing(player: Driver) -> Driver:
    """Go from the title to a briefing."""
    return player.press("play").press("level-the-corridor")


def to_table(player: Driver) -> Driver:
    """Go from the title to the cards of the first round."""
    _to_briefing(player).choose()
    return player.press("noticed") if "noticed" in player.ids else player


def compose_the_table(times: int) -> dict[str, object]:
    """Lay out, paint and show the busiest screen from what the brush has drawn already."""
    with tempfile.TemporaryDirectory() as folder:
        player = to_table(open_player(folder))

        same = Swap(player.app.stack[-1])

        def again() -> None:
            player.app.go(same)
            player.app.step([pygame.Event(pygame.NOEVENT)])

        again()
        pairs = [(_clock(again), _blank()) for _ in range(4 * times)]
    return compared(pairs, 10)


def redraw_the_table(times: int) -> dict[str, object]:
    """Show the busiest screen again, whole, as it was painted."""
    with tempfile.TemporaryDirectory() as folder:
        player = to_table(open_player(folder))

        def again() -> None:
            player.app.stage.mark_all()
            player.app.step(())

        pairs = [(_clock(again), _blank()) for _ in range(4 * times)]
    return compared(pairs, 10)


def _answers(player: Driver, events: list[pygame.Event], times: int) -> dict[str, object]:
    """Send events in turn, once round before it counts; compare each with an empty frame."""
    for event in events:
        player.app.step([event])
        player.settle()
    pairs = []
    for i in range(8 * times):
        event = events[i % len(events)]
        pairs.append((_clock(lambda event=event: player.app.step([event])), _blank()))
    return compared(pairs, 0.5)


def _over(player: Driver, ids: list[str]) -> list[pygame.Event]:
    """Return mouse movements from one widget to the next."""
    spots = [player.app.stage.find(id_).lively.center for id_ in ids]
    motion = pygame.MOUSEMOTION
    return [pygame.Event(motion, pos=spot, rel=(1, 1), buttons=(0, 0, 0)) for spot in spots]


def _tabs(back_and_forth: int) -> list[pygame.Event]:
    """Return so many presses of Tab, and as many that lead back."""
    kinds = [0] * back_and_forth + [pygame.KMOD_SHIFT] * back_and_forth
    key = {"key": pygame.K_TAB, "unicode": "\t", "scancode": 0}
    return [pygame.Event(pygame.KEYDOWN, mod=mod, **key) for mod in kinds]


def hover_menu(times: int) -> dict[str, object]:
    """Move the mouse over the title's menu."""
    with tempfile.TemporaryDirectory() as folder:
        player = open_player(folder)
        return _answers(player, _over(player, player.ids), times)


def hover_table(times: int) -> dict[str, object]:
    """Move the mouse over the table: menu, ripples, tabs, cards, the button that plays."""
    with tempfile.TemporaryDirectory() as folder:
        player = to_table(open_player(folder))
        stage = player.app.stage
        windows = [area.window for area in stage.page.areas]
        seen = [
            w.id for w in stage.shown
            if w.focusable and w.enabled
            and (not w.area or any(window.contains(w.rect) for window in windows))
        ]  # fmt: skip
        return _answers(player, _over(player, seen), times)


def focus_menu(times: int) -> dict[str, object]:
    """Press Tab on the title's menu."""
    with tempfile.TemporaryDirectory() as folder:
        return _answers(open_player(folder), _tabs(3), times)


def focus_buttons(times: int) -> dict[str, object]:
    """Press Tab on the table, from the menu to the last of the tabs and back."""
    with tempfile.TemporaryDirectory() as folder:
        player = to_table(open_player(folder))
        stops = [id_ for id_ in player.ids if not id_.startswith(("card:", "picked:"))]
        return _answers(player.reach(player.ids[0]), _tabs(len(stops) - 3), times)


def focus_cards(times: int) -> dict[str, object]:
    """Press Tab from card to card: the focus moves at once; what it rests on opens later."""
    with tempfile.TemporaryDirectory() as folder:
        player, events = _among_cards(folder)
        return _answers(player, events, times)


def open_pane(times: int) -> dict[str, object]:
    """Rest on one card after the other: each opens, with its words and its forecast."""
    with tempfile.TemporaryDirectory() as folder:
        player, events = _among_cards(folder)
        pairs = []
        for i in range(len(events) + 8 * times):
            player.app.step([events[i % len(events)]])
            assert player.app.moving, "a card opens that has only just got the focus"
            sleep(LINGER_SECONDS)
            pairs.append((_clock(partial(player.app.step, ())), _blank()))
            assert not player.app.moving, "a card does not open although the focus rests on it"
    return compared(pairs[len(events) :], 20)


def _among_cards(folder: str) -> tuple[Driver, list[pygame.Event]]:
    """Go to the first card of the table; return that, and presses that lead on and back."""
    player = to_table(open_player(folder))
    cards = [id_ for id_ in player.ids if id_.startswith("card:")]
    return player.reach(cards[0]), _tabs(min(5, len(cards) - 1))


def open_screens(times: int) -> dict[str, object]:
    """Open the screens round a play, each after it was open once."""
    taken = []
    with tempfile.TemporaryDirectory() as folder:
        player = open_player(folder)
        for i in range(times + 1):
            for id_ in ("how", "settings", "play"):
                action = player.app.stage.find(id_).action
                seconds = _clock(partial(_send, player, action))
                taken += [seconds] if i else []
                player.settle().tap(pygame.K_ESCAPE)
    return _within(taken, 100)


def fade_strip(times: int) -> dict[str, object]:
    """Show a frame in which as much fades as in the game: about the faces over a reckoning."""
    rect = pygame.Rect(0, 0, LARGE[0], LARGE[1] // 4)
    taken = []
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder))
        journal.keep_settings(Settings(motion=True, window=LARGE, tips_seen=TIPS))
        player = start(journal)
        app = player.app
        page = app.stage.page.but(fades=(rect,), later=(), motions=())
        app.go(Push(_Still(app.stack[-1], page)))
        app.step([pygame.Event(pygame.NOEVENT)])  # the page itself is no frame of the fade
        for _ in range(4 * times):
            if not app.moving:
                app.go(Swap(_Still(app.stack[-1].scene, page)))
                app.step([pygame.Event(pygame.NOEVENT)])
            taken.append(_clock(lambda: app.step([pygame.Event(pygame.NOEVENT)])))
    return _within(taken, 8)


def move_threads(times: int) -> dict[str, object]:
    """Show a frame in which a thread of a large table moves: strands, a knot and a fray."""
    taken = []
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder))
        journal.keep_settings(Settings(motion=True, window=LARGE))
        app = to_table(start(journal)).app
        view, host = app.stack[-1].view, app.stack[-1].host
        for i in range(times):
            app.go(Swap(TableScene(view if i % 2 else _torn(view), host, noticed=True)))
            while not app.moving:
                app.step(())
            while app.moving:
                taken.append(_clock(partial(app.step, ())))
                sleep(0.01)
    return _within(taken, 8)


def _torn(view: TableView) -> TableView:
    """Return a table whose first thread is weaker, with a knot and a fray."""
    first, *others = view.threads
    weaker = tuple(replace(strand, full=strand.full * 4 // 5) for strand in first.strands)
    fray = FrayView(700, first.strands[0].channel, 900, "")
    torn = replace(first, strands=weaker, knots=(KnotView(300, 3, ""),), frays=(fray,))
    return replace(view, threads=(torn, *others))


class _Still:
    """A scene whose page is laid out already."""

    def __init__(self, scene: Scene, page: Page) -> None:
        self.scene, self._page = scene, page

    def compose(self, _brush: Brush) -> Page:
        return self._page

    def paint(self, brush: Brush, page: Page, area: str) -> None:
        self.scene.paint(brush, page, area)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        self.scene.draw(brush, widget, look)

    def handle(self, _action: object) -> None:
        return None


def growth(times: int) -> dict[str, object]:
    """Open and close five hundred screens (a hundred, when short); Linux only."""
    screens = 99 if times <= 3 else 501
    with tempfile.TemporaryDirectory() as folder:
        player = open_player(folder)
        _open_and_close(player, 60)
        before = _megabytes()
        _open_and_close(player, screens)
        after = _megabytes()
    return {
        "screens": screens, "megabytes_before": round(before, 1),
        "grown_by": round(after - before, 2), "goal": 0,
    }  # fmt: skip


def _open_and_close(player: Driver, screens: int) -> None:
    """Open so many screens round a play, one after the other."""
    for i in range(screens):
        player.press(("how", "settings", "play")[i % 3]).tap(pygame.K_ESCAPE)


def _megabytes() -> float:
    """Return the memory this process needs just now, or 0 where nobody can tell.

    What is free is given back first: a page may leave megabytes of it for the next to paint on.
    """
    gc.collect()
    give_back()
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def idle(times: int) -> dict[str, object]:
    """Do nothing at the table for five seconds (one, when short): nothing may be drawn."""
    seconds = 1 if times <= 3 else 5
    with tempfile.TemporaryDirectory() as folder:
        app = to_table(open_player(folder)).app
        before, letters, spent = app.frames, app.letters_rendered, os.times()
        pygame.time.set_timer(pygame.QUIT, 1000 * seconds, 1)
        app.run()
        after = os.times()
    used = after.user + after.system - spent.user - spent.system
    return {
        "seconds": seconds,
        "frames": app.frames - before,
        "texts": app.letters_rendered - letters,
        "processor_percent": round(100 * used / seconds, 1),
        "goal": 0,
    }


BENCHES = (
    WindowBench("window-choose-level", choose_a_level),
    WindowBench("window-briefing-to-table", begin_a_round),
    WindowBench("window-compose-table", compose_the_table),
    WindowBench("window-redraw-table", redraw_the_table),
    WindowBench("window-hover-menu", hover_menu),
    WindowBench("window-hover-table", hover_table),
    WindowBench("window-focus-menu", focus_menu),
    WindowBench("window-focus-buttons", focus_buttons),
    WindowBench("window-focus-cards", focus_cards),
    WindowBench("window-open-pane", open_pane),
    WindowBench("window-open-screens", open_screens),
    WindowBench("window-fade-strip", fade_strip),
    WindowBench("window-thread-motion", move_threads),
    WindowBench("window-growth", growth),
    WindowBench("window-idle", idle),
)
