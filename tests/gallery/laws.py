"""The laws that hold on every screen, in every look; what breaks one is said in a sentence."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import pygame
from pygame import Rect

from game.ui.metrics import TOUCH
from game.ui.stage import BAR, Stage
from game.ui.theme import RGB
from tests.gallery.sight import Line, stands_off

__all__ = ["bars_of", "broken_layout", "broken_letters"]

Cord = tuple[Rect, pygame.Surface]
"""Where something lies over a sheet of letters."""
READABLE = 4.5
CLEAR_SHARE = 0.7
"""So much of the ground of a line must be clear: the rest may be an edge or a thread's fiber."""
NOTE = ("tip", "tip-off")
"""What lies on top of a page on purpose until it is put away."""
LARGE_TOUCH = 0.35
"""Boxes of letters have room above and below, so that two of them may touch by so much."""


def broken_layout(stage: Stage) -> Iterator[str]:
    """Say what lies outside, is too small to be hit, or covers something else."""
    yield from _outside(stage)
    own = [w for w in stage.shown if w.focusable and w.style not in ("stop", "told")]
    for widget in own:
        size = widget.target(stage.brush.metrics.touch).size
        if min(size) < TOUCH:
            yield f"{widget.id} is hard to hit: {size}"
    for one, other in combinations(own, 2):
        noted = one.id in NOTE or other.id in NOTE
        if one.area == other.area and one.rect.colliderect(other.rect) and not noted:
            yield f"{one.id} covers {other.id}"
    ids = [w.id for w in stage.page.widgets]
    if len(ids) != len(set(ids)):
        yield f"two of one name: {sorted(ids)}"
    if stage.find(stage.place.focus) is None:
        yield f"the focus is on {stage.place.focus!r}, which is not there"


def bars_of(stage: Stage) -> list[Cord]:
    """Return where scroll bars lie, on the sheets that scroll beneath them."""
    wide = stage.brush.px(BAR)
    return [
        (Rect(sheet.get_width() - wide, 0, wide, sheet.get_height()), sheet)
        for id_, sheet in stage.canvas.sheets.items()
        if stage.areas[id_].overflow
    ]


def _outside(stage: Stage) -> Iterator[str]:
    """Say what sticks out of the window, or of the area that it scrolls in."""
    screen = stage.rect
    for area in stage.page.areas:
        if not screen.contains(area.window) or area.window.h < TOUCH:
            yield f"area {area.id} at {area.window}"
    for widget in stage.page.widgets:
        area = stage.areas.get(widget.area)
        room = Rect(0, 0, area.window.w, area.height) if area else screen
        spoken = widget.rect.size == (0, 0) or widget.id.startswith("header:")
        if not spoken and not room.contains(widget.rect):
            yield f"{widget.id} at {widget.rect} sticks out of {room}"


def broken_letters(
    lines: Sequence[Line], cords: Sequence[Cord] = (), bars: Sequence[Cord] = ()
) -> Iterator[str]:
    """Say what cannot be read: too faint, over the edge, over other letters, under cord or bar."""
    for line in lines:
        spots = Counter(line.grounds).items()
        clear = sum(n for ground, n in spots if _clear(line, ground)) / len(line.grounds)
        if line.contrast < READABLE or clear < CLEAR_SHARE:
            yield f"{line.text!r}: {line.contrast:.1f} on {line.ground}, {clear:.0%} clear"
        if line.rect.left < 0 or line.rect.right > line.sheet.get_width():
            yield f"{line.text!r} at {line.rect} runs over the edge"
        if any(sheet is line.sheet and rect.colliderect(line.rect) for rect, sheet in cords):
            yield f"{line.text!r} at {line.rect} is under a cord"
        if any(sheet is line.sheet and rect.colliderect(line.rect) for rect, sheet in bars):
            yield f"{line.text!r} at {line.rect} is under a scroll bar"
    for one, other in _near(lines):
        if _over(one.rect, other.rect):
            yield f"{one.text!r} at {one.rect} is written over {other.text!r} at {other.rect}"


def _near(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Give the pairs of different lines on one sheet that are at one height."""
    sheets: dict[int, dict[tuple[str, tuple[int, ...]], Line]] = defaultdict(dict)
    for line in lines:
        sheets[id(line.sheet)][line.text, tuple(line.rect)] = line
    for sheet in sheets.values():
        downward = sorted(sheet.values(), key=lambda line: line.rect.top)
        for i, one in enumerate(downward):
            for other in downward[i + 1 :]:
                if other.rect.top >= one.rect.bottom:
                    break
                yield one, other


def _clear(line: Line, ground: RGB) -> bool:
    """Tell whether letters of a line could be read on a ground."""
    return stands_off(line.color, ground) >= READABLE


def _over(one: Rect, other: Rect) -> bool:
    """Tell whether two lines of letters lie over each other by more than the room round them."""
    both = one.clip(other)
    return both.w > 2 and both.h > LARGE_TOUCH * min(one.h, other.h)
