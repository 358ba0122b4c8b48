"""What is being hidden, named: what it is, from whom, and who has heard of it."""

from typing import NamedTuple

from game.core.events import RoundBegan, SecretKept
from game.core.state import Secret
from game.present.narrator import Narrator

__all__ = ["Hidden", "hidden", "out", "still_hidden"]


class Hidden(NamedTuple):
    """A promise broken quietly, or a denial: since which round, and what was played or promised."""

    secret: Secret
    round: int
    title: str
    denied: bool


def hidden(narrator: Narrator) -> tuple[Hidden, ...]:
    """List everything that anybody hid, in order, whether or not it came out."""
    found = []
    number = 0
    for event in narrator.story.events:
        if isinstance(event, RoundBegan):
            number = event.round
        elif isinstance(event, SecretKept):
            found.append(_hidden(narrator, event.secret, number))
    return tuple(found)


def _hidden(narrator: Narrator, secret: Secret, number: int) -> Hidden:
    promises = [promise.id for promise in narrator.state.promises]
    return Hidden(secret, number, narrator.title(secret.id), secret.id not in promises)


def still_hidden(narrator: Narrator) -> tuple[str, ...]:
    """Say what the player hides now, and from whom."""
    return tuple(
        narrator.say(
            f"secret.{'denied' if one.denied else 'still'}",
            name=narrator.names(one.secret.victims),
            title=one.title,
            round=one.round,
        )
        for one in hidden(narrator)
        if one.secret in narrator.state.secrets and one.secret.keeper == narrator.me
    )


def out(narrator: Narrator, name: str, then: int | None = None) -> str:
    """Say what came out, and who has heard of it."""
    one = next(one for one in hidden(narrator) if one.secret.id == name)
    keeper, victims = one.secret.keeper, one.secret.victims
    others = [party for party in victims if party != narrator.me]
    if keeper == narrator.me:
        key = "secret.out_denied" if one.denied else "secret.out_mine"
    else:
        key = "secret.out_all" if others else "secret.out_theirs"
    return narrator.say(
        key,
        title=one.title,
        name=narrator.name(keeper, then),
        to=narrator.names(others, then) if others else "",
    )
