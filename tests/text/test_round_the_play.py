"""Round a play in the terminal: what is open, past plays, the words of the game, and tips."""

import io
import random
import re
from types import SimpleNamespace

import pytest

from game.authoring.load import load
from game.cli import main
from game.core.legal import legal
from game.core.story import replay
from game.data import find
from game.journal.journal import Journal
from game.journal.record import as_text, record_of
from game.journal.version import RULES
from game.present.glossary import glossary
from game.present.words import words_for

LEVEL = find("levels", "on-time.toml")


@pytest.fixture
def here(tmp_path, monkeypatch, capsys):
    def play(*arguments, typed=""):
        monkeypatch.setenv("COMMON_THREAD_HOME", str(tmp_path / "home"))
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main(arguments)
        out, err = capsys.readouterr()
        return SimpleNamespace(code=code, out=" ".join(out.split()), err=err)

    return play


def finish(folder, name, *, rules=RULES, most=999):
    """Put a play of a level into a journal, played at random to its end."""
    path = find("levels", f"{name}.toml")
    level, luck = load(path), random.Random(4)
    story = replay(level.setup(4))
    while (choices := legal(story.state)) and len(story.choices) < most:
        story = story.choose(luck.choice(choices))
    source = path.read_text(encoding="utf-8")
    record = record_of(story, source, level.title, "2026-03-04T08:00:00Z", "2026-03-04T12:00:00Z")
    plays = Journal(folder / "home").plays_folder
    plays.mkdir(parents=True, exist_ok=True)
    text = as_text(record).replace(f'"rules": {RULES}', f'"rules": {rules}', 1)
    (plays / f"2026-03-04-{name}-0001.json").write_text(text, encoding="utf-8")


def test_the_menu_offers_what_is_open_and_says_when_the_next_opens(here):
    out = here("--text").out
    assert "0 of 13 played." in out
    assert "2. The Corridor. Start small, between nations." in out
    assert "3. " not in out
    assert "Say it clearly. Still ahead: it opens when" in out


def test_a_finished_play_opens_the_next_lesson(here, tmp_path):
    finish(tmp_path, "the-corridor")
    out = here("--text").out
    assert "3. The Group Project." in out
    assert "Firmest thread: " in out


def test_nothing_is_closed_with_unlock(here):
    out = here("--text", "--unlock").out
    assert "13. The Coast." in out
    assert "Still ahead" not in out


def test_past_plays_are_told_again(here, tmp_path):
    finish(tmp_path, "on-time")
    out = here("--text", typed="5\n1\n2\nq\n").out
    assert "1. On Time. March 4, 2026" in out
    assert "Looking back: On Time." in out
    assert out.count("Choose a story.") == 2


def test_an_old_play_is_told_and_says_so(here, tmp_path):
    finish(tmp_path, "on-time", rules=RULES - 1, most=12)
    out = here("--text", typed="3\n1\n2\nq\n").out
    assert "it can be told, but not played on" in out
    assert "played under earlier rules of the game" in out


def test_an_open_play_goes_on_from_the_past(here, tmp_path):
    finish(tmp_path, "on-time", most=6)
    out = here("--text", typed="4\n1\nq\n").out
    assert "Go on." in out
    assert "Everything is kept." in out


def test_damaged_plays_are_named(here, tmp_path):
    plays = Journal(tmp_path / "home").plays_folder
    plays.mkdir(parents=True)
    (plays / "2026-01-01-on-time-abcd.json").write_text("nothing", encoding="utf-8")
    out = here("--text", typed="3\nq\n").out
    assert "2026-01-01-on-time-abcd.json.damaged could not be read" in out


def test_every_word_can_be_asked_for(here):
    terms = glossary(words_for("en"))
    asked = "".join(f"? {one.term}\n" for one in terms)
    out = here("--text", typed=f"words\n{asked}? zzz\n?\nq\n").out
    for one in terms:
        assert f"{one.term}: {one.text}" in out
    assert "? and a word, such as ? trust" in out


def test_tips_come_in_plain_lines_and_not_again(here, tmp_path):
    first = here("play", "on-time", "--text", "--seed", "7", typed="1\n1\n1\nq\n").out
    assert first.count("Tip: ") >= 4
    assert "Type no tips" in first
    seen = Journal(tmp_path / "home").settings().tips_seen
    assert seen[:3] == ("thread", "cards", "agreement")
    again = here("play", "on-time", "--text", "--seed", "8", typed="1\n1\nq\n").out
    assert "You play one card a round" not in again


def test_two_words_end_the_tips(here, tmp_path):
    out = here("play", "on-time", "--text", "--seed", "7", typed="no tips\n1\n1\nq\n").out
    assert out.count("Tip: ") == 1
    assert "No more tips." in out
    assert len(Journal(tmp_path / "home").settings().tips_seen) == 8


def test_another_level_gives_none(here):
    assert "Tip: " not in here("play", "the-corridor", "--text", "--seed", "7", typed="1\nq\n").out


def test_a_folder_of_levels_is_offered_beside_the_shipped_ones(here, tmp_path, monkeypatch):
    own = tmp_path / "own"
    own.mkdir()
    text = LEVEL.read_text(encoding="utf-8").replace('id = "on-time"', 'id = "mine"', 1)
    (own / "mine.toml").write_text(text.replace("On Time", "A Bench of Ours"), encoding="utf-8")
    (own / "half.toml").write_text('title = "Half a le', encoding="utf-8")
    told = (
        here("play", str(own), "--text", typed="3\n1\nq\n").out,
        here("--text").out,
    )
    assert "3. A Bench of Ours." in told[0]
    assert "half.toml has a mistake" in told[0]
    assert "A Bench of Ours. Between people" not in told[1]
    monkeypatch.setenv("COMMON_THREAD_LEVELS", str(own))
    assert "4. A Bench of Ours. Between people. Your best friend" in here("--text").out
    listed = here("levels")
    assert listed.code == 1
    assert re.search(r"mine +A Bench of Ours", listed.out)
    assert "half.toml has a mistake" in listed.err


def test_what_is_the_same_is_told_after_the_second_telling(here, tmp_path):
    finish(tmp_path, "on-time")
    done = here("play", "the-corridor", "--text", "--seed", "7", typed="1\n" * 200).out
    assert "The same in both stories. On Time. Ten Minutes, One Bench." in done
    assert "Small enough to risk, exact enough to check." in done


def test_after_the_first_telling_it_is_not(here):
    done = here("play", "the-corridor", "--text", "--seed", "7", typed="1\n" * 200).out
    assert "Looking back: The Corridor." in done
    assert "The same in both stories" not in done
