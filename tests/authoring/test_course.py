"""A folder of levels is a course, however well its author has ordered it."""

import pytest

from game.authoring.course import course_in, sound
from game.authoring.folder import is_level_file, own_levels
from game.authoring.load import load
from game.data import find
from game.present.words import words_for

SHIPPED = course_in(find("levels"))
LEVEL = find("levels", "on-time.toml").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path):
    """Fill a folder with copies of a level by id, and a course file if one is given."""

    def fill(*ids, course=""):
        for name in ids:
            text = LEVEL.replace('id = "on-time"', f'id = "{name}"', 1)
            (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        if course:
            (tmp_path / "course.toml").write_text(course, encoding="utf-8")
        return tmp_path

    return fill


def ids(course):
    return [[level.id for level in lesson.levels] for lesson in course.lessons]


def test_the_shipped_course_has_thirteen_levels_in_seven_lessons():
    files = [path.stem for path in find("levels").glob("*.toml") if is_level_file(path)]
    assert sorted(level.id for level in SHIPPED.levels) == sorted(files)
    assert [len(lesson.levels) for lesson in SHIPPED.lessons] == [2, 2, 2, 2, 2, 2, 1]
    assert SHIPPED.faults == ()
    for lesson in SHIPPED.lessons:
        assert {level.lesson for level in lesson.levels} == {lesson.id}
        assert words_for("en").has(f"lesson.{lesson.id}")
        if len(lesson.levels) == 2:
            assert [level.scale for level in lesson.levels] == ["personal", "nations"]


def test_the_pairs_are_cards_of_their_levels():
    for lesson in SHIPPED.lessons[:-1]:
        for level, card in zip(lesson.levels, lesson.pair, strict=True):
            assert card in {one.id for one in load(level.path).cards}


def test_without_a_course_file_the_levels_come_by_name(folder):
    course = course_in(folder("zebra", "apple"))
    assert ids(course) == [["apple", "zebra"]]
    assert (course.title, course.lessons[0].title, course.faults) == ("", "", ())


def test_a_course_file_orders_names_and_leaves_the_rest_for_last(folder):
    written = """
    title = "Class 8b"
    [[lessons]]
    id = "second"
    title = "Start here"
    levels = ["c", "missing", "a", "a"]
    [[lessons]]
    id = "empty"
    levels = ["a", "nobody"]
    """
    course = course_in(folder("a", "b", "c", course=written))
    assert course.title == "Class 8b"
    assert ids(course) == [["c", "a"], ["b"]]
    assert [lesson.title for lesson in course.lessons] == ["Start here", ""]


@pytest.mark.parametrize(
    "broken",
    ["[[lessons", "lessons = 3", 'order = ["a"]', "lessons = [3, {levels = 4}]", "\0", "a = " * 99],
)
def test_a_course_file_that_says_nothing_leaves_the_levels_by_name(folder, broken):
    course = course_in(folder("b", "a", course=broken))
    assert ids(course) == [["a", "b"]]
    assert [fault.path.name for fault in course.faults] in (["course.toml"], [])
    assert course.faults or "{levels" in broken


def test_a_broken_level_is_named_with_its_first_finding_and_the_others_stay(folder):
    home = folder("a", "b", "c", course='[[lessons]]\nlevels = ["a", "b", "c"]\n')
    (home / "b.toml").write_text(LEVEL.replace("size = 5", "size = 9"), encoding="utf-8")
    (home / "half.toml").write_text('title = "Half a le', encoding="utf-8")
    course = sound(course_in(home))
    assert ids(course) == [["a", "c"]]
    faults = {fault.path.name: fault.message for fault in course.faults}
    assert set(faults) == {"b.toml", "half.toml"}
    assert "L001" in faults["half.toml"]


def test_an_id_that_is_there_twice_is_named(folder):
    home = folder("a")
    (home / "copy.toml").write_text((home / "a.toml").read_text("utf-8"), encoding="utf-8")
    course = course_in(home)
    assert ids(course) == [["a"]]
    assert [fault.path.name for fault in course.faults] == ["copy.toml"]


def test_a_folder_that_is_not_there_is_a_course_without_levels(tmp_path):
    assert course_in(tmp_path / "nowhere").levels == ()


def test_the_own_levels_are_where_the_variable_says():
    assert own_levels({}) is None
    assert own_levels({"COMMON_THREAD_LEVELS": "  "}) is None
    assert own_levels({"COMMON_THREAD_LEVELS": "mine"}).name == "mine"
