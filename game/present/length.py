"""How long a story takes is known from its words, its rounds, and how many sit at the table."""

from game.authoring.course import LevelCard
from game.present.tips import LEVEL

__all__ = ["minutes_to_play"]

WORDS_A_MINUTE = 160
"""The pace at which thirteen-year-olds read silently and still know what they read.

Spichtig and others, “The Decline of Comprehension-Based Silent Reading Efficiency in the United
States” (2016): half of the eighth-graders read 158 words a minute or more.
"""

MINUTES_A_ROUND = 0.5
"""The time to choose a card, to guess, and to keep or break what is due, beside the reading."""

WORDS_A_ROUND, WORDS_FOR_ANOTHER = 150, 35
"""What there is to read in a round beside the cards, and how much more for each further party at
the table; a test counts it on every shipped level.
"""

WORDS_OF_TIPS = 175
"""What the tips say in the level that teaches the game."""


def minutes_to_play(level: LevelCard) -> int:
    """Give the whole minutes that a first play of a level takes."""
    a_round = WORDS_A_ROUND + WORDS_FOR_ANOTHER * (level.others - 1)
    tips = WORDS_OF_TIPS if level.id == LEVEL else 0
    words = level.words + tips + level.rounds * a_round
    return max(1, round(words / WORDS_A_MINUTE + level.rounds * MINUTES_A_ROUND))
