"""Trust as a thread: three strands, a knot for each promise kept, a fray for each one broken."""

from game.core.events import PromiseJudged, RoundBegan, SecretEnded
from game.core.kinds import Channel, Status
from game.core.state import Promise
from game.core.trust import WEIGHTS, level, trust
from game.present.accidents import accident
from game.present.narrator import Narrator
from game.present.secrets import out
from game.present.views import FrayView, KnotView, StrandView, ThreadView

__all__ = ["band", "pair", "place", "thread"]

_BANDS = ((80, "deep"), (60, "solid"), (45, "working"), (25, "wary"), (0, "broken"))


def band(thousandths: int) -> str:
    """Give the name of the band that a trust (in thousandths of a point) lies in."""
    return next(name for least, name in _BANDS if thousandths >= least * 1000)


def pair(narrator: Narrator) -> tuple[ThreadView, ...]:
    """Show the player's threads: theirs in the player first, then the player's in them."""
    me = narrator.me
    theirs = tuple(thread(narrator, other, me) for other in narrator.story.setup.others)
    mine = tuple(thread(narrator, me, other) for other in narrator.story.setup.others)
    return theirs + mine


def thread(narrator: Narrator, holder: str, other: str) -> ThreadView:
    """Show how far the holder trusts the other, and what was tied into it so far."""
    relation = narrator.state.relation(holder, other)
    total = trust(relation)
    before = trust(narrator.before_round().relation(holder, other))
    moved = total - before
    wary = relation.wariness > _AFRAID
    return ThreadView(
        holder=holder,
        other=other,
        title=title(narrator, holder, other),
        trust=narrator.words.decimal(total, 1000),
        trust_thousandths=total,
        band=narrator.say(f"band.{band(total)}"),
        change=narrator.say("thread.change", change=narrator.words.signed(moved, 1000))
        if moved
        else "",
        rising=(moved > 0) - (moved < 0),
        strands=tuple(_strand(narrator, holder, other, channel) for channel in Channel),
        knots=_knots(narrator, holder, other),
        frays=_frays(narrator, holder, other),
        wary=narrator.say("thread.wary") if wary else "",
    )


_AFRAID = 250


def title(narrator: Narrator, holder: str, other: str) -> str:
    """Name a thread from the player's chair."""
    if other == narrator.me:
        return narrator.say("thread.theirs", name=narrator.name(holder))
    if holder == narrator.me:
        return narrator.say("thread.mine", name=narrator.name(other))
    return narrator.say("thread.others", holder=narrator.name(holder), other=narrator.name(other))


def _strand(narrator: Narrator, holder: str, other: str, channel: Channel) -> StrandView:
    value = level(narrator.state.relation(holder, other), channel)
    weight = WEIGHTS[channel]
    return StrandView(
        channel=channel,
        name=narrator.say(f"channel.{channel}"),
        full=value,
        value=narrator.words.decimal(value, 10),
        weight=narrator.say("thread.weight", weight=weight),
        adds=narrator.words.decimal(value * weight, 1000),
        reason=narrator.reason(holder, other, channel),
    )


def _judged(narrator: Narrator, holder: str, other: str) -> list[tuple[Promise, PromiseJudged]]:
    """List the other's promises to the holder that came due, as the player saw it."""
    events = [event for event in narrator.seen() if isinstance(event, PromiseJudged)]
    promises = [(narrator.state.promise(event.promise), event) for event in events]
    return [(made, event) for made, event in promises if made.by == other and holder in made.to]


def _place(narrator: Narrator, round_number: int, index: int) -> int:
    """Give where on a thread (‰) what happened in a round is tied."""
    return place(round_number, narrator.story.setup.rounds, index)


def place(round_number: int, rounds: int, index: int) -> int:
    """Give where on a thread (‰) the knot or fray of a round goes, so many having gone before."""
    nudge = (index % 3) * 1000 // (rounds * 4 + 4)
    return 60 + (round_number * 2 - 1) * 880 // (rounds * 2) + nudge - 20


def _read(narrator: Narrator, holder: str, promise: Promise) -> Status:
    """Give what became of a promise as the holder took it."""
    if holder in narrator.misheard(promise, narrator.seen()):
        return Status.MISREAD
    return promise.status


def _knots(narrator: Narrator, holder: str, other: str) -> tuple[KnotView, ...]:
    kept = [
        made
        for made, _ in _judged(narrator, holder, other)
        if _read(narrator, holder, made) is Status.KEPT
    ]
    return tuple(
        KnotView(_place(narrator, made.judged, index), made.size, story(narrator, made, holder))
        for index, made in enumerate(kept)
    )


def _frays(narrator: Narrator, holder: str, other: str) -> tuple[FrayView, ...]:
    frays: list[FrayView] = []
    for made, event in _judged(narrator, holder, other):
        status = _read(narrator, holder, made)
        hidden = status is Status.BROKEN_QUIETLY and holder not in event.seen_by
        torn = status not in (Status.KEPT, Status.LAPSED)
        if torn and not hidden:
            severity = min(1000, _SEVERITY[status] + 60 * made.size)
            at = _place(narrator, made.judged, len(frays) + 1)
            told = story(narrator, made, holder)
            frays.append(FrayView(at, Channel.COMMUNICATION, severity, told))
    return (*frays, *_lies(narrator, holder, other))


def _lies(narrator: Narrator, holder: str, other: str) -> list[FrayView]:
    """Show what was hidden and came out, in the round in which it came out."""
    frays = []
    number = 0
    for event in narrator.seen():
        if isinstance(event, RoundBegan):
            number = event.round
        elif isinstance(event, SecretEnded) and event.keeper == other and holder in event.seen_by:
            told = narrator.say(
                "fray.secret", round=number, told=out(narrator, event.secret, number)
            )
            at = _place(narrator, number, 2)
            frays.append(FrayView(at, Channel.COMMUNICATION, 1000, told))
    return frays


_SEVERITY = {
    Status.MISREAD: 350,
    Status.FELL_THROUGH: 350,
    Status.BROKEN_OPENLY: 500,
    Status.BROKEN_QUIETLY: 700,
}


def story(narrator: Narrator, promise: Promise, holder: str) -> str:
    """Tell in one sentence what became of a promise as the holder took it."""
    mine = promise.by == narrator.me
    whose = "mine" if mine else "theirs"
    other = holder if mine else promise.by
    keys = {
        Status.KEPT: f"knot.{whose}",
        Status.MISREAD: f"fray.misread_{whose}",
        Status.FELL_THROUGH: "fray.fell",
        Status.BROKEN_OPENLY: f"fray.{whose}",
        Status.BROKEN_QUIETLY: f"fray.{whose}",
    }
    key, what = keys[_read(narrator, holder, promise)], ""
    if promise.status is Status.FELL_THROUGH:
        what, hid = accident(narrator, promise)
        key = "fray.fell_hidden" if hid else key
    return narrator.say(
        "fray.boast" if narrator.out_of_hands(promise.id) else key,
        round=promise.judged,
        what=what,
        title=narrator.title(promise.card),
        name=narrator.name(other, promise.judged),
    )
