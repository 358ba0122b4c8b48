"""Whatever the file: a level, or findings that say where; never a traceback."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.authoring.check import check_file, check_text
from game.authoring.diagnostic import LevelError
from game.authoring.load import LARGEST, load, load_text

LEVELS = Path(__file__).parents[2] / "levels"
ON_TIME = (LEVELS / "on-time.toml").read_text(encoding="utf-8")

HOSTILE = {
    "empty": b"",
    "blank": b" \n\n\t\n",
    "zeros": b"\0" * 100,
    "picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "latin-1": "title = 'Bänk'".encode("latin-1"),
    "utf-16": 'title = "x"'.encode("utf-16"),
    "utf-16 without mark": 'title = "x"'.encode("utf-16-le"),
    "only a mark": b"\xef\xbb\xbf",
    "huge": b"#" * (LARGEST + 1),
    "deep arrays": b"a = " + b"[" * 100_000,
    "deep tables": b"a = " + b"{a = " * 50_000,
    "deep keys": b"a." * 50_000 + b"a = 1",
    "many deep keys": b"".join(b"a." * 60 + b"k%d = 1\n" % i for i in range(2000)),
    "nan": ON_TIME.replace("tension = 30", "tension = nan").encode(),
    "infinity": ON_TIME.replace("tension = 30", "tension = -inf").encode(),
    "a date": ON_TIME.replace("tension = 30", "tension = 2026-01-01").encode(),
    "a time": ON_TIME.replace("tension = 30", "tension = 07:30:00").encode(),
    "huge number": ON_TIME.replace("tension = 30", "tension = 1" + "0" * 400).encode(),
    "endless number": ON_TIME.replace("tension = 30", "tension = 1" + "0" * 5000).encode(),
    "huge exponent": ON_TIME.replace("tension = 30", "tension = 1e400").encode(),
    "same key twice": ON_TIME.replace("tension = 30", "tension = 30\ntension = 31").encode(),
    "same table twice": (ON_TIME + "\n[teaching]\n").encode(),
    "a list for a level": b"[[a]]\n[[a]]\n",
    "half a character": b'title = "\\ud800"',
    "terminal codes": b'title = "\\u001b[2J"',
    "strange key": b'"\\u202e\\u001b" = 1',
    "truth for a number": ON_TIME.replace("rounds = 7", "rounds = true").encode(),
    "a table for a word": ON_TIME.replace('id = "on-time"', "id = { a = 1 }").encode(),
    "a list for a table": ON_TIME.replace("[endings]", "[[endings]]").encode(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gives_findings_and_soon(name, tmp_path):
    path = tmp_path / "level.toml"
    path.write_bytes(HOSTILE[name])
    began = time.perf_counter()
    found = check_file(path)
    assert time.perf_counter() - began < 20
    assert found
    with pytest.raises(LevelError) as caught:
        load(path)
    assert caught.value.findings
    for one in found:
        assert one.line >= 1
        assert one.column >= 1
        assert "\x1b" not in str(one)
        assert json.loads(one.as_json())["code"] == one.code


@pytest.mark.parametrize("path", ["nowhere.toml", "", "a\0b.toml", ".", "x" * 5000])
def test_a_file_that_is_not_there_is_a_finding(path):
    (found,) = check_file(path)
    assert found.code == "L005"


def test_a_level_says_what_its_author_wrote():
    level = load(LEVELS / "on-time.toml")
    assert level.title == "On Time"
    assert level.card("whats-before-four").title == "What’s Before Four?"
    assert level.briefing.count("\n\n") == 1
    assert "\n" not in level.grievance
    assert level == load_text(ON_TIME)


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_any_text_gives_a_level_or_findings(text):
    assert check_text(text)


@settings(max_examples=200, deadline=None)
@given(st.binary())
def test_any_bytes_give_findings(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(data)
    assert check_file(path)


pieces = st.sampled_from(
    ["", "0", "-1", "nan", '"', "[", "]", "{", "}", "=", "\n", "#", "[[cards]]\n", "true", "''"]
)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(ON_TIME)), st.integers(0, 40), pieces)
def test_a_slip_in_a_real_level_never_gives_a_traceback(at, length, piece):
    text = ON_TIME[:at] + piece + ON_TIME[at + length :]
    for one in check_text(text):
        assert 1 <= one.line <= text.count("\n") + 1


lines = [line for line in ON_TIME.splitlines() if " = " in line and not line.startswith("#")]
odd = st.sampled_from(
    ["1", "-1", "1.55", "1e99", '""', '"x"', "[]", "[1]", "{}", "{ a = 1 }", "true", "nan", "[[]]"]
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(lines), odd)
def test_any_value_in_the_wrong_place_is_a_finding_or_fine(line, value):
    key = line.partition(" = ")[0]
    text = ON_TIME.replace(line, f"{key} = {value}", 1)
    for one in check_text(text):
        assert one.message
