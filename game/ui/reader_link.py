"""The way to the assistive technology of a system: one for each kind of window there is."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import accesskit
import pygame

__all__ = ["Ask", "BrokenLinkError", "Link", "Tell"]

Tell = Callable[[], None]
Ask = Callable[[accesskit.ActionRequest], None]


class BrokenLinkError(Exception):
    """The library, or the system behind it, refuses; the message is its own."""


class Link:
    """Sends trees to whoever listens to this window; where nobody does, it must not be used.

    `wake` and `rest` are called when somebody begins to listen and when nobody does any more, and
    `ask` with every wish. On Linux all three are called from another thread.
    """

    def __init__(self, wake: Tell, ask: Ask, rest: Tell) -> None:
        """Tie the link to the open window."""
        driver = pygame.display.get_driver()
        if driver not in DRIVERS:
            raise BrokenLinkError(f"no listeners for windows of the kind {driver!r}")
        with _guarded():
            self._adapter, self._attend = DRIVERS[driver](wake, ask, rest)

    def tell(self, update: accesskit.TreeUpdate) -> None:
        """Send what has changed."""
        with _guarded():
            _raise(self._adapter.update_if_active(lambda: update))

    def attend(self, *, attentive: bool) -> None:
        """Say whether the keyboard belongs to the window, and where on the screen that is."""
        with _guarded():
            if self._attend is not None:
                _raise(self._attend(attentive))


Way = tuple[Any, Callable[[bool], Any] | None]
"""An adapter, and what has to be told of the window having the keyboard."""


def _unix(wake: Tell, ask: Ask, rest: Tell) -> Way:
    """Use AT-SPI, which knows no windows: it has to be told where this one is."""
    adapter = accesskit.unix.Adapter(wake, ask, rest)

    def attend(attentive: bool) -> None:  # noqa: FBT001 - as the other adapters have it
        x, y = pygame.display.get_window_position()
        wide, high = pygame.display.get_window_size()
        place = accesskit.Rect(x, y, x + wide, y + high)
        adapter.set_root_window_bounds(place, place)
        adapter.update_window_focus_state(attentive)

    return adapter, attend


def _windows(wake: Tell, ask: Ask, _rest: Tell) -> Way:
    """Use UI Automation, which asks the window itself and sees when it has the keyboard."""
    with _hidden():
        handle = pygame.display.get_wm_info()["window"]
        return accesskit.windows.SubclassingAdapter(handle, wake, ask), None


def _macos(wake: Tell, ask: Ask, _rest: Tell) -> Way:
    """Use NSAccessibility, which asks the view of the window."""
    with _hidden():
        accesskit.macos.add_focus_forwarder_to_window_class("SDLWindow")
        handle = pygame.display.get_wm_info()["window"]
        adapter = accesskit.macos.SubclassingAdapter.for_window(handle, wake, ask)
        return adapter, adapter.update_view_focus_state


DRIVERS: dict[str, Callable[[Tell, Ask, Tell], Way]] = {
    "x11": _unix,
    "wayland": _unix,
    "windows": _windows,
    "cocoa": _macos,
}
"""The way for each kind of window, by the name of its driver; others have no listeners."""


@contextmanager
def _guarded() -> Iterator[None]:
    """Call whatever goes wrong by one name: a panic in the library is not even an `Exception`."""
    try:
        yield
    except BaseException as trouble:
        if isinstance(trouble, Exception) or type(trouble).__name__ == "PanicException":
            raise BrokenLinkError(str(trouble)) from trouble
        raise


@contextmanager
def _hidden() -> Iterator[None]:
    """Hide the window for a moment: it can only be taken over while nobody sees it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        window = pygame.Window.from_display_module()
    window.hide()
    try:
        yield
    finally:
        window.show()


def _raise(events: Any) -> None:  # noqa: ANN401 - each system has its own kind
    """Let events go out, where the system leaves that to the caller."""
    if events is not None:
        events.raise_events()
