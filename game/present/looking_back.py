"""Looking back: what happened, what mattered most, and what nobody could see at the time."""

from collections.abc import Iterator

from game.authoring.model import Level
from game.core.events import LineSpoken, PromiseJudged
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
from game.present.accidents import accident
from game.present.narrator import Narrator
from game.present.secrets import Hidden, hidden, out
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
        stories=_stories(narrator, knots, frays),
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
            told = " ".join((_told(narrator, kind, promise, pair), *_fate(narrator, promise)))
            torn.append((promise.judged, most_hurt(story, promise.id), told, pair))
    for number, secret, keeper in secrets_out(story):
        told = out(narrator, secret, number)
        victims = next(one.secret.victims for one in hidden(narrator) if one.secret.id == secret)
        pair = victims if keeper == narrator.me else (keeper,)
        torn.append((number, most_hurt(story, secret), told, pair))
    return tuple(sorted(torn, key=lambda fray: fray[0]))


def _fate(narrator: Narrator, promise: Promise) -> Iterator[str]:
    """Say whether a breach that nobody noticed came out in the end."""
    ended = {secret: number for number, secret, _ in secrets_out(narrator.story)}
    if promise.judged == ended.get(promise.id):
        return  # that is told next
    if promise.id in ended:
        yield narrator.say("secret.later", round=ended[promise.id])
    elif any(one.secret.id == promise.id for one in hidden(narrator)):
        yield narrator.say(f"secret.never_{_whose(narrator, promise.by)}")


def _stories(
    narrator: Narrator, knots: tuple[_Knot, ...], frays: tuple[_Fray, ...]
) -> tuple[tuple[int, bool, str], ...]:
    """Tell all that was tied and torn, and what was denied to the end, round by round."""
    tied = [(at, True, text) for at, _, text, _ in knots]
    torn = [(at, False, text) for at, _, text, _ in frays]
    denied = [(one.round, False, _denied(narrator, one)) for one in _never_out(narrator)]
    return tuple(sorted([*tied, *torn, *denied], key=lambda story: story[0]))


def _never_out(narrator: Narrator) -> tuple[Hidden, ...]:
    """Give the denials that nobody has found out, each once."""
    denials = [one for one in hidden(narrator) if one.denied]
    known = {one.title for one in denials if one.secret not in narrator.state.secrets}
    first = {one.title: one for one in reversed(denials)}
    return tuple(one for title, one in first.items() if title not in known)


def _denied(narrator: Narrator, one: Hidden) -> str:
    name = narrator.names(one.secret.victims, one.round)
    return narrator.say("secret.denied_story", title=one.title, name=name)


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
    what = ""
    if promise.status is Status.FELL_THROUGH:
        what, hid = accident(narrator, promise)
        kind = "fell-hidden" if hid else kind
    key = f"review.{kind}_{_whose(narrator, promise.by)}"
    told = narrator.say(key, title=narrator.title(promise.card), name=name, what=what)
    blind = _blind(narrator, promise) if kind != "hidden" else ()
    if not blind:
        return told
    unseen = narrator.say("review.unseen", name=narrator.names(blind, promise.judged))
    return f"{told} {unseen}"


def _blind(narrator: Narrator, promise: Promise) -> tuple[str, ...]:
    """Give who of the others did not see what became of a promise."""
    judged = next(
        event
        for event in narrator.story.events
        if isinstance(event, PromiseJudged) and event.promise == promise.id
    )
    return tuple(one for one in narrator.story.setup.others if one not in judged.seen_by)


# ---------------------------------------------------------------- the choice that mattered


def _turning_point(narrator: Narrator, point: TurningPoint) -> TurningPointView:
    change = narrator.words.signed(point.difference, 1000)
    act = _choice(narrator, "instead", point.instead, round=point.round)
    then = "review.then_up" if point.difference > 0 else "review.then_down"
    amount = narrator.words.decimal(abs(point.difference), 1000)
    what_if = [narrator.say(then, act=act, change=amount)]
    if point.ending is not narrator.state.ending:
        what_if.append(narrator.say("review.other_end", ending=ending_name(narrator, point.ending)))
    if point.took_over:
        what_if.append(narrator.say("review.took_over"))
    return TurningPointView(
        round=point.round,
        title=narrator.say("review.turning_title", round=point.round),
        text=_choice(narrator, "made", point.made, round=point.round),
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
    what = ""
    if promise.status is Status.FELL_THROUGH:
        outcome, what = "fell", accident(narrator, promise).what
    return PredictionRow(
        label=narrator.say("review.guess", round=promise.judged, **named),
        guess=list(Sureness).index(guess.sureness),
        guess_text=narrator.say(f"sureness.{guess.sureness}"),
        kept=guess.kept,
        fitting=guess.fitting,
        outcome=narrator.say(f"review.outcome_{outcome}", what=what),
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
        spoken = next(
            event
            for step in narrator.story.steps
            for event in step.events
            if step.state.round == promise.judged
            and isinstance(event, LineSpoken)
            and event.line == reading.line
        )
        words = narrator.line(spoken, promise.judged)
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
        "review.rosy",
        name=narrator.names(_close(narrator)),
        offers=seen.offers,
        shown=shown,
        honest=honest,
        points=shown - honest,
    )


def _close(narrator: Narrator) -> tuple[str, ...]:
    """Give who of the others had a tie with the player at some time."""
    states, me = [step.state for step in narrator.story.steps], narrator.me
    others = narrator.story.setup.others
    return tuple(one for one in others if any(state.bond(me, one) for state in states))
