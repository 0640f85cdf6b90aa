"""What *Stations* asks of `core`: the line with its numbers, its runs and its maps.

Everything kept is immutable and depends on its arguments alone, so readers may share it.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from core.arrays import Array
from core.capacity import EPOCHS, LEARNING_RATE, TICKETS, UNSEEN_TICKETS, Capacity, capacity
from core.examples import Examples
from core.losses import squared
from core.network import Network
from core.optimizers import adam
from core.passes import Trace
from core.patterns import MOST_GRAMS, accuracy, crowd, scaled
from core.starts import start
from core.training import History, evaluate, train
from core.workspace import fast
from lessons.stations import edits
from lessons.stations.settings import Stations

RECORD_EVERY = 10
MAP_POINTS = 41
COOKS_ASKED = (1, 2, 3, 4)
"""The widths that the bet is about."""

LIKED = 0.5
"""A verdict above this is a yes."""

WAYS = {"relu": "he"}
"""The way to start at random that suits a rule, if it is not Xavier's."""

NEARLY_ALWAYS = 0.9
"""The share of starts from which a pattern has to be learned for a width to be enough."""

RING_RULE = "tanh"
"""How the cooks act that the bet is about: as those of the line that lost a number."""


@dataclass(frozen=True, eq=False)
class KitchenLine:
    """A line of cooks as it stands: the structure, its numbers, and whether they were trained."""

    net: Network
    weights: Array
    trained: bool

    @property
    def hand(self) -> str:
        """The setting of what a hand changed; before training it belongs to the start, after it to what was learned."""
        return "net_touch" if self.trained else "net_hand"

    def by_hand(self, settings: Stations) -> str:
        """The numbers of this line that a hand has set; empty where none was."""
        return settings.net_touch if self.trained else settings.net_hand

    def with_hand(self, settings: Stations, changed: str) -> Stations:
        """The settings with other numbers set by hand."""
        return replace(settings, net_touch=changed) if self.trained else replace(settings, net_hand=changed)

    def forward(self, X: Array) -> Trace:
        """What every cook passes on."""
        return self.net.forward(self.weights, X)


def tickets(pattern: str) -> Examples:
    """The tickets that a line learns from, the same as in `core.capacity`."""
    return crowd(pattern, count=TICKETS)


def exam(pattern: str) -> Examples:
    """Tickets of the same kind that it never saw."""
    return crowd(pattern, count=UNSEEN_TICKETS, unseen=True)


def net_of(settings: Stations) -> Network:
    """The structure."""
    return Network((2, *[settings.net_cooks] * settings.net_stations, 1), settings.net_rule)


def way_to_start(settings: Stations) -> str:
    """An id of `STARTS`: a random start in the way that suits the activation function."""
    return "ones" if settings.net_start == "ones" else WAYS.get(settings.net_rule, "xavier")


def beginning(settings: Stations) -> Array:
    """The first numbers, those set by hand included."""
    net = net_of(settings)
    return edited(start(net, way_to_start(settings), settings.net_seed), settings.net_hand)


def edited(weights: Array, text: str) -> Array:
    """A copy of the weights (d,) with numbers set by hand; places that this line does not have are left out."""
    changed = np.array(weights)
    for place, value in edits.read(text).items():
        changed[place : place + 1] = value
    return changed


@lru_cache(maxsize=64)
def training(run: Stations) -> History:
    """A run. Where cooks start as copies, the plain form is used: it keeps them equal to the last digit."""
    net = net_of(run)
    return train(
        net.model if run.net_start == "ones" else fast(net),
        tickets(run.net_pattern),
        squared,
        adam(LEARNING_RATE),
        beginning(run),
        epochs=EPOCHS,
        record_every=RECORD_EVERY,
    )


def line(settings: Stations, run: Stations | None) -> KitchenLine:
    """The line on screen: as it starts, or if `run` is a run of these settings, at the round looked at."""
    net = net_of(settings)
    if run is None or run != settings.run or settings.net_round == 0:
        return KitchenLine(net, beginning(settings), trained=False)
    record = round(settings.net_round / RECORD_EVERY)
    return KitchenLine(net, edited(training(run).weights[record], settings.net_touch), trained=True)


def rounds(settings: Stations, run: Stations) -> Array:
    """(records, d) the numbers of the line at every recorded round of a run, as `line` has them."""
    learned = [edited(weights, settings.net_touch) for weights in training(run).weights[1:]]
    return np.stack([beginning(settings), *learned])


def finished(run: Stations) -> KitchenLine:
    """The line at the end of a run."""
    return line(replace(run, net_round=float(EPOCHS), net_touch=""), run)


def loss(shown: KitchenLine, pattern: str) -> float:
    """How far off the line is with the tickets it learns from."""
    return float(evaluate(shown.net.model, tickets(pattern), squared, shown.weights))


def right(shown: KitchenLine, diners: Examples) -> int:
    """How many tickets the line judges right."""
    return round(float(accuracy(shown.forward(diners.X).prediction, diners.y)) * len(diners))


def ticket(settings: Stations) -> Array:
    """(1, 2) the ticket on the line, as the cooks hear it."""
    return scaled([[settings.ticket_salt, settings.ticket_spice]])


def maps(shown: KitchenLine, points: int = MAP_POINTS) -> tuple[Array, ...]:
    """What every cook passes on for every ticket: one array (units, spice, salt) a layer after the inputs."""
    axis = scaled(np.linspace(0.0, MOST_GRAMS, points))
    everything = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
    return tuple(layer.reshape(-1, points, points) for layer in shown.forward(everything).activations[1:])


@lru_cache(maxsize=12)
def learned_by(pattern: str, rule: str) -> Capacity:
    """How often a pattern is learned by one to four cooks of one station, from many starts.

    Takes seconds: never on a slider move.
    """
    return capacity(pattern, COOKS_ASKED, activation=rule, way=WAYS.get(rule, "xavier"))


def ring_capacity() -> Capacity:
    """The same for the bet: the ring, by cooks like those of the line that lost a number."""
    return learned_by("ring", RING_RULE)


def cooks_needed() -> int:
    """The fewest cooks that nearly always learn the ring; one more than was asked if none do."""
    enough = [
        units for units, share in zip(COOKS_ASKED, ring_capacity().learned, strict=True) if share >= NEARLY_ALWAYS
    ]
    return min(enough, default=COOKS_ASKED[-1] + 1)


def verdict(settings: Stations, shown: KitchenLine) -> float:
    """What the last cook says of the ticket on the line."""
    return float(shown.forward(ticket(settings)).prediction[0])
