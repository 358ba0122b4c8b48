"""A scene is a value that can be laid out, painted and asked; what it wants next is data too."""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, Protocol

from pygame import Rect

from game.ui.layout import Area
from game.ui.metrics import Settings
from game.ui.paint import Brush
from game.ui.theme import Color
from game.ui.value import Value
from game.ui.widgets import Look, Widget

if TYPE_CHECKING:
    from game.ui.braid import Thread
    from game.ui.sound import Cue


class Motion(Value):
    """A short movement on top of the page: `draw(brush, share)` with share from 0 to 1.

    When it ends, or at once where motion is off, the scene is sent `Finished(id)`, if it has one.
    """

    id: str
    rect: Rect
    seconds: float
    draw: Callable[[Brush, float], object]


class Step(Value):
    """Work that waits until the page is visible; `repaint` says that the page changes by it."""

    run: Callable[[], object]
    repaint: bool = False


class Strung(Value):
    """A thread on a page: whose it is, what it shows, and how it looks here when it shows that.

    Changes run along it from where they come from: from the left, or leftward.
    """

    key: Hashable
    state: object
    shape: "Callable[[Any], Thread]"
    leftward: bool = False

    @property
    def spec(self) -> "Thread":
        """Return how it looks."""
        return self.shape(self.state)


class Loom(Value):
    """The part of a page where threads hang, which can be painted alone, on one color.

    A thread that stood otherwise on the page before moves to how it stands now; where the loom
    `unrolls`, a thread that was not on the page before comes in from the left.
    """

    rect: Rect
    threads: tuple[Strung, ...]
    paint: Callable[[Brush], object]
    area: str = ""
    ground: Color = "paper"
    unrolls: bool = False


class Pair(Value):
    """What is said while one of two players has pressed and the other has not.

    `waiting` and `back` are for those who listen: somebody is waited for, and no longer.
    """

    left: str
    right: str
    either: str
    waiting: str
    back: str

    def asks(self, pressed: str) -> str:
        """Say who is waited for, by who has pressed."""
        return {"left": self.left, "right": self.right}.get(pressed, self.either)


class Page(Value):
    """A scene laid out for one size of window: what is on it, in reading order.

    `fades` are parts that change softly when the page replaces another; `says` is told to
    screen readers once the page is up, but for lines that the page before has said already. Pages
    of one `base` are painted alike but for their widgets and `parts`: places on the page (""), or
    whole scroll areas by id. One that `names_keys` in its words is laid out anew when the player
    takes up a gamepad, or puts it down. What hangs in the `loom` moves when it has changed.
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
    names_keys: bool = False
    pair: Pair | None = None
    loom: Loom | None = None


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


class Push(Value):
    """Lay another scene on top."""

    scene: Scene


class Pop(Value):
    """Leave this scene, or several deep; the one beneath is sent `Resumed(result)`."""

    depth: int = 1
    result: object = None


class Swap(Value):
    """Replace this scene; focus stays where a widget with the same id is, or goes where asked.

    The cue is the sound of what the player has done, if it has one.
    """

    scene: Scene
    focus: str = ""
    cue: "Cue | None" = None


class Restart(Value):
    """Replace the whole stack, the last scene on top: the next screen, or back to the title."""

    scenes: tuple[Scene, ...]
    cue: "Cue | None" = "page"


class Retell(Value):
    """Say the whole stack in other words; everything stays where it is."""

    retold: "Callable[[tuple[Scene, ...]], tuple[Scene, ...]]"


class Restyle(Value):
    """Replace this scene and the settings of the screen."""

    settings: Settings
    scene: Scene


class Linger(Value):
    """Send this scene an action once the focus has rested; only the last one asked for is sent.

    It is sent at once when the player does anything but move the focus on to what lingers, too.
    """

    action: object


class Quit(Value):
    """Close the window."""


Goto = Push | Pop | Swap | Restart | Retell | Restyle | Linger | Quit


# What a scene is told beside its widgets' actions.


class Back(Value):
    """Escape was pressed, or the gamepad's way back."""


class Focused(Value):
    """The focus has moved to a widget."""

    id: str


class Pressed(Value):
    """A key was pressed that no widget answers to: its text, such as "?" or "i"."""

    key: str


class Typed(Value):
    """Text was written into an entry; a backspace sign asks to take a letter back."""

    id: str
    text: str


class Finished(Value):
    """A motion has ended."""

    id: str


class Resumed(Value):
    """The scene above has left, perhaps with a result."""

    result: object = None
