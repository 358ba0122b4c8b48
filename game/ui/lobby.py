"""Between the title and a play lies the lobby: which story, how it is played, how it looks."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from game.authoring.course import Course, Lesson, course_in, sound
from game.authoring.diagnostic import LevelError
from game.authoring.folder import own_levels
from game.authoring.load import load
from game.authoring.model import Level
from game.authoring.overlay import in_language
from game.authoring.translation import Translation, translations_of
from game.data import find
from game.journal.disk import NotSavedError
from game.journal.journal import Journal
from game.journal.progress import best
from game.journal.record import RecordError
from game.journal.settings import AUTO
from game.journal.sitting import Sitting
from game.present.afterword import AfterwordView, afterword
from game.present.course import how_long, lesson_title, show_course, where_to_go
from game.present.glossary import glossary
from game.present.plays import asides, past_plays
from game.present.teaching import TeachingView, papers, teaching
from game.present.tips import LEVEL, TIPS, Tips
from game.present.tongue import language_names
from game.present.views import CourseView
from game.present.words import Words
from game.ui.ahead import Ahead
from game.ui.glossary_screen import GlossaryScreen
from game.ui.howto import HowToPlay
from game.ui.instructor import Instructor
from game.ui.journal_screen import JournalScreen
from game.ui.levels import Levels
from game.ui.metrics import Settings
from game.ui.notice import Notice
from game.ui.pause import Pause, PauseChoice
from game.ui.scene import Goto, Pop, Push, Quit, Restart, Retell, Scene, Swap
from game.ui.seat import Seat
from game.ui.settings_screen import Habits, Languages, SettingsScreen
from game.ui.tips import Coach, Tipped
from game.ui.wishes import Wishes

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
        wishes: Wishes,
    ) -> None:  # fmt: skip
        """Take the journal, the words, the ways out, and what was asked for at the start."""
        self.journal, self.words = journal, words
        self._title, self._keep, self._speak = title, keep, speak
        self._books: dict[Path, _Book] = {}
        self._told_in: dict[tuple[Path, str], Level] = {}
        self._wishes = wishes
        self._own = wishes.own or own_levels(os.environ)
        self._courses: tuple[Course, ...] = ()

    # Screens.

    def how(self) -> Scene:
        """Give the page of the rules."""
        return HowToPlay(self.words.say, lambda: Push(self.glossary()))

    def glossary(self) -> Scene:
        """Give the words of the game."""
        return GlossaryScreen(glossary(self.words), self.words.say)

    def plays(self) -> Scene:
        """Give every play of the journal, and the files in it that are none."""
        plays = past_plays(self.journal.played(), self.words)
        aside = asides(self.journal.kept_aside(), self.words)
        return JournalScreen(plays, aside, self.words.say, self._look_back, self.go_on)

    def _look_back(self, path: Path) -> Goto:
        """Look back on a past play; one that cannot be used is told of."""
        try:
            return self._seat(self.journal.look_at(path)).review()
        except RecordError as trouble:
            return Push(self._trouble(path.name, str(trouble)))

    def settings(self, retold: Retold) -> Scene:
        """Give the settings, to be laid over scenes that can be said in other words."""
        names = {AUTO: self.words.say("settings.language_auto"), **language_names()}
        chosen = self.journal.settings().language
        languages = Languages(names, chosen, partial(self._say_in, retold))
        habits = Habits(self._habits(), partial(self._turn, retold))
        return SettingsScreen(self.words.say, self._keep, languages, habits)

    def _habits(self) -> dict[str, bool]:
        """Say whether all lessons are open, and whether there are tips left to be shown."""
        kept = self.journal.settings()
        return {"all_open": kept.all_open, "tips": not set(TIPS) <= set(kept.tips_seen)}

    def _turn(self, retold: Retold, habit: str) -> Swap:
        """Turn a habit on or off and write it down."""
        kept, on = self.journal.settings(), self._habits()[habit]
        if habit == "tips":
            self._remember_tips(TIPS if on else ())
        else:
            with suppress(NotSavedError):
                self.journal.keep_settings(kept._replace(all_open=not on))
        return Swap(self.settings(retold))

    def _remember_tips(self, seen: tuple[str, ...]) -> None:
        """Write down which tips are not shown again; without a disk it holds for this play."""
        with suppress(NotSavedError):
            self.journal.keep_settings(self.journal.settings()._replace(tips_seen=seen))

    def _say_in(self, retold: Retold, language: str) -> Retell:
        """Say everything in another language."""
        self.words = self._speak(language)
        return Retell(lambda stack: (*retold(stack[:-1]), self.settings(retold)))

    def levels(self) -> Ahead:
        """Give the shipped course, and beside it the instructor's own, if there is one."""
        self._courses = tuple(self._read_courses())
        firm = best(self.journal.played())
        open_ = self._wishes.unlock or self.journal.settings().all_open
        views = tuple(
            show_course(one, firm, self.words, shipped=not i, all_open=open_)
            for i, one in enumerate(self._courses)
        )
        shown = len(views) - 1 if self._wishes.own_first else 0
        chosen = where_to_go(views[shown])
        scene = Levels(views, self.words.say, self._take, self._instruct, shown, chosen)
        wanted = [Path(card.path) for one in views[0].lessons[chosen:] for card in one.levels]
        ahead = () if shown else tuple(partial(self._preview, path) for path in wanted)
        return Ahead(scene, ahead[:PAINTED_AHEAD])

    def _read_courses(self) -> Iterator[Course]:
        """Read the labels of every course, and the instructor's own levels to their end."""
        language = self.words.language
        yield course_in(find("levels"), language)
        if self._own is not None:
            yield sound(course_in(self._own, language), self.book)

    def _instruct(self, view: CourseView, number: int) -> Goto:
        """Open what is written for the instructor about a lesson."""
        course = self._courses[0 if view.shipped else 1]
        lesson = course.lessons[number]
        folder = find("levels", "teaching")
        documents = papers(sorted(folder.glob("*.md")), self.words)
        title = lesson_title(lesson, self.words)
        levels = tuple(self._teaching(lesson))
        return Push(Instructor(title, levels, documents, str(folder), self.words.say))

    def _teaching(self, lesson: Lesson) -> Iterator[TeachingView]:
        """Give the teaching text of a lesson's levels; one with a mistake is left out."""
        for card in lesson.levels:
            with suppress(LevelError):
                yield teaching(self._told(card.path), how_long(card, self.words), self.words)

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
            case PauseChoice.WORDS:
                return Push(self.glossary())
            case PauseChoice.SETTINGS:
                return Push(self.settings(partial(self._retold, seat.sitting)))
            case PauseChoice.LEAVE:
                return self.leave()
            case PauseChoice.QUIT:
                return Quit()

    def _retold(self, sitting: Sitting, stack: tuple[Scene, ...]) -> tuple[Scene, ...]:
        """Say a play and the pause over it in the words that are spoken now."""
        seat = self._seat(sitting)
        return (*(self._retold_scene(seat, scene) for scene in stack[:-1]), self._pause(seat))

    def _retold_scene(self, seat: Seat, scene: Scene) -> Scene:
        """Say a scene of a play in the words that are spoken now; a tip on it was read by then."""
        if isinstance(scene, Tipped):
            return Tipped(seat.retold(scene.scene), self._coach(), None)
        return seat.retold(scene)

    # Levels.

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

    def _preview(self, path: Path) -> Scene:
        """Give the first screen of a level, to be painted ahead; nothing is begun by it."""
        try:
            book = self.book(path)
        except LevelError as trouble:
            return self._trouble(path.name, trouble.findings[0].message)
        return self._seat(self._begun(book)).scene()

    def _begun(self, book: _Book) -> Sitting:
        """Begin a play of a level; it is not written before its first choice."""
        seed = self._wishes.seed
        return self.journal.begin(book.level, book.source, seed, book.translations)

    # The way to the table.

    def _take(self, path: str) -> Restart:
        """Begin the level that was taken from the shelf."""
        return self.begin(Path(path))

    def begin(self, path: Path) -> Restart:
        """Sit down to a new play; a level with a mistake is told of instead."""
        try:
            book = self.book(path)
        except LevelError as trouble:
            return self._sorry(path.name, trouble.findings[0].message)
        return self._sit(self._begun(book))

    def go_on(self, path: Path) -> Restart:
        """Sit down again where a play was left; one that cannot be used is told of."""
        known = len(self.journal.asides)
        try:
            return self._sit(self.journal.go_on(path))
        except RecordError as trouble:
            told = len(self.journal.asides) > known
            return self.leave() if told else self._sorry(path.name, str(trouble))

    def _sit(self, sitting: Sitting) -> Restart:
        """Take the seat and show what is there to see; in the first level under a coach."""
        scene = self._seat(sitting).scene()
        coached = sitting.level.id == LEVEL and not sitting.over
        return Restart((self._coach().watch(scene) if coached else scene,))

    def _coach(self) -> Coach:
        """Give a coach with the tips that were not seen yet."""
        seen = self.journal.settings().tips_seen
        return Coach(Tips(seen, self.words, self._remember_tips))

    def _seat(self, sitting: Sitting) -> Seat:
        return Seat(sitting, self.words, self.pause, self.leave, self._again, self._afterword)

    def _afterword(self, sitting: Sitting) -> AfterwordView | None:
        """Give what to talk about after a play, once the lesson was told both ways."""
        level = sitting.level_in(self.words.language)
        course = course_in(find("levels"), self.words.language)
        return afterword(level, course, best(self.journal.played()), self._told, self.words)

    def _again(self, sitting: Sitting) -> Restart:
        """Play the same level once more, with new luck."""
        level = sitting.level
        source = next((b.source for b in self._books.values() if b.level == level), None)
        try:
            source = source or self.journal.read(sitting.path).source
        except RecordError:
            return self.leave()
        again = self.journal.begin(level, source, translations=sitting.translations)
        again.pair = sitting.pair
        return self._sit(again)

    def _sorry(self, name: str, message: str) -> Restart:
        """Say that something cannot be played, over the title."""
        return Restart((*self._title(), self._trouble(name, message)))

    def _trouble(self, name: str, message: str) -> Notice:
        said = self.words.say("notice.level_broken", name=name, message=message)
        return Notice((said,), self.words.say("pause.resume"), Pop)
