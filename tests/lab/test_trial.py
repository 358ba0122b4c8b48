"""Playing finds what reading cannot: each finding from a level that has it, and none without."""

import inspect
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

import pytest

from game.authoring.check import CODES
from game.authoring.diagnostic import Diagnostic
from game.authoring.load import load
from game.cli import main
from game.core.kinds import Ending
from game.data import find
from game.lab.balance import Tally, wilson
from game.lab.rollout import Worth
from game.lab.trial import MIX, PLAYED, Evidence, helping, judge, try_file

TEXT = find("levels", "on-time.toml").read_text(encoding="utf-8")
LEVEL = load(find("levels", "on-time.toml"))


def tally(wins, games=100, **changes):
    """So many wins, and everything seen."""
    made = Tally(
        endings=Counter({Ending.LASTING: wins, Ending.STALEMATE: games - wins}),
        legal={card.id for card in LEVEL.cards},
        chosen=Counter(card.id for card in LEVEL.cards),
        lines=Counter(line.id for line in LEVEL.spoken_lines),
        happened={event.id for event in LEVEL.events},
    )
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def evidence(ways=(), **changes):
    """What a good level comes to, with changes."""
    good = {"small-steps": 90, "contrite-reciprocity": 80}
    every = {name: tally(good.get(name, 0)) for name in MIX} | dict(ways)
    whole = {
        "level": LEVEL,
        "solution": tally(95),
        "traps": [tally(2)],
        "ways": every,
        "seen": tally(500, 1000),
        "worth": Worth(),
        "bare": wilson(10, 100),
    }
    return Evidence(**(whole | changes))


def found(**changes):
    return [(code, finding.path) for code, finding in judge(evidence(**changes))]


# ---------------------------------------------------------------- each finding


def test_a_good_level_gives_no_finding():
    assert found() == []


def test_a_solution_that_loses():
    assert found(solution=tally(74), bare=wilson(0, 100)) == [("L050", ("solution", "plays"))]
    assert found(solution=tally(75), bare=wilson(0, 100)) == []


def test_a_trap_that_wins():
    assert found(traps=[tally(2), tally(26)]) == [("L051", ("traps", 1))]


def test_small_steps_beaten():
    ways = {"small-steps": tally(50), "talk-only": tally(90)}
    assert found(ways=ways) == [("L052", ("cards",))]
    assert found(ways={"small-steps": tally(85), "talk-only": tally(90)}) == []


@pytest.mark.parametrize(
    ("name", "card"),
    [
        ("pressure", "one-more-were-done"),
        ("silence", "leave-him-on-read"),
        ("keeping-only-tiny", "ten-minutes-one-bench"),
        ("grand-bargain", "ten-minutes-one-bench"),
    ],
)
def test_a_trick_that_wins(name, card):
    ((code, path),) = found(ways={name: tally(30)})
    assert code == "L053"
    assert LEVEL.cards[path[1]].id == card


def test_an_opening_without_hope():
    lost = {name: tally(3) for name in MIX}
    hopeless = found(ways=lost, solution=tally(5), bare=wilson(0, 100))
    assert hopeless == [("L054", ("others", 0, "trusts_you"))]


def test_cards_that_are_always_or_never_right():
    number = [card.id for card in LEVEL.cards].index("say-it-straight")
    always = Counter({"say-it-straight": 40})
    seen = Counter({"say-it-straight": 40, "quick-sorry": 40, "leave-him-on-read": 40})
    assert found(worth=Worth(40, seen, always, always)) == [("L055", ("cards", number))]
    never = Counter[str]()
    assert found(worth=Worth(40, seen, never, never)) == [("L056", ("cards", number))]


def test_bait_need_not_help():
    coast = load(find("levels", "the-coast.toml"))
    assert "deal-for-two" in coast.traps[0].plays
    assert "deal-for-two" not in helping(coast)
    assert set(helping(coast)) >= {*coast.solution.plays, coast.solution.fallback}
    assert "lake-day-8-10-bus" in LEVEL.traps[0].plays
    assert "lake-day-8-10-bus" in helping(LEVEL)  # it makes the accord
    assert not {"quick-sorry", "leave-him-on-read"} & set(helping(LEVEL))


def test_what_nobody_ever_sees():
    chosen = Counter(card.id for card in LEVEL.cards if card.id != "quick-sorry")
    often = Counter({line.id: 10 for line in LEVEL.spoken_lines})
    often.update({line.id: -5 for line in LEVEL.spoken_lines if line.moment == "offers"})
    del often["mateo.grateful.2"]
    del often["mateo.offers.4"]
    seen = tally(500, 1000, chosen=chosen, lines=often, happened={"luz-has-a-question"})
    sorry = [card.id for card in LEVEL.cards].index("quick-sorry")
    often["mateo.let-down.1"] = 0
    assert found(seen=seen) == [
        ("L057", ("cards", sorry)),
        ("L059", ("events", 0, "when")),
        ("L059", ("events", 1, "when")),
        ("L059", ("events", 2, "when")),
    ]
    for number in (1, 3):
        often[f"mateo.grateful.{number}"] = 20
    assert ("L058", ("lines", "mateo", "grateful", 1)) in found(seen=seen)


def test_a_solution_that_does_not_need_its_lesson():
    assert found(bare=wilson(81, 100)) == [("L060", ("solution", "stars"))]
    assert found(bare=wilson(79, 100)) == []


# ---------------------------------------------------------------- real plays


def listed(text, table):
    """The cards that a table of the level lists in `plays`."""
    return text.split(table, 1)[1].split("plays = [", 1)[1].split("]", 1)[0]


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """A level whose solution asks for everything, whose trap does it right, and more."""
    right, wrong = listed(TEXT, "[solution]"), listed(TEXT, "[[traps]]")
    before, after = TEXT.split("[solution]", 1)
    after = after.replace(right, "#", 1).replace(wrong, right, 1).replace("#", wrong, 1)
    before = before.replace("aims_asked = true, kept = 1", "aims_asked = true, kept = 10")
    path = tmp_path_factory.mktemp("levels") / "odd.toml"
    path.write_text(f"{before}[solution]{after}", encoding="utf-8")
    return path


def test_a_level_with_much_to_find_is_played(odd):
    with ProcessPoolExecutor(2) as executor:
        findings = try_file(odd, executor)
    assert {one.code for one in findings} >= {"L050", "L051", "L059"}
    assert findings == sorted(findings)
    lines = odd.read_text(encoding="utf-8").split("\n")
    where = {one.code: lines[one.line - 1] for one in findings}
    assert where["L050"] == "plays = ["
    assert where["L051"] == "[[traps]]"
    assert "kept = 10" in where["L059"]


def test_the_desk_plays_unless_it_is_in_a_hurry(odd, capsys, monkeypatch):
    assert main(["check", "--quick", str(odd)]) == 0
    assert "L050" not in capsys.readouterr().out
    trouble = Diagnostic(odd.as_posix(), 3, 1, "L050", "The solution wins only now and then.")
    monkeypatch.setattr("game.cli.check.try_file", lambda *_: [trouble])
    assert main(["check", str(odd)]) == 1
    assert "odd.toml:3:1: L050" in capsys.readouterr().out


def test_what_is_no_level_is_not_played(tmp_path):
    path = tmp_path / "no.toml"
    path.write_text('title = "On Time\n', encoding="utf-8")
    assert try_file(path) == []


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize("code", PLAYED)
def test_every_code_has_a_page(code, capsys):
    assert code not in CODES
    assert main(["explain", code.lower()]) == 0
    page = capsys.readouterr().out
    assert page.rstrip() == inspect.getdoc(PLAYED[code])
    for heading in ("What:", "Why:", "Example:", "Instead:"):
        assert heading in page
