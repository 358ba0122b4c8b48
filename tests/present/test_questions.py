"""What waits for an answer is shown until it has one, and what came of it is told."""

import random
from pathlib import Path

import pytest

from game.authoring.load import load
from game.core.kinds import Ending, Phase
from game.core.legal import legal
from game.core.moves import Accept, ForeseeEnding, Next, Play, Reply
from game.core.story import replay
from game.present.looking_back import look_back
from game.present.show import show
from game.present.telling import tell
from game.present.words import words_for

LEVEL = load(Path(__file__).parents[1] / "levels/every-word.toml")
WORDS = words_for("en")
COAT = Reply("rain", "give-it-back")


def asked(seed=1):
    """The first question, which comes before the first move."""
    return replay(LEVEL.setup(seed), [ForeseeEnding(Ending.LASTING)])


def shown(story):
    return show(LEVEL, story, WORDS)


def on_to(story, wanted, card="list"):
    """Play one card again and again until a position is as wanted."""
    while not wanted(story.state):
        choices = legal(story.state)
        story = story.choose(Play(card) if Play(card) in choices else choices[0])
    return story


def test_a_question_shows_its_title_its_text_and_its_answers():
    view = shown(asked())
    assert view.offer is None
    assert view.question.title == "Rain"
    assert view.question.text.startswith("It rains on the bench")
    labels = [answer.label for answer in view.question.answers]
    assert labels == ["Give the coat back, although it is warm.", "Wear it."]
    assert [answer.choice for answer in view.question.answers] == list(legal(asked().state))


def test_what_asks_is_no_news_until_it_was_answered():
    assert "Rain" not in [line.title for line in shown(asked()).news]
    view = shown(asked().choose(COAT))
    assert view.question is None
    first, *others = view.news
    assert first.title == "Rain"
    given = "You answered: “Give the coat back, although it is warm.”"
    assert first.text == f"{given} Sam takes the coat and looks at it for a while."
    assert others == []


def test_power_and_the_price_of_breaking_are_news():
    told = [line.text for line in shown(asked()).news]
    assert told == [
        "You have more power until round 2.",
        "Breaking “Bench” would bring you 4.0 support until round 3.",
    ]


def test_a_card_that_is_refused_says_so_and_promises_no_chance():
    view = shown(asked().choose(COAT))
    chances = {card.id: card.chance_text for card in view.cards}
    assert chances["hall"] == "Sam can wait: nothing this big for now (0%)"
    assert chances["bench"].startswith("Sam: ")
    assert "can wait" not in chances["bench"]


def test_a_signature_under_pressure_is_told():
    story = asked().choose(COAT).choose(Play("or-else"))
    told = tell(LEVEL, story, WORDS)
    signed = told.index("“The Hall” is signed, under pressure.")
    assert "You played “Sign or Go”." in told[:signed]
    story = on_to(story, lambda state: state.round == 2)
    assert "The Pen. Everybody has seen the pen." in tell(LEVEL, story, WORDS)


def test_whoever_takes_a_chair_gets_name_face_and_nothing_of_the_past():
    story = on_to(asked().choose(COAT), lambda state: state.round == 4)
    before, after = shown(asked()).others[0], shown(story).others[0]
    assert (before.name, before.portrait) == ("Sam", "mateo")
    assert (after.name, after.portrait, after.line) == ("Ines", "priya", "Reads every page")
    assert shown(story).threads[0].title == "Ines’s trust in you"
    told = tell(LEVEL, story, WORDS)
    change = told.index("Ines takes the chair. Reads every page.")
    assert not any("Ines" in line for line in told[:change])
    assert any(line.startswith("Sam: ") for line in told[:change])


def test_a_kept_promise_stays_with_whoever_saw_it_kept():
    for seed in range(30):
        story = on_to(asked(seed).choose(COAT), lambda state: state.phase is Phase.OVER, "bench")
        stories = [knot.story for knot in shown(story).threads[1].knots]
        if len(stories) > 1:
            break
    assert stories[0].split(": ")[1].startswith("Sam kept")
    assert any("Ines kept" in told for told in stories)


def test_a_trade_is_offered_in_its_own_words():
    for seed in range(60):
        story = asked(seed).choose(COAT)
        story = on_to(story, lambda state: state.offer or state.phase is Phase.OVER, "bench")
        if story.state.offer is not None and story.state.offer.card == "log":
            break
    view = shown(story)
    assert view.offer.title == f"{view.others[0].name} offers: The Log"
    assert view.offer.answers[0].detail == "Both of you open up. Your own move is still yours."
    assert view.offer.card.home == "−2.0"
    assert shown(story.choose(Accept())).offer is None


@pytest.mark.parametrize("seed", range(8))
def test_every_position_can_be_shown_and_looked_back_on(seed):
    luck = random.Random(seed)
    story = replay(LEVEL.setup(seed))
    while choices := legal(story.state):
        shown(story)
        story = story.choose(luck.choice(choices))
    review = look_back(LEVEL, story, WORDS)
    assert review.points
    assert story.choices[-1] == Next()


def test_a_card_that_forces_says_what_would_be_signed():
    """The player has more power in the first rounds, and no more than anybody later."""
    story = asked().choose(COAT)
    card = next(card for card in shown(story).cards if card.id == "or-else")
    assert card.chance_text == "“The Hall” is signed, wanted or not: you have more power"
    hall = next(card for card in shown(story).cards if card.id == "hall")
    assert (card.mine, card.theirs, card.due_text) == (hall.mine, hall.theirs, hall.due_text)
    later = on_to(story, lambda state: state.round == 3 and state.phase is Phase.MOVE)
    card = next(card for card in shown(later).cards if card.id == "or-else")
    assert card.chance_text == "“The Hall” is not signed: for that you need more power"
    assert (card.mine, card.theirs) == ("", ())
