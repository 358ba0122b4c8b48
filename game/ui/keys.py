"""Keyboard and gamepad speak the same few commands."""

from enum import Enum, auto

import pygame


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
    TURN_BACK = auto()
    TURN_ON = auto()
    NUMBERS = auto()


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
ONCE = frozenset({Command.ACTIVATE, Command.BACK, Command.FULL_SCREEN})


def command_of(event: pygame.Event) -> Command | None:
    """Return the command a pressed or released key stands for."""
    if event.key == pygame.K_TAB:
        return Command.PREVIOUS if event.mod & pygame.KMOD_SHIFT else Command.NEXT
    return KEYS.get(event.key)
