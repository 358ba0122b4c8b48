"""What a level holds in store: when it happens, and what follows."""

from game.core.kinds import Channel, Clarity, Kind, Moment, Status
from game.core.value import value

__all__ = [
    "Answer",
    "Case",
    "Condition",
    "Effect",
    "FallsOut",
    "Happening",
    "LowersCeiling",
    "MovesAppeal",
    "MovesBond",
    "MovesBreaking",
    "MovesChannel",
    "MovesPower",
    "MovesPrice",
    "MovesSupport",
    "MovesTension",
    "MovesWariness",
    "Reaction",
    "Speaks",
    "Succeeds",
]


@value
class Condition:
    """When something may happen; every part that is given must hold.

    Chance in thousandths, tension in tenths, trust in points: the lowest of the others' trust in
    the player, or that of the party `trust_of`. `due_by` names the parties of which one has a
    promise that falls due this round, from one of the cards `due` (any card, when it is empty).
    """

    rounds: tuple[int, int] | None = None
    chance: int = 1000
    tension_above: int | None = None
    tension_below: int | None = None
    trust_above: int | None = None
    trust_below: int | None = None
    trust_of: str | None = None
    mediator: bool | None = None
    books_open: bool | None = None
    aims_asked: bool | None = None
    due_by: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    running: tuple[str, ...] = ()
    running_clarity: tuple[Clarity, ...] = ()
    played: tuple[str, ...] = ()
    not_played: tuple[str, ...] = ()
    just_played: tuple[str, ...] = ()
    happened: tuple[str, ...] = ()
    not_happened: tuple[str, ...] = ()
    kept: int | None = None


@value
class MovesChannel:
    """The holder's trust in the other moves on one channel, by tenths."""

    holder: str
    other: str
    channel: Channel
    change: int


@value
class MovesWariness:
    """The holder's wariness of the other moves, by thousandths."""

    holder: str
    other: str
    change: int


@value
class MovesSupport:
    """A party's support moves, by tenths."""

    party: str
    change: int


@value
class MovesTension:
    """Tension moves, by tenths."""

    change: int


@value
class MovesPrice:
    """Some cards cost a party more or less at home for some rounds; by tenths."""

    cards: tuple[str, ...]
    change: int
    rounds: int


@value
class FallsOut:
    """Promises that fall due now turn out so, without fault: kept, misread or fell through."""

    by: str
    status: Status
    cards: tuple[str, ...] = ()  # none named: any card


@value
class Speaks:
    """A party says a line for a moment."""

    party: str
    moment: Moment


@value
class MovesBreaking:
    """Breaking a promise from some cards moves support at home for some rounds; by tenths."""

    cards: tuple[str, ...]
    change: int
    rounds: int


@value
class MovesPower:
    """A party has more or less power for some rounds, by points."""

    party: str
    change: int
    rounds: int


@value
class MovesAppeal:
    """Something weighs on a party's next answer to the player, by tenths of a point."""

    party: str
    change: int


@value
class MovesBond:
    """The personal tie between the player and a party moves, by thousandths."""

    party: str
    change: int


@value
class LowersCeiling:
    """The holder's communication can never again rise above this, in tenths."""

    holder: str
    other: str
    to: int


@value
class Succeeds:
    """A party's successor takes its chair."""

    party: str


Effect = (
    MovesChannel
    | MovesWariness
    | MovesSupport
    | MovesTension
    | MovesPrice
    | MovesBreaking
    | MovesPower
    | MovesAppeal
    | MovesBond
    | LowersCeiling
    | FallsOut
    | Speaks
    | Succeeds
)


@value
class Case:
    """Effects that follow if a condition holds; the first case of a happening that holds wins."""

    id: str
    when: Condition
    effects: tuple[Effect, ...]


@value
class Reaction:
    """What the next move does to the harm of a happening: mend a share (‰), or repeat it (‰)."""

    mends: tuple[Kind, ...] = ()
    mended: int = 1000
    effects: tuple[Effect, ...] = ()
    worsens: tuple[Kind, ...] = ()
    worsened: int = 1000


@value
class Answer:
    """What the player may answer to a happening that asks, and what follows."""

    id: str
    effects: tuple[Effect, ...]


@value
class Happening:
    """Something a level lets happen, at most once unless `again`; with answers, it asks."""

    id: str
    when: Condition
    effects: tuple[Effect, ...] = ()
    cases: tuple[Case, ...] = ()
    reaction: Reaction | None = None
    again: bool = False
    accident: bool = False
    answers: tuple[Answer, ...] = ()
