"""Every painted part on one page, the last picture of `python -m tests.gallery OUT`."""

from dataclasses import dataclass, replace

from pygame import Rect

from game.ui.braid import Fray, Knot, Thread
from game.ui.controls import (
    button_size,
    draw_control,
    draw_option_group,
    option_size,
    tab_size,
)
from game.ui.fonts import BODY, HEADING, LABEL, NUMBER, SMALL, SPEECH, STRONG, TITLE
from game.ui.layout import Area, Flow, columns, fit_across, grid, run
from game.ui.paint import Brush
from game.ui.scene import Back, Goto, Motion, Page, Pop, Quit, Swap
from game.ui.theme import FAMILIES, FAMILY_ICONS, STRANDS
from game.ui.widgets import Look, Role, Widget

LIST = "list"
LEGEND = tuple(zip(STRANDS, ("Communication", "Compromise", "Shared goals"), strict=True))
WEAK = ((0.44, 0.35, 0.28),)
TABS = (("All", "layers"), *((f.capitalize(), FAMILY_ICONS[f]) for f in FAMILIES))
CERTAINTY = ("surely", "likely", "unsure", "doubtful", "no")


def _named(name, strand):
    return (name, LABEL), (" ", LABEL), ("44", STRONG.but(color=strand))


@dataclass(frozen=True)
class Choose:
    """The action of everything in the gallery that can be chosen."""

    what: str


@dataclass(frozen=True)
class Gallery:
    """A scene that does nothing but show what the brush can paint."""

    tab: str = "All"
    sure: str = "likely"
    on: bool = True
    moving: bool = False

    def compose(self, brush: Brush) -> Page:
        m = brush.metrics
        window = Rect(m.margin, 0, m.width - m.margin, m.height)
        flow = Flow(Rect(m.margin // 2, m.margin, window.w - 2 * m.margin, 0), gap=brush.u(20))
        self._rows(brush, flow)
        widgets = [w for row in self._widgets(brush, flow) for w in row]
        motion = Motion("knot", Rect(200, 100, 200, 200), 0.5, self._tie)
        return Page(
            widgets=tuple(w._replace(area=LIST) for w in widgets),
            areas=(Area(LIST, window, flow.y + m.margin),),
            motions=(motion,) if self.moving else (),
            title="Gallery",
        )

    def _rows(self, brush, flow):
        return {
            "head": flow.take(brush.u(64)),
            "arena": flow.take(brush.px(190)),
            "legend": flow.take(brush.u(40) * (1 if self._beside(brush, flow) else 3)),
            "thin": flow.take(brush.px(60)),
            "marks": flow.take(brush.u(80)),
        }

    def _beside(self, brush, flow):
        """Tell whether the strands and their names fit beside each other."""
        widest = max(brush.runs_width(_named(name, strand)) for strand, name in LEGEND)
        return brush.u(90) + widest <= flow.rect.w // 3

    def _widgets(self, brush, flow):
        yield self._tabs(brush, flow)
        yield self._cards(brush, flow)
        yield self._certainties(brush, flow)
        yield self._buttons(brush, flow)
        yield self._settings(brush, flow)

    def _tabs(self, brush, flow):
        sizes = [tab_size(brush, name, icon, "3") for name, icon in TABS]
        widths = [w for w, _ in sizes]
        spots = run(flow.rect.x, flow.y, widths, sizes[0][1], brush.u(10), flow.rect.w)
        flow.y = spots[-1].bottom + flow.gap
        for (name, icon), rect in zip(TABS, spots, strict=True):
            yield Widget(
                f"tab-{name}", Role.TAB, name, rect, Choose(name), selected=name == self.tab,
                icon=icon, note="3", style=name.lower() if name != "All" else "", radius=20,
            )  # fmt: skip

    def _cards(self, brush, flow):
        across = fit_across(flow.rect.w, brush.u(150), brush.u(14), 6)
        spots = grid(flow.take(0), 6, across, [brush.u(210)] * 6, brush.u(14))
        flow.y = spots[-1].bottom + flow.gap
        for i, (family, rect) in enumerate(zip(FAMILIES, spots, strict=True), 1):
            label = f"A card of the family {family}"
            yield Widget(
                f"card-{family}", Role.CARD, label, rect, Choose(family), key=str(i), radius=16,
                style=family, enabled=family != "mediator",
            )  # fmt: skip

    def _certainties(self, brush, flow):
        widths = [option_size(brush, name)[0] for name in CERTAINTY]
        tall = option_size(brush, "x")[1]
        x, y = flow.rect.x + brush.u(5), flow.y + brush.u(5)
        spots = run(x, y, widths, tall, brush.u(4), flow.rect.w - brush.u(10))
        flow.y = spots[-1].bottom + brush.u(5) + flow.gap
        for name, rect in zip(CERTAINTY, spots, strict=True):
            yield Widget(
                f"sure-{name}", Role.OPTION, name, rect, Choose(name), radius=99,
                selected=name == self.sure,
            )  # fmt: skip

    def _buttons(self, brush, flow):
        data = (
            ("replay", "Replay", "rotate-ccw", "", False),
            ("go", "Go on", "", "primary", False),
            ("quiet", "Break it quietly", "", "", True),
            ("menu", "Menu", "menu", "round", False),
            ("off", "Not now", "lock", "", False),
        )
        widths = [
            brush.u(54) if style == "round" else button_size(brush, label, icon)[0]
            for _, label, icon, style, _ in data
        ]
        spots = run(
            flow.rect.x, flow.y, widths, button_size(brush, "x")[1], brush.u(18), flow.rect.w
        )
        flow.y = spots[-1].bottom + flow.gap
        for (id_, label, icon, style, hold), rect in zip(data, spots, strict=True):
            yield Widget(
                id_, Role.BUTTON, label, rect, Choose(id_), icon=icon, style=style, hold=hold,
                enabled=id_ != "off",
            )  # fmt: skip

    def _settings(self, brush, flow):
        left, right = columns(flow.take(brush.u(54)), (1, 1), brush.u(18))
        yield Widget("motion", Role.SWITCH, "Motion", left, Choose("motion"), selected=self.on)
        yield Widget(
            "size", Role.SLIDER, "Size of letters", right, less=Choose("less"),
            more=Choose("more"), value="100 %",
        )  # fmt: skip
        row = flow.take(brush.u(54))
        yield Widget(
            "row", Role.ITEM, "A line in a list", row, Choose("row"), icon="book-open",
            note="new", key="9",
        )  # fmt: skip
        row = flow.take(brush.u(44))
        row.w = brush.u(200)
        yield Widget("link", Role.LINK, "Read more", row, Choose("link"), icon="info")

    def paint(self, brush: Brush, page: Page, area: str) -> None:
        if not area:
            return
        m = brush.metrics
        flow = Flow(Rect(m.margin // 2, m.margin, page.areas[0].window.w - 2 * m.margin, 0))
        flow.gap = brush.u(20)
        rows = self._rows(brush, flow)
        self._head(brush, rows["head"])
        self._arena(brush, rows["arena"])
        lanes = columns(rows["legend"], (1, 1, 1), brush.u(10))
        if not self._beside(brush, flow):
            row = rows["legend"]
            lanes = [Rect(row.x, row.y + i * row.h // 3, row.w, row.h // 3) for i in range(3)]
        for (strand, name), lane in zip(LEGEND, lanes, strict=True):
            box = brush.swatch(strand, lane.x, lane.centery, 52)
            brush.runs(_named(name, strand), box.right + brush.u(10), lane.y + brush.u(8))
        self._thin(brush, rows["thin"])
        self._marks(brush, rows["marks"])
        options = [w.rect for w in page.widgets if w.role is Role.OPTION]
        draw_option_group(brush, options[0].unionall(options[1:]).inflate(brush.u(10), brush.u(10)))

    def _head(self, brush, rect):
        brush.text("On Time", rect.x, rect.y, TITLE)
        brush.text("Start small · a friendship", rect.x, rect.y + brush.u(32), SMALL)
        bar = Rect(rect.x + brush.u(300), rect.y + brush.u(40), brush.u(132), brush.u(12))
        brush.runs((("Support ", BODY.but(color="ink2")), ("62", STRONG)), bar.x, rect.y)
        brush.meter(bar, 0.62, "support")
        brush.pips(2, bar.right + brush.u(30), bar.centery)
        for i, (up, hollow) in enumerate(((True, False), (True, True), (False, False))):
            x = bar.right + brush.u(130 + 24 * i)
            brush.triangle((x, bar.centery), 14, "good" if up else "bad", up=up, hollow=hollow)
        brush.key_cap("Enter", bar.right + brush.u(220), rect.y + brush.u(30))

    def _arena(self, brush, rect):
        side = brush.px(132)
        one = rect.x + side // 2, rect.bottom - side // 2
        other = rect.right - side // 2, one[1]
        brush.thread(self._main(brush, rect))
        brush.portrait("you", "calm", one, side)
        brush.portrait("mateo", "wary", other, side, flip=True)
        brush.peg((one[0] + side // 2 + brush.px(4), one[1]), 12)
        brush.peg((other[0] - side // 2 - brush.px(4), one[1]), 12)
        words = "“Eight means eight. Let’s see.”"
        size = brush.width(words, SPEECH) + brush.u(40), brush.u(46)
        bubble = Rect(other[0] - side - size[0], rect.y - brush.px(6), *size)
        brush.bubble(bubble, (other[0] - side // 3, other[1] - side * 0.3))
        brush.label(words, bubble, SPEECH)
        y = rect.y + brush.px(4)
        brush.text("Mateo’s trust in you", rect.x + side, y, HEADING)
        x = rect.x + side + brush.width("Mateo’s trust in you", HEADING) + brush.u(12)
        brush.text("38", x, y - brush.u(8), NUMBER)

    def _main(self, brush, rect):
        side = brush.px(132)
        y, left, right = rect.bottom - side // 2, rect.x + side, rect.right - side
        sag = y + brush.px(30)
        return Thread(
            path=((left, y), ((left + right) / 2, sag - brush.px(10)), (right, y)),
            width=27 * brush.metrics.scale, fullness=WEAK,
            knots=(Knot(0.43, 1), Knot(0.70, 2)), frays=(Fray(0.165, 0, 1.0),),
        )  # fmt: skip

    def _thin(self, brush, rect):
        y, left, right = rect.centery, rect.x + brush.px(12), rect.right - brush.px(12)
        thin = Thread(
            path=((left, y), ((left + right) / 2, y + brush.px(10)), (right, y)),
            width=10 * brush.metrics.scale, fullness=((0.72, 0.66, 0.62),), seed=5, loose=0.6,
            knots=(Knot(0.22, 1), Knot(0.8, 2)),
        )  # fmt: skip
        brush.thread(thin)
        brush.peg((left, y), 7)
        brush.peg((right, y), 7)

    def _marks(self, brush, rect):
        for i in range(5):
            brush.knot((rect.x + brush.u(30 + 66 * i), rect.centery), 16, i + 1)
        brush.knot((rect.x + brush.u(370), rect.centery), 16, 2, 0.4)
        brush.fray((rect.x + brush.u(450), rect.centery), 14)
        x, end = rect.x + brush.u(520), rect.right - 20
        if x < end:
            brush.ghost([(x, rect.bottom - 20), ((x + end) / 2, rect.centery), (end, rect.y + 20)])

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        if widget.role is not Role.CARD:
            draw_control(brush, widget, look)
            return
        rect, family = widget.rect, widget.style
        brush.card(rect, "select" if look.hovered else "card", 16, 2 if look.focused else 1)
        brush.seam(rect, family, 16)
        brush.key_cap(widget.key, rect.x + brush.u(12), rect.y + brush.u(20))
        brush.family_disc(family, (rect.centerx, rect.y + brush.u(84)), brush.u(33))
        y = rect.y + brush.u(122)
        style = STRONG.but(color="ink" if widget.enabled else "ghost")
        wide = rect.w - brush.u(18)
        brush.text(widget.label, rect.centerx, y, style, width=wide, align="center", lines=3)

    def _tie(self, brush: Brush, share: float) -> None:
        brush.knot((300, 200), max(4, 30 * share), 2)

    def handle(self, action: object) -> Goto | None:
        match action:
            case Back():
                return Pop()
            case Choose("go"):
                return Quit()
            case Choose("motion"):
                return Swap(replace(self, on=not self.on))
            case Choose(what) if what in CERTAINTY:
                return Swap(replace(self, sure=what))
            case Choose(what) if what in dict(TABS):
                return Swap(replace(self, tab=what))
        return None
