"""How long it takes to see the first words, and what that costs, beside a bare pygame-ce window.

Both programs start from nothing and take turns, so that a busy machine slows both.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from game.data import find
from tests.bench.window import SIZE, WindowBench, compared

ROOT = Path(__file__).parents[2]
SIGN = "shown\n"

BARE = f"""
import os, sys, pygame
pygame.display.init()
pygame.font.init()
screen = pygame.display.set_mode({SIZE})
font = pygame.font.Font(os.environ["CT_BENCH_FONT"], 28)
screen.fill((250, 244, 232))
screen.blit(font.render("Common Thread", True, (34, 38, 46)), (80, 80))
pygame.display.flip()
sys.stdout.write({SIGN!r})
sys.stdout.flush()
"""

MEMORY = """
def memory(kind="VmHWM"):
    try:
        with open("/proc/self/status") as status:
            return int(status.read().split(kind + ":")[1].split()[0])
    except OSError:
        return 0
"""

OURS = f"""{MEMORY}
import importlib, os, sys
from importlib import import_module

def first_frame(self):
    self.step(())
    sys.stdout.write({SIGN!r})
    sys.stdout.flush()
    heavy = [name for name in ("pydantic", "game.core.rules") if name in sys.modules]
    print(memory(), *heavy)
    sys.stdout.flush()
    os._exit(0)

def screen(name):
    module = import_module(name)
    if name == "game.ui.main":
        module.App.run = first_frame
    return module

importlib.import_module = screen  # all is loaded when it would be, up to the first frame
from game.cli import main
main(["play"])
"""

PICTURE = OURS.replace(
    "    self.step(())\n", "    while not self.frames or self._page_later: self.step(())\n"
).replace("memory()", "memory('VmRSS')")

TABLE = f"""{MEMORY}
import os, sys
from tests.bench.window import open_player, to_table

to_table(open_player(os.environ["COMMON_THREAD_HOME"]))
sys.stdout.write({SIGN!r})
print(memory())
"""


def _seconds(program: str, folder: str) -> tuple[float, str]:
    """Start a program; return the seconds until it shows something, and what else it says."""
    environ = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environ |= {
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": f"{folder}/pyc",
        "COMMON_THREAD_HOME": f"{folder}/home",
        "CT_BENCH_FONT": str(find("assets", "fonts", "text-500.ttf")),
    }
    began = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, env=environ, text=True, cwd=folder
    ) as child:
        shown = child.stdout.readline()
        taken = perf_counter() - began
        rest = child.stdout.read()
    if shown != SIGN:
        raise RuntimeError(f"nothing was shown, but {shown!r}")
    return taken, rest


def cold_start(times: int) -> dict[str, object]:
    """From the command to the first words of the title, against a bare window with one line."""
    with tempfile.TemporaryDirectory() as folder:
        for program in (BARE, OURS):
            _seconds(program, folder)
        pairs = [(_seconds(OURS, folder)[0], _seconds(BARE, folder)[0]) for _ in range(times)]
        loaded = _seconds(OURS, folder)[1].split()[1:]
    return {**compared(pairs, 1.2), "loaded_too_early": loaded}


def memory(times: int) -> dict[str, object]:
    """How much memory the window takes beside a bare one; Linux only.

    The most it took until the title's words were there, what it holds with the picture beside
    them, and the most it took on the way to the table.
    """
    del times
    programs = {
        "title": OURS,
        "picture": PICTURE,
        "table": TABLE,
        "bare": f"{BARE}{MEMORY}\nprint(memory())",
    }
    with tempfile.TemporaryDirectory() as folder:
        for program in programs.values():
            _seconds(program, folder)  # so that none has to be compiled
        found = {name: int(_seconds(p, folder)[1].split()[0]) for name, p in programs.items()}
    bare = max(1, found["bare"])
    megabytes = {f"{name}_megabytes": round(size / 1024, 1) for name, size in found.items()}
    ratios = {name: round(found[name] / bare, 2) for name in ("title", "picture", "table")}
    return {**megabytes, **{f"{name}_ratio": r for name, r in ratios.items()}, "goal_ratio": 1.5}


BENCHES = (
    WindowBench("start-cold", cold_start, 11),
    WindowBench("start-memory", memory, 1),
)
