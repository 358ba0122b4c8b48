"""Letters are drawn large and smoothed down: it looks better than hinting, and is drawn once."""

from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

import pygame

from game.ui.pictures import Find
from game.ui.theme import RGB, Color

Weight = Literal[500, 600, 700, 800]

SMALL_PIXELS, LARGE_PIXELS = 22, 60
LETTERS_KEPT = 4000
OWN, NOBODYS = "text", "\ue123"
SHARES = {"dyslexic": 0.92}
"""How large other typefaces are set, so that their letters are as tall as those of our own."""


class Style(NamedTuple):
    """How a line of text is set; the size is in design pixels (body text is 18)."""

    size: float = 18
    weight: Weight = 500
    color: Color = "ink"
    italic: bool = False
    leading: float = 1.28

    def but(
        self,
        *,
        size: float | None = None,
        weight: Weight | None = None,
        color: Color | None = None,
    ) -> "Style":
        """Return the same style with another size, weight or color."""
        return Style(
            self.size if size is None else size,
            self.weight if weight is None else weight,
            self.color if color is None else color,
            self.italic,
            self.leading,
        )


LOGO = Style(104, 800, leading=1.1)
NUMBER = Style(34, 800, leading=1.1)
SCREEN = Style(28, 800)
TITLE = Style(23, 800)
HEADING = Style(20, 700)
BODY = Style(18)
STRONG = Style(18, 700)
SMALL = Style(16, color="ink2")
LABEL = Style(16, 600)
SPEECH = Style(18, italic=True)


def plain(text: str) -> str:
    """Return text that any font can take: control signs and lone surrogates are replaced."""
    if text.isprintable():
        return text
    import unicodedata  # noqa: PLC0415 - hardly ever needed

    text = text.replace("\t", " ").replace("\r\n", "\n")
    return "".join(
        c if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn") else "\ufffd"
        for c in text
    )


def _shown(text: str) -> str:
    """Return a line as it is drawn: a space that must not break is no wider than others."""
    return plain(text).replace("\n", " ").replace("\N{NO-BREAK SPACE}", " ")


class Lettering:
    """Fonts and the lines already drawn with them, for one size of window and letters."""

    def __init__(self, find: Find, scale: float, typeface: str = OWN) -> None:
        """Take the finder of assets and how many pixels a design pixel of text takes."""
        self.scale = scale
        self.rendered = 0
        self._folder, self._typeface = _folder(find), typeface
        self._fonts: dict[tuple[str, int, Weight, bool], pygame.font.Font] = {}
        self._signs: dict[str, bool] = {}
        self._lines: dict[tuple[str, float, Weight, bool, RGB], pygame.Surface] = {}
        self._widths: dict[tuple[str, float, Weight, bool], float] = {}

    def _path(self, typeface: str, weight: Weight, *, italic: bool) -> Path | None:
        """Return the font file nearest to what is asked for, or nothing."""
        if self._folder is None:
            return None
        slant = "-italic" if italic else ""
        names = [f"{typeface}-{weight}{slant}", f"{typeface}-{weight}"]
        names += [f"{typeface}-{700 if weight >= 700 else 400}", f"{OWN}-{weight}"]
        for name in names:
            for ending in ("ttf", "woff2", "otf"):
                path = self._folder / f"{name}.{ending}"
                if path.is_file():
                    return path
        return None

    def _factor(self, size: float) -> int:
        """Return how many times larger than life a size is drawn: large letters need less."""
        pixels = size * self.scale
        return 4 if pixels <= SMALL_PIXELS else 2 if pixels < LARGE_PIXELS else 1

    def _font(self, text: str, style: Style) -> pygame.font.Font:
        """Return the enlarged font for a text: our own where the chosen one lacks a sign."""
        lacking = self._typeface != OWN and not all(map(self._has, text))
        return self._loaded(OWN if lacking else self._typeface, style)

    def _has(self, sign: str) -> bool:
        """Tell whether the chosen typeface has a sign: else it draws what it draws for nobody's."""
        if sign not in self._signs:
            font = self._loaded(self._typeface, BODY)
            drawn, empty = (font.render(one, True, "black") for one in (sign, NOBODYS))
            self._signs[sign] = drawn.get_buffer().raw != empty.get_buffer().raw
        return self._signs[sign]

    def _loaded(self, typeface: str, style: Style) -> pygame.font.Font:
        """Return the enlarged font of a typeface, loaded once."""
        pixels = style.size * SHARES.get(typeface, 1.0) * self.scale * self._factor(style.size)
        key = typeface, round(pixels), style.weight, style.italic
        if key not in self._fonts:
            path = self._path(typeface, style.weight, italic=style.italic)
            self._fonts[key] = pygame.font.Font(path, key[1])
        return self._fonts[key]

    def width(self, text: str, style: Style) -> float:
        """Return the width of one line in pixels, without drawing it."""
        key = text, style.size, style.weight, style.italic
        width = self._widths.get(key)
        if width is None:
            shown = _shown(text)
            width = self._font(shown, style).size(shown)[0] / self._factor(style.size)
            self._widths[key] = width
        return width

    def leading(self, style: Style) -> int:
        """Return the height of one line in pixels."""
        return round(style.size * self.scale * style.leading)

    def wrap(self, text: str, style: Style, width: float) -> tuple[str, ...]:
        """Break text into lines no wider than a width; 0 breaks at line ends only."""
        lines: list[str] = []
        for paragraph in plain(text).split("\n"):
            whole = paragraph.lstrip(" ")
            if not width or self.width(whole, style) <= width:
                lines.append(whole)
                continue
            line = ""
            for word in paragraph.split(" "):
                longer = f"{line} {word}" if line else word
                if line and self.width(longer, style) > width:
                    lines.append(line)
                    longer = word
                line = longer
                while len(line) > 1 and self.width(line, style) > width:
                    head = self._cut(line, style, width)
                    lines.append(line[:head])
                    line = line[head:]
            lines.append(line)
        return tuple(lines)

    def _cut(self, word: str, style: Style, width: float) -> int:
        """Return how many letters of an overlong word fit; at least one."""
        low, high = 1, len(word)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(word[:middle], style) <= width:
                low = middle
            else:
                high = middle - 1
        return low

    def fit(self, text: str, style: Style, width: float) -> str:
        """Return one line no wider than a width, ended with an ellipsis where it was cut."""
        text = plain(text).replace("\n", " ")
        if self.width(text, style) <= width:
            return text
        room = width - self.width("…", style)
        return text[: self._cut(text, style, room)].rstrip() + "…" if room > 0 else ""

    def line(self, text: str, style: Style, color: RGB) -> pygame.Surface:
        """Return one drawn line, premultiplied; the same line is drawn once."""
        key = text, style.size, style.weight, style.italic, color
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) > LETTERS_KEPT:
                self._lines.clear()
            found = self._lines[key] = self._draw(text, style, color)
        return found

    def _draw(self, text: str, style: Style, color: RGB) -> pygame.Surface:
        """Draw a line large and smooth it down by a whole number."""
        self.rendered += 1
        factor = self._factor(style.size)
        text = _shown(text)
        font = self._font(text, style)
        if not font.size(text)[0]:
            return pygame.Surface((1, 1), pygame.SRCALPHA)
        large = font.render(text, True, color)
        # Of one color throughout, letters may be smoothed before they are premultiplied.
        return (large if factor == 1 else _smoothed(large, factor)).premul_alpha_ip()


def _folder(find: Find) -> Path | None:
    """Return where the fonts lie, or nothing where they are missing."""
    with suppress(FileNotFoundError):
        return find("assets", "fonts")
    return None


def _smoothed(large: pygame.Surface, factor: int) -> pygame.Surface:
    """Return a line smaller by a whole number, rounded up.

    Only what is left over at its edges is copied and filled up: the whole takes long to copy.
    """
    wide, tall = large.get_size()
    right, bottom = wide - wide % factor, tall - tall % factor
    line = pygame.Surface((-(-wide // factor), -(-tall // factor)), pygame.SRCALPHA)
    large.set_alpha(None)
    parts = (0, 0, right, bottom), (right, 0, wide - right, tall), (0, bottom, right, tall - bottom)
    for part in filter(None, map(pygame.Rect, parts)):
        size = -(-part.w // factor), -(-part.h // factor)
        source = large.subsurface(part)
        if part.topleft != (0, 0):
            source = pygame.Surface((size[0] * factor, size[1] * factor), pygame.SRCALPHA)
            source.blit(large, (0, 0), part)
        small = pygame.transform.smoothscale(source, size)
        small.set_alpha(None)
        line.blit(small, (part.x // factor, part.y // factor))
    return line
