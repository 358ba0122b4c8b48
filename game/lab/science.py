"""What research found about trust, tried on these rules: a finding that does not come out is a bug.

Each experiment gives figures and says whether they show what was found: the direction, and an
effect too large to be an accident. `carriers` names the dials that carry a finding, with values
at which they do nothing; the experiment must fail there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import sqrt
from statistics import fmean, stdev

from game.core.dials import Dials
from game.core.kinds import Clarity, Kind
from game.lab.bench import Pair, situations
from game.lab.many import gestures_or_silence, mediated, noisy, split_power

__all__ = ["EXPERIMENTS", "Experiment", "Found", "run"]

_SIX = 6


@dataclass(frozen=True, slots=True)
class Found:
    """What an experiment gave: its sample, its figures by name, and whether the finding holds."""

    sample: int
    figures: Mapping[str, float]
    holds: bool


@dataclass(frozen=True, slots=True)
class Experiment:
    """A finding, by its number, how it is tried, and the dials that carry it, at rest."""

    id: str
    attempt: Callable[[Dials], Found]
    carriers: Mapping[str, int] = field(default_factory=dict)


def run(dials: Dials | None = None) -> dict[str, Found]:
    """Try every finding on the rules with these dials."""
    return {one.id: one.attempt(dials or Dials()) for one in EXPERIMENTS}


def _mean(values: list[int]) -> float:
    """Give the mean of thousandths of a point, in points."""
    return fmean(values) / 1000


# ---------------------------------------------------------------- one breach


def plain_breach(dials: Dials) -> Found:
    """T1: after a plain breach six kept promises restore most of what was lost."""
    shares = []
    for situation in situations():
        pair = Pair(dials, situation)
        before = pair.trust
        pair.let_down()
        after = pair.trust
        pair.keep(_SIX)
        shares.append((pair.trust - after) / max(1, before - after))
    return Found(len(shares), {"mean": fmean(shares), "least": min(shares)}, min(shares) >= 2 / 3)


def deception(dials: Dials) -> Found:
    """T2: after a lie the same six do not reach the level before, even with an apology."""
    missing = []
    for situation in situations():
        pair = Pair(dials, situation)
        before = pair.trust
        pair.lie()
        pair.answer(Kind.SORRY)
        pair.keep(_SIX)
        missing.append(before - pair.trust)
    least = min(missing) / 1000
    return Found(len(missing), {"mean": _mean(missing), "least": least}, least >= 2)


def promise_to_change(dials: Dials) -> Found:
    """T3: saying that it will be different speeds recovery, and less so after a lie."""
    plain = [_sooner(dials, lied=False, number=number) for number in range(_situations())]
    lied = [_sooner(dials, lied=True, number=number) for number in range(_situations())]
    figures = {"plain": _mean(plain), "lie": _mean(lied)}
    holds = figures["plain"] >= 1 and figures["lie"] <= 0.8 * figures["plain"]
    return Found(2 * len(plain), figures, holds)


def _situations() -> int:
    return sum(1 for _ in situations())


def _sooner(dials: Dials, *, lied: bool, number: int) -> int:
    """Give how much higher trust stands after two kept promises for having owned up first."""
    ends = []
    for promised in (True, False):
        pair = Pair(dials, tuple(situations())[number])
        pair.lie() if lied else pair.let_down()
        if promised:
            pair.answer(Kind.OWN_UP)
        pair.keep(2)
        ends.append(pair.trust)
    return ends[0] - ends[1]


def _after(dials: Dials, kind: Kind | None) -> list[int]:
    """Give trust after a let-down and this kind of repair, in every situation."""
    ends = []
    for situation in situations():
        pair = Pair(dials, situation)
        pair.let_down()
        if kind is not None:
            pair.answer(kind)
        ends.append(pair.trust)
    return ends


def _least_lead(more: list[int], less: list[int]) -> float:
    """Give by how many points the first stands above the second where it is closest."""
    return min(a - b for a, b in zip(more, less, strict=True)) / 1000


def amends(dials: Dials) -> Found:
    """T4: making amends repairs more than an apology, and an apology more than nothing."""
    nothing, sorry, made = (_after(dials, kind) for kind in (None, Kind.SORRY, Kind.AMENDS))
    figures = {"amends": _mean(made), "sorry": _mean(sorry), "nothing": _mean(nothing)}
    holds = _least_lead(made, sorry) >= 1 and _least_lead(sorry, nothing) >= 0.5
    return Found(len(made), figures, holds)


def responsibility(dials: Dials) -> Found:
    """T5: taking responsibility repairs more than expressing regret."""
    sorry, owned = _after(dials, Kind.SORRY), _after(dials, Kind.OWN_UP)
    figures = {"owned": _mean(owned), "sorry": _mean(sorry)}
    return Found(len(owned), figures, _least_lead(owned, sorry) >= 1)


def audience(dials: Dials) -> Found:
    """T7: a public breach hurts more than a private one, moderately."""
    ratios = []
    for situation in situations():
        lost = []
        for public in (True, False):
            pair = Pair(dials, situation)
            before = pair.trust
            pair.let_down(public=public)
            lost.append(before - pair.trust)
        ratios.append(lost[0] / max(1, lost[1]))
    figures = {"least": min(ratios), "most": max(ratios)}
    return Found(len(ratios), figures, figures["least"] >= 1.2 and figures["most"] <= 2)


def once_bitten(dials: Dials) -> Found:
    """T11: an earlier let-down makes the next ambiguous act likelier to be felt as one."""
    fresh, bitten = [], []
    for situation in situations():
        pair = Pair(dials, situation)
        fresh.append(pair.misreading(Clarity.VAGUE))
        pair = Pair(dials, situation)
        pair.let_down()
        bitten.append(pair.misreading(Clarity.VAGUE))
    figures = {"fresh": fmean(fresh) / 1000, "bitten": fmean(bitten) / 1000}
    ratios = [after / max(1, before) for before, after in zip(fresh, bitten, strict=True)]
    return Found(2 * len(fresh), figures, min(ratios) >= 1.1)


# ---------------------------------------------------------------- whole plays


_CLEAR = 0.5
"""The least lead in points that counts: half of what the table shows as a step."""


def _leads(more: list[float], less: list[float]) -> bool:
    """Whether plays come out clearly higher than others with the same luck.

    The mean lead must be worth mentioning, and twice as large as what luck alone would make of it.
    """
    leads = [a - b for a, b in zip(more, less, strict=True)]
    return fmean(leads) >= max(_CLEAR, 2 * stdev(leads) / sqrt(len(leads)))


def echo(dials: Dials) -> Found:
    """T6: where words are misheard, giving some slack beats strict tit-for-tat."""
    games = 240
    names = {
        "strict": "tit-for-tat",
        "generous": "generous-reciprocity",
        "contrite": "contrite-reciprocity",
    }
    ends = {said: noisy(dials, name, games) for said, name in names.items()}
    holds = all(_leads(ends[said], ends["strict"]) for said in ("generous", "contrite"))
    return Found(3 * games, {said: fmean(one) for said, one in ends.items()}, holds)


def leverage(dials: Dials) -> Found:
    """T8: leverage wins agreement sooner, facilitation lasts longer."""
    games = 60
    pressed, helped = (mediated(dials, style, games) for style in ("leverage", "facilitate"))
    figures = {
        "leverage_round": pressed[0],
        "facilitate_round": helped[0],
        "leverage_trust": pressed[1],
        "facilitate_trust": helped[1],
    }
    sooner, lasts = helped[0] - pressed[0], helped[1] - pressed[1]
    return Found(2 * games, figures, sooner >= 0.3 and lasts >= 2)


def unequal_power(dials: Dials) -> Found:
    """T9: both together fare no better under unequal power than under equal power."""
    games = 80
    powers = {"weak": 20, "equal": 50, "strong": 80}
    ends = {name: split_power(dials, power, games) for name, power in powers.items()}
    holds = all(_leads(ends["equal"], ends[other]) for other in ("weak", "strong"))
    return Found(3 * games, {name: fmean(one) for name, one in ends.items()}, holds)


def locked(dials: Dials) -> Found:
    """T10: from locked mistrust, announced gestures beat silent tit-for-tat early on."""
    games = 40
    figures = {
        "gestures": gestures_or_silence(dials, "graduated-gestures", games),
        "silent": gestures_or_silence(dials, "tit-for-tat", games),
    }
    return Found(2 * games, figures, figures["gestures"] - figures["silent"] >= 2)


EXPERIMENTS = (
    Experiment("T1", plain_breach, {"kept_compromise": 0, "kept_compromise_size": 0}),
    Experiment("T2", deception, {"seen_through": 600, "ceiling_drop": -1000}),
    Experiment("T3", promise_to_change, {"own_up_communication": 0}),
    Experiment("T4", amends, {"sorry_communication": 0}),
    Experiment("T5", responsibility, {"own_up_communication": 0}),
    Experiment("T6", echo, {"misread_clear": 0, "misread_vague": 0}),
    Experiment("T7", audience, {"public": 1000}),
    Experiment("T8", leverage, {"leverage_yes": 0}),
    Experiment("T9", unequal_power, {"yes_advantage": 0, "keep_advantage": 0, "cynicism": 0}),
    Experiment(
        "T10",
        locked,
        {
            "gesture_communication": 0,
            "gesture_invites": 0,
            "kept_verifiable": 0,
            "kept_compromise": 0,
            "kept_compromise_size": 0,
        },
    ),
    Experiment("T11", once_bitten, {"broken_wariness": 0, "broken_wariness_size": 0}),
)
"""The eleven findings, in the order in which the design lists them."""
