"""The first screen shows at a glance what the game is about: a thread that grows strong."""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple, Protocol

import pygame
from pygame import Rect

from game.ui.braid import Fray, Fullness, Knot, Point, Thread, smooth
from game.ui.controls import MENU_TEXT, draw_control
from game.ui.fonts import LOGO, SMALL, Style
from game.ui.layout import Area
from game.ui.paint import Brush
from game.ui.scene import Goto, Page, Quit, Step
from game.ui.widgets import Look, Role, Widget

TAGLINE = Style(24, color="ink2")
MENU = "menu"
GLOW_STEPS = 48
EDGE = 8
SMALLEST_FACE = 60


class Say(Protocol):
    """Gives the sentence of a key in the player's language."""

    def __call__(self, key: str, **values: object) -> str:
        """Return the sentence with its values filled in."""
        ...


class TitleChoice(Enum):
    """What the title offers; the value is the key of its words."""

    CONTINUE = "title.continue"
    PLAY = "title.play"
    HOW = "title.how"
    SETTINGS = "title.settings"
    QUIT = "title.quit"


ICONS = {
    TitleChoice.CONTINUE: "play",
    TitleChoice.PLAY: "map",
    TitleChoice.HOW: "book-open",
    TitleChoice.SETTINGS: "settings",
    TitleChoice.QUIT: "log-out",
}


class TitleView(NamedTuple):
    """What the title shows: where a saved game stands, if there is one, and whose faces."""

    continue_label: str | None
    version: str
    people: tuple[str, str] = ("you", "mateo")


class _Plan(NamedTuple):
    """Where everything goes on one size of window."""

    name: Style
    tagline_y: int
    band_y: int | None
    menu: Rect
    menu_height: int
    first: Point
    second: Point
    radius: int


class Title(NamedTuple):
    """The title scene; `open_choice` says what follows a choice of the menu."""

    view: TitleView
    say: Say
    open_choice: Callable[[TitleChoice], Goto | None]

    @property
    def choices(self) -> tuple[TitleChoice, ...]:
        """Return the menu: to continue is offered only where there is something to continue."""
        return tuple(
            c for c in TitleChoice if c is not TitleChoice.CONTINUE or self.view.continue_label
        )

    def compose(self, brush: Brush) -> Page:
        """Lay out the name, the menu and the footer; leave the picture for later."""
        plan, spec = self._planned(brush)
        scrolls = plan.menu_height > plan.menu.h
        faces = Step(lambda: self._portraits(brush))
        thread = Step(lambda: brush.thread_image(spec), repaint=True)
        drawn = brush.has_thread(spec) or plan.radius < brush.px(SMALLEST_FACE)
        words = tuple(
            Widget(key, role, self.say(key), Rect(0, 0, 0, 0))
            for key, role in (("title.name", Role.HEADING), ("title.tagline", Role.TEXT))
        )
        return Page(
            widgets=words + self._menu(brush, plan, MENU if scrolls else ""),
            areas=(Area(MENU, plan.menu, plan.menu_height + 2 * brush.px(EDGE)),)
            if scrolls
            else (),
            title=self.say("title.name"),
            later=() if drawn else (faces, thread),
        )

    def _menu(self, brush: Brush, plan: _Plan, area: str) -> tuple[Widget, ...]:
        """Place one button under the other, the first one large."""
        edge = brush.px(EDGE)
        x, y = (edge, edge) if area else plan.menu.topleft
        wide = plan.menu.w - (3 * edge if area else 0)
        result: list[Widget] = []
        for i, choice in enumerate(self.choices):
            tall, gap = self._heights(brush, i)
            noted = choice is TitleChoice.CONTINUE
            line = Widget(
                id=choice.name.lower(), role=Role.BUTTON, label=self.say(choice.value),
                rect=Rect(x, y, wide, tall), action=choice, icon=ICONS[choice], area=area,
                style="quiet" if i else "primary", radius=14 if i else 16,
                key="" if i else self.say("key.enter"),
                note=(self.view.continue_label or "") if noted else "",
            )  # fmt: skip
            result.append(line)
            y += tall + gap
        return tuple(result)

    def _heights(self, brush: Brush, index: int) -> tuple[int, int]:
        """Return the height of a line of the menu and the gap below it."""
        if index == 0:
            return max(brush.metrics.touch, brush.u(66)), brush.u(12)
        return max(brush.metrics.touch, brush.u(44)), brush.px(1)

    def _menu_size(self, brush: Brush) -> tuple[int, int]:
        """Return the width and height the menu needs."""
        heights = [sum(self._heights(brush, i)) for i in range(len(self.choices))]
        labels = [brush.width(self.say(c.value), MENU_TEXT) for c in self.choices]
        note = brush.width(self.view.continue_label or "", Style(16))
        key = brush.key_cap_size(self.say("key.enter"))[0]
        wide = max(*labels, note) + key + brush.u(116)
        room = brush.metrics.width - 2 * self._left(brush)
        return min(room, max(wide, min(brush.u(350), room // 2))), sum(heights)

    def _name_style(self, brush: Brush, high: int) -> Style:
        """Return the largest style in which the name fits a height and the window's width."""
        unit = brush.metrics.scale * brush.metrics.text_scale
        style = LOGO.but(size=high / unit)
        room = brush.metrics.width - 2 * self._left(brush)
        wide = brush.width(self.say("title.name"), style)
        return style.but(size=style.size * min(1.0, room / wide))

    def _tagline(self, brush: Brush) -> Style:
        """Return how the tagline is set: no larger than body text where room is short."""
        return TAGLINE.but(size=18) if brush.metrics.density.tight else TAGLINE

    def _left(self, brush: Brush) -> int:
        """Return where the text begins."""
        return max(brush.metrics.margin, round(brush.metrics.width * 0.065))

    def _footer(self, brush: Brush) -> int:
        """Return the height of the footer, which takes two lines in a narrow window."""
        parts = (self.say("title.footer"), self.say("title.version", version=self.view.version))
        wide = sum(brush.width(part, SMALL) for part in parts) + brush.u(40)
        lines = 1 if wide <= brush.metrics.width - 2 * self._left(brush) else 2
        return lines * brush.leading(SMALL) + brush.px(14)

    def _planned(self, brush: Brush) -> tuple[_Plan, Thread]:
        """Return where everything goes, and the thread; worked out once for each brush."""

        def make() -> tuple[_Plan, Thread]:
            plan = self._plan(brush)
            return plan, self._thread(brush, plan)

        return brush.measure(("title", self.view, self.say), make)

    def _plan(self, brush: Brush) -> _Plan:
        """Divide the window: name, thread, menu and footer share its height."""
        metrics, left = brush.metrics, self._left(brush)
        menu_width, menu_height = self._menu_size(brush)
        room = metrics.height - self._footer(brush) - menu_height - brush.px(24)
        tagline = self._tagline(brush)
        least = brush.leading(tagline) * 5 // 4
        name = self._name_style(brush, min(brush.px(104), max(least, room * 3 // 10)))
        top = min(brush.px(62), max(brush.px(14), (room - brush.leading(name)) // 5))
        tagline_y = top + brush.leading(name) + brush.px(4)
        words = self.say("title.tagline")
        bottom = tagline_y + brush.height(words, tagline, metrics.width - 2 * left)
        free = metrics.height - self._footer(brush) - menu_height - bottom
        band = free >= brush.px(104)
        menu_y = bottom + (max(brush.px(100), round(free * 0.74)) if band else brush.px(16))
        ground = metrics.height - self._footer(brush) - brush.px(10)
        menu = Rect(left, menu_y, menu_width, min(menu_height, ground - menu_y))
        band_y = (bottom + menu_y) // 2 if band else None
        first, second, radius = self._faces(brush, menu, bottom, ground)
        return _Plan(name, tagline_y, band_y, menu, menu_height, first, second, radius)

    def _faces(self, brush: Brush, menu: Rect, top: int, bottom: int) -> tuple[Point, Point, int]:
        """Place two faces right of the menu, as large as they fit, one lower, one higher."""
        wide, high = brush.metrics.width - menu.right, bottom - top
        radius = int(min(brush.px(104), wide / 5.2, high / 3.9))
        x, y = menu.right + wide * 0.29, bottom - radius * 1.25
        other = menu.right + wide * 0.78, max(top + radius * 1.2, y - radius * 2.2)
        return (round(x), round(y)), (round(other[0]), round(other[1])), radius

    def _thread(self, brush: Brush, plan: _Plan) -> Thread:
        """Run the thread from the left edge to one face, to the other, and out on the right."""
        (ax, ay), (bx, by), r = plan.first, plan.second, plan.radius
        path = self._approach(plan)
        path += [(ax, ay), (ax + r * 0.95, ay - r * 0.2), ((ax + bx) / 2, (ay + by) / 2)]
        path += [(bx - r * 0.95, by + r * 0.2), (bx, by + r * 0.1), (bx + r * 1.1, by + r * 0.25)]
        path += [(brush.metrics.width + r * 0.6, by)]
        shares = [i / (len(path) - 1) for i in range(len(path))]
        if plan.band_y is None:
            shares = [0.35 + 0.65 * share for share in shares]
        last = len(path) - 1
        return Thread(
            path=tuple(path), width=r * 0.365, tied=False, seed=21, loose=0.9, wave=r * 3.15,
            fullness=tuple(_fullness(share) for share in shares),
            girth=tuple(0.30 + 0.70 * min(1.0, share / 0.5) for share in shares),
            knots=self._knots(len(path), plan),
            frays=() if plan.band_y is None else (Fray(0.10, 0, 1.0), Fray(0.235, 1, 1.0)),
            pinches=((last - 5) / last, (last - 3) / last),
        )  # fmt: skip

    def _approach(self, plan: _Plan) -> list[Point]:
        """Return the way to the first face between name and menu, if there is room for it."""
        (ax, ay), r = plan.first, plan.radius
        if plan.band_y is None:
            return []
        y, k = plan.band_y, r / 104
        bend = ax - 150 * k, min(y + 30 * k, ay - r * 1.5)
        steps = [(-0.08, 14), (0.06, -4), (0.27, -20), (0.54, 4), (0.80, -8)]
        way: list[Point] = [(bend[0] * share, y + rise * k) for share, rise in steps]
        return [*way, bend, (ax - r * 0.62, ay - r * 0.95)]

    def _knots(self, points: int, plan: _Plan) -> tuple[Knot, ...]:
        """Tie a small knot at the bend and a larger one between the two."""
        between = Knot((points - 5) / (points - 1), 3)
        return (between,) if plan.band_y is None else (Knot(4.8 / (points - 1), 1), between)

    def paint(self, brush: Brush, _page: Page, area: str) -> None:
        """Paint the picture, once its thread is drawn, and the words over it."""
        if area:
            return
        plan, spec = self._planned(brush)
        if brush.has_thread(spec):
            self._picture(brush, plan, spec)
        left, width = self._left(brush), brush.metrics.width
        top = plan.tagline_y - brush.leading(plan.name) - brush.px(4)
        brush.text(self.say("title.name"), left - brush.px(4), top, plan.name)
        brush.text(
            self.say("title.tagline"), left, plan.tagline_y, self._tagline(brush),
            width=width - 2 * left,
        )  # fmt: skip
        self._paint_footer(brush)

    def _paint_footer(self, brush: Brush) -> None:
        """Write the version on the left and the promise to stay offline on the right."""
        metrics, left = brush.metrics, self._left(brush)
        footer, line = self._footer(brush), brush.leading(SMALL)
        y = metrics.height - footer
        brush.text(self.say("title.version", version=self.view.version), left, y, SMALL)
        if footer < 2 * line:
            right = metrics.width - left
            brush.text(self.say("title.footer"), right, y, SMALL, align="right")
        else:
            room = metrics.width - 2 * left
            promise = brush.letters.fit(self.say("title.footer"), SMALL, room)
            brush.text(promise, left, y + line, SMALL)

    def _picture(self, brush: Brush, plan: _Plan, spec: Thread) -> None:
        """Paint the glow, the thread, the faces and the buttons that tie them."""
        (ax, ay), (bx, by), r = plan.first, plan.second, plan.radius
        self._glow(brush, ((ax + bx) / 2, (ay + by) / 2), r * 3.4)
        brush.thread(spec)
        self._portraits(brush)
        for peg in (spec.path[-6], spec.path[-4]):
            brush.peg(peg, r * 0.16 / brush.metrics.scale)

    def _portraits(self, brush: Brush) -> None:
        """Paint both faces; before the picture is shown this only warms them up."""
        (plan, _), (one, other) = self._planned(brush), self.view.people
        brush.portrait(one, "warm", plan.first, 2 * plan.radius)
        brush.portrait(other, "warm", plan.second, 2 * plan.radius, flip=True)

    def _glow(self, brush: Brush, center: Point, radius: float) -> None:
        """Paint warm light that fades outward."""
        side = round(2 * radius)
        image = brush.keep(("glow", side), lambda: _soft_disc(side, brush.rgb("glow")))
        brush.stamp_at(image, center)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw a line of the menu."""
        draw_control(brush, widget, look)

    def handle(self, action: object) -> Goto | None:
        """Leave, or open what was chosen."""
        if action is TitleChoice.QUIT:
            return Quit()
        return self.open_choice(action) if isinstance(action, TitleChoice) else None


def _fullness(share: float) -> Fullness:
    """Return how strong each strand is at a share of the title's thread: from frayed to full."""
    f = smooth((share - 0.1) / 0.5)
    return 0.22 + 0.76 * f, 0.16 + 0.80 * f, 0.12 + 0.84 * f


def _soft_disc(side: int, color: tuple[int, int, int]) -> pygame.Surface:
    """Return a disc of light: drawn small in rings, then enlarged smoothly."""
    small = pygame.Surface((2 * GLOW_STEPS, 2 * GLOW_STEPS), pygame.SRCALPHA)
    for step in range(GLOW_STEPS, 0, -1):
        alpha = round(190 * smooth((GLOW_STEPS - step) / (GLOW_STEPS * 0.45)))
        tone = tuple(c * alpha // 255 for c in color)
        pygame.draw.circle(small, (*tone, alpha), (GLOW_STEPS, GLOW_STEPS), step)
    return pygame.transform.smoothscale(small, (side, side))
