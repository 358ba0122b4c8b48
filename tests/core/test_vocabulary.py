"""What a level can say beyond the everyday: questions, refusals, pressure, somebody new."""

from dataclasses import replace

import pytest

from game.core.breach import break_quietly
from game.core.conditions import holds
from game.core.conduct import put_offers
from game.core.effects import (
    Answer,
    Condition,
    FallsOut,
    Happening,
    LowersCeiling,
    MovesAppeal,
    MovesBond,
    MovesBreaking,
    MovesChannel,
    MovesPower,
    MovesSupport,
    MovesTension,
    Succeeds,
)
from game.core.events import (
    AppealMoved,
    BooksOpened,
    ChannelMoved,
    FactorName,
    OfferAnswered,
    PromiseMade,
    Reason,
    Replied,
    Rule,
    SupportMoved,
)
from game.core.forecast import forecast
from game.core.happenings import carry_out
from game.core.kinds import Channel, Clarity, Ending, Kind, Moment, Phase, Status
from game.core.legal import WhyNot, legal, ways_to_play, why_not
from game.core.moves import Accept, BreakOpenly, Decline, Next, Play, Reply, parse
from game.core.rules import IllegalChoiceError, apply
from game.core.setup import Bond, Card, Line, PartySetup, Pledge, Refusal, Relation, Successor
from game.core.state import Offer
from game.core.temperament import PRESETS, chance_of_yes, favor_chance, keep_chance
from game.core.trust import advantage
from tests.core.stories import (
    ME,
    SHARE,
    THEM,
    agreement,
    even,
    next_round,
    on_to_the_next_move,
    opened,
    play_card,
    theirs,
    turn,
)

PRIYA = "priya"
FAR = Condition(rounds=(9, 9))


def three(*cards, **more):
    """A table of three; they trust the player 50, Priya 70."""
    everyone = (ME, THEM, PRIYA)
    trusting = {(PRIYA, ME): 700}
    relations = tuple(
        Relation(a, b, *(trusting.get((a, b), 500),) * 3)
        for a in everyone
        for b in everyone
        if a != b
    )
    parties = tuple(PartySetup(name, 50, 600, PRESETS["reciprocator"]) for name in everyone)
    return opened(*cards, relations=relations, parties=parties, **more)


def after(state, *effects):
    """The position after something with these effects has happened."""
    now = turn(state)
    for effect in effects:
        carry_out(now, effect, "news")
    return now.state


def rounds_later(state, rounds):
    """So many rounds later, nothing but silence in between."""
    for _ in range(rounds):
        state = on_to_the_next_move(play_card(state, "silence").state)
    return state


def power(state, party):
    return state.party(party).power


# ---------------------------------------------------------------- conditions


def test_what_happened_before_can_lead_to_more():
    early = Happening("early", Condition(rounds=(2, 2)), (MovesTension(10),))
    late = Happening("late", Condition(happened=("early",)), (MovesTension(20),))
    never = Happening("never", Condition(not_happened=("early",), rounds=(3, 9)))
    state = rounds_later(opened(happenings=(late, early, never)), 2)
    assert state.happened == (("early", 2), ("late", 3))


def test_the_last_move_is_the_one_just_played():
    state = opened(SHARE)
    assert not holds(state, Condition(just_played=("share",)))
    shared = on_to_the_next_move(play_card(state, "share").state)
    assert holds(shared, Condition(just_played=("deal", "share")))
    assert not holds(rounds_later(shared, 1), Condition(just_played=("share",)))


def test_trust_is_the_lowest_or_that_of_one_party():
    state = three()
    assert not holds(state, Condition(trust_above=60))
    assert holds(state, Condition(trust_above=60, trust_of=PRIYA))
    assert not holds(state, Condition(trust_below=60, trust_of=PRIYA))
    assert holds(state, Condition(trust_below=60))


def test_a_promise_of_any_of_the_others_can_fall_due():
    pledge = Pledge(PRIYA, Clarity.CLEAR, 0)
    deal = Card("deal", Kind.AGREEMENT, 1, (Pledge(ME, Clarity.CLEAR, 2), pledge))
    state = play_card(three(deal, seed=1), "deal").state
    assert state.played[-1].agreed
    assert holds(state, Condition(due_by=(THEM, PRIYA)))
    assert not holds(state, Condition(due_by=(THEM,)))
    assert not holds(state, Condition(due_by=(ME,)))
    assert holds(state, Condition(due=("deal",)))
    assert not holds(state, Condition(due_by=(THEM, PRIYA), due=("other",)))


# ---------------------------------------------------------------- power


def test_power_moves_for_some_rounds_and_comes_back():
    state = after(opened(), MovesPower(THEM, 30, 2))
    assert power(state, THEM) == 80
    assert advantage(state, THEM, ME) == 30
    assert power(rounds_later(state, 1), THEM) == 80
    assert power(rounds_later(state, 2), THEM) == 50


def test_power_comes_back_even_where_it_met_its_limit():
    state = after(opened(), MovesPower(THEM, -60, 1), MovesPower(THEM, 90, 3))
    assert power(state, THEM) == 80
    state = rounds_later(state, 1)
    assert power(state, THEM) == 100
    assert power(rounds_later(state, 2), THEM) == 50


def test_who_has_more_power_for_a_while_needs_a_yes_less():
    card = agreement()
    state = opened(card)
    strong = after(state, MovesPower(THEM, 40, 2))
    assert chance_of_yes(strong, THEM, ME, card) < chance_of_yes(state, THEM, ME, card)


# ---------------------------------------------------------------- the next answer


def test_what_weighs_on_the_next_answer_weighs_once():
    card = agreement(size=1, again=True)
    state = opened(card, relations=even(400))
    fair = chance_of_yes(state, THEM, ME, card)
    weighed = after(state, MovesAppeal(THEM, -60))
    assert chance_of_yes(weighed, THEM, ME, card) < fair
    assert forecast(weighed, Play("deal")).honest == chance_of_yes(weighed, THEM, ME, card)
    step = play_card(weighed, "deal")
    (used,) = (event for event in step.events if isinstance(event, AppealMoved))
    assert (used.change, used.cause.rule) == (60, Rule.OFFERED)
    assert theirs(step.state).appeal == 0


# ---------------------------------------------------------------- the price of breaking


def owing(clarity=Clarity.VERIFIABLE):
    """The player owes a promise that falls due this round."""
    for seed in range(40):
        state = opened(agreement(clarity=clarity), relations=even(900), seed=seed)
        state = play_card(state, "deal").state
        if state.played[-1].agreed:
            state = apply(next_step(state), Next()).state
            if state.phase is Phase.MOVE:
                return state
    raise AssertionError("nobody ever says yes")


def next_step(state):
    while state.phase is not Phase.RECKONING:
        state = apply(state, legal(state)[0]).state
    return state


def support_moved(step, rule):
    return [
        event.change
        for event in step.events
        if isinstance(event, SupportMoved) and event.party == ME and event.cause.rule is rule
    ]


def test_breaking_can_gain_at_home():
    state = owing()
    tempted = after(state, MovesBreaking(("deal",), 40, 1))
    for position, gained in ((state, []), (tempted, [40])):
        due = play_card(position, "silence").state
        step = apply(due, BreakOpenly("deal.1.you"))
        assert support_moved(step, Rule.BROKEN_OPENLY) == gained
    seen = forecast(play_card(tempted, "silence").state, BreakOpenly("deal.1.you"))
    assert seen.home_now == 40


def test_a_lure_is_for_its_cards_and_its_rounds():
    state = opened()
    elsewhere = after(state, MovesBreaking(("other",), 40, 1))
    assert elsewhere.lures
    assert rounds_later(elsewhere, 1).lures == ()
    longer = after(state, MovesBreaking(("deal",), 40, 2))
    assert rounds_later(longer, 1).lures
    assert rounds_later(longer, 2).lures == ()


def test_nobody_sees_what_an_unseen_breach_gains():
    state = after(owing(Clarity.CLEAR), MovesBreaking(("deal",), 40, 1))
    now = turn(state, seen=False)
    break_quietly(now, state.promise("deal.1.you"))
    (gain,) = (event for event in now.events if isinstance(event, SupportMoved))
    assert (gain.change, gain.seen_by) == (40, (ME,))


# ---------------------------------------------------------------- ceiling, and a personal tie


def test_communication_never_rises_above_its_ceiling_again():
    state = after(opened(relations=even(600)), LowersCeiling(THEM, ME, 700))
    risen = after(state, *(MovesChannel(THEM, ME, Channel.COMMUNICATION, 200) for _ in range(9)))
    assert theirs(risen).communication == 700
    assert theirs(after(risen, LowersCeiling(THEM, ME, 900))).ceiling == 700


def test_a_personal_tie_can_grow_and_wear_out():
    state = opened(bonds=(Bond(ME, THEM, 300),))
    assert after(state, MovesBond(THEM, 50)).bond(ME, THEM) == 350
    assert after(state, MovesBond(THEM, -900)).bond(THEM, ME) == 0


# ---------------------------------------------------------------- somebody new


def with_successor(*cards, **more):
    """Their chair may be taken by somebody proud, to whom the player has hardly a tie."""
    mine, them = opened().setup.parties
    heir = Successor(PRESETS["proud"], bond=50)
    parties = (mine, replace(them, successor=heir))
    return opened(*cards, parties=parties, bonds=(Bond(ME, THEM, 800),), **more)


def test_a_successor_starts_with_half_and_decides_otherwise():
    card = agreement(size=1)
    state = with_successor(card, relations=even(600))
    new = after(state, Succeeds(THEM))
    for holder, other in ((THEM, ME), (ME, THEM)):
        felt = new.relation(holder, other)
        assert (felt.communication, felt.compromise, felt.goals) == (300, 300, 600)
    assert new.bond(ME, THEM) == 50
    assert new.temperament(THEM) is PRESETS["proud"]
    assert state.temperament(THEM) is PRESETS["reciprocator"]
    as_before = replace(new, relations=state.relations)
    assert chance_of_yes(as_before, THEM, ME, card) < chance_of_yes(state, THEM, ME, card)
    favors = [favor_chance(position, THEM, invited=False) for position in (as_before, state)]
    assert favors[0] < favors[1]
    assert after(new, Succeeds(THEM)) == new


def test_what_a_successor_inherits_is_told_as_base_times_factor():
    now = turn(with_successor(relations=even(600)))
    carry_out(now, Succeeds(THEM), "vote")
    moved = [event for event in now.events if isinstance(event, ChannelMoved)]
    assert {event.cause.subject for event in moved} == {"vote"}
    assert {event.base for event in moved} == {-600}
    assert [factor.name for factor in moved[0].factors] == [FactorName.CARRIED_OVER]


@pytest.mark.parametrize(
    ("clarity", "status"),
    [
        (Clarity.VAGUE, Status.LAPSED),
        (Clarity.CLEAR, Status.OPEN),
        (Clarity.VERIFIABLE, Status.OPEN),
    ],
)
def test_written_promises_outlive_who_made_them(clarity, status):
    deal = agreement(clarity=clarity, due=3)
    for seed in range(40):
        state = play_card(with_successor(deal, relations=even(900), seed=seed), "deal").state
        if state.played[-1].agreed:
            break
    new = after(state, Succeeds(THEM))
    assert {promise.status for promise in new.promises} == {status}
    assert theirs(new).faults == 0
    if status is Status.OPEN:
        mine = new.promise(f"deal.1.{THEM}")
        assert keep_chance(new, mine) < keep_chance(state, mine)


def test_nobody_succeeds_where_nobody_waits():
    state = opened()
    assert after(state, Succeeds(THEM)) == state


# ---------------------------------------------------------------- questions

ASKS = Happening(
    "letter",
    Condition(rounds=(1, 1)),
    (MovesTension(10),),
    answers=(
        Answer("keep-quiet", (MovesSupport(ME, 60), MovesTension(100))),
        Answer("give-it-back", (MovesChannel(THEM, ME, Channel.COMMUNICATION, 100),)),
    ),
)


def test_an_event_can_ask_before_the_move():
    state = opened(happenings=(ASKS,))
    assert (state.phase, state.round, state.asked) == (Phase.ANSWER, 1, ("letter",))
    choices = (Reply("letter", "keep-quiet"), Reply("letter", "give-it-back"))
    assert legal(state) == choices
    assert state.tension == 310
    quiet = apply(state, choices[0])
    assert (quiet.state.phase, quiet.state.asked) == (Phase.MOVE, ())
    assert (quiet.state.tension, quiet.state.party(ME).support) == (410, 710)
    kind = apply(state, choices[1])
    assert theirs(kind.state).communication > 500
    (told,) = (event for event in kind.events if isinstance(event, Replied))
    assert (told.happening, told.answer) == ("letter", "give-it-back")
    assert told.cause.subject == "letter"
    assert quiet.state.played == ()


def test_only_what_was_asked_can_be_answered():
    state = opened(SHARE, happenings=(ASKS,))
    for choice, reason in (
        (Reply("letter", "shrug"), WhyNot.NOT_ASKED),
        (Reply("other", "keep-quiet"), WhyNot.NOT_ASKED),
        (Accept(), WhyNot.WRONG_PHASE),
        (Play("share"), WhyNot.WRONG_PHASE),
    ):
        assert why_not(state, choice) is reason
        with pytest.raises(IllegalChoiceError):
            apply(state, choice)
    moving = apply(state, legal(state)[0]).state
    assert why_not(moving, Reply("letter", "keep-quiet")) is WhyNot.WRONG_PHASE


def test_a_reply_reads_as_one_line():
    assert str(Reply("letter", "keep-quiet")) == "reply letter keep-quiet"
    assert parse("reply letter keep-quiet") == Reply("letter", "keep-quiet")


def test_two_questions_wait_for_one_another():
    second = replace(ASKS, id="call", effects=())
    state = opened(happenings=(ASKS, second))
    assert state.asked == ("letter", "call")
    assert why_not(state, Reply("call", "keep-quiet")) is WhyNot.NOT_ASKED
    state = apply(state, Reply("letter", "keep-quiet")).state
    assert legal(state)[0] == Reply("call", "keep-quiet")
    assert apply(state, legal(state)[0]).state.phase is Phase.MOVE


def test_an_answer_can_end_a_play():
    reckless = replace(ASKS, answers=(Answer("shout", (MovesTension(1000),)), ASKS.answers[1]))
    state = apply(opened(happenings=(reckless,)), Reply("letter", "shout")).state
    assert (state.phase, state.ending) == (Phase.RECKONING, Ending.CRISIS)
    assert next_round(state).phase is Phase.OVER


def test_a_question_comes_before_an_offer_and_both_can_wait():
    step = Card("step", Kind.GESTURE, 1, (Pledge(ME, Clarity.VERIFIABLE, 0),), again=True)
    asks = replace(ASKS, when=Condition(rounds=(2, 2)))
    for seed in range(30):
        state = opened(agreement(size=1), step, relations=even(900), happenings=(asks,), seed=seed)
        state = apply(next_step(play_card(state, "step").state), Next()).state
        assert (state.asked, state.offer) == (("letter",), None)
        state = apply(state, legal(state)[0]).state
        if state.offer is not None:
            break
    assert state.phase is Phase.ANSWER
    assert Accept() in legal(state)
    assert apply(state, Accept()).state.phase is Phase.MOVE


def test_an_accident_in_an_answer_is_nobodys_fault():
    asks = replace(ASKS, when=Condition(rounds=(2, 2)), answers=(
        Answer("wait", (FallsOut(THEM, Status.FELL_THROUGH),)), ASKS.answers[1],
    ))  # fmt: skip
    for seed in range(40):
        state = opened(agreement(), relations=even(900), happenings=(asks,), seed=seed)
        state = play_card(state, "deal").state
        if state.played[-1].agreed:
            break
    state = apply(next_step(state), Next()).state
    state = apply(state, Reply("letter", "wait")).state
    assert state.promise(f"deal.1.{THEM}").status is Status.FELL_THROUGH
    assert [wound.source for wound in state.wounds] == ["letter"]


# ---------------------------------------------------------------- refusals


def test_who_can_wait_refuses_what_is_too_big():
    small, large = agreement("small", size=1), agreement("large", size=3)
    lifted = Condition(played=("small",))
    state = opened(small, large, relations=even(950), refusals=(Refusal(THEM, 1, (FAR, lifted)),))
    assert chance_of_yes(state, THEM, ME, small) > 500
    assert chance_of_yes(state, THEM, ME, large) == 0
    seen = forecast(replace(state, bonds=(Bond(ME, THEM, 1000),)), Play("large"))
    assert (seen.chance, seen.honest) == (0, 0)
    step = play_card(state, "large")
    (answer,) = (event for event in step.events if isinstance(event, OfferAnswered))
    assert (answer.yes, answer.chance, answer.reason) == (False, 0, Reason.POWER)
    for seed in range(20):
        agreed = play_card(replace(state, setup=replace(state.setup, seed=seed)), "small").state
        if agreed.played[-1].agreed:
            break
    assert chance_of_yes(agreed, THEM, ME, large) > 500


def test_a_refusal_is_one_partys_own():
    deal = Card("deal", Kind.AGREEMENT, 3, (Pledge(ME, Clarity.CLEAR, 1),))
    state = three(deal, refusals=(Refusal(PRIYA, 2),))
    assert chance_of_yes(state, PRIYA, ME, deal) == 0
    assert chance_of_yes(state, THEM, ME, deal) > 0
    assert forecast(state, Play("deal")).chance == 0


# ---------------------------------------------------------------- pressure

OR_ELSE = Card("or-else", Kind.ULTIMATUM, forces="deal")


def pressing(mine, **more):
    """A table at which the player has so much power, and may press."""
    me, them = opened().setup.parties
    parties = (replace(me, power=mine), them)
    return opened(agreement(size=3), OR_ELSE, relations=even(300), parties=parties, **more)


def test_the_stronger_side_can_force_a_signature():
    plain = opened(Card("or-else", Kind.ULTIMATUM), relations=even(300))
    state = pressing(70)
    step = play_card(state, "or-else")
    made = [event.promise.by for event in step.events if isinstance(event, PromiseMade)]
    assert made == [ME, THEM]
    assert [play.card for play in step.state.played] == ["or-else", "deal"]
    assert all(play.agreed for play in step.state.played)
    assert holds(step.state, Condition(just_played=("or-else",)))
    harmed = theirs(play_card(plain, "or-else").state)
    felt = theirs(step.state)
    assert (felt.communication, felt.compromise) == (harmed.communication, harmed.compromise)
    seen = forecast(state, Play("or-else"))
    assert seen.chance is None
    assert seen.home_later < 0


@pytest.mark.parametrize("mine", [40, 50])
def test_who_is_not_stronger_only_threatens(mine):
    step = play_card(pressing(mine), "or-else")
    assert step.state.promises == ()
    assert [play.card for play in step.state.played] == ["or-else"]


def test_power_for_a_while_is_power_enough():
    state = after(pressing(50), MovesPower(THEM, -5, 1))
    assert play_card(state, "or-else").state.promises


def test_what_runs_already_cannot_be_forced():
    state = play_card(pressing(70), "or-else").state
    running = apply(next_step(state), Next()).state
    assert why_not(running, Play("or-else")) is WhyNot.RUNNING


def test_an_ultimatum_that_forces_is_given_to_all_who_sign():
    state = three(agreement(), OR_ELSE, Card("plain", Kind.ULTIMATUM))
    assert ways_to_play(state, state.setup.card("or-else")) == (Play("or-else"),)
    assert len(ways_to_play(state, state.setup.card("plain"))) == 2


# ---------------------------------------------------------------- a trade of what both know


def trading(*lines, **more):
    """They have seen the player keep a word that could be checked, and trust the player."""
    step = Card("step", Kind.GESTURE, 1, (Pledge(ME, Clarity.VERIFIABLE, 0),), again=True)
    log = Card("log", Kind.SHARE, home=-20)
    state = opened(log, step, relations=even(800), lines=lines, **more)
    return next_step(play_card(state, "step").state)


SAYS = Line("offers-log", THEM, Moment.OFFERS, ("log",))


def offered(*lines, seeds=40):
    for seed in range(seeds):
        state = apply(trading(*lines, seed=seed), Next()).state
        if state.offer is not None:
            return state
    return None


def test_a_trade_is_offered_by_whoever_has_words_for_it():
    assert offered(SAYS).offer == Offer(THEM, "log")
    assert offered(Line("offers", THEM, Moment.OFFERS)) is None


def test_a_trade_opens_the_books_and_leaves_the_move():
    state = offered(SAYS)
    step = apply(state, Accept())
    assert step.state.phase is Phase.MOVE
    assert theirs(step.state).communication > theirs(state).communication
    assert [event.party for event in step.events if isinstance(event, BooksOpened)] == [ME]
    assert support_moved(step, Rule.SHARE) == [-20]
    first = step.state.played[-1]
    assert (first.card, first.by, first.agreed) == ("log", THEM, True)
    again = play_card(step.state, "log")
    faded = [event for event in again.events if isinstance(event, ChannelMoved)]
    assert any(factor.name is FactorName.FADED for event in faded for factor in event.factors)


def test_a_trade_can_be_declined():
    step = apply(offered(SAYS), Decline())
    assert step.state.phase is Phase.MOVE
    assert not any(play.card == "log" for play in step.state.played)


def test_nobody_trades_what_was_said_often_enough():
    state = trading(SAYS, rounds=12)
    now = turn(state, offer=True)
    put_offers(now)
    assert now.state.offer == Offer(THEM, "log")
    for _ in range(state.setup.dials.talk_most):
        while state.phase is not Phase.MOVE:
            state = apply(state, Decline() if state.offer else Next()).state
        state = next_step(play_card(state, "log").state)
    now = turn(state, offer=True)
    put_offers(now)
    assert now.state.offer is None


@pytest.mark.parametrize(("first", "offers"), [("share", True), ("silence", False)])
def test_nobody_offers_into_fog_but_open_books_lift_it(first, offers):
    """No word was kept yet: only who can look into the player's books puts something."""
    state = opened(agreement("small", 1), SHARE, relations=even(700))
    now = turn(play_card(state, first).state, offer=True)
    put_offers(now)
    assert (now.state.offer == Offer(THEM, "small")) is offers
