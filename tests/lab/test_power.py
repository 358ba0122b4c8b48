"""What power does in the two lessons about it, in both chairs.

The weaker side hears no more often, and what it gives is taken for granted. The stronger side gets
no more yeses for its strength; it only learns less from what it is given (Inesi, Gruenfeld and
Galinsky 2012). Nobody is better off for the gap (Wong and Howard 2017).
"""

from dataclasses import dataclass, replace
from functools import cache

import pytest

from game.authoring.load import load
from game.core.events import OfferAnswered
from game.data import find
from game.lab.play import play_out
from game.lab.strategies import solution_of, winning

GAMES = 40
WEAKER, STRONGER = ("upstream", "the-shared-room"), ("the-captain", "the-pledge")


@dataclass(frozen=True)
class Outcome:
    """Over some plays of the solution: yeses among offers, what each side feels, and wins."""

    yes: float
    theirs: float
    mine: float
    won: float


@cache
def played(name, power):
    level = load(find("levels", f"{name}.toml"))
    table, way = level.setup(0), solution_of(level)
    me, (other,) = table.player, table.others
    sides = {me: power, other: 100 - power}
    table = replace(
        table, parties=tuple(replace(one, power=sides[one.id]) for one in table.parties)
    )
    stories = [play_out(table.with_seed(seed), way) for seed in range(GAMES)]
    answers = [
        event.yes
        for story in stories
        for event in story.events
        if isinstance(event, OfferAnswered) and event.by == other
    ]
    ends = [story.state for story in stories]
    return Outcome(
        sum(answers) / len(answers),
        sum(end.relation(other, me).compromise for end in ends) / GAMES / 10,
        sum(end.relation(me, other).compromise for end in ends) / GAMES / 10,
        sum(winning(end.ending) for end in ends) / GAMES,
    )


@pytest.mark.parametrize(
    ("name", "side"),
    [(name, -1) for name in WEAKER] + [(name, 1) for name in STRONGER],
)
def test_the_level_sits_the_player_on_the_side_it_is_about(name, side):
    table = load(find("levels", f"{name}.toml")).setup(0)
    mine, theirs = (table.party(one).power for one in (table.player, *table.others))
    assert (mine - theirs) * side > 0


@pytest.mark.parametrize("name", [*WEAKER, *STRONGER])
def test_the_weaker_side_hears_no_more_often_and_its_favors_count_for_less(name):
    even, weak, weakest = (played(name, power) for power in (50, 35, 20))
    assert even.yes >= weak.yes >= weakest.yes
    assert even.yes > weakest.yes + 0.02
    assert even.theirs > weak.theirs + 1 > weakest.theirs + 2


@pytest.mark.parametrize("name", [*WEAKER, *STRONGER])
def test_the_stronger_side_gets_no_more_yeses_and_learns_less_from_what_it_is_given(name):
    even, strong, strongest = (played(name, power) for power in (50, 65, 80))
    assert strongest.yes <= even.yes + 0.02
    assert even.mine > strong.mine + 1 > strongest.mine + 2


@pytest.mark.parametrize("name", [*WEAKER, *STRONGER])
def test_nobody_is_better_off_for_the_gap_and_small_steps_still_lead_across_it(name):
    even = played(name, 50)
    for power in (20, 35, 65, 80):
        uneven = played(name, power)
        assert uneven.theirs + uneven.mine < even.theirs + even.mine
        assert uneven.won >= 0.7
