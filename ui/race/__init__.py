"""Page 6, the race of the optimizers and the shelf of learning rates."""
