"""No key is missing when it is needed, and every place in a sentence can be filled."""

import ast
import string
from pathlib import Path

import pytest
import tomli

from game.authoring.model import Scale
from game.core.events import FactorName, Reason, Rule
from game.core.kinds import Channel, Clarity, Ending, Family
from game.core.legal import WhyNot
from game.core.moves import Sureness
from game.present.words import languages, read_plainly, signed, words_for

GAME = Path(__file__).parent.parent.parent / "game"
WORDS = words_for("en")


@pytest.mark.parametrize(
    ("prefix", "members"),
    [
        ("channel", Channel),
        ("clarity", Clarity),
        ("family", Family),
        ("scale", Scale),
        ("ending", Ending),
        ("ending_hint", Ending),
        ("sureness", Sureness),
        ("why_not", WhyNot),
        ("reason", Reason),
        ("factor", FactorName),
    ],
)
def test_every_member_has_its_words(prefix, members):
    missing = [f"{prefix}.{one}" for one in members if not WORDS.has(f"{prefix}.{one}")]
    assert missing == []


@pytest.mark.parametrize("rule", Rule)
@pytest.mark.parametrize("side", ["you", "they"])
def test_every_rule_says_why_from_both_sides(rule, side):
    sentence = WORDS.say(f"why.{rule}_{side}", title="Bench", name="Mateo")
    assert sentence.endswith(".")


def spoken_keys():
    """Every key written out in the code, as `say("…")`."""
    for path in GAME.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute | ast.Name)
                and getattr(node.func, "attr", getattr(node.func, "id", "")) == "say"
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and "." in str(node.args[0].value)
            ):
                yield path.relative_to(GAME), node.lineno, node.args[0].value


def test_every_key_in_the_code_is_in_the_catalog():
    keys = list(spoken_keys())
    assert len(keys) > 50
    assert [f"{path}:{line}: {key}" for path, line, key in keys if not WORDS.has(key)] == []


@pytest.mark.parametrize("language", languages())
def test_every_translation_keeps_the_places(language):
    english, other = WORDS.table, words_for(language).table

    def places(text):
        return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name})

    assert [key for key in other if key not in english] == []
    assert [key for key in english if places(english[key]) != places(other[key])] == []


@pytest.mark.parametrize("language", languages())
def test_a_catalog_read_plainly_says_what_it_says_as_toml(language):
    text = (GAME / "present" / "catalog" / f"{language}.toml").read_text(encoding="utf-8")

    def flat(table, prefix=""):
        for key, value in table.items():
            inner = isinstance(value, dict)
            yield from flat(value, f"{prefix}{key}.") if inner else [(prefix + key, value)]

    assert read_plainly(text) == dict(flat(tomli.loads(text)))


@pytest.mark.parametrize(
    "text",
    [
        '[a]\nb = "1"\n[a]\nc = "2"\n', 'a = "1"\na = "2"\n', 'a = "tab \\t"\n', "a = 'x'\n",
        'a = """x"""\n', 'a = "x" # why\n', '"a b" = "x"\n', 'a = "x"\nb\n', "[a\n", 'é = "x"\n',
    ],
)  # fmt: skip
def test_what_is_not_plain_is_left_to_a_reader_of_toml(text):
    assert read_plainly(text) is None


def test_a_title_that_asks_takes_no_full_stop():
    sentence = WORDS.say("why.ask_you", title="What’s Before Four?", name="Mateo")
    assert sentence == "You asked, and listened: What’s Before Four?"


def test_a_change_shows_its_sign_and_nothing_shows_none():
    assert [signed(42, 10), signed(-42, 10), signed(0, 10)] == ["+4.2", "−4.2", "0.0"]
