"""The race of the optimizers and the shelf of learning rates."""
