"""A card as the player sees it: what it promises, what it costs, and what it would do."""

from dataclasses import replace

from game.core.cards import can_force
from game.core.forecast import StrandForecast, chances, forecast
from game.core.kinds import Channel, Family, Kind
from game.core.legal import ways_to_play, why_not_card
from game.core.moves import Play
from game.core.setup import Card, Pledge
from game.core.signing import partners
from game.core.temperament import can_wait
from game.present.narrator import Narrator
from game.present.views import CardView, ChoiceView, ForecastView, OutlookView

__all__ = ["card_view", "outlook"]


def card_view(narrator: Narrator, card: Card, *, offered_by: str = "") -> CardView:
    """Show a card with what it would do: one to be played, or one that somebody offers."""
    state = narrator.state
    offered = bool(offered_by)
    reason = None if offered else why_not_card(state, card)
    ways = () if offered or reason is not None else ways_to_play(state, card)
    signed = _signed(narrator, card)
    mine = _pledge_of(signed, narrator.me)
    way = ways[0] if ways else Play(card.id, to=offered_by or None)
    foretold = forecast(state, way) if _foretells(card, ways) else None
    chance = home = ""
    now = 0
    if foretold is not None:
        asks = not offered or card.kind is Kind.SHARE
        now = foretold.home_now if asks else 0  # who asks pays for asking; for a trade, both
        home = _home_text(narrator, now, foretold.home_later)
        chance = _chance(narrator, card, way, foretold.chance) if not offered else ""
    return CardView(
        id=card.id,
        family=card.kind.family,
        family_name=narrator.say(f"family.{card.kind.family}"),
        title=narrator.title(card.id),
        text=narrator.card_text(card.id),
        thought=narrator.thought(card.id),
        size=card.size,
        size_text=narrator.say("card.size", size=card.size) if card.size else "",
        mine=narrator.pledge(signed.id, narrator.me),
        theirs=_theirs(narrator, signed),
        clarity=mine.clarity if mine else None,
        clarity_text=narrator.say(f"clarity.{mine.clarity}") if mine else "",
        audience_text=_audience(narrator, signed) if mine else "",
        due_text=_card_due(narrator, mine) if mine else "",
        home=narrator.words.signed(now + foretold.home_later, 10) if foretold else "",
        home_text=home,
        chance_text=chance,
        forecast=_outlooks(narrator, card, ways or (way,)) if foretold else (),
        ways=tuple(_way(narrator, card, way) for way in ways),
        why_not=narrator.say(f"why_not.{reason}") if reason is not None else "",
    )


def _foretells(card: Card, ways: tuple[Play, ...]) -> bool:
    """Whether there is something to foretell: going public needs a promise to speak of."""
    return bool(ways) or card.kind is not Kind.COMMIT


def _signed(narrator: Narrator, card: Card) -> Card:
    """Give the card whose promises would begin: that which this one forces, or itself."""
    if card.forces is None:
        return card
    forced = narrator.story.setup.card(card.forces)
    return forced if can_force(narrator.state, forced) else card


def _pledge_of(card: Card, party: str) -> Pledge | None:
    return next((pledge for pledge in card.pledges if pledge.by == party), None)


def _theirs(narrator: Narrator, card: Card) -> tuple[tuple[str, str], ...]:
    by = [pledge.by for pledge in card.pledges if pledge.by != narrator.me]
    return tuple((narrator.name(party), narrator.pledge(card.id, party)) for party in by)


def _audience(narrator: Narrator, card: Card) -> str:
    public = card.public or card.kind.family is Family.GESTURE
    return narrator.say("audience.public" if public else "audience.private")


def _card_due(narrator: Narrator, pledge: Pledge) -> str:
    """Say when a promise would fall due; after the last round there is no later."""
    due = min(pledge.due, narrator.story.setup.rounds - narrator.state.round)
    if due <= 1:
        return narrator.say("card.due_next" if due else "card.due_now")
    return narrator.say("card.due_later", rounds=due)


def _way(narrator: Narrator, card: Card, way: Play) -> ChoiceView:
    title = narrator.title(card.id)
    if way.about is not None:
        title = narrator.say("card.about", promise=narrator.title(way.about))
    elif way.to is not None:
        title = narrator.say("card.with", name=narrator.name(way.to))
    return ChoiceView(way, title)


def _chance(narrator: Narrator, card: Card, way: Play, chance: int | None) -> str:
    """Say how likely a yes is, of several, who is the hard one; or what needs no yes."""
    if card.forces is not None:
        key = "forces" if _signed(narrator, card) is not card else "forces_not"
        return narrator.say(f"card.{key}", title=narrator.title(card.forces))
    if chance is None:
        return ""
    asked = partners(narrator.state, card, way.to)
    waits = [narrator.name(other) for other in asked if can_wait(narrator.state, other, card)]
    if waits:
        return narrator.say("card.chance_waits", name=" + ".join(waits))
    step = next(step for step in (90, 70, 45, 20, 0) if chance >= step * 10)
    word, percent = narrator.say(f"card.chance_word_{step}"), _percent(chance)
    if len(asked) == 1:
        name = narrator.name(asked[0])
        return narrator.say("card.chance", name=name, word=word, percent=percent)
    alone = [
        narrator.say("card.chance_alone", name=narrator.name(other), percent=_percent(one or 0))
        for other in asked
        for one, _ in [chances(narrator.state, Play(card.id, to=other))]
    ]
    return narrator.say("card.chance_all", each=", ".join(alone), word=word, percent=percent)


def _percent(chance: int) -> int:
    """Give a chance (‰) in percent; nothing is ever quite sure."""
    return max(1, min(99, (chance + 5) // 10))


def _home_text(narrator: Narrator, now: int, later: int) -> str:
    """Say what a card costs or brings at home, now and when its promise is kept (tenths)."""
    if now and later:
        key = "card.home_both"
    elif now or later:
        key = "card.home_now" if now else "card.home_later"
    else:
        key = "card.home_none"
    return narrator.say(
        key, now=narrator.words.signed(now, 10), later=narrator.words.signed(later, 10)
    )


_ARROWS = (10, 40, 80)  # tenths of a point that earn one, two and three arrows


def _outlooks(narrator: Narrator, card: Card, ways: tuple[Play, ...]) -> tuple[OutlookView, ...]:
    """Show every way to play a card, for everybody it is for; what is the same, only once."""
    state = narrator.state
    lines: dict[OutlookView, Play] = {}
    for way in ways:
        foretold = forecast(state, way)
        if foretold is not None:
            to = state.promise(way.about).to if way.about else partners(state, card, way.to)
            for line in outlook(narrator, foretold.strands, to):
                lines.setdefault(line, way)
    named = [line.name for line in lines]
    return tuple(
        replace(line, name=_about(narrator, way.about, line.name))
        if way.about and named.count(line.name) > 1
        else line
        for line, way in lines.items()
    )


def _about(narrator: Narrator, promise: str, name: str) -> str:
    """Name the promise that a line is about, and whom it is for."""
    about = narrator.say("card.about", promise=narrator.title(promise))
    return f"{name}: {about}" if name else about


def outlook(
    narrator: Narrator, strands: tuple[StrandForecast, ...], to: tuple[str, ...]
) -> tuple[OutlookView, ...]:
    """Show a forecast for these parties, strand by strand."""
    alone = len(narrator.story.setup.others) == 1
    return tuple(
        OutlookView(
            "" if alone else narrator.name(holder),
            tuple(_forecast(narrator, strand) for strand in strands if strand.holder == holder),
        )
        for holder in to
    )


def _forecast(narrator: Narrator, strand: StrandForecast) -> ForecastView:
    arrows = sum(abs(strand.likely) >= least for least in _ARROWS)
    spread = strand.high - strand.low
    sure = spread <= max(10, abs(strand.likely))
    if not arrows:
        word = "little" if strand.likely or spread else "none"
    else:
        word = "likely" if sure else "unsure"
    key = "forecast.numbers" if spread else "forecast.numbers_sure"
    return ForecastView(
        channel=strand.channel,
        name=narrator.say(f"channel.{Channel(strand.channel)}"),
        arrows=arrows if strand.likely > 0 else -arrows,
        sure=sure,
        word=narrator.say(f"forecast.{word}"),
        numbers=narrator.say(
            key,
            likely=narrator.words.signed(strand.likely, 10),
            low=narrator.words.signed(strand.low, 10),
            high=narrator.words.signed(strand.high, 10),
        ),
    )
