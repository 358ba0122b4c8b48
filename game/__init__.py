"""A game in which trust is a thread, and small kept promises are the knots that hold it."""
