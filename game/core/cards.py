"""What each card does when it is played; a handful of lines for each kind."""

from collections.abc import Callable

from game.core.events import (
    AimsRevealed,
    BooksOpened,
    CardPlayed,
    Cause,
    Factor,
    FactorName,
    Rule,
)
from game.core.kinds import Channel, Kind, Moment
from game.core.mediation import call
from game.core.moves import Play
from game.core.promises import clarify, go_public
from game.core.repair import deny, mend_fences
from game.core.setup import Card
from game.core.signing import agree, bind, decline, offer, partners, pay, pledge, weigh
from game.core.speech import speak
from game.core.state import State
from game.core.trust import (
    advantage,
    move_bond,
    move_channel,
    move_support,
    move_tension,
    witnesses,
)
from game.core.turn import Turn

__all__ = ["can_force", "play", "times_heard", "trade"]


def times_heard(state: State, kind: Kind, other: str) -> int:
    """Gives how often such a card was played with a party, or by it, as a trade."""
    deck = state.setup.deck
    times = 0
    for play in state.played:
        card = deck[play.card]
        if card.kind is kind and (play.by == other or other in partners(state, card, play.to)):
            times += 1
    return times


def play(turn: Turn, choice: Play) -> None:
    """Carry out the player's card."""
    card = turn.state.setup.card(choice.card)
    with_ = partners(turn.state, card, choice.to)
    if card.kind is Kind.AGREEMENT:
        agreed = offer(turn, card, with_)
        _say_played(turn, card, choice, with_, agreed=agreed)
        if agreed:
            agree(turn, card, turn.state.setup.player, with_)
        else:
            decline(turn, card, with_)
        return
    _say_played(turn, card, choice, with_, agreed=True)
    if card.kind is Kind.COMMIT:
        _commit(turn, card, choice.about or "")
    else:
        _WAYS[card.kind](turn, card, with_)


def _say_played(
    turn: Turn, card: Card, choice: Play, with_: tuple[str, ...], *, agreed: bool
) -> None:
    state = turn.state
    me = state.setup.player
    turn.emit(
        CardPlayed(
            Cause(_RULES[card.kind], card.id),
            witnesses(state, me, *with_, public=_open_to_all(card)),
            card.id,
            me,
            choice.about,
            choice.to,
            agreed,
        )
    )


_RULES: dict[Kind, Rule] = {
    kind: Rule.OFFERED if kind is Kind.AGREEMENT else Rule(kind.value) for kind in Kind
}


_LOUD = frozenset({Kind.GESTURE, Kind.COMMIT, Kind.BLAME, Kind.MEDIATOR})


def _open_to_all(card: Card) -> bool:
    return card.public or card.kind in _LOUD


def _fading(state: State, card: Card, other: str) -> Factor:
    """Gives what is left of talk, counted already, that a party hears: all, half, then nothing."""
    before = times_heard(state, card.kind, other) - 1
    value = (1000, state.setup.dials.talk_second, 0)[min(before, 2)]
    return Factor(FactorName.FADED, value)


# ---------------------------------------------------------------- steps of one's own


def _gesture(turn: Turn, card: Card, with_: tuple[str, ...]) -> None:
    cause = Cause(Rule.GESTURE, card.id)
    me = turn.state.setup.player
    if card.home is not None:
        move_support(turn, me, card.home, cause)
    for other in with_:
        spoken = turn.state.setup.dials.gesture_communication
        everyone = turn.state.setup.everyone
        move_channel(turn, other, me, Channel.COMMUNICATION, spoken, cause, seen_by=everyone)
    pledge(turn, card, with_, Rule.GESTURE)


def _share(turn: Turn, card: Card, with_: tuple[str, ...]) -> None:
    dials = turn.state.setup.dials
    me = turn.state.setup.player
    cause = Cause(Rule.SHARE, card.id)
    for other in with_:
        faded = _fading(turn.state, card, other)
        for holder, of, said, aimed in (
            (other, me, dials.share_communication, dials.share_goals),
            (me, other, dials.share_back_communication, dials.share_back_goals),
        ):
            move_channel(turn, holder, of, Channel.COMMUNICATION, said, cause, faded)
            move_channel(turn, holder, of, Channel.GOALS, aimed, cause, faded)
        speak(turn, other, Moment.OPENS_UP, card.id, cause)
    until = turn.state.round + dials.share_rounds - 1
    everyone = turn.state.setup.everyone
    turn.emit(BooksOpened(cause, everyone, me, until))
    pay(turn, card, 0, cause)


def trade(turn: Turn, card: Card, by: str) -> None:
    """Let a trade of what both sides know come about that another party has offered."""
    seen_by = turn.state.setup.between(turn.state.setup.player, by)
    cause = Cause(Rule.SHARE, card.id)
    turn.emit(CardPlayed(cause=cause, seen_by=seen_by, card=card.id, by=by, agreed=True))
    _share(turn, card, (by,))


def _ask(turn: Turn, card: Card, with_: tuple[str, ...]) -> None:
    dials = turn.state.setup.dials
    me = turn.state.setup.player
    cause = Cause(Rule.ASK, card.id)
    for other in with_:
        faded = _fading(turn.state, card, other)
        seen_by = turn.state.setup.between(me, other)
        if (other, me) not in turn.state.revealed:
            turn.emit(AimsRevealed(cause, seen_by, other, me))
        for holder, of in ((other, me), (me, other)):
            move_channel(turn, holder, of, Channel.GOALS, dials.ask_goals, cause, faded)
        speak(turn, other, Moment.OPENS_UP, card.id, cause)
    pay(turn, card, 0, cause)


def _clarify(turn: Turn, card: Card, with_: tuple[str, ...]) -> None:
    dials = turn.state.setup.dials
    me = turn.state.setup.player
    cause = Cause(Rule.CLARIFY, card.id)
    for other in with_:
        faded = _fading(turn.state, card, other)
        for holder, of in ((other, me), (me, other)):
            said, given = dials.clarify_communication, dials.clarify_compromise
            move_channel(turn, holder, of, Channel.COMMUNICATION, said, cause, faded)
            move_channel(turn, holder, of, Channel.COMPROMISE, given, cause, faded)
    clarify(turn, with_)
    pay(turn, card, 0, cause)


def _commit(turn: Turn, card: Card, promise: str) -> None:
    """Say a promise out loud to those it was given to; whoever owes the other half does too."""
    dials = turn.state.setup.dials
    me = turn.state.setup.player
    cause = Cause(Rule.COMMIT, card.id)
    go_public(turn, promise)
    mine = turn.state.promise(promise)
    for other in mine.to:
        said, aimed = dials.commit_communication, dials.commit_goals
        move_channel(turn, other, me, Channel.COMMUNICATION, said, cause)
        move_channel(turn, other, me, Channel.GOALS, aimed, cause)
        for half in turn.state.open_promises(other):
            if half.card == mine.card and not half.public:
                go_public(turn, half.id)
                said, aimed = dials.commit_back_communication, dials.commit_back_goals
                move_channel(turn, me, other, Channel.COMMUNICATION, said, cause)
                move_channel(turn, me, other, Channel.GOALS, aimed, cause)
    pay(turn, card, 0, cause)


# ---------------------------------------------------------------- from the gut


def _strike(turn: Turn, card: Card, with_: tuple[str, ...]) -> None:
    """Let an ultimatum, a public accusation or silence do its harm, and its good at home."""
    dials = turn.state.setup.dials
    me = turn.state.setup.player
    cause = Cause(_RULES[card.kind], card.id)
    if card.kind is Kind.ULTIMATUM:
        harm = (dials.ultimatum_communication, dials.ultimatum_compromise, dials.ultimatum_goals)
        heat, home = dials.ultimatum_tension, dials.ultimatum_home
    elif card.kind is Kind.BLAME:
        harm = (dials.blame_communication, 0, dials.blame_goals)
        heat, home = dials.blame_tension, dials.blame_home
    else:
        harm = (dials.silence_communication, 0, 0)
        heat, home = dials.silence_tension, dials.silence_home
    for other in with_:
        for channel, loss in zip(Channel, harm, strict=True):
            move_channel(turn, other, me, channel, -loss, cause)
        if card.kind is Kind.SILENCE:
            move_channel(turn, me, other, Channel.COMMUNICATION, -harm[0], cause)
        speak(turn, other, Moment.PROVOKED, card.id, cause)
    move_tension(turn, heat, cause)
    pay(turn, card, home, cause)
    if card.forces is not None:
        _force(turn, turn.state.setup.card(card.forces), cause)


def _force(turn: Turn, card: Card, cause: Cause) -> None:
    """Get an agreement signed under pressure, if everybody it needs has less power.

    Nobody trusts anybody more for it: what was not given freely is no sign of good will.
    """
    state = turn.state
    me = state.setup.player
    with_ = partners(state, card)
    if can_force(state, card):
        seen_by = witnesses(state, me, *with_, public=_open_to_all(card))
        turn.emit(CardPlayed(cause=cause, seen_by=seen_by, card=card.id, by=me, agreed=True))
        bind(turn, card, (me, *with_))


def can_force(state: State, card: Card) -> bool:
    """Whether the player has more power than everybody who would have to sign this."""
    me = state.setup.player
    return all(advantage(state, me, other) > 0 for other in partners(state, card))


def _lean(turn: Turn, card: Card, with_: tuple[str, ...]) -> None:
    """Ask in the name of friendship: it opens a door, and who opened it feels used.

    Between friends a favor that has to be called in is one that was not wanted; Clark and Mills
    1979 on communal and exchange relationships.
    """
    dials = turn.state.setup.dials
    me = turn.state.setup.player
    cause = Cause(Rule.LEAN, card.id)
    for other in with_:
        appeal = dials.lean_appeal * turn.state.bond(other, me) // 1000
        weigh(turn, other, appeal, cause)
        move_bond(turn, other, me, -dials.lean_bond, cause)
        move_channel(turn, other, me, Channel.COMPROMISE, -dials.lean_compromise, cause)
        move_channel(turn, other, me, Channel.GOALS, -dials.lean_goals, cause)
    pay(turn, card, dials.lean_home, cause)


def _boast(turn: Turn, card: Card, with_: tuple[str, ...]) -> None:
    pledge(turn, card, with_, Rule.BOAST)
    pay(turn, card, turn.state.setup.dials.boast_home, Cause(Rule.BOAST, card.id))


_WAYS: dict[Kind, Callable[[Turn, Card, tuple[str, ...]], None]] = {
    Kind.GESTURE: _gesture,
    Kind.SHARE: _share,
    Kind.ASK: _ask,
    Kind.CLARIFY: _clarify,
    Kind.SORRY: mend_fences,
    Kind.OWN_UP: mend_fences,
    Kind.AMENDS: mend_fences,
    Kind.MEDIATOR: call,
    Kind.ULTIMATUM: _strike,
    Kind.BLAME: _strike,
    Kind.SILENCE: _strike,
    Kind.DENY: deny,
    Kind.LEAN: _lean,
    Kind.BOAST: _boast,
}
"""What a card of each kind does; agreements need an answer, and a commitment a promise."""
