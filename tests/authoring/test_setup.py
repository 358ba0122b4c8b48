"""What an author writes is what the rules get: points as tenths, words as names."""

import json
from pathlib import Path

import pytest

from game.authoring.course import course_in
from game.authoring.load import load, load_text
from game.authoring.model import Act
from game.authoring.schema import schema
from game.core.effects import (
    Answer,
    Condition,
    FallsOut,
    LowersCeiling,
    MovesAppeal,
    MovesBond,
    MovesBreaking,
    MovesChannel,
    MovesPower,
    MovesPrice,
    MovesSupport,
    MovesTension,
    Succeeds,
)
from game.core.kinds import Channel, Ending, Kind, Moment, Status
from game.core.legal import legal
from game.core.rules import apply, start
from game.core.setup import Bond, Pledge, Refusal, Relation, Successor
from game.core.temperament import PRESETS

LEVELS = Path(__file__).parents[2] / "levels"
ON_TIME = load(LEVELS / "on-time.toml")
CORRIDOR = load(LEVELS / "the-corridor.toml")


def event(level, name):
    return next(one for one in level.setup(1).happenings if one.id == name)


def test_people_and_trust():
    setup = ON_TIME.setup(7)
    assert (setup.level, setup.seed, setup.rounds, setup.tension) == ("on-time", 7, 7, 300)
    assert setup.everyone == ("you", "mateo")
    assert setup.party("you").support == 650
    assert Relation("mateo", "you", 420, 480, 720, wariness=200, lid=600) in setup.relations
    assert Relation("you", "mateo", 460, 480, 740, wariness=200, lid=600) in setup.relations
    assert setup.bonds == (Bond("you", "mateo", 750),)


def test_cards_and_plain_moves():
    setup = ON_TIME.setup(7)
    bench = setup.card("ten-minutes-one-bench")
    assert bench.again
    assert bench.pledges == (
        Pledge("you", "verifiable", 1, 10),
        Pledge("mateo", "verifiable", 1, 10),
    )
    assert setup.card("say-it-straight").home == -20
    assert setup.card("ask-priya-to-sit-in").neutrality == 80
    plain = {card.id: card.kind for card in setup.cards if card.plain}
    assert plain == {"plain-commit": Kind.COMMIT, "plain-own-up": Kind.OWN_UP}


def test_an_accident_that_the_next_move_can_mend():
    bus = event(ON_TIME, "the-number-6-breaks-down")
    assert bus.accident
    assert bus.when == Condition(rounds=(3, 5), chance=350, due_by=("mateo",))
    assert bus.effects == (FallsOut("mateo", Status.FELL_THROUGH),)
    assert bus.reaction.mends == (Kind.GESTURE, Kind.SHARE, Kind.ASK)
    assert bus.reaction.effects == (MovesChannel("mateo", "you", Channel.COMMUNICATION, 40),)
    assert (bus.reaction.mended, bus.reaction.worsened) == (1000, 1000)


def test_an_accident_that_is_read_three_ways():
    ice = event(CORRIDOR, "ice-on-the-bridge")
    assert [case.when.mediator for case in ice.cases] == [True, None, None]
    assert [case.when.books_open for case in ice.cases] == [None, True, None]
    assert {effect.by for effect in ice.cases[2].effects} == {"you", "marchand"}
    assert {effect.status for effect in ice.cases[2].effects} == {Status.MISREAD}


def test_words_for_everyone_and_prices():
    letter = event(CORRIDOR, "the-pharmacists-letter")
    assert letter.when == Condition(rounds=(2, 2))
    moves = [one for one in letter.effects if isinstance(one, MovesChannel)]
    assert {(one.holder, one.other, one.change) for one in moves} == {
        ("you", "marchand", 50),
        ("marchand", "you", 50),
    }
    price = next(one for one in letter.effects if isinstance(one, MovesPrice))
    assert (price.change, price.rounds) == (-10, 2)
    assert event(CORRIDOR, "shots-on-the-north-road").effects == (MovesTension(100),)


def test_every_line_can_be_found_again():
    for level in (ON_TIME, CORRIDOR):
        lines = level.setup(1).lines
        assert len({line.id for line in lines}) == len(lines)
        assert {line.moment for line in lines} == set(Moment)
        assert all(level.words_of(line.id) for line in lines)


def test_every_ending_and_every_chair_has_words():
    for level in (ON_TIME, CORRIDOR):
        assert len({level.ending(ending) for ending in Ending}) == len(Ending)
        other = level.others[0].id
        assert all(level.from_their_chair(other, act) for act in Act)
    nothing = ON_TIME.from_their_chair("mateo", Act.NONE)
    assert ON_TIME.from_their_chair("mateo", Act.BOAST) == nothing


def test_ripples_count_in_hundredths():
    bread = next(one for one in CORRIDOR.setup(1).ripples if one.id == "bread")
    assert (bread.start, bread.calm, bread.crisis, bread.step) == (900, 600, 1400, 50)


def test_without_a_rule_the_largest_agreement_makes_the_accord():
    text = (LEVELS / "on-time.toml").read_text(encoding="utf-8")
    text = text.replace('[accord]\ncards = ["lake-day-8-10-bus"]\n', "")
    assert load_text(text).accord_rule == ON_TIME.accord_rule


def test_three_at_a_table():
    text = (LEVELS / "on-time.toml").read_text(encoding="utf-8")
    start_, end = text.index("[[others]]"), text.index("# --------", text.index("[others.moods]"))
    second = text[start_:end].replace('id = "mateo"', 'id = "noor"')
    between = """
[[between]]
holder = "mateo"
toward = "noor"
communication = 60
compromise = 61
goals = 62
bond = 30
"""
    extra = ON_TIME.lines["mateo"]
    lines = "\n".join(f"{moment} = ['One of two.', 'Two of two.']" for moment in extra)
    chair = "\n".join(f"{act} = 'So it was.'" for act in Act)
    text = text[:end] + second + between + text[end:]
    text += f"\n[lines.noor]\n{lines}\n[chair.noor]\n{chair}\n"
    setup = load_text(text).setup(3)
    assert setup.others == ("mateo", "noor")
    assert len(setup.relations) == 6
    assert Relation("mateo", "noor", 600, 610, 620, wariness=200) in setup.relations
    assert Bond("mateo", "noor", 300) in setup.bonds
    assert len(setup.card("ten-minutes-one-bench").pledges) == 3


@pytest.mark.parametrize("level", [ON_TIME, CORRIDOR], ids=lambda level: level.id)
def test_a_level_can_be_played_to_its_end(level):
    for seed in range(5):
        state = start(level.setup(seed)).state
        while choices := legal(state):
            state = apply(state, choices[(seed + state.round) % len(choices)]).state
        assert state.ending is not None


def test_the_same_level_gives_the_same_setup():
    assert ON_TIME.setup(5) == load(LEVELS / "on-time.toml").setup(5)


def test_levels_come_in_the_order_of_the_course(tmp_path):
    assert [card.id for card in course_in(LEVELS).levels][:2] == ["on-time", "the-corridor"]
    shelf = course_in(LEVELS).levels[0]
    assert (shelf.title, shelf.rounds, shelf.scale) == ("On Time", 7, "personal")
    (tmp_path / "broken.toml").write_bytes(b"\xff\0[")
    (tmp_path / "course.toml").write_text("order = 3")
    assert course_in(tmp_path).levels == ()


def test_editors_get_a_schema_that_fits():
    written = json.loads((LEVELS / "level.schema.json").read_text(encoding="utf-8"))
    now = schema()
    assert set(written["properties"]) == set(now["properties"])
    assert set(written["$defs"]) == set(now["$defs"])
    for name, table in now["$defs"].items():
        assert set(table.get("properties", {})) == set(written["$defs"][name].get("properties", {}))


def test_what_a_level_can_say_beyond_the_everyday():
    setup = load(LEVELS.parent / "tests/levels/every-word.toml").setup(1)
    rain, sun, pen, leaving = setup.happenings
    assert rain.effects == (
        MovesPower("you", 30, 2),
        MovesAppeal("sam", -60),
        MovesBreaking(("bench",), 40, 3),
        MovesBond("sam", 50),
        MovesChannel("sam", "you", Channel.COMMUNICATION, -20),
        LowersCeiling("sam", "you", 900),
    )
    assert rain.answers == (
        Answer("give-it-back", (MovesChannel("sam", "you", Channel.COMMUNICATION, 60),)),
        Answer("wear-it", (MovesSupport("you", 60), MovesTension(40))),
    )
    assert sun.when == Condition((2, 4), happened=("rain",), not_happened=("new-face",))
    assert pen.when == Condition(just_played=("or-else",), trust_below=95, trust_of="sam")
    assert leaving.effects == (Succeeds("sam"),)
    assert setup.party("sam").successor == Successor(PRESETS["cautious"], 50)
    assert setup.refusals == (Refusal("sam", 1, (Condition(played=("bench",)),)),)
    assert setup.card("or-else").forces == "hall"


def test_theirs_means_any_of_the_others():
    text = (LEVELS.parent / "tests/levels/every-word.toml").read_text(encoding="utf-8")
    when = load_text(text.replace("round = 4", 'due = "theirs"')).setup(1).happenings[-1].when
    assert when == Condition(due_by=("sam",))
