"""Strategies, counting, and what if: the laboratory's own tools."""

import pickle
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest

from game.authoring.load import load
from game.authoring.model import Break
from game.core.events import (
    CardPlayed,
    OfferAnswered,
    PromiseForeseen,
    PromiseJudged,
    Wounded,
)
from game.core.forecast import forecast
from game.core.kinds import Ending, Kind, Phase, Status
from game.core.legal import legal
from game.core.moves import BreakOpenly, Keep, Play
from game.core.sample import SETUP
from game.core.setup import Card
from game.core.story import replay
from game.core.trust import lowest_trust
from game.data import find
from game.lab.balance import balance, by_round, wilson, win_rate
from game.lab.hindsight import guesses, outcomes, readings, rosiness
from game.lab.honest import small_steps
from game.lab.named import STRATEGIES
from game.lab.play import StuckError, finish, play_out, play_together
from game.lab.strategies import follow, random_player, solution_of
from game.lab.what_if import alternatives, replace_choice, turning_point

LEVELS = Path(__file__).parents[2] / "levels"


@pytest.fixture(scope="module")
def level():
    return load(LEVELS / "the-corridor.toml")


def cards_of(story):
    me = story.setup.player
    return [one.card for one in story.events if isinstance(one, CardPlayed) and one.by == me]


# ---------------------------------------------------------------- strategies


def test_following_a_list_plays_it_in_order():
    setup = replace(SETUP, rounds=4)
    story = play_out(setup, follow(("ask", "own-up", "silence", "lemonade")))
    assert cards_of(story) == ["ask", "own-up", "silence", "lemonade"]


def test_what_is_not_legal_is_passed_over_and_the_end_is_repeated():
    setup = replace(SETUP, rounds=4)
    story = play_out(setup, follow(("unheard-of", "ask", "lemonade")))
    assert cards_of(story) == ["ask", "lemonade", "lemonade", "lemonade"]


def test_after_a_no_it_steps_down_and_a_trap_carries_on():
    plays = ("lake-day", "ask", "silence")
    stepping = play_out(SETUP, follow(plays))
    stubborn = play_out(SETUP, follow(plays, steps_down=False))
    first = next(event for event in stepping.events if isinstance(event, OfferAnswered))
    assert not first.yes
    assert cards_of(stepping)[:2] == ["lake-day", "bench"]
    assert cards_of(stubborn)[:3] == ["lake-day", "ask", "silence"]


@pytest.mark.parametrize(
    ("breaks", "statuses"),
    [
        (Break.KEEP, {Status.KEPT, Status.MISREAD}),
        (Break.OPENLY, {Status.BROKEN_OPENLY}),
        (Break.QUIETLY, {Status.BROKEN_QUIETLY}),
    ],
)
def test_promises_are_treated_as_the_policy_says(breaks, statuses):
    story = play_out(SETUP, follow(("lemonade",), breaks))
    mine = [one for one, _ in outcomes(story) if one.by == "you"]
    assert mine
    assert {promise.status for promise in mine} <= statuses


def test_the_same_seed_plays_the_same_and_another_luck_does_not():
    one, again, other = (play_out(SETUP, random_player(luck)) for luck in (1, 1, 2))
    assert one == again
    assert one.choices != other.choices


def test_a_strategy_sees_only_the_position(level):
    story = play_out(level.setup(4), small_steps)
    for step, choice in zip(story.steps, story.choices, strict=False):
        assert small_steps(step.state) == choice
        assert choice in legal(step.state)


def test_finishing_takes_up_where_a_story_stands(level):
    whole = play_out(level.setup(1), small_steps)
    half = replay(whole.setup, whole.choices[: len(whole.choices) // 2])
    assert finish(half, small_steps) == whole


def test_ways_played_side_by_side_play_as_they_do_alone(level):
    ways = [*STRATEGIES.values(), solution_of(level)]
    for seed, stories in zip((3, 8), play_together(level.setup(0), ways, (3, 8)), strict=True):
        assert list(stories) == [play_out(level.setup(seed), way) for way in ways]
    small, quiet = (STRATEGIES[name] for name in ("small-steps", "breaking-quietly"))
    ((one, other),) = play_together(level.setup(3), [small, quiet], (3,))
    same = next(at for at, choice in enumerate(one.choices) if choice != other.choices[at])
    assert same > 1
    assert all(one.steps[at] is other.steps[at] for at in range(same + 1))


def test_a_table_without_anything_to_play_says_so():
    bare = replace(SETUP, cards=(Card("ask", Kind.ASK),), rounds=6)
    with pytest.raises(StuckError, match=r"round 3 of sample, move") as raised:
        play_out(bare, random_player())
    again = pickle.loads(pickle.dumps(raised.value))
    assert str(again) == str(raised.value)
    assert again.state == raised.value.state


# ---------------------------------------------------------------- counting


def test_wilson_by_the_book():
    rate = wilson(8, 10)
    assert (round(rate.low, 3), round(rate.high, 3)) == (0.490, 0.943)
    assert wilson(0, 0).share == 0
    assert wilson(0, 20).low == 0
    assert 0.99 < wilson(2000, 2000).low < wilson(2000, 2000).high == pytest.approx(1)


def test_a_balance_counts_what_it_plays(level):
    found = balance(level, small_steps, range(6))
    assert found.rate == win_rate(level, small_steps, range(6))
    assert sum(count for _, count in found.endings) == 6
    assert len(found.trust) == len(found.support) == level.rounds


# ---------------------------------------------------------------- what if


@pytest.mark.parametrize("strategy", [small_steps, random_player(3)])
def test_replacing_a_choice_by_itself_changes_nothing(level, strategy):
    story = play_out(level.setup(5), strategy)
    for index in range(0, len(story.choices), 3):
        again = replace_choice(story, index, story.choices[index])
        assert again.story == story
        assert not again.took_over


def test_a_change_leaves_everything_before_it_alone(level):
    story = play_out(level.setup(5), random_player(2))
    for index, made in enumerate(story.choices):
        for instead in alternatives(story.steps[index].state, made)[:2]:
            changed = replace_choice(story, index, instead).story
            assert changed.choices[:index] == story.choices[:index]
            assert changed.choices[index] == instead != made
            assert changed.steps[: index + 1] == story.steps[: index + 1]
            assert changed.state.phase is Phase.OVER
            assert replay(changed.setup, changed.choices) == changed


def test_later_choices_that_still_fit_are_kept():
    story = play_out(SETUP, follow(("ask", "lemonade", "lemonade", "lemonade")))
    index = next(n for n, choice in enumerate(story.choices) if choice == Play("ask"))
    changed = replace_choice(story, index, Play("silence"))
    assert cards_of(changed.story) == ["silence", "lemonade", "lemonade", "lemonade"]
    assert not changed.took_over


def test_where_a_later_choice_no_longer_fits_small_steps_take_over():
    story = play_out(SETUP, follow(("silence", "bench", "bench", "bench")))
    kept = [one for one in story.choices if isinstance(one, Keep)]
    assert kept
    index = next(n for n, choice in enumerate(story.choices) if choice == Play("bench"))
    changed = replace_choice(story, index, Play("lemonade"))
    assert changed.took_over


def test_keeping_instead_of_breaking_is_among_what_is_tried():
    story = play_out(SETUP, follow(("lemonade",), Break.OPENLY))
    index = next(n for n, one in enumerate(story.choices) if isinstance(one, BreakOpenly))
    others = alternatives(story.steps[index].state, story.choices[index])
    assert Keep(story.choices[index].promise) in others


@pytest.mark.parametrize("seed", range(4))
def test_a_turning_point_is_what_it_says(level, seed):
    story = play_out(level.setup(seed), random_player(seed))
    point = turning_point(story)
    assert point == turning_point(story)
    changed = replace_choice(story, point.index, point.instead)
    assert story.choices[point.index] == point.made != point.instead
    assert lowest_trust(changed.story.state) - lowest_trust(story.state) == point.difference
    assert changed.story.state.ending is point.ending
    assert changed.took_over == point.took_over
    assert point.trust == tuple(map(lowest_trust, by_round(changed.story)))


@pytest.mark.parametrize("seed", [9, 12])
def test_more_trust_in_a_worse_ending_is_no_better(seed):
    """In these plays it was once advised to let tension blow up: trust stood higher that day."""
    story = play_out(load(find("levels", "the-coast.toml")).setup(seed), random_player(seed))
    point = turning_point(story)
    endings = list(Ending)
    worse = endings.index(point.ending) > endings.index(story.state.ending)
    assert not (worse and point.difference > 0)


def test_a_turning_point_is_found_while_one_waits(level):
    """Twelve rounds; generous here, because a busy machine is no mistake of ours."""
    story = play_out(replace(level.setup(3), rounds=12), solution_of(level))
    began = perf_counter()
    assert turning_point(story) is not None
    assert perf_counter() - began < 6


# ---------------------------------------------------------------- hindsight


def test_hindsight_counts_what_the_events_say(level):
    for seed in range(12):
        story = play_out(level.setup(seed), random_player(seed))
        foreseen = [one for one in story.events if isinstance(one, PromiseForeseen)]
        judged = [one for one in story.events if isinstance(one, PromiseJudged)]
        assert len(guesses(story)) == len(foreseen)
        assert len(outcomes(story)) == len(judged)
        misread = [one for one in judged if one.status is Status.MISREAD]
        assert {one.promise.id for one in readings(story)} == {one.promise for one in misread}
        if misread:
            assert any(isinstance(one, Wounded) for one in story.events)


def test_a_bond_makes_the_forecasts_rosy_and_without_one_they_are_honest():
    story = play_out(SETUP, follow(("lake-day", "bench", "lake-day")))
    close = rosiness(story)
    assert close.offers > 0
    assert close.shown > close.honest
    alone = rosiness(play_out(replace(SETUP, bonds=()), follow(("lake-day", "bench"))))
    assert alone.shown == alone.honest
    first = story.steps[1].state
    seen = forecast(first, Play("lake-day"))
    assert seen.chance > seen.honest
