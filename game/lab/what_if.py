"""What if one choice had been another: the same luck, the same later choices, and nothing else."""

from dataclasses import dataclass

from game.core.kinds import Ending, Family, Kind, Phase
from game.core.legal import legal
from game.core.moves import (
    BreakOpenly,
    BreakQuietly,
    Choice,
    Foresee,
    Keep,
    Play,
    Reply,
)
from game.core.rules import apply
from game.core.state import State
from game.core.story import Story
from game.core.trust import lowest_trust
from game.lab.balance import by_round
from game.lab.honest import small_steps
from game.lab.play import StuckError, allowed
from game.lab.strategies import winning

__all__ = ["POLICY", "TurningPoint", "WhatIf", "alternatives", "replace_choice", "turning_point"]

POLICY = "small-steps"
"""The strategy that takes over where a later choice is no longer legal."""

_DECISIONS = (Phase.ANSWER, Phase.MOVE, Phase.FOLLOW_THROUGH)
_MOST = 400  # rounds that are played again; a slow machine does them in about a second


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A play with one choice changed, and whether the policy had to take over later."""

    story: Story
    took_over: bool


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """The one change that matters most.

    `difference` is what it does to the lowest trust at the end, in thousandths of a point;
    `trust` holds the lowest trust after each round of the changed play.
    """

    index: int
    round: int
    made: Choice
    instead: Choice
    difference: int
    ending: Ending
    trust: tuple[int, ...]
    took_over: bool


# ---------------------------------------------------------------- one change


def replace_choice(story: Story, index: int, instead: Choice) -> WhatIf:
    """Play a story again with one choice replaced, to its end.

    Later choices are kept where they are still legal; where one is not, small steps take over.
    Raises `IllegalChoiceError` when the new choice was not allowed there, and `StuckError` when
    the changed play comes to a position without choices.
    """
    later = _choices_by_occasion(story, index + 1)
    choices = [*story.choices[:index], instead]
    steps = [*story.steps[: index + 1], apply(story.steps[index].state, instead)]
    took_over = False
    while steps[-1].state.phase is not Phase.OVER:
        state = steps[-1].state
        choices_now = allowed(state)
        choice = later.get(_occasion(state, choices_now[0]))
        if choice is None or choice not in choices_now:
            took_over = took_over or (state.phase in _DECISIONS)
            choice = small_steps(state)
        choices.append(choice)
        steps.append(apply(state, choice))
    return WhatIf(Story(story.setup, tuple(choices), tuple(steps)), took_over)


def _occasion(state: State, choice: Choice) -> tuple[str, ...]:
    """Name what a choice is about, so that the same occasion is found in a changed play."""
    match choice:
        case Keep(promise) | BreakOpenly(promise) | BreakQuietly(promise):
            return (state.phase, promise)
        case Foresee(promise):
            return (state.phase, promise)
        case Reply(happening):
            return (state.phase, str(state.round), happening)
        case _:
            clear = state.offer is not None and state.offer.clarified
            return (state.phase, str(state.round), "clear" if clear else "")


def _choices_by_occasion(story: Story, start: int) -> dict[tuple[str, ...], Choice]:
    pairs = zip(story.steps[start:-1], story.choices[start:], strict=True)
    return {_occasion(step.state, choice): choice for step, choice in pairs}


# ---------------------------------------------------------------- every change


def alternatives(state: State, made: Choice) -> tuple[Choice, ...]:
    """List what else could have been chosen: one card of each kind, and every other answer.

    Of the agreements there are two, the smallest and the largest; of the moves from the gut one.
    """
    others = [choice for choice in legal(state) if choice != made]
    if state.phase is not Phase.MOVE:
        return tuple(others)
    found: dict[tuple[str, bool], Choice] = {}
    sizes = {card.id: card.size for card in state.setup.cards}
    plays = [choice for choice in others if isinstance(choice, Play)]
    for choice in sorted(plays, key=lambda play: sizes[play.card]):
        kind = state.setup.card(choice.card).kind
        group = kind.family if kind.family is Family.GUT else kind
        found.setdefault((group, False), choice)
        if kind is Kind.AGREEMENT:
            found[group, True] = choice
    return tuple(dict.fromkeys(found.values()))


def _changes(story: Story) -> list[tuple[int, Choice]]:
    """List the changes worth trying; of too many, every second or third and so on is left out."""
    found = [
        (index, choice)
        for index, made in enumerate(story.choices)
        if story.steps[index].state.phase in _DECISIONS
        for choice in alternatives(story.steps[index].state, made)
    ]
    last = story.setup.rounds + 1
    work = sum(last - story.steps[index].state.round for index, _ in found)
    share = min(1000, _MOST * 1000 // max(1, work))
    return [
        change
        for number, change in enumerate(found)
        if (number + 1) * share // 1000 > number * share // 1000
    ]


def turning_point(story: Story) -> TurningPoint | None:
    """Find the one choice that would have changed most; `None` where nothing would have.

    A change that turns a lost play into a won one, or the other way, comes before one that only
    changes the ending, and that before one that only moves trust. Of a lost play, a change for
    the better comes before one for the worse: there is more to learn from it.
    """
    best: tuple[tuple[int, ...], TurningPoint] | None = None
    for index, instead in _changes(story):
        try:
            point = _point(story, index, instead)
        except StuckError:
            continue
        weight = _weight(story, point)
        if point.difference and (best is None or weight > best[0]):
            best = (weight, point)
    return best[1] if best is not None else None


def _point(story: Story, index: int, instead: Choice) -> TurningPoint:
    changed = replace_choice(story, index, instead)
    end = changed.story.state
    return TurningPoint(
        index,
        story.steps[index].state.round,
        story.choices[index],
        instead,
        lowest_trust(end) - lowest_trust(story.state),
        end.ending or Ending.STALEMATE,
        tuple(map(lowest_trust, by_round(changed.story))),
        changed.took_over,
    )


def _weight(story: Story, point: TurningPoint) -> tuple[int, ...]:
    ending = story.state.ending
    turned = winning(ending) != winning(point.ending)
    better = point.difference > 0 and not winning(ending) and not _worse(point.ending, ending)
    return (int(better), int(turned), int(ending != point.ending), abs(point.difference))


def _worse(ending: Ending, than: Ending | None) -> bool:
    """Whether a play came out worse, whatever trust it left: out of office, trust can look high."""
    order = list(Ending)  # from the best to the worst
    return than is not None and order.index(ending) > order.index(than)
