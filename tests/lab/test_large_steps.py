"""Three Steps: four large agreements, out of reach at first, within reach over small ones."""

import pytest

from game.authoring.load import load
from game.data import find
from game.lab.play import play_out
from game.lab.strategies import solution_of

LEVEL = load(find("levels", "three-steps.toml"))
LARGE = LEVEL.accord_rule.cards
LADDER = LEVEL.solution.plays[:7]
GAMES = 100


def signed(plays, card):
    """How often the card is signed in a play of these cards, kept in everything."""
    way = LEVEL.solution.model_copy(update={"plays": plays})
    playing = solution_of(LEVEL.model_copy(update={"solution": way}))
    ends = (play_out(LEVEL.setup(seed), playing).state for seed in range(GAMES))
    return sum(any(one.card == card and one.agreed for one in end.played) for end in ends) / GAMES


def test_there_are_four_and_they_are_large():
    assert len(LARGE) == 4
    assert {LEVEL.card(card).size for card in LARGE} == {4}


@pytest.mark.parametrize("card", LARGE)
def test_none_is_signed_before_there_is_trust(card):
    assert signed((card, card), card) <= 0.02


def test_the_small_steps_lead_to_each_of_them_alike():
    found = {card: signed((*LADDER, card, card), card) for card in LARGE}
    assert min(found.values()) >= 0.5, found
    assert max(found.values()) - min(found.values()) <= 0.1, found


@pytest.mark.parametrize("card", LARGE)
def test_each_costs_both_sides_the_same(card):
    large = LEVEL.card(card)
    assert large.you_promise.cost == large.they_promise.cost > 0
