"""The same play comes out the same everywhere: whole numbers, keyed luck, one place of change."""

import ast
import os
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import fields
from functools import cached_property
from pathlib import Path

import pytest

from game.core.events import Rule
from game.core.kinds import Phase
from game.core.legal import legal
from game.core.rules import apply, start
from game.core.setup import Relation
from game.core.state import Party, State
from tests.core.stories import event_log, everything, walk_by_luck

ROOT = Path(__file__).parents[2]
GAME = ROOT / "game"
TELL = "import sys; from tests.core.stories import event_log; sys.stdout.buffer.write(event_log())"


# ---------------------------------------------------------------- in another interpreter


def told_by(interpreter, hash_seed):
    """The bytes of the same plays, told by a fresh interpreter that orders its sets otherwise."""
    return subprocess.run(
        [interpreter, "-c", TELL],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        check=True,
    ).stdout


def test_the_plays_let_nearly_every_rule_speak():
    spoken = {
        event.cause.rule
        for luck in range(12)
        for event in walk_by_luck(everything(seed=luck), luck)
    }
    assert set(Rule) - spoken <= {Rule.THEIR_REPAIR, Rule.MENDED, Rule.WORSENED, Rule.SECRET_OUT}


@pytest.mark.parametrize("hash_seed", ["1", "4242"])
def test_a_fresh_interpreter_tells_the_same_plays_byte_for_byte(hash_seed):
    assert told_by(sys.executable, hash_seed) == event_log()


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_another_python_tells_the_same_plays_byte_for_byte(version):
    interpreter = shutil.which(f"python{version}")
    if interpreter is None or interpreter == sys.executable:
        pytest.skip(f"there is no other Python {version} here")
    answer = subprocess.run([interpreter, "-c", "pass"], capture_output=True, check=False)
    if answer.returncode != 0:
        pytest.skip(f"the Python {version} here does not run")
    assert told_by(interpreter, "7") == event_log()


# ---------------------------------------------------------------- what the rules are written in


def nodes(path):
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def in_every_file(folder, find):
    """Collect what is wrong in every file, each with file and line."""
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {said}"
        for path in sorted(folder.rglob("*.py"))
        for line, said in find(path)
    ]
    assert not wrong, "\n".join(["", *wrong])


def test_the_rules_count_in_whole_numbers():
    def wrong(path):
        for node in nodes(path):
            if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
                yield node.lineno, "divides with /; whole numbers need //"
            if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
                yield node.lineno, f"holds {node.value}, which is no whole number"
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Name) and called.id in {"float", "round"}:
                yield node.lineno, f"calls {called.id}"

    in_every_file(GAME / "core", wrong)


# ---------------------------------------------------------------- one place of change


STANDS = {field.name for kind in (State, Relation, Party) for field in fields(kind)}
MAY_CHANGE = {
    "core/deeds.py": {"fold_into"},
    "core/shifts.py": {"fold_into", "sway"},
    "core/turn.py": {"__init__"},
    "core/setup.py": {"copy"},
    "core/state.py": {"copy"},
    "core/legal.py": {"legal"},
}
"""Where parts of a position are set: as events are folded in, and in a turn's own copy.

What `legal` found is no part of how things stand; it is kept so that nobody looks twice.
"""


def set_in(function):
    """The parts of something else than `self` that a function sets, with their lines."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AugAssign | ast.AnnAssign):
            targets = [node.target]
        else:
            continue
        for target in (part for whole in targets for part in unpacked(whole)):
            mine = isinstance(target, ast.Attribute) and ast.unparse(target.value) == "self"
            if isinstance(target, ast.Attribute) and not mine:
                yield node.lineno, target.attr


def unpacked(target):
    """What an assignment sets: one thing, or several at once."""
    several = isinstance(target, ast.Tuple | ast.List)
    return [one for part in target.elts for one in unpacked(part)] if several else [target]


def test_a_change_would_be_found():
    told = "def f(state):\n    a, state.round = 1, 2\n    state.tension += 1\n    self.round = 3"
    assert list(set_in(ast.parse(told))) == [(2, "round"), (3, "tension")]


def test_nobody_but_an_event_changes_a_position():
    def wrong(path):
        allowed = MAY_CHANGE.get(path.relative_to(GAME).as_posix(), set())
        tree = ast.parse(path.read_text(encoding="utf-8"))
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        inside = {
            (line, name)
            for function in functions
            if function.name in allowed
            for line, name in set_in(function)
        }
        for line, name in set_in(tree):
            if name in STANDS and (line, name) not in inside:
                yield line, f"sets .{name}; emit an event instead"

    for room in ("core", "lab", "present", "journal", "authoring", "text", "cli"):
        in_every_file(GAME / room, wrong)


def test_nobody_goes_round_the_check():
    """But `with_seed`, which fills a twin of its own before anybody else sees it."""

    def wrong(path):
        everything = list(nodes(path))
        twin = {
            inside
            for node in everything
            if isinstance(node, ast.FunctionDef) and node.name == "with_seed"
            for inside in ast.walk(node)
        }
        for node in everything:
            if isinstance(node, ast.Name) and node.id in {"setattr", "delattr", "vars"}:
                yield node.lineno, f"uses {node.id}"
            named = isinstance(node, ast.Attribute) and node.attr in {"__setattr__", "__dict__"}
            if named and node not in twin:
                yield node.lineno, f"uses {node.attr}"

    in_every_file(GAME / "core", wrong)


def test_a_choice_leaves_the_position_before_it_as_it_was():
    """Also where a play branches: every legal choice is tried, and none touches the others."""
    tried = Counter()
    for seed in range(4):
        state = start(everything(seed=seed)).state
        while state.phase is not Phase.OVER:
            before = repr(state)
            steps = {choice: apply(state, choice) for choice in legal(state)}
            assert repr(state) == before
            tried[state.phase] += len(steps)
            state = list(steps.values())[(state.round + seed) % len(steps)].state
    assert set(tried) >= set(Phase) - {Phase.OVER, Phase.ANSWER}


def test_whatever_a_table_works_out_about_itself_comes_along_to_other_luck():
    """What is left out of the list would be worked out again for every play."""
    setup = everything()
    named = {name for name in dir(type(setup)) if is_cached(getattr(type(setup), name))}
    twin = setup.with_seed(setup.seed + 1)
    assert named
    assert named <= set(vars(twin))
    assert all(vars(twin)[name] is vars(setup)[name] for name in named)


def is_cached(part):
    return isinstance(part, cached_property)
