"""Luck that depends on what it decides and on nothing else, so that a replay is exact."""

from hashlib import blake2b

__all__ = ["draw", "logistic", "thousandths"]

# 1000 / (1 + exp(-x)) for x = 0.0, 0.1 … 8.0, rounded: a table, so that every machine agrees.
_LOGISTIC = (
    500,
    525,
    550,
    574,
    599,
    622,
    646,
    668,
    690,
    711,
    731,
    750,
    769,
    786,
    802,
    818,
    832,
    846,
    858,
    870,
    881,
    891,
    900,
    909,
    917,
    924,
    931,
    937,
    943,
    948,
    953,
    957,
    961,
    964,
    968,
    971,
    973,
    976,
    978,
    980,
    982,
    984,
    985,
    987,
    988,
    989,
    990,
    991,
    992,
    993,
    993,
    994,
    995,
    995,
    996,
    996,
    996,
    997,
    997,
    997,
    998,
    998,
    998,
    998,
    998,
    998,
    999,
    999,
    999,
    999,
    999,
    999,
    999,
    999,
    999,
    999,
    999,
    1000,
    1000,
    1000,
    1000,
)


def draw(seed: int, *key: str | int) -> int:
    """Gives the thousandths (0 to 999) that this seed holds for this key."""
    return thousandths(str(seed), *map(str, key))


def thousandths(*words: str) -> int:
    """Gives the thousandths (0 to 999) for these words, the seed's number first."""
    told = "\x1f".join(words).encode()
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "big") % 1000


def logistic(points: int, slope: int) -> int:
    """Gives 1000 / (1 + exp(-points / slope)) in thousandths, from 0 to 1000.

    `points` and `slope` share a unit; between the steps of the table it is a straight line.
    """
    steps, part = divmod(abs(points) * 10, slope)
    if steps >= len(_LOGISTIC) - 1:
        high = 1000
    else:
        low, next_ = _LOGISTIC[steps], _LOGISTIC[steps + 1]
        high = low + (next_ - low) * part // slope
    return high if points >= 0 else 1000 - high
