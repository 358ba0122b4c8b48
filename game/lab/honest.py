"""Ways to play without a trick: they differ in what they ask for, and in what they forgive."""

from collections.abc import Iterator

from game.core.chance import draw
from game.core.kinds import Clarity, Kind, Status
from game.core.moves import BreakOpenly, Choice, Keep
from game.core.setup import Card
from game.core.state import Promise, State
from game.lab.play import Strategy
from game.lab.seeing import (
    checkable,
    fresh,
    keeps,
    looks_broken,
    looks_likely,
    mine,
    of_kind,
    says_no,
    strategy,
    waits_for_repair,
    was_declined,
)

__all__ = [
    "careful",
    "contrite_reciprocity",
    "generous_reciprocity",
    "graduated_gestures",
    "grand_bargain",
    "small_steps",
    "small_steps_without",
    "talk_only",
    "tit_for_tat",
]

LIKELY = 700
"""The shown chance of a yes (‰) at which a careful player asks."""

EVEN = 500
"""The shown chance of a yes (‰) at which most people would ask."""

GENEROSITY = 333
"""How often (‰) generous reciprocity lets a broken promise pass; Nowak and Sigmund 1992."""


# ---------------------------------------------------------------- small steps


def careful(state: State) -> Iterator[Card]:
    """List what a careful player would try, the most urgent first."""
    if waits_for_repair(state):
        yield from of_kind(state, Kind.AMENDS, Kind.OWN_UP)
    yield from fresh(state, Kind.ASK)
    if _needs_a_third(state):
        yield from sorted(of_kind(state, Kind.MEDIATOR), key=lambda card: -card.neutrality)
    if any(promise.clarity is Clarity.VAGUE for promise in state.open_promises()):
        yield from of_kind(state, Kind.CLARIFY)
    yield from fresh(state, Kind.SHARE)
    if _has_kept(state):
        yield from fresh(state, Kind.COMMIT)
    yield from (card for card in checkable(state) if looks_likely(state, card, LIKELY))
    yield from of_kind(state, Kind.GESTURE)
    yield from reversed(checkable(state))


def _has_kept(state: State) -> bool:
    """Whether the player has kept a promise before: who commits in public has a habit to show."""
    me = state.setup.player
    return any(one.by == me and one.status is Status.KEPT for one in state.promises)


def _needs_a_third(state: State) -> bool:
    """Whether tension is high, or two offers were declined since somebody was last called."""
    declined = 0
    for play in mine(state):
        called = state.setup.card(play.card).kind is Kind.MEDIATOR
        declined = 0 if called else declined + was_declined(state, play)
    return declined >= 2 or state.tension > 500


small_steps = strategy(careful)
"""Repair first, ask and share early, then the largest checkable step that looks likely."""


def small_steps_without(*kinds: Kind) -> Strategy:
    """Play small steps with some kinds of card left out, to see what they are worth."""

    def wants(state: State) -> Iterator[Card]:
        return (card for card in careful(state) if card.kind not in kinds)

    return strategy(wants)


# ---------------------------------------------------------------- give and take


def _exchange(state: State) -> Iterator[Card]:
    """Offer a fair exchange: the largest that is at least as likely as not, or the smallest."""
    offers = checkable(state)
    yield from (card for card in offers if looks_likely(state, card, EVEN))
    yield from reversed(offers)
    yield from of_kind(state, Kind.GESTURE)


def _last_word(state: State, by: tuple[str, ...]) -> Promise | None:
    """Give the latest promise of these parties that came due."""
    judged = [promise for promise in state.promises if promise.by in by and promise.judged]
    return max(judged, key=lambda promise: promise.judged, default=None)


def _let_down(state: State) -> bool:
    """Whether their last word looks broken from the player's chair."""
    last = _last_word(state, state.setup.others)
    return last is not None and looks_broken(state, last)


def _tit_for_tat(state: State) -> Iterator[Card]:
    if _let_down(state):
        yield from of_kind(state, Kind.SILENCE)
    yield from _exchange(state)


def _pays_back(state: State, promise: Promise) -> Choice:
    return BreakOpenly(promise.id) if _let_down(state) else Keep(promise.id)


tit_for_tat = strategy(_tit_for_tat, _pays_back)
"""Do as was done: one broken word for one broken word; Axelrod 1984."""


def _forgives(state: State) -> bool:
    last = _last_word(state, state.setup.others)
    return last is not None and draw(state.setup.seed, "generous", last.id) < GENEROSITY


def _generous(state: State) -> Iterator[Card]:
    return _exchange(state) if _forgives(state) else _tit_for_tat(state)


def _pays_back_mostly(state: State, promise: Promise) -> Choice:
    return Keep(promise.id) if _forgives(state) else _pays_back(state, promise)


generous_reciprocity = strategy(_generous, _pays_back_mostly)
"""Do as was done, but let every third let-down pass; Nowak and Sigmund 1992."""


def _in_bad_standing(state: State) -> bool:
    """Whether the player's own last word broke, or somebody waits for an answer to it."""
    last = _last_word(state, (state.setup.player,))
    broke = last is not None and last.status in (Status.BROKEN_OPENLY, Status.MISREAD)
    return broke or waits_for_repair(state)


def _contrite(state: State) -> Iterator[Card]:
    if waits_for_repair(state):
        yield from of_kind(state, Kind.AMENDS, Kind.OWN_UP, Kind.SORRY)
    yield from _exchange(state) if _in_bad_standing(state) else _tit_for_tat(state)


def _pays_back_with_a_clear_conscience(state: State, promise: Promise) -> Choice:
    return Keep(promise.id) if _in_bad_standing(state) else _pays_back(state, promise)


contrite_reciprocity = strategy(_contrite, _pays_back_with_a_clear_conscience)
"""Do as was done, but not for what one has brought on oneself; Boyd 1989, Wu and Axelrod 1995."""


# ---------------------------------------------------------------- the other honest ways


def _graduated(state: State) -> Iterator[Card]:
    """Answer an answered gesture with a larger one, and trust that has grown with an offer."""
    me = state.setup.player
    answered = sum(
        promise.by != me and promise.judged > 0 and not looks_broken(state, promise)
        for promise in state.promises
    )
    gestures = sorted(of_kind(state, Kind.GESTURE), key=lambda card: -card.size)
    if answered >= 2:
        yield from (card for card in checkable(state) if looks_likely(state, card, LIKELY))
    yield from (card for card in gestures if card.size <= 1 + answered)
    yield from reversed(gestures)
    yield from reversed(checkable(state))


graduated_gestures = strategy(_graduated)
"""Announce one small step after the other, larger as they are answered; Osgood 1962."""


def _grand(state: State) -> Iterator[Card]:
    yield from sorted(of_kind(state, Kind.AGREEMENT), key=lambda card: -card.size)


grand_bargain = strategy(_grand)
"""Ask for everything at once, and after a no for everything again."""


def _talk(state: State) -> Iterator[Card]:
    if waits_for_repair(state):
        yield from of_kind(state, Kind.OWN_UP, Kind.SORRY)
    yield from of_kind(state, Kind.ASK, Kind.SHARE, Kind.CLARIFY, Kind.MEDIATOR)
    yield from of_kind(state, Kind.SORRY, Kind.SILENCE)


talk_only = strategy(_talk, keeps, says_no)
"""Say everything there is to say, and promise nothing."""
