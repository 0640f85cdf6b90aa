"""Who sets the house rules: a few trials of what is settled before training, in a grid or at random."""
