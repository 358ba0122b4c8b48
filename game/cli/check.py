"""Check: everything that is wrong with a level, before a class finds out."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace

from game.authoring.check import check_file
from game.authoring.diagnostic import Diagnostic
from game.authoring.folder import is_level_file
from game.authoring.overlay import untranslated
from game.authoring.translation import language_of
from game.cli.columns import Meter
from game.cli.crew import workers
from game.data import find
from game.lab.trial import try_file
from game.present.words import Words

__all__ = ["run"]


def run(arguments: SimpleNamespace, words: Words) -> int:
    """List the findings of files and folders; 0 without any, 1 with some, 2 without a file."""
    given = [Path(path) for path in arguments.paths]
    for path in given:
        if not path.exists():
            print(words.say("cli.no_file", path=path), file=sys.stderr)
            return 2
    files = [file for path in given for file in _files(path)]
    if not files:
        folders = ", ".join(str(path) for path in given)
        print(words.say("cli.no_levels_in", path=folders), file=sys.stderr)
        return 2
    found = list(_read_all(files) if arguments.quick else _play_all(files, words))
    _show(found, len(files), arguments.format, words)
    if arguments.format == "text":
        _note([file for file in files if language_of(file)], words)
    return 1 if found else 0


def _read_all(files: Sequence[Path]) -> Iterator[Diagnostic]:
    portraits = _portraits()
    for file in files:
        yield from check_file(file, portraits)


def _play_all(files: Sequence[Path], words: Words) -> Iterator[Diagnostic]:
    """Read the files and play the levels; what both show comes in the order of each file."""
    with workers() as executor:
        for file in files:
            played: list[Diagnostic] = []
            if not language_of(file):
                with Meter(words, "cli.check_progress", file=file.name) as meter:
                    played = try_file(file, executor, meter)
            yield from sorted([*_read_all([file]), *played])


def _files(path: Path) -> Iterator[Path]:
    """Give a file itself, and of a folder every level and every translation in it."""
    if path.is_dir():
        found = sorted(path.rglob("*.toml"))
        yield from (file for file in found if is_level_file(file) or language_of(file))
    else:
        yield path


def _portraits() -> frozenset[str] | None:
    """Give the names of the pictures that a level may use."""
    try:
        folder = find("assets", "portraits")
    except FileNotFoundError:
        return None
    return frozenset(path.stem for path in folder.glob("*.png"))


def _show(found: Sequence[Diagnostic], files: int, form: str, words: Words) -> None:
    """Write the findings in the form that was asked for; only people get a closing line."""
    match form:
        case "json":
            print(json.dumps([asdict(finding) for finding in found], indent=1))
        case "github":
            for finding in found:
                print(finding.as_github())
        case _:
            for finding in found:
                print(f"{finding}\n")
            print(_summary(len(found), files, words))


def _note(translations: Sequence[Path], words: Words) -> None:
    """Say how far each translation is: nothing is wrong with one that is not finished yet."""
    for file in translations:
        found = untranslated(file)
        if found is not None and found.left:
            said = words.say(
                "cli.check_untranslated",
                file=file.name,
                left=len(found.left),
                count=found.count,
                first=found.left[0],
            )
            print(said)


def _summary(found: int, files: int, words: Words) -> str:
    read = words.say("cli.files_one" if files == 1 else "cli.files", count=files)
    key = {0: "cli.check_fine", 1: "cli.check_found_one"}.get(found, "cli.check_found")
    return words.say(key, count=found, files=read)
