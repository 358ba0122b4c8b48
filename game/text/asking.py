"""A question waits: whatever is typed, nothing is lost and nothing happens by accident."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TextIO

from game.present.glossary import find_term, glossary
from game.present.words import Words
from game.text.paper import Line, Paper

__all__ = ["Asker", "Option"]

_DIGITS = 6  # no list is longer


@dataclass(frozen=True, slots=True)
class Option:
    """One numbered thing to choose: its lines, and more about it; held, it asks twice."""

    lines: tuple[Line, ...]
    more: tuple[Line, ...] = ()
    held: bool = False


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who shows a list, listens for a number, and explains whatever else is asked.

    `orders` are words that can be typed at any time, and what is done and said then.
    """

    lines: TextIO
    paper: Paper
    words: Words
    orders: Mapping[str, Callable[[], Iterable[Line]]] = field(default_factory=dict)

    def read(self) -> str | None:
        """Read what is typed; `None` when there is no more to come."""
        try:
            self.paper.prompt("> ")
            line = self.lines.readline()
        except KeyboardInterrupt:
            line = ""
        # A terminal shows what was typed by itself; a pipe does not, so the page does.
        if not line or not self.lines.isatty():
            self.paper.say(line.strip())
        return line.strip() if line else None

    def ask(
        self, options: Sequence[Option], why: Callable[[], Iterable[Line]] | None = None
    ) -> int | None:
        """List the options and give the place of the chosen one; `None` when the player leaves."""
        for number, option in enumerate(options, 1):
            self.paper.show(_numbered(number, option))
        pressed: int | None = None
        while (typed := self.read()) is not None:
            index = self._number(typed, options)
            if index is None:
                pressed = None
                if typed.casefold() in ("q", "quit", "exit"):
                    return None
                self._explain(typed, options, why)
            elif options[index].held and pressed != index:
                pressed = index
                self.paper.say(self.words.say("text.held", number=index + 1))
            else:
                return index
        return None

    def _number(self, typed: str, options: Sequence[Option]) -> int | None:
        """Read the place of an option; with a single one, Enter will do."""
        if not typed and len(options) == 1:
            return 0
        if not typed.isdecimal() or len(typed) > _DIGITS:
            return None
        number = int(typed)
        return number - 1 if 1 <= number <= len(options) else None

    def _explain(
        self,
        typed: str,
        options: Sequence[Option],
        why: Callable[[], Iterable[Line]] | None,
    ) -> None:
        """Answer anything that is not a choice."""
        said = typed.casefold()
        if said == "why":
            self.paper.show(why() if why else [Line(self.words.say("text.no_why"))])
        elif said == "words":
            self.paper.say("; ".join(one.term for one in glossary(self.words)) + ".")
        elif said in self.orders:
            self.paper.show(self.orders[said]())
        elif said.startswith("?"):
            self._help(said.removeprefix("?").strip(), options)
        elif said in ("h", "help"):
            self._help("", options)
        else:
            expected = self._expected(options)
            self.paper.say(self.words.say("text.not_understood", typed=typed, expected=expected))

    def _help(self, about: str, options: Sequence[Option]) -> None:
        index = self._number(about, options) if about else None
        if index is not None:
            self.paper.show(options[index].more or options[index].lines)
            return
        term = find_term(self.words, about)
        if term is not None:
            self.paper.say(f"{term.term}: {term.text}")
            return
        for key in ("help_number", "help_about", "help_why", "help_words", "help_quit"):
            self.paper.say(self.words.say(f"text.{key}"))
        self.paper.say(self._expected(options))

    def _expected(self, options: Sequence[Option]) -> str:
        key = "text.expected_one" if len(options) == 1 else "text.expected"
        return self.words.say(key, most=len(options))


def _numbered(number: int, option: Option) -> Iterable[Line]:
    first, *rest = option.lines
    yield Line(f"{number}. {first.text}", first.indent, hang=1)
    for line in rest:
        yield Line(line.text, line.indent + 1)
