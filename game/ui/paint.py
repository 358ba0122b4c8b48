"""The game's own things: faces, threads, knots, stitches; one brush paints them all."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

import pygame

from game.ui import shapes
from game.ui.metrics import Settings
from game.ui.pen import Pen
from game.ui.pictures import Pictures
from game.ui.shapes import Point
from game.ui.theme import FAMILY_ICONS, STRANDS, Color, Family, Strand

if TYPE_CHECKING:
    from game.ui.braid import Thread
    from game.ui.play.kept import Kept

THREADS_KEPT = 40
HEAD_ABOVE = 0.14
SWATCH_HEIGHTS = (20, 15, 13)


class Parting:
    """Takes a painting apart where threads would be painted."""

    def __init__(self, threads: "Collection[Thread]", rect: pygame.Rect) -> None:
        """Take which threads, and the rectangle that matters."""
        self.threads, self.rect = threads, rect
        self.layers: list[tuple[pygame.Surface, Thread | None]] = []

    def take(self, spec: "Thread", sheet: pygame.Surface) -> bool:
        """Keep what lies beneath a thread and begin anew; tell whether it is one of them."""
        if spec not in self.threads:
            return False
        self.layers.append((sheet.subsurface(self.rect).copy(), spec))
        sheet.fill(shapes.CLEAR)
        return True


class Brush(Pen):
    """A pen that also knows what this game is made of.

    The first words are shown without a thread, so what draws threads and knots is sent for late.
    `by_pad` says that a gamepad was used last, so that its buttons are named instead of keys;
    `keeper` holds the pictures of one screen that it has painted.
    """

    def __init__(self, pictures: Pictures, settings: Settings, size: tuple[int, int]) -> None:
        """Begin with nothing drawn."""
        super().__init__(pictures, settings, size)
        self.by_pad = False
        self.keeper: Kept | None = None
        self._places: dict[Thread, tuple[tuple[str, Thread], pygame.Rect]] = {}
        self._parting: Parting | None = None

    def _placed(self, spec: "Thread") -> tuple[tuple[str, "Thread"], pygame.Rect]:
        """Return the key of a thread moved to the origin, shared by equal ones, and its bounds."""
        found = self._places.get(spec)
        if found is None:
            from game.ui import thread  # noqa: PLC0415 - see the class

            unit = self.metrics.scale
            x, y = thread.thread_bounds(spec, unit).topleft
            path = tuple((round(px - x, 2), round(py - y, 2)) for px, py in spec.path)
            moved = spec._replace(path=path)  # rounding may take or give a pixel: measured again
            found = ("thread", moved), thread.thread_bounds(moved, unit).move(x, y)
            self._places[spec] = found
        return found

    def has_thread(self, spec: "Thread") -> bool:
        """Tell whether a thread is drawn already, so that painting it costs nothing."""
        return self._placed(spec)[0] in self._kept

    def thread_image(self, spec: "Thread") -> pygame.Surface:
        """Return a drawn thread, premultiplied; the first time takes 20 to 40 ms."""
        from game.ui import thread  # noqa: PLC0415 - see the class

        key, _ = self._placed(spec)
        if key not in self._kept:
            known = [k for k in self._kept if isinstance(k, tuple) and k[0] == "thread"]
            if len(known) >= THREADS_KEPT:
                self.drop(known[0])
        return self.keep(key, lambda: thread.draw_thread(key[1], self.theme, self.metrics.scale))

    def thread(self, spec: "Thread", shown: float = 1.0) -> pygame.Rect:
        """Draw a thread, or the part of it left of a share of its width; return its bounds."""
        bounds, image = self._placed(spec)[1], self.thread_image(spec)
        if self._parting is not None and self._parting.take(spec, self.surface):
            return bounds
        part = pygame.Rect(0, 0, round(bounds.w * min(1.0, shown)), bounds.h)
        self.surface.blit(image, bounds, part, special_flags=shapes.PREMULTIPLIED)
        return bounds

    def bounds(self, spec: "Thread") -> pygame.Rect:
        """Return the pixels a thread may touch."""
        return self._placed(spec)[1]

    def part(
        self, paint: "Callable[[Brush], object]", threads: "Collection[Thread]", rect: pygame.Rect
    ) -> "list[tuple[pygame.Surface, Thread | None]]":
        """Paint a rectangle in layers: what lies under each of some threads, and over the last."""
        sheet = pygame.Surface(rect.bottomright, pygame.SRCALPHA)
        parting = self._parting = Parting(threads, rect)
        try:
            with self.onto(sheet):
                paint(self)
        finally:
            self._parting = None
        return [*parting.layers, (sheet.subsurface(rect).copy(), None)]

    def ghost(self, path: Sequence[Point], color: Color = "ghost", swing: float = 10) -> None:
        """Draw what might have been: three dashed strands along a path."""
        from game.ui import thread  # noqa: PLC0415 - see the class

        unit, tone = self.metrics.scale, self.rgb(color)
        self.stamp(*thread.draw_ghost(path, tone, unit, swing))

    def knot(self, center: Point, half: float, size: int = 2, alpha: float = 1.0) -> None:
        """Draw a knot; `half` is half its height in design pixels of text."""
        from game.ui import knot  # noqa: PLC0415 - see the class

        tall = max(4, self.u(half))
        key = "knot", tall, size, round(alpha, 2)
        image = self.keep(key, lambda: knot.draw_knot_icon(size, tall, self.theme, alpha))
        self.stamp_at(image, center)

    def fray(self, center: Point, half: float, color: Color = "bad_fill") -> None:
        """Draw the sign of a broken promise; `half` is half its height in design pixels."""
        from game.ui import knot  # noqa: PLC0415 - see the class

        tall, tone = max(4, self.u(half)), self.rgb(color)
        image = self.keep(("fray", tall, tone), lambda: knot.draw_fray_icon(tall, tone))
        self.stamp_at(image, center)

    def swatch(self, strand: Strand, x: float, y: float, width: float = 44) -> pygame.Rect:
        """Draw a sample of a strand centered on a height `y`; return its box."""
        from game.ui import thread  # noqa: PLC0415 - see the class

        index = STRANDS.index(strand)
        size = self.u(width), self.u(SWATCH_HEIGHTS[index])
        image = self.keep(
            ("swatch", index, size), lambda: thread.draw_swatch(index, *size, self.theme)
        )
        place = image.get_rect(midleft=(round(x), round(y)))
        self.stamp(image, place.topleft)
        return place

    def peg(self, center: Point, radius: float) -> None:
        """Draw a sewing button; the radius is design pixels."""
        wide = max(4, self.px(radius))
        face, rim = self.rgb("peg"), self.rgb("peg_rim")
        dark = (34, 38, 46)
        edge = self.rgb("ink") if self.theme.shadows else dark
        self.stamp_at(
            self.keep(("peg", wide), lambda: shapes.peg(wide, edge, face, rim, dark)), center
        )

    def portrait(
        self, person: str, mood: str, center: Point, diameter: int, *,
        flip: bool = False, lift: bool = True,
    ) -> None:  # fmt: skip
        """Draw a face on its disc; the diameter is pixels, the head may rise above the disc."""
        disc = self.rgb(self.disc_color(person))
        edge = self.rgb("edge" if self.theme.shadows else "ink")
        border = (2.5 if diameter > self.px(60) else 1.5) * self.metrics.scale

        def draw() -> pygame.Surface:
            face = self.pictures.face(person, mood)
            if face is not None and flip:
                face = pygame.transform.flip(face, True, False)
            return shapes.portrait(face, diameter, disc, edge, border, HEAD_ABOVE)

        image = self.keep(("face", person, mood, diameter, flip), draw)
        box = pygame.Rect(0, 0, diameter, diameter)
        box.center = round(center[0]), round(center[1])
        if lift and self.theme.shadows:
            self.shadow(box.move(0, self.px(7)), diameter, 10, 34)
        self.stamp(image, (box.x, box.bottom - image.get_height()))

    def disc_color(self, person: str) -> Color:
        """Return the ground a person's face stands on: the player's own, or one by name."""
        own, *others = self.theme.discs
        return own if person == "you" else others[sum(map(ord, person)) % len(others)]

    def seam(self, rect: pygame.Rect, family: Family, radius: float = 16) -> None:
        """Stitch a card's upper edge in the color of its family."""
        tall, corner = self.px(11), self.px(radius - 1)
        color, stitch = self.rgb(family), self.rgb("card")
        width = rect.w - 2
        key = "seam", width, tall, corner, color
        image = self.keep(key, lambda: shapes.seam(width, tall, corner, color, stitch))
        self.stamp(image, (rect.x + 1, rect.y + 1))

    def family_icon(self, family: Family, center: Point, size: float = 22) -> None:
        """Draw the icon of a family in its color."""
        self.icon(FAMILY_ICONS[family], center, size, family)

    def family_disc(self, family: Family, center: Point, radius: float) -> None:
        """Draw the icon of a family on a faint disc; the radius is pixels."""
        self.disc(center, radius, self.theme.tint(family))
        size = radius * 1.1 / max(0.01, self.metrics.scale * self.settings.text_scale)
        self.icon(FAMILY_ICONS[family], center, size, family, 1.7)

    def pips(self, count: int, x: float, y: float, total: int = 5) -> int:
        """Draw a size as dots, filled and empty, centered on a height `y`; return their width."""
        radius, pitch = self.u(5), self.u(15)
        for i in range(total):
            center = x + i * pitch + radius, y
            if i < count:
                self.disc(center, radius, "ink")
            else:
                self.disc(center, radius, "card", 1.6, "edge")
        return pitch * (total - 1) + 2 * radius

    def meter(self, rect: pygame.Rect, share: float, fill: Color) -> None:
        """Draw a bar filled to a share of its width."""
        self.pill(rect, "well", 1.5, "edge")
        full = pygame.Rect(rect.x, rect.y, round(rect.w * max(0.0, min(1.0, share))), rect.h)
        if full.w >= rect.h:
            self.pill(full, fill)

    def bubble(self, rect: pygame.Rect, tail: Point) -> None:
        """Draw a speech bubble whose tail ends at a point; text is drawn over it."""
        self.card(rect, "card", 18, 1)
        below = tail[1] > rect.centery
        base = rect.bottom if below else rect.top
        inward = -1 if below else 1
        half = self.px(15)
        middle = min(max(tail[0], rect.left + self.px(42)), rect.right - self.px(42))
        middle += self.px(8) if middle < tail[0] else -self.px(8) if middle > tail[0] else 0
        root = base + inward * max(2, self.px(self.theme.border))
        sides = (middle - half, root), (middle + half, root)
        self.polygon([*sides, tail], "card")
        for side in sides:
            self.stroke([(side[0], base), tail], "line", self.theme.border)
