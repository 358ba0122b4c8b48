"""How long a story takes is known from the words on its table and the number of its rounds."""

__all__ = ["minutes_to_play"]

WORDS_A_MINUTE = 180
"""The pace at which a thirteen-year-old reads silently and thinks in between."""

WORDS_A_ROUND = 275
"""What is told in a round beside the cards; a test counts it on every shipped level."""


def minutes_to_play(words: int, rounds: int) -> int:
    """Give the minutes that a level takes which has so many words on its table.

    >>> minutes_to_play(671, 6)
    13
    """
    return max(1, round((words + WORDS_A_ROUND * rounds) / WORDS_A_MINUTE))
