"""A page of notes laid over a screen: everything there was no room for, in full."""

from dataclasses import dataclass

from pygame import Rect

from game.ui.column import write_title
from game.ui.controls import button_size, draw_button
from game.ui.fonts import BODY, SCREEN, STRONG
from game.ui.layout import Area, Flow
from game.ui.paint import Brush
from game.ui.play.host import Host
from game.ui.scene import Back, Goto, Page, Pop
from game.ui.widgets import Look, Role, Widget

LIST = "notes"
WIDEST = 860


@dataclass(frozen=True, slots=True)
class Note:
    """Something to read: an icon or a face, a title, a text, and a line of small print."""

    icon: str
    text: str
    title: str = ""
    small: str = ""
    face: tuple[str, str] | None = None
    rising: int = 0


@dataclass(frozen=True)
class Sheet:
    """The scene of such a page; it is left by its button or by Escape."""

    title: str
    notes: tuple[Note, ...]
    host: Host

    def compose(self, brush: Brush) -> Page:
        """Lay the notes out in one column that scrolls where it must."""
        column, window, button = self._plan(brush)
        tops, height = self._stack(brush, column.w)
        area = LIST if height > window.h else ""
        if not area:
            button.y = min(button.y, window.y + height + brush.px(12))
        boxes = [box if area else box.move(window.topleft) for box in tops]
        notes = tuple(
            Widget(f"note:{i}", Role.ITEM, note.title or note.text, box,
                   description=" ".join(filter(None, (note.text, note.small))), area=area)
            for i, (note, box) in enumerate(zip(self.notes, boxes, strict=True))
        )  # fmt: skip
        close = Widget(
            "close", Role.BUTTON, self.host.say("how.back"), button, Back(),
            icon="chevron-left", style="primary",
        )  # fmt: skip
        heading = Widget("heading", Role.HEADING, self.title, Rect(column.topleft, (1, 1)))
        return Page(
            widgets=(heading, *notes, close),
            areas=(Area(LIST, window, height),) if area else (),
            focus="close",
            title=self.title,
        )

    def _plan(self, brush: Brush) -> tuple[Rect, Rect, Rect]:
        """Return the column, the window of its notes and the place of the button."""
        m = brush.metrics
        wide = min(m.width - 2 * m.margin, brush.u(WIDEST))
        column = Rect((m.width - wide) // 2, 0, wide, m.height)
        top = brush.px(28) + brush.leading(SCREEN) + brush.px(16)
        width, tall = button_size(brush, self.host.say("how.back"), "chevron-left")
        button = Rect(column.x, m.height - tall - brush.px(22), width, tall)
        edge = brush.px(12)
        window = Rect(column.x - edge, top, wide + 2 * edge, button.y - brush.px(16) - top)
        return column, window, button

    def _stack(self, brush: Brush, wide: int) -> tuple[list[Rect], int]:
        """Return a box for every note, from the top of the window, and their height."""
        edge = brush.px(12)
        flow = Flow(Rect(edge, edge, wide, 0), gap=brush.px(12))
        boxes = [flow.take(self._note_height(brush, note, wide)) for note in self.notes]
        return boxes, flow.y

    def _indent(self, brush: Brush) -> int:
        """Return how far a note's words stand from its left edge."""
        return brush.px(20) + brush.u(48)

    def _note_height(self, brush: Brush, note: Note, wide: int) -> int:
        """Return the height of a note."""
        room = wide - self._indent(brush) - brush.px(20)
        parts = ((note.title, STRONG), (note.text, BODY), (note.small, BODY))
        tall = sum(brush.height(text, style, room) for text, style in parts if text)
        return max(tall, brush.u(44)) + 2 * brush.px(14)

    def paint(self, brush: Brush, page: Page, area: str) -> None:
        """Paint the title, and the notes where they are."""
        if not area:
            column = self._plan(brush)[0]
            head = Rect(column.x, brush.px(28), column.w, brush.leading(SCREEN))
            write_title(brush, self.title, head)
        boxes = [w for w in page.widgets if w.id.startswith("note:") and w.area == area]
        for note, widget in zip(self.notes, boxes, strict=False):
            self._paint_note(brush, note, widget.rect)

    def _paint_note(self, brush: Brush, note: Note, rect: Rect) -> None:
        """Paint one note."""
        brush.card(rect)
        mark = rect.x + brush.px(16) + brush.u(20), rect.y + brush.px(14) + brush.u(22)
        if note.face is not None:
            brush.portrait(*note.face, mark, brush.u(40), lift=False)
        elif note.rising:
            better = note.rising > 0
            brush.triangle(mark, 20, "good" if better else "bad_fill", up=better)
        else:
            brush.icon(note.icon, mark, 26, "ink2")
        x, y = rect.x + self._indent(brush), rect.y + brush.px(14)
        room = rect.right - brush.px(20) - x
        parts = ((note.title, STRONG), (note.text, BODY), (note.small, BODY.but(color="ink2")))
        tall = sum(brush.height(text, style, room) for text, style in parts if text)
        y += max(0, (brush.u(44) - tall) // 2)
        for text, style in parts:
            y += brush.text(text, x, y, style, width=room) if text else 0

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw the button; notes are painted already."""
        if widget.id == "close":
            draw_button(brush, widget, look)

    def handle(self, action: object) -> Goto | None:
        """Leave."""
        return Pop() if isinstance(action, Back) else None
