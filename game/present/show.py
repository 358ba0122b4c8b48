"""One view for each phase: the only door from the rules to a screen or a terminal."""

from game.authoring.model import Level
from game.core.kinds import Phase
from game.core.story import Story
from game.present.briefing import briefing
from game.present.closing import closing
from game.present.follow import follow
from game.present.narrator import Narrator
from game.present.reckoning import reckoning
from game.present.table import table
from game.present.views import PlayView
from game.present.words import Words

__all__ = ["show"]


def show(level: Level, story: Story, words: Words) -> PlayView:
    """Give what a player should see now."""
    narrator = Narrator(level, story, words)
    match story.state.phase:
        case Phase.OPENING:
            return briefing(narrator)
        case Phase.ANSWER | Phase.MOVE:
            return table(narrator)
        case Phase.FOLLOW_THROUGH | Phase.FORESEE:
            return follow(narrator)
        case Phase.RECKONING:
            return reckoning(narrator)
        case Phase.OVER:
            return closing(narrator)
