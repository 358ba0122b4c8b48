"""What the screens after a move share: where their parts may go, and threads drawn when asked."""

from collections.abc import Sequence
from functools import partial

from pygame import Rect

from game.present.views import PersonView, SpeechView, ThreadView
from game.ui.braid import Thread
from game.ui.controls import draw_control
from game.ui.paint import Brush
from game.ui.play.blocks import STOP, TOLD
from game.ui.scene import Step
from game.ui.widgets import Look, Role, Widget

WIDE_EM = 52


def is_wide(brush: Brush) -> bool:
    """Tell whether there is room for columns."""
    metrics = brush.metrics
    return metrics.width >= WIDE_EM * metrics.em and not metrics.density.tight


def below(brush: Brush, top: int, bottom: int = 0) -> Rect:
    """Return the window below a header and above a footer, in pixels."""
    metrics = brush.metrics
    return Rect(0, top, metrics.width, max(1, metrics.height - top - bottom))


def thread_steps(brush: Brush, specs: Sequence[Thread]) -> tuple[Step, ...]:
    """Return the work of drawing the threads that are missing, to be done once words are seen."""
    missing = [spec for spec in dict.fromkeys(specs) if not brush.has_thread(spec)]
    return tuple(
        Step(partial(brush.thread_image, spec), repaint=spec is missing[-1]) for spec in missing
    )


def draw_common(brush: Brush, widget: Widget, look: Look) -> None:
    """Draw a control; a stop has no look of its own, its panel is painted already."""
    if widget.style not in (STOP, TOLD) and widget.role is not Role.CARD:
        draw_control(brush, widget, look)


def partner(others: Sequence[PersonView], id_: str) -> PersonView:
    """Return somebody at the table, or the first of the others."""
    return next((other for other in others if other.id == id_), others[0])


def thread_between(threads: Sequence[ThreadView], holder: str, other: str) -> ThreadView:
    """Return how far one trusts another, or the first thread there is."""
    return next((t for t in threads if (t.holder, t.other) == (holder, other)), threads[0])


def last_words(speech: Sequence[SpeechView]) -> SpeechView | None:
    """Return what was said last."""
    return speech[-1] if speech else None
