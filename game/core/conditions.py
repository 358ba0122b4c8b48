"""Whether a condition of a level holds now; every part that is given must."""

from game.core.promises import fall_due
from game.core.state import Condition, Promise, State, Status
from game.core.trust import trust

__all__ = ["due", "holds"]


def holds(state: State, when: Condition) -> bool:
    """Whether every part of a condition holds now; its chance is left to the turn."""
    return (
        (when.rounds is None or when.rounds[0] <= state.round <= when.rounds[1])
        and _numbers_hold(state, when)
        and _table_holds(state, when)
        and _promises_hold(state, when)
        and _past_holds(state, when)
    )


def _numbers_hold(state: State, when: Condition) -> bool:
    me = state.setup.player
    holders = state.setup.others if when.trust_of is None else (when.trust_of,)
    theirs = min(trust(state.relation(holder, me)) for holder in holders)
    return (
        (when.tension_above is None or state.tension > when.tension_above)
        and (when.tension_below is None or state.tension < when.tension_below)
        and (when.trust_above is None or theirs > when.trust_above * 1000)
        and (when.trust_below is None or theirs < when.trust_below * 1000)
    )


def _table_holds(state: State, when: Condition) -> bool:
    me = state.setup.player
    books = state.books_open(me)
    asked = any(to == me for _, to in state.revealed)
    return (
        (when.mediator is None or when.mediator == (state.seat is not None))
        and (when.books_open is None or when.books_open == books)
        and (when.aims_asked is None or when.aims_asked == asked)
    )


def _promises_hold(state: State, when: Condition) -> bool:
    open_ = state.open_promises()
    kept = sum(
        1
        for promise in state.promises
        if promise.by == state.setup.player and promise.status is Status.KEPT
    )
    return (
        (not (when.due_by or when.due) or _falls_due(state, when))
        and (not when.running or any(promise.card in when.running for promise in open_))
        and (
            not when.running_clarity
            or any(promise.clarity in when.running_clarity for promise in open_)
        )
        and (when.kept is None or kept >= when.kept)
    )


def _falls_due(state: State, when: Condition) -> bool:
    parties = when.due_by or state.setup.everyone
    return any(due(state, party, when.due) for party in parties)


def due(state: State, by: str, cards: tuple[str, ...]) -> tuple[Promise, ...]:
    """Gives a party's promises from these cards (none named: any) that fall due this round."""
    found = fall_due(state, by)
    return tuple(promise for promise in found if not cards or promise.card in cards)


def _past_holds(state: State, when: Condition) -> bool:
    agreed = {play.card for play in state.played if play.agreed}
    happened = {name for name, _ in state.happened}
    return (
        (not when.played or bool(agreed.intersection(when.played)))
        and not agreed.intersection(when.not_played)
        and (not when.just_played or bool(_last_move(state).intersection(when.just_played)))
        and (not when.happened or bool(happened.intersection(when.happened)))
        and not happened.intersection(when.not_happened)
    )


def _last_move(state: State) -> set[str]:
    """Gives the card of the player's last move, and the agreement that it got signed, if any."""
    mine = [play for play in state.played if play.by == state.setup.player]
    return {play.card for play in mine if play.round == mine[-1].round}
