"""Half of the learning happens here: the thread unrolled, and nothing in it is graded."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from pygame import Rect

from game.present.afterword import AfterwordView
from game.present.views import ReviewView
from game.ui.fonts import BODY, LABEL, SCREEN, SMALL, SPEECH, STRONG
from game.ui.layout import run
from game.ui.paint import Brush
from game.ui.play.afterword import afterword_blocks
from game.ui.play.blocks import (
    Across,
    Block,
    Mark,
    Marked,
    Mixed,
    Panel,
    Stack,
    Words,
    icon_mark,
    rule,
)
from game.ui.play.buttons import Wish, buttons, foot
from game.ui.play.frame import below, draw_common, is_wide, thread_steps
from game.ui.play.guesses import Guesses
from game.ui.play.host import Host
from game.ui.play.lines import heading
from game.ui.play.region import Laid, Region, areas_of, paint_regions, placed, widgets_of
from game.ui.play.timeline import Timeline
from game.ui.scene import Back, Goto, Page
from game.ui.widgets import Look, Role, Widget

__all__ = ["ReviewScene"]

PAGE = "page"
TITLE = SCREEN.but(size=30)


@dataclass(frozen=True, slots=True)
class Legend:
    """What the signs in the chart mean."""

    entries: tuple[tuple[Mark, str], ...]
    right: bool = False

    def _boxes(self, brush: Brush, rect: Rect) -> tuple[Rect, ...]:
        space, gap = brush.u(18), brush.u(4)
        widths = [brush.u(46) + brush.width(text, SMALL) + space for _, text in self.entries]
        total = sum(widths) + gap * (len(widths) - 1) - space
        x = rect.right - total if self.right and total <= rect.w else rect.x
        return run(x, rect.y + brush.px(4), widths, brush.u(28), gap, rect.right - x + space)

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of all lines."""
        return max(box.bottom for box in self._boxes(brush, Rect(0, 0, width, 0)))

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Draw every sign with its meaning."""
        for (mark, text), box in zip(self.entries, self._boxes(brush, rect), strict=True):
            mark(brush, Rect(box.x, box.y, brush.u(40), box.h))
            top = box.centery - brush.leading(SMALL) // 2
            brush.text(text, box.x + brush.u(46), top, SMALL)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return nothing: the chart says it in words."""
        del brush, rect
        return ()


def _numbered(index: int) -> Mark:
    """Return a mark that shows a number on a disc."""

    def draw(brush: Brush, box: Rect) -> None:
        center = box.x + brush.u(14), box.y + brush.u(12)
        brush.disc(center, brush.u(14), "well", 1.5, "edge")
        style = LABEL.but(weight=800)
        place = Rect(0, 0, brush.u(28), brush.u(28))
        place.center = center
        brush.label(str(index), place, style)

    return draw


@dataclass(frozen=True)
class ReviewScene:
    """The scene; `done` says what follows its way back."""

    view: ReviewView
    host: Host
    done: Callable[[], Goto]
    after: AfterwordView | None = None

    _laid: Laid = field(default_factory=Laid, init=False, compare=False, repr=False)

    # What there is to see.

    def _head(self, brush: Brush) -> Block:
        """Return the title and what the signs mean, beside it where both fit on one line."""
        view, gap = self.view, 18
        title = Stack((Words(view.title, TITLE, Role.HEADING), Words(view.subtitle, SMALL)), 2)
        room = brush.metrics.width - 2 * brush.metrics.margin - brush.px(gap)
        wide = max(brush.width(view.title, TITLE), brush.width(view.subtitle, SMALL))
        legend = Legend(self._entries(), right=True)
        if wide < room and legend.height(brush, room - wide) == legend.height(brush, 1 << 15):
            return Across((title, legend), (wide, room - wide), gap)
        return Stack((title, replace(legend, right=False)), 10)

    def _entries(self) -> tuple[tuple[Mark, str], ...]:
        """Return every sign in the chart with its meaning."""
        say = self.host.say
        entries: list[tuple[Mark, str]] = [(_knot, say("review.legend_kept"))]
        if self.view.frays:
            entries.append((_fray, say("review.legend_broken")))
        entries.append((_fine, say("review.legend_mine")))
        if any(point.what_if is not None for point in self.view.points):
            entries.append((_dashed, say("review.legend_what_if")))
        return tuple(entries)

    def _chart(self, least: int) -> Timeline:
        """Return the thread unrolled."""
        return Timeline(self.view, self.host.say("review.start"), self.view.thread, least)

    def _turning(self) -> tuple[Block, ...]:
        """Return the choice that would have changed most, and what another would have done."""
        turn = self.view.turning_point
        if turn is None:
            return ()
        sign = icon_mark("git-branch")
        words = Marked(icon_mark("flag"), Mixed(((f"{turn.title}. ", STRONG), (turn.text, BODY))))
        return (Panel(Stack((words, Marked(sign, Words(turn.what_if))), 7), 20, stop="turning"),)

    def _guesses(self) -> Panel:
        """Return what was guessed, and what happened."""
        view, title = self.view, heading(self.host.say("review.guesses"))
        table: tuple[Block, ...] = (Guesses(view.scale, view.predictions),)
        lines = table if view.predictions else ()
        parts = (title, *lines, Words(view.calibration, SMALL))
        return Panel(Stack(parts, 9), 20, stop="guesses")

    def _readings(self) -> tuple[Block, ...]:
        """Return promises that were meant one way and heard another, and what a bond did."""
        view, say = self.view, self.host.say
        parts: list[Block] = []
        for i, (meant, heard) in enumerate(view.readings):
            parts += [rule()] if i else []
            one = Marked(icon_mark("message-circle"), Words(meant))
            other = Marked(icon_mark("cloud-fog"), Words(heard, SPEECH))
            parts.append(Stack((one, other), 5))
        if view.rosy:
            parts += [rule()] if parts else []
            parts.append(Marked(icon_mark("sparkles"), Words(view.rosy)))
        title = heading(say("review.readings" if view.readings else "review.bond"))
        return (Panel(Stack((title, *parts), 9), 20, stop="readings"),) if parts else ()

    def _stories(self) -> Panel | None:
        """Return what was tied and torn, in words."""
        say = self.host.say
        lines = tuple(
            Marked(_knot if tied else _fray, Words(f"{say('happened.round', round=at)} {text}"), 46)
            for at, tied, text in self.view.stories
        )
        title = heading(say("review.stories"))
        return Panel(Stack((title, *lines), 7), 20, stop="stories") if lines else None

    def _questions(self) -> Panel:
        """Return the questions to talk about."""
        title = heading(self.host.say("review.questions"))
        lines = tuple(
            Marked(_numbered(i), Words(text), 42) for i, text in enumerate(self.view.questions, 1)
        )
        return Panel(Stack((title, *lines), 11), 20, stop="questions")

    # Laying out.

    def _regions(self, brush: Brush) -> tuple[Region, ...]:
        """Return the parts of the page, laid out once for every brush."""
        return self._laid.regions(brush, self._lay)

    def _lay(self, brush: Brush) -> tuple[Region, ...]:
        """Return everything above the button; it scrolls where it must."""
        m = brush.metrics
        window = below(brush, 0, foot(brush, self._wishes()).h)
        wide = is_wide(brush)
        stories = self._stories()
        left = (self._guesses(), *self._readings())
        right = (self._questions(), *((stories,) if stories else ()))
        tall = max(200, min(300, round(window.h * 0.42 / m.scale)))
        if wide:
            halves: tuple[Block, ...] = (Across((_pile(left), _pile(right)), (1.0, 1.0), 18),)
        else:
            halves = (*left, *right)
        chart = Panel(self._chart(tall), 18)
        after = self.after
        beyond = afterword_blocks(after, self.host.say, across=wide) if after else ()
        parts = (self._head(brush), chart, *self._turning(), *halves, *beyond)
        pile = Stack(parts, 16 / m.text_scale, 1)
        return (Region(PAGE, window, pile, m.margin, m.margin, brush.px(18), brush.px(14)),)

    def _wishes(self) -> tuple[Wish, ...]:
        """Return the way back."""
        return (Wish("back", self.host.say("review.back"), "undo-2", Back()),)

    def compose(self, brush: Brush) -> Page:
        """Lay out chart, tables and the way back."""
        regions = self._regions(brush)
        loom = self._chart(0).loom(brush, *placed(brush, regions, "timeline"))
        return Page(
            widgets=(*widgets_of(brush, regions), *buttons(brush, self._wishes())),
            areas=areas_of(brush, regions),
            focus="back",
            title=self.view.title,
            says=f"{self.view.title}. {self.view.subtitle}",
            later=thread_steps(brush, [strung.spec for strung in loom.threads]),
            loom=loom,
        )

    # Painting and answering.

    def paint(self, brush: Brush, page: Page, area: str) -> None:
        """Paint everything but the button."""
        del page
        paint_regions(brush, self._regions(brush), area)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw the button."""
        draw_common(brush, widget, look)

    def handle(self, action: object) -> Goto | None:
        """Go back."""
        return self.done() if isinstance(action, Back) else None


def _pile(blocks: tuple[Block, ...]) -> Stack:
    """Return panels one under the other, the last as tall as its neighbors."""
    return Stack(blocks, 12, len(blocks) - 1)


def _knot(brush: Brush, box: Rect) -> None:
    """Draw the sign of a promise kept."""
    brush.knot((box.x + brush.u(18), box.centery), 11, 2)


def _fray(brush: Brush, box: Rect) -> None:
    """Draw the sign of a promise broken."""
    brush.fray((box.x + brush.u(18), box.centery), 9)


def _fine(brush: Brush, box: Rect) -> None:
    """Draw the sign of the player's own trust: a line."""
    ends = [(box.x + brush.u(2), box.centery), (box.x + brush.u(36), box.centery)]
    brush.stroke(ends, "support", 3)
    brush.disc((box.x + brush.u(19), box.centery), brush.u(5), "card", 2, "support")


def _dashed(brush: Brush, box: Rect) -> None:
    """Draw the sign of what might have been."""
    for i in range(3):
        x, tall = box.x + brush.u(13 * i), max(2, brush.px(2.5))
        brush.surface.fill(brush.rgb("ghost"), (x, box.centery - tall // 2, brush.u(9), tall))
