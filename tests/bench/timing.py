"""A bench: something to do a few times, how much it did, and how long that took.

A module of benches lists them in `BENCHES`; `python -m tests.bench` finds it by itself. Times are
medians, and each line carries a ratio against a fixed piece of plain Python, so that two machines
can be compared.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from statistics import median
from time import perf_counter

YARDSTICK = 20_000


@dataclass(frozen=True)
class Bench:
    """A name, what to do (it gives how many units it did), and the unit."""

    name: str
    run: Callable[[], int]
    unit: str
    times: int = 9

    def measure(self, *, short: bool = False) -> dict[str, object]:
        """Run it, and give the medians: seconds, units a second, seconds in yardsticks."""
        self.run()
        runs = [clock(self.run) for _ in range(3 if short else self.times)]
        seconds = median(taken for taken, _ in runs)
        units = median(done / taken for taken, done in runs)
        return {
            "bench": self.name,
            "seconds": round(seconds, 6),
            f"{self.unit}_per_second": round(units, 1),
            "ratio": round(seconds / yardstick(), 2),
            "runs": len(runs),
        }


def clock(run: Callable[[], int]) -> tuple[float, int]:
    """Seconds taken, and units done."""
    began = perf_counter()
    done = run()
    return perf_counter() - began, done


@cache
def yardstick() -> float:
    """Seconds for a fixed piece of plain Python on this machine."""
    return median(clock(_plain)[0] for _ in range(9))


def _plain() -> int:
    table: dict[int, int] = {}
    for number in range(YARDSTICK):
        table[number % 97] = table.get(number % 89, 0) + number
    return len(table)
