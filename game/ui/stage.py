"""What stands still is painted once; of what changes, only the changed rectangles are redrawn."""

from typing import TYPE_CHECKING

import pygame

from game.ui import widgets
from game.ui.layout import Area
from game.ui.paint import Brush
from game.ui.scene import Page, Scene
from game.ui.shapes import CLEAR, PREMULTIPLIED
from game.ui.value import Value
from game.ui.widgets import Look, Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.ui.lit import Lights, Part
    from game.ui.pair import Waiting

NEAR = 34
FAR = 70
PAD = 20
WAYS = 500
BAR = 10
SHEET_LIMIT = 16_000
AT_REST = Look()
WORTH = 0.9
NOWHERE = pygame.Rect(0, 0, 0, 0)
"""Marked where only a touch has changed: what that changes is found out when it is shown."""


class Canvas(Value):
    """What stages are painted on, one after the other.

    `ground` is the page without widgets, `rest` the page as it looks when nobody touches it,
    `sheets` what scrolls on it, and `lights` what is touched, and was.
    """

    ground: pygame.Surface
    rest: pygame.Surface
    sheets: dict[str, pygame.Surface]
    lights: "Lights"


class Place:
    """Where the reader is in a scene: what has the focus and how far each area is scrolled."""

    def __init__(self) -> None:
        """Begin at the top, with the focus nowhere."""
        self.focus = ""
        self.offsets: dict[str, int] = {}


class Touch:
    """What mouse and keyboard are doing just now, by widget id."""

    def __init__(self) -> None:
        """Touch nothing."""
        self.hovered = self.pressed = self.armed = ""
        self.held = 0.0
        self.waiting: Waiting | None = None


class Stage:
    """One scene on the screen: its page, its painted ground and what has become dirty."""

    def __init__(
        self, scene: Scene, brush: Brush, place: Place, before: "Stage | None" = None
    ) -> None:
        """Lay the scene out and paint its ground, or of the stage before it what has changed."""
        self.scene, self.brush, self.place, self.touch = scene, brush, place, Touch()
        self.page: Page = scene.compose(brush)
        self.dirty: list[pygame.Rect] = []
        self._stale: list[pygame.Rect] = []
        self._shown: tuple[Widget, ...] = ()
        self._by_id: dict[str, Widget] = {}
        self._targets: tuple[list[Widget], list[pygame.Rect]] = [], []
        self._ways: dict[tuple[object, ...], tuple[Part, ...]] = {}
        self.rect = pygame.Rect(0, 0, brush.metrics.width, brush.metrics.height)
        self._pad = brush.px(PAD)
        self._canvas: Canvas | None = None
        self._sketched = False
        if before is not None and before.rect == self.rect:
            self._canvas = before.painted
        self._settle()
        if before is None and not self.page.areas:
            self.mark_all()
        elif before is not None and self._follows(before):
            self._repaint_parts(before)
        else:
            self.repaint()

    @property
    def painted(self) -> Canvas | None:
        """Return what is painted on; nothing as long as the page is only sketched."""
        return self._canvas

    @property
    def canvas(self) -> Canvas:
        """Return what is painted on, as large as the window."""
        if self._canvas is None:
            from game.ui.lit import Lights  # noqa: PLC0415 - after the first frame, not before

            size = self.rect.size
            rest = pygame.Surface(size)
            self._canvas = Canvas(pygame.Surface(size), rest, {}, Lights(rest))
        return self._canvas

    @property
    def waiting(self) -> tuple[list[pygame.Rect], list[pygame.Rect]]:
        """Return what was not redrawn yet, on the screen and beneath it."""
        return self.dirty, self._stale

    def _follows(self, before: "Stage") -> bool:
        """Tell whether most of the stage before can stay as it is painted."""
        one, two = before.page, self.page
        alike = two.base is not None and one.base == two.base and one.areas == two.areas
        alike = alike and self._canvas is not None
        return alike and before.brush is self.brush and before.place is self.place

    def _repaint_parts(self, before: "Stage") -> None:
        """Repaint the parts of the page that may differ, and the widgets that do."""
        dirty, stale = before.waiting
        self.dirty, self._stale = [*dirty, *self.dirty], [*stale, *self._stale]
        for id_, rect in self.page.parts:
            if id_ in self.areas:
                self.canvas.sheets[id_] = self._sheet(self.areas[id_])
            else:
                self._paint_ground(rect)
            self._mark_both(self.areas[id_].window if id_ in self.areas else rect)
        now = {widget.id: widget for widget in self.page.widgets}
        then = {widget.id: widget for widget in before.page.widgets}
        for id_ in now.keys() | then.keys():
            if now.get(id_) != then.get(id_):
                for widget in filter(None, (now.get(id_), then.get(id_))):
                    self._mark_both(self._wide(self.on_page(widget)))
        self.mark_touch()

    def _mark_both(self, rect: pygame.Rect) -> None:
        """Remember that a part of the page has to be redrawn, with nothing touched and touched."""
        self._stale.append(rect.clip(self.rect))
        self.mark(rect)

    def _wide(self, widget: Widget) -> pygame.Rect:
        """Return all that a widget and its shadow can take up on the page."""
        far = self.brush.px(FAR)
        reach = widget.lively.inflate(far, far)
        return reach.clip(self.areas[widget.area].window) if widget.area in self.areas else reach

    def _settle(self) -> None:
        """Keep the focus if its widget is still there, else give it to the page's choice."""
        self.areas = {area.id: area for area in self.page.areas}
        for area in self.page.areas:
            offset = self.place.offsets.get(area.id, 0)
            self.place.offsets[area.id] = area.opened(offset, self.brush.px(12))
        self.stops = tuple(widget.id for widget in widgets.tab_order(self.page.widgets))
        if self.place.focus not in self.stops:
            wanted = self.page.focus
            self.place.focus = wanted if wanted in self.stops else next(iter(self.stops), "")
        self.reveal(self.place.focus)

    def repaint(self) -> None:
        """Paint the ground and the scrolling sheets anew."""
        self._paint_ground(self.rect)
        sheets = {area.id: self._sheet(area) for area in self.page.areas}
        self._canvas = self.canvas.but(sheets=sheets)
        self._stale = [self.rect]
        self.mark_all()

    def _paint_ground(self, rect: pygame.Rect) -> None:
        """Paint a part of the ground."""
        ground = self.canvas.ground
        ground.set_clip(rect)
        ground.fill(self.brush.rgb("paper"))
        with self.brush.onto(ground):
            self.scene.paint(self.brush, self.page, "")
        ground.set_clip(None)

    def _sheet(self, area: Area) -> pygame.Surface:
        """Paint the content of a scroll area."""
        tall = max(1, min(SHEET_LIMIT, max(area.height, area.window.h)))
        size = max(1, area.window.w), tall
        sheet = self.canvas.sheets.get(area.id)
        if sheet is None or sheet.get_size() != size:
            sheet = pygame.Surface(size, pygame.SRCALPHA)
        else:
            sheet.fill(CLEAR)
        with self.brush.onto(sheet):
            self.scene.paint(self.brush, self.page, area.id)
        return sheet

    @property
    def shown(self) -> tuple[Widget, ...]:
        """Return every widget in page coordinates, where scrolling has put it."""
        if not self._shown:
            self._shown = tuple(self.on_page(widget) for widget in self.page.widgets)
        return self._shown

    def on_page(self, widget: Widget) -> Widget:
        """Return a widget in page coordinates."""
        area = self.areas.get(widget.area)
        if area is None:
            return widget
        return widget.moved(area.window.x, area.window.y - self.place.offsets[area.id])

    def find(self, id_: str) -> Widget | None:
        """Return a widget in page coordinates by its id."""
        if not self._by_id:
            self._by_id = {widget.id: widget for widget in self.shown}
        return self._by_id.get(id_)

    def at(self, point: tuple[int, int]) -> Widget | None:
        """Return the widget under a point, as far as its area shows it."""
        if not self._targets[0]:
            live = [widget for widget in reversed(self.shown) if widget.focusable]
            self._targets = live, [self._seen(widget) for widget in live]
        live, seen = self._targets
        exact = pygame.Rect(point, (1, 1)).collidelist(seen)
        if exact >= 0:
            return live[exact]
        near = [
            w for w in self.shown
            if w.area not in self.areas or self.areas[w.area].window.collidepoint(point)
        ]  # fmt: skip
        return widgets.hit(near, point, self.brush.metrics.touch)

    def _seen(self, widget: Widget) -> pygame.Rect:
        """Return what can be seen of a widget in page coordinates."""
        area = self.areas.get(widget.area)
        return widget.rect if area is None else widget.rect.clip(area.window)

    def reveal(self, id_: str) -> None:
        """Scroll until a widget can be seen."""
        widget = self.find(id_)
        area = self.areas.get(widget.area) if widget is not None else None
        if widget is None or area is None:
            return
        pad = min(self._pad, max(0, (area.window.h - widget.rect.h) // 2))
        top, bottom = area.window.top + pad, area.window.bottom - pad
        if widget.rect.top < top or widget.rect.bottom > bottom:
            offset = self.place.offsets[area.id]
            rect = widget.rect.move(0, offset - area.window.y)
            self.scroll_to(area, area.reveal(offset, rect.top, rect.bottom, pad))

    def scroll_to(self, area: Area, offset: int) -> None:
        """Scroll an area to an offset."""
        if self.place.offsets[area.id] != area.clamp(offset):
            self.place.offsets[area.id] = area.clamp(offset)
            self._shown, self._by_id, self._targets = (), {}, ([], [])
            self._ways.clear()
            self._stale.append(area.window)
            self.mark(area.window)

    def bar(self, area: Area) -> pygame.Rect:
        """Return the handle of an area's scroll bar."""
        return area.bar(self.place.offsets[area.id], self.brush.px(BAR))

    def mark(self, rect: pygame.Rect) -> None:
        """Remember that a part of the screen has to be redrawn."""
        self.dirty.append(rect.clip(self.rect))

    def mark_all(self) -> None:
        """Remember that everything has to be redrawn."""
        self.dirty = [self.rect]

    def mark_touch(self) -> None:
        """Remember that something else is touched than before, or otherwise."""
        self.dirty.append(NOWHERE)

    def render(self, screen: pygame.Surface) -> list[pygame.Rect]:
        """Redraw what is dirty; return the rectangles that changed.

        The page as it looks when nobody touches it is kept; only what is touched or has the focus
        is drawn on top of it, together with all that reaches into the same place, and kept too.
        """
        if self._canvas is None and self.dirty:
            if not self._sketched:
                return self._sketch(screen)
            self.repaint()
        if not self.dirty:
            return []
        changed, self.dirty = _merged(self.dirty), []
        if self._stale:
            self._refresh()
        canvas = self.canvas
        screen.blits([(canvas.rest, rect, rect) for rect in changed], doreturn=False)
        lit, missing = canvas.lights.turn(screen, self._parts, changed)
        lit += [self._light(screen, part) for part in missing]
        return changed + [rect for rect in lit if not _covered(rect, changed)]

    def _refresh(self) -> None:
        """Redraw what has changed of the page as it looks when nobody touches it."""
        rest, stale = self.canvas.rest, _merged(self._stale)
        self._stale = []
        self.canvas.lights.forget(stale)
        with self.brush.onto(rest):
            for rect in stale:
                self._redraw(rest, rect, touched=False)
        rest.set_clip(None)

    def _sketch(self, screen: pygame.Surface) -> list[pygame.Rect]:
        """Show the first page of all at once; it is painted to be kept when something changes."""
        self.dirty, self._sketched = [], True
        screen.fill(self.brush.rgb("paper"))
        with self.brush.onto(screen):
            self.scene.paint(self.brush, self.page, "")
            for widget in self.shown:
                self._draw(widget, self._look(widget) or AT_REST)
        return [self.rect]

    def _light(self, screen: pygame.Surface, part: "Part") -> pygame.Rect:
        """Draw a part of the page where something is touched, to be kept; return where it is."""
        with self.brush.onto(screen):
            self._redraw(screen, pygame.Rect(part[0]), touched=True)
        screen.set_clip(None)
        return self.canvas.lights.keep(screen, part)

    @property
    def _parts(self) -> "tuple[Part, ...]":
        """Return the parts of the page that may look different from how they look at rest.

        They are worked out once for each way to touch the page, as long as nothing moves on it.
        """
        touch = self.touch
        way = (
            self.place.focus, touch.hovered, touch.pressed, touch.armed, touch.held, touch.waiting
        )  # fmt: skip
        parts = self._ways.get(way)
        if parts is None:
            lively = [
                (reach, (widget.id, look))
                for widget in self._touched
                if (look := self._look(widget)) and (reach := self._reach(widget))
            ]
            parts = tuple(
                (
                    (part.x, part.y, part.w, part.h),
                    tuple(t for r, t in lively if r.colliderect(part)),
                )
                for part, _ in lively
            )
            if len(self._ways) >= WAYS:
                self._ways.clear()
            self._ways[way] = parts
        return parts

    def _reach(self, widget: Widget) -> pygame.Rect:
        """Return how far on the page a widget that is touched or has the focus is drawn."""
        waiting, near = self.touch.waiting, self.brush.px(NEAR)
        whole = widget.id == self.place.focus or (waiting and widget.id == waiting.id)
        reach = (widget.rect if whole else widget.lively).inflate(near, near)
        area = self.areas.get(widget.area)
        return reach.clip(self.rect if area is None else area.window)

    def _redraw(self, screen: pygame.Surface, rect: pygame.Rect, *, touched: bool) -> None:
        """Redraw one rectangle: ground, sheets, then the widgets that reach into it.

        What comes after all that scrolls lies above the scroll bars as well.
        """
        screen.set_clip(rect)
        screen.blit(self.canvas.ground, rect, rect)
        for area in self.page.areas:
            if area.window.colliderect(rect):
                screen.set_clip(rect.clip(area.window))
                part = pygame.Rect(0, self.place.offsets[area.id], *area.window.size)
                sheet = self.canvas.sheets[area.id]
                screen.blit(sheet, area.window, part, special_flags=PREMULTIPLIED)
        scrolls = [place for place, one in enumerate(self.shown, 1) if one.area in self.areas]
        above = max(scrolls, default=0)
        self._draw_those(self.shown[:above], rect, touched=touched)
        for area in self.page.areas:
            self._draw_bar(area)
        self._draw_those(self.shown[above:], rect, touched=touched)

    def _draw_those(
        self, those: "Sequence[Widget]", rect: pygame.Rect, *, touched: bool
    ) -> None:  # fmt: skip
        """Draw the widgets that reach into a rectangle, and leave the screen clipped to it."""
        screen = self.brush.surface
        far = self.brush.px(FAR)
        near = rect.inflate(far, far)
        for widget in those:
            if not near.colliderect(widget.rect):
                continue
            area = self.areas.get(widget.area)
            clip = rect if area is None else rect.clip(area.window)
            if clip.size != (0, 0):
                screen.set_clip(clip)
                self._draw(widget, (touched and self._look(widget)) or AT_REST)
        screen.set_clip(rect)

    @property
    def _touched(self) -> list[Widget]:
        """Return the few widgets that may look different from how they look at rest."""
        touch = self.touch
        ids = {touch.hovered, touch.pressed, touch.armed, self.place.focus}
        if touch.waiting:
            ids.add(touch.waiting.id)
        return [widget for id_ in sorted(ids) if (widget := self.find(id_))]

    def _look(self, widget: Widget) -> Look | None:
        """Return how a widget is to be drawn just now, if anything touches it."""
        touch, id_ = self.touch, widget.id
        waits = touch.waiting is not None and id_ == touch.waiting.id
        if not waits and id_ not in (
            touch.hovered, touch.pressed, touch.armed, self.place.focus
        ):  # fmt: skip
            return None
        pressed = id_ == touch.pressed
        look = Look(
            hovered=id_ == touch.hovered and widget.enabled,
            focused=widget.focusable and id_ == self.place.focus,
            pressed=pressed and widget.enabled,
            armed=id_ == touch.armed,
            held=touch.held if pressed else 0.0,
            waiting=touch.waiting.side if waits and touch.waiting else "",
        )
        return None if look == AT_REST else look

    def _draw(self, widget: Widget, look: Look) -> None:
        """Draw one widget and the ring round it if it has the focus."""
        self.scene.draw(self.brush, widget, look)
        if look.focused:
            self.brush.ring(widget.rect, widget.radius)
        if widget.both and widget.enabled and self.page.pair is not None:
            from game.ui.pair import draw_both  # noqa: PLC0415 - only where two play

            draw_both(self.brush, widget, look, self.page.pair)

    def _draw_bar(self, area: Area) -> None:
        """Draw the edges and the scroll bar of an area taller than its window."""
        handle = self.bar(area)
        if handle.h:
            from game.ui.edges import soften  # noqa: PLC0415 - only where something scrolls

            soften(self.brush, area, self.place.offsets[area.id])
            window = area.window
            track = pygame.Rect(handle.x, window.y, handle.w, window.h)
            self.brush.pill(track, "well")
            self.brush.pill(handle, "edge")


def _merged(rects: list[pygame.Rect]) -> list[pygame.Rect]:
    """Join rectangles that overlap, unless that would take in much that neither of them has."""
    result: list[pygame.Rect] = []
    for rect in rects:
        if not rect.w or not rect.h:
            continue
        joined = rect.copy()
        while (i := _partner(joined, result)) >= 0:
            joined.union_ip(result.pop(i))
        result.append(joined)
    return result


def _covered(rect: pygame.Rect, others: list[pygame.Rect]) -> bool:
    """Tell whether a rectangle lies within one of some."""
    return any(other.contains(rect) for other in others)


def _partner(rect: pygame.Rect, others: list[pygame.Rect]) -> int:
    """Return the place of a rectangle that is worth joining, or -1."""
    for i in rect.collidelistall(others):
        both, other = rect.union(others[i]), others[i]
        if both.w * both.h <= WORTH * (rect.w * rect.h + other.w * other.h):
            return i
    return -1
