"""What was played once can be looked back on; what was left open can be gone on with."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pygame import Rect

from game.present.plays import PastPlayView
from game.ui.braid import Thread
from game.ui.column import Column, draw_in_column
from game.ui.firmness import draw_firmness, in_box
from game.ui.fonts import BODY, HEADING, SMALL
from game.ui.paint import Brush
from game.ui.play.blocks import Block, Marked, Panel, Stack, Words, icon_mark
from game.ui.play.frame import thread_steps
from game.ui.scene import Back, Goto, Page, Pop
from game.ui.title import Say
from game.ui.widgets import Look, Role, Widget

__all__ = ["JournalScreen"]

PAD, THREAD_WIDE, THREAD = 18, 170, 8.0
ACT = SMALL.but(weight=600, color="ink")


@dataclass(frozen=True, slots=True)
class OpenPlay:
    """The player wants to see a play again."""

    play: PastPlayView


@dataclass(frozen=True)
class JournalScreen:
    """Every play there is; `review` looks back on one, and `go_on` sits down to it again."""

    plays: tuple[PastPlayView, ...]
    asides: tuple[str, ...]
    say: Say
    review: Callable[[Path], Goto]
    go_on: Callable[[Path], Goto]

    def compose(self, brush: Brush) -> Page:
        """Lay the plays out, the latest first; threads are drawn once words are seen."""
        page = self._column().page(brush)
        rows = {_id(play): PlayRow(play, self.say) for play in self.plays}
        shown = [(rows[w.id], w.rect) for w in page.widgets if w.id in rows]
        specs = [spec for row, rect in shown for spec in row.specs(brush, rect)]
        return page.but(later=thread_steps(brush, specs))

    def paint(self, brush: Brush, _page: Page, area: str) -> None:
        """Paint the words; the plays are widgets."""
        self._column().paint(brush, area)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw a play, or the way back."""
        if isinstance(widget.action, OpenPlay):
            PlayRow(widget.action.play, self.say).draw(brush, widget.rect, look)
        else:
            draw_in_column(brush, widget, look)

    def handle(self, action: object) -> Goto | None:
        """Open a play, or go back."""
        match action:
            case OpenPlay(play):
                return self.go_on(play.path) if play.goes_on else self.review(play.path)
            case Back():
                return Pop()
            case _:
                return None

    def _column(self) -> Column:
        """Put the plays one under the other, and below them the files that are none."""
        say = self.say
        told = Words(say("plays.text" if self.plays else "plays.none"), BODY.but(color="ink2"))
        rows: tuple[Block, ...] = tuple(PlayRow(play, say) for play in self.plays)
        aside = tuple(
            Panel(Marked(icon_mark("info"), Words(text)), 16, "well", 0, f"aside-{i}", text)
            for i, text in enumerate(self.asides)
        )
        return Column(say("plays.title"), say("levels.back"), Stack((told, *rows, *aside), 12), 46)


def _id(play: PastPlayView) -> str:
    return f"play-{play.path.stem}"


@dataclass(frozen=True, slots=True)
class PlayRow:
    """A play: its title and day at the left, how it came out at the right or below."""

    play: PastPlayView
    say: Say

    @property
    def act(self) -> str:
        """Return what opening it does."""
        return self.say("plays.go_on" if self.play.goes_on else "plays.review")

    def _lines(self) -> tuple[str, ...]:
        """Return the small lines under the title."""
        play = self.play
        return tuple(line for line in (f"{play.state}. {play.firm}".strip(), play.note) if line)

    def _room(self, brush: Brush, width: int) -> tuple[int, int]:
        """Return the width of the words and that of the thread beside them, or nothing of it."""
        inner, side = width - 2 * brush.px(PAD), brush.px(THREAD_WIDE)
        wide = inner - side - brush.px(18)
        return (wide, side) if wide >= round(20 * brush.metrics.em) else (inner, 0)

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of the title and the lines."""
        room, _ = self._room(brush, width)
        lines = sum(brush.height(line, SMALL, room) for line in self._lines())
        words = brush.height(self.play.title, HEADING, room) + brush.leading(SMALL) + lines
        return words + 2 * brush.px(PAD - 4)

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Leave all drawing to the widget, which changes under the mouse."""

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the play as one widget."""
        del brush
        play = self.play
        told = " ".join((f"{play.date}.", *self._lines(), f"{self.act}."))
        return (
            Widget(
                _id(play), Role.CARD, play.title, rect, OpenPlay(play), description=told, radius=16
            ),
        )

    def _thread_box(self, brush: Brush, rect: Rect) -> Rect:
        """Return where the thread runs: above what opening does."""
        _, side = self._room(brush, rect.w)
        box = Rect(0, 0, side, brush.px(34))
        box.midright = rect.right - brush.px(PAD), rect.centery - brush.leading(ACT) // 2
        return box

    def specs(self, brush: Brush, rect: Rect) -> tuple[Thread, ...]:
        """Return the thread it shows."""
        box = self._thread_box(brush, rect)
        return (in_box(box, self.play.band, brush.px(THREAD)),) if self.play.band and box.w else ()

    def draw(self, brush: Brush, rect: Rect, look: Look) -> None:
        """Draw the row."""
        brush.card(rect, "select" if look.hovered or look.pressed else "card", 16)
        room, side = self._room(brush, rect.w)
        x, y = rect.x + brush.px(PAD), rect.y + brush.px(PAD - 4)
        y += brush.text(self.play.title, x, y, HEADING, width=room)
        day = self.play.date if side else f"{self.play.date} · {self.act}"
        y += brush.text(brush.letters.fit(day, SMALL, room), x, y, SMALL)
        for line in self._lines():
            y += brush.text(line, x, y, SMALL.but(color="ink"), width=room)
        if side:
            box = self._thread_box(brush, rect)
            draw_firmness(brush, box, self.play.band, brush.px(THREAD))
            icon = "play" if self.play.goes_on else "git-branch"
            wide = brush.width(self.act, ACT)
            brush.text(self.act, box.right, box.bottom + brush.px(2), ACT, align="right")
            middle = box.bottom + brush.px(2) + brush.leading(ACT) / 2
            brush.icon(icon, (box.right - wide - brush.u(16), middle), 18, "ink2")
