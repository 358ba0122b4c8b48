"""Plays on disk: nothing is lost, nothing is deleted, and a bad file never stops the game."""

import errno
import json
import os
import re
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.authoring.load import load
from game.core.legal import legal
from game.core.moves import parse
from game.core.rules import VERSION, IllegalChoiceError
from game.data import find
from game.journal import disk
from game.journal.disk import NotSavedError, Why, set_aside, write_whole
from game.journal.home import home
from game.journal.journal import Journal
from game.journal.record import FORMAT, RecordError
from game.journal.settings import Settings
from game.journal.version import RULES

LEVEL_PATH = find("levels", "on-time.toml")
LEVEL = load(LEVEL_PATH)
SOURCE = LEVEL_PATH.read_text(encoding="utf-8")


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "home")


def sit(journal, seed=7, choices=2):
    sitting = journal.begin(LEVEL, SOURCE, seed)
    for _ in range(choices):
        sitting.choose(legal(sitting.story.state)[0])
    return sitting


def finish(sitting):
    while not sitting.over:
        sitting.choose(legal(sitting.story.state)[0])
    return sitting


def age(path, seconds):
    then = time.time() - seconds
    os.utime(path, (then, then))


# ---------------------------------------------------------------- a sitting


def test_every_choice_is_on_disk_before_its_step_is_given(journal):
    sitting = journal.begin(LEVEL, SOURCE, 7)
    assert not sitting.path.exists(), "before the first choice there is nothing to keep"
    while not sitting.over:
        choice = legal(sitting.story.state)[0]
        step = sitting.choose(choice)
        again = Journal(journal.folder).go_on(sitting.path)
        assert again.story == sitting.story
        assert again.story.steps[-1] == step
    assert sitting.unsaved is None
    assert [path.name for path in journal.plays_folder.iterdir()] == [sitting.path.name]


def test_names_can_be_read(journal):
    name = sit(journal).path.name
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-on-time-[0-9a-f]{4}\.json", name)


def test_going_on_keeps_the_start_and_the_luck(journal):
    first = sit(journal)
    started = journal.read(first.path).started
    again = journal.go_on(first.path)
    again.choose(legal(again.story.state)[0])
    assert journal.read(first.path).started == started
    assert again.story.setup.seed == 7


def test_an_illegal_choice_changes_nothing(journal):
    sitting = sit(journal)
    before, kept = sitting.story, sitting.path.read_bytes()
    with pytest.raises(IllegalChoiceError):
        sitting.choose(parse("keep nothing.1.you"))
    assert sitting.story is before
    assert sitting.path.read_bytes() == kept


def test_without_a_seed_luck_is_drawn(journal):
    seeds = {journal.begin(LEVEL, SOURCE).story.setup.seed for _ in range(8)}
    assert len(seeds) > 1


# ---------------------------------------------------------------- a disk that refuses


def refuse(*_):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_lets_the_play_go_on_in_memory(journal, monkeypatch):
    sitting = sit(journal)
    kept = sitting.path.read_bytes()
    with monkeypatch.context() as full:
        full.setattr(disk.os, "fsync", refuse)
        sitting.choose(legal(sitting.story.state)[0])
        trouble = sitting.unsaved
        assert isinstance(trouble, NotSavedError)
        assert isinstance(trouble, OSError)
        assert "No space left on device" in str(trouble)
        assert "\n" not in str(trouble)
        assert sitting.path.read_bytes() == kept, "the old file is whole"
    assert len(sitting.story.choices) == 3
    assert sitting.keep()
    assert sitting.unsaved is None
    assert Journal(journal.folder).go_on(sitting.path).story == sitting.story


def test_a_read_only_disk_is_one_sentence(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    sitting = sit(Journal(blocked))
    assert isinstance(sitting.unsaved, NotSavedError)
    assert len(sitting.story.choices) == 2


def test_a_failed_write_leaves_no_part(tmp_path, monkeypatch):
    monkeypatch.setattr(disk.os, "fsync", refuse)
    with pytest.raises(NotSavedError):
        write_whole(tmp_path / "a.json", "x")
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------- finding plays again


def test_the_latest_unfinished_play_is_found(journal):
    old, new, over = sit(journal), sit(journal), finish(sit(journal, choices=0))
    for age_of, sitting in ((300, old), (200, new), (100, over)):
        age(sitting.path, age_of)
    entry = journal.unfinished()
    assert entry is not None
    assert (entry.path, entry.level, entry.title) == (new.path, "on-time", "On Time")
    assert (entry.round, entry.rounds) == (new.story.state.round, 7)
    listed = journal.plays()
    assert [one.path for one in listed] == [over.path, new.path, old.path]
    assert listed[0].finished
    assert listed[0].ending == over.story.state.ending


def test_no_folder_no_plays(journal):
    assert journal.unfinished() is None
    assert journal.plays() == ()
    assert not journal.folder.exists(), "looking writes nothing"


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe\x00", b"[1, 2]", b'{"format": 1}'])
def test_a_damaged_play_is_kept_aside_and_the_game_goes_on(journal, damage):
    good, bad = sit(journal), sit(journal)
    bad.path.write_bytes(damage)
    age(good.path, 100)
    entry = journal.unfinished()
    assert entry is not None
    assert entry.path == good.path
    (aside,) = journal.asides
    assert aside.why is Why.DAMAGED
    assert aside.kept == bad.path.with_name(f"{bad.path.name}.damaged")
    assert aside.kept.read_bytes() == damage
    assert not bad.path.exists()


def test_half_a_play_is_damaged_too(journal):
    sitting = sit(journal, choices=5)
    data = sitting.path.read_bytes()
    sitting.path.write_bytes(data[: len(data) // 2])
    assert journal.unfinished() is None
    assert journal.asides[0].kept.read_bytes() == data[: len(data) // 2]


def test_a_newer_play_is_kept_for_the_newer_game(journal):
    sitting = sit(journal)
    data = json.loads(sitting.path.read_text(encoding="utf-8"))
    sitting.path.write_text(json.dumps(data | {"format": FORMAT + 1}), encoding="utf-8")
    assert journal.unfinished() is None
    assert journal.asides[0].why is Why.NEWER
    assert journal.asides[0].kept.name.endswith(".json.newer")


def test_setting_aside_never_overwrites(tmp_path):
    for content in ("first", "second", "third"):
        path = tmp_path / "a.json"
        path.write_text(content)
        set_aside(path, Why.DAMAGED, "")
    kept = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert kept == {
        "a.json.damaged": "first",
        "a.json.damaged.2": "second",
        "a.json.damaged.3": "third",
    }


def test_a_forged_play_is_set_aside_when_it_is_opened(journal):
    sitting = sit(journal)
    text = sitting.path.read_text(encoding="utf-8")
    forged = text.replace('["foresee-ending accord', '["foresee-ending lasting')
    assert forged != text
    sitting.path.write_text(forged, encoding="utf-8")
    with pytest.raises(RecordError):
        journal.go_on(sitting.path)
    assert journal.asides[0].why is Why.DAMAGED


def test_a_play_under_other_rules_is_not_gone_on_with(journal):
    sitting = sit(journal)
    text = sitting.path.read_text(encoding="utf-8")
    sitting.path.write_text(text.replace(f'"rules": {RULES},', '"rules": 99,'), encoding="utf-8")
    assert journal.unfinished() is None
    assert len(journal.plays()) == 1
    with pytest.raises(RecordError, match="other rules"):
        journal.go_on(sitting.path)
    assert journal.asides == []


def test_a_play_survives_its_level(journal, tmp_path):
    copy = tmp_path / "mine.toml"
    copy.write_text(SOURCE, encoding="utf-8")
    sitting = journal.begin(load(copy), SOURCE, 7)
    sitting.choose(legal(sitting.story.state)[0])
    copy.unlink()
    assert journal.go_on(sitting.path).level.title == "On Time"


def test_parts_that_a_crash_left_are_swept_when_they_are_old(journal):
    sitting = sit(journal)
    old, new = (sitting.path.with_name(f".x.{n}.part") for n in (1, 2))
    old.touch()
    new.touch()
    age(old, 7200)
    assert len(journal.plays()) == 1
    assert not old.exists()
    assert new.exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root opens everything")
def test_a_locked_play_stays_where_it_is(journal):
    sitting = sit(journal)
    sitting.path.chmod(0)
    assert journal.unfinished() is None
    assert journal.asides[0].why is Why.LOCKED
    sitting.path.chmod(stat.S_IRUSR | stat.S_IWUSR)


def test_a_locked_file_is_not_renamed(journal, monkeypatch):
    sitting = sit(journal)

    def locked(_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("game.journal.head.read_text", locked)
    assert journal.unfinished() is None
    assert journal.asides[0].why is Why.LOCKED
    assert sitting.path.exists()


# ---------------------------------------------------------------- settings and places


def test_settings_come_back(journal):
    assert journal.settings() == Settings()
    chosen = Settings("es", "contrast", 150, motion=False, window=(1024, 600), full_screen=True)
    journal.keep_settings(chosen)
    assert journal.settings() == chosen
    journal.keep_settings(Settings())
    assert journal.settings() == Settings()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"theme": "pink"}',
        '{"text_scale": 110}',
        '{"text_scale": "100"}',
        '{"motion": 1}',
        '{"window": [1, "2"]}',
        '{"window": [0, 600]}',
        '{"language": null}',
        '{"theme": []}',
    ],
)
def test_damaged_settings_are_kept_aside(journal, text):
    journal.folder.mkdir(parents=True)
    journal.settings_path.write_text(text)
    assert journal.settings() == Settings()
    assert journal.asides[0].kept.read_text() == text
    journal.keep_settings(Settings(theme="dark"))
    assert journal.settings().theme == "dark"


def test_settings_of_a_later_game_are_read_as_far_as_known(journal):
    journal.folder.mkdir(parents=True)
    journal.settings_path.write_text('{"theme": "dark", "gravity": 9}')
    assert journal.settings() == Settings(theme="dark")


def test_where_files_live():
    me = Path.home()
    assert home({"COMMON_THREAD_HOME": "/x"}, "win32") == Path("/x")
    assert home({}, "linux") == me / ".local" / "share" / "common-thread"
    assert home({"XDG_DATA_HOME": "relative"}, "linux") == home({}, "linux")
    assert home({}, "darwin") == me / "Library" / "Application Support" / "Common Thread"
    assert home({"APPDATA": "/roaming"}, "win32") == Path("/roaming/Common Thread")
    assert home({}, "win32") == me / "AppData" / "Roaming" / "Common Thread"


def test_listing_plays_loads_no_rules(journal):
    sit(journal)
    program = (
        "import sys; from pathlib import Path; from game.journal.journal import Journal\n"
        f"journal = Journal(Path({str(journal.folder)!r}))\n"
        "assert journal.unfinished() and journal.settings()\n"
        "heavy = {'pydantic', 'pygame', 'game.core.rules', 'game.core.state'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, check=False)
    assert done.returncode == 0


def test_the_version_of_the_rules_is_told_truly():
    assert RULES == VERSION


def test_finished_plays_are_not_read_to_find_an_open_one(tmp_path, monkeypatch):
    journal = Journal(tmp_path)
    journal.plays_folder.mkdir(parents=True)
    for number in range(3):
        over = journal.plays_folder / f"over-{number}.json"
        over.write_text('{\n"format": 1,\n"finished": true,\n', encoding="utf-8")
    monkeypatch.setattr("game.journal.journal.read_entry", pytest.fail)
    assert journal.unfinished() is None
    assert journal.asides == []
