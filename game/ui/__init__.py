"""The screen: pygame lives here and nowhere else, and nothing here decides what happens."""

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
