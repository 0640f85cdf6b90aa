"""What *Blame slips* asks of `core`, kept between reruns."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from core.arrays import Array
from core.examples import Examples
from core.losses import binary_cross_entropy, sigmoid
from core.network import Network, nudge
from core.one_step import Nudge
from core.optimizers import sgd
from core.patterns import MOST_GRAMS, accuracy, crowd, liked, scaled
from core.slips import NUDGE_SIZE, Slips, adjusted, first_weights, follow, follow_again
from core.training import History, train
from core.workspace import fast
from lessons.blame.settings import BlameSlips
from ui.kitchen.trained import TrainedLine

PRESSES = ("forward", "wrong", "last", "station", "slopes", "update")
SLIPS_SEEN, SLOPES_SEEN, ALL = 4, 5, len(PRESSES)
"""After so many presses the slips of the station, every slope, and the new weights are known."""

ACTIVATION = "tanh"
MAP_POINTS = 31
MAP_FRAMES = 12


def net_of(settings: BlameSlips) -> Network:
    """The line: a ticket of two numbers, one station of cooks, and the last cook."""
    return Network((2, settings.slip_cooks, 1), ACTIVATION)


def ticket_of(settings: BlameSlips) -> Examples:
    """The ticket as the line reads it, and whether the diner likes it."""
    X = scaled(settings.ticket)[np.newaxis].round(6)
    return Examples(X, liked(settings.slip_pattern, X))


def tickets_of(run: BlameSlips) -> Examples:
    """The crowd that the line learns from."""
    return crowd(run.slip_pattern)


@lru_cache(maxsize=256)
def slips_of(settings: BlameSlips) -> Slips:
    """The ticket's way down and up, after the updates made before."""
    net = net_of(settings)
    start = first_weights(net, settings.slip_seed)
    return follow_again(net, start, ticket_of(settings), settings.slip_rate, settings.slip_updates)


def updated(settings: BlameSlips) -> Slips:
    """The same ticket after one update more."""
    slips = slips_of(settings)
    return follow(slips.net, adjusted(slips, settings.slip_rate), slips.ticket)


def nudged(settings: BlameSlips, which: int) -> Nudge:
    """The loss with a little more and a little less of one weight."""
    slips = slips_of(settings)
    return nudge(slips.net, binary_cross_entropy, slips.parameters, slips.ticket, which, NUDGE_SIZE)


class Training(NamedTuple):
    """A training run of the line.

    Attributes:
        history: recorded after every round.
        right: (R + 1,) how many of 100 tickets the line is right about.
        keyframes, maps: at these rounds the chance in percent that a ticket is liked, (frames, spice, salt).
    """

    history: History
    right: Array
    keyframes: tuple[int, ...]
    maps: Array


@lru_cache(maxsize=16)
def training(run: BlameSlips) -> Training:
    """The line trained on its whole crowd from its first weights; with no rounds, the start alone."""
    net, tickets = net_of(run), tickets_of(run)
    history = train(
        fast(net),
        tickets,
        binary_cross_entropy,
        sgd(run.slip_rate),
        first_weights(net, run.slip_seed),
        epochs=run.slip_rounds,
    )
    right = 100.0 * np.array([accuracy(net.forward(w, tickets.X).prediction, tickets.y, 0.0) for w in history.weights])
    keyframes = _keyframes(history.steps)
    return Training(history, right, keyframes, np.array([chances(net, history.weights[at]) for at in keyframes]))


def chances(net: Network, weights: Array) -> Array:
    """The chance in percent that a ticket is liked, over all tickets: (spice, salt)."""
    axis = scaled(np.linspace(0.0, MOST_GRAMS, MAP_POINTS))
    salt, spice = np.meshgrid(axis, axis)
    tickets = np.column_stack([salt.ravel(), spice.ravel()])
    return 100.0 * sigmoid(net.forward(weights, tickets).prediction).reshape(salt.shape)


def trained_line(run: BlameSlips) -> TrainedLine:
    """The chef that this training made, for the pages that open and remodel it."""
    net = net_of(run)
    return TrainedLine(
        sizes=net.sizes,
        activation=net.activation,
        weights=tuple(map(float, training(run).history.weights[-1])),
        pattern=run.slip_pattern,
        seed=run.slip_seed,
        rate=run.slip_rate,
        rounds=run.slip_rounds,
    )


def _keyframes(rounds: int) -> tuple[int, ...]:
    """Rounds whose maps are shown: the start, the end, and between them ever fewer, as training slows down."""
    if not rounds:
        return (0,)
    later = np.geomspace(1, rounds, MAP_FRAMES - 1).round().astype(int)
    return tuple(map(int, np.unique([0, *later])))
