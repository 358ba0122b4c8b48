"""The title's picture: a thread that comes in frayed and leaves strong, between two faces."""

from typing import TYPE_CHECKING

import pygame

from game.ui.braid import Fray, Fullness, Knot, Thread, smooth
from game.ui.paint import Brush
from game.ui.shapes import Point
from game.ui.thread import draw_thread, thread_bounds

if TYPE_CHECKING:
    from game.ui.title import Plan, TitleView

GLOW_STEPS = 48
PIECE = 64
"""How wide a piece of the thread is, in pixels: the whole would be mostly empty."""


class Picture:
    """The picture for one size of window; it is painted once its thread is drawn."""

    def __init__(self, brush: Brush, plan: "Plan", view: "TitleView") -> None:
        """Take where it goes and whose faces it shows."""
        self.plan, self.people = plan, view.people
        self.thread = self._thread(brush.metrics.width)
        self._pieces: list[tuple[pygame.Surface, Point]] = []

    @property
    def drawn(self) -> bool:
        """Tell whether painting it costs nothing."""
        return bool(self._pieces)

    def draw(self, brush: Brush) -> None:
        """Draw the thread where nobody sees it, and keep no more of it than can be seen."""
        unit = brush.metrics.scale
        image = draw_thread(self.thread, brush.theme, unit)
        corner = thread_bounds(self.thread, unit).topleft
        self._pieces = _pieces(image, corner)

    def faces(self, brush: Brush) -> None:
        """Paint both faces; before the picture is shown this only warms them up."""
        plan, (one, other) = self.plan, self.people
        brush.portrait(one, "warm", plan.first, 2 * plan.radius)
        brush.portrait(other, "warm", plan.second, 2 * plan.radius, flip=True)

    def paint(self, brush: Brush) -> None:
        """Paint the glow, the thread, the faces and the buttons that tie them."""
        (ax, ay), (bx, by), r = self.plan.first, self.plan.second, self.plan.radius
        self._glow(brush, ((ax + bx) / 2, (ay + by) / 2), r * 3.4)
        for piece, corner in self._pieces:
            brush.stamp(piece, corner)
        self.faces(brush)
        for peg in (self.thread.path[-6], self.thread.path[-4]):
            brush.peg(peg, r * 0.16 / brush.metrics.scale)

    def _glow(self, brush: Brush, center: Point, radius: float) -> None:
        """Paint warm light that fades outward."""
        side = round(2 * radius)
        brush.stamp_at(_soft_disc(side, brush.rgb("glow")), center)

    def _thread(self, width: int) -> Thread:
        """Run the thread from the left edge to one face, to the other, and out on the right."""
        plan = self.plan
        (ax, ay), (bx, by), r = plan.first, plan.second, plan.radius
        path = self._approach()
        path += [(ax, ay), (ax + r * 0.95, ay - r * 0.2), ((ax + bx) / 2, (ay + by) / 2)]
        path += [(bx - r * 0.95, by + r * 0.2), (bx, by + r * 0.1), (bx + r * 1.1, by + r * 0.25)]
        path += [(width + r * 0.6, by)]
        shares = [i / (len(path) - 1) for i in range(len(path))]
        if plan.band_y is None:
            shares = [0.35 + 0.65 * share for share in shares]
        last = len(path) - 1
        return Thread(
            path=tuple(path), width=r * 0.365, tied=False, seed=21, loose=0.9, wave=r * 3.15,
            fullness=tuple(_fullness(share) for share in shares),
            girth=tuple(0.30 + 0.70 * min(1.0, share / 0.5) for share in shares),
            knots=self._knots(len(path)),
            frays=() if plan.band_y is None else (Fray(0.10, 0, 1.0), Fray(0.235, 1, 1.0)),
            pinches=((last - 5) / last, (last - 3) / last),
        )  # fmt: skip

    def _approach(self) -> list[Point]:
        """Return the way to the first face between name and menu, if there is room for it."""
        plan = self.plan
        (ax, ay), r = plan.first, plan.radius
        if plan.band_y is None:
            return []
        y, k = plan.band_y, r / 104
        bend = ax - 150 * k, min(y + 30 * k, ay - r * 1.5)
        steps = [(-0.08, 14), (0.06, -4), (0.27, -20), (0.54, 4), (0.80, -8)]
        way: list[Point] = [(bend[0] * share, y + rise * k) for share, rise in steps]
        return [*way, bend, (ax - r * 0.62, ay - r * 0.95)]

    def _knots(self, points: int) -> tuple[Knot, ...]:
        """Tie a small knot at the bend and a larger one between the two."""
        between = Knot((points - 5) / (points - 1), 3)
        return (between,) if self.plan.band_y is None else (Knot(4.8 / (points - 1), 1), between)


def _fullness(share: float) -> Fullness:
    """Return how strong each strand is at a share of the title's thread: from frayed to full."""
    f = smooth((share - 0.1) / 0.5)
    return 0.22 + 0.76 * f, 0.16 + 0.80 * f, 0.12 + 0.84 * f


def _pieces(image: pygame.Surface, corner: tuple[int, int]) -> list[tuple[pygame.Surface, Point]]:
    """Cut a picture into pieces without the empty space round them, and say where each belongs."""
    whole, (left, top) = image.get_rect(), corner
    found: list[tuple[pygame.Surface, Point]] = []
    for x in range(0, whole.w, PIECE):
        part = image.subsurface(whole.clip((x, 0, PIECE, whole.h)))
        seen = part.get_bounding_rect()
        if seen:
            found.append((part.subsurface(seen).copy(), (left + x + seen.x, top + seen.y)))
    return found


def _soft_disc(side: int, color: tuple[int, int, int]) -> pygame.Surface:
    """Return a disc of light: drawn small in rings, then enlarged smoothly."""
    small = pygame.Surface((2 * GLOW_STEPS, 2 * GLOW_STEPS), pygame.SRCALPHA)
    for step in range(GLOW_STEPS, 0, -1):
        alpha = round(190 * smooth((GLOW_STEPS - step) / (GLOW_STEPS * 0.45)))
        tone = tuple(c * alpha // 255 for c in color)
        pygame.draw.circle(small, (*tone, alpha), (GLOW_STEPS, GLOW_STEPS), step)
    return pygame.transform.smoothscale(small, (side, side))
