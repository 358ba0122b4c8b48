"""Each level’s solution reads like a story, and stays so until somebody means to change it."""

import hashlib

import pytest

from game.authoring.load import load
from game.core.kinds import Ending
from game.core.story import replay
from tests.golden.telling import HERE, golden, levels, solve

DIGESTS = {
    "as-soon-as-possible": "9b1b9e6fb71318fe",
    "on-time": "775ba24dedbeae30",
    "the-band": "eadd7366b98bc466",
    "the-captain": "662ed1da0b2f9423",
    "the-coast": "957b427f293ca950",
    "the-corridor": "c3d12be395a77bb2",
    "the-group-project": "c9c7c6afbc5f7e22",
    "the-handshake": "2f63f7084bd5538c",
    "the-pledge": "7f4dd587e9174fda",
    "the-secret": "c62de02236f39ee3",
    "the-shared-room": "a05f40a7063f98f0",
    "three-steps": "599f73f9df93e045",
    "upstream": "cfbf35d4f116efa5",
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
