"""The real program, driven through a pipe: from the briefing to the ending, and through crashes."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.authoring.load import load
from game.core.moves import BreakQuietly, Play
from game.core.rules import legal
from game.core.state import Phase
from game.core.story import replay
from game.data import find
from game.journal.journal import Journal

ROOT = Path(__file__).parents[2]
LEVELS = ("on-time", "the-corridor")
posix = pytest.mark.skipif(sys.platform == "win32", reason="kill -9")


def environment(home, **more):
    return os.environ | {"COMMON_THREAD_HOME": str(home), "PYTHONUTF8": "1"} | more


def command(*arguments):
    return [sys.executable, "-m", "game", *arguments]


def run(home, *arguments, typed=""):
    return subprocess.run(
        command(*arguments),
        input=typed,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env=environment(home),
        timeout=60,
        check=False,
    )


def numbers_for(story, choice):
    """What is typed for a choice: its number, or its card's number in the whole deck."""
    choices = legal(story.state)
    if isinstance(choice, Play):
        deck = [card.id for card in story.setup.cards]
        ways = [one for one in choices if one.card == choice.card]
        way = [ways.index(choice) + 1] if len(ways) > 1 else []
        return [deck.index(choice.card) + 1, *way]
    number = choices.index(choice) + 1
    return [number, number] if isinstance(choice, BreakQuietly) else [number]


def playthrough(level, seed, luck_seed=0, *, deeds=True):
    """Make up a play: its story, and what is typed for each choice."""
    luck = random.Random(luck_seed)
    story = replay(load(find("levels", f"{level}.toml")).setup(seed))
    typed = []
    while choices := legal(story.state):
        if deeds and story.state.phase is Phase.FOLLOW_THROUGH:
            choice = choices[0]
        else:
            choice = luck.choice(choices)
        typed.append("".join(f"{number}\n" for number in numbers_for(story, choice)))
        story = story.choose(choice)
    return story, typed


def only_play(home):
    (path,) = (home / "plays").glob("*.json")
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("deeds", [True, False])
def test_a_whole_play_through_a_pipe(level, deeds, tmp_path):
    story, typed = playthrough(level, 7, luck_seed=3, deeds=deeds)
    done = run(tmp_path, "play", level, "--text", "--seed", "7", typed="".join(typed))
    assert (done.returncode, done.stderr) == (0, "")
    kept = only_play(tmp_path)
    assert kept["choices"] == [str(choice) for choice in story.choices]
    assert kept["finished"]
    assert "Three questions" in done.stdout
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert not re.search(r"[{}]|None|<\w+\.", done.stdout)
    for number in range(1, story.state.round + 1):
        assert f"Round {number} of " in done.stdout


def test_everything_a_card_says_is_read(tmp_path):
    out = run(tmp_path, "play", "on-time", "--text", "--seed", "7", typed="1\nwhy\n? 1\nq\n").stdout
    flat = " ".join(out.split())
    level = load(find("levels", "on-time.toml"))
    for card in level.cards:
        assert card.title in flat
    bench = level.cards[0]
    for said in (bench.text, bench.you_promise.text, bench.they_promise.text):
        assert " ".join(said.split()) in flat
    for word in ("Size 1", "Anyone can check", "Communication", "Compromise", "Shared goals"):
        assert word in flat


def test_the_end_of_the_input_saves_and_the_next_play_goes_on(tmp_path):
    story, typed = playthrough("on-time", 7)
    half = len(typed) // 2
    first = run(tmp_path, "play", "on-time", "--text", "--seed", "7", typed="".join(typed[:half]))
    assert first.returncode == 0
    assert "Everything is kept" in first.stdout
    assert len(only_play(tmp_path)["choices"]) == half

    offered = run(tmp_path, "play", "--text", typed="1\nq\n")
    assert "1. Go on with “On Time”" in offered.stdout
    asked = run(tmp_path, "play", "on-time", "--text", typed="")
    assert "1. Go on with “On Time”" in asked.stdout
    assert asked.returncode == 0

    rest = run(tmp_path, "play", "--text", "--continue", typed="".join(typed[half:]))
    assert rest.returncode == 0
    kept = only_play(tmp_path)
    assert kept["choices"] == [str(choice) for choice in story.choices]
    none = run(tmp_path, "play", "--text", "--continue")
    assert none.returncode == 1
    assert "No play is open" in none.stderr


def test_beginning_again_leaves_the_open_play_alone(tmp_path):
    run(tmp_path, "play", "on-time", "--text", "--seed", "7", typed="1\n")
    run(tmp_path, "play", "on-time", "--text", typed="2\n2\n")
    assert len(list((tmp_path / "plays").glob("*.json"))) == 2


def test_nothing_chosen_nothing_kept(tmp_path):
    done = run(tmp_path, "play", "on-time", "--text")
    assert done.returncode == 0
    assert "nothing to keep" in done.stdout
    assert not (tmp_path / "plays").exists()


def test_the_menu_plays_a_level(tmp_path):
    done = run(tmp_path, "--text", typed="1\n3\nq\n")
    assert done.returncode == 0
    assert only_play(tmp_path)["level"] == "on-time"


def test_wrong_input_loses_nothing(tmp_path):
    story, typed = playthrough("on-time", 7)
    noise = ["99\n", "maybe\n", "\x00\n", "why\n", "?\n", "? 3\n"]
    noisy = "".join(noise[index % len(noise)] + one for index, one in enumerate(typed))
    done = run(tmp_path, "play", "on-time", "--text", "--seed", "7", typed=noisy)
    assert done.returncode == 0
    assert only_play(tmp_path)["choices"] == [str(choice) for choice in story.choices]


@posix
def test_killed_after_every_choice_nothing_is_lost(tmp_path):
    story, typed = playthrough("on-time", 7, luck_seed=3)
    for index, line in enumerate(typed):
        how = ("--continue",) if index else ("on-time", "--seed", "7")
        with subprocess.Popen(
            command("play", "--text", *how),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=environment(tmp_path),
        ) as process:
            # Only after the last choice does the program say anything but a question.
            process.stdin.write(line.encode())
            process.stdin.flush()
            last = index == len(typed) - 1
            _read_prompts(process.stdout, line.count("\n") + (0 if last else 1))
            if last:
                process.stdout.read(40)
            process.send_signal(signal.SIGKILL)
            process.wait(10)
        kept = only_play(tmp_path)
        assert kept["choices"] == [str(choice) for choice in story.choices[: index + 1]]
    assert kept["finished"]


def _read_prompts(stream, count):
    """Read until so many questions were asked."""
    seen = b""
    while seen.count(b"\n> ") < count:
        byte = os.read(stream.fileno(), 1)
        assert byte, seen.decode()
        seen += byte


@posix
def test_killed_at_any_moment_what_is_kept_is_whole(tmp_path):
    story, typed = playthrough("on-time", 7, luck_seed=3)
    luck = random.Random(11)
    wanted = [str(choice) for choice in story.choices]
    begun = 0
    for attempt in range(12):
        how = ("--continue",) if begun else ("on-time", "--seed", "7")
        with subprocess.Popen(
            command("play", "--text", *how),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=environment(tmp_path),
        ) as process:
            process.stdin.write("".join(typed[begun:]).encode())
            process.stdin.flush()
            os.read(process.stdout.fileno(), 1)
            time.sleep(luck.uniform(0, 0.05))
            process.kill()
            process.wait(10)
        entries = Journal(tmp_path).plays()
        assert len(entries) <= 1, attempt
        if entries:
            kept = only_play(tmp_path)["choices"]
            assert kept == wanted[: len(kept)]
            assert len(kept) >= begun
            begun = len(kept)
            if entries[0].finished:
                break
    assert Journal(tmp_path).asides == []


@posix
def test_a_full_disk_is_said_once_and_the_play_goes_on(tmp_path):
    (tmp_path / "plays").write_text("in the way")
    _, typed = playthrough("on-time", 7)
    done = run(tmp_path, "play", "on-time", "--text", "--seed", "7", typed="".join(typed))
    assert done.returncode == 0
    assert done.stdout.count("can’t be saved right now") == 1
    assert "Three questions" in done.stdout
