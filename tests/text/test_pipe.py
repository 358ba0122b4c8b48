"""The real program, driven through a pipe: from the briefing to the ending, and through crashes."""

import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from game.authoring.load import load
from game.cli import main
from game.core.kinds import Phase
from game.core.legal import legal
from game.core.moves import BreakQuietly, Play
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


@pytest.fixture
def here(tmp_path, monkeypatch, capsys):
    """Run the same program inside this process, which is quicker where no process must die."""

    def play(*arguments, typed=""):
        monkeypatch.setenv("COMMON_THREAD_HOME", str(tmp_path))
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main(arguments)
        return SimpleNamespace(returncode=code, **capsys.readouterr()._asdict())

    return play


def numbers_for(story, choice):
    """What is typed for a choice: its number, or its card's number among those in hand."""
    choices = legal(story.state)
    if isinstance(choice, Play):
        hand = list(dict.fromkeys(one.card for one in choices))
        ways = [one for one in choices if one.card == choice.card]
        way = [ways.index(choice) + 1] if len(ways) > 1 else []
        return [hand.index(choice.card) + 1, *way]
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
    told = done.stdout.replace(str(tmp_path), "")
    assert max(map(len, told.splitlines())) <= 80
    assert not re.search(r"[{}]|\bNone\b|<\w+\.", told)
    for number in range(1, story.state.round + 1):
        assert f"Round {number} of " in done.stdout


def agreed(story, typed):
    """What a pair types: the second player agrees to all but guesses and the turning of pages."""
    alone = ("foresee", "next")
    return "".join(
        one if str(choice).startswith(alone) else f"{one}J\n"
        for choice, one in zip(story.choices, typed, strict=True)
    )


def test_a_pair_agrees_to_every_card_and_every_breach(here, tmp_path):
    story, typed = playthrough("on-time", 7, luck_seed=3, deeds=False)
    done = here("play", "on-time", "--text", "--seed", "7", typed="pair\n" + agreed(story, typed))
    assert done.returncode == 0
    kept = only_play(tmp_path)
    assert kept["choices"] == [str(choice) for choice in story.choices]
    assert (kept["pair"], kept["finished"]) == (True, True)
    (entry,) = Journal(tmp_path).plays()
    assert entry.pair
    assert "Two players shared a side" in here("replay", str(entry.path)).out


def test_what_the_second_player_does_not_want_is_not_played(here, tmp_path):
    shown = here("play", "on-time", "--text", "--seed", "7", typed="pair\n1\n1\nno\n1\n").out
    assert "Taken back." in shown
    assert len(only_play(tmp_path)["choices"]) == 1
    again = here("play", "--text", "--continue", typed="1\nj\n").out
    assert "Second player" in again
    assert only_play(tmp_path)["pair"]
    assert len(only_play(tmp_path)["choices"]) == 2


@posix
def test_an_endless_yes_plays_to_the_end(tmp_path):
    with subprocess.Popen(["yes", "1"], stdout=subprocess.PIPE) as yes:
        done = subprocess.run(
            command("play", "on-time", "--text", "--seed", "7"),
            stdin=yes.stdout,
            stdout=subprocess.DEVNULL,
            cwd=ROOT,
            env=environment(tmp_path),
            timeout=60,
            check=False,
        )
        yes.kill()
    assert done.returncode == 0
    assert only_play(tmp_path)["finished"]


def test_what_cannot_be_played_says_why(here):
    shown = " ".join(
        here("play", "on-time", "--text", "--seed", "7", typed="1\n1\n1\n").out.split()
    )
    assert "Say It Out Loud. Not now. You need a running promise that is still private." in shown
    assert "Ten Minutes, One Bench. Not now. This promise is still running." in shown


def test_everything_a_card_says_is_read(here):
    out = here("play", "on-time", "--text", "--seed", "7", typed="1\nwhy\n? 1\nq\n").out
    flat = " ".join(out.split())
    level = load(find("levels", "on-time.toml"))
    for card in level.cards:
        assert card.title in flat
    bench = level.cards[0]
    for said in (bench.text, bench.you_promise.text, bench.they_promise.text):
        assert " ".join(said.split()) in flat
    for word in ("Size 1", "Anyone can check", "Communication", "Compromise", "Shared goals"):
        assert word in flat


def test_what_asks_is_answered_before_a_card_is_played(here, tmp_path):
    level = str(ROOT / "tests/levels/every-word.toml")
    out = here("play", level, "--text", "--seed", "7", typed="1\n3\nwhy\n2\nq\n").out
    flat = " ".join(out.split())
    question = "Rain. It rains on the bench, and a coat lies there that is not yours."
    assert f"{question} 1. Give the coat back, although it is warm. 2. Wear it." in flat
    assert "I expect a number from 1 to 2" in flat
    answered = flat.index("Rain. You answered: “Wear it.” It fits.")
    assert flat.index("2. Wear it.") < answered < flat.index("Your move: one card")
    assert only_play(tmp_path)["choices"][-1] == "reply rain wear-it"


def test_the_end_of_the_input_saves_and_the_next_play_goes_on(here, tmp_path):
    story, typed = playthrough("on-time", 7)
    half = len(typed) // 2
    first = run(tmp_path, "play", "on-time", "--text", "--seed", "7", typed="".join(typed[:half]))
    assert first.returncode == 0
    assert "Everything is kept" in first.stdout
    assert len(only_play(tmp_path)["choices"]) == half

    offered = here("play", "--text", typed="1\nq\n")
    assert "1. Go on with “On Time”" in offered.out
    asked = here("play", "on-time", "--text", typed="")
    assert "1. Go on with “On Time”" in asked.out
    assert asked.returncode == 0

    rest = run(tmp_path, "play", "--text", "--continue", typed="".join(typed[half:]))
    assert rest.returncode == 0
    kept = only_play(tmp_path)
    assert kept["choices"] == [str(choice) for choice in story.choices]
    none = here("play", "--text", "--continue")
    assert none.returncode == 1
    assert "No play is open" in none.err


def test_beginning_again_leaves_the_open_play_alone(here, tmp_path):
    here("play", "on-time", "--text", "--seed", "7", typed="1\n")
    here("play", "on-time", "--text", typed="2\n2\n")
    assert len(list((tmp_path / "plays").glob("*.json"))) == 2


def test_nothing_chosen_nothing_kept(here, tmp_path):
    done = here("play", "on-time", "--text")
    assert done.returncode == 0
    assert "nothing to keep" in done.out
    assert not (tmp_path / "plays").exists()


def test_the_menu_plays_a_level(here, tmp_path):
    done = here("--text", typed="1\n3\nq\n")
    assert done.returncode == 0
    assert only_play(tmp_path)["level"] == "on-time"


def test_wrong_input_loses_nothing(here, tmp_path):
    story, typed = playthrough("on-time", 7)
    noise = ["99\n", "maybe\n", "\x00\n", "why\n", "?\n", "? 3\n"]
    noisy = "".join(noise[index % len(noise)] + one for index, one in enumerate(typed))
    done = here("play", "on-time", "--text", "--seed", "7", typed=noisy)
    assert done.returncode == 0
    assert only_play(tmp_path)["choices"] == [str(choice) for choice in story.choices]


ZYGOTE = """
import json, os, sys
from game.cli import main
import game.cli.play_text
for line in sys.stdin:
    come, go, arguments = json.loads(line)
    child = os.fork()
    if not child:
        for number, path, mode in ((0, come, os.O_RDONLY), (1, go, os.O_WRONLY)):
            os.dup2(os.open(path, mode), number)
        sys.stdin, sys.stdout = open(0), open(1, "w")
        code = main(arguments)
        sys.stdout.flush()
        os._exit(code)
    print(child, flush=True)
    os.waitpid(child, 0)
    print("gone", flush=True)
"""


@pytest.fixture
def player(tmp_path):
    """Give players that can be killed: processes of their own, forked when all is loaded."""
    come, go = tmp_path / "come", tmp_path / "go"
    os.mkfifo(come)
    os.mkfifo(go)
    with subprocess.Popen(
        [sys.executable, "-c", ZYGOTE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        env=environment(tmp_path),
    ) as zygote:

        def play(arguments, typed, until):
            """Type this, wait until something is read, then kill -9."""
            zygote.stdin.write(json.dumps([str(come), str(go), list(arguments)]) + "\n")
            zygote.stdin.flush()
            pid = int(zygote.stdout.readline())
            with come.open("wb", buffering=0) as hand, go.open("rb", buffering=0) as eye:
                hand.write(typed.encode())
                until(eye)
                os.kill(pid, signal.SIGKILL)
                assert zygote.stdout.readline() == "gone\n"

        yield play
        zygote.stdin.close()


def how_to_go_on(begun):
    return ["play", "--text", *(("--continue",) if begun else ("on-time", "--seed", "7"))]


@posix
def test_killed_after_every_choice_nothing_is_lost(tmp_path, player):
    story, typed = playthrough("on-time", 7, luck_seed=3)
    wanted = [str(choice) for choice in story.choices]
    for index, line in enumerate(typed):
        # The page that follows a choice ends in a question; the ending asks nothing any more.
        last = index == len(typed) - 1
        prompts = line.count("\n") + (0 if last else 1)
        player(how_to_go_on(index), line, lambda eye, n=prompts, more=last: read(eye, n, more))
        assert only_play(tmp_path)["choices"] == wanted[: index + 1]
    assert only_play(tmp_path)["finished"]


def read(eye, prompts, more):
    """Read until so many questions were asked, and a little more where no question follows."""
    seen = b""
    while seen.count(b"\n> ") < prompts:
        byte = eye.read(1)
        assert byte, seen.decode()
        seen += byte
    ending = b""
    while more and ending.count(b"\n") < 5:
        ending += eye.read(1)


@posix
def test_killed_at_any_moment_what_is_kept_is_whole(tmp_path, player):
    story, typed = playthrough("on-time", 7, luck_seed=3)
    wanted = [str(choice) for choice in story.choices]
    luck = random.Random(11)
    begun, deaths = 0, 0
    while not begun or not only_play(tmp_path)["finished"]:
        rest = "".join(typed[begun:])
        nap = luck.uniform(0, 0.05 + 0.01 * deaths)
        player(how_to_go_on(begun), rest, lambda eye, nap=nap: eye.read(1) and time.sleep(nap))
        deaths += 1
        entries = Journal(tmp_path).plays()
        if entries:
            kept = only_play(tmp_path)["choices"]
            assert kept == wanted[: len(kept)]
            assert len(kept) >= begun
            begun = len(kept)
        assert deaths < 100
    assert Journal(tmp_path).asides == []
    assert deaths > 1


@posix
def test_a_full_disk_is_said_once_and_the_play_goes_on(here, tmp_path):
    (tmp_path / "plays").write_text("in the way")
    _, typed = playthrough("on-time", 7)
    done = here("play", "on-time", "--text", "--seed", "7", typed="".join(typed))
    assert done.returncode == 0
    assert done.out.count("can’t be saved right now") == 1
    assert "Three questions" in done.out
