"""What an instructor needs beside a story: what it is for, what to ask, and what lies on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from game.authoring.model import Level
from game.present.words import Words

__all__ = ["PaperView", "TeachingView", "papers", "teaching"]


@dataclass(frozen=True, slots=True)
class TeachingView:
    """A level's teaching text, in the order in which somebody preparing a class wants it."""

    title: str
    objective: str
    minutes: str
    note: tuple[str, ...]
    questions: tuple[str, ...]
    reading: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperView:
    """A document to print: what it is, and the name of its file."""

    title: str
    file: str


def teaching(level: Level, minutes: str, words: Words) -> TeachingView:
    """Show what a level's author says to the instructor; `minutes` is how long a play takes."""
    own = level.teaching
    return TeachingView(
        title=level.title,
        objective=own.objective,
        minutes=words.say("teaching.minutes", minutes=minutes, planned=own.minutes),
        note=tuple(" ".join(part.split()) for part in own.note.split("\n\n") if part.strip()),
        questions=own.questions,
        reading=own.reading,
    )


def papers(files: Sequence[Path], words: Words) -> tuple[PaperView, ...]:
    """Name the documents among these files that the game knows something to say about."""
    return tuple(
        PaperView(words.say(f"paper.{file.stem}"), file.name)
        for file in files
        if words.has(f"paper.{file.stem}")
    )
