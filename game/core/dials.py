"""Every number of the trust model in one frozen record, so that a play can carry its own."""

from game.core.value import value

__all__ = ["Dials"]


@value
class Dials:
    """Holds the constants of the rules.

    Impulses, levels and prices are tenths of a point; factors, chances and wariness are
    thousandths; the terms of a chance (`yes_*`, `keep_*`, `favor_*`) are tenths of a point.
    """

    # How a channel moves.
    headroom: int = 100
    streak_step: int = 120
    streak_most: int = 4
    cynicism: int = 400
    loss_communication: int = 2000
    loss_compromise: int = 1500
    loss_goals: int = 1000
    grievance: int = 600
    wariness_most: int = 850

    # A promise kept.
    kept_vague: int = 10
    kept_clear: int = 20
    kept_verifiable: int = 40
    kept_compromise: int = 70
    kept_compromise_size: int = 30
    kept_goals: int = 30
    kept_goals_size: int = 10
    kept_wariness: int = 650
    kept_tension: int = 20
    kept_tension_size: int = 10
    public: int = 1400
    repeat_second: int = 600
    repeat_later: int = 300
    aim_shared: int = 2000
    aim_unknown: int = 500
    aim_opposed: int = 500

    # A promise misread.
    misread_vague: int = 350
    misread_clear: int = 100
    misread_verifiable: int = 0
    misread_weight: int = 600
    misread_healed: int = 800
    asked_first: int = 300

    # A promise broken.
    broken: int = 30
    broken_size: int = 20
    broken_vague: int = 850
    broken_clear: int = 1000
    broken_verifiable: int = 1100
    broken_goals: int = 10
    broken_goals_size: int = 10
    broken_wariness: int = 100
    broken_wariness_size: int = 50
    broken_tension: int = 30
    broken_tension_size: int = 20
    openly: int = 600
    seen_through: int = 1500
    seen_vague: int = 500
    seen_clear: int = 750
    seen_verifiable: int = 1000
    ceiling_drop: int = 50
    secret_out: int = 250
    secret_communication: int = 140
    secret_compromise: int = 60
    secret_goals: int = 50
    secret_wariness: int = 300
    secret_tension: int = 100
    boast_fails: int = 500

    # What things cost at home.
    home_offer: int = 22
    home_declined: int = 15
    home_kept: int = 10
    home_kept_size: int = 10
    home_gesture: int = 15
    home_public_broken: int = 20
    home_received: int = 10
    home_received_size: int = 10
    home_let_down: int = 20
    home_let_down_size: int = 15
    home_tension_above: int = 600
    home_tension: int = 10
    home_ripple: int = 5

    # Offers.
    yes_start: int = 140
    yes_size: int = 130
    yes_advantage: int = 200
    yes_wariness: int = 220
    yes_slope: int = 70
    yes_shared: int = 60
    yes_opposed: int = 60
    yes_open_books: int = 40
    accepted_communication: int = 20
    accepted_compromise: int = 20
    accepted_compromise_size: int = 10
    declined_communication: int = 10
    declined_tension: int = 10
    declined_tension_size: int = 10
    rosy: int = 250

    # Gestures, transparency, repair.
    gesture_communication: int = 50
    gesture_invites: int = 350
    share_communication: int = 160
    share_goals: int = 50
    share_back_communication: int = 130
    share_back_goals: int = 40
    share_rounds: int = 3
    clarify_communication: int = 120
    clarify_compromise: int = 40
    ask_goals: int = 70
    commit_communication: int = 160
    commit_goals: int = 60
    commit_back_communication: int = 140
    commit_back_goals: int = 50
    talk_second: int = 500
    talk_most: int = 2
    hollow: int = 10
    sorry_communication: int = 50
    own_up_communication: int = 150
    own_up_compromise: int = 30
    own_up_wariness: int = 700
    amends_communication: int = 150
    amends_compromise: int = 80
    amends_goals: int = 30
    amends_wariness: int = 600
    deny_wariness: int = 900

    # A mediator.
    mediator_communication: int = 50
    mediator_rounds: int = 3
    mediator_wariness: int = 900
    mediator_wane: int = 600
    mediator_goals: int = 100
    facilitate_yes: int = 60
    formulate_yes: int = 110
    leverage_yes: int = 160
    facilitate_talk: int = 70
    formulate_talk: int = 50
    leverage_talk: int = 20
    leverage_wariness: int = 120

    # Moves from the gut.
    ultimatum_communication: int = 40
    ultimatum_compromise: int = 60
    ultimatum_goals: int = 30
    ultimatum_tension: int = 80
    ultimatum_home: int = 60
    blame_communication: int = 50
    blame_goals: int = 40
    blame_tension: int = 60
    blame_home: int = 80
    silence_communication: int = 30
    silence_tension: int = 30
    silence_home: int = 10
    lean_appeal: int = 200
    lean_bond: int = 150
    lean_compromise: int = 60
    lean_goals: int = 60
    lean_home: int = 20
    boast_home: int = 20
    deny_home: int = 40

    # The other side.
    keep_watched: int = 140
    keep_public: int = 100
    keep_size: int = 90
    keep_advantage: int = 250
    keep_start: int = 100
    keep_slope: int = 90
    favor_start: int = 450
    favor_slope: int = 100
    own_offer: int = 350
    own_offer_margin: int = 50
    own_offer_kept: int = 1
    own_offer_instead: int = 900
    own_repair: int = 500
    provoked_start: int = 300
    provoked_communication: int = 30
    provoked_tension: int = 30
    breaks_openly: int = 500
    breaks_openly_honesty: int = 2

    # Endings.
    goal: int = 60
    fragile: int = 45
    accord: int = 50
    collapse: int = 8
    checkable: int = 2

    # Somebody else in the chair.
    carried_over: int = 500
