"""How fast the rules are: whole random plays, what is legal, what a card would do, looking back."""

from pathlib import Path

from game.authoring.load import load
from game.core.forecast import forecast
from game.core.kinds import Phase
from game.core.legal import legal
from game.core.story import Story
from game.lab.play import play_out
from game.lab.strategies import random_player, solution_of
from game.lab.what_if import turning_point
from game.present.looking_back import look_back
from game.present.words import words_for
from tests.bench.timing import Bench

LEVEL = load(Path(__file__).parents[2] / "levels" / "the-corridor.toml")
STORY: Story = play_out(LEVEL.setup(3), solution_of(LEVEL))
MOVES = [step.state for step in STORY.steps if step.state.phase is Phase.MOVE]
WORDS = words_for("en")


def random_plays() -> int:
    """Rounds in twenty random plays."""
    return sum(play_out(LEVEL.setup(seed), random_player()).state.round for seed in range(20))


def what_is_legal() -> int:
    """Positions asked for their choices, each for the first time."""
    for state in MOVES:
        legal(state.copy())
    return len(MOVES)


def forecast_all_cards() -> int:
    """Moves for which every legal card was forecast."""
    for state in MOVES:
        for choice in legal(state):
            forecast(state, choice)
    return len(MOVES)


def find_the_turning_point() -> int:
    """One search for the choice that mattered most."""
    turning_point(STORY)
    return 1


def look_back_once() -> int:
    """One whole review."""
    look_back(LEVEL, STORY, WORDS)
    return 1


BENCHES = (
    Bench("random-plays", random_plays, "rounds", 5),
    Bench("legal", what_is_legal, "positions", 25),
    Bench("forecast-all-cards", forecast_all_cards, "moves", 15),
    Bench("turning-point", find_the_turning_point, "searches", 5),
    Bench("look-back", look_back_once, "reviews", 5),
)
