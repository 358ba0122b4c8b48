"""The arrows between the rooms point one way, and every door says what is behind it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GAME = Path(__file__).parents[2] / "game"
FILES = sorted(path for path in GAME.rglob("*.py") if path.name != "__main__.py")

LOWER = {
    "core": set(),
    "data": set(),
    "authoring": {"core", "data"},
    "lab": {"core", "authoring", "data"},
    "journal": {"core", "authoring", "data"},
    "present": {"core", "authoring", "lab", "journal", "data"},
    "ui": {"core", "authoring", "lab", "journal", "present", "data"},
    "text": {"core", "authoring", "lab", "journal", "present", "data"},
    "cli": {"core", "authoring", "lab", "journal", "present", "ui", "text", "data"},
}
"""What each room may import, besides itself."""

GUESTS = {
    "accesskit": ("ui/reader",),
    "pygame": ("ui/",),
    "pydantic": ("authoring/", "journal/"),
    "tomli": ("authoring/", "present/words.py", "journal/settings.py"),
}
"""Where each library from outside may be used."""

CORE_MAY_NOT = {"os", "pathlib", "random", "time", "datetime", "locale", "io", "tempfile"}
PURE = {
    "abc", "collections", "dataclasses", "enum", "functools", "hashlib", "itertools", "math",
    "operator", "typing",
}  # fmt: skip
"""What the rules use of the standard library: nothing that sees the machine."""

MAY_PRINT = ("cli/", "text/")


def place(path: Path) -> str:
    return path.relative_to(GAME).as_posix()


def room(path: Path) -> str:
    return place(path).partition("/")[0] if "/" in place(path) else ""


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every module that is imported, with its line; relative ones too, as they are written."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from ((node.lineno, whole(module, name.name)) for name in node.names)


def whole(module: str, name: str) -> str:
    """What is imported: the module of that name, if there is one, or else where the name lives."""
    folder = GAME.parent.joinpath(*module.split("."))
    is_module = module == "game" or (folder / f"{name}.py").exists() or (folder / name).is_dir()
    return f"{module}.{name}" if module.startswith("game") and is_module else module


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=place(path))


def each(find):
    """Collect what is wrong in every file, each with file and line."""
    wrong = [f"game/{place(path)}:{line}: {said}" for path in FILES for line, said in find(path)]
    assert not wrong, "\n".join(["", *wrong])


def test_there_is_something_to_read():
    assert len(FILES) > 20
    assert {room(path) for path in FILES} - {""} <= set(LOWER)


def test_arrows_between_rooms_point_one_way():
    def wrong(path):
        here = room(path)
        for line, module in imports(tree(path)):
            parts = module.split(".")
            if parts[0] != "game" or not here:
                continue
            there = parts[1] if len(parts) > 1 else ""
            if there == "":
                yield line, f"imports {module}; import from the module that owns the name"
            elif there not in LOWER[here] | {here}:
                yield line, f"{here} imports {module}; it may import {sorted(LOWER[here])}"

    each(wrong)


def test_nobody_imports_from_a_room_instead_of_its_module():
    def wrong(path):
        for line, module in imports(tree(path)):
            if module.startswith("."):
                yield line, f"imports {module}; write the whole name"
            if module == f"game.{room(path)}":
                yield line, f"imports its own room {module}; import the module that owns the name"

    each(wrong)


@pytest.mark.parametrize("guest", GUESTS)
def test_libraries_stay_in_their_rooms(guest):
    def wrong(path):
        for line, module in imports(tree(path)):
            welcome = any(place(path).startswith(where) for where in GUESTS[guest])
            if module.split(".")[0] == guest and not welcome:
                yield line, f"imports {module}, which belongs in {', '.join(GUESTS[guest])}"

    each(wrong)


def test_the_rules_see_nothing_of_the_machine():
    def wrong(path):
        if room(path) != "core":
            return
        for line, module in imports(tree(path)):
            name = module.split(".")[0]
            if name in CORE_MAY_NOT or name not in PURE | {"game"}:
                yield line, f"imports {module}; the rules are pure"

    each(wrong)


def test_the_rules_open_nothing_and_ask_nobody():
    def wrong(path):
        if room(path) != "core":
            return
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id in {"open", "input", "print", "eval", "exec", "__import__"}:
                    yield node.lineno, f"calls {node.func.id}"
            elif isinstance(node, ast.Global):
                yield node.lineno, "uses a global"

    each(wrong)


def test_nobody_prints_but_the_desk_and_the_voice():
    def wrong(path):
        if place(path).startswith(MAY_PRINT):
            return
        for node in ast.walk(tree(path)):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Name) and called.id == "print":
                yield node.lineno, "prints"
            if isinstance(node, ast.Attribute) and node.attr in {"stdout", "stderr"}:
                yield node.lineno, f"touches {node.attr}"

    each(wrong)


def public(node: ast.AST) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Functions and classes that others can see, with the methods of the classes."""
    for child in ast.iter_child_nodes(node):
        named = isinstance(child, ast.FunctionDef | ast.ClassDef)
        if named and not child.name.startswith("_"):
            yield child
            if isinstance(child, ast.ClassDef):
                yield from public(child)


def test_every_module_opens_with_one_sentence():
    def wrong(path):
        said = ast.get_docstring(tree(path))
        if not said:
            yield 1, "has no docstring"
        elif not said.splitlines()[0].rstrip().endswith((".", "!", "?", ":", ";", ",")):
            first = said.split("\n\n", maxsplit=1)[0]
            if not first.endswith((".", "!", "?")):
                yield 1, "opens with something that is no sentence"

    each(wrong)


def test_everything_that_others_can_see_says_what_it_is():
    def wrong(path):
        for node in public(tree(path)):
            if not ast.get_docstring(node):
                yield node.lineno, f"{node.name} has no docstring"

    each(wrong)


def test_no_name_hides_behind_a_fashion():
    def wrong(path):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef) and node.name.endswith(("Manager", "Helper", "Util")):
                yield node.lineno, f"{node.name} says nothing"
        if path.stem in {"utils", "util", "helpers", "common", "misc"}:
            yield 1, "is named after nothing"

    each(wrong)


def test_an_arrow_that_points_the_wrong_way_is_seen(tmp_path, monkeypatch):
    """The test above is no good if it never fails."""
    bad = tmp_path / "game" / "core" / "bad.py"
    bad.parent.mkdir(parents=True)
    bad.write_text('"""Bad."""\nimport random\nfrom game.ui import theme\n', encoding="utf-8")
    monkeypatch.setattr("tests.house.test_arrows.GAME", tmp_path / "game")
    monkeypatch.setattr("tests.house.test_arrows.FILES", [bad])
    with pytest.raises(AssertionError, match=r"game/core/bad\.py:3: core imports game\.ui"):
        test_arrows_between_rooms_point_one_way()
    with pytest.raises(AssertionError, match=r"game/core/bad\.py:2: imports random"):
        test_the_rules_see_nothing_of_the_machine()
