"""What a level lets happen: news, accidents, and what the next move makes of them."""

from functools import lru_cache

from game.core.breach import record_wound
from game.core.conditions import due, holds
from game.core.effects import (
    Condition,
    Effect,
    FallsOut,
    Happening,
    LowersCeiling,
    MovesAppeal,
    MovesBond,
    MovesBreaking,
    MovesChannel,
    MovesPower,
    MovesPrice,
    MovesSupport,
    MovesTension,
    MovesWariness,
    Reaction,
    Speaks,
    Succeeds,
)
from game.core.events import (
    Asked,
    BreakingMoved,
    Cause,
    Factor,
    FactorName,
    Happened,
    PowerMoved,
    PriceMoved,
    Replied,
    RippleMoved,
    Rule,
    WoundsClosed,
)
from game.core.keeping import fall_through
from game.core.kinds import Channel, Kind
from game.core.moves import Reply
from game.core.setup import Card, Ripple
from game.core.signing import weigh
from game.core.speech import speak
from game.core.state import State, Wound
from game.core.succession import succeed
from game.core.trust import (
    lower_ceiling,
    move_bond,
    move_channel,
    move_support,
    move_tension,
    move_wariness,
    multiply,
    round_half_away,
    shift_channel,
)
from game.core.turn import Fate, Turn

__all__ = ["flow", "mend", "news", "reply"]


# ---------------------------------------------------------------- news


def news(turn: Turn) -> None:
    """Let what the level holds in store for this round happen, in the level's order."""
    done = [name for name, _ in turn.state.happened]
    for happening in turn.state.setup.possible(turn.state.round):
        if (happening.again or happening.id not in done) and _holds(
            turn, happening.when, happening.id
        ):
            _let_happen(turn, happening)


def _let_happen(turn: Turn, happening: Happening) -> None:
    cases = (case for case in happening.cases if _holds(turn, case.when, case.id))
    case = next(cases, None)
    cause = Cause(Rule.HAPPENING, happening.id)
    seen_by = turn.state.setup.everyone
    turn.emit(Happened(cause, seen_by, happening.id, case.id if case is not None else ""))
    before = turn.state.copy() if happening.reaction is not None else None
    for effect in (*happening.effects, *(case.effects if case is not None else ())):
        carry_out(turn, effect, happening.id)
    if before is not None:
        _record_wounds(turn, happening, before)
    if happening.answers:
        turn.emit(Asked(cause, seen_by, happening.id))


def reply(turn: Turn, choice: Reply) -> None:
    """Let the player's answer to what happened come about."""
    name = choice.happening
    seen_by = turn.state.setup.everyone
    turn.emit(
        Replied(
            Cause(Rule.HAPPENING, name),
            seen_by,
            name,
            choice.answer,
        )
    )
    for answer in turn.state.setup.happening(name).answers:
        if answer.id == choice.answer:
            for effect in answer.effects:
                carry_out(turn, effect, name)


def _record_wounds(turn: Turn, happening: Happening, before: State) -> None:
    """Write down what a happening did, unless its promises were written down one by one."""
    if any(wound.source == happening.id for wound in turn.state.wounds):
        return
    tension = before.tension
    for relation in before.relations:
        if relation != turn.state.relation(relation.holder, relation.other):
            cause = Cause(Rule.HAPPENING, happening.id)
            record_wound(turn, happening.id, relation, tension, cause)
            tension = turn.state.tension
    if tension != turn.state.tension:
        me, other = turn.state.setup.player, turn.state.setup.others[0]
        cause = Cause(Rule.HAPPENING, happening.id)
        record_wound(turn, happening.id, turn.state.relation(other, me), tension, cause)


def _holds(turn: Turn, when: Condition, subject: str) -> bool:
    """Whether a condition holds now, and luck will have it."""
    return holds(turn.state, when) and turn.happens(Fate.HAPPENING, when.chance, subject)


# ---------------------------------------------------------------- effects


def carry_out(turn: Turn, effect: Effect, source: str) -> None:  # noqa: C901, PLR0912 - one arm per effect
    """Let one effect of a happening come about."""
    cause = Cause(Rule.HAPPENING, source)
    me, seen_by = turn.state.setup.player, turn.state.setup.everyone
    match effect:
        case MovesChannel(holder=holder, other=other, channel=channel, change=change):
            move_channel(turn, holder, other, channel, change, cause)
        case MovesWariness(holder=holder, other=other, change=change):
            move_wariness(turn, holder, other, change, cause)
        case MovesSupport(party=party, change=change):
            move_support(turn, party, change, cause)
        case MovesTension(change=change):
            move_tension(turn, change, cause)
        case MovesPrice(cards=cards, change=change, rounds=rounds):
            until = turn.state.round + rounds - 1
            turn.emit(PriceMoved(cause, seen_by, cards, change, until))
        case MovesBreaking(cards=cards, change=change, rounds=rounds):
            until = turn.state.round + rounds - 1
            turn.emit(BreakingMoved(cause, seen_by, cards, change, until))
        case MovesPower(party=party, change=change, rounds=rounds):
            until = turn.state.round + rounds - 1
            turn.emit(PowerMoved(cause, seen_by, party, change, until))
        case MovesAppeal(party=party, change=change):
            weigh(turn, party, change, cause)
        case MovesBond(party=party, change=change):
            move_bond(turn, me, party, change, cause)
        case LowersCeiling(holder=holder, other=other, to=to):
            lower_ceiling(turn, holder, other, to, cause)
        case FallsOut(by=by, status=status, cards=cards):
            for promise in due(turn.state, by, cards):
                fall_through(turn, promise, status, source)
        case Speaks(party=party, moment=moment):
            speak(turn, party, moment, "", cause)
        case Succeeds(party=party):
            succeed(turn, party, cause)


def mend(turn: Turn, card: Card, with_: tuple[str, ...]) -> None:
    """Let this move mend or worsen harm without fault between these; then its time is over."""
    wounds = turn.state.wounds
    if not wounds:
        return
    dials = turn.state.setup.dials
    for wound in wounds:
        if wound.holder not in with_ and wound.other not in with_:
            continue
        reaction = _reaction(turn.state, wound.source)
        if reaction is None:
            healed = dials.misread_healed if card.kind is Kind.CLARIFY else 0
            again = 0
        else:
            healed = reaction.mended if card.kind in reaction.mends else 0
            again = reaction.worsened if card.kind in reaction.worsens else 0
        for share, rule, name in (
            (-healed, Rule.MENDED, FactorName.MENDED),
            (again, Rule.WORSENED, FactorName.WORSENED),
        ):
            if share:
                cause = Cause(rule, wound.source)
                _touch(turn, wound, cause, Factor(name, share))
    for source in dict.fromkeys(wound.source for wound in wounds):
        reaction = _reaction(turn.state, source)
        if reaction is not None and card.kind in reaction.mends:
            for effect in reaction.effects:
                carry_out(turn, effect, source)
    turn.emit(
        WoundsClosed(
            Cause(Rule.TURN),
            turn.state.setup.everyone,
            tuple(wound.source for wound in wounds),
        )
    )


def _reaction(state: State, source: str) -> Reaction | None:
    for happening in state.setup.happenings:
        if happening.id == source:
            return happening.reaction
    return None


def _touch(turn: Turn, wound: Wound, cause: Cause, factor: Factor) -> None:
    for channel, harm in zip(
        Channel, (wound.communication, wound.compromise, wound.goals), strict=True
    ):
        shift_channel(turn, wound.holder, wound.other, channel, harm, cause, factor)
    move_tension(turn, multiply(wound.tension, [factor]), cause)


# ---------------------------------------------------------------- ripples


def flow(turn: Turn, tension: int) -> None:
    """Let daily life follow tension (in tenths, as it was a round ago), and reach home."""
    me = turn.state.setup.player
    for ripple, before in zip(turn.state.setup.ripples, turn.state.ripples, strict=True):
        after = ripple_at(ripple, tension, turn.state.setup.tension)
        if after == before:
            continue
        cause = Cause(Rule.RIPPLE, ripple.id)
        everyone = turn.state.setup.everyone
        turn.emit(RippleMoved(cause, everyone, ripple.id, before, after))
        better = abs(after - ripple.calm) < abs(before - ripple.calm)
        home = turn.state.setup.dials.home_ripple
        move_support(turn, me, home if better else -home, cause)


def ripple_at(ripple: Ripple, tension: int, start: int) -> int:
    """Gives a ripple's value (in hundredths) at a tension; at the opening tension, its start."""
    return _between(ripple.start, ripple.calm, ripple.crisis, ripple.step, tension, start)


@lru_cache(maxsize=4096)
def _between(at_first: int, calm: int, crisis: int, step: int, tension: int, start: int) -> int:
    if tension >= start:
        span, part, goal = max(1, 1000 - start), tension - start, crisis
    else:
        span, part, goal = max(1, start), start - tension, calm
    moved = round_half_away((goal - at_first) * part, span)
    return at_first + round_half_away(moved, step) * step
