"""Many plays: the same result however the work is shared, and nothing unseen goes unsaid."""

import gc
import json
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from io import StringIO

import pytest

from game.authoring.load import load
from game.cli import main
from game.cli.columns import Meter
from game.data import find
from game.lab.balance import balance
from game.lab.grid import FORBIDDEN, RIVALS, Opening, openings, setup_of, sweep
from game.lab.honest import small_steps
from game.lab.named import STRATEGIES
from game.lab.science import Found
from game.lab.simulate import calibrate, count, simulate
from game.present.words import words_for

LEVEL = load(find("levels", "on-time.toml"))
NAMES = ("small-steps", "silence")


def test_any_number_of_workers_gives_the_same():
    alone = simulate(LEVEL.setup(3), NAMES, 30)
    with ThreadPoolExecutor(2) as threads:
        assert simulate(LEVEL.setup(3), NAMES, 30, threads) == alone
    with ProcessPoolExecutor(2) as processes:
        assert simulate(LEVEL.setup(3), NAMES, 30, processes) == alone


def test_it_counts_what_a_balance_counts():
    found = simulate(LEVEL.setup(5), NAMES, 20)
    assert found.outcomes[0].balance == balance(LEVEL, small_steps, range(5, 25))


def test_it_says_what_nobody_saw():
    found = simulate(LEVEL.setup(0), ("silence",), 3)
    assert "lake-day-8-10-bus" in found.never_chosen
    assert found.never_legal == ("plain-commit",)
    assert "mateo.accepts.1" in found.unspoken
    assert "luz-has-a-question" in found.unseen


def test_progress_is_told_up_to_the_end():
    told = []
    simulate(LEVEL.setup(0), ("silence",), 30, progress=lambda *at: told.append(at))
    assert told[-1] == (30, 30)
    assert told == sorted(told)


def test_an_unknown_strategy_is_refused_before_anything_is_played():
    with pytest.raises(KeyError, match="luck"):
        simulate(LEVEL.setup(0), ("luck",), 30)


def test_openings_are_a_sample_without_repeats():
    chosen = openings(50)
    assert len(set(chosen)) == 50
    assert chosen == openings(50)
    assert len(set(openings(10_000))) == 5 * 6 * 4 * 5


def test_a_sweep_tells_every_strategy_of_every_opening():
    chosen = [Opening(20, 10, 6, "proud"), Opening(50, 50, 8, "forgiving")]
    found = sweep(chosen, 4)
    assert [one.opening for one in found] == chosen
    assert all([name for name, _ in one.rates] == [*RIVALS, *FORBIDDEN] for one in found)
    assert found[0].hopeless
    assert found[1].honest
    assert found[1].fair
    assert setup_of(chosen[0]).rounds == 6


def test_the_desk_simulates(capsys):
    asked = ["simulate", "on-time", "--games", "4", "--jobs", "1", "--strategy", "silence"]
    assert main([*asked, "--quick"]) == 0
    said = capsys.readouterr().out
    assert "silence" in said
    assert "Stalemate 4" in said
    assert main([*asked, "--quick", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["strategies"][0]["endings"] == {"stalemate": 4}
    assert len(data["strategies"][0]["trust_by_round"]) == LEVEL.rounds
    assert data["cards"] is None


def test_the_desk_tells_forecasts_and_cards(capsys, monkeypatch):
    monkeypatch.setattr("game.cli.simulate._POSITIONS", 3)
    monkeypatch.setattr("game.lab.rollout._PLAYS", 4)
    asked = ["simulate", "on-time", "--games", "6", "--jobs", "1", "--strategy", "small-steps"]
    assert main(asked) == 0
    said = capsys.readouterr().out
    assert "80 % interval" in said
    assert "3 positions, 2 plays each" in said
    assert main([*asked, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    seen = data["forecasts"]
    assert seen["inside"] + seen["below"] + seen["above"] == seen["changes"] > 0
    assert sum(one["offers"] for one in seen["curve"]) == seen["offers"]
    assert data["cards"]["positions"] == 3
    cards = [card.id for card in LEVEL.setup(0).cards]
    assert [one["card"] for one in data["cards"]["cards"]] == cards
    assert all(one["best"] <= one["close"] <= one["legal"] for one in data["cards"]["cards"])


def test_forecasts_are_the_same_for_any_number_of_workers():
    alone = calibrate(LEVEL.setup(3), NAMES, 30)
    with ProcessPoolExecutor(2) as processes:
        assert calibrate(LEVEL.setup(3), NAMES, 30, processes) == alone
    assert alone.changes > 0


def test_a_bar_shows_on_a_terminal_after_a_second(monkeypatch):
    terminal = StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", terminal)
    now = [10.0]
    monkeypatch.setattr("game.cli.columns.monotonic", lambda: now[0])
    with Meter(words_for(), "cli.simulate_progress") as meter:
        meter(1, 4)
        assert terminal.getvalue() == ""
        now[0] += 1.5
        meter(2, 4)
        assert terminal.getvalue() == "\r[##########..........] 2 of 4 plays"
    assert terminal.getvalue().endswith("\r")
    terminal.isatty = lambda: False
    with Meter(words_for(), "cli.simulate_progress") as meter:
        shown = terminal.getvalue()
        now[0] += 5
        meter(3, 4)
        assert terminal.getvalue() == shown


def test_the_desk_knows_its_strategies(capsys):
    assert main(["simulate", "on-time", "--strategy", "small-step"]) == 2
    assert "small-steps" in capsys.readouterr().err
    assert main(["simulate", "no-such-level"]) == 2


def test_the_desk_sweeps_openings(capsys):
    asked = ["simulate", "--grid", "--openings", "1", "--games", "2", "--jobs", "1"]
    assert main(asked) == 0
    assert "1 openings" in capsys.readouterr().out
    assert main([*asked, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert set(data[0]["rates"]) == {*RIVALS, *FORBIDDEN}


@pytest.mark.parametrize("asked", [[], ["on-time", "--grid"]])
def test_the_desk_asks_for_a_level_or_the_openings(asked, capsys):
    assert main(["simulate", *asked]) == 2
    assert "not both" in capsys.readouterr().err


def test_the_desk_tries_the_findings(capsys, monkeypatch):
    few = {"T5": Found(12, {"owned": 52.6, "sorry": 49.7}, holds=True)}
    monkeypatch.setattr("game.cli.science.run_all", lambda: few)
    assert main(["science"]) == 0
    assert "Lewicki" in capsys.readouterr().out
    assert main(["science", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told[0]) >= {"id", "finding", "source", "result", "holds"}
    few["T5"] = Found(12, {"owned": 1, "sorry": 2}, holds=False)
    assert main(["science"]) == 1


def test_no_play_makes_anything_that_only_a_search_for_cycles_would_free():
    """The laboratory does not look for cycles while it plays: there must be none to find."""
    setup = LEVEL.setup(0)
    count([(setup, name, 2) for name in STRATEGIES])
    gc.collect()
    count([(setup, name, 2) for name in STRATEGIES])
    assert gc.collect() < 50
