"""Spanish is a whole language of the game: every sentence, its numbers, and no English left."""

import re
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

import pytest
import tomli

from game.authoring.load import load
from game.authoring.overlay import translated
from game.authoring.translation import level_of
from game.core.story import replay
from game.data import find
from game.lab.play import play_out
from game.lab.strategies import solution_of
from game.present.looking_back import look_back
from game.present.show import show
from game.present.telling import tell
from game.present.tongue import language_names, system_language, words_of
from game.present.words import read_plainly, words_for

CATALOGS = Path(__file__).parents[2] / "game/present/catalog"
ENGLISH, SPANISH = words_for("en"), words_for("es")
LEVELS = sorted(find("levels").glob("*.es.toml"))

COMMON = r"\b(the|of|and|you|your|with|this|that|was|were|they|their|from|when|what|who|is|are)\b"
ALIKE = {
    "cli.doctor_encoding",
    "cli.doctor_python",
    "cli.level_row",
    "ending.crisis",
    "key.enter",
    "settings.letters_dyslexic",
    "settings.letters_text",
    "sureness.no",
}
"""The words that are the same in both languages."""


def written(language):
    """What stands in a catalog itself, without what it takes from English."""
    return read_plainly((CATALOGS / f"{language}.toml").read_text(encoding="utf-8"))


def bare(text):
    return re.sub(r"\{[^}]*\}", "", text)


def texts(path):
    """Every text of a level's translation, but for the titles of books."""

    def walk(tree):
        for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
            if isinstance(value, str):
                yield value
            elif key != "reading":
                yield from walk(value)

    return list(walk(tomli.loads(path.read_text(encoding="utf-8"))))


NAMES = {"holder", "icon", "id", "mood", "other", "person", "portrait"}
"""The parts of a view that nobody reads."""


def read_on(view):
    """Every text of a view that somebody reads."""
    if isinstance(view, str) and not isinstance(view, Enum):
        yield view
    elif isinstance(view, tuple):
        for one in view:
            yield from read_on(one)
    elif is_dataclass(view):
        for field in fields(view):
            if field.name not in NAMES and field.name != "choice":
                yield from read_on(getattr(view, field.name))


def test_nothing_is_missing_and_nothing_is_left_over():
    assert set(written("es")) == set(written("en"))


def test_no_english_is_left_in_the_catalog():
    spanish, english = written("es"), written("en")
    alike = {key for key, text in spanish.items() if text == english[key] and bare(text).strip()}
    alike = {key for key in alike if re.search("[a-z]{2}", bare(spanish[key]))}
    assert alike == ALIKE
    assert [key for key, text in spanish.items() if re.search(COMMON, bare(text).lower())] == []


@pytest.mark.parametrize("path", LEVELS, ids=lambda path: path.stem)
def test_no_english_is_left_in_a_level(path):
    assert [text for text in texts(path) if re.search(COMMON, text.lower())] == []


def test_what_opens_also_closes():
    found = [*written("es").values(), *(text for path in LEVELS for text in texts(path))]
    for text in found:
        for one, other in ("¿?", "¡!", "«»", "()"):
            closing = re.findall(rf"(?<=\S)\{other}", text)
            assert text.count(one) == len(closing), text
        assert '"' not in text


def test_numbers_have_a_comma_and_percent_a_space():
    assert SPANISH.decimal(49_850, 1000) == "49,9"
    assert SPANISH.signed(-42, 10) == "−4,2"
    assert SPANISH.signed(0, 10) == "0,0"
    assert ENGLISH.signed(42, 10) == "+4.2"
    assert SPANISH.say("number.percent", number=50) == "50\N{NO-BREAK SPACE}%"
    percents = [key for key, text in written("es").items() if re.search(r"\} ?%", text)]
    assert percents == []


@pytest.mark.parametrize("path", LEVELS, ids=lambda path: path.stem)
def test_a_whole_play_is_told_in_spanish(path):
    level = load(level_of(path))
    told = translated(level, path.read_text(encoding="utf-8"))
    story = play_out(level.setup(7), solution_of(level))
    views = [
        show(told, replay(story.setup, story.choices[:count]), SPANISH)
        for count in range(len(story.choices) + 1)
    ]
    said = [*tell(told, story, SPANISH), *read_on((*views, look_back(told, story, SPANISH)))]
    assert len(said) > 1000
    for line in said:
        assert not re.search(COMMON, line.lower()), line
        assert not re.search(r"\d\.\d", line), line


def test_a_question_in_a_sentence_keeps_its_marks():
    why = SPANISH.say("why.ask_you", title="¿Qué hay antes de las cuatro?", name="Mateo")
    assert why == "Preguntaste y escuchaste: ¿Qué hay antes de las cuatro?"
    played = SPANISH.say("happened.played", title="¿Qué hay antes de las cuatro?")
    assert played == "Jugaste «¿Qué hay antes de las cuatro?»."


def test_the_first_language_that_has_a_catalog_is_spoken():
    assert words_of("es", "en").language == "es"
    assert words_of(None, "auto", "xx", "es").language == "es"
    assert words_of(None, "auto", "").language == "en"
    assert language_names() == {"en": "English", "es": "Español"}
    assert system_language({"LANG": "es_AR.UTF-8"}) == "es"
