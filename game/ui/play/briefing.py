"""The story comes first, in large letters; the question how it will end comes before the game."""

from dataclasses import dataclass, replace

from pygame import Rect

from game.present.views import BriefingView, ChoiceView
from game.ui.braid import Thread
from game.ui.controls import button_size, draw_button, draw_switch, switch_width
from game.ui.fonts import BODY, HEADING, SCREEN, Style
from game.ui.layout import columns
from game.ui.metrics import Density
from game.ui.paint import Brush
from game.ui.play.blocks import Block, Marked, Panel, Stack, Words, icon_mark, rule
from game.ui.play.frame import is_wide, thread_steps
from game.ui.play.header import (
    answer_header,
    draw_header,
    header_height,
    header_widgets,
    paint_header,
)
from game.ui.play.host import Host
from game.ui.play.opening import Couple, Guess, Guesses, Narrow, trust_block
from game.ui.play.region import Region, areas_of, paint_regions, widgets_of
from game.ui.scene import Goto, Page, Swap
from game.ui.switch import Switch
from game.ui.widgets import Look, Role, Widget

TALE = Style(19, leading=1.32)
HOOK = SCREEN.but(size=27)
GRIEVANCE = Style(18, italic=True)
FACES = 620
STORY, PEOPLE, PILE, QUESTION = "story", "people", "pile", "question"


@dataclass(frozen=True, slots=True)
class TurnPage:
    """Goes on from the story to the question, or back."""

    asking: bool


@dataclass(frozen=True, slots=True)
class SharePlay:
    """Lets two players share the side, or one have it alone."""

    pair: bool


@dataclass(frozen=True)
class BriefingScene:
    """Two pages: the story with its people, then the question with its guess."""

    view: BriefingView
    host: Host
    asking: bool = False
    guess: ChoiceView | None = None

    # What is written.

    def _tale(self) -> Block:
        """Return the story, and what the player wants."""
        view = self.view
        paragraphs = tuple(Words(" ".join(text.split()), TALE) for text in view.paragraphs)
        grievance = Panel(
            Marked(icon_mark("bandage", "repair", 24), Words(view.grievance.strip(), GRIEVANCE)),
            16, "tag", 0,
        )  # fmt: skip
        aims = tuple(Marked(icon_mark("flag"), Words(aim)) for aim in view.my_aims)
        wishes = Stack((Words(view.my_aims_title, HEADING, Role.HEADING), *aims), 5)
        hurt = (grievance,) if view.grievance else ()
        return Stack((Words(view.hook, HOOK, Role.HEADING), *paragraphs, *hurt, wishes), 11)

    def _couples(self) -> tuple[Couple, ...]:
        """Return everybody else, beside the player."""
        view = self.view
        pairs = zip(view.others, view.threads, strict=False)
        return tuple(Couple(view.me, other, thread) for other, thread in pairs)

    def _people(self) -> Block:
        """Return the people, and where trust stands and why."""
        trust = [part for thread in self.view.threads for part in (rule(), trust_block(thread))]
        return Stack((*self._couples(), *trust), 9)

    def _question(self, brush: Brush) -> Block:
        """Return the question and the endings to choose from; faces above where there is room."""
        said = self.host.say("pair.note" if self.host.pair else "briefing.note")
        note = Words(said, BODY.but(color="ink2"), align="center")
        head = Words(self.view.question, HOOK, Role.HEADING, "center")
        room = brush.metrics.density is Density.ROOMY and len(self.view.others) == 1
        faces = tuple(Narrow(couple, FACES) for couple in self._couples()) if room else ()
        sharing = () if self._between(brush) else self._sharing()
        return Stack((*faces, head, note, self.guesses, *sharing), 14)

    def _sharing(self) -> tuple[Switch, ...]:
        """Return the switch for two players, where there can be two."""
        pair, say = self.host.pair is not None, self.host.say
        if self.host.share is None:
            return ()
        said = say("settings.on" if pair else "settings.off")
        return (Switch("pair", say("pair.switch"), said, pair, SharePlay(not pair)),)

    @property
    def guesses(self) -> Guesses:
        """Return the endings and which of them was picked."""
        return Guesses(self.view.endings, self.guess)

    # Laying out.

    def _foot(self, brush: Brush) -> Rect:
        """Return the place of the buttons below everything."""
        m, tall = brush.metrics, button_size(brush, "x")[1]
        y = m.height - tall - brush.px(10 if m.density.tight else 16)
        return Rect(m.margin, y, m.width - 2 * m.margin, tall)

    def _window(self, brush: Brush) -> Rect:
        """Return the room between header and buttons."""
        top = header_height(brush, self.view.header)
        return Rect(0, top, brush.metrics.width, self._foot(brush).y - brush.px(10) - top)

    def _regions(self, brush: Brush) -> tuple[Region, ...]:
        """Return the page: two columns where there is room, else one."""
        m, window = brush.metrics, self._window(brush)
        edge = m.margin
        if self.asking:
            page = self._question(brush)
            return (Region(QUESTION, window, page, edge, edge, edge // 2, brush.px(12)),)
        if not is_wide(brush):
            tale = Panel(self._tale(), 0, stop=STORY, label=self.view.hook, bare=True)
            pile = Stack((tale, Panel(self._people(), 22, stop=PEOPLE)), 18)
            return (Region(PILE, window, pile, edge, edge, brush.px(6), brush.px(24)),)
        room = Rect(edge, window.y + brush.px(6), m.width - 2 * edge, window.h - brush.px(6))
        left, right = columns(room, (54, 46), brush.px(34))
        pad, edge = brush.px(8), brush.px(10)
        tale = Panel(self._tale(), 0, stop=STORY, label=self.view.hook, bare=True)
        people = Panel(self._people(), 0, stop=PEOPLE, bare=True)
        return (
            Region(STORY, left.inflate(2 * edge, 0), tale, edge, 2 * edge, pad, pad),
            Region(PEOPLE, right, people, brush.px(20), brush.px(24), pad, pad, framed=True),
        )

    def _specs(self, brush: Brush) -> tuple[Thread, ...]:
        """Return the threads of the page."""
        return tuple(couple.spec(brush, rect) for couple, rect in self._places(brush))

    def _places(self, brush: Brush) -> list[tuple[Couple, Rect]]:
        """Return every couple at its width; where exactly does not matter to its thread."""
        region = self._regions(brush)[-1]
        width = region.place(brush).w
        if self.asking:
            width = min(width, brush.u(FACES))
        elif region.id == PILE:
            width -= 2 * brush.px(22)
        return [(couple, Rect(0, 0, width, 0)) for couple in self._couples()]

    def compose(self, brush: Brush) -> Page:
        """Lay out the story or the question."""
        regions, view = self._regions(brush), self.view
        return Page(
            widgets=(
                *header_widgets(brush, view.header, self.host.say),
                *widgets_of(brush, regions), *self._buttons(brush),
            ),
            areas=areas_of(brush, regions),
            focus=self._focus,
            title=view.header.title,
            says=view.question if self.asking else view.hook,
            later=thread_steps(brush, self._specs(brush)),
        )  # fmt: skip

    @property
    def _focus(self) -> str:
        """Return where the focus begins."""
        if not self.asking:
            return "go-on"
        return "begin" if self.guess else "ending:0"

    def _ways(self, brush: Brush) -> tuple[str, Rect, Rect]:
        """Return the words of the way on, and the places of the ways back and on."""
        foot, say = self._foot(brush), self.host.say
        forward = say("briefing.begin") if self.asking else say("pause.resume")
        wide = max(brush.u(190), button_size(brush, forward, "", say("key.enter"))[0])
        left = Rect(foot.topleft, (button_size(brush, say("how.back"), "chevron-left")[0], foot.h))
        return forward, left, Rect(foot.right - wide, foot.y, wide, foot.h)

    def _between(self, brush: Brush) -> Rect | None:
        """Return the place of the switch for two players between the ways, if it fits there."""
        _, left, right = self._ways(brush)
        gap = brush.px(24)
        wide = switch_width(brush, self.host.say("pair.switch"))
        room = Rect(left.right + gap, left.y, right.x - left.right - 2 * gap, left.h)
        return Rect(room.centerx - wide // 2, room.y, wide, room.h) if wide <= room.w else None

    def _buttons(self, brush: Brush) -> tuple[Widget, ...]:
        """Return the ways on and back, and the switch between them where there is room for it."""
        say = self.host.say
        forward, left, rect = self._ways(brush)
        if not self.asking:
            return (
                Widget("go-on", Role.BUTTON, forward, rect, TurnPage(asking=True),
                       style="primary", key=say("key.enter")),
            )  # fmt: skip
        back, between = say("how.back"), self._between(brush)
        switches = (switch.widgets(brush, between) for switch in self._sharing() if between)
        return (
            *(widget for pair in switches for widget in pair),
            Widget("begin", Role.BUTTON, forward, rect, self.guess,
                   enabled=self.guess is not None, style="primary", key=say("key.enter"),
                   description="" if self.guess else self.view.question),
            Widget("back", Role.BUTTON, back, left, TurnPage(asking=False), icon="chevron-left"),
        )  # fmt: skip

    # Painting.

    def paint(self, brush: Brush, page: Page, area: str) -> None:
        """Paint the header and the page."""
        del page
        if not area:
            paint_header(brush, self.view.header)
        paint_regions(brush, self._regions(brush), area)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw a button, or an ending under the mouse."""
        if draw_header(brush, widget, look, self.view.header):
            return
        if widget.role is Role.OPTION:
            self.guesses.draw(brush, widget, look)
        elif widget.role is Role.BUTTON:
            draw_button(brush, widget, look)
        elif widget.role is Role.SWITCH:
            draw_switch(brush, widget, look)

    # Answering.

    def handle(self, action: object) -> Goto | None:
        """Turn the page, remember the guess, or begin."""
        match action:
            case TurnPage(asking):
                return Swap(replace(self, asking=asking))
            case SharePlay(pair) if self.host.share is not None:
                return Swap(replace(self, host=self.host.share(pair)))
            case Guess(choice):
                return Swap(replace(self, guess=choice))
            case ChoiceView():
                return self.host.choose(action.choice)
            case _:
                return answer_header(action, self.view.header, self.host)
