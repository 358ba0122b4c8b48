"""Whatever the game says, each of the typefaces it brings along can write it."""

from pathlib import Path

import pygame
import pytest
import tomli

from game.data import find

ROOT = Path(__file__).parents[2]
FONTS = sorted(p for p in find("assets", "fonts").iterdir() if p.suffix in (".ttf", ".otf"))
WRITTEN = sorted([
    *ROOT.glob("game/present/catalog/*.toml"),
    *(path for path in ROOT.glob("levels/*.toml") if path.stem != "course"),
])  # fmt: skip


def texts(value):
    """Every text in a file of TOML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


@pytest.fixture(scope="module")
def fonts():
    pygame.font.init()
    return [pygame.font.Font(path, 18) for path in FONTS]


def unwritable(fonts, text):
    """The letters of a text for which some font draws what it draws for a letter of nobody's."""

    def drawn(font, letter):
        return pygame.image.tobytes(font.render(letter, True, "black"), "RGBA")

    nobodys = {id(font): drawn(font, "\ue123") for font in fonts}
    return [
        letter
        for letter in sorted(set(text) - set(" \n\N{NO-BREAK SPACE}"))
        if any(drawn(font, letter) == nobodys[id(font)] for font in fonts)
    ]


def test_a_letter_that_no_font_has_is_found(fonts):
    assert unwritable(fonts, "a→b") == ["→"]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_every_letter_can_be_written(fonts, path):
    said = list(texts(tomli.loads(path.read_text(encoding="utf-8"))))
    assert len(said) > 20
    assert unwritable(fonts, "".join(said)) == []
