"""Strategies see what a player sees, keep to what they are called, and never get stuck."""

from dataclasses import replace

import pytest

from game.core.events import CardPlayed
from game.core.kinds import Kind, Phase, Status
from game.core.legal import legal
from game.core.rules import apply, start
from game.lab.grid import Opening, setup_of
from game.lab.named import ABLATIONS, STRATEGIES
from game.lab.play import play_out
from game.lab.seeing import looks_broken
from tests.core.worlds import hide

SETUP = setup_of(Opening(50, 50, 8, "reciprocator"))


def kinds_of(story):
    mine = [one for one in story.events if isinstance(one, CardPlayed) and one.by == "you"]
    return {story.setup.card(one.card).kind for one in mine}


@pytest.mark.parametrize("name", STRATEGIES)
def test_every_strategy_finishes_and_sees_no_hidden_fact(name):
    strategy = STRATEGIES[name]
    for seed in range(3):
        state = start(replace(SETUP, seed=seed)).state
        while state.phase is not Phase.OVER:
            choice = strategy(state)
            assert choice in legal(state)
            if not state.secrets:
                assert strategy(hide(state)) == choice
            state = apply(state, choice).state


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("silence", {Kind.SILENCE}),
        ("pressure", {Kind.ULTIMATUM, Kind.BLAME, Kind.AGREEMENT}),
        ("grand-bargain", {Kind.AGREEMENT}),
        ("leaning", {Kind.LEAN, Kind.AGREEMENT}),
    ],
)
def test_a_strategy_does_what_it_is_called(name, allowed):
    for seed in range(5):
        played = kinds_of(play_out(replace(SETUP, seed=seed), STRATEGIES[name]))
        assert played <= allowed


def test_what_is_left_out_is_never_played():
    gone = {"without-gestures": Kind.GESTURE, "without-mediator": Kind.MEDIATOR}
    for name, kind in gone.items():
        played = [play_out(replace(SETUP, seed=seed), ABLATIONS[name]) for seed in range(5)]
        assert all(kind not in kinds_of(story) for story in played)


def test_talk_only_promises_nothing():
    story = play_out(SETUP, STRATEGIES["talk-only"])
    assert all(promise.by != "you" for promise in story.state.promises)


def test_only_the_tiny_word_is_kept():
    for seed in range(5):
        story = play_out(replace(SETUP, seed=seed), STRATEGIES["keeping-only-tiny"])
        for promise in story.state.promises:
            if promise.by == "you" and promise.judged:
                kept = promise.status in (Status.KEPT, Status.MISREAD)
                assert kept == (promise.size <= 1)


def test_a_secret_looks_like_a_kept_word():
    found = 0
    for seed in range(10):
        state = play_out(replace(SETUP, seed=seed), STRATEGIES["breaking-quietly"]).state
        hidden = {secret.id for secret in state.secrets}
        for promise in state.promises:
            if promise.status is Status.BROKEN_QUIETLY:
                assert looks_broken(state, promise) == (promise.id not in hidden)
                found += 1
    assert found
