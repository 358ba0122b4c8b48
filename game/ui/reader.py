"""Screen readers are told what stands on the page; what they ask for is done like a click."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

import pygame
from accesskit import Action, ActionRequest

from game.ui.reader_link import Ask, BrokenLinkError, Link, Tell
from game.ui.reader_tree import ROOT, tree_of
from game.ui.widgets import spoken

if TYPE_CHECKING:
    from game.ui.app import App
    from game.ui.hands import Hands
    from game.ui.pair import Waiting
    from game.ui.scene import Page, Pair
    from game.ui.stage import Stage
    from game.ui.widgets import Widget

__all__ = ["Reader", "listen"]

Connect = Callable[[Tell, Ask, Tell], Link]


def listen(app: "App") -> None:
    """Let screen readers hear a window from now on.

    Where the way to them is broken the game goes on without; the doctor can say what is wrong.
    """

    def tell(stage: "Stage") -> None:
        try:
            reader.tell(stage)
        except BrokenLinkError:
            app.listener = None

    with suppress(BrokenLinkError):
        reader = Reader(app.hands, Link)
        app.listener = tell


class Reader:
    """Keeps the tree of the page that is shown, as long as somebody listens to it."""

    def __init__(self, hands: "Hands", connect: Connect) -> None:
        """Take what presses and moves, and the way to the listeners."""
        self.hands = hands
        self.listening = self._waking = False
        self._fresh = count(ROOT + 1)
        self._numbers: dict[str, int] = {}
        self._page: tuple[str, str] = "", ""
        self._told: tuple[tuple[Widget, ...], str, Waiting | None] | None = None
        self._news: tuple[int, str] | None = None
        self._attentive: bool | None = None
        self._link = connect(self._wake, self._ask, self._rest)

    # From the game, in its own thread.

    def tell(self, stage: "Stage") -> None:
        """Tell of a page, if anything on it or about it has changed."""
        if not self.listening:
            return
        attentive = pygame.key.get_focused()
        if attentive != self._attentive:
            self._attentive = attentive
            self._link.attend(attentive=attentive)
        now = stage.shown, stage.place.focus, stage.touch.waiting
        before, self._told = self._told, now
        same = before is not None and before[0] is now[0]
        if before is not None and same and before[1:] == now[1:]:
            return
        self._turn_to(stage.page)
        if stage.page.pair is not None and before is not None and before[2] != now[2]:
            self._wait(stage.page.pair, now[2], same=same)
        self._link.tell(tree_of(stage, self._number, self._news))

    def _turn_to(self, page: "Page") -> None:
        """Say what a page has to say that the one before had not said; its nodes are new then."""
        (title, says), self._page = self._page, (page.title, page.says)
        if self._page == (title, says):
            return
        self._numbers = {}
        before = {title, *says.split("\n")}
        lines = [line for line in (page.title, *page.says.split("\n")) if line not in before]
        if len(lines) > 1 and lines[1].startswith(lines[0]):
            del lines[0]
        self._news = None
        if any(lines):
            self._say(*lines)

    def _wait(self, pair: "Pair", waiting: "Waiting | None", *, same: bool) -> None:
        """Say who of two players is waited for, or that the press was taken back."""
        if waiting is not None:
            self._say(pair.waiting, pair.asks(waiting.side))
        elif same:
            self._say(pair.back)

    def _say(self, *lines: str) -> None:
        """Have lines said aloud, once."""
        self._news = next(self._fresh), spoken(lines)

    def _look(self) -> None:
        """Wake the game until it can tell: it tells of its page whenever it is awake."""
        if self._waking:
            _post(self._look)

    def _number(self, id_: str) -> int:
        """Return the number of a widget's node; another page's has another."""
        if id_ not in self._numbers:
            self._numbers[id_] = next(self._fresh)
        return self._numbers[id_]

    def _do(self, action: Action, number: int) -> None:
        """Do what was asked for, unless the page is gone on which it was."""
        id_ = next((id_ for id_, own in self._numbers.items() if own == number), "")
        widget = self.hands.stage.find(id_)
        if widget is None:
            return
        match action:
            case Action.CLICK:
                self.hands.tap(id_)
            case Action.FOCUS:
                self.hands.focus(id_)
            case Action.SCROLL_INTO_VIEW:
                self.hands.stage.reveal(id_)
            case Action.DECREMENT:
                self.hands.send(widget.less)
            case Action.INCREMENT:
                self.hands.send(widget.more)
            case _:
                pass  # no node offers anything else

    # From the listeners, in whatever thread they have.

    def _wake(self) -> None:
        """Begin to tell: the page follows from the game's own thread, once this call has ended.

        The link holds a lock during the call, and takes the same lock to be told anything. So the
        last things done here say that telling is safe: nothing after them lets the game's thread
        run before the lock is free.
        """
        self._told, self._attentive, self._waking = None, None, True
        _post(self._look)
        self.listening = True
        self._waking = False

    def _rest(self) -> None:
        """Stop telling, for nobody listens any more."""
        self.listening = False

    def _ask(self, request: ActionRequest) -> None:
        """Pass a wish on to the game's own thread, and wake it."""
        _post(partial(self._do, request.action, request.target))


def _post(run: Callable[[], object]) -> None:
    """Have something done in the game's own thread; when the window closes, it is too late."""
    with suppress(pygame.error):
        pygame.event.post(pygame.Event(pygame.USEREVENT, run=run))
