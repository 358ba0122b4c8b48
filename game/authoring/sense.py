"""Whether a level makes sense: what can never happen, what nobody could afford or ever see."""

from collections.abc import Iterator

from game.authoring.deck import Card, Vow
from game.authoring.diagnostic import Finding
from game.authoring.locate import Path
from game.authoring.model import Act, Level
from game.authoring.news import When
from game.authoring.phrase import quote
from game.authoring.references import whens_in
from game.core.kinds import Clarity, Family, Kind

__all__ = ["SENSE"]

_SMALL = 2


def _vows(card: Card) -> Iterator[tuple[Path, Vow]]:
    """Give every promise on a card and the path to it from the card."""
    if card.you_promise is not None:
        yield ("you_promise",), card.you_promise
    if card.they_promise is not None:
        yield ("they_promise",), card.they_promise
    for index, vow in enumerate(card.promises):
        yield ("promises", index), vow


# ---------------------------------------------------------------- cards


def due_too_late(level: Level) -> Iterator[Finding]:
    """Find a promise that would fall due after the last round.

    What: even if it is made in the first round, there is no round left in which it is due.

    Why: it would always fall due at the very end, when nobody can learn from it.

    Example: `due = 6` in a level of six rounds.

    Instead: `due = 1`.
    """
    for number, card in enumerate(level.cards):
        for place, vow in _vows(card):
            if vow.due >= level.rounds:
                yield Finding(
                    ("cards", number, *place, "due"),
                    f"Made in round 1, this promise is due in round {vow.due + 1} "
                    f"of {level.rounds}.",
                    f"{level.rounds - 1} or less",
                    "Most promises are due after 0, 1 or 2 rounds.",
                    at_value=True,
                )


def odd_clarity(level: Level) -> Iterator[Finding]:
    """Find a promise whose clarity does not fit its card.

    What: a boast that could be checked, or an agreement that is vague for one side and
    verifiable for the other.

    Why: a boast is tempting because nobody can hold you to it; and where only one side can be
    checked, only one side takes a risk.

    Example: `kind = "boast"` with `clarity = "verifiable"`.

    Instead: `clarity = "vague"`.
    """
    for number, card in enumerate(level.cards):
        found = [(place, vow.clarity) for place, vow in _vows(card)]
        clarities = {clarity for _, clarity in found}
        for place, clarity in found:
            path = ("cards", number, *place, "clarity")
            if card.kind is Kind.BOAST and clarity is not Clarity.VAGUE:
                message = f"The boast {quote(card.id)} could be checked."
                hint = "Make it vague; what can be checked is an agreement or a gesture."
                yield Finding(path, message, '"vague"', hint, at_value=True)
            elif clarity is Clarity.VAGUE and Clarity.VERIFIABLE in clarities:
                message = f"In {quote(card.id)} only one side could be checked."
                hint = "Make both as clear as each other, or one of them clear."
                yield Finding(path, message, '"clear" or "verifiable"', hint, at_value=True)


def no_small_card(level: Level) -> Iterator[Finding]:
    """Find a level without a small first step.

    What: no agreement of size 1 or 2 whose promises can be checked.

    Why: where trust is low, only something small gets a yes, and only what can be checked
    builds trust. Without it the level cannot be won as it should be.

    Example: agreements of sizes 3 and 5.

    Instead: add one of size 1, like ten minutes on a bench.
    """
    small = [
        card
        for card in level.cards
        if card.kind is Kind.AGREEMENT
        and 1 <= card.size <= _SMALL
        and all(vow.clarity is not Clarity.VAGUE for vow in card.vows)
    ]
    if not small:
        message = "No agreement of size 1 or 2 can be checked."
        hint = "Add a step so small that a wary person can risk it."
        yield Finding(("cards", 0), message, "a small clear agreement", hint)


def one_side_pays(level: Level) -> Iterator[Finding]:
    """Find an agreement that costs only one side.

    What: keeping it costs one side support at home and the other nothing.

    Why: a deal that is free for one side is a favor, and teaches that the other side has it easy.

    Example: `cost = 5` for you and `cost = 0` for them.

    Instead: give both sides something to lose.
    """
    for number, card in enumerate(level.cards):
        costs = [(place, vow.cost) for place, vow in _vows(card)]
        free = [place for place, cost in costs if cost == 0]
        if card.kind is Kind.AGREEMENT and free and len(free) < len(costs):
            message = f"{quote(card.id)} costs one side nothing."
            path = ("cards", number, *free[0], "cost")
            yield Finding(path, message, "1 or more", "What would this side lose?", at_value=True)


def no_temptation(level: Level) -> Iterator[Finding]:
    """Find a level in which nothing tempts.

    What: no card from the gut: ultimatum, blame, silence, deny, lean or boast.

    Why: choosing well means nothing where choosing badly is not attractive.

    Example: a level of agreements, gestures and repairs only.

    Instead: add an ultimatum with a thought that a decent person could have on a bad day.
    """
    if not any(card.kind.family is Family.GUT for card in level.cards):
        hint = "Which card would you play on a bad day?"
        yield Finding(("cards", 0), "No card in this level tempts.", "a card from the gut", hint)


# ---------------------------------------------------------------- events


def never_happens(level: Level) -> Iterator[Finding]:
    """Find an event that can never happen.

    What: its rounds lie after the last one, its chance is 0, it waits for two things that
    exclude each other, for itself, for a move before the first, for a promise from a card that
    promises nothing, or for a mediator in a level that has none; or the case before it always
    comes first.

    Why: it looks as if it were in the level, and it is not.

    Example: `when = { rounds = [9, 10] }` in a level of eight rounds.

    Instead: `when = { rounds = [6, 8] }`.
    """
    for path, when in whens_in(level):
        for key, why in _impossible(level, when):
            yield _never((*path, key), why)
    for number, event in enumerate(level.events):
        if set(event.when.happened) == {event.id}:
            path = ("events", number, "when", "happened")
            yield _never(path, "it waits for itself")
        for index, case in enumerate(event.cases[:-1]):
            if not case.when.model_fields_set:
                after = ("events", number, "cases", index + 1)
                message = f"This can never happen: the case {quote(case.id)} always comes first."
                hint = "Put the case without a condition last."
                yield Finding(after, message, "a condition on every case but the last", hint)
                break


def _never(path: Path, why: str) -> Finding:
    message = f"This can never happen: {why}."
    hint = "Change it, or take the event out."
    return Finding(path, message, "a condition that can come true", hint, at_value=True)


def _impossible(level: Level, when: When) -> Iterator[tuple[str, str]]:
    first = when.round or (when.rounds[0] if when.rounds else 1)
    if first > level.rounds:
        yield "round" if when.round else "rounds", f"the level has {level.rounds} rounds"
    if when.chance == 0:
        yield "chance", "the chance is 0"
    if when.kept is not None and when.kept > level.rounds * 2:
        yield "kept", "nobody can keep so many promises here"
    kinds = {card.kind for card in level.cards}
    if when.mediator and Kind.MEDIATOR not in kinds:
        yield "mediator", "the level has no mediator"
    both = set(when.played) & set(when.not_played)
    if both:
        yield "not_played", f"{quote(min(both))} would have to be played and not played"
    both = set(when.happened) & set(when.not_happened)
    if both:
        yield "not_happened", f"{quote(min(both))} would have to happen and not happen"
    if when.just_played and (when.round == 1 or when.rounds == (1, 1)):
        yield "just_played", "nothing is played before round 1"
    yield from _empty_ranges(when)
    promising = {card.id for card in level.cards if card.vows}
    for key in ("due_from", "running"):
        named = getattr(when, key)
        if named and not promising.intersection(named):
            yield key, "nothing is promised on these cards"


def _empty_ranges(when: When) -> Iterator[tuple[str, str]]:
    for name, above, below in (
        ("tension", when.tension_above, when.tension_below),
        ("trust", when.trust_above, when.trust_below),
    ):
        if above is not None and below is not None and above >= below:
            yield f"{name}_above", f"{name} would have to be above {above:g} and below {below:g}"
        elif above is not None and above >= 100:
            yield f"{name}_above", f"{name} never rises above 100"
        elif below is not None and below <= 0:
            yield f"{name}_below", f"{name} never falls below 0"


def never_lifted(level: Level) -> Iterator[Finding]:
    """Find a refusal that nothing lifts.

    What: a party refuses what is above a size, and `unless` names no condition.

    Why: a refusal is interesting for what changes it; without that, the larger cards are only
    there for show.

    Example:
        [[others.refuses]]
        above = 1

    Instead:
        [[others.refuses]]
        above = 1
        unless = [{ played = ["ask-aunt-rosa"] }]
    """
    for number, other in enumerate(level.others):
        for index, refusal in enumerate(other.refuses):
            if not refusal.unless:
                message = f"Nothing ever makes {quote(other.id)} agree to more."
                path: Path = ("others", number, "refuses", index)
                yield Finding(path, message, "unless = [ … ]", "What would change that?")


def flat_ripple(level: Level) -> Iterator[Finding]:
    """Find a ripple that cannot move.

    What: its value in calm equals its value in a crisis, or its start lies outside both.

    Why: a ripple shows what tension does to daily life; one that stands still shows nothing.

    Example: `calm = 5` and `crisis = 5`.

    Instead: `calm = 5` and `crisis = 0`.
    """
    for number, ripple in enumerate(level.ripples):
        path: Path = ("ripples", number)
        if ripple.calm == ripple.crisis:
            message = f"{quote(ripple.id)} is the same in calm and in a crisis."
            hint = "Say where it goes when all is calm, and where when all is about to blow up."
            yield Finding((*path, "crisis"), message, "two values", hint, at_value=True)
        elif not min(ripple.calm, ripple.crisis) <= ripple.start <= max(ripple.calm, ripple.crisis):
            message = f"{quote(ripple.id)} starts outside of what it can become."
            expected = f"between {ripple.calm:g} and {ripple.crisis:g}"
            hint = "Move the start between the two, or one of the two beyond the start."
            yield Finding((*path, "start"), message, expected, hint, at_value=True)


# ---------------------------------------------------------------- what it is for


def too_many_plays(level: Level) -> Iterator[Finding]:
    """Find a solution or a trap with more moves than the level has rounds.

    What: the list of plays is longer than the level.

    Why: one card is played a round, so the end of the list is never reached.

    Example: seven plays in a level of six rounds.

    Instead: six plays, or seven rounds.
    """
    lists: list[tuple[Path, int]] = [(("solution", "plays"), len(level.solution.plays))]
    lists += [(("traps", index, "plays"), len(one.plays)) for index, one in enumerate(level.traps)]
    for path, count in lists:
        if count > level.rounds:
            message = f"Here are {count} plays for {level.rounds} rounds."
            hint = "Take some out, or give the level more rounds."
            yield Finding(path, message, f"at most {level.rounds}", hint, at_value=True)


def odd_accord(level: Level) -> Iterator[Finding]:
    """Find an accord that cannot be made.

    What: it names a card that is no agreement, or asks for more cards than it names.

    Why: the best ending would be out of reach.

    Example: `cards = ["the-open-road"]` with `count = 2`.

    Instead: `count = 1`.
    """
    if level.accord is None:
        return
    if level.accord.count > len(level.accord.cards):
        message = f"The accord needs {level.accord.count} of {len(level.accord.cards)} cards."
        expected = f"{len(level.accord.cards)} or less"
        hint = "Name more cards, or ask for fewer."
        yield Finding(("accord", "count"), message, expected, hint, at_value=True)
    kinds = {card.id: card.kind for card in level.cards}
    for index, name in enumerate(level.accord.cards):
        if kinds.get(name) is not Kind.AGREEMENT:
            message = f"{quote(name)} is no agreement."
            path = ("accord", "cards", index)
            hint = "Name a card whose kind is agreement."
            yield Finding(path, message, "the id of an agreement", hint, at_value=True)


_ALWAYS = (
    Act.KEPT_BIG,
    Act.KEPT_SMALL,
    Act.BROKEN_OPENLY,
    Act.BROKEN_QUIETLY,
    Act.ASKED_TOO_MUCH,
    Act.AMENDS,
    Act.SHARE,
    Act.SILENCE,
    Act.NONE,
)


def silent_chair(level: Level) -> Iterator[Finding]:
    """Find an act that the other chair says nothing about.

    What: after the ending, the other side tells how your largest act looked to them. Here a text
    is missing for something that a player of this level can do.

    Why: the view from the other chair is what makes an ending more than a result.

    Example: a level with an ultimatum, and no `ultimatum` in [chair.mateo].

    Instead: `ultimatum = "You gave me one more. Who has been counting?"`
    """
    possible = {Act(card.kind.value) for card in level.cards if card.kind.value in _ACTS}
    needed = [act for act in Act if act in possible or act in _ALWAYS]
    for other in level.others:
        written = level.chair.get(other.id, {})
        missing = [act.value for act in needed if act not in written]
        if missing:
            path: Path = ("chair", other.id) if other.id in level.chair else ("chair",)
            message = f"From the chair of {quote(other.id)}, nothing is said of {missing[0]}."
            more = f"Missing: {', '.join(missing)}."
            yield Finding(path, message, f'{missing[0]} = "…"', more)


_ACTS = tuple(act.value for act in Act)


SENSE = {
    "L020": due_too_late,
    "L021": odd_clarity,
    "L022": no_small_card,
    "L023": one_side_pays,
    "L024": no_temptation,
    "L025": never_happens,
    "L026": flat_ripple,
    "L027": too_many_plays,
    "L028": odd_accord,
    "L029": silent_chair,
    "L036": never_lifted,
}
"""The checks of what a level would do; each one's docstring is its manual page."""
