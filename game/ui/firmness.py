"""How firm a thread came out is drawn as a thread, and always said in words beside it."""

from pygame import Rect

from game.ui.braid import Fullness, Thread
from game.ui.paint import Brush
from game.ui.shapes import Point

__all__ = ["dotted", "draw_firmness", "firm_thread", "in_box"]

FIRMNESS: dict[str, Fullness] = {
    "broken": (0.10, 0.06, 0.04),
    "wary": (0.32, 0.26, 0.22),
    "working": (0.52, 0.46, 0.42),
    "solid": (0.74, 0.70, 0.66),
    "deep": (0.97, 0.95, 0.93),
}
"""How full the strands of a thread are drawn, by the band its trust lies in."""

DOT_GAP = 9


def firm_thread(path: tuple[Point, ...], band: str, width: float) -> Thread:
    """Return the thread of a band along a path; the width is pixels."""
    return Thread(path=path, width=width, fullness=(FIRMNESS[band],), seed=4, loose=0.8)


def in_box(rect: Rect, band: str, width: float) -> Thread:
    """Return the thread of a band across the middle of a box."""
    y = float(rect.centery)
    path = (float(rect.left), y), (float(rect.centerx), y + width / 4), (float(rect.right), y)
    return firm_thread(path, band, width)


def draw_firmness(brush: Brush, rect: Rect, band: str, width: float) -> None:
    """Draw the thread of a band across a box, once it is there; without a band, only dots."""
    if not band:
        dotted(brush, ((rect.left, rect.centery), (rect.right, rect.centery)))
        return
    spec = in_box(rect, band, width)
    if brush.has_thread(spec):
        brush.thread(spec)


def dotted(brush: Brush, path: tuple[Point, Point]) -> None:
    """Draw dots along a straight line: a way that nobody has gone yet."""
    (ax, ay), (bx, by) = path
    far = max(abs(bx - ax), abs(by - ay))
    count = max(1, int(far // brush.px(DOT_GAP)))
    for i in range(count + 1):
        share = i / count
        brush.disc((ax + (bx - ax) * share, ay + (by - ay) * share), brush.px(2.2), "edge")
