"""Listens to the window as a screen reader does: it knows nodes and what they can do, no widgets.

It keeps the tree as strictly as the library does, which breaks off on a tree that does not hold
together, and it asks for things from a thread of its own.
"""

import threading
from types import SimpleNamespace

import accesskit
import pygame

from game.ui.reader import Reader

BUTTON, HEADING, LABEL = (accesskit.Role.BUTTON, accesskit.Role.HEADING, accesskit.Role.LABEL)


def words_of(node):
    """Return what a node is called: a text is its own value."""
    return (node.value if node.role == LABEL else node.label) or ""


class Ear:
    """One listener at one window."""

    def __init__(self, app):
        self.nodes, self.root, self.focus = {}, None, None
        self.updates, self.said, self.attentive = 0, [], []
        self.reader = Reader(app.hands, self._connect)
        self.app = app
        app.listener = self.reader.tell

    # What the library calls.

    def _connect(self, wake, ask, rest):
        self.wake, self.ask, self.rest = wake, ask, rest
        return self

    def attend(self, *, attentive):
        self.attentive.append(attentive)

    def tell(self, update):
        self.updates += 1
        before, new = self.nodes, dict(update.nodes)
        assert len(new) == len(update.nodes), "every node is sent once"
        self.root = update.tree.root if update.tree else self.root
        alive, nodes = {}, before | new
        ahead = [self.root]
        while ahead:
            id_ = ahead.pop()
            assert id_ not in alive, "every node has one parent"
            alive[id_] = nodes[id_]
            ahead += nodes[id_].children
        assert new.keys() <= alive.keys(), "no node without a parent"
        assert update.focus in alive
        self.nodes, self.focus = alive, alive[update.focus]
        fresh = [alive[id_] for id_ in alive.keys() - before.keys()]
        self.said += [words_of(n) for n in fresh if n.live == accesskit.Live.POLITE]

    # What somebody does who listens.

    def listen(self):
        """Begin to listen."""
        self._from_elsewhere(self.wake)
        return self.settle()

    @property
    def page(self):
        """Return the nodes on the page in the order in which they are read."""
        return [self.nodes[id_] for id_ in self.nodes[self.root].children]

    @property
    def title(self):
        return self.nodes[self.root].label

    def names(self, role):
        return [words_of(node) for node in self.page if node.role == role]

    def find(self, role, name):
        """Return the number of the only node of a role and a name."""
        found = [
            id_ for id_, node in self.nodes.items() if (node.role, words_of(node)) == (role, name)
        ]
        assert len(found) == 1, f"{len(found)} of {name!r} among {self.names(role)}"
        return found[0]

    def press(self, role, name):
        """Do what a node does by default, as often as its page stays: some want it twice."""
        number = self.find(role, name)
        assert self.nodes[number].supports_action(accesskit.Action.CLICK)
        assert not self.nodes[number].is_disabled
        return self.wish(accesskit.Action.CLICK, number)

    def wish(self, action, number):
        self._from_elsewhere(self.ask, SimpleNamespace(action=action, target=number))
        return self.settle()

    def settle(self):
        """Let the window do what was asked, until it rests."""
        for _ in range(2):
            self.app.step(pygame.event.get())
        while self.app.stack and (self.app.moving or self.app._page_later):
            self.app.step(pygame.event.get())
        return self

    def _from_elsewhere(self, run, *arguments):
        thread = threading.Thread(target=run, args=arguments)
        thread.start()
        thread.join(10)
        assert not thread.is_alive()
