"""The story before the first round, and the question how it will come out."""

from game.core.kinds import Ending
from game.core.moves import ForeseeEnding
from game.present.narrator import Narrator
from game.present.people import myself, others
from game.present.table import header
from game.present.telling import ending_name
from game.present.threads import pair
from game.present.views import BriefingView, ChoiceView

__all__ = ["briefing"]


def briefing(narrator: Narrator) -> BriefingView:
    """Show the story, the people, and where trust stands."""
    level = narrator.level
    return BriefingView(
        header=header(narrator),
        hook=level.hook,
        paragraphs=tuple(part.strip() for part in level.briefing.split("\n\n") if part.strip()),
        grievance=level.grievance,
        me=myself(narrator),
        others=others(narrator),
        my_aims_title=narrator.say("briefing.my_aims"),
        my_aims=level.you.aims,
        threads=pair(narrator),
        question=narrator.say("briefing.question"),
        endings=tuple(
            ChoiceView(
                ForeseeEnding(ending),
                ending_name(narrator, ending),
                narrator.say(f"ending_hint.{ending}"),
            )
            for ending in Ending
        ),
    )
