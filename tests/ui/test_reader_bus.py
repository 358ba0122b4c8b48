"""The real game in a real window, heard and pressed over the real accessibility bus."""

import json
import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.journal.journal import Journal
from game.journal.settings import Settings
from game.present.tips import TIPS
from tests.window import desk
from tests.window.desk import PLAY, display, started, until

PYTHON = "/usr/bin/python3"
CLIENT = Path(__file__).with_name("bus.py")
PACKAGES = ("at-spi2-core", "dbus", "gir1.2-atspi-2.0", "python3-gi")
ASKED = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
CAMPAIGN = "Six stones across the river"
TRIES = 3  # the bus of a busy machine may tell the game too late that somebody listens
MENU = ["Play", "How to play", "Your plays", "Words", "Settings", "Quit"]


def there():
    """Tell whether all is there that a screen reader needs."""
    if shutil.which("dbus-daemon") is None or shutil.which(PYTHON) is None:
        return False
    if not any(Path(folder, "at-spi-bus-launcher").exists() for folder in FOLDERS):
        return False
    asked = subprocess.run((PYTHON, "-c", ASKED), capture_output=True, timeout=60, check=False)
    return asked.returncode == 0


FOLDERS = ("/usr/libexec", "/usr/lib/at-spi2-core")


@pytest.fixture(scope="module")
def tools():
    """Fetch what is lacking, where that is allowed."""
    lacking = desk.missing()
    if lacking:
        pytest.skip(f"no real window here: {', '.join(lacking)} cannot be had")
    if not there() and shutil.which("apt-get") and os.geteuid() == 0:
        command = ("apt-get", "install", "-y", "-qq", *PACKAGES)
        subprocess.run(command, capture_output=True, timeout=240, check=False)
    if not there():
        pytest.skip(f"no accessibility bus here: {', '.join(PACKAGES)} cannot be had")


@contextmanager
def session(folder, screen):
    """Open a message bus of our own, which takes what was started on it along when it ends."""
    command = ("dbus-daemon", "--session", "--nofork", "--print-address=1", "--nopidfile")
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    environ = screen.environ | {"XDG_RUNTIME_DIR": str(runtime)}
    environ = {k: v for k, v in environ.items() if not k.startswith(("DBUS_", "AT_SPI"))}
    with started(*command, stdout=subprocess.PIPE, text=True, env=environ) as daemon:
        address = daemon.stdout.readline().strip()
        try:
            yield environ | {"DBUS_SESSION_BUS_ADDRESS": address}
        finally:
            daemon.stdout.close()


class Listener:
    """A screen reader, as far as it asks and is told."""

    def __init__(self, environ):
        self.environ = environ

    def ask(self, *arguments):
        done = subprocess.run(
            (PYTHON, "-W", "ignore", str(CLIENT), *arguments), env=self.environ,
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        return json.loads(done.stdout) if done.stdout.strip() else {}

    def names(self, role):
        return [node["name"] for node in self.ask("look") if node["role"] == role]

    def states(self, name):
        return next(node["states"] for node in self.ask("look") if node["name"] == name)


@pytest.mark.usefixtures("tools")
def test_a_screen_reader_reads_the_title_and_presses_play(tmp_path):
    journal = Journal(tmp_path / "home")
    journal.keep_settings(Settings(motion=False, window=(1280, 720), tips_seen=TIPS))
    more = {"COMMON_THREAD_HOME": str(journal.folder), "LANG": "en_US.UTF-8"}
    with display(tmp_path) as screen, session(tmp_path, screen) as environ:
        ear = Listener(environ | more)
        ear.ask("listen")
        with started(*PLAY, env=environ | more, cwd=tmp_path) as game:
            buttons = until(lambda: ear.names("push button"), 60)
            assert buttons == MENU
            assert ear.names("frame") == ["Common Thread"]
            assert "focused" in ear.states("Play")

            assert ear.ask("focus", "push button", "Words")["done"]
            until(lambda: "focused" in ear.states("Words"))

            for _ in range(TRIES):
                pressed = ear.ask("press", "push button", "Play", CAMPAIGN)
                assert pressed["done"]
                until(lambda: CAMPAIGN in " ".join(ear.names("heading")))
                assert "On Time" in ear.names("push button")
                ear.ask("press", "push button", "Back")
                until(lambda: ear.names("push button") == MENU)
                if CAMPAIGN in " ".join(pressed["announced"]):
                    break
            else:
                pytest.fail(f"{CAMPAIGN!r} was never announced")

            ear.ask("press", "push button", "Quit")
            assert game.wait(20) == 0
