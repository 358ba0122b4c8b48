"""A setting holds from the moment it is chosen; there is nothing to confirm."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pygame import Rect

from game.journal.settings import Volume
from game.ui.column import Column, draw_in_column
from game.ui.controls import draw_option_group, option_size
from game.ui.fonts import HEADING
from game.ui.layout import run
from game.ui.metrics import TEXT_SCALES, Settings
from game.ui.paint import Brush
from game.ui.play.blocks import Block, Panel, Stack
from game.ui.scene import Back, Goto, Page, Pop, Restyle
from game.ui.switch import Switch
from game.ui.theme import ThemeName
from game.ui.title import Say
from game.ui.widgets import Look, Role, Widget

__all__ = ["Habits", "Languages", "SettingsScreen", "Speak"]

VOLUMES: dict[Volume, str] = {0: "off", 30: "soft", 60: "usual", 100: "loud"}
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
    """Language, colors, size of text, motion, sounds and full screen; `keep` writes them down."""

    say: Say
    keep: Callable[[Settings], object]
    languages: Languages
    habits: Habits

    def compose(self, brush: Brush) -> Page:
        """Lay out a line for each setting; every choice carries the settings it leads to."""
        column = self._column(brush.settings)
        return column.page(brush, focus=f"theme-{brush.settings.theme}")

    def paint(self, brush: Brush, _page: Page, area: str) -> None:
        """Paint the names of the settings and the troughs their options lie in."""
        self._column(brush.settings).paint(brush, area)

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

    def _column(self, now: Settings) -> Column:
        """List the settings as they are now."""
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
        loudness = tuple(
            _Option(
                f"{volume}", self.say(f"settings.sound_{name}"), now.but(volume=volume),
                now.volume == volume,
            )
            for volume, name in VOLUMES.items()
        )  # fmt: skip
        lines = (
            Panel(_OneOf("language", self.say("settings.language"), tongues), lift=0),
            Panel(_OneOf("theme", self.say("settings.theme"), looks), lift=0),
            Panel(_OneOf("text", self.say("settings.text"), sizes), lift=0),
            self._switch("motion", now.but(motion=not now.motion), on=now.motion),
            Panel(_OneOf("sound", self.say("settings.sound"), loudness), lift=0),
            self._switch("touch", now.but(touch=not now.touch), on=now.touch),
            self._switch("full", now.but(full_screen=not now.full_screen), on=now.full_screen),
            *(self._switch(name, Turn(name), on=on) for name, on in self.habits.on.items()),
        )
        return Column(self.say("settings.title"), self.say("settings.back"), Stack(lines, 14), 42)

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
        sizes = [option_size(brush, option.label) for option in self.options]
        tall, pad = sizes[0][1], brush.px(5)
        name = brush.width(self.label, HEADING) + brush.u(24)
        line = sum(wide for wide, _ in sizes) + pad * (len(sizes) + 1)
        beside = name + line <= rect.w
        left = rect.right - line if beside else rect.x
        top = rect.y if beside else rect.y + brush.leading(HEADING) + brush.px(8)
        room = 0 if beside else rect.w - 2 * pad
        spots = run(left + pad, top + pad, [w for w, _ in sizes], tall, pad, room)
        trough = spots[0].unionall(spots[1:]).inflate(2 * pad, 2 * pad)
        high = trough.h if beside else brush.leading(HEADING)
        return Rect(rect.x, rect.y, rect.w, high), trough, spots

    def height(self, brush: Brush, width: int) -> int:
        """Return the height down to the last option."""
        return self._places(brush, Rect(0, 0, width, 0))[1].bottom

    def paint(self, brush: Brush, rect: Rect) -> None:
        """Write the name and draw the trough."""
        name, trough, spots = self._places(brush, rect)
        brush.label(self.label, name, HEADING, "left")
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
