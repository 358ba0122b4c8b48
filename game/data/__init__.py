"""Where assets and levels lie: inside the installed package, or beside it in a checkout."""

from pathlib import Path

__all__ = ["find"]

_INSTALLED = Path(__file__).parent
_PLACES = _INSTALLED, _INSTALLED.parent.parent


def find(*parts: str) -> Path:
    """Give the path of a shipped file or folder, such as `find("levels", "on-time.toml")`.

    Raises `FileNotFoundError`, naming the parts, when the game was shipped without it.
    """
    for place in _PLACES:
        path = place.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"the game was shipped without {'/'.join(parts)}")
