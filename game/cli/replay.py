"""Replay: what happened, in words, and proof that it could not have happened otherwise."""

import sys
from pathlib import Path
from types import SimpleNamespace

from game.authoring.diagnostic import LevelError
from game.authoring.load import load_text
from game.authoring.overlay import in_language
from game.core.rules import VERSION
from game.journal.disk import read_text
from game.journal.record import (
    Record,
    RecordError,
    ReplayDiffersError,
    from_text,
    story_of,
    told_of,
)
from game.present.telling import tell
from game.present.words import Words
from game.text.paper import Line, Paper, usual_width

__all__ = ["run"]


def run(arguments: SimpleNamespace, words: Words) -> int:
    """Tell a recorded play; 1 when it does not replay or is no record, 2 without a file."""
    path = Path(arguments.file)
    if not path.is_file():
        print(words.say("cli.no_file", path=path), file=sys.stderr)
        return 2
    try:
        return _tell(from_text(read_text(path)), path, words)
    except (RecordError, LevelError, ValueError, OSError) as trouble:
        print(words.say("cli.cannot_read", path=path, reason=trouble), file=sys.stderr)
        return 1


def _tell(record: Record, path: Path, words: Words) -> int:
    written = load_text(record.source, path.name)
    level = in_language(written, words.language, record.translations)
    verdict = None
    try:
        story = story_of(record)
    except ReplayDiffersError as differs:
        verdict, story = differs, told_of(record)
    paper = Paper(sys.stdout, usual_width(sys.stdout))
    paper.show(Line(line) for line in tell(level, story, words))
    paper.say("")
    if record.pair:
        paper.say(words.say("pair.told"))
    if not record.finished:
        paper.say(words.say("cli.replay_open", choices=len(record.choices)))
    if verdict is not None:
        print(words.say("cli.replay_differs", reason=verdict), file=sys.stderr)
        return 1
    if record.other_rules:
        then, now = record.rules, VERSION
        paper.say(words.say("cli.replay_other_rules", then=then, now=now))
    else:
        paper.say(words.say("cli.replay_same", events=len(story.events)))
    return 0
