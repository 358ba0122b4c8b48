"""What there is to show, frozen: labels, numbers already in words, and the choices behind them.

A view holds no rule and no drawing. Levels of strands and positions along a thread count in
thousandths; everything that is a `str` is ready to be read.
"""

from dataclasses import dataclass

from game.core.kinds import Channel, Clarity, Ending, Family
from game.core.moves import Choice

__all__ = [
    "BriefingView",
    "CardView",
    "ChoiceView",
    "CourseView",
    "EndingView",
    "FollowView",
    "ForecastView",
    "FrayView",
    "HeaderView",
    "HomeLine",
    "KnotView",
    "LedgerLine",
    "LedgerRow",
    "LedgerView",
    "LessonView",
    "LevelCardView",
    "NewsLine",
    "OfferView",
    "OutlookView",
    "PersonView",
    "PlayView",
    "PredictionRow",
    "PromiseView",
    "QuestionView",
    "ReckoningView",
    "ReviewView",
    "RipplePill",
    "SpeechView",
    "StrandView",
    "TableView",
    "ThreadView",
    "TimelinePoint",
    "TurningPointView",
]


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A choice and its words; a held one needs a held key or a second press."""

    choice: Choice
    label: str
    detail: str = ""
    held: bool = False


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody at the table: portrait and mood name the picture PORTRAIT-MOOD."""

    id: str
    name: str
    portrait: str
    mood: str
    mood_word: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class StrandView:
    """One strand of a thread: how full (‰), its value, its weight and what it adds to trust."""

    channel: Channel
    name: str
    full: int
    value: str
    weight: str
    adds: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class KnotView:
    """A promise kept, tied into the thread: where (‰ of its length), how big (1 to 5), and why."""

    at: int
    size: int
    story: str


@dataclass(frozen=True, slots=True)
class FrayView:
    """A promise broken: where, which strand it hurt most, how badly (‰), and why."""

    at: int
    strand: Channel
    severity: int
    story: str


@dataclass(frozen=True, slots=True)
class ThreadView:
    """How far one party trusts another, as a thread."""

    holder: str
    other: str
    title: str
    trust: str
    trust_thousandths: int
    band: str
    change: str
    rising: int  # -1, 0 or 1 since the last round
    strands: tuple[StrandView, ...]
    knots: tuple[KnotView, ...]
    frays: tuple[FrayView, ...]
    wary: str = ""


@dataclass(frozen=True, slots=True)
class RipplePill:
    """Something in daily life: its name, its value, and whether it got better (1) or worse (-1).

    Where it has just moved, `was` is its value before, and `news` says what it looks like.
    """

    name: str
    value: str
    direction: int
    news: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True)
class HeaderView:
    """The strip at the top: where we are, and how things stand at home and at the table."""

    title: str
    subtitle: str
    round_text: str
    round: int
    rounds: int
    support_label: str
    support: int
    support_text: str
    tension_label: str
    tension: int
    tension_text: str
    ripples: tuple[RipplePill, ...]


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A promise: whose, what, how clear, who heard it, and by when."""

    id: str
    mine: bool
    who: str
    portrait: str
    mood: str
    title: str
    text: str
    size: int
    size_text: str
    clarity: Clarity
    clarity_text: str
    public: bool
    audience_text: str
    due_text: str


@dataclass(frozen=True, slots=True)
class SpeechView:
    """Something somebody said."""

    person: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class NewsLine:
    """Something that happened: an icon's name and a sentence; a title where it has one."""

    icon: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class ForecastView:
    """What a card would do to one strand: arrows from -3 to 3, how sure, and in numbers."""

    channel: Channel
    name: str
    arrows: int
    sure: bool
    word: str
    numbers: str


@dataclass(frozen=True, slots=True)
class OutlookView:
    """What a choice would do to one party's trust; it has a name where there are several."""

    name: str
    strands: tuple[ForecastView, ...]


@dataclass(frozen=True, slots=True)
class CardView:
    """A card in full; without ways to play it, `why_not` says why."""

    id: str
    family: Family
    family_name: str
    title: str
    text: str
    thought: str
    size: int
    size_text: str
    mine: str
    theirs: tuple[tuple[str, str], ...]  # whose promise, and what
    clarity: Clarity | None
    clarity_text: str
    audience_text: str
    due_text: str
    home: str
    home_text: str
    chance_text: str
    forecast: tuple[OutlookView, ...]  # a line for everybody it is for, in every way to play it
    ways: tuple[ChoiceView, ...]
    why_not: str


@dataclass(frozen=True, slots=True)
class OfferView:
    """What another party has put on the table, and what can be answered."""

    by: PersonView
    title: str
    card: CardView
    answers: tuple[ChoiceView, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """What has happened and waits for an answer, before any offer and before the move."""

    title: str
    text: str
    answers: tuple[ChoiceView, ...]


@dataclass(frozen=True, slots=True)
class BriefingView:
    """The story before the first round; `endings` asks how the player thinks it will come out."""

    header: HeaderView
    hook: str
    paragraphs: tuple[str, ...]
    grievance: str
    me: PersonView
    others: tuple[PersonView, ...]
    my_aims_title: str
    my_aims: tuple[str, ...]
    threads: tuple[ThreadView, ...]
    question: str
    endings: tuple[ChoiceView, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """The player's move; or, while a question or an offer waits, the answer to it."""

    header: HeaderView
    me: PersonView
    others: tuple[PersonView, ...]
    threads: tuple[ThreadView, ...]  # theirs in me first, then mine in them
    promises: tuple[PromiseView, ...]
    news: tuple[NewsLine, ...]
    speech: tuple[SpeechView, ...]
    aims: tuple[str, ...]
    seat: str
    question: QuestionView | None
    offer: OfferView | None
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class FollowView:
    """A promise is due: what the player does with their own, or expects of the other's."""

    header: HeaderView
    me: PersonView
    others: tuple[PersonView, ...]
    threads: tuple[ThreadView, ...]
    mine: bool
    other: str  # whose promise it is, or the one who doubts mine most
    title: str
    promise: PromiseView
    question: str
    note: str
    happened: tuple[NewsLine, ...]
    speech: tuple[SpeechView, ...]
    options: tuple[ChoiceView, ...]
    forecasts: tuple[tuple[OutlookView, ...], ...]  # one for each option; empty to foresee
    homes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One change and why: base × factors = change."""

    sentence: str
    base: str
    factors: tuple[tuple[str, str], ...]
    change: str
    limit: str = ""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """What one channel came to this round: its changes, their sum, × weight = what it adds.

    `sentence` is the biggest cause that goes the way of the sum; `against` the biggest other one.
    """

    channel: Channel
    name: str
    sentence: str
    lines: tuple[LedgerLine, ...]
    change: str
    weight: str
    adds: str
    adds_thousandths: int
    against: str = ""


@dataclass(frozen=True, slots=True)
class LedgerView:
    """Why one party's trust in another changed, adding up exactly."""

    holder: str
    other: str
    title: str
    rows: tuple[LedgerRow, ...]
    total: str
    sum_text: str
    before: str
    after: str
    rising: int


@dataclass(frozen=True, slots=True)
class HomeLine:
    """What something came to at home."""

    label: str
    before: str
    after: str
    direction: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReckoningView:
    """A round summed up: one sentence first, then what happened, why, and what it did at home."""

    header: HeaderView
    me: PersonView
    others: tuple[PersonView, ...]
    threads: tuple[ThreadView, ...]
    headline: str
    happened: tuple[NewsLine, ...]
    guesses: tuple[str, ...]
    ledgers: tuple[LedgerView, ...]  # theirs in me first
    opens: int  # the ledger that the headline is about
    between: tuple[str, ...]  # how the others' trust in one another moved
    home: tuple[HomeLine, ...]
    go_on: ChoiceView


@dataclass(frozen=True, slots=True)
class EndingView:
    """How it came out: the story, the reason, and the view from the other chair."""

    header: HeaderView
    ending: Ending
    name: str
    text: str
    reason: str
    me: PersonView
    others: tuple[PersonView, ...]
    threads: tuple[ThreadView, ...]
    chair_of: str
    chair_title: str
    chair: str
    foreseen: str


@dataclass(frozen=True, slots=True)
class TimelinePoint:
    """Where trust stood after a round: theirs in me and mine in them, and its strands (‰)."""

    round: int
    trust: int
    back: int
    strands: tuple[int, int, int]
    what_if: int | None = None


@dataclass(frozen=True, slots=True)
class TurningPointView:
    """The one choice that would have changed most, and what it would have changed."""

    round: int
    title: str
    text: str
    what_if: str
    change: str
    rising: int


@dataclass(frozen=True, slots=True)
class PredictionRow:
    """A guess against what happened; `guess` counts from 0 (surely) to 4 (no)."""

    label: str
    guess: int
    guess_text: str
    kept: bool
    fitting: bool
    outcome: str


@dataclass(frozen=True, slots=True)
class ReviewView:
    """Looking back: the thread unrolled, the turning point, the guesses, three questions.

    The thread is the weakest; its knots and frays lie on it, `stories` tells those of all.
    """

    title: str
    subtitle: str
    thread: str
    points: tuple[TimelinePoint, ...]
    knots: tuple[tuple[int, int, str], ...]  # round, size, story
    frays: tuple[tuple[int, Channel, str], ...]
    stories: tuple[tuple[int, bool, str], ...]  # round, whether it is a knot, story
    turning_point: TurningPointView | None
    scale: tuple[str, ...]
    predictions: tuple[PredictionRow, ...]
    calibration: str
    readings: tuple[tuple[str, str], ...]  # as I meant it, as it was heard
    rosy: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelCardView:
    """A level to choose: what it is, who it is with, how long it takes, and what came of it.

    `band` names how firm the thread came out at best, or is empty; `locked` says why it is closed.
    """

    path: str
    id: str
    title: str
    hook: str
    scale: str
    people: bool
    minutes: str
    portrait: str
    band: str = ""
    progress: str = ""
    locked: str = ""


@dataclass(frozen=True, slots=True)
class LessonView:
    """A lesson of a course and its levels; `locked` says when it opens, or is empty."""

    number: int
    id: str
    title: str
    levels: tuple[LevelCardView, ...]
    locked: str = ""


@dataclass(frozen=True, slots=True)
class CourseView:
    """A course to choose from; `faults` name the files in it that cannot be played."""

    title: str
    count: str
    lessons: tuple[LessonView, ...]
    faults: tuple[str, ...] = ()
    shipped: bool = True


PlayView = BriefingView | TableView | FollowView | ReckoningView | EndingView
"""What a play shows now, by its phase."""
