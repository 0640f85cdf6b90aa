"""The recipe log: the question once more, what was learned on the way, and all of it to take home."""
