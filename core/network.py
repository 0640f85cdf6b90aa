"""Dense networks: layers of units, forward to a prediction and back to every weight's slope.

Layer l turns the activations of the layer before it into its own, for every unit u and example i:

    z_ui = Σ_j weight_uj · a_ji + bias_u,    a_ui = activation(z_ui)

and blame travels the same way back (Rumelhart, Hinton & Williams 1986, doi:10.1038/323533a0). All numbers of a network
are one flat vector (..., d), so that it is trained like any other model; leading axes are networks side by side.
Activations are kept as units × examples. `core.workspace` does the same arithmetic faster, for long runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.activations import ACTIVATIONS, Activation
from core.arrays import Array, in_range, whole
from core.examples import Examples
from core.losses import Loss
from core.models import Model
from core.one_step import Nudge
from core.passes import Blame, Layer, Trace, product
from core.training import evaluate

UNITS_LIMIT = 512
"""The widest layer accepted."""

LAYERS_LIMIT = 12
"""The most layers of weights accepted."""


@dataclass(frozen=True)
class Network:
    """The structure of a network; its numbers are kept apart, in flat vectors of `parameter_count`.

    Attributes:
        sizes: units a layer, the inputs first and the c outputs last: (2, 4, 1), or (2, 4, 3) for three classes.
        activation: a key of `ACTIVATIONS`, for the hidden layers. The outputs are the identity: a strength of flavour,
            the logit of a yes, or one logit a class.
        l2: strength of the penalty `l2 · Σ weight²` added to the loss; biases are spared.

    Raises:
        ValueError: for a structure that is no network, an unknown activation or a number out of range.
    """

    sizes: tuple[int, ...]
    activation: str = "tanh"
    l2: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "sizes", _checked_sizes(self.sizes))
        if self.activation not in ACTIVATIONS:
            raise ValueError(f"activation must be one of {', '.join(ACTIVATIONS)}, got {self.activation!r}")
        in_range("l2", self.l2, 0.0, 1e3)

    @property
    def rules(self) -> tuple[Activation, ...]:
        """The activation function of each layer after the inputs."""
        return (ACTIVATIONS[self.activation],) * (len(self.sizes) - 2) + (ACTIVATIONS["identity"],)

    @property
    def parameter_count(self) -> int:
        """How many numbers are learned, `Σ (units before + 1) · units`."""
        return sum((before + 1) * units for before, units in zip(self.sizes, self.sizes[1:], strict=False))

    def blocks(self, parameters: Array) -> list[Array]:
        """(..., units, units before + 1) a layer, as views: each unit's weights in a row, then its bias."""
        views, end = [], 0
        for before, units in zip(self.sizes, self.sizes[1:], strict=False):
            begin, end = end, end + units * (before + 1)
            views.append(parameters[..., begin:end].reshape(*parameters.shape[:-1], units, before + 1))
        if end != parameters.shape[-1]:
            raise ValueError(f"a network {self.sizes} needs {end} parameters, got {parameters.shape[-1]}")
        return views

    def layers(self, parameters: Array) -> list[Layer]:
        """The weights and biases of each layer, as views."""
        return [Layer(block[..., :-1], block[..., -1]) for block in self.blocks(parameters)]

    def forward(self, parameters: Array, X: Array, masks: tuple[Array, ...] = ()) -> Trace:
        """Inputs to prediction, keeping every activation.

        Args:
            parameters: (..., d).
            X: (n, k) examples × inputs.
            masks: of dropout, as made by `core.dropout`.

        Raises:
            ValueError: if there are too few or too many parameters or inputs.
        """
        if parameters.shape[-1] != self.parameter_count or X.ndim != 2 or X.shape[1] != self.sizes[0]:
            raise ValueError(
                f"a network {self.sizes} needs {self.parameter_count} parameters and X (n, {self.sizes[0]}), "
                f"got {parameters.shape[-1]} and {X.shape}"
            )
        trace = Trace((X.T.astype(parameters.dtype, copy=False),), masks)
        for number, (layer, rule) in enumerate(zip(self.layers(parameters), self.rules, strict=True)):
            z = product(layer.weights, trace.passed_on(number)) + layer.biases[..., np.newaxis]
            trace = Trace((*trace.activations, rule.value(z)), masks)
        return trace

    def backward(self, parameters: Array, trace: Trace, slope: Array) -> Blame:
        """Blame from the prediction back to every unit and every weight, by the chain rule, last layer first.

        δ = ∂L/∂a · activation′(z),  ∂L/∂weight = δ · aᵀ before,  ∂L/∂bias = Σ_i δ_i,  ∂L/∂a before = weightᵀ · δ.

        Args:
            parameters: (..., d), those of the trace.
            trace: what `forward` returned.
            slope: ∂loss/∂prediction, (..., n) or (..., n, c).

        Raises:
            ValueError: if the slope has not the shape of the prediction.
        """
        if slope.shape != trace.prediction.shape:
            raise ValueError(
                f"the slope must have the shape of the prediction {trace.prediction.shape}, got {slope.shape}"
            )
        gradient = np.empty_like(parameters)
        slopes, layers = self.layers(gradient), self.layers(parameters)
        outputs = slope[..., np.newaxis, :] if self.sizes[-1] == 1 else np.swapaxes(slope, -1, -2)
        blame = outputs.astype(parameters.dtype, copy=False)
        blames, errors = [], []
        for number in range(len(layers) - 1, -1, -1):
            error = blame * self.rules[number].slope(trace.activations[number + 1])
            slopes[number].weights[...] = product(error, np.swapaxes(trace.passed_on(number), -1, -2))
            slopes[number].biases[...] = error.sum(axis=-1)
            blames.append(blame)
            errors.append(error)
            blame = product(np.swapaxes(layers[number].weights, -1, -2), error)
            blame = blame * trace.masks[number - 1] if trace.masks and number > 0 else blame
        if self.l2:
            gradient += self.decay * parameters
        return Blame(tuple(blames[::-1]), tuple(errors[::-1]), gradient)

    def penalty(self, parameters: Array) -> Array:
        """(...) `l2 · Σ weight²`: part of what is minimised, never of the loss that a run records."""
        return 0.5 * np.sum(self.decay * parameters**2, axis=-1)

    @property
    def decay(self) -> Array:
        """(d,) the penalty's slope is `decay · parameters`: 2 · l2 for weights, 0 for biases."""
        factors = np.full(self.parameter_count, 2.0 * self.l2)
        for layer in self.layers(factors):
            layer.biases[...] = 0.0
        return factors

    @property
    def model(self) -> Model:
        """The network as `train()` takes it."""

        def forward(parameters: Array, X: Array) -> tuple[Array, Trace]:
            trace = self.forward(parameters, X)
            return trace.prediction, trace

        def backward(parameters: Array, trace: Trace, slope: Array) -> Array:
            return self.backward(parameters, trace, slope).gradient

        return Model(forward, backward)


def nudge(net: Network, loss: Loss, parameters: Array, diners: Examples, which: int, size: float = 1e-4) -> Nudge:
    """The loss with a little more and a little less of one parameter: the slope without any backward pass.

    Two forward passes a parameter, where one backward pass gives the slopes of all. The penalty is included.

    Args:
        parameters: (d,) float64.
        which: the place of the parameter in the flat vector, 0 to d − 1.

    Raises:
        ValueError: for a place that there is not, or a size that is not above 0.
    """
    at = whole("which", which, 0, net.parameter_count - 1)
    shift = in_range("size", size, 1e-9, 10.0) * np.eye(net.parameter_count)[at]

    def judged(numbers: Array) -> float:
        return float(evaluate(net.model, diners, loss, numbers) + net.penalty(numbers))

    return Nudge(size, above=judged(parameters + shift), below=judged(parameters - shift))


def _checked_sizes(sizes: Sequence[int]) -> tuple[int, ...]:
    checked = tuple(whole("sizes", units, 1, UNITS_LIMIT) for units in sizes)
    if not 2 <= len(checked) <= LAYERS_LIMIT + 1:
        raise ValueError(f"sizes must be 2 to {LAYERS_LIMIT + 1} numbers of units, got {sizes}")
    return checked
