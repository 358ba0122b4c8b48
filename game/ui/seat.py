"""A seat at the table: every choice is on disk before the next screen is made from it."""

from collections.abc import Callable
from dataclasses import replace

from game.core.kinds import Ending, Phase
from game.core.moves import Choice, ForeseeEnding
from game.core.story import Story
from game.journal.sitting import Sitting
from game.present.afterword import AfterwordView
from game.present.looking_back import look_back
from game.present.show import show
from game.present.views import (
    BriefingView,
    EndingView,
    FollowView,
    PlayView,
    ReckoningView,
    TableView,
)
from game.present.words import Words
from game.ui.ahead import Ahead
from game.ui.notice import Notice
from game.ui.play.briefing import BriefingScene
from game.ui.play.ending import EndingScene
from game.ui.play.follow import FollowScene
from game.ui.play.host import Host
from game.ui.play.reckoning import ReckoningScene
from game.ui.play.review import ReviewScene
from game.ui.play.table import TableScene
from game.ui.scene import Goto, Pair, Pop, Push, Restart, Scene, Swap

__all__ = ["Seat"]


class Seat:
    """A sitting as the screen sees it: what to show now, and what follows a choice."""

    def __init__(
        self, sitting: Sitting, words: Words,
        pause: Callable[["Seat"], Goto], leave: Callable[[], Goto],
        again: Callable[[Sitting], Goto],
        afterword: Callable[[Sitting], AfterwordView | None],
    ) -> None:  # fmt: skip
        """Take the sitting and what the lobby does for it."""
        self.sitting, self.words = sitting, words
        self._level = sitting.level_in(words.language)
        self._pause, self._leave = pause, leave
        self.host = self._host()
        self._again, self._afterword = again, afterword
        self._warned = False

    def _host(self) -> Host:
        """Give the game around the screens, for one player or for two."""
        return Host(
            self.words.say, self.choose, lambda: self._pause(self), self._leave,
            self._words_for_two() if self.sitting.pair else None, self.share,
        )  # fmt: skip

    def _words_for_two(self) -> Pair:
        """Say who is waited for, by who has pressed."""
        say = self.words.say
        return Pair(
            say("pair.left"), say("pair.right"), say("pair.either"),
            say("pair.waiting"), say("pair.back"),
        )  # fmt: skip

    def share(self, pair: bool) -> Host:  # noqa: FBT001 - the one thing it is about
        """Let two players share the side, or one have it alone."""
        self.sitting.pair = pair
        self.host = self._host()
        return self.host

    @property
    def state(self) -> str:
        """Say whether the play is saved, or what keeps it from being saved."""
        trouble = self.sitting.unsaved
        if trouble is None:
            return self.words.say("pause.saved")
        return self.words.say("notice.not_saved", reason=trouble.reason)

    def scene(self) -> Scene:
        """Give the screen of this moment; the table is painted ahead, behind the briefing."""
        story = self.sitting.story
        scene = self._scene_of(show(self._level, story, self.words))
        if story.state.phase is not Phase.OPENING:
            return scene
        return Ahead(scene, (lambda: self._after(story, ForeseeEnding(Ending.FRAGILE)),))

    def retold(self, scene: Scene) -> Scene:
        """Say a screen of this moment, which another language has shown, in the words of this."""
        return _as_left(scene, self.scene())

    def _after(self, story: Story, choice: Choice) -> Scene:
        """Give the screen that a choice would lead to, without making it."""
        return self._scene_of(show(self._level, story.choose(choice), self.words))

    def _scene_of(self, view: PlayView) -> Scene:
        """Give the screen for a view."""
        match view:
            case BriefingView():
                return BriefingScene(view, self.host)
            case TableView():
                return TableScene(view, self.host)
            case FollowView():
                return FollowScene(view, self.host)
            case ReckoningView():
                return ReckoningScene(view, self.host, view.opens)
            case EndingView():
                return EndingScene(view, self.host, self.review, lambda: self._again(self.sitting))

    def review(self) -> Goto:
        """Look back on the play so far; what it was asked from waits beneath."""
        story, old = self.sitting.story, self.sitting.other_rules
        view = look_back(self._level, story, self.words, other_rules=old)
        return Push(ReviewScene(view, self.host, Pop, self._afterword(self.sitting)))

    def choose(self, choice: Choice) -> Goto:
        """Make a choice, keep it, and show what it led to; trouble with the disk is told once."""
        self.sitting.choose(choice)
        # Not a Swap: the next screen begins at its top, wherever this one was scrolled to.
        follows = Restart((self.scene(),), "choice")
        if self.sitting.unsaved is None or self._warned:
            return follows
        self._warned = True
        return Swap(Notice((self.state,), self.words.say("pause.resume"), lambda: follows))


def _as_left(old: Scene, new: Scene) -> Scene:
    """Return the new of two scenes of one moment, opened where the old one was."""
    match old, new:
        case Ahead(), Ahead():
            return replace(new, scene=_as_left(old.scene, new.scene))
        case BriefingScene(), BriefingScene():
            guessed = old.guess and old.guess.choice
            guess = next((one for one in new.view.endings if one.choice == guessed), None)
            return replace(new, asking=old.asking, guess=guess)
        case TableScene(), TableScene():
            return replace(old, view=new.view, host=new.host)
        case FollowScene(), FollowScene():
            return replace(old, view=new.view, host=new.host)
        case ReckoningScene(), ReckoningScene():
            return replace(old, view=new.view, host=new.host)
        case _:
            return new
