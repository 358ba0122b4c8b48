"""Six stones lie across a river; whoever has kept their word on one can step on to the next."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

import pygame
from pygame import Rect

from game.present.views import CourseView, LessonView
from game.ui.braid import Thread, smooth
from game.ui.firmness import dotted, draw_firmness, firm_thread, in_box
from game.ui.fonts import Style
from game.ui.paint import Brush
from game.ui.shapes import Point
from game.ui.theme import RGB, Color, mix
from game.ui.widgets import Look, Role, Widget

__all__ = ["STONES", "River", "ShowLesson"]

STONES = 6
LABEL = Style(17, 700, leading=1.18)
STONE_WIDE, STONE_HIGH, STEP = 126, 106, 52
PIECE, SMALL_PIECE, WAY = 20, 6.0, 13.0
REEDS = 5
BANDS = ("", "broken", "wary", "working", "solid", "deep")


@dataclass(frozen=True, slots=True)
class ShowLesson:
    """Shows the levels of a lesson and goes to the first of them."""

    number: int


@dataclass(frozen=True, slots=True)
class River:
    """The stones of a course between two banks; the last lesson waits on the far one."""

    course: CourseView
    chosen: int

    # Measuring.

    def _pitch(self, brush: Brush) -> float:
        """Return the width that each lesson has for itself."""
        near = brush.metrics.width * 0.035
        return (brush.metrics.width - near - brush.px(8)) / (STONES + 1)

    def _label_room(self, brush: Brush) -> int:
        """Return the width of a label beside its number."""
        return int(self._pitch(brush)) - brush.px(14) - brush.u(32)

    def fits(self, brush: Brush) -> bool:
        """Tell whether every word of the labels fits on a line of its own."""
        room = self._label_room(brush)
        words = " ".join(lesson.title for lesson in self.course.lessons).split()
        return all(brush.width(word, LABEL) <= room for word in words)

    def least(self, brush: Brush) -> int:
        """Return the least height in pixels that it needs."""
        return brush.px(STONE_HIGH + 22 + 28) + self._label_high(brush)

    def _label_high(self, brush: Brush) -> int:
        """Return the height of the tallest label."""
        room = self._label_room(brush)
        return max(brush.height(one.title, LABEL, room) for one in self.course.lessons)

    def _stone(self, brush: Brush, rect: Rect, index: int) -> Rect:
        """Return the box of a stone: every other one lies higher."""
        pitch, near = self._pitch(brush), brush.metrics.width * 0.035
        wide = min(brush.px(STONE_WIDE), round(pitch) - brush.px(30))
        spare = rect.h - self.least(brush) + brush.px(22)
        step = min(brush.px(STEP), max(0, spare))
        top = rect.y + brush.px(16) + max(0, spare - step) // 2
        box = Rect(0, top + (step if index % 2 == 0 else 0), wide, brush.px(STONE_HIGH))
        box.centerx = round(near + pitch * (index + 0.5))
        return box

    def _label(self, brush: Brush, rect: Rect, index: int) -> Rect:
        """Return where the number and the title of a lesson stand."""
        stone = self._stone(brush, rect, index)
        room = self._label_room(brush)
        title = self.course.lessons[index].title
        lines = brush.wrap(title, LABEL, room)
        wide = max(brush.width(line, LABEL) for line in lines) + brush.u(32)
        high = max(brush.u(26), len(lines) * brush.leading(LABEL))
        box = Rect(0, stone.bottom + brush.px(8), wide, high)
        box.centerx = stone.centerx
        return box

    def widget(self, brush: Brush, rect: Rect, index: int) -> Widget:
        """Return a stone with its label as one widget, told in words."""
        lesson = self.course.lessons[index]
        box = self._stone(brush, rect, index).union(self._label(brush, rect, index))
        told = [f"{level.title}: {level.progress}." for level in lesson.levels]
        return Widget(
            f"lesson-{lesson.number}", Role.TAB, f"{lesson.number}. {lesson.title}",
            box.inflate(brush.px(12), brush.px(10)), ShowLesson(index),
            description=" ".join([lesson.locked, *told] if lesson.locked else told),
            selected=index == self.chosen, radius=22,
        )  # fmt: skip

    # Threads.

    def specs(self, brush: Brush, rect: Rect) -> tuple[Thread, ...]:
        """Return every thread that runs across or lies on a stone."""
        ways = [spec for _, _, spec in self._ways(brush, rect) if spec is not None]
        pieces = [
            in_box(box, level.band, brush.px(SMALL_PIECE))
            for index, lesson in enumerate(self.course.lessons)
            for level, _, box in self._marks(brush, rect, index, lesson)
            if level.band
        ]
        return (*ways, *pieces)

    def _ways(self, brush: Brush, rect: Rect) -> Iterator[tuple[Point, Point, Thread | None]]:
        """Give each way from stone to stone; it is a thread once the stone was reached."""
        before: Point = (-brush.px(20), rect.centery + brush.px(30))
        for index, lesson in enumerate(self.course.lessons):
            stone = self._stone(brush, rect, index)
            here: Point = (stone.left + brush.px(4), stone.centery + brush.px(8))
            best = max((BANDS.index(level.band) for level in lesson.levels), default=0)
            spec = None
            if best:
                middle = (before[0] + here[0]) / 2, max(before[1], here[1]) + brush.px(5)
                inside = here[0] + brush.px(16), here[1]
                spec = firm_thread((before, middle, inside), BANDS[best], brush.px(WAY))
            yield before, here, spec
            before = (stone.right - brush.px(4), stone.centery + brush.px(8))

    def _marks(
        self, brush: Brush, rect: Rect, index: int, lesson: LessonView
    ) -> Iterator[tuple["_Level", Point, Rect]]:
        """Give the sign of each level on a stone, and the box of its thread below it."""
        stone = self._stone(brush, rect, index)
        share = stone.w // len(lesson.levels)
        for place, level in enumerate(lesson.levels):
            x = stone.centerx + round((place - (len(lesson.levels) - 1) / 2) * share * 0.86)
            box = Rect(0, 0, min(share, brush.px(64)) - brush.px(16), brush.px(22))
            box.center = x, stone.y + brush.px(77)
            yield _Level(level.band, people=level.people), (x, stone.y + brush.px(41)), box

    # Painting.

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Paint the water, the banks, the ways and the stones; the water is painted once."""
        key = "water", rect.size
        water = brush.keep(key, lambda: _water(brush, rect.size, self._far(brush, rect)))
        brush.surface.blit(water, rect)
        for before, here, spec in self._ways(brush, rect):
            if spec is None:
                dotted(brush, (before, here))
            elif brush.has_thread(spec):
                brush.thread(spec)
        for index, lesson in enumerate(self.course.lessons):
            self._paint_stone(brush, rect, index, lesson)

    def _far(self, brush: Brush, rect: Rect) -> int:
        """Return where the far bank begins, from the left."""
        stone = self._stone(brush, rect, STONES)
        return stone.left - (stone.left - self._stone(brush, rect, STONES - 1).right) // 2

    def _paint_stone(self, brush: Brush, rect: Rect, index: int, lesson: LessonView) -> None:
        """Paint a stone and what lies on it."""
        box = self._stone(brush, rect, index)
        size, closed, wet = box.size, bool(lesson.locked), index < STONES
        image = brush.keep(
            ("stone", index, size, closed),
            lambda: _stone(brush, size, index, closed=closed, wet=wet),
        )
        brush.stamp(image, (box.x - (image.get_width() - box.w) // 2, box.y - brush.px(10)))
        for level, center, thread in self._marks(brush, rect, index, lesson):
            self._paint_mark(brush, level, center, closed=closed)
            if not closed:
                draw_firmness(brush, thread, level.band, brush.px(SMALL_PIECE))
        if closed:
            brush.icon("lock", (box.centerx, box.y + brush.px(77)), 18 / brush.metrics.text_scale)

    def _paint_mark(self, brush: Brush, level: "_Level", center: Point, *, closed: bool) -> None:
        """Paint the sign of a level: filled once it was played."""
        played = bool(level.band)
        fill: Color = "button" if played else "stone" if closed else "card"
        brush.disc(center, brush.px(PIECE), fill, 0 if played else 2, "edge")
        icon = "user" if level.people else "flag"
        color: Color = "button_text" if played else "ink2" if closed else "ink"
        brush.icon(icon, center, 22 / brush.metrics.text_scale, color)

    def draw(self, brush: Brush, rect: Rect, widget: Widget, look: Look) -> None:
        """Draw the label of a stone; the one whose levels are shown is marked."""
        index = int(widget.id.rpartition("-")[2]) - 1
        lesson, box = self.course.lessons[index], self._label(brush, rect, index)
        live = widget.selected or look.hovered or look.pressed
        if live:
            ground = box.inflate(brush.px(10), brush.px(6))
            brush.box(ground, "card", 14, 1.5, "edge")
        radius = brush.u(13)
        center = box.x + radius, box.y + brush.leading(LABEL) / 2
        filled = widget.selected
        brush.disc(center, radius, "button" if filled else "card", 0 if filled else 2, "edge")
        number = Rect(0, 0, 2 * radius, 2 * radius)
        number.center = round(center[0]), round(center[1])
        color: Color = "button_text" if filled else "ink"
        brush.label(str(lesson.number), number, LABEL.but(size=16, weight=800, color=color))
        tone: Color = "ink2" if lesson.locked and not live else "ink"
        words = LABEL.but(color=tone)
        brush.text(lesson.title, box.x + brush.u(32), box.y, words, width=self._label_room(brush))


@dataclass(frozen=True, slots=True)
class _Level:
    """What a stone shows of a level."""

    band: str
    people: bool


# ---------------------------------------------------------------- pictures


def _water(brush: Brush, size: tuple[int, int], far: int) -> pygame.Surface:
    """Return the river between its banks, fading into the paper above and below."""
    wide, high = size
    image = pygame.Surface(size)
    image.fill(brush.rgb("water"))
    luck = random.Random(5)  # noqa: S311 - looks, not secrets
    with brush.onto(image):
        for _ in range(wide * high // 5200):
            x, y = luck.uniform(0.04, 0.98) * wide, luck.uniform(0.12, 0.88) * high
            half, bend = brush.px(luck.uniform(7, 22)), brush.px(luck.uniform(1, 3))
            ripple = [(x - half, y), (x - half / 3, y - bend), (x + half / 3, y + bend)]
            brush.stroke([*ripple, (x + half, y)], "water_line", luck.uniform(1.2, 2.2))
        _bank(brush, high, 0, wide * 0.028, luck)
        _bank(brush, high, wide, far, luck)
        _fade(brush, size)
    return image


def _fade(brush: Brush, size: tuple[int, int]) -> None:
    """Let a picture fade into the paper above and below."""
    wide, high = size
    edge = min(brush.px(48), high // 2)
    row = pygame.Surface((wide, 1))
    row.fill(brush.rgb("paper"))
    for y in range(edge):
        row.set_alpha(round(255 * (1 - smooth(y / edge))))
        brush.surface.blit(row, (0, y))
        brush.surface.blit(row, (0, high - 1 - y))


def _bank(brush: Brush, high: int, outer: float, inner: float, luck: random.Random) -> None:
    """Paint a bank from the border of the window to a wavy line: shallow water, sand, reeds."""
    waves = luck.uniform(0, 6)
    out = 1 if outer > inner else -1

    def shore(y: float) -> float:
        return inner + math.sin(y / brush.px(47) + waves) * brush.px(9)

    def land(shift: float) -> list[Point]:
        edge: list[Point] = [(shore(y) + out * shift, y) for y in range(-10, high + 20, 10)]
        return [*edge, (outer + out * 9, high + 20), (outer + out * 9, -10)]

    brush.polygon(land(-brush.px(9)), "water_line")
    brush.polygon(land(0), _sand(brush))
    brush.polygon(land(brush.px(15)), "paper")
    for place in range(REEDS):
        y = high * (0.2 + 0.6 * (place + luck.uniform(-0.3, 0.3)) / (REEDS - 1))
        _reeds(brush, (shore(y) + out * brush.px(4), y), luck)


def _reeds(brush: Brush, foot: Point, luck: random.Random) -> None:
    """Paint a few blades that lean the same way, two of them with a head."""
    x, y = foot
    green = mix(brush.rgb("goals"), brush.rgb("stone"), 0.55)
    brown = mix(brush.rgb("compromise"), brush.rgb("stone"), 0.35)
    for blade in range(4):
        left, tall = x + brush.px(4 * blade - 6), brush.px(luck.uniform(18, 34))
        lean = brush.px(luck.uniform(-2, 6))
        tip = left + lean, y - tall
        brush.stroke([(left, y), (left + lean / 3, y - tall / 2), tip], green, 1.8)
        if blade % 2:
            brush.stroke([tip, (tip[0] - lean / 6, tip[1] + brush.px(8))], brown, 4)


def _sand(brush: Brush) -> RGB:
    """Return the color of the sand along the water."""
    return mix(brush.rgb("stone"), brush.rgb("cord"), 0.16)


def _stone(
    brush: Brush, size: tuple[int, int], seed: int, *, closed: bool, wet: bool
) -> pygame.Surface:
    """Return a flat stone, with rings in the water round it where it is wet."""
    wide, high = size
    pad = brush.px(16)
    image = pygame.Surface((wide + 2 * pad, high + 3 * pad), pygame.SRCALPHA)
    luck = random.Random(seed + 40)  # noqa: S311 - looks, not secrets
    bumps = [luck.uniform(-0.05, 0.05) for _ in range(3)]
    middle = image.get_width() / 2, brush.px(10) + high * 0.5
    face = brush.rgb("stone")
    if closed:
        face = mix(face, brush.rgb("water"), 0.45)

    def outline(grow: float, drop: float = 0.0) -> list[Point]:
        rim = [_rim(size, turn / 64, bumps, grow) for turn in range(64)]
        return [(middle[0] + x, middle[1] + y + drop) for x, y in rim]

    with brush.onto(image):
        if wet:
            ring = mix(brush.rgb("water"), brush.rgb("water_line"), 0.5)
            brush.polygon(outline(brush.px(11), brush.px(7)), ring)
            brush.polygon(outline(brush.px(7), brush.px(6)), "water")
        brush.polygon(outline(0, brush.px(9)), mix(face, brush.rgb("shadow"), 0.36))
        brush.polygon(outline(0), mix(face, brush.rgb("edge"), 0.75))
        brush.polygon(outline(-brush.px(2)), face)
    return image


def _rim(size: tuple[int, int], turn: float, bumps: list[float], grow: float) -> Point:
    """Return a point on the rim of a stone round (0, 0): a rounded box, a little out of shape."""
    angle, (wide, high) = turn * math.tau, size
    cos, sin = math.cos(angle), math.sin(angle)
    rough = 1 + sum(b * math.sin(k * angle + k) for k, b in enumerate(bumps, 1))
    x = math.copysign(abs(cos) ** 0.62, cos) * (wide / 2 * rough + grow)
    y = math.copysign(abs(sin) ** 0.62, sin) * (high * 0.46 * rough + grow)
    return x, y
