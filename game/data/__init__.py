"""Where assets and levels lie: inside the installed package, or beside it in a checkout."""

from pathlib import Path

__all__ = ["find"]


def find(*parts: str) -> Path:
    """Give the path of a shipped file or folder, such as `find("levels", "on-time.toml")`.

    Raises `FileNotFoundError`, naming the parts, when the game was shipped without it.
    """
    installed = Path(__file__).parent
    for root in (installed, installed.parent.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"the game was shipped without {'/'.join(parts)}")
