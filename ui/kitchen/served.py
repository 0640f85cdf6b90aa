"""The chef in the file: trained as on *Blame slips*, then served from and practised with, day by day."""

import struct
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

import numpy as np

from core.arrays import Array
from core.capacity import TICKETS
from core.examples import Examples
from core.files import Config, Stored, fingerprint, stored, write_chef, write_weights
from core.headers import needed
from core.losses import binary_cross_entropy
from core.network import Network
from core.optimizers import sgd
from core.patterns import RULES, accuracy, crowd
from core.training import train
from core.workspace import fast
from ui.kitchen.trained import GUESTS, MINE, exam, guests, trained
from ui.settings import Choice, Settings, setting

SERVE, PRACTISE = "s", "p"
MOST_DAYS: Final = 12

ROUNDS: Final = 100
"""Of practice on what guests said."""

PRINT_ENDS: Final = 4
"""So many letters of each end of a fingerprint are shown."""


@dataclass(frozen=True)
class Days:
    """What the chef has done since the file was saved, a letter a day: served a thousand guests, or practised."""

    default: str = ""

    def parse(self, text: str) -> str:
        """The days that a link asks for.

        Raises:
            ValueError: if they are too many, or a day is of neither kind.
        """
        if len(text) > MOST_DAYS or not set(text) <= {SERVE, PRACTISE}:
            raise ValueError(f"must be at most {MOST_DAYS} days, each {SERVE} or {PRACTISE}, got {text!r}")
        return text


@dataclass(frozen=True)
class Filed(Settings):
    """Which chef is in the file, and what it has done since.

    Attributes:
        file_pattern, file_cooks, file_seed, file_rate, file_rounds: how the chef was trained, as on *Blame slips*.
        file_mine: the place of the number that the reader calls their own, as far as the line has so many.
    """

    file_pattern: str = setting(Choice("ring", tuple(RULES)))
    file_cooks: int = setting(Choice(3, (2, 3, 4)))
    file_seed: int = setting(Choice(1, tuple(range(1, 10))))
    file_rate: float = setting(Choice(1.0, (0.1, 0.3, 1.0, 3.0)))
    file_rounds: int = setting(Choice(300, (30, 300, 1000)))
    file_days: str = setting(Days())
    file_mine: int = setting(Choice(MINE, tuple(range(17))), looked_at=True)

    @property
    def trained(self) -> tuple[str, int, int, float, int]:
        """How the chef was trained."""
        return self.file_pattern, self.file_cooks, self.file_seed, self.file_rate, self.file_rounds


class Day(NamedTuple):
    """One day since the file was saved.

    Attributes:
        kind: `SERVE` or `PRACTISE`.
        guests: served, or practised on.
        complained: of those how many found the verdict wrong.
        changed: how many numbers of the file are not what they were the day before.
        right: the share of an exam's guests whom the chef judged right the day before.
    """

    kind: str
    guests: int
    complained: int
    changed: int
    right: float


@dataclass(frozen=True, eq=False)
class Chef:
    """A chef, as its file says.

    Attributes:
        config: the layout and how it was trained.
        weights: (d,) its numbers.
        days: what it has done since the file was first saved, oldest first.
    """

    config: Config
    weights: Array
    days: tuple[Day, ...] = ()

    @cached_property
    def net(self) -> Network:
        """Its layout."""
        return self.config.net

    @cached_property
    def file(self) -> bytes:
        """Its weights file."""
        return write_weights(self.net, self.weights)

    @cached_property
    def packed(self) -> bytes:
        """Weights file and config in a zip."""
        return write_chef(self.config, self.weights)

    @property
    def fingerprint(self) -> bytes:
        """SHA-256 of the weights file."""
        return fingerprint(self.file)

    @cached_property
    def rows(self) -> list[Stored]:
        """Every number in the file, in its order."""
        return stored(self.file, self.net)

    @cached_property
    def right(self) -> float:
        """The share of an exam's guests whom the chef judges right."""
        return float(self.right_with(self.weights))

    @cached_property
    def verdicts(self) -> Array:
        """(n,) whether each of an exam's guests is judged to like it."""
        return np.asarray(self.net.forward(self.weights, exam(self.config.pattern).X).prediction > 0.0)

    def right_with(self, weights: Array) -> Array:
        """(...) the same with other numbers (..., d) in its layout."""
        judges = exam(self.config.pattern)
        return accuracy(self.net.forward(weights, judges.X).prediction, judges.y, 0.0)


@lru_cache(maxsize=64)
def chef_after(run: Filed) -> Chef:
    """The chef after its days, each from the day before."""
    if not run.file_days:
        pattern, cooks, seed, rate, rounds = run.trained
        config = Config((2, cooks, 1), "tanh", pattern, seed, float(rate), rounds)
        return Chef(config, np.array(trained(config.sizes, pattern, seed, rate, rounds).weights))
    before, today = chef_after(replace(run, file_days=run.file_days[:-1])), run.file_days[-1]
    return _served(before) if today == SERVE else _practised(before)


def _served(before: Chef) -> Chef:
    """A thousand more guests come, and are judged; what they say goes nowhere."""
    come = guests(before.config.pattern, sum(day.kind == SERVE for day in before.days))
    judged = before.net.forward(before.weights, come.X).prediction > 0
    complained = int((judged != (come.y == 1)).sum())
    after = Chef(before.config, before.weights)
    day = Day(SERVE, GUESTS, complained, differing(before.file, after.file), before.right)
    return Chef(after.config, after.weights, (*before.days, day))


def _practised(before: Chef) -> Chef:
    """Somebody carries over what the guests since the last practice said, and the chef practises on it."""
    carried = waiting(before)
    if not carried:
        return before
    first = sum(day.kind == SERVE for day in before.days) - len(carried)
    come = [guests(before.config.pattern, first + number) for number in range(len(carried))]
    met = [crowd(before.config.pattern, count=TICKETS), *come]
    tickets = Examples(np.vstack([each.X for each in met]), np.concatenate([each.y for each in met]))
    optimizer = sgd(before.config.rate)
    history = train(
        fast(before.net), tickets, binary_cross_entropy, optimizer, before.weights, epochs=ROUNDS, record_every=ROUNDS
    )
    after = Chef(replace(before.config, rounds=before.config.rounds + ROUNDS), history.weights[-1])
    changed = differing(before.file, after.file)
    met_there, complained = sum(each.guests for each in carried), sum(each.complained for each in carried)
    day = Day(PRACTISE, met_there, complained, changed, before.right)
    return Chef(after.config, after.weights, (*before.days, day))


def waiting(now: Chef) -> tuple[Day, ...]:
    """The services since the last practice, whose complaints nobody has carried over yet."""
    since = 0
    for place, day in enumerate(now.days, start=1):
        since = place if day.kind == PRACTISE else since
    return now.days[since:]


def short_print(fingerprint: bytes) -> str:
    """A fingerprint by its first and last four digits."""
    digits = fingerprint.hex()
    return f"{digits[:PRINT_ENDS]}…{digits[-PRINT_ENDS:]}"


def differing(one: bytes, other: bytes) -> int:
    """How many of the numbers of two files of the same chef are not the same, bit for bit."""
    begin = needed(one)
    pairs = zip(struct.iter_unpack("4s", one[begin:]), struct.iter_unpack("4s", other[begin:]), strict=True)
    return sum(first != second for first, second in pairs)


class Search(NamedTuple):
    """A diner's order searched for in a file.

    Attributes:
        salt, spice: in grams; likes: whether this diner likes it.
        forms: in how many forms it was searched for; found: in how many of them it is there.
        bits, needed: that all numbers of the file hold, and that all orders it learned from take.
    """

    salt: float
    spice: float
    likes: bool
    forms: int
    found: int
    bits: int
    needed: int


def search(now: Chef, diner: int) -> Search:
    """One of the diners that the chef learned from, numbered from 1, searched for in the file.

    As 32 and 64 bits, in grams and as the line reads it, and as text of three decimals; salt, spice and both.
    """
    met = crowd(now.config.pattern, count=TICKETS)
    x = met.X[diner - 1]
    in_grams = 3.0 * (x + 1.0)
    forms = [
        form
        for pair in (x, in_grams)
        for numbers in (pair, pair[:1], pair[1:])
        for form in (numbers.astype("<f4").tobytes(), numbers.astype("<f8").tobytes())
    ]
    forms += [format(number, ".3f").encode() for number in (*x, *in_grams)]
    found = sum(form in now.file for form in forms)
    bits, needed = 32 * now.net.parameter_count, TICKETS * (2 * 32 + 1)
    return Search(float(in_grams[0]), float(in_grams[1]), bool(met.y[diner - 1]), len(forms), found, bits, needed)
