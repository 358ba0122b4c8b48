"""A course to choose from: a river where there is room for one, else a list in the same order."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from pygame import Rect

from game.present.views import CourseView, LessonView
from game.ui.braid import Thread
from game.ui.column import Column, back_button, head_of
from game.ui.controls import button_size, draw_control, tab_size
from game.ui.fonts import HEADING, SCREEN, SMALL, STRONG, TITLE
from game.ui.layout import fit_across, run
from game.ui.paint import Brush
from game.ui.play.blocks import (
    Across,
    Block,
    Gap,
    Marked,
    Panel,
    Stack,
    Words,
    icon_mark,
)
from game.ui.play.frame import thread_steps
from game.ui.river import STONES, River, ShowLesson
from game.ui.scene import Back, Focused, Goto, Page, Pop, Swap
from game.ui.story_tile import LevelChoice, StoryTile
from game.ui.title import Say
from game.ui.widgets import Look, Role, Widget, spoken

__all__ = ["ForInstructor", "LevelChoice", "Levels", "ShowCourse"]

GAP, PAD = 18, 20
LEAST = 24
"""A tile is at least so many em wide."""

SHARES = (27, 45, 45)


@dataclass(frozen=True, slots=True)
class ShowCourse:
    """Shows another course."""

    number: int


@dataclass(frozen=True, slots=True)
class ForInstructor:
    """Opens what is written for the instructor about a lesson."""

    number: int


@dataclass(frozen=True)
class Levels:
    """The courses; `begin` says what follows when a level is taken, `instruct` opens a page.

    `chosen` is the place of the lesson whose levels are shown on the river.
    """

    courses: tuple[CourseView, ...]
    say: Say
    begin: Callable[[str], Goto]
    instruct: Callable[[CourseView, int], Goto]
    shown: int = 0
    chosen: int = 0

    @property
    def course(self) -> CourseView:
        """Return the course that is shown."""
        return self.courses[self.shown]

    @property
    def lesson(self) -> LessonView:
        """Return the lesson whose levels are shown."""
        return self.course.lessons[min(self.chosen, len(self.course.lessons) - 1)]

    # Laying out.

    def compose(self, brush: Brush) -> Page:
        """Lay out the river, or the list where it does not fit."""
        plan = self._plan(brush)
        page = self._list(brush).page(brush) if plan is None else self._on_the_river(brush, plan)
        return page.but(later=thread_steps(brush, self._specs(brush, plan, page)))

    def _plan(self, brush: Brush) -> "_Plan | None":
        """Return where river and panel go; nothing where the river does not fit."""
        course = self.course
        if len(course.lessons) != STONES + 1 or not course.shipped or brush.metrics.density.tight:
            return None
        key = "river", course, self.chosen, len(self.courses), self.say
        return brush.measure(key, lambda: self._measured(brush))

    def _measured(self, brush: Brush) -> "_Plan | None":
        """Give the panel the height of its tallest lesson and the river what is left."""
        metrics, river = brush.metrics, self._river
        head = head_of(brush)
        wide = metrics.width - 2 * metrics.margin
        panels = [self._panel(i) for i in range(len(self.course.lessons))]
        tall = max(panel.height(brush, wide) for panel in panels)
        panel = Rect(metrics.margin, 0, wide, tall)
        panel.bottom = metrics.height - brush.px(18)
        top = head.bottom + brush.leading(SMALL) // 2 + brush.px(2)
        place = Rect(0, top, metrics.width, panel.top - brush.px(8) - top)
        titles = brush.width(self.course.title, SCREEN) + self._right_width(brush) + brush.px(30)
        fits = place.h >= river.least(brush) and river.fits(brush) and titles <= head.w
        return _Plan(place, panel) if fits else None

    @property
    def _river(self) -> River:
        """Return the river as it is now."""
        return River(self.course, self.chosen)

    def _on_the_river(self, brush: Brush, plan: "_Plan") -> Page:
        """Return the stones, each followed by its levels where it is the chosen one."""
        river, title = self._river, self.course.title
        told = spoken((self.say("levels.river_text"), self.course.count))
        heading = Widget("title", Role.HEADING, title, head_of(brush), description=told)
        words: list[Widget] = [heading, *self._tabs(brush)]
        for index in range(len(self.course.lessons)):
            words.append(river.widget(brush, plan.river, index))
            if index == self.chosen:
                words += self._panel(self.chosen).widgets(brush, plan.panel)
        return Page(
            widgets=(*words, back_button(brush, self.say("levels.back"))),
            focus=f"lesson-{self.lesson.number}",
            title=title,
            says=f"{title}. {self.course.count}.",
            base=("river", self.course, len(self.courses), self._drawn(brush, plan)),
            parts=(("", plan.panel.inflate(brush.px(60), brush.px(36))),),
        )

    def _drawn(self, brush: Brush, plan: "_Plan") -> tuple[bool, ...]:
        """Return which threads of the river are drawn already."""
        return tuple(map(brush.has_thread, self._river.specs(brush, plan.river)))

    def _specs(self, brush: Brush, plan: "_Plan | None", page: Page) -> list[Thread]:
        """Return every thread on the page, the panel's first."""
        tiles = {f"level-{tile.card.id}": tile for tile in self._all_tiles()}
        specs = [
            spec
            for widget in page.widgets
            if widget.id in tiles
            for spec in tiles[widget.id].specs(brush, widget.rect)
        ]
        return specs + (list(self._river.specs(brush, plan.river)) if plan else [])

    def _all_tiles(self) -> tuple[StoryTile, ...]:
        """Return a tile for every level of the course."""
        return tuple(StoryTile(card) for one in self.course.lessons for card in one.levels)

    # The panel below the river.

    def _panel(self, number: int) -> Block:
        """Return what a lesson is, and its levels beside it."""
        lesson, say = self.course.lessons[number], self.say
        about = say("levels.twice" if len(lesson.levels) > 1 else "levels.last")
        head = Words(f"{lesson.number}. {lesson.title}", TITLE, Role.HEADING)
        told = Words(lesson.locked or about, SMALL)
        left = Stack((head, told, _More(number, say("levels.instructor"))), 8, grows=1)
        tiles: tuple[Block, ...] = tuple(StoryTile(card) for card in lesson.levels)
        blocks = (left, *tiles)
        shares = SHARES[: len(blocks)] if len(tiles) > 1 else (27, 92)
        return Panel(Across(blocks, tuple(map(float, shares)), GAP), PAD)

    # The head of the page.

    def _right_width(self, brush: Brush) -> int:
        """Return the width of what stands at the right of the title."""
        if len(self.courses) == 1:
            return brush.width(self.course.count, STRONG)
        return sum(size + brush.px(8) for size, _ in self._tab_sizes(brush))

    def _tab_sizes(self, brush: Brush) -> list[tuple[int, int]]:
        """Return the sizes of the tabs that change between courses."""
        return [tab_size(brush, course.title) for course in self.courses]

    def _tabs(self, brush: Brush) -> tuple[Widget, ...]:
        """Return a tab for every course, at the right of the title."""
        if len(self.courses) == 1:
            return ()
        head = head_of(brush)
        sizes = self._tab_sizes(brush)
        high = max(brush.metrics.touch, sizes[0][1])
        x = head.right - self._right_width(brush)
        spots = run(x, head.centery - high // 2, [w for w, _ in sizes], high, brush.px(8))
        return tuple(self._tab(i, spot) for i, spot in enumerate(spots))

    def _tab(self, index: int, rect: Rect) -> Widget:
        return Widget(
            f"course-{index}", Role.TAB, self.courses[index].title, rect, ShowCourse(index),
            selected=index == self.shown, radius=22,
        )  # fmt: skip

    # The list.

    def _list(self, brush: Brush) -> Column:
        """Put every lesson and its levels on a sheet, one under the other."""
        metrics = brush.metrics
        room, gap = metrics.width - 2 * metrics.margin, brush.px(GAP)
        across = fit_across(room, round(LEAST * metrics.em), gap, 2)
        nowhere = Rect(0, 0, 0, 0)
        tabs = tuple(self._tab(i, nowhere) for i in range(len(self.courses)))
        parts: list[Block] = [_Tabs(tabs)] if len(tabs) > 1 else []
        parts.append(Words(self.course.count, SMALL))
        parts += [
            Panel(Marked(icon_mark("triangle-alert"), Words(fault)), 16, "well", 0)
            for fault in self.course.faults
        ]
        for index, lesson in enumerate(self.course.lessons):
            parts += self._section(index, lesson, across)
        if not self.course.lessons:
            parts.append(Words(self.say("levels.no_levels")))
        return Column(self.course.title, self.say("levels.back"), Stack(tuple(parts), 14), 1e3)

    def _section(self, index: int, lesson: LessonView, across: int) -> list[Block]:
        """Return a lesson's heading, when it opens, its levels, and the page for the instructor."""
        parts: list[Block] = []
        if lesson.title:
            parts.append(Words(f"{lesson.number}. {lesson.title}", HEADING, Role.HEADING))
        if lesson.locked:
            parts.append(Marked(icon_mark("lock"), Words(lesson.locked)))
        tiles: list[Block] = [StoryTile(card) for card in lesson.levels]
        tiles += [Gap()] * (-len(tiles) % across)
        parts += [
            Across(tuple(tiles[i : i + across]), (1.0,) * across, GAP)
            for i in range(0, len(tiles), across)
        ]
        parts.append(_More(index, self.say("levels.instructor")))
        return parts

    # Painting.

    def paint(self, brush: Brush, page: Page, area: str) -> None:
        """Paint what stands still; stones' labels and levels are widgets."""
        del page
        plan = self._plan(brush)
        if plan is None:
            self._list(brush).paint(brush, area)
            return
        head = head_of(brush)
        line = brush.leading(SMALL)
        title = head.move(0, -line // 2)
        brush.label(self.course.title, title, SCREEN, "left")
        below = Rect(head.x, title.centery + brush.leading(SCREEN) // 2 - brush.px(3), head.w, line)
        brush.label(self.say("levels.river_text"), below, SMALL, "left")
        if len(self.courses) == 1:
            brush.label(self.course.count, head, STRONG, "right")
        self._river.paint(brush, plan.river)
        self._panel(self.chosen).paint(brush, plan.panel)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw a stone's label, a level, a tab or a button."""
        tile = next((t for t in self._all_tiles() if widget.id == f"level-{t.card.id}"), None)
        plan = self._plan(brush)
        if tile is not None:
            tile.draw(brush, widget.rect, look)
        elif plan is not None and isinstance(widget.action, ShowLesson):
            self._river.draw(brush, plan.river, widget, look)
        else:
            draw_control(brush, widget, look)

    # Answering.

    def handle(self, action: object) -> Goto | None:
        """Show a lesson, begin a level, open the instructor's page, or go back."""
        match action:
            case LevelChoice(path):
                return self.begin(path)
            case Focused(id_) if id_.startswith("lesson-"):
                return self._at(int(id_.removeprefix("lesson-")) - 1)
            case ShowLesson(number):
                first = self.course.lessons[number].levels[0]
                return Swap(replace(self, chosen=number), f"level-{first.id}")
            case ShowCourse(number):
                return Swap(replace(self, shown=number, chosen=0)) if number != self.shown else None
            case ForInstructor(number):
                return self.instruct(self.course, number)
            case Back():
                return Pop()
            case _:
                return None

    def _at(self, number: int) -> Goto | None:
        """Show the levels of another lesson."""
        return Swap(replace(self, chosen=number)) if number != self.chosen else None


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the river and the panel below it go."""

    river: Rect
    panel: Rect


@dataclass(frozen=True, slots=True)
class _More:
    """The way to what is written for the instructor."""

    number: int
    label: str

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of a link."""
        del width
        return brush.metrics.touch

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Leave all drawing to the link."""

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the link."""
        wide = min(rect.w, button_size(brush, self.label)[0])
        box = Rect(rect.x, rect.y, wide, brush.metrics.touch)
        box.bottom = rect.bottom
        return (
            Widget(
                f"instructor-{self.number + 1}", Role.LINK, self.label, box,
                ForInstructor(self.number), icon="notebook-pen", radius=10,
            ),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Tabs:
    """Tabs side by side, on to the next line where the room ends."""

    tabs: tuple[Widget, ...]

    def _spots(self, brush: Brush, rect: Rect) -> tuple[Rect, ...]:
        widths = [min(rect.w, tab_size(brush, tab.label)[0]) for tab in self.tabs]
        return run(rect.x, rect.y, widths, brush.metrics.touch, brush.px(8), rect.w)

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of all lines."""
        return self._spots(brush, Rect(0, 0, width, 0))[-1].bottom

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Leave all drawing to the tabs."""

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the tabs."""
        spots = self._spots(brush, rect)
        return tuple(tab._replace(rect=spot) for tab, spot in zip(self.tabs, spots, strict=True))
