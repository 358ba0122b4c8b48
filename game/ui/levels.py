"""A story is chosen by its people and its first sentence, never by its difficulty."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pygame import Rect

from game.present.views import LevelCardView
from game.ui.column import Column
from game.ui.controls import draw_control
from game.ui.fonts import BODY, SMALL, TITLE
from game.ui.layout import fit_across
from game.ui.metrics import Density
from game.ui.paint import Brush
from game.ui.play.blocks import Across, Block, Stack
from game.ui.scene import Back, Goto, Page, Pop
from game.ui.title import Say
from game.ui.widgets import Look, Role, Widget

__all__ = ["LevelChoice", "Levels"]

FACE, LARGE_FACE = 92, 136
PAD = 20
GAP = 18
LEAST = 24
"""A card is at least so many em wide."""


@dataclass(frozen=True, slots=True)
class LevelChoice:
    """The player wants to play a level."""

    id: str


@dataclass(frozen=True)
class Levels:
    """The shelf: a card for each level; `begin` says what follows when one is taken."""

    cards: Sequence[LevelCardView]
    say: Say
    begin: Callable[[str], Goto]

    def compose(self, brush: Brush) -> Page:
        """Lay the cards out in as many columns as fit."""
        return self._column(brush).page(brush)

    def paint(self, brush: Brush, _page: Page, area: str) -> None:
        """Paint the title; the cards are widgets."""
        self._column(brush).paint(brush, area)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw a card of the shelf, or the way back."""
        card = self._card(widget.action)
        if card is None:
            draw_control(brush, widget, look)
        else:
            _Tile(card).draw(brush, widget.rect, look)

    def handle(self, action: object) -> Goto | None:
        """Begin the chosen level, or go back."""
        match action:
            case LevelChoice(id=name):
                return self.begin(name)
            case Back():
                return Pop()
            case _:
                return None

    def _card(self, action: object) -> LevelCardView | None:
        """Return the card behind an action, if it takes one from the shelf."""
        wanted = action.id if isinstance(action, LevelChoice) else None
        return next((card for card in self.cards if card.id == wanted), None)

    def _column(self, brush: Brush) -> Column:
        """Put the cards on a sheet, row by row."""
        metrics = brush.metrics
        room, gap = metrics.width - 2 * metrics.margin, brush.px(GAP)
        across = fit_across(room, round(LEAST * metrics.em), gap, 3)
        across = min(across, max(2, len(self.cards))) if across > 1 else 1
        tiles: list[Block] = [_Tile(card) for card in self.cards]
        tiles += [_Gap()] * (-len(tiles) % across)
        rows = [
            Across(tuple(tiles[i : i + across]), (1.0,) * across, GAP)
            for i in range(0, len(tiles), across)
        ]
        return Column(
            self.say("levels.title"), self.say("levels.back"), Stack(tuple(rows), GAP), 1e3
        )


@dataclass(frozen=True, slots=True)
class _Gap:
    """Nothing, where a row is not full."""

    def height(self, brush: Brush, width: int) -> int:
        """Take no height."""
        del brush, width
        return 0

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Paint nothing."""

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Offer nothing."""
        del brush, rect
        return ()


@dataclass(frozen=True, slots=True)
class _Tile:
    """One level: a face, a title, the first sentence of its story, its scale and its length."""

    card: LevelCardView

    @property
    def facts(self) -> str:
        """Return scale and minutes in one line."""
        return " · ".join(part for part in (self.card.scale, self.card.minutes) if part)

    def _face(self, brush: Brush) -> int:
        """Return the diameter of the face in pixels."""
        return brush.u(LARGE_FACE if brush.metrics.density is Density.ROOMY else FACE)

    def _words(self, brush: Brush, width: int) -> Rect:
        """Return the column of words, relative to the card."""
        pad = brush.px(PAD)
        left = pad + self._face(brush) + brush.px(20)
        return Rect(left, pad, max(1, width - left - pad), 0)

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of the words or the face, whichever is taller, and the padding."""
        room = self._words(brush, width).w
        words = (
            brush.height(self.card.title, TITLE, room)
            + brush.height(self.card.hook, BODY, room)
            + brush.height(self.facts, SMALL, room)
            + brush.px(18)
        )
        return max(words, self._face(brush) + brush.px(12)) + 2 * brush.px(PAD)

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Leave all drawing to the widget, which changes under the mouse."""

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the card as one widget."""
        del brush
        card = self.card
        return (
            Widget(
                f"level-{card.id}", Role.CARD, card.title, rect, LevelChoice(card.id),
                description=f"{card.hook} {self.facts}", radius=16,
            ),
        )  # fmt: skip

    def draw(self, brush: Brush, rect: Rect, look: Look) -> None:
        """Draw the card."""
        brush.card(rect, "select" if look.hovered or look.pressed else "card", 16)
        side, words = self._face(brush), self._words(brush, rect.w)
        x, y, room = rect.x + words.x, rect.y + words.y, words.w
        center = rect.x + brush.px(PAD) + side / 2, y + side / 2 + brush.px(8)
        brush.portrait(self.card.portrait, "calm", center, side, lift=False)
        y += brush.text(self.card.title, x, y, TITLE, width=room) + brush.px(6)
        brush.text(self.card.hook, x, y, BODY, width=room)
        low = rect.bottom - brush.px(PAD) - brush.height(self.facts, SMALL, room)
        brush.text(self.facts, x, low, SMALL, width=room)
