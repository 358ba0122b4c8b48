"""Whether a condition of a level holds now; every part that is given must."""

from game.core.effects import Condition
from game.core.kinds import Status
from game.core.promises import fall_due
from game.core.state import Promise, State
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
    return (
        (when.tension_above is None or state.tension > when.tension_above)
        and (when.tension_below is None or state.tension < when.tension_below)
        and (when.trust_above is None or _their_trust(state, when) > when.trust_above * 1000)
        and (when.trust_below is None or _their_trust(state, when) < when.trust_below * 1000)
    )


def _their_trust(state: State, when: Condition) -> int:
    holders = state.setup.others if when.trust_of is None else (when.trust_of,)
    return min([trust(state.relation(holder, state.setup.player)) for holder in holders])


def _table_holds(state: State, when: Condition) -> bool:
    me = state.setup.player
    return (
        (when.mediator is None or when.mediator == (state.seat is not None))
        and (when.books_open is None or when.books_open == state.books_open(me))
        and (
            when.aims_asked is None or when.aims_asked == any(to == me for _, to in state.revealed)
        )
    )


def _promises_hold(state: State, when: Condition) -> bool:
    return (
        (not (when.due_by or when.due) or _falls_due(state, when))
        and (not (when.running or when.running_clarity) or _runs(state, when))
        and (when.kept is None or _kept(state) >= when.kept)
    )


def _runs(state: State, when: Condition) -> bool:
    running = state.open_promises()
    return (not when.running or any(promise.card in when.running for promise in running)) and (
        not when.running_clarity
        or any(promise.clarity in when.running_clarity for promise in running)
    )


def _kept(state: State) -> int:
    """Gives how many promises the player has kept."""
    me = state.setup.player
    return len(
        [1 for promise in state.promises if promise.by == me and promise.status is Status.KEPT]
    )


def _falls_due(state: State, when: Condition) -> bool:
    parties = when.due_by or state.setup.everyone
    return any(due(state, party, when.due) for party in parties)


def due(state: State, by: str, cards: tuple[str, ...]) -> tuple[Promise, ...]:
    """Gives a party's promises from these cards (none named: any) that fall due this round."""
    found = fall_due(state, by)
    return tuple(promise for promise in found if not cards or promise.card in cards)


def _past_holds(state: State, when: Condition) -> bool:
    return (
        (not when.played or _came_about(state, when.played))
        and not (when.not_played and _came_about(state, when.not_played))
        and (not when.just_played or _last_move(state, when.just_played))
        and (not when.happened or _happened(state, when.happened))
        and not (when.not_happened and _happened(state, when.not_happened))
    )


def _came_about(state: State, cards: tuple[str, ...]) -> bool:
    return any(play.agreed and play.card in cards for play in state.played)


def _last_move(state: State, cards: tuple[str, ...]) -> bool:
    """Whether the player's last move, or the agreement that it got signed, was one of these."""
    mine = [play for play in state.played if play.by == state.setup.player]
    return any(play.card in cards and play.round == mine[-1].round for play in mine)


def _happened(state: State, names: tuple[str, ...]) -> bool:
    return any(name in names for name, _ in state.happened)
