"""What is said after a story is what the papers for the class say, word for word."""

import re

import pytest

from game.authoring.course import course_in
from game.authoring.load import load
from game.data import find
from game.present.afterword import afterword
from game.present.words import words_for

LEVELS = find("levels")
COURSE = course_in(LEVELS)
WORDS = words_for("en")
PLAYED = {level.id for level in COURSE.levels}


def after(name, played=frozenset(PLAYED)):
    return afterword(load(LEVELS / f"{name}.toml"), COURSE, played, load, WORDS)


def plain(text):
    return text.replace("’", "'")


def rows():
    paper = (LEVELS / "teaching/matching-cards.md").read_text(encoding="utf-8")
    lines = [line for line in paper.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: row[1:] for row in cells if len(row) == 4}


@pytest.mark.parametrize("lesson", COURSE.lessons[:-1], ids=lambda lesson: lesson.id)
def test_the_pair_in_the_game_is_the_pair_on_paper(lesson):
    people, nations, same = rows()[WORDS.say(f"lesson.{lesson.id}")]
    for level in lesson.levels:
        pair = after(level.id).pair
        assert plain(f"*{pair.first[0]}*: {pair.first[1]}") == people
        assert plain(f"*{pair.second[0]}*: {pair.second[1]}") == nations
        assert plain(pair.same) == same


def test_the_pair_waits_for_the_second_telling():
    assert after("on-time", {"on-time"}) is None
    assert after("on-time", {"on-time", "the-corridor"}).pair is not None


def test_the_debate_in_the_game_is_the_debate_on_paper():
    paper = (LEVELS / "teaching/debate-sheet.md").read_text(encoding="utf-8")
    titles = re.findall(r"^## (.*)$", paper, re.MULTILINE)
    questions = [
        re.findall(rf"\*\*A hard question if you are {side} it:\*\* (.*)", paper)
        for side in ("for", "against")
    ]
    debate = after("three-steps").debate
    assert [one.title for one in debate] == [t for t in titles if t in {d.title for d in debate}]
    assert len(debate) == 4
    assert [plain(one.if_for) for one in debate] == [plain(text) for text in questions[0]]
    assert [plain(one.if_against) for one in debate] == [plain(text) for text in questions[1]]


def test_the_last_level_has_no_twin():
    assert after("the-coast") is None
