"""A setting holds from the moment it is chosen; there is nothing to confirm."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, get_args

from pygame import Rect

from game.journal.settings import Typeface, Volume
from game.ui.column import Column, draw_in_column
from game.ui.controls import SWITCH_TEXT, draw_option_group, option_size
from game.ui.layout import fit_across, grid, inset, run
from game.ui.metrics import TEXT_SCALES, Settings
from game.ui.paint import Brush
from game.ui.play.blocks import Across, Block, Stack
from game.ui.play.frame import is_wide
from game.ui.scene import Back, Goto, Page, Pop, Restyle
from game.ui.switch import Switch
from game.ui.theme import ThemeName
from game.ui.title import Say
from game.ui.widgets import Look, Role, Widget

__all__ = ["Habits", "Languages", "SettingsScreen", "Speak"]

VOLUMES: dict[Volume, str] = {0: "off", 30: "soft", 60: "usual", 100: "loud"}
GAP, SHARES = 12, (0.66, 0.34)
NARROW, WIDE = 42, 66
"""How wide the lines are in em, in one column and in two."""
LOOKS: tuple[ThemeName, ...] = ("light", "dark", "contrast")


class Speak(NamedTuple):
    """The player wants another language."""

    language: str


class Turn(NamedTuple):
    """The player turns a habit of the game on or off."""

    name: str


class Habits(NamedTuple):
    """What the game does by habit, or leaves; and what follows when a habit is turned."""

    on: Mapping[str, bool]
    turn: Callable[[str], Goto]


class Languages(NamedTuple):
    """What each language calls itself, the one that is chosen, and what follows when one is."""

    names: Mapping[str, str]
    chosen: str
    speak: Callable[[str], Goto]


@dataclass(frozen=True)
class SettingsScreen:
    """Language, colors, letters, motion, sounds and full screen; `keep` writes them down."""

    say: Say
    keep: Callable[[Settings], object]
    languages: Languages
    habits: Habits

    def compose(self, brush: Brush) -> Page:
        """Lay out a line for each setting; every choice carries the settings it leads to."""
        column = self._column(brush)
        return column.page(brush, focus=f"theme-{brush.settings.theme}")

    def paint(self, brush: Brush, _page: Page, area: str) -> None:
        """Paint the names of the settings and the troughs their options lie in."""
        self._column(brush).paint(brush, area)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw an option or a switch."""
        draw_in_column(brush, widget, look)

    def handle(self, action: object) -> Goto | None:
        """Put the chosen settings on at once and write them down."""
        match action:
            case Settings():
                self.keep(action)
                return Restyle(action, self)
            case Speak(language):
                return self.languages.speak(language)
            case Turn(name):
                return self.habits.turn(name)
            case Back():
                return Pop()
            case _:
                return None

    def _column(self, brush: Brush) -> Column:
        """List the settings as they are now, what is on or off beside the rest if there is room."""
        now = brush.settings
        title, back = self.say("settings.title"), self.say("settings.back")
        choices, switches = self._choices(now), self._switches(now)
        if is_wide(brush):
            sides = Stack(choices, GAP), Stack(switches, GAP)
            return Column(title, back, Across(sides, SHARES, GAP), WIDE)
        return Column(title, back, Stack((*choices, *switches), GAP), NARROW)

    def _choices(self, now: Settings) -> tuple[Block, ...]:
        """List what is one of several."""
        names, chosen, _ = self.languages
        tongues = tuple(
            _Option(language, name, Speak(language), language == chosen)
            for language, name in names.items()
        )
        looks = tuple(
            _Option(name, self.say(f"settings.{name}"), now.but(theme=name), now.theme == name)
            for name in LOOKS
        )
        sizes = tuple(
            _Option(
                f"{scale:.0%}", self.say("number.percent", number=round(100 * scale)),
                now.but(text_scale=scale), now.text_scale == scale,
            )
            for scale in TEXT_SCALES
        )  # fmt: skip
        faces = tuple(
            _Option(
                face, self.say(f"settings.letters_{face}"), now.but(typeface=face),
                now.typeface == face,
            )
            for face in get_args(Typeface)
        )  # fmt: skip
        loudness = tuple(
            _Option(
                f"{volume}", self.say(f"settings.sound_{name}"), now.but(volume=volume),
                now.volume == volume,
            )
            for volume, name in VOLUMES.items()
        )  # fmt: skip
        return (
            _OneOf("language", self.say("settings.language"), tongues),
            _OneOf("theme", self.say("settings.theme"), looks),
            _OneOf("text", self.say("settings.text"), sizes),
            _OneOf("letters", self.say("settings.letters"), faces),
            _OneOf("sound", self.say("settings.sound"), loudness),
        )

    def _switches(self, now: Settings) -> tuple[Block, ...]:
        """List what is on or off."""
        return (
            self._switch("motion", now.but(motion=not now.motion), on=now.motion),
            self._switch("touch", now.but(touch=not now.touch), on=now.touch),
            self._switch("full", now.but(full_screen=not now.full_screen), on=now.full_screen),
            *(self._switch(name, Turn(name), on=on) for name, on in self.habits.on.items()),
        )

    def _switch(self, name: str, after: Settings | Turn, *, on: bool) -> Block:
        """Return a line with a switch, which turns one setting into its opposite."""
        said = self.say("settings.on" if on else "settings.off")
        return Switch(name, self.say(f"settings.{name}"), said, on, after)


@dataclass(frozen=True, slots=True)
class _Option:
    """One way a setting can be, and what it leads to."""

    name: str
    label: str
    after: Settings | Speak
    chosen: bool


@dataclass(frozen=True, slots=True)
class _OneOf:
    """A setting with a few options: beside its name, or below it where room is short."""

    name: str
    label: str
    options: tuple[_Option, ...]

    def _places(self, brush: Brush, rect: Rect) -> tuple[Rect, Rect, tuple[Rect, ...]]:
        """Return where the name, the trough and each option go."""
        inner = inset(rect, brush.u(16), brush.px(8))
        sizes = [option_size(brush, option.label) for option in self.options]
        widths, tall, pad = [wide for wide, _ in sizes], sizes[0][1], brush.px(5)
        line = sum(widths) + pad * (len(widths) + 1)
        if brush.width(self.label, SWITCH_TEXT) + brush.u(24) + line <= inner.w:
            trough = Rect(inner.right - line, inner.y, line, tall + 2 * pad)
            spots = run(trough.x + pad, trough.y + pad, widths, tall, pad)
            return Rect(inner.x, inner.y, inner.w, trough.h), trough, spots
        name = Rect(inner.x, inner.y, inner.w, brush.leading(SWITCH_TEXT))
        room = Rect(inner.x + pad, name.bottom + brush.px(8) + pad, inner.w - 2 * pad, 0)
        count = len(widths)
        lines = -(-count // fit_across(room.w, max(widths), pad, count))
        spots = grid(room, count, -(-count // lines), [tall] * count, pad)
        return name, spots[0].unionall(spots[1:]).inflate(2 * pad, 2 * pad), spots

    def height(self, brush: Brush, width: int) -> int:
        """Return the height of the name and the options, with room round them."""
        return self._places(brush, Rect(0, 0, width, 0))[1].bottom + brush.px(8)

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Draw the line like that of a switch, write the name and draw the trough."""
        name, trough, spots = self._places(brush, rect)
        brush.box(rect, "card", 18, 1.5, "line")
        brush.label(self.label, name, SWITCH_TEXT, "left")
        if spots[-1].y == spots[0].y:
            draw_option_group(brush, trough)
        else:
            brush.box(trough, "well", 28, 1.5, "edge")

    def widgets(self, brush: Brush, rect: Rect) -> tuple[Widget, ...]:
        """Return the options."""
        spots = self._places(brush, rect)[2]
        return tuple(
            Widget(
                f"{self.name}-{option.name}", Role.OPTION, option.label, spot, option.after,
                selected=option.chosen, description=self.label, radius=99,
            )
            for option, spot in zip(self.options, spots, strict=True)
        )  # fmt: skip
