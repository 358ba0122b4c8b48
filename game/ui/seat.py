"""A seat at the table: every choice is on disk before the next screen is made from it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pygame

from game.core.moves import Choice, ForeseeEnding
from game.core.state import Ending, Phase
from game.core.story import Story
from game.journal.sitting import Sitting
from game.present.looking_back import look_back
from game.present.show import show
from game.present.views import (
    BriefingView,
    EndingView,
    FollowView,
    PlayView,
    ReckoningView,
    TableView,
)
from game.present.words import Words
from game.ui.notice import Notice
from game.ui.paint import Brush
from game.ui.play.briefing import BriefingScene
from game.ui.play.ending import EndingScene
from game.ui.play.follow import FollowScene
from game.ui.play.host import Host
from game.ui.play.reckoning import ReckoningScene
from game.ui.play.review import ReviewScene
from game.ui.play.table import TableScene
from game.ui.scene import Goto, Page, Pop, Push, Scene, Step, Swap
from game.ui.stage import Place, Stage
from game.ui.widgets import Look, Widget

__all__ = ["Ahead", "Seat"]

PIECES = 12
"""More than a table takes to be painted in bits."""


class Seat:
    """A sitting as the screen sees it: what to show now, and what follows a choice."""

    def __init__(
        self, sitting: Sitting, words: Words,
        pause: Callable[["Seat"], Goto], leave: Callable[[], Goto],
        again: Callable[[Sitting], Goto],
    ) -> None:  # fmt: skip
        """Take the sitting and what the lobby does for it."""
        self.sitting, self.words = sitting, words
        self.host = Host(words.say, self.choose, lambda: pause(self), leave)
        self._again = again
        self._warned = False

    @property
    def state(self) -> str:
        """Say whether the play is saved, or what keeps it from being saved."""
        trouble = self.sitting.unsaved
        if trouble is None:
            return self.words.say("pause.saved")
        return self.words.say("notice.not_saved", reason=trouble.reason)

    def scene(self) -> Scene:
        """Give the screen of this moment; the table is painted ahead, behind the briefing."""
        story = self.sitting.story
        scene = self._scene_of(show(self.sitting.level, story, self.words))
        if story.state.phase is not Phase.OPENING:
            return scene
        return Ahead(scene, lambda: self._after(story, ForeseeEnding(Ending.FRAGILE)))

    def _after(self, story: Story, choice: Choice) -> Scene:
        """Give the screen that a choice would lead to, without making it."""
        return self._scene_of(show(self.sitting.level, story.choose(choice), self.words))

    def _scene_of(self, view: PlayView) -> Scene:
        """Give the screen for a view."""
        match view:
            case BriefingView():
                return BriefingScene(view, self.host)
            case TableView():
                return TableScene(view, self.host)
            case FollowView():
                return FollowScene(view, self.host)
            case ReckoningView():
                return ReckoningScene(view, self.host)
            case EndingView():
                return EndingScene(view, self.host, self._review, lambda: self._again(self.sitting))

    def _review(self) -> Goto:
        """Look back on the whole play; the ending waits beneath."""
        view = look_back(self.sitting.level, self.sitting.story, self.words)
        return Push(ReviewScene(view, self.host, Pop))

    def choose(self, choice: Choice) -> Goto:
        """Make a choice, keep it, and show what it led to; trouble with the disk is told once."""
        self.sitting.choose(choice)
        follows = Swap(self.scene())
        if self.sitting.unsaved is None or self._warned:
            return follows
        self._warned = True
        return Swap(Notice((self.state,), self.words.say("pause.resume"), lambda: follows))


@dataclass(frozen=True)
class Ahead:
    """A scene that uses the player's reading time to paint the one that will follow it."""

    scene: Scene
    next_scene: Callable[[], Scene]

    def compose(self, brush: Brush) -> Page:
        """Lay the scene out, with the other's painting as work for later."""
        page = self.scene.compose(brush)
        pieces = self._pieces(brush)
        steps = (Step(lambda: next(pieces, None)) for _ in range(PIECES))
        return replace(page, later=(*page.later, *steps))

    def _pieces(self, brush: Brush) -> Iterator[None]:
        """Paint the next scene where nobody sees it, bit by bit; what is drawn stays in the brush.

        Every bit is short, so that a key pressed in between is answered at once.
        """
        scene = self.next_scene()
        yield
        stage = Stage(scene, brush, Place())
        for step in stage.page.later:
            yield
            step.run()
        yield
        stage.repaint()
        stage.render(pygame.Surface((brush.metrics.width, brush.metrics.height)))

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
            return Swap(replace(self, scene=wish.scene))
        return wish
