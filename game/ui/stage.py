"""What stands still is painted once; of what changes, only the changed rectangles are redrawn."""

from dataclasses import dataclass, field

import pygame

from game.ui import widgets
from game.ui.layout import Area
from game.ui.paint import Brush
from game.ui.scene import Page, Scene
from game.ui.shapes import PREMULTIPLIED
from game.ui.widgets import Look, Widget

NEAR = 34
FAR = 70
BAR = 10
SHEET_LIMIT = 16_000


@dataclass(slots=True)
class Place:
    """Where the reader is in a scene: what has the focus and how far each area is scrolled."""

    focus: str = ""
    offsets: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Touch:
    """What mouse and keyboard are doing just now, by widget id."""

    hovered: str = ""
    pressed: str = ""
    armed: str = ""
    held: float = 0.0


class Stage:
    """One scene on the screen: its page, its painted ground and what has become dirty."""

    def __init__(self, scene: Scene, brush: Brush, place: Place) -> None:
        """Lay the scene out and paint its ground."""
        self.scene, self.brush, self.place, self.touch = scene, brush, place, Touch()
        self.page: Page = scene.compose(brush)
        self.dirty: list[pygame.Rect] = []
        self.ground = pygame.Surface((1, 1))
        self._sheets: dict[str, pygame.Surface] = {}
        self._shown: tuple[Widget, ...] = ()
        self._settle()
        self.repaint()

    def _settle(self) -> None:
        """Keep the focus if its widget is still there, else give it to the page's choice."""
        self.areas = {area.id: area for area in self.page.areas}
        for area in self.page.areas:
            offset = self.place.offsets.get(area.id, 0)
            self.place.offsets[area.id] = area.clamp(offset)
        ids = {w.id for w in widgets.tab_order(self.page.widgets)}
        if self.place.focus not in ids:
            wanted = self.page.focus
            self.place.focus = wanted if wanted in ids else widgets.next_focus(self.shown, "")
        self.reveal(self.place.focus)

    def repaint(self) -> None:
        """Paint the ground and the scrolling sheets anew."""
        metrics = self.brush.metrics
        if self.ground.get_size() != (metrics.width, metrics.height):
            self.ground = pygame.Surface((metrics.width, metrics.height))
        self.ground.fill(self.brush.rgb("paper"))
        with self.brush.onto(self.ground):
            self.scene.paint(self.brush, self.page, "")
        for area in self.page.areas:
            self._sheets[area.id] = self._sheet(area)
        self.mark_all()

    def _sheet(self, area: Area) -> pygame.Surface:
        """Paint the content of a scroll area."""
        tall = max(1, min(SHEET_LIMIT, max(area.height, area.window.h)))
        sheet = pygame.Surface((max(1, area.window.w), tall), pygame.SRCALPHA)
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
        found = widgets.find(self.page.widgets, id_)
        return self.on_page(found) if found else None

    def at(self, point: tuple[int, int]) -> Widget | None:
        """Return the widget under a point, as far as its area shows it."""
        visible = [
            w for w in self.shown
            if w.area not in self.areas or self.areas[w.area].window.collidepoint(point)
        ]  # fmt: skip
        return widgets.hit(visible, point, self.brush.metrics.touch)

    def reveal(self, id_: str) -> None:
        """Scroll until a widget can be seen."""
        widget = widgets.find(self.page.widgets, id_)
        if widget is not None and widget.area in self.areas:
            area, rect = self.areas[widget.area], widget.rect
            offset = self.place.offsets[area.id]
            pad = min(self.brush.px(20), max(0, (area.window.h - rect.h) // 2))
            self.scroll_to(area, area.reveal(offset, rect.top, rect.bottom, pad))

    def scroll_to(self, area: Area, offset: int) -> None:
        """Scroll an area to an offset."""
        if self.place.offsets[area.id] != area.clamp(offset):
            self.place.offsets[area.id] = area.clamp(offset)
            self._shown = ()
            self.mark(area.window)

    def bar(self, area: Area) -> pygame.Rect:
        """Return the handle of an area's scroll bar."""
        return area.bar(self.place.offsets[area.id], self.brush.px(BAR))

    def mark(self, rect: pygame.Rect) -> None:
        """Remember that a part of the screen has to be redrawn."""
        self.dirty.append(rect.clip(self.ground.get_rect()))

    def mark_all(self) -> None:
        """Remember that everything has to be redrawn."""
        self.dirty = [self.ground.get_rect()]

    def mark_widget(self, id_: str) -> None:
        """Remember that a widget looks different now."""
        widget = self.find(id_)
        if widget is not None:
            near = self.brush.px(NEAR)
            rect = widget.rect.inflate(near, near)
            area = self.areas.get(widget.area)
            self.mark(rect if area is None else rect.clip(area.window))

    def render(self, screen: pygame.Surface) -> list[pygame.Rect]:
        """Redraw what is dirty; return the rectangles that changed."""
        changed, self.dirty = _merged(self.dirty), []
        shown = self.shown if changed else ()
        with self.brush.onto(screen):
            for rect in changed:
                self._redraw(screen, rect, shown)
        screen.set_clip(None)
        return changed

    def _redraw(self, screen: pygame.Surface, rect: pygame.Rect, shown: tuple[Widget, ...]) -> None:
        """Redraw one rectangle: ground, sheets, then the widgets that reach into it."""
        screen.set_clip(rect)
        screen.blit(self.ground, rect, rect)
        for area in self.page.areas:
            screen.set_clip(rect.clip(area.window))
            part = pygame.Rect(0, self.place.offsets[area.id], *area.window.size)
            screen.blit(self._sheets[area.id], area.window, part, special_flags=PREMULTIPLIED)
        far = self.brush.px(FAR)
        for widget in shown:
            clip = rect
            if widget.area in self.areas:
                clip = rect.clip(self.areas[widget.area].window)
            if clip.size != (0, 0) and widget.rect.inflate(far, far).colliderect(clip):
                screen.set_clip(clip)
                self._draw(widget)
        for area in self.page.areas:
            screen.set_clip(rect)
            self._draw_bar(area)

    def _draw(self, widget: Widget) -> None:
        """Draw one widget and the ring round it if it has the focus."""
        focused = widget.focusable and widget.id == self.place.focus
        touch = self.touch
        self.scene.draw(
            self.brush,
            widget,
            Look(
                hovered=widget.id == touch.hovered and widget.enabled,
                focused=focused,
                pressed=widget.id == touch.pressed and widget.enabled,
                armed=widget.id == touch.armed,
                held=touch.held if widget.id == touch.pressed else 0.0,
            ),
        )
        if focused:
            self.brush.ring(widget.rect, widget.radius)

    def _draw_bar(self, area: Area) -> None:
        """Draw the scroll bar of an area whose content is taller than its window."""
        handle = self.bar(area)
        if handle.h:
            window = area.window
            track = pygame.Rect(handle.x, window.y, handle.w, window.h)
            self.brush.pill(track, "well")
            self.brush.pill(handle, "edge")


def _merged(rects: list[pygame.Rect]) -> list[pygame.Rect]:
    """Join rectangles that touch, so that nothing is drawn twice."""
    result: list[pygame.Rect] = []
    for rect in rects:
        if not rect.w or not rect.h:
            continue
        joined = rect.copy()
        while (i := joined.collidelist(result)) >= 0:
            joined.union_ip(result.pop(i))
        result.append(joined)
    return result
