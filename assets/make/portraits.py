"""Draw every person in every mood as a small palette PNG with smooth edges."""

import io
import json
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import resvg_py
from dress import dressed
from PIL import Image
from workshop import BUILD, HERE, empty_folder, fetch_sources

SIZE = 384
DRAW_AT = 4 * SIZE
COLORS = 128
FACE = re.compile(r'(<g transform="translate\(315 248\)"><path[^>]* d=")([^"]*)(")')
SUBPATH = re.compile(r"[Mm][^Mm]*")
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
FIRST_EYE = {"suspicious": 2}
FACE_THEN_BEARD = re.compile(
    r'(<g transform="translate\(315 248\)">.*?</g>)'
    r'(<g transform="translate\(279 400\)">.*?</g>)(?=<g transform="translate\(179 343\)">)',
    re.DOTALL,
)
BEARD_PATH = re.compile(r'(<path d=")([^"]*)(")')
MOUSTACHE = slice(1, 3)
FACE_AND_GLASSES = (("translate(315 ", 248), ("translate(203 ", 303))


def main() -> None:
    """Make assets/portraits from people.toml."""
    fetch_sources()
    plan = tomllib.loads((HERE / "people.toml").read_text(encoding="utf-8"))
    drawn = draw(plan["people"], faces_of(plan["moods"]))
    folder = empty_folder("portraits", ".png")
    for person, faces in drawn.items():
        for mood, parts in plan["moods"].items():
            svg = portrait(faces, plan["people"][person], parts)
            save(rasterize(svg), folder / f"{person}-{mood}.png")
    print(f"{len(list(folder.glob('*.png')))} portraits")


def faces_of(moods: dict[str, dict[str, Any]]) -> list[str]:
    """Name every face that some mood borrows from."""
    return sorted({parts[part] for parts in moods.values() for part in ("mouth", "eyes")})


def draw(people: dict[str, Any], faces: list[str]) -> dict[str, dict[str, str]]:
    """Ask DiceBear for each person with each face."""
    script = shutil.copy(HERE / "portraits.mjs", BUILD)
    node = shutil.which("node") or "node"
    asked = json.dumps({"people": people, "faces": faces})
    done = subprocess.run([node, script], input=asked, capture_output=True, text=True, check=True)
    result: dict[str, dict[str, str]] = json.loads(done.stdout)
    return result


def portrait(faces: dict[str, str], person: dict[str, str], parts: dict[str, Any]) -> str:
    """Put one person in one mood together."""
    svg = bare_lip(splice(faces[parts["eyes"]], faces[parts["mouth"]], parts))
    return dressed(lifted(svg, parts.get("lift", 0)), person)


def splice(eyes_svg: str, mouth_svg: str, parts: dict[str, Any]) -> str:
    """Give the face of one drawing the mouth of another."""
    if parts["eyes"] == parts["mouth"]:
        return eyes_svg
    mouth = list(subpaths(face_path(mouth_svg)))[: FIRST_EYE.get(parts["mouth"], 1)]
    rest = list(subpaths(face_path(eyes_svg)))[FIRST_EYE.get(parts["eyes"], 1) :]
    return FACE.sub(lambda found: found[1] + "".join(mouth + rest) + found[3], eyes_svg, count=1)


def bare_lip(svg: str) -> str:
    """Take the moustache off a full4 beard and put it behind the mouth, which shows the mood."""
    found = FACE_THEN_BEARD.search(svg)
    if found is None:
        raise ValueError("the drawing has no face and beard where they were expected")
    face, beard = found.groups()
    return svg.replace(face + beard, BEARD_PATH.sub(without_moustache, beard) + face)


def without_moustache(path: re.Match[str]) -> str:
    """Drop the second and third piece of a beard's path."""
    pieces = list(subpaths(path[2]))
    del pieces[MOUSTACHE]
    return path[1] + "".join(pieces) + path[3]


def lifted(svg: str, lift: int) -> str:
    """Move the face, and the glasses on it, up the head: so the chin goes up."""
    for group, height in FACE_AND_GLASSES:
        svg = svg.replace(f"{group}{height})", f"{group}{height - lift})")
    return svg


def face_path(svg: str) -> str:
    """Find the one path that draws mouth, nose, eyes and brows."""
    found = FACE.search(svg)
    if found is None:
        raise ValueError("the drawing has no face where one was expected")
    return found[2]


def subpaths(path: str) -> Iterator[str]:
    """Cut a path into pieces that each start at an absolute point."""
    x = y = 0.0
    for piece in SUBPATH.findall(path):
        first, second = list(NUMBER.finditer(piece))[:2]
        relative = piece[0] == "m"
        x = float(first[0]) + (x if relative else 0.0)
        y = float(second[0]) + (y if relative else 0.0)
        rest = piece[second.end() :].lstrip(" ,")
        if rest[:1].isdigit() or rest[:1] in "-.":
            rest = ("l" if relative else "L") + rest
        yield f"M{x:.2f} {y:.2f}{rest}"


def rasterize(svg: str) -> Image.Image:
    """Draw large with premultiplied alpha and scale down, so that edges stay clean."""
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=DRAW_AT, height=DRAW_AT))
    large = Image.open(io.BytesIO(png)).convert("RGBa")
    return large.resize((SIZE, SIZE), Image.Resampling.LANCZOS).convert("RGBA")


def save(picture: Image.Image, path: Path) -> None:
    """Write a palette PNG whose palette carries the alpha."""
    reduced = picture.quantize(COLORS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    reduced.save(path, optimize=True)


if __name__ == "__main__":
    main()
