"""Real tasters."""
