"""A choice is on disk before its consequences are on the screen."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from game.authoring.overlay import in_language
from game.core.kinds import Phase
from game.core.moves import Choice
from game.core.story import Story
from game.core.turn import Step
from game.journal.disk import NotSavedError, write_whole
from game.journal.record import as_text, record_of

if TYPE_CHECKING:
    from game.authoring.model import Level
    from game.authoring.translation import Translation

__all__ = ["Sitting", "now"]


def now() -> str:
    """The time in UTC, in ISO form, to the second."""
    return datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


class Sitting:
    """One time at the table: a level, the story so far, and the file that remembers it.

    A story is a value and knows no disk; a screen shows steps and must never show one that a
    crash could take back. Something has to hold both and to be the only way on: this. It is one
    of the few things in the game that change, and it is one of the smallest.

    A play is written with its first choice (before that there is nothing to lose), and again
    with each one. When the disk refuses, the play goes on: `unsaved` then says what is wrong,
    and every further choice, or `keep`, tries again. Whether a `pair` plays is said before that
    first choice, and stays so. A play of `other_rules` can only be told.
    """

    def __init__(
        self,
        level: "Level",
        source: str,
        story: Story,
        path: Path,
        started: str,
        translations: "tuple[Translation, ...]" = (),
    ) -> None:
        self.level = level
        self.story = story
        self.path = path
        self.unsaved: NotSavedError | None = None
        self.translations = translations
        self.other_rules = False
        self.pair = False
        self._source = source
        self._started = started

    def level_in(self, language: str) -> "Level":
        """Give the level in the words of a language, as far as it is translated."""
        return in_language(self.level, language, self.translations)

    @property
    def over(self) -> bool:
        """Whether the ending has been reached."""
        return self.story.state.phase is Phase.OVER

    def choose(self, choice: Choice) -> Step:
        """Carry out a choice and keep it, then give its step to be shown.

        Raises `IllegalChoiceError`, and then nothing has changed.
        """
        self.story = self.story.choose(choice)
        self.keep()
        return self.story.steps[-1]

    def keep(self) -> bool:
        """Write the play to its file; whether that worked, and `unsaved` says why not."""
        record = record_of(
            self.story, self._source, self.level.title, self._started, now(), self.translations
        )
        try:
            write_whole(self.path, as_text(replace(record, pair=self.pair)))
        except NotSavedError as trouble:
            self.unsaved = trouble
        else:
            self.unsaved = None
        return self.unsaved is None
