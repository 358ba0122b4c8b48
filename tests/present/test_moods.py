"""A face shows what just happened, and every face has its picture."""

import tomllib
from pathlib import Path

import pytest

from game.authoring.load import load
from game.authoring.people import Preset
from game.core.events import ChannelMoved, OfferAnswered, PromiseJudged, Rule
from game.core.kinds import Ending, Status
from game.core.legal import legal
from game.core.moves import Foresee, ForeseeEnding, Keep, Play, Sureness
from game.core.story import replay
from game.data import find
from game.present.narrator import Narrator
from game.present.people import myself, others
from game.present.words import words_for
from game.ui.play.arena import MOOD_ICONS

ROOT = Path(__file__).parent.parent.parent
PLAN = tomllib.loads((ROOT / "assets/make/people.toml").read_text(encoding="utf-8"))
WORDS = words_for("en")
LEVEL = load(find("levels", "on-time.toml"))


def with_temperament(preset):
    mateo = LEVEL.others[0].model_copy(update={"temperament": preset})
    return LEVEL.model_copy(update={"others": (mateo,)})


def play(*cards, level=LEVEL, seed=1):
    """Play these cards in turn, taking the first choice for everything in between."""
    story = replay(level.setup(seed), (ForeseeEnding(Ending.LASTING),))
    left = list(cards)
    while left:
        card = Play(left[0])
        if card in legal(story.state):
            story = story.choose(card)
            left.pop(0)
        else:
            story = story.choose(legal(story.state)[0])
    return story


def face(story, level=LEVEL):
    return others(Narrator(level, story, WORDS))[0].mood


def happened(story, kind):
    return [event for event in story.steps[-1].events if isinstance(event, kind)]


def owned_up(story):
    return any(event.cause.rule is Rule.THEIR_REPAIR for event in happened(story, ChannelMoved))


def alone(card, level=LEVEL):
    """A play of this card after which Mateo does nothing of his own."""
    plays = (play(card, level=level, seed=seed) for seed in range(20))
    return next(story for story in plays if not owned_up(story))


@pytest.mark.parametrize(
    ("preset", "mood"),
    [(Preset.PROUD, "proud"), (Preset.RECIPROCATOR, "annoyed"), (Preset.CAUTIOUS, "annoyed")],
)
def test_an_ultimatum_puts_a_proud_chin_up_and_annoys_the_others(preset, mood):
    level = with_temperament(preset)
    assert face(alone("one-more-were-done", level), level) == mood


def test_whoever_owns_up_opens_even_after_a_proud_no():
    level = with_temperament(Preset.PROUD)
    plays = [play("lake-day-8-10-bus", level=level, seed=seed) for seed in range(60)]
    opened = [story for story in plays if owned_up(story)]
    assert opened
    assert {face(story, level) for story in opened} == {"open"}


@pytest.mark.parametrize(("preset", "proud"), [(Preset.PROUD, True), (Preset.FORGIVING, False)])
def test_a_no_is_proud_where_the_temperament_is(preset, proud):
    level = with_temperament(preset)
    refusals = 0
    for seed in range(20):
        story = play("lake-day-8-10-bus", level=level, seed=seed)
        (answer,) = happened(story, OfferAnswered)
        if not answer.yes and not owned_up(story):
            refusals += 1
            assert (face(story, level) == "proud") is proud
    assert refusals > 5


def test_amends_for_the_grievance_are_a_relief():
    story = alone("take-the-post-down")
    assert any(event.cause.rule is Rule.AMENDS for event in happened(story, ChannelMoved))
    assert face(story) == "relieved"


def test_the_right_next_move_after_an_accident_is_a_relief_for_both():
    for seed in range(200):
        story = play("ten-minutes-one-bench", seed=seed)
        while legal(story.state):
            hurt = story.state.wounds and Play("bench-at-four-anyway")
            choice = hurt if hurt in legal(story.state) else legal(story.state)[0]
            story = story.choose(choice)
            if any(event.cause.rule is Rule.MENDED for event in happened(story, ChannelMoved)):
                assert face(story) == "relieved"
                assert myself(Narrator(LEVEL, story, WORDS)).mood == "relieved"
                return
    pytest.fail("nothing was mended in two hundred plays")


def due(seed):
    """The bench is agreed, and the player's promise is due."""
    story = play("ten-minutes-one-bench", seed=seed)
    while not isinstance(legal(story.state)[0], Keep):
        story = story.choose(legal(story.state)[0])
    return story


def test_a_promise_kept_after_doubt_is_a_relief_and_else_it_is_none():
    seen = set()
    for seed in range(60):
        story = due(seed)
        before = face(story)
        kept = story.choose(legal(story.state)[0])
        if happened(kept, PromiseJudged)[0].status is Status.KEPT and before in {"hurt", "calm"}:
            assert (face(kept) == "relieved") is (before == "hurt")
            seen.add(before)
    assert seen == {"hurt", "calm"}


@pytest.mark.parametrize(("sureness", "mood"), [("doubtful", "relieved"), ("likely", "warm")])
def test_the_player_is_relieved_by_what_the_player_did_not_count_on(sureness, mood):
    for seed in range(40):
        story = due(seed)
        while isinstance(legal(story.state)[0], Keep):
            story = story.choose(legal(story.state)[0])
        asked = legal(story.state)[0]
        if isinstance(asked, Foresee):
            after = story.choose(Foresee(asked.promise, Sureness(sureness)))
            if happened(after, PromiseJudged)[0].status is Status.KEPT:
                assert myself(Narrator(LEVEL, after, WORDS)).mood == mood
                return
    pytest.fail("Mateo kept no promise in forty plays")


def test_everybody_is_drawn_in_every_mood_that_has_a_word_and_a_sign():
    words = {key.removeprefix("mood.") for key in WORDS.table if key.startswith("mood.")}
    assert words == set(PLAN["moods"]) == set(MOOD_ICONS)
    for icon in MOOD_ICONS.values():
        assert find("assets", "icons", f"{icon}.svg").is_file()
    drawn = {path.stem for path in (ROOT / "assets/portraits").glob("*.png")}
    assert drawn == {f"{person}-{mood}" for person in PLAN["people"] for mood in PLAN["moods"]}


def test_the_portraits_stay_small():
    sizes = [path.stat().st_size for path in (ROOT / "assets/portraits").glob("*.png")]
    assert sum(sizes) < 2_500_000
    assert max(sizes) < 16_000
