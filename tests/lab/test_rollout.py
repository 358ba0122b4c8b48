"""Weighing cards: the better one is found, and who shares the work changes nothing."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

from game.core.kinds import Clarity, Kind
from game.core.sample import SETUP
from game.core.setup import Card, Pledge
from game.lab.rollout import Worth, weigh, weigh_again

MIX = ("small-steps", "silence", "random")


def gesture(name, size, home=0):
    pledges = (Pledge("you", Clarity.VERIFIABLE, 0),)
    return Card(name, Kind.GESTURE, size, pledges, again=True, home=home)


def test_what_is_only_worse_is_useless_and_what_is_only_better_dominates():
    cards = (gesture("large", 2), Card("insult", Kind.BLAME), Card("wait", Kind.SILENCE))
    worth = weigh(replace(SETUP, cards=cards, bonds=(), accord=None), MIX, 24)
    assert worth.positions == 24
    assert worth.legal == {"large": 24, "insult": 24, "wait": 24}
    assert worth.dominant("large")
    assert worth.useless("insult")
    assert not worth.useless("large")
    assert not worth.dominant("insult")


def test_where_there_is_nothing_to_choose_nothing_is_counted():
    alone = replace(SETUP, cards=(Card("wait", Kind.SILENCE),))
    assert weigh(alone, MIX, 8) == Worth()


def test_any_number_of_workers_gives_the_same():
    alone = weigh(SETUP, MIX, 10)
    told = []
    with ProcessPoolExecutor(2) as executor:
        shared = weigh(SETUP, MIX, 10, executor, lambda *at: told.append(at))
    assert shared == alone
    assert told[-1] == (10, 10)


SHORT = replace(
    SETUP,
    rounds=2,
    cards=(gesture("large", 2), Card("insult", Kind.BLAME), Card("wait", Kind.SILENCE)),
    bonds=(),
    accord=None,
)


def test_a_card_that_was_never_best_is_looked_for_until_the_answer_is_firm():
    worth = weigh(SHORT, MIX, 4)
    before = worth.legal["large"]
    assert not worth.useless("insult")
    told = []
    with ProcessPoolExecutor(2) as executor:
        later = SHORT.with_seed(4)
        weigh_again(worth, ["large", "insult"], later, MIX, executor, lambda *at: told.append(at))
    assert worth.useless("insult")
    assert worth.legal["insult"] >= 300
    assert worth.legal["large"] == before
    assert worth.positions == 4
    assert told == [(done, 400) for done in range(40, told[-1][0] + 1, 40)]


def test_a_card_that_was_best_is_let_go_whoever_shares_the_work():
    alone, shared = Worth(), Worth()
    weigh_again(alone, ["large"], SHORT, MIX)
    assert alone.close["large"] > 0
    assert alone.legal["large"] == 40
    with ProcessPoolExecutor(2) as executor:
        weigh_again(shared, ["large"], SHORT, MIX, executor)
    assert shared == alone


def test_few_positions_prove_nothing():
    never = Worth(12, Counter(card=12), Counter(), Counter())
    assert not never.useless("card")
    lucky = Worth(5, Counter(card=5), Counter(card=4), Counter(card=4))
    assert lucky.rate("card").share == 0.8
    assert not lucky.dominant("card")
