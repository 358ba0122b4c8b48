"""How firm a thread came out is read from plays alone, and is what the rules say it is."""

import json
import random

import pytest

from game.authoring.load import load
from game.cli.shipped import shipped_levels
from game.core.legal import legal
from game.core.story import replay
from game.core.trust import WEIGHTS as TRUE_WEIGHTS
from game.core.trust import lowest_trust as true_trust
from game.journal.journal import Journal
from game.journal.progress import WEIGHTS, best, lowest_trust
from game.journal.record import as_text, record_of

LEVELS = shipped_levels()


def played(name, seed, most=999):
    level, luck = load(LEVELS[name]), random.Random(seed)
    story = replay(level.setup(seed))
    while (choices := legal(story.state)) and len(story.choices) < most:
        story = story.choose(luck.choice(choices))
    return level, story


def text_of(name, seed, most=999):
    level, story = played(name, seed, most)
    return as_text(
        record_of(story, "", level.title, "2026-01-01T08:00:00Z", "2026-01-01T08:20:00Z")
    )


def test_strands_weigh_what_they_weigh_in_the_rules():
    assert {channel.value: share for channel, share in TRUE_WEIGHTS.items()} == WEIGHTS


@pytest.mark.parametrize("name", LEVELS)
def test_the_lowest_trust_is_that_of_the_rules(name):
    for seed in range(3):
        level, story = played(name, seed)
        record = record_of(story, "", level.title, "", "")
        assert lowest_trust(json.loads(as_text(record))) == true_trust(story.state)


def test_the_best_play_that_was_ended_counts(tmp_path):
    journal = Journal(tmp_path)
    journal.plays_folder.mkdir()
    for seed in range(4):
        (journal.plays_folder / f"{seed}.json").write_text(text_of("on-time", seed), "utf-8")
    (journal.plays_folder / "open.json").write_text(text_of("the-corridor", 1, 5), "utf-8")
    (journal.plays_folder / "half.json").write_text('{"format": 1, "choi', "utf-8")
    found = best(journal.played())
    assert found == {"on-time": max(true_trust(played("on-time", s)[1].state) for s in range(4))}
    assert [aside.path.name for aside in journal.asides] == ["half.json"]
    assert [path.name for path in journal.kept_aside()] == ["half.json.damaged"]


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"setup": {}, "steps": []},
        {"setup": {"player": "you", "relations": []}, "steps": []},
        {"setup": {"player": "you", "relations": [3]}, "steps": []},
        {"setup": {"player": "you", "relations": []}, "steps": [[3]]},
    ],
)
def test_what_makes_no_sense_counts_as_nothing(broken):
    assert lowest_trust(broken) == 0
