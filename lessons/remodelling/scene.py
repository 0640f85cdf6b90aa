"""What *Remodelling* asks of `core`: two trained lines, what is done to them, and what it costs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.capacity import TICKETS
from core.chains import masked
from core.examples import Examples
from core.losses import binary_cross_entropy
from core.models import Model
from core.network import Network
from core.optimizers import Optimizer, adam, sgd
from core.patterns import crowd, liked
from core.remodel import cut_mask, packed_bytes, pruned, quantized, sparse_bytes, with_twin, with_unit
from core.slips import first_weights
from core.starts import start
from core.training import train
from core.workspace import fast
from lessons.remodelling.settings import SEEDS, Remodel
from ui.kitchen.trained import exam, trained

LONG: Final = Network((2, 16, 16, 1))
LONG_SEED: Final = 1
LONG_RATE: Final = 0.02
LONG_ROUNDS: Final = 1000

MORE_SALT: Final = 0.3
"""What the new restaurant's diners want more, in the line's own units: 0.9 g."""

NEW_SEED: Final = 7
"""Of the diners met there."""

TUNED: Final = 100
"""Rounds of practice in the new restaurant."""

AFRESH: Final = 300
"""Rounds for a line that begins anew there, and of practice after a change."""

NEWCOMER_SEED: Final = 5
OLD_MIXED: Final = 20
"""So many old diners are mixed in against forgetting."""


@dataclass(frozen=True, eq=False)
class Line:
    """A line of cooks and how it practises.

    Attributes:
        weights: (d,) its numbers.
        first: (d,) those that it had before any training, for lines of the first layout.
    """

    net: Network
    weights: Array
    optimizer: Optimizer
    first: Array

    def verdicts(self, X: Array) -> NDArray[np.bool_]:
        """(n,) whether it thinks that each ticket is liked."""
        return np.asarray(self.net.forward(self.weights, X).prediction > 0)

    def right(self, guests: Examples) -> float:
        """The share of guests whom it judges right."""
        return float(np.mean(self.verdicts(guests.X) == (guests.y == 1)))

    def practised(self, tickets: Examples, rounds: int, held: NDArray[np.bool_] | None = None) -> "Line":
        """The line after so many rounds more on these tickets, the numbers held staying what they are."""
        optimizer = self.optimizer if held is None else masked(self.optimizer, ~held)
        return replace(self, weights=learned(fast(self.net), optimizer, self.weights, tickets, rounds))


def learned(model: Model, optimizer: Optimizer, weights: Array, tickets: Examples, rounds: int) -> Array:
    """(d,) the weights after so many rounds on these tickets."""
    run = train(model, tickets, binary_cross_entropy, optimizer, weights, epochs=rounds, record_every=rounds)
    return run.weights[-1]


@dataclass(frozen=True, eq=False)
class Change:
    """One line before and after it was remodelled.

    Attributes:
        tickets: the diners that the maps show; guests: those that judge it before and after.
        came_from: for each number afterwards its place before, −1 for a new one.
        bytes_before, bytes_after: of the bare numbers; sparse: of those other than 0 alone.
        afresh: what a line with other numbers judges right that began anew in the new restaurant.
        kept: what it judges right of the old restaurant's guests, before and after it practised in the new one.
    """

    before: Line
    after: Line
    tickets: Examples
    guests: Examples
    came_from: NDArray[np.int64]
    bytes_before: int
    bytes_after: int
    sparse: int
    afresh: float | None = None
    kept: tuple[float, float] | None = None

    @cached_property
    def right_before(self) -> float:
        """Of the guests, before."""
        return self.before.right(self.guests)

    @cached_property
    def right_after(self) -> float:
        """Of the guests, afterwards."""
        return self.after.right(self.guests)

    @cached_property
    def turned(self) -> tuple[int, int]:
        """How many verdicts turned from right to wrong, and how many from wrong to right."""
        truth = self.guests.y == 1
        before, after = (line.verdicts(self.guests.X) == truth for line in (self.before, self.after))
        return int((before & ~after).sum()), int((~before & after).sum())

    @property
    def outcome(self) -> str:
        """`same` if no verdict turned, `luck` if they turned either way about as often, else `worse` or `better`.

        McNemar's test with Edwards' correction (1948): of n verdicts that turned, lost and won differ by more than
        2√n + 1 only once in twenty times by luck.
        """
        lost, won = self.turned
        if not lost + won:
            return "same"
        if abs(lost - won) <= 2 * np.sqrt(lost + won) + 1:
            return "luck"
        return "worse" if lost > won else "better"

    def place_after(self, place: int) -> int:
        """Where a number stands afterwards."""
        return int(np.flatnonzero(self.came_from == place)[0])


def yours(settings: Remodel) -> Line:
    """The reader's own chef."""
    return _yours(settings.trained)


@lru_cache(maxsize=16)
def _yours(how: tuple[str, int, int, float, int]) -> Line:
    net = Network((2, how[1], 1))
    return Line(net, np.array(trained(net.sizes, how[0], *how[2:]).weights), sgd(how[3]), first_weights(net, how[2]))


@lru_cache(maxsize=4)
def long_line(pattern: str) -> Line:
    """A line of twice sixteen cooks, trained on the same tickets as the reader's."""
    first, optimizer = start(LONG, "xavier", LONG_SEED), adam(LONG_RATE)
    weights = learned(fast(LONG), optimizer, first, crowd(pattern, count=TICKETS), LONG_ROUNDS)
    return Line(LONG, weights, optimizer, first)


def moved(pattern: str, tickets: Examples) -> Examples:
    """The same tickets in the new restaurant: whoever liked x grams of salt there likes 0.9 g more."""
    return Examples(tickets.X, liked(pattern, tickets.X - np.array([MORE_SALT, 0.0])))


def met(pattern: str, count: int) -> Examples:
    """So many diners of the new restaurant."""
    drawn = moved(pattern, crowd(pattern, count=max(4, count), seed=NEW_SEED))
    return Examples(drawn.X[:count], drawn.y[:count])


@lru_cache(maxsize=64)
def remodelled(run: Remodel) -> tuple[Change, Change]:
    """The reader's chef and the long line, each before and after."""
    return _changed(run, yours(run)), _changed(run, long_line(run.remodel_pattern))


def untouched(settings: Remodel) -> tuple[Change, Change]:
    """Both before anything is done."""
    small, large = yours(settings), long_line(settings.remodel_pattern)
    return _as_it_was(settings, small, small), _as_it_was(settings, large, large)


def _as_it_was(run: Remodel, before: Line, after: Line) -> Change:
    """Numbers changed, and neither diners nor layout nor bytes."""
    pattern, size = run.remodel_pattern, packed_bytes(before.net)
    same, sparse = np.arange(before.net.parameter_count), sparse_bytes(after.net, after.weights)
    return Change(before, after, crowd(pattern, count=TICKETS), exam(pattern), same, size, size, sparse)


def _changed(run: Remodel, line: Line) -> Change:
    return {"round": _rounded, "cut": _cut, "move": _moved, "hire": _hired}[run.remodel_act](run, line)


def _rounded(run: Remodel, line: Line) -> Change:
    after = replace(line, weights=quantized(line.net, line.weights, run.remodel_bits))
    return replace(_as_it_was(run, line, after), bytes_after=packed_bytes(line.net, run.remodel_bits))


def _cut(run: Remodel, line: Line) -> Change:
    return _as_it_was(run, line, replace(line, weights=pruned(line.net, line.weights, run.remodel_cut / 100)))


def cut_count(line: Line, percent: int) -> int:
    """How many of its weights are cut."""
    return int(cut_mask(line.net, line.weights, percent / 100).sum())


def _moved(run: Remodel, line: Line) -> Change:
    """Practised on in the new restaurant, and beside it a line that begins there anew."""
    tickets, old = met(run.remodel_pattern, run.remodel_diners), exam(run.remodel_pattern)
    guests = moved(run.remodel_pattern, old)
    afresh = replace(line, weights=line.first).practised(tickets, AFRESH).right(guests)
    after = line.practised(tickets, TUNED)
    change = _as_it_was(run, line, after)
    return replace(change, tickets=tickets, guests=guests, afresh=afresh, kept=(line.right(old), after.right(old)))


@lru_cache(maxsize=16)
def ahead(run: Remodel) -> tuple[int, int]:
    """With how many first guesses the reader's chef judges more right by practising on than by beginning anew, and how
    many there are.
    """
    others = [replace(run, remodel_seed=seed) for seed in SEEDS]
    found = [_moved(each, yours(each)) for each in others]
    return sum(each.afresh is not None and each.right_after > each.afresh for each in found), len(found)


def _hired(run: Remodel, line: Line) -> Change:
    places = Line(line.net, np.arange(float(line.net.parameter_count)), line.optimizer, line.first)
    after, came_from = (
        hired(line, run.remodel_hired),
        _hire(places, np.full((run.remodel_hired, _heard(line)), -1.0), -1),
    )
    change = _as_it_was(run, line, after)
    return replace(change, came_from=came_from.weights.astype(int), bytes_after=packed_bytes(after.net))


def _heard(line: Line) -> int:
    return line.net.sizes[-3] + 1


def hired(line: Line, count: int) -> Line:
    """The line with so many cooks more in its last station, with numbers drawn by chance, whom nobody heeds yet."""
    drawn = np.random.default_rng(NEWCOMER_SEED).uniform(-1.0, 1.0, size=(count, _heard(line)))
    return _hire(line, drawn, 0.0)


def _hire(line: Line, newcomers: Array, heed: float) -> Line:
    net, weights = line.net, line.weights
    for newcomer in newcomers:
        net, weights = with_unit(net, weights, newcomer, heed)
    return replace(line, net=net, weights=weights)


# ---- practising on after a change ----


def practised_on(settings: Remodel) -> Mapping[str, tuple[float, float]]:
    """What both lines judge right after a change, and after practising on from there on the tickets they know."""
    own, others = (
        _on(settings.remodel_pattern, line, settings.remodel_cut / 100)
        for line in (yours(settings), long_line(settings.remodel_pattern))
    )
    return {name: (own[name], others[name]) for name in own}


@lru_cache(maxsize=32)
def _on(pattern: str, line: Line, share: float) -> Mapping[str, float]:
    tickets, guests = crowd(pattern, count=TICKETS), exam(pattern)
    held = cut_mask(line.net, line.weights, share)
    cut = replace(line, weights=np.where(held, 0.0, line.weights))
    lines = {
        "saved": line,
        "more": line.practised(tickets, AFRESH),
        "cut": cut,
        "cut_on": cut.practised(tickets, AFRESH, held),
        "hired_on": hired(line, 1).practised(tickets, AFRESH),
        "twin_on": twinned(line).practised(tickets, AFRESH),
    }
    return {name: each.right(guests) for name, each in lines.items()}


def twinned(line: Line) -> Line:
    """The line with a twin of the first cook of its last station."""
    net, weights = with_twin(line.net, line.weights, 0)
    return replace(line, net=net, weights=weights)


class Forgetting(NamedTuple):
    """What the long line judges right of guests at the salty half of the map and at the bland one."""

    salty: float
    bland: float


@lru_cache(maxsize=4)
def forgetting(pattern: str) -> Mapping[str, Forgetting]:
    """It practises on salty tickets alone, then on bland ones alone, or on these and a few old ones."""
    every, guests = crowd(pattern, count=2 * TICKETS), exam(pattern)
    old, new = _half(every, salty=True), _half(every, salty=False)
    few = Examples(old.X[:OLD_MIXED], old.y[:OLD_MIXED])
    mixed = Examples(np.vstack([new.X, few.X]), np.concatenate([new.y, few.y]))
    learned = replace(long_line(pattern), weights=start(LONG, "xavier", LONG_SEED)).practised(old, LONG_ROUNDS)
    lines = {"old": learned, "new": learned.practised(new, AFRESH), "mixed": learned.practised(mixed, AFRESH)}
    halves = _half(guests, salty=True), _half(guests, salty=False)
    return {name: Forgetting(*(line.right(half) for half in halves)) for name, line in lines.items()}


def _half(tickets: Examples, *, salty: bool) -> Examples:
    there = (tickets.X[:, 0] > 0) == salty
    return Examples(tickets.X[there], tickets.y[there])
