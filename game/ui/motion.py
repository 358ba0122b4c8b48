"""A thread is still until something happens to it; then it moves to how it is now, and rests."""

from typing import NamedTuple

import pygame
from pygame import Rect

from game.ui.braid import Fray, Knot, Thread, smooth, weave
from game.ui.paint import Brush
from game.ui.scene import Loom, Motion, Page, Step, Strung
from game.ui.shapes import CLEAR, PREMULTIPLIED
from game.ui.sound import Cue
from game.ui.thread import Seat, Weaver, enlarged, turned_knot

__all__ = ["SECONDS", "Weaving", "held", "news"]

SECONDS = 0.65
TRAVEL = 0.7
TIE = 0.4
FRONT = 130
REACH = 66
LOOSE = 0.4
TIGHT = 0.12
MULTIPLIED, ADDED = pygame.BLEND_RGBA_MULT, pygame.BLEND_RGBA_ADD
Ties = tuple[tuple[Knot, ...], tuple[Fray, ...]]


class _Change(NamedTuple):
    """A thread as it would look here as it stood before, if it did, and as it looks."""

    old: Thread | None
    new: Thread
    leftward: bool


def news(before: Page | None, page: Page) -> tuple[Cue, ...]:
    """Return how it sounds that threads which both pages show were tied or torn in between."""
    changes = _changed(before, page)
    ties = [_ties(change.old, change.new) for change in changes if change.old is not None]
    cues: tuple[tuple[Cue, bool], ...] = (
        ("fray", any(frays for _, frays in ties)), ("knot", any(knots for knots, _ in ties)),
    )  # fmt: skip
    return tuple(cue for cue, heard in cues if heard)


def _changed(before: Page | None, page: Page) -> list[_Change]:
    """Return each thread that has changed, with how it would look here as it stood before."""
    loom, known = page.loom, dict[object, Strung]()
    if loom is None:
        return []
    if before is not None and before.loom is not None:
        known = {strung.key: strung for strung in before.loom.threads}
    changes = list[_Change]()
    for strung in loom.threads:
        old = known.get(strung.key)
        if old is not None and old.state != strung.state:
            changes.append(_Change(strung.shape(old.state), strung.spec, strung.leftward))
        elif old is None and loom.unrolls:
            changes.append(_Change(None, strung.spec, strung.leftward))
    return [change for change in changes if change.old != change.new]


def _ties(old: Thread, new: Thread) -> Ties:
    """Return the knots and frays that one thread has and the other had not."""
    knots = tuple(knot for knot in new.knots if knot not in old.knots)
    return knots, tuple(fray for fray in new.frays if fray not in old.frays)


class Weaving:
    """The movement of one page's threads: prepared in short steps, then drawn frame by frame.

    The change runs along each thread from whoever has acted to whoever trusts them. Behind it the
    strands are as they are now; where it has passed, knots are tied and fibers spring.
    """

    def __init__(self, loom: Loom, changes: list[_Change], brush: Brush) -> None:
        """Take what has changed; nothing is drawn yet."""
        self.loom, self.brush = loom, brush
        self._threads = [_Moving(change, brush) for change in changes]
        bounds = [moving.bounds for moving in self._threads]
        self.rect = bounds[0].unionall(bounds[1:]).clip(loom.rect)
        self._layers: list[tuple[pygame.Surface, _Moving | None]] = []

    @classmethod
    def of(cls, before: Page | None, page: Page, brush: Brush) -> "Weaving | None":
        """Return the movement that leads from one page to the next, if any thread has changed."""
        changes = _changed(before, page)
        if page.loom is None or not changes:
            return None
        weaving = cls(page.loom, changes, brush)
        return weaving if weaving.rect.size != (0, 0) else None

    @property
    def first(self) -> tuple[Step, ...]:
        """Return the work of drawing the threads as they stood, to be done before all other."""
        return tuple(Step(moving.draw_before, repaint=False) for moving in self._threads)

    @property
    def then(self) -> tuple[Step, ...]:
        """Return the work left once the threads are drawn as they stand now."""
        return (*(Step(moving.prepare) for moving in self._threads), Step(self._part))

    def _part(self) -> None:
        """Paint what lies under and over the threads."""
        by_spec = {moving.new: moving for moving in self._threads}
        layers = self.brush.part(self.loom.paint, by_spec, self.rect)
        self._layers = [(image, by_spec[spec] if spec else None) for image, spec in layers]

    @property
    def cues(self) -> list[tuple[float, Cue]]:
        """Return what is heard, once for each kind, and after how many seconds."""
        first = dict[Cue, float]()
        for moving in self._threads:
            for share, cue in moving.cues:
                first[cue] = min(SECONDS * share, first.get(cue, SECONDS))
        return [(seconds, cue) for cue, seconds in first.items()]

    def motion(self, corner: tuple[int, int], sight: Rect) -> Motion:
        """Return the movement on the screen: the corner of the loom's coordinates, what is seen."""
        place = self.rect.move(corner)

        def draw(brush: Brush, share: float) -> None:
            self._draw(brush, corner, share)

        return Motion("", place.clip(sight), SECONDS, draw)

    def _draw(self, brush: Brush, corner: tuple[int, int], share: float) -> None:
        """Draw one frame onto the screen; before it is prepared, the threads as they stood."""
        screen, place = brush.surface, self.rect.move(corner)
        if not self._layers:
            for moving in self._threads:
                moving.draw_old(screen, corner)
            return
        screen.fill(brush.rgb(self.loom.ground), place)
        for layer, lain in self._layers:
            screen.blit(layer, place, special_flags=PREMULTIPLIED)
            if lain is not None:
                lain.draw(screen, corner, share)


class _Moving:
    """One thread on its way from how it stood to how it stands."""

    def __init__(self, change: _Change, brush: Brush) -> None:
        self.old, self.new, self.leftward = change
        self.brush = brush
        self.knots, self.frays = _ties(self.old, self.new) if self.old is not None else ((), ())
        self.bounds = brush.bounds(self.new)
        self.front = min(brush.px(FRONT), max(8, self.bounds.w // 2))
        self.before: pygame.Surface | None = None
        self.after: pygame.Surface | None = None
        self.growing: list[Knotting | _Springing] = []

    def draw_before(self) -> None:
        """Draw the thread as it stood."""
        if self.old is not None:
            self.before = self.brush.thread_image(self.old)

    def prepare(self) -> None:
        """Draw the thread as it stands, but for what will be tied and torn before our eyes."""
        bare = self.new._replace(bare=(*self.knots, *self.frays))
        self.after = self.brush.thread_image(bare)
        gradient = _gradient(self.front, self.bounds.h)
        fading = pygame.transform.flip(gradient, True, False)
        self.rising, self.falling = (gradient, fading) if not self.leftward else (fading, gradient)
        if self.growing or not bare.bare:
            return
        theme, unit = self.brush.theme, self.brush.metrics.scale
        moved = _at_origin(bare, self.bounds)
        weaver = Weaver(weave(moved, unit), moved, theme, unit * enlarged(unit))
        self.growing = [Knotting.on(weaver, knot, enlarged(unit)) for knot in self.knots]
        self.growing += [_Springing(weaver, fray, enlarged(unit)) for fray in self.frays]

    def draw_old(self, screen: pygame.Surface, corner: tuple[int, int]) -> None:
        """Draw the thread as it stood, if it is drawn."""
        if self.before is not None:
            screen.blit(self.before, self.bounds.move(corner), special_flags=PREMULTIPLIED)

    def draw(self, screen: pygame.Surface, corner: tuple[int, int], share: float) -> None:
        """Draw the thread where it stood, where it is changing and where it has changed."""
        if self.after is None:
            return
        wide, high = self.bounds.size
        place = self.bounds.move(corner)
        head = self._head(share)
        tail = head - self.front
        if self.leftward:
            spans = Rect(wide - tail, 0, wide, high), Rect(wide - head, 0, self.front, high)
            rest = Rect(0, 0, wide - head, high)
        else:
            spans = Rect(0, 0, tail, high), Rect(tail, 0, self.front, high)
            rest = Rect(head, 0, wide, high)
        frame = Rect(0, 0, wide, high)
        _lay(screen, self.after, place, spans[0].clip(frame) if tail > 0 else Rect(0, 0, 0, 0))
        if self.before is not None and head < wide:
            _lay(screen, self.before, place, rest.clip(frame))
        self._mix(screen, place, spans[1])
        for grown in self.growing:
            grown.draw(screen, place.topleft, (share - self._begins(grown.at)) / TIE)

    @property
    def cues(self) -> list[tuple[float, Cue]]:
        """Return what is heard of it, and at which share of the time."""
        knots: list[tuple[float, Cue]] = [(self._begins(k.at), "knot") for k in self.knots]
        return knots + [(self._begins(fray.at), "fray") for fray in self.frays]

    def _head(self, share: float) -> int:
        """Return how far the change has come, in pixels from where it began."""
        return round(smooth(share / TRAVEL) * (self.bounds.w + self.front))

    def _begins(self, at: float) -> float:
        """Return when the change has passed a place of the thread, early enough to tie there."""
        way = self.bounds.w * (1 - at if self.leftward else at) + self.front
        passed = (i / 100 for i in range(100) if self._head(i / 100) >= way)
        return min(1 - TIE, next(passed, 1.0))

    def _mix(self, screen: pygame.Surface, place: Rect, span: Rect) -> None:
        """Draw the stretch that is changing just now."""
        part = span.clip(Rect(0, 0, *self.bounds.size))
        if part.w <= 0 or self.after is None:
            return
        ramp = part.move(-span.x, -span.y)
        mixed = self.after.subsurface(part).copy()
        mixed.blit(self.falling, (0, 0), ramp, special_flags=MULTIPLIED)
        if self.before is not None:
            other = self.before.subsurface(part).copy()
            other.blit(self.rising, (0, 0), ramp, special_flags=MULTIPLIED)
            mixed.blit(other, (0, 0), special_flags=ADDED)
        screen.blit(mixed, part.move(place.topleft), special_flags=PREMULTIPLIED)


def _lay(screen: pygame.Surface, image: pygame.Surface, place: Rect, part: Rect) -> None:
    """Blit a part of a picture to where that part belongs."""
    if part.w > 0:
        screen.blit(image, part.move(place.topleft), part, special_flags=PREMULTIPLIED)


def _gradient(wide: int, high: int) -> pygame.Surface:
    """Return something to multiply by: nothing at the left, all at the right."""
    line = pygame.Surface((wide, 1), pygame.SRCALPHA)
    for x in range(wide):
        line.set_at((x, 0), (round(255 * smooth((x + 0.5) / wide)),) * 4)
    return pygame.transform.scale(line, (wide, high))


class Knotting:
    """A knot that is tied: one wrap after the other, loosely at first, then pulled tight."""

    def __init__(
        self, at: float, center: tuple[float, float], pictures: list[pygame.Surface]
    ) -> None:
        """Take where on the thread, where in pixels, and a picture for each wrap, drawn double."""
        self.at, self.center, self._pictures = at, center, pictures

    @classmethod
    def on(cls, weaver: Weaver, knot: Knot, factor: int) -> "Knotting":
        """Prepare a knot for its place on a thread."""
        seat, theme = weaver.seat(knot), weaver.theme
        twice = Seat(seat.center, seat.half / factor * 2, seat.angle)
        pictures = [turned_knot(size, twice, theme) for size in range(knot.size + 1)]
        return cls(knot.at, (seat.center[0] / factor, seat.center[1] / factor), pictures)

    def draw(self, screen: pygame.Surface, corner: tuple[int, int], share: float) -> None:
        """Draw it as far as it is tied."""
        if share > 0:
            share = min(1.0, share)
            wraps = min(len(self._pictures) - 1, int(share * 1.5 * len(self._pictures)))
            self._draw(screen, corner, wraps, 1 + LOOSE * (1 - smooth(share)))

    def pull(self, screen: pygame.Surface, corner: tuple[int, int], share: float) -> None:
        """Draw it with all its wraps, pulled tighter than it will stay."""
        self._draw(
            screen, corner, len(self._pictures) - 1, 1 + LOOSE - (LOOSE + TIGHT) * smooth(share)
        )

    def _draw(
        self, screen: pygame.Surface, corner: tuple[int, int], wraps: int, size: float
    ) -> None:
        """Draw so many wraps, so many times as large as they stay in the end."""
        picture, size = self._pictures[wraps], size / 2
        small = pygame.transform.smoothscale(
            picture, (round(picture.get_width() * size), round(picture.get_height() * size))
        )
        middle = round(corner[0] + self.center[0]), round(corner[1] + self.center[1])
        screen.blit(small, small.get_rect(center=middle), special_flags=PREMULTIPLIED)


def held(brush: Brush, spec: Thread, knot: Knot, seconds: float) -> Motion:
    """Return the moment in which a knot is pulled tight on a thread, before it is tied or tears."""
    bounds, unit = brush.bounds(spec), brush.metrics.scale
    factor = enlarged(unit)
    weaver = Weaver(weave(_at_origin(spec, bounds), unit), spec, brush.theme, unit * factor)
    knotting = Knotting.on(weaver, knot, factor)
    middle = bounds.x + knotting.center[0], bounds.y + knotting.center[1]
    rect = Rect(0, 0, brush.px(2 * REACH), brush.px(2 * REACH))
    rect.center = round(middle[0]), round(middle[1])

    def draw(pen: Brush, share: float) -> None:
        knotting.pull(pen.surface, bounds.topleft, share)

    return Motion("", rect, seconds, draw)


def _at_origin(spec: Thread, corner: Rect) -> Thread:
    """Return a thread moved so that the corner of a rectangle becomes the origin."""
    return spec._replace(path=tuple((x - corner.x, y - corner.y) for x, y in spec.path))


class _Springing:
    """Fibers that snap: they spring from where the strand broke, a little too far, and settle."""

    def __init__(self, weaver: Weaver, fray: Fray, factor: int) -> None:
        """Prepare a window round the place, where the fibers are drawn anew for every frame."""
        self.at, self._fray, self._factor = fray.at, fray, factor
        unit = weaver.zoom / factor
        x, y = weaver.braid.centers[weaver.braid.nearest(fray.at)]
        reach = round(REACH * unit)
        self._window = Rect(round(x * unit) - reach, round(y * unit) - reach, 2 * reach, 2 * reach)
        moved = _at_origin(weaver.thread, self._window)
        self._weaver = Weaver(weave(moved, unit), moved, weaver.theme, weaver.zoom)
        self._weaver.surface = pygame.Surface((2 * reach * factor,) * 2, pygame.SRCALPHA)

    def draw(self, screen: pygame.Surface, corner: tuple[int, int], share: float) -> None:
        """Draw the fibers as far as they have come."""
        if share <= 0:
            return
        share = min(1.0, share)
        spring = 1 - (1 - share) ** 3 * (1 - 2.4 * share)
        self._weaver.surface.fill(CLEAR)
        self._weaver.fray(self._fray, spring)
        small = pygame.transform.smoothscale(self._weaver.surface, self._window.size)
        screen.blit(small, self._window.move(corner), special_flags=PREMULTIPLIED)
