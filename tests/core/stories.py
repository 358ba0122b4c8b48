"""A small table to tell stories at: two parties that stand evenly, and any cards."""

import json
from dataclasses import replace

from game.core.chance import draw
from game.core.effects import (
    Condition,
    FallsOut,
    Happening,
    MovesChannel,
    MovesPower,
    MovesTension,
    Reaction,
    Succeeds,
)
from game.core.events import ChannelMoved, Rule
from game.core.kinds import Aim, Channel, Clarity, Ending, Kind, Phase, Status, Style
from game.core.legal import legal
from game.core.moves import ForeseeEnding, Next, Play
from game.core.promises import make
from game.core.rules import apply, start
from game.core.sample import SETUP
from game.core.setup import (
    AccordRule,
    Bond,
    Card,
    PartySetup,
    Pledge,
    Relation,
    Ripple,
    Setup,
    Successor,
    Temperament,
)
from game.core.temperament import PRESETS
from game.core.turn import Turn
from game.journal.codec import encode

ME, THEM, THIRD = "you", "mateo", "priya"
SILENCE = Card("silence", Kind.SILENCE)
SHARE = Card("share", Kind.SHARE)
CLARIFY = Card("clarify", Kind.CLARIFY)
BLAME = Card("blame", Kind.BLAME)


def agreement(name="deal", size=2, clarity=Clarity.VERIFIABLE, due=1, **more):
    pledges = (Pledge(ME, clarity, due), Pledge(THEM, clarity, due))
    return Card(name, Kind.AGREEMENT, size, pledges, **more)


def even(level=500, **more):
    """Both parties feel the same toward each other."""
    return tuple(Relation(a, b, level, level, level, **more) for a, b in ((ME, THEM), (THEM, ME)))


def table(*cards, relations=(), rounds=6, **more):
    """A setup with these cards, without a bond or a lid unless asked for."""
    return replace(
        SETUP,
        rounds=rounds,
        cards=(*cards, SILENCE),
        relations=relations or even(),
        bonds=more.pop("bonds", ()),
        accord=more.pop("accord", None),
        **more,
    )


def opened(*cards, **more):
    """The first move at such a table."""
    return apply(start(table(*cards, **more)).state, ForeseeEnding(Ending.LASTING)).state


def turn(state, **fate):
    """A turn whose luck is settled: `turn(state, misread=True)`."""
    return Turn(state, fate={kind.replace("_", "-"): value for kind, value in fate.items()})


def theirs(state):
    """What they feel toward the player."""
    return state.relation(THEM, ME)


def promised(state, card, **fate):
    """A turn in which the player has just promised this card's part, and the promise."""
    now = turn(state, **fate)
    pledge = next(one for one in card.pledges if one.by == ME)
    return now, make(now, card, pledge, (THEM,), Rule.ACCEPTED)


def moved(turn_, rule):
    """Each channel's change in their trust, by one rule."""
    return {
        event.channel: event.change
        for event in turn_.events
        if isinstance(event, ChannelMoved) and event.cause.rule is rule and event.holder == THEM
    }


def on_to_the_next_move(state):
    """Keep every promise, guess, and go on until the next move."""
    while True:
        state = apply(state, legal(state)[0]).state
        if state.phase in ("move", "over"):
            return state


def play_card(state, name, **more):
    return apply(state, Play(name, **more))


def next_round(state):
    return apply(state, Next()).state


# ---------------------------------------------------------------- three at one table


def three(*cards, trusting=(), parties=(), **more):
    """The first move at a table of three; everybody trusts everybody 50, but for `trusting`."""
    everyone = (ME, THEM, THIRD)
    seats = tuple(PartySetup(name, 50, 600, PRESETS["reciprocator"]) for name in everyone)
    levels = dict(trusting)
    relations = tuple(
        Relation(a, b, *(levels.get((a, b), 500),) * 3)
        for a in everyone
        for b in everyone
        if a != b
    )
    return opened(*cards, relations=relations, parties=parties or seats, **more)


# ---------------------------------------------------------------- a table with everything on it


def everything(
    temperament=PRESETS["proud"],
    *,
    trust=480,
    power=35,
    bond=400,
    tension=350,
    neutrality=70,
    **more,
):
    """A setup in which every rule can speak: all kinds of cards, news, daily life, a successor."""
    them = PartySetup(
        THEM, 100 - power, 600, temperament, ("rest",), Successor(PRESETS["cautious"], 100)
    )
    table_of_two = Setup(
        level="everything",
        seed=1,
        rounds=10,
        player=ME,
        parties=(PartySetup(ME, power, 650, PRESETS["reciprocator"], ("sleep",)), them),
        relations=(
            Relation(ME, THEM, trust, trust, trust, wariness=250, lid=600),
            Relation(THEM, ME, trust, trust, trust, wariness=250, lid=600),
        ),
        bonds=(Bond(ME, THEM, bond),),
        tension=tension,
        cards=_every_card(neutrality),
        happenings=_news(),
        ripples=(Ripple("bread", 500, 100, 1900, 50),),
        accord=AccordRule(("grand",)),
    )
    return replace(table_of_two, **more)


def _every_card(neutrality):
    once = (Kind.SHARE, Kind.ASK, Kind.CLARIFY, Kind.COMMIT, Kind.SORRY, Kind.OWN_UP)
    gut = (Kind.BLAME, Kind.SILENCE, Kind.DENY, Kind.LEAN, Kind.ULTIMATUM)
    step = (Pledge(ME, Clarity.VERIFIABLE, 0),)
    return (
        agreement("tiny", 1, again=True, aim=Aim.SHARED),
        agreement("small", 2, Clarity.CLEAR, due=2, again=True, aim=Aim.OPPOSED),
        agreement("stage", 2, again=True, public=True),
        agreement("middle", 3, Clarity.CLEAR, again=True, aim=Aim.SHARED),
        agreement("grand", 5),
        agreement("soon", 1, Clarity.VAGUE, again=True),
        agreement("fairly", 3, Clarity.VAGUE, due=2, again=True),
        Card("step", Kind.GESTURE, 1, step, again=True),
        Card("leap", Kind.GESTURE, 2, step, again=True),
        Card("amends", Kind.AMENDS, 1, (Pledge(ME, Clarity.VERIFIABLE, 1),), again=True),
        Card("boast", Kind.BOAST, 1, (Pledge(ME, Clarity.VAGUE, 1),), again=True),
        *(Card(kind.value, kind) for kind in (*once, *gut)),
        *(_mediator(style, neutrality) for style in Style),
    )


def _mediator(style, neutrality):
    return Card(style.value, Kind.MEDIATOR, style=style, neutrality=neutrality, favors=ME)


def _news():
    """An accident, bad news, a stronger other side for a while, and somebody else in the chair."""
    fog = Happening(
        "fog",
        Condition(chance=300, due_by=(THEM,)),
        (FallsOut(THEM, Status.FELL_THROUGH),),
        reaction=Reaction(mends=(Kind.CLARIFY, Kind.SHARE), worsens=(Kind.BLAME,)),
        again=True,
        accident=True,
    )
    rumor = Happening(
        "rumor",
        Condition(rounds=(3, 6), chance=400),
        (MovesChannel(THEM, ME, Channel.COMMUNICATION, -30), MovesTension(120)),
    )
    harvest = Happening("harvest", Condition(rounds=(2, 4), chance=400), (MovesPower(ME, 30, 3),))
    vote = Happening("vote", Condition(rounds=(6, 7), chance=400), (Succeeds(THEM),))
    return (fog, rumor, harvest, vote)


def temper(**numbers):
    """A temperament in the middle of everything, with some numbers changed."""
    middle = Temperament(
        honesty=40, reciprocity=600, pride=30, patience=20, opportunism=60, forgiveness=500
    )
    return replace(middle, **numbers)


def walk_by_luck(setup, luck):
    """Every event of a play whose choices are picked by luck, from the first to the last."""
    step = start(setup)
    yield from step.events
    while step.state.phase is not Phase.OVER:
        state = step.state
        choices = legal(state)
        judged = sum(1 for promise in state.promises if promise.judged)
        number = draw(luck, state.round, state.phase, len(state.played), judged)
        step = apply(state, choices[number % len(choices)])
        yield from step.events


def event_log():
    """Every event of a dozen plays in which every rule can speak, one a line, as bytes."""
    return "\n".join(
        json.dumps(encode(event), ensure_ascii=False)
        for luck in range(12)
        for event in walk_by_luck(everything(seed=luck), luck)
    ).encode()
