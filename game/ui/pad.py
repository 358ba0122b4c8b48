"""A gamepad says the same few commands as the keyboard, and may come and go at any time."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

import pygame

from game.ui.keys import Command
from game.ui.value import Value

if TYPE_CHECKING:
    from pygame._sdl2.controller import Controller

PUSHED, LET_GO = 0.6, 0.4
FIRST_REPEAT, NEXT_REPEAT = 0.4, 0.12
FULL = 32767

BUTTONS: dict[int, Command] = {
    pygame.CONTROLLER_BUTTON_A: Command.ACTIVATE,
    pygame.CONTROLLER_BUTTON_B: Command.BACK,
    pygame.CONTROLLER_BUTTON_Y: Command.NUMBERS,
    pygame.CONTROLLER_BUTTON_START: Command.BACK,
    pygame.CONTROLLER_BUTTON_LEFTSHOULDER: Command.TURN_BACK,
    pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: Command.TURN_ON,
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: Command.LEFT,
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT: Command.RIGHT,
    pygame.CONTROLLER_BUTTON_DPAD_UP: Command.UP,
    pygame.CONTROLLER_BUTTON_DPAD_DOWN: Command.DOWN,
}
UNNAMED: dict[int, Command] = {
    0: Command.ACTIVATE,
    1: Command.BACK,
    3: Command.NUMBERS,
    4: Command.TURN_BACK,
    5: Command.TURN_ON,
    7: Command.BACK,
}
"""What the buttons of a gamepad mostly are that the system does not know by name."""

POINTS = frozenset({Command.LEFT, Command.RIGHT, Command.UP, Command.DOWN})
Source = tuple[int, object]
"""A gamepad, and the stick, hat or button of it that points somewhere."""


class Heard(Value):
    """What a gamepad asks for; `down` is false for a button that is let go."""

    command: Command
    down: bool
    pad: int


class _Lean(Value):
    """A direction that is held, and when it counts again."""

    source: Source
    command: Command
    again: float


class Pads:
    """The gamepads that are plugged in; sent for late, because looking for them takes time."""

    def __init__(self, now: Callable[[], float]) -> None:
        """Begin with none; `now` is a clock in seconds."""
        self.now = now
        self._named: dict[int, Controller] = {}
        self._unnamed: dict[int, pygame.joystick.JoystickType] = {}
        self._sticks: dict[int, tuple[float, float]] = {}
        self._lean: _Lean | None = None

    def look(self) -> None:
        """Listen for gamepads from now on; those plugged in already are announced like new ones."""
        with suppress(ImportError, pygame.error):
            from pygame._sdl2 import controller  # noqa: PLC0415 - after the first frame

            controller.init()

    @property
    def leaning(self) -> bool:
        """Tell whether a direction is held."""
        return self._lean is not None

    @property
    def plugged(self) -> tuple[int, ...]:
        """Return the gamepads by their numbers, in the order in which they came."""
        return tuple(sorted((*self._named, *self._unnamed)))

    def due(self) -> Command | None:
        """Return the direction that is held, whenever it counts once more."""
        lean = self._lean
        if lean is None or self.now() < lean.again:
            return None
        self._lean = lean.but(again=self.now() + NEXT_REPEAT)
        return lean.command

    def hear(self, event: pygame.Event) -> Heard | None:
        """Return what an event of a gamepad asks for, if it asks for anything."""
        match event.type:
            case pygame.JOYDEVICEADDED:
                self._plug(event.device_index)
            case pygame.JOYDEVICEREMOVED:
                self._unplug(event.instance_id)
            case pygame.CONTROLLERBUTTONDOWN | pygame.CONTROLLERBUTTONUP:
                down = event.type == pygame.CONTROLLERBUTTONDOWN
                return self._button(event, BUTTONS, down=down)
            case pygame.CONTROLLERAXISMOTION:
                return self._push(event.instance_id, event.axis, event.value / FULL)
            case _ if getattr(event, "instance_id", None) not in self._named:
                return self._hear_unnamed(event)
            case _:
                pass
        return None

    def _hear_unnamed(self, event: pygame.Event) -> Heard | None:
        """Return what is asked for by a gamepad whose buttons have no names."""
        match event.type:
            case pygame.JOYBUTTONDOWN | pygame.JOYBUTTONUP:
                return self._button(event, UNNAMED, down=event.type == pygame.JOYBUTTONDOWN)
            case pygame.JOYAXISMOTION:
                return self._push(event.instance_id, event.axis, event.value)
            case pygame.JOYHATMOTION:
                across, up = event.value
                return self._point((event.instance_id, "hat"), _direction(across, -up, PUSHED))
            case _:
                return None

    # Coming and going.

    def _plug(self, index: int) -> None:
        """Open a gamepad; one that is gone again already is left alone."""
        from pygame._sdl2 import controller  # noqa: PLC0415 - loaded by the first look

        with suppress(pygame.error):
            if controller.is_controller(index):
                named = controller.Controller(index)
                self._named[named.as_joystick().get_instance_id()] = named
            else:
                unnamed = pygame.joystick.Joystick(index)
                self._unnamed[unnamed.get_instance_id()] = unnamed

    def _unplug(self, pad: int) -> None:
        """Forget a gamepad, and where it pointed."""
        self._named.pop(pad, None)
        self._unnamed.pop(pad, None)
        self._sticks.pop(pad, None)
        if self._lean is not None and self._lean.source[0] == pad:
            self._lean = None

    # Buttons and sticks.

    def _button(
        self, event: pygame.Event, names: dict[int, Command], *, down: bool
    ) -> Heard | None:
        """Return what a button asks for; one that points counts again while it is held."""
        command = names.get(event.button)
        if command is None:
            return None
        if command in POINTS:
            source = event.instance_id, event.button
            return self._point(source, command if down else None)
        return Heard(command, down, event.instance_id)

    def _push(self, pad: int, axis: int, value: float) -> Heard | None:
        """Return where the left stick was pushed; it must come back before it counts as let go."""
        if axis not in (pygame.CONTROLLER_AXIS_LEFTX, pygame.CONTROLLER_AXIS_LEFTY):
            return None
        x, y = self._sticks.get(pad, (0.0, 0.0))
        x, y = (value, y) if axis == pygame.CONTROLLER_AXIS_LEFTX else (x, value)
        self._sticks[pad] = x, y
        source = pad, "stick"
        held = self._lean is not None and self._lean.source == source
        return self._point(source, _direction(x, y, LET_GO if held else PUSHED))

    def _point(self, source: Source, command: Command | None) -> Heard | None:
        """Return a direction that is new; None lets go of the one that a source pointed in."""
        lean = self._lean
        same = lean is not None and lean.source == source
        if command is None:
            self._lean = None if same else lean
            return None
        if same and lean is not None and lean.command is command:
            return None
        self._lean = _Lean(source, command, self.now() + FIRST_REPEAT)
        return Heard(command, down=True, pad=source[0])


def _direction(x: float, y: float, least: float) -> Command | None:
    """Return the direction of a push that is strong enough; y grows downward."""
    if max(abs(x), abs(y)) < least:
        return None
    if abs(x) > abs(y):
        return Command.RIGHT if x > 0 else Command.LEFT
    return Command.DOWN if y > 0 else Command.UP
