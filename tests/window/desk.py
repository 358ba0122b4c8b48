"""A display of our own, a window manager on it, and a hand that knows only pixels and keys."""

import os
import shutil
import struct
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pygame

NEEDED = ("Xvfb", "xdotool", "xprop")
PATIENCE = 20.0
ROOT = Path(__file__).parents[2]
PLAY = (sys.executable, "-m", "game", "play")


def missing():
    """Return the tools this machine lacks, after trying to fetch them where that is allowed."""
    lacking = [tool for tool in NEEDED if not shutil.which(tool)]
    if lacking and shutil.which("apt-get") and os.geteuid() == 0:
        packages = ["xvfb", "xdotool", "x11-utils", "openbox"]
        subprocess.run(["apt-get", "install", "-y", "-qq", *packages], check=False,
                       capture_output=True, timeout=240)  # fmt: skip
        lacking = [tool for tool in NEEDED if not shutil.which(tool)]
    return lacking


@contextmanager
def started(*command, **more):
    """Run a program for as long as it is needed, and end exactly that one."""
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, **more)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)


@contextmanager
def display(folder, size=(1400, 900)):
    """Open a screen on a free display and put a window manager on it if there is one."""
    command = ("Xvfb", "-displayfd", "1", "-screen", "0", f"{size[0]}x{size[1]}x24",
               "-nolisten", "tcp", "-fbdir", str(folder))  # fmt: skip
    with ExitStack() as stack:
        server = stack.enter_context(started(*command, stdout=subprocess.PIPE, text=True))
        stack.callback(server.stdout.close)
        name = f":{server.stdout.readline().strip()}"
        environ = {k: v for k, v in os.environ.items() if not k.startswith("SDL_")}
        environ |= {"DISPLAY": name, "SDL_AUDIODRIVER": "dummy", "PYTHONPATH": str(ROOT)}
        if shutil.which("openbox"):
            # On a busy machine a window manager sometimes dies at birth: then another is sent for.
            asked = "xprop", "-root", "_NET_SUPPORTING_WM_CHECK"
            for _ in range(3):
                stack.enter_context(started("openbox", stdout=subprocess.DEVNULL, env=environ))
                with suppress(AssertionError):
                    until(lambda: "window id" in run(environ, *asked))
                    break
        yield Screen(environ, folder / "Xvfb_screen0")


@dataclass(frozen=True)
class Screen:
    """The screen: how programs find it, and the file in which it keeps its pixels."""

    environ: dict
    pixels: Path

    def picture(self):
        """Return what is shown, as a picture; the file has the form of an X window dump."""
        data = self.pixels.read_bytes()
        head = struct.unpack(">25I", data[:100])
        width, height, line, colors = head[4], head[5], head[12], head[19]
        start = head[0] + 12 * colors
        rows = data[start : start + line * height]
        whole = pygame.image.frombuffer(rows, (line // 4, height), "BGRA")
        return whole.subsurface((0, 0, width, height)).copy()


def run(environ, *command):
    """Run a small program and return what it prints."""
    done = subprocess.run(
        command, env=environ, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    return done.stdout.strip()


def until(seen, patience=PATIENCE):
    """Wait until something is seen; return it."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        found = seen()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("it never came")


class Window:
    """The game's window, found by its class as a window manager finds it."""

    def __init__(self, screen):
        self.screen = screen
        find = ("xdotool", "search", "--onlyvisible", "--class", "common-thread")
        self.id = until(lambda: run(screen.environ, *find)).split()[0]
        run(screen.environ, "xdotool", "windowfocus", "--sync", self.id)

    @property
    def box(self):
        """Return where the window is on the screen."""
        told = run(self.screen.environ, "xdotool", "getwindowgeometry", "--shell", self.id)
        facts = dict(line.split("=") for line in told.splitlines())
        return pygame.Rect(*(int(facts[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")))

    def picture(self):
        """Return what the window shows."""
        return self.screen.picture().subsurface(self.box).copy()

    def settled(self):
        """Wait until the window shows something that does not change; return it."""
        before = self.picture()

        def still():
            nonlocal before
            time.sleep(0.25)
            last, before = before, self.picture()
            same = pygame.image.tobytes(last, "RGB") == pygame.image.tobytes(before, "RGB")
            return before if same and colors_of(before) > 1 else None

        return until(still)

    def click(self, point):
        """Go to a point of the window and click there."""
        x, y = map(str, point)
        run(self.screen.environ, "xdotool", "mousemove", "--window", self.id, x, y)
        time.sleep(0.1)
        run(self.screen.environ, "xdotool", "click", "1")

    def key(self, *names):
        """Press keys, one after the other."""
        for name in names:
            run(self.screen.environ, "xdotool", "key", name)
            time.sleep(0.1)


def colors_of(picture):
    """Count the different colors of a picture, sampled."""
    width, height = picture.get_size()
    return len(
        {tuple(picture.get_at((x, y))) for x in range(0, width, 9) for y in range(0, height, 9)}
    )
