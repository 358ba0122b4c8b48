"""Doctor: what this machine has, so that an instructor can say it on the phone."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

from game.cli.play import without_display
from game.cli.shipped import shipped_levels
from game.data import find
from game.journal.home import home
from game.journal.journal import Journal
from game.journal.version import VERSION
from game.present.words import Words

__all__ = ["run"]

_PACKAGES = ("pygame-ce", "pydantic", "tomli")
_PATIENCE = 20  # seconds for a driver that hangs


def run(_: SimpleNamespace, words: Words) -> int:
    """Show versions, display, sound, fonts, where files are kept, and how much space there is."""
    rows = [*_versions(words), *_devices(words), *_shipped(words), *_files(words)]
    wide = max(len(label) for label, _ in rows)
    for label, value in rows:
        print(f"{label.ljust(wide)}  {value}")
    return 0


def _versions(words: Words) -> Iterator[tuple[str, str]]:
    yield words.say("cli.doctor_game"), VERSION
    yield words.say("cli.doctor_python"), platform.python_version()
    yield words.say("cli.doctor_system"), platform.platform()
    for name in _PACKAGES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, words.say("cli.doctor_missing")


def _devices(words: Words) -> Iterator[tuple[str, str]]:
    """Ask in a process of its own: a broken driver must not take the doctor with it."""
    display = "" if without_display(os.environ, sys.platform) else _probe(_DISPLAY)
    yield words.say("cli.doctor_display"), display or words.say("cli.doctor_display_none")
    yield words.say("cli.doctor_sound"), _probe(_SOUND) or words.say("cli.doctor_sound_none")
    yield words.say("cli.doctor_reader"), _reader(words)
    encoding = getattr(sys.stdout, "encoding", None) or words.say("cli.doctor_missing")
    yield words.say("cli.doctor_encoding"), str(encoding)


_DISPLAY = """
import pygame
pygame.display.init()
wide, high = pygame.display.get_desktop_sizes()[0]
print(pygame.display.get_driver(), f"{wide} x {high}")
"""

_SOUND = """
import pygame
pygame.mixer.init()
print(*pygame.mixer.get_init()[:1], "Hz")
"""


_READER = """
import pygame
from game.ui import reader_tree
from game.ui.reader_link import Link
pygame.display.init()
pygame.display.set_mode((64, 64), pygame.HIDDEN)
Link(lambda: None, lambda wish: None, lambda: None)
"""


def _reader(words: Words) -> str:
    """Say whether a screen reader can hear the window, and what would help if not."""
    if find_spec("accesskit") is None:
        return words.say("cli.doctor_reader_missing")
    if without_display(os.environ, sys.platform):
        return words.say("cli.doctor_reader_deaf", reason=words.say("cli.no_display"))
    done = _run(_READER)
    if done is not None and done.returncode == 0:
        return words.say("cli.doctor_reader_ready", version=version("accesskit"))
    told = done.stderr.strip().splitlines() if done is not None else []
    reason = told[-1].partition(": ")[2] or told[-1] if told else "?"
    return words.say("cli.doctor_reader_deaf", reason=reason)


def _probe(program: str) -> str:
    """Run a few lines and give what they print; nothing when they fail."""
    done = _run(program)
    return done.stdout.strip() if done is not None and done.returncode == 0 else ""


def _run(program: str) -> subprocess.CompletedProcess[str] | None:
    """Run a few lines; nothing when they hang."""
    quiet = os.environ | {"PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    try:
        return subprocess.run(  # noqa: S603 - our own lines, our own Python
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
            env=quiet,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None


def _shipped(words: Words) -> Iterator[tuple[str, str]]:
    fonts = len(list(_folder("assets", "fonts").glob("*.[to]tf")))
    yield words.say("cli.doctor_fonts"), words.say("cli.doctor_fonts_found", count=fonts)
    levels = len(shipped_levels())
    yield words.say("cli.doctor_levels"), words.say("cli.doctor_levels_found", count=levels)


def _folder(*parts: str) -> Path:
    try:
        return find(*parts)
    except FileNotFoundError:
        return Path(os.devnull)


def _files(words: Words) -> Iterator[tuple[str, str]]:
    folder = home()
    yield words.say("cli.doctor_files"), f"{folder} ({_writable(folder, words)})"
    plays = len(list(Journal(folder).plays_folder.glob("*.json")))
    yield words.say("cli.doctor_plays"), str(plays)
    space = shutil.disk_usage(_existing(folder)).free
    yield words.say("cli.doctor_space"), f"{space // 1_000_000:,} MB"


def _existing(folder: Path) -> Path:
    """Give the nearest folder on the way up that is there."""
    absolute = folder.absolute()
    return next(path for path in (absolute, *absolute.parents) if path.is_dir())


def _writable(folder: Path, words: Words) -> str:
    """Try it: permissions alone do not tell of a full or locked disk."""
    try:
        with tempfile.TemporaryFile(dir=_existing(folder)) as file:
            file.write(b"one knot")
    except OSError as trouble:
        return words.say("cli.doctor_not_writable", reason=trouble.strerror)
    return words.say("cli.doctor_writable")
