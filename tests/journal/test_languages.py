"""A play is the same play in every language, and its file can tell it in each of them."""

import json

import pytest

from game.authoring.load import load
from game.authoring.translation import Translation, translations_of
from game.core.legal import legal
from game.data import find
from game.journal.journal import Journal
from game.journal.record import as_text, from_text, story_of

PATH = find("levels", "on-time.toml")


@pytest.fixture
def sitting(tmp_path):
    source = PATH.read_text(encoding="utf-8")
    sitting = Journal(tmp_path).begin(load(PATH), source, 7, translations_of(PATH))
    sitting.choose(legal(sitting.story.state)[0])
    return sitting


def test_a_play_keeps_the_translations_that_lay_beside_its_level(sitting, tmp_path):
    (entry,) = Journal(tmp_path).plays()
    record = Journal(tmp_path).read(entry.path)
    (spanish,) = record.translations
    assert (spanish.language, spanish.title) == ("es", "A tiempo")
    assert spanish.text == PATH.with_name("on-time.es.toml").read_text(encoding="utf-8")
    assert from_text(as_text(record)) == record
    assert story_of(record) == sitting.story


def test_a_list_shows_a_play_in_any_of_its_languages(sitting, tmp_path):
    (entry,) = Journal(tmp_path).plays()
    assert entry.title_in("en") == entry.title == sitting.level.title
    assert entry.title_in("es") == "A tiempo"
    assert entry.title_in("xx") == "On Time"


def test_a_play_goes_on_in_another_language(sitting, tmp_path):
    again = Journal(tmp_path).go_on(sitting.path)
    assert again.story == sitting.story
    assert again.level_in("es").title == "A tiempo"
    assert again.level_in("es").card("quick-sorry").title == "Un perdón rápido"
    assert again.level_in("en") == again.level == load(PATH)
    again.choose(legal(again.story.state)[0])
    assert Journal(tmp_path).read(sitting.path).translations == again.translations


def test_no_event_of_a_play_holds_a_word_of_a_translation(sitting):
    steps = json.loads(sitting.path.read_text(encoding="utf-8"))["steps"]
    told = json.dumps(steps, ensure_ascii=False)
    assert "A tiempo" not in told
    assert "Mateo" not in told


def test_a_record_from_before_there_were_translations_is_whole(sitting, tmp_path):
    head = json.loads(sitting.path.read_text(encoding="utf-8"))
    del head["translations"]
    sitting.path.write_text(json.dumps(head), encoding="utf-8")
    again = Journal(tmp_path).go_on(sitting.path)
    assert again.story == sitting.story
    assert again.level_in("es") == again.level
    (entry,) = Journal(tmp_path).plays()
    assert entry.title_in("es") == "On Time"


@pytest.mark.parametrize("odd", [7, "es", [3], [{"language": "es"}], [{"title": 4, "language": 5}]])
def test_odd_translations_do_not_keep_a_list_from_being_shown(sitting, tmp_path, odd):
    head = json.loads(sitting.path.read_text(encoding="utf-8"))
    sitting.path.write_text(json.dumps(head | {"translations": odd}), encoding="utf-8")
    (entry,) = Journal(tmp_path).plays()
    assert entry.title_in("es") == "On Time"


def test_a_broken_translation_leaves_the_level_as_it_was_written(tmp_path):
    broken = Translation("es", "A tiempo", 'title = "A tie')
    sitting = Journal(tmp_path).begin(load(PATH), PATH.read_text(encoding="utf-8"), 7, (broken,))
    assert sitting.level_in("es") == sitting.level
