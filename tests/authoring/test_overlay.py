"""A translation changes words and nothing else; what is wrong in it is found, and left out."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from game.authoring.check import check_file
from game.authoring.course import course_in
from game.authoring.load import load
from game.authoring.overlay import in_language, translated, untranslated
from game.authoring.texts import addresses, shape
from game.authoring.translation import language_of, level_of, translation_of, translations_of
from game.authoring.wording import too_long

ROOT = Path(__file__).parents[2]
LEVELS = ROOT / "levels"
ON_TIME = load(LEVELS / "on-time.toml")
BAD = sorted((ROOT / "tests/bad_translations").glob("l0*.toml"))
SHIPPED = [path for path in sorted(LEVELS.glob("*.toml")) if language_of(path)]


@pytest.fixture
def beside(tmp_path):
    """Put a translation beside a copy of the first level."""

    def put(text, level="on-time"):
        shutil.copy(LEVELS / f"{level}.toml", tmp_path / "level.toml")
        path = tmp_path / "level.es.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return put


# ---------------------------------------------------------------- what ships


def test_both_first_levels_are_translated():
    names = {path.name for path in SHIPPED}
    assert {"on-time.es.toml", "the-corridor.es.toml"} <= names


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_translation_is_whole_and_clean(path):
    assert [str(one) for one in check_file(path)] == []
    assert untranslated(path).left == ()


def without_aims(setup):
    """A setup carries the words of what each party wants; the rules never read them."""
    parties = tuple(replace(party, aims=(len(party.aims),)) for party in setup.parties)
    return replace(setup, parties=parties)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_rules_see_the_same_level_in_every_language(path):
    level = load(level_of(path))
    told = translated(level, path.read_text(encoding="utf-8"))
    assert without_aims(told.setup(7)) == without_aims(level.setup(7))
    assert told != level
    assert list(too_long(told)) == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_no_text_was_left_as_it_was(path):
    level = load(level_of(path))
    told = translated(level, path.read_text(encoding="utf-8"))
    before, after = (one.model_dump(mode="json", by_alias=True) for one in (level, told))

    def at(tree, way):
        for part in way:
            tree = tree[part]
        return tree

    same = [
        ".".join(map(str, address))
        for address, way in addresses(shape(level))
        if at(before, way) == at(after, way) and address[-1] != "name"
    ]
    assert same == []


# ---------------------------------------------------------------- what is wrong


def expectation(path):
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    line, column, code = re.match(r"# finds: (\d+):(\d+) (L\d+)", first).groups()
    return int(line), int(column), code


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_each_bad_translation_shows_exactly_its_finding(path, tmp_path):
    shutil.copy(path, tmp_path)
    if "no_level" not in path.name:
        shutil.copy(LEVELS / "on-time.toml", tmp_path / level_of(path).name)
    found = check_file(tmp_path / path.name)
    assert [(one.line, one.column, one.code) for one in found] == [expectation(path)]
    assert path.name.upper().startswith(found[0].code)
    assert found[0].hint


def test_a_misspelled_id_gets_the_nearest_one(beside):
    path = beside('[cards.quik-sorry]\ntitle = "Perdón"\n')
    (found,) = check_file(path)
    assert found.hint == 'Did you mean "quick-sorry"?'
    assert untranslated(path).left[0] == "title"


def test_a_level_with_mistakes_is_named(beside):
    path = beside('title = "A tiempo"\n')
    level_of(path).write_text("format = 1\n", encoding="utf-8")
    (found,) = check_file(path)
    assert (found.code, found.hint) == ("L040", "Check level.toml first.")
    assert untranslated(path) is None


@pytest.mark.parametrize("text", ["", "title = ", 'title = "a\n', "[" * 50, "\ud800"])
def test_what_is_no_translation_changes_nothing(text):
    assert translated(ON_TIME, text) == ON_TIME


def test_what_is_wrong_or_missing_stays_in_the_language_of_the_level():
    told = translated(
        ON_TIME,
        'title = "A tiempo"\nhook = " "\nrounds = 3\n'
        '[you]\naims = ["Una sola."]\n'
        '[cards.bench-at-four-anyway]\ntitle = "El banco"\nyou_promise = 4\n',
    )
    assert (told.title, told.hook, told.rounds) == ("A tiempo", ON_TIME.hook, ON_TIME.rounds)
    assert told.you.aims == ON_TIME.you.aims
    card, before = told.card("bench-at-four-anyway"), ON_TIME.card("bench-at-four-anyway")
    assert card.title == "El banco"
    assert (card.text, card.you_promise) == (before.text, before.you_promise)


# ---------------------------------------------------------------- finding them


def test_a_translation_is_known_by_its_name(tmp_path):
    for name, language in [
        ("on-time.es.toml", "es"),
        ("on-time.toml", ""),
        ("on-time.v2.toml", ""),
        ("on-time.es.txt", ""),
    ]:
        assert language_of(tmp_path / name) == language
    assert level_of(tmp_path / "on-time.es.toml") == tmp_path / "on-time.toml"


def test_every_translation_beside_a_level_is_found_and_no_other(beside, tmp_path):
    path = beside('title = "A tiempo"\n')
    (tmp_path / "level.pt.toml").write_text('hook = "Atrasado."\n', encoding="utf-8")
    (tmp_path / "level.fr.toml").write_text('title = "', encoding="utf-8")
    (tmp_path / "levels.de.toml").write_text('title = "Pünktlich"\n', encoding="utf-8")
    found = translations_of(level_of(path))
    assert [(one.language, one.title) for one in found] == [("es", "A tiempo"), ("pt", "")]
    assert translation_of(level_of(path), "es") == found[0]
    assert translation_of(level_of(path), "fr") is None
    assert in_language(ON_TIME, "es", found).title == "A tiempo"
    assert in_language(ON_TIME, "xx", found) == ON_TIME


def test_the_shelf_speaks_the_language_where_it_can(beside, tmp_path):
    beside('title = "A tiempo"\n')
    (card,) = course_in(tmp_path, "es").levels
    assert (card.title, card.hook) == ("A tiempo", ON_TIME.hook)
    (card,) = course_in(tmp_path).levels
    assert card.title == "On Time"


def test_what_a_translator_writes_goes_by_ids():
    keys = {".".join(map(str, address)) for address, _ in addresses(shape(ON_TIME))}
    for key in (
        "title",
        "you.aims.0",
        "others.mateo.you_trust.reasons.goals",
        "cards.ten-minutes-one-bench.they_promise",
        "events.the-number-6-breaks-down.next_move.mends_text",
        "ripples.lunches.unit",
        "lines.mateo.accepts.0",
        "chair.mateo.kept-big",
        "endings.crisis",
        "teaching.questions.3",
        "traps.0.thought",
    ):
        assert key in keys
    assert not [key for key in keys if key.endswith((".id", ".portrait", ".temperament", ".kind"))]
