"""A gamepad that SDL itself pretends to have: it is plugged in, pressed and pulled out for real."""

import ctypes
from pathlib import Path

import pygame

GAMEPAD, AXES, BUTTONS = 1, 6, 15


def _library():
    """Return the SDL that pygame uses, or nothing where it cannot be found or is too old."""
    folder = Path(pygame.__file__).parent
    places = (folder, folder / ".dylibs", folder.parent / "pygame_ce.libs")
    names = ("libSDL2-2*.so*", "SDL2.dll", "libSDL2-2*.dylib")
    found = [path for place in places for name in names for path in place.glob(name)]
    library = ctypes.CDLL(str(found[0])) if found else None
    return library if hasattr(library, "SDL_JoystickAttachVirtual") else None


SDL = _library()
if SDL is not None:
    SDL.SDL_JoystickOpen.restype = ctypes.c_void_p
    SDL.SDL_JoystickSetVirtualButton.argtypes = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint8
    SDL.SDL_JoystickSetVirtualAxis.argtypes = ctypes.c_void_p, ctypes.c_int, ctypes.c_int16
    SDL.SDL_JoystickClose.argtypes = (ctypes.c_void_p,)


class VirtualPad:
    """A gamepad to press buttons on."""

    def __init__(self, kind=GAMEPAD):
        """Plug it in; another kind than a gamepad has buttons without names."""
        self.index = SDL.SDL_JoystickAttachVirtual(kind, AXES, BUTTONS, 0)
        assert self.index >= 0
        self._device = SDL.SDL_JoystickOpen(self.index)

    def press(self, button):
        SDL.SDL_JoystickSetVirtualButton(self._device, button, 1)

    def release(self, button):
        SDL.SDL_JoystickSetVirtualButton(self._device, button, 0)

    def push(self, axis, share):
        SDL.SDL_JoystickSetVirtualAxis(self._device, axis, round(32767 * share))

    def unplug(self):
        SDL.SDL_JoystickDetachVirtual(self.index)
        SDL.SDL_JoystickClose(self._device)
