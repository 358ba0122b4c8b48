"""What fell through is told with what happened; a lie about it is not nobody's fault."""

import pytest

from game.authoring.load import load
from game.core.events import PriceMoved, PromiseJudged
from game.core.kinds import Ending, Status
from game.core.legal import legal
from game.core.moves import ForeseeEnding, Keep, Next, Play, Reply
from game.core.story import replay
from game.data import find
from game.lab.play import play_out
from game.lab.strategies import solution_of
from game.present.looking_back import look_back
from game.present.narrator import Narrator
from game.present.show import show
from game.present.telling import sentence, tell
from game.present.words import words_for

WORDS = words_for()
BOXES = "filters-on-the-wrong-ship"


def pledged(answer):
    """The filters are late: what the player then says about it."""
    level = load(find("levels", "the-pledge.toml"))
    for seed in range(40):
        story = replay(level.setup(seed), (ForeseeEnding(Ending.LASTING),))
        while choices := legal(story.state):
            wishes = [Play("filters-for-forty-schools"), Reply(BOXES, answer), Next()]
            wished = [one for one in choices if one in wishes or isinstance(one, Keep)]
            story = story.choose((wished or choices)[0])
            if Reply(BOXES, answer) in story.choices:
                return level, story
    raise AssertionError


def told_everywhere(level, story):
    """The promise in what is told, on the thread, and in the look back."""
    frays = [fray.story for one in show(level, story, WORDS).threads for fray in one.frays]
    review = [text for _, _, text in look_back(level, story, WORDS).stories]
    return [line for line in (*tell(level, story, WORDS), *frays, *review) if "Forty" in line]


def test_what_fell_through_names_what_happened():
    level, story = pledged("the-shipping-paper-today")
    assert Status.FELL_THROUGH in [promise.status for promise in story.state.promises]
    said = "fell through: Filters on the Wrong Ship. Nobody was at fault."
    assert said in "\n".join(told_everywhere(level, story))
    lines = [line for line in told_everywhere(level, story) if "fell through" in line]
    assert len(lines) == 3


def test_empty_boxes_on_the_wall_are_somebody_s_fault():
    level, story = pledged("hang-up-the-boxes")
    told = "\n".join(told_everywhere(level, story))
    assert "“Filters for Forty Schools” was not done, and you made it look done." in told
    assert "It came out: Filters on the Wrong Ship." in told
    assert "Nobody was at fault" not in told


@pytest.mark.parametrize("answer", ["the-shipping-paper-today", "hang-up-the-boxes"])
def test_the_look_back_says_the_same(answer):
    level, story = pledged(answer)
    while choices := legal(story.state):
        quiet = [one for one in choices if one == Play("plain-silence")]
        story = story.choose((quiet or choices)[0])
    review = " ".join(text for _, _, text in look_back(level, story, WORDS).stories)
    assert ("made it look done. It came out, and Strand saw it" in review) == (
        answer == "hang-up-the-boxes"
    )
    assert ("fell through on your side: Filters on the Wrong Ship" in review) == (
        answer == "the-shipping-paper-today"
    )


# ---------------------------------------------------------------- prices at home


def priced(level, cards, change, until=30):
    """The sentence of a change of price."""
    story = play_out(level.setup(7), solution_of(level))
    event = next(one for one in story.events if isinstance(one, PromiseJudged))
    moved = PriceMoved(
        cause=event.cause, seen_by=event.seen_by, cards=cards, change=change, until=until
    )
    return sentence(Narrator(level, story, WORDS), moved).text


def test_cards_cost_more_or_less_and_never_a_negative_amount():
    level = load(find("levels", "the-corridor.toml"))
    one, two = "one-convoy-one-morning", "replace-the-insulin"
    said = "“One Convoy, One Morning” costs 1.0 less support until round 30."
    assert priced(level, (one,), -10) == said
    said = (
        "“One Convoy, One Morning” and “Replace the Insulin” cost 2.5 more support until round 30."
    )
    assert priced(level, (one, two), 25) == said


def test_a_play_that_met_a_cheaper_card_shows_no_negative_cost():
    level = load(find("levels", "the-corridor.toml"))
    told = 0
    for seed in range(40):
        story = play_out(level.setup(seed), solution_of(level))
        lines = tell(level, story, WORDS)
        assert not [line for line in lines if "cost −" in line or "cost +" in line]
        told += any("less support until round" in line for line in lines)
    assert told
