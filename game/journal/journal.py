"""The plays and the settings of one player, found again whatever happened to the machine."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from game.journal import settings as of_settings
from game.journal.disk import Aside, Why, read_text, set_aside, write_whole
from game.journal.head import (
    DamagedRecordError,
    Entry,
    NewerRecordError,
    RecordError,
    read_entry,
    says_finished,
    text_of,
)
from game.journal.settings import DamagedSettingsError, Settings

if TYPE_CHECKING:
    from game.authoring.model import Level
    from game.authoring.translation import Translation
    from game.journal.progress import Play
    from game.journal.record import Record
    from game.journal.sitting import Sitting

__all__ = ["Entry", "Journal"]

_HOUR = 3600
T = TypeVar("T")


class Journal:
    """A folder with a player's plays and settings.

    `asides` grows with every file that could not be used; whoever has a screen says so.

    Listing plays and reading settings loads neither the rules nor pydantic, which take longer
    than the first window does; what needs them imports them inside itself.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.plays_folder = folder / "plays"
        self.asides: list[Aside] = []

    # ------------------------------------------------------------ plays

    def begin(
        self,
        level: "Level",
        source: str,
        seed: int | None = None,
        translations: "tuple[Translation, ...]" = (),
    ) -> "Sitting":
        """Sit down to a new play of a level; without a seed, luck is drawn.

        `source` is the text of the level's file, kept with its translations so that the play can
        be told forever, in each of its languages.
        """
        from game.core.story import replay  # noqa: PLC0415 - see the class
        from game.journal.sitting import Sitting, now  # noqa: PLC0415

        chosen = int.from_bytes(os.urandom(4)) % 1_000_000 if seed is None else seed
        story = replay(level.setup(chosen))
        return Sitting(level, source, story, self._new_path(level.id), now(), translations)

    def go_on(self, path: Path) -> "Sitting":
        """Sit down again to a play where it was left.

        Raises `RecordError` when it cannot be used; a damaged file has then been set aside.
        """
        record = self.read(path)
        if record.other_rules and not record.finished:
            raise RecordError(f"{path} was begun under other rules: it can be told, not played on")
        return self._sitting(record, path)

    def look_at(self, path: Path) -> "Sitting":
        """Open a play to be looked back on, whatever rules it was played under; raises as above."""
        return self._sitting(self.read(path), path)

    def _sitting(self, record: "Record", path: Path) -> "Sitting":
        """Replay a record, or fold its events where the rules are others; raises `RecordError`."""
        from game.authoring.diagnostic import LevelError  # noqa: PLC0415 - see the class
        from game.authoring.load import load_text  # noqa: PLC0415
        from game.journal.record import story_of  # noqa: PLC0415
        from game.journal.sitting import Sitting  # noqa: PLC0415

        try:
            story = story_of(record)
        except RecordError as trouble:
            self._set_aside(path, Why.DAMAGED, trouble)
            raise
        try:
            level = load_text(record.source, path.name)
        except LevelError as trouble:
            raise RecordError(f"the level in {path} cannot be read: {trouble}") from trouble
        translations = record.translations
        sitting = Sitting(level, record.source, story, path, record.started, translations)
        sitting.other_rules = record.other_rules
        sitting.pair = record.pair
        return sitting

    def read(self, path: Path) -> "Record":
        """Read a play of this journal; raises `RecordError`, and sets a damaged file aside."""
        from game.journal.record import from_text  # noqa: PLC0415 - see the class

        try:
            return from_text(text_of(path))
        except NewerRecordError as trouble:
            self._set_aside(path, Why.NEWER, trouble)
            raise
        except DamagedRecordError as trouble:
            self._set_aside(path, Why.DAMAGED, trouble)
            raise
        except OSError as trouble:
            self._set_aside(path, Why.LOCKED, trouble)
            raise RecordError(f"{path} cannot be opened: {trouble.strerror}") from trouble

    def plays(self) -> tuple[Entry, ...]:
        """List the plays, the latest first; files that cannot be used are set aside."""
        return tuple(self._usable(self._paths(), read_entry))

    def played(self) -> "tuple[Play, ...]":
        """List the plays as `plays` does, each with how firm its thread is; about 1 ms a play."""
        from game.journal.progress import read_play  # noqa: PLC0415 - the title needs none of it

        return tuple(self._usable(self._paths(), read_play))

    def kept_aside(self) -> tuple[Path, ...]:
        """List the files of plays that could not be used, now or at any time before."""
        with suppress(OSError):
            found = sorted(self.plays_folder.iterdir())
            marks = tuple(f".json.{why}" for why in (Why.DAMAGED, Why.NEWER))
            return tuple(path for path in found if any(mark in path.name for mark in marks))
        return ()

    def unfinished(self) -> Entry | None:
        """Find the latest play that can be played further, reading no more than needed."""
        paths = (path for path in self._paths() if not _is_over(path))
        entries = self._usable(paths, read_entry)
        return next((entry for entry in entries if entry.can_go_on), None)

    def _usable(self, paths: Iterable[Path], read: Callable[[Path], T]) -> Iterator[T]:
        for path in paths:
            try:
                yield read(path)
            except NewerRecordError as trouble:
                self._set_aside(path, Why.NEWER, trouble)
            except DamagedRecordError as trouble:
                self._set_aside(path, Why.DAMAGED, trouble)
            except OSError as trouble:
                self._set_aside(path, Why.LOCKED, trouble)

    def _paths(self) -> list[Path]:
        """The files of the plays, the last written first; parts that a crash left are swept."""
        dated = []
        with suppress(OSError):
            for path in self.plays_folder.iterdir():
                with suppress(OSError):
                    written = path.stat().st_mtime_ns
                    if path.suffix == ".part" and time.time() - written / 1e9 > _HOUR:
                        path.unlink()
                    elif path.suffix == ".json" and path.is_file():
                        dated.append((written, path.name, path))
        return [path for _, _, path in sorted(dated, reverse=True)]

    def _new_path(self, level: str) -> Path:
        """A name that a person can read and that no other play has."""
        from datetime import datetime  # noqa: PLC0415 - see the class

        day = f"{datetime.now().astimezone():%Y-%m-%d}"
        while True:
            path = self.plays_folder / f"{day}-{level}-{os.urandom(2).hex()}.json"
            if not path.exists():
                return path

    def _set_aside(self, path: Path, why: Why, trouble: Exception) -> None:
        if not any(aside.path == path for aside in self.asides):
            self.asides.append(set_aside(path, why, str(trouble)))

    # ------------------------------------------------------------ settings

    @property
    def settings_path(self) -> Path:
        """Where the settings lie."""
        return self.folder / "settings.json"

    def settings(self) -> Settings:
        """Read the settings; damaged ones are set aside, and the defaults hold."""
        path = self.settings_path
        try:
            return of_settings.from_text(read_text(path))
        except FileNotFoundError:
            return Settings()
        except OSError as trouble:
            self._set_aside(path, Why.LOCKED, trouble)
        except (DamagedSettingsError, ValueError) as trouble:
            self._set_aside(path, Why.DAMAGED, trouble)
        return Settings()

    def keep_settings(self, settings: Settings) -> None:
        """Write the settings; raises `NotSavedError` when the disk will not have them."""
        write_whole(self.settings_path, of_settings.as_text(settings))


def _is_over(path: Path) -> bool:
    """Whether a file surely need not be read to find a play that can go on."""
    with suppress(OSError):
        return says_finished(path)
    return False
