"""What a choice would do to each strand: a table with a line for everybody it concerns."""

from dataclasses import dataclass

from pygame import Rect

from game.present.views import ForecastView, OutlookView
from game.ui.fonts import Style
from game.ui.paint import Brush
from game.ui.play.legend import CHANNEL_STRANDS
from game.ui.theme import Color  # noqa: TC001 - the same import as everywhere else
from game.ui.widgets import Widget

NAME = Style(16, 700)
WORD = Style(16, 600)


def paint_arrow(brush: Brush, view: ForecastView, center: tuple[float, float], size: float) -> None:
    """Draw which way a strand would go, in its color: one arrow, or a bar for no change."""
    color: Color = CHANNEL_STRANDS[view.channel]
    x, y = center
    if not view.arrows:
        bar = Rect(0, 0, brush.u(size), max(2, brush.u(3)))
        bar.center = round(x), round(y)
        brush.pill(bar, color)
    else:
        brush.triangle(center, size, color, up=view.arrows > 0, hollow=not view.sure)


def strongest(lines: tuple[OutlookView, ...]) -> tuple[ForecastView, ...]:
    """Return for each strand the line on which it would move most."""
    columns = zip(*(line.strands for line in lines), strict=True)
    return tuple(max(column, key=lambda view: abs(view.arrows)) for column in columns)


@dataclass(frozen=True, slots=True)
class Outlook:
    """The lines of a forecast; a brief one shows samples of strands in place of their names."""

    lines: tuple[OutlookView, ...]
    numbers: bool = False
    brief: bool = False

    # Measuring.

    def least(self, brush: Brush) -> int:
        """Return the width below which the strands stand one under the other."""
        if not self.lines:
            return 0
        columns = self._columns(brush)
        return self._indent(brush) + sum(columns) + brush.px(12) * (len(columns) - 1)

    def _indent(self, brush: Brush) -> int:
        """Return the width of the names at the left, with a gap, if there are any."""
        names = [brush.width(line.name, NAME) for line in self.lines if line.name]
        return max(names) + brush.u(16) if names else 0

    def _columns(self, brush: Brush) -> tuple[int, ...]:
        """Return the width that each strand's column needs."""
        columns = zip(*(line.strands for line in self.lines), strict=True)
        return tuple(
            max(
                0 if self.brief else brush.width(column[0].name, NAME),
                *(self._cell_width(brush, view) for view in column),
            )
            for column in columns
        )

    def _cell_width(self, brush: Brush, view: ForecastView) -> int:
        """Return the width that one strand's forecast needs."""
        arrows = brush.u(8) + max(1, abs(view.arrows)) * brush.u(18)
        if self.brief:
            return brush.u(31) + arrows
        return brush.u(112) if self.numbers else arrows + brush.width(view.word, WORD)

    # Laying out.

    def lay(self, brush: Brush, rect: Rect, *, draw: bool) -> int:
        """Lay out all lines from the top of a box; return their height."""
        if not self.lines:
            return 0
        if rect.w >= self.least(brush):
            return self._lay_table(brush, rect, draw=draw)
        label = self._label(brush, rect.w)
        if label:
            return self._lay_turned(brush, rect, label, draw=draw)
        return self._lay_pile(brush, rect, draw=draw)

    def _lay_table(self, brush: Brush, rect: Rect, *, draw: bool) -> int:
        """Lay out a column for every strand, under its name, and a line for everybody."""
        indent, columns = self._indent(brush), self._columns(brush)
        spare = (rect.w - indent - sum(columns)) / len(columns)
        places: list[tuple[int, int]] = []
        x = float(rect.x + indent)
        for wide in columns:
            places.append((round(x), wide + max(0, round(spare) - brush.px(6))))
            x += wide + spare
        y = rect.y
        if not self.brief:
            for view, (left, wide) in zip(self.lines[0].strands, places, strict=True):
                self._title(brush, view, Rect(left, y, wide, 0), draw=draw)
            y += brush.leading(NAME) + brush.px(1)
        for line in self.lines:
            y += self._lay_line(brush, line, Rect(rect.x, y, indent, 0), places, draw=draw)
        return y - rect.y

    def _lay_line(
        self,
        brush: Brush,
        line: OutlookView,
        rect: Rect,
        places: list[tuple[int, int]],
        *,
        draw: bool,
    ) -> int:
        """Lay out what would happen to one party's trust, a cell for every strand."""
        cells = zip(line.strands, places, strict=True)
        tall = max(
            self._cell(brush, view, Rect(left, rect.y, wide, 0), draw=draw)
            for view, (left, wide) in cells
        )
        if draw and line.name:
            brush.text(
                line.name, rect.x, rect.y + (self._row(brush) - brush.leading(NAME)) // 2, NAME
            )
        return tall

    def _party_width(self, brush: Brush, line: OutlookView) -> int:
        """Return the width of a column for one party: its name, or its arrows."""
        arrows = max(max(1, abs(view.arrows)) for view in line.strands)
        return max(brush.width(line.name, NAME), arrows * brush.u(18)) + brush.u(12)

    def _label(self, brush: Brush, wide: int) -> int:
        """Return the width of a strand's name, or sample, beside a column for each of several.

        It is 0 where there is but one, where numbers are to be shown, and where nothing fits.
        """
        if len(self.lines) == 1 or self.numbers:
            return 0
        parties = sum(self._party_width(brush, line) for line in self.lines)
        names = max(brush.width(view.name, NAME) for view in self.lines[0].strands) + brush.u(12)
        return next((one for one in (names, brush.u(38)) if one + parties <= wide), 0)

    def _lay_turned(self, brush: Brush, rect: Rect, label: int, *, draw: bool) -> int:
        """Lay out a line for every strand, and a column for everybody."""
        row = max(brush.leading(NAME), brush.u(24))
        sampled = label == brush.u(38)
        x = rect.x + label
        for i, strand in enumerate(self.lines[0].strands if draw else ()):
            y = rect.y + (i + 1) * row
            if sampled:
                brush.swatch(CHANNEL_STRANDS[strand.channel], rect.x, y + row // 2, 26)
            else:
                self._title(brush, strand, Rect(rect.x, y, label, 0), draw=True)
        for line in self.lines if draw else ():
            brush.text(line.name, x, rect.y, NAME)
            for i, view in enumerate(line.strands):
                self._arrows(brush, view, x, rect.y + (i + 1) * row + row // 2)
            x += self._party_width(brush, line)
        return row * (len(self.lines[0].strands) + 1)

    def _lay_pile(self, brush: Brush, rect: Rect, *, draw: bool) -> int:
        """Lay out a line for every strand, under the name of whom it concerns."""
        y, indent = rect.y, 0 if self.brief else self._names_width(brush, rect.w)
        for line in self.lines:
            if line.name:
                y += brush.text(line.name, rect.x, y, NAME) if draw else brush.leading(NAME)
            for view in line.strands:
                if not self.brief:
                    self._title(brush, view, Rect(rect.x, y, rect.w, 0), draw=draw)
                    y += 0 if indent else brush.leading(NAME)
                wide = max(brush.u(40), rect.w - indent)
                y += self._cell(brush, view, Rect(rect.x + indent, y, wide, 0), draw=draw)
        return y - rect.y

    def _names_width(self, brush: Brush, wide: int) -> int:
        """Return how far cells stand from the left: past all names, or 0 if they go below them."""
        names = max(brush.width(view.name, NAME) for view in self.lines[0].strands) + brush.u(14)
        return max(names, brush.u(130)) if names + brush.u(100) <= wide else 0

    # One strand.

    def _row(self, brush: Brush) -> int:
        """Return the height of a line."""
        return max(brush.leading(NAME), brush.u(26)) if self.brief else brush.leading(NAME)

    def _title(self, brush: Brush, view: ForecastView, rect: Rect, *, draw: bool) -> None:
        """Write a strand's name in its color."""
        if draw:
            name = brush.letters.fit(view.name, NAME, rect.w)
            brush.text(name, rect.x, rect.y, NAME.but(color=CHANNEL_STRANDS[view.channel]))

    def _cell(self, brush: Brush, view: ForecastView, rect: Rect, *, draw: bool) -> int:
        """Lay out arrows and a word, or numbers; a brief word only if it fits."""
        if self.numbers and not self.brief:
            if draw:
                return brush.text(view.numbers, rect.x, rect.y, WORD, width=rect.w)
            return brush.height(view.numbers, WORD, rect.w)
        row = self._row(brush)
        if draw:
            x, middle = rect.x, rect.y + row // 2
            if self.brief:
                brush.swatch(CHANNEL_STRANDS[view.channel], x, middle, 26)
                x += brush.u(31)
            x = self._arrows(brush, view, x, middle) + (0 if self.brief else brush.u(2))
            if not self.brief or x + brush.width(view.word, WORD) <= rect.right:
                tone: Color = "ink" if view.sure else "ink2"
                brush.text(view.word, x, middle - brush.leading(WORD) // 2, WORD.but(color=tone))
        return row

    def _arrows(self, brush: Brush, view: ForecastView, x: int, y: int) -> int:
        """Draw a strand's arrows; return where they end."""
        count = max(1, abs(view.arrows))
        for i in range(count):
            paint_arrow(brush, view, (x + brush.u(8) + i * brush.u(18), y), 15)
        return x + brush.u(6) + count * brush.u(18)

    # As a block.

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of all lines."""
        return self.lay(brush, Rect(0, 0, width, 0), draw=False)

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Draw all lines."""
        self.lay(brush, rect, draw=True)

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return nothing: the card that it stands on says it."""
        del brush, rect
        return ()


def told(lines: tuple[OutlookView, ...]) -> list[str]:
    """Return a forecast in words, for those who hear it."""
    return [
        " ".join([f"{line.name}:" if line.name else "", *map(_strand, line.strands)]).strip()
        for line in lines
    ]


def _strand(view: ForecastView) -> str:
    """Return what one strand would do in words."""
    return f"{view.name}: {view.numbers}, {view.word}."
