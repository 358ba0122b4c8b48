"""Copy the lucide icons that the game uses, and prove that pygame can draw each one."""

import io
import re
import shutil

import pygame
from workshop import NODE_MODULES, empty_folder, fetch_sources

ICONS = """
arrow-down arrow-right arrow-up bandage book-open calendar-clock check chevron-down chevron-left
chevron-right chevron-up circle-check circle-help circle-minus clock cloud-fog eye flag gauge gift
git-branch handshake hourglass house info languages layers lightbulb lock log-out map megaphone
menu message-circle message-square-text minus mountain move-right newspaper notebook-pen play
rotate-ccw scale scissors scroll-text settings shield-check sparkles triangle-alert undo-2 user
users wind x
"""
SPACE = re.compile(r"\s+")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
CHECK_SIZE = 48


def main() -> None:
    """Make assets/icons."""
    fetch_sources()
    package = NODE_MODULES / "lucide-static"
    folder = empty_folder("icons", ".svg")
    names = ICONS.split()
    for name in names:
        svg = tidy((package / "icons" / f"{name}.svg").read_text(encoding="utf-8"))
        check(name, svg)
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
    shutil.copyfile(package / "LICENSE", folder / "LICENSE.txt")
    print(f"{len(names)} icons")


def tidy(svg: str) -> str:
    """Take out comments and line breaks; the drawing stays as it is."""
    one_line = SPACE.sub(" ", COMMENT.sub("", svg)).strip()
    return one_line.replace("> <", "><").replace(" >", ">") + "\n"


def check(name: str, svg: str) -> None:
    """Fail if pygame draws nothing, or draws outside the asked color."""
    source = io.BytesIO(svg.replace("currentColor", "#ff0000").encode())
    picture = pygame.image.load_sized_svg(source, (CHECK_SIZE, CHECK_SIZE))
    drawn = pygame.mask.from_surface(picture, 127).count()
    red, green, blue, _ = pygame.transform.average_color(picture, consider_alpha=True)
    if not drawn or green or blue or not red:
        raise ValueError(f"{name} does not draw as a red icon")


if __name__ == "__main__":
    main()
