"""A round summed up: the biggest cause first, then every number, adding up exactly."""

from game.core.events import (
    Cause,
    ChannelMoved,
    Event,
    Factor,
    FactorName,
    Happened,
    PromiseForeseen,
    PromiseJudged,
    Replied,
    RippleMoved,
    Rule,
    SupportMoved,
    TensionMoved,
)
from game.core.kinds import Channel, Status
from game.core.moves import Next
from game.core.trust import WEIGHTS, trust
from game.present.narrator import Narrator
from game.present.people import myself, others
from game.present.table import header
from game.present.telling import sentence
from game.present.threads import pair
from game.present.views import (
    ChoiceView,
    HomeLine,
    LedgerLine,
    LedgerRow,
    LedgerView,
    NewsLine,
    ReckoningView,
)

__all__ = ["happened", "reckoning"]


def reckoning(narrator: Narrator) -> ReckoningView:
    """Show what the round came to."""
    state = narrator.state
    over = state.ending is not None
    go_on = "reckoning.how_ended" if over else "reckoning.next"
    me = narrator.me
    pairs = [(other, me) for other in narrator.story.setup.others]
    pairs += [(me, other) for other in narrator.story.setup.others]
    biggest = _biggest(narrator)
    return ReckoningView(
        header=header(narrator, narrator.say("reckoning.subtitle", round=state.round)),
        me=myself(narrator),
        others=others(narrator),
        threads=pair(narrator),
        headline=_headline(narrator, biggest),
        happened=happened(narrator),
        guesses=_guesses(narrator),
        ledgers=tuple(_ledger(narrator, holder, other) for holder, other in pairs),
        opens=pairs.index((biggest.holder, biggest.other)) if biggest is not None else 0,
        between=_between(narrator),
        home=_home(narrator),
        go_on=ChoiceView(Next(), narrator.say(go_on, round=state.round + 1)),
    )


def happened(narrator: Narrator) -> tuple[NewsLine, ...]:
    """Say what has happened in this round, in order."""
    events = narrator.this_round()
    replied = {event.happening for event in events if isinstance(event, Replied)}
    lines: list[NewsLine] = []
    for then, event in narrator.as_it_went(events):
        if isinstance(event, Happened) and event.happening in replied:
            continue  # its question told it
        line = None if isinstance(event, RippleMoved) else sentence(then, event)
        line = line or _aftermath(narrator, event)
        if line is not None and line not in lines:
            lines.append(line)
    return tuple(lines)


def _aftermath(narrator: Narrator, event: Event) -> NewsLine | None:
    """Say what the player's move made of an accident, and who hit back."""
    if isinstance(event, ChannelMoved) and event.cause.rule is Rule.PROVOKED:
        return NewsLine("sparkles", narrator.why(event.cause, event.other))
    rules = {Rule.MENDED: "mends_text", Rule.WORSENED: "worsens_text"}
    if not isinstance(event, ChannelMoved) or event.cause.rule not in rules:
        return None
    happenings = {one.id: one for one in narrator.level.events}
    happening = happenings.get(event.cause.subject)
    if happening is None or happening.next_move is None:
        return None
    text: str | None = getattr(happening.next_move, rules[event.cause.rule])
    return NewsLine("bandage", text, happening.title) if text else None


# ---------------------------------------------------------------- one sentence first


def _biggest(narrator: Narrator) -> ChannelMoved | None:
    """Give a move of the biggest cause in any thread of the player's; the first of equals.

    A cause that pulled against what its thread came to does not explain it.
    """
    weights: dict[tuple[str, str, Cause], int] = {}
    firsts: dict[tuple[str, str, Cause], ChannelMoved] = {}
    for event in _channel_moves(narrator):
        if narrator.me in (event.holder, event.other):
            key = (event.holder, event.other, event.cause)
            firsts.setdefault(key, event)
            weights[key] = weights.get(key, 0) + event.change * WEIGHTS[event.channel]
    if not weights:
        return None
    led = [key for key in weights if weights[key] * _total(narrator, key[0], key[1]) > 0]
    return firsts[max(led or weights, key=lambda key: (abs(weights[key]), key[1] == narrator.me))]


def _headline(narrator: Narrator, biggest: ChannelMoved | None) -> str:
    """Say the biggest cause, and what its thread came to."""
    if biggest is None:
        return narrator.say("reckoning.quiet")
    holder, other = biggest.holder, biggest.other
    theirs = other == narrator.me
    total = _total(narrator, holder, other)
    way = "same" if not total else ("up" if total > 0 else "down")
    key = way if way == "same" or theirs else f"mine_{way}"
    return narrator.say(
        f"reckoning.headline_{key}",
        cause=narrator.why(biggest.cause, other),
        name=narrator.name(holder if theirs else other),
        change=narrator.words.decimal(abs(total), 1000),
    )


def _channel_moves(narrator: Narrator) -> list[ChannelMoved]:
    return [event for event in narrator.this_round() if isinstance(event, ChannelMoved)]


def _total(narrator: Narrator, holder: str, other: str) -> int:
    """Give how far a trust moved in this round, in thousandths of a point."""
    now = trust(narrator.state.relation(holder, other))
    return now - trust(narrator.before_round().relation(holder, other))


# ---------------------------------------------------------------- the ledger


def _ledger(narrator: Narrator, holder: str, other: str) -> LedgerView:
    now = trust(narrator.state.relation(holder, other))
    total = _total(narrator, holder, other)
    rows = tuple(_row(narrator, holder, other, channel) for channel in Channel)
    key = "reckoning.ledger_theirs" if other == narrator.me else "reckoning.ledger_mine"
    key = key if any(row.lines for row in rows) else f"{key}_still"
    name = narrator.name(holder if other == narrator.me else other)
    after = narrator.words.decimal(now, 1000)
    return LedgerView(
        holder=holder,
        other=other,
        title=narrator.say(key, name=name, trust=after),
        rows=rows,
        total=narrator.words.signed(total, 1000, 2),
        sum_text=" + ".join(row.adds for row in rows).replace("+ +", "+ ").replace("+ −", "− "),
        before=narrator.words.decimal(now - total, 1000),
        after=after,
        rising=(total > 0) - (total < 0),
    )


def _row(narrator: Narrator, holder: str, other: str, channel: Channel) -> LedgerRow:
    moves = [
        event
        for event in _channel_moves(narrator)
        if (event.holder, event.other, event.channel) == (holder, other, channel)
    ]
    change = sum(event.change for event in moves)
    adds = change * WEIGHTS[channel]
    way, against = _causes(moves, change)
    return LedgerRow(
        channel=channel,
        name=narrator.say(f"channel.{channel}"),
        sentence=narrator.why(way, other)
        if way is not None
        else narrator.say("reckoning.unchanged"),
        lines=tuple(_line(narrator, event) for event in moves),
        change=narrator.words.signed(change, 10),
        weight=narrator.say("number.percent", number=WEIGHTS[channel]),
        adds=narrator.words.signed(adds, 1000, 2),
        adds_thousandths=adds,
        against=_against(narrator, against, other, change),
    )


def _causes(moves: list[ChannelMoved], change: int) -> tuple[Cause | None, Cause | None]:
    """Give the biggest cause that goes the way of the sum, and the biggest that goes against it."""
    sums: dict[Cause, int] = {}
    for event in moves:
        sums[event.cause] = sums.get(event.cause, 0) + event.change
    sign = -1 if change < 0 else 1
    with_, against = [
        max(
            (cause for cause in sums if sums[cause] * way > 0),
            key=lambda one: abs(sums[one]),
            default=None,
        )
        for way in (sign, -sign)
    ]
    return with_ or next(iter(sums), None), against


def _against(narrator: Narrator, cause: Cause | None, other: str, change: int) -> str:
    """Say what pulled a strand the other way."""
    if cause is None:
        return ""
    key = "against" if change else "against_even"
    return narrator.say(f"reckoning.{key}", cause=narrator.why(cause, other))


def _line(narrator: Narrator, event: ChannelMoved) -> LedgerLine:
    limit = ""
    if event.computed != event.change:
        computed = narrator.words.signed(event.computed, 10)
        limit = narrator.say("reckoning.limit", computed=computed)
    return LedgerLine(
        sentence=narrator.why(event.cause, event.other),
        base=narrator.words.signed(event.base, 10),
        factors=tuple(_factor(narrator, factor) for factor in event.factors),
        change=narrator.words.signed(event.change, 10),
        limit=limit,
    )


def _factor(narrator: Narrator, factor: Factor) -> tuple[str, str]:
    places = 2 if factor.value % 10 == 0 else 3
    less = "_less" if factor.name is FactorName.AIM and factor.value < _WHOLE else ""
    return (
        narrator.say(f"factor.{factor.name}{less}"),
        narrator.words.decimal(factor.value, 1000, places),
    )


_WHOLE = 1000  # a factor that changes nothing


def _between(narrator: Narrator) -> tuple[str, ...]:
    """Say how the others' trust in one another moved, as far as the player saw it."""
    moved: dict[tuple[str, str], int] = {}
    for event in _channel_moves(narrator):
        if narrator.me not in (event.holder, event.other):
            key = (event.holder, event.other)
            moved[key] = moved.get(key, 0) + event.change * WEIGHTS[event.channel]
    return tuple(
        narrator.say(
            f"reckoning.between_{'up' if change > 0 else 'down'}",
            holder=narrator.name(holder),
            other=narrator.name(other),
            change=narrator.words.decimal(abs(change), 1000),
        )
        for (holder, other), change in moved.items()
        if change
    )


# ---------------------------------------------------------------- at home, and guesses


def _home(narrator: Narrator) -> tuple[HomeLine, ...]:
    before, now = narrator.before_round(), narrator.state
    lines = [
        _home_line(
            narrator,
            "reckoning.support",
            before.party(narrator.me).support,
            now.party(narrator.me).support,
            1,
            _reasons(narrator),
        ),
        _home_line(narrator, "reckoning.tension", before.tension, now.tension, -1, _heat(narrator)),
    ]
    return tuple(lines)


def _home_line(
    narrator: Narrator, label: str, before: int, after: int, good: int, reason: str
) -> HomeLine:
    direction = good * ((after > before) - (after < before))
    was, now = narrator.words.decimal(before, 10), narrator.words.decimal(after, 10)
    return HomeLine(narrator.say(label), was, now, direction, reason)


def _reasons(narrator: Narrator) -> str:
    """Say what moved support at home, each cause with its change."""
    moves = [
        event
        for event in narrator.this_round()
        if isinstance(event, SupportMoved) and event.party == narrator.me
    ]
    return _listed(narrator, moves)


def _heat(narrator: Narrator) -> str:
    moves = [event for event in narrator.this_round() if isinstance(event, TensionMoved)]
    return _listed(narrator, moves)


def _listed(narrator: Narrator, moves: list[SupportMoved] | list[TensionMoved]) -> str:
    parts = []
    for event in moves:
        why = narrator.why_at_home(event.cause).rstrip(".")
        parts.append(f"{why} ({narrator.words.signed(event.change, 10)})")
    return ". ".join(parts)


def _guesses(narrator: Narrator) -> tuple[str, ...]:
    """Put each guess of this round beside what happened."""
    events = narrator.this_round()
    outcomes = {event.promise: event.status for event in events if isinstance(event, PromiseJudged)}
    lines = []
    for event in events:
        if isinstance(event, PromiseForeseen):
            kept = outcomes.get(event.promise) in (Status.KEPT, Status.MISREAD)
            name = narrator.name(narrator.state.promise(event.promise).by)
            guess = narrator.say(f"sureness.{event.sureness}")
            key = "reckoning.guess_right" if kept else "reckoning.guess_wrong"
            lines.append(narrator.say(key, guess=guess, name=name))
    return tuple(lines)
