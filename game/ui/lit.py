"""What is touched is shown by what differs: a ring is four thin strips, whatever it is round."""

from collections.abc import Sequence
from typing import NamedTuple

import pygame
from pygame import Rect, Surface

from game.ui.widgets import Look

__all__ = ["Lights", "Part"]

EQUAL = 1, 1, 1, 255
FRAMES = 12, 16, 24, 32, 48
"""How thick a frame may be, in pixels, that holds all that differs round something."""

Part = tuple[tuple[int, int, int, int], tuple[tuple[str, Look], ...]]
"""A rectangle of the screen, and how the widgets are touched that reach into it."""


class _Piece(NamedTuple):
    """A rectangle of the screen that looks otherwise than at rest, and how it looks so and so."""

    rect: Rect
    lit: Surface
    rest: Surface


class Lights:
    """The parts of a screen where something is touched: which are shown, and how they look.

    `rest` is the page as it looks when nobody touches it; as many pixels of pictures are kept as it
    has, the oldest to be forgotten first.
    """

    def __init__(self, rest: Surface) -> None:
        """Begin with nothing touched."""
        self._rest = rest
        self._kept: dict[Part, tuple[_Piece, ...]] = {}
        self._shown: dict[Part, tuple[_Piece, ...]] = {}

    def turn(
        self, screen: Surface, parts: Sequence[Part], bare: Sequence[Rect]
    ) -> tuple[list[Rect], list[Part]]:
        """Show these parts and no others, where some places show the page at rest already.

        Return where the screen has changed by that, and which parts are to be drawn and kept.
        """
        out = [part for part in self._shown if part not in parts]
        dark = [piece for part in out for piece in self._shown.pop(part)]
        places = [piece.rect for piece in dark]
        wiped = [*bare, *places]
        lit, missing = list[_Piece](), list[Part]()
        for part in parts:
            if part in self._shown and Rect(part[0]).collidelist(wiped) < 0:
                continue
            pieces = self._kept.pop(part, None)
            if pieces is None:
                missing.append(part)
                continue
            self._kept[part] = self._shown[part] = pieces
            lit += pieces
        pictures = [(piece.rest, piece.rect) for piece in dark]
        screen.fblits(pictures + [(piece.lit, piece.rect) for piece in lit])
        return places + [piece.rect for piece in lit], missing

    def keep(self, screen: Surface, part: Part) -> Rect:
        """Take a part as it stands on the screen; what is half pressed will not look so again."""
        whole = Rect(part[0])
        now, before = screen.subsurface(whole), self._rest.subsurface(whole)
        if any(0 < look.held < 1 for _, look in part[1]):
            self._shown[part] = (_Piece(whole, before, before),)
            return whole
        self._shown[part] = self._kept[part] = tuple(
            _Piece(rect.move(whole.topleft), now.subsurface(rect).copy(), before.subsurface(rect))
            for rect in _differing(now, before)
        )
        room = self._rest.get_width() * self._rest.get_height() - self._pixels()
        while room < 0:
            oldest = self._kept.pop(next(iter(self._kept)))
            room += _pixels(oldest)
        return whole

    def forget(self, rects: list[Rect]) -> None:
        """Forget how parts looked where the page has changed."""
        for part in [part for part in self._kept if Rect(part[0]).collidelist(rects) >= 0]:
            del self._kept[part]

    def _pixels(self) -> int:
        """Return how many pixels of pictures are kept."""
        return sum(map(_pixels, self._kept.values()))


def _pixels(pieces: tuple[_Piece, ...]) -> int:
    """Return how many pixels pieces have."""
    return sum(piece.rect.w * piece.rect.h for piece in pieces)


def _differing(one: Surface, other: Surface) -> list[Rect]:
    """Return rectangles that hold all pixels in which two pictures of one size differ."""
    differs = pygame.mask.from_threshold(one, (0, 0, 0), EQUAL, other)
    differs.invert()
    rects = differs.get_bounding_rects()
    if not rects:
        return []
    around = rects[0].unionall(rects[1:])
    for thick in FRAMES:
        hole = around.inflate(-2 * thick, -2 * thick)
        if hole.w <= 0 or hole.h <= 0:
            break
        if not differs.overlap_area(pygame.Mask(hole.size, fill=True), hole.topleft):
            return _frame(around, hole)
    return [around]


def _frame(around: Rect, hole: Rect) -> list[Rect]:
    """Return the four strips between a rectangle and a hole in it."""
    top, bottom = hole.y - around.y, around.bottom - hole.bottom
    return [
        Rect(around.x, around.y, around.w, top),
        Rect(around.x, hole.y, hole.x - around.x, hole.h),
        Rect(hole.right, hole.y, around.right - hole.right, hole.h),
        Rect(around.x, hole.bottom, around.w, bottom),
    ]
