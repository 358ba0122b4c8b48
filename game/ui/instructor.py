"""What a teacher reads before the class: behind its own door, since it tells how stories go."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.present.teaching import PaperView, TeachingView
from game.ui.column import Column, draw_in_column
from game.ui.fonts import BODY, HEADING, SMALL, STRONG, TITLE
from game.ui.paint import Brush
from game.ui.play.blocks import Block, Marked, Panel, Stack, Words, icon_mark
from game.ui.scene import Back, Goto, Page, Pop
from game.ui.title import Say
from game.ui.widgets import Look, Role, Widget

__all__ = ["Instructor"]


@dataclass(frozen=True)
class Instructor:
    """The teaching text of a lesson's levels, and where the documents to print are."""

    lesson: str
    levels: Sequence[TeachingView]
    papers: Sequence[PaperView]
    folder: str
    say: Say

    def compose(self, brush: Brush) -> Page:
        """Lay everything out in one column."""
        return self._column().page(brush)

    def paint(self, brush: Brush, _page: Page, area: str) -> None:
        """Paint the page."""
        self._column().paint(brush, area)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw the way back."""
        draw_in_column(brush, widget, look)

    def handle(self, action: object) -> Goto | None:
        """Go back where one came from."""
        return Pop() if isinstance(action, Back) else None

    def _column(self) -> Column:
        """Put the levels one under the other, and the documents below them."""
        say = self.say
        title = f"{say('levels.instructor')}: {self.lesson}" if self.lesson else ""
        levels = tuple(self._level(i, level) for i, level in enumerate(self.levels))
        blocks = (*levels, self._papers())
        return Column(title or say("levels.instructor"), say("levels.back"), Stack(blocks, 16), 46)

    def _level(self, index: int, view: TeachingView) -> Block:
        """Return what is written about one level, part by part."""
        questions = (f"{n}. {text}" for n, text in enumerate(view.questions, 1))
        parts = [
            Stack((Words(view.title, TITLE, Role.HEADING), Words(view.minutes, SMALL)), 2),
            self._part("objective", [Words(view.objective)]),
            self._part("note", [Words(text) for text in view.note]),
            self._part("questions", [Words(text) for text in questions]),
        ]
        if view.reading:
            parts.append(self._part("reading", [Words(text, SMALL) for text in view.reading]))
        return Panel(Stack(tuple(parts), 16), 22, stop=f"level-{index}", label=view.title)

    def _part(self, name: str, blocks: Sequence[Block]) -> Stack:
        """Return a heading and what stands close under it."""
        return Stack((Words(self.say(f"teaching.{name}"), STRONG, Role.HEADING), *blocks), 6)

    def _papers(self) -> Block:
        """Return the documents that can be printed, and where they are."""
        title = Words(self.say("teaching.papers"), HEADING, Role.HEADING)
        where = Words(self.say("teaching.papers_text", folder=self.folder), BODY)
        lines = tuple(
            Marked(icon_mark("scroll-text"), Words(f"{paper.title}: {paper.file}"))
            for paper in self.papers
        )
        block = Stack((title, where, *lines), 7)
        return Panel(block, 22, "well", 0, stop="papers", label=title.text)
