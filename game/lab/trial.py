"""What a few hundred plays show about a level that reading does not.

Everything is played a few times; what is still in doubt after that is played many times. Luck is
counted from 0, so the same file always gets the same findings.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path as File

from game.authoring.deck import Card
from game.authoring.diagnostic import Diagnostic, Finding
from game.authoring.load import read
from game.authoring.locate import Path
from game.authoring.model import Level, Solution, Trap
from game.authoring.phrase import quote
from game.core.kinds import Clarity, Family, Kind, Moment
from game.lab.balance import Rate, Tally
from game.lab.crew import Progress, portions
from game.lab.grid import FORBIDDEN, RIVALS
from game.lab.lesson import LESSON, without_stars
from game.lab.named import HONEST, TEMPTING
from game.lab.rollout import Worth, weigh, weigh_again
from game.lab.simulate import Way, count

__all__ = ["PLAYED", "Evidence", "helping", "judge", "try_file"]

MIX = (*HONEST, *TEMPTING, "random")
"""The strategies that a level is tried with."""

TRICKS = (*FORBIDDEN, "grand-bargain", "random")
"""Those of them that should not win."""

_FEW, _MANY = 25, 200  # plays of each way, and of a way that is in doubt after the few
_POSITIONS = 40  # in which all cards are weighed; one that is never best there gets more
_FEWEST = 20  # of these where many sit at the table, and every round costs more
_WINS, _FAILS, _HOPELESS = 0.75, 0.25, 0.05
_WITHOUT_STARS = 100  # plays of the solution without the cards that carry the lesson
_LOOKS = 4  # how often, at most, all ways are played again to see what was never seen
_OFTEN = 30  # how often somebody has to speak at a moment before a line counts as never said


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the plays of a level came to.

    There is each way's tally, all of them together, what the cards are worth, and how often the
    solution wins without its stars.
    """

    level: Level
    solution: Tally
    traps: Sequence[Tally]
    ways: dict[str, Tally]
    seen: Tally
    worth: Worth
    bare: Rate

    def rate(self, name: str) -> Rate:
        """How often that strategy won."""
        return self.ways[name].rate

    @property
    def best(self) -> str:
        """The honest strategy that won most."""
        return max(RIVALS, key=lambda name: self.rate(name).share)

    @property
    def hopeless(self) -> bool:
        """Whether nothing honest wins more than once in twenty times, not even the solution."""
        best = max(self.rate(self.best).share, self.solution.rate.share)
        return best <= _HOPELESS


def try_file(
    path: File | str, executor: Executor | None = None, progress: Progress | None = None
) -> list[Diagnostic]:
    """Play the level in a file and give the findings, in its order; none for what is no level."""
    draft = read(path)
    if draft.level is None or draft.findings:
        return []
    evidence = _evidence(draft.level, executor, progress)
    return sorted(draft.point(code, one) for code, one in judge(evidence))


def judge(evidence: Evidence) -> Iterator[tuple[str, Finding]]:
    """Give every finding that the evidence supports, with its code."""
    for code, check in PLAYED.items():
        yield from ((code, finding) for finding in check(evidence))


# ---------------------------------------------------------------- the plays


def _evidence(level: Level, executor: Executor | None, progress: Progress | None) -> Evidence:
    setup = level.setup(0)
    ways: list[Way] = [level.solution, *level.traps, *MIX]
    tallies = count([(setup, way, _FEW) for way in ways], executor, progress)
    names = tallies[-len(MIX) :]
    doubtful = [
        number
        for number, (way, tally) in enumerate(zip(ways, tallies, strict=True))
        if _in_doubt(way, tally.rate, names[MIX.index("small-steps")].rate)
    ]
    later = setup.with_seed(_FEW)
    tasks = [(later, ways[number], _MANY - _FEW) for number in doubtful]
    for number, more in zip(doubtful, count(tasks, executor, progress), strict=True):
        tallies[number].join(more)
    return Evidence(
        level,
        tallies[0],
        tallies[1 : -len(MIX)],
        dict(zip(MIX, names, strict=True)),
        _everything(level, tallies, executor, progress),
        _worth(level, executor, progress),
        without_stars(level, range(_WITHOUT_STARS)),
    )


def _in_doubt(way: Way, rate: Rate, small: Rate) -> bool:
    """Whether a few plays leave open on which side of its line a way lies."""
    if isinstance(way, Solution):
        return rate.low < _WINS <= rate.high
    if isinstance(way, Trap) or way in TRICKS:
        return rate.low <= _FAILS < rate.high
    return way == "small-steps" or (way in RIVALS and rate.share > small.share)


def _everything(
    level: Level, tallies: Sequence[Tally], executor: Executor | None, progress: Progress | None
) -> Tally:
    """Sum all plays; where something was never seen, look again before it is said."""
    seen = Tally()
    for tally in tallies:
        seen.join(tally)
    for seeds in portions(_MANY, _LOOKS * _FEW, _FEW):
        if not any((_unsaid(level, seen), _unhappened(level, seen), _unplayed(level, seen))):
            break
        later = level.setup(seeds.start)
        for tally in count([(later, name, len(seeds)) for name in MIX], executor, progress):
            seen.join(tally)
    return seen


def _worth(level: Level, executor: Executor | None, progress: Progress | None) -> Worth:
    """Weigh the cards; those that have to help are looked at until it is sure whether they do."""
    setup = level.setup(0)
    positions = max(_FEWEST, _POSITIONS // len(level.others))
    worth = weigh(setup, MIX, positions, executor, progress)
    weigh_again(worth, helping(level), setup.with_seed(positions), MIX, executor, progress)
    return worth


def helping(level: Level) -> list[str]:
    """List the cards that have to be the one to play now and then."""
    return [card.id for card in level.cards if not _tempts(level, card)]


def _tempts(level: Level, card: Card) -> bool:
    """Whether a card is there to tempt, and need not help: by its kind, or as the bait of a trap.

    Bait is what a trap plays and the solution does not; but whoever makes the accord has won.
    """
    if card.kind.family is Family.GUT or card.kind is Kind.SORRY:
        return True
    solution, accord = level.solution, level.accord_rule
    right = {*solution.plays, solution.fallback, *solution.stars, *(accord.cards if accord else ())}
    return card.id not in right and any(card.id in trap.plays for trap in level.traps)


def _told(rate: Rate) -> str:
    return f"{rate.wins} of {rate.games} plays ({100 * rate.low:.0f}–{100 * rate.high:.0f} %)"


# ---------------------------------------------------------------- what wins


def solution_loses(evidence: Evidence) -> Iterator[Finding]:
    """Find a solution that does not win.

    What: the level's own solution, with every promise kept, wins less than three plays in four.

    Why: a class that does it right has to see that it works.

    Example: a solution that offers the largest agreement in round 1.

    Instead: small steps that can be checked come first; if they do not help, the opening is too
    hard: more trust, less tension, or more rounds.
    """
    rate = evidence.solution.rate
    if rate.share < _WINS and not evidence.hopeless:
        message = f"The solution wins only {_told(rate)}."
        hint = "Let smaller promises come first, or soften the opening."
        yield Finding(("solution", "plays"), message, "75 % or more", hint)


def trap_wins(evidence: Evidence) -> Iterator[Finding]:
    """Find a trap that wins.

    What: one of the level's traps wins more than one play in four.

    Why: whoever falls for it learns that it works.

    Example: a trap that breaks its promises quietly, in a level where nobody can find out.

    Instead: give the tempting cards their price: fear, a promise that can be checked, support
    that runs out.
    """
    for number, tally in enumerate(evidence.traps):
        if tally.rate.share > _FAILS:
            message = f"This trap wins {_told(tally.rate)}."
            hint = "What it does should cost more trust, or win it more slowly."
            yield Finding(("traps", number), message, "25 % or less", hint)


def small_steps_beaten(evidence: Evidence) -> Iterator[Finding]:
    """Find a level in which another honest way clearly wins more often than small steps.

    What: small, kept, checkable steps win less often than asking for everything, just talking,
    or paying back in kind.

    Why: that small kept promises work is what the game is about.

    Example: a level whose only small agreement costs more support than there is.

    Instead: make the agreements of size 1 and 2 cheap, and soon due.
    """
    small, best = evidence.rate("small-steps"), evidence.rate(evidence.best)
    if small.high < best.low:
        message = f"Small steps win {_told(small)}, but {evidence.best} wins {_told(best)}."
        hint = "Look at the small agreements: what they cost, and when they are due."
        yield Finding(("cards",), message, "small steps as good as any honest way", hint)


def lesson_left_out(evidence: Evidence) -> Iterator[Finding]:
    """Find a solution that hardly needs the cards that carry the lesson.

    What: without its `stars` the solution wins nearly as often as with them.

    Why: what wins without the lesson does not teach it.

    Example: `stars = ["say-it-straight"]` in a level that is won by the agreements alone.

    Instead: let the opening call for those cards, or name the cards that the solution leans on.
    """
    whole, bare = evidence.solution.rate, evidence.bare
    if whole.share >= _WINS and whole.share - bare.share < LESSON:
        message = f"With its stars the solution wins {_told(whole)}, without them {_told(bare)}."
        hint = "Let the opening call for these cards, or name others."
        expected = f"{LESSON:.0%} less without them"
        yield Finding(("solution", "stars"), message, expected, hint)


_HANDLES: dict[str, tuple[Kind, ...]] = {
    "pressure": (Kind.ULTIMATUM, Kind.BLAME),
    "silence": (Kind.SILENCE,),
    "leaning": (Kind.LEAN,),
}
"""The kinds of card by which a trick goes; the others go by agreements."""


def trick_wins(evidence: Evidence) -> Iterator[Finding]:
    """Find a trick that wins more than one play in four.

    What: pressure, silence, leaning on a tie, breaking promises, vague words, asking for
    everything at once, or plain luck wins too often.

    Why: a lesson that can be won by a trick teaches the trick.

    Example: an ultimatum that costs nothing, in a level with little tension.

    Instead: less support for the card, more fear in those who are pressed.
    """
    for name in TRICKS:
        rate = evidence.rate(name)
        if rate.share > _FAILS:
            message = f"The way called {quote(name)} wins {_told(rate)}."
            hint = "Make its cards pay less at home, or the other side more wary."
            yield Finding(_handle(evidence.level, name), message, "25 % or less", hint)


def _handle(level: Level, name: str) -> Path:
    """Give the first card by which a trick goes."""
    kinds = _HANDLES.get(name, (Kind.AGREEMENT,))
    fitting = [number for number, card in enumerate(level.cards) if card.kind in kinds]
    if name == "always-vague":
        fitting = [number for number in fitting if _is_vague(level, number)] or fitting
    return ("cards", fitting[0]) if fitting else ("cards",)


def _is_vague(level: Level, number: int) -> bool:
    vow = level.cards[number].you_promise
    return vow is not None and vow.clarity is Clarity.VAGUE


def hopeless(evidence: Evidence) -> Iterator[Finding]:
    """Find an opening in which nothing helps.

    What: nothing honest wins more than one play in twenty, not even the level's solution.

    Why: students would learn that trying is for fools.

    Example: trust of 5 points, tension of 80, and four rounds.

    Instead: more trust to begin with, less tension, or more rounds.
    """
    if evidence.hopeless:
        message = f"Nothing honest wins; the solution wins {_told(evidence.solution.rate)}."
        hint = "Raise trust, lower tension, or add rounds."
        yield Finding(("others", 0, "trusts_you"), message, "an opening with a way out", hint)


# ---------------------------------------------------------------- the cards


def dominant_card(evidence: Evidence) -> Iterator[Finding]:
    """Find a card that is nearly always the best one.

    What: positions were taken from many plays, and every card that was legal there was tried.
    This one was best in more than six of ten.

    Why: where one card is always right, there is nothing to decide.

    Example: a gesture of size 4 that costs nothing.

    Instead: a higher cost, a later due, a smaller size, or no `again`.
    """
    for number, card in enumerate(evidence.level.cards):
        if evidence.worth.dominant(card.id):
            rate = evidence.worth.rate(card.id)
            message = f"{quote(card.id)} is best in {rate.wins} of {rate.games} positions."
            hint = "Let it cost more, or be smaller."
            yield Finding(("cards", number), message, "a card that is sometimes best", hint)


def useless_card(evidence: Evidence) -> Iterator[Finding]:
    """Find a card that is never worth playing.

    What: positions were taken from many plays, and every card that was legal there was tried.
    Then more were taken in which this one was legal. It was never best, nor within a point of
    trust of the best. Cards that tempt are left out, for they need not help: cards from the gut, a
    mere sorry, and what only a trap of the level plays.

    Why: a card that is never right only takes up room in the hand.

    Example: an agreement of size 1 that costs 20 points of support.

    Instead: a lower cost, an earlier due, or no such card.
    """
    helpful = helping(evidence.level)
    for number, card in enumerate(evidence.level.cards):
        if card.id in helpful and evidence.worth.useless(card.id):
            games = evidence.worth.legal[card.id]
            message = f"{quote(card.id)} is never best, in {games} positions."
            hint = "Let it cost less, or give it something that no other card does."
            yield Finding(("cards", number), message, "a card that is sometimes best", hint)


def never_played(evidence: Evidence) -> Iterator[Finding]:
    """Find a card that nobody plays.

    What: in hundreds of plays with many strategies, the card was never legal, or never chosen.

    Why: it was written for nothing.

    Example: a commitment, in a level where every promise is public from the start.

    Instead: leave it out, or give it its occasion.
    """
    for number in _unplayed(evidence.level, evidence.seen):
        card = evidence.level.cards[number].id
        how = "nobody chose" if card in evidence.seen.legal else "nobody could play"
        message = f"In {evidence.seen.games} plays, {how} {quote(card)}."
        hint = "Leave it out, or give it its occasion."
        yield Finding(("cards", number), message, "a card that somebody plays", hint)


def _unplayed(level: Level, seen: Tally) -> list[int]:
    return [number for number, card in enumerate(level.cards) if card.id not in seen.chosen]


# ---------------------------------------------------------------- the story


def never_heard(evidence: Evidence) -> Iterator[Finding]:
    """Find a line that nobody ever says.

    What: in hundreds of plays with many strategies it was never said, though its moment came
    often enough. At a moment that is rare by itself, a line may stay unsaid; and so may an offer
    in words that fit any card, where every offer has words of its own.

    Why: it was written for nothing.

    Example: an offer in words that fit the largest agreement, which the other side never offers.

    Instead: take it out, or let it fit a card for which that moment comes.
    """
    for line in _unsaid(evidence.level, evidence.seen):
        party, moment, number = line.split(".")
        message = f"In {evidence.seen.games} plays, {quote(party)} never says this."
        hint = "Take it out, or let it fit a card for which this moment comes."
        path = ("lines", party, moment, int(number) - 1)
        yield Finding(path, message, "a line that is heard now and then", hint)


def _unsaid(level: Level, seen: Tally) -> list[str]:
    """List the lines that were never said, though their moment came often enough."""
    moments: Counter[str] = Counter()
    for line, times in seen.lines.items():
        moments[line.rpartition(".")[0]] += times
    return [
        line.id
        for line in level.spoken_lines
        if (line.cards or line.moment is not Moment.OFFERS)
        and not seen.lines[line.id]
        and moments[line.id.rpartition(".")[0]] >= _OFTEN
    ]


def never_happens(evidence: Evidence) -> Iterator[Finding]:
    """Find an event that never happens.

    What: in hundreds of plays with many strategies, it never came about.

    Why: it was written for nothing.

    Example: `when = { rounds = [2, 2], chance = 5, kept = 3 }`

    Instead: more rounds to happen in, a higher chance, or less to wait for.
    """
    for number in _unhappened(evidence.level, evidence.seen):
        event = evidence.level.events[number].id
        message = f"In {evidence.seen.games} plays, {quote(event)} never happens."
        hint = "Give it more rounds, a higher chance, or less to wait for."
        expected = "an event that comes about now and then"
        yield Finding(("events", number, "when"), message, expected, hint)


def _unhappened(level: Level, seen: Tally) -> list[int]:
    return [number for number, event in enumerate(level.events) if event.id not in seen.happened]


PLAYED: dict[str, Callable[[Evidence], Iterator[Finding]]] = {
    "L050": solution_loses,
    "L051": trap_wins,
    "L052": small_steps_beaten,
    "L053": trick_wins,
    "L054": hopeless,
    "L055": dominant_card,
    "L056": useless_card,
    "L057": never_played,
    "L058": never_heard,
    "L059": never_happens,
    "L060": lesson_left_out,
}
"""Everything that playing finds, by code; each one's docstring is its manual page."""
