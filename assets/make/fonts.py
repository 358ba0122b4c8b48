"""Merge Atkinson Hyperlegible Next with Noto Sans Greek and Cyrillic, one font per weight."""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

import pygame
from fontTools import subset
from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables.ttProgram import Program
from workshop import NODE_MODULES, empty_folder, fetch_sources

WEIGHTS = {
    "text-500": "500-normal",
    "text-600": "600-normal",
    "text-700": "700-normal",
    "text-800": "800-normal",
    "text-500-italic": "500-italic",
}
ATKINSON = ("latin", "latin-ext")
NOTO = ("greek", "greek-ext", "cyrillic", "cyrillic-ext")
NOTO_SCALE = 0.93  # makes Noto's capitals and x-height match Atkinson's
UNITS_PER_EM = 1000
FAMILY = "Common Thread Text"
NAMES_KEPT = {0, 13, 14}
WANTED = "“”‘’—–…×−·•½€éñ¿¡Ωж"
SUFFIX = ".ttf"


def main() -> None:
    """Make assets/fonts, or measure the two file kinds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", action="store_true", help="compare ttf and woff2")
    if parser.parse_args().measure:
        measure()
        return
    fetch_sources()
    folder = empty_folder("fonts", SUFFIX)
    for name, style in WEIGHTS.items():
        font = merged(name, style)
        font.save(folder / f"{name}{SUFFIX}")
        print(name, len(font.getGlyphOrder()), "glyphs, missing:", missing(font) or "none")
    (folder / "OFL.txt").write_text(licence(), encoding="utf-8")


def merged(name: str, style: str) -> TTFont:
    """Join the script subsets of one weight; the first that has a character keeps it."""
    with tempfile.TemporaryDirectory() as scratch:
        paths: list[str] = []
        seen: set[int] = set()
        for source, scale in sources(style):
            font = part(source, seen, scale)
            seen |= set(font.getBestCmap())
            paths.append(str(Path(scratch) / f"{len(paths)}.ttf"))
            font.save(paths[-1])
        whole = Merger(options=Options(drop_tables=["gasp", "prep", "STAT"])).merge(paths)
    rename(whole, name)
    unhint(whole)
    keep_dates(whole, sources(style)[0][0])
    return whole


def sources(style: str) -> list[tuple[Path, float]]:
    """List the files of one weight with the scale each needs."""
    fonts = NODE_MODULES / "@fontsource"
    latin, other = "atkinson-hyperlegible-next", "noto-sans"
    found = [(fonts / latin / "files" / f"{latin}-{s}-{style}.woff2", 1.0) for s in ATKINSON]
    found += [(fonts / other / "files" / f"{other}-{s}-{style}.woff2", NOTO_SCALE) for s in NOTO]
    return found


def part(source: Path, seen: set[int], scale: float) -> TTFont:
    """Open one subset without hints and without the characters that are there already."""
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    options = subset.Options(hinting=False, layout_features=["*"], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=set(font.getBestCmap()) - seen)
    cutter.subset(font)
    if scale != 1.0:
        scale_upem(font, round(UNITS_PER_EM * scale))
        font["head"].unitsPerEm = UNITS_PER_EM
    return font


def unhint(font: TTFont) -> None:
    """Say that the font needs no hints: FreeType would guess them, most of a small text's cost.

    The program sets dropout control, as is usual, and then does nothing; a shorter one is ignored.
    """
    table = newTable("prep")
    table.program = Program()
    table.program.fromAssembly([
        "PUSHW[ ] 511", "SCANCTRL[ ]", "PUSHB[ ] 4", "SCANTYPE[ ]", "PUSHB[ ] 0", "POP[ ]",
    ])  # fmt: skip
    font["prep"] = table


def keep_dates(font: TTFont, source: Path) -> None:
    """Give the merged font the dates of its main source, so that each run makes the same file."""
    original = TTFont(source)["head"]
    font["head"].created, font["head"].modified = original.created, original.modified
    font.recalcTimestamp = False


def rename(font: TTFont, name: str) -> None:
    """Give the merged font a name of its own and both copyright lines."""
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in NAMES_KEPT]
    style = name.removeprefix("text-").replace("-", " ").title()
    full = f"{FAMILY} {style}"
    for identifier, text in {0: " / ".join(copyrights()), 1: full, 2: "Regular", 4: full}.items():
        table.setName(text, identifier, 3, 1, 0x409)
    table.setName(full.replace(" ", ""), 6, 3, 1, 0x409)


def licence_files() -> list[str]:
    """Read the licence of each family; they differ in the first line only."""
    fonts = NODE_MODULES / "@fontsource"
    families = ("atkinson-hyperlegible-next", "noto-sans")
    return [(fonts / family / "LICENSE").read_text(encoding="utf-8") for family in families]


def copyrights() -> list[str]:
    """Return the copyright line of each family."""
    return [text.splitlines()[0] for text in licence_files()]


def licence() -> str:
    """Put both copyright lines above the one licence text."""
    first, second = licence_files()
    shared = first.partition("\n")[2]
    if shared != second.partition("\n")[2]:
        raise ValueError("the two fonts no longer share one licence text")
    return "\n".join(copyrights()) + "\n" + shared


def missing(font: TTFont) -> str:
    """Name the characters the game writes that the font lacks."""
    has = font.getBestCmap()
    return "".join(sign for sign in WANTED if ord(sign) not in has)


def measure() -> None:
    """Print size and opening time of one weight as ttf and as woff2."""
    pygame.font.init()
    fetch_sources()
    with tempfile.TemporaryDirectory() as scratch:
        for flavor in (None, "woff2"):
            font = merged("text-500", WEIGHTS["text-500"])
            font.flavor = flavor
            path = Path(scratch) / f"text.{flavor or 'ttf'}"
            font.save(path)
            times = [opening_time(path) for _ in range(30)]
            print(path.name, path.stat().st_size, f"{statistics.median(times):.2f} ms")


def opening_time(path: Path) -> float:
    """Open a font and draw one letter with it; return milliseconds."""
    start = time.perf_counter()
    pygame.font.Font(path, 18).size("a")
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
