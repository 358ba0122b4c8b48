"""One window, opened as cheaply as the machine allows, and never before it is needed."""

import os
import sys
import warnings
from pathlib import Path

import pygame

from game.ui.metrics import Settings
from game.ui.theme import LIGHT

SMALLEST = (1024, 600)
USUAL = (1280, 720)
DESK_SHARE = 0.85
NAME = "common-thread"
ICON = 64, 64


def prepare_environment() -> None:
    """Tell SDL, before it starts, who we are and what this machine lacks."""
    for variable in ("SDL_VIDEO_X11_WMCLASS", "SDL_VIDEO_WAYLAND_WMCLASS"):
        os.environ[variable] = NAME  # importing pygame has put the script's name there
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    if sys.platform == "linux" and not Path("/dev/dri").exists():
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")


def open_window(settings: Settings, title: str, size: tuple[int, int] | None = None) -> None:
    """Open the window in a size that suits the desktop; sound and the rest stay off."""
    prepare_environment()
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_caption(title)
    pygame.display.set_icon(pygame.Surface(ICON, pygame.SRCALPHA))  # pygame's own takes longer
    show_window(settings, size or _usual_size())
    pygame.key.set_repeat(400, 40)


def show_window(settings: Settings, size: tuple[int, int]) -> None:
    """Show the window, filling the screen if the settings say so."""
    with warnings.catch_warnings():
        # The desktop may give another size than asked for: the page is laid out for what it gives.
        warnings.simplefilter("ignore", RuntimeWarning)
        # The display module alone updates parts of a window, but only a Window has a least size.
        warnings.simplefilter("ignore", DeprecationWarning)
        if settings.full_screen:
            pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
            return
        pygame.display.set_mode(size, pygame.RESIZABLE)
        opened = getattr(pygame.Window, "from_display_module", None)
        if opened is not None:
            opened().minimum_size = SMALLEST


def _usual_size() -> tuple[int, int]:
    """Return a size that leaves the desktop's own bars free, in the shape of 1280 by 720."""
    sizes = pygame.display.get_desktop_sizes() or [USUAL]
    wide, high = sizes[0]
    share = min(wide / USUAL[0], high / USUAL[1]) * DESK_SHARE
    grown = round(USUAL[0] * max(1.0, share)), round(USUAL[1] * max(1.0, share))
    return max(SMALLEST[0], min(grown[0], wide)), max(SMALLEST[1], min(grown[1], high))


def give_back() -> None:
    """Give the system back what large pictures were drawn on; glibc alone keeps it for later."""
    if sys.platform == "linux":
        from ctypes import CDLL  # noqa: PLC0415 - after the first frame, not before

        trim = getattr(CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def show_icon() -> None:
    """Draw the program's icon, a knot of size two; until then it has an empty one."""
    from game.ui.knot import draw_knot_icon  # noqa: PLC0415 - after the first frame, not before

    icon = pygame.Surface(ICON, pygame.SRCALPHA)
    knot = draw_knot_icon(2, 27, LIGHT)
    icon.blit(knot, knot.get_rect(center=(ICON[0] // 2, ICON[1] // 2)))
    pygame.display.set_icon(icon)
