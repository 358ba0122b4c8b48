"""What must hold in every play, whatever the level, the luck and the choices."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import Phase as Stage
from hypothesis import strategies as st

from game.core.events import (
    BondMoved,
    ChannelMoved,
    Ended,
    PromiseJudged,
    Rule,
    SecretEnded,
    SecretKept,
    SupportMoved,
    TensionMoved,
)
from game.core.forecast import forecast
from game.core.kinds import Ending, Phase, Status
from game.core.legal import legal, why_not
from game.core.moves import (
    Accept,
    AskClear,
    BreakOpenly,
    BreakQuietly,
    Decline,
    Foresee,
    ForeseeEnding,
    Keep,
    Next,
    Play,
    Reply,
    Sureness,
    UnreadableChoiceError,
    parse,
)
from game.core.rules import IllegalChoiceError, apply, start
from game.core.story import replay
from game.core.trust import WEIGHTS, level, multiply, trust
from game.core.turn import fold
from tests.core.worlds import hide, plays, positions, setups, walk


def law(strategy, examples=20):
    """Check a law on things made up by hypothesis, the same ones on every run."""

    def decorate(check):
        slow = (HealthCheck.too_slow, HealthCheck.data_too_large)
        how = settings(
            max_examples=examples,
            deadline=None,
            derandomize=True,
            suppress_health_check=slow,
            phases=(Stage.explicit, Stage.generate),  # a whole play shrinks too slowly to help
        )
        return how(given(strategy)(check))

    return decorate


# ---------------------------------------------------------------- numbers


@law(plays())
def test_trust_is_the_weighted_sum(play):
    for step in play:
        for relation in step.after.relations:
            parts = (weight * level(relation, channel) for channel, weight in WEIGHTS.items())
            assert trust(relation) == sum(parts)
            assert 0 <= trust(relation) <= 100_000
    assert sum(WEIGHTS.values()) == 100


@law(plays())
def test_every_number_stays_in_its_range(play):
    for step in play:
        state = step.after
        assert 0 <= state.tension <= 1000
        assert all(0 <= party.support <= 1000 for party in state.parties)
        assert all(0 <= bond.strength <= 1000 for bond in state.bonds)
        for relation in state.relations:
            assert 0 <= relation.wariness <= state.setup.dials.wariness_most
            assert all(0 <= level(relation, channel) <= 1000 for channel in WEIGHTS)
            assert 0 <= relation.ceiling <= 1000
            assert relation.streak >= 0
            assert relation.faults >= 0


@law(plays())
def test_power_is_what_it_was_once_nothing_sways_it(play):
    for step in play:
        state = step.after
        assert all(sway.until >= state.round for sway in state.sways)
        for party in state.parties:
            swayed = sum(sway.change for sway in state.sways if sway.party == party.id)
            own = state.setup.party(party.id).power
            assert party.power == max(0, min(100, own + swayed))


@law(plays())
def test_a_question_is_answered_before_an_offer_and_before_a_move(play):
    for step in play:
        state = step.before
        if state.phase is Phase.ANSWER and state.asked:
            assert state.offer is None
            assert isinstance(step.choice, Reply)
        if state.phase is Phase.MOVE:
            assert state.asked == ()


@law(plays())
def test_folding_the_events_over_the_old_position_gives_the_new_one(play):
    for step in play:
        assert fold(step.before, step.events) == step.after


@law(plays())
def test_base_times_factors_is_what_was_computed_and_limits_give_the_change(play):
    for step in play:
        state = step.before
        for event in step.events:
            if isinstance(event, ChannelMoved):
                relation = state.relation(event.holder, event.other)
                now = level(relation, event.channel)
                assert multiply(event.base, event.factors) == event.computed
                assert all(factor.value != 1000 for factor in event.factors)
                assert abs(event.change) <= abs(event.computed)
                if event.computed <= 0:
                    assert event.change == max(-now, event.computed)
            if isinstance(event, SupportMoved):
                now = state.party(event.party).support
                computed = multiply(event.base, event.factors)
                assert event.change == max(-now, min(1000 - now, computed))
            if isinstance(event, TensionMoved):
                now = state.tension
                assert event.change == max(-now, min(1000 - now, event.base))
            state = fold(state, [event])


@law(plays())
def test_the_changes_add_up_to_the_difference(play):
    for step in play:
        for before in step.before.relations:
            after = step.after.relation(before.holder, before.other)
            for channel in WEIGHTS:
                changes = sum(
                    event.change
                    for event in step.events
                    if isinstance(event, ChannelMoved)
                    and (event.holder, event.other) == (before.holder, before.other)
                    and event.channel is channel
                )
                assert level(after, channel) - level(before, channel) == changes
        for before in step.before.parties:
            changes = [
                event.change
                for event in step.events
                if isinstance(event, SupportMoved) and event.party == before.id
            ]
            assert step.after.party(before.id).support - before.support == sum(changes)


@law(plays())
def test_a_gain_never_lowers_and_a_loss_never_raises(play):
    undoing = (Rule.MENDED, Rule.WORSENED)
    for step in play:
        for event in step.events:
            if isinstance(event, ChannelMoved):
                assert event.change * event.computed >= 0
                if event.cause.rule not in undoing:
                    assert event.change * event.base >= 0


@law(plays())
def test_a_bond_moves_by_what_its_event_says(play):
    for step in play:
        for bond in step.before.bonds:
            moved = [
                event.change
                for event in step.events
                if isinstance(event, BondMoved) and {event.a, event.b} == {bond.a, bond.b}
            ]
            assert step.after.bond(bond.a, bond.b) == bond.strength + sum(moved)


# ---------------------------------------------------------------- choices


@law(plays())
def test_a_replay_is_exact(play):
    setup = play[0].before.setup
    story = replay(setup, [step.choice for step in play])
    again = replay(setup, [parse(str(step.choice)) for step in play])
    assert story == again
    assert [step.state for step in story.steps[1:]] == [step.after for step in play]
    assert [step.events for step in story.steps[1:]] == [step.events for step in play]


@law(positions())
def test_every_choice_has_a_text_that_reads_back(state):
    for choice in (*legal(state), *universe(state)):
        assert parse(str(choice)) == choice


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.text()
    | st.lists(
        st.sampled_from(
            ["play", "a", "about", "with", "keep", "", " ", "next", "foresee", "reply", "accept"]
        )
    ).map(" ".join)
)
@example("play bench about")
@example("play  about x")
@example("foresee")
@example("next ")
@example("reply ice")
@example("reply ice wait then")
@example("play a with b about c")
def test_reading_anything_else_says_so(text):
    try:
        assert str(parse(text)) == text
    except UnreadableChoiceError as error:
        said = (error.text, str(error))
        assert said == (text, f"cannot read {text!r} as a choice; one looks like {LOOKS}")


LOOKS = "'play CARD' or 'next'"


def universe(state):
    """Every choice that could be meant at this table, allowed or not."""
    setup = state.setup
    promises = [promise.id for promise in state.promises] + ["nothing"]
    yield from (ForeseeEnding(ending) for ending in Ending)
    yield from (Accept(), Decline(), AskClear(), Next())
    for happening in [happening.id for happening in setup.happenings] + ["nothing"]:
        yield from (Reply(happening, f"answer-{number}") for number in range(4))
    for card in [card.id for card in setup.cards] + ["favor", "nothing"]:
        yield Play(card)
        yield from (Play(card, to=other) for other in (*setup.everyone, "nobody"))
        yield from (Play(card, about=promise) for promise in promises)
        yield Play(card, about=promises[0], to=setup.others[0])
    for promise in promises:
        yield from (Keep(promise), BreakOpenly(promise), BreakQuietly(promise))
        yield from (Foresee(promise, sureness) for sureness in Sureness)


@law(plays())
def test_what_is_legal_is_worked_out_once_and_never_handed_on(play):
    for step in play[::3]:
        state = step.before
        listed = legal(state)
        assert legal(state) is listed
        twin = state.copy()
        assert twin.choices is None
        assert twin == state
        assert legal(twin) == listed


@law(plays())
def test_what_is_legal_can_be_done_and_nothing_else(play):
    for step in play[::3]:
        state = step.before
        allowed = legal(state)
        assert len(set(allowed)) == len(allowed) > 0
        for choice in allowed:
            assert why_not(state.copy(), choice) is None
            apply(state, choice)
        for choice in set(universe(state)) - set(allowed):
            assert why_not(state, choice) is not None, str(choice)
            with pytest.raises(IllegalChoiceError) as caught:
                apply(state, choice)
            assert str(choice) in str(caught.value)


@law(plays(), examples=40)
def test_a_play_ends_within_its_rounds(play):
    last = play[-1].after
    assert last.phase is Phase.OVER
    assert last.ending is not None
    assert legal(last) == ()
    assert 1 <= last.round <= last.setup.rounds
    ends = [event for step in play for event in step.events if isinstance(event, Ended)]
    assert [event.ending for event in ends] == [last.ending]
    assert ends[0].reason


@law(plays(), examples=40)
def test_after_the_last_round_nothing_is_open(play):
    last = play[-1].after
    early = (Ending.ACCORD, Ending.CRISIS, Ending.OUSTED, Ending.COLLAPSE)
    if last.ending not in early:
        assert last.open_promises() == ()


# ---------------------------------------------------------------- who knows


@law(plays())
def test_every_event_names_its_rule_and_who_saw_it(play):
    for step in play:
        everyone = set(step.after.setup.everyone)
        for event in step.events:
            assert event.cause.rule in Rule
            assert event.seen_by
            assert set(event.seen_by) <= everyone
            assert len(set(event.seen_by)) == len(event.seen_by)


@law(plays(), examples=40)
def test_nobody_sees_the_secret_that_is_kept_from_them(play):
    hidden = {}
    for step in play:
        for event in step.events:
            if isinstance(event, SecretEnded):
                hidden.pop(event.secret)
            if isinstance(event, SecretKept):
                assert not set(event.seen_by) & set(event.secret.victims)
                hidden[event.secret.id] = event.secret.victims
            quiet = event.cause.rule is Rule.BROKEN_QUIETLY
            if quiet and event.cause.subject in hidden:
                assert not set(event.seen_by) & set(hidden[event.cause.subject])
    for event in (event for step in play for event in step.events):
        if isinstance(event, PromiseJudged) and event.status is Status.BROKEN_QUIETLY:
            promise = play[-1].after.promise(event.promise)
            assert event.seen_through == bool(set(event.seen_by) & set(promise.to))


@law(plays(), examples=40)
def test_a_secret_breach_leaves_no_trace_that_others_see(play):
    for step in play:
        kept = {event.secret.id for event in step.events if isinstance(event, SecretKept)}
        for event in step.events:
            if event.cause.subject in kept and event.cause.rule is Rule.BROKEN_QUIETLY:
                assert len(event.seen_by) == 1, event


@law(plays())
def test_a_forecast_knows_nothing_that_its_player_cannot_know(play):
    for step in play[::2]:
        state = step.before
        for choice in legal(state):
            assert forecast(state, choice) == forecast(hide(state), choice)


@law(positions(), examples=40)
def test_a_forecast_holds_what_is_likely_inside_its_interval(state):
    for choice in legal(state):
        seen = forecast(state, choice)
        if seen is None:
            continue
        for strand in seen.strands:
            assert strand.low <= strand.likely <= strand.high
        if seen.chance is not None:
            assert 0 <= seen.honest <= seen.chance <= 1000


@law(setups())
def test_the_table_is_laid_before_anybody_chooses(setup):
    step = start(setup)
    assert step.state.phase is Phase.OPENING
    assert step.state.round == 0
    assert step.state.relations == setup.relations
    assert len(legal(step.state)) == len(Ending)


@law(setups(), examples=15)
def test_the_same_luck_decides_the_same_way_again(setup):
    assert list(walk(setup, 5)) == list(walk(setup, 5))
