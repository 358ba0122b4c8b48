"""A promise is due: mine to keep or to break, or theirs to foresee."""

from game.core.forecast import forecast
from game.core.kinds import Phase
from game.core.legal import legal
from game.core.moves import BreakOpenly, BreakQuietly, Choice, Foresee, Keep
from game.core.state import Promise
from game.core.trust import trust
from game.present.cards import outlook
from game.present.narrator import Narrator
from game.present.people import myself, others, spoken
from game.present.reckoning import happened
from game.present.secrets import still_hidden
from game.present.table import header, promise_view
from game.present.threads import pair
from game.present.views import ChoiceView, FollowView, OutlookView

__all__ = ["follow"]


def follow(narrator: Narrator) -> FollowView:
    """Show the promise that is due now, and what can be done or said about it."""
    choices = legal(narrator.state)
    mine = narrator.state.phase is Phase.FOLLOW_THROUGH
    promise = _due(narrator, choices[0])
    name = narrator.names(promise.to if mine else (promise.by,))
    key = "mine" if mine else "theirs"
    question = narrator.say("follow.what") if mine else narrator.say("follow.how_sure", name=name)
    return FollowView(
        header=header(narrator),
        me=myself(narrator),
        others=others(narrator),
        threads=pair(narrator),
        mine=mine,
        other=_other(narrator, promise),
        title=narrator.say(f"follow.{key}", name=name),
        promise=promise_view(narrator, promise),
        question=question,
        note=" ".join(still_hidden(narrator)) if mine else narrator.say("follow.note"),
        happened=happened(narrator),
        speech=spoken(narrator),
        options=tuple(_option(narrator, choice, name) for choice in choices),
        forecasts=tuple(_foretold(narrator, choice, promise) for choice in choices) if mine else (),
        homes=tuple(_home(narrator, choice) for choice in choices) if mine else (),
    )


def _due(narrator: Narrator, choice: Choice) -> Promise:
    match choice:
        case Keep(promise=name) | BreakOpenly(promise=name) | BreakQuietly(promise=name):
            return narrator.state.promise(name)
        case Foresee(promise=name):
            return narrator.state.promise(name)
        case _:
            raise AssertionError(choice)


def _other(narrator: Narrator, promise: Promise) -> str:
    """Give whose promise this is, or who of those it was given to trusts the player least."""
    if promise.by != narrator.me:
        return promise.by
    state, me = narrator.state, narrator.me
    return min(promise.to, key=lambda party: trust(state.relation(party, me)))


def _option(narrator: Narrator, choice: Choice, name: str) -> ChoiceView:
    match choice:
        case Foresee(sureness=sureness):
            return ChoiceView(choice, narrator.say(f"sureness.{sureness}"))
        case BreakQuietly():
            return ChoiceView(
                choice,
                narrator.say("follow.break-quietly"),
                _seen(narrator, choice, name),
                held=True,
            )
        case BreakOpenly():
            key = "break-openly"
        case _:
            key = "keep"
    return ChoiceView(choice, narrator.say(f"follow.{key}"), narrator.say(f"follow.{key}_detail"))


def _seen(narrator: Narrator, choice: BreakQuietly, name: str) -> str:
    """Say what a quiet breach is, and how likely it is to be seen through at once."""
    foretold = forecast(narrator.state, choice)
    detail = narrator.say("follow.break-quietly_detail")
    if foretold is None or foretold.seen is None:
        return detail
    percent = narrator.words.decimal(foretold.seen, 10, 0)
    return f"{detail} {narrator.say('forecast.seen', name=name, percent=percent)}"


def _foretold(narrator: Narrator, choice: Choice, promise: Promise) -> tuple[OutlookView, ...]:
    foretold = forecast(narrator.state, choice)
    return outlook(narrator, foretold.strands, promise.to) if foretold is not None else ()


def _home(narrator: Narrator, choice: Choice) -> str:
    foretold = forecast(narrator.state, choice)
    if foretold is None or not foretold.home_now:
        return narrator.say("follow.home_none")
    return narrator.say("follow.home", change=narrator.words.signed(foretold.home_now, 10))
