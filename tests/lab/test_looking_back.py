"""The review adds up, hides nothing any more, and says what it says from the catalog."""

from pathlib import Path

import pytest

from game.authoring.load import load
from game.core.events import PromiseForeseen
from game.core.kinds import Ending
from game.core.story import replay
from game.core.trust import trust
from game.lab.play import play_out
from game.lab.strategies import random_player, solution_of
from game.present.looking_back import look_back
from game.present.words import Words

LEVELS = Path(__file__).parents[2] / "levels"


class Keys(Words):
    """Words that say their key and their values, so that the catalog is not what is tested."""

    def say(self, key, **values):
        return f"{key}({', '.join(f'{name}={value}' for name, value in values.items())})"

    def has(self, key):
        return bool(key)


@pytest.fixture(scope="module", params=["on-time", "the-corridor"])
def level(request):
    return load(LEVELS / f"{request.param}.toml")


@pytest.mark.parametrize("seed", range(3))
def test_the_timeline_is_the_play(level, seed):
    story = play_out(level.setup(seed), random_player(seed))
    view = look_back(level, story, Keys("keys", {"number.point": "."}))
    other, me = story.setup.others[0], story.setup.player
    assert [point.round for point in view.points] == list(range(story.state.round + 1))
    last = view.points[-1]
    assert last.trust == trust(story.state.relation(other, me))
    assert last.back == trust(story.state.relation(me, other))
    assert 50 * last.strands[0] + 30 * last.strands[1] + 20 * last.strands[2] == last.trust
    assert view.turning_point is not None
    assert any(point.what_if is not None for point in view.points)
    foreseen = [event for event in story.events if isinstance(event, PromiseForeseen)]
    assert len(view.predictions) == len(foreseen)
    assert len(view.questions) == 3
    judged = [one for one in story.state.promises if one.judged]
    assert len(view.knots) + len(view.frays) >= len(judged)


def test_a_fitting_guess_leaned_the_right_way(level):
    view = look_back(
        level, play_out(level.setup(1), solution_of(level)), Keys("keys", {"number.point": "."})
    )
    for row in view.predictions:
        assert row.fitting == (row.guess < 2 if row.kept else row.guess > 2)


def test_a_play_that_is_not_over_has_no_turning_point(level):
    whole = play_out(level.setup(2), solution_of(level))
    half = replay(whole.setup, whole.choices[:6])
    view = look_back(level, half, Keys("keys", {"number.point": "."}))
    assert view.turning_point is None
    assert "subtitle_open" in view.subtitle
    assert len(list(Ending)) == 7
