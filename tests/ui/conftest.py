"""The window's tests run without a window, and in English."""

import os

import pytest

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
    os.environ.pop(name, None)
os.environ["LANG"] = "en_US.UTF-8"


@pytest.fixture(scope="session")
def solved():
    """Give a level and a play of it that ends well."""
    from game.authoring.load import load
    from game.data import find
    from game.lab.play import play_out
    from game.lab.strategies import solution_of

    def play(name, seed=7):
        level = load(find("levels", f"{name}.toml"))
        return level, play_out(level.setup(seed), solution_of(level))

    return play
