"""What is shown adds up, and never shows what the player cannot know."""

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from game.authoring.load import load
from game.core.events import SecretKept
from game.core.kinds import Clarity, Ending, Phase
from game.core.legal import legal
from game.core.moves import BreakQuietly, ForeseeEnding, Keep, Next, Play
from game.core.story import replay
from game.data import find
from game.present.narrator import Narrator
from game.present.show import show
from game.present.telling import tell
from game.present.views import BriefingView, EndingView, FollowView, ReckoningView, TableView
from game.present.words import words_for

LEVELS = ["on-time", "the-corridor"]
WORDS = words_for()


def level_named(name):
    return load(find("levels", f"{name}.toml"))


def random_story(level, seed):
    luck = random.Random(seed)
    story = replay(level.setup(seed))
    while choices := legal(story.state):
        yield story
        story = story.choose(luck.choice(choices))
    yield story


def number(text):
    return Decimal(text.replace("−", "-"))


@pytest.mark.parametrize("name", LEVELS)
@pytest.mark.parametrize("seed", range(6))
def test_every_position_can_be_shown(name, seed):
    level = level_named(name)
    kinds = {type(show(level, story, WORDS)) for story in random_story(level, seed)}
    assert {BriefingView, TableView, ReckoningView, EndingView} <= kinds


@pytest.mark.parametrize("name", LEVELS)
@pytest.mark.parametrize("seed", range(6))
def test_the_ledger_adds_up_to_the_number(name, seed):
    level = level_named(name)
    for story in random_story(level, seed):
        view = show(level, story, WORDS)
        if not isinstance(view, ReckoningView):
            continue
        for ledger in view.ledgers:
            adds = sum(number(row.adds) for row in ledger.rows)
            assert adds == number(ledger.total)
            assert abs(number(ledger.after) - number(ledger.before) - adds) <= Decimal("0.1")
            for row in ledger.rows:
                assert sum(number(line.change) for line in row.lines) == number(row.change)
                weight = Decimal(row.weight.rstrip("%")) / 100
                assert number(row.change) * weight == number(row.adds)
                for line in row.lines:
                    check_line(line)


def check_line(line):
    product = number(line.base)
    for _, factor in line.factors:
        product *= number(factor)
    if not line.limit:
        assert abs(product - number(line.change)) <= Decimal("0.05")


@pytest.mark.parametrize("name", LEVELS)
def test_trust_is_shown_with_its_three_addends(name):
    level = level_named(name)
    for story in random_story(level, 3):
        view = show(level, story, WORDS)
        for thread in view.threads:
            adds = sum(number(strand.adds) for strand in thread.strands)
            assert abs(adds - number(thread.trust)) <= Decimal("0.15")
            assert 0 <= thread.trust_thousandths <= 100_000


def test_hidden_aims_stay_hidden_until_asked():
    level = level_named("on-time")
    story = replay(level.setup(1), (ForeseeEnding(Ending.LASTING),))
    aim = level.others[0].aims[1]
    assert aim not in repr(show(level, story, WORDS))
    asked = story.choose(Play("whats-before-four"))
    assert aim in repr(show(level, asked, WORDS))


def test_a_quiet_breach_that_nobody_saw_is_no_fray_in_their_thread():
    level = level_named("on-time")
    for seed in range(60):
        story = replay(level.setup(seed), (ForeseeEnding(Ending.LASTING),))
        story = story.choose(Play("walk-from-his-corner"))
        while story.state.phase is not Phase.OVER:
            if story.state.phase is Phase.FOLLOW_THROUGH:
                story = story.choose(BreakQuietly(legal(story.state)[0].promise))
                if any(isinstance(event, SecretKept) for event in story.steps[-1].events):
                    view = show(level, story, WORDS)
                    assert view.threads[0].frays == ()
                    return
            story = story.choose(legal(story.state)[0])
    pytest.fail("no quiet breach stayed hidden in sixty plays")


def test_breaking_quietly_is_held_and_says_how_likely_it_is_seen():
    level = level_named("on-time")
    story = replay(level.setup(2), (ForeseeEnding(Ending.LASTING), Play("bench-at-four-anyway")))
    view = show(level, story, WORDS)
    assert isinstance(view, FollowView)
    assert [option.held for option in view.options] == [False, False, True]
    assert "100%" in view.options[2].detail
    assert isinstance(view.options[0].choice, Keep)


@pytest.mark.parametrize("name", LEVELS)
def test_a_told_story_has_no_loose_ends(name):
    level = level_named(name)
    for seed in range(20):
        *_, story = random_story(level, seed)
        text = "\n".join(tell(level, story, WORDS))
        assert "{" not in text
        assert "plain-" not in text
        assert ".." not in text.replace("…", "")
        assert str(story.state.round) in text


def test_going_public_asks_which_promise_is_meant():
    level = level_named("on-time")
    plays = (ForeseeEnding(Ending.LASTING), Play("take-the-post-down"), Next())
    view = show(level, replay(level.setup(7), plays), WORDS)
    card = next(card for card in view.cards if card.id == "plain-commit")
    assert [way.label for way in card.ways] == ["About “Take the Post Down”"]


def test_a_vague_promise_says_when_it_has_been_cleared_up():
    level = level_named("the-group-project")
    story = replay(level.setup(3)).choose(ForeseeEnding(Ending.LASTING))
    story = story.choose(Play("ive-got-this")).choose(Next())
    (vague,) = show(level, story, WORDS).promises
    assert vague.clarity == Clarity.VAGUE
    cleared = "You have both said what that means."
    assert cleared not in vague.text
    clear = replace(story.state.promises[0], clarity=Clarity.CLEAR)
    assert Narrator(level, story, WORDS).promised(clear) == f"{vague.text} {cleared}"
