"""Each level’s solution reads like a story, and stays so until somebody means to change it."""

import hashlib

import pytest

from game.authoring.load import load
from game.core.state import Ending
from game.core.story import replay
from tests.golden.telling import HERE, golden, levels, solve

DIGESTS = {
    "on-time": "f7c08e293dfc308d",
    "the-corridor": "498e54395318c671",
}


@pytest.mark.parametrize("path", levels(), ids=lambda path: path.stem)
def test_the_solution_is_told_as_before(path):
    told = HERE / f"{path.stem}.txt"
    assert told.exists(), f"no golden playthrough for {path.stem}: python -m tests.golden.telling"
    assert golden(path) == told.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", levels(), ids=lambda path: path.stem)
def test_the_solution_wins_and_replays_exactly(path):
    level = load(path)
    story = solve(level)
    assert story.state.ending in (Ending.ACCORD, Ending.LASTING)
    again = replay(level.setup(story.setup.seed), story.choices)
    assert again.events == story.events
    assert again.state == story.state


@pytest.mark.parametrize("path", levels(), ids=lambda path: path.stem)
def test_the_events_are_the_same_on_every_machine(path):
    events = "\n".join(map(repr, solve(load(path)).events))
    assert hashlib.sha256(events.encode()).hexdigest()[:16] == DIGESTS[path.stem]
