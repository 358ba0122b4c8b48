"""In words first, then in numbers that add up: what went against a strand does not explain it."""

import random

import pytest

from game.authoring.load import load
from game.cli.shipped import shipped_levels
from game.core.events import ChannelMoved, Rule, Succeeded
from game.core.legal import legal
from game.core.story import replay
from game.present.narrator import Narrator
from game.present.show import show
from game.present.views import ReckoningView
from game.present.words import words_for

WORDS = words_for()


def reckonings(level, seeds):
    for seed in seeds:
        luck, story = random.Random(seed), replay(level.setup(seed))
        while choices := legal(story.state):
            story = story.choose(luck.choice(choices))
            view = show(level, story, WORDS)
            if isinstance(view, ReckoningView):
                yield story, view


def value(text):
    return float(text.replace("−", "-"))


@pytest.mark.parametrize("path", shipped_levels().values(), ids=lambda path: path.stem)
def test_the_cause_of_a_strand_goes_the_way_of_its_sum(path):
    level = load(path)
    mixed = 0
    for _, view in reckonings(level, range(3)):
        for ledger in view.ledgers:
            for row in ledger.rows:
                named = [line for line in row.lines if line.sentence == row.sentence]
                came_to = round(sum(value(line.change) for line in named), 1)
                if value(row.change):
                    assert came_to * value(row.change) > 0, (row.sentence, came_to, row.change)
                assert (
                    bool(row.against)
                    == any(
                        value(line.change) * (value(row.change) or came_to) < 0
                        for line in row.lines
                    )
                    or came_to == 0
                )
                mixed += bool(row.against)
    assert mixed


def test_a_trust_that_nothing_moved_says_so_in_one_sentence():
    level = load(shipped_levels()["on-time"])
    still = 0
    for _, view in reckonings(level, range(4)):
        for ledger in view.ledgers:
            if not any(row.lines for row in ledger.rows):
                still += 1
                assert ledger.title.endswith(f" stayed at {ledger.after}.")
                assert ledger.before == ledger.after
    assert still


def test_what_was_held_at_a_limit_says_what_it_would_have_been():
    level = load(shipped_levels()["the-coast"])
    held = 0
    for story, view in reckonings(level, range(6)):
        for event in Narrator(level, story, WORDS).this_round():
            if isinstance(event, ChannelMoved) and event.change != event.computed:
                held += 1
                limits = [
                    line.limit
                    for ledger in view.ledgers
                    for row in ledger.rows
                    for line in row.lines
                ]
                ours = "you" in (event.holder, event.other)
                would = f"it would be {WORDS.signed(event.computed, 10)}, "
                assert not ours or any(limit.startswith(would) for limit in limits)
    assert held


def test_what_somebody_new_takes_from_trust_says_who_is_new():
    level = load(shipped_levels()["the-handshake"])
    for story, view in reckonings(level, range(12)):
        this_round = Narrator(level, story, WORDS).this_round()
        if any(isinstance(event, Succeeded) for event in this_round):
            lines = [line for one in view.ledgers for row in one.rows for line in row.lines]
            said = {line.sentence for line in lines if line.sentence.startswith("The Party Vote")}
            assert said == {
                "The Party Vote: Adomako is new here, and part of the trust starts over."
            }
            return
    pytest.fail("nobody was succeeded in twelve plays")


def test_who_hit_back_is_told_before_the_numbers_say_so():
    level = load(shipped_levels()["upstream"])
    told = 0
    for story, view in reckonings(level, range(10)):
        this_round = Narrator(level, story, WORDS).this_round()
        hit = any(
            isinstance(event, ChannelMoved) and event.cause.rule is Rule.PROVOKED
            for event in this_round
        )
        lines = [line.text for line in view.happened]
        assert lines.count("Castellanos hit back.") == hit
        told += hit
    assert told
