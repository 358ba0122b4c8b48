"""How long a story takes is known from its words, its rounds, and how many sit at the table."""

__all__ = ["minutes_to_play"]

WORDS_A_MINUTE = 180
"""The pace at which a thirteen-year-old reads silently and thinks in between."""

WORDS_A_ROUND, WORDS_FOR_ANOTHER = 270, 70
"""What is told in a round beside the cards, and how much more for each further party at the table;
a test counts it on every shipped level.
"""


def minutes_to_play(words: int, rounds: int, others: int = 1) -> int:
    """Give the minutes that a level takes which has so many words on its table.

    >>> minutes_to_play(671, 6)
    13
    """
    told = rounds * (WORDS_A_ROUND + WORDS_FOR_ANOTHER * (others - 1))
    return max(1, round((words + told) / WORDS_A_MINUTE))
