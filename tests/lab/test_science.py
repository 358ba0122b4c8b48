"""What research found comes out of the rules, and only because of the dials that carry it."""

from dataclasses import replace

import pytest

from game.core.dials import Dials
from game.lab.science import EXPERIMENTS
from game.present.words import words_for


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda one: one.id)
def test_the_finding_holds(experiment):
    found = experiment.attempt(Dials())
    assert found.holds, dict(found.figures)
    words_for().say(f"science.{experiment.id}.result", sample=found.sample, **found.figures)


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda one: one.id)
def test_it_fails_without_what_carries_it(experiment):
    found = experiment.attempt(replace(Dials(), **experiment.carriers))
    assert not found.holds, dict(found.figures)


def test_all_eleven_are_tried():
    assert [one.id for one in EXPERIMENTS] == [f"T{number}" for number in range(1, 12)]
