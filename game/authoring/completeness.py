"""What a level is made of is whole, and does not contradict itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from game.authoring.deck import Card
from game.authoring.diagnostic import Finding
from game.authoring.model import Level
from game.authoring.phrase import quote
from game.authoring.references import Check, lifting_in, whens_in
from game.authoring.setup import PLAIN
from game.core.kinds import Family, Kind
from game.core.setup import FAVOR

if TYPE_CHECKING:
    from game.authoring.locate import Path

__all__ = ["COMPLETENESS"]

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
            what = f"{quote(card.id)} is {_a(card.kind)} and {message}."
            lacking = message.startswith("needs")
            expected = f"{key} = …" if lacking else f"no {key}"
            hint = f"Add a line: {key} = …" if lacking else "Take it out, or choose another kind."
            yield Finding(path, what, expected, hint)


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


def odd_force(level: Level) -> Iterator[Finding]:
    """Find a card that forces what cannot be forced.

    What: `forces` stands on a card that is no ultimatum, or names a card that is no agreement, or
    an agreement with somebody to whom the ultimatum is not given.

    Why: only an ultimatum presses, and only an agreement can be signed.

    Example:
        kind = "agreement"
        forces = "second-set"

    Instead:
        kind = "ultimatum"
        forces = "second-set"
    """
    everyone = tuple(other.id for other in level.others)
    partners = {card.id: card.partners or everyone for card in level.cards}
    kinds = {card.id: card.kind for card in level.cards}
    kinds |= {f"plain-{kind.value}": kind for kind in PLAIN} | {FAVOR.id: FAVOR.kind}
    for number, card in enumerate(level.cards):
        path: Path = ("cards", number, "forces")
        name = card.forces
        if name is None or name not in kinds:
            continue
        if card.kind is not Kind.ULTIMATUM:
            message = f"{quote(card.id)} is {_a(card.kind)} and forces nothing."
            hint = "Take forces out, or make this card an ultimatum."
            yield Finding(path, message, 'kind = "ultimatum"', hint)
        elif kinds[name] is not Kind.AGREEMENT:
            message = f"{quote(name)} is no agreement."
            hint = "Name a card whose kind is agreement."
            yield Finding(path, message, "the id of an agreement", hint, at_value=True)
        elif not set(partners[name]) <= set(partners[card.id]):
            message = f"{quote(name)} needs more signers than {quote(card.id)} is given to."
            hint = "Give the ultimatum to everybody who has to sign."
            yield Finding(path, message, "an agreement with these parties", hint, at_value=True)


def contradiction(level: Level) -> Iterator[Finding]:
    """Find rounds that contradict each other.

    What: a condition has both `round` and `rounds`, or its rounds run backward; a promise in
    `promises` does not say by whom; a refusal is lifted by luck.

    Why: it can be read in two ways.

    Example:
        when = { rounds = [5, 3] }

    Instead:
        when = { rounds = [3, 5] }
    """
    for path, when in whens_in(level):
        if when.round is not None and when.rounds is not None:
            message = "Here stand both round and rounds."
            yield Finding((*path, "round"), message, "one of them", "Take one of them out.")
        if when.rounds is not None and when.rounds[0] > when.rounds[-1]:
            first, last = when.rounds
            hint = f"Write [{last}, {first}]."
            message = f"Rounds {first} to {last} run backward."
            yield Finding((*path, "rounds"), message, "the smaller one first", hint, at_value=True)
    for path, when in lifting_in(level):
        if "chance" in when.model_fields_set:
            hint = "Let an event happen by luck, and name it in happened."
            yield Finding((*path, "chance"), "Luck lifts no refusal.", "no chance", hint)
    for number, card in enumerate(level.cards):
        for index, vow in enumerate(card.promises):
            if vow.by is None:
                path = ("cards", number, "promises", index)
                message = "This promise does not say by whom."
                yield Finding(path, message, 'by = "…"', "Add the id of whoever promises it.")


def single_answer(level: Level) -> Iterator[Finding]:
    """Find an event that asks, and leaves only one answer.

    What: an event has a single table [[events.answers]].

    Why: a question with one answer is none; it only makes the player press a key.

    Example: one [[events.answers]] below an event.

    Instead: a second one; or the effects of the first in the event itself.
    """
    for number, event in enumerate(level.events):
        if len(event.answers) == 1:
            message = f"{quote(event.id)} asks, and has only one answer."
            path = ("events", number, "answers", 0)
            yield Finding(path, message, "two or three answers", "Add another way to answer.")


COMPLETENESS: dict[str, Check] = {
    "L013": incomplete_card,
    "L014": contradiction,
    "L017": odd_force,
    "L018": single_answer,
}
"""The checks without which nothing can be played; each one's docstring is its manual page."""
