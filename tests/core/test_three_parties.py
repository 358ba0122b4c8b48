"""Three at one table: who sees what, who has to say yes, and whose trust decides."""

from collections import Counter
from dataclasses import replace
from itertools import permutations

import pytest

from game.core.breach import break_openly, break_quietly
from game.core.cards import play
from game.core.conduct import act
from game.core.endings import conclude
from game.core.events import (
    AimsRevealed,
    AppealMoved,
    CardPlayed,
    Cause,
    CeilingFell,
    ChannelMoved,
    FaultMoved,
    LidLifted,
    LineSpoken,
    OfferAnswered,
    OfferPut,
    PromiseJudged,
    PromiseMade,
    Rule,
    StreakMoved,
    SupportMoved,
    TensionMoved,
    WarinessMoved,
    Wounded,
)
from game.core.forecast import forecast
from game.core.keeping import keep, misread_chance
from game.core.kinds import Aim, Clarity, Ending, Kind, Moment, Phase, Status, Style
from game.core.legal import legal, why_not
from game.core.moves import Accept, Decline, Play
from game.core.promises import make
from game.core.rules import apply
from game.core.setup import FAVOR, Bond, Card, Line, PartySetup, Pledge, Refusal
from game.core.state import Offer, Promise
from game.core.temperament import chance_of_yes, keep_chance
from game.core.trust import lowest_trust, trust
from game.core.turn import fold
from game.lab.hindsight import readings
from game.lab.play import play_out
from game.lab.strategies import follow
from tests.core.stories import (
    BLAME,
    CLARIFY,
    ME,
    SHARE,
    THEM,
    THIRD,
    next_round,
    opened,
    play_card,
    three,
    turn,
)

OTHERS = (THEM, THIRD)
ALL = (ME, THEM, THIRD)


def among(*signers, name="deal", size=1, clarity=Clarity.VERIFIABLE, due=1, **more):
    """An agreement of the player and these."""
    pledges = tuple(Pledge(by, clarity, due) for by in (ME, *signers))
    return Card(name, Kind.AGREEMENT, size, pledges, partners=signers, **more)


def holders_moved(events, other=ME):
    """Whose feelings toward somebody moved."""
    felt = (ChannelMoved, WarinessMoved, StreakMoved, FaultMoved, CeilingFell, Wounded, AppealMoved)
    return {
        event.wound.holder if isinstance(event, Wounded) else event.holder
        for event in events
        if isinstance(event, felt)
        and (event.wound.other if isinstance(event, Wounded) else event.other) == other
    }


def felt_by_all(event):
    """Whether an event is about what everybody feels: support at home, and tension."""
    return isinstance(event, SupportMoved | TensionMoved)


def promised_to(state, *receivers, clarity=Clarity.CLEAR, public=False, **fate):
    """A turn in which the player has just promised something to these."""
    now = turn(state, **fate)
    pledge = Pledge(ME, clarity, 0)
    card = Card("word", Kind.AGREEMENT, 2, (pledge,), public=public)
    return now, make(now, card, pledge, receivers, Rule.ACCEPTED)


# ---------------------------------------------------------------- who sees it


@pytest.mark.parametrize("accepted", [True, False])
def test_a_deal_for_two_is_not_seen_by_the_third(accepted):
    deal = among(THEM)
    now = turn(three(deal), yes=accepted)
    play(now, Play("deal"))
    table = [event for event in now.events if not felt_by_all(event)]
    assert table
    assert all(THIRD not in event.seen_by for event in table)
    assert holders_moved(now.events) == {THEM}
    assert now.state.relation(THIRD, ME) == three(deal).relation(THIRD, ME)


def test_what_two_do_in_public_is_seen_by_the_third():
    now = turn(three(among(THEM, public=True)), yes=True)
    play(now, Play("deal"))
    seen = [event for event in now.events if isinstance(event, CardPlayed | PromiseMade)]
    assert seen
    assert all(event.seen_by == ALL for event in seen)


@pytest.mark.parametrize("turns_out", [keep, break_openly, break_quietly])
def test_only_who_was_promised_something_takes_it_to_heart(turns_out):
    now, promise = promised_to(three(), THIRD, seen=True, misread=False)
    turns_out(now, promise)
    assert promise.to == (THIRD,)
    assert holders_moved(now.events) == {THIRD}
    (judged,) = [event for event in now.events if isinstance(event, PromiseJudged)]
    assert judged.seen_by == (ME, THIRD)


@pytest.mark.parametrize("turns_out", [keep, break_openly, break_quietly])
def test_a_promise_to_both_is_taken_to_heart_by_both(turns_out):
    now, promise = promised_to(three(), *OTHERS, seen=True, misread=False)
    turns_out(now, promise)
    assert holders_moved(now.events) == set(OTHERS)


def test_a_lie_that_comes_out_is_held_against_you_by_everybody_it_was_told():
    for receivers in ((THEM,), OTHERS):
        now, promise = promised_to(three(), *receivers, seen=True)
        break_quietly(now, promise)
        fallen = {one.holder for one in now.state.relations if one.ceiling < 1000}
        assert fallen == set(receivers)


def test_what_was_said_between_two_leaves_the_third_as_they_were():
    for card in (SHARE, CLARIFY, Card("ask", Kind.ASK), Card("or-else", Kind.ULTIMATUM)):
        state = three(card)
        step = play_card(state, card.id, to=THEM)
        assert holders_moved(step.events) == {THEM}, card.id
        spoken = [event for event in step.events if isinstance(event, CardPlayed | ChannelMoved)]
        assert all(THIRD not in event.seen_by for event in spoken)


def test_who_did_not_hear_an_ultimatum_does_not_hit_back():
    proud = {THEM: 0, THIRD: 90}
    seats = tuple(
        PartySetup(
            name, 50, 600, replace(three().setup.party(name).temperament, pride=proud.get(name, 0))
        )
        for name in ALL
    )
    press = Card("or-else", Kind.ULTIMATUM)
    for seed in range(20):
        step = play_card(three(press, parties=seats, seed=seed), "or-else", to=THEM)
        hit = [event for event in step.events if event.cause.rule is Rule.PROVOKED]
        assert all(event.cause.subject == THEM for event in hit)


def test_blame_in_public_is_heard_by_both_and_both_can_hit_back():
    hit = set()
    for seed in range(20):
        step = play_card(three(BLAME, seed=seed), "blame")
        assert holders_moved(step.events) == set(OTHERS)
        hit |= {event.cause.subject for event in step.events if event.cause.rule is Rule.PROVOKED}
    assert hit == set(OTHERS)


def test_a_word_said_in_public_counts_with_whom_it_was_given_to():
    """All hear it; but nobody trusts you more for what you promised to somebody else."""
    commit = Card("commit", Kind.COMMIT)
    now, promise = promised_to(three(commit), THEM)
    later = replace(now.state, phase=Phase.MOVE)
    step = play_card(later, "commit", about=promise.id)
    assert holders_moved(step.events) == {THEM}
    assert step.state.promise(promise.id).public
    (said,) = [event for event in step.events if isinstance(event, CardPlayed)]
    assert said.seen_by == ALL


def test_open_books_are_open_to_all():
    step = play_card(three(SHARE), "share", to=THEM)
    state = step.state
    _, promise = promised_to(state, THIRD, clarity=Clarity.VAGUE)
    assert state.books_open(ME)
    assert misread_chance(state, promise, THIRD) == 0
    (opened,) = [event for event in step.events if type(event).__name__ == "BooksOpened"]
    assert opened.seen_by == ALL


# ---------------------------------------------------------------- what is theirs alone


def test_what_one_of_them_wants_makes_no_offer_to_the_other_fit():
    fits = among(THIRD, size=3, aim=Aim.SHARED)
    state = three(fits)
    told = {
        party: fold(
            state,
            [AimsRevealed(cause=Cause(Rule.ASK), seen_by=(ME, party), party=party, to=ME)],
        )
        for party in OTHERS
    }
    plain = chance_of_yes(state, THIRD, ME, fits)
    assert chance_of_yes(told[THEM], THIRD, ME, fits) == plain
    assert chance_of_yes(told[THIRD], THIRD, ME, fits) > plain


def test_clearing_something_up_with_one_leaves_the_others_promises_vague():
    state = three(CLARIFY)
    now, to_them = promised_to(state, THEM, clarity=Clarity.VAGUE)
    later = Promise("x.1.you", "word", ME, (THIRD,), 1, Clarity.VAGUE, False, 1, 2, 20)
    now.emit(PromiseMade(cause=Cause(Rule.ACCEPTED), seen_by=(ME, THIRD), promise=later))
    play(now, Play("clarify", to=THEM))
    assert now.state.promise(to_them.id).clarity is Clarity.CLEAR
    assert now.state.promise(later.id).clarity is Clarity.VAGUE


def test_clearing_something_up_heals_only_who_heard_it():
    state = three(CLARIFY)
    now, promise = promised_to(
        state, *OTHERS, clarity=Clarity.VAGUE, misread=True, asked_first=False
    )
    keep(now, promise)
    hurt = {party: trust(now.state.relation(party, ME)) for party in OTHERS}
    moving = replace(now.state, phase=Phase.MOVE)
    step = play_card(moving, "clarify", to=THEM)
    mended = {
        event.holder
        for event in step.events
        if isinstance(event, ChannelMoved) and event.cause.rule is Rule.MENDED
    }
    assert mended == {THEM}
    assert trust(step.state.relation(THIRD, ME)) == hurt[THIRD]


def test_talk_with_one_does_not_use_up_talk_with_the_other():
    """Two good talks with one of them are no news to the other, who has heard nothing yet."""
    for kind in (Kind.SHARE, Kind.ASK, Kind.CLARIFY):
        card = Card("talk", kind)
        state = three(card)
        for _ in range(2):
            state = replace(play_card(state, "talk", to=THEM).state, phase=Phase.MOVE)
        assert why_not(state, Play("talk", to=THEM)) is not None
        before = trust(state.relation(THIRD, ME))
        fresh = trust(play_card(three(card), "talk", to=THIRD).state.relation(THIRD, ME)) - 50_000
        after = trust(play_card(state, "talk", to=THIRD).state.relation(THIRD, ME))
        assert after - before == fresh > 0, kind


def test_who_has_no_tie_cannot_be_leaned_on_and_who_waits_for_nothing_cannot_be_lied_to():
    lean, deny = Card("lean", Kind.LEAN), Card("deny", Kind.DENY)
    state = three(lean, deny, bonds=(Bond(ME, THEM, 500),))
    owed = tuple(
        replace(one, faults=1) if (one.holder, one.other) == (THEM, ME) else one
        for one in state.relations
    )
    state = replace(state, relations=owed)
    choices = set(legal(state))
    for name in ("lean", "deny"):
        assert Play(name, to=THEM) in choices
        assert Play(name, to=THIRD) not in choices


# ---------------------------------------------------------------- who has to say yes


def test_an_agreement_among_three_needs_every_yes():
    """A hundred tables: it comes about exactly where both said yes; each answer is its own."""
    deal = among(*OTHERS, size=2)
    seen = set()
    for seed in range(100):
        step = play_card(three(deal, seed=seed), "deal")
        answers = {e.by: e.yes for e in step.events if isinstance(e, OfferAnswered)}
        assert set(answers) == set(OTHERS)
        agreed = next(e.agreed for e in step.events if isinstance(e, CardPlayed))
        assert agreed == all(answers.values())
        made = [e.promise for e in step.events if isinstance(e, PromiseMade)]
        assert {promise.by for promise in made} == (set(ALL) if agreed else set())
        assert all(set(one.to) == set(ALL) - {one.by} for one in made)
        seen.add(tuple(answers.values()))
    assert seen == {(True, True), (True, False), (False, True), (False, False)}


def test_the_chance_of_a_yes_is_that_of_every_yes():
    """Two who each say yes two times in three say it together less than half of the time."""
    deal = among(*OTHERS, size=2)
    state = three(deal)
    each = [chance_of_yes(state, party, ME, deal) for party in OTHERS]
    seen = forecast(state, Play("deal"))
    assert seen.honest == each[0] * each[1] // 1000
    yes = sum(
        play_card(three(deal, seed=seed), "deal").state.played[-1].agreed for seed in range(400)
    )
    assert abs(yes / 400 - seen.honest / 1000) < 0.08


def test_a_forecast_is_made_for_every_holder():
    """What each of the two would feel, and nothing for the third where they have no part in it."""
    trusting = {(THEM, ME): 400, (THIRD, ME): 700}
    deal = among(*OTHERS, due=0)
    seen = forecast(three(deal, trusting=trusting), Play("deal"))
    gains = {(one.holder, one.channel): one.likely for one in seen.strands}
    assert {holder for holder, _ in gains} == set(OTHERS)
    assert all(
        gains[THEM, channel] > gains[THIRD, channel] > 0
        for channel in ("communication", "compromise", "goals")
    )
    private = forecast(three(among(THEM, due=0)), Play("deal"))
    gains = {one.holder: 0 for one in private.strands}
    for one in private.strands:
        gains[one.holder] += one.likely
    assert gains[THEM] > 0 == gains[THIRD]
    lone = forecast(three(SHARE), Play("share", to=THIRD))
    assert {one.holder for one in lone.strands if one.likely} == {THIRD}


# ---------------------------------------------------------------- how it is read


def test_a_misreading_is_read_by_each_for_itself():
    """One vague word to both, at many tables: heard as broken by none, one or both of them."""
    heard = set()
    for seed in range(60):
        now, promise = promised_to(three(seed=seed), *OTHERS, clarity=Clarity.VAGUE)
        keep(now, promise)
        hurt = frozenset(e.wound.holder for e in now.events if isinstance(e, Wounded))
        glad = {e.holder for e in now.events if isinstance(e, StreakMoved) and e.change > 0}
        assert glad == set(OTHERS) - hurt
        status = now.state.promise(promise.id).status
        assert status is (Status.MISREAD if hurt == set(OTHERS) else Status.KEPT)
        heard.add(hurt)
    assert heard == {frozenset(), frozenset({THEM}), frozenset({THIRD}), frozenset(OTHERS)}


def test_the_review_names_who_read_it_differently():
    fog = among(*OTHERS, name="fog", clarity=Clarity.VAGUE, due=0, again=True)
    trusting = {(party, ME): 900 for party in OTHERS}
    setup = replace(three(fog, trusting=trusting).setup, rounds=4)
    found = set()
    for seed in range(60):
        story = play_out(replace(setup, seed=seed), follow(("fog",)))
        for reading in readings(story):
            assert reading.holder in reading.promise.to
            found.add((reading.promise.by, reading.holder, reading.promise.status))
    assert {(ME, holder, Status.KEPT) for holder in OTHERS} <= found
    assert {(ME, holder, Status.MISREAD) for holder in OTHERS} <= found


def test_who_heard_it_as_it_was_meant_may_answer_it():
    """A word that one of two misread was still kept for the other, who can do a favor for it."""
    answered = 0
    for seed in range(40):
        now, promise = promised_to(
            three(among(THEM, name="word"), seed=seed, trusting={(THIRD, ME): 950}),
            *OTHERS,
            clarity=Clarity.VAGUE,
        )
        keep(now, promise)
        hurt = {e.wound.holder for e in now.events if isinstance(e, Wounded)}
        if hurt != {THEM}:
            continue
        later = turn(replace(now.state, round=now.state.round + 1))
        act(later, Play("silence", to=THEM))
        answered += any(one.card == FAVOR.id and one.by == THIRD for one in later.state.promises)
    assert answered > 0


# ---------------------------------------------------------------- their own offers


def with_offer(card, by=THEM):
    state = three(card)
    return replace(state, phase=Phase.ANSWER, offer=Offer(by, card.id))


@pytest.mark.parametrize("answer", [Accept(), Decline()])
def test_an_offer_between_two_is_answered_between_two(answer):
    step = apply(with_offer(among(THEM)), answer)
    table = [
        event
        for event in step.events
        if not felt_by_all(event) and type(event).__name__ != "PhaseBegan"
    ]
    assert {type(event) for event in table} >= {OfferAnswered, OfferPut}
    assert all(THIRD not in event.seen_by for event in table)


def finished(state):
    """The next round's news, after keeping and guessing whatever fell due; offers are declined."""
    while state.phase is not Phase.RECKONING:
        state = apply(state, legal(state)[0]).state
    return next_round(state)


def offers_after(second):
    """At which of sixty tables Mateo puts an offer after Priya refused this, or heard it."""
    large, small = among(THIRD, name="large", size=5), among(THEM, name="small")
    step = Card("step", Kind.GESTURE, 1, (Pledge(ME, Clarity.VERIFIABLE, 0),), again=True)
    found = set()
    for seed in range(60):
        no = (Refusal(THIRD, 1),)
        state = three(large, small, step, trusting={(THEM, ME): 800}, refusals=no, seed=seed)
        state = finished(play_card(state, "step").state)
        if state.phase is Phase.ANSWER:
            state = apply(state, Decline()).state
        state = play_card(state, second, to=THIRD if second == "silence" else None).state
        assert state.played[-1].agreed == (second == "silence")
        offer = finished(state).offer
        found |= {seed} if offer is not None and offer.by == THEM else set()
    return found


def test_a_no_of_one_makes_the_other_no_readier_to_offer():
    """Nobody answers a no that they neither said nor heard."""
    assert offers_after("large") == offers_after("silence") != set()


# ---------------------------------------------------------------- whose trust decides


def test_the_lowest_trust_among_the_players_own_pairs_decides():
    words = tuple(
        Promise(
            f"{number}.{by}", f"old-{number}", by, OTHERS, 1, Clarity.CLEAR, False, 1, 1, 0,
            status=Status.KEPT, judged=1,
        )
        for by in ALL
        for number in (1, 2)
    )  # fmt: skip

    def ends(**levels):
        pairs = {
            "them_me": (THEM, ME), "third_me": (THIRD, ME),
            "me_third": (ME, THIRD), "them_third": (THEM, THIRD),
        }  # fmt: skip
        trusting = {(a, b): 700 for a in ALL for b in ALL if a != b}
        trusting |= {pairs[name]: value for name, value in levels.items()}
        now = turn(replace(three(trusting=trusting), promises=words))
        conclude(now)
        return now.state.ending

    assert ends() is Ending.LASTING
    assert ends(them_third=100) is Ending.LASTING
    assert ends(third_me=500) is Ending.FRAGILE
    assert ends(me_third=400) is Ending.STALEMATE
    assert ends(third_me=50) is Ending.COLLAPSE
    assert ends(them_me=50) is Ending.COLLAPSE
    assert lowest_trust(three(trusting={(THEM, THIRD): 100})) == 50_000


def test_one_who_proved_nothing_keeps_the_peace_from_lasting():
    words = tuple(
        Promise(
            f"{number}.{by}", f"old-{number}", by, (ME,), 1, Clarity.CLEAR, False, 1, 1, 0,
            status=Status.KEPT, judged=1,
        )
        for by in (ME, THEM)
        for number in (1, 2)
    )  # fmt: skip
    trusting = {(a, b): 700 for a in ALL for b in ALL if a != b}
    now = turn(replace(three(trusting=trusting), promises=words))
    conclude(now)
    assert now.state.ending is Ending.FRAGILE


def test_whoever_trusts_one_of_two_least_keeps_the_word_to_both_no_better():
    promise = Promise("x", "deal", THEM, (ME, THIRD), 2, Clarity.CLEAR, False, 1, 1, 30)
    state = three(trusting={(THEM, THIRD): 200})
    alone = keep_chance(state, replace(promise, to=(ME,)))
    both = keep_chance(state, promise)
    assert both == keep_chance(state, replace(promise, to=(THIRD,))) < alone


def test_a_whole_play_of_three_comes_to_an_end():
    deal = among(*OTHERS, again=True)
    endings = set()
    for seed in range(20):
        setup = replace(three(deal, SHARE, BLAME).setup, seed=seed)
        state = play_out(setup, follow(("share", "deal"))).state
        assert {one.holder for one in state.relations} == set(ALL)
        endings.add(state.ending)
    assert None not in endings


# ---------------------------------------------------------------- between the two others


def test_a_mediator_helps_everybody_at_the_table_with_everybody():
    third = Card("third", Kind.MEDIATOR, style=Style.FACILITATE)
    events = play_card(three(third), "third").events
    helped = {(one.holder, one.other) for one in events if isinstance(one, ChannelMoved)}
    assert helped == set(permutations(ALL, 2))


def test_pressure_of_a_mediator_leaves_wariness_between_all_of_them():
    press = Card("press", Kind.MEDIATOR, style=Style.LEVERAGE)
    state = play_card(three(press, rounds=9), "press").state
    while state.seat is not None:
        step = apply(state, legal(state)[0])
        state = step.state
    wary = {(one.holder, one.other) for one in step.events if isinstance(one, WarinessMoved)}
    assert wary == set(permutations(ALL, 2))


def test_two_others_can_answer_to_each_other_without_the_player():
    """A grievance between two others has an end of its own."""
    owed = replace(three().relation(THEM, THIRD), lid=600, faults=1)
    setup = three().setup
    relations = tuple(
        owed if (one.holder, one.other) == (THEM, THIRD) else one for one in setup.relations
    )
    answered = 0
    for seed in range(30):
        state = opened(relations=relations, parties=setup.parties, seed=seed)
        step = play_card(state, "silence", to=THEM)
        lifted = [one for one in step.events if isinstance(one, LidLifted)]
        answered += bool(lifted)
        for one in lifted:
            assert (one.holder, one.other, one.seen_by) == (THEM, THIRD, (THEM, THIRD))
            assert step.state.relation(THEM, THIRD).faults == 0
    assert 0 < answered < 30


def test_an_agreement_among_three_calms_no_more_than_one_between_two():
    def eased(*signers):
        now = turn(three(among(*signers), tension=600), yes=True, misread=False)
        play(now, Play("deal"))
        before = now.state.tension
        for promise in now.state.promises:
            keep(now, promise)
        return before - now.state.tension

    assert 0 < eased(*OTHERS) <= eased(THEM)


def test_nobody_thanks_the_player_for_what_another_kept():
    lines = tuple(Line(f"{one}.{moment}", one, moment) for one in OTHERS for moment in Moment)
    heard = Counter()
    for by in ALL:
        for turns_out in (keep, break_openly):
            now = turn(three(lines=lines), misread=False)
            to = tuple(one for one in ALL if one != by)
            card = Card("word", Kind.AGREEMENT, 2, (Pledge(by, Clarity.CLEAR, 0),))
            turns_out(now, make(now, card, card.pledges[0], to, Rule.ACCEPTED))
            heard[by] += len([one for one in now.events if isinstance(one, LineSpoken)])
    assert heard == {ME: 4, THEM: 0, THIRD: 0}
