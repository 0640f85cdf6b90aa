"""Who judges: the same dish learned under three losses, and two ways to judge a stated probability.

`squared` heeds a complaint in proportion to its size, `absolute` heeds every complaint alike, `huber` the first up to
its threshold and the second beyond. Which of them it is, people choose before training: it is a hyperparameter.
"""

from dataclasses import dataclass

import numpy as np

from core.arrays import Array, finite, in_range
from core.examples import Examples
from core.losses import LOSSES, Loss, binary_cross_entropy, sigmoid
from core.models import linear
from core.optimizers import sgd
from core.training import train

JUDGES = ("squared", "absolute", "huber")
"""Ids of the losses that judge amounts."""

START = (1.0, 1.0)
RATES = (0.4, 0.1, 0.02, 0.004, 0.0008)
"""Bold first, then ever smaller. The absolute error is as steep beside its best as far away, so at one constant rate it
rattles about the best at a distance of that rate for ever."""

ROUNDS = 100
"""How many rounds at each rate."""


def with_picky_diner(diners: Examples, extra: float, which: int = 0) -> Examples:
    """The same crowd, but one diner wishes for `extra` more (or less) than that tongue's recipe explains."""
    return Examples(diners.X, diners.y + finite("extra", extra) * np.eye(len(diners))[which], diners.features)


@dataclass(frozen=True, eq=False)
class Dish:
    """What one judge's training arrived at.

    Attributes:
        weights: (2,) grams.
        errors: (n,) each diner's complaint, `ŷ − y`.
        loss: by this judge.
    """

    weights: Array
    errors: Array
    loss: float


def learn_under(judge: str, diners: Examples) -> Dish:
    """Train one gram of everything under a judge, bold first and then ever more carefully.

    Raises:
        ValueError: for an unknown judge.
    """
    if judge not in JUDGES:
        raise ValueError(f"judge must be one of {', '.join(JUDGES)}, got {judge!r}")
    weights = np.array(START)
    for rate in RATES:
        run = train(linear, diners, LOSSES[judge], sgd(rate), weights, epochs=ROUNDS, record_every=ROUNDS)
        weights = run.weights[-1]
    return taste_dish(judge, diners, weights)


def taste_dish(judge: str, diners: Examples, weights: Array) -> Dish:
    """A dish as it stands, with what each diner says of it."""
    prediction, _ = linear.forward(weights, diners.X)
    return Dish(weights, prediction - diners.y, float(LOSSES[judge].value(prediction, diners.y)))


# ---- a stated probability ----


def brier(logit: Array, target: Array) -> Array:
    """Squared error of the probability itself, `L = mean((σ(z) − y)²)` (Brier 1950): at most 1, however wrong."""
    return np.mean((sigmoid(logit) - target) ** 2, axis=-1)


def brier_slope(logit: Array, target: Array) -> Array:
    """`∂L/∂z_i = 2 · (p_i − y_i) · p_i · (1 − p_i) / n` with p = σ(z): it fades as p nears 0 or 1, right or wrong."""
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
        ValueError: for an unknown judge or a probability that is not between 0 and 1, both excluded.
    """
    if judge not in STATED_JUDGES:
        raise ValueError(f"judge must be one of {', '.join(STATED_JUDGES)}, got {judge!r}")
    p = in_range("probability", probability, 1e-12, 1.0 - 1e-12)
    loss, logit, target = STATED_JUDGES[judge], np.array([np.log(p / (1.0 - p))]), np.array([float(happened)])
    return Cost(float(loss.value(logit, target)), float(loss.slope(logit, target)[0]))
