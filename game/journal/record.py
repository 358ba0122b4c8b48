"""A play-through fits into one small file that replays and reads in words years later."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from itertools import zip_longest

from game.authoring.translation import Translation
from game.core.events import Event
from game.core.kinds import Ending, Phase
from game.core.moves import parse
from game.core.rules import start
from game.core.setup import Setup
from game.core.story import Story, replay
from game.core.turn import Step, fold
from game.journal.codec import MisfitError, decode, decode_event, encode
from game.journal.head import (
    FORMAT,
    DamagedRecordError,
    NewerRecordError,
    RecordError,
    read_head,
)
from game.journal.version import RULES, VERSION

__all__ = [
    "FORMAT",
    "DamagedRecordError",
    "NewerRecordError",
    "Record",
    "RecordError",
    "ReplayDiffersError",
    "as_text",
    "from_text",
    "record_of",
    "story_of",
    "told_of",
]


class ReplayDiffersError(RecordError):
    """The same setup and choices gave another story than the one recorded."""

    def __init__(self, step: int, choice: str, recorded: object, replayed: object) -> None:
        """Name the first event that differs, and the choice that led to it."""
        where = f"after choice {step} ('{choice}')" if step else "at the start"
        was = recorded if recorded is not None else "nothing more"
        now = replayed if replayed is not None else "nothing more"
        super().__init__(f"{where} the record has {was}, but the rules give {now}")
        self.step = step
        self.recorded = recorded
        self.replayed = replayed


@dataclass(frozen=True, slots=True)
class Record:
    """A play-through as it is kept: everything needed to replay it, and to tell it in words.

    `source` is the level's file as it was played, and `translations` are those that lay beside it;
    `steps` are the events of the start and of each choice; `started` and `updated` are UTC in ISO
    form. A `pair` is two players on one side, who agreed to every card and every breach.
    """

    format: int
    game: str
    rules: int
    level: str
    title: str
    seed: int
    round: int
    rounds: int
    finished: bool
    ending: Ending | None
    started: str
    updated: str
    choices: tuple[str, ...]
    setup: Setup
    source: str
    translations: tuple[Translation, ...]
    pair: bool
    steps: tuple[tuple[Event, ...], ...]

    @property
    def other_rules(self) -> bool:
        """Whether it was played under another version of the rules than this game's."""
        return self.rules != RULES


def record_of(
    story: Story,
    source: str,
    title: str,
    started: str,
    updated: str,
    translations: tuple[Translation, ...] = (),
) -> Record:
    """Write a story down, with the level's file that it was played from, in every language."""
    state = story.state
    return Record(
        format=FORMAT,
        game=VERSION,
        rules=RULES,
        level=story.setup.level,
        title=title,
        seed=story.setup.seed,
        round=state.round,
        rounds=story.setup.rounds,
        finished=state.phase is Phase.OVER,
        ending=state.ending,
        started=started,
        updated=updated,
        choices=tuple(str(choice) for choice in story.choices),
        setup=story.setup,
        source=source,
        translations=translations,
        pair=False,
        steps=tuple(step.events for step in story.steps),
    )


# ---------------------------------------------------------------- as text


def as_text(record: Record) -> str:
    """Write a record as JSON: one line for each fact, one line for each event."""
    parts = []
    for field in fields(record):
        value = encode(getattr(record, field.name))
        shown = _steps_text(value) if field.name == "steps" else _dump(value)
        parts.append(f'"{field.name}": {shown}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _steps_text(steps: object) -> str:
    rows = steps if isinstance(steps, list) else []
    return "[\n" + ",\n".join("[\n" + ",\n".join(map(_dump, row)) + "\n]" for row in rows) + "\n]"


def from_text(text: str) -> Record:
    """Read a record back; the exact inverse of `as_text`.

    Raises `DamagedRecordError` or `NewerRecordError`.
    """
    head = {"translations": [], "pair": False, **read_head(text)}
    try:
        steps = tuple(tuple(decode_event(event) for event in step) for step in head["steps"])
        known = {
            name: decode(kind, head[name])
            for name, kind in Record.__annotations__.items()
            if name != "steps"
        }
    except (MisfitError, KeyError, TypeError) as trouble:
        raise DamagedRecordError(f"it is not a whole record: {trouble}") from trouble
    if known["seed"] != known["setup"].seed:
        raise DamagedRecordError("it names two seeds")
    return Record(**known, steps=steps)


# ---------------------------------------------------------------- as a story


def story_of(record: Record) -> Story:
    """Replay a record and prove that it gives the same events; other rules: told from its events.

    Raises `ReplayDiffersError` naming the first event that differs, `RecordError` when the
    record cannot be played at all.
    """
    if record.other_rules:
        return told_of(record)
    try:
        story = replay(record.setup, map(parse, record.choices))
    except (ValueError, LookupError, ArithmeticError, TypeError, StopIteration) as trouble:
        raise RecordError(f"its choices cannot be played: {trouble}") from trouble
    _compare(record, story)
    return story


def _compare(record: Record, story: Story) -> None:
    names = ("", *record.choices)
    for number, (was, now) in enumerate(zip_longest(record.steps, _steps(story))):
        name = names[number] if number < len(names) else ""
        for recorded, replayed in zip_longest(was or (), now or ()):
            if recorded != replayed:
                raise ReplayDiffersError(number, name, recorded, replayed)


def _steps(story: Story) -> Iterator[tuple[Event, ...]]:
    return (step.events for step in story.steps)


def told_of(record: Record) -> Story:
    """Fold the recorded events, whatever today's rules would have made of the choices.

    Raises `RecordError` when they do not follow from each other.
    """
    try:
        # Before anybody greets, a play is its setup and nothing that was said.
        state = replace(start(record.setup).state, said=())
        steps = []
        for events in record.steps:
            state = fold(state, events)
            steps.append(Step(state, events))
        choices = tuple(parse(choice) for choice in record.choices)
    except (ValueError, LookupError, TypeError) as trouble:
        raise RecordError(f"its events cannot be told: {trouble}") from trouble
    return Story(record.setup, choices, tuple(steps))
