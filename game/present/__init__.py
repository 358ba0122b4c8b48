"""Sentences and frozen views: what a screen, a terminal or a report can show of a play."""
