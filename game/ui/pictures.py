"""Pictures as they lie on disk: whoever draws one keeps it in the size it has on the screen."""

import io
from collections.abc import Callable
from pathlib import Path

import pygame

from game.ui.theme import RGB

Find = Callable[..., Path]
ICON_FACTOR = 3
ICON_STROKE = 'stroke-width="2"'
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
    """The icons and faces on disk; a missing one is replaced, never fatal.

    Reading a large face again for another size takes a millisecond; to keep all takes 160 MB.
    """

    def __init__(self, find: Find) -> None:
        """Take the function that finds assets."""
        self.find = find
        self._icons: dict[str, str] = {}

    def icon(self, name: str, size: int, color: RGB, stroke: float) -> pygame.Surface:
        """Return an icon in one color, premultiplied, its side in pixels."""
        source = self.read_icon(name).replace("currentColor", "#{:02x}{:02x}{:02x}".format(*color))
        source = source.replace(ICON_STROKE, f'stroke-width="{stroke}"')
        side = size * ICON_FACTOR
        large = pygame.image.load_sized_svg(io.BytesIO(source.encode()), (side, side))
        large.premul_alpha_ip()
        return pygame.transform.smoothscale(large, (size, size)).convert_alpha()

    def knows_icon(self, name: str) -> bool:
        """Tell whether an icon was read from disk already."""
        return name in self._icons

    def read_icon(self, name: str) -> str:
        """Return an icon's drawing as text."""
        if name not in self._icons:
            path = located(self.find, "assets", "icons", f"{name}.svg")
            self._icons[name] = path.read_text("utf-8") if path else MISSING_ICON
        return self._icons[name]

    def face(self, person: str, mood: str) -> pygame.Surface | None:
        """Return a portrait, premultiplied; the calm one stands in for a missing mood."""
        for feeling in (mood, "calm"):
            path = located(self.find, "assets", "portraits", f"{person}-{feeling}.png")
            if path is not None:
                return pygame.image.load(path).convert_alpha().premul_alpha_ip()
        return None
