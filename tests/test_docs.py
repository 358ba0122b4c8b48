"""Every example in a docstring runs."""

import doctest
import importlib
import pkgutil

import pytest

import game

NAMES = [
    module.name
    for module in pkgutil.walk_packages(game.__path__, "game.")
    if not module.name.startswith("game.__main__")
]


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_of_a_module_run(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples():
    finder = doctest.DocTestFinder()
    tour = finder.find(importlib.import_module("game.core.rules"))
    assert sum(len(test.examples) for test in tour) >= 6
