"""How fast the window answers, beside filling and showing an empty one: screens, focus, idleness.

Each line carries milliseconds, the ratio to what it is compared with, and the goal it is meant to
meet. Nothing is judged here. Runs of both sides take turns, so that a busy machine slows both.
"""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.journal.journal import Journal
from game.journal.settings import Settings
from game.ui.scene import Swap
from tests.ui.driver import Driver, start

SIZE = (1280, 720)


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
    journal.keep_settings(Settings(motion=False, window=SIZE))
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
    player.app.step([pygame.Event(pygame.USEREVENT)])


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
            player.app.step([pygame.Event(pygame.USEREVENT)])

        again()
        pairs = [(_clock(again), _blank()) for _ in range(4 * times)]
    return compared(pairs, 20)


def redraw_the_table(times: int) -> dict[str, object]:
    """Show the busiest screen again, whole, as it was painted."""
    with tempfile.TemporaryDirectory() as folder:
        player = to_table(open_player(folder))

        def again() -> None:
            player.app.stage.mark_all()
            player.app.step(())

        pairs = [(_clock(again), _blank()) for _ in range(4 * times)]
    return compared(pairs, 20)


def hover(times: int) -> dict[str, object]:
    """Move the mouse from one thing on the table to another."""
    with tempfile.TemporaryDirectory() as folder:
        player = to_table(open_player(folder))
        spots = [w.rect.center for w in player.app.stage.shown if w.focusable and w.enabled][-2:]
        moves = [
            pygame.Event(pygame.MOUSEMOTION, pos=spot, rel=(1, 1), buttons=(0, 0, 0))
            for spot in spots
        ]
        for move in moves:
            player.app.step([move])
        pairs = [
            (_clock(lambda move=moves[i % 2]: player.app.step([move])), _blank())
            for i in range(8 * times)
        ]
    return compared(pairs, 1)


def focus(times: int) -> dict[str, object]:
    """Press Tab on the table."""
    with tempfile.TemporaryDirectory() as folder:
        player = to_table(open_player(folder))
        tab = pygame.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode="\t", scancode=0)
        for _ in player.ids:
            player.app.step([tab])
        pairs = []
        for _ in range(8 * times):
            pairs.append((_clock(lambda: player.app.step([tab])), _blank()))
            player.settle()
    return compared(pairs, 1)


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
    WindowBench("window-hover", hover),
    WindowBench("window-focus", focus),
    WindowBench("window-idle", idle),
)
