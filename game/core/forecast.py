"""What a choice would probably do, as far as its player can know.

A forecast carries the choice out on a copy of the position, with luck settled beforehand: a yes,
the promise kept, read as meant; and once more with the promise misread, where that can happen. It
uses no hidden fact. It is honest, except that a bond makes the chance of a yes too rosy, until
the first no, and half as much after each.
"""

from collections.abc import Sequence

from game.core.breach import break_openly, break_quietly, seen_chance
from game.core.cards import play
from game.core.events import ChannelMoved, Event
from game.core.keeping import keep, misread_chance
from game.core.kinds import Channel, Kind
from game.core.moves import BreakOpenly, BreakQuietly, Choice, Keep, Play
from game.core.signing import partners
from game.core.state import Promise, State
from game.core.temperament import chance_of_yes
from game.core.trust import cap, level, round_half_away
from game.core.turn import Fate, Turn
from game.core.value import value

__all__ = ["Forecast", "StrandForecast", "chances", "forecast"]

_RARE = 100  # an outcome rarer than this (in thousandths) lies outside an 80 % interval
_EVEN = 500
_LIKE_IT = 700  # how much of another gain like it may come in between, in thousandths
_TALK = 60  # and how much talk or a mediator may at least bring, in tenths
_ONE_MORE = 700  # how likely another promise is kept in between, in thousandths


@value
class StrandForecast:
    """How a party's trust in the player would change on one channel, in tenths of a point."""

    holder: str
    channel: Channel
    low: int
    likely: int
    high: int


@value
class Forecast:
    """The chance of a yes (‰, as shown and honestly), each strand, and support (tenths)."""

    chance: int | None
    honest: int | None
    strands: tuple[StrandForecast, ...]
    home_now: int
    home_later: int
    seen: int | None = None


def forecast(state: State, choice: Choice) -> Forecast | None:
    """Say what a choice would probably do; `None` for a choice that moves nothing by itself."""
    match choice:
        case Play():
            return _forecast_card(state, choice)
        case Keep(promise=promise_id) | BreakOpenly(promise=promise_id):
            return _forecast_promise(state, choice, state.promise(promise_id))
        case BreakQuietly(promise=promise_id):
            return _forecast_promise(state, choice, state.promise(promise_id))
        case _:
            return None


def _forecast_card(state: State, choice: Play) -> Forecast:
    """Play the card for a yes, then keep what was promised with it."""
    chance, honest = chances(state, choice)
    played = Turn(state, fate={Fate.YES: True})
    play(played, choice)
    known = {promise.id for promise in state.promises}
    mine = [
        promise
        for promise in played.state.promises
        if promise.by == state.setup.player and promise.id not in known
    ]
    kept = _keep_all(played.state, mine, misread=False)
    worst = kept
    if any(_can_go_wrong(played.state, promise) for promise in mine):
        worst = _keep_all(played.state, mine, misread=True)
    home_now = played.state.party(state.setup.player).support
    home = (home_now, kept.state.party(state.setup.player).support)
    before = state.party(state.setup.player).support
    later = any(promise.due > state.round for promise in mine)
    strands = _strands(state, kept.events, worst.events, played.events, later=later)
    return Forecast(chance, honest, strands, home[0] - before, home[1] - home[0])


def chances(state: State, choice: Play) -> tuple[int | None, int | None]:
    """Give the chance (‰) of a yes as a bond makes it look, and as it is; `None`: no offer."""
    card = state.setup.card(choice.card)
    if card.kind is not Kind.AGREEMENT:
        return (None, None)
    me = state.setup.player
    rosy = state.setup.dials.rosy >> _noes(state)
    shown = honest = 1000
    for other in partners(state, card, choice.to):  # each answers alone, and all have to say yes
        imagined = rosy * state.bond(me, other) // 1000
        shown = shown * chance_of_yes(state, other, me, card, imagined) // 1000
        honest = honest * chance_of_yes(state, other, me, card) // 1000
    return (shown, honest)


def _noes(state: State) -> int:
    """Give how many offers of the player were declined: each no halves what a bond makes up."""
    me = state.setup.player
    declined = [play for play in state.played if play.by == me and not play.agreed]
    return len(declined)


def _keep_all(state: State, promises: list[Promise], *, misread: bool) -> Turn:
    fate = {Fate.MISREAD: misread, Fate.ASKED_FIRST: False, Fate.BOAST: misread}
    turn = Turn(state, fate=fate)
    for promise in promises:
        keep(turn, promise)
    return turn


def _can_go_wrong(state: State, promise: Promise) -> bool:
    return promise.boast or any(
        misread_chance(state, promise, holder) > _RARE for holder in promise.to
    )


def _forecast_promise(
    state: State, choice: Keep | BreakOpenly | BreakQuietly, promise: Promise
) -> Forecast:
    """Let a promise turn out as chosen; a quiet breach may be seen through or not."""
    me = state.setup.player
    likely, worst, seen = _ways_out(state, choice, promise)
    home = likely.state.party(me).support - state.party(me).support
    strands = _strands(state, likely.events, worst.events)
    return Forecast(None, None, strands, home, 0, seen)


def _ways_out(
    state: State, choice: Keep | BreakOpenly | BreakQuietly, promise: Promise
) -> tuple[Turn, Turn, int | None]:
    match choice:
        case Keep():
            likely = _keep_all(state, [promise], misread=False)
            wrong = _can_go_wrong(state, promise)
            return likely, _keep_all(state, [promise], misread=True) if wrong else likely, None
        case BreakOpenly():
            turn = Turn(state)
            break_openly(turn, promise)
            return turn, turn, None
        case BreakQuietly():
            seen = seen_chance(state, promise)
            found, hidden = (Turn(state, fate={Fate.SEEN: known}) for known in (True, False))
            break_quietly(found, promise)
            break_quietly(hidden, promise)
            return (found if seen >= _EVEN else hidden), found, seen


def _strands(
    state: State,
    likely: list[Event],
    worst: list[Event],
    now: Sequence[Event] = (),
    *,
    later: bool = False,
) -> tuple[StrandForecast, ...]:
    """Sum what each party's trust in the player would do; only what comes later is uncertain."""
    strands = []
    for holder in state.setup.others:
        for channel in Channel:
            at_once = _sum(state, now, holder, channel)
            good, bad = (_sum(state, part, holder, channel) for part in (likely, worst))
            sure = later and good == bad  # a misreading reaches further than all that may change
            less, more = _meanwhile(state, holder, channel, good) if sure else (0, 0)
            low, high = at_once + min(good, bad) - less, at_once + max(good, bad) + more
            strands.append(StrandForecast(holder, channel, low, at_once + good, high))
    return tuple(strands)


def _meanwhile(state: State, holder: str, channel: Channel, gain: int) -> tuple[int, int]:
    """Give how much less and how much more a gain can become until its promise falls due.

    Another gain like it leaves less room above, as talk does; another promise kept lengthens the
    streak and cools wariness.
    """
    dials = state.setup.dials
    relation = state.relation(holder, state.setup.player)
    if gain <= 0 or (relation.lid is not None and channel is Channel.COMMUNICATION):
        return 0, 0
    room = max(1, cap(relation, channel) + dials.headroom - level(relation, channel))
    other = max(gain, _TALK) if channel is Channel.COMMUNICATION else gain
    less = min(gain, round_half_away(gain * other * _LIKE_IT, room * 1000))
    streak = dials.streak_step if relation.streak < dials.streak_most else 0
    warmth = relation.wariness * (1000 - dials.kept_wariness) // (1000 - relation.wariness)
    return less, round_half_away(gain * (streak + warmth) * _ONE_MORE, 1_000_000)


def _sum(state: State, events: Sequence[Event], holder: str, channel: Channel) -> int:
    me = state.setup.player
    return sum(
        event.change
        for event in events
        if isinstance(event, ChannelMoved)
        and (event.holder, event.other, event.channel) == (holder, me, channel)
    )
