"""Low-rank fine-tuning: a trained network keeps all its numbers, and slim tables beside them are learned instead.

Every layer works with W + B·A: W, units × units before, stays; B is units × rank and A rank × units before (Hu et al.
2021, arXiv:2106.09685). B begins at 0, so that at first nothing changes. Biases stay.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from core.arrays import Array, whole
from core.models import Model
from core.network import Network
from core.passes import Trace


@dataclass(frozen=True, eq=False)
class SideTables:
    """Slim tables beside the layers of a network; their numbers are one flat vector of `parameter_count`.

    Attributes:
        numbers: (d,) of the network, which stay.
        rank: how many rows A has, and columns B.

    Raises:
        ValueError: for a rank below 1, or beyond the smallest layer.
    """

    net: Network
    numbers: Array
    rank: int = 1

    def __post_init__(self) -> None:
        whole("rank", self.rank, 1, min(self.net.sizes))

    @property
    def parameter_count(self) -> int:
        """How many numbers are learned, `Σ rank · (units + units before)`."""
        return self.rank * sum(before + units for before, units in pairwise(self.net.sizes))

    def start(self, seed: int) -> Array:
        """(parameters,) B at 0, A drawn from a normal of deviation 1/√(units before)."""
        first, rng = np.zeros(self.parameter_count), np.random.default_rng(seed)
        for _, across in self._tables(first):
            across[...] = rng.normal(0.0, across.shape[1] ** -0.5, size=across.shape)
        return first

    def merged(self, learned: Array) -> Array:
        """(d,) the network's numbers with B·A added to every layer's weights: as quick to use as before."""
        after = self.numbers.copy()
        for layer, (down, across) in zip(self.net.layers(after), self._tables(learned), strict=True):
            layer.weights[...] += down @ across
        return after

    @property
    def model(self) -> Model:
        """The tables as `train()` takes them: ∂L/∂B = ∂L/∂W · Aᵀ, ∂L/∂A = Bᵀ · ∂L/∂W."""

        def forward(learned: Array, X: Array) -> tuple[Array, Trace]:
            trace = self.net.forward(self.merged(learned), X)
            return trace.prediction, trace

        def backward(learned: Array, trace: Trace, slope: Array) -> Array:
            slopes = self.net.layers(self.net.backward(self.merged(learned), trace, slope).gradient)
            gradient = np.empty_like(learned)
            tables = zip(self._tables(gradient), self._tables(learned), slopes, strict=True)
            for (to_down, to_across), (down, across), of in tables:
                to_down[...] = of.weights @ across.T
                to_across[...] = down.T @ of.weights
            return gradient

        return Model(forward, backward)

    def _tables(self, learned: Array) -> list[tuple[Array, Array]]:
        """B and A of every layer, as views."""
        if learned.shape != (self.parameter_count,):
            raise ValueError(f"the tables need {self.parameter_count} numbers, got {learned.shape}")
        views, at = [], 0
        for before, units in pairwise(self.net.sizes):
            middle, end = at + units * self.rank, at + (units + before) * self.rank
            views.append((learned[at:middle].reshape(units, self.rank), learned[middle:end].reshape(self.rank, before)))
            at = end
        return views
