"""What happened, to whom, and because of which rule, with every factor that was applied."""

from game.core.causes import Cause, Factor, FactorName, Reason, Rule
from game.core.deeds import (
    AimsRevealed,
    Asked,
    BooksOpened,
    CardPlayed,
    Ended,
    EndingForeseen,
    Happened,
    LineSpoken,
    MediatorLeft,
    MediatorSeated,
    OfferAnswered,
    OfferClarified,
    OfferPut,
    PhaseBegan,
    PromiseChanged,
    PromiseForeseen,
    PromiseJudged,
    PromiseMade,
    Replied,
    RoundBegan,
    SecretEnded,
    SecretKept,
    SecretTakenBack,
    Succeeded,
    Wounded,
    WoundsClosed,
)
from game.core.shifts import (
    AppealMoved,
    BondMoved,
    BreakingMoved,
    CeilingFell,
    ChannelMoved,
    FaultMoved,
    LidLifted,
    PowerMoved,
    PriceMoved,
    RippleMoved,
    StreakMoved,
    SupportMoved,
    TensionMoved,
    WarinessMoved,
)

__all__ = [
    "AimsRevealed",
    "AppealMoved",
    "Asked",
    "BondMoved",
    "BooksOpened",
    "BreakingMoved",
    "CardPlayed",
    "Cause",
    "CeilingFell",
    "ChannelMoved",
    "Ended",
    "EndingForeseen",
    "Event",
    "Factor",
    "FactorName",
    "FaultMoved",
    "Happened",
    "LidLifted",
    "LineSpoken",
    "MediatorLeft",
    "MediatorSeated",
    "OfferAnswered",
    "OfferClarified",
    "OfferPut",
    "PhaseBegan",
    "PowerMoved",
    "PriceMoved",
    "PromiseChanged",
    "PromiseForeseen",
    "PromiseJudged",
    "PromiseMade",
    "Reason",
    "Replied",
    "RippleMoved",
    "RoundBegan",
    "Rule",
    "SecretEnded",
    "SecretKept",
    "SecretTakenBack",
    "StreakMoved",
    "Succeeded",
    "SupportMoved",
    "TensionMoved",
    "WarinessMoved",
    "Wounded",
    "WoundsClosed",
]

Event = (
    ChannelMoved
    | WarinessMoved
    | StreakMoved
    | CeilingFell
    | LidLifted
    | FaultMoved
    | AppealMoved
    | BondMoved
    | SupportMoved
    | TensionMoved
    | RoundBegan
    | PhaseBegan
    | Happened
    | Asked
    | Replied
    | Succeeded
    | RippleMoved
    | CardPlayed
    | OfferAnswered
    | OfferPut
    | OfferClarified
    | PromiseMade
    | PromiseChanged
    | PromiseJudged
    | PromiseForeseen
    | EndingForeseen
    | SecretKept
    | SecretEnded
    | SecretTakenBack
    | BooksOpened
    | AimsRevealed
    | MediatorSeated
    | MediatorLeft
    | PriceMoved
    | BreakingMoved
    | PowerMoved
    | Wounded
    | WoundsClosed
    | LineSpoken
    | Ended
)
