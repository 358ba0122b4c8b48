"""Talks to the accessibility bus with the system's own library; run by the system's own Python.

`bus.py listen` asks for accessibility, `bus.py look` prints every node of the game, and
`bus.py press ROLE NAME` and `bus.py focus ROLE NAME` do to one of them what a screen reader does,
then print what was announced; with WORDS after them they wait for these.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")

from gi.repository import Atspi, Gio, GLib  # noqa: E402 - once its version is named

PATIENCE = 5000
LONG = 10_000
STEP = 100
HEARD = 1500
"""How long it takes until the game has been told that somebody wants to hear what it announces."""


def listen():
    """Say on the session bus that there is a screen reader."""
    status = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True)))
    Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
        "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set",
        status, None, Gio.DBusCallFlags.NONE, PATIENCE, None,
    )  # fmt: skip


def nodes():
    """Yield every node of every window, in the order of the tree."""
    desktop = Atspi.get_desktop(0)
    ahead = [desktop.get_child_at_index(i) for i in range(desktop.get_child_count())]
    while ahead:
        node = ahead.pop(0)
        if node is not None:
            yield node
            ahead[:0] = [node.get_child_at_index(i) for i in range(node.get_child_count())]


def told(node):
    """Return what a node is, as plain data."""
    states = [state.value_nick for state in node.get_state_set().get_states()]
    return {"role": node.get_role_name(), "name": node.get_name(), "states": states}


def act(deed, role, name, words=""):
    """Press a node or give it the focus; return what was announced, up to these words."""
    announced = []
    heard = Atspi.EventListener.new(lambda event: announced.append(str(event.any_data)))
    heard.register("object:announcement")
    loop = GLib.MainLoop()
    GLib.timeout_add(HEARD, loop.quit)
    loop.run()
    node = next(one for one in nodes() if (one.get_role_name(), one.get_name()) == (role, name))
    done = node.do_action(0) if deed == "press" else node.grab_focus()
    GLib.timeout_add(STEP, lambda: words not in " ".join(announced) or loop.quit())
    GLib.timeout_add(LONG, loop.quit)
    loop.run()
    return {"done": done, "announced": announced}


def main(deed, *arguments):
    """Do what was asked and print what came of it."""
    Atspi.set_timeout(PATIENCE, PATIENCE)
    if deed == "listen":
        listen()
    elif deed == "look":
        print(json.dumps([told(node) for node in nodes()]))
    else:
        print(json.dumps(act(deed, *arguments)))


main(*sys.argv[1:])
