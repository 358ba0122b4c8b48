"""What open-peeps does not draw: hair and scarves in any color, and collars."""

import re

HEAD = re.compile(
    r'<g transform="matrix\(\.99789 0 0 1 156 62\)">.*?(?=<g transform="translate\(279 400\)">)',
    re.DOTALL,
)
BLACK_PATH = re.compile(
    r'<path (?:fill-rule="evenodd" clip-rule="evenodd" )?d="([^"]*)"(?: fill="#000")?/>'
)
OUTLINE = (
    '<clipPath id="hair-{start}"><path clip-rule="evenodd" d="{path}"/></clipPath>'
    '<path d="{path}" fill="#{color}" fill-rule="evenodd" stroke="#000" stroke-width="24"'
    ' clip-path="url(#hair-{start})"/>'
)
LINE = 'stroke="#000" stroke-width="10" stroke-linejoin="round"'
COLLARS = {
    "shirt": (
        "M227 594C236 580 246 570 262 564C282 610 326 664 388 706L326 712C282 676 248 640 227 594Z",
        "M533 596C524 574 506 560 474 556C478 612 452 664 396 706L456 712C496 676 520 644 533 596Z",
    ),
    "hood": (
        (
            "M196 612C206 566 240 552 266 566C280 636 336 690 391 692C446 690 484 640 474 556"
            "C526 546 558 578 562 622C540 690 470 744 391 746C300 744 230 690 196 612Z"
        ),
    ),
}


def dressed(svg: str, person: dict[str, str]) -> str:
    """Color the hair or scarf of a head, and lay a collar under it."""
    found = HEAD.search(svg)
    if found is None:
        raise ValueError("the drawing has no head where one was expected")
    head = colored(found[0], person["hair"])
    return svg[: found.start()] + collar(person) + head + svg[found.end() :]


def colored(head: str, color: str) -> str:
    """Give black hair a color with a black edge: lines thinner than two edges stay black.

    Some heads take their hair color from DiceBear already.
    """
    if f'fill="#{color}"' in head or color == "000000":
        return head
    return BLACK_PATH.sub(
        lambda path: OUTLINE.format(start=path.start(), path=path[1], color=color), head
    )


def collar(person: dict[str, str]) -> str:
    """Draw the collar that somebody wears, if any, in the color of the clothes."""
    paths = COLLARS[person["collar"]] if "collar" in person else ()
    return "".join(f'<path d="{path}" fill="#{person["clothing"]}" {LINE}/>' for path in paths)
