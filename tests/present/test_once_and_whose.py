"""What is told belongs to its moment, its promise and whoever did it, and is told once."""

import random

import pytest

from game.authoring.load import load
from game.authoring.model import Act
from game.core.change import replace
from game.core.events import Happened, LineSpoken, PromiseJudged, Replied, SecretEnded
from game.core.kinds import Ending, Phase, Status
from game.core.legal import legal
from game.core.moves import BreakOpenly, Decline, ForeseeEnding, Keep, Play
from game.core.story import replay
from game.data import find
from game.present.closing import largest_act
from game.present.looking_back import look_back
from game.present.narrator import Narrator
from game.present.show import show
from game.present.table import promise_view
from game.present.telling import tell
from game.present.views import FollowView, ReckoningView, TableView
from game.present.words import words_for

WORDS = words_for()


def named(name):
    return load(find("levels", f"{name}.toml"))


def began(level, seed, **dials):
    setup = level.setup(seed)
    setup = replace(setup, dials=replace(setup.dials, **dials))
    return replay(setup, (ForeseeEnding(Ending.LASTING),))


def played(level, seeds=3):
    """Every position of some plays at random."""
    for seed in range(seeds):
        luck, story = random.Random(seed), replay(level.setup(seed))
        while choices := legal(story.state):
            story = story.choose(luck.choice(choices))
            yield story


def to_the_end(story):
    while choices := legal(story.state):
        small = [one for one in choices if one in (Play("plain-silence"), Decline())]
        story = story.choose((small or choices)[0])
    return story


# ---------------------------------------------------------------- a line is said once


def test_a_line_is_shown_after_the_step_that_said_it_and_not_again():
    level, silent, spoken = named("on-time"), 0, 0
    for story in played(level):
        view = show(level, story, WORDS)
        if isinstance(view, TableView | FollowView):
            narrator, count = Narrator(level, story, WORDS), len(story.steps)
            lately = (0, 1) if count == 2 else (count - 1,)
            events = [event for number in lately for event in narrator.told(number)]
            lines = [narrator.line(one) for one in events if isinstance(one, LineSpoken)]
            assert [said.text for said in view.speech] == lines
            spoken += bool(lines)
            silent += not lines
    assert spoken
    assert silent


# ---------------------------------------------------------------- a boast that fails


def boasted(choose):
    """A play up to this choice about a boast that would fail."""
    level = named("the-group-project")
    story = began(level, 3, boast_fails=1000).choose(Play("ive-got-this"))
    while story.state.phase is not Phase.FOLLOW_THROUGH:
        story = story.choose(legal(story.state)[0])
    promise = legal(story.state)[0].promise
    assert story.state.promise(promise).boast
    return level, story.choose(choose(promise)), promise


def words_on(level, story):
    review = look_back(level, story, WORDS)
    knots = [fray.story for one in show(level, story, WORDS).threads for fray in one.frays]
    return [*tell(level, story, WORDS), *(text for _, _, text in review.stories), *knots]


def test_a_boast_that_fails_was_never_in_your_hands():
    level, story, promise = boasted(Keep)
    assert story.state.promise(promise).status is Status.BROKEN_OPENLY
    told = "\n".join(words_on(level, story))
    assert told.count("never in your hands") == 3
    assert "You broke" not in told
    assert largest_act(Narrator(level, story, WORDS))[0] is Act.BOAST


def test_a_boast_that_you_take_back_is_yours():
    level, story, _ = boasted(BreakOpenly)
    told = "\n".join(words_on(level, story))
    assert "You broke “I’ve Got This”, and said so." in told.replace("'", "’")
    assert "never in your hands" not in told
    assert largest_act(Narrator(level, story, WORDS))[0] is Act.BROKEN_OPENLY


def test_the_numbers_of_a_failed_boast_say_so_too():
    level, story, _ = boasted(Keep)
    story = to_the_end(story)
    index = next(
        n
        for n, step in enumerate(story.steps)
        if step.state.phase is Phase.RECKONING
        and any(isinstance(one, PromiseJudged) for one in step.events)
    )
    then = replay(story.setup, story.choices[:index])
    view = show(level, then, WORDS)
    said = {line.sentence for one in view.ledgers for row in one.rows for line in row.lines}
    assert any("never in your hands" in text for text in said)


# ---------------------------------------------------------------- a denial that comes out


def denied_and_found_out(level):
    story = to_the_end(began(level, 3, secret_out=1000).choose(Play("it-was-obvious")))
    assert any(isinstance(event, SecretEnded) for event in story.events)
    return largest_act(Narrator(level, story, WORDS))[0]


def test_a_denial_that_comes_out_is_remembered_as_one():
    level = named("the-group-project")
    assert denied_and_found_out(level) is Act.DENY


def test_where_nothing_is_written_of_denying_it_is_a_quiet_breach():
    level = named("the-group-project")
    chair = {
        party: {act: text for act, text in acts.items() if act is not Act.DENY}
        for party, acts in level.chair.items()
    }
    assert denied_and_found_out(level.model_copy(update={"chair": chair})) is Act.BROKEN_QUIETLY


# ---------------------------------------------------------------- an accident names the promise


@pytest.mark.parametrize(
    ("name", "accident", "promise"),
    [
        ("the-corridor", "Ice on the Bridge", "One Convoy, One Morning"),
        ("the-shared-room", "Double Shift", "Dark by Ten"),
    ],
)
def test_an_accident_says_which_promise_it_made_look_broken(name, accident, promise):
    level = named(name)
    said = f"{accident} made “{promise}” look like a broken promise."
    for seed in range(30):
        luck, story = random.Random(seed), replay(level.setup(seed))
        while choices := legal(story.state):
            story = story.choose(luck.choice(choices) if luck.random() < 0.3 else choices[0])
            if story.state.phase is not Phase.RECKONING:
                continue
            view = show(level, story, WORDS)
            if accident in repr(view.ledgers):
                lines = [one for led in view.ledgers for row in led.rows for one in row.lines]
                if said in [line.sentence for line in lines]:
                    assert said.rstrip(".") in "".join(home.reason for home in view.home)
                    return
    pytest.fail("it never happened")


# ---------------------------------------------------------------- due, and told


def test_a_promise_is_due_at_the_latest_in_the_last_round():
    level = named("on-time")
    story = began(level, 7).choose(Play("take-the-post-down"))
    (promise,) = story.state.promises
    narrator = Narrator(level, story, WORDS)
    late = replace(promise, due=story.setup.rounds + 1)
    assert promise_view(narrator, late).due_text == f"Due in round {story.setup.rounds}"


def test_what_asked_is_not_told_again_after_its_answer():
    seen = 0
    for name in ("three-steps", "the-coast"):
        level = named(name)
        for story in played(level, 4):
            view = show(level, story, WORDS)
            if not isinstance(view, FollowView | ReckoningView):
                continue
            told = "\n".join(line.text for line in view.happened)
            this_round = Narrator(level, story, WORDS).this_round()
            replied = [one.happening for one in this_round if isinstance(one, Replied)]
            for event in this_round:
                if isinstance(event, Happened):
                    text = level.event(event.happening).text
                    assert (text in told) != (event.happening in replied)
                    seen += event.happening in replied
            assert told.count("You answered: ") == len(replied)
    assert seen
