"""Experiments that need whole plays: luck and answers are part of what was found."""

from statistics import fmean

from game.core.dials import Dials
from game.core.events import OfferAnswered
from game.core.kinds import Clarity, Kind, Style
from game.core.setup import Card
from game.core.story import Story
from game.core.trust import lowest_trust, trust
from game.lab.balance import by_round
from game.lab.bench import ME, THEM, agreement, gesture, table
from game.lab.named import STRATEGIES
from game.lab.play import play_each
from game.lab.strategies import follow

__all__ = ["gestures_or_silence", "mediated", "noisy", "split_power"]


def noisy(dials: Dials, name: str, games: int) -> list[float]:
    """Give each play's lowest trust (points) at the end; one kept word in twenty is misheard."""
    deals = [agreement(size, Clarity.CLEAR) for size in (1, 2)]
    setup = table(dials, *deals, Card("own-up", Kind.OWN_UP), level=550, rounds=12)
    plays = play_each(setup, STRATEGIES[name], range(games))
    return [lowest_trust(story.state) / 1000 for story in plays]


def mediated(dials: Dials, style: str, games: int) -> tuple[float, float]:
    """Give the round of the first yes, and both sides' trust when the mediator is long gone.

    Without any yes, the first comes in the round after the last.
    """
    third = Card("third", Kind.MEDIATOR, style=Style(style))
    deal = agreement(3)
    setup = table(dials, third, deal, level=440, rounds=8)
    asks = follow(("third", deal.id), steps_down=False)
    stories = list(play_each(setup, asks, range(games)))
    return fmean(map(_first_yes, stories)), fmean(map(_both, stories))


def _first_yes(story: Story) -> int:
    for step in story.steps:
        if any(isinstance(event, OfferAnswered) and event.yes for event in step.events):
            return step.state.round
    return story.setup.rounds + 1


def _both(story: Story) -> float:
    """Give the mean of both sides' trust at the end, in points."""
    relations = (story.state.relation(ME, THEM), story.state.relation(THEM, ME))
    return fmean(map(trust, relations)) / 1000


def split_power(dials: Dials, power: int, games: int) -> list[float]:
    """Give the mean of both sides' trust (points) in each play of small steps from this power."""
    cards = (*(agreement(size) for size in (1, 2, 3)), gesture(1))
    setup = table(dials, *cards, power=power)
    return [_both(story) for story in play_each(setup, STRATEGIES["small-steps"], range(games))]


def gestures_or_silence(dials: Dials, name: str, games: int) -> float:
    """Give their trust (points) after four rounds from locked mistrust."""
    cards = (agreement(2), agreement(3), gesture(1), gesture(2))
    setup = table(dials, *cards, level=250, wariness=400, tension=600)
    plays = play_each(setup, STRATEGIES[name], range(games))
    states = (by_round(story)[:4][-1] for story in plays)
    return fmean(trust(state.relation(THEM, ME)) for state in states) / 1000
