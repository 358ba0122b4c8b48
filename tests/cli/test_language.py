"""The terminal speaks the language that is asked for, else the player's, else the system's."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from game.authoring.load import load
from game.authoring.translation import translations_of
from game.cli import main
from game.cli.tongue import asked_language
from game.core.legal import legal
from game.data import find
from game.journal.journal import Journal
from game.journal.settings import Settings

ROOT = Path(__file__).parents[2]
LEVEL = find("levels", "on-time.toml")
SPOKEN = ("LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def here(tmp_path, monkeypatch, capsys):
    """Run the desk inside this process, on a system that speaks English."""
    for name in SPOKEN:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("COMMON_THREAD_HOME", str(tmp_path / "home"))

    def run(*arguments, typed=""):
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


def flat(text):
    return " ".join(text.split())


@pytest.mark.parametrize(
    "asked",
    [
        ["levels", "--language", "es"],
        ["levels", "--language=es"],
        ["--language", "es", "levels"],
        ["--language=es", "levels"],
    ],
)
def test_the_language_can_be_asked_for_before_and_after_the_verb(here, asked):
    done = here(*asked)
    assert done.returncode == 0
    assert "on-time" in done.stdout
    assert "A tiempo" in done.stdout
    assert "Empieza con poco" in done.stdout
    assert "On Time" not in done.stdout


def test_help_speaks_it_too(here):
    assert "mostrar los niveles" in here("--language", "es", "--help").stdout
    assert "Mostrar los niveles." in here("levels", "--help", "--language=es").stdout


def test_a_language_without_a_catalog_is_a_usage_error(here):
    done = here("levels", "--language", "xx")
    assert done.returncode == 2
    assert "'xx'" in done.stderr
    assert here("--language").returncode == 2


def test_what_is_asked_for_comes_before_the_settings_and_these_before_the_system(
    here, journal, monkeypatch
):
    monkeypatch.setenv("LANG", "es_MX.UTF-8")
    assert "A tiempo" in here("levels").stdout
    assert "On Time" in here("levels", "--language", "en").stdout
    journal.keep_settings(Settings(language="en"))
    assert "On Time" in here("levels").stdout
    assert "A tiempo" in here("levels", "--language", "es").stdout
    journal.keep_settings(Settings(language="xx"))
    assert "A tiempo" in here("levels").stdout


def test_damaged_settings_do_not_keep_a_verb_from_speaking(here, journal):
    journal.folder.mkdir(parents=True)
    journal.settings_path.write_text('{"language": "e', encoding="utf-8")
    assert "On Time" in here("levels").stdout
    assert journal.settings_path.exists()


def test_an_unread_command_line_says_its_language():
    assert asked_language(["play", "--text", "--language", "es"]) == "es"
    assert asked_language(["--language"]) is None
    assert asked_language(["levels"]) is None


def test_a_play_in_spanish_through_a_pipe(tmp_path):
    kept = {name: value for name, value in os.environ.items() if name not in SPOKEN}
    done = subprocess.run(
        [sys.executable, "-m", "game", "play", "on-time", "--text", "--seed", "7"],
        input="1\n" * 80,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env=kept | {"COMMON_THREAD_HOME": str(tmp_path), "LANG": "es_ES.UTF-8", "PYTHONUTF8": "1"},
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    told = flat(done.stdout)
    assert "Tu mejor amigo llega tarde otra vez." in told
    assert "1. Diez minutos, un banco. Acuerdo, Tamaño 1." in told
    assert "Confianza de Mateo en ti: 49,8 de 100" in told
    assert "Tres preguntas, para ti o para la clase." in told
    assert max(map(len, done.stdout.replace(str(tmp_path), "").splitlines())) <= 80


def test_the_menu_and_the_open_play_are_in_the_language(here):
    here("play", "on-time", "--text", "--seed", "7", typed="1\n")
    english = here("play", "--text", typed="q\n")
    assert "1. Go on with “On Time”, Round 1 of 7." in english.stdout
    spanish = here("play", "--text", "--language", "es", typed="q\n")
    assert "1. Seguir con «A tiempo», Ronda 1 de 7." in spanish.stdout
    assert (
        "2. A tiempo. Empieza con poco, entre personas. Tu mejor amigo llega tarde otra vez."
        in flat(spanish.stdout)
    )
    rest = here("play", "--text", "--continue", "--language", "es", typed="q\n")
    assert "A tiempo. Ronda 1 de 7." in rest.stdout


def test_a_recorded_play_is_told_in_any_language(here, journal):
    source = LEVEL.read_text(encoding="utf-8")
    sitting = journal.begin(load(LEVEL), source, 7, translations_of(LEVEL))
    while not sitting.over:
        sitting.choose(legal(sitting.story.state)[0])
    english, spanish = here("replay", sitting.path), here("replay", sitting.path, "--language=es")
    assert (english.returncode, spanish.returncode) == (0, 0)
    assert "On Time" in english.stdout
    assert "Ten Minutes, One Bench" in english.stdout
    assert "A tiempo" in spanish.stdout
    assert "«Diez minutos, un banco»" in flat(spanish.stdout)
    assert "Se repite exactamente" in spanish.stdout


# ---------------------------------------------------------------- check


def test_check_reads_translations_and_calmly_counts_what_is_left(here, tmp_path):
    folder = tmp_path / "levels"
    folder.mkdir()
    (folder / "late.toml").write_text(LEVEL.read_text(encoding="utf-8"), encoding="utf-8")
    spanish = folder / "late.es.toml"
    spanish.write_text('title = "A tiempo"\n', encoding="utf-8")
    done = here("check", "--quick", folder)
    assert done.returncode == 0
    assert "2 files read, nothing to report." in done.stdout
    counted = re.search(
        r"late\.es\.toml: (\d+) of (\d+) texts are still in the language of the level\.",
        done.stdout,
    )
    assert counted
    left, texts = map(int, counted.groups())
    assert left == texts - 1 > 100
    assert here("check", "--quick", folder, "--format", "json").stdout.strip() == "[]"
    assert here("check", "--quick", folder, "--format", "github").stdout == ""
    spanish.write_text('title = "A tiempo"\nrounds = 3\n', encoding="utf-8")
    done = here("check", spanish)
    assert done.returncode == 1
    assert "late.es.toml:2:1: L041" in done.stdout


def test_the_shipped_translations_have_nothing_left(here):
    done = here("check", "--quick", LEVEL.parent)
    assert done.returncode == 0
    assert ".es.toml" not in done.stdout
