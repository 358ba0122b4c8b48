"""Ways to play, written over what a player can see: no look ahead, no hidden facts."""

from collections.abc import Iterable, Iterator, Sequence

from game.authoring.model import Break, Level, Trap
from game.core.chance import draw
from game.core.forecast import forecast
from game.core.moves import (
    Accept,
    AskClear,
    BreakOpenly,
    BreakQuietly,
    Choice,
    Foresee,
    ForeseeEnding,
    Keep,
    Next,
    Play,
    Sureness,
)
from game.core.promises import fall_due
from game.core.repair import needs_repair
from game.core.rules import legal, why_not
from game.core.state import Card, Clarity, Ending, Kind, Phase, Played, State
from game.core.trust import trust
from game.lab.play import Strategy

__all__ = ["follow", "random_player", "small_steps", "solution_of", "trap_of", "winning"]

_LIKELY = 700  # thousandths: the shown chance of a yes at which a careful player asks


def winning(ending: Ending | None) -> bool:
    """Whether a play that came out so counts as won."""
    return ending in (Ending.ACCORD, Ending.LASTING)


# ---------------------------------------------------------------- whole strategies


def solution_of(level: Level) -> Strategy:
    """Give the way that a level's author says must win; after a no it steps down."""
    return follow(level.solution.plays, fallback=level.solution.fallback)


def trap_of(trap: Trap) -> Strategy:
    """Give the way that a level's author says must fail; after a no it just carries on."""
    return follow(trap.plays, trap.breaks, steps_down=False)


def follow(
    plays: Sequence[str],
    breaks: Break = Break.KEEP,
    fallback: str | None = None,
    *,
    steps_down: bool = True,
) -> Strategy:
    """Play a list of cards, each round the first of its rest that is legal.

    With `steps_down`, an agreement that was declined is followed by the largest smaller one that
    can be checked, or else asked again. Past its end the list is repeated from the last card on.
    """

    def choose(state: State) -> Choice:
        if state.phase is not Phase.MOVE:
            return _besides(state, breaks)
        last_resort = () if fallback is None else (fallback,)
        wanted = (
            *(_after_a_no(state) if steps_down else ()),
            *_rest(state, plays, steps_down=steps_down),
            *last_resort,
            *reversed(plays),
        )
        return _first_of(state, wanted)

    return choose


def small_steps(state: State) -> Choice:
    """Repair first, ask and share early, then the largest checkable step that looks likely."""
    if state.phase is not Phase.MOVE:
        return _besides(state, Break.KEEP)
    return _first_of(state, (card.id for card in _careful(state)))


def random_player(luck: int = 0) -> Strategy:
    """Choose evenly among everything legal, by a luck of its own."""

    def choose(state: State) -> Choice:
        choices = legal(state)
        asked = state.offer is not None and state.offer.clarified
        judged = sum(1 for promise in state.promises if promise.judged)
        where = (state.round, state.phase, judged, int(asked))
        high, low = (draw(state.setup.seed, "player", luck, half, *where) for half in (0, 1))
        return choices[(high * 1000 + low) % len(choices)]

    return choose


# ---------------------------------------------------------------- a move


def _first_of(state: State, wanted: Iterable[str]) -> Choice:
    """Give the first of these cards that is legal, or else the first legal choice."""
    choices = legal(state)
    for card in wanted:
        for choice in choices:
            if isinstance(choice, Play) and choice.card == card:
                return choice
    return choices[0]


def _mine(state: State) -> tuple[Played, ...]:
    return tuple(play for play in state.played if play.by == state.setup.player)


def _was_declined(state: State, play: Played) -> bool:
    return not play.agreed and state.setup.card(play.card).kind is Kind.AGREEMENT


def _rest(state: State, plays: Sequence[str], *, steps_down: bool) -> Sequence[str]:
    """Give what is left of a list; a step down after a no was not on it."""
    rest = plays
    declined = False
    for play in _mine(state):
        if play.card in rest and not (declined and steps_down):
            rest = rest[rest.index(play.card) + 1 :]
        declined = _was_declined(state, play)
    return rest


def _after_a_no(state: State) -> tuple[str, ...]:
    """Give what to try after a no: smaller agreements that can be checked, then the same again."""
    mine = _mine(state)
    if not mine or not _was_declined(state, mine[-1]):
        return ()
    size = state.setup.card(mine[-1].card).size
    smaller = (card.id for card in _checkable(state) if card.size < size)
    return (*smaller, mine[-1].card)


def _checkable(state: State) -> list[Card]:
    """Give the agreements without a vague word, the largest first."""
    cards = [
        card
        for card in state.setup.cards
        if card.kind is Kind.AGREEMENT
        and all(pledge.clarity is not Clarity.VAGUE for pledge in card.pledges)
    ]
    return sorted(cards, key=lambda card: -card.size)


def _careful(state: State) -> Iterator[Card]:
    """List what a careful player would try, the most urgent first."""
    me, others = state.setup.player, state.setup.others
    fresh = {card.id for card in state.setup.cards} - {play.card for play in _mine(state)}
    if any(needs_repair(state, other, me) for other in others):
        yield from _of(state, Kind.AMENDS, Kind.OWN_UP)
    yield from (card for card in _of(state, Kind.ASK) if card.id in fresh)
    if _needs_a_third(state):
        yield from sorted(_of(state, Kind.MEDIATOR), key=lambda card: -card.neutrality)
    if any(promise.clarity is Clarity.VAGUE for promise in state.open_promises()):
        yield from _of(state, Kind.CLARIFY)
    yield from (card for card in _of(state, Kind.SHARE) if card.id in fresh)
    if any(play.agreed for play in _mine(state)):
        yield from (card for card in _of(state, Kind.COMMIT) if card.id in fresh)
    yield from (card for card in _checkable(state) if _looks_likely(state, card))
    yield from _of(state, Kind.GESTURE)
    yield from reversed(_checkable(state))


def _of(state: State, *kinds: Kind) -> list[Card]:
    return [card for kind in kinds for card in state.setup.cards if card.kind is kind]


def _needs_a_third(state: State) -> bool:
    declined = sum(_was_declined(state, play) for play in _mine(state))
    return declined >= 2 or state.tension > 500


def _looks_likely(state: State, card: Card) -> bool:
    """Whether the chance of a yes, as it is shown, is good enough to ask."""
    choice = Play(card.id)
    if why_not(state, choice) is not None:
        return False
    seen = forecast(state, choice)
    return seen is not None and (seen.chance or 0) >= _LIKELY


# ---------------------------------------------------------------- everything but a move


def _besides(state: State, breaks: Break) -> Choice:
    """Choose where no card is asked for: take offers, keep or break, guess by trust."""
    match state.phase:
        case Phase.OPENING:
            return ForeseeEnding(Ending.LASTING)
        case Phase.ANSWER:
            return AskClear() if AskClear() in legal(state) else Accept()
        case Phase.FOLLOW_THROUGH:
            return _with_own_promise(state, breaks)
        case Phase.FORESEE:
            return _guess(state)
        case Phase.MOVE | Phase.RECKONING | Phase.OVER:
            return Next()


def _with_own_promise(state: State, breaks: Break) -> Choice:
    promise = fall_due(state, state.setup.player)[0].id
    match breaks:
        case Break.KEEP:
            return Keep(promise)
        case Break.OPENLY:
            return BreakOpenly(promise)
        case Break.QUIETLY:
            return BreakQuietly(promise)


def _guess(state: State) -> Foresee:
    """Foresee by how far the player trusts the promiser."""
    choices = [choice for choice in legal(state) if isinstance(choice, Foresee)]
    promise = state.promise(choices[0].promise)
    points = trust(state.relation(state.setup.player, promise.by)) // 1000
    steps = (
        (75, Sureness.SURELY),
        (55, Sureness.LIKELY),
        (40, Sureness.UNSURE),
        (25, Sureness.DOUBTFUL),
    )
    sure = next((sureness for least, sureness in steps if points >= least), Sureness.NO)
    return Foresee(promise.id, sure)
