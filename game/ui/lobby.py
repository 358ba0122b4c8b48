"""Between the title and a play lies the lobby: which story, how it is played, how it looks."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from game.authoring.course import levels_in
from game.authoring.diagnostic import LevelError
from game.authoring.load import load
from game.authoring.model import Level
from game.authoring.overlay import in_language
from game.authoring.translation import Translation, translations_of
from game.data import find
from game.journal.journal import Journal
from game.journal.record import RecordError
from game.journal.settings import AUTO
from game.journal.sitting import Sitting
from game.present.tongue import language_names
from game.present.views import LevelCardView
from game.present.words import Words
from game.ui.ahead import Ahead
from game.ui.howto import HowToPlay
from game.ui.levels import Levels
from game.ui.metrics import Settings
from game.ui.notice import Notice
from game.ui.pause import Pause, PauseChoice
from game.ui.scene import Goto, Pop, Push, Quit, Restart, Retell, Scene
from game.ui.seat import Seat
from game.ui.settings_screen import Languages, SettingsScreen

__all__ = ["Lobby"]

PAINTED_AHEAD = 2
"""So many briefings are painted while the player looks at the shelf."""


@dataclass(frozen=True, slots=True)
class _Book:
    """A level read once: where it lies, its text, and what it says."""

    path: Path
    source: str
    level: Level
    translations: tuple[Translation, ...]


Retold = Callable[[tuple[Scene, ...]], tuple[Scene, ...]]
"""Says the scenes beneath the settings in the words that are spoken now."""


class Lobby:
    """The screens round a play, and the way to the table.

    `title` gives the title as it is now; `keep` writes settings of the screen down, and `speak`
    the language; it gives the words to speak from then on.
    """

    def __init__(
        self, journal: Journal, words: Words, title: Callable[[], tuple[Scene, ...]],
        keep: Callable[[Settings], object], speak: Callable[[str], Words],
        seed: int | None = None,
    ) -> None:  # fmt: skip
        """Take the journal, the words, the ways out, and the luck of levels begun here."""
        self.journal, self.words = journal, words
        self._title, self._keep, self._speak = title, keep, speak
        self._books: dict[Path, _Book] = {}
        self._told_in: dict[tuple[Path, str], Level] = {}
        self._seed = seed

    # Screens.

    def how(self) -> Scene:
        """Give the page of the rules."""
        return HowToPlay(self.words.say)

    def settings(self, retold: Retold) -> Scene:
        """Give the settings, to be laid over scenes that can be said in other words."""
        names = {AUTO: self.words.say("settings.language_auto"), **language_names()}
        chosen = self.journal.settings().language
        languages = Languages(names, chosen, partial(self._say_in, retold))
        return SettingsScreen(self.words.say, self._keep, languages)

    def _say_in(self, retold: Retold, language: str) -> Retell:
        """Say everything in another language."""
        self.words = self._speak(language)
        return Retell(lambda stack: (*retold(stack[:-1]), self.settings(retold)))

    def levels(self) -> Ahead:
        """Give the shelf with every level that can be read."""
        cards = tuple(card for path in self.shelf() if (card := self._card(path)) is not None)
        first = tuple(partial(self._preview, path) for path in list(self._books)[:PAINTED_AHEAD])
        return Ahead(Levels(cards, self.words.say, self._take), first)

    def leave(self) -> Restart:
        """Go back to the title."""
        return Restart(self._title())

    def pause(self, seat: Seat) -> Goto:
        """Lay the pause over a play."""
        return Push(self._pause(seat))

    def _pause(self, seat: Seat) -> Pause:
        return Pause(self.words.say, seat.state, partial(self._open, seat))

    def _open(self, seat: Seat, choice: PauseChoice) -> Goto:
        """Do what was chosen in a pause."""
        match choice:
            case PauseChoice.RESUME:
                return Pop()
            case PauseChoice.HOW:
                return Push(self.how())
            case PauseChoice.SETTINGS:
                return Push(self.settings(partial(self._retold, seat.sitting)))
            case PauseChoice.LEAVE:
                return self.leave()
            case PauseChoice.QUIT:
                return Quit()

    def _retold(self, sitting: Sitting, stack: tuple[Scene, ...]) -> tuple[Scene, ...]:
        """Say a play and the pause over it in the words that are spoken now."""
        seat = self._seat(sitting)
        return (*map(seat.retold, stack[:-1]), self._pause(seat))

    # Levels.

    def shelf(self) -> tuple[Path, ...]:
        """Give the files of the shipped levels, in the order of the course."""
        try:
            return tuple(card.path for card in levels_in(find("levels")))
        except FileNotFoundError:
            return ()

    def book(self, path: Path) -> _Book:
        """Read a level, once; raises `LevelError`."""
        if path not in self._books:
            level, source = load(path), path.read_text(encoding="utf-8-sig")
            self._books[path] = _Book(path, source, level, translations_of(path))
        return self._books[path]

    def _told(self, path: Path) -> Level:
        """Give a level in the words that are spoken, laid over it once; raises `LevelError`."""
        book, language = self.book(path), self.words.language
        if (path, language) not in self._told_in:
            told = in_language(book.level, language, book.translations)
            self._told_in[path, language] = told
        return self._told_in[path, language]

    def _card(self, path: Path) -> LevelCardView | None:
        """Return a level as the shelf shows it; one with a mistake is left out."""
        try:
            level = self._told(path)
        except LevelError:
            return None
        return LevelCardView(
            id=level.id,
            title=level.title,
            hook=level.hook,
            scale=self.words.say(f"scale.{level.scale}"),
            minutes=self.words.say("levels.minutes", minutes=level.teaching.minutes),
            portrait=level.others[0].portrait,
        )

    def _preview(self, path: Path) -> Scene:
        """Give the first screen of a level, to be painted ahead; nothing is begun by it."""
        return self.begin(path).scenes[0]

    # The way to the table.

    def _take(self, level: str) -> Restart:
        """Begin the level that was taken from the shelf."""
        path = next(path for path, book in self._books.items() if book.level.id == level)
        return self.begin(path)

    def begin(self, path: Path) -> Restart:
        """Sit down to a new play; a level with a mistake is told of instead."""
        try:
            book = self.book(path)
        except LevelError as trouble:
            return self._sorry(path.name, trouble.findings[0].message)
        return self._sit(self.journal.begin(book.level, book.source, self._seed, book.translations))

    def go_on(self, path: Path) -> Restart:
        """Sit down again where a play was left; one that cannot be used is told of."""
        known = len(self.journal.asides)
        try:
            return self._sit(self.journal.go_on(path))
        except RecordError as trouble:
            told = len(self.journal.asides) > known
            return self.leave() if told else self._sorry(path.name, str(trouble))

    def _sit(self, sitting: Sitting) -> Restart:
        """Take the seat and show what is there to see."""
        return Restart((self._seat(sitting).scene(),))

    def _seat(self, sitting: Sitting) -> Seat:
        return Seat(sitting, self.words, self.pause, self.leave, self._again)

    def _again(self, sitting: Sitting) -> Restart:
        """Play the same level once more, with new luck."""
        level = sitting.level
        source = next((b.source for b in self._books.values() if b.level == level), None)
        try:
            source = source or self.journal.read(sitting.path).source
        except RecordError:
            return self.leave()
        return self._sit(self.journal.begin(level, source, translations=sitting.translations))

    def _sorry(self, name: str, message: str) -> Restart:
        """Say that something cannot be played, over the title."""
        said = self.words.say("notice.level_broken", name=name, message=message)
        return Restart((*self._title(), Notice((said,), self.words.say("pause.resume"), Pop)))
