"""Who listens hears every page once, and what they ask for is done; nobody else pays for it."""

import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import accesskit
import pygame
import pytest
from ear import BUTTON, HEADING, Ear
from gallery import Gallery
from rounds import Log, views_of
from rounds import start as show

from game.cli import doctor
from game.data import find
from game.journal.journal import Journal
from game.present.views import FollowView, ReckoningView, TableView
from game.present.words import words_for
from game.ui import main, reader_link
from game.ui.play.follow import FollowScene
from game.ui.play.reckoning import ReckoningScene
from game.ui.play.table import TableScene
from game.ui.reader import listen
from game.ui.reader_link import BrokenLinkError, Link
from game.ui.scene import Quit
from tests.ui.driver import start

ROOT = Path(__file__).parents[2]
SWITCH, OPTION = accesskit.Role.CHECK_BOX, accesskit.Role.RADIO_BUTTON


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path)


def title(journal):
    return Ear(start(journal).app)


# ---------------------------------------------------------------- when


def test_nothing_is_told_before_somebody_listens_or_after(journal):
    ear = title(journal)
    ear.settle()
    assert ear.updates == 0
    ear.listen()
    assert (ear.updates, ear.title) == (1, "Common Thread")
    ear.rest()
    ear.app.hands.tap("play")
    ear.settle()
    assert (ear.updates, ear.title) == (1, "Common Thread")
    ear.listen()
    assert ear.title == "Six stones across the river"


def test_a_page_is_told_once_and_costs_no_frames(journal):
    ear = title(journal).listen()
    updates, frames = ear.updates, ear.app.frames
    for _ in range(20):
        ear.app.step(())
    assert (ear.updates, ear.app.frames) == (updates, frames)
    ear.app.hands.hover("how")
    ear.app.step(())
    assert (ear.updates, ear.app.frames) == (updates, frames + 1)
    ear.app.hands.focus("how")
    ear.app.step(())
    assert (ear.updates, ear.focus.label) == (updates + 1, "How to play")


def test_nothing_is_told_while_the_listener_is_still_waking_up(journal):
    """A link that is told anything during its own call waits for itself for ever."""
    ear, told = title(journal), []
    post = pygame.event.post

    def slow(event):
        post(event)
        if not told:
            told.append(None)
            ear.app.step(pygame.event.get())
            told.append(ear.updates)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pygame.event, "post", slow)
        ear.wake()
    assert told == [None, 0]
    ear.settle()
    assert ear.updates == 1


def test_the_link_knows_who_has_the_keyboard(journal, monkeypatch):
    ear = title(journal)
    monkeypatch.setattr(pygame.key, "get_focused", lambda: True)
    ear.listen()
    monkeypatch.setattr(pygame.key, "get_focused", lambda: False)
    ear.app.step(())
    ear.app.step(())
    assert ear.attentive == [True, False]


# ---------------------------------------------------------------- what is said aloud


def test_a_new_page_is_announced_and_its_nodes_are_new(journal):
    ear = title(journal).listen()
    before = set(ear.nodes) - {ear.root}
    ear.press(BUTTON, "How to play")
    assert ear.said == ["Common Thread", "How to play"]
    assert not before & set(ear.nodes)
    ear.press(BUTTON, "Back")
    assert ear.said[2:] == ["Common Thread"]


def test_two_players_hear_who_is_waited_for_and_that_a_press_was_taken_back(journal):
    player = start(journal, str(find("levels", "on-time.toml")))
    player.press("go-on").press("pair").choose()
    ear = Ear(player.app).listen()
    player.reach("play").tap(pygame.K_f, "f")
    assert ear.said[-1] == "Waiting for the other player. Right: J or Enter"
    player.tap(pygame.K_f, "f")
    assert ear.said[-1] == "Taken back."
    said = len(ear.said)
    player.tap(pygame.K_j, "j")
    assert ear.said[said:] == ["Waiting for the other player. Left: F or Space"]
    player.tap(pygame.K_f, "f")
    assert player.screen != "Table"
    assert "Taken back." not in ear.said[said:]


def test_a_page_that_only_looks_different_is_not_announced_again(journal):
    ear = title(journal).listen().press(BUTTON, "Settings")
    before = ear.find(BUTTON, "Back")
    said = list(ear.said)
    ear.press(SWITCH, "Motion").press(OPTION, "Dark")
    assert ear.said == said
    assert ear.find(BUTTON, "Back") == before
    assert ear.nodes[ear.find(OPTION, "Dark")].toggled == accesskit.Toggled.TRUE
    assert ear.nodes[ear.find(OPTION, "Light")].toggled == accesskit.Toggled.FALSE


def test_the_reckoning_says_its_sentence_and_every_strand_that_moved():
    for view in views_of(ReckoningView):
        said = show(ReckoningScene(view, Log().host)).stage.page.says.split("\n")
        assert said[0] == view.headline
        assert {line.text for line in view.happened if not line.title} <= set(said)
        for ledger in view.ledgers:
            for row in ledger.rows:
                told = [s for s in said if f": {row.name} {row.change}." in s]
                assert bool(told) == bool(row.lines) or not row.lines


def test_a_spoken_line_and_an_accident_are_said():
    views = views_of(TableView)
    spoken = next(view for view in views if view.speech)
    line = spoken.speech[-1]
    said = show(TableScene(spoken, Log().host)).stage.page.says
    assert f"{line.name}: “{line.text}”" in said.split("\n")
    struck = next(view for view in views if any(news.title for news in view.news))
    news = next(news for news in struck.news if news.title)
    assert news.title in show(TableScene(struck, Log().host)).stage.page.says
    assert news.text in show(TableScene(struck, Log().host)).stage.page.says


def test_what_the_page_before_has_said_is_not_said_again():
    view = next(v for v in views_of(FollowView) if v.happened)
    app = show(FollowScene(view, Log().host))
    ear = Ear(app).listen()
    assert view.happened[-1].text in ear.said[-1]
    news = replace(view.promise, title="Another promise")
    app.stack = (FollowScene(replace(view, promise=news), Log().host),)
    app._enter()
    ear.settle()
    assert ear.said[-1].startswith(f"{view.title}: Another promise.")
    assert view.happened[-1].text not in ear.said[-1]


# ---------------------------------------------------------------- what is asked for


def test_a_press_wakes_the_loop_from_another_thread(journal):
    ear = title(journal).listen()
    number = ear.find(BUTTON, "Quit")
    wish = type("Wish", (), {"action": accesskit.Action.CLICK, "target": number})
    late = threading.Timer(0.2, ear.ask, (wish,))
    late.start()
    ear.app.run()
    late.join()
    assert ear.app.stack == ()


def test_the_focus_moves_where_it_is_asked_to(journal):
    ear = title(journal).listen()
    ear.wish(accesskit.Action.FOCUS, ear.find(BUTTON, "Words"))
    assert ear.app.stage.place.focus == "words"
    assert ear.focus.label == "Words"


def test_what_is_out_of_sight_is_scrolled_to(journal):
    ear = title(journal).listen().press(BUTTON, "Words")
    last = [node for node in ear.page if node.role == HEADING][-1]
    number = next(id_ for id_, node in ear.nodes.items() if node is last)
    high = ear.app.stage.rect.h
    assert last.bounds.y0 > high
    item = ear.find(accesskit.Role.LIST_ITEM, last.label)
    ear.wish(accesskit.Action.SCROLL_INTO_VIEW, item)
    assert ear.nodes[item].bounds.y1 <= high
    assert ear.nodes[number].bounds.y1 <= high


def test_a_wish_for_something_that_is_gone_does_nothing(journal):
    ear = title(journal).listen()
    gone = ear.find(BUTTON, "Quit")
    ear.press(BUTTON, "How to play")
    ear.wish(accesskit.Action.CLICK, gone).wish(accesskit.Action.CLICK, 10**9)
    assert ear.title == "How to play"
    ear.wish(accesskit.Action.CLICK, ear.root)
    assert ear.title == "How to play"


def test_a_disabled_button_stays_silent(journal):
    ear = Ear(start(journal, str(find("levels", "on-time.toml"))).app).listen()
    ear.press(BUTTON, "Go on")
    number = ear.find(BUTTON, "Begin")
    assert ear.nodes[number].is_disabled
    assert not ear.nodes[number].supports_action(accesskit.Action.CLICK)
    said = list(ear.said)
    ear.wish(accesskit.Action.CLICK, number)
    assert ear.said == said
    assert ear.find(BUTTON, "Begin") == number


def test_a_quiet_breach_wants_two_presses_as_from_everybody():
    view = next(v for v in views_of(FollowView) if v.mine)
    log = Log()
    ear = Ear(show(FollowScene(view, log.host))).listen()
    quiet = next(option for option in view.options if option.held)
    number = ear.find(BUTTON, quiet.label)
    assert "press twice" in ear.nodes[number].description
    ear.wish(accesskit.Action.CLICK, number)
    assert log.chosen == []
    ear.wish(accesskit.Action.CLICK, number)
    assert log.chosen == [quiet.choice]


def test_a_slider_is_turned():
    ear = Ear(show(Gallery())).listen()
    number = ear.find(accesskit.Role.SLIDER, "Size of letters")
    heard = []
    ear.app.hands.send = heard.append
    for action in (accesskit.Action.INCREMENT, accesskit.Action.DECREMENT):
        assert ear.nodes[number].supports_action(action)
        ear.wish(action, number)
    assert ear.nodes[number].value == "100 %"
    assert [wish.what for wish in heard] == ["more", "less"]


# ---------------------------------------------------------------- with nobody there


def test_it_is_not_loaded_before_the_first_frame(tmp_path):
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from game.journal.journal import Journal\n"
        "from game.ui.main import open_game\n"
        f"app = open_game(Journal(Path({str(tmp_path)!r})))\n"
        "app.step(())\n"
        "print(app.frames, 'accesskit' in sys.modules)\n"
        "for _ in range(12):\n"
        "    app.step(())\n"
        "print('accesskit' in sys.modules, app.listener)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, cwd=ROOT,
        check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-2:] == ["1 False", "True None"]


@pytest.mark.parametrize("there", [None, "an odd one"])
def test_without_the_library_or_with_an_odd_one_the_game_goes_on(journal, monkeypatch, there):
    monkeypatch.setattr(main, "find_spec", lambda _: there)
    for name in ("game.ui.reader", "game.ui.reader_link", "game.ui.reader_tree"):
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "accesskit", type(sys)("accesskit"))
    player = start(journal).press("play")
    assert player.app.listener is None
    assert player.screen == "Levels"


class Panic(BaseException):
    """What the library raises when it is lost: no `Exception`."""


Panic.__name__ = "PanicException"


@pytest.mark.parametrize("trouble", [Panic("lost"), RuntimeError("lost")])
def test_a_broken_way_at_the_start_or_later_leaves_the_game_alone(journal, monkeypatch, trouble):
    def refuse(*_):
        raise trouble

    app = start(journal).app
    monkeypatch.setitem(reader_link.DRIVERS, "dummy", refuse)
    listen(app)
    assert app.listener is None

    woken = []

    def late(wake, *_):
        woken.append(wake)
        return type("Adapter", (), {"update_if_active": refuse})(), None

    monkeypatch.setitem(reader_link.DRIVERS, "dummy", late)
    listen(app)
    assert app.listener is not None
    woken[0]()
    app.step(pygame.event.get())
    assert app.listener is None
    app.send(Quit())
    app.step(())


def test_what_ends_the_program_ends_it(journal, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    start(journal)
    monkeypatch.setitem(reader_link.DRIVERS, "dummy", stop)
    with pytest.raises(KeyboardInterrupt):
        Link(print, print, print)


def test_a_window_that_nobody_can_hear_says_which(journal):
    start(journal)
    with pytest.raises(BrokenLinkError, match="dummy"):
        Link(print, print, print)


def test_the_doctor_says_what_would_help(monkeypatch):
    said = doctor._reader(words_for("en"))
    assert said.startswith("cannot hear the window (")
    assert "--text" in said
    monkeypatch.setattr(doctor, "find_spec", lambda _: None)
    assert "pip install accesskit" in doctor._reader(words_for("en"))
    assert "pip install accesskit" in doctor._reader(words_for("es"))
