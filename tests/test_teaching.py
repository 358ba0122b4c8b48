"""The papers for instructors are true: every key is named, every example works, every command."""

import json
import re
import shlex
import tomllib
from copy import deepcopy
from enum import StrEnum
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from game.authoring.check import check_text
from game.authoring.model import Level
from game.cli.grammar import parser_for
from game.core.kinds import Aim, Clarity, Kind, Moment, Style
from game.present.glossary import glossary
from game.present.words import words_for

ROOT = Path(__file__).parent.parent
LEVELS = ROOT / "levels"
GUIDE = (LEVELS / "README.md").read_text(encoding="utf-8")
PAPERS = [LEVELS / "README.md", *sorted((LEVELS / "teaching").glob("*.md"))]
ON_TIME = tomllib.loads((LEVELS / "on-time.toml").read_text(encoding="utf-8"))
PORTRAITS = frozenset(path.stem for path in (ROOT / "assets/portraits").glob("*.png"))
EXAMPLES = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
FENCED = re.compile(r"```[a-z]*\n(.*?)```", re.DOTALL)
INLINE = re.findall(r"`([^`\n]+)`", FENCED.sub("", GUIDE))
WORDS = words_for("en")


# ---------------------------------------------------------------- every key, every choice


def parts_of(annotation):
    """Every table and every list of choices inside an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | StrEnum):
        yield annotation
    for part in get_args(annotation):
        yield from parts_of(part)


def tables_of(model, seen):
    if model not in seen:
        seen.add(model)
        if issubclass(model, BaseModel):
            for field in model.model_fields.values():
                for part in parts_of(field.annotation):
                    tables_of(part, seen)
    return seen


FORMAT = tables_of(Level, set())
KEYS = {
    field.alias or key
    for model in FORMAT
    if issubclass(model, BaseModel)
    for key, field in model.model_fields.items()
}
CHOICES = {str(member) for model in FORMAT if issubclass(model, StrEnum) for member in model}


def named():
    """Every word in the guide that stands in code: between backticks or in an example."""
    return {word for code in (*INLINE, *EXAMPLES) for word in re.findall(r"[a-z][a-z_-]*", code)}


def test_every_key_of_the_format_is_named():
    assert len(KEYS) > 100
    assert sorted(KEYS - named()) == []


def test_every_choice_is_named():
    assert {Kind, Clarity, Style, Moment, Aim} <= FORMAT
    assert sorted(CHOICES - named()) == []


# ---------------------------------------------------------------- every example


def put_in(level, example):
    """Put an example in the place of what is there, or as one more entry of a list."""
    for key, value in example.items():
        here = level.get(key)
        if isinstance(value, dict) and isinstance(here, dict):
            put_in(here, value)
        elif isinstance(value, list) and value and isinstance(value[0], dict) and here:
            for entry in value:
                twin = [one for one in here if "id" in entry and one.get("id") == entry["id"]]
                if twin:
                    put_in(twin[0], entry)
                else:
                    here.append(entry)
        else:
            level[key] = value


def written(value):
    """Write a value as TOML on one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {written(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(written(one) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def findings(*examples):
    level = deepcopy(ON_TIME)
    for example in examples:
        put_in(level, tomllib.loads(example))
    text = "".join(f"{key} = {written(value)}\n" for key, value in level.items())
    return [f"{one.code} {one.message}" for one in check_text(text, "example.toml", PORTRAITS)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.splitlines()[1][:30])
def test_every_example_fits_into_on_time(example):
    cards = [one for one in EXAMPLES if "one-song-each" in one and "[[cards]]" in one]
    assert findings(*cards, example) == []


def test_all_examples_fit_together():
    assert len(EXAMPLES) > 10
    assert findings(*EXAMPLES) == []


def test_a_wrong_example_would_be_found():
    assert findings('[[cards]]\nid = "ten-minutes-one-bench"\nsise = 1\n')


def test_every_example_inside_a_sentence_is_toml():
    examples = [code for code in INLINE if " = " in code]
    assert len(examples) > 25
    for code in examples:
        tomllib.loads(f"effect = {code}" if code.startswith("{") else code)


def test_every_effect_and_condition_inside_a_sentence_fits_into_on_time():
    effects = [code for code in INLINE if code.startswith("{ ") and "text =" not in code]
    rows = re.findall(r"^\| `[^|]*` \| `([a-z_]+ = [^`]+)` \|", GUIDE, re.MULTILINE)
    assert len(effects) > 10
    assert len(rows) > 15
    conditions = [row if row != 'of = "mateo"' else f"trust_below = 45, {row}" for row in rows]
    tables = [f"when = {{}}\neffects = [{code}]" for code in effects]
    tables += [f"when = {{ {code} }}" for code in conditions]
    successor = next(one for one in EXAMPLES if "[others.successor]" in one)
    events = "".join(
        f'[[events]]\nid = "one-more"\ntitle = "One More"\ntext = "It happens."\n{table}\n'.replace(
            "one-more", f"one-more-{number}"
        )
        for number, table in enumerate(tables)
    )
    for event in re.split(r"(?=\[\[events\]\])", events)[1:]:
        assert findings(successor, event) == [], event


# ---------------------------------------------------------------- every command, every link


def commands(text):
    """Every call of the game: a line of a block, or code in a sentence, which may be wrapped."""
    lines = [line for block in FENCED.findall(text) for line in block.splitlines()]
    spans = [" ".join(span.split()) for span in re.findall(r"`([^`]+)`", FENCED.sub("", text))]
    return [line for line in (*lines, *spans) if line.startswith("common-thread ")]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_every_command_exists(paper):
    for command in commands(paper.read_text(encoding="utf-8")):
        parser_for(WORDS).parse_args(shlex.split(command)[1:])


def test_there_are_commands():
    assert len(commands(GUIDE)) >= 5


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_every_link_leads_somewhere(paper):
    targets = re.findall(r"\]\(([^)#]+)\)", paper.read_text(encoding="utf-8"))
    local = [target for target in targets if not target.startswith("http")]
    assert [target for target in local if not (paper.parent / target).exists()] == []


# ---------------------------------------------------------------- lesson plans and quiz


def rows(paper, columns):
    """The rows of the first table with so many columns, without its head."""
    text = (LEVELS / "teaching" / paper).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if len(row) == columns][2:]


def test_the_plans_name_the_lessons_and_the_levels_that_there_are():
    titles = {}
    for path in LEVELS.glob("*.toml"):
        level = tomllib.loads(path.read_text(encoding="utf-8"))
        if "lesson" in level:
            titles.setdefault(WORDS.say(f"lesson.{level['lesson']}"), set()).add(level["title"])
    last = titles.pop(WORDS.say("lesson.all-six"))
    assert last == {"The Coast"}
    assert {lesson: {one, two} for lesson, one, two in rows("lesson-plans.md", 3)} == titles


def test_a_lesson_plan_fills_its_minutes():
    spans = [row[0].split("–") for row in rows("lesson-plans.md", 2)]
    ends = [int(end) for _, end in (span for span in spans if len(span) == 2)]
    starts = [int(start) for start, _ in (span for span in spans if len(span) == 2)]
    assert starts.count(0) == 2
    assert {45, 90} <= set(ends)
    for start, end in zip(starts[1:], ends, strict=False):
        assert start in {end, 0}


def test_the_key_rates_every_answer_of_the_quiz_once():
    quiz = (LEVELS / "teaching/quiz.md").read_text(encoding="utf-8")
    questions = re.findall(r"\*\*(\d\. [^*]+)\.\*\*(.*?)(?=\n\*\*|\Z)", quiz, re.DOTALL)
    assert len(questions) == 5
    key = rows("quiz-key.md", 5)
    assert [question for question, _ in questions] == [row[0] for row in key]
    for (_, text), row in zip(questions, key, strict=True):
        answers = re.findall(r"^- ([A-D])\. ", text, re.MULTILINE)
        assert answers == ["A", "B", "C", "D"]
        assert sorted(re.findall(r"[A-D]", " ".join(row[1:]))) == answers
        assert len(row[1]) == 1


# ---------------------------------------------------------------- the glossary


def test_the_glossary_on_paper_is_the_glossary_in_the_game():
    paper = (LEVELS / "teaching/glossary.md").read_text(encoding="utf-8")
    entries = re.findall(r"^\d+\. (.*?)(?=^\d+\. |\Z)", paper, re.MULTILINE | re.DOTALL)
    terms = glossary(WORDS)
    assert len(terms) == 25
    assert [" ".join(entry.split()) for entry in entries] == [
        f"**{one.term}.** {one.text}" for one in terms
    ]
