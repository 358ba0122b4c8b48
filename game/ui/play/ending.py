"""How it came out, told calmly; whoever lost as much as whoever won is asked to look back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from pygame import Rect

from game.present.views import EndingView, PersonView
from game.ui.braid import Thread
from game.ui.fonts import BODY, SMALL, Style
from game.ui.layout import columns
from game.ui.metrics import Density
from game.ui.paint import Brush
from game.ui.play.blocks import Block, Marked, Panel, Stack, Words, icon_mark, rule
from game.ui.play.buttons import Wish, buttons, foot
from game.ui.play.chair import Chair
from game.ui.play.frame import below, draw_common, is_wide, partner, thread_between, thread_steps
from game.ui.play.header import (
    answer_header,
    draw_header,
    header_height,
    header_widgets,
    paint_header,
)
from game.ui.play.host import Host
from game.ui.play.region import Laid, Region, areas_of, paint_regions, widgets_of
from game.ui.play.strip import Strip
from game.ui.scene import Goto, Page
from game.ui.widgets import Look, Role, Widget

__all__ = ["EndingScene"]

NAME = Style(48, 800, leading=1.12)
STORY = Style(22, leading=1.42)
PAGE = "page"


class Wanted(Enum):
    """What can be done once it is over."""

    REVIEW = auto()
    AGAIN = auto()
    TITLE = auto()


@dataclass(frozen=True)
class EndingScene:
    """The scene; `review` and `again` say what follows those buttons."""

    view: EndingView
    host: Host
    review: Callable[[], Goto]
    again: Callable[[], Goto]

    _laid: Laid = field(default_factory=Laid, init=False, compare=False, repr=False)

    # What there is to see.

    def _strip(self, other: PersonView) -> Strip:
        """Return both faces and both threads between them."""
        view, me = self.view, self.view.me.id
        theirs = thread_between(view.threads, other.id, me)
        mine = thread_between(view.threads, me, other.id)
        few = len(view.others) == 1
        id_ = f"strip-{other.id}"
        return Strip(view.me, other, theirs, back=mine, banded=True, large=few, id=id_)

    def _strips(self) -> tuple[Strip, ...]:
        """Return how trust stands with everybody."""
        return tuple(self._strip(other) for other in self.view.others)

    def _story(self, brush: Brush) -> Stack:
        """Return the name of the ending, its story, and why it ended so."""
        view, roomy = self.view, brush.metrics.density is Density.ROOMY
        name = NAME if roomy else NAME.but(size=36)
        words = STORY if roomy else STORY.but(size=18)
        why = Marked(icon_mark("info"), Words(view.reason, BODY.but(color="ink2")), 32)
        return Stack((Words(view.name, name, Role.HEADING), Words(view.text, words), why), 14)

    def _beyond(self) -> Stack:
        """Return the view from the other chair, and what the player foresaw."""
        view = self.view
        chair = Chair(view.chair_title, view.chair, partner(view.others, view.chair_of))
        if not view.foreseen:
            return Stack((chair,))
        foreseen = Marked(icon_mark("eye"), Words(view.foreseen, SMALL.but(size=17)), 32)
        return Stack((chair, rule(), foreseen), 16)

    def _wishes(self) -> tuple[Wish, ...]:
        """Return the buttons."""
        say = self.host.say
        return (
            Wish("review", say("ending_view.review"), "git-branch", Wanted.REVIEW),
            Wish("again", say("ending_view.again"), "rotate-ccw", Wanted.AGAIN),
            Wish("title", say("ending_view.title"), "house", Wanted.TITLE),
        )

    # Laying out.

    def _regions(self, brush: Brush) -> tuple[Region, ...]:
        """Return the parts of the page, laid out once for every brush."""
        return self._laid.regions(brush, self._lay)

    def _lay(self, brush: Brush) -> tuple[Region, ...]:
        """Return the parts between header and buttons: columns where they fit, else a pile."""
        window = below(brush, header_height(brush, self.view.header), foot(brush, self._wishes()).h)
        wide = self._columns(brush, window) if is_wide(brush) else ()
        return wide or (self._pile(brush, window),)

    def _columns(self, brush: Brush, window: Rect) -> tuple[Region, ...]:
        """Return the threads above, the story at the left and the other chair at the right."""
        m = brush.metrics
        top = Stack(self._strips(), 8)
        inner = Rect(m.margin, window.y + brush.px(2), window.w - 2 * m.margin, 0)
        inner.h = window.bottom - brush.px(16) - inner.y
        high = top.height(brush, inner.w)
        gap = brush.px(18)
        rest = Rect(inner.x, inner.y + high + gap, inner.w, inner.h - high - gap)
        left, right = columns(rest, (60, 52), brush.px(36))
        beyond = Panel(self._beyond(), 24, center=True)
        story = Panel(self._story(brush), 0, bare=True, center=True)
        if max(story.height(brush, left.w), beyond.height(brush, right.w)) > rest.h:
            return ()
        return (
            Region("top", Rect(inner.x, inner.y, inner.w, high), top),
            Region("story", left, story),
            Region("beyond", right, beyond),
        )

    def _pile(self, brush: Brush, window: Rect) -> Region:
        """Return everything in one column that scrolls."""
        m = brush.metrics
        story = Panel(self._story(brush), 4, bare=True, stop="story")
        beyond = Panel(self._beyond(), 22, stop="beyond")
        strips = Panel(Stack(self._strips(), 8), 4, bare=True)
        parts: tuple[Block, ...] = (strips, story, beyond)
        if not is_wide(brush):
            parts = (story, strips, beyond)
        pile = Stack(parts, 16 / m.text_scale)
        return Region(
            PAGE, window, pile, m.margin, m.margin, brush.px(4), brush.px(20), stretch=False
        )

    def compose(self, brush: Brush) -> Page:
        """Lay out header, story and buttons."""
        regions = self._regions(brush)
        widgets = widgets_of(brush, regions)
        return Page(
            widgets=(
                *header_widgets(brush, self.view.header, self.host.say), *widgets,
                *buttons(brush, self._wishes()),
            ),
            areas=areas_of(brush, regions),
            focus="review",
            title=f"{self.view.header.title} · {self.view.name}",
            says=f"{self.view.name}. {self.view.text} {self.view.reason}",
            later=thread_steps(brush, self._specs(brush, regions)),
        )  # fmt: skip

    def _specs(self, brush: Brush, regions: tuple[Region, ...]) -> list[Thread]:
        """Return every thread on this page."""
        found = [w for r in regions for w in r.block.widgets(brush, r.place(brush))]
        rects = [w.rect for w in found if w.id.startswith("strip-")]
        strips = zip(self._strips(), rects, strict=True)
        return [spec for strip, rect in strips for spec in strip.specs(brush, rect)]

    # Painting and answering.

    def paint(self, brush: Brush, page: Page, area: str) -> None:
        """Paint the header, the threads and the words."""
        del page
        if not area:
            paint_header(brush, self.view.header)
        paint_regions(brush, self._regions(brush), area)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw a button, or something of the header."""
        if not draw_header(brush, widget, look, self.view.header):
            draw_common(brush, widget, look)

    def handle(self, action: object) -> Goto | None:
        """Look back, play again, or leave."""
        match action:
            case Wanted.REVIEW:
                return self.review()
            case Wanted.AGAIN:
                return self.again()
            case Wanted.TITLE:
                return self.host.leave()
            case _:
                return answer_header(action, self.view.header, self.host)
