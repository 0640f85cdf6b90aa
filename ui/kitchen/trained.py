"""The chef that *Blame slips* trains and later pages open and remodel."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TrainedLine:
    """A line of cooks as last trained.

    Attributes:
        sizes, activation: of its `Network`, as in `Network(sizes, activation)`.
        weights: all its numbers in the order of the network's flat vector.
        pattern: the id of the crowd it learned from, `crowd(pattern, count=100)`.
        seed: of its first weights.
        mine: the place in it of the number that the reader calls their own.
        rate, rounds: the learning rate and the epochs of plain gradient descent, all tickets in one batch.
    """

    sizes: tuple[int, ...]
    activation: str
    weights: tuple[float, ...]
    pattern: str
    seed: int
    rate: float
    rounds: int
    mine: int = 0
