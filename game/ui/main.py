"""The window opens on words; all that is heavier is fetched while the player reads them."""

import gc
import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pygame

from game.data import find
from game.journal.disk import NotSavedError
from game.journal.settings import Settings as Kept
from game.journal.settings import TextScale, Volume
from game.journal.version import VERSION
from game.present.tongue import system_language, words_of
from game.present.words import Words
from game.ui.app import App
from game.ui.metrics import Settings
from game.ui.scene import Goto, Pop, Push, Quit, Scene
from game.ui.title import Title, TitleChoice, TitleView
from game.ui.window import open_window
from game.ui.wishes import Wishes

if TYPE_CHECKING:
    from game.journal.journal import Entry, Journal
    from game.ui.lobby import Lobby

__all__ = ["NoWindowError", "open_game", "run"]


class NoWindowError(OSError):
    """The window system refused to open a window; the message is its own."""


def run(
    journal: "Journal", target: str | None = None, seed: int | None = None,
    words: Words | None = None, *, unlock: bool = False,
) -> int:  # fmt: skip
    """Show the game until the player leaves; the exit code.

    `target` is the path of a level to begin, of a folder of levels to choose from, or of a play to
    go on with; without one the title comes first. `seed` fixes the luck of levels begun here, and
    `unlock` opens every lesson. Raises `NoWindowError` when no window can be had.
    """
    app = open_game(journal, target, seed, words, unlock=unlock)
    app.afterwards(_settle)
    size = pygame.display.get_window_size()
    app.run()
    _remember(journal, app, size)
    pygame.display.quit()
    return 0


def open_game(
    journal: "Journal", target: str | None = None, seed: int | None = None,
    words: Words | None = None, *, unlock: bool = False,
) -> App:  # fmt: skip
    """Open the window on its first screen, and give the loop that has still to be run."""
    kept = journal.settings()
    words = words or _words_in(kept.language)
    settings = Settings(
        kept.theme,
        kept.text_scale / 100,
        kept.motion,
        kept.full_screen,
        kept.volume,
        kept.typeface,
        kept.touch,
    )
    try:
        open_window(settings, words.say("title.name"), kept.window)
    except pygame.error as refused:
        raise NoWindowError(str(refused)) from refused
    folder = Path(target) if target is not None and Path(target).is_dir() else None
    wishes = Wishes(seed=seed, own=folder, own_first=folder is not None, unlock=unlock)
    door = Door(journal, words, wishes)
    first, *others = door.title() if target is None else door.straight_to(Path(target))
    app = App(first, settings, find, later=(lambda: _invite_readers(app), *door.errands))
    for scene in others:
        app.go(Push(scene))
    return app


def _settle() -> None:
    """Look for garbage from now on, but not among what is loaded: it stays as long as the window.

    To look through all of it again and again would take longer than a frame.
    """
    gc.freeze()
    gc.enable()


def _invite_readers(app: App) -> None:
    """Let screen readers hear the window, where the library for it is installed."""
    if find_spec("accesskit") is None:
        return
    try:
        from game.ui.reader import listen  # noqa: PLC0415 - after the first frame, not before
    except (ImportError, AttributeError):  # one too old or too new is as good as none
        return
    listen(app)


class Door:
    """The title, and behind it the lobby, which is built when somebody goes in or nobody hurries.

    Rules, levels and their reading take longer to load than the title takes to show.
    """

    def __init__(self, journal: "Journal", words: Words, wishes: Wishes) -> None:
        """Take the journal, the words, and what was asked for at the start."""
        self.journal, self.words, self.wishes = journal, words, wishes
        self._told = 0
        self._lobby: Lobby | None = None

    @property
    def lobby(self) -> "Lobby":
        """Give the lobby; the first time it is built."""
        if self._lobby is None:
            from game.ui.lobby import Lobby  # noqa: PLC0415 - after the first frame, not before

            self._lobby = Lobby(
                self.journal, self.words, self.title, self.keep, self.speak, self.wishes
            )
        return self._lobby

    @property
    def errands(self) -> tuple[Callable[[], object], ...]:
        """Give what can be fetched while nobody wants anything, in small pieces."""
        modules = ("pydantic", "game.core.rules", "game.authoring.load", "game.present.show")
        imports = tuple(partial(import_module, name) for name in modules)
        return (*imports, lambda: self.lobby, lambda: self.lobby.levels())  # noqa: PLW0108 - built later

    def title(self) -> tuple[Scene, ...]:
        """Give the title as it is now, under a notice if there is something to tell."""
        title = self._front()
        lines = self._news()
        if not lines:
            return (title,)
        # A notice can only follow trouble, so its few modules may be loaded before a frame.
        from game.ui.notice import Notice  # noqa: PLC0415

        return title, Notice(lines, self.words.say("pause.resume"), Pop)

    def _front(self) -> Title:
        """Give the title itself."""
        entry = self.journal.unfinished()
        label = self._label(entry) if entry else None
        return Title(
            TitleView(label, VERSION), self.words.say, lambda choice: self._go(choice, entry)
        )

    def _label(self, entry: "Entry") -> str:
        """Say where an unfinished play stands."""
        say = self.words.say
        key = "header.round" if entry.round else "header.before"
        place = say(key, round=entry.round, rounds=entry.rounds)
        return say("title.continue_detail", title=entry.title_in(self.words.language), round=place)

    def _news(self) -> tuple[str, ...]:
        """Say which files could not be used since the last time."""
        new = self.journal.asides[self._told :]
        self._told = len(self.journal.asides)
        return tuple(self.words.say(f"notice.{aside.why}", name=aside.kept.name) for aside in new)

    def _go(self, choice: TitleChoice, entry: "Entry | None") -> Goto | None:
        """Open what was chosen on the title."""
        match choice:
            case TitleChoice.CONTINUE:
                return self.lobby.go_on(entry.path) if entry else None
            case TitleChoice.PLAY:
                return Push(self.lobby.levels())
            case TitleChoice.HOW:
                return Push(self.lobby.how())
            case TitleChoice.PLAYS:
                return Push(self.lobby.plays())
            case TitleChoice.WORDS:
                return Push(self.lobby.glossary())
            case TitleChoice.SETTINGS:
                return Push(self.lobby.settings(lambda stack: (self._front(), *stack[1:])))
            case TitleChoice.QUIT:
                return Quit()

    def straight_to(self, target: Path) -> tuple[Scene, ...]:
        """Give the screens for levels or a play that were asked for by their path."""
        if target.is_dir():
            return (*self.title(), self.lobby.levels())
        play = target.suffix == ".json"
        return (self.lobby.go_on(target) if play else self.lobby.begin(target)).scenes

    def keep(self, settings: Settings) -> None:
        """Write down what was chosen about the screen; without a disk it holds until the end."""
        with suppress(NotSavedError):
            self.journal.keep_settings(_with_screen(self.journal.settings(), settings))

    def speak(self, language: str) -> Words:
        """Speak a language from now on; without a disk it is spoken until the end."""
        with suppress(NotSavedError):
            self.journal.keep_settings(self.journal.settings()._replace(language=language))
        self.words = _words_in(language)
        return self.words


def _words_in(language: str) -> Words:
    """Give the words of a language that was chosen, or else those of the system."""
    from game.ui.preferred import preferred_language  # noqa: PLC0415 - the desk has asked already

    return words_of(language, system_language(os.environ), preferred_language())


def _with_screen(kept: Kept, settings: Settings) -> Kept:
    """Return the player's settings with those of the screen changed."""
    scale: TextScale = next(
        (s for s in get_args(TextScale) if s == round(100 * settings.text_scale)), 100
    )
    volume: Volume = next((v for v in get_args(Volume) if v == settings.volume), 60)
    return kept._replace(
        theme=settings.theme, text_scale=scale, motion=settings.motion,
        full_screen=settings.full_screen, volume=volume, touch=settings.touch,
        typeface=settings.typeface,
    )  # fmt: skip


def _remember(journal: "Journal", app: App, opened: tuple[int, int]) -> None:
    """Write down the window's size and whether it filled the screen, where that was changed."""
    before = journal.settings()
    size = pygame.display.get_window_size()
    after = _with_screen(before, app.settings)
    if size != opened and not app.settings.full_screen:
        after = after._replace(window=size)
    if after != before:
        with suppress(NotSavedError):
            journal.keep_settings(after)
