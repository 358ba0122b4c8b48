"""Every name in a level leads somewhere, and to one thing only."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from game.authoring.diagnostic import Finding
from game.authoring.locate import Path
from game.authoring.model import Level, Said
from game.authoring.news import (
    BondEffect,
    BreakingEffect,
    NextAnswerEffect,
    Outcome,
    PowerEffect,
    PriceEffect,
    PromiseEffect,
    SuccessorEffect,
    SupportEffect,
    TalkEffect,
    TrustEffect,
    When,
)
from game.authoring.phrase import did_you_mean, quote
from game.authoring.setup import EVERYONE, PLAIN, PLAYER, THEIRS, YOURS
from game.core.setup import FAVOR

__all__ = ["REFERENCES", "Check", "effects_in", "lifting_in", "whens_in"]

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
    yield from lifting_in(level)


def lifting_in(level: Level) -> Iterator[tuple[Path, When]]:
    """Give every condition that lifts a refusal and the path to it."""
    for number, other in enumerate(level.others):
        for index, refusal in enumerate(other.refuses):
            yield from _numbered(("others", number, "refuses", index, "unless"), refusal.unless)


def effects_in(level: Level) -> Iterator[tuple[Path, Outcome]]:
    """Give every effect of a level and the path to it."""
    for number, event in enumerate(level.events):
        base: Path = ("events", number)
        yield from _numbered((*base, "effects"), event.effects)
        for index, case in enumerate(event.cases):
            yield from _numbered((*base, "cases", index, "effects"), case.effects)
        if event.next_move is not None:
            yield from _numbered((*base, "next_move", "effects"), event.next_move.effects)
        for index, answer in enumerate(event.answers):
            yield from _numbered((*base, "answers", index, "effects"), answer.effects)


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
    yield from _named_by_events(level)
    yield from _named_by_lines(level)
    yield from _plays_named(level)
    for number, card in enumerate(level.cards):
        if card.forces is not None:
            yield ("cards", number, "forces"), card.forces


def _named_by_events(level: Level) -> Iterator[Named]:
    for path, when in whens_in(level):
        for key in ("due_from", "running", "played", "not_played", "just_played"):
            yield from _numbered((*path, key), getattr(when, key))
    for path, effect in effects_in(level):
        if isinstance(effect, PriceEffect | BreakingEffect | PromiseEffect):
            yield from _numbered((*path, "cards"), effect.cards)


def _named_by_lines(level: Level) -> Iterator[Named]:
    for party, moments in level.lines.items():
        for moment, lines in moments.items():
            for index, line in enumerate(lines):
                if isinstance(line, Said):
                    base = ("lines", party, moment.value, index, "cards")
                    yield from _numbered(base, line.cards)


def _plays_named(level: Level) -> Iterator[Named]:
    yield from _numbered(("solution", "plays"), level.solution.plays)
    yield from _numbered(("solution", "stars"), level.solution.stars)
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
    for path, name, words, at_value in _parties_named(level):
        known = [*words, *others]
        if name not in known:
            message = f"Nobody at the table is called {quote(name)}."
            hint = did_you_mean(name, known) or "Write the id of somebody at the table."
            expected = "one of " + ", ".join(known)
            yield Finding(path, message, expected, hint, at_value=at_value)


def _parties_named(level: Level) -> Iterator[tuple[Path, str, tuple[str, ...], bool]]:
    """Give each name of a party, and the words that may stand there beside the others' ids."""
    for path, when in whens_in(level):
        yield from _in_condition(path, when)
    for path, effect in effects_in(level):
        for key, name, words in _in_effect(effect):
            yield (*path, key), name, words, True
    for place, name in _by_cards(level):
        yield place, name, (PLAYER,), True
    for table, named in (("lines", level.lines), ("chair", level.chair)):
        for name in named:
            yield (table, name), name, (), False
    for number, one in enumerate(level.between):
        yield ("between", number, "holder"), one.holder, (PLAYER,), True
        yield ("between", number, "toward"), one.toward, (PLAYER,), True


def _in_condition(path: Path, when: When) -> Iterator[tuple[Path, str, tuple[str, ...], bool]]:
    if when.due is not None:
        yield (*path, "due"), when.due, (PLAYER, YOURS, THEIRS), True
    if when.of is not None:
        yield (*path, "of"), when.of, (), True


def _in_effect(effect: Outcome) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    match effect:
        case TrustEffect(trust=holder, toward=other):
            yield "trust", holder, (PLAYER, EVERYONE)
            if other is not None:
                yield "in", other, (PLAYER, EVERYONE)
        case SupportEffect(of=of) | PowerEffect(of=of):
            yield "of", of, (PLAYER, EVERYONE)
        case NextAnswerEffect(of=of):
            yield "of", of, (THEIRS,)
        case BondEffect(toward=other):
            yield "with", other, ()
        case PromiseEffect(promise=of):
            yield "promise", of, (PLAYER, YOURS, THEIRS, EVERYONE)
        case TalkEffect(says=party):
            yield "says", party, (PLAYER,)
        case SuccessorEffect(succeeds=party):
            yield "succeeds", party, ()
        case _:
            return


def _by_cards(level: Level) -> Iterator[Named]:
    for number, card in enumerate(level.cards):
        base: Path = ("cards", number)
        yield from _numbered((*base, "with"), card.partners)
        if card.favors is not None:
            yield (*base, "favors"), card.favors
        for index, vow in enumerate(card.promises):
            if vow.by is not None:
                yield (*base, "promises", index, "by"), vow.by


# ---------------------------------------------------------------- events and who comes after


def unknown_event(level: Level) -> Iterator[Finding]:
    """Find the name of an event that the level does not have.

    What: a condition names in `happened` or `not_happened` an id that no event has.

    Why: what is not there cannot have happened before, and would be waited for in vain.

    Example:
        when = { happened = ["ice-on-bridge"] }

    Instead:
        when = { happened = ["ice-on-the-bridge"] }
    """
    known = [event.id for event in level.events]
    for path, when in whens_in(level):
        for key, names in (("happened", when.happened), ("not_happened", when.not_happened)):
            for place, name in _numbered((*path, key), names):
                if name not in known:
                    message = f"There is no event {quote(name)} in this level."
                    hint = did_you_mean(name, known) or "Events are named by their id."
                    yield Finding(place, message, "the id of an event", hint, at_value=True)


def no_successor(level: Level) -> Iterator[Finding]:
    """Find a party that is replaced by nobody.

    What: an effect says `succeeds`, but that party's table has no [others.successor].

    Why: the chair would stay as it is, and the news would not be true.

    Example:
        { succeeds = "emil" }    # and no [others.successor] below the party "emil"

    Instead:
        [others.successor]
        name = "Signe Adomako"
        portrait = "signe"
        one_line = "Deputy chancellor, reads every page"
    """
    without = {other.id for other in level.others if other.successor is None}
    for path, effect in effects_in(level):
        if isinstance(effect, SuccessorEffect) and effect.succeeds in without:
            message = f"Nobody is there to succeed {quote(effect.succeeds)}."
            hint = "Write who it is below that party's [[others]]."
            place = (*path, "succeeds")
            yield Finding(place, message, "[others.successor]", hint, at_value=True)


# ---------------------------------------------------------------- names


def duplicate_id(level: Level) -> Iterator[Finding]:
    """Find an id that is taken, or that means something else already.

    What: two cards (or parties, events, cases, ripples, answers to one event) share an id, or one
    is called "you", "yours", "theirs", "everyone", "favor" or "plain-…".

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
                hint = "Call it something else, here and wherever it is named."
                yield Finding((*path, "id"), message, "another id", hint, at_value=True)
            seen.add(name)


def _groups(level: Level) -> Iterator[list[Named]]:
    yield [(("cards", index), card.id) for index, card in enumerate(level.cards)]
    yield [(("others", index), other.id) for index, other in enumerate(level.others)]
    yield [(("ripples", index), ripple.id) for index, ripple in enumerate(level.ripples)]
    for number, event in enumerate(level.events):
        yield [(("events", number, "answers", i), one.id) for i, one in enumerate(event.answers)]
    events: list[Named] = []
    for number, event in enumerate(level.events):
        events.append((("events", number), event.id))
        events += [(("events", number, "cases", i), case.id) for i, case in enumerate(event.cases)]
    yield events


REFERENCES: dict[str, Check] = {
    "L010": unknown_card,
    "L011": unknown_party,
    "L012": duplicate_id,
    "L015": unknown_event,
    "L016": no_successor,
}
"""The checks without which nothing can be played; each one's docstring is its manual page."""
