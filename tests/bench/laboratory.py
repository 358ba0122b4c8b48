"""How fast whole plays are, beside other people's games, and how their cost grows.

The rules and what they are compared with take turns in many short runs, and the best of each side
counts: a busy machine can only make a run slower. What a comparison needs is in the extra `bench`;
what is not installed is left out, and the line says so.
"""

import random
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from importlib import import_module
from math import log
from time import perf_counter, process_time
from types import ModuleType

from game.authoring.load import load
from game.core.setup import Setup
from game.data import find
from game.lab.grid import Opening, setup_of
from game.lab.named import HONEST, TEMPTING
from game.lab.play import play_out
from game.lab.simulate import count
from game.lab.strategies import random_player
from tests.bench.timing import clock

LEVEL = load(find("levels", "on-time.toml"))
WAYS = (*HONEST, *TEMPTING)
WORKERS = 2
WHOLE = 1000
SHORT = 40


@dataclass(frozen=True)
class LabBench:
    """A name, and a measurement that gives facts; short ones take fewer runs."""

    name: str
    run: Callable[[bool], dict[str, object]]

    def measure(self, *, short: bool = False) -> dict[str, object]:
        """Run it."""
        return {"bench": self.name, **self.run(short)}


# Random plays beside random chess and tournaments.


def random_rounds() -> int:
    """Rounds in ten random plays, with every event written down."""
    return sum(play_out(LEVEL.setup(seed), random_player()).state.round for seed in range(10))


def random_plies(chess: ModuleType) -> int:
    """Half-moves in a random game of chess, with all legal moves listed before each."""
    luck, board, plies = random.Random(7), chess.Board(), 0
    while plies < 300 and (moves := list(board.legal_moves)):
        board.push(luck.choice(moves))
        plies += 1
    return plies


def ten_turns(axelrod: ModuleType) -> int:
    """Matches of ten turns of the iterated prisoner's dilemma."""
    for seed in range(20):
        players = (axelrod.TitForTat(), axelrod.Random())
        axelrod.Match(players, turns=10, seed=seed).play()
    return 20


def beside(library: str, theirs: Callable[[ModuleType], int], unit: str) -> LabBench:
    """Measure rounds of random plays beside a library's own plays."""

    def run(short: bool) -> dict[str, object]:  # noqa: FBT001 - the only thing there is to say
        try:
            other = import_module(library)
        except ImportError as missing:
            return {"left_out": f"{library} is not there: {missing}"}
        runs = 10 if short else 60
        pairs = [(_speed(random_rounds), _speed(lambda: theirs(other))) for _ in range(runs)]
        rounds, plays = (max(side) for side in zip(*pairs, strict=True))
        return {
            "rounds_per_second": round(rounds, 1),
            f"{unit}_per_second": round(plays, 1),
            "ratio": round(rounds / plays, 3),
            "runs": runs,
        }

    return LabBench(f"random-rounds-beside-{library}", run)


def _speed(run: Callable[[], int]) -> float:
    seconds, done = clock(run)
    return done / seconds


# A whole simulation, and how cost grows.


def whole_simulation(short: bool) -> dict[str, object]:  # noqa: FBT001 - as above
    """A thousand plays of a level with each of fifteen strategies, on two cores."""
    games = SHORT if short else WHOLE
    with ProcessPoolExecutor(WORKERS) as executor:
        count([(LEVEL.setup(0), "silence", 50)], executor)
        began = perf_counter()
        count([(LEVEL.setup(0), name, games) for name in WAYS], executor)
        taken = perf_counter() - began
    facts = {"games": games, "strategies": len(WAYS), "workers": WORKERS, "seconds": taken}
    if short:
        facts["seconds_for_1000"] = round(taken * WHOLE / games, 1)
    return {**facts, "seconds": round(taken, 2), "extrapolated": short}


def growth(short: bool) -> dict[str, object]:  # noqa: FBT001 - as above
    """How cost grows with rounds and with games: the exponents of a fit, 1 for a straight line.

    It is the processor's time, and the least of many, that counts; a busy machine has little part
    in it. Random plays have the same to do in every round; small steps talk first and promise
    later, so their later rounds cost more.
    """
    times = 3 if short else 9
    setup = replace(setup_of(Opening(50, 40, 6, "reciprocator")), accord=None, tension=0)
    lengths, plays = (3, 5, 8, 14), (10, 20, 40, 80)
    longer = [replace(setup, rounds=rounds) for rounds in lengths]
    by_rounds = _least([lambda one=one: _play(one, 10) for one in longer], times)
    by_games = _least([lambda games=games: _play(setup, games) for games in plays], times)
    return {
        "rounds": list(lengths),
        "exponent_of_rounds": round(_slope([_rounds(one) for one in longer], by_rounds), 2),
        "games": list(plays),
        "exponent_of_games": round(_slope(plays, by_games), 2),
        "runs": times,
    }


def _play(setup: Setup, games: int) -> None:
    """Play the same few seeds over and over: every ten plays cost the same."""
    for _ in range(games // 10):
        count([(setup, "random", 10)])


def _rounds(setup: Setup) -> int:
    """Count the rounds of ten plays: some come to an end before the last."""
    return count([(setup, "random", 10)])[0].reached.total()


def _least(runs: Sequence[Callable[[], None]], times: int) -> list[float]:
    """Give the shortest processor time that each of these took; they take turns."""
    least = [float("inf")] * len(runs)
    for _ in range(times):
        for number, run in enumerate(runs):
            began = process_time()
            run()
            least[number] = min(least[number], process_time() - began)
    return least


def _slope(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Fit a straight line to the logarithms, and give its slope."""
    points = [(log(size), log(second)) for size, second in zip(sizes, seconds, strict=True)]
    mid_x, mid_y = (sum(side) / len(points) for side in zip(*points, strict=True))
    rise = sum((x - mid_x) * (y - mid_y) for x, y in points)
    return rise / sum((x - mid_x) ** 2 for x, _ in points)


BENCHES = (
    beside("chess", random_plies, "plies"),
    beside("axelrod", ten_turns, "matches"),
    LabBench("whole-simulation", whole_simulation),
    LabBench("growth-of-simulation", growth),
)
