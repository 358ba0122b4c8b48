"""A story is chosen by its people and its first sentence, never by its difficulty."""

from dataclasses import dataclass

from pygame import Rect

from game.present.views import LevelCardView
from game.ui.braid import Thread
from game.ui.firmness import draw_firmness, in_box
from game.ui.fonts import BODY, SMALL, TITLE
from game.ui.paint import Brush
from game.ui.widgets import Look, Role, Widget

__all__ = ["LevelChoice", "StoryTile"]

FACE, PAD, GAP = 76, 18, 16
THREAD_WIDE, THREAD_HIGH, THREAD = 112, 30, 7.0


@dataclass(frozen=True, slots=True)
class LevelChoice:
    """The player wants to play the level in a file."""

    path: str


@dataclass(frozen=True, slots=True)
class StoryTile:
    """One level: a face, a title, the first sentence of its story, its length, what came of it."""

    card: LevelCardView

    @property
    def facts(self) -> str:
        """Return scale and minutes in one line."""
        return " · ".join(part for part in (self.card.scale, self.card.minutes) if part)

    @property
    def came_of_it(self) -> str:
        """Return what came of the level, or that it is still closed."""
        return self.card.locked or self.card.progress

    def _words(self, brush: Brush, rect: Rect) -> Rect:
        """Return the column of words: beside the face, or all there is where that is too little."""
        pad, face = brush.px(PAD), self._face(brush, rect.w)
        left = pad + (face + brush.px(GAP) if face else 0)
        return Rect(rect.x + left, rect.y + brush.px(PAD - 3), rect.w - left - pad, 0)

    def _face(self, brush: Brush, width: int) -> int:
        """Return the diameter of the face in pixels; nothing where words need the room."""
        side = brush.px(FACE)
        return side if width >= side + round(17 * brush.metrics.em) else 0

    def _last(self, brush: Brush, room: int) -> tuple[int, int]:
        """Return the width of the thread and the height of the line that it shares with words."""
        wide = brush.px(THREAD_WIDE)
        words = self.card.progress
        beside = room - wide - brush.px(12)
        if beside < round(8 * brush.metrics.em):
            return 0, brush.height(words, SMALL, room)
        return wide, max(brush.px(THREAD_HIGH), brush.height(words, SMALL, beside))

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of the words and of the line with the thread."""
        room = self._words(brush, Rect(0, 0, width, 0)).w
        words = (
            brush.height(self.card.title, TITLE, room)
            + brush.height(self.card.hook, BODY, room)
            + brush.height(self.facts, SMALL, room)
            + self._last(brush, room)[1]
            + brush.px(14)
        )
        return max(words, self._face(brush, width)) + 2 * brush.px(PAD - 3)

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Leave all drawing to the widget, which changes under the mouse."""

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the level as one widget; a closed one says when it opens."""
        del brush
        card = self.card
        return (
            Widget(
                f"level-{card.id}", Role.CARD, card.title, rect, LevelChoice(card.path),
                description=" ".join((card.hook, f"{self.facts}.", f"{self.came_of_it}.")),
                enabled=not card.locked, radius=16,
            ),
        )  # fmt: skip

    def _thread_box(self, brush: Brush, rect: Rect) -> Rect:
        """Return where the thread runs."""
        words = self._words(brush, rect)
        wide, high = self._last(brush, words.w)
        box = Rect(words.x, rect.bottom - brush.px(PAD - 3) - high, wide, high)
        return box.inflate(-brush.px(8), 0)

    def specs(self, brush: Brush, rect: Rect) -> tuple[Thread, ...]:
        """Return the thread it shows, if the level was played."""
        box = self._thread_box(brush, rect)
        if not self.card.band or box.w <= 0:
            return ()
        return (in_box(box, self.card.band, brush.px(THREAD)),)

    def draw(self, brush: Brush, rect: Rect, look: Look) -> None:
        """Draw the tile."""
        card, live = self.card, not self.card.locked
        lively = look.hovered or look.pressed
        brush.card(rect, "select" if lively else "card" if live else "well", 16, 1 if live else 0)
        words, face = self._words(brush, rect), self._face(brush, rect.w)
        if face:
            center = rect.x + brush.px(PAD) + face / 2, rect.y + brush.px(PAD + 4) + face / 2
            brush.portrait(card.portrait, "calm", center, face, lift=False)
        x, y, room = words.x, words.y, words.w
        y += brush.text(card.title, x, y, TITLE, width=room)
        y += brush.text(self.facts, x, y, SMALL, width=room) + brush.px(5)
        brush.text(card.hook, x, y, BODY, width=room)
        self._draw_last(brush, rect, words)

    def _draw_last(self, brush: Brush, rect: Rect, words: Rect) -> None:
        """Draw the thread and what it means in words."""
        box, (wide, high) = self._thread_box(brush, rect), self._last(brush, words.w)
        x = words.x
        if wide:
            draw_firmness(brush, box, self.card.band, brush.px(THREAD))
            x += wide + brush.px(12)
        room = words.right - x
        tall = brush.height(self.card.progress, SMALL, room)
        top = rect.bottom - brush.px(PAD - 3) - high + (high - tall) / 2
        brush.text(self.card.progress, x, top, SMALL, width=room)
