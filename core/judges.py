"""Who judges: the same dish learned under three losses, and two ways to judge a stated probability.

`squared` heeds a complaint in proportion to its size, `absolute` heeds every complaint alike, `huber` the first up to
its threshold and the second beyond. Which of them it is, people choose before training: it is a hyperparameter.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from core.arrays import Array, finite, in_range, one_of, vector, whole
from core.examples import Examples
from core.losses import LOSSES, Loss, binary_cross_entropy, check_shares, sigmoid
from core.models import linear
from core.optimizers import sgd
from core.training import History, train

JUDGES = ("squared", "absolute", "huber")
"""Ids of the losses that judge amounts."""

START = (1.0, 1.0)
RATES = (0.4, 0.1, 0.02, 0.004, 0.0008)
"""Bold first, then ever smaller. The absolute error is as steep beside its best as far away, so at one constant rate it
rattles about the best at a distance of that rate for ever."""

ROUNDS = 100
"""How many rounds at each rate."""

EXTRA_LIMIT = 1e6
"""The most that a picky diner may wish for, either way."""

NEAR = 0.05
"""A dish is settled if the best is nearer than this, in grams."""

DIRECTIONS = 360
"""In how many directions a better dish is looked for, beside those in which a diner notices nothing."""

ROUNDING = 1e-12
"""What of a loss is no more than rounding, as a share of it."""

TASTED_AT_ONCE = 1_000_000
"""How many plates fit into memory with ease."""


def with_picky_diner(diners: Examples, extra: float, which: int = 0) -> Examples:
    """The same crowd, but one diner wishes for `extra` more (or less) than that tongue's recipe explains.

    Raises:
        ValueError: for an extra beyond `EXTRA_LIMIT` or a diner that there is not; the first is 0.
    """
    wished = in_range("extra", extra, -EXTRA_LIMIT, EXTRA_LIMIT)
    picky = np.eye(len(diners))[whole("which", which, 0, len(diners) - 1)]
    return Examples(diners.X, diners.y + wished * picky, diners.features)


@dataclass(frozen=True, eq=False)
class Dish:
    """What one judge's training arrived at.

    Attributes:
        weights: (2,) grams.
        errors: (n,) each diner's complaint, `ŷ − y`.
        loss: by this judge.
        burnt: whether the training diverged. The dish is then where it burnt, and no answer.
        settled: whether the best dish under this judge is surely within `NEAR` grams: False for a training that was too
            short or burnt, and for most dishes that nobody trained.
    """

    weights: Array
    errors: Array
    loss: float
    burnt: bool
    settled: bool


def learn_under(judge: str, diners: Examples) -> Dish:
    """Train one gram of everything under a judge, bold first and then ever more carefully.

    The rates suit the regulars. With tongues that feel much more the run may burn, with some that feel much less 500
    rounds may be too few: the dish says so.

    Raises:
        ValueError: for an unknown judge, or a crowd with other than two seasonings.
    """
    *_, last = trainings_under(judge, diners, record_every=ROUNDS)
    return replace(taste_dish(judge, diners, last.weights[-1]), burnt=bool(last.burnt))


def walk_under(judge: str, diners: Examples) -> Array:
    """(T, 2) grams on the way of `learn_under`: the first attempt, then after each round. The last are its dish; a walk
    that burns ends in the round in which it burnt.

    Raises:
        ValueError: as `learn_under`.
    """
    runs = [run.weights[1:] for run in trainings_under(judge, diners, record_every=1)]
    return np.concatenate([[START], *runs])


def trainings_under(judge: str, diners: Examples, *, record_every: int = 1) -> Iterator[History]:
    """The trainings of `learn_under`, one a rate, each from where the one before has ended, up to the one that burns.

    Raises:
        ValueError: as `learn_under`.
    """
    loss, weights = LOSSES[one_of("judge", judge, JUDGES)], np.array(START)
    for rate in RATES:
        run = train(linear, diners, loss, sgd(rate), weights, epochs=ROUNDS, record_every=record_every)
        yield run
        if run.burnt:
            return
        weights = run.weights[-1]


def voices(judge: str, errors: ArrayLike) -> Array:
    """How large each diner's pull is among all, `|∂L/∂ŷ_i| / Σ_j |∂L/∂ŷ_j|`, (..., n) like the errors; all 0 where
    nobody pulls.

    Raises:
        ValueError: for an unknown judge, or errors that are not finite numbers in rows.
    """
    given = finite("errors", errors)
    if given.ndim < 1 or not given.shape[-1]:
        raise ValueError(f"errors must be in rows of one or more, got shape {given.shape}")
    pulls = np.abs(LOSSES[one_of("judge", judge, JUDGES)].slope(given, np.zeros(given.shape[-1])))
    together = pulls.sum(axis=-1, keepdims=True)
    return np.divide(pulls, together, out=np.zeros_like(pulls), where=together > 0)


def taste_dish(judge: str, diners: Examples, weights: ArrayLike) -> Dish:
    """A dish as it stands, with what each diner says of it.

    Raises:
        ValueError: for an unknown judge, weights that are not two finite numbers or a crowd with other than two
            seasonings.
    """
    loss, w = LOSSES[one_of("judge", judge, JUDGES)], vector("weights", weights, len(START))
    with np.errstate(over="ignore", invalid="ignore"):  # huge weights taste infinitely bad, and that is the answer
        prediction, _ = linear.forward(w, diners.X)
        found = float(loss.value(prediction, diners.y))
        settled = np.isfinite(found) and not _is_better_around(w, diners, loss, found)
        return Dish(w, prediction - diners.y, found, burnt=False, settled=bool(settled))


def _is_better_around(weights: Array, diners: Examples, loss: Loss, found: float) -> bool:
    """Whether any dish `NEAR` grams away is better. The loss is convex, so if none is, the best lies within."""
    around = weights + NEAR * _directions(diners.X)
    at_once = max(1, TASTED_AT_ONCE // len(diners))
    parts = (around[i : i + at_once] for i in range(0, len(around), at_once))
    reached = np.concatenate([loss.value(linear.forward(part, diners.X)[0], diners.y) for part in parts])
    return bool((reached < found - ROUNDING * max(1.0, found)).any())


def _directions(X: Array) -> Array:
    """(k, 2) directions of length 1 to look in, evenly all round and along every possible narrow valley.

    A valley runs where some diner, or the crowd as a whole, notices least. Of a large crowd, some diners stand for all.
    """
    angles = 2 * np.pi * np.arange(DIRECTIONS) / DIRECTIONS
    some = X[:: -(-len(X) // DIRECTIONS)] / max(np.abs(X).max(), np.finfo(float).tiny)
    unnoticed = np.arctan2(some[:, 0], -some[:, 1])
    axes = np.linalg.eigh(some.T @ some)[1]
    half = np.concatenate([unnoticed, np.arctan2(axes[1], axes[0])])
    turned = np.concatenate([angles, half, half + np.pi])
    return np.column_stack([np.cos(turned), np.sin(turned)])


# ---- a stated probability ----


def brier(logit: Array, target: Array) -> Array:
    """Squared error of the probability itself, `L = mean((σ(z) − y)²)` (Brier 1950): at most 1, however wrong."""
    check_shares(logit, target)
    return np.mean((sigmoid(logit) - target) ** 2, axis=-1)


def brier_slope(logit: Array, target: Array) -> Array:
    """`∂L/∂z_i = 2 · (p_i − y_i) · p_i · (1 − p_i) / n` with p = σ(z): it fades as p nears 0 or 1, right or wrong."""
    check_shares(logit, target)
    p = sigmoid(logit)
    return 2.0 * (p - target) * p * (1.0 - p) / target.shape[-1]


STATED_JUDGES = {"brier": Loss(brier, brier_slope), "cross_entropy": binary_cross_entropy}
"""The losses that judge a stated probability, by stable ids."""


@dataclass(frozen=True)
class Cost:
    """How one stated probability was judged.

    Attributes:
        loss: what it cost.
        slope: ∂loss/∂logit: how hard it pulls on what was said.
    """

    loss: float
    slope: float


def judge_stated(judge: str, probability: float, *, happened: bool = True) -> Cost:
    """What it costs to have called something likely with this probability, once it is known whether it happened.

    Raises:
        ValueError: for an unknown judge, a probability that is not between 0 and 1, both excluded, or a `happened` that
            is neither yes nor no.
    """
    loss = STATED_JUDGES[one_of("judge", judge, STATED_JUDGES)]
    p = in_range("probability", probability, 1e-12, 1.0 - 1e-12)
    logit, target = np.array([np.log(p / (1.0 - p))]), np.array([float(whole("happened", happened, 0, 1))])
    return Cost(float(loss.value(logit, target)), float(loss.slope(logit, target)[0]))
