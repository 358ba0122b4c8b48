"""The table obeys its laws in every size, and one move can be made by keyboard or mouse alone."""

from dataclasses import replace
from functools import cache

import pygame
import pytest

from game.authoring.load import load
from game.authoring.overlay import translated
from game.core.kinds import Family, Phase
from game.core.legal import legal
from game.core.moves import Accept, Keep, Play
from game.core.story import replay
from game.data import find
from game.present.show import show
from game.present.views import NewsLine, SpeechView
from game.present.words import words_for
from game.ui.app import LINGER_SECONDS, App
from game.ui.keys import Command
from game.ui.metrics import Settings
from game.ui.paint import Brush
from game.ui.pictures import Pictures
from game.ui.play.host import Host
from game.ui.play.owed import named_in
from game.ui.play.sheet import Sheet
from game.ui.play.table import TableScene
from game.ui.scene import Pop, Push, Quit, Restart
from game.ui.widgets import Role, tab_order
from game.ui.window import open_window

SIZES = [(1024, 600), (1024, 768), (1280, 720), (1366, 768), (1920, 1080), (2560, 1440)]
SCALES = [1.0, 1.25, 1.5, 2.0]
WORDS = words_for("en")
TOLD = NewsLine("newspaper", "The bus dies on the bridge. " * 4, "The Number 6 Breaks Down")


def late(view, phase):
    if phase is not Phase.MOVE or view.header.round < 3 or view.question is not None:
        return False
    return not any(line.title for line in view.news)


def promised(view, phase):
    return phase is Phase.MOVE and bool(view.promises)


def offered(view, phase):
    return phase is Phase.ANSWER and view.offer is not None


@cache
def view_of(name="on-time", seed=3, wanted=late):
    """Play on until a view is as wanted: own word kept, offers accepted, first card played."""
    level = load(find("levels", f"{name}.toml"))
    story = replay(level.setup(seed))
    while True:
        view = show(level, story, WORDS)
        if wanted(view, story.state.phase):
            return view
        choices = legal(story.state)
        kept = [c for c in choices if isinstance(c, Keep | Accept)]
        story = story.choose((kept or choices)[0])


def crowd(view):
    """Give a view a second party at the table."""
    other = replace(view.others[0], id="priya", name="Priya", portrait="priya")
    theirs, mine = view.threads[0], view.threads[-1]
    threads = (theirs, replace(theirs, holder="priya", title="Priya’s trust in you"),
               mine, replace(mine, other="priya", title="Your trust in Priya"))  # fmt: skip
    more = replace(view, others=(*view.others, other), threads=threads)
    if not hasattr(view, "speech"):
        return more
    said = SpeechView("priya", "Priya", "Could we all sit down for a moment?")
    return replace(more, speech=(*view.speech, said))


def busy(view):
    """Give a view everything at once: many promises, news, somebody in between, aims."""
    promises = view.promises or view_of(wanted=promised).promises
    many = tuple(replace(promises[0], id=f"p{i}", public=i == 1) for i in range(5))
    return replace(
        view, promises=many, seat="Priya is at the table until round 5", aims=("One.", "Two."),
        news=(TOLD, NewsLine("newspaper", "Minutes you wait: 55 → 60.")),
    )  # fmt: skip


def host_of(made):
    def choose(choice):
        made.append(choice)
        return Quit()

    return Host(WORDS.say, choose, lambda: Push(Sheet("Paused", (), host_of(made))), Pop)


def lay(scene, size, text_scale):
    """Lay a scene out without a window."""
    pygame.font.init()
    brush = Brush(Pictures(find), Settings(text_scale=text_scale), size)
    return scene.compose(brush), brush.metrics


def start(scene, size=(1280, 720), text_scale=1.0):
    settings = Settings(text_scale=text_scale, motion=False)
    open_window(settings, "test", size)
    app = App(scene, settings, find)
    app.step(())
    while app._later or app._page_later:
        app.step(())
    return app


def key(app, code, text=""):
    app.step([pygame.Event(pygame.KEYDOWN, key=code, mod=0, unicode=text)])
    if app.stack:
        app.step([pygame.Event(pygame.KEYUP, key=code, mod=0)])


def click(app, id_):
    app.stage.reveal(id_)
    widget = app.stage.find(id_)
    area = app.stage.areas.get(widget.area)
    pos = (widget.rect.clip(area.window) if area else widget.rect).center
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        app.step([pygame.Event(kind, pos=pos, button=1)])


def check_laws(page, metrics):
    """Nothing sticks out, nothing covers anything else, everything can be pressed."""
    screen = pygame.Rect(0, 0, metrics.width, metrics.height)
    areas = {area.id: area for area in page.areas}
    for area in page.areas:
        assert screen.contains(area.window), area
        assert area.window.h >= 20, area
    live = tab_order(page.widgets)
    assert len({w.id for w in page.widgets}) == len(page.widgets)
    for widget in page.widgets:
        area = areas.get(widget.area)
        room = pygame.Rect(0, 0, area.window.w, area.height) if area else screen
        assert room.contains(widget.rect), (widget.id, widget.rect, room)
    for widget in live:
        assert min(widget.rect.size) >= metrics.touch, (widget.id, widget.rect)
    for i, one in enumerate(live):
        for other in live[i + 1 :]:
            if one.area == other.area:
                assert not one.rect.colliderect(other.rect), (one.id, other.id)
    for text in (w for w in page.widgets if w.role in (Role.TEXT, Role.STATUS)):
        for widget in live:  # a bubble may hang over the thread, and items hold texts
            over = text.id.startswith("speech:") and widget.id.startswith("thread:")
            if widget.area == text.area and widget.role is not Role.ITEM and not over:
                assert not text.rect.colliderect(widget.rect), (text.id, widget.id)


def reached(app):
    seen = set()
    for _ in range(2 * len(app.stage.page.widgets) + 2):
        seen.add(app.stage.place.focus)
        key(app, pygame.K_TAB)
    return seen


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_scale", SCALES)
@pytest.mark.parametrize("level", ["on-time", "the-corridor"])
def test_the_table_obeys_the_laws_of_layout(size, text_scale, level):
    view = view_of(level)
    for shown in (view, busy(view), crowd(busy(view))):
        for noticed in (False, True):
            scene = TableScene(shown, host_of([]), noticed=noticed)
            check_laws(*lay(scene, size, text_scale))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_scale", SCALES)
def test_an_offer_obeys_the_laws_of_layout(size, text_scale):
    view = view_of(wanted=offered)
    scene = TableScene(view, host_of([]), noticed=True)
    page, metrics = lay(scene, size, text_scale)
    check_laws(page, metrics)
    assert page.focus == "answer:0"


@pytest.mark.parametrize("size", [*SIZES, (800, 1000), (600, 1000)])
@pytest.mark.parametrize("text_scale", SCALES)
@pytest.mark.parametrize("shown", [view_of, lambda: crowd(view_of())], ids=["two", "three"])
def test_what_was_said_has_a_bubble_or_a_line(size, text_scale, shown):
    view = shown()
    said = tuple(SpeechView(p.id, p.name, f"{p.name} has heard that.") for p in view.others)
    page, _ = lay(
        TableScene(replace(view, speech=said), host_of([]), noticed=True), size, text_scale
    )
    told = " ".join(w.label for w in page.widgets if w.role is Role.TEXT)
    assert all(line.text in told for line in said)


@pytest.mark.parametrize("size", [SIZES[0], (3840, 2160), (1000, 1400)])
@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_everything_can_be_painted(size, text_scale, theme):
    view = crowd(busy(view_of()))
    settings = Settings(theme=theme, text_scale=text_scale)
    open_window(settings, "test", size)
    for noticed in (False, True):
        for shown in (view, view_of(wanted=offered)):
            app = App(TableScene(shown, host_of([]), noticed=noticed), settings, find)
            app.step(())
            assert app.frames == 1


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_every_card_obeys_the_laws_of_layout(text_scale):
    view = view_of()
    for card in view.cards:
        for numbers in (False, True):
            scene = TableScene(
                view, host_of([]), chosen=card.id, picked=True, numbers=numbers, noticed=True
            )
            check_laws(*lay(scene, (1280, 720), text_scale))


@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
def test_tab_reaches_everything(text_scale):
    view = busy(view_of())
    app = start(TableScene(view, host_of([]), noticed=True), text_scale=text_scale)
    wanted = {w.id for w in tab_order(app.stage.page.widgets)}
    assert wanted - reached(app) == set()


def test_a_move_by_number_key_takes_two_presses():
    made = []
    view = view_of()
    app = start(TableScene(view, host_of(made)))
    index = next(i for i, card in enumerate(view.cards[:9]) if len(card.ways) == 1)
    digit = str(index + 1)
    key(app, pygame.K_0 + index + 1, digit)
    assert app.stage.place.focus == "play"
    assert made == []
    key(app, pygame.K_0 + index + 1, digit)
    assert made == [Play(view.cards[index].id)]


def test_a_move_by_arrows_and_enter():
    made = []
    view = view_of()
    app = start(TableScene(view, host_of(made)))
    key(app, pygame.K_RIGHT)
    chosen = app.stage.place.focus.removeprefix("card:")
    key(app, pygame.K_RETURN)
    assert app.stack[-1].hand.open.id == chosen
    assert made == []
    key(app, pygame.K_RETURN)
    assert [choice.card for choice in made] == [chosen]


def test_a_key_held_over_all_cards_opens_only_the_one_it_rests_on():
    scene, now = TableScene(view_of(), host_of([])), [0.0]
    app = start(scene)
    app.now = app.hands.now = lambda: now[0]
    app.hands.focus(f"card:{scene.hand.cards[0].id}")
    now[0] += LINGER_SECONDS
    app.step(())
    opened, letters = scene.hand.cards[0].id, app.letters_rendered
    for _ in range(len(scene.hand.cards) - 1):
        key(app, pygame.K_TAB)
        now[0] += 0.04
        app.step(())
        assert app.stack[-1].hand.open.id == opened
    assert app.stage.place.focus != f"card:{opened}"
    assert app.letters_rendered == letters
    assert app.moving
    now[0] += LINGER_SECONDS
    app.step(())
    assert f"card:{app.stack[-1].hand.open.id}" == app.stage.place.focus
    assert not app.moving


def test_while_the_focus_has_not_rested_only_the_ring_is_drawn():
    app = start(TableScene(view_of(), host_of([])))
    app.now = app.hands.now = lambda: 0.0
    page = app.stage.page
    key(app, pygame.K_RIGHT)
    assert app.stage.page is page
    screen = pygame.display.get_surface()
    seen = pygame.image.tobytes(screen, "RGB")
    app.stage.mark_all()
    app.step(())
    assert pygame.image.tobytes(screen, "RGB") == seen


def test_a_focus_that_goes_on_to_the_open_card_finds_the_one_it_came_from():
    app = start(TableScene(view_of(), host_of([])))
    app.now = app.hands.now = lambda: 0.0
    key(app, pygame.K_RIGHT)
    card = app.stage.place.focus
    app.hands.focus("play")
    assert f"card:{app.stack[-1].hand.open.id}" == card
    assert app.stage.place.focus == "play"


def test_the_focus_may_come_back_before_it_has_rested():
    app = start(TableScene(view_of(), host_of([])))
    app.now = app.hands.now = lambda: 0.0
    before = app.stack[-1].hand.open
    key(app, pygame.K_RIGHT)
    key(app, pygame.K_LEFT)
    app.hands.focus("tab:all")
    assert app.stack[-1].hand.open == before


def test_another_key_opens_the_card_first():
    app = start(TableScene(view_of(), host_of([])))
    app.now = app.hands.now = lambda: 0.0
    key(app, pygame.K_RIGHT)
    card = app.stage.place.focus
    key(app, pygame.K_i, "i")
    assert app.stack[-1].numbers
    assert f"card:{app.stack[-1].hand.open.id}" == card


def test_a_move_by_mouse_looks_first_and_plays_then():
    made = []
    view = view_of()
    card = [c for c in view.cards if len(c.ways) == 1][3]
    app = start(TableScene(view, host_of(made)))
    click(app, f"card:{card.id}")
    assert app.stack[-1].hand.open == card
    assert made == []
    click(app, f"picked:{card.id}")
    assert made == []
    click(app, "play")
    assert made == [card.ways[0].choice]


def test_a_card_with_several_ways_offers_each():
    made = []
    view = view_of()
    way = view.cards[0].ways[0] if view.cards[0].ways else view.cards[1].ways[0]
    ways = tuple(replace(way, label=f"About {i}", choice=Play("say", about=str(i))) for i in (1, 2))
    card = replace(view.cards[1], ways=ways, why_not="")
    app = start(TableScene(replace(view, cards=(card, *view.cards[2:])), host_of(made)))
    key(app, pygame.K_1, "1")
    assert app.stage.place.focus == "way:0"
    click(app, "way:1")
    assert made == [Play("say", about="2")]


def test_a_card_that_can_not_be_played_says_why_and_stays():
    made = []
    view = view_of()
    card = replace(view.cards[0], ways=(), why_not="Not at this moment.")
    app = start(TableScene(replace(view, cards=(card, *view.cards[1:])), host_of(made)))
    key(app, pygame.K_1, "1")
    play = app.stage.find("play")
    assert not play.enabled
    assert "Not at this moment." in play.description
    key(app, pygame.K_RETURN)
    assert made == []


def test_news_with_a_title_has_to_be_read_first():
    app = start(TableScene(busy(view_of()), host_of([])))
    assert app.stage.place.focus == "noticed"
    assert "The Number 6 Breaks Down" in app.stage.page.says
    assert app.stage.find("play") is None
    key(app, pygame.K_RETURN)
    assert app.stage.find("play") is not None
    click(app, "topic:news")
    assert isinstance(app.stack[-1], Sheet)
    key(app, pygame.K_ESCAPE)
    assert app.stage.place.focus == "topic:news"


def test_news_read_before_an_answer_is_not_shown_again_before_the_move():
    offer = replace(view_of(wanted=offered), news=(TOLD,))
    move = replace(busy(view_of()), header=offer.header)
    later = replace(move, header=replace(move.header, round=offer.header.round + 1))
    for follows, id_ in ((move, "play"), (later, "noticed")):
        then = Restart((TableScene(follows, host_of([])),))
        host = replace(host_of([]), choose=lambda _, then=then: then)
        app = start(TableScene(offer, host))
        assert app.stage.place.focus == "noticed"
        key(app, pygame.K_RETURN)
        key(app, pygame.K_1, "1")
        assert app.stage.find(id_) is not None


@pytest.mark.parametrize("size", SIZES)
def test_titles_of_promises_are_never_cut(size):
    view = busy(view_of())
    for title in ("Let One Ambulance Through", "Let Another One of the Ambulances Through Today"):
        named = tuple(replace(promise, title=title) for promise in view.promises)
        for count in (1, 2, 3, 5):
            shown = replace(view, promises=named[:count])
            scene = TableScene(shown, host_of([]), noticed=True)
            brush = Brush(Pictures(find), Settings(), size)
            laid = scene.laid(brush)
            for cord in laid.owed.cords(brush, laid.owed_at):
                if cord.promise is not None:
                    room = laid.owed.words_at(brush, cord.rect)
                    used, style = named_in(brush, cord.promise, room.w)
                    assert used + brush.width(title, style) <= room.w, (size, count)


def test_what_is_repainted_looks_like_the_whole_page():
    app = start(TableScene(busy(view_of()), host_of([]), noticed=True))
    screen, now = pygame.display.get_surface(), [0.0]
    app.now = app.hands.now = lambda: now[0]
    codes = [pygame.K_TAB] * 30 + [pygame.K_2, pygame.K_3, pygame.K_i, pygame.K_TAB]
    for i, code in enumerate(codes):
        key(app, code, chr(code) if 32 < code < 127 else "")
        if i % 2:  # every other card is left before it opens
            now[0] += LINGER_SECONDS
            app.step(())
        seen = pygame.image.tobytes(screen, "RGB")
        app.stage.repaint()
        app.step(())
        assert pygame.image.tobytes(screen, "RGB") == seen, (i, app.stage.place.focus)


def test_opening_another_card_redraws_its_pane_and_two_tiles():
    app = start(TableScene(view_of(), host_of([])))
    key(app, pygame.K_TAB)
    app.hands.obey(Command.NEXT)
    changed = app.stage.render(pygame.display.get_surface())
    assert sum(rect.w * rect.h for rect in changed) < 1280 * 720 // 2


def test_an_offer_is_answered():
    made = []
    app = start(TableScene(view_of(wanted=offered), host_of(made), noticed=True))
    key(app, pygame.K_2, "2")
    assert len(made) == 1


def test_tabs_show_one_family_and_i_shows_numbers():
    view = view_of()
    app = start(TableScene(view, host_of([])))
    click(app, "tab:gut")
    assert app.stage.place.focus == "tab:gut"
    cards = [w for w in app.stage.page.widgets if w.id.startswith("card:")]
    assert len(cards) == sum(1 for c in view.cards if c.family is Family.GUT)
    key(app, pygame.K_i, "i")
    assert app.stack[-1].numbers


@pytest.mark.parametrize(
    "id_", ["ripples", "thread:0", "topic:aims", "topic:seat", "promise:p0", "promises"]
)
def test_more_to_read_is_one_press_away(id_):
    view = busy(view_of())
    app = start(TableScene(view, host_of([]), noticed=True))
    click(app, id_)
    assert isinstance(app.stack[-1], Sheet)
    for size in SIZES[:3]:
        for text_scale in SCALES:
            check_laws(*lay(app.stack[-1], size, text_scale))


def test_a_focus_that_moves_among_buttons_redraws_only_them():
    app = start(TableScene(view_of(), host_of([])))
    page = app.stage.page
    app.hands.focus("tab:all")
    app.step([])
    app.hands.focus("tab:gut")
    changed = app.stage.render(pygame.display.get_surface())
    assert app.stage.page is page
    assert sum(rect.w * rect.h for rect in changed) < 1280 * 720 // 20


def test_the_row_of_promises_is_as_high_as_its_own_width_needs():
    """In a column it is a little narrower; a pill then took a line that nobody had counted."""
    pygame.font.init()
    scene, pictures = TableScene(view_of("the-secret"), host_of([])), Pictures(find)
    for width in range(900, 1100, 4):
        for settings in (Settings(text_scale=2.0), Settings(text_scale=2.0, touch=True)):
            brush = Brush(pictures, settings, (width, 1000))
            laid = scene.laid(brush)
            assert laid.owed_at.h == laid.owed.height(brush, laid.owed_at.w), width


@pytest.mark.parametrize("text_scale", [1.0, 1.25, 1.5])
def test_what_scrolls_on_an_open_card_is_never_a_slit(text_scale):
    """With numbers, in Spanish and with large targets a card had one line left for its words."""
    pygame.font.init()
    brush = Brush(Pictures(find), Settings(text_scale=text_scale, touch=True), (1024, 600))
    level = translated(
        load(find("levels", "on-time.toml")), find("levels", "on-time.es.toml").read_text("utf-8")
    )
    story = replay(level.setup(1))
    while story.state.phase is not Phase.MOVE:
        story = story.choose(legal(story.state)[0])
    view = show(level, story, words_for("es"))
    for card in view.cards:
        scene = TableScene(view, host_of([]), chosen=card.id, numbers=True)
        for area in scene.compose(brush).areas:
            assert area.window.h >= brush.metrics.touch, (card.id, area.id)
