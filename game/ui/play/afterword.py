"""Below the look back at one play stands what it shares with another, and what to argue about."""

from game.present.afterword import AfterwordView, PairView
from game.ui.fonts import BODY, HEADING, SMALL, STRONG
from game.ui.play.blocks import Across, Block, Marked, Panel, Stack, Words, icon_mark, rule
from game.ui.play.lines import heading
from game.ui.title import Say
from game.ui.widgets import Role

__all__ = ["afterword_blocks"]


def afterword_blocks(view: AfterwordView, say: Say, *, across: bool) -> tuple[Block, ...]:
    """Return a panel for the pair of cards and one for the debate, as far as there are any."""
    blocks: list[Block] = []
    if view.pair is not None:
        blocks.append(_pair(view.pair, say, across=across))
    if view.debate:
        blocks.append(_debate(view, say))
    return tuple(blocks)


def _pair(view: PairView, say: Say, *, across: bool) -> Panel:
    """Return both cards side by side, and below them what is the same."""
    cards: list[Block] = []
    for level, card in (view.first, view.second):
        words = Stack((Words(level, SMALL), Words(card, HEADING, Role.HEADING)), 2)
        cards.append(Panel(words, 16, lift=0))
    both = Across(tuple(cards), (1.0, 1.0), 14) if across else Stack(tuple(cards), 10)
    same = Marked(icon_mark("git-branch"), Words(view.same, STRONG))
    return Panel(Stack((heading(say("review.same")), both, same), 10), 20, "well", 0, "same")


def _debate(view: AfterwordView, say: Say) -> Panel:
    """Return a hard question for and against every agreement, and the one to close with."""
    parts: list[Block] = [heading(say("debate.title")), Words(say("debate.text"), SMALL)]
    for one in view.debate:
        parts += [
            rule(),
            Words(one.title, STRONG, Role.HEADING),
            Words(say("debate.if_for", question=one.if_for), BODY),
            Words(say("debate.if_against", question=one.if_against), BODY),
        ]
    parts += [rule(), Words(say("debate.close"), STRONG)]
    return Panel(Stack(tuple(parts), 7), 20, stop="debate")
