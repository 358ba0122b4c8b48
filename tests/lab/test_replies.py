"""What strategies answer when something that has happened asks."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.authoring.load import load
from game.core.effects import Answer, MovesSupport
from game.core.kinds import Ending
from game.core.moves import ForeseeEnding, Reply
from game.core.rules import apply, start
from game.lab.named import HONEST, STRATEGIES, TEMPTING
from game.lab.play import play_out
from game.lab.strategies import solution_of, trap_of
from game.lab.what_if import alternatives, replace_choice

LEVEL = load(Path(__file__).parents[1] / "levels/every-word.toml")
COAT, WEAR = Reply("rain", "give-it-back"), Reply("rain", "wear-it")


def asked(setup):
    """The position in which the coat lies on the bench."""
    return apply(start(setup).state, ForeseeEnding(Ending.LASTING)).state


@pytest.mark.parametrize("strategy", [*HONEST.values(), solution_of(LEVEL)])
def test_the_honest_answer_is_the_one_that_the_others_trust(strategy):
    assert strategy(asked(LEVEL.setup(1))) == COAT


@pytest.mark.parametrize("strategy", [*TEMPTING.values(), trap_of(LEVEL.traps[0])])
def test_the_tempting_answer_is_the_one_that_pays_at_home(strategy):
    assert strategy(asked(LEVEL.setup(1))) == WEAR


def test_where_no_answer_moves_anything_the_first_is_given():
    setup = LEVEL.setup(1)
    theirs = (MovesSupport("sam", 50),)
    same = tuple(Answer(name, theirs) for name in ("give-it-back", "wear-it"))
    happenings = (replace(setup.happenings[0], answers=same), *setup.happenings[1:])
    state = asked(replace(setup, happenings=happenings))
    assert {strategy(state) for strategy in (HONEST["small-steps"], TEMPTING["silence"])} == {COAT}


@pytest.mark.parametrize("name", STRATEGIES)
def test_every_strategy_finishes_where_events_ask(name):
    for seed in range(3):
        assert play_out(LEVEL.setup(seed), STRATEGIES[name]).state.ending is not None


def test_another_answer_leaves_the_later_choices_as_they_were():
    story = play_out(LEVEL.setup(4), HONEST["small-steps"])
    index = story.choices.index(COAT)
    assert alternatives(story.steps[index].state, COAT) == (WEAR,)
    changed = replace_choice(story, index, WEAR).story
    assert changed.choices[index] == WEAR
    assert changed.choices[index + 1] == story.choices[index + 1]
