"""Four soft sounds; without a device to play them the game is silent, and nothing else is amiss."""

import os
import sys
from pathlib import Path
from typing import Literal

import pygame

from game.ui.pictures import Find, located

__all__ = ["Cue", "Sounds"]

Cue = Literal["choice", "page", "knot", "fray"]
RATE = 22_050
BUFFER = 512


class Sounds:
    """Plays sounds; device and files are opened when the first of them is wanted, not before."""

    def __init__(self, find: Find) -> None:
        """Take the function that finds assets."""
        self._find = find
        self._sounds: dict[Cue, pygame.mixer.Sound | None] = {}
        self._silent = False

    def play(self, cue: Cue, volume: int) -> None:
        """Play a sound at so many percent of its loudness; at nothing, leave everything closed."""
        if not volume or not self._opened():
            return
        if cue not in self._sounds:
            self._sounds[cue] = self._read(cue)
        sound = self._sounds[cue]
        if sound is not None:
            sound.set_volume(volume / 100)
            sound.play()

    def _opened(self) -> bool:
        """Tell whether there is a device; one that could not be had is not asked for again."""
        if self._silent or pygame.mixer.get_init():
            return not self._silent
        if not _likely():
            self._silent = True
            return False
        try:
            pygame.mixer.init(RATE, -16, 1, BUFFER)
        except (pygame.error, NotImplementedError):
            self._silent = True
        return not self._silent

    def _read(self, cue: Cue) -> pygame.mixer.Sound | None:
        """Read a sound; one that is missing or damaged is not heard."""
        path = located(self._find, "assets", "sounds", f"{cue}.wav")
        try:
            return pygame.mixer.Sound(path) if path else None
        except pygame.error:
            return None


def _likely() -> bool:
    """Tell whether a device may be found; on Linux the search complains where there is none."""
    if not sys.platform.startswith("linux"):
        return True
    named = any(os.environ.get(name) for name in ("SDL_AUDIODRIVER", "PULSE_SERVER"))
    servers = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"))
    places = (Path("/dev/snd"), servers / "pulse", servers / "pipewire-0")
    return named or any(place.exists() for place in places)
