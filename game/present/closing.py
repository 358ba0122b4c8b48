"""How it came out, why, and how the player's largest act looked from the other chair."""

from game.authoring.model import Act
from game.core.endings import kept_checkable
from game.core.events import CardPlayed, Ended, EndingForeseen, PromiseJudged, SecretEnded
from game.core.state import Ending, Kind, Status
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
    other = narrator.story.setup.others[0]
    act = largest_act(narrator)
    return EndingView(
        header=header(narrator),
        ending=ended.ending,
        name=ending_name(narrator, ended.ending),
        text=narrator.level.ending(ended.ending),
        reason=_reason(narrator, ended),
        me=myself(narrator),
        others=others(narrator),
        threads=pair(narrator),
        chair_title=narrator.say("ending_view.chair", name=narrator.name(other)),
        chair=narrator.level.from_their_chair(other, act),
        foreseen=_foreseen(narrator, ended.ending),
    )


def _reason(narrator: Narrator, ended: Ended) -> str:
    state, me = narrator.state, narrator.me
    other = min(narrator.story.setup.others, key=lambda party: trust(state.relation(party, me)))
    accord = narrator.story.setup.accord
    return narrator.say(
        f"ended.{ended.reason}",
        name=narrator.name(other),
        title=narrator.title(accord.cards[0]) if accord is not None else "",
        theirs=narrator.words.decimal(trust(state.relation(other, me)), 1000),
        mine=narrator.words.decimal(trust(state.relation(me, other)), 1000),
        kept_mine=kept_checkable(state, me),
        kept_theirs=kept_checkable(state, other),
    )


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


def largest_act(narrator: Narrator) -> Act:
    """Name the player's largest act: a breach, then a blow, then what was kept or given."""
    mine = [promise for promise in narrator.state.promises if promise.by == narrator.me]
    kept = [promise for promise in mine if promise.status is Status.KEPT]
    openly = [promise for promise in mine if promise.status is Status.BROKEN_OPENLY]
    counts = _counts(narrator)
    loud = [act for act in _LOUD if counts.get(act)]
    quiet = [act for act in _QUIET if counts.get(act)]
    if _was_found_out(narrator):
        act = Act.BROKEN_QUIETLY
    elif openly and len(openly) >= len(kept):
        act = Act.BROKEN_OPENLY
    elif loud and (len(kept) < _FEW or counts[loud[0]] > 1):
        act = loud[0]
    elif any(promise.size >= _BIG for promise in kept):
        act = Act.KEPT_BIG
    elif quiet:
        act = quiet[0]
    else:
        act = Act.KEPT_SMALL if kept else Act.NONE
    return act


def _was_found_out(narrator: Narrator) -> bool:
    """Whether a quiet breach or a denial of the player's came out."""
    lies = {
        event.promise
        for event in narrator.story.events
        if isinstance(event, PromiseJudged) and event.seen_through
    }
    out = any(isinstance(event, SecretEnded) for event in narrator.seen())
    return out or any(narrator.state.promise(lie).by == narrator.me for lie in lies)


def _counts(narrator: Narrator) -> dict[Act, int]:
    """Count the player's moves by the act they are remembered as."""
    counts: dict[Act, int] = {}
    for event in narrator.story.events:
        if isinstance(event, CardPlayed) and event.by == narrator.me:
            card = narrator.story.setup.card(event.card)
            act = _ACTS.get(card.kind)
            if card.kind is Kind.AGREEMENT and not event.agreed and card.size > _BIG:
                act = Act.ASKED_TOO_MUCH
            if act is not None:
                counts[act] = counts.get(act, 0) + 1
    return counts


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
