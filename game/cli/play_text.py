"""The terminal version at its table: which play, then the play itself."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

from game.authoring.course import course_in, sound
from game.authoring.diagnostic import LevelError
from game.authoring.folder import own_levels
from game.authoring.load import load
from game.authoring.model import Level
from game.authoring.overlay import in_language
from game.authoring.translation import translations_of
from game.data import find
from game.journal.disk import NotSavedError
from game.journal.journal import Entry, Journal
from game.journal.progress import best
from game.journal.record import RecordError
from game.journal.sitting import Sitting
from game.present.afterword import afterword
from game.present.course import show_course
from game.present.looking_back import look_back
from game.present.plays import asides, past_plays
from game.present.tips import LEVEL, Tips
from game.present.views import CourseView
from game.present.words import Words
from game.text.asking import Asker
from game.text.menu import PastPlays, ask_level, ask_past_play, ask_to_go_on, notices
from game.text.paper import Line, Paper, usual_width
from game.text.play import play_text
from game.text.review import afterword as afterword_lines
from game.text.review import review

__all__ = ["run"]


def run(journal: Journal, path: Path | None, arguments: SimpleNamespace, words: Words) -> int:
    """Play in lines of text; 0 when the play was left or ended, 1 when there is none to play."""
    paper = Paper(sys.stdout, usual_width(sys.stdout))
    asker = Asker(sys.stdin, paper, words)
    folder = path if path is not None and path.is_dir() else None
    own = folder or own_levels(os.environ)
    chooser = _Chooser(journal, arguments.seed, words, asker, own, unlock=arguments.unlock)
    try:
        sitting = chooser.again() if arguments.go_on else chooser.choose(None if folder else path)
    except LevelError as trouble:
        print(trouble, file=sys.stderr)
        return 1
    if sitting is not None:
        if play_text(sitting, words, asker, _tips(journal, words, sitting)):
            paper.show(_afterword(journal, words, sitting))
    elif arguments.go_on:
        print(words.say("cli.nothing_open"), file=sys.stderr)
        return 1
    return 0


def _tips(journal: Journal, words: Words, sitting: Sitting) -> Tips | None:
    """Give the tips that were not seen yet, in the level that teaches the game."""

    def remember(seen: tuple[str, ...]) -> None:
        with suppress(NotSavedError):
            journal.keep_settings(journal.settings()._replace(tips_seen=seen))

    seen = journal.settings().tips_seen
    return Tips(seen, words, remember) if sitting.level.id == LEVEL else None


def _afterword(journal: Journal, words: Words, sitting: Sitting) -> Iterator[Line]:
    """Tell what there is to talk about beyond this play."""

    def read(path: Path) -> Level:
        return in_language(load(path), words.language, translations_of(path))

    course = course_in(find("levels"), words.language)
    level, played = sitting.level_in(words.language), best(journal.played())
    view = afterword(level, course, played, read, words)
    return afterword_lines(view, words) if view is not None else iter(())


class _Chooser:
    """Finds the play to sit down to, and says which files had to be set aside on the way."""

    def __init__(
        self, journal: Journal, seed: int | None, words: Words, asker: Asker,
        own: Path | None, *, unlock: bool,
    ) -> None:  # fmt: skip
        self.journal = journal
        self.seed = seed
        self.words = words
        self.asker = asker
        self._own = own
        self._unlock = unlock
        self._said = 0

    def choose(self, path: Path | None) -> Sitting | None:
        """Sit down to this level, or ask; `None` when the player leaves."""
        entry = self.journal.unfinished()
        self.notice()
        if path is None:
            return self._ask(entry)
        level = load(path)
        # A seed asks for a play of its own, and so scripts are never asked anything.
        if entry is not None and entry.level == level.id and self.seed is None:
            on = ask_to_go_on(entry, self.words, self.asker)
            if on is None:
                return None
            if on and (sitting := self._go_on(entry.path)) is not None:
                return sitting
        return self._begin(level, path)

    def _ask(self, entry: Entry | None) -> Sitting | None:
        """Ask until something can be played; a play that cannot be used is not offered twice."""
        played = self.journal.played()
        courses = self._courses(best(played))
        past = bool(played or self.journal.kept_aside())
        chosen = ask_level(entry, courses, self.words, self.asker, past=past)
        match chosen:
            case None:
                return None
            case PastPlays():
                return self._look_back() or self._ask(entry)
            case Entry():
                return self._go_on(chosen.path) or self._ask(None)
            case Path():
                return self._begin(load(chosen), chosen)

    def _courses(self, firm: dict[str, int]) -> list[CourseView]:
        """Give the shipped course, and beside it the instructor's own, if there is one."""
        language, words = self.words.language, self.words
        open_ = self._unlock or self.journal.settings().all_open
        courses = [course_in(find("levels"), language)]
        if self._own is not None:
            courses.append(sound(course_in(self._own, language)))
        return [
            show_course(one, firm, words, shipped=not i, all_open=open_)
            for i, one in enumerate(courses)
        ]

    def _look_back(self) -> Sitting | None:
        """Tell past plays, as long as one is asked for; one that goes on is sat down to."""
        while True:
            plays = past_plays(self.journal.played(), self.words)
            aside = asides(self.journal.kept_aside(), self.words)
            chosen = ask_past_play(plays, aside, self.words, self.asker)
            if chosen is None:
                return None
            if chosen.goes_on:
                return self._go_on(chosen.path)
            self._tell(chosen.path)

    def _tell(self, path: Path) -> None:
        """Look back on a play in words; one that cannot be used is told of."""
        try:
            sitting = self.journal.look_at(path)
        except RecordError as trouble:
            self.asker.paper.say(str(trouble))
            return
        level, old = sitting.level_in(self.words.language), sitting.other_rules
        view = look_back(level, sitting.story, self.words, other_rules=old)
        self.asker.paper.show(review(view, self.words))

    def _begin(self, level: Level, path: Path) -> Sitting:
        """Begin a play of the level in a file."""
        source = path.read_text(encoding="utf-8-sig")
        return self.journal.begin(level, source, self.seed, translations_of(path))

    def _go_on(self, path: Path) -> Sitting | None:
        """Go on with a play; `None`, and a sentence, when it turns out that it cannot be used."""
        known = len(self.journal.asides)
        try:
            return self.journal.go_on(path)
        except RecordError as trouble:
            if len(self.journal.asides) == known:
                self.asker.paper.say(str(trouble))
            self.notice()
            return None

    def again(self) -> Sitting | None:
        """Go on with the latest open play that can be used; `None` when there is none."""
        tried: set[Path] = set()
        while (entry := self.journal.unfinished()) is not None and entry.path not in tried:
            tried.add(entry.path)
            if (sitting := self._go_on(entry.path)) is not None:
                return sitting
        return None

    def notice(self) -> None:
        """Say which files had to be set aside since the last time."""
        new = self.journal.asides[self._said :]
        self._said = len(self.journal.asides)
        for said in notices(new, self.words):
            self.asker.paper.say(said)
