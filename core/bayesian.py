"""Bayesian optimization: the next trial is where a Gaussian process, fitted to all before, expects to gain the most.

The process is a belief about a function f of points x in a unit cube: any of its values are jointly normal, of mean 0
and covariance k(x, x′) = exp(−½ Σ ((x − x′) / ℓ)²), seen through noise of variance σ². With K the covariance of what
was tried and k* that of a candidate with it, after trials y the belief about the candidate is normal with

    mean k*ᵀ (K + σ² I)⁻¹ y,    variance 1 − k*ᵀ (K + σ² I)⁻¹ k*

(Rasmussen & Williams 2006, https://gaussianprocess.org/gpml, eq. 2.23–2.24), and over the best trial so far it is
expected to gain E[max(f − best, 0)] (Jones, Schonlau & Welch 1998, doi:10.1023/A:1008306431147).
"""

from itertools import product
from math import erf, pi, sqrt
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array, finite, in_range, whole
from core.memo import kept
from core.search import KITCHENS, KITCHENS_LIMIT, Searched, Tried, search
from core.trials import RATES, UNITS, trials

LENGTHS: Final = np.array(list(product((0.05, 0.1, 0.2, 0.4), (0.3, 1.0, 3.0))))
"""The length scales ℓ that are tried, of the rate and of the width, in shares of their ranges."""

NOISE: Final = 0.05
"""σ², of trials brought to variance 1."""

FIRST: Final = 3
"""So many trials are random before there is anything to learn from."""

_erf = np.frompyfunc(erf, 1, 1)


class Belief(NamedTuple):
    """What is believed of c candidates: (c,) means and (c,) standard deviations."""

    mean: Array
    deviation: Array


class Duels(NamedTuple):
    """In how many of k kitchens it was better, equal, worse than the grid, and than the random search."""

    grid: tuple[int, int, int]
    random: tuple[int, int, int]


def covariance(X: Array, Z: Array, lengths: Array) -> Array:
    """(..., n, m) between points X (n, d) and Z (m, d), for length scales (..., d)."""
    apart = (X[:, np.newaxis] - Z) ** 2
    kernel: Array = np.exp(-0.5 * np.einsum("nmd,...d->...nm", apart, lengths**-2.0))
    return kernel


def evidence(X: Array, y: Array, lengths: Array, noise: float = NOISE) -> Array:
    """(...) the log probability density of trials y (n,) at points X (n, d), for length scales (..., d).

    The higher it is, the better they suit what was seen.
    """
    lower = np.linalg.cholesky(covariance(X, X, lengths) + noise * np.eye(len(X)))
    white = np.linalg.solve(lower, np.broadcast_to(y[:, np.newaxis], (*lower.shape[:-1], 1)))[..., 0]
    spread = np.log(np.diagonal(lower, axis1=-2, axis2=-1)).sum(axis=-1)
    density: Array = -0.5 * np.sum(white**2, axis=-1) - spread - 0.5 * len(X) * np.log(2 * pi)
    return density


def believe(X: Array, y: Array, candidates: Array, lengths: Array, noise: float = NOISE) -> Belief:
    """What trials y (n,) at points X (n, d) make of candidates (c, d).

    Raises:
        ValueError: for numbers that are not finite, or noise that is none.
    """
    known, seen = finite("X", X), finite("y", y)
    spread = in_range("noise", noise, 1e-9, 1e9)
    lower = np.linalg.cholesky(covariance(known, known, lengths) + spread * np.eye(len(known)))
    heard = np.linalg.solve(lower, covariance(known, candidates, lengths))
    mean = heard.T @ np.linalg.solve(lower, seen)
    return Belief(mean, np.sqrt(np.maximum(1.0 - np.sum(heard**2, axis=0), 1e-12)))


def expected_improvement(belief: Belief, best: float) -> Array:
    """(c,) E[max(f − best, 0)] = (μ − best) · Φ(z) + s · φ(z) with z = (μ − best) / s."""
    z = (belief.mean - best) / belief.deviation
    below = 0.5 * (1.0 + np.asarray(_erf(z / sqrt(2.0)), dtype=float))
    density = np.exp(-0.5 * z**2) / sqrt(2.0 * pi)
    gain: Array = (belief.mean - best) * below + belief.deviation * density
    return gain


def bayesian(kitchen: int, budget: int = 9, layout: str = "centres") -> Tried:
    """Search as `core.search.search` does, in the same range: the first trials are the random search's own.

    After them each trial is the network of the map, among those in the range that were not tried, whose expected
    improvement is highest, the first of several; the length scales are those of `LENGTHS` with the most evidence.

    Raises:
        ValueError: as `search`.
    """
    found = search(kitchen, budget, layout)
    places, points = _candidates(found)
    right, index = trials().right, {place: at for at, place in enumerate(places)}
    tried = list(zip(found.random.rates[:FIRST].tolist(), found.random.units[:FIRST].tolist(), strict=True))
    while len(tried) < budget:
        rates, units = np.array(tried).T
        X, marks = _points(found, rates, units), right[rates, units].astype(float)
        y = (marks - marks.mean()) / max(float(marks.std()), 1.0)
        lengths = LENGTHS[int(evidence(X, y, LENGTHS).argmax())]
        gains = expected_improvement(believe(X, y, points, lengths), float(y.max()))
        gains[[index[place] for place in tried if place in index]] = -np.inf
        tried.append(places[int(gains.argmax())])
    rates, units = np.array(tried).T
    return Tried(rates, units, right[rates, units])


@kept(4)
def duels(budget: int = 9, layout: str = "centres", kitchens: int = KITCHENS) -> Duels:
    """How it does against both others in kitchens 0 … k − 1; errors as for `search`."""
    many = whole("kitchens", kitchens, 1, KITCHENS_LIMIT)
    mine = np.array([bayesian(kitchen, budget, layout).most for kitchen in range(many)])
    others = [search(kitchen, budget, layout) for kitchen in range(many)]
    against = [np.array([getattr(each, name).most for each in others]) for name in ("grid", "random")]
    counts = [tuple(int(np.sum(sign)) for sign in (mine > other, mine == other, mine < other)) for other in against]
    return Duels(*counts)  # type: ignore[arg-type]  # three numbers each


def _candidates(found: Searched) -> tuple[list[tuple[int, int]], Array]:
    """The networks of the map in the range of a search: their places, and as points of the unit square."""
    powers = np.log10(RATES)
    inside = np.flatnonzero((powers >= found.low - 1e-9) & (powers <= found.high + 1e-9))
    rates, units = (each.ravel() for each in np.meshgrid(inside, np.arange(len(UNITS)), indexing="ij"))
    return list(zip(rates.tolist(), units.tolist(), strict=True)), _points(found, rates, units)


def _points(found: Searched, rates: NDArray[np.int64], units: NDArray[np.int64]) -> Array:
    """(n, 2) of the unit square."""
    share = (np.log10(RATES[rates]) - found.low) / (found.high - found.low)
    return np.column_stack([share, units / (len(UNITS) - 1)])
