"""Three at one table: every page obeys its laws, and shows what concerns whom."""

import pytest
from rounds import (
    SCALES,
    SIZES,
    Log,
    obeys_layout,
    played,
    review,
    sees_all,
    start,
    turning,
    views_of,
)

from game.core.moves import Play
from game.present.views import EndingView, FollowView, ReckoningView, TableView
from game.present.words import words_for
from game.ui.play.ending import EndingScene
from game.ui.play.follow import FollowScene
from game.ui.play.outlook import Outlook, strongest
from game.ui.play.reckoning import ReckoningScene
from game.ui.play.review import ReviewScene
from game.ui.play.table import TableScene
from game.ui.play.topics import topic_notes

COAST = "the-coast"
NAMES = ("Aalto", "Adjei")
EVERYWHERE = [(size, scale) for size in (*SIZES, (1920, 1080)) for scale in SCALES]


def told(app):
    return " ".join(f"{w.label} {w.description}" for w in app.stage.page.widgets)


def first_move():
    return next(view for view in views_of(TableView, COAST) if view.cards[0].ways)


def my_promise_to_both():
    views = views_of(FollowView, COAST)
    return next(view for view in views if view.mine and len(view.forecasts[0]) == 2)


def table(card, **more):
    return TableScene(first_move(), Log().host, chosen=card, picked=True, noticed=True, **more)


@pytest.mark.parametrize(("size", "scale"), EVERYWHERE)
@pytest.mark.parametrize("card", ["count-together", "own-the-quiet-deal", "plain-own-up"])
@pytest.mark.parametrize("numbers", [False, True])
def test_the_table_fits_or_scrolls(size, scale, card, numbers):
    obeys_layout(start(table(card, numbers=numbers), size, scale))


def test_what_two_want_is_said_of_two():
    assert "What Aalto + Adjei want " in told(start(TableScene(first_move(), Log().host)))
    title, (note,) = topic_notes(first_move(), "aims", words_for().say)
    assert title == "What Aalto + Adjei want"
    assert note.text == "What Aalto + Adjei really want is hidden. You could ask."
    title, _ = topic_notes(views_of(TableView)[0], "aims", words_for().say)
    assert title == "What Mateo wants"


@pytest.mark.parametrize(("size", "scale"), EVERYWHERE)
@pytest.mark.parametrize("numbers", [False, True])
def test_a_promise_to_both_fits_or_scrolls(size, scale, numbers):
    app = start(FollowScene(my_promise_to_both(), Log().host, numbers), size, scale)
    obeys_layout(app)
    sees_all(app)
    for name in NAMES:
        assert f"{name}: " in app.stage.find("option-0").description


@pytest.mark.parametrize(("size", "scale"), EVERYWHERE)
def test_the_reckoning_opens_with_the_thread_of_its_headline(size, scale):
    view = next(view for view in views_of(ReckoningView, COAST) if view.between)
    app = start(ReckoningScene(view, Log().host, view.opens), size, scale)
    obeys_layout(app)
    assert view.ledgers[view.opens].title in told(app)
    assert all(line in told(app) for line in view.between)


@pytest.mark.parametrize(("size", "scale"), EVERYWHERE)
@pytest.mark.parametrize("rough", [False, True])
def test_the_end_fits_or_scrolls(size, scale, rough):
    view = views_of(EndingView, COAST, rough=rough)[-1]
    scene = EndingScene(view, Log().host, Log().wish("review"), Log().wish("again"))
    app = start(scene, size, scale)
    obeys_layout(app)
    sees_all(app)


@pytest.mark.parametrize(("size", "scale"), EVERYWHERE)
@pytest.mark.parametrize("rough", [False, True])
def test_looking_back_fits_or_scrolls(size, scale, rough):
    view = review(COAST, rough=rough)
    app = start(ReviewScene(view, Log().host, Log().wish("done")), size, scale)
    heard = ""
    for _ in turning(app):
        obeys_layout(app)
        heard += told(app)
    assert all(text in heard for _, _, text in view.stories)


def test_the_face_at_the_end_is_that_of_whoever_speaks():
    view = views_of(EndingView, COAST, rough=True)[-1]
    scene = EndingScene(view, Log().host, Log().wish("review"), Log().wish("again"))
    (chair,) = [one for one in scene._beyond().blocks if hasattr(one, "person")]
    assert chair.person.id == view.chair_of
    assert chair.person.name in view.chair_title
    assert "“" not in chair.text


def test_what_two_have_said_in_one_place_says_who_said_what():
    said = start(table("count-together"), (1024, 600)).stage.find("said").label
    speech = [line for line in first_move().speech if line.name in NAMES]
    assert len(speech) == 2
    assert all(f"{line.name}: {line.text}" in said for line in speech)


def test_a_way_to_play_a_card_is_shown_with_its_own_forecast():
    app = start(table("plain-own-up"))
    ways = [w for w in app.stage.page.widgets if w.id.startswith("way:")]
    assert [w.action.choice for w in ways] == [
        Play("plain-own-up", to="aalto"), Play("plain-own-up", to="adjei")
    ]  # fmt: skip
    card = next(card for card in first_move().cards if card.id == "plain-own-up")
    assert [line.name for line in card.forecast] == ["Aalto", "Adjei"]


def test_a_small_card_shows_for_each_strand_who_would_be_moved_most():
    card = next(card for card in first_move().cards if card.id == "plain-own-up")
    aalto, adjei = (line.strands for line in card.forecast)
    for one, other, shown in zip(aalto, adjei, strongest(card.forecast), strict=True):
        assert abs(shown.arrows) == max(abs(one.arrows), abs(other.arrows))


@pytest.mark.parametrize("scale", SCALES)
def test_a_forecast_takes_the_height_it_says(scale):
    brush = start(table("count-together"), (1280, 720), scale).brush
    lines = my_promise_to_both().forecasts[0]
    for numbers in (False, True):
        for brief in (False, True):
            for wide in (90, 180, 260, 420, 700):
                look = Outlook(lines, numbers, brief)
                tall = look.height(brush, wide)
                assert tall >= len(lines) * brush.u(16)
                if wide < look.least(brush) and numbers:
                    assert tall > look.height(brush, 2000)


def test_everybody_is_played_to_the_end():
    assert len(played(COAST)[2]) > 30
