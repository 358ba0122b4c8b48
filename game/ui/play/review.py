"""Half of the learning happens here: the thread unrolled, and nothing in it is graded."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from pygame import Rect

from game.present.afterword import AfterwordView
from game.present.views import ReviewView
from game.ui.fonts import BODY, LABEL, SCREEN, SMALL, SPEECH, STRONG
from game.ui.layout import run
from game.ui.metrics import Density
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
from game.ui.play.tabs import Tabs
from game.ui.play.timeline import Timeline
from game.ui.scene import Back, Goto, Page, Swap
from game.ui.widgets import Look, Role, Widget

__all__ = ["ReviewScene"]

PAGE = "page"
TITLE = SCREEN.but(size=30)
LEAST_EM = 9


@dataclass(frozen=True, slots=True)
class ShowPart:
    """Asks for another part below the chart."""

    index: int


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
    """The scene; `done` says what follows its way back, `chosen` is the part below the chart."""

    view: ReviewView
    host: Host
    done: Callable[[], Goto]
    after: AfterwordView | None = None
    chosen: int = 0

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

    def _guesses(self) -> tuple[Block, ...]:
        """Return what was guessed beside what happened, if anything was."""
        view = self.view
        return (Guesses(view.scale, view.predictions),) if view.predictions else ()

    def _lean(self) -> Block:
        """Return which way the guesses lean."""
        return Words(self.view.calibration, SMALL)

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
        return (title, *parts) if parts else ()

    def _stories(self) -> tuple[Block, ...]:
        """Return what was tied and torn, in words."""
        say = self.host.say
        return tuple(
            Marked(_knot if tied else _fray, Words(f"{say('happened.round', round=at)} {text}"), 46)
            for at, tied, text in self.view.stories
        )

    def _questions(self) -> Stack:
        """Return the questions to talk about."""
        questions = enumerate(self.view.questions, 1)
        return Stack(tuple(Marked(_numbered(i), Words(text), 42) for i, text in questions), 11)

    # Laying out.

    def _regions(self, brush: Brush) -> tuple[Region, ...]:
        """Return the parts of the page, laid out once for every brush."""
        return self._laid.regions(brush, self._lay)

    def _lay(self, brush: Brush) -> tuple[Region, ...]:
        """Return everything above the button: all of it in sight, or in one pile that scrolls."""
        window = below(brush, 0, foot(brush, self._wishes()).h)
        in_sight = brush.metrics.density is Density.ROOMY and is_wide(brush)
        return (self._tabbed(brush, window) if in_sight else ()) or (self._piled(brush, window),)

    def _tabbed(self, brush: Brush, window: Rect) -> tuple[Region, ...]:
        """Return the chart, and below it one part at a time; nothing where that is too tight."""
        m = brush.metrics
        titles, parts = zip(*self._parts(), strict=True)
        chart = Panel(self._chart(round(window.h * 0.36 / m.scale)), 18)
        top = Stack((self._head(brush), chart, Tabs(titles, self.chosen, ShowPart)), 13)
        edge = brush.px(18)
        upper = Rect(0, 0, m.width, edge + top.height(brush, m.width - 2 * m.margin))
        lower = Rect(0, upper.bottom, m.width, window.bottom - upper.bottom)
        if lower.h < LEAST_EM * m.em:
            return ()
        part, gap = parts[self.chosen], brush.px(12)
        return (
            Region("top", upper, top, m.margin, m.margin, edge),
            Region(PAGE, lower, part, m.margin, m.margin, gap, gap),
        )

    def _parts(self) -> tuple[tuple[str, Block], ...]:
        """Return what is below the chart, each part with the words on its tab."""
        say = self.host.say
        title = say("review.questions")
        talk = Panel(self._questions(), 20, stop="questions", label=title)
        parts: list[tuple[str, Block]] = [(title, _across((*self._turning(), talk), (4, 5)))]
        title = say("review.guesses")
        table = tuple(Panel(one, 20, stop="guesses", label=title) for one in self._guesses())
        lean = Panel(Stack((self._lean(), *self._readings()), 9), 20, stop="lean", label=title)
        parts.append((title, _across((*table, lean), (8, 5))))
        stories, title = self._stories(), say("review.stories")
        if stories:
            half = -(-len(stories) // 2)
            both = Across((Stack(stories[:half], 7), Stack(stories[half:], 7)), (1, 1), 18)
            parts.append((title, Panel(both, 20, stop="stories", label=title)))
        if self.after is not None:
            title = say("review.same" if self.after.pair else "debate.title")
            blocks = afterword_blocks(self.after, say, across=True)
            parts += [(title, Stack(blocks, 16, len(blocks) - 1))] if blocks else []
        return tuple(parts)

    def _piled(self, brush: Brush, window: Rect) -> Region:
        """Return one part after the other."""
        m, say = brush.metrics, self.host.say
        wide = is_wide(brush)
        guesses = _panel(say("review.guesses"), (*self._guesses(), self._lean()), 9, "guesses")
        readings = self._readings()
        left = (guesses, Panel(Stack(readings, 9), 20, stop="readings")) if readings else (guesses,)
        talk = _panel(say("review.questions"), (self._questions(),), 11, "questions")
        stories = self._stories()
        told = (_panel(say("review.stories"), stories, 7, "stories"),) if stories else ()
        halves: tuple[Block, ...] = (*left, talk, *told)
        if wide:
            halves = (Across((_pile(left), _pile((talk, *told))), (1.0, 1.0), 18),)
        tall = max(200, min(300, round(window.h * 0.42 / m.scale)))
        chart = Panel(self._chart(tall), 18)
        after = self.after
        beyond = afterword_blocks(after, say, across=wide) if after else ()
        parts = (self._head(brush), chart, *self._turning(), *halves, *beyond)
        pile = Stack(parts, 16 / m.text_scale, 1)
        return Region(PAGE, window, pile, m.margin, m.margin, brush.px(18), brush.px(14))

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
        """Go back, or turn to another part."""
        if isinstance(action, ShowPart):
            return Swap(replace(self, chosen=action.index))
        return self.done() if isinstance(action, Back) else None


def _panel(title: str, parts: tuple[Block, ...], gap: float, stop: str) -> Panel:
    """Return parts on a card under their title."""
    return Panel(Stack((heading(title), *parts), gap), 20, stop=stop)


def _across(panels: tuple[Block, ...], shares: tuple[float, float]) -> Block:
    """Return two panels side by side, or one that has all the room."""
    return Across(panels, shares, 18) if len(panels) > 1 else panels[0]


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
