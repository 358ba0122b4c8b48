"""One strip tops every screen of a play, so that nobody has to look for where things stand."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from pygame import Rect

from game.present.views import HeaderView, RipplePill
from game.ui.controls import draw_button
from game.ui.fonts import SCREEN, SMALL, STRONG, Style
from game.ui.paint import Brush
from game.ui.play.host import Host
from game.ui.play.sheet import Note, Sheet
from game.ui.scene import Back, Goto, Push
from game.ui.title import Say
from game.ui.widgets import Look, Role, Widget

TITLE = SCREEN.but(size=27)
SMALLER = tuple(SCREEN.but(size=size) for size in (22, 19, 17))
FACT = STRONG.but(size=17)
FACT_LABEL = Style(17, color="ink2")
PILL = Style(16, 600)
BEAD_ROOM = 176
BEAD_PITCH = 25
METER = 132

Fact = Literal["round", "support", "tension"]
FACTS: tuple[Fact, ...] = ("round", "support", "tension")


@dataclass(frozen=True, slots=True)
class ShowRipples:
    """Asks to see what daily life is like."""


class _Shown(NamedTuple):
    """What the strip has room for: facts over pictures, words under the title, names of facts."""

    pictures: bool
    subtitle: bool
    labels: bool


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the parts of the strip go, how tall it is, and what it shows."""

    high: int
    menu: Rect
    title: Rect
    style: Style
    facts: tuple[Rect, ...]
    ripples: Rect
    shown: _Shown


def header_height(brush: Brush, view: HeaderView) -> int:
    """Return the height of the strip in pixels."""
    return _plan(brush, view).high


def _side(brush: Brush) -> int:
    """Return the height of the strip's buttons."""
    return max(brush.metrics.touch, brush.u(32))


def _plan(brush: Brush, view: HeaderView) -> _Plan:
    """Place all in one line, with fewer words where they do not fit; else the title goes above."""
    m, pictures = brush.metrics, not brush.metrics.density.tight
    gap, button = brush.px(34 if pictures else 26), _ripples_least(brush, view)
    room = m.width - 2 * m.margin - _side(brush) - brush.px(16) - (button + gap if button else 0)
    title = brush.width(view.title, TITLE if pictures else SMALLER[0])
    both = max(title, brush.width(view.subtitle, SMALL)) if pictures else title
    for wide, labels in ((both, True), (both, False), (title, False)):
        shown = _Shown(pictures, pictures and wide == both, labels)
        if wide + _facts_width(brush, view, gap, shown) <= room:
            return _in_line(brush, view, wide, shown)
    return _stacked(brush, view)


def _in_line(brush: Brush, view: HeaderView, wide: int, shown: _Shown) -> _Plan:
    """Place title, facts and ripples side by side."""
    m, side, style = brush.metrics, _side(brush), TITLE if shown.pictures else SMALLER[0]
    words = brush.u(44) if shown.pictures else brush.leading(style)
    high = max(side, words) + brush.px(22 if shown.pictures else 12)
    menu = Rect(m.margin, (high - side) // 2, side, side)
    title = Rect(menu.right + brush.px(16), 0, wide, high)
    x, gap, facts = title.right, brush.px(34 if shown.pictures else 26), list[Rect]()
    for fact in FACTS:
        facts.append(Rect(x + gap, 0, _fact_width(brush, view, fact, shown), high))
        x = facts[-1].right
    right = m.width - m.margin
    pill = Rect(0, 0, _ripples_width(brush, view, right - x - gap), side)
    pill.midright = right, high // 2
    return _Plan(high, menu, title, style, tuple(facts), pill, shown)


def _stacked(brush: Brush, view: HeaderView) -> _Plan:
    """Place the title over the facts, beside the ripples; the facts below them if they must."""
    m, side, shown = brush.metrics, _side(brush), _Shown(*[False] * 3)
    left, right = m.margin + side + brush.px(16), m.width - m.margin
    button = _ripples_least(brush, view)
    room = right - left - (button + brush.px(16) if button else 0)
    style = next((s for s in SMALLER if brush.width(view.title, s) <= room), SMALLER[-1])
    gap, upper, lower = brush.px(18), brush.leading(style), brush.leading(FACT)
    needed = _facts_width(brush, view, gap, shown) - gap
    beside = needed <= room
    x = left if beside else max(m.margin, min(left, right - needed))
    row = max(side, upper + lower if beside else upper)
    high = row + brush.px(12) + (0 if beside else lower)
    menu = Rect(m.margin, brush.px(6) + (row - side) // 2, side, side)
    title = Rect(left, brush.px(6), room, row)
    if beside:
        title.update(left, (high - upper - lower) // 2, room, upper)
    facts = list[Rect]()
    for fact in FACTS:
        width = _fact_width(brush, view, fact, shown)
        facts.append(Rect(x, title.bottom, width, lower))
        x += width + gap
    pill = Rect(right - button, menu.y, button, side)
    return _Plan(high, menu, title, style, tuple(facts), pill, shown)


def _facts_width(brush: Brush, view: HeaderView, gap: int, shown: _Shown) -> int:
    """Return the width of the three facts with a gap before each."""
    return sum(_fact_width(brush, view, fact, shown) + gap for fact in FACTS)


def _fact_width(brush: Brush, view: HeaderView, fact: Fact, shown: _Shown) -> int:
    """Return the width of one fact."""
    if fact == "round":
        words, picture = brush.width(view.round_text, FACT), _bead_pitch(brush, view)
        return max(words, picture * (view.rounds - 1)) if shown.pictures else words
    label, value = _words(view, fact)
    words = brush.u(28) + brush.width(value, FACT)
    words += brush.width(label, FACT_LABEL) + brush.u(7) if shown.labels else 0
    return max(words, brush.u(METER if shown.labels else 84)) if shown.pictures else words


def _words(view: HeaderView, fact: Fact) -> tuple[str, str]:
    """Return the label and the value of support or tension."""
    if fact == "support":
        return view.support_label, view.support_text
    return view.tension_label, view.tension_text


def _bead_pitch(brush: Brush, view: HeaderView) -> int:
    """Return how far apart the beads of the rounds are."""
    return min(brush.u(BEAD_PITCH), brush.u(BEAD_ROOM) // max(1, view.rounds - 1))


# ---------------------------------------------------------------- daily life


def _by_news(view: HeaderView) -> list[RipplePill]:
    """Return the ripples, those that moved first."""
    return sorted(view.ripples, key=lambda ripple: ripple.direction == 0)


def _ripples_least(brush: Brush, view: HeaderView) -> int:
    """Return the width of the button that only counts the ripples."""
    if not view.ripples:
        return 0
    return brush.u(64) + brush.width(_count(view), PILL) + brush.u(20) * len(_moved(view))


def _ripples_width(brush: Brush, view: HeaderView, room: int) -> int:
    """Return the width of the pill with as many ripples written out as the room allows."""
    parts = [_ripple_width(brush, ripple) + brush.u(20) for ripple in _by_news(view)]
    for count in range(len(parts), 0, -1):
        more = len(parts) - count
        rest = brush.width(f"+{more}", PILL) + brush.u(6) if more else 0
        wide = brush.u(56) + sum(parts[:count]) + rest
        if wide <= room:
            return wide
    return _ripples_least(brush, view)


def _ripple_width(brush: Brush, ripple: RipplePill) -> int:
    """Return the width of a ripple's name, value and arrow."""
    words = brush.width(_told(ripple), PILL)
    return words + (brush.u(20) if ripple.direction else 0)


def _told(ripple: RipplePill) -> str:
    """Return a ripple's name and value."""
    return f"{ripple.name} {ripple.value}"


def _count(view: HeaderView) -> str:
    """Return how many ripples there are."""
    return str(len(view.ripples))


def _moved(view: HeaderView) -> list[RipplePill]:
    """Return the ripples that moved this round."""
    return [ripple for ripple in view.ripples if ripple.direction]


def _paint_ripples(brush: Brush, view: HeaderView, rect: Rect) -> None:
    """Write as many ripples as fit into the pill, and how many more there are."""
    x = rect.x + brush.u(26)
    brush.icon("newspaper", (x, rect.centery), 22, "ink2")
    x += brush.u(20)
    top, right = rect.centery - brush.leading(PILL) // 2, rect.right - brush.u(14)
    left = _by_news(view)
    while left:
        more = brush.width(f"+{len(left) - 1}", PILL) + brush.u(16) if len(left) > 1 else 0
        if x + _ripple_width(brush, left[0]) > right - more:
            break
        ripple = left.pop(0)
        brush.text(_told(ripple), x, top, PILL)
        x += brush.width(_told(ripple), PILL)
        x = _arrow(brush, ripple, x, rect.centery) + brush.u(20)
        if left:
            brush.surface.fill(
                brush.rgb("line"), (x - brush.u(10), top, max(1, brush.px(1.5)), rect.h // 2)
            )
    if left:
        whole = len(left) == len(view.ripples)
        brush.text(_count(view) if whole else f"+{len(left)}", x, top, PILL)
        x += brush.width(_count(view), PILL)
        for ripple in left if whole else ():
            x = _arrow(brush, ripple, x, rect.centery)


def _arrow(brush: Brush, ripple: RipplePill, x: int, y: int) -> int:
    """Draw whether a ripple got better or worse; return where the arrow ends."""
    if not ripple.direction:
        return x
    better = ripple.direction > 0
    brush.triangle((x + brush.u(11), y), 12, "good" if better else "bad_fill", up=better)
    return x + brush.u(20)


def ripple_notes(view: HeaderView) -> tuple[Note, ...]:
    """Return what there is to read about daily life."""
    return tuple(
        Note("newspaper", ripple.news, f"{ripple.name}: {ripple.value}", rising=ripple.direction)
        for ripple in view.ripples
    )


# ---------------------------------------------------------------- for the screens of a play


def header_widgets(brush: Brush, view: HeaderView, say: Say) -> tuple[Widget, ...]:
    """Return what can be read and pressed in the strip, in reading order."""
    plan = _plan(brush, view)
    facts = (
        view.round_text,
        f"{view.support_label} {view.support_text}",
        f"{view.tension_label} {view.tension_text}",
    )
    told = tuple(
        Widget(f"header:{name}", Role.STATUS, text, rect)
        for name, text, rect in zip(FACTS, facts, plan.facts, strict=True)
    )
    menu = Widget(
        "menu", Role.BUTTON, say("header.menu"), plan.menu, Back(), icon="menu", style="round"
    )
    title = Widget("header:title", Role.HEADING, view.title, plan.title, description=view.subtitle)
    words = ", ".join(_told(ripple) for ripple in view.ripples)
    pill = Widget(
        "ripples", Role.BUTTON, say("header.ripples"), plan.ripples, ShowRipples(),
        description=words, radius=plan.ripples.h / 2 / brush.metrics.scale,
    )  # fmt: skip
    return (menu, title, *told, *((pill,) if view.ripples else ()))


def paint_header(brush: Brush, view: HeaderView) -> None:
    """Paint what stands still in the strip."""
    plan = _plan(brush, view)
    _paint_title(brush, view, plan)
    for fact, rect in zip(FACTS, plan.facts, strict=True):
        _paint_fact(brush, view, fact, rect, plan.shown)


def _paint_title(brush: Brush, view: HeaderView, plan: _Plan) -> None:
    """Write the title, and beneath it what kind of story this is."""
    rect, below = plan.title, brush.leading(SMALL) if plan.shown.subtitle else 0
    top = rect.y + (rect.h - brush.leading(plan.style) - below) // 2 + brush.px(1)
    brush.text(brush.letters.fit(view.title, plan.style, rect.w), rect.x, top, plan.style)
    if below:
        brush.text(view.subtitle, rect.x, top + brush.leading(plan.style) - brush.px(2), SMALL)


def _paint_fact(brush: Brush, view: HeaderView, fact: Fact, rect: Rect, shown: _Shown) -> None:
    """Write a fact and, where there is room, draw it underneath."""
    tall = brush.leading(FACT)
    picture = brush.u(20) if shown.pictures else 0
    top = rect.y + (rect.h - tall - picture) // 2
    x = rect.x
    if fact == "round":
        brush.text(view.round_text, x, top, FACT)
    else:
        label, value = _words(view, fact)
        icon = "users" if fact == "support" else "gauge"
        brush.icon(icon, (x + brush.u(10), top + tall // 2), 20, "ink2")
        x += brush.u(28)
        if shown.labels:
            brush.text(label, x, top, FACT_LABEL)
            x += brush.width(label, FACT_LABEL) + brush.u(6)
        brush.text(value, x, top, FACT)
    if picture:
        _paint_picture(brush, view, fact, Rect(rect.x, top + tall, rect.w, picture))


def _paint_picture(brush: Brush, view: HeaderView, fact: Fact, rect: Rect) -> None:
    """Draw the rounds as beads, support as a bar, tension as steps."""
    bar = Rect(rect.x, 0, rect.w, brush.u(11))
    bar.centery = rect.centery + brush.px(1)
    if fact == "round":
        _paint_beads(brush, view, bar)
    elif fact == "support":
        brush.meter(bar, view.support / 100, "support")
    else:
        gap = brush.px(4)
        wide = (bar.w - 4 * gap) // 5
        for step in range(5):
            box = Rect(bar.x + step * (wide + gap), bar.y, wide, bar.h)
            full = step < view.tension
            brush.box(box, "bad_fill" if full else "well", 5, 0 if full else 1.5, "edge")


def _paint_beads(brush: Brush, view: HeaderView, bar: Rect) -> None:
    """Draw a bead for every round: past ones full, the present one ringed."""
    pitch, radius = _bead_pitch(brush, view), brush.u(5)
    y, left = bar.centery, bar.x + radius
    brush.rule(left, y - brush.px(0.5), pitch * (view.rounds - 1), "edge")
    for i in range(view.rounds):
        center, at = (left + i * pitch, y), i + 1
        if at < view.round:
            brush.disc(center, radius, "ink")
        elif at == view.round:
            brush.disc(center, radius + brush.u(3), "card", 2.5, "focus")
            brush.disc(center, radius - brush.u(1.5), "focus")
        else:
            brush.disc(center, radius, "card", 1.6, "edge")


def draw_header(brush: Brush, widget: Widget, look: Look, view: HeaderView) -> bool:
    """Draw a widget of the strip; tell whether it was one."""
    if widget.id == "menu":
        draw_button(brush, widget, look)
    elif widget.id == "ripples":
        lively = look.hovered or look.pressed
        brush.card(widget.rect, "select" if lively else "card", widget.radius, 1, "line")
        _paint_ripples(brush, view, widget.rect)
    else:
        return widget.id.startswith("header:")
    return True


def answer_header(action: object, view: HeaderView, host: Host) -> Goto | None:
    """Open the pause or the page about daily life; None for anything else."""
    if isinstance(action, Back):
        return host.pause()
    if isinstance(action, ShowRipples):
        return Push(Sheet(host.say("header.ripples"), ripple_notes(view), host))
    return None
