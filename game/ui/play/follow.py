"""A promise falls due, and the thread is held until somebody says what becomes of it."""

from dataclasses import dataclass, field, replace
from functools import partial

from pygame import Rect

from game.core.moves import Foresee
from game.present.threads import place
from game.present.views import FollowView, PersonView, ThreadView
from game.ui.braid import Knot, Thread
from game.ui.fonts import SCREEN, SMALL
from game.ui.layout import columns
from game.ui.metrics import Density, Metrics
from game.ui.motion import held
from game.ui.paint import Brush
from game.ui.pair import shared
from game.ui.play.blocks import Across, Asked, Block, Panel, Stack, Words
from game.ui.play.frame import below, draw_common, is_wide, last_words, partner, thread_steps
from game.ui.play.header import (
    answer_header,
    draw_header,
    header_height,
    header_widgets,
    paint_header,
)
from game.ui.play.host import Host
from game.ui.play.lines import heading, news, told
from game.ui.play.options import OptionCard, SurenessCard
from game.ui.play.region import Laid, Region, areas_of, paint_regions, placed, widgets_of
from game.ui.play.strip import Strip, fullness_of
from game.ui.play.tag import Tag
from game.ui.scene import Finished, Goto, Loom, Motion, Page, Pressed, Restart, Swap
from game.ui.widgets import Look, Role, Widget, spoken

__all__ = ["BEAT_SECONDS", "FollowScene"]

BEAT = "beat"
BEAT_SECONDS = 0.6
PAGE, TALE = "page", "tale"
SHARES = (36, 84)


@dataclass(frozen=True)
class FollowScene:
    """The scene: my promise with three ways to go, or theirs with five guesses."""

    view: FollowView
    host: Host
    numbers: bool = False
    chosen: Foresee | None = None

    _laid: Laid = field(default_factory=Laid, init=False, compare=False, repr=False)
    _needs: dict[tuple[int, Metrics], int] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    # What there is to see.

    @property
    def other(self) -> PersonView:
        """Return who the promise is about: to whom it was made, or by whom."""
        return partner(self.view.others, self.view.other)

    @property
    def _thread(self) -> ThreadView:
        """Return the thread that hangs on this promise: trust in whoever has made it."""
        view, me, other = self.view, self.view.me.id, self.other.id
        holder, about = (other, me) if view.mine else (me, other)
        found = (t for t in view.threads if (t.holder, t.other) == (holder, about))
        return next(found, view.threads[0])

    def _strip(self, *, spoken: bool = True) -> Strip:
        """Return both faces, the thread and, if wanted, what was said last."""
        speech = last_words(self.view.speech) if spoken else None
        return Strip(self.view.me, self.other, self._thread, speech=speech)

    def _tag(self, cord: int) -> Tag:
        """Return the promise."""
        return Tag(self.view.title, self.view.promise, cord, stop="promise")

    def _cards(self) -> tuple[OptionCard | SurenessCard, ...]:
        """Return what can be chosen."""
        view = self.view
        if not view.mine:
            words = tuple(option.label for option in view.options)
            return tuple(
                SurenessCard(i, option, words, option.choice == self.chosen)
                for i, option in enumerate(view.options)
            )
        full, hint = fullness_of(self._thread), self._hint
        return tuple(
            OptionCard(i, option, view.promise.size, full, forecast, home, hint, self.numbers)
            for i, (option, forecast, home) in enumerate(
                zip(view.options, view.forecasts, view.homes, strict=True)
            )
        )

    @property
    def _hint(self) -> str:
        """Say how a breach is meant, where one press is not enough."""
        return self.host.say("pair.hint" if self.host.pair else "follow.held")

    def _grown(
        self, brush: Brush, card: OptionCard | SurenessCard, rect: Rect
    ) -> OptionCard | SurenessCard:
        """Return a card whose picture takes what height is left over."""
        if isinstance(card, SurenessCard):
            return card
        key = rect.w, brush.metrics
        if key not in self._needs:
            self._needs[key] = max(one.height(brush, rect.w) for one in self._cards())
        need = self._needs[key]
        return replace(card, extra=max(0, min(brush.px(64), rect.h - need)))

    def _switch(self) -> Widget:
        """Return what turns words into numbers and back."""
        key = "reckoning.words" if self.numbers else "reckoning.numbers"
        return Widget(
            "numbers", Role.LINK, self.host.say(key), Rect(0, 0, 0, 0), Pressed("i"), icon="scale",
            radius=10,
        )  # fmt: skip

    def _choices(self, *, across: bool) -> Stack:
        """Return the question, what can be chosen, and who will see it."""
        cards = self._cards()
        question = Words(self.view.question, SCREEN.but(size=24), Role.HEADING)
        parts: list[Block] = [Asked(question, self._switch()) if self.view.mine else question]
        if across:
            parts.append(Across(cards, (1.0,) * len(cards), 12))
        else:
            parts.append(Stack(cards, 12))
        parts.append(Words(self.view.note, SMALL))
        return Stack(tuple(parts), 10, 1)

    @property
    def _due(self) -> str:
        """Return which promise is due, and the question, as they are told."""
        view = self.view
        return spoken((f"{view.title}: {view.promise.title}", view.promise.text, view.question))

    def _lines(self) -> tuple[Block, ...]:
        """Return what has happened this round, the latest first."""
        people = (self.view.me, *self.view.others)
        return tuple(news(line, people) for line in reversed(self.view.happened))

    def _tale(self) -> Stack:
        """Return all that has happened, under its heading."""
        title = heading(self.host.say("follow.so_far"))
        return Stack((title, *self._lines()), 7) if self.view.happened else Stack(())

    # Laying out.

    def _regions(self, brush: Brush) -> tuple[Region, ...]:
        """Return the parts of the page, laid out once for every brush."""
        return self._laid.regions(brush, self._lay)

    def _lay(self, brush: Brush) -> tuple[Region, ...]:
        """Return the parts of the window below the header: columns where they fit, else a pile."""
        metrics = brush.metrics
        room = columns(Rect(0, 0, metrics.width - 2 * metrics.margin, 0), SHARES, brush.px(18))[1]
        across = is_wide(brush) and self._fit_across(brush, room.w)
        regions = self._columns(brush) if across else ()
        return regions or (self._pile(brush, across=across),)

    def _fit_across(self, brush: Brush, width: int) -> bool:
        """Tell whether the words of all guesses fit side by side into a width."""
        cards = self._cards()
        wide = (width - brush.px(12) * (len(cards) - 1)) // len(cards)
        return all(card.fits(brush, wide) for card in cards if isinstance(card, SurenessCard))

    def _columns(self, brush: Brush) -> tuple[Region, ...]:
        """Return faces above, the promise at the left, choices at the right; or nothing."""
        m, gap = brush.metrics, brush.px(16)
        window = below(brush, header_height(brush, self.view.header))
        strip = self._strip(spoken=m.density is Density.ROOMY)
        inner = Rect(m.margin, window.y + brush.px(2), window.w - 2 * m.margin, 0)
        inner.h = window.bottom - brush.px(20) - inner.y
        high = strip.height(brush, inner.w)
        rest = Rect(inner.x, inner.y + high + gap, inner.w, inner.h - high - gap)
        left, right = columns(rest, (33, 87) if rest.w < 1100 else SHARES, brush.px(18))
        tag, choices = self._tag(strip.drop(brush, inner.w) + gap), self._choices(across=True)
        hangs, stands = tag.height(brush, left.w), choices.height(brush, right.w)
        host, used = (left, hangs) if self.view.mine else (right, stands)
        tale = Rect(host.x, host.y + used + gap, host.w, host.bottom - host.y - used - gap)
        if max(hangs, stands) > rest.h or (tale.h < brush.u(80) and self.view.happened):
            return ()
        left.h, right.h = hangs, rest.h if self.view.mine else stands
        return (
            Region("strip", Rect(inner.topleft, (inner.w, high)), strip),
            Region("tag", left, tag),
            Region("choices", right, choices),
            *self._framed(brush, tale),
        )

    def _framed(self, brush: Brush, rect: Rect) -> tuple[Region, ...]:
        """Return what has happened on a card that scrolls for itself, if anything has."""
        if not self.view.happened:
            return ()
        block, pad, edge = self._tale(), brush.px(16), brush.px(9)
        need = block.height(brush, rect.w - 10 - 2 * pad) + 2 * edge + 14
        box = Rect(rect.x, rect.y, rect.w, min(rect.h, need))
        stop = Panel(block, 0, stop=TALE, label=self.host.say("follow.so_far"), bare=True)
        return (Region(TALE, box, stop, pad, pad, edge, edge, framed=True),)

    def _pile(self, brush: Brush, *, across: bool) -> Region:
        """Return everything in one pile that may scroll."""
        m, window = brush.metrics, below(brush, header_height(brush, self.view.header))
        gap, strip = 14 / m.text_scale, self._strip()
        cord = strip.drop(brush, window.w - 2 * m.margin) + brush.u(gap)
        tag, choices = self._tag(cord), self._choices(across=across)
        middle: Block = Stack((tag, choices), 18)
        if across:
            middle = Across((tag, choices), SHARES, 18)
        tale = Panel(self._tale(), 20, stop=TALE) if self.view.happened else Stack(())
        pile = Stack((strip, middle, tale), gap)
        return Region(
            PAGE, window, pile, m.margin, m.margin, brush.px(11), brush.px(20), stretch=False
        )

    def _specs(self, brush: Brush, widgets: tuple[Widget, ...]) -> list[Thread]:
        """Return every thread this page shows."""
        places = {
            w.id: w.rect
            for region in self._regions(brush)
            for w in region.block.widgets(brush, region.place(brush))
        }
        strip = self._strip()
        specs = list(strip.specs(brush, places["strip"]))
        for card in self._cards():
            specs += [
                self._grown(brush, card, w.rect).spec(brush, w.rect)
                for w in widgets
                if w.id == card.id
            ]
        tags = (r.block for r in self._regions(brush) if isinstance(r.block, Tag))
        cord = next((tag.cord for tag in tags), None)
        if cord is None:
            gap = brush.u(14 / brush.metrics.text_scale)
            cord = strip.drop(brush, places["strip"].w) + gap
        return [*specs, self._tag(cord).hang(brush, places["promise"])]

    def compose(self, brush: Brush) -> Page:
        """Lay out the header and the page; threads are drawn once words are seen."""
        regions = self._regions(brush)
        widgets = widgets_of(brush, regions)
        page = Page(
            widgets=(*header_widgets(brush, self.view.header, self.host.say), *widgets),
            areas=areas_of(brush, regions),
            focus="strip" if regions[0].scrolls(brush) else "option-0",
            title=self.view.header.title,
            says="\n".join((*told(self.view.happened), self._due)),
            motions=() if self.chosen is None else self._beat(brush),
            later=thread_steps(brush, self._specs(brush, widgets)),
            loom=self._loom(brush),
        )
        return shared(page, self.host.pair if self.view.mine else None)

    def _loom(self, brush: Brush) -> Loom:
        """Return the faces and the thread between them, which moves."""
        regions = self._regions(brush)
        strip, area = placed(brush, regions, "strip")
        loom = self._strip().loom(brush, strip, area)
        return loom.but(paint=partial(paint_regions, regions=regions, area=area))

    def _beat(self, brush: Brush) -> tuple[Motion, ...]:
        """Return the moment between a guess and the truth: a line is drawn below the header.

        The knot that hangs on it is pulled tight, where the thread does not scroll.
        """
        margin, tall = brush.metrics.margin, brush.px(5)
        top = header_height(brush, self.view.header)
        box = Rect(margin, top - tall, brush.metrics.width - 2 * margin, tall)

        def draw(pen: Brush, share: float) -> None:
            bar = Rect(box.x, box.y, round(box.w * share), box.h)
            if bar.w > bar.h:
                pen.pill(bar, "focus")

        beat, loom = Motion(BEAT, box, BEAT_SECONDS, draw), self._loom(brush)
        if loom.area or not brush.settings.motion:
            return (beat,)
        at, thread = self.view.header, self._thread
        knot = Knot(place(at.round, at.rounds, len(thread.knots)) / 1000, self.view.promise.size)
        return beat, held(brush, loom.threads[0].spec, knot, BEAT_SECONDS)

    # Painting.

    def paint(self, brush: Brush, page: Page, area: str) -> None:
        """Paint the header, the faces, the promise and what has happened."""
        del page
        if not area:
            paint_header(brush, self.view.header)
        paint_regions(brush, self._regions(brush), area)

    def draw(self, brush: Brush, widget: Widget, look: Look) -> None:
        """Draw a card, or something of the header."""
        card = next((one for one in self._cards() if one.id == widget.id), None)
        if card is not None:
            self._grown(brush, card, widget.rect).draw(brush, widget.rect, look)
        elif not draw_header(brush, widget, look, self.view.header):
            draw_common(brush, widget, look)

    # Answering.

    def handle(self, action: object) -> Goto | None:
        """Carry out a choice; a guess is held for a beat, which any key cuts short."""
        if self.chosen is not None:
            return _quietly(self.host.choose(self.chosen))
        match action:
            case Pressed("i" | "I"):
                return Swap(replace(self, numbers=not self.numbers))
            case Foresee():
                return Swap(replace(self, chosen=action), cue="choice")
            case Finished() | Pressed():
                return None
            case _:
                pass
        for option in self.view.options:
            if option.choice == action:
                return self.host.choose(option.choice)
        return answer_header(action, self.view.header, self.host)


def _quietly(wish: Goto) -> Goto:
    """Go on without a sound: the guess was heard when it was made."""
    return wish.but(cue=None) if isinstance(wish, Restart | Swap) else wish
