"""Pictures are read from disk once, however often the window changes its size."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pygame

from game.ui.theme import RGB

Find = Callable[..., Path]
ICON_FACTOR = 3
MISSING_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" '
    'fill="none" stroke="currentColor" stroke-width="2"><circle cx="12" cy="12" r="8"/></svg>'
)


def located(find: Find, *parts: str) -> Path | None:
    """Return an asset's path, or nothing where it is missing."""
    try:
        path = find(*parts)
    except FileNotFoundError:
        return None
    return path if path.is_file() else None


class Pictures:
    """The icons and faces on disk, as read; a missing one is replaced, never fatal."""

    def __init__(self, find: Find) -> None:
        """Take the function that finds assets."""
        self.find = find
        self._icons: dict[str, str] = {}
        self._faces: dict[tuple[str, str], pygame.Surface | None] = {}

    def icon(self, name: str, size: int, color: RGB, stroke: float) -> pygame.Surface:
        """Return an icon in one color, premultiplied, its side in pixels."""
        source = self._source(name).replace("currentColor", "#{:02x}{:02x}{:02x}".format(*color))
        source = re.sub(r'stroke-width="[^"]*"', f'stroke-width="{stroke}"', source)
        side = size * ICON_FACTOR
        large = pygame.image.load_sized_svg(io.BytesIO(source.encode()), (side, side))
        large = large.convert_alpha().premul_alpha()
        return pygame.transform.smoothscale(large, (size, size))

    def _source(self, name: str) -> str:
        """Return an icon's drawing as text."""
        if name not in self._icons:
            path = located(self.find, "assets", "icons", f"{name}.svg")
            self._icons[name] = path.read_text("utf-8") if path else MISSING_ICON
        return self._icons[name]

    def face(self, person: str, mood: str) -> pygame.Surface | None:
        """Return a portrait, premultiplied; the calm one stands in for a missing mood."""
        key = person, mood
        if key not in self._faces:
            paths = [
                located(self.find, "assets", "portraits", f"{person}-{m}.png")
                for m in (mood, "calm")
            ]
            path = next((p for p in paths if p), None)
            image = pygame.image.load(path).convert_alpha() if path else None
            self._faces[key] = image.premul_alpha() if image else None
        return self._faces[key]
