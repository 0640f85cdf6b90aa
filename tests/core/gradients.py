"""A gradient by one forward and one backward pass, for tests that compare it with other ways to find it."""

from core.arrays import Array
from core.losses import Loss
from core.models import Model


def loss_and_gradient(model: Model, loss: Loss, weights: Array, X: Array, y: Array) -> tuple[Array, Array]:
    """The loss (...) at `weights` and its gradient (..., d): one forward and one backward pass."""
    prediction, trace = model.forward(weights, X)
    return loss.value(prediction, y), model.backward(weights, trace, loss.slope(prediction, y))
