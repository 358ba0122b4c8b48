"""What the buttons of the table open: everything known about a topic, sentence by sentence."""

from game.present.views import TableView, ThreadView
from game.ui.play.owed import Topic, promise_notes
from game.ui.play.sheet import Note
from game.ui.title import Say


def topic_notes(view: TableView, topic: Topic, say: Say) -> tuple[str, tuple[Note, ...]]:
    """Return the title and the notes of a topic."""
    names = " + ".join(person.name for person in view.others)
    if topic == "promises":
        return say("table.open_promises"), promise_notes(view)
    if topic == "news":
        return say("table.news"), tuple(Note(n.icon, n.text, n.title) for n in view.news)
    if topic == "seat":
        return view.seat, (Note("scale", view.seat),)
    several = "several" if len(view.others) > 1 else "one"
    aims = view.aims or (say(f"table.aims_hidden_{several}", name=names),)
    return say(f"table.aims_{several}", name=names), tuple(Note("lightbulb", aim) for aim in aims)


def thread_notes(view: ThreadView) -> tuple[str, tuple[Note, ...]]:
    """Return why a thread is as it is: its strands, its knots and its frays."""
    strands = tuple(
        Note("git-branch", s.reason, f"{s.name} {s.value} {s.weight} = {s.adds}")
        for s in view.strands
    )
    knots = tuple(Note("circle-check", knot.story) for knot in view.knots)
    frays = tuple(Note("scissors", fray.story) for fray in view.frays)
    return f"{view.title}: {view.trust}", (*strands, *knots, *frays)
