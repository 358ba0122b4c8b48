"""The first screen shows at a glance what the game is about: a thread that grows strong."""

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from pygame import Rect

from game.ui.controls import BLANK, MENU_TEXT, draw_control
from game.ui.fonts import LOGO, SMALL, Style
from game.ui.layout import Area
from game.ui.paint import Brush
from game.ui.scene import Goto, Page, Quit, Step
from game.ui.shapes import Point
from game.ui.value import Value
from game.ui.widgets import Look, Role, Widget

if TYPE_CHECKING:
    from game.ui.title_picture import Picture

TAGLINE = Style(24, color="ink2")
MENU = "menu"
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
    PLAYS = "title.plays"
    WORDS = "title.words"
    SETTINGS = "title.settings"
    QUIT = "title.quit"


ICONS = {
    TitleChoice.CONTINUE: "play",
    TitleChoice.PLAY: "map",
    TitleChoice.HOW: "circle-help",
    TitleChoice.PLAYS: "notebook-pen",
    TitleChoice.WORDS: "book-open",
    TitleChoice.SETTINGS: "settings",
    TitleChoice.QUIT: "log-out",
}


class TitleView(Value):
    """What the title shows: where a saved game stands, if there is one, and whose faces."""

    continue_label: str | None
    version: str
    people: tuple[str, str] = ("you", "mateo")


class Plan(Value):
    """Where everything goes on one size of window."""

    name: Style
    tagline_y: int
    band_y: int | None
    menu: Rect
    menu_height: int
    first: Point
    second: Point
    radius: int


class Title(Value):
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
        """Lay out the name, the menu and the footer; leave icons, footer and picture for later."""
        plan = self._planned(brush)
        scrolls = plan.menu_height > plan.menu.h
        icons = Step(lambda: self._read_icons(brush), repaint=True)
        faces = Step(lambda: self._picture(brush).faces(brush))
        thread = Step(lambda: self._picture(brush).draw(brush), repaint=True)
        drawn = self._drawn(brush) or plan.radius < brush.px(SMALLEST_FACE)
        words = tuple(
            Widget(key, role, self.say(key), Rect(0, 0, 0, 0))
            for key, role in (("title.name", Role.HEADING), ("title.tagline", Role.TEXT))
        )
        version = self.say("title.version", version=self.view.version)
        footer = tuple(
            Widget(f"footer-{i}", Role.TEXT, text, Rect(0, 0, 0, 0))
            for i, text in enumerate((version, self.say("title.footer")))
        )
        return Page(
            widgets=words + self._menu(brush, plan, MENU if scrolls else "") + footer,
            areas=(Area(MENU, plan.menu, plan.menu_height + 2 * brush.px(EDGE)),)
            if scrolls
            else (),
            title=self.say("title.name"),
            later=(() if self._settled(brush) else (icons,)) + (() if drawn else (faces, thread)),
        )

    def _menu(self, brush: Brush, plan: Plan, area: str) -> tuple[Widget, ...]:
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
        """Return the height of the footer: none where it takes lines that the menu needs."""
        parts = (self.say("title.footer"), self.say("title.version", version=self.view.version))
        wide = sum(brush.width(part, SMALL) for part in parts) + brush.u(40)
        room = brush.metrics.width - 2 * self._left(brush)
        lines = 1 if wide <= room else 1 + len(brush.wrap(parts[0], SMALL, room))
        if lines > 1 and brush.metrics.density.tight:
            return brush.px(6)
        return lines * brush.leading(SMALL) + brush.px(14)

    def _planned(self, brush: Brush) -> Plan:
        """Return where everything goes; worked out once for each brush."""
        return brush.measure(("title", self.view, self.say), lambda: self._plan(brush))

    def _settled(self, brush: Brush) -> bool:
        """Tell whether the menu's icons are read; what can wait comes with them."""
        return all(map(brush.pictures.knows_icon, ICONS.values()))

    def _read_icons(self, brush: Brush) -> None:
        """Read the icons of the menu from disk."""
        for icon in ICONS.values():
            brush.pictures.read_icon(icon)

    def _picture(self, brush: Brush) -> "Picture":
        """Return the picture that comes after the words."""
        from game.ui.title_picture import Picture  # noqa: PLC0415 - after them, not before

        return brush.measure(self._key, lambda: Picture(brush, self._planned(brush), self.view))

    @property
    def _key(self) -> tuple[object, ...]:
        """Return what the brush knows the picture by."""
        return "title picture", self.view, self.say

    def _drawn(self, brush: Brush) -> bool:
        """Tell whether the picture is drawn already, so that painting it costs nothing."""
        return brush.knows(self._key) and self._picture(brush).drawn

    def _plan(self, brush: Brush) -> Plan:
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
        return Plan(name, tagline_y, band_y, menu, menu_height, first, second, radius)

    def _faces(self, brush: Brush, menu: Rect, top: int, bottom: int) -> tuple[Point, Point, int]:
        """Place two faces right of the menu, as large as they fit, one lower, one higher."""
        wide, high = brush.metrics.width - menu.right, bottom - top
        radius = int(min(brush.px(104), wide / 5.2, high / 3.9))
        x, y = menu.right + wide * 0.29, bottom - radius * 1.25
        other = menu.right + wide * 0.78, max(top + radius * 1.2, y - radius * 2.2)
        return (round(x), round(y)), (round(other[0]), round(other[1])), radius

    def paint(self, brush: Brush, _page: Page, area: str) -> None:
        """Paint the picture, once its thread is drawn, and the words over it."""
        if area:
            return
        plan = self._planned(brush)
        if self._drawn(brush):
            self._picture(brush).paint(brush)
        left, width = self._left(brush), brush.metrics.width
        top = plan.tagline_y - brush.leading(plan.name) - brush.px(4)
        brush.text(self.say("title.name"), left - brush.px(4), top, plan.name)
        brush.text(
            self.say("title.tagline"), left, plan.tagline_y, self._tagline(brush),
            width=width - 2 * left,
        )  # fmt: skip
        if self._settled(brush):
            self._paint_footer(brush)

    def _paint_footer(self, brush: Brush) -> None:
        """Write the version on the left and the promise to stay offline on the right."""
        metrics, left = brush.metrics, self._left(brush)
        footer, line = self._footer(brush), brush.leading(SMALL)
        if footer < line:
            return
        y = metrics.height - footer
        brush.text(self.say("title.version", version=self.view.version), left, y, SMALL)
        if footer < 2 * line:
            right = metrics.width - left
            brush.text(self.say("title.footer"), right, y, SMALL, align="right")
        else:
            room = metrics.width - 2 * left
            brush.text(self.say("title.footer"), left, y + line, SMALL, width=room)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw a line of the menu, at first without its icon."""
        known = brush.pictures.knows_icon(widget.icon)
        draw_control(brush, widget if known else widget._replace(icon=BLANK), look)

    def handle(self, action: object) -> Goto | None:
        """Leave, or open what was chosen."""
        if action is TitleChoice.QUIT:
            return Quit()
        return self.open_choice(action) if isinstance(action, TitleChoice) else None
