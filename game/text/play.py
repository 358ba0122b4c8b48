"""A play from the briefing to the last question, one plain line after another."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from game.authoring.model import Level
from game.core.kinds import Family, Phase
from game.core.moves import Choice
from game.core.story import Story
from game.journal.sitting import Sitting
from game.present.looking_back import look_back
from game.present.show import show
from game.present.tips import Tips
from game.present.views import (
    BriefingView,
    CardView,
    ChoiceView,
    EndingView,
    FollowView,
    QuestionView,
    ReckoningView,
    TableView,
)
from game.present.words import Words
from game.text import phases
from game.text.asking import Asker, Option
from game.text.cards import card_option, outlook_lines
from game.text.paper import Line
from game.text.review import review
from game.text.standing import capital, listed, sentence, threads

__all__ = ["play_text"]

AGREE = "j"
"""What the second of two players types to agree: the same key as in the window."""


def play_text(sitting: Sitting, words: Words, asker: Asker, tips: Tips | None = None) -> bool:
    """Play until the ending or until the player leaves; whether the ending was reached.

    Every choice is kept before anything more is said, so leaving loses nothing. `tips` are given
    in a line each, at the moments that need them.
    """
    if tips is not None:
        asker = replace(asker, orders={**asker.orders, "no tips": lambda: _no_more(tips, words)})
    reader = _Reader(sitting, words, asker, sitting.level_in(words.language), tips)
    while not sitting.over:
        choice = reader.ask()
        if choice is None:
            reader.leave()
            return False
        sitting.choose(choice)
        reader.warn()
    reader.close()
    return True


@dataclass(slots=True)
class _Reader:
    """Reads a play aloud; remembers only what it has explained already."""

    sitting: Sitting
    words: Words
    asker: Asker
    level: Level
    tips: Tips | None
    explained: set[str] = field(default_factory=set)
    told: phases.Told = field(default_factory=phases.Told)
    warned: str = ""

    def ask(self) -> Choice | None:
        """Show the page of this phase and ask its question; `None` when the player leaves."""
        view = show(self.level, self.sitting.story, self.words)
        match view:
            case BriefingView():
                return self._begin(view)
            case TableView(question=QuestionView() as question):
                self.asker.paper.show(phases.table(view, self.words, self.told))
                return self._jointly(lambda: self._choose(question.answers, view))
            case TableView(offer=None):
                self.asker.paper.show(phases.table(view, self.words, self.told))
                return self._jointly(lambda: self._play_card(view))
            case TableView(offer=offer):
                self.asker.paper.show(phases.table(view, self.words, self.told))
                answers = offer.answers if offer else ()
                return self._jointly(lambda: self._choose(answers, view))
            case FollowView():
                self.asker.paper.show(phases.follow(view, self.words, self.told))
                options = _follow_options(view, self.words)
                pick = partial(self._pick, options, view.options, view)
                return self._jointly(pick) if view.mine else pick()
            case ReckoningView():
                self.asker.paper.show(phases.reckoning(view, self.words, self.told))
                return self._choose((view.go_on,), view)
            case EndingView():
                return None

    # ------------------------------------------------------------ two players, one side

    def _begin(self, view: BriefingView) -> Choice | None:
        """Tell the story and ask how it will end; two players can say here that they are two."""
        self.asker.paper.show(phases.briefing(view, self.words))
        self.asker.paper.say(self.words.say("pair.offered"))
        self._advise(view)
        orders = {**self.asker.orders, "pair": self._share}
        asker = replace(self.asker, orders=orders)
        index = asker.ask([_option(ending) for ending in view.endings], lambda: self._why(view))
        return None if index is None else view.endings[index].choice

    def _share(self) -> list[Line]:
        """Let two players share the side, or one have it alone again."""
        self.sitting.pair = not self.sitting.pair
        return [Line(self.words.say("pair.on" if self.sitting.pair else "pair.off"))]

    def _jointly(self, ask: Callable[[], Choice | None]) -> Choice | None:
        """Ask until the second player agrees as well, where there are two."""
        while (choice := ask()) is not None and self.sitting.pair:
            self.asker.paper.say(self.words.say("pair.second"))
            answer = self.asker.read()
            if answer is None:
                return None
            if answer.casefold() == AGREE:
                return choice
            self.asker.paper.say(self.words.say("pair.back"))
        return choice

    # ------------------------------------------------------------ choosing

    def _choose(self, choices: tuple[ChoiceView, ...], view: "_Asking") -> Choice | None:
        return self._pick([_option(choice) for choice in choices], choices, view)

    def _pick(
        self, options: list[Option], choices: tuple[ChoiceView, ...], view: "_Asking"
    ) -> Choice | None:
        self._advise(view)
        index = self.asker.ask(options, lambda: self._why(view))
        return None if index is None else choices[index].choice

    def _play_card(self, view: TableView) -> Choice | None:
        """Ask for a card, in the order of the deck; what cannot be played is told first."""
        cards = [card for card in view.cards if card.ways]
        self.asker.paper.show(self._closed(view))
        self._advise(view, *_teaching_cards(cards))
        while True:
            options = [
                card_option(card, self.words, known=card.id in self.explained) for card in cards
            ]
            self.explained.update(card.id for card in cards)
            index = self.asker.ask(options, lambda: self._why(view))
            if index is None:
                return None
            ways = cards[index].ways
            if len(ways) == 1:
                return ways[0].choice
            back = Option((Line(self.words.say("text.another_card")),))
            way = self.asker.ask([*map(_option, ways), back], lambda: self._why(view))
            if way is None or way < len(ways):
                return None if way is None else ways[way].choice

    # ------------------------------------------------------------ explaining

    def _advise(self, view: "_Asking", *cards: CardView) -> None:
        """Give the tips that this page needs, in a line each."""
        if self.tips is None:
            return
        first = not self.tips.seen
        given = 0
        for card in (None, *cards):
            tip = self.tips.take(view, card) if given < _TIPS_A_PAGE else None
            if tip is not None:
                self.asker.paper.say(self.words.say("text.tips", text=tip.text))
                given += 1
        if first and self.tips.seen:
            self.asker.paper.say(self.words.say("text.tips_off"))

    def _why(self, view: "_Asking") -> Iterator[Line]:
        """Show the numbers behind the page: the ledger, the threads, why cards cannot be played."""
        if isinstance(view, ReckoningView):
            for one in view.ledgers:
                yield from phases.ledger(one, self.words, fully=True)
            return
        trust = threads(view.threads, self.words, fully=True)
        yield from listed(self.words.say("text.trust"), trust)
        last = _last_reckoning(self.sitting.story)
        if last is not None:
            yield from self._ledgers(last)
        if isinstance(view, TableView) and not (view.question or view.offer):
            yield from self._closed(view)

    def _closed(self, view: TableView) -> Iterator[Line]:
        """Say which cards cannot be played now, and why."""
        for card in view.cards:
            if not card.ways:
                title = sentence(card.title)
                yield Line(self.words.say("text.not_now", title=title, why=card.why_not), 1)

    def _ledgers(self, story: Story) -> Iterator[Line]:
        view = show(self.level, story, self.words)
        if isinstance(view, ReckoningView):
            for one in view.ledgers:
                yield from phases.ledger(one, self.words, fully=True)

    # ------------------------------------------------------------ leaving

    def warn(self) -> None:
        """Say once that the disk refuses, in one sentence; the play goes on."""
        trouble = self.sitting.unsaved
        reason = trouble.reason if trouble else ""
        if reason and reason != self.warned:
            self.asker.paper.say(self.words.say("notice.not_saved", reason=reason))
        self.warned = reason

    def leave(self) -> None:
        """Say goodbye, and whether everything is kept."""
        if not self.sitting.story.choices:
            key = "text.left_unbegun"
        elif self.sitting.unsaved and not self.sitting.keep():
            key = "text.left_unsaved"
        else:
            key = "text.left"
        self.asker.paper.say(self.words.say(key))

    def close(self) -> None:
        """Tell the ending, look back, and ask three questions that nobody grades."""
        sitting, paper = self.sitting, self.asker.paper
        view = show(self.level, sitting.story, self.words)
        if isinstance(view, EndingView):
            paper.show(phases.ending(view, self.words))
        paper.show(review(look_back(self.level, sitting.story, self.words), self.words))
        if sitting.unsaved is None:
            paper.show(listed(self.words.say("text.kept"), [Line(str(sitting.path), 1)]))


def _no_more(tips: Tips, words: Words) -> list[Line]:
    """Stop the tips and say so."""
    tips.stop()
    return [Line(words.say("text.tips_gone"))]


def _teaching_cards(cards: list[CardView]) -> list[CardView]:
    """Give the first agreement and the first card from the gut, which tips are about."""
    families = (Family.AGREEMENT, Family.GUT)
    firsts = (next((card for card in cards if card.family is one), None) for one in families)
    return [card for card in firsts if card is not None]


_TIPS_A_PAGE = 2

_Asking = BriefingView | TableView | FollowView | ReckoningView


def _option(choice: ChoiceView) -> Option:
    return Option((Line(_label(choice)),), held=choice.held)


def _label(choice: ChoiceView) -> str:
    parts = (sentence(capital(part)) for part in (choice.label, choice.detail) if part)
    return " ".join(parts)


def _follow_options(view: FollowView, words: Words) -> list[Option]:
    """Offer what can be done, with what it would probably do at home and to the threads."""
    options = []
    for number, choice in enumerate(view.options):
        lines = [Line(_label(choice))]
        if number < len(view.homes):
            lines.append(Line(sentence(view.homes[number])))
        if number < len(view.forecasts):
            lines += outlook_lines(view.forecasts[number], words)
        options.append(Option(tuple(lines), held=choice.held))
    return options


def _last_reckoning(story: Story) -> Story | None:
    """Give the story as it stood at its last reckoning."""
    for count in range(len(story.choices), 0, -1):
        if story.steps[count].state.phase is Phase.RECKONING:
            return Story(story.setup, story.choices[:count], story.steps[: count + 1])
    return None
