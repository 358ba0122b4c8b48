"""Science: what research found about trust comes out of the rules, and anybody can try it."""

import json
import sys
from collections.abc import Iterator
from textwrap import wrap
from types import SimpleNamespace

from game.lab.science import Found
from game.lab.science import run as run_all
from game.present.words import Words
from game.text.paper import usual_width

__all__ = ["run"]


def run(arguments: SimpleNamespace, words: Words) -> int:
    """Try every finding; 0 when all of them hold, 1 when one does not."""
    found = run_all()
    if arguments.json:
        print(json.dumps([_as_data(name, one, words) for name, one in found.items()], indent=1))
    else:
        print("\n".join(_table(found, words)))
    return 0 if all(one.holds for one in found.values()) else 1


def _said(name: str, found: Found, words: Words) -> tuple[str, str, str]:
    """Give the finding, its source, and what the rules give, in words."""
    figures = {key: words.figure(f"{value:.2f}") for key, value in found.figures.items()}
    return (
        words.say(f"science.{name}.finding"),
        words.say(f"science.{name}.source"),
        words.say(f"science.{name}.result", sample=found.sample, **figures),
    )


def _as_data(name: str, found: Found, words: Words) -> dict[str, object]:
    finding, source, result = _said(name, found, words)
    return {
        "id": name,
        "finding": finding,
        "source": source,
        "result": result,
        "sample": found.sample,
        "figures": {key: round(value, 4) for key, value in found.figures.items()},
        "holds": found.holds,
    }


def _table(found: dict[str, Found], words: Words) -> Iterator[str]:
    """Give the table, its three columns as wide as the terminal lets them be."""
    verdicts = (words.say("cli.science_holds"), words.say("cli.science_fails"))
    last = max(map(len, verdicts))
    wide = (max(72, usual_width(sys.stdout)) - last - 11) // 3
    heads = [words.say(f"cli.science_head_{column}") for column in ("finding", "source", "result")]
    yield _line("", *heads, "", wide=wide)
    for name, one in found.items():
        columns = [wrap(entry, wide) for entry in _said(name, one, words)]
        yield ""
        for number in range(max(map(len, columns))):
            parts = [column[number] if number < len(column) else "" for column in columns]
            first = number == 0
            verdict = verdicts[0 if one.holds else 1] if first else ""
            yield _line(name if first else "", *parts, verdict, wide=wide)


def _line(name: str, *parts: str, wide: int) -> str:
    *columns, verdict = parts
    fitted = "  ".join(column.ljust(wide) for column in columns)
    return f"{name:3}  {fitted}  {verdict}".rstrip()
