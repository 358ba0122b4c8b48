"""Whether a level teaches its own lesson: without the cards that carry it, the same play fails."""

from collections.abc import Iterable
from dataclasses import replace

from game.authoring.model import Level
from game.lab.balance import SEEDS, Rate, wilson
from game.lab.play import StuckError, play_out
from game.lab.strategies import solution_of, winning

__all__ = ["LESSON", "without_stars"]

LESSON = 0.15
"""How much less often the solution must win without the cards that carry the lesson."""


def without_stars(level: Level, seeds: Iterable[int] = SEEDS) -> Rate:
    """Play the solution on a table without its stars; to be stuck there is to lose."""
    stars = set(level.solution.stars)
    setup = level.setup(0)
    cards = (card for card in setup.cards if card.id not in stars and card.forces not in stars)
    bare = replace(setup, cards=tuple(cards))
    wins = games = 0
    for seed in seeds:
        games += 1
        try:
            story = play_out(bare.with_seed(seed), solution_of(level))
        except StuckError:
            continue
        wins += winning(story.state.ending)
    return wilson(wins, games)
