"""How it came out, why, and how the player's largest act looked from the other chair."""

from collections import Counter

from game.authoring.model import Act
from game.core.endings import in_force, kept_checkable
from game.core.events import (
    CardPlayed,
    Ended,
    EndingForeseen,
    PromiseJudged,
    Rule,
    SecretEnded,
    SecretKept,
)
from game.core.kinds import Ending, Kind, Status
from game.core.signing import partners
from game.core.state import Promise
from game.core.trust import trust
from game.present.narrator import Narrator
from game.present.people import myself, others
from game.present.table import header
from game.present.telling import ending_name
from game.present.threads import pair
from game.present.views import EndingView

__all__ = ["closing", "largest_act"]


def closing(narrator: Narrator) -> EndingView:
    """Show the ending; raises `ValueError` when the story has none yet."""
    ended = next((event for event in narrator.story.events if isinstance(event, Ended)), None)
    if ended is None:
        raise ValueError("this story has not ended yet")
    act, other = largest_act(narrator)
    return EndingView(
        header=header(narrator),
        ending=ended.ending,
        name=ending_name(narrator, ended.ending),
        text=narrator.level.ending(ended.ending),
        reason=_reason(narrator, ended),
        me=myself(narrator),
        others=others(narrator),
        threads=pair(narrator),
        chair_of=other,
        chair_title=narrator.say("ending_view.chair", name=narrator.name(other)),
        chair=narrator.level.from_their_chair(other, act),
        foreseen=_foreseen(narrator, ended.ending),
    )


def _reason(narrator: Narrator, ended: Ended) -> str:
    state, me = narrator.state, narrator.me
    other = _decisive(narrator, ended.reason)
    several = len(narrator.story.setup.others) > 1
    weakest = narrator.say("ended.weakest", name=narrator.name(other))
    signed = [narrator.say("quote.title", title=narrator.title(card)) for card in in_force(state)]
    said = narrator.say(
        f"ended.{ended.reason}",
        name=narrator.name(other),
        titles=narrator.words.listed(signed) if signed else "",
        theirs=narrator.words.decimal(trust(state.relation(other, me)), 1000),
        mine=narrator.words.decimal(trust(state.relation(me, other)), 1000),
        kept_mine=kept_checkable(state, me),
        kept_theirs=kept_checkable(state, other),
    )
    return f"{weakest} {said}" if several and ended.reason in _BY_WEAKEST else said


_BY_WEAKEST = ("trust-and-deeds", "some-trust", "little-trust")


def _decisive(narrator: Narrator, reason: str) -> str:
    """Give the party that the ending hung on: of the weakest pair, or who had proved least."""
    state, me = narrator.state, narrator.me

    def weak(party: str) -> tuple[int, int]:
        theirs, mine = trust(state.relation(party, me)), trust(state.relation(me, party))
        proved = kept_checkable(state, party) if reason == "words-without-deeds" else 0
        return proved, theirs if reason == "trust-gone" else min(theirs, mine)

    return min(narrator.story.setup.others, key=weak)


def _foreseen(narrator: Narrator, ending: Ending) -> str:
    guessed = next(
        (event.ending for event in narrator.story.events if isinstance(event, EndingForeseen)),
        None,
    )
    if guessed is None:
        return ""
    key = "foreseen_right" if guessed is ending else "foreseen_wrong"
    return narrator.say(f"ending_view.{key}", guess=ending_name(narrator, guessed))


_LOUD = (
    Act.ULTIMATUM,
    Act.BLAME,
    Act.DENY,
    Act.LEAN,
    Act.BOAST,
    Act.SILENCE,
    Act.ASKED_TOO_MUCH,
)
_QUIET = (Act.AMENDS, Act.GESTURE, Act.SHARE, Act.MEDIATOR)
_FEW = 2  # kept promises that outweigh one loud move
_BIG = 3  # the size from which a kept promise is remembered as big


def largest_act(narrator: Narrator) -> tuple[Act, str]:
    """Name the player's largest act and whom it was done to most, or who trusts least.

    A breach comes first, then a blow, then what was kept or given.
    """
    mine = [promise for promise in narrator.state.promises if promise.by == narrator.me]
    kept = [promise for promise in mine if promise.status is Status.KEPT]
    broken = [promise for promise in mine if promise.status is Status.BROKEN_OPENLY]
    boasts = [promise for promise in broken if narrator.out_of_hands(promise.id)]
    openly = [promise for promise in broken if promise not in boasts]
    big = [promise for promise in kept if promise.size >= _BIG]
    moves = _moves(narrator)
    loud = [act for act in _LOUD if act in moves]
    quiet = [act for act in _QUIET if act in moves]
    found_out = _found_out(narrator)
    if found_out:
        act = Act.BROKEN_QUIETLY if Act.BROKEN_QUIETLY in found_out else Act.DENY
        to = found_out[act]
    elif openly and len(openly) >= len(kept):
        act, to = Act.BROKEN_OPENLY, _receivers(openly)
    elif boasts and len(boasts) >= len(kept):
        act, to = Act.BOAST, _receivers(boasts)
    elif loud and (len(kept) < _FEW or len(moves[loud[0]]) > 1):
        act, to = loud[0], moves[loud[0]]
    elif big:
        act, to = Act.KEPT_BIG, _receivers(big)
    elif quiet:
        act, to = quiet[0], moves[quiet[0]]
    else:
        act, to = Act.KEPT_SMALL if kept else Act.NONE, _receivers(kept)
    return act, _whom(narrator, to)


def _receivers(promises: list[Promise]) -> list[tuple[str, ...]]:
    return [promise.to for promise in promises]


def _whom(narrator: Narrator, done_to: list[tuple[str, ...]]) -> str:
    """Give the party that was done to most often; of equals, the one that trusts least."""
    state, me = narrator.state, narrator.me
    often = Counter(party for parties in done_to for party in parties)
    return min(
        narrator.story.setup.others,
        key=lambda party: (-often[party], trust(state.relation(party, me))),
    )


def _found_out(narrator: Narrator) -> dict[Act, list[tuple[str, ...]]]:
    """Give whom the player lied to, for each quiet breach or denial that came out."""
    hidden: dict[str, SecretKept] = {}
    found: dict[Act, list[tuple[str, ...]]] = {}
    for event in narrator.story.events:
        if isinstance(event, SecretKept):
            hidden[event.secret.id] = event
        elif isinstance(event, SecretEnded) and event.keeper == narrator.me:
            lie = hidden[event.secret]
            found.setdefault(_lie(narrator, lie), []).append(lie.secret.victims)
        elif isinstance(event, PromiseJudged) and event.seen_through:
            promise = narrator.state.promise(event.promise)
            if promise.by == narrator.me:
                found.setdefault(Act.BROKEN_QUIETLY, []).append(promise.to)
    return found


def _lie(narrator: Narrator, kept: SecretKept) -> Act:
    """Name what was hidden: a denial, where the victims have words for one, or a breach."""
    chairs = [narrator.level.chair.get(victim, {}) for victim in kept.secret.victims]
    denied = kept.cause.rule is Rule.DENY and all(Act.DENY in acts for acts in chairs)
    return Act.DENY if denied else Act.BROKEN_QUIETLY


def _moves(narrator: Narrator) -> dict[Act, list[tuple[str, ...]]]:
    """Give whom the player's moves were made with, by the act they are remembered as."""
    moves: dict[Act, list[tuple[str, ...]]] = {}
    for event in narrator.story.events:
        if isinstance(event, CardPlayed) and event.by == narrator.me:
            card = narrator.story.setup.card(event.card)
            act = _ACTS.get(card.kind)
            if card.kind is Kind.AGREEMENT and not event.agreed and card.size > _BIG:
                act = Act.ASKED_TOO_MUCH
            if act is not None:
                moves.setdefault(act, []).append(partners(narrator.state, card, event.to))
    return moves


_ACTS = {
    Kind.GESTURE: Act.GESTURE,
    Kind.AMENDS: Act.AMENDS,
    Kind.OWN_UP: Act.AMENDS,
    Kind.SHARE: Act.SHARE,
    Kind.MEDIATOR: Act.MEDIATOR,
    Kind.ULTIMATUM: Act.ULTIMATUM,
    Kind.BLAME: Act.BLAME,
    Kind.SILENCE: Act.SILENCE,
    Kind.DENY: Act.DENY,
    Kind.LEAN: Act.LEAN,
    Kind.BOAST: Act.BOAST,
}
