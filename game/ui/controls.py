"""Buttons, tabs, options and switches look the same on every screen."""

import pygame

from game.ui.fonts import BODY, SMALL, STRONG, Style
from game.ui.paint import Brush
from game.ui.theme import Color
from game.ui.widgets import Look, Role, Widget

BUTTON_TEXT = Style(19, 700)
NOTED_TEXT = Style(22, 700)
NOTE_TEXT = Style(16)
TAB_TEXT = Style(16, 600)
COUNT_TEXT = Style(16)
MENU_TEXT = Style(21, 600)
SWITCH_TEXT = BODY.but(weight=600)
PAD = 22
PRESS_BUTTON = "A"
BLANK = " "
"""The icon of a button that leaves room for one; its shadow waits for the icon, too."""


def button_size(brush: Brush, label: str, icon: str = "", key: str = "") -> tuple[int, int]:
    """Return the width and height in pixels that a button needs."""
    width = brush.width(label, BUTTON_TEXT.but(weight=800)) + 2 * brush.u(PAD)
    width += brush.u(34) if icon else 0
    width += brush.key_cap_size(key)[0] + brush.u(14) if key else 0
    return width, max(brush.metrics.touch, brush.u(54))


def tab_size(brush: Brush, label: str, icon: str = "", note: str = "") -> tuple[int, int]:
    """Return the width and height in pixels that a tab needs."""
    width = brush.width(label, TAB_TEXT.but(weight=700)) + brush.u(28)
    width += brush.u(24) if icon else 0
    width += brush.width(note, COUNT_TEXT) + brush.u(8) if note else 0
    return width, brush.u(34)


def option_size(brush: Brush, label: str) -> tuple[int, int]:
    """Return the width and height in pixels that an option needs, its tick included."""
    return brush.width(label, STRONG) + brush.u(66), max(brush.metrics.touch, brush.u(48))


def draw_control(brush: Brush, widget: Widget, look: Look) -> None:
    """Draw a widget by its role; `style` may ask for "primary", "quiet" or "round"."""
    match widget.role:
        case Role.TAB:
            draw_tab(brush, widget, look)
        case Role.OPTION:
            draw_option(brush, widget, look)
        case Role.SWITCH:
            draw_switch(brush, widget, look)
        case Role.SLIDER:
            draw_slider(brush, widget, look)
        case Role.LINK:
            draw_link(brush, widget, look)
        case Role.ITEM | Role.CARD | Role.ENTRY:
            draw_item(brush, widget, look)
        case Role.BUTTON:
            draw_button(brush, widget, look)
        case Role.HEADING | Role.TEXT | Role.IMAGE | Role.STATUS:
            pass


def ink_of(widget: Widget) -> Color:
    """Return the color of a widget's text on an ordinary ground."""
    return "ink" if widget.enabled else "ghost"


def draw_button(brush: Brush, widget: Widget, look: Look) -> None:
    """Draw a button: "primary" is filled, "quiet" has no ground, "round" only an icon."""
    if widget.style == "quiet":
        _quiet(brush, widget, look)
        return
    rect, primary = widget.rect, widget.style == "primary" and widget.enabled
    if look.pressed:
        rect = rect.move(0, brush.px(1))
    fill: Color = "button" if primary else "select" if look.hovered else "card"
    border = 0 if primary else 2
    flat = look.pressed or not widget.enabled or widget.icon == BLANK
    brush.card(rect, fill, widget.radius, 0 if flat else 1, "edge", border)
    if widget.hold:
        _fill_held(brush, widget, look)
    color: Color = "button_text" if primary else ink_of(widget)
    if widget.style == "round":
        brush.icon(widget.icon, rect.center, 24, color)
        return
    _face(brush, widget, rect, color)


def noted_height(brush: Brush, note: str, width: int) -> int:
    """Return the height of a button of a width whose second line may have to wrap."""
    words = brush.height(note, NOTE_TEXT, width - 2 * brush.u(PAD))
    return max(brush.metrics.touch, brush.leading(NOTED_TEXT) + words + brush.px(14))


def _face(brush: Brush, widget: Widget, rect: pygame.Rect, color: Color) -> None:
    """Draw a button's icon, label, second line and, if there is room beside them, key."""
    room = rect.inflate(-2 * brush.u(PAD), 0)
    if widget.icon:
        if widget.icon != BLANK:
            brush.icon(widget.icon, (room.x + brush.u(12), rect.centery), 24, color)
        room.x, room.w = room.x + brush.u(34), room.w - brush.u(34)
    style = NOTED_TEXT if widget.note else BUTTON_TEXT
    style = style.but(color=color, weight=800 if widget.style == "primary" else 700)
    if len(widget.key) > 1:
        key = PRESS_BUTTON if brush.by_pad else widget.key
        width, height = brush.key_cap_size(key)
        words = max(brush.width(widget.label, style), brush.width(widget.note, NOTE_TEXT))
        if words + brush.u(14) + width <= room.w:
            brush.key_cap(key, room.right - width, rect.centery - height / 2)
    if widget.note:
        note = NOTE_TEXT.but(color=color)
        tall = brush.leading(style) + brush.height(widget.note, note, room.w)
        top = rect.centery - tall // 2
        brush.text(brush.letters.fit(widget.label, style, room.w), room.x, top, style)
        brush.text(widget.note, room.x, top + brush.leading(style), note, width=room.w)
    else:
        brush.label(widget.label, room, style, "left")


def _quiet(brush: Brush, widget: Widget, look: Look) -> None:
    """Draw a button without a ground, as in a menu."""
    rect, color = widget.rect, ink_of(widget)
    if look.hovered or look.pressed:
        brush.box(rect, "select" if look.pressed else "well", widget.radius)
    x = rect.x + brush.u(PAD)
    if widget.icon:
        if widget.icon != BLANK:
            brush.icon(widget.icon, (x + brush.u(13), rect.centery), 26, color, 1.9)
        x += brush.u(44)
    room = pygame.Rect(x, rect.y, rect.right - x - brush.u(8), rect.h)
    brush.label(widget.label, room, MENU_TEXT.but(color=color), "left")


def _fill_held(brush: Brush, widget: Widget, look: Look) -> None:
    """Show how long a widget was held, or that a second press will do."""
    share = 1.0 if look.armed and not look.held else look.held
    if share > 0:
        rect = widget.rect
        bar = pygame.Rect(rect.x, 0, round(rect.w * share), brush.px(6))
        bar.bottom = rect.bottom - brush.px(4)
        bar = bar.inflate(-2 * brush.px(14), 0)
        if bar.w > bar.h:
            brush.pill(bar, "focus")


def draw_tab(brush: Brush, widget: Widget, look: Look) -> None:
    """Draw a tab: a pill that is filled when it is chosen."""
    rect = widget.rect
    if widget.selected:
        brush.pill(rect, "button")
    elif look.hovered or look.pressed:
        brush.pill(rect, "well")
    color: Color = "button_text" if widget.selected else ink_of(widget)
    x = rect.x + brush.u(14)
    if widget.icon:
        tone = color if widget.selected else _tone(widget)
        brush.icon(widget.icon, (x + brush.u(6), rect.centery), 18, tone, 2.2)
        x += brush.u(21)
    style = TAB_TEXT.but(color=color, weight=700 if widget.selected else 600)
    top = rect.centery - brush.leading(style) / 2
    brush.text(widget.label, x, top, style)
    x += brush.width(widget.label, style) + brush.u(7)
    if widget.note:
        faint: Color = "button_text" if widget.selected else "ink2"
        brush.text(widget.note, x, top, COUNT_TEXT.but(color=faint))


def _tone(widget: Widget) -> Color:
    """Return the color a tab's icon has: its family's, if its style names one."""
    match widget.style:
        case "agreement" | "gesture" | "transparency" | "repair" | "mediator" | "gut":
            return widget.style
        case _:
            return "ink2"


def draw_option(brush: Brush, widget: Widget, look: Look) -> None:
    """Draw one of several options; the chosen one is filled and ticked."""
    rect = widget.rect
    if widget.selected:
        brush.pill(rect, "button")
    elif look.hovered or look.pressed:
        brush.pill(rect, "select", 1.5, "edge")
    style = STRONG.but(
        color="button_text" if widget.selected else ink_of(widget),
        weight=700 if widget.selected else 600,
    )
    shift = brush.u(14) if widget.selected else 0
    brush.label(widget.label, rect.move(shift, 0), style)
    if widget.selected:
        x = rect.centerx - brush.width(widget.label, style) // 2 - brush.u(4)
        brush.icon("check", (x, rect.centery), 20, "button_text", 2.6)


def draw_option_group(brush: Brush, rect: pygame.Rect) -> None:
    """Draw the trough that a row of options lies in."""
    brush.box(rect, "well", rect.h, 1.5, "edge")


def switch_width(brush: Brush, label: str) -> int:
    """Return the width in pixels that a line with a switch needs."""
    return brush.width(label, BODY.but(weight=600)) + brush.u(52 + 12 + 2 * 16 + 8)


def draw_switch(brush: Brush, widget: Widget, look: Look) -> None:
    """Draw a line of text with a switch at its right end."""
    rect = widget.rect
    _row(brush, widget, look)
    track = pygame.Rect(0, 0, brush.u(52), brush.u(28))
    track.midright = rect.right - brush.u(16), rect.centery
    brush.pill(track, "button" if widget.selected else "well", 2, "edge")
    side = track.h // 2
    x = track.right - side if widget.selected else track.left + side
    brush.disc((x, track.centery), side - brush.u(4), "button_text" if widget.selected else "edge")
    x, wide = rect.x + brush.u(16), switch_room(brush, rect.w)
    style = SWITCH_TEXT.but(color=ink_of(widget))
    y = rect.centery - brush.height(widget.label, style, wide) / 2
    brush.text(widget.label, x, y, style, width=wide)


def switch_room(brush: Brush, width: int) -> int:
    """Return the width of the words beside a switch."""
    return width - 2 * brush.u(16) - brush.u(52 + 12)


def draw_slider(brush: Brush, widget: Widget, look: Look) -> None:
    """Draw a line of text with a value between two arrows."""
    rect = widget.rect
    _row(brush, widget, look)
    room = rect.inflate(-2 * brush.u(16), 0)
    brush.label(widget.label, room, BODY.but(weight=600, color=ink_of(widget)), "left")
    wide = max(brush.u(120), brush.width(widget.value, STRONG) + brush.u(72))
    box = pygame.Rect(room.right - wide, rect.y, wide, rect.h)
    for name, x, live in (
        ("chevron-left", box.left + brush.u(14), widget.less is not None),
        ("chevron-right", box.right - brush.u(14), widget.more is not None),
    ):
        brush.icon(name, (x, rect.centery), 24, "ink" if live else "line", 2.2)
    brush.label(widget.value, box, STRONG)


def _row(brush: Brush, widget: Widget, look: Look) -> None:
    """Draw the ground of a line in a list of settings."""
    fill: Color = "select" if look.hovered or look.pressed else "card"
    brush.box(widget.rect, fill, widget.radius, 1.5, "line")


def draw_item(brush: Brush, widget: Widget, look: Look) -> None:
    """Draw a line in a list: its key, its icon, its label and a note at the right."""
    rect = widget.rect
    fill: Color = "select" if widget.selected or look.hovered or look.pressed else "card"
    brush.card(rect, fill, widget.radius, 1 if widget.enabled else 0)
    x, right = rect.x + brush.u(16), rect.right - brush.u(16)
    if widget.key:
        _, height = brush.key_cap_size(widget.key)
        x += brush.key_cap(widget.key, x, rect.centery - height / 2) + brush.u(14)
    if widget.icon:
        brush.icon(widget.icon, (x + brush.u(12), rect.centery), 24, _tone(widget))
        x += brush.u(36)
    if widget.note:
        width = brush.width(widget.note, SMALL)
        brush.text(
            widget.note, right, rect.centery - brush.leading(SMALL) / 2, SMALL, align="right"
        )
        right -= width + brush.u(12)
    room = pygame.Rect(x, rect.y, max(0, right - x), rect.h)
    brush.label(widget.label, room, BODY.but(weight=600, color=ink_of(widget)), "left")


def draw_link(brush: Brush, widget: Widget, look: Look) -> None:
    """Draw words that lead elsewhere: an icon, an underline."""
    rect, style = widget.rect, Style(16, 600, "ink")
    x = rect.x
    if widget.icon:
        brush.icon(widget.icon, (x + brush.u(11), rect.centery), 22, "ink2")
        x += brush.u(30)
    room = pygame.Rect(x, rect.y, rect.right - x, rect.h)
    brush.label(widget.label, room, style, "left")
    width = min(room.w, brush.width(widget.label, style))
    if look.hovered or look.pressed:
        brush.rule(x, rect.centery + brush.leading(style) // 2 - brush.px(1), width, "ink")
