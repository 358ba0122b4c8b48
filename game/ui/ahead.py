"""While somebody reads, there is time to paint what they will see next."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pygame

from game.ui.paint import Brush
from game.ui.scene import Goto, Page, Scene, Step, Swap
from game.ui.stage import Place, Stage
from game.ui.widgets import Look, Widget

__all__ = ["Ahead"]

PIECES = 60
"""More bits than a few scenes take to be painted; a bit too many costs nothing."""


@dataclass(frozen=True)
class Ahead:
    """A scene that uses the player's reading time to paint those that may follow it."""

    scene: Scene
    followers: tuple[Callable[[], Scene], ...]

    def compose(self, brush: Brush) -> Page:
        """Lay the scene out, with the painting of the others as work for later."""
        page = self.scene.compose(brush)
        pieces = self._pieces(brush)
        steps = (Step(lambda: next(pieces, None)) for _ in range(PIECES))
        return page.but(later=(*page.later, *steps))

    def _pieces(self, brush: Brush) -> Iterator[None]:
        """Paint what follows where nobody sees it, bit by bit; what is drawn stays in the brush.

        Every bit is short, so that a key pressed in between is answered at once.
        """
        for follower in self.followers:
            scene = follower()
            yield
            stage = Stage(scene, brush, Place())
            for step in stage.page.later:
                yield
                step.run()
            yield
            stage.repaint()
            stage.render(pygame.Surface((brush.metrics.width, brush.metrics.height)))
            yield

    def paint(self, brush: Brush, page: Page, area: str) -> None:
        """Paint the scene in front."""
        self.scene.paint(brush, page, area)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw a widget of the scene in front."""
        self.scene.draw(brush, widget, look)

    def handle(self, action: object) -> Goto | None:
        """Let the scene in front answer; what replaces it in place is prepared for as well."""
        wish = self.scene.handle(action)
        if isinstance(wish, Swap) and type(wish.scene) is type(self.scene):
            return Swap(replace(self, scene=wish.scene), wish.focus)
        return wish
