"""What a player chose once holds until they choose otherwise."""

from typing import Any, Literal, NamedTuple, get_args

__all__ = [
    "AUTO",
    "DamagedSettingsError",
    "Settings",
    "TextScale",
    "ThemeName",
    "Typeface",
    "Volume",
    "as_text",
    "from_text",
]

ThemeName = Literal["light", "dark", "contrast"]
TextScale = Literal[100, 125, 150, 200]
Typeface = Literal["text", "dyslexic"]
Volume = Literal[0, 30, 60, 100]
"""How loud sounds are, in percent."""

AUTO = "auto"
"""The language of the system."""


class DamagedSettingsError(ValueError):
    """Settings that cannot be read; the message says which one and why."""


class Settings(NamedTuple):
    """How the game looks and speaks; `language` names a catalog, no window means the usual size.

    `all_open` opens every lesson at once; `tips_seen` are the tips that are not shown again.
    """

    language: str = AUTO
    theme: ThemeName = "light"
    text_scale: TextScale = 100
    motion: bool = True
    volume: Volume = 60
    window: tuple[int, int] | None = None
    full_screen: bool = False
    all_open: bool = False
    tips_seen: tuple[str, ...] = ()
    touch: bool = False
    typeface: Typeface = "text"


def as_text(settings: Settings) -> str:
    """Write settings as JSON, one on each line."""
    import json  # noqa: PLC0415 - as below

    return json.dumps(settings._asdict(), indent=2, ensure_ascii=False) + "\n"


def from_text(text: str) -> Settings:
    """Read settings back; what is missing has its default, what is unknown is a later game's.

    Raises `DamagedSettingsError`, naming the setting.
    """
    import json  # noqa: PLC0415 - where nothing was changed yet, the first window need not wait

    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as trouble:
        raise DamagedSettingsError(f"they are not whole: {trouble}") from trouble
    if not isinstance(given, dict):
        raise DamagedSettingsError("they are not a table of settings")
    known = {name: value for name, value in given.items() if name in _FITS}
    for name, value in known.items():
        if not _fits(name, value):
            raise DamagedSettingsError(f"{name} cannot be {value!r}")
    if known.get("window"):
        known["window"] = tuple(known["window"])
    if "tips_seen" in known:
        known["tips_seen"] = tuple(known["tips_seen"])
    return Settings(**known)


_FITS: dict[str, Any] = {
    "language": str,
    "theme": get_args(ThemeName),
    "text_scale": get_args(TextScale),
    "motion": bool,
    "volume": get_args(Volume),
    "window": None,
    "full_screen": bool,
    "all_open": bool,
    "tips_seen": list,
    "touch": bool,
    "typeface": get_args(Typeface),
}


def _fits(name: str, value: object) -> bool:
    wanted = _FITS[name]
    if name == "window":
        return value is None or _is_size(value)
    if wanted is list:
        return isinstance(value, list) and all(type(one) is str for one in value)
    if isinstance(wanted, tuple):
        return type(value) is type(wanted[0]) and value in wanted
    return type(value) is wanted


def _is_size(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(type(side) is int and 0 < side < 100_000 for side in value)
    )
