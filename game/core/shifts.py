"""Numbers that moved: what each of these events was, and what stands otherwise after it."""

from game.core.causes import Factor, Happens
from game.core.kinds import Channel
from game.core.setup import Bond
from game.core.state import Price, State, Sway
from game.core.value import value

__all__ = [
    "AppealMoved",
    "BondMoved",
    "BreakingMoved",
    "CeilingFell",
    "ChannelMoved",
    "FaultMoved",
    "LidLifted",
    "PowerMoved",
    "PriceMoved",
    "RippleMoved",
    "StreakMoved",
    "SupportMoved",
    "TensionMoved",
    "WarinessMoved",
    "sway",
]


_COMMUNICATION = Channel.COMMUNICATION
_COMPROMISE = Channel.COMPROMISE


@value
class ChannelMoved(Happens):
    """A channel moved: base × factors, rounded once to a tenth, held inside its limits."""

    holder: str
    other: str
    channel: Channel
    base: int
    factors: tuple[Factor, ...]
    computed: int
    change: int

    def fold_into(self, state: State) -> None:
        """The channel stands higher or lower."""
        relation = state.relation(self.holder, self.other)
        if self.channel is _COMMUNICATION:
            relation.communication += self.change
        elif self.channel is _COMPROMISE:
            relation.compromise += self.change
        else:
            relation.goals += self.change


@value
class WarinessMoved(Happens):
    """The holder's wariness of the other moved, in thousandths."""

    holder: str
    other: str
    change: int

    def fold_into(self, state: State) -> None:
        """The holder is warier, or less so."""
        state.relation(self.holder, self.other).wariness += self.change


@value
class StreakMoved(Happens):
    """The holder's count of promises seen kept moved."""

    holder: str
    other: str
    change: int

    def fold_into(self, state: State) -> None:
        """The count goes on, or starts again."""
        state.relation(self.holder, self.other).streak += self.change


@value
class CeilingFell(Happens):
    """The holder's communication can never again rise above this, in tenths."""

    holder: str
    other: str
    change: int

    def fold_into(self, state: State) -> None:
        """The ceiling is lower."""
        state.relation(self.holder, self.other).ceiling += self.change


@value
class LidLifted(Happens):
    """A grievance was answered: the lid is gone."""

    holder: str
    other: str

    def fold_into(self, state: State) -> None:
        """No lid is left."""
        state.relation(self.holder, self.other).lid = None


@value
class FaultMoved(Happens):
    """The holder counts one more breach without an answer, or one fewer."""

    holder: str
    other: str
    change: int

    def fold_into(self, state: State) -> None:
        """The count of breaches goes up or down."""
        state.relation(self.holder, self.other).faults += self.change


@value
class AppealMoved(Happens):
    """Something weighs on the holder's next answer, in tenths of a point."""

    holder: str
    other: str
    change: int

    def fold_into(self, state: State) -> None:
        """The next answer leans another way."""
        state.relation(self.holder, self.other).appeal += self.change


@value
class BondMoved(Happens):
    """A personal tie grew or wore out, in thousandths."""

    a: str
    b: str
    change: int

    def fold_into(self, state: State) -> None:
        """The tie is stronger or weaker."""
        state.bonds = tuple(
            Bond(bond.a, bond.b, bond.strength + self.change)
            if {bond.a, bond.b} == {self.a, self.b}
            else bond
            for bond in state.bonds
        )


@value
class SupportMoved(Happens):
    """A party's support at home moved, in tenths: base × factors, held inside its limits."""

    party: str
    base: int
    factors: tuple[Factor, ...]
    change: int

    def fold_into(self, state: State) -> None:
        """Support at home stands higher or lower."""
        state.party(self.party).support += self.change


@value
class TensionMoved(Happens):
    """Tension moved, in tenths, held inside its limits."""

    base: int
    change: int

    def fold_into(self, state: State) -> None:
        """Tension stands higher or lower."""
        state.tension += self.change


@value
class RippleMoved(Happens):
    """Daily life followed tension, a round late; values in hundredths."""

    ripple: str
    before: int
    after: int

    def fold_into(self, state: State) -> None:
        """The count of daily life is another."""
        state.ripples = tuple(
            [
                self.after if ripple.id == self.ripple else value
                for ripple, value in zip(state.setup.ripples, state.ripples, strict=True)
            ]
        )


@value
class PriceMoved(Happens):
    """Some cards cost more or less at home for a while; in tenths."""

    cards: tuple[str, ...]
    change: int
    until: int

    def fold_into(self, state: State) -> None:
        """The change of prices is kept up to its round."""
        state.prices = (*state.prices, Price(self.cards, self.change, self.until))


@value
class BreakingMoved(Happens):
    """Breaking a promise from some cards moves support at home for a while; in tenths."""

    cards: tuple[str, ...]
    change: int
    until: int

    def fold_into(self, state: State) -> None:
        """The change of what a breach brings is kept up to its round."""
        state.lures = (*state.lures, Price(self.cards, self.change, self.until))


@value
class PowerMoved(Happens):
    """A party has more or less power for a while, in points."""

    party: str
    change: int
    until: int

    def fold_into(self, state: State) -> None:
        """The party is swayed up to that round."""
        sway(state, (*state.sways, Sway(self.party, self.change, self.until)))


def sway(state: State, sways: tuple[Sway, ...]) -> None:
    """Give every party the power it has by itself, and what sways it now."""
    if sways == state.sways:
        return
    state.sways = sways
    for party in state.parties:
        swayed = sum(sway.change for sway in sways if sway.party == party.id)
        power = state.setup.party(party.id).power + swayed
        party.power = max(0, min(100, power))
