"""A question waits: whatever is typed, nothing is lost and nothing happens by accident."""

import io
import random

import pytest

from game.present.words import words_for
from game.text.asking import Asker, Option
from game.text.paper import Line, Paper
from game.text.standing import sentence

WORDS = words_for("en")
OPTIONS = [
    Option((Line("Keep it."),), more=(Line("All about keeping."),)),
    Option((Line("Break it openly."),)),
    Option((Line("Break it quietly."),), held=True),
]


def ask(typed, options=OPTIONS, why=None):
    out = io.StringIO()
    answer = Asker(io.StringIO(typed), Paper(out), WORDS).ask(options, why)
    return answer, out.getvalue()


def test_a_number_chooses():
    answer, shown = ask("1\n")
    assert answer == 0
    assert shown.startswith("1. Keep it.\n2. Break it openly.\n3. Break it quietly.\n> 1\n")


@pytest.mark.parametrize("typed", ["", "q\n", "Q\n", "quit\n", "nonsense\n"])
def test_the_end_of_the_input_or_q_leaves(typed):
    assert ask(typed)[0] is None


@pytest.mark.parametrize("typed", ["0", "4", "-1", "1.0", "one", "²", "9" * 5000, "\x1b[A", ""])
def test_anything_else_says_what_was_expected_and_asks_again(typed):
    answer, shown = ask(f"{typed}\n1\n")
    assert answer == 0
    assert "a number from 1 to 3" in shown


def test_a_lie_needs_a_second_press():
    assert ask("3\n")[0] is None
    assert "type 3 once more" in ask("3\n")[1]
    assert ask("3\n3\n")[0] == 2
    assert ask("3\n1\n")[0] == 0
    assert ask("3\nwhat\n3\n1\n")[0] == 0, "something in between starts over"


def test_help_explains_the_commands_and_one_option():
    shown = ask("?\n? 1\n?2\n? 9\n")[1]
    assert "q leaves" in shown
    assert "All about keeping." in shown
    assert "\nBreak it openly.\n" in shown


def test_why_shows_the_numbers():
    assert "50 × 42.0" in ask("why\n", why=lambda: [Line("50 × 42.0")])[1]
    assert ask("why\n1\n")[0] == 0


def test_enter_goes_on_where_there_is_one_way():
    assert ask("\n", OPTIONS[:1])[0] == 0


def test_lines_are_wrapped_and_moved_in():
    out = io.StringIO()
    Paper(out, 30).show([Line("word " * 20, 1), Line("")])
    lines = out.getvalue().splitlines()
    assert all(len(line) <= 30 for line in lines)
    assert all(line.startswith("   word") for line in lines[:-1])
    assert lines[-1] == ""


def test_nothing_on_the_page_can_move_a_cursor():
    out = io.StringIO()
    Paper(out).say("a\x1b[2Jb\x9bc\u202ed\x00 e\nf")
    assert out.getvalue() == "a\ufffd[2Jb\ufffdc\ufffdd\ufffd e f\n"


def test_any_scrap_of_input_leaves_a_question_standing():
    luck = random.Random(7)
    scraps = ["", "?", "? ", "why", "2", "3", "\x00", "ü", "?3", "??", "1e9", " 4 "]
    typed = "\n".join(luck.choice(scraps) for _ in range(300))
    assert ask(typed + "\n1\n")[0] in (0, 1, 2)


def test_a_sentence_ends_once():
    assert [sentence(text) for text in ("Yes", "Yes.", "“Yes.”", "“Yes”", "")] == [
        "Yes.",
        "Yes.",
        "“Yes.”",
        "“Yes”.",
        "",
    ]
