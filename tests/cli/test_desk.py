"""Each verb as a real process: what it says, what it returns, and what it never loads."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from game.authoring.load import load
from game.cli import main
from game.cli.desk import read_arguments
from game.cli.grammar import parser_for
from game.cli.play import without_display
from game.cli.shipped import UnknownLevelError, find_level, shipped_levels
from game.core.legal import legal
from game.data import find
from game.journal.journal import Journal
from game.journal.version import RULES
from game.present.tongue import system_language
from game.present.words import words_for

ROOT = Path(__file__).parents[2]
LEVEL_PATH = find("levels", "on-time.toml")
NO_DISPLAY = {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "SDL_VIDEO_DRIVER"}
linux = pytest.mark.skipif(sys.platform != "linux", reason="displays are named on Linux only")


@pytest.fixture
def desk(tmp_path):
    kept = {name: value for name, value in os.environ.items() if name not in NO_DISPLAY}

    def run(*arguments, typed="", **more):
        environ = kept | {"COMMON_THREAD_HOME": str(tmp_path / "home"), "PYTHONUTF8": "1"} | more
        return subprocess.run(
            [sys.executable, "-m", "game", *map(str, arguments)],
            input=typed,
            capture_output=True,
            encoding="utf-8",
            cwd=ROOT,
            env=environ,
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def here(tmp_path, monkeypatch, capsys):
    """Run the desk inside this process, which is quicker, once a verb was seen to work outside."""

    def run(*arguments, typed=""):
        monkeypatch.setenv("COMMON_THREAD_HOME", str(tmp_path / "home"))
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as left:
            code = left.code
        out, err = capsys.readouterr()
        return SimpleNamespace(returncode=code, stdout=out, stderr=err)

    return run


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "home")


def sit(journal, choices):
    source = LEVEL_PATH.read_text(encoding="utf-8")
    sitting = journal.begin(load(LEVEL_PATH), source, 7)
    while not sitting.over and choices:
        sitting.choose(legal(sitting.story.state)[0])
        choices -= 1
    return sitting


def result(done):
    assert "Traceback" not in done.stderr
    return done.returncode


# ---------------------------------------------------------------- the front door


@pytest.mark.parametrize("asked", [["--version"], ["--help"], ["check", "--help"]])
def test_the_front_door_loads_nothing_heavy(asked):
    program = (
        "import sys; from game.cli import main\n"
        f"try: main({asked!r})\n"
        "except SystemExit as left: assert not left.code\n"
        "heavy = {'pygame', 'pydantic', 'numpy', 'game.core.rules'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, cwd=ROOT, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_version_names_the_command(desk):
    done = desk("--version")
    assert result(done) == 0
    assert done.stdout.startswith("common-thread ")


@pytest.mark.parametrize(
    "asked", [["dance"], ["check"], ["explain"], ["replay"], ["play", "--seed", "soon"]]
)
def test_usage_is_two(here, asked):
    assert result(here(*asked)) == 2


def test_continue_and_a_level_do_not_go_together(here):
    assert result(here("play", "on-time", "--continue", "--text")) == 2


# ---------------------------------------------------------------- play


@linux
def test_without_a_display_or_a_terminal_it_names_the_way(desk):
    done = desk("play", "on-time")
    assert result(done) == 2
    assert "--text" in done.stderr
    assert len(done.stderr.splitlines()) == 2


@linux
def test_a_window_that_will_not_open_is_one_sentence(desk):
    done = desk("play", "on-time", SDL_VIDEODRIVER="x11")
    assert result(done) == 2
    assert "--text" in done.stderr
    assert len(done.stderr.splitlines()) == 2


@linux
def test_without_a_display_a_terminal_gets_the_text(tmp_path):
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    environ = {name: value for name, value in os.environ.items() if name not in NO_DISPLAY}
    with subprocess.Popen(
        [sys.executable, "-m", "game", "play", "on-time", "--seed", "7"],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environ | {"COMMON_THREAD_HOME": str(tmp_path), "PYTHONUTF8": "1"},
    ) as process:
        os.write(ours, b"1\nq\n")
        out, err = process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert process.returncode == 0
    assert "no display" in err.decode()
    assert "Round 1 of 7" in out.decode()


def test_what_counts_as_no_display():
    assert without_display({}, "linux")
    assert not without_display({"DISPLAY": ":0"}, "linux")
    assert not without_display({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert not without_display({"SDL_VIDEODRIVER": "dummy"}, "linux")
    assert not without_display({}, "darwin")
    assert not without_display({}, "win32")


@pytest.mark.parametrize(
    ("given", "nearest"),
    [("on-tme", "on-time"), ("On Time", "on-time"), ("corridor", "the-corridor")],
)
def test_an_unknown_level_gets_the_nearest_name(here, given, nearest):
    done = here("play", given, "--text")
    assert result(done) == 2
    assert nearest in done.stderr


def test_a_level_unlike_any_gets_the_way_to_the_list(here):
    done = here("play", "zzzz", "--text")
    assert result(done) == 2
    assert "common-thread levels" in done.stderr


def test_a_level_goes_by_id_or_path(tmp_path):
    assert find_level("on-time") == LEVEL_PATH
    mine = tmp_path / "mine.toml"
    mine.touch()
    assert find_level(str(mine)) == mine
    with pytest.raises(UnknownLevelError):
        find_level(str(tmp_path))
    assert "course" not in shipped_levels()


def test_a_level_of_ones_own_is_played_by_path(here, journal, tmp_path):
    mine = tmp_path / "mine.toml"
    text = LEVEL_PATH.read_text(encoding="utf-8").replace('id = "on-time"', 'id = "mine"')
    mine.write_text("\ufeff" + text, encoding="utf-8")
    assert result(here("play", mine, "--text", typed="1\n")) == 0
    mine.unlink()
    assert journal.unfinished().level == "mine"
    done = here("play", "--text", "--continue", typed="q\n")
    assert result(done) == 0
    assert "Round 1 of 7" in done.stdout


def test_a_broken_level_is_a_finding_and_no_traceback(desk, tmp_path):
    broken = tmp_path / "broken.toml"
    broken.write_text('title = "On Time\n', encoding="utf-8")
    done = desk("play", broken, "--text")
    assert result(done) == 1
    assert "broken.toml:1:" in done.stderr


def test_a_damaged_save_is_named_and_the_game_starts(desk, journal):
    sitting = sit(journal, 3)
    sitting.path.write_bytes(sitting.path.read_bytes()[:500])
    done = desk("play", "on-time", "--text", typed="1\nq\n")
    assert result(done) == 0
    assert f"{sitting.path.name}.damaged" in done.stdout
    assert "Round 1 of 7" in done.stdout


def test_a_newer_save_is_named_and_the_game_starts(here, journal):
    sitting = sit(journal, 3)
    data = json.loads(sitting.path.read_text(encoding="utf-8"))
    sitting.path.write_text(json.dumps(data | {"format": 99}), encoding="utf-8")
    done = here("play", "--text", typed="q\n")
    assert result(done) == 0
    assert f"{sitting.path.name}.newer" in done.stdout


def test_a_forged_save_is_passed_over_for_the_next(here, journal):
    good, bad = sit(journal, 2), sit(journal, 2)
    text = bad.path.read_text(encoding="utf-8")
    bad.path.write_text(text.replace("ending accord", "ending crisis"), encoding="utf-8")
    then = time.time() - 60
    os.utime(good.path, (then, then))
    done = here("play", "--text", "--continue", typed="q\n")
    assert result(done) == 0
    assert f"{bad.path.name}.damaged" in done.stdout
    assert len(journal.plays()) == 1


def test_a_forged_save_leads_back_to_the_menu(here, journal):
    bad = sit(journal, 2)
    text = bad.path.read_text(encoding="utf-8")
    bad.path.write_text(text.replace("ending accord", "ending crisis"), encoding="utf-8")
    done = here("play", "--text", typed="1\n1\nq\n")
    assert result(done) == 0
    assert f"{bad.path.name}.damaged" in done.stdout
    assert "Before round 1" in done.stdout


def test_damaged_settings_are_named_too(here, journal):
    journal.folder.mkdir(parents=True)
    journal.settings_path.write_text("{")
    done = here("play", "on-time", "--text", typed="q\n")
    assert result(done) == 0
    assert "settings.json.damaged" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_leaves_politely(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-m", "game", "play", "on-time", "--text"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"COMMON_THREAD_HOME": str(tmp_path), "PYTHONUTF8": "1"},
    ) as process:
        seen = b""
        while not seen.endswith(b"\n> "):
            seen += os.read(process.stdout.fileno(), 1)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert err == b""


def test_a_plain_terminal_gets_plain_letters(desk):
    done = desk(
        "play", "on-time", "--text", typed="1\nq\n", PYTHONUTF8="0", PYTHONIOENCODING="ascii"
    )
    assert result(done) == 0
    assert done.stdout.isascii()
    assert "Mateo's trust in you" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pipes differ")
def test_a_pipe_that_closes_early_is_quiet(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-m", "game", "levels"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"COMMON_THREAD_HOME": str(tmp_path)},
    ) as process:
        process.stdout.close()
        err = process.stderr.read()
        process.wait(60)
    assert err == b""


# ---------------------------------------------------------------- levels, check, explain


def test_levels_are_listed_in_the_order_of_the_course(desk):
    done = desk("levels")
    assert result(done) == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("on-time")
    assert lines[1].startswith("the-corridor")
    assert "Start small" in lines[0]


def test_check_is_fine_with_a_shipped_level(desk):
    done = desk("check", LEVEL_PATH, "--quick")
    assert (result(done), done.stdout) == (0, "1 file read, nothing to report.\n")


@pytest.fixture
def broken(tmp_path):
    folder = tmp_path / "levels"
    folder.mkdir()
    (folder / "one.toml").write_text('title = "On Time\n', encoding="utf-8")
    (folder / "two.toml").write_bytes(b"\xff\xfe")
    (folder / "course.toml").write_text("order = []\n", encoding="utf-8")
    return folder


def test_check_lists_the_findings_of_a_folder(here, broken):
    done = here("check", broken)
    assert result(done) == 1
    assert "one.toml:1:" in done.stdout
    assert "two.toml:1:1: L005" in done.stdout
    assert done.stdout.endswith("2 findings in 2 files.\n")


def test_check_writes_json_and_annotations(here, broken):
    found = json.loads(here("check", broken, "--format", "json").stdout)
    assert [finding["code"] for finding in found] == ["L001", "L005"]
    lines = here("check", broken, "--format", "github").stdout.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("::error file=") for line in lines)


def test_check_of_nothing_is_usage(here, tmp_path):
    assert result(here("check", tmp_path / "none.toml")) == 2
    assert result(here("check", tmp_path)) == 2


def test_explain_is_the_page_of_a_finding(desk):
    done = desk("explain", "l001")
    assert result(done) == 0
    assert "Example:" in done.stdout
    assert result(desk("explain", "L999")) == 2


# ---------------------------------------------------------------- replay and doctor


def test_replay_tells_and_proves(desk, journal):
    sitting = sit(journal, 400)
    done = desk("replay", sitting.path)
    assert result(done) == 0
    assert "Round 1 of 7" in done.stdout
    assert f"It replays exactly: {len(sitting.story.events)} events." in done.stdout


def test_replay_of_an_open_play_says_so(here, journal):
    done = here("replay", sit(journal, 2).path)
    assert result(done) == 0
    assert "not finished" in done.stdout


def test_replay_says_where_it_differs(here, journal):
    sitting = sit(journal, 400)
    text = sitting.path.read_text(encoding="utf-8")
    forged = text.replace('"ending": "accord"}', '"ending": "crisis"}')
    assert forged != text
    sitting.path.write_text(forged, encoding="utf-8")
    done = here("replay", sitting.path)
    assert result(done) == 1
    assert "after choice 1" in done.stderr
    assert sitting.path.read_text(encoding="utf-8") == forged, "looking changes nothing"


def test_replay_under_other_rules_is_told_from_its_events(here, journal):
    sitting = sit(journal, 400)
    text = sitting.path.read_text(encoding="utf-8")
    sitting.path.write_text(text.replace(f'"rules": {RULES},', '"rules": 99,'), encoding="utf-8")
    done = here("replay", sitting.path)
    assert result(done) == 0
    assert "told from its events" in " ".join(done.stdout.split())


def test_replay_of_anything_else_is_a_sentence(here, tmp_path):
    assert result(here("replay", tmp_path / "none.json")) == 2
    for content in (b"", b"\xff", b"{}", b"[" * 100_000):
        path = tmp_path / "odd.json"
        path.write_bytes(content)
        done = here("replay", path)
        assert result(done) == 1
        assert "odd.json cannot be read" in done.stderr


def test_the_doctor_knows_the_machine(desk, journal):
    sit(journal, 1)
    done = desk("doctor", SDL_AUDIODRIVER="dummy", SDL_VIDEODRIVER="dummy")
    assert result(done) == 0
    for said in ("Python", "pygame-ce", "Display", "dummy", "Sound", "Fonts", str(journal.folder)):
        assert said in done.stdout
    assert "can be written" in done.stdout


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "es_MX.UTF-8"}, "es"),
        ({"LC_ALL": "C", "LANG": "es_MX.UTF-8"}, ""),
        ({"LANG": "POSIX"}, ""),
        ({"LANG": "pt-BR"}, "pt"),
        ({}, ""),
    ],
)
def test_the_language_follows_the_system(environ, language):
    assert system_language(environ) == language


def test_the_bare_command_asks_for_what_the_parser_would_say():
    words = words_for()
    asked = vars(parser_for(words).parse_args(["play"]))
    for bare in ([], ["play"]):
        assert vars(read_arguments(bare, words)) == asked
