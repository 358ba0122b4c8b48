"""What is hidden has a name: what it is, from whom, and who has heard of it."""

import pytest

from game.authoring.load import load
from game.core.change import replace
from game.core.events import SecretEnded, SecretKept
from game.core.kinds import Ending
from game.core.legal import legal
from game.core.moves import BreakQuietly, Decline, ForeseeEnding, Keep, Next, Play
from game.core.story import replay
from game.data import find
from game.present.looking_back import look_back
from game.present.show import show
from game.present.telling import tell
from game.present.views import FollowView
from game.present.words import words_for

WORDS = words_for()


def played(name, *wishes, seed=3, **dials):
    """A play with these wishes wherever they are legal; otherwise as little as possible."""
    level = load(find("levels", f"{name}.toml"))
    setup = level.setup(seed)
    setup = replace(setup, dials=replace(setup.dials, **dials))
    story = replay(setup, (ForeseeEnding(Ending.LASTING),))
    stories, wishes = [story], list(wishes)
    while choices := legal(story.state):
        quiet = [one for one in choices if isinstance(one, BreakQuietly)]
        wished = [one for one in choices if wishes and one == wishes[0]]
        small = [one for one in choices if one in (Play("plain-silence"), Decline(), Next())]
        if wished:
            wishes.pop(0)
        story = story.choose((wished or quiet or small or choices)[0])
        stories.append(story)
    return level, stories


UNSEEN = {"seen_vague": 0, "seen_clear": 0, "seen_verifiable": 0}


def test_a_breach_that_nobody_noticed_says_what_it_was_and_who_knows():
    level, stories = played("on-time", Play("bench-at-four-anyway"), secret_out=0, **UNSEEN)
    story = stories[-1]
    assert any(isinstance(event, SecretKept) for event in story.events)
    told = "\n".join(tell(level, story, WORDS))
    said = "You broke “Bench at Four Anyway” quietly. So far only you know; Mateo can’t tell."
    assert said in told
    stories = [text for _, _, text in look_back(level, story, WORDS).stories]
    said = "You broke “Bench at Four Anyway” quietly. Mateo didn’t notice then."
    assert f"{said} It never came out: only you know." in stories


def test_the_next_promise_reminds_of_what_is_still_hidden():
    level, stories = played(
        "on-time",
        Play("bench-at-four-anyway"),
        Play("take-the-post-down"),
        secret_out=0,
        **UNSEEN,
    )
    notes = [
        view.note
        for story in stories
        for view in [show(level, story, WORDS)]
        if isinstance(view, FollowView) and view.mine
    ]
    said = "Still hidden from Mateo: in round 1 you broke “Bench at Four Anyway” quietly."
    assert notes[:2] == ["", f"{said} It can come out in any round."]


def test_what_comes_out_is_named_with_who_heard_of_it():
    level, stories = played("on-time", Play("bench-at-four-anyway"), secret_out=1000, **UNSEEN)
    story = stories[-1]
    assert any(isinstance(event, SecretEnded) for event in story.events)
    said = "It came out, and Mateo heard of it: you had broken “Bench at Four Anyway” quietly."
    assert said in tell(level, story, WORDS)
    assert said in [text for _, _, text in look_back(level, story, WORDS).stories]
    frays = [
        fray.story
        for one in stories
        for thread in show(level, one, WORDS).threads
        for fray in thread.frays
    ]
    assert any(fray.endswith(said) for fray in frays)
    assert "Something" not in "\n".join(tell(level, story, WORDS))


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (1000, "It came out, and Adjei heard of it: “The Sea Did It” was not true."),
        (0, "You said “The Sea Did It”, and it was not true. Adjei never found out."),
    ],
)
def test_a_denial_is_named_too(chance, said):
    level, stories = played("the-coast", Play("the-sea-did-it"), secret_out=chance)
    assert said in [text for _, _, text in look_back(level, stories[-1], WORDS).stories]


def test_what_they_hid_names_who_of_you_heard_of_it():
    """In a deal for two the third has not heard; of a promise to both, both have."""
    level = load(find("levels", "the-coast.toml"))
    heard = set()
    for seed in range(300):
        setup = level.setup(seed)
        setup = replace(setup, dials=replace(setup.dials, secret_out=1000, **UNSEEN))
        story = replay(setup, (ForeseeEnding(Ending.LASTING), Play("deal-for-two")))
        while (choices := legal(story.state)) and story.state.round < 4:
            keep = [one for one in choices if isinstance(one, Keep)]
            story = story.choose((keep or choices)[0])
        lines = [line for line in tell(level, story, WORDS) if line.startswith("It came out, and")]
        heard.update(line.split(":")[0] for line in lines)
        if len(heard) > 1:
            break
    assert "It came out, and you heard of it" in heard
    both = {f"It came out, and you and {name} heard of it" for name in ("Aalto", "Adjei")}
    assert heard & both


def test_what_another_hides_is_not_told_before_it_is_over():
    level = load(find("levels", "the-coast.toml"))
    hidden = 0
    for seed in range(120):
        setup = level.setup(seed)
        setup = replace(setup, dials=replace(setup.dials, secret_out=0, **UNSEEN))
        story = replay(setup, (ForeseeEnding(Ending.LASTING), Play("deal-for-two")))
        while (choices := legal(story.state)) and story.state.round < 4:
            story = story.choose(choices[0])
        theirs = [secret for secret in story.state.secrets if secret.keeper == "aalto"]
        if theirs:
            hidden += 1
            assert "Aalto broke" not in "\n".join(tell(level, story, WORDS))
            assert "Aalto had broken" not in repr(show(level, story, WORDS))
    assert hidden
