"""A level goes by its id or by its path, and a slip of the finger gets the nearest name."""

from difflib import get_close_matches
from pathlib import Path

from game.authoring.folder import is_level_file
from game.data import find
from game.present.words import Words

__all__ = ["UnknownLevelError", "find_level", "find_levels", "shipped_levels"]


class UnknownLevelError(LookupError):
    """Neither the id of a shipped level nor a file."""

    def __init__(self, given: str, nearest: str | None) -> None:
        """Keep what was given and what it comes close to."""
        super().__init__(f"no level {given!r}")
        self.given = given
        self.nearest = nearest

    def told(self, words: Words) -> str:
        """Say it to a player."""
        said = words.say("cli.unknown_level", given=self.given)
        if self.nearest is None:
            return f"{said} {words.say('cli.see_levels')}"
        return f"{said} {words.say('cli.did_you_mean', nearest=self.nearest)}"


def shipped_levels() -> dict[str, Path]:
    """Find the files of the levels that came with the game, by id, without reading them."""
    try:
        folder = find("levels")
    except FileNotFoundError:
        return {}
    return {path.stem: path for path in sorted(folder.glob("*.toml")) if is_level_file(path)}


def find_level(given: str) -> Path:
    """Give the file of a level by its id or path; raises `UnknownLevelError`."""
    levels = shipped_levels()
    if given in levels:
        return levels[given]
    path = Path(given)
    if path.is_file():
        return path
    wanted = given.strip().casefold().replace(" ", "-").replace("_", "-").removesuffix(".toml")
    nearest = get_close_matches(wanted, levels, n=1, cutoff=0.5)
    raise UnknownLevelError(given, nearest[0] if nearest else None)


def find_levels(given: str) -> Path:
    """Give the file of a level by its id or path, or a folder of levels by its path.

    Raises `UnknownLevelError`.
    """
    folder = Path(given)
    return folder if given not in shipped_levels() and folder.is_dir() else find_level(given)
