"""A program that is opened with the mouse is told its language by the system, not by a variable."""

from pygame.system import get_pref_locales

__all__ = ["preferred_language"]


def preferred_language() -> str:
    """Give the first language of the system's list; nothing where it has none."""
    return next((locale["language"] for locale in get_pref_locales()), "")
