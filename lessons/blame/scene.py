"""What *Blame slips* asks of `core`, kept between reruns."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.capacity import TICKETS
from core.examples import Examples
from core.losses import binary_cross_entropy
from core.network import Network, nudge
from core.one_step import Nudge
from core.optimizers import sgd
from core.patterns import MOST_GRAMS, accuracy, crowd, liked, scaled
from core.slips import NUDGE_SIZE, Slips, adjusted, first_weights, follow, follow_again, places
from core.training import History, train
from core.workspace import fast
from lessons.blame import border
from lessons.blame.settings import BlameSlips
from ui.kitchen.trained import TrainedLine

PRESSES = ("forward", "wrong", "last", "station", "slopes", "update")
SLOPES_SEEN, ALL = 5, len(PRESSES)
"""After so many presses every slope, and the new weights are known."""

ACTIVATION = "tanh"
NEW_TICKETS = 1000
"""The crowd is that of *Stations*."""

MAP_POINTS = 41


def net_of(settings: BlameSlips) -> Network:
    """The line: a ticket of two numbers, one station of cooks, and the last cook."""
    return Network((2, settings.slip_cooks, 1), ACTIVATION)


def ticket_of(settings: BlameSlips) -> Examples:
    """The ticket as the line reads it, and whether the diner likes it."""
    X = scaled(settings.ticket)[np.newaxis].round(6)
    return Examples(X, liked(settings.slip_pattern, X))


def tickets_of(run: BlameSlips) -> Examples:
    """The crowd that the line learns from."""
    return crowd(run.slip_pattern, count=TICKETS)


def new_tickets(run: BlameSlips) -> Examples:
    """Others of the same kind, which it has never seen."""
    return crowd(run.slip_pattern, count=NEW_TICKETS, unseen=True)


@lru_cache(maxsize=256)
def slips_of(settings: BlameSlips) -> Slips:
    """The ticket's way down and up, after the updates made before."""
    net, start = net_of(settings), _start(settings.slip_cooks, settings.slip_seed)
    return follow_again(net, start, ticket_of(settings), settings.slip_rate, settings.slip_updates)


@lru_cache(maxsize=32)
def _start(cooks: int, seed: int) -> Array:
    """(d,) the first weights of a line."""
    weights = first_weights(Network((2, cooks, 1), ACTIVATION), seed)
    weights.flags.writeable = False
    return weights


def updated(settings: BlameSlips) -> Slips:
    """The same ticket after one update more."""
    slips = slips_of(settings)
    return follow(slips.net, adjusted(slips, settings.slip_rate), slips.ticket)


def nudged(settings: BlameSlips, which: int) -> Nudge:
    """The loss with a little more and a little less of one weight."""
    slips = slips_of(settings)
    return nudge(slips.net, binary_cross_entropy, slips.parameters, slips.ticket, which, NUDGE_SIZE)


def really(settings: BlameSlips, layer: int, unit: int) -> float:
    """By how much the loss really changes when a little more, `NUDGE_SIZE`, is added to what a cook adds up."""
    slips = slips_of(settings)
    base = next(at for at, place in enumerate(places(slips.net)) if place == (layer, unit, None))
    return nudge(slips.net, binary_cross_entropy, slips.parameters, slips.ticket, base, NUDGE_SIZE).above - slips.loss


class Training(NamedTuple):
    """A training run of the line.

    Attributes:
        net: the line.
        history: recorded after every round.
        right, unseen: (R + 1,) about how many tickets it is right: of the `TICKETS` that it learns from, and of
            `NEW_TICKETS` others.
        closed: (R + 1,) out of what share of all directions the border is closed.
        frames: the rounds that are shown.
    """

    net: Network
    history: History
    right: NDArray[np.int64]
    unseen: NDArray[np.int64]
    closed: Array
    frames: tuple[int, ...]

    @property
    def closes(self) -> int | None:
        """The round from which on the border goes all the way round."""
        return border.closes_at(self.closed)


@lru_cache(maxsize=16)
def training(run: BlameSlips) -> Training:
    """The line trained on its whole crowd from its first weights."""
    return _trained(run, run.slip_rounds)


@lru_cache(maxsize=16)
def untrained(run: BlameSlips) -> Training:
    """The line before its first round."""
    return _trained(run, 0)


def _trained(run: BlameSlips, rounds: int) -> Training:
    net, tickets = net_of(run), tickets_of(run)
    start, optimizer = first_weights(net, run.slip_seed), sgd(run.slip_rate)
    history = train(fast(net), tickets, binary_cross_entropy, optimizer, start, epochs=rounds)
    right, unseen = (_right(net, history.weights, each) for each in (tickets, new_tickets(run)))
    closed = np.array([border.closed_share(net, weights) for weights in history.weights])
    shown = border.frames(history.steps, border.closes_at(closed))
    return Training(net, history, right, unseen, closed, shown)


def _right(net: Network, rounds: Array, asked: Examples) -> NDArray[np.int64]:
    """(R + 1,) about how many tickets the line is right, after each round."""
    shares = np.array([accuracy(net.forward(w, asked.X).prediction, asked.y, 0.0) for w in rounds])
    return np.rint(len(asked) * shares).astype(np.int64)


STARTS = 40
"""From so many starts is the share told of those that close their border; the nine on offer are among them."""


@lru_cache(maxsize=32)
def starts_closed(run: BlameSlips) -> int:
    """From how many starts the border closes, trained as this run but with first weights 1 to `STARTS`, all at once."""
    net, rounds = net_of(run), run.slip_rounds
    starts = np.stack([first_weights(net, seed) for seed in range(1, STARTS + 1)])
    loss, optimizer = binary_cross_entropy, sgd(run.slip_rate)
    history = train(fast(net), tickets_of(run), loss, optimizer, starts, epochs=rounds, record_every=rounds)
    return sum(border.closed_share(net, weights) == 1 for weights in history.weights[-1])


def logits(net: Network, weights: Array) -> Array:
    """What the last cook adds up, over all tickets: (spice, salt). Above 0 the line says yes."""
    axis = scaled(np.linspace(0.0, MOST_GRAMS, MAP_POINTS))
    salt, spice = np.meshgrid(axis, axis)
    tickets = np.column_stack([salt.ravel(), spice.ravel()])
    return net.forward(weights, tickets).prediction.reshape(salt.shape)


def trained_line(run: BlameSlips, mine: int = 0) -> TrainedLine:
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
        mine=min(mine, net.parameter_count - 1),
    )
