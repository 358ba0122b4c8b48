"""What must be right before a level can be played at all: names lead somewhere, cards are whole."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from game.authoring.deck import Card
from game.authoring.diagnostic import Finding
from game.authoring.locate import Path
from game.authoring.model import Level, Said
from game.authoring.news import (
    Outcome,
    PriceEffect,
    PromiseEffect,
    SupportEffect,
    TalkEffect,
    TrustEffect,
    When,
)
from game.authoring.phrase import did_you_mean, quote
from game.authoring.setup import EVERYONE, PLAIN, PLAYER, THEIRS, YOURS
from game.core.state import FAVOR, Family, Kind

__all__ = ["REFERENCES", "Check", "effects_in", "whens_in"]

Check = Callable[[Level], Iterable[Finding]]
Named = tuple[Path, str]
T = TypeVar("T")


# ---------------------------------------------------------------- walking through events


def whens_in(level: Level) -> Iterator[tuple[Path, When]]:
    """Give every condition of a level and the path to it."""
    for number, event in enumerate(level.events):
        yield ("events", number, "when"), event.when
        for index, case in enumerate(event.cases):
            yield ("events", number, "cases", index, "when"), case.when


def effects_in(level: Level) -> Iterator[tuple[Path, Outcome]]:
    """Give every effect of a level and the path to it."""
    for number, event in enumerate(level.events):
        base: Path = ("events", number)
        yield from _numbered((*base, "effects"), event.effects)
        for index, case in enumerate(event.cases):
            yield from _numbered((*base, "cases", index, "effects"), case.effects)
        if event.next_move is not None:
            yield from _numbered((*base, "next_move", "effects"), event.next_move.effects)


def _numbered(base: Path, things: Iterable[T]) -> Iterator[tuple[Path, T]]:
    for index, thing in enumerate(things):
        yield (*base, index), thing


# ---------------------------------------------------------------- cards and parties


def unknown_card(level: Level) -> Iterator[Finding]:
    """Find the name of a card that the level does not have.

    What: an event, a line, the solution, a trap or the accord names a card by an id that no card
    has. A plain move (plain-sorry and so on), where the level has no card of that kind, and "favor"
    count as cards.

    Why: what is said about that card would never come true.

    Example:
        plays = ["ten-minute-bench"]

    Instead:
        plays = ["ten-minutes-one-bench"]
    """
    own = [card.id for card in level.cards]
    covered = {card.kind for card in level.cards}
    plain = [f"plain-{kind.value}" for kind in PLAIN if kind not in covered]
    known = {*own, *plain, FAVOR.id}
    for path, name in _cards_named(level):
        if name not in known:
            message = f"There is no card {quote(name)} in this level."
            hint = did_you_mean(name, known) or "Cards are named by their id."
            yield Finding(path, message, "the id of a card", hint, at_value=True)


def _cards_named(level: Level) -> Iterator[Named]:
    for path, when in whens_in(level):
        for key in ("due_from", "running", "played", "not_played"):
            yield from _numbered((*path, key), getattr(when, key))
    for path, effect in effects_in(level):
        if isinstance(effect, PriceEffect | PromiseEffect):
            yield from _numbered((*path, "cards"), effect.cards)
    for party, moments in level.lines.items():
        for moment, lines in moments.items():
            for index, line in enumerate(lines):
                if isinstance(line, Said):
                    base = ("lines", party, moment.value, index, "cards")
                    yield from _numbered(base, line.cards)
    yield from _plays_named(level)


def _plays_named(level: Level) -> Iterator[Named]:
    yield from _numbered(("solution", "plays"), level.solution.plays)
    if level.solution.fallback is not None:
        yield ("solution", "fallback"), level.solution.fallback
    for number, trap in enumerate(level.traps):
        yield from _numbered(("traps", number, "plays"), trap.plays)
    if level.accord is not None:
        yield from _numbered(("accord", "cards"), level.accord.cards)


def unknown_party(level: Level) -> Iterator[Finding]:
    """Find the name of a party that does not sit at the table.

    What: an effect, a condition, a card, [lines] or [chair] names a party by an id that nobody
    has. The player is "you".

    Why: the game would not know whom you mean.

    Example:
        { trust = "matteo", in = "you", communication = -6 }

    Instead:
        { trust = "mateo", in = "you", communication = -6 }
    """
    others = [other.id for other in level.others]
    seated = [PLAYER, *others]
    for path, name, words, at_value in _parties_named(level):
        known = [*(others if path[0] in ("lines", "chair") else seated), *words]
        if name not in known:
            message = f"Nobody at the table is called {quote(name)}."
            hint = did_you_mean(name, known)
            expected = "one of " + ", ".join(known)
            yield Finding(path, message, expected, hint, at_value=at_value)


def _parties_named(level: Level) -> Iterator[tuple[Path, str, tuple[str, ...], bool]]:
    """Give each name of a party, and the words that may stand for one there."""
    whose = (YOURS, THEIRS)
    for path, when in whens_in(level):
        if when.due is not None:
            yield (*path, "due"), when.due, whose, True
    for path, effect in effects_in(level):
        for key, name, words in _in_effect(effect):
            yield (*path, key), name, words, True
    for number, card in enumerate(level.cards):
        for place, name in _on_card(card):
            yield ("cards", number, *place), name, (), True
    for table, named in (("lines", level.lines), ("chair", level.chair)):
        for name in named:
            yield (table, name), name, (), False
    for number, one in enumerate(level.between):
        yield ("between", number, "holder"), one.holder, (), True
        yield ("between", number, "toward"), one.toward, (), True


def _in_effect(effect: Outcome) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    match effect:
        case TrustEffect(trust=holder, toward=other):
            yield "trust", holder, (EVERYONE,)
            if other is not None:
                yield "in", other, (EVERYONE,)
        case SupportEffect(of=of):
            yield "of", of, (EVERYONE,)
        case PromiseEffect(promise=of):
            yield "promise", of, (YOURS, THEIRS, EVERYONE)
        case TalkEffect(says=party):
            yield "says", party, ()
        case _:
            return


def _on_card(card: Card) -> Iterator[Named]:
    yield from _numbered(("with",), card.partners)
    if card.favors is not None:
        yield ("favors",), card.favors
    for index, vow in enumerate(card.promises):
        if vow.by is not None:
            yield ("promises", index, "by"), vow.by


# ---------------------------------------------------------------- names


def duplicate_id(level: Level) -> Iterator[Finding]:
    """Find an id that is taken, or that means something else already.

    What: two cards (or parties, events, cases, ripples) share an id, or one is called "you",
    "yours", "theirs", "everyone", "favor" or "plain-…".

    Why: the game tells them apart by their ids alone.

    Example:
        id = "bench"    # and another card with id = "bench"

    Instead:
        id = "bench-again"
    """
    taken = {PLAYER, YOURS, THEIRS, EVERYONE, FAVOR.id}
    for group in _groups(level):
        seen = set(taken)
        for path, name in group:
            if name in seen or name.startswith("plain-"):
                why = "is kept for the game" if name in taken or name not in seen else "is taken"
                message = f"The id {quote(name)} {why}."
                yield Finding((*path, "id"), message, "another id", at_value=True)
            seen.add(name)


def _groups(level: Level) -> Iterator[list[Named]]:
    yield [(("cards", index), card.id) for index, card in enumerate(level.cards)]
    yield [(("others", index), other.id) for index, other in enumerate(level.others)]
    yield [(("ripples", index), ripple.id) for index, ripple in enumerate(level.ripples)]
    events: list[Named] = []
    for number, event in enumerate(level.events):
        events.append((("events", number), event.id))
        events += [(("events", number, "cases", i), case.id) for i, case in enumerate(event.cases)]
    yield events


# ---------------------------------------------------------------- whole cards

_ALONE = (Kind.GESTURE, Kind.AMENDS, Kind.BOAST)


def incomplete_card(level: Level) -> Iterator[Finding]:
    """Find a card that lacks what its kind needs, or has what its kind cannot have.

    What: an agreement needs a size and a promise from each side; a gesture, amends and a boast
    need a size and your promise only; a mediator needs `who` and `style`; a card from the gut
    needs its `thought`; no other card promises anything.

    Why: a gesture that asks something back is no gesture, and a temptation without its thought
    does not tempt.

    Example:
        kind = "gesture"
        they_promise = { … }

    Instead:
        kind = "agreement"
        they_promise = { … }
    """
    for number, card in enumerate(level.cards):
        for key, message in _flaws(card):
            written = key in card.model_fields_set
            path: Path = ("cards", number, key) if written else ("cards", number)
            yield Finding(path, f"{quote(card.id)} is {_a(card.kind)} and {message}.")


def _a(kind: Kind) -> str:
    word = {Kind.SILENCE: "silence", Kind.AMENDS: "amends"}.get(kind)
    return word or ("an " if kind.value[0] in "aou" else "a ") + kind.value


def _flaws(card: Card) -> Iterator[tuple[str, str]]:
    theirs = card.they_promise is not None or bool(card.promises)
    promising = card.kind is Kind.AGREEMENT or card.kind in _ALONE
    if promising and card.size == 0:
        yield "size", "needs a size from 1 to 5"
    if promising and card.you_promise is None:
        yield "you_promise", "needs a you_promise"
    if card.kind is Kind.AGREEMENT and not theirs:
        yield "they_promise", "needs a they_promise"
    if card.kind is not Kind.AGREEMENT and theirs:
        key = "they_promise" if card.they_promise else "promises"
        yield key, "asks for nothing, so nobody else can promise anything"
    if not promising and card.you_promise is not None:
        yield "you_promise", "promises nothing"
    if card.kind is Kind.MEDIATOR and card.who is None:
        yield "who", "needs a line that says who"
    if card.kind is Kind.MEDIATOR and card.style is None:
        yield "style", "needs a style: facilitate, formulate or leverage"
    if card.kind.family is Family.GUT and card.thought is None:
        yield "thought", "needs the thought that tempts"


def contradiction(level: Level) -> Iterator[Finding]:
    """Find rounds that contradict each other.

    What: a condition has both `round` and `rounds`, or its rounds run backward; a promise in
    `promises` does not say by whom.

    Why: it can be read in two ways.

    Example:
        when = { rounds = [5, 3] }

    Instead:
        when = { rounds = [3, 5] }
    """
    for path, when in whens_in(level):
        if when.round is not None and when.rounds is not None:
            yield Finding((*path, "round"), "Here stand both round and rounds.", "one of them")
        if when.rounds is not None and when.rounds[0] > when.rounds[-1]:
            first, last = when.rounds
            hint = f"Write [{last}, {first}]."
            message = f"Rounds {first} to {last} run backward."
            yield Finding((*path, "rounds"), message, "the smaller one first", hint, at_value=True)
    for number, card in enumerate(level.cards):
        for index, vow in enumerate(card.promises):
            if vow.by is None:
                path = ("cards", number, "promises", index)
                yield Finding(path, "This promise does not say by whom.", 'by = "…"')


REFERENCES: dict[str, Check] = {
    "L010": unknown_card,
    "L011": unknown_party,
    "L012": duplicate_id,
    "L013": incomplete_card,
    "L014": contradiction,
}
"""The checks without which nothing can be played; each one's docstring is its manual page."""
