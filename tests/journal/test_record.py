"""A record comes back equal, replays exactly, and says where it does not."""

import contextlib
import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.authoring.load import load
from game.cli.shipped import shipped_levels
from game.core.events import TensionMoved
from game.core.legal import legal
from game.core.rules import VERSION
from game.core.sample import SETUP
from game.core.story import replay
from game.journal.codec import MisfitError, decode, decode_event, encode
from game.journal.record import (
    FORMAT,
    DamagedRecordError,
    NewerRecordError,
    RecordError,
    ReplayDiffersError,
    as_text,
    from_text,
    record_of,
    story_of,
)

LEVELS = list(shipped_levels().values())
EVERY_WORD = Path(__file__).parents[1] / "levels/every-word.toml"
SETUPS = [SETUP, *(load(path).setup(0) for path in (*LEVELS, EVERY_WORD))]


def playout(setup, seed):
    luck = random.Random(seed)
    story = replay(replace(setup, seed=seed))
    while choices := legal(story.state):
        story = story.choose(luck.choice(choices))
    return story


def recorded(story, source="title = 'Ein Faden – ’'\n"):
    return record_of(story, source, "On Time", "2026-11-22T10:00:00Z", "2026-11-22T10:20:00Z")


@settings(max_examples=40, deadline=None)
@given(setup=st.sampled_from(SETUPS), seed=st.integers(0, 10**6), share=st.floats(0, 1))
def test_any_play_comes_back_equal_and_replays(setup, seed, share):
    whole = playout(setup, seed)
    count = round(len(whole.choices) * share)
    story = replay(whole.setup, whole.choices[:count])
    record = recorded(story)
    back = from_text(as_text(record))
    assert back == record
    assert story_of(back) == story
    assert as_text(back) == as_text(record)


@settings(max_examples=15, deadline=None)
@given(setup=st.sampled_from(SETUPS), seed=st.integers(0, 10**6))
def test_under_other_rules_it_is_told_from_its_events(setup, seed):
    story = playout(setup, seed)
    record = replace(recorded(story), rules=VERSION + 1, choices=tuple(map(str, story.choices)))
    assert record.other_rules
    assert story_of(record) == story


def test_a_replay_that_differs_names_the_first_event():
    story = playout(SETUP, 3)
    record = recorded(story)
    step, index, event = next(
        (s, i, e)
        for s, events in enumerate(record.steps)
        for i, e in enumerate(events)
        if isinstance(e, TensionMoved)
    )
    forged = replace(event, change=event.change - 5)
    events = (*record.steps[step][:index], forged, *record.steps[step][index + 1 :])
    steps = (*record.steps[:step], events, *record.steps[step + 1 :])
    with pytest.raises(ReplayDiffersError) as differs:
        story_of(replace(record, steps=steps))
    assert (differs.value.step, differs.value.recorded) == (step, forged)
    assert differs.value.replayed == event
    assert record.choices[step - 1] in str(differs.value)


def test_a_record_with_events_cut_off_differs():
    record = recorded(playout(SETUP, 3))
    with pytest.raises(ReplayDiffersError):
        story_of(replace(record, steps=record.steps[:-1]))


@pytest.mark.parametrize("choice", ["dance", "play moon", "keep nothing.1.you"])
def test_choices_that_cannot_be_played_are_refused_with_a_sentence(choice):
    record = replace(recorded(replay(SETUP)), choices=(choice,))
    with pytest.raises(RecordError, match="cannot be played"):
        story_of(record)


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_damage_never_gets_a_traceback(data):
    text = as_text(recorded(playout(SETUP, 5)))
    start = data.draw(st.integers(0, len(text) - 1))
    length = data.draw(st.integers(1, 40))
    patch = data.draw(st.text(max_size=6))
    damaged = text[:start] + patch + text[start + length :]
    with contextlib.suppress(RecordError):
        story_of(from_text(damaged))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "{}", '{"format": "1"}', '{"format": true}', "[" * 99_999]
)
def test_what_is_no_record_is_damaged(text):
    with pytest.raises(DamagedRecordError):
        from_text(text)


@pytest.mark.parametrize("name", ["rules", "seed", "choices", "setup", "source", "steps", "round"])
@pytest.mark.parametrize("value", [None, [], 1.5, "x", True, {}])
def test_a_wrong_type_anywhere_is_damaged(name, value):
    data = json.loads(as_text(recorded(replay(SETUP))))
    if type(data[name]) is type(value):
        return
    with pytest.raises(DamagedRecordError):
        from_text(json.dumps(data | {name: value}))


def test_two_seeds_are_damage():
    data = json.loads(as_text(recorded(replay(SETUP))))
    with pytest.raises(DamagedRecordError, match="two seeds"):
        from_text(json.dumps(data | {"seed": 8}))


def test_a_newer_format_is_not_damage():
    data = json.loads(as_text(recorded(replay(SETUP))))
    with pytest.raises(NewerRecordError):
        from_text(json.dumps(data | {"format": FORMAT + 1, "steps": "something else"}))


def test_a_dial_that_came_later_has_its_default():
    data = json.loads(as_text(recorded(replay(SETUP))))
    del data["setup"]["dials"]["headroom"]
    assert from_text(json.dumps(data)).setup == SETUP


def test_the_codec_says_what_it_expected():
    with pytest.raises(MisfitError, match="expected int, found 'x'"):
        decode(int, "x")
    with pytest.raises(MisfitError, match=r"one of .* found 'Moon'"):
        decode_event({"is": "Moon"})
    with pytest.raises(MisfitError, match="TensionMoved has no cause"):
        decode_event({"is": "TensionMoved", "seen_by": [], "base": 1, "change": 1})
    with pytest.raises(MisfitError, match="expected 2 values"):
        decode(tuple[int, int], [1, 2, 3])
    with pytest.raises(MisfitError, match="expected int, found True"):
        decode(int, True)


def test_every_setup_comes_back_equal():
    for setup in SETUPS:
        assert decode(type(setup), json.loads(json.dumps(encode(setup)))) == setup


def test_the_level_is_in_the_record_and_still_loads():
    from game.authoring.load import load_text

    path = Path(LEVELS[0])
    source = path.read_text(encoding="utf-8")
    record = from_text(as_text(recorded(replay(load(path).setup(7)), source)))
    assert load_text(record.source).setup(7) == record.setup


def test_a_record_says_whether_a_pair_played_and_older_ones_were_one_player():
    record = recorded(playout(SETUP, 7))
    assert from_text(as_text(replace(record, pair=True))).pair
    older = as_text(record).replace('"pair": false,\n', "")
    assert '"pair"' not in older
    assert from_text(older) == record
