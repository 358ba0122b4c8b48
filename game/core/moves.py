"""Every choice a player can make, as data and as one line of text."""

from collections.abc import Callable
from enum import StrEnum

from game.core.kinds import Ending
from game.core.value import value

__all__ = [
    "Accept",
    "AskClear",
    "BreakOpenly",
    "BreakQuietly",
    "Choice",
    "Decline",
    "Foresee",
    "ForeseeEnding",
    "Keep",
    "Next",
    "Play",
    "Reply",
    "Sureness",
    "UnreadableChoiceError",
    "parse",
]


class Sureness(StrEnum):
    """How sure the player is that a promise will be kept."""

    SURELY = "surely"
    LIKELY = "likely"
    UNSURE = "unsure"
    DOUBTFUL = "doubtful"
    NO = "no"


@value
class ForeseeEnding:
    """Say before the first round how it will come out."""

    ending: Ending

    def __str__(self) -> str:
        """The choice as one line."""
        return f"foresee-ending {self.ending}"


@value
class Accept:
    """Say yes to the offer on the table."""

    def __str__(self) -> str:
        """The choice as one line."""
        return "accept"


@value
class Decline:
    """Say no to the offer on the table."""

    def __str__(self) -> str:
        """The choice as one line."""
        return "decline"


@value
class AskClear:
    """Ask to make the offer on the table clear."""

    def __str__(self) -> str:
        """The choice as one line."""
        return "ask-clear"


@value
class Reply:
    """Answer what has happened."""

    happening: str
    answer: str

    def __str__(self) -> str:
        """The choice as one line."""
        return f"reply {self.happening} {self.answer}"


@value
class Play:
    """Play a card: about a running promise, or with one party, where the card needs that."""

    card: str
    about: str | None = None
    to: str | None = None

    def __str__(self) -> str:
        """The choice as one line."""
        about = f" about {self.about}" if self.about else ""
        to = f" with {self.to}" if self.to else ""
        return f"play {self.card}{about}{to}"


@value
class Keep:
    """Do what was promised."""

    promise: str

    def __str__(self) -> str:
        """The choice as one line."""
        return f"keep {self.promise}"


@value
class BreakOpenly:
    """Do not do it, and say so."""

    promise: str

    def __str__(self) -> str:
        """The choice as one line."""
        return f"break-openly {self.promise}"


@value
class BreakQuietly:
    """Do not do it, and hope that nobody notices."""

    promise: str

    def __str__(self) -> str:
        """The choice as one line."""
        return f"break-quietly {self.promise}"


@value
class Foresee:
    """Say how sure you are that they will keep this one, before it is shown."""

    promise: str
    sureness: Sureness

    def __str__(self) -> str:
        """The choice as one line."""
        return f"foresee {self.promise} {self.sureness}"


@value
class Next:
    """Leave the reckoning: on to the next round, or to the ending."""

    def __str__(self) -> str:
        """The choice as one line."""
        return "next"


Choice = (
    ForeseeEnding
    | Accept
    | Decline
    | AskClear
    | Reply
    | Play
    | Keep
    | BreakOpenly
    | BreakQuietly
    | Foresee
    | Next
)


class UnreadableChoiceError(ValueError):
    """A line that is no choice in any position."""

    def __init__(self, text: str) -> None:
        """Keep the line."""
        super().__init__(f"cannot read {text!r} as a choice; one looks like 'play CARD' or 'next'")
        self.text = text


def parse(text: str) -> Choice:
    """Read a choice back from its text; the exact inverse of `str(choice)`.

    Raises `UnreadableChoiceError`, quoting the text, when it is not the text of any choice.
    """
    verb, _, rest = text.partition(" ")
    read = _READERS.get(verb)
    try:
        choice = read(rest) if read else None
    except ValueError:
        choice = None
    if choice is None or str(choice) != text:
        raise UnreadableChoiceError(text)
    return choice


def _play(rest: str) -> Play:
    card, *more = rest.split(" ")
    words = dict(zip(more[::2], more[1::2], strict=True))
    return Play(card, words.get("about"), words.get("with"))


def _reply(rest: str) -> Reply:
    happening, answer = rest.split(" ")
    return Reply(happening, answer)


def _foresee(rest: str) -> Foresee:
    promise, sureness = rest.split(" ")
    return Foresee(promise, Sureness(sureness))


_READERS: dict[str, Callable[[str], Choice]] = {
    "foresee-ending": lambda rest: ForeseeEnding(Ending(rest)),
    "accept": lambda _: Accept(),
    "decline": lambda _: Decline(),
    "ask-clear": lambda _: AskClear(),
    "reply": _reply,
    "play": _play,
    "keep": Keep,
    "break-openly": BreakOpenly,
    "break-quietly": BreakQuietly,
    "foresee": _foresee,
    "next": lambda _: Next(),
}
