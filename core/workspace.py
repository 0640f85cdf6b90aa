"""The network's arithmetic made fast for long runs; `Network.forward` and `Network.backward` are its definition.

Four things make it fast. The bias is a weight on one more unit that always says 1, so that a layer is one product. All
memory is asked for once, and every view of it is made once. The activations of all layers lie in one array, so that
the slopes of all activation functions are one call. And a shelf is done a few networks at a time, so that what
the forward pass leaves is still in the processor's cache when the backward pass comes for it.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from core.arrays import Array
from core.losses import Loss
from core.models import Model
from core.network import Network

CACHE_BYTES = 3 * 2**18
"""What the networks taken through forward and backward together may fill: 9 of 2-16-16-1 on 200 examples in float32."""


class Workspace:
    """Memory for one network, or for some of one structure side by side, on n examples.

    Every call overwrites what the call before returned.

    Attributes:
        parameters: (..., d) the numbers last used; change them in place and hand them back to save a copy.
        gradient: (..., d) the slopes last computed.
    """

    def __init__(self, net: Network, shelf: tuple[int, ...], count: int, dtype: Any = float) -> None:
        """Prepare for parameters (*shelf, d) and `count` examples."""
        self.net = net
        self.parameters = np.zeros((*shelf, net.parameter_count), dtype)
        self.gradient = np.zeros_like(self.parameters)
        self._inputs = np.ones((net.sizes[0] + 1, count), dtype)
        self._rows = np.ones((*shelf, sum(net.sizes[1:-1]) + len(net.sizes) - 2, count), dtype)
        self._slopes = np.empty_like(self._rows)
        self._output = np.empty((*shelf, net.sizes[-1], count), dtype)
        self._output_error = np.empty_like(self._output)
        self._prediction, self._slope = _as_judged(self._output), _as_judged(self._output_error)
        self._decay = net.decay.astype(dtype) if net.l2 else None
        self._lay_out()

    def _lay_out(self) -> None:
        """Make every view once: of layer l its units, its units with the 1 below them, and the slopes of both."""
        net, heard, units, slopes, row = self.net, [self._inputs], [], [], 0
        for size in net.sizes[1:-1]:
            heard.append(self._rows[..., row : row + size + 1, :])
            units.append(self._rows[..., row : row + size, :])
            slopes.append(self._slopes[..., row : row + size, :])
            row += size + 1
        errors = [*(np.empty_like(each) for each in units), self._output_error]
        blocks, gradients = net.blocks(self.parameters), net.blocks(self.gradient)
        self._examples = self._inputs[:-1]
        self._activate, self._slopes_of = net.rules[0]
        self._sums = [(_times(blocks[n]), heard[n], out) for n, out in enumerate([*units, self._output])]
        self._weight_slopes = [(_times(errors[n]), _turned(heard[n]), gradients[n]) for n in range(len(blocks))]
        self._shares = [
            (_times(_turned(blocks[n + 1][..., :-1])), errors[n + 1], slopes[n], errors[n]) for n in range(len(units))
        ][::-1]

    def forward(self, parameters: Array, X: Array) -> Array:
        """`Network.forward`, of which only the prediction, (..., n) or (..., n, c), is returned."""
        if parameters is not self.parameters:
            np.copyto(self.parameters, parameters)
        np.copyto(self._examples, X.T)
        activate, last = self._activate, self._output
        for weights_times, heard, out in self._sums:
            weights_times(heard, out)
            if out is not last:
                activate(out, out)
        return self._prediction

    def backward(self, slope: Array) -> Array:
        """`Network.backward`, of which only the gradient (..., d) is returned."""
        if slope.shape != self._slope.shape:
            raise ValueError(f"the slope must have the shape of the prediction {self._slope.shape}, got {slope.shape}")
        np.copyto(self._slope, slope)
        self._slopes_of(self._rows, self._slopes)
        for weights_times, error_after, slopes, error in self._shares:
            weights_times(error_after, error)
            np.multiply(error, slopes, error)
        for error_times, heard, gradient in self._weight_slopes:
            error_times(heard, gradient)
        if self._decay is not None:
            self.gradient += self._decay * self.parameters
        return self.gradient


def fast(net: Network) -> Model:
    """The network as a model whose gradient is computed faster. It keeps memory: make one for each run."""
    workspaces: dict[tuple[object, ...], Workspace] = {}

    def workspace(weights: Array, count: int) -> Workspace:
        key = (*weights.shape, count, weights.dtype)
        if key not in workspaces:
            workspaces[key] = Workspace(net, weights.shape[:-1], count, weights.dtype)
        return workspaces[key]

    def gradient(loss: Loss, weights: Array, X: Array, y: Array) -> Array:
        slopes = np.empty_like(weights)
        for part in _parts(net, weights, len(X)):
            space = workspace(weights[part], len(X))
            prediction = space.forward(weights[part], X)
            slopes[part] = space.backward(loss.slope(prediction, y))
        return slopes

    return net.model._replace(gradient=gradient)


def _parts(net: Network, weights: Array, count: int) -> list[Any]:
    """Which networks to take together: all indices of the first axis of `weights`, a cacheful at a time."""
    if weights.ndim == 1:
        return [...]
    one = 3 * sum(net.sizes[1:]) * count * weights[0].size // net.parameter_count * weights.itemsize
    together = max(1, CACHE_BYTES // one)
    return [np.s_[i : i + together] for i in range(0, len(weights), together)]


def _times(left: Array) -> Callable[[Array, Array], Any]:
    """(right, out) ↦ left · right. For two plain matrices `dot` does it in half the time of `matmul`."""
    return left.dot if left.ndim == 2 else partial(np.matmul, left)


def _as_judged(outputs: Array) -> Array:
    """Outputs (..., c, n) as the losses take them: (..., n) for one, (..., n, c) for several."""
    return outputs[..., 0, :] if outputs.shape[-2] == 1 else _turned(outputs)


def _turned(matrices: Array) -> Array:
    return np.swapaxes(matrices, -1, -2)
