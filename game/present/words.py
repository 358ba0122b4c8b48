"""Every sentence of the game comes from one catalog per language, and nowhere else."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["Words", "decimal", "languages", "nested", "signed", "words_for"]

_TWO_ENDS = "?.", "!.", "?”.", "!”."
_CATALOGS = Path(__file__).parent / "catalog"
_NESTED = 2  # opening marks from which one quotation may lie in another


class Words(NamedTuple):
    """A catalog: a sentence for each key, with places for names and numbers."""

    language: str
    table: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """Give the sentence of a key with its values filled in; `KeyError` when there is none.

        A title that ends in ? or ! takes no full stop after it; a quotation in a quotation has
        other marks.
        """
        said = self.table[key].format_map(values)
        if any(ends in said for ends in _TWO_ENDS):
            said = re.sub(r"([?!]”?)\.(?!\.)", r"\1", said)
        outer = self.table["quote.outer"]
        return (
            said
            if said.count(outer[0]) < _NESTED
            else nested(said, outer, self.table["quote.inner"])
        )

    def listed(self, names: Sequence[str]) -> str:
        """Give some names as one: “A”, “A and B”, “A, B, and C”."""
        *first, last = names
        if not first:
            return last
        key = "quote.two" if len(first) == 1 else "quote.more"
        return self.say(key, first=", ".join(first), last=last)

    def decimal(self, value: int, unit: int, places: int = 1) -> str:
        """Write a value as a decimal number, with the point of this language."""
        return self.figure(decimal(value, unit, places))

    def signed(self, value: int, unit: int, places: int = 1) -> str:
        """Write a change with its sign, with the point of this language."""
        return self.figure(signed(value, unit, places))

    def figure(self, number: str) -> str:
        """Give a number that is written with a point as this language writes it."""
        return number.replace(".", self.table["number.point"])

    def has(self, key: str) -> bool:
        """Whether the catalog has a sentence for this key."""
        return key in self.table


@cache
def languages() -> tuple[str, ...]:
    """List the languages that have a catalog."""
    return tuple(sorted(path.stem for path in _CATALOGS.iterdir() if path.suffix == ".toml"))


def words_for(language: str = "en") -> Words:
    """Read the catalog of a language; what it lacks is said in English."""
    table = _read("en")
    if language != "en":
        table = {**table, **_read(language)}
    return Words(language, table)


@cache
def _read(language: str) -> Mapping[str, str]:
    text = (_CATALOGS / f"{language}.toml").read_text(encoding="utf-8")
    return read_plainly(text) or _read_as_toml(text)


def _read_as_toml(text: str) -> dict[str, str]:
    import tomli  # noqa: PLC0415 - for catalogs that are not plain, and for their mistakes

    return dict(_flatten(tomli.loads(text)))


def read_plainly(text: str) -> dict[str, str] | None:
    r"""Read a catalog of nothing but `[sections]` and `key = "sentence"`; None if there is more.

    The words of the first window are read before anything else, and a whole reader of TOML takes
    ten times as long to load and to run.

    >>> read_plainly('[title]\nname = "Common Thread"\n')
    {'title.name': 'Common Thread'}
    >>> read_plainly("count = 3\n") is None
    True
    """
    table: dict[str, str] = {}
    prefix, sections, names = "", list[str](), list[str]()
    for line in text.split("\n"):
        name, equals, value = line.partition(' = "')
        if equals:
            if value.find('"') != len(value) - 1:
                return None
            names.append(name)
            table[prefix + name] = value[:-1]
        elif line[:1] == "[" and line[-1] == "]":
            sections.append(line[1:-1])
            prefix = f"{line[1:-1]}."
        elif line and line[0] != "#":
            return None
    known = [*names, *sections]
    once = len(table) == len(names) and len(set(sections)) == len(sections)
    bare = "".join(known).replace(".", "").replace("_", "").replace("-", "")
    plain = all(known) and bare.isascii() and bare.isalnum() and "\\" not in text
    return table if once and plain else None


def _flatten(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


def nested(text: str, outer: str, inner: str) -> str:
    """Give a quotation that lies in another the inner marks.

    >>> nested("“He wrote “solid.””", "“”", "‘’"), nested("“Yes” and “no”", "“”", "‘’")
    ('“He wrote ‘solid.’”', '“Yes” and “no”')
    """
    depth, written = 0, []
    for letter in text:
        depth += letter == outer[0]
        within = depth > 1 and letter in outer
        written.append(inner[outer.index(letter)] if within else letter)
        depth -= letter == outer[1]
    return "".join(written)


def decimal(value: int, unit: int, places: int = 1) -> str:
    """Write a value in tenths or thousandths as a decimal number, halves away from zero.

    >>> decimal(49_850, 1000), decimal(-5, 10, 0), decimal(400, 10, 0)
    ('49.9', '−1', '40')
    """
    scale: int = 10**places
    whole = (2 * abs(value) * scale + unit) // (2 * unit)
    sign = "−" if value < 0 and whole else ""
    if not places:
        return f"{sign}{whole}"
    return f"{sign}{whole // scale}.{whole % scale:0{places}d}"


def signed(value: int, unit: int, places: int = 1) -> str:
    """Write a change with its sign.

    >>> signed(42, 10), signed(-42, 10), signed(0, 10)
    ('+4.2', '−4.2', '0.0')
    """
    text = decimal(value, unit, places)
    return f"+{text}" if value > 0 and text.strip("0.") else text
