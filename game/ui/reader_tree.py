"""A page as a tree for those who listen: a node for every widget, in the order of the list."""

from collections.abc import Callable

import accesskit

from game.ui.stage import Stage
from game.ui.widgets import PASSIVE, Role, Widget, spoken

__all__ = ["ROOT", "node_of", "tree_of"]

ROOT = 1
"""The number of the window; the nodes on it are numbered by whoever keeps the tree."""

ROLES: dict[Role, accesskit.Role] = {
    Role.BUTTON: accesskit.Role.BUTTON,
    Role.CARD: accesskit.Role.BUTTON,
    Role.OPTION: accesskit.Role.RADIO_BUTTON,
    Role.LINK: accesskit.Role.LINK,
    Role.TAB: accesskit.Role.TAB,
    Role.SWITCH: accesskit.Role.CHECK_BOX,
    Role.SLIDER: accesskit.Role.SLIDER,
    Role.ITEM: accesskit.Role.LIST_ITEM,
    Role.ENTRY: accesskit.Role.TEXT_INPUT,
    Role.HEADING: accesskit.Role.HEADING,
    Role.TEXT: accesskit.Role.LABEL,
    Role.IMAGE: accesskit.Role.IMAGE,
    Role.STATUS: accesskit.Role.LABEL,
}
TOGGLED = frozenset({Role.OPTION, Role.SWITCH})
SELECTED = frozenset({Role.TAB, Role.CARD})


def tree_of(
    stage: Stage, number: Callable[[str], int], news: tuple[int, str] | None
) -> accesskit.TreeUpdate:
    """Return the whole page: the window, its widgets, and last what is to be said aloud."""
    nodes = [(number(widget.id), node_of(widget)) for widget in stage.shown]
    if news is not None:
        nodes.append((news[0], _spoken(news[1])))
    window = accesskit.Node(accesskit.Role.WINDOW)
    window.set_label(stage.page.title)
    window.set_bounds(accesskit.Rect(0, 0, *stage.rect.size))
    window.set_children([id_ for id_, _ in nodes])
    focus = stage.place.focus
    update = accesskit.TreeUpdate(number(focus) if stage.find(focus) else ROOT)
    update.tree = accesskit.Tree(ROOT)
    update.nodes.extend([(ROOT, window), *nodes])
    return update


def node_of(widget: Widget) -> accesskit.Node:
    """Return a widget as a node: what it is, what it is called, how it stands, what it can do."""
    node = accesskit.Node(ROLES[widget.role])
    rect = widget.rect
    node.set_bounds(accesskit.Rect(rect.left, rect.top, rect.right, rect.bottom))
    if widget.role in PASSIVE:
        _name(node, spoken((widget.label, *_more(widget))))
    else:
        node.set_label(widget.label)
        node.set_description(spoken(_more(widget)))
        node.add_action(accesskit.Action.FOCUS)
        node.add_action(accesskit.Action.SCROLL_INTO_VIEW)
    if widget.key:
        node.set_keyboard_shortcut(widget.key)
    _stand(node, widget)
    return node


def _stand(node: accesskit.Node, widget: Widget) -> None:
    """Say how a widget stands: on or off, chosen or not, within reach or not."""
    if widget.role in TOGGLED:
        node.set_toggled(accesskit.Toggled.TRUE if widget.selected else accesskit.Toggled.FALSE)
    if widget.role in SELECTED:
        node.set_selected(widget.selected)
    if not widget.enabled:
        node.set_disabled()
    elif widget.action is not None:
        node.add_action(accesskit.Action.CLICK)
    if widget.role in (Role.SLIDER, Role.ENTRY):
        node.set_value(widget.value)
    if widget.less is not None:
        node.add_action(accesskit.Action.DECREMENT)
    if widget.more is not None:
        node.add_action(accesskit.Action.INCREMENT)


def _name(node: accesskit.Node, words: str) -> None:
    """Give a node its words: a text is its own value, everything else has a label."""
    if node.role == accesskit.Role.LABEL:
        node.set_value(words)
    else:
        node.set_label(words)


def _spoken(words: str) -> accesskit.Node:
    """Return what is said aloud as soon as it is there, once the listener has a moment."""
    node = accesskit.Node(accesskit.Role.LABEL)
    node.set_value(words)
    node.set_live(accesskit.Live.POLITE)
    return node


def _more(widget: Widget) -> tuple[str, ...]:
    """Return what a widget says beside its label; a switch's value is said by how it stands."""
    told = widget.role in (Role.SWITCH, Role.SLIDER, Role.ENTRY)
    parts = widget.note, widget.description, "" if told else widget.value
    return tuple(part for part in dict.fromkeys(parts) if part)
