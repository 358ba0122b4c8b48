"""A scene is a value that can be laid out, painted and asked; what it wants next is data too."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Protocol

from pygame import Rect

from game.ui.layout import Area
from game.ui.metrics import Settings
from game.ui.paint import Brush
from game.ui.widgets import Look, Widget


@dataclass(frozen=True, slots=True)
class Motion:
    """A short movement on top of the page: `draw(brush, share)` with share from 0 to 1.

    When it ends, or at once where motion is off, the scene is sent `Finished(id)`.
    """

    id: str
    rect: Rect
    seconds: float
    draw: Callable[[Brush, float], object]


@dataclass(frozen=True, slots=True)
class Step:
    """Work that waits until the page is visible; `repaint` says that the page changes by it."""

    run: Callable[[], object]
    repaint: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A scene laid out for one size of window: what is on it, in reading order.

    `fades` are parts that change softly when the page replaces another; `says` is told to
    screen readers once the page is up. Pages of one `base` are painted alike but for their widgets
    and `parts`: places on the page (""), or whole scroll areas by id.
    """

    widgets: tuple[Widget, ...]
    areas: tuple[Area, ...] = ()
    focus: str = ""
    title: str = ""
    says: str = ""
    fades: tuple[Rect, ...] = ()
    motions: tuple[Motion, ...] = ()
    later: tuple[Step, ...] = ()
    base: Hashable = None
    parts: tuple[tuple[str, Rect], ...] = ()


class Scene(Protocol):
    """One screen; it keeps its own choices and never touches the window."""

    def compose(self, brush: Brush) -> Page:
        """Measure and lay out for `brush.metrics`; called anew after every change."""
        ...

    def paint(self, brush: Brush, page: Page, area: str, /) -> None:
        """Paint all that stands still: the page itself (""), or the content of a scroll area."""
        ...

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw one widget where its `rect` says; the focus ring is added by the stage."""
        ...

    def handle(self, action: object) -> "Goto | None":
        """Answer a widget's action or one of the signals below; None means nothing happens."""
        ...


# What a scene can ask for.


@dataclass(frozen=True, slots=True)
class Push:
    """Lay another scene on top."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class Pop:
    """Leave this scene, or several; the one beneath is sent `Resumed(result)`."""

    count: int = 1
    result: object = None


@dataclass(frozen=True, slots=True)
class Swap:
    """Replace this scene; focus stays where a widget with the same id is."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class Restart:
    """Replace the whole stack, the last scene on top: a new language, or back to the title."""

    scenes: tuple[Scene, ...]


@dataclass(frozen=True, slots=True)
class Restyle:
    """Replace this scene and the settings of the screen."""

    settings: Settings
    scene: Scene


@dataclass(frozen=True, slots=True)
class Quit:
    """Close the window."""


Goto = Push | Pop | Swap | Restart | Restyle | Quit


# What a scene is told beside its widgets' actions.


@dataclass(frozen=True, slots=True)
class Back:
    """Escape was pressed, or the gamepad's way back."""


@dataclass(frozen=True, slots=True)
class Focused:
    """The focus has moved to a widget."""

    id: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key was pressed that no widget answers to: its text, such as "?" or "i"."""

    key: str


@dataclass(frozen=True, slots=True)
class Typed:
    """Text was written into an entry; a backspace sign asks to take a letter back."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Finished:
    """A motion has ended."""

    id: str


@dataclass(frozen=True, slots=True)
class Resumed:
    """The scene above has left, perhaps with a result."""

    result: object = None
