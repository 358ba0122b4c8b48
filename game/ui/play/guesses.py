"""A guess beside what happened: nobody is graded, but anybody can see how the guesses lean."""

from dataclasses import dataclass
from itertools import pairwise

from pygame import Rect

from game.present.views import PredictionRow
from game.ui.fonts import BODY, SMALL
from game.ui.paint import Brush
from game.ui.widgets import Role, Widget


@dataclass(frozen=True, slots=True)
class Guesses:
    """A table: a line for each promise, five beads for the guess, a knot or a fray."""

    scale: tuple[str, ...]
    rows: tuple[PredictionRow, ...]

    def _beside(self, brush: Brush, width: int) -> bool:
        """Tell whether label and beads share a line."""
        return width >= 26 * brush.metrics.em

    def _beads(self, brush: Brush, rect: Rect) -> Rect:
        """Return where the beads of a line lie: left of the outcome."""
        end = rect.right - brush.u(40)
        words = max(brush.width(row.label, BODY) for row in self.rows) + brush.u(26)
        words = max(rect.w * 30 // 100, min(words, rect.w * 55 // 100))
        left = rect.x + (words if self._beside(brush, rect.w) else brush.u(14))
        return Rect(left, 0, max(brush.u(60), end - brush.u(20) - left), 0)

    def _room(self, brush: Brush, rect: Rect) -> int:
        """Return the width that the label of a line may take."""
        beside = self._beside(brush, rect.w)
        return self._beads(brush, rect).x - brush.u(24) - rect.x if beside else rect.w

    def _head(self, brush: Brush, rect: Rect) -> int:
        """Return the height of the words above the beads."""
        del rect
        return brush.leading(SMALL) + brush.px(4)

    def _row_height(self, brush: Brush, row: PredictionRow, rect: Rect) -> int:
        """Return the height of one line."""
        beads = brush.u(30)
        words = brush.height(row.label, BODY, self._room(brush, rect))
        return max(beads, words) if self._beside(brush, rect.w) else words + beads

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of all lines."""
        rect = Rect(0, 0, width, 0)
        rows = [self._row_height(brush, row, rect) + brush.px(6) for row in self.rows]
        return self._head(brush, rect) + sum(rows)

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Write the scale, then line after line."""
        beads = self._beads(brush, rect)
        self._paint_scale(brush, rect, beads)
        y = rect.y + self._head(brush, rect)
        for row in self.rows:
            high = self._row_height(brush, row, rect)
            self._paint_row(brush, row, Rect(rect.x, y, rect.w, high), beads)
            y += high + brush.px(6)

    def _x(self, beads: Rect, index: int) -> int:
        """Return where a bead is."""
        return beads.x + beads.w * index // max(1, len(self.scale) - 1)

    def _paint_scale(self, brush: Brush, rect: Rect, beads: Rect) -> None:
        """Write every step of the scale where there is room, else only both ends."""
        widths = [brush.width(word, SMALL) for word in self.scale]
        pitch = beads.w / max(1, len(self.scale) - 1)
        roomy = max((a + b) / 2 for a, b in pairwise(widths)) + 6 < pitch
        last = len(self.scale) - 1
        for i, word in enumerate(self.scale):
            if roomy or i in (0, last):
                x = max(rect.x + widths[i] / 2, self._x(beads, i))
                brush.text(word, x, rect.y, SMALL, align="center")

    def _paint_row(self, brush: Brush, row: PredictionRow, rect: Rect, beads: Rect) -> None:
        """Write the label, draw the beads, the guess among them, and what came of it."""
        beside = self._beside(brush, rect.w)
        brush.text(row.label, rect.x, rect.y, BODY, width=self._room(brush, rect))
        y = rect.y + brush.u(14) if beside else rect.bottom - brush.u(15)
        brush.rule(beads.x, round(y) - brush.px(0.7), beads.w, "line")
        for i in range(len(self.scale)):
            brush.disc((self._x(beads, i), y), brush.u(4), "line")
        mark = self._x(beads, row.guess), y
        brush.disc(mark, brush.u(12), "button" if row.fitting else "card", 2.5, "button")
        open_ = 2 * row.guess == len(self.scale) - 1
        name = "check" if row.fitting else "minus" if open_ else "x"
        brush.icon(name, mark, 15, "button_text" if row.fitting else "button", 3)
        end = rect.right - brush.u(18), y
        if row.kept:
            brush.knot(end, 11, 1)
        else:
            brush.fray(end, 8)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return every line as a sentence."""
        del brush
        return tuple(
            Widget(f"guess-{i}", Role.TEXT, f"{row.label}: {row.guess_text}. {row.outcome}", rect)
            for i, row in enumerate(self.rows)
        )
