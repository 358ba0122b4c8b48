"""The terminal version at its table: which play, then the play itself."""

import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

from game.authoring.course import levels_in
from game.authoring.diagnostic import LevelError
from game.authoring.load import load
from game.authoring.model import Level
from game.authoring.translation import translations_of
from game.data import find
from game.journal.journal import Entry, Journal
from game.journal.record import RecordError
from game.journal.sitting import Sitting
from game.present.words import Words
from game.text.asking import Asker
from game.text.menu import Offered, ask_level, ask_to_go_on, notices
from game.text.paper import Paper, usual_width
from game.text.play import play_text

__all__ = ["run"]


def run(journal: Journal, path: Path | None, arguments: SimpleNamespace, words: Words) -> int:
    """Play in lines of text; 0 when the play was left or ended, 1 when there is none to play."""
    paper = Paper(sys.stdout, usual_width(sys.stdout))
    asker = Asker(sys.stdin, paper, words)
    chooser = _Chooser(journal, arguments.seed, words, asker)
    try:
        sitting = chooser.again() if arguments.go_on else chooser.choose(path)
    except LevelError as trouble:
        print(trouble, file=sys.stderr)
        return 1
    if sitting is not None:
        play_text(sitting, words, asker)
    elif arguments.go_on:
        print(words.say("cli.nothing_open"), file=sys.stderr)
        return 1
    return 0


class _Chooser:
    """Finds the play to sit down to, and says which files had to be set aside on the way."""

    def __init__(self, journal: Journal, seed: int | None, words: Words, asker: Asker) -> None:
        self.journal = journal
        self.seed = seed
        self.words = words
        self.asker = asker
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
            if on and (sitting := self._go_on(entry)) is not None:
                return sitting
        return self._begin(level, path)

    def _ask(self, entry: Entry | None) -> Sitting | None:
        """Ask until something can be played; a play that cannot be used is not offered twice."""
        chosen = ask_level(entry, self._offered, self.words, self.asker)
        match chosen:
            case None:
                return None
            case Entry():
                return self._go_on(chosen) or self._ask(None)
            case Offered(path=path):
                return self._begin(load(path), path)

    def _begin(self, level: Level, path: Path) -> Sitting:
        """Begin a play of the level in a file."""
        source = path.read_text(encoding="utf-8-sig")
        return self.journal.begin(level, source, self.seed, translations_of(path))

    def _go_on(self, entry: Entry) -> Sitting | None:
        """Go on with a play; `None`, and a sentence, when it turns out that it cannot be used."""
        known = len(self.journal.asides)
        try:
            return self.journal.go_on(entry.path)
        except RecordError as trouble:
            if len(self.journal.asides) == known:
                self.asker.paper.say(str(trouble))
            self.notice()
            return None

    def _offered(self) -> Sequence[Offered]:
        offered = []
        for level in levels_in(find("levels"), self.words.language):
            minutes = self.words.say("levels.minutes", minutes=level.minutes)
            offered.append(Offered(level.path, level.title, level.hook, minutes))
        return offered

    def again(self) -> Sitting | None:
        """Go on with the latest open play that can be used; `None` when there is none."""
        tried: set[Path] = set()
        while (entry := self.journal.unfinished()) is not None and entry.path not in tried:
            tried.add(entry.path)
            if (sitting := self._go_on(entry)) is not None:
                return sitting
        return None

    def notice(self) -> None:
        """Say which files had to be set aside since the last time."""
        new = self.journal.asides[self._said :]
        self._said = len(self.journal.asides)
        for said in notices(new, self.words):
            self.asker.paper.say(said)
