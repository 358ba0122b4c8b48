"""Paint every screen in every look: `python -m tests.gallery OUT`; or judge them: `--laws`."""

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import perf_counter

from tests.gallery.page import name_of, page
from tests.gallery.pictures import LANGUAGES, LOOKS, SWEEP, Look, broken, brush_for, paint
from tests.gallery.screens import PICTURES, SCREENS, pictures
from tests.gallery.sight import Drawer

import pygame  # isort: skip - after the pictures have chosen a driver without a window


def paint_all(look: Look, folder: Path) -> int:
    """Paint every screen in one look and both languages; return how many pictures there are."""
    brush = brush_for(look)
    for language in LANGUAGES:
        for name, scene in pictures(language).items():
            picture = paint(scene, brush)
            pygame.image.save(picture, folder / name_of(name, look, language))
    return len(LANGUAGES) * len(PICTURES)


def judge_all(scale: float) -> list[str]:
    """Return what breaks a law in any look of one scale, in both languages."""
    drawer, troubles = Drawer(), list[str]()
    looks = (look for look in SWEEP if look.scale == scale)
    for look in sorted(looks, key=lambda look: (look.text_scale, look.typeface, look.size)):
        brush = brush_for(look, watched=True, drawer=drawer)
        troubles += [
            f"{look} {language} {name}: {trouble}"
            for language in LANGUAGES
            for name in SCREENS
            for trouble in broken(pictures(language)[name], brush)
        ]
    return troubles


def main() -> int:
    """Do what was asked, on all cores; the exit code says whether a law was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="where page and pictures go")
    parser.add_argument("--laws", action="store_true", help="check every law in every look")
    asked = parser.parse_args()
    if asked.folder is None and not asked.laws:
        parser.error("say where the pictures go, or --laws")
    began, troubles = perf_counter(), []
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        if asked.folder is not None:
            asked.folder.mkdir(parents=True, exist_ok=True)
            count = sum(pool.map(paint_all, LOOKS, [asked.folder] * len(LOOKS)))
            index = asked.folder / "index.html"
            index.write_text(page(list(PICTURES), LOOKS), encoding="utf-8")
            print(f"{count} pictures in {perf_counter() - began:.0f} s: {index}")
        if asked.laws:
            scales = sorted({look.scale for look in SWEEP})  # the first has the most looks
            troubles = [one for found in pool.map(judge_all, scales) for one in found]
            print(*troubles, f"{len(troubles)} laws broken in {len(SWEEP)} looks", sep="\n")
    return bool(troubles)


if __name__ == "__main__":
    sys.exit(main())
