"""The smallest complete setup: a bench and a plan too large; the tour in `rules` plays it."""

from game.core.kinds import Clarity, Kind
from game.core.setup import AccordRule, Bond, Card, PartySetup, Pledge, Relation, Setup
from game.core.temperament import PRESETS

__all__ = ["SETUP"]


def _both(due: int) -> tuple[Pledge, Pledge]:
    return (
        Pledge("you", Clarity.VERIFIABLE, due),
        Pledge("mateo", Clarity.VERIFIABLE, due),
    )


SETUP = Setup(
    level="sample",
    seed=7,
    rounds=4,
    player="you",
    parties=(
        PartySetup("you", 50, 650, PRESETS["reciprocator"]),
        PartySetup("mateo", 50, 600, PRESETS["reciprocator"]),
    ),
    relations=(
        Relation("you", "mateo", 460, 480, 740, wariness=200, lid=600),
        Relation("mateo", "you", 420, 480, 720, wariness=200, lid=600),
    ),
    bonds=(Bond("you", "mateo", 750),),
    tension=300,
    cards=(
        Card("bench", Kind.AGREEMENT, 1, _both(0), again=True),
        Card("lake-day", Kind.AGREEMENT, 5, _both(1)),
        Card("lemonade", Kind.GESTURE, 1, (Pledge("you", Clarity.VERIFIABLE, 0),), again=True),
        Card("ask", Kind.ASK),
        Card("own-up", Kind.OWN_UP),
        Card("silence", Kind.SILENCE),
        Card("late-list", Kind.BLAME),
    ),
    accord=AccordRule(("lake-day",)),
)
