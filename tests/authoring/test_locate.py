"""The scanner finds every key of every document that the reader reads, and never raises."""

import datetime as dt

import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from game.authoring.locate import Place, locate

# ---------------------------------------------------------------- documents

names = st.one_of(
    st.sampled_from(["a", "b", "key", "with-dash", "x_1", "12"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=4),
)
words = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"))
scalars = st.one_of(
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False),
    words,
    st.dates(dt.date(1900, 1, 1)),
    st.datetimes(dt.datetime(1900, 1, 1)),  # noqa: DTZ001 - a local time is what is meant
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)
gaps = st.sampled_from(["", " ", "\t "])
wide_gaps = st.sampled_from(["", " ", "\n", ' # a ] comment "\n', "\n\n\t"])
ends = st.sampled_from(["\n", " \n", " # it's [a] {comment}\n", "\n# ' \" '''\n\n", "\r\n"])


def basic(text):
    for sign, written in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(sign, written)
    return f'"{text}"'


class Writer:
    """Writes a document, and writes down where it puts everything."""

    def __init__(self, draw):
        self.draw = draw
        self.text = ""
        self.keys = {}
        self.values = {}

    def here(self):
        lines = self.text.replace("\r\n", "\n").split("\n")
        return Place(len(lines), len(lines[-1]) + 1)

    def add(self, text):
        self.text += text

    def key(self, path):
        self.keys.setdefault(path, self.here())
        name = path[-1]
        bare = name and all(sign.isascii() and (sign.isalnum() or sign in "-_") for sign in name)
        if bare and self.draw(st.booleans()):
            self.add(name)
        elif "'" not in name and self.draw(st.booleans()):
            self.add(f"'{name}'")
        else:
            self.add(basic(name))

    def pair(self, base, names, value):
        path = base
        for index, name in enumerate(names):
            path = (*path, name)
            self.add((self.draw(gaps) + "." + self.draw(gaps)) if index else "")
            self.key(path)
        self.add(self.draw(gaps) + "=" + self.draw(gaps))
        self.value(path, value)

    def value(self, path, value):
        self.values[path] = self.here()
        match value:
            case dict():
                self.table(path, value)
            case list():
                self.array(path, value)
            case str():
                self.string(value)
            case bool():
                self.add("true" if value else "false")
            case dt.datetime():
                self.add(value.isoformat(sep=self.draw(st.sampled_from("T "))))
            case _:
                self.add(str(value))

    def string(self, value):
        form = self.draw(st.integers(0, 3))
        if form == 1 and "'" not in value and "\n" not in value:
            self.add(f"'{value}'")
        elif form == 2 and "'" not in value:
            self.add(f"'''\n{value}'''")
        elif form == 3:
            plain = value.replace("\\", "\\\\").replace('"', '\\"')
            self.add(f'"""\n{plain}\\"""""' if self.draw(st.booleans()) else f'"""\n{plain}"""')
        else:
            self.add(basic(value))

    def array(self, path, items):
        self.add("[" + self.draw(wide_gaps))
        for index, item in enumerate(items):
            self.keys[(*path, index)] = self.here()
            self.value((*path, index), item)
            self.add(self.draw(wide_gaps))
            last = index == len(items) - 1
            self.add("" if last and self.draw(st.booleans()) else "," + self.draw(wide_gaps))
        self.add("]")

    def table(self, path, items):
        self.add("{" + self.draw(wide_gaps))
        for index, (name, value) in enumerate(items.items()):
            self.pair(path, [name], value)
            self.add(self.draw(wide_gaps))
            last = index == len(items) - 1
            self.add("" if last and self.draw(st.booleans()) else "," + self.draw(wide_gaps))
        self.add("}")

    def pairs(self, base, items):
        for name, value in items.items():
            self.add(self.draw(gaps))
            if isinstance(value, dict) and len(value) == 1 and self.draw(st.booleans()):
                ((inner, leaf),) = value.items()
                self.pair(base, [name, inner], leaf)
            else:
                self.pair(base, [name], value)
            self.add(self.draw(ends))

    def header(self, path, open_, close):
        self.add(self.draw(gaps) + open_ + self.draw(gaps))
        written = [part for part in path if isinstance(part, str)]
        walked = ()
        for index, part in enumerate(path):
            walked = (*walked, part)
            if isinstance(part, str):
                self.add("." if [p for p in path[:index] if isinstance(p, str)] else "")
                self.key(walked)
        assert written
        self.add(self.draw(gaps) + close + self.draw(ends))


@st.composite
def documents(draw):
    """A document with its top-level pairs, tables, tables in tables, and arrays of tables."""
    writer = Writer(draw)
    top = draw(st.dictionaries(names, values, max_size=3))
    writer.pairs((), top)
    used = set(top)
    for name in draw(st.lists(names, max_size=3, unique=True)):
        if name in used:
            continue
        if draw(st.booleans()):
            writer.header((name,), "[", "]")
            writer.pairs((name,), draw(st.dictionaries(names, values, max_size=2)))
        else:
            for index in range(draw(st.integers(1, 3))):
                at = len(writer.text)
                writer.header((name,), "[[", "]]")
                start = writer.text[at:].index("[[") + 2
                inside = writer.text[at + start :]
                before = Writer(draw)
                before.text = writer.text[: at + start + len(inside) - len(inside.lstrip(" \t"))]
                writer.keys[(name, index)] = before.here()
                items = draw(st.dictionaries(names, values, max_size=2))
                writer.pairs((name, index), items)
                inner = draw(names)
                if inner not in items:
                    writer.header((name, index, inner), "[", "]")
                    path = (name, index, inner)
                    writer.pairs(path, draw(st.dictionaries(names, scalars, max_size=2)))
    return writer


def paths_in(tree, path=()):
    items = ()
    if isinstance(tree, dict):
        items = tree.items()
    elif isinstance(tree, list):
        items = enumerate(tree)
    for key, child in items:
        yield (*path, key)
        yield from paths_in(child, (*path, key))


# ---------------------------------------------------------------- laws


@settings(max_examples=400, deadline=None)
@given(documents())
def test_every_key_is_found_where_it_was_written(writer):
    tree = tomli.loads(writer.text.replace("\r\n", "\n"))
    places = locate(writer.text)
    assert set(paths_in(tree)) == set(places.keys)
    assert places.keys == writer.keys
    assert places.values == writer.values


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab=.[]{}\"'\\\n#, 1:-")) | st.text())
def test_no_text_gets_it_off_its_feet(text):
    places = locate(text)
    try:
        tree = tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError):
        return
    assert set(paths_in(tree)) <= set(places.keys)


# ---------------------------------------------------------------- stories


def test_tables_in_arrays_of_tables():
    places = locate('[[cards]]\nid = "a"\n[[cards]]\n  [cards.you_promise]\n  due = 1\n')
    assert places.key(("cards", 1)) == Place(3, 3)
    assert places.key(("cards", 1, "you_promise", "due")) == Place(5, 3)
    assert places.value(("cards", 1, "you_promise", "due")) == Place(5, 9)


def test_arrays_of_tables_start_anew_in_each_table():
    text = "[[a]]\n[[a.b]]\nx=1\n[[a]]\n[[a.b]]\nx=2\n"
    assert locate(text).value(("a", 1, "b", 0, "x")) == Place(6, 3)


def test_what_is_not_written_is_near_what_is():
    places = locate('[[cards]]\nid = "a"\n')
    assert places.key(("cards", 0, "title")) == Place(1, 3)
    assert places.key(("nowhere",)) == Place(1, 1)


def test_quotes_at_the_end_of_a_long_text():
    text = "a = \"\"\"x\"\"\"\"\nb = '''y'''''\nc = 1\n"
    assert locate(text).value(("c",)) == Place(3, 5)
