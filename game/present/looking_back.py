"""Looking back: what happened, what mattered most, and what nobody could see at the time."""

from game.authoring.model import Level
from game.core.events import SecretKept
from game.core.kinds import Channel, Status
from game.core.moves import (
    Accept,
    AskClear,
    BreakOpenly,
    BreakQuietly,
    Choice,
    Decline,
    Foresee,
    ForeseeEnding,
    Keep,
    Next,
    Play,
    Reply,
    Sureness,
)
from game.core.state import Promise, State
from game.core.story import Story
from game.core.trust import level as channel_level
from game.core.trust import trust
from game.lab.balance import by_round
from game.lab.hindsight import (
    Guess,
    Reading,
    guesses,
    most_hurt,
    outcomes,
    readings,
    rosiness,
    secrets_out,
)
from game.lab.what_if import TurningPoint, replace_choice, turning_point
from game.present.narrator import Narrator
from game.present.telling import ending_name
from game.present.threads import title
from game.present.views import PredictionRow, ReviewView, TimelinePoint, TurningPointView
from game.present.words import Words

__all__ = ["look_back"]

_QUESTIONS = 3


def look_back(level: Level, story: Story, words: Words, *, other_rules: bool = False) -> ReviewView:
    """Show a play with everything that was hidden; takes about a second, for the *what if*.

    A play of other rules cannot be played differently now, so there it asks for no *what if*.
    """
    narrator = Narrator(level, story, words)
    guessed = guesses(story)
    over = story.state.ending is not None
    point = turning_point(story) if over and not other_rules else None
    other = _weakest(narrator)
    knots, frays = _knots(narrator), _frays(narrator)
    return ReviewView(
        title=narrator.say("review.title", title=level.title),
        subtitle=_subtitle(narrator, other_rules=other_rules),
        thread=title(narrator, other, narrator.me),
        points=_points(narrator, point, other),
        knots=tuple((at, size, text) for at, size, text, pair in knots if other in pair),
        frays=tuple((at, strand, text) for at, strand, text, pair in frays if other in pair),
        stories=_stories(knots, frays),
        turning_point=_turning_point(narrator, point) if point is not None else None,
        scale=tuple(narrator.say(f"sureness.{sureness}") for sureness in Sureness),
        predictions=tuple(_prediction(narrator, guess) for guess in guessed),
        calibration=_calibration(narrator, guessed),
        readings=tuple(_reading(narrator, reading) for reading in readings(story)),
        rosy=_rosy(narrator),
        questions=level.teaching.questions[:_QUESTIONS],
    )


def _subtitle(narrator: Narrator, *, other_rules: bool) -> str:
    ending = narrator.state.ending
    if ending is None:
        said = narrator.say("review.subtitle_open", round=narrator.state.round)
    else:
        name = ending_name(narrator, ending)
        said = narrator.say("review.subtitle", ending=name, rounds=narrator.state.round)
    return f"{said}. {narrator.say('plays.told')}" if other_rules else said


# ---------------------------------------------------------------- the thread, unrolled


def _points(
    narrator: Narrator, point: TurningPoint | None, other: str
) -> tuple[TimelinePoint, ...]:
    """Give trust before round 1 and after every round; and what it would have been."""
    story, me = narrator.story, narrator.me
    instead: dict[int, int] = {}
    if point is not None:
        changed = replace_choice(story, point.index, point.instead).story
        states = (changed.steps[0].state, *by_round(changed))
        instead = {state.round: trust(state.relation(other, me)) for state in states}
    first = point.round - 1 if point is not None else 0
    return tuple(
        TimelinePoint(
            state.round,
            trust(state.relation(other, me)),
            trust(state.relation(me, other)),
            _strands(state, other, me),
            instead.get(state.round) if state.round >= first else None,
        )
        for state in (story.steps[0].state, *by_round(story))
    )


def _weakest(narrator: Narrator) -> str:
    """Give the party that trusts the player least at the end."""
    state, me = narrator.state, narrator.me
    return min(narrator.story.setup.others, key=lambda other: trust(state.relation(other, me)))


def _strands(state: State, holder: str, other: str) -> tuple[int, int, int]:
    relation = state.relation(holder, other)
    said, given, aimed = (channel_level(relation, channel) for channel in Channel)
    return said, given, aimed


_Knot = tuple[int, int, str, tuple[str, ...]]
_Fray = tuple[int, Channel, str, tuple[str, ...]]
"""Round, size or strand, story, and the others on whose threads it lies."""


def _knots(narrator: Narrator) -> tuple[_Knot, ...]:
    """Tell every promise that was kept, for those who took it so."""
    knots = []
    for promise, _ in outcomes(narrator.story):
        misheard = narrator.misheard(promise, narrator.story.events)
        pair = _pair(narrator, promise, tuple(one for one in promise.to if one not in misheard))
        if promise.status is Status.KEPT and pair:
            told = _told(narrator, "knot", promise, pair)
            knots.append((promise.judged, promise.size, told, pair))
    return tuple(knots)


def _pair(narrator: Narrator, promise: Promise, to: tuple[str, ...]) -> tuple[str, ...]:
    """Give the others on whose threads with the player a promise to these lies."""
    if promise.by == narrator.me:
        return to
    return (promise.by,) if narrator.me in to else ()


def _frays(narrator: Narrator) -> tuple[_Fray, ...]:
    """Tell every promise that was not seen kept, and every lie that came out, in order."""
    story = narrator.story
    torn: list[_Fray] = []
    for promise, seen in outcomes(story):
        boast = narrator.out_of_hands(promise.id)
        kind = "boast" if boast else _kind_of_fray(promise, seen=seen)
        to = promise.to
        if promise.status is Status.KEPT:
            to = narrator.misheard(promise, story.events)
        pair = _pair(narrator, promise, to)
        if kind is not None and pair:
            told = _told(narrator, kind, promise, pair)
            torn.append((promise.judged, most_hurt(story, promise.id), told, pair))
    for number, secret, keeper in secrets_out(story):
        key = f"review.secret_{_whose(narrator, keeper)}"
        told = narrator.say(key, name=narrator.name(keeper, number))
        pair = _victims(narrator, secret) if keeper == narrator.me else (keeper,)
        torn.append((number, most_hurt(story, secret), told, pair))
    return tuple(sorted(torn, key=lambda fray: fray[0]))


def _victims(narrator: Narrator, secret: str) -> tuple[str, ...]:
    kept = [event.secret for event in narrator.story.events if isinstance(event, SecretKept)]
    return next(one.victims for one in kept if one.id == secret)


def _stories(
    knots: tuple[_Knot, ...], frays: tuple[_Fray, ...]
) -> tuple[tuple[int, bool, str], ...]:
    """Tell all that was tied and torn, round by round."""
    tied = [(at, True, text) for at, _, text, _ in knots]
    torn = [(at, False, text) for at, _, text, _ in frays]
    return tuple(sorted([*tied, *torn], key=lambda story: story[0]))


def _kind_of_fray(promise: Promise, *, seen: bool) -> str | None:
    match promise.status:
        case Status.OPEN | Status.LAPSED:
            return None
        case Status.KEPT | Status.MISREAD:
            return "misread"
        case Status.FELL_THROUGH:
            return "fell"
        case Status.BROKEN_OPENLY:
            return "openly"
        case Status.BROKEN_QUIETLY:
            return "seen" if seen else "hidden"


def _whose(narrator: Narrator, party: str) -> str:
    return "mine" if party == narrator.me else "theirs"


def _told(narrator: Narrator, kind: str, promise: Promise, pair: tuple[str, ...]) -> str:
    name = narrator.names(pair, promise.judged)
    key = f"review.{kind}_{_whose(narrator, promise.by)}"
    return narrator.say(key, title=narrator.title(promise.card), name=name)


# ---------------------------------------------------------------- the choice that mattered


def _turning_point(narrator: Narrator, point: TurningPoint) -> TurningPointView:
    change = narrator.words.signed(point.difference, 1000)
    what_if = [_choice(narrator, "instead", point.instead, round=point.round, change=change)]
    if point.ending is not narrator.state.ending:
        what_if.append(narrator.say("review.other_end", ending=ending_name(narrator, point.ending)))
    if point.took_over:
        what_if.append(narrator.say("review.took_over"))
    return TurningPointView(
        round=point.round,
        title=narrator.say("review.turning_title", round=point.round),
        text=_choice(narrator, "made", point.made, round=point.round, change=change),
        what_if=" ".join(what_if),
        change=change,
        rising=(point.difference > 0) - (point.difference < 0),
    )


def _choice(narrator: Narrator, tense: str, choice: Choice, **values: object) -> str:
    """Tell a choice as it was made, or as it might have been."""
    match choice:
        case Play(card=subject):
            act = "play"
        case Keep(promise=subject):
            act = "boast" if tense == "made" and narrator.out_of_hands(subject) else "keep"
        case BreakOpenly(promise=subject):
            act = "openly"
        case BreakQuietly(promise=subject):
            act = "quietly"
        case Reply(happening=happening, answer=answer):
            text = narrator.answer(happening, answer).text
            return narrator.say(f"review.{tense}_reply", title=text, **values)
        case Accept() | Decline() | AskClear() | ForeseeEnding() | Foresee() | Next():
            subject, act = "", str(choice).split(" ", maxsplit=1)[0]
    return narrator.say(f"review.{tense}_{act}", title=narrator.title(subject), **values)


# ---------------------------------------------------------------- what the player expected


def _prediction(narrator: Narrator, guess: Guess) -> PredictionRow:
    promise = guess.promise
    name = narrator.name(promise.by, promise.judged)
    named = {"title": narrator.title(promise.card), "name": name}
    misread = narrator.me in narrator.misheard(promise, narrator.story.events)
    outcome = "misread" if misread else "kept" if guess.kept else "broken"
    return PredictionRow(
        label=narrator.say("review.guess", round=promise.judged, **named),
        guess=list(Sureness).index(guess.sureness),
        guess_text=narrator.say(f"sureness.{guess.sureness}"),
        kept=guess.kept,
        fitting=guess.fitting,
        outcome=narrator.say(f"review.outcome_{outcome}"),
    )


def _calibration(narrator: Narrator, guessed: tuple[Guess, ...]) -> str:
    """Say calmly how the guesses went: nobody can know, but one can lean too far one way."""
    said = [guess for guess in guessed if not guess.open]
    fitting = sum(guess.fitting for guess in said)
    missed = [guess for guess in said if not guess.fitting]
    trusting = sum(not guess.kept for guess in missed)
    if not guessed:
        kind = "none"
    elif not said:
        kind = "open"
    elif not missed:
        kind = "fit"
    elif trusting * 2 == len(missed):
        kind = "even"
    else:
        kind = "trusting" if trusting * 2 > len(missed) else "doubting"
    return narrator.say(f"review.calibration_{kind}", fitting=fitting, said=len(said))


def _reading(narrator: Narrator, reading: Reading) -> tuple[str, str]:
    """Give a misread promise as it was meant and as it was heard."""
    promise = reading.promise
    text = narrator.pledge(promise.card, promise.by) or narrator.title(promise.card)
    meant = narrator.say(
        f"review.meant_{_whose(narrator, promise.by)}",
        text=text,
        name=narrator.name(promise.by, promise.judged),
    )
    if reading.line is not None:
        words = narrator.level.words_of(reading.line)
        return meant, narrator.say(
            "review.heard", text=words, name=narrator.name(reading.holder, promise.judged)
        )
    heard = f"review.heard_{_whose(narrator, reading.holder)}"
    return meant, narrator.say(heard, name=narrator.name(reading.holder, promise.judged))


def _rosy(narrator: Narrator) -> str:
    """Say how much likelier a yes looked than it was, because of a bond."""
    seen = rosiness(narrator.story)
    percent = max(1, seen.offers) * 10
    shown, honest = round(seen.shown / percent), round(seen.honest / percent)
    if shown <= honest:
        return ""
    return narrator.say(
        "review.rosy", offers=seen.offers, shown=shown, honest=honest, points=shown - honest
    )
