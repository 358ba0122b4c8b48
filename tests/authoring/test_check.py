"""Every finding has an example that shows exactly it, and the shipped levels show none."""

import re
from pathlib import Path

import pytest

from game.authoring.check import CODES, check_file, check_text, explain
from game.authoring.diagnostic import Diagnostic

ROOT = Path(__file__).parents[2]
BAD = sorted((ROOT / "tests/bad_levels").glob("l0*.toml"))
BAD_WORDS = sorted((ROOT / "tests/bad_translations").glob("l0*.toml"))
LEVELS = sorted(path for path in (ROOT / "levels").glob("*.toml") if path.name != "course.toml")
PORTRAITS = frozenset(path.stem for path in (ROOT / "assets/portraits").glob("*.png")) or frozenset(
    {"you-calm", "mateo-calm"}
)


def expectation(path):
    """Read `# finds: LINE:COLUMN CODE` from the first line, whatever the encoding."""
    data = path.read_bytes()
    if not data:
        return 1, 1, "L005"
    text = data.decode("utf-16" if data.startswith(b"\xff\xfe") else "utf-8", "replace")
    line, column, code = re.match(r"# finds: (\d+):(\d+) (L\d+)", text).groups()
    return int(line), int(column), code


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_each_bad_level_shows_exactly_its_finding(path):
    found = [(one.line, one.column, one.code) for one in check_file(path, PORTRAITS)]
    assert found == [expectation(path)]
    assert path.name.upper().startswith(found[0][2])


@pytest.mark.parametrize("path", [*BAD, *BAD_WORDS], ids=lambda path: path.stem)
def test_each_finding_says_what_was_expected_and_what_to_do(path):
    for one in check_file(path, PORTRAITS):
        assert one.line >= 1
        assert one.column >= 1
        assert one.expected, str(one)
        assert one.hint, str(one)


def test_every_code_has_an_example():
    assert {path.name[:4].upper() for path in (*BAD, *BAD_WORDS)} == set(CODES)


@pytest.mark.parametrize("path", LEVELS, ids=lambda path: path.stem)
def test_the_shipped_levels_are_clean(path):
    assert [str(one) for one in check_file(path)] == []


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_page(code):
    page = explain(code)
    for heading in ("What:", "Why:", "Example:", "Instead:"):
        assert heading in page


def test_an_unknown_code_has_no_page():
    with pytest.raises(KeyError):
        explain("L999")


def test_a_finding_shows_the_line_and_the_way_out():
    path = ROOT / "tests/bad_levels/l004_no_such_clarity.toml"
    (found,) = check_file(path)
    shown = str(found).splitlines()
    assert shown[0].endswith(': L004 clarity of you_promise of the card "bench" is "verifyable".')
    assert shown[2][shown[2].index("^") :] == "^"
    assert shown[1][shown[2].index("^") :].startswith('"verifyable"')
    assert shown[3:] == [
        "  expected: one of vague, clear, verifiable",
        '  hint: Did you mean "verifiable"?',
    ]


def test_a_finding_in_a_pull_request_is_one_escaped_line():
    found = Diagnostic("a,b:c.toml", 3, 5, "L002", "50 % of it", hint="Take it out.")
    assert found.as_github() == (
        "::error file=a%2Cb%3Ac.toml,line=3,col=5,title=L002::50 %25 of it%0Ahint: Take it out."
    )


def test_findings_cannot_move_the_cursor():
    found = Diagnostic("x.toml", 1, 1, "L001", "so", source_line="\x1b[2Jgone\u202e")
    assert "\x1b" not in str(found)
    assert "\u202e" not in str(found)


def test_findings_come_in_the_order_of_the_file():
    text = (ROOT / "levels/on-time.toml").read_text(encoding="utf-8")
    text = text.replace('kind = "blame"', 'kind = "blamed"').replace("tension = 30", "tension = -1")
    found = check_text(text)
    assert [one.code for one in found] == ["L004", "L004"]
    assert found == sorted(found)


def test_a_windows_file_is_read_like_any_other(tmp_path):
    text = (ROOT / "levels/on-time.toml").read_text(encoding="utf-8")
    path = tmp_path / "level.toml"
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert check_file(path) == []


def test_a_number_out_of_bounds_says_what_to_do():
    text = (
        (ROOT / "levels/on-time.toml")
        .read_text(encoding="utf-8")
        .replace("rounds = 7", "rounds = 60", 1)
    )
    (finding,) = (one for one in check_text(text, "level.toml") if one.code == "L004")
    assert (finding.expected, finding.hint) == ("14 or less", "Choose a smaller number.")
