"""Published figures, typed in with their citation."""
