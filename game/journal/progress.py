"""How far a player has come is read from the plays themselves; no second store could disagree."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from game.journal.head import Entry, entry_of, read_head, text_of

__all__ = ["Play", "best", "lowest_trust", "read_play"]

WEIGHTS = {"communication": 50, "compromise": 30, "goals": 20}
"""What each strand adds to trust, in percent; a test keeps them equal to those of the rules."""

FULL = 1000


class Play(NamedTuple):
    """A play of the journal, and where the lowest of the player's threads stands in it."""

    entry: Entry
    trust: int


def read_play(path: Path) -> Play:
    """Read a play as a list shows it; raises what `read_entry` does. Takes about 1 ms."""
    head = read_head(text_of(path))
    return Play(entry_of(path, head), lowest_trust(head))


def best(plays: Iterable[Play]) -> dict[str, int]:
    """Give for each level that was played to its end how firm its thread came out at best."""
    found: dict[str, int] = {}
    for play in plays:
        if play.entry.finished:
            found[play.entry.level] = max(play.trust, found.get(play.entry.level, 0))
    return found


def lowest_trust(head: Mapping[str, Any]) -> int:
    """Add up a record's events to the lowest trust between the player and anybody (thousandths).

    It needs no rules, so a play of any version can be read; what makes no sense counts as 0.
    """
    try:
        player = head["setup"]["player"]
        threads = {
            (one["holder"], one["other"]): {strand: one[strand] for strand in WEIGHTS}
            for one in head["setup"]["relations"]
            if player in (one["holder"], one["other"])
        }
        for step in head["steps"]:
            for event in step:
                strands = threads.get((event.get("holder"), event.get("other")))
                if event["is"] == "ChannelMoved" and strands is not None:
                    moved = strands[event["channel"]] + event["change"]
                    strands[event["channel"]] = max(0, min(FULL, moved))
        return min(
            sum(WEIGHTS[strand] * int(level) for strand, level in strands.items())
            for strands in threads.values()
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return 0
