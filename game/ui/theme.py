"""Colors are named for what they mean, so that a theme can change every one of them at once."""

from typing import Literal

from game.ui.value import Value

RGB = tuple[int, int, int]

ThemeName = Literal["light", "dark", "contrast"]
Strand = Literal["communication", "compromise", "goals"]
Family = Literal["agreement", "gesture", "transparency", "repair", "mediator", "gut"]
Token = Literal[
    "paper", "card", "well", "line", "grid", "edge", "ink", "ink2", "ghost", "select",
    "button", "button_text", "focus", "focus_in", "good", "bad", "bad_fill", "shadow",
    "support", "tag", "cord", "glow", "peg", "peg_rim", "water", "water_line", "stone",
    "communication", "compromise", "goals",
    "agreement", "gesture", "transparency", "repair", "mediator", "gut",
]  # fmt: skip
Color = Token | RGB

STRANDS: tuple[Strand, ...] = ("communication", "compromise", "goals")
FAMILIES: tuple[Family, ...] = (
    "agreement", "gesture", "transparency", "repair", "mediator", "gut",
)  # fmt: skip
FAMILY_ICONS: dict[Family, str] = {
    "agreement": "handshake",
    "gesture": "gift",
    "transparency": "eye",
    "repair": "bandage",
    "mediator": "scale",
    "gut": "sparkles",
}


def rgb(code: str) -> RGB:
    """Read a color written as six hexadecimal digits."""
    value = int(code, 16)
    return value >> 16, value >> 8 & 255, value & 255


def mix(first: RGB, second: RGB, share: float) -> RGB:
    """Return the color that lies the given share (0 to 1) of the way to the second."""
    red, green, blue = (
        round(a * (1 - share) + b * share) for a, b in zip(first, second, strict=True)
    )
    return red, green, blue


def luminance(color: RGB) -> float:
    """Return relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    parts = [c / 255 for c in color]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: RGB, second: RGB) -> float:
    """Return the contrast ratio of two colors, 1 to 21, as WCAG 2.2 defines it."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


class Yarn(Value):
    """The four colors one strand is drawn with; only `text` may color letters."""

    fill: RGB
    text: RGB
    outline: RGB
    light: RGB


class Theme(Value):
    """Every color on the screen, by meaning, and how surfaces stand off the ground."""

    name: ThemeName
    tokens: dict[Token, RGB]
    yarns: dict[Strand, Yarn]
    discs: tuple[RGB, ...]
    border: float
    shadows: bool

    def color(self, color: Color) -> RGB:
        """Return the red, green and blue of a token; a plain color is returned as it is."""
        return self.tokens[color] if isinstance(color, str) else color

    def tint(self, color: Color) -> RGB:
        """Return a faint ground in the given color, light enough to carry its own icon."""
        return mix(self.color(color), self.tokens["card"], 0.86 if self.shadows else 0.72)


def _tokens(text: str) -> dict[Token, RGB]:
    """Read lines of `token code` pairs."""
    words = text.split()
    return {name: rgb(code) for name, code in zip(words[::2], words[1::2], strict=True)}  # type: ignore[misc]


def _yarns(*codes: str) -> dict[Strand, Yarn]:
    """Read the four colors of each strand: fill, text, outline, light."""
    return {
        strand: Yarn(*(rgb(code) for code in line.split()))
        for strand, line in zip(STRANDS, codes, strict=True)
    }


LIGHT = Theme(
    name="light",
    tokens=_tokens("""
        paper FAF4E8  card FFFDF8  well F1E8D7  line DCCFB8  grid DCCFB8  edge 857A68
        ink 22262E  ink2 545967  ghost 6A6F7C  select E6EFF6
        button 22344E  button_text FFFFFF  focus 1B2A6B  focus_in FFFFFF
        good 006B4E  bad A33F00  bad_fill D55E00  shadow 5C4628
        support 7A3E68  tag FFF6E2  cord 8A7450  glow F3DFB4  peg F3E7CF  peg_rim C9B48C
        water DDEBEB  water_line C3DCDF  stone F4EBDA
        communication 005F96  compromise 855300  goals 006B4E
        agreement 2F4B7C  gesture 9C3D6A  transparency 1F6F78
        repair 87492A  mediator 5A4A99  gut 5A6420
    """),
    yarns=_yarns(
        "0072B2 005F96 004C7A 5FB4E3",
        "E69F00 855300 8F5B00 FFD27A",
        "009E73 006B4E 00644A 6FD3B2",
    ),
    discs=(rgb("EADCEA"), rgb("F7E6C4"), rgb("D9E8E4"), rgb("E3E4F3"), rgb("F3DDD2")),
    border=1.5,
    shadows=True,
)

DARK = Theme(
    name="dark",
    tokens=_tokens("""
        paper 0E1116  card 171C24  well 1F2630  line 7C8696  grid 667080  edge AAB3C2
        ink FFFFFF  ink2 D5DBE5  ghost D5DBE5  select 202B3A
        button FFE14D  button_text 101010  focus FFE14D  focus_in 000000
        good 5BE0B5  bad FFA878  bad_fill FF8A4C  shadow 000000
        support F0A8D6  tag 222019  cord AAB3C2  glow 241F14  peg F3E7CF  peg_rim C9B48C
        water 14222A  water_line 22343E  stone 262B33
        communication 7CC8F5  compromise FFC95C  goals 5BE0B5
        agreement A9C4F5  gesture FFA9CF  transparency 84DDE6
        repair F2B08C  mediator C7B8FF  gut CBD67F
    """),
    yarns=_yarns(
        "56B4E9 7CC8F5 0B4A78 B9E3FA",
        "F5B83D FFC95C 7A4B00 FFE6AE",
        "35D0A0 5BE0B5 005A40 B5F2DE",
    ),
    discs=(rgb("E9DDEA"), rgb("F7E6C4"), rgb("D9E8E4"), rgb("E3E4F3"), rgb("F3DDD2")),
    border=2,
    shadows=False,
)

HIGH_CONTRAST = Theme(
    name="contrast",
    tokens=_tokens("""
        paper FFFFFF  card FFFFFF  well F2F2F2  line 1A1A1A  grid 949494  edge 000000
        ink 000000  ink2 1A1A1A  ghost 333333  select DCE8FF
        button 000000  button_text FFFFFF  focus 0033CC  focus_in FFFFFF
        good 00472F  bad 7A2400  bad_fill B34700  shadow FFFFFF
        support 5A1F4A  tag FFFFFF  cord 000000  glow FFFFFF  peg FFFFFF  peg_rim 333333
        water F2F2F2  water_line 8C8C8C  stone FFFFFF
        communication 003E66  compromise 5A3600  goals 00472F
        agreement 152C57  gesture 6E1F47  transparency 0B474E
        repair 5A2A12  mediator 3A2A78  gut 3A4210
    """),
    yarns=_yarns(
        "0060A0 003E66 00121F 8CCBF0",
        "F0A800 5A3600 2B1A00 FFE1A0",
        "008F66 00472F 001C13 9BE8CE",
    ),
    discs=(rgb("FFFFFF"),) * 5,
    border=2.5,
    shadows=False,
)

THEMES: dict[ThemeName, Theme] = {theme.name: theme for theme in (LIGHT, DARK, HIGH_CONTRAST)}
