"""One ticket forward and back through a line of cooks, every number kept so that it can be followed by hand."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from core.arrays import Array, whole
from core.examples import Examples
from core.losses import binary_cross_entropy, sigmoid
from core.network import Network
from core.optimizers import sgd
from core.passes import Blame, Trace
from core.starts import start

DECIMALS = 2
"""First weights are rounded to so many decimals, so that a reader can copy them without loss."""

NUDGE_SIZE = 0.01
STEPS_LIMIT = 1000


class Place(NamedTuple):
    """Where a number of a network belongs: to a unit of a layer, for what that unit hears from `source`.

    Attributes:
        layer: 1 for the first after the inputs.
        unit: from 0.
        source: a unit of the layer before, from 0; None for the bias.
    """

    layer: int
    unit: int
    source: int | None


@dataclass(frozen=True, eq=False)
class Slips:
    """Everything about one ticket's way down the line and the blame's way back up.

    Attributes:
        net: the line.
        parameters: (d,) its weights and biases.
        ticket: a crowd of one.
        trace: of `Network.forward`.
        blame: of `Network.backward`; its `errors` are the slips.
        loss: the cross-entropy of this one ticket.
    """

    net: Network
    parameters: Array
    ticket: Examples
    trace: Trace
    blame: Blame
    loss: float

    @property
    def chance(self) -> float:
        """What the line thinks of the ticket: the probability that the diner likes it."""
        return float(sigmoid(self.trace.prediction)[0])

    @property
    def liked(self) -> float:
        """1 if the diner likes the ticket, else 0."""
        return float(self.ticket.y[0])

    def passed_on(self, layer: int) -> Array:
        """(units,) what a layer hands to the next; layer 0 is the ticket itself."""
        return self.trace.activations[layer][:, 0]

    def sums(self, layer: int) -> Array:
        """(units,) z, what each unit of a layer makes of all it hears, before its activation function."""
        weights, biases = self.net.layers(self.parameters)[layer - 1]
        return weights @ self.passed_on(layer - 1) + biases

    def awake(self, layer: int) -> Array:
        """(units,) activation′(z): how much of a change in z gets through; 1 wide awake, 0 fast asleep."""
        return self.net.rules[layer - 1].slope(self.passed_on(layer))

    def heard_back(self, layer: int) -> Array:
        """(units,) ∂L/∂a: the slips of the layer after, times the weights to it."""
        return self.blame.activations[layer - 1][:, 0]

    def slips(self, layer: int) -> Array:
        """(units,) δ = ∂L/∂z = heard_back · awake: by how much one more unit in the sum would raise the loss."""
        return self.blame.errors[layer - 1][:, 0]

    def biggest(self, places: int) -> tuple[int, ...]:
        """The units of the first layer, from 0, with the biggest slip in size: several if so many decimals agree."""
        sizes = np.abs(self.slips(1)).round(places)
        return tuple(np.flatnonzero(sizes == sizes.max()).tolist())


def first_weights(net: Network, seed: int) -> Array:
    """(d,) a Xavier start rounded to `DECIMALS`."""
    return np.round(start(net, "xavier", seed), DECIMALS)


def follow(net: Network, parameters: Array, ticket: Examples) -> Slips:
    """Send one ticket forward and its blame back.

    Raises:
        ValueError: if there is more than one ticket, or the shapes do not fit the line.
    """
    if len(ticket) != 1:
        raise ValueError(f"ticket must be a crowd of one, got {len(ticket)}")
    if net.sizes[-1] != 1:
        raise ValueError(f"a line must end in 1 verdict, got {net.sizes[-1]}")
    trace = net.forward(parameters, ticket.X)
    blame = net.backward(parameters, trace, binary_cross_entropy.slope(trace.prediction, ticket.y))
    loss = float(binary_cross_entropy.value(trace.prediction, ticket.y))
    return Slips(net, parameters, ticket, trace, blame, loss)


def adjusted(slips: Slips, learning_rate: float) -> Array:
    """(d,) the weights after one update: `w − learning_rate · slope`.

    Raises:
        ValueError: if the learning rate is out of range.
    """
    weights, optimizer = slips.parameters, sgd(learning_rate)
    update, _ = optimizer.step(slips.blame.gradient, optimizer.init(weights), weights, 1)
    return weights + update


def follow_again(net: Network, parameters: Array, ticket: Examples, learning_rate: float, updates: int) -> Slips:
    """The ticket on its way after so many updates on it alone.

    Raises:
        ValueError: for a number out of range.
    """
    for _ in range(whole("updates", updates, 0, STEPS_LIMIT)):
        parameters = adjusted(follow(net, parameters, ticket), learning_rate)
    return follow(net, parameters, ticket)


def places(net: Network) -> tuple[Place, ...]:
    """(d,) whose number stands where in the flat vector."""
    return tuple(
        Place(layer, unit, source if source < before else None)
        for layer, (before, units) in enumerate(zip(net.sizes, net.sizes[1:], strict=False), start=1)
        for unit in range(units)
        for source in range(before + 1)
    )


def relative_error(found: float, exact: float) -> float:
    """`|found − exact| / max(|found|, |exact|)`: 0 for equal numbers, 2 for opposite ones."""
    size = max(abs(found), abs(exact))
    return abs(found - exact) / size if size else 0.0


class Cost(NamedTuple):
    """What it costs to know the slope of every weight for one ticket that has been tasted once.

    Attributes:
        backward: passes back up the line.
        one_sided, two_sided: more tastings, if each weight is nudged up, or up and down.
    """

    backward: int
    one_sided: int
    two_sided: int


def cost_of_slopes(weights: int) -> Cost:
    """The cost for a number of weights: one backward pass gives all, a nudge gives one.

    Raises:
        ValueError: for less than one weight, or no whole number.
    """
    count = whole("weights", weights, 1, 10**15)
    return Cost(backward=1, one_sided=count, two_sided=2 * count)
