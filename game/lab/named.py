"""Every way to play has a name, so that a report, a test and a command can mean the same one."""

from game.core.kinds import Kind
from game.lab.honest import (
    contrite_reciprocity,
    generous_reciprocity,
    graduated_gestures,
    grand_bargain,
    small_steps,
    small_steps_without,
    talk_only,
    tit_for_tat,
)
from game.lab.play import Strategy
from game.lab.strategies import random_player
from game.lab.tempting import (
    always_vague,
    breaking_openly,
    breaking_quietly,
    denying,
    greedy,
    keeping_only_tiny,
    leaning,
    pressure,
    silence,
)

__all__ = ["ABLATIONS", "HONEST", "STRATEGIES", "TEMPTING"]

HONEST: dict[str, Strategy] = {
    "small-steps": small_steps,
    "graduated-gestures": graduated_gestures,
    "tit-for-tat": tit_for_tat,
    "generous-reciprocity": generous_reciprocity,
    "contrite-reciprocity": contrite_reciprocity,
    "talk-only": talk_only,
    "grand-bargain": grand_bargain,
}
"""Ways that break no word without being let down first."""

TEMPTING: dict[str, Strategy] = {
    "always-vague": always_vague,
    "pressure": pressure,
    "silence": silence,
    "leaning": leaning,
    "denying": denying,
    "breaking-openly": breaking_openly,
    "breaking-quietly": breaking_quietly,
    "keeping-only-tiny": keeping_only_tiny,
}
"""Ways that promise to be quicker."""

ABLATIONS: dict[str, Strategy] = {
    "without-gestures": small_steps_without(Kind.GESTURE),
    "without-repair": small_steps_without(Kind.AMENDS, Kind.OWN_UP, Kind.SORRY),
    "without-transparency": small_steps_without(Kind.ASK, Kind.SHARE, Kind.CLARIFY, Kind.COMMIT),
    "without-mediator": small_steps_without(Kind.MEDIATOR),
    "without-commitment": small_steps_without(Kind.COMMIT),
}
"""Small steps with one thing left out."""

STRATEGIES: dict[str, Strategy] = {
    **HONEST,
    **TEMPTING,
    **ABLATIONS,
    "greedy": greedy,
    "random": random_player(),
}
"""Every strategy of the laboratory, by name."""
