"""Who offers what to whom, and what a no, a public word and a friendship do to it."""

from game.core.forecast import forecast
from game.core.kinds import Clarity, Kind, Phase
from game.core.legal import legal
from game.core.moves import Keep, Next, Play
from game.core.rules import apply
from game.core.setup import Bond, Card, Pledge
from tests.core.stories import ME, THEM, agreement, even, opened, play_card, theirs

STEP = Card("step", Kind.GESTURE, 1, (Pledge(ME, Clarity.VERIFIABLE, 0),), again=True)
FOG = Card("fog", Kind.BOAST, 1, (Pledge(ME, Clarity.VAGUE, 0),), again=True)


def after_keeping(state, card):
    """The next round's first phase, after the player played a card and kept its word."""
    state = play_card(state, card).state
    while state.phase is not Phase.RECKONING:
        due = [choice for choice in legal(state) if isinstance(choice, Keep)]
        state = apply(state, due[0] if due else legal(state)[0]).state
    return apply(state, Next()).state


def offers_after(card, seeds=30):
    """How many of so many friendly others make an offer after the player kept this card's word."""
    cards = (agreement(size=1), STEP, FOG)
    states = (opened(*cards, relations=even(800), seed=seed) for seed in range(seeds))
    return sum(after_keeping(state, card).offer is not None for state in states)


def test_an_offer_comes_only_to_somebody_whose_word_was_seen_kept():
    assert offers_after("step") > 0
    assert offers_after("silence") == 0
    assert offers_after("fog") == 0


def test_after_a_no_the_other_side_puts_something_smaller():
    def offers(first):
        cards = (agreement("small", size=1), agreement("large", size=5), STEP)
        found = []
        for seed in range(30):
            state = opened(*cards, relations=even(640), seed=seed)
            state = after_keeping(state, "step")
            if state.phase is not Phase.MOVE:
                continue
            state = after_keeping(state, first)
            if first != "large" or not state.played[-1].agreed:
                found.append(state.offer.card if state.offer else None)
        return found

    after_a_no = offers("large")
    assert set(after_a_no) <= {"small", None}
    assert after_a_no.count("small") / len(after_a_no) > 0.6
    after_silence = offers("silence")
    assert after_silence.count("small") / len(after_silence) < 0.6


def test_a_friendship_that_is_leaned_on_feels_used():
    lean = Card("lean", Kind.LEAN)
    state = opened(lean, bonds=(Bond(ME, THEM, 500),))
    after = play_card(state, "lean").state
    assert theirs(after).compromise < theirs(state).compromise
    assert theirs(after).goals < theirs(state).goals
    assert after.bond(ME, THEM) < state.bond(ME, THEM)


def test_each_no_halves_what_a_bond_makes_up():
    large = agreement("large", size=5)
    state = opened(large, relations=even(650), bonds=(Bond(ME, THEM, 1000),), rounds=12)
    rosy = []
    while state.phase is Phase.MOVE and len(rosy) < 3:
        seen = forecast(state, Play("large"))
        rosy.append(seen.chance - seen.honest)
        state = after_keeping(state, "large")
        if state.played[-1].agreed:
            break
    assert len(rosy) >= 2
    assert rosy == sorted(rosy, reverse=True)
    assert rosy[1] < rosy[0]


def test_a_word_said_in_public_is_answered_in_public():
    commit = Card("commit", Kind.COMMIT)
    state = opened(agreement(size=1, due=2), commit, relations=even(900))
    state = after_keeping(state, "deal")
    assert state.played[-1].agreed
    before = state.relation(ME, THEM)
    after = play_card(state, "commit", about="deal.1.you").state
    assert after.promise(f"deal.1.{THEM}").public
    assert after.relation(ME, THEM).communication > before.communication
    assert after.relation(ME, THEM).goals > before.goals
