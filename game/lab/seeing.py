"""What a player sees of a position, and the habits that every way of playing shares."""

from collections.abc import Callable, Iterable

from game.core.effects import Effect, MovesChannel, MovesSupport
from game.core.forecast import chances
from game.core.kinds import Clarity, Ending, Kind, Phase, Status
from game.core.legal import legal, why_not
from game.core.moves import (
    Accept,
    AskClear,
    BreakOpenly,
    BreakQuietly,
    Choice,
    Decline,
    Foresee,
    ForeseeEnding,
    Keep,
    Next,
    Play,
    Reply,
    Sureness,
)
from game.core.promises import fall_due
from game.core.repair import needs_repair
from game.core.setup import Card
from game.core.signing import partners
from game.core.state import Played, Promise, State
from game.core.trust import WEIGHTS, trust
from game.lab.play import Strategy, allowed

__all__ = [
    "Answers",
    "Wants",
    "Word",
    "breaks_openly",
    "breaks_quietly",
    "checkable",
    "for_home",
    "for_trust",
    "fresh",
    "keeps",
    "looks_broken",
    "looks_likely",
    "mine",
    "of_kind",
    "says_no",
    "says_yes",
    "strategy",
    "waits_for_repair",
    "was_declined",
]

Wants = Callable[[State], Iterable[Card]]
"""Gives the cards that a strategy would play now, the most wanted first."""

Word = Callable[[State, Promise], Choice]
"""Gives what a strategy does with a promise of its own that is due."""

Answers = Callable[[State], Choice]
"""Gives what a strategy says to an offer, or to what has happened."""


# ---------------------------------------------------------------- putting a strategy together


def says_yes(state: State) -> Choice:
    """Take an offer, made clear first where it is vague; but no deal behind somebody's back."""
    if state.offer is not None and _behind_a_back(state, state.setup.card(state.offer.card)):
        return Decline()
    return AskClear() if why_not(state, AskClear()) is None else Accept()


def _behind_a_back(state: State, card: Card) -> bool:
    """Whether a card is for some at the table, and the others are not to know."""
    return not card.public and len(partners(state, card)) < len(state.setup.others)


def says_no(_: State) -> Choice:
    """Take no offer."""
    return Decline()


def for_trust(state: State) -> Choice:
    """Answer what has happened in the way that moves the others' trust most; else the first way."""
    me = state.setup.player

    def weight(effect: Effect) -> int:
        if isinstance(effect, MovesChannel) and effect.other == me:
            return WEIGHTS[effect.channel] * effect.change
        return 0

    return _reply(state, weight)


def for_home(state: State) -> Choice:
    """Answer what has happened in the way that brings the player most at home."""
    me = state.setup.player

    def weight(effect: Effect) -> int:
        if isinstance(effect, MovesSupport) and effect.party == me:
            return effect.change
        return 0

    return _reply(state, weight)


def _reply(state: State, weight: Callable[[Effect], int]) -> Choice:
    asked = state.setup.happening(state.asked[0])
    best = max(asked.answers, key=lambda answer: sum(map(weight, answer.effects)))
    return Reply(asked.id, best.id)


def keeps(_: State, promise: Promise) -> Choice:
    """Do what was promised."""
    return Keep(promise.id)


def breaks_openly(_: State, promise: Promise) -> Choice:
    """Do not do it, and say so."""
    return BreakOpenly(promise.id)


def breaks_quietly(_: State, promise: Promise) -> Choice:
    """Do not do it, and hope."""
    return BreakQuietly(promise.id)


def strategy(
    wants: Wants,
    word: Word = keeps,
    answers: Answers = says_yes,
    replies: Answers = for_trust,
) -> Strategy:
    """Put a whole strategy together from what it plays, how it keeps its word, how it answers."""

    def choose(state: State) -> Choice:
        match state.phase:
            case Phase.OPENING:
                return ForeseeEnding(Ending.LASTING)
            case Phase.ANSWER:
                return replies(state) if state.asked else answers(state)
            case Phase.MOVE:
                return _first_of(state, wants(state))
            case Phase.FOLLOW_THROUGH:
                return word(state, fall_due(state, state.setup.player)[0])
            case Phase.FORESEE:
                return _guess(state)
            case Phase.RECKONING | Phase.OVER:
                return Next()

    return choose


def _first_of(state: State, wanted: Iterable[Card]) -> Choice:
    """Give the first of these cards that is legal, or else the first legal choice."""
    plays = _plays(state)
    for card in wanted:
        if card.id in plays:
            return plays[card.id]
    return allowed(state)[0]


def _plays(state: State) -> dict[str, Play]:
    """Give the first way in which each card can be played."""
    plays: dict[str, Play] = {}
    for choice in legal(state):
        if isinstance(choice, Play):
            plays.setdefault(choice.card, choice)
    return plays


def _guess(state: State) -> Foresee:
    """Foresee by how far the player trusts the promiser."""
    guesses = [choice for choice in legal(state) if isinstance(choice, Foresee)]
    promise = state.promise(guesses[0].promise)
    points = trust(state.relation(state.setup.player, promise.by)) // 1000
    steps = (
        (75, Sureness.SURELY),
        (55, Sureness.LIKELY),
        (40, Sureness.UNSURE),
        (25, Sureness.DOUBTFUL),
    )
    sure = next((sureness for least, sureness in steps if points >= least), Sureness.NO)
    return next(guess for guess in guesses if guess.sureness is sure)


# ---------------------------------------------------------------- what there is to see


def of_kind(state: State, *kinds: Kind) -> list[Card]:
    """List the cards of these kinds, kind by kind."""
    return [card for kind in kinds for card in state.setup.cards if card.kind is kind]


def mine(state: State) -> list[Played]:
    """List what the player has played so far."""
    return [play for play in state.played if play.by == state.setup.player]


def fresh(state: State, *kinds: Kind) -> list[Card]:
    """List the cards of these kinds that the player has not played yet."""
    used = {play.card for play in mine(state)}
    return [card for card in of_kind(state, *kinds) if card.id not in used]


def was_declined(state: State, play: Played) -> bool:
    """Whether a play was an offer that got a no."""
    return not play.agreed and state.setup.card(play.card).kind is Kind.AGREEMENT


def checkable(state: State) -> list[Card]:
    """List the agreements without a vague word, the largest first."""
    cards = [
        card
        for card in of_kind(state, Kind.AGREEMENT)
        if all(pledge.clarity is not Clarity.VAGUE for pledge in card.pledges)
    ]
    return sorted(cards, key=lambda card: -card.size)


def looks_likely(state: State, card: Card, least: int) -> bool:
    """Whether an offer can be made and its chance of a yes, as it is shown, is at least so (‰)."""
    choice = _plays(state).get(card.id)
    if choice is None:
        return False
    shown, _ = chances(state, choice)
    return shown is not None and shown >= least


def waits_for_repair(state: State) -> bool:
    """Whether anybody waits for the player to answer for something."""
    me = state.setup.player
    return any(needs_repair(state, other, me) for other in state.setup.others)


def looks_broken(state: State, promise: Promise) -> bool:
    """Whether a promise seems broken to those it was given to; a secret looks like a kept word."""
    if promise.status is Status.BROKEN_QUIETLY:
        return all(secret.id != promise.id for secret in state.secrets)
    return promise.status in (Status.BROKEN_OPENLY, Status.MISREAD)
