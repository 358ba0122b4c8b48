"""Keyboard and gamepad speak the same few commands."""

from enum import Enum, auto

import pygame

STICK_PUSHED = 0.6


class Command(Enum):
    """What a key or a gamepad button asks for."""

    NEXT = auto()
    PREVIOUS = auto()
    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()
    ACTIVATE = auto()
    BACK = auto()
    FULL_SCREEN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    TOP = auto()
    BOTTOM = auto()


KEYS: dict[int, Command] = {
    pygame.K_LEFT: Command.LEFT,
    pygame.K_RIGHT: Command.RIGHT,
    pygame.K_UP: Command.UP,
    pygame.K_DOWN: Command.DOWN,
    pygame.K_RETURN: Command.ACTIVATE,
    pygame.K_KP_ENTER: Command.ACTIVATE,
    pygame.K_SPACE: Command.ACTIVATE,
    pygame.K_ESCAPE: Command.BACK,
    pygame.K_F11: Command.FULL_SCREEN,
    pygame.K_PAGEUP: Command.PAGE_UP,
    pygame.K_PAGEDOWN: Command.PAGE_DOWN,
    pygame.K_HOME: Command.TOP,
    pygame.K_END: Command.BOTTOM,
}
BUTTONS: dict[int, Command] = {
    0: Command.ACTIVATE,
    1: Command.BACK,
    4: Command.PREVIOUS,
    5: Command.NEXT,
    7: Command.BACK,
}
ONCE = frozenset({Command.ACTIVATE, Command.BACK, Command.FULL_SCREEN})


def command_of(event: pygame.Event) -> Command | None:
    """Return the command a pressed or released key stands for."""
    if event.key == pygame.K_TAB:
        return Command.PREVIOUS if event.mod & pygame.KMOD_SHIFT else Command.NEXT
    return KEYS.get(event.key)


def _direction(x: float, y: float) -> Command | None:
    """Return the direction a stick or a hat points in; y grows upward."""
    if max(abs(x), abs(y)) < STICK_PUSHED:
        return None
    if abs(x) > abs(y):
        return Command.RIGHT if x > 0 else Command.LEFT
    return Command.UP if y > 0 else Command.DOWN


class Gamepads:
    """The gamepads that are plugged in; opened late, because looking for them takes time."""

    def __init__(self) -> None:
        """Begin with none."""
        self._open: list[pygame.joystick.JoystickType] = []
        self._leaning: Command | None = None

    def look(self) -> None:
        """Find and open every gamepad."""
        pygame.joystick.init()
        count = pygame.joystick.get_count()
        self._open = [pygame.joystick.Joystick(i) for i in range(count)]

    def command(self, event: pygame.Event) -> Command | None:
        """Return the command of a gamepad event; a stick speaks once for every push."""
        if event.type == pygame.JOYBUTTONDOWN:
            return BUTTONS.get(event.button)
        if event.type == pygame.JOYHATMOTION:
            return _direction(*event.value)
        if event.type == pygame.JOYAXISMOTION and event.axis in (0, 1):
            across = event.axis == 0
            lean = _direction(event.value, 0) if across else _direction(0, -event.value)
            before, self._leaning = self._leaning, lean
            return lean if lean != before else None
        return None
