"""A misread promise is told for whoever gave it: what was meant, and how it was heard."""

import pytest

from game.authoring.load import load
from game.core.change import replace
from game.core.kinds import Ending, Status
from game.core.legal import legal
from game.core.moves import ForeseeEnding
from game.core.story import replay
from game.data import find
from game.present.looking_back import look_back
from game.present.words import words_for
from game.text.review import review

TOLD = {
    "en": {
        True: ("You meant this, and did it: ", "Mateo heard it another way: "),
        False: ("Mateo meant this, and did it: ", "You heard something else"),
    },
    "es": {
        True: ("Quisiste decir esto, y lo hiciste: ", "Mateo entendió otra cosa: "),
        False: ("Mateo quiso decir esto, y lo hizo: ", "Entendiste otra cosa"),
    },
}


def misread(level, *, mine):
    """A play in which a word of the player’s, or of the other’s, was kept and misread."""
    for seed in range(20):
        setup = level.setup(seed)
        heard = dict.fromkeys(("misread_vague", "misread_clear", "misread_verifiable"), 900)
        story = replay(
            replace(setup, dials=replace(setup.dials, **heard)), (ForeseeEnding(Ending.LASTING),)
        )
        while choices := legal(story.state):
            story = story.choose(choices[0])
            for promise in story.state.promises:
                if promise.status is Status.MISREAD and (promise.by == setup.player) == mine:
                    return story
    return pytest.fail("nothing was misread")


@pytest.mark.parametrize("language", TOLD)
@pytest.mark.parametrize("mine", [True, False])
def test_what_was_meant_and_heard_is_said_once_for_either_side(language, mine):
    level, words = load(find("levels", "on-time.toml")), words_for(language)
    story = misread(level, mine=mine)
    told = [line.text for line in review(look_back(level, story, words), words)]
    readings = told[told.index(words.say("text.readings")) + 1 :]
    meant, heard = TOLD[language][mine]
    (line,) = [one for one in readings if one.startswith(meant)][:1]
    assert heard in line
    assert "You meant: " not in line
    assert "Querías decir: " not in line
