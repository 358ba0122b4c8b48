"""Plays the window the way a person does: it posts events, looks at widgets, and nothing else."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.core import moves
from game.journal.disk import NotSavedError
from game.present.tips import TIPS
from game.present.views import ChoiceView
from game.ui.app import App
from game.ui.main import open_game
from game.ui.widgets import Widget, tab_order, toward

PATIENCE = 10.0
CHOICES = moves.Choice.__args__
OPENING = "card:", "lesson-"
"""What changes the screen already when the focus comes by."""
CROSS = {
    "left": pygame.CONTROLLER_BUTTON_DPAD_LEFT,
    "right": pygame.CONTROLLER_BUTTON_DPAD_RIGHT,
    "up": pygame.CONTROLLER_BUTTON_DPAD_UP,
    "down": pygame.CONTROLLER_BUTTON_DPAD_DOWN,
}


@dataclass
class Driver:
    """A pair of hands at one window; `by` says what they use: keyboard, mouse or gamepad."""

    app: App
    by: str = "keyboard"

    # Seeing.

    @property
    def screen(self) -> str:
        """Name the scene on top."""
        scene = self.app.stack[-1]
        while hasattr(scene, "scene"):
            scene = scene.scene
        return type(scene).__name__.removesuffix("Scene")

    @property
    def widgets(self) -> tuple[Widget, ...]:
        return self.app.stage.page.widgets

    @property
    def ids(self) -> list[str]:
        return [widget.id for widget in tab_order(self.widgets)]

    def offered(self) -> dict[object, str]:
        """Return the choices of the game that can be made at once, and the widgets for them."""
        found = [(_choice(w), w.id) for w in tab_order(self.widgets) if w.enabled]
        return {choice: id_ for choice, id_ in reversed(found) if choice is not None}

    # Acting.

    def settle(self) -> "Driver":
        """Let waiting work and motions end."""
        until = time.monotonic() + PATIENCE
        self.app.step(())
        while self.app.stack and (self.app.moving or self.app._page_later or self.app._later):
            assert time.monotonic() < until, f"{self.screen} never comes to rest"
            self.app.step(pygame.event.get())
        return self

    def post(self, *events: pygame.Event) -> "Driver":
        """Send events through the queue, as the system would."""
        for event in events:
            pygame.event.post(event)
        self.app.step(pygame.event.get())
        return self.settle()

    def tap(self, key: int, text: str = "", mod: int = 0) -> "Driver":
        """Press and release a key."""
        down = pygame.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=text, scancode=0)
        return self.post(down, pygame.Event(pygame.KEYUP, key=key, mod=mod, scancode=0))

    def click(self, id_: str) -> "Driver":
        """Click the middle of what can be seen of a widget; scroll to it first if need be."""
        stage = self.app.stage
        stage.reveal(id_)
        widget = stage.find(id_)
        assert widget is not None, f"no {id_} on {self.screen}: {self.ids}"
        area = stage.areas.get(widget.area)
        rect = widget.rect.clip(area.window) if area else widget.rect
        spot = {"pos": rect.center, "button": 1}
        return self.post(
            pygame.Event(pygame.MOUSEMOTION, pos=rect.center, rel=(1, 1), buttons=(0, 0, 0)),
            pygame.Event(pygame.MOUSEBUTTONDOWN, **spot),
            pygame.Event(pygame.MOUSEBUTTONUP, **spot),
        )

    def reach(self, id_: str) -> "Driver":
        """Tab to a widget, forward or backward, whichever is nearer."""
        for _ in range(len(self.ids) + 1):
            ids, here = self.ids, self.app.stage.place.focus
            if here == id_:
                return self
            assert id_ in ids, f"no {id_} on {self.screen}: {ids}"
            ahead = (ids.index(id_) - ids.index(here)) % len(ids) if here in ids else 1
            self.tap(pygame.K_TAB, mod=pygame.KMOD_SHIFT if 2 * ahead > len(ids) else 0)
        raise AssertionError(f"Tab never reaches {id_} on {self.screen}: {self.ids}")

    def button(self, button: int, pad: int = 0) -> "Driver":
        """Press and release a button of a gamepad."""
        told = {"instance_id": pad, "button": button}
        down = pygame.Event(pygame.CONTROLLERBUTTONDOWN, **told)
        return self.post(down, pygame.Event(pygame.CONTROLLERBUTTONUP, **told))

    def steer(self, id_: str) -> "Driver":
        """Go to a widget with the gamepad's cross, by the shortest way that can be seen."""
        for _ in range(3 * len(self.ids)):
            if self.app.stage.place.focus == id_:
                return self
            self.button(self._first_step(id_, OPENING) or self._first_step(id_))
        raise AssertionError(f"the cross never reaches {id_} on {self.screen}: {self.ids}")

    def _first_step(self, id_: str, avoided: tuple[str, ...] = ()) -> int | None:
        """Return the first button on the way to a widget, if there is one round what to avoid."""
        shown, here = self.app.stage.shown, self.app.stage.place.focus
        ways, known = [(here, None)], {here}
        for at, first in ways:
            for direction, button in CROSS.items():
                there = toward(shown, at, direction)
                if there == id_:
                    return button if first is None else first
                if there not in known and not there.startswith(avoided):
                    known.add(there)
                    ways.append((there, button if first is None else first))
        assert avoided, f"no way from {here} to {id_} on {self.screen}: {self.ids}"
        return None

    def press(self, id_: str) -> "Driver":
        """Press a widget; what must be held is pressed a second time."""
        before, widget = self.app.stack, self.app.stage.find(id_)
        for _ in range(2 if widget is not None and widget.hold else 1):
            if self.app.stack == before:
                self._once(id_)
        return self

    def _once(self, id_: str) -> None:
        if self.by == "mouse":
            self.click(id_)
        elif self.by == "gamepad":
            self.steer(id_).button(pygame.CONTROLLER_BUTTON_A)
        else:
            self.reach(id_).tap(pygame.K_RETURN)

    def choose(self, wanted: object = None) -> "Driver":
        """Make a choice of the game: the one wanted, or the first that is offered."""
        for id_ in self.way_to(wanted):
            self.press(id_)
        return self

    def way_to(self, wanted: object = None) -> Iterator[str]:
        """Yield what has to be pressed for a choice, one after the other."""
        yield from (id_ for id_ in ("noticed", "go-on") if id_ in self.ids)
        guesses = {w.action.choice.choice: w.id for w in self.widgets if _guesses(w)}
        if guesses:
            wanted = wanted or next(iter(guesses))
            yield guesses[wanted]
        if wanted is None:
            wanted = next(iter(self.offered()), None)
        if isinstance(wanted, moves.Play):
            yield from (id_ for id_ in ("tab:all", f"card:{wanted.card}") if id_ in self.ids)
        offered = self.offered()
        assert wanted in offered, f"{self.screen} does not offer {wanted}: {self.ids}"
        yield offered[wanted]


def _guesses(widget: Widget) -> bool:
    """Tell whether a widget picks a guess that still has to be confirmed."""
    return isinstance(getattr(widget.action, "choice", None), ChoiceView)


def _choice(widget: Widget) -> object | None:
    """Return the choice of the game that a widget makes, if it makes one."""
    action = widget.action.choice if isinstance(widget.action, ChoiceView) else widget.action
    return action if isinstance(action, CHOICES) else None


def start(journal, target=None, seed=7, by="keyboard", *, tips=False) -> Driver:
    """Open the game in a new window; without tips, as for somebody who has seen them all."""
    pygame.display.quit()
    if not tips:
        with suppress(NotSavedError):
            journal.keep_settings(journal.settings()._replace(tips_seen=TIPS))
    return Driver(open_game(journal, target, seed), by).settle()
