"""Whoever is spoken to answers, in words that fit the move and the temper."""

import random
from itertools import pairwise

import pytest

from game.authoring.load import load
from game.core.events import CardPlayed, LineSpoken
from game.core.kinds import Ending, Kind
from game.core.legal import legal
from game.core.moves import ForeseeEnding, Next, Play
from game.core.setup import Temperament
from game.core.story import replay
from game.core.temperament import PRESETS
from game.data import find
from game.present.answers import ANSWER, nearest
from game.present.narrator import Narrator
from game.present.show import show
from game.present.telling import tell
from game.present.words import languages, words_for

WORDS = words_for()
ANSWERED = (
    Kind.SORRY,
    Kind.OWN_UP,
    Kind.AMENDS,
    Kind.CLARIFY,
    Kind.COMMIT,
    Kind.LEAN,
    Kind.BOAST,
)


def named(name):
    return load(find("levels", f"{name}.toml"))


def began(level, *choices, seed=7):
    return replay(level.setup(seed), (ForeseeEnding(Ending.LASTING), *choices))


def answers(level, story):
    """What was said last, as the player hears it."""
    last = Narrator(level, story, WORDS).told(len(story.steps) - 1)
    return [event.line for event in last if isinstance(event, LineSpoken)]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("temper", PRESETS)
def test_every_temper_has_an_answer_to_every_move_in_every_language(language, temper):
    words = words_for(language)
    for move in (*ANSWERED, "hollow"):
        one, other = (words.say(f"{ANSWER}{move}_{temper}_{number}") for number in (1, 2))
        assert one != other


@pytest.mark.parametrize(
    ("name", "card", "line"),
    [
        ("the-secret", "undo-what-you-can", "amends_cautious"),
        ("the-shared-room", "say-it-about-the-headphones", "own-up_opportunist"),
        ("on-time", "make-five-mean-five", "clarify_reciprocator"),
        ("on-time", "quick-sorry", "sorry_reciprocator"),
    ],
)
def test_nobody_owns_up_or_makes_clear_to_a_wall(name, card, line):
    level = named(name)
    story = began(level, Play(card))
    (said,) = answers(level, story)
    assert said.startswith(f"{ANSWER}{line}_")
    view = show(level, story, WORDS)
    spoken = getattr(view, "speech", ()) or getattr(view, "happened", ())
    assert WORDS.say(said) in repr(spoken)
    assert WORDS.say(said) in "\n".join(tell(level, story, WORDS))


def test_the_same_move_does_not_get_the_same_words_twice_in_a_row():
    level = named("on-time")
    clear = Play("make-five-mean-five")
    story = began(level, clear)
    first = answers(level, story)
    while clear not in legal(story.state):
        story = story.choose(legal(story.state)[0])
    assert answers(level, story.choose(clear)) != first


def test_where_nothing_waits_for_an_answer_it_rings_hollow():
    level = named("on-time")
    story = began(level, Play("plain-own-up"), Next())
    story = story.choose(Play("quick-sorry"))
    assert answers(level, story)[0].startswith(f"{ANSWER}hollow_reciprocator_")


def test_a_line_of_the_level_comes_before_a_general_one():
    """Whoever opens up at once about the own part has answered."""
    general = opened = 0
    for name in ("the-pledge", "the-band"):
        level = named(name)
        for seed in range(12):
            luck, story = random.Random(seed), replay(level.setup(seed))
            while choices := legal(story.state):
                story = story.choose(luck.choice(choices))
                step = story.steps[-1]
                moves = [
                    event
                    for event in step.events
                    if isinstance(event, CardPlayed)
                    and event.by == "you"
                    and story.setup.card(event.card).kind in ANSWERED
                ]
                if moves:
                    said = answers(level, story)
                    own = [line for line in said if ".offers." not in line]
                    assert len(own) == len(set(own)) == 1, said
                    general += own[0].startswith(ANSWER)
                    opened += not own[0].startswith(ANSWER)
    assert general
    assert opened


def test_an_answer_comes_after_what_the_move_did_and_before_what_follows():
    level = named("the-secret")
    told = tell(level, began(level, Play("undo-what-you-can"), Next()), WORDS)
    heard = next(place for place, line in enumerate(told) if "can listen again" in line)
    assert told[heard + 1].startswith("Nia: “")


def test_a_temperament_in_numbers_answers_like_the_one_it_is_most_like():
    assert [nearest(one) for one in PRESETS.values()] == list(PRESETS)
    aalto = next(one for one in named("the-coast").setup(1).parties if one.id == "aalto")
    assert nearest(aalto.temperament) == "opportunist"
    soft = Temperament(
        honesty=0, reciprocity=800, pride=0, patience=0, opportunism=0, forgiveness=800
    )
    assert nearest(soft) == "forgiving"


def test_nobody_says_the_same_twice_in_a_row():
    for name in ("on-time", "the-secret"):
        level = named(name)
        for seed in range(6):
            luck, story = random.Random(seed), replay(level.setup(seed))
            while choices := legal(story.state):
                story = story.choose(luck.choice(choices))
            told = [line for line in tell(level, story, WORDS) if "“" in line]
            assert all(one != other for one, other in pairwise(told))
