"""With three at the table, every word says whose: whose trust, whose promise, whose chair."""

import random
import re
from dataclasses import replace

import pytest

from game.authoring.load import load
from game.core.change import replace as core_replace
from game.core.events import Ended, PromiseChanged
from game.core.kinds import Ending, Phase, Status
from game.core.legal import legal
from game.core.moves import BreakQuietly, ForeseeEnding, Next, Play
from game.core.story import replay
from game.core.trust import trust
from game.data import find
from game.lab.play import play_out
from game.lab.strategies import random_player, solution_of
from game.present.closing import closing
from game.present.looking_back import look_back
from game.present.narrator import Narrator
from game.present.show import show
from game.present.telling import tell
from game.present.threads import pair
from game.present.views import ReckoningView
from game.present.words import words_for

WORDS = words_for()
NAMES = {"aalto": "Aalto", "adjei": "Adjei"}


def coast(seed=7, *choices):
    """The Coast, past the first question."""
    level = load(find("levels", "the-coast.toml"))
    return level, replay(level.setup(seed), (ForeseeEnding(Ending.LASTING), *choices))


def card_of(level, story, card):
    return next(one for one in show(level, story, WORDS).cards if one.id == card)


def random_story(seed):
    luck = random.Random(seed)
    level, story = coast(seed)
    while choices := legal(story.state):
        story = story.choose(luck.choice(choices))
        yield level, story


def views(kind, seeds):
    for seed in seeds:
        for level, story in random_story(seed):
            view = show(level, story, WORDS)
            if isinstance(view, kind):
                yield level, story, view


# ---------------------------------------------------------------- what a card would do


def arrows(outlook):
    return [strand.arrows for strand in outlook.strands]


@pytest.mark.parametrize(
    ("card", "sign"), [("own-the-quiet-deal", 1), ("two-is-a-majority", -1), ("the-sea-did-it", 0)]
)
def test_a_card_for_one_shows_what_it_does_to_that_one(card, sign):
    (outlook,) = card_of(*coast(), card).forecast
    assert outlook.name == "Adjei"
    assert sum(arrows(outlook)) * sign >= abs(sign)


def test_a_card_for_all_shows_a_line_for_everybody():
    lines = card_of(*coast(), "tie-up-ten-boats").forecast
    assert [line.name for line in lines] == ["Aalto", "Adjei"]
    assert all(sum(arrows(line)) > 0 for line in lines)


def test_a_card_for_any_one_shows_what_it_would_do_to_each():
    level, story = coast()
    card = card_of(level, story, "plain-own-up")
    ways = dict(zip([way.choice.to for way in card.ways], card.forecast, strict=True))
    assert [line.name for line in ways.values()] == ["Aalto", "Adjei"]
    assert sum(arrows(ways["aalto"])) < 0 < sum(arrows(ways["adjei"]))


def test_with_one_other_nobody_needs_to_be_named():
    level = load(find("levels", "on-time.toml"))
    story = replay(level.setup(7), (ForeseeEnding(Ending.LASTING),))
    names = {line.name for card in show(level, story, WORDS).cards for line in card.forecast}
    assert names == {""}


def test_going_public_shows_those_who_were_promised_something():
    level, story = coast(7, Play("own-the-quiet-deal"), Next())
    card = card_of(level, story, "say-it-on-three-radios")
    assert [line.name for line in card.forecast] == ["Adjei"]


def test_the_chance_of_a_yes_is_told_for_each():
    text = card_of(*coast(), "count-together").chance_text
    aalto, adjei, both = map(int, re.findall(r"(\d+)%", text))
    assert text.startswith(f"Aalto {aalto}%, Adjei {adjei}%; together: ")
    assert abs(aalto * adjei / 100 - both) <= 2


def test_each_promise_on_a_card_says_whose_it_is():
    card = card_of(*coast(), "count-together")
    assert [name for name, _ in card.theirs] == ["Aalto", "Adjei"]


# ---------------------------------------------------------------- the ledger


def test_a_ledger_names_only_the_one_it_is_about():
    told = 0
    for _, _, view in views(ReckoningView, range(8)):
        for ledger in view.ledgers:
            about = {ledger.holder, ledger.other} & set(NAMES)
            strangers = [NAMES[one] for one in set(NAMES) - about]
            said = [line.sentence for row in ledger.rows for line in row.lines]
            assert not [text for text in said if text.split(" ")[0] in strangers]
            told += sum(text.split(" ")[0] in NAMES.values() for text in said)
    assert told > 20


def test_at_home_each_kept_promise_says_whose_it_was():
    level = load(find("levels", "the-coast.toml"))
    story = play_out(level.setup(7), solution_of(level))
    for count in range(1, len(story.choices)):
        part = replace(story, choices=story.choices[:count], steps=story.steps[: count + 1])
        view = show(level, part, WORDS)
        if isinstance(view, ReckoningView):
            for line in view.home:
                kept = [text for text in line.reason.split("; ") if " kept " in text]
                assert len(set(kept)) == len(kept)


def test_the_headline_is_about_the_trust_that_the_page_opens_with():
    for _, _, view in views(ReckoningView, range(8)):
        ledger = view.ledgers[view.opens]
        if view.headline != WORDS.say("reckoning.quiet"):
            about = ({ledger.holder, ledger.other} & set(NAMES)).pop()
            assert NAMES[about] in view.headline or "stayed where it was" in view.headline


def test_the_headline_names_a_cause_that_went_the_way_of_its_thread():
    """“You made amends. Her trust in you fell”: what she fell over was something else."""
    level = load(find("levels", "the-coast.toml"))
    told = 0
    for seed in range(10):
        story = play_out(level.setup(seed), random_player(seed))
        for count in range(1, len(story.choices)):
            part = replace(story, choices=story.choices[:count], steps=story.steps[: count + 1])
            view = show(level, part, WORDS)
            if isinstance(view, ReckoningView) and "fell" in view.headline:
                assert not view.headline.startswith("You made amends"), (seed, count)
                told += 1
    assert told > 10


def test_trust_between_the_others_is_told_as_far_as_it_was_seen():
    level = load(find("levels", "the-coast.toml"))
    story = play_out(level.setup(7), solution_of(level))
    told = []
    for count in range(1, len(story.choices)):
        part = replace(story, choices=story.choices[:count], steps=story.steps[: count + 1])
        view = show(level, part, WORDS)
        if isinstance(view, ReckoningView):
            told += view.between
    assert any(text.startswith("Aalto’s trust in Adjei rose by ") for text in told)
    assert any(text.startswith("Adjei’s trust in Aalto rose by ") for text in told)


# ---------------------------------------------------------------- telling


def test_a_card_that_goes_public_is_said_once():
    for seed in range(30):
        level, story = coast(seed, Play("count-together"))
        while story.state.phase not in (Phase.MOVE, Phase.OVER):
            story = story.choose(legal(story.state)[0])
        going = [play for play in legal(story.state) if getattr(play, "about", None)]
        if going:
            story = story.choose(going[0])
            events = story.steps[-1].events
            if sum(isinstance(event, PromiseChanged) for event in events) > 1:
                said = tell(level, story, WORDS)
                assert sum("is public now" in line for line in said) == 1
                return
    pytest.skip("nothing with two private halves came about")


def test_an_answer_is_told_with_what_follows():
    level = load(find("levels", "three-steps.toml"))
    asked = next(event for event in level.events if event.answers)
    for seed in range(60):
        story = play_out(level.setup(seed), solution_of(level))
        if any(str(choice).startswith(f"reply {asked.id}") for choice in story.choices):
            chosen = next(c for c in story.choices if str(c).startswith(f"reply {asked.id}"))
            text = next(one.text for one in asked.answers if one.id == chosen.answer)
            assert any(text in line for line in tell(level, story, WORDS))
            return
    pytest.skip("nobody was asked")


def test_quotation_marks_inside_others_are_single():
    said = WORDS.say("happened.said", name="Adjei", text="He wrote “solid.” And now?")
    assert said == "Adjei: “He wrote ‘solid.’ And now?”"


# ---------------------------------------------------------------- one hears it another way


def read_by_one(by, seeds=300):
    """A play in which a promise to two was kept, and one of them took it for broken."""
    level = load(find("levels", "the-coast.toml"))
    for seed in range(seeds):
        setup = level.setup(seed)
        dials = core_replace(setup.dials, misread_verifiable=400, keep_start=-900, yes_start=-900)
        story = replay(core_replace(setup, dials=dials), (ForeseeEnding(Ending.LASTING),))
        story = story.choose(Play("count-together"))
        while story.state.round < 3 and legal(story.state):
            options = legal(story.state)
            quiet = [one for one in options if getattr(one, "card", "") == "plain-silence"]
            story = story.choose((quiet or options)[0])
            for promise in story.state.promises:
                if promise.by != by or promise.status is not Status.KEPT or len(promise.to) == 1:
                    continue
                narrator = Narrator(level, story, WORDS)
                misheard = narrator.misheard(promise, story.events)
                if len(misheard) == 1:
                    return narrator, promise, misheard[0]
    return pytest.fail("nobody ever misread one half")


def test_my_word_that_one_of_two_misread_says_which():
    narrator, promise, holder = read_by_one("you")
    told = tell(narrator.level, narrator.story, WORDS)
    line = f"You kept “Count Together” as you meant it. {NAMES[holder]} heard it another way."
    assert line in told
    assert not [text for text in told if text.startswith("You kept your word: Count Together")]
    threads = {one.holder: one for one in pair(narrator) if one.other == "you"}
    other = next(party for party in promise.to if party != holder)
    heard = f"ou kept “Count Together”, but {NAMES[holder]} heard it another way."
    assert [fray.story for fray in threads[holder].frays] == [f"Round {promise.judged}: y{heard}"]
    assert threads[holder].knots == ()
    assert len(threads[other].knots) == 1
    review = look_back(narrator.level, narrator.story, WORDS)
    stories = [text for at, _, text in review.stories if at == promise.judged]
    assert f"Y{heard}" in stories
    assert "You kept “Count Together”." in stories


def test_their_word_that_only_i_misread_is_told_as_i_heard_it():
    for by in NAMES:
        narrator, _, holder = read_by_one(by)
        line = "You heard it another way."
        told = [text for text in tell(narrator.level, narrator.story, WORDS) if line in text]
        mine = next(one for one in pair(narrator) if (one.holder, one.other) == ("you", by))
        if holder == "you":
            assert len(told) == 1
            assert len(mine.frays) == 1
        else:
            assert told == []
            assert len(mine.knots) == 1


def test_a_lie_that_two_saw_through_names_both():
    level = load(find("levels", "the-coast.toml"))
    for seed in range(40):
        story = replay(level.setup(seed), (ForeseeEnding(Ending.LASTING), Play("tie-up-ten-boats")))
        story = story.choose(BreakQuietly(legal(story.state)[0].promise))
        if any(getattr(event, "seen_through", False) for event in story.events):
            told = tell(level, story, WORDS)
            line = "You broke “Tie Up Ten Boats” quietly. Aalto and Adjei saw through it."
            assert line in told
            return
    pytest.fail("nobody saw through it")


# ---------------------------------------------------------------- the ending


def ended(level, seed, choose):
    """Play to the end with these hands."""
    story = replay(level.setup(seed), (ForeseeEnding(Ending.LASTING),))
    while options := legal(story.state):
        story = story.choose(choose(story, options))
    return story


def first_of(*cards):
    """Play the first of these cards that can be played, else keep and go on."""

    def choose(story, options):
        del story
        wanted = [one for card in cards for one in options if getattr(one, "card", "") == card]
        return (wanted or options)[0]

    return choose


def test_the_chair_is_that_of_whoever_the_act_was_done_to():
    level, _ = coast()
    view = closing(Narrator(level, ended(level, 3, first_of("two-is-a-majority")), WORDS))
    assert view.chair_of == "adjei"
    assert view.chair_title == "From Adjei’s chair"
    view = closing(Narrator(level, ended(level, 3, first_of("print-the-catch-lists")), WORDS))
    assert view.chair_of == "aalto"


def test_the_reason_quotes_the_pair_that_decided():
    level, _ = coast()
    seen = 0
    for seed in range(40):
        *_, (_, story) = random_story(seed)
        reason = next(event.reason for event in story.events if isinstance(event, Ended))
        if reason not in ("some-trust", "little-trust"):
            continue
        seen += 1
        me = story.setup.player
        pairs = [(me, other) for other in NAMES] + [(other, me) for other in NAMES]
        lowest = min(trust(story.state.relation(*pair)) for pair in pairs)
        text = closing(Narrator(level, story, WORDS)).reason
        assert WORDS.decimal(lowest, 1000) in text
    assert seen


def test_an_accord_of_several_names_those_in_force():
    """The small steps first, and then two of the large agreements that they lead to."""
    level = load(find("levels", "three-steps.toml"))
    rule = level.accord_rule
    ladder = (*level.solution.plays[:6], "freeze-and-review", "no-more-crates") * 2
    up = level.model_copy(update={"solution": level.solution.model_copy(update={"plays": ladder})})
    for seed in range(60):
        story = play_out(level.setup(seed), solution_of(up))
        if story.state.ending is Ending.ACCORD:
            text = closing(Narrator(level, story, WORDS)).reason
            agreed = {p.card for p in story.state.played if p.agreed} & set(rule.cards)
            for card in rule.cards:
                assert (level.card(card).title in text) == (card in agreed)
            return
    pytest.fail("no accord in sixty plays of the ladder")


# ---------------------------------------------------------------- looking back


def test_a_thread_that_is_unrolled_bears_only_its_own_knots():
    level = load(find("levels", "the-coast.toml"))
    story = play_out(level.setup(7), solution_of(level))
    view = look_back(level, story, WORDS)
    me, state = story.setup.player, story.state
    other = min(NAMES, key=lambda one: trust(state.relation(one, me)))
    stranger = next(NAMES[one] for one in NAMES if one != other)
    assert view.thread == f"{NAMES[other]}’s trust in you"
    assert not [text for _, _, text in view.knots if text.startswith(stranger)]
    assert [text for _, _, text in view.stories if text.startswith(stranger)]
    assert len(view.knots) < len([one for one in view.stories if one[1]])
