"""The screen: pygame lives here and nowhere else, and nothing here decides what happens."""
