"""The loop waits; it wakes for an event, redraws what that changed, and waits again."""

import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pygame

from game.ui.metrics import Settings
from game.ui.paint import Brush
from game.ui.pictures import Find, Pictures
from game.ui.scene import (
    Finished,
    Focused,
    Goto,
    Linger,
    Motion,
    Page,
    Pop,
    Push,
    Quit,
    Restart,
    Restyle,
    Resumed,
    Retell,
    Scene,
    Step,
    Swap,
)  # fmt: skip
from game.ui.stage import Place, Stage
from game.ui.value import Value
from game.ui.window import give_back, show_icon, show_window

if TYPE_CHECKING:
    from game.ui.hands import Hands
    from game.ui.motion import Weaving
    from game.ui.sound import Cue, Sounds

FADE_SECONDS = 0.45
CALM_FADE_SECONDS = 0.12
LINGER_SECONDS = 0.08
FRAME_MILLISECONDS = 15
REST_MILLISECONDS = 10

STIRS = (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.MOUSEWHEEL, pygame.JOYBUTTONDOWN)
"""What makes threads jump to how they are now: nobody waits for a picture."""

Listener = Callable[[Stage], object]


class _Running(Value):
    """A motion under way."""

    motion: Motion
    since: float


class _Fade(Value):
    """A part of the screen as it was, fading away."""

    rect: pygame.Rect
    before: pygame.Surface
    since: float


class App:
    """A stack of scenes in one window; an empty stack means that the player has left."""

    def __init__(
        self, scene: Scene, settings: Settings, find: Find, *,
        later: Sequence[Callable[[], object]] = (),
        now: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        """Take the first scene and the finder of assets; the window must be open.

        `later` is work for when the first frame is visible and nobody wants anything. A `listener`
        may come later: it looks at the stage after every step (for screen readers).
        """
        self.stack: tuple[Scene, ...] = (scene,)
        self.settings, self.now = settings, now
        self.frames = 0
        self._places: list[Place] = [Place()]
        self._pictures = Pictures(find)
        self.sounds: Sounds | None = None
        self.listener: Listener | None = None
        self._later: deque[Step] = deque(Step(run) for run in later)
        self._page_later: deque[Step] = deque()
        self._running: list[_Running] = []
        self._fades: list[_Fade] = []
        self._weaving: Weaving | None = None
        self._tied: list[tuple[float, Cue]] = []
        self._lingering: tuple[Linger, float] | None = None
        self._last: Stage | None = None
        self._window_size = pygame.display.get_window_size()
        self._touched = False
        self._hands: Hands | None = None
        self._later.append(Step(show_icon))
        self._later.append(Step(lambda: self.hands.look_for_pads()))  # noqa: PLW0108 - made later
        self._dress()

    def afterwards(self, run: Callable[[], object]) -> None:
        """Add work that comes after all other work that waits for a quiet moment."""
        self._later.append(Step(run))

    # The stack.

    @property
    def stage(self) -> Stage:
        """Return the scene on top as it stands on the screen."""
        return self._stage

    @property
    def hands(self) -> "Hands":
        """Return what answers events; nobody needs it before the first frame is visible."""
        if self._hands is None:
            from game.ui.hands import Hands  # noqa: PLC0415 - as it says

            self._hands = Hands(self.send, self.now)
            self._hands.stage = self._stage
        return self._hands

    @property
    def letters_rendered(self) -> int:
        """Return how many lines of text were drawn since the window had its present size."""
        return self.brush.letters.rendered

    def send(self, action: object) -> None:
        """Hand an action to the scene on top and do what it asks for; what lingers comes first."""
        if not isinstance(action, Focused):
            self._catch_up()
        if not self.stack:
            return
        wish = self.stack[-1].handle(action)
        if isinstance(wish, Linger):
            self._lingering = wish, self.now()
            return
        if self._lingering is not None:
            self._catch_up()
            wish = self.stack[-1].handle(action) if self.stack else None
        if wish is not None:
            self.go(wish)

    def _catch_up(self) -> None:
        """Send what was to wait until the focus has rested."""
        if self._lingering is not None and self.stack:
            (wish, _), self._lingering = self._lingering, None
            self.send(wish.action)

    def go(self, wish: Goto) -> None:
        """Change the stack of scenes as asked."""
        self._lingering = None
        match wish:
            case Push(scene):
                self._sound("page")
                self.stack += (scene,)
                self._places.append(Place())
                self._enter()
            case Swap(scene, focus, cue):
                self._sound(cue)
                if type(scene) is not type(self.stack[-1]):
                    self._places[-1].offsets.clear()
                self._places[-1].focus = focus or self._places[-1].focus
                self.stack = (*self.stack[:-1], scene)
                self._enter()
            case Pop(count, result):
                self._sound("page")
                self._leave(count, result)
            case Restart(scenes, cue):
                self._sound(cue)
                self.stack = scenes
                self._places = [Place() for _ in scenes]
                self._enter()
            case Retell(retold):
                self.stack = retold(self.stack)
                self._dress()
            case Restyle(settings, scene):
                self.stack = (*self.stack[:-1], scene)
                self._restyle(settings)
            case Linger(action):
                self.send(action)
            case Quit():
                self.stack = ()

    def _sound(self, cue: "Cue | None") -> None:
        """Let a sound be heard, as loud as the player likes; never before the first frame."""
        if cue is None or not self.frames or not self.settings.volume:
            return
        if self.sounds is None:
            from game.ui.sound import Sounds  # noqa: PLC0415 - not before the first frame

            self.sounds = Sounds(self._pictures.find)
        self.sounds.play(cue, self.settings.volume)

    def _hear_ties(self) -> None:
        """Let every knot and every fray be heard when it is seen."""
        due = [tie for tie in self._tied if tie[0] <= self.now()]
        for tie in due:
            self._tied.remove(tie)
            self._sound(tie[1])

    def _leave(self, count: int, result: object) -> None:
        """Take scenes off the stack and wake the one beneath."""
        self.stack = self.stack[: max(0, len(self.stack) - count)]
        del self._places[len(self.stack) :]
        if self.stack:
            self._enter()
            self.send(Resumed(result))

    def _restyle(self, settings: Settings) -> None:
        """Put new settings on, and the window into its new state."""
        before, self.settings = self.settings, settings
        if before.volume != settings.volume:
            self._sound("choice")
        if before.full_screen != settings.full_screen:
            if settings.full_screen:
                self._window_size = pygame.display.get_window_size()
            show_window(settings, self._window_size)
        self._dress()

    def _dress(self) -> None:
        """Begin with a new brush: the window, the theme or the size of letters has changed."""
        size = pygame.display.get_window_size()
        self.brush = Brush(self._pictures, self.settings, size)
        self.brush.by_pad = self._hands is not None and self._hands.by_pad
        self._enter()

    def _enter(self) -> None:
        """Lay out and paint the scene on top."""
        if not self.stack:
            return
        before, last = self._snapshot(), self._last
        stage = self._last = Stage(self.stack[-1], self.brush, self._places[-1], last)
        self._stage = stage
        if self._hands is not None:
            self._hands.stage = stage
        page, now = stage.page, self.now()
        if self._running or self._fades or self._weaving:
            stage.mark_all()
        self._page_later, self._tied = deque(page.later), []
        self._weaving = self._weave(last.page if last else None, page)
        self._fades = [
            _fade(before, rect, now)
            for rect in page.fades
            if before is not None
            and rect.clip(before.get_rect()).size != (0, 0)
            and self._weaving is None
        ]
        self._running = [_Running(motion, now) for motion in page.motions]
        if page.title:
            pygame.display.set_caption(page.title)

    def _weave(self, before: Page | None, page: Page) -> "Weaving | None":
        """Return how the threads of a page move, if some have changed that can be seen."""
        if page.loom is None:
            return None
        from game.ui.motion import Weaving, news  # noqa: PLC0415 - the title has no threads

        weaving = Weaving.of(before, page, self.brush) if self.settings.motion else None
        if weaving is None or not self._thread_motion(weaving).rect.w:
            self._tied = [(self.now(), cue) for cue in news(before, page)]
            return None
        self._page_later.extendleft(reversed(weaving.first))
        self._page_later.extend((*weaving.then, Step(self._set_off)))
        return weaving

    def _thread_motion(self, weaving: "Weaving") -> Motion:
        """Return the movement of threads, where the page shows them."""
        area = self.stage.areas.get(weaving.loom.area)
        if area is None:
            return weaving.motion((0, 0), self.stage.rect)
        corner = area.window.x, area.window.y - self.stage.place.offsets[area.id]
        return weaving.motion(corner, area.window)

    def _set_off(self) -> None:
        """Let the threads move: all they need is drawn."""
        weaving, self._weaving = self._weaving, None
        if weaving is not None:
            now = self.now()
            self._running.append(_Running(self._thread_motion(weaving), now))
            self._tied = [(now + seconds, cue) for seconds, cue in weaving.cues]

    def _be_still(self) -> None:
        """Show threads as they are now, wherever they were on their way."""
        if self._weaving is not None:
            self.stage.mark(self._thread_motion(self._weaving).rect)
            self._weaving = None
        for running in [r for r in self._running if not r.motion.id]:
            self._running.remove(running)
            self.stage.mark(running.motion.rect)
        self._tied = [(0.0, cue) for _, cue in self._tied]

    def _hurry(self, event: pygame.Event) -> bool:
        """Let a key or a click end what the scene waits for; tell whether that was all it did."""
        held = [running for running in self._running if running.motion.id]
        if not held or event.type == pygame.MOUSEWHEEL or self.hands.repeats(event):
            return False
        self._end(held)
        return True

    def _snapshot(self) -> pygame.Surface | None:
        """Return the screen as it is, if it shows anything yet."""
        return pygame.display.get_surface() if self.frames else None

    # The loop.

    def run(self) -> None:
        """Show scenes until the stack is empty."""
        self.step(())
        while self.stack:
            self.step(self._wait())

    @property
    def moving(self) -> bool:
        """Tell whether time alone changes something."""
        held = self._hands is not None and self._hands.busy
        return bool(self._running or self._fades or self._lingering or held)

    def _wait(self) -> list[pygame.Event]:
        """Sleep until something happens, unless something moves or work is waiting.

        pygame's own wait looks for events a thousand times a second; a hundred is enough.
        """
        events = pygame.event.get()
        if self.moving:
            return events or [pygame.event.wait(FRAME_MILLISECONDS), *pygame.event.get()]
        while not events and not self._page_later and not self._later:
            pygame.time.wait(REST_MILLISECONDS)
            events = pygame.event.get()
        return events

    def step(self, events: Sequence[pygame.Event]) -> None:
        """Answer events, or do a piece of waiting work; then show what has changed."""
        for event in _latest_moves(events):
            if self.stack:
                self._take(event)
        if not events and self.frames:
            self._work()
        if self.stack:
            if self._hands is not None:
                self._hands.tick()
            if self._lingering and self.now() - self._lingering[1] >= LINGER_SECONDS:
                self._catch_up()
            self._end_motions()
            self._hear_ties()
        if self.stack:
            self._show()
            if self.listener is not None:
                self.listener(self.stage)

    def _take(self, event: pygame.Event) -> None:
        """Answer the window's events here and leave the others to the hands."""
        from game.ui.keys import Command, command_of  # noqa: PLC0415 - as the hands

        kind = event.type
        if kind in STIRS:
            self._be_still()
            if self._hurry(event):
                return
        if kind == pygame.QUIT:
            self.go(Quit())
        elif kind == pygame.WINDOWSIZECHANGED:
            if pygame.display.get_window_size() != self.stage.rect.size:
                self._dress()
        elif kind == pygame.USEREVENT:  # another thread has something done in this one
            event.run()
        elif kind == pygame.WINDOWEXPOSED:
            self.stage.mark_all()
        elif kind == pygame.KEYDOWN and command_of(event) is Command.FULL_SCREEN:
            self._restyle(self.settings.but(full_screen=not self.settings.full_screen))
        else:
            self.hands.take(event)
            self._name_keys()
            if kind == pygame.FINGERUP and not self._touched:
                self._make_room()

    def _make_room(self) -> None:
        """Make everything larger for fingers, once the first one is lifted."""
        self._touched = True
        if not self.stack or self.settings.touch:
            return
        scrolled = dict(self.stage.place.offsets)
        self._restyle(self.settings.but(touch=True))
        for area in self.stage.page.areas:
            self.stage.scroll_to(area, area.clamp(scrolled.get(area.id, 0)))

    def _name_keys(self) -> None:
        """Show the names of buttons instead of keys, or keys again, as the hands have changed."""
        if not self.stack or self.brush.by_pad == self.hands.by_pad:
            return
        self.brush.by_pad = self.hands.by_pad
        if self.stage.page.names_keys:
            self._enter()
        else:
            self.stage.repaint()

    def _work(self) -> None:
        """Do one piece of the work that waits; the page's own comes first."""
        queue = self._page_later or self._later
        if not queue or self.moving:
            return
        step = queue.popleft()
        step.run()
        if self._weaving is not None:
            self.stage.mark(self._thread_motion(self._weaving).rect)
        if step.repaint and self.stack:
            self.stage.repaint()
        if not queue:
            give_back()

    # Showing.

    def _end_motions(self) -> None:
        """Tell the scene of every motion that is over; without motion all are over at once."""
        now, calm = self.now(), not self.settings.motion
        self._end([r for r in self._running if calm or now - r.since >= r.motion.seconds])
        seconds = CALM_FADE_SECONDS if calm else FADE_SECONDS
        for fade in [f for f in self._fades if now - f.since >= seconds]:
            self._fades.remove(fade)
            self.stage.mark(fade.rect)

    def _end(self, over: list[_Running]) -> None:
        """End motions and tell the scene, as long as it is the same and they belong to it."""
        for running in over:
            if self.stack and running in self._running:
                self._running.remove(running)
                self.stage.mark(running.motion.rect)
                if running.motion.id:
                    self.send(Finished(running.motion.id))

    def _show(self) -> None:
        """Redraw what is dirty or moves; without either, do nothing at all."""
        screen = pygame.display.get_surface()
        for rect in [r.motion.rect for r in self._running] + [f.rect for f in self._fades]:
            self.stage.mark(rect)
        waiting = self._thread_motion(self._weaving) if self._weaving is not None else None
        if waiting is not None and self.stage.dirty:
            self.stage.mark(waiting.rect)
        changed = self.stage.render(screen) if screen is not None else []
        if screen is None or not changed:
            return
        if self._running or waiting is not None:
            self._move(screen, waiting)
        self._blend(screen)
        pygame.display.update(changed)
        self.frames += 1

    def _move(self, screen: pygame.Surface, waiting: Motion | None) -> None:
        """Draw what moves, and the threads that are going to."""
        now = self.now()
        with self.brush.onto(screen):
            for running in self._running:
                screen.set_clip(running.motion.rect)
                share = (now - running.since) / running.motion.seconds
                running.motion.draw(self.brush, min(1.0, max(0.0, share)))
            if waiting is not None:
                screen.set_clip(waiting.rect)
                waiting.draw(self.brush, 0.0)
        screen.set_clip(None)

    def _blend(self, screen: pygame.Surface) -> None:
        """Lay what fades over the new page, fainter and fainter."""
        seconds = FADE_SECONDS if self.settings.motion else CALM_FADE_SECONDS
        for fade in self._fades:
            left = 1 - (self.now() - fade.since) / seconds
            fade.before.set_alpha(round(255 * min(1.0, max(0.0, left))))
            screen.blit(fade.before, fade.rect)


def _fade(screen: pygame.Surface, rect: pygame.Rect, now: float) -> _Fade:
    """Begin to fade what is on the screen; a picture with alpha is blended faster than others."""
    seen = rect.clip(screen.get_rect())
    return _Fade(seen, screen.subsurface(seen).convert_alpha(), now)


def _latest_moves(events: Sequence[pygame.Event]) -> list[pygame.Event]:
    """Leave out mouse movements that another movement follows at once."""
    return [
        event
        for i, event in enumerate(events)
        if event.type != pygame.MOUSEMOTION
        or i + 1 == len(events)
        or events[i + 1].type != pygame.MOUSEMOTION
    ]
