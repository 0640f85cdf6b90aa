"""Landscapes: a model of two weights, the diners who judge it and the loss, so that the loss is a height over a map.

Each is a real model with its forward and backward pass, so `train` walks on it as on any other.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from core.arrays import Array, finite
from core.diners import DISAGREEMENTS, SEASONINGS, TONGUES, regulars
from core.examples import Examples
from core.least_squares import bowl
from core.losses import Loss, squared
from core.models import Model, linear
from core.training import evaluate

PEAK = 3.0
"""The strength of seasoning at which a numbing tongue tastes most, which is then as strong as the seasoning."""


def numbing_taste(strength: Array) -> Array:
    """What a tongue tastes of a strength u: `f(u) = 2u − u² / PEAK`.

    It rises, is highest at `f(PEAK) = PEAK` and falls again as the tongue goes numb, so every flavour below the peak
    comes from two strengths, u and 2 · PEAK − u.
    """
    return 2.0 * strength - strength**2 / PEAK


def numbing_taste_slope(strength: Array) -> Array:
    """`f′(u) = 2 − 2u / PEAK`: 2 at no strength, 0 at the peak, below 0 past it."""
    return 2.0 - 2.0 * strength / PEAK


def numbing_forward(weights: Array, X: Array) -> tuple[Array, tuple[Array, Array]]:
    """`ŷ_i = f(u_i)` with `u_i = Σ_j w_j · x_ij`; the trace is X and u."""
    strength, _ = linear.forward(weights, X)
    return numbing_taste(strength), (X, strength)


def numbing_backward(weights: Array, trace: tuple[Array, Array], slope: Array) -> Array:
    """`∂L/∂w_j = Σ_i ∂L/∂ŷ_i · f′(u_i) · x_ij`: the chain rule, one factor for the tongue and one for the weight."""
    X, strength = trace
    return linear.backward(weights, X, slope * numbing_taste_slope(strength))


def product_forward(weights: Array, X: Array) -> tuple[Array, Array]:
    """`ŷ_i = w_1 · w_2 · x_i` with X (n, 1): two stations of one linear unit each; the trace is X."""
    if weights.shape[-1] != 2 or X.ndim != 2 or X.shape[1] != 1:
        raise ValueError(f"this model needs 2 weights and X (n, 1), got {weights.shape[-1]} and {X.shape}")
    return np.prod(weights, axis=-1, keepdims=True) * X[:, 0], X


def product_backward(weights: Array, X: Array, slope: Array) -> Array:
    """`∂L/∂w_1 = w_2 · Σ_i ∂L/∂ŷ_i · x_i`, and the same with 1 and 2 swapped: each weight's slope is the other's."""
    return weights[..., ::-1] * (slope @ X)


numbing = Model(numbing_forward, numbing_backward)
product = Model(product_forward, product_backward)


@dataclass(frozen=True, eq=False)
class Landscape:
    """The loss of one model with two weights on one crowd.

    Attributes:
        start: (2,) where a race begins.
        domain: (low, high) of both weights for drawing; a run may leave it.
        minima: (m, 2) the bottoms of its hollows, the deepest first.
        loss: how predictions are judged.
    """

    model: Model
    diners: Examples
    start: tuple[float, float]
    domain: tuple[float, float]
    minima: Array
    loss: Loss = squared

    @property
    def lowest_loss(self) -> float:
        """The loss at the bottom of the deepest hollow."""
        return float(evaluate(self.model, self.diners, self.loss, self.minima[0]))

    def nearest_minimum(self, weights: ArrayLike) -> int:
        """Which of the minima lies nearest to the weights (2,)."""
        return int(np.linalg.norm(self.minima - finite("weights", weights), axis=-1).argmin())


def linear_landscape(diners: Examples, start: tuple[float, float] = (1.0, 1.0)) -> Landscape:
    """The bowl of a linear model on any crowd with two seasonings, 0 to 6 grams of each."""
    return Landscape(linear, diners, start, (0.0, 6.0), bowl(diners).bottom[np.newaxis])


def two_hollows() -> Landscape:
    """The regulars with numbing tongues, who wish for what 3 g of salt and 1.5 g of spice do to them, give or take ε.

    That recipe lies past the peak of most. Less of everything tastes nearly as strong, hence a second, shallower hollow
    on the near side. The loss is a polynomial of fourth degree that grows in every direction, so all its minima lie
    near the map: there are these two and no more. They are rounded to 6 decimals.
    """
    wishes = numbing_taste(TONGUES @ np.array([3.0, 1.5])) + DISAGREEMENTS
    minima = np.array([[3.008094, 1.500924], [0.636635, 0.583847]])
    return Landscape(numbing, Examples(TONGUES, wishes, SEASONINGS), (0.0, 0.0), (0.0, 6.0), minima)


def saddle() -> Landscape:
    """Two weights multiplied, on diners who feel only the product: `y = 2x + ε`, x a tongue's mean sensitivity.

    The loss is a parabola in `w_1 · w_2`. At (0, 0) it is flat but no minimum: down along `w_1 = w_2`, up along
    `w_1 = −w_2`. The start lies almost on the way up, so a run first comes down to the saddle, lingers, then leaves.
    """
    x = TONGUES.mean(axis=1, keepdims=True)
    crowd = Examples(x, 2.0 * x[:, 0] + DISAGREEMENTS, ("both",))
    best = bowl(crowd).bottom[0]
    minima = np.sqrt(best) * np.array([[1.0, 1.0], [-1.0, -1.0]])
    return Landscape(product, crowd, (-1.5, 1.51), (-3.0, 3.0), minima)


LANDSCAPES = {
    "bowl": linear_landscape(regulars("tomato_egg")),
    "valley": linear_landscape(regulars("tomato_egg", alike=True), start=(0.0, 5.0)),
    "two_hollows": two_hollows(),
    "saddle": saddle(),
}
"""Every landscape by its stable id."""


def landscape_map(landscape: Landscape, xs: ArrayLike, ys: ArrayLike) -> Array:
    """The loss at every pair of first weight `xs` and second weight `ys`, (len(ys), len(xs)).

    Every point of the map is a model of its own, on the leading axes of the weights.

    Raises:
        ValueError: if a number is not finite.
    """
    grid = np.stack(np.meshgrid(finite("xs", xs), finite("ys", ys)), axis=-1)
    return evaluate(landscape.model, landscape.diners, landscape.loss, grid)
