"""What was said and done: what each of these events was, and what stands otherwise after it."""

from game.core.causes import Happens, Reason
from game.core.change import replace
from game.core.kinds import Ending, Phase, Status
from game.core.moves import Sureness
from game.core.shifts import sway
from game.core.state import Offer, Played, Promise, Seat, Secret, State, Wound
from game.core.value import value

__all__ = [
    "AimsRevealed",
    "Asked",
    "BooksOpened",
    "CardPlayed",
    "Ended",
    "EndingForeseen",
    "Happened",
    "LineSpoken",
    "MediatorLeft",
    "MediatorSeated",
    "OfferAnswered",
    "OfferClarified",
    "OfferPut",
    "PhaseBegan",
    "PromiseChanged",
    "PromiseForeseen",
    "PromiseJudged",
    "PromiseMade",
    "Replied",
    "RoundBegan",
    "SecretEnded",
    "SecretKept",
    "SecretTakenBack",
    "Succeeded",
    "Wounded",
    "WoundsClosed",
]


@value
class RoundBegan(Happens):
    """A new round."""

    round: int

    def fold_into(self, state: State) -> None:
        """The round is counted, and what was to last until then is over."""
        number = self.round
        state.prices = tuple([price for price in state.prices if price.until >= number])
        state.lures = tuple([lure for lure in state.lures if lure.until >= number])
        sway(state, tuple([one for one in state.sways if one.until >= number]))
        state.round = number
        state.tension_before = state.tension
        state.foreseen = ()


@value
class PhaseBegan(Happens):
    """The player has something else to decide."""

    phase: Phase

    def fold_into(self, state: State) -> None:
        """The play stands in this phase."""
        state.phase = self.phase


@value
class Happened(Happens):
    """Something that the level held in store; `case` names which way it went."""

    happening: str
    case: str

    def fold_into(self, state: State) -> None:
        """It is written down, with its round."""
        state.happened = (*state.happened, (self.happening, state.round))


@value
class Asked(Happens):
    """What happened waits for the player's answer."""

    happening: str

    def fold_into(self, state: State) -> None:
        """The question stands in line."""
        state.asked = (*state.asked, self.happening)


@value
class Replied(Happens):
    """The player answered what had happened."""

    happening: str
    answer: str

    def fold_into(self, state: State) -> None:
        """The question is out of the line."""
        state.asked = tuple([one for one in state.asked if one != self.happening])


@value
class Succeeded(Happens):
    """A party's successor took its chair."""

    party: str

    def fold_into(self, state: State) -> None:
        """Somebody else sits in the chair from this round on."""
        state.party(self.party).succeeded = state.round


@value
class CardPlayed(Happens):
    """A card was played; an offer says whether it was agreed."""

    card: str
    by: str
    about: str | None = None
    to: str | None = None
    agreed: bool = True

    def fold_into(self, state: State) -> None:
        """The card is written down as played."""
        played = Played(self.card, state.round, self.by, self.agreed, self.to)
        state.played = (*state.played, played)


@value
class OfferAnswered(Happens):
    """A party said yes or no to the player's offer: the chance and the draw in thousandths."""

    card: str
    by: str
    yes: bool
    chance: int
    drawn: int
    reason: Reason | None = None

    def fold_into(self, state: State) -> None:
        """Nothing stands otherwise: what a yes brings, other events say."""


@value
class OfferPut(Happens):
    """Another party put an offer on the table; without a card, the table is clear again."""

    by: str
    card: str | None

    def fold_into(self, state: State) -> None:
        """The offer lies on the table, or the table is clear."""
        state.offer = Offer(self.by, self.card) if self.card is not None else None


@value
class OfferClarified(Happens):
    """The offer on the table was made clear."""

    by: str
    card: str

    def fold_into(self, state: State) -> None:
        """The offer on the table is clear."""
        state.offer = Offer(self.by, self.card, clarified=True)


@value
class PromiseMade(Happens):
    """A promise was given."""

    promise: Promise

    def fold_into(self, state: State) -> None:
        """The promise runs."""
        state.promises = (*state.promises, self.promise)


@value
class PromiseChanged(Happens):
    """A running promise became public, or clear."""

    promise: Promise

    def fold_into(self, state: State) -> None:
        """The promise is replaced by its new form."""
        state.promises = _with_promise(state, self.promise)


@value
class PromiseJudged(Happens):
    """A promise came due: what became of it, and whether a lie was seen through."""

    promise: str
    status: Status
    seen_through: bool = False

    def fold_into(self, state: State) -> None:
        """The promise carries what became of it, and when."""
        promise = state.promise(self.promise)
        judged = replace(promise, status=self.status, judged=state.round)
        state.promises = _with_promise(state, judged)


@value
class PromiseForeseen(Happens):
    """The player said how sure they were."""

    promise: str
    sureness: Sureness

    def fold_into(self, state: State) -> None:
        """The promise counts as foreseen."""
        state.foreseen = (*state.foreseen, self.promise)


@value
class EndingForeseen(Happens):
    """The player said how it would come out."""

    ending: Ending

    def fold_into(self, state: State) -> None:
        """Nothing stands otherwise: it is a word to oneself."""


@value
class SecretKept(Happens):
    """Something is being hidden."""

    secret: Secret

    def fold_into(self, state: State) -> None:
        """There is one more secret."""
        state.secrets = (*state.secrets, self.secret)


@value
class SecretEnded(Happens):
    """What this party hid came out."""

    secret: str
    keeper: str

    def fold_into(self, state: State) -> None:
        """There is one secret less."""
        state.secrets = _without_secret(state, self.secret)


@value
class SecretTakenBack(Happens):
    """This party owned up to what it had denied."""

    secret: str
    keeper: str

    def fold_into(self, state: State) -> None:
        """There is one secret less."""
        state.secrets = _without_secret(state, self.secret)


@value
class BooksOpened(Happens):
    """A party's books can be checked up to this round."""

    party: str
    until: int

    def fold_into(self, state: State) -> None:
        """The books are open up to that round."""
        state.party(self.party).books_until = self.until


@value
class AimsRevealed(Happens):
    """A party said what it really wants."""

    party: str
    to: str

    def fold_into(self, state: State) -> None:
        """Somebody knows what the party wants."""
        state.revealed = (*state.revealed, (self.party, self.to))


@value
class MediatorSeated(Happens):
    """A mediator sat down at the table."""

    seat: Seat

    def fold_into(self, state: State) -> None:
        """The seat is taken."""
        state.seat = self.seat


@value
class MediatorLeft(Happens):
    """The mediator's time was up."""

    card: str

    def fold_into(self, state: State) -> None:
        """The seat is free."""
        state.seat = None


@value
class Wounded(Happens):
    """Harm was done without fault; the right next move can mend it."""

    wound: Wound

    def fold_into(self, state: State) -> None:
        """The harm waits for a next move."""
        state.wounds = (*state.wounds, self.wound)


@value
class WoundsClosed(Happens):
    """The time to mend these has passed."""

    sources: tuple[str, ...]

    def fold_into(self, state: State) -> None:
        """Those harms wait no longer."""
        state.wounds = tuple([wound for wound in state.wounds if wound.source not in self.sources])


@value
class LineSpoken(Happens):
    """A party said a line."""

    party: str
    line: str

    def fold_into(self, state: State) -> None:
        """The line counts as said."""
        state.said = (*state.said, self.line)


@value
class Ended(Happens):
    """The play came out so, because of this."""

    ending: Ending
    reason: str

    def fold_into(self, state: State) -> None:
        """The play has an ending."""
        state.ending = self.ending


def _with_promise(state: State, promise: Promise) -> tuple[Promise, ...]:
    return tuple([promise if old.id == promise.id else old for old in state.promises])


def _without_secret(state: State, secret: str) -> tuple[Secret, ...]:
    return tuple([one for one in state.secrets if one.id != secret])
