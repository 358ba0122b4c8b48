"""A note lies beside the thing it speaks of, never on it, and one key puts it away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from pygame import Rect

from game.present.tips import Tips, TipView
from game.present.views import CardView, PlayView
from game.present.words import Words
from game.ui.ahead import Ahead
from game.ui.controls import draw_link
from game.ui.fonts import BODY, LABEL
from game.ui.layout import Area
from game.ui.paint import Brush
from game.ui.play.blocks import STOP, TOLD
from game.ui.play.briefing import BriefingScene
from game.ui.play.follow import FollowScene
from game.ui.play.reckoning import ReckoningScene
from game.ui.play.table import TableScene
from game.ui.scene import Focused, Goto, Page, Restart, Scene, Swap
from game.ui.widgets import Look, Role, Widget

__all__ = ["Coach", "Tipped", "thing_of"]

BESIDE = {
    "thread": "*-person:*",
    "cards": "tab:*",
    "card": "play",
    "why": "*-row-0",
    "aims": "topic:aims",
    "answers": "option-*",
    "ripples": "ripples",
}
"""The widgets that show a thing, by the pattern of their ids."""

CHOSEN = ("cards", "card", "aims", "answers")
"""Things to choose from: where they scroll, the note stays below them; others are read first."""

NOTE, OFF, THREAD = "tip", "tip-off", "thread:"
WIDE, SLIM, PAD, GAP, NEAR = 450, 300, 18, 18, 10
FACE, CONTROL, WORDS = 100, 4, 1
"""How bad it is to cover a pixel of a face or thread, of what is pressed, and of anything else."""
TOUCHED = 10_000
"""To cover a corner of something is as bad as to cover so many pixels of it, and the corner."""

Weighed = tuple[Rect, int]
"""A part of the page, and how bad it is to cover it."""


@dataclass(frozen=True, slots=True)
class TipRead:
    """The note was read."""


@dataclass(frozen=True, slots=True)
class NoMoreTips:
    """The player wants no more notes."""


class Coach:
    """Watches a play and lays a tip over a scene at the moment it is needed.

    `at` is where the focus was last on the scene itself: there it goes when a note is put away.
    """

    def __init__(self, tips: Tips) -> None:
        """Take the tips that are left."""
        self.tips = tips
        self.at = ""

    def watch(self, scene: Scene) -> "Tipped":
        """Lay the tip of this moment over a scene, if there is one."""
        view, card = _moment(scene)
        return Tipped(scene, self, None if view is None else self.tips.take(view, card))


def _moment(scene: Scene) -> tuple[PlayView | None, CardView | None]:
    """Return what a scene of a play shows, and the card that is looked at."""
    match scene:
        case Ahead():
            return _moment(scene.scene)
        case BriefingScene(asking=False) | FollowScene(chosen=None) | ReckoningScene():
            return scene.view, None
        case TableScene() if scene.panel is None:
            return scene.view, scene.hand.open
        case _:
            return None, None


def _of_a_play(scene: Scene) -> bool:
    """Tell whether a scene is one in which tips are given."""
    inner = scene.scene if isinstance(scene, Ahead) else scene
    return isinstance(inner, BriefingScene | TableScene | FollowScene | ReckoningScene)


@dataclass(frozen=True)
class Tipped:
    """A scene of a play that is watched by a coach, and the tip that lies over it just now."""

    scene: Scene
    coach: Coach
    tip: TipView | None

    def compose(self, brush: Brush) -> Page:
        """Lay the scene out, and the note over it where what it speaks of can be seen."""
        page = self.scene.compose(brush)
        if self.tip is None:
            return page
        thing = thing_of(page, self.tip)
        if thing is None:
            return page
        note = _Note(self.tip, self.coach.tips.words)
        anchor, area = thing
        if area is not None and self.tip.beside in CHOSEN:
            return self._docked(brush, page, note, anchor, area)
        room = Rect(0, 0, brush.metrics.width, brush.metrics.height)
        if area is not None:
            room = Rect(0, 0, area.window.w, area.height)
        others = _others(page, anchor, area)
        rect = note.place(brush, anchor, room, others, grows=area is not None)
        areas = tuple(_taller(one, area, rect.bottom + brush.px(20)) for one in page.areas)
        name = area.id if area is not None else ""
        widgets = (*page.widgets, *note.widgets(brush, rect, name))
        # A note further down waits there, so that nobody begins to read in the middle.
        near = area is None or rect.bottom <= area.window.h
        said = f"{self.tip.text}\n{page.says}" if near else page.says
        focus = NOTE if near else page.focus
        loom = page.loom
        if loom is not None and loom.area == name and loom.rect.colliderect(rect):
            loom = None  # threads that move would be painted over the note
        return page.but(widgets=widgets, areas=areas, focus=focus, says=said, base=None, loom=loom)

    def _docked(
        self, brush: Brush, page: Page, note: "_Note", thing: Rect, area: Area
    ) -> Page:  # fmt: skip
        """Return the page with the note below what scrolls, down to where its thing is seen."""
        window = area.window.copy()
        rect = note.below(brush, window)
        window.h = max(brush.metrics.touch, rect.y - brush.px(8) - window.y)
        less = area.but(window=window, shows=(thing.top, thing.bottom))
        areas = tuple(less if one.id == area.id else one for one in page.areas)
        said = f"{note.tip.text} {page.says}"
        widgets = (*page.widgets, *note.widgets(brush, rect, ""))
        return page.but(widgets=widgets, areas=areas, focus=NOTE, says=said, base=None, loom=None)

    def paint(self, brush: Brush, page: Page, area: str) -> None:
        """Paint the scene; the note is a widget."""
        self.scene.paint(brush, page, area)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw the note, or a widget of the scene."""
        if self.tip is not None and widget.id in (NOTE, OFF):
            _Note(self.tip, self.coach.tips.words).draw(brush, widget, look)
        else:
            self.scene.draw(brush, widget, look)

    def handle(self, action: object) -> Goto | None:
        """Put the note away, or let the scene answer and watch what comes of it."""
        match action:
            case TipRead():
                after = self.coach.watch(self.scene)
                return Swap(after, self.coach.at if after.tip is None else NOTE)
            case NoMoreTips():
                self.coach.tips.stop()
                return Swap(Tipped(self.scene, self.coach, None), self.coach.at)
            case Focused(id_) if id_ not in (NOTE, OFF):
                self.coach.at = id_
        return self._watched(self.scene.handle(action))

    def _watched(self, wish: Goto | None) -> Goto | None:
        """Keep an eye on the scenes that follow."""
        match wish:
            case Restart((*below, scene)) if _of_a_play(scene):
                self.coach.at = ""
                return wish.but(scenes=(*below, self.coach.watch(scene)))
            case Swap(scene, focus) if _of_a_play(scene):
                after = self.coach.watch(scene)
                if after.tip is None:
                    return wish.but(scene=replace(self, scene=scene), focus=focus)
                return wish.but(scene=after, focus=NOTE)
            case _:
                return wish


def _taller(one: Area, area: Area | None, height: int) -> Area:
    """Return a scroll area with room for the note at its end."""
    same = area is not None and one.id == area.id
    return one.but(height=max(one.height, height)) if same else one


def _others(page: Page, thing: Rect, area: Area | None) -> list[Weighed]:
    """Return what else lies where a thing lies: a note had better spare it, a face above all."""
    windows = {one.id: one.window for one in page.areas}
    found = list[Weighed]()
    for widget in page.widgets:
        rect, inside = widget.rect, widget.area
        if area is None and inside:
            rect = rect.move(windows[inside].topleft).clip(windows[inside])
        elif inside != (area.id if area else ""):
            continue
        if widget.style not in (STOP, TOLD) and not thing.contains(rect):
            found.append((rect, _weight(widget)))
    return found


def _weight(widget: Widget) -> int:
    """Return how bad it is to cover a pixel of a widget."""
    if widget.role is Role.IMAGE or widget.id.startswith(THREAD):
        return FACE
    return CONTROL if widget.focusable else WORDS


def thing_of(page: Page, tip: TipView) -> tuple[Rect, Area | None] | None:
    """Return the box of what a tip speaks of, and the scroll area that it lies in."""
    found = [w for w in page.widgets if fnmatchcase(w.id, BESIDE[tip.beside])]
    if not found:
        return None
    area = next((one for one in page.areas if one.id == found[0].area), None)
    return found[0].rect.unionall([w.rect for w in found]), area


@dataclass(frozen=True, slots=True)
class _Note:
    """A small note with a pin: its words, how to put it away, and how to get no more of them."""

    tip: TipView
    words: Words

    def _size(self, brush: Brush, thing: int, room: int) -> tuple[int, int]:
        """Return the width and height of the note: one line where the thing is as wide as that."""
        flat = brush.width(self.tip.text, BODY) + 2 * brush.px(PAD) + self._indent(brush) + 2
        wide = min(flat if flat <= thing else brush.u(WIDE), room - 2 * brush.px(GAP))
        return wide, self._tall(brush, wide)

    def _tall(self, brush: Brush, wide: int) -> int:
        """Return the height of the note at a width."""
        inner = wide - 2 * brush.px(PAD) - self._indent(brush)
        tall = brush.height(self.tip.text, BODY, inner) + brush.metrics.touch
        return tall + 2 * brush.px(PAD - 6)

    def _indent(self, brush: Brush) -> int:
        """Return how far the words stand from the sign at their left."""
        return brush.u(30)

    def below(self, brush: Brush, window: Rect) -> Rect:
        """Return a place at the foot of a window, as wide as it is."""
        side = brush.px(GAP)
        wide = window.w - 2 * side
        box = Rect(window.x + side, 0, wide, self._tall(brush, wide))
        box.bottom = window.bottom - brush.px(8)
        return box

    def place(
        self, brush: Brush, thing: Rect, room: Rect, others: Sequence[Weighed], *, grows: bool
    ) -> Rect:  # fmt: skip
        """Return a place beside the thing, on the side where it covers least of what else is there.

        A room that `grows` has always room below.
        """
        gap = brush.px(NEAR)
        box = Rect((0, 0), self._size(brush, thing.w, room.w))
        inner = room.inflate(-2 * brush.px(16), -2 * brush.px(8))
        places = list[Rect]()
        for x in (thing.left, thing.centerx - box.w // 2, thing.right - box.w):
            for y in (thing.bottom + gap, thing.top - gap - box.h):
                places.append(_slid(Rect(x, y, *box.size), inner, upright=False))
        for left, right in ((thing.right + gap, inner.right), (inner.left, thing.left - gap)):
            wide = min(box.w, right - left)
            if wide >= brush.u(SLIM):
                spot = Rect(0, 0, wide, self._tall(brush, wide))
                spot.midleft = (left if left > thing.left else right - wide), thing.centery
                places.append(_slid(spot, inner, upright=True))
        free = [p for p in places if inner.contains(p) and not p.colliderect(thing)]
        if free:
            return min(free, key=lambda place: _harm(place, others))
        return places[0] if grows else min(places, key=lambda p: _covered(p, thing, inner))

    def widgets(self, brush: Brush, rect: Rect, area: str) -> tuple[Widget, ...]:
        """Return the note, which is put away wherever it is pressed, and the way to no more."""
        off = self.words.say("tip.off")
        wide = brush.width(off, LABEL) + brush.u(16)
        link = Rect(0, 0, wide, brush.metrics.touch)
        link.bottomright = rect.right - brush.px(PAD - 6), rect.bottom - brush.px(4)
        return (
            Widget(
                NOTE, Role.BUTTON, self.tip.text, rect, TipRead(), area=area, radius=18,
                description=self.words.say("tip.ok"),
            ),
            Widget(OFF, Role.LINK, off, link, NoMoreTips(), area=area, radius=10),
        )  # fmt: skip

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw the note with its words and key, or the link on it."""
        if widget.id == OFF:
            draw_link(brush, widget, look)
            return
        rect, pad = widget.rect, brush.px(PAD)
        brush.card(rect, "tag", 18, 2, "edge", 2)
        x, y = rect.x + pad, rect.y + brush.px(PAD - 4)
        sign = x + brush.u(10), y + brush.leading() / 2
        brush.icon("lightbulb", sign, 22, "ink2")
        words = x + self._indent(brush)
        brush.text(self.tip.text, words, y, BODY, width=rect.right - pad - words)
        low = rect.bottom - brush.px(4) - brush.metrics.touch / 2
        key = self.words.say("key.enter")
        wide, high = brush.key_cap_size(key)
        x += self._indent(brush)
        brush.key_cap(key, x, low - high / 2)
        style = LABEL.but(weight=700)
        top = low - brush.leading(style) / 2
        brush.text(self.words.say("tip.ok"), x + wide + brush.u(10), top, style)


def _slid(spot: Rect, inner: Rect, *, upright: bool) -> Rect:
    """Slide a place along the side of the thing until it lies inside, as far as it can."""
    if upright:
        spot.top = max(inner.top, min(spot.top, inner.bottom - spot.h))
    else:
        spot.left = max(inner.left, min(spot.left, inner.right - spot.w))
    return spot


def _harm(place: Rect, others: Sequence[Weighed]) -> int:
    """Return how bad it is what a place covers."""
    covered = ((weight, _area(place.clip(other))) for other, weight in others)
    return sum(weight * (area + TOUCHED) for weight, area in covered if area)


def _covered(place: Rect, thing: Rect, inner: Rect) -> int:
    """Return how much of the thing a place would cover once it is pushed inside."""
    place.clamp_ip(inner)
    return _area(place.clip(thing))


def _area(rect: Rect) -> int:
    """Return how many pixels a box has."""
    return rect.w * rect.h
