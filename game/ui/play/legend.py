"""A strand is never color alone: sample, name, value and weight stand side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from pygame import Rect

from game.core.kinds import Channel
from game.present.views import StrandView, ThreadView
from game.ui.fonts import STRONG, Style
from game.ui.paint import Brush
from game.ui.theme import STRANDS, Strand

PILL = Style(17, color="ink2")
WEIGHT = Style(16, color="ink2")
VALUE = Style(18, 800)
SWATCH = 38
CHANNEL_STRANDS: dict[Channel, Strand] = dict(zip(Channel, STRANDS, strict=True))


@dataclass(frozen=True, slots=True)
class _Legend:
    """How strands are written side by side; `name` and `weight` are left out in tight rooms."""

    brush: Brush
    name: bool
    weight: bool

    @property
    def sample(self) -> int:
        """Return the width of a sample in design pixels."""
        return 26 if self.brush.metrics.density.tight else SWATCH

    @property
    def style(self) -> Style:
        """Return how names are set."""
        return STRONG.but(size=16) if self.brush.metrics.density.tight else STRONG

    def width(self, strand: StrandView) -> int:
        """Return the width of one strand's entry."""
        brush = self.brush
        words = brush.u(self.sample + 8) + brush.width(strand.value, VALUE)
        words += brush.width(strand.name, self.style) + brush.u(6) if self.name else 0
        return words + (brush.width(strand.weight, WEIGHT) + brush.u(8) if self.weight else 0)

    def paint(self, strand: StrandView, x: float, y: int) -> None:
        """Write one strand's entry round a height."""
        brush, color = self.brush, CHANNEL_STRANDS[strand.channel]
        brush.swatch(color, x, y, self.sample)
        x += brush.u(self.sample + 8)
        if self.name:
            brush.text(strand.name, x, y - brush.leading(self.style) // 2, self.style)
            x += brush.width(strand.name, self.style) + brush.u(6)
        brush.text(strand.value, x, y - brush.leading(VALUE) // 2, VALUE.but(color=color))
        x += brush.width(strand.value, VALUE) + brush.u(8)
        if self.weight:
            brush.text(strand.weight, x, y - brush.leading(WEIGHT) // 2, WEIGHT)


def paint_legend(brush: Brush, strands: Sequence[StrandView], rect: Rect) -> None:
    """Write strands side by side: sample, name, value and, where they fit, weights."""
    forms = [_Legend(brush, name=True, weight=weight) for weight in (True, False)]
    room = rect.w - brush.u(14) * (len(strands) - 1)
    fitting = (form for form in forms if sum(map(form.width, strands)) <= room)
    legend = next(fitting, _Legend(brush, name=False, weight=False))
    widths = [legend.width(strand) for strand in strands]
    gap = (rect.w - sum(widths)) / max(1, len(strands) - 1)
    x: float = rect.x
    for strand, width in zip(strands, widths, strict=True):
        legend.paint(strand, x, rect.centery)
        x += width + gap


def value_width(brush: Brush, strand: StrandView) -> int:
    """Return the width of a strand written as a sample and its value only."""
    return brush.u(40) + brush.width(strand.value, VALUE)


def paint_value(brush: Brush, strand: StrandView, rect: Rect) -> None:
    """Write a strand as a sample and its value only."""
    color = CHANNEL_STRANDS[strand.channel]
    brush.swatch(color, rect.x, rect.centery, 34)
    top = rect.centery - brush.leading(VALUE) // 2
    brush.text(strand.value, rect.x + brush.u(40), top, VALUE.but(color=color))


def trust_pill(brush: Brush, view: ThreadView, center: tuple[int, int]) -> Rect:
    """Return the place of a pill with the title and the number of a thread."""
    wide = brush.width(view.title, PILL) + brush.width(view.trust, VALUE) + brush.u(40)
    pill = Rect(0, 0, wide, brush.u(32))
    pill.center = center
    return pill


def paint_trust_pill(brush: Brush, view: ThreadView, pill: Rect) -> None:
    """Write the title and the number of a thread on a pill."""
    brush.pill(pill, "card", 1.5, "edge")
    x = pill.x + brush.u(17)
    brush.text(view.title, x, pill.centery - brush.leading(PILL) // 2, PILL)
    x += brush.width(view.title, PILL) + brush.u(6)
    brush.text(view.trust, x, pill.centery - brush.leading(VALUE) // 2, VALUE)
