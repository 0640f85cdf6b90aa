"""A trained network changed afterwards: its numbers rounded, some of them cut, a unit added.

Only weights are rounded and cut. Biases are few and keep their 32 bits.
"""

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array, finite, in_range, whole
from core.network import Network

FULL_BITS = 32
"""Bits of a number that was not rounded."""

FEWEST_BITS = 2


def is_weight(net: Network) -> NDArray[np.bool_]:
    """(d,) true where a weight stands in the flat vector, false where a bias does."""
    found = np.zeros(net.parameter_count, dtype=bool)
    for block in net.blocks(found):
        block[:, :-1] = True
    return found


def scales(net: Network, parameters: Array, bits: int) -> Array:
    """(layers,) the step between two levels, one a layer: `max |weight| / (2^(bits − 1) − 1)`.

    Raises:
        ValueError: for less than `FEWEST_BITS` or more than `FULL_BITS` bits.
    """
    most = 2 ** (whole("bits", bits, FEWEST_BITS, FULL_BITS) - 1) - 1
    return np.array([np.abs(layer.weights).max() / most for layer in net.layers(parameters)])


def quantized(net: Network, parameters: Array, bits: int) -> Array:
    """(d,) every weight moved to the nearest level `k · scale`, k from −(2^(bits − 1) − 1) to 2^(bits − 1) − 1.

    Symmetric quantization with one scale a layer, after Jacob et al. 2018 (arXiv:1712.05877). With `FULL_BITS` nothing
    is rounded.
    """
    after, steps = parameters.copy(), scales(net, parameters, bits)
    if bits == FULL_BITS:
        return after
    for layer, step in zip(net.layers(after), steps, strict=True):
        if step:
            layer.weights[...] = np.rint(layer.weights / step) * step
    return after


def cut_mask(net: Network, parameters: Array, share: float) -> NDArray[np.bool_]:
    """(d,) true for the share of all weights that is smallest in size; of equal ones the first go first.

    Raises:
        ValueError: for a share that is not between 0 and 1.
    """
    places = np.flatnonzero(is_weight(net))
    count = int(np.floor(in_range("share", share, 0.0, 1.0) * len(places) + 0.5))
    cut = np.zeros(net.parameter_count, dtype=bool)
    cut[places[np.argsort(np.abs(parameters[places]), kind="stable")[:count]]] = True
    return cut


def pruned(net: Network, parameters: Array, share: float) -> Array:
    """(d,) a share of the weights, the smallest in size, set to 0 (Han et al. 2015, arXiv:1506.02626)."""
    return np.where(cut_mask(net, parameters, share), 0.0, parameters)


def with_unit(net: Network, parameters: Array, incoming: Array, outgoing: float = 0.0) -> tuple[Network, Array]:
    """The network with one unit more at the end of its last hidden layer, and its numbers.

    With an outgoing weight of 0 nobody heeds the unit, and the network's function stays what it was.

    Args:
        incoming: (units before + 1,) the unit's weights, then its bias.
        outgoing: the weight that every output gives it.

    Raises:
        ValueError: if there is no hidden layer, or the unit's numbers do not fit.
    """
    new = finite("incoming", incoming)
    if len(net.sizes) < 3 or new.shape != (net.sizes[-3] + 1,):
        raise ValueError(f"a unit for a network {net.sizes} needs a hidden layer and its inputs + 1, got {new.shape}")
    grown = Network((*net.sizes[:-2], net.sizes[-2] + 1, net.sizes[-1]), net.activation, net.l2)
    *earlier, hidden, last = net.blocks(parameters)
    column = np.full((len(last), 1), float(outgoing))
    blocks = [*earlier, np.vstack([hidden, new]), np.hstack([last[:, :-1], column, last[:, -1:]])]
    return grown, np.concatenate([block.ravel() for block in blocks])


def with_twin(net: Network, parameters: Array, unit: int) -> tuple[Network, Array]:
    """The network with a copy of one unit of its last hidden layer; what was heeded of it is halved between the two.

    The function stays, and so do the twins: equal units get equal slopes.

    Raises:
        ValueError: for a unit that there is not.
    """
    at = whole("unit", unit, 0, net.sizes[-2] - 1)
    grown, numbers = with_unit(net, parameters, net.blocks(parameters)[-2][at])
    last = grown.blocks(numbers)[-1]
    last[:, at] /= 2
    last[:, -2] = last[:, at]
    return grown, numbers


def packed_bytes(net: Network, bits: int = FULL_BITS) -> int:
    """Bytes of the bare numbers: weights packed layer by layer, biases in 32 bits, and a scale a layer if rounded."""
    weights = [units * before for before, units in zip(net.sizes, net.sizes[1:], strict=False)]
    rest = 4 * (net.parameter_count - sum(weights)) + (4 * len(weights) if bits < FULL_BITS else 0)
    return sum(-(-count * whole("bits", bits, FEWEST_BITS, FULL_BITS) // 8) for count in weights) + rest


def sparse_bytes(net: Network, parameters: Array) -> int:
    """Bytes if only weights other than 0 are kept, in 32 bits, with one bit a weight to say which those are."""
    weights = is_weight(net)
    kept = int(np.count_nonzero(parameters[weights]))
    return 4 * (kept + int((~weights).sum())) + -(-int(weights.sum()) // 8)
