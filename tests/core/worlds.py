"""Whole setups and whole plays made up by hypothesis: what the laws must hold for."""

from dataclasses import dataclass, replace
from itertools import permutations

from hypothesis import strategies as st

from game.core.chance import draw
from game.core.effects import (
    Answer,
    Case,
    Condition,
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
from game.core.events import Event
from game.core.kinds import Aim, Channel, Clarity, Kind, Moment, Phase, Status, Style
from game.core.legal import legal
from game.core.moves import Choice
from game.core.rules import apply, start
from game.core.setup import (
    AccordRule,
    Bond,
    Card,
    Line,
    PartySetup,
    Pledge,
    Refusal,
    Relation,
    Ripple,
    Setup,
    Successor,
    Temperament,
)
from game.core.state import State

ME = "you"
AGREEMENTS = ("tiny", "small", "middle", "large", "grand")
TALK = (Kind.SHARE, Kind.ASK, Kind.CLARIFY, Kind.SORRY, Kind.OWN_UP, Kind.DENY, Kind.LEAN)
GUT = (Kind.ULTIMATUM, Kind.BLAME)


def numbers(low, high):
    return st.integers(low, high)


def maybe(strategy):
    return st.none() | strategy


def some(strategy, most):
    return st.lists(strategy, max_size=most).map(tuple)


temperaments = st.builds(
    Temperament,
    honesty=numbers(-60, 120),
    reciprocity=numbers(0, 1000),
    pride=numbers(0, 90),
    patience=numbers(0, 60),
    opportunism=numbers(0, 200),
    forgiveness=numbers(0, 1000),
)
clarities = st.sampled_from(Clarity)
prices = maybe(numbers(-60, 80))


def pledges(draw_, signers):
    return tuple(
        Pledge(by, draw_(clarities), draw_(numbers(0, 2)), draw_(maybe(numbers(0, 90))))
        for by in signers
    )


def agreement(draw_, name, others):
    partners = draw_(st.sampled_from([(), (others[0],)]))
    signers = (ME, *(partners or others))
    return Card(
        name,
        Kind.AGREEMENT,
        AGREEMENTS.index(name) + 1,
        pledges(draw_, signers),
        public=draw_(st.booleans()),
        again=draw_(st.booleans()),
        home=draw_(prices),
        partners=partners,
        aim=draw_(st.sampled_from(Aim)),
    )


def own_step(draw_, name, kind, clarity, due):
    size = draw_(numbers(1, 3)) if kind is Kind.GESTURE else 1
    pledge = Pledge(ME, clarity, due)
    again = draw_(st.booleans())
    return Card(name, kind, size, (pledge,), again=again, home=draw_(prices))


def mediator(draw_, style, others):
    favors = draw_(st.sampled_from([None, ME, others[0]]))
    neutrality = draw_(numbers(20, 100))
    name = f"call-{style}"
    return Card(name, Kind.MEDIATOR, style=style, neutrality=neutrality, favors=favors)


def hand(draw_, others):
    """A hand of cards; silence is always among them, so that a move is never wanting."""
    chosen = draw_(st.sets(st.sampled_from(AGREEMENTS), min_size=1))
    cards = [agreement(draw_, name, others) for name in AGREEMENTS if name in chosen]
    cards.append(own_step(draw_, "step", Kind.GESTURE, Clarity.VERIFIABLE, 0))
    if draw_(st.booleans()):
        cards.append(own_step(draw_, "amends", Kind.AMENDS, Clarity.VERIFIABLE, 1))
        cards.append(own_step(draw_, "boast", Kind.BOAST, Clarity.VAGUE, 1))
        cards.append(Card("commit", Kind.COMMIT))
    styles = draw_(st.sets(st.sampled_from(Style)))
    cards += [mediator(draw_, style, others) for style in Style if style in styles]
    kinds = draw_(st.sets(st.sampled_from((*TALK, *GUT))))
    cards += [Card(kind.value, kind, home=draw_(prices)) for kind in Kind if kind in kinds]
    if draw_(st.booleans()):
        forced = cards[0].id
        cards.append(Card("or-else", Kind.ULTIMATUM, partners=cards[0].partners, forces=forced))
    return (*cards, Card("silence", Kind.SILENCE))


@st.composite
def conditions(draw_, others, cards):
    """A condition of at most two parts, so that most come true somewhere."""
    low = draw_(numbers(1, 4))
    named = st.sampled_from([(cards[0].id,), tuple(card.id for card in cards[:2])])
    parts = {
        "rounds": st.just((low, low + 4)),
        "tension_above": numbers(0, 700),
        "tension_below": numbers(300, 1000),
        "trust_above": numbers(10, 60),
        "trust_below": numbers(40, 90),
        "trust_of": st.just(others[0]),
        "mediator": st.booleans(),
        "books_open": st.booleans(),
        "aims_asked": st.booleans(),
        "due_by": st.sampled_from([(ME,), (others[0],), others]),
        "due": named,
        "running": named,
        "running_clarity": st.just((Clarity.VAGUE,)),
        "played": named,
        "not_played": named,
        "just_played": named,
        "happened": st.just(("event-0",)),
        "not_happened": st.just(("event-1",)),
        "kept": numbers(0, 1),
    }
    chosen = sorted(draw_(st.sets(st.sampled_from(sorted(parts)), max_size=2)))
    chance = draw_(st.sampled_from([1000, 600]))
    return Condition(chance=chance, **{name: draw_(parts[name]) for name in chosen})


@st.composite
def effects(draw_, others, cards):
    other = draw_(st.sampled_from(others))
    pair = draw_(st.sampled_from([(ME, other), (other, ME)]))
    ids = tuple(card.id for card in cards)
    fates = st.sampled_from([Status.KEPT, Status.MISREAD, Status.FELL_THROUGH])
    return draw_(
        st.one_of(
            st.builds(
                MovesChannel,
                holder=st.just(pair[0]),
                other=st.just(pair[1]),
                channel=st.sampled_from(Channel),
                change=numbers(-150, 150),
            ),
            st.builds(MovesWariness, st.just(pair[0]), st.just(pair[1]), numbers(-300, 300)),
            st.builds(MovesSupport, st.just(pair[0]), numbers(-100, 100)),
            st.builds(MovesTension, numbers(-150, 150)),
            st.builds(MovesPrice, st.just(ids), numbers(-30, 30), numbers(1, 3)),
            st.builds(MovesBreaking, st.just(ids), numbers(-30, 60), numbers(1, 3)),
            st.builds(MovesPower, st.just(pair[0]), numbers(-90, 90), numbers(1, 4)),
            st.builds(MovesAppeal, st.just(other), numbers(-200, 200)),
            st.builds(MovesBond, st.just(other), numbers(-300, 300)),
            st.builds(LowersCeiling, st.just(pair[0]), st.just(pair[1]), numbers(300, 900)),
            st.builds(Succeeds, st.just(other)),
            st.builds(FallsOut, st.just(pair[0]), fates),
            st.builds(Speaks, st.just(other), st.sampled_from(Moment)),
        )
    )


@st.composite
def reactions(draw_, others, cards):
    kinds = list(Kind)
    return Reaction(
        mends=draw_(some(st.sampled_from(kinds), 4)),
        mended=draw_(numbers(100, 1000)),
        effects=draw_(some(effects(others, cards), 1)),
        worsens=draw_(some(st.sampled_from(kinds), 2)),
        worsened=draw_(numbers(100, 1000)),
    )


def answers(draw_, others, cards):
    return tuple(
        Answer(f"answer-{number}", draw_(some(effects(others, cards), 2)))
        for number in range(draw_(st.sampled_from([0, 0, 2, 3])))
    )


@st.composite
def happenings(draw_, others, cards, name):
    case = Case(
        f"{name}-case", draw_(conditions(others, cards)), draw_(some(effects(others, cards), 2))
    )
    return Happening(
        name,
        draw_(conditions(others, cards)),
        draw_(some(effects(others, cards), 3)),
        draw_(st.sampled_from([(), (case,)])),
        draw_(maybe(reactions(others, cards))),
        again=draw_(st.booleans()),
        answers=answers(draw_, others, cards),
    )


@st.composite
def refusals(draw_, others, cards):
    """A refusal of the first of the others, lifted by one condition or by none."""
    unless = draw_(st.sampled_from([(), (draw_(conditions(others, cards)),)]))
    return Refusal(others[0], draw_(numbers(0, 4)), unless)


def party(draw_, name):
    successor = st.builds(Successor, temperaments, numbers(0, 1000))
    return PartySetup(
        name,
        draw_(numbers(0, 100)),
        draw_(numbers(200, 1000)),
        draw_(temperaments),
        successor=None if name == ME else draw_(maybe(successor)),
    )


def relations(draw_, everyone):
    levels = numbers(200, 1000)
    return tuple(
        Relation(
            holder,
            other,
            draw_(levels),
            draw_(levels),
            draw_(levels),
            wariness=draw_(numbers(0, 850)),
            lid=draw_(maybe(numbers(300, 700))),
            faults=draw_(numbers(0, 1)),
        )
        for holder, other in permutations(everyone, 2)
    )


def lines(draw_, others, cards):
    shares = tuple(card.id for card in cards if card.kind is Kind.SHARE)
    fitting = (cards[0].id, *shares)
    return tuple(
        Line(f"{other}-{moment}-{number}", other, moment, fitting if number else ())
        for other in others
        for moment in Moment
        for number in range(draw_(numbers(0, 2)))
    )


@st.composite
def setups(draw_):
    """A whole setup: one or two others, four to twelve rounds, all kinds of cards and news."""
    others = ("ann", "bo")[: draw_(numbers(1, 2))]
    everyone = (ME, *others)
    cards = hand(draw_, others)
    start_value = draw_(numbers(0, 2000))
    ripple = Ripple("bread", start_value, 100, 1900, draw_(st.sampled_from([1, 50, 100])))
    return Setup(
        level="made-up",
        seed=draw_(numbers(0, 10_000)),
        rounds=draw_(numbers(4, 12)),
        player=ME,
        parties=tuple(party(draw_, name) for name in everyone),
        relations=relations(draw_, everyone),
        bonds=tuple(Bond(ME, other, draw_(numbers(0, 1000))) for other in others),
        tension=draw_(numbers(0, 800)),
        cards=cards,
        happenings=tuple(
            draw_(happenings(others, cards, f"event-{number}"))
            for number in range(draw_(numbers(0, 3)))
        ),
        ripples=draw_(st.sampled_from([(), (ripple,)])),
        lines=lines(draw_, others, cards),
        accord=draw_(maybe(st.just(AccordRule((cards[0].id,))))),
        refusals=draw_(some(refusals(others, cards), 1)),
    )


@dataclass(frozen=True)
class Walked:
    """One step of a play: where it stood, what was chosen, where it led, and what happened."""

    before: State
    choice: Choice
    after: State
    events: tuple[Event, ...]


def walk(setup, luck):
    """Play a setup to its end with legal choices picked by luck."""
    state = start(setup).state
    while state.phase is not Phase.OVER:
        choices = legal(state)
        number = draw(luck, state.round, state.phase, len(state.played), len(state.promises))
        number += sum(1 for promise in state.promises if promise.judged)
        choice = choices[number % len(choices)]
        step = apply(state, choice)
        yield Walked(state, choice, step.state, step.events)
        state = step.state


class Steps(tuple):
    """The steps of a play; shown by its choices, which is what a reader can follow."""

    __slots__ = ()

    def __repr__(self):
        """The setup's seed and rounds, and every choice."""
        setup = self[0].before.setup
        choices = ", ".join(str(step.choice) for step in self)
        return f"<seed {setup.seed}, {setup.rounds} rounds: {choices}>"


@st.composite
def plays(draw_):
    """Every step of a random legal play of a random setup."""
    return Steps(walk(draw_(setups()), draw_(numbers(0, 10_000))))


@st.composite
def positions(draw_):
    """One position of such a play."""
    steps = draw_(plays())
    return steps[draw_(numbers(0, len(steps) - 1))].before


def hide(state):
    """The same position with other hidden facts: aims, and what is kept secret."""
    parties = tuple(replace(party, aims=("something else",)) for party in state.setup.parties)
    return replace(state, setup=replace(state.setup, parties=parties), secrets=())
