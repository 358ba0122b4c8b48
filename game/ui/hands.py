"""Mouse, keyboard and gamepad do the same things to a stage, and nothing else can be done."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.ui import widgets
from game.ui.keys import ONCE, Command, command_of
from game.ui.layout import Area
from game.ui.scene import Back, Focused, Pressed, Typed
from game.ui.widgets import Direction, Role, Widget

if TYPE_CHECKING:
    from game.ui.fingers import Fingers
    from game.ui.pad import Heard, Pads
    from game.ui.pair import Side
    from game.ui.stage import Stage

PADS = frozenset(
    {
        pygame.JOYDEVICEADDED, pygame.JOYDEVICEREMOVED, pygame.JOYBUTTONDOWN, pygame.JOYBUTTONUP,
        pygame.JOYAXISMOTION, pygame.JOYHATMOTION, pygame.CONTROLLERBUTTONDOWN,
        pygame.CONTROLLERBUTTONUP, pygame.CONTROLLERAXISMOTION,
    }
)  # fmt: skip
FINGERS = frozenset({pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP})
MOUSE = frozenset(
    {pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL}
)
HOLD_SECONDS = 0.8
NUMBERS_KEY = "i"
WHEEL_EM = 3.0
LINES_EM = 3.0
ARROWS: dict[Command, Direction] = {
    Command.LEFT: "left",
    Command.RIGHT: "right",
    Command.UP: "up",
    Command.DOWN: "down",
}
TURNS = {Command.TURN_BACK: -1, Command.TURN_ON: 1}
JUMPS = {Command.TOP: -1e9, Command.BOTTOM: 1e9, Command.PAGE_UP: -0.85, Command.PAGE_DOWN: 0.85}


class Hands:
    """Turns events into focus, scrolling and actions; `send` may replace the stage."""

    def __init__(self, send: Callable[[object], None], now: Callable[[], float]) -> None:
        """Take where actions go and a clock in seconds."""
        self.send, self.now = send, now
        self.stage: Stage  # set by the app before the first event
        self.pads: Pads | None = None
        self.fingers: Fingers | None = None
        self.by_pad = False
        self._down: set[int] = set()
        self._since = 0.0
        self._dragged: tuple[str, int] | None = None
        self._side: Side = "either"

    @property
    def holding(self) -> bool:
        """Tell whether a widget that must be held is being held."""
        widget = self.stage.find(self.stage.touch.pressed)
        return widget is not None and widget.hold and widget.enabled

    @property
    def busy(self) -> bool:
        """Tell whether something goes on for as long as it is held."""
        leaning = self.pads is not None and self.pads.leaning
        return self.holding or leaning or (self.fingers is not None and self.fingers.waiting)

    def take(self, event: pygame.Event) -> None:
        """Answer one event."""
        kind = event.type
        if kind in (pygame.MOUSEBUTTONDOWN, pygame.KEYDOWN, pygame.FINGERDOWN):
            self.by_pad, self._side = False, "either"
        if kind in FINGERS:
            self._touching().take(event)
        elif kind in MOUSE:
            self._take_mouse(event)
        elif kind == pygame.KEYDOWN:
            self._key_down(event)
        elif kind == pygame.KEYUP:
            self._key_up(event)
        elif kind == pygame.TEXTINPUT:
            self._write(event.text)
        elif kind in PADS:
            heard = self._listening().hear(event)
            if heard is not None:
                self._hear(heard)

    def look_for_pads(self) -> None:
        """Listen for gamepads from now on."""
        self._listening().look()

    def _listening(self) -> "Pads":
        """Return the gamepads, sent for when they are needed."""
        if self.pads is None:
            from game.ui.pad import Pads  # noqa: PLC0415 - not before the first frame

            self.pads = Pads(self.now)
        return self.pads

    def _touching(self) -> "Fingers":
        """Return the finger on the screen, sent for when there is one."""
        if self.fingers is None:
            from game.ui.fingers import Fingers  # noqa: PLC0415 - most have none

            self.fingers = Fingers(self)
        return self.fingers

    def _take_mouse(self, event: pygame.Event) -> None:
        """Answer the mouse, but no finger that passes for one: it was heard as a finger."""
        kind = event.type
        if getattr(event, "touch", False):
            return
        if kind == pygame.MOUSEMOTION:
            self._move(event.pos)
        elif kind == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self.press_at(event.pos)
        elif kind == pygame.MOUSEBUTTONUP and event.button == 1:
            self.release_at(event.pos)
        elif kind == pygame.MOUSEWHEEL:
            self._wheel(event.y)

    def _hear(self, heard: "Heard") -> None:
        """Do what a gamepad asks for, or let go of what it holds; of two, each has its player."""
        self.by_pad = True
        plugged = self._listening().plugged
        self._side = "either"
        if len(plugged) > 1 and heard.pad in plugged[:2]:
            self._side = "left" if heard.pad == plugged[0] else "right"
        if heard.down:
            self.obey(heard.command)
        elif heard.command is Command.ACTIVATE and self.holding:
            self._release()

    # Focus.

    def focus(self, id_: str) -> None:
        """Give a widget the focus, show it, and tell the scene."""
        stage = self.stage
        if not id_ or id_ == stage.place.focus:
            return
        stage.touch.armed = ""
        stage.place.focus = id_
        stage.reveal(id_)
        stage.mark_touch()
        self.send(Focused(id_))

    def obey(self, command: Command) -> None:
        """Carry out a command of the keyboard or a gamepad."""
        stage = self.stage
        here = stage.find(stage.place.focus)
        if command in (Command.NEXT, Command.PREVIOUS):
            step = 1 if command is Command.NEXT else -1
            self.focus(widgets.next_focus(stage.stops, stage.place.focus, step))
        elif command in ARROWS:
            self._arrow(here, ARROWS[command])
        elif command in JUMPS:
            self._jump(JUMPS[command])
        elif command in TURNS:
            self._turn(TURNS[command])
        elif command is Command.NUMBERS:
            self._shortcut(NUMBERS_KEY)
        elif command is Command.ACTIVATE and here is not None:
            self._press(here)
        elif command is Command.BACK and not self._take_back():
            self.send(Back())

    def _arrow(self, here: Widget | None, direction: Direction) -> None:
        """Turn a slider, or go to the nearest widget in a direction."""
        stage, focus = self.stage, self.stage.place.focus
        turn = {"left": here.less, "right": here.more}.get(direction) if here else None
        if turn is not None:
            self.send(turn)
            return
        wanted = widgets.toward(stage.shown, focus, direction)
        if wanted == focus and direction in ("up", "down"):
            self._travel(LINES_EM if direction == "down" else -LINES_EM)
        self.focus(wanted)

    def _turn(self, step: int) -> None:
        """Go on to the next of the tabs, round and round; without tabs, to the next page."""
        tabs = [w for w in self.stage.page.widgets if w.role is Role.TAB and w.enabled]
        if not tabs:
            self._jump(step * JUMPS[Command.PAGE_DOWN])
            return
        chosen = next((i for i, tab in enumerate(tabs) if tab.selected), 0)
        self.activate(tabs[(chosen + step) % len(tabs)])

    # Pressing.

    def _press(self, widget: Widget) -> None:
        """Begin to press a widget from the keyboard; most answer at once."""
        stage = self.stage
        if widget.hold and widget.enabled:
            stage.touch.pressed, self._since = widget.id, self.now()
            stage.mark_touch()
        else:
            self.activate(widget)

    def activate(self, widget: Widget) -> None:
        """Send a widget's action to the scene; a disabled one stays silent."""
        if widget.enabled and widget.action is not None and self._agreed(widget):
            self.send(widget.action)

    def _agreed(self, widget: Widget) -> bool:
        """Tell whether nobody is waited for: both have pressed, or one is enough."""
        if not widget.both:
            return True
        from game.ui import pair  # noqa: PLC0415 - only where two play

        before = self.stage.touch.waiting
        self._take_back()
        pressed = pair.Waiting(widget.id, self._side, self.now())
        self.stage.touch.waiting, agreed = pair.press(before, pressed)
        self.stage.mark_touch()
        return agreed

    def _take_back(self) -> bool:
        """Let nobody wait any more; tell whether anybody did."""
        waiting, self.stage.touch.waiting = self.stage.touch.waiting, None
        if waiting is not None:
            self.stage.mark_touch()
        return waiting is not None

    def _own_key(self, key: int) -> bool:
        """Press for one of two players whose key it is; tell whether it was one."""
        page = self.stage.page
        if page.pair is None:
            return False
        from game.ui import pair  # noqa: PLC0415 - only where two play

        self._side = pair.KEYS.get(key, "either")
        if key not in pair.OWN_KEYS:
            return False
        widget = pair.meant(page, self.stage.place.focus)
        if widget is not None:
            self.activate(widget)
        return True

    def _release(self) -> None:
        """Let go of a held widget: the first time arms it, the second time is meant."""
        stage = self.stage
        widget = stage.find(stage.touch.pressed)
        stage.touch.pressed, stage.touch.held = "", 0.0
        if widget is None:
            return
        stage.mark_touch()
        if not widget.hold or stage.touch.armed == widget.id:
            stage.touch.armed = ""
            self.activate(widget)
        elif widget.enabled:
            stage.touch.armed = widget.id

    def tick(self) -> None:
        """Let what is held go on: a direction again, a press until it was long enough."""
        again = self.pads.due() if self.pads is not None else None
        if again is not None:
            self.obey(again)
        if self.fingers is not None:
            self.fingers.tick()
        if not self.holding:
            return
        touch, widget = self.stage.touch, self.stage.find(self.stage.touch.pressed)
        touch.held = min(1.0, (self.now() - self._since) / HOLD_SECONDS)
        self.stage.mark_touch()
        if touch.held >= 1 and widget is not None:
            touch.pressed, touch.held, touch.armed = "", 0.0, ""
            self.activate(widget)

    def tap(self, id_: str) -> None:
        """Press and release a widget, as a click in its middle does."""
        self._side = "either"
        self._take_hold(self.stage.find(id_))
        self._release()

    # Mouse.

    def _move(self, point: tuple[int, int]) -> None:
        """Follow the mouse: drag a scroll bar, or mark what lies under it."""
        stage = self.stage
        if self._dragged is not None:
            id_, last = self._dragged
            area = stage.areas.get(id_)
            if area is not None:
                offset = area.dragged(stage.place.offsets[id_], point[1] - last, stage.bar(area).w)
                stage.scroll_to(area, offset)
            self._dragged = id_, point[1]
            return
        under = stage.at(point)
        self.hover(under.id if under else "")

    def hover(self, id_: str) -> None:
        """Mark what lies under the mouse, or under a finger that stays there."""
        stage = self.stage
        if id_ != stage.touch.hovered:
            stage.touch.hovered = id_
            stage.mark_touch()

    def press_at(self, point: tuple[int, int]) -> None:
        """Press the mouse: take hold of a scroll bar or of a widget."""
        stage = self.stage
        for area in stage.page.areas:
            if stage.bar(area).inflate(16, 0).collidepoint(point):
                self._dragged = area.id, point[1]
                return
        self._take_hold(stage.at(point))

    def _take_hold(self, under: Widget | None) -> None:
        """Begin to press a widget, or nothing, which takes back what one of two has pressed."""
        if self.stage.touch.waiting is not None and (under is None or not under.both):
            self._take_back()
        if under is not None:
            self.focus(under.id)
            self.stage.touch.pressed, self._since = under.id, self.now()
            self.stage.mark_touch()

    def release_at(self, point: tuple[int, int]) -> None:
        """Release the mouse: it counts where press and release meet the same widget."""
        stage, self._dragged = self.stage, None
        under = stage.at(point)
        if under is None or under.id != stage.touch.pressed:
            self.let_go()
            return
        self._release()

    def let_go(self) -> None:
        """Press nothing any more, and nothing comes of it."""
        stage = self.stage
        stage.mark_touch()
        stage.touch.pressed, stage.touch.held = "", 0.0

    def _wheel(self, notches: float) -> None:
        """Scroll the area under the mouse, or the only one."""
        stage = self.stage
        point = pygame.mouse.get_pos()
        areas = [a for a in stage.page.areas if a.window.collidepoint(point)] or [
            *stage.page.areas[:1]
        ]
        for area in areas:
            travel = notches * WHEEL_EM * stage.brush.metrics.em
            stage.scroll_to(area, round(stage.place.offsets[area.id] - travel))

    # Keyboard.

    def repeats(self, event: pygame.Event) -> bool:
        """Note a key that somebody else answers; tell whether it only goes on being held down."""
        if event.type != pygame.KEYDOWN:
            return False
        held = event.key in self._down
        self._down.add(event.key)
        return held

    def _key_down(self, event: pygame.Event) -> None:
        """Answer a key: commands first, then shortcuts, then the scene."""
        repeated = event.key in self._down
        self._down.add(event.key)
        here = self.stage.find(self.stage.place.focus)
        if here is not None and here.role is Role.ENTRY and self._edit(here, event):
            return
        if not repeated and self._own_key(event.key):
            return
        command = command_of(event)
        if command is not None:
            if not (repeated and command in ONCE):
                self.obey(command)
        elif not repeated and event.unicode.isprintable() and event.unicode:
            self._shortcut(event.unicode)

    def _key_up(self, event: pygame.Event) -> None:
        """Let go of a widget that the keyboard holds."""
        self._down.discard(event.key)
        if command_of(event) is Command.ACTIVATE and self.holding:
            self._release()

    def _shortcut(self, key: str) -> None:
        """Press the widget that answers to a key; what needs holding gets the focus instead."""
        widget = widgets.shortcut(self.stage.page.widgets, key)
        if widget is None:
            self.send(Pressed(key))
            return
        self.focus(widget.id)
        if not widget.hold:
            self.activate(widget)

    def _edit(self, entry: Widget, event: pygame.Event) -> bool:
        """Send editing keys to the entry that has the focus; tell whether the key was one."""
        if event.key == pygame.K_BACKSPACE:
            self.send(Typed(entry.id, "\b"))
        elif event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            self.send(Typed(entry.id, "\n"))
        else:
            return command_of(event) is None or event.key == pygame.K_SPACE
        return True

    def _write(self, text: str) -> None:
        """Send typed text to the entry that has the focus."""
        here = self.stage.find(self.stage.place.focus)
        if here is not None and here.role is Role.ENTRY:
            self.send(Typed(here.id, text))

    # Scrolling.

    def _area_here(self) -> Area | None:
        """Return the area of the focused widget, or the first one."""
        stage = self.stage
        here = stage.find(stage.place.focus)
        first = next(iter(stage.page.areas), None)
        return stage.areas.get(here.area, first) if here else first

    def _travel(self, ems: float) -> None:
        """Scroll by some lines, where an arrow finds nothing more to go to."""
        area, stage = self._area_here(), self.stage
        if area is not None:
            stage.scroll_to(
                area, round(stage.place.offsets[area.id] + ems * stage.brush.metrics.em)
            )

    def _jump(self, windows: float) -> None:
        """Scroll by so many windows."""
        area = self._area_here()
        if area is not None:
            offset = self.stage.place.offsets[area.id] + windows * area.window.h
            self.stage.scroll_to(area, area.clamp(offset))
