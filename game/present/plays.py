"""Past plays as a list says them: when, how far, how it came out, and how firm the thread was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from game.journal.disk import Why
from game.journal.journal import Entry
from game.journal.progress import Play
from game.journal.version import RULES
from game.present.threads import band
from game.present.words import Words

__all__ = ["PastPlayView", "asides", "past_plays"]


@dataclass(frozen=True, slots=True)
class PastPlayView:
    """A play of the journal; `goes_on` says whether it can be played further, or only told."""

    path: Path
    title: str
    date: str
    state: str
    band: str
    firm: str
    note: str
    goes_on: bool


def past_plays(plays: Iterable[Play], words: Words) -> tuple[PastPlayView, ...]:
    """Show plays in the order in which they come."""
    return tuple(_past(play, words) for play in plays)


def _past(play: Play, words: Words) -> PastPlayView:
    entry = play.entry
    held = band(play.trust) if entry.finished else ""
    return PastPlayView(
        path=entry.path,
        title=entry.title_in(words.language),
        date=_date(entry.updated, words),
        state=_state(entry, words),
        band=held,
        firm=words.say("plays.firm", band=words.say(f"band.{held}")) if held else "",
        note=_note(entry, words),
        goes_on=entry.can_go_on,
    )


def _note(entry: Entry, words: Words) -> str:
    """Say what else is to be known: played by two, or under other rules, when it is only told."""
    if entry.rules != RULES:
        return words.say("plays.old_ended" if entry.finished else "plays.old")
    return words.say("plays.pair") if entry.pair else ""


def _state(entry: Entry, words: Words) -> str:
    """Say how a play ended, or where it was left."""
    if entry.finished:
        key = f"ending.{entry.ending}"
        return words.say(key) if words.has(key) else words.say("plays.ended")
    if not entry.round:
        return words.say("header.before")
    return words.say("plays.open", round=entry.round, rounds=entry.rounds)


def _date(updated: str, words: Words) -> str:
    """Write a day in this language, as the player's own clock had it; else as it was written."""
    try:
        day = datetime.fromisoformat(updated).astimezone()
    except (ValueError, OverflowError, OSError):
        return updated
    month = words.say(f"month.{day.month}")
    clock = f"{day:%H:%M}"
    return words.say("plays.date", day=day.day, month=month, year=day.year, clock=clock)


def asides(files: Sequence[Path], words: Words) -> tuple[str, ...]:
    """Name the files that could not be used as plays."""
    keys = [("newer" if f".{Why.NEWER}" in file.name else "damaged", file.name) for file in files]
    return tuple(words.say(f"plays.{key}", name=name) for key, name in keys)
