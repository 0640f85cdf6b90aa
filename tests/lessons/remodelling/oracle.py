"""What *Remodelling* ought to show: two lines trained, changed and judged with arithmetic of this file's own."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from math import floor, sqrt

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.network import Network
from core.patterns import crowd
from core.starts import start
from lessons.remodelling.settings import Remodel
from tests.oracle import CardShown, Columns, Drawing, Sentences, Told, minus
from tests.oracle import Oracle as Base

Layers = list[tuple[Array, Array]]
GUESTS, TICKETS, MORE, LONG = 1000, 100, 300, (2, 16, 16, 1)
SHIFT = np.array([0.3, 0.0])
FORGETS = {"old": 1000, "new": 300, "mixed": 300}


def unflat(sizes: tuple[int, ...], numbers: Array) -> Layers:
    """Weights and bases by layer; in the flat vector a cook follows another, each with its base last."""
    layers, at = [], 0
    for before, units in pairwise(sizes):
        block = np.array(numbers[at : at + units * (before + 1)]).reshape(units, before + 1)
        layers.append((block[:, :-1].copy(), block[:, -1].copy()))
        at += block.size
    return layers


def flat(layers: Layers) -> Array:
    """The other way."""
    return np.concatenate([np.column_stack(each).ravel() for each in layers])


def passed(layers: Layers, X: Array) -> list[Array]:
    """What each layer passes on; the last of it is what the line thinks."""
    heard = [X]
    for number, (weights, bases) in enumerate(layers):
        z = heard[-1] @ weights.T + bases
        heard.append(z if number == len(layers) - 1 else np.tanh(z))
    return heard


def slope(layers: Layers, X: Array, y: Array) -> Layers:
    """Of the mean cross-entropy, by the chain rule."""
    heard = passed(layers, X)
    error = (1 / (1 + np.exp(-heard[-1][:, 0])) - y)[:, None] / len(y)
    found: Layers = []
    for number in range(len(layers) - 1, -1, -1):
        found.insert(0, (error.T @ heard[number], error.sum(axis=0)))
        error = error @ layers[number][0] * (1 - heard[number] ** 2)
    return found


@dataclass(frozen=True, eq=False)
class Chef:
    """A line, and the rate of plain descent; 0 is for Adam."""

    layers: Layers
    rate: float
    first: Layers

    @property
    def numbers(self) -> Array:
        """All of them."""
        return flat(self.layers)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Its layout."""
        return (2, *(len(bases) for _, bases in self.layers))

    def of(self, layers: Layers) -> "Chef":
        """Other numbers."""
        return Chef(layers, self.rate, self.first)

    def practised(self, X: Array, y: Array, rounds: int, held: Array | None = None) -> "Chef":
        """So many rounds more."""
        numbers, sizes = self.numbers, self.sizes
        mean, square = np.zeros_like(numbers), np.zeros_like(numbers)
        for step in range(1, rounds + 1):
            g = flat(slope(unflat(sizes, numbers), X, y))
            mean, square = 0.9 * mean + 0.1 * g, 0.999 * square + 0.001 * g * g
            corrected = np.sqrt(square / (1 - 0.999**step)) + 1e-8
            move = self.rate * g if self.rate else 0.02 * (mean / (1 - 0.9**step)) / corrected
            numbers = numbers - (move if held is None else np.where(held, 0.0, move))
        return self.of(unflat(sizes, numbers))

    def yes(self, X: Array) -> NDArray[np.bool_]:
        """Whom it thinks will like it."""
        return np.asarray(passed(self.layers, X)[-1][:, 0] > 0)

    def right(self, X: Array, y: Array) -> float:
        """The share judged right."""
        return float(np.mean(self.yes(X) == (y == 1)))


@cache
def small_chef(trained: tuple[str, int, int, float, int]) -> Chef:
    """The reader's."""
    pattern, cooks, seed, rate, rounds = trained
    first = unflat((2, cooks, 1), np.round(start(Network((2, cooks, 1)), "xavier", seed), 2))
    own = crowd(pattern, count=TICKETS)
    return Chef(first, rate, first).practised(own.X, own.y, rounds)


@cache
def long_chef(pattern: str) -> Chef:
    """The long line."""
    first, own = unflat(LONG, start(Network(LONG), "xavier", 1)), crowd(pattern, count=TICKETS)
    return Chef(first, 0.0, first).practised(own.X, own.y, 1000)


def wished(pattern: str, X: Array) -> Array:
    """Who likes what in the new restaurant."""
    salt, spice = (X - SHIFT).T
    return np.where(salt * spice < 0 if pattern == "either" else salt**2 + spice**2 < 0.25, 1.0, 0.0)


def rounded(chef: Chef, bits: int) -> Layers:
    """To the nearest level."""
    if bits == 32:
        return chef.layers
    layers = []
    for weights, bases in chef.layers:
        step = abs(weights).max() / (2 ** (bits - 1) - 1)
        layers.append((np.sign(weights) * np.floor(abs(weights) / step + 0.5) * step, bases))
    return layers


def cut_places(chef: Chef, percent: int) -> list[int]:
    """Where in the flat vector the smallest stand."""
    weights = flat([(np.ones_like(w), np.zeros_like(b)) for w, b in chef.layers])
    numbers = chef.numbers
    order = sorted((abs(numbers[at]), at) for at in np.flatnonzero(weights))
    return [int(at) for _, at in order[: floor(percent * len(order) / 100 + 0.5)]]


def cut(chef: Chef, percent: int) -> Chef:
    """Those at 0."""
    numbers = chef.numbers
    numbers[cut_places(chef, percent)] = 0.0
    return chef.of(unflat(chef.sizes, numbers))


def hired(chef: Chef, count: int) -> Chef:
    """Newcomers whom nobody heeds."""
    *earlier, (into, bases), (last, base) = chef.layers
    new = np.random.default_rng(5).uniform(-1.0, 1.0, size=(count, into.shape[1] + 1))
    station = (np.vstack([into, new[:, :-1]]), np.concatenate([bases, new[:, -1]]))
    return chef.of([*earlier, station, (np.hstack([last, np.zeros((1, count))]), base)])


def twinned(chef: Chef) -> Chef:
    """A twin of the first of the last station."""
    *earlier, (into, bases), (last, base) = chef.layers
    heed = np.hstack([last, last[:, :1] / 2])
    heed[0, 0] /= 2
    return chef.of([*earlier, (np.vstack([into, into[:1]]), np.append(bases, bases[0])), (heed, base)])


def size_of(chef: Chef, bits: int = 32) -> int:
    """Bytes of the numbers packed."""
    total = 0
    for weights, bases in chef.layers:
        total += (weights.size * bits + 7) // 8 + 4 * bases.size + (4 if bits < 32 else 0)
    return total


def without_zeros(chef: Chef) -> int:
    """Bytes of what is not 0, and a bit a weight."""
    weights = np.concatenate([w.ravel() for w, _ in chef.layers])
    return 4 * int((weights != 0).sum()) + 4 * sum(b.size for _, b in chef.layers) + (weights.size + 7) // 8


@dataclass(frozen=True, eq=False)
class Outcome:
    """One line before and after."""

    before: Chef
    after: Chef
    X: Array
    y: Array
    size_before: int
    size_after: int
    afresh: float | None = None

    @property
    def lost_and_won(self) -> tuple[int, int]:
        """Verdicts that turned to wrong, and to right."""
        old, new = self.before.yes(self.X) == (self.y == 1), self.after.yes(self.X) == (self.y == 1)
        return int(np.sum(old > new)), int(np.sum(new > old))

    @property
    def right(self) -> tuple[float, float]:
        """Before and after."""
        return self.before.right(self.X, self.y), self.after.right(self.X, self.y)

    @property
    def verdict(self) -> str:
        """Which of the sentences."""
        lost, won = self.lost_and_won
        if lost == won == 0:
            return "same"
        if abs(lost - won) - 1 <= 2 * sqrt(lost + won):
            return "luck"
        return "worse" if won < lost else "better"


@cache
def outcome(run: Remodel, large: bool) -> Outcome:
    """What a press does to one of them."""
    pattern = run.remodel_pattern
    chef = long_chef(pattern) if large else small_chef(run.trained)
    exam = crowd(pattern, count=GUESTS, seed=99, unseen=True)
    size = size_of(chef)
    if run.remodel_act == "round":
        after = chef.of(rounded(chef, run.remodel_bits))
        return Outcome(chef, after, exam.X, exam.y, size, size_of(chef, run.remodel_bits))
    if run.remodel_act == "cut":
        return Outcome(chef, cut(chef, run.remodel_cut), exam.X, exam.y, size, size)
    if run.remodel_act == "hire":
        after = hired(chef, run.remodel_hired)
        return Outcome(chef, after, exam.X, exam.y, size, size_of(after))
    X, y = come(pattern, run.remodel_diners)
    wishes = wished(pattern, exam.X)
    afresh = chef.of(chef.first).practised(X, y, 300).right(exam.X, wishes)
    return Outcome(chef, chef.practised(X, y, 100), exam.X, wishes, size, size, afresh)


@cache
def ahead(run: Remodel) -> int:
    """With how many of nine first guesses practising on is better than beginning anew."""
    found = [outcome(Remodel(**{**vars(run), "remodel_seed": seed}), False) for seed in range(1, 10)]
    return sum(each.right[1] > (each.afresh or 0) for each in found)


def come(pattern: str, count: int) -> tuple[Array, Array]:
    """The new restaurant's diners."""
    X = crowd(pattern, count=max(4, count), seed=7).X[:count]
    return X, wished(pattern, X)


@cache
def practised_on(pattern: str, trained: tuple[str, int, int, float, int], percent: int, large: bool) -> list[float]:
    """Right after a change and after practising on."""
    chef = long_chef(pattern) if large else small_chef(trained)
    own, exam = crowd(pattern, count=TICKETS), crowd(pattern, count=GUESTS, seed=99, unseen=True)
    gone = cut(chef, percent)
    held = np.zeros(chef.numbers.size, dtype=bool)
    held[cut_places(chef, percent)] = True
    lines = [
        chef,
        chef.practised(own.X, own.y, MORE),
        gone,
        gone.practised(own.X, own.y, MORE, held),
        hired(chef, 1).practised(own.X, own.y, MORE),
        twinned(chef).practised(own.X, own.y, MORE),
    ]
    return [line.right(exam.X, exam.y) for line in lines]


@cache
def forgetting(pattern: str) -> list[tuple[float, float]]:
    """Right of salty and of bland guests."""
    tickets, exam = crowd(pattern, count=200), crowd(pattern, count=GUESTS, seed=99, unseen=True)
    salty, bland = (np.flatnonzero(tickets.X[:, 0] > 0), np.flatnonzero(tickets.X[:, 0] <= 0))
    mixed = np.concatenate([bland, salty[:20]])
    first = unflat(LONG, start(Network(LONG), "xavier", 1))
    old = Chef(first, 0.0, first).practised(tickets.X[salty], tickets.y[salty], 1000)
    lines = [old, *(old.practised(tickets.X[few], tickets.y[few], 300) for few in (bland, mixed))]
    halves = [exam.X[:, 0] > 0, exam.X[:, 0] <= 0]
    return [tuple(line.right(exam.X[half], exam.y[half]) for half in halves) for line in lines]  # type: ignore[misc]


def beside(chef: Chef, X: Array, y: Array) -> Chef:
    """A hundred rounds in which only a column and a row beside each layer are learned, and added in the end."""
    rng, tables = np.random.default_rng(1), []
    for weights, _ in chef.layers:
        units, before = weights.shape
        tables.append((np.zeros(units), rng.normal(0.0, before**-0.5, size=before)))
    memory = [[np.zeros_like(each) for each in both] for both in tables for _ in (0, 1)]

    def with_tables() -> Layers:
        return [(w + np.outer(down, across), b) for (w, b), (down, across) in zip(chef.layers, tables, strict=True)]

    for step in range(1, 101):
        slopes = slope(with_tables(), X, y)
        for number, (down, across) in enumerate(tables):
            of = slopes[number][0]
            moved = []
            for part, (now, g) in enumerate(((down, of @ across), (across, down @ of))):
                mean, square = memory[2 * number][part], memory[2 * number + 1][part]
                mean[...] = 0.9 * mean + 0.1 * g
                square[...] = 0.999 * square + 0.001 * g * g
                corrected = np.sqrt(square / (1 - 0.999**step)) + 1e-8
                moved.append(now - (chef.rate * g if chef.rate else 0.02 * (mean / (1 - 0.9**step)) / corrected))
            tables[number] = (moved[0], moved[1])
    return chef.of(with_tables())


STATIONS = [(1,), (2,), (3,), (4,), (8,), (16,), (2, 2), (3, 3), (4, 4), (8, 8), (16, 16), (3, 3, 3)]


@cache
def searched(pattern: str) -> dict[tuple[int, ...], tuple[int, list[float], list[float]]]:
    """By layout: its numbers, and what each of ten starts judges right of 200 tickets kept apart and of the exam."""
    own = crowd(pattern, count=TICKETS)
    others = [crowd(pattern, count=count, seed=seed, unseen=True) for count, seed in ((200, 98), (GUESTS, 99))]
    found = {}
    for cooks in STATIONS:
        sizes = (2, *cooks, 1)
        first = np.stack([start(Network(sizes), "xavier", seed) for seed in range(1, 11)])
        numbers, count = side_by_side(sizes, first, own.X, own.y), first.shape[1]
        chefs = [unflat(sizes, each) for each in numbers]
        right = [[float(np.mean((passed(c, o.X)[-1][:, 0] > 0) == (o.y == 1))) for c in chefs] for o in others]
        found[cooks] = (count, right[0], right[1])
    return found


def side_by_side(sizes: tuple[int, ...], numbers: Array, X: Array, y: Array) -> Array:
    """Ten lines practised for 600 rounds with Adam, in one go."""
    mean, square = np.zeros_like(numbers), np.zeros_like(numbers)
    for step in range(1, 601):
        blocks, at = [], 0
        for before, units in pairwise(sizes):
            blocks.append(numbers[:, at : at + units * (before + 1)].reshape(-1, units, before + 1))
            at += units * (before + 1)
        heard = [np.broadcast_to(X, (len(numbers), *X.shape))]
        for number, block in enumerate(blocks):
            z = np.einsum("sni,sui->snu", heard[-1], block[..., :-1]) + block[:, None, :, -1]
            heard.append(z if number == len(blocks) - 1 else np.tanh(z))
        error = (1 / (1 + np.exp(-heard[-1])) - y[:, None]) / len(y)
        slopes: list[Array] = []
        for number in range(len(blocks) - 1, -1, -1):
            of = np.einsum("snu,sni->sui", error, heard[number])
            slopes.insert(0, np.concatenate([of, error.sum(axis=1)[..., None]], axis=2).reshape(len(numbers), -1))
            error = np.einsum("snu,sui->sni", error, blocks[number][..., :-1]) * (1 - heard[number] ** 2)
        g = np.concatenate(slopes, axis=1)
        mean, square = 0.9 * mean + 0.1 * g, 0.999 * square + 0.001 * g * g
        corrected = np.sqrt(square / (1 - 0.999**step)) + 1e-8
        numbers = numbers - 0.02 * (mean / (1 - 0.9**step)) / corrected
    return numbers


def honest(share: float) -> str:
    """A share in percent with a place, all only if it is all."""
    if share in (0, 1):
        return f"{100 * share:.0f}%"
    digits = next(d for d in range(1, 7) if float(f"{100 * share:.{d}f}") not in (0, 100))
    return f"{100 * share:.{digits}f}%"


def written(value: float, digits: int) -> str:
    """A number as it is shown."""
    said = f"{value:.{digits}f}"
    return minus(said) if float(said) else said.lstrip("-")


class Oracle(Base[Remodel]):
    """One state of it."""

    ways = (
        "remodel_act=cut remodel_cut=0 cook remodel_act=round remodel_bits=32 cook remodel_bits=3 cook try_on "
        "remodel_act=move remodel_diners=64 cook remodel_act=hire remodel_hired=4 cook"
    )

    @property
    def now(self) -> Remodel:
        """The settings."""
        return self.state.settings

    @property
    def done(self) -> Remodel | None:
        """The last press on this chef."""
        return next((run for run in self.state.cooked[:-3:-1] if run.trained == self.now.trained), None)

    @cached_property
    def both(self) -> tuple[Outcome, Outcome]:
        """Both lines; as they are if nothing was done."""
        if self.done:
            return outcome(self.done, False), outcome(self.done, True)
        still = Remodel(**{**vars(self.now), "remodel_act": "round", "remodel_bits": 32})
        return outcome(still.run, False), outcome(still.run, True)

    @property
    def bet_run(self) -> Remodel | None:
        """The first press that rounded to four bits."""
        return next((run for run in self.state.cooked if run.remodel_act == "round" and run.remodel_bits == 4), None)

    def answers(self) -> Collection[str]:
        """The nearest."""
        share = 100 * outcome(self.bet_run or self.now.run, False).right[1]
        nearest = min(abs(share - option) for option in (95, 75, 50))
        return [str(option) for option in (95, 75, 50) if abs(abs(share - option) - nearest) < 1e-9]

    @property
    def mine(self) -> int:
        """The place of the reader's own."""
        return min(self.now.remodel_mine, self.both[0].before.numbers.size - 1)

    def mine_after(self, place: int) -> int:
        """Newcomers stand between the station and the last cook, who heeds them last but one."""
        cooks, more = self.now.remodel_cooks, len(self.both[0].after.layers[0][1]) - self.now.remodel_cooks
        return place + (0 if place < 3 * cooks else 3 * more + (more if place == 4 * cooks else 0))

    # ---- sentences ----

    def verdict(self, run: Remodel, each: Outcome) -> tuple[str, dict[str, object]]:
        """The section and what it is filled with."""
        lost, won = each.lost_and_won
        name = each.verdict
        if name == "better" and run.remodel_act in ("round", "cut"):
            name = "lucky"
        values: dict[str, object] = {"turned": lost + won, "fewer": lost - won, "more": won - lost, "guests": GUESTS}
        return f"verdict.{name}", values

    def sentences(self) -> Sentences:
        """What was done, what came of it, and the words in both pictures."""
        said = self._pictures() | self._tried()
        if self.bet_run:
            before, after = outcome(self.bet_run, False).right
            said["bet.truth"] = [{"bits": 4, "before": before, "after": after}]
        return said | self._said()

    def must(self) -> Collection[str]:
        """What the last press did."""
        return [name for name in self._said() if name.startswith("say.")]

    def _said(self) -> Sentences:
        run = self.done
        if run is None or (run.remodel_act == "cut" and not run.remodel_cut):
            return {}
        if run.remodel_act == "round" and run.remodel_bits == 32:
            return {"say.not_rounded": [{"bits": 32}]}
        names = [self.text(f"column.{name}") for name in ("small", "large")]
        verdicts = [self.verdict(run, each) for each in self.both]
        told = [self._did(run, each) for each in self.both]
        for values, name, (section, filled) in zip(told, names, verdicts, strict=True):
            values |= {"chef": name, "verdict": self.text(section, **filled)}
        said: Sentences = {section: [v for s, v in verdicts if s == section] for section, _ in verdicts}
        head = {"marks": 2**run.remodel_bits - 1, "diners": run.remodel_diners, "count": run.remodel_hired}
        said |= {f"say.{run.remodel_act}": [head | {"rounds": 100}], f"did.{run.remodel_act}": told}
        if run.remodel_act == "move":
            said["say.beginner"] = [{"rounds": 300, "wins": ahead(run), "seeds": 9}]
        return said

    @staticmethod
    def _did(run: Remodel, each: Outcome) -> dict[str, object]:
        """What a sentence about one line is filled with."""
        if run.remodel_act == "round":
            return {"saved": each.size_before - each.size_after}
        if run.remodel_act == "cut":
            return {"gone": len(cut_places(each.before, run.remodel_cut)), "sparse": without_zeros(each.after)}
        if run.remodel_act == "hire":
            return {"more": each.after.numbers.size - each.before.numbers.size}
        old = crowd(run.remodel_pattern, count=GUESTS, seed=99, unseen=True)
        was, now = (chef.right(old.X, old.y) for chef in (each.before, each.after))
        return {"before": each.right[0], "right": each.right[1], "afresh": each.afresh, "was": was, "old": now}

    def _state(self) -> tuple[str, dict[str, object]]:
        run = self.done
        if run is None:
            return "state.before", {}
        values: dict[str, object] = {
            "bits": run.remodel_bits,
            "cut": run.remodel_cut / 100,
            "diners": run.remodel_diners,
        }
        if run.remodel_act == "round" and run.remodel_bits == 32:
            return "state.full", values
        return f"state.{run.remodel_act}", values | {"count": run.remodel_hired}

    def _pictures(self) -> Sentences:
        numbers, sizes, alts = [], [], []
        for name, each in zip(("small", "large"), self.both, strict=True):
            before, after = each.right
            chef = {"chef": self.text(f"chef.{name}"), "before": before, "bytes": each.size_before}
            alts.append(chef | ({"after": after, "bytes_after": each.size_after} if self.done else {}))
            numbers += [{"count": each.before.numbers.size}, {"count": each.after.numbers.size}]
            sizes += [{"count": each.size_before}, {"count": each.size_after}]
        small = self.both[0]
        own = [small.before.numbers[self.mine], small.after.numbers[self.mine_after(self.mine)]]
        state, values = self._state()
        return {
            "numbers": numbers,
            "bytes": sizes,
            "mine": [{"number": written(number, 2)} for number in own],
            f"alt.{'before' if not self.done else 'moved' if self.done.remodel_act == 'move' else 'after'}": alts,
            state: [values],
            "right.move" if self.done and self.done.remodel_act == "move" else "right": [{"guests": GUESTS}],
        }

    def _tried(self) -> Sentences:
        share, said = {"cut": self.now.remodel_cut / 100, "rounds": 300}, Sentences()
        if self.now.remodel_try == "on":
            said |= {f"on.{name}": [share] for name in ("saved", "more", "cut", "cut_on", "hired_on", "twin_on")}
        if self.now.remodel_try == "forget":
            said |= {f"forget.{name}": [{"old": 20, "rounds": rounds}] for name, rounds in FORGETS.items()}
        if self.now.remodel_try == "side":
            values = {
                "diners": self.now.remodel_diners,
                "rounds": 100,
                "learned": 16 + 2 + 16 + 16 + 1 + 16,
                "all": 337,
            }
            cooks = self.now.remodel_cooks
            said |= {f"side.{name}": [{}] for name in ("before", "all", "beside")}
            said["side.said"] = [values | {"few": 2 + cooks + cooks + 1, "own": 4 * cooks + 1}]
        if self.now.remodel_try == "search":
            told = self._searched()
            called = [{"cooks": told[name]} for name in ("best", "wide", "deep")]
            said["search.cooks"] = called
            told |= {name: self.text("search.cooks", cooks=told[name]) for name in ("best", "wide", "deep")}
            said["search.said"] = [told]
        return said

    def _searched(self) -> dict[str, object]:
        """The best on average, and one station of three against two of two."""
        found = searched(self.now.remodel_pattern)
        best = max(found, key=lambda cooks: (np.mean(found[cooks][1]), -found[cooks][0]))
        return {
            "count": 120,
            "starts": 10,
            "apart": 200,
            "guests": GUESTS,
            "best": " + ".join(map(str, best)),
            "right": np.mean(found[best][1]),
            "exam": np.mean(found[best][2]),
            "few": 13,
            "wide": "3",
            "one": np.mean(found[3,][1]),
            "more": 15,
            "deep": "2 + 2",
            "two": np.mean(found[2, 2][1]),
        }

    # ---- pictures and tables ----

    def cards(self) -> Sequence[CardShown]:
        """The reader's chef as it is now."""
        after = self.both[0].after
        name, values = self._state()
        mine = (self.mine_after(self.mine), self.text("mine.short"))
        return [
            CardShown(self.text("chef.small"), after.sizes, after.numbers.tolist(), self.text(name, **values), mine)
        ]

    def drawings(self) -> Mapping[str, Drawing]:
        """Both lines."""
        return {
            "small": lambda drawn: self._looks(drawn, self.both[0], "small"),
            "large": lambda drawn: self._looks(drawn, self.both[1], "large"),
        }

    def _looks(self, drawn: str, each: Outcome, name: str) -> None:
        texts = re.findall(r"<text[^>]*>(.*?)</text>", drawn)
        rows = [("before", each.before, each.size_before, each.right[0], self.mine)]
        if self.done:
            rows.append(("after", each.after, each.size_after, each.right[1], self.mine_after(self.mine)))
        expected = [self.text(f"chef.{name}")]
        for when, chef, size, right, mine in rows:
            if when == "after":
                assert self.done
                same = each.before.numbers.size == chef.numbers.size and (each.before.numbers == chef.numbers).all()
                gone = self.done.remodel_act == "cut" and self.done.remodel_cut == 100
                act = "none" if same else "all_cut" if gone else self.done.remodel_act
                expected += self.text(f"act.{act}").split("\n")
            there = self.done and self.done.remodel_act == "move"
            row = f"row.{when}_there" if there else f"row.{when}"
            expected += [self.text(row), self.text("numbers", count=chef.numbers.size), honest(right)]
            expected += [self.text("right.move" if there else "right", guests=GUESTS), self.text("bytes", count=size)]
            expected += [self.text("mine", number=written(chef.numbers[mine], 2))] if name == "small" else []
        assert texts == [*expected, self.text("legend.after" if self.done else "legend")]
        bars = [float(x) for x in re.findall(r'width="([\d.]+)" height="7" fill="var\(--band6\)"', drawn)]
        most = max(size for _, _, size, _, _ in rows)
        assert np.allclose(bars, [254 * size / most for _, _, size, _, _ in rows], atol=0.051)
        borders = re.findall(r'<path d="([^"]*)" stroke-width="2.4"/>', drawn)
        for border, (_, chef, *_) in zip(borders, rows, strict=True):
            self._parts(border, chef)
        self._diners(drawn, rows=len(rows))
        if self.done:
            self._led(drawn, self.done, each)

    def _parts(self, border: str, chef: Chef) -> None:
        """On one side of a border it says yes, on the other no."""
        places = [tuple(map(float, pair.split())) for pair in re.split("[ML]", border)[1:]]
        if not places:
            return
        X = (np.array(places) / 58 - 1) * np.array([1.06, -1.06])
        heights = [passed(chef.layers, X + h)[-1][:, 0] for h in np.vstack([np.eye(2), -np.eye(2)]) * 1e-4]
        uphill = np.column_stack([heights[0] - heights[2], heights[1] - heights[3]])
        uphill /= np.linalg.norm(uphill, axis=1, keepdims=True) + 1e-12
        assert np.mean(chef.yes(X + 0.06 * uphill) & ~chef.yes(X - 0.06 * uphill)) > 0.9

    def _diners(self, drawn: str, rows: int) -> None:
        """A ring for each diner who likes it, a cross for each who does not, on every map."""
        if self.done and self.done.remodel_act == "move":
            _, y = come(self.done.remodel_pattern, self.done.remodel_diners)
        else:
            y = crowd(self.now.remodel_pattern, count=TICKETS).y
        assert drawn.count("a2 2 0 1 0 4 0") == rows * int(y.sum())
        assert drawn.count("l3.6 3.6m0-3.6") == rows * int((1 - y).sum())

    def _led(self, drawn: str, run: Remodel, each: Outcome) -> None:
        """Where threads lead each weight: those of a layer that is rounded, otherwise all."""
        (lines,) = re.findall(r'<path d="((?:M[\d.]+ 144L[\d.]+ 180)*)" stroke="var\(--quiet\)"', drawn)
        threads = [(float(a), float(b)) for a, b in re.findall(r"M([\d.]+) 144L([\d.]+) 180", lines)]
        old, new = ([weights for weights, _ in chef.layers] for chef in (each.before, each.after))
        come_new = (
            [new[-1][0, old[-1].shape[1] :], new[-2][len(old[-2]) :].ravel()] if run.remodel_act == "hire" else []
        )
        if run.remodel_act == "round":
            old, new = old[-2:-1], new[-2:-1]
        kept = [after[: before.shape[0], : before.shape[1]] for before, after in zip(old, new, strict=True)]
        was, now = (np.concatenate([w.ravel() for w in each]) for each in (old, kept))
        arrived = np.concatenate(come_new) if come_new else np.array([])
        most = 1.03 * max(np.abs(np.concatenate([was, now, arrived])).max(), 1e-9)
        expected = np.column_stack([257 + 127 * was / most, 257 + 127 * now / most])
        assert np.allclose(threads, expected, atol=0.06)
        diamonds = [float(x) for x in re.findall(r"M([\d.]+) 176l4 4-4 4-4-4z", drawn)]
        assert np.allclose(sorted(diamonds), sorted(257 + 127 * arrived / most), atol=0.06)
        marks = 2**run.remodel_bits - 1 if run.remodel_act == "round" and run.remodel_bits <= 5 else 0
        assert drawn.count("v8") == marks

    def tables(self) -> Told:
        """What came of it, and every number."""
        if not self.done:
            return {}
        small = self.both[0]
        outcome_told = {
            "chef": [self.text("chef.small"), self.text("chef.large")],
            "before": [honest(each.right[0]) for each in self.both],
            "after": [honest(each.right[1]) for each in self.both],
            "lost": [each.lost_and_won[0] for each in self.both],
            "won": [each.lost_and_won[1] for each in self.both],
            "bytes": [each.size_before for each in self.both],
            "bytes_after": [each.size_after for each in self.both],
            "sparse": [without_zeros(each.after) for each in self.both],
        }
        after, was = small.after.numbers, ["–"] * small.after.numbers.size
        for place, number in enumerate(small.before.numbers):
            was[self.mine_after(place)] = written(number, 6)
        numbers = {"number": list(range(1, after.size + 1)), "was": was, "is": [written(each, 6) for each in after]}
        told = {"outcome": outcome_told, "numbers": numbers}
        return {
            name: {self.text(f"column.{column}"): cells for column, cells in table.items()}
            for name, table in told.items()
        }

    def page_tables(self) -> Sequence[Columns]:
        """What is tried besides."""
        share, columns = self.now.remodel_cut / 100, dict[str, Sequence[object]]()
        if self.now.remodel_try == "on":
            names = ("saved", "more", "cut", "cut_on", "hired_on", "twin_on")
            how = self.now.remodel_pattern, self.now.trained, self.now.remodel_cut
            small, large = (practised_on(*how, large) for large in (False, True))
            columns = {
                "what": [self.text(f"on.{name}", cut=share, rounds=300) for name in names],
                "small": list(map(honest, small)),
                "large": list(map(honest, large)),
            }
        elif self.now.remodel_try == "forget":
            found = forgetting(self.now.remodel_pattern)
            columns = {
                "what": [self.text(f"forget.{name}", old=20, rounds=rounds) for name, rounds in FORGETS.items()],
                "salty": [honest(salty) for salty, _ in found],
                "bland": [honest(bland) for _, bland in found],
            }
        elif self.now.remodel_try == "side":
            X, y = come(self.now.remodel_pattern, self.now.remodel_diners)
            exam = crowd(self.now.remodel_pattern, count=GUESTS, seed=99, unseen=True)
            wishes = wished(self.now.remodel_pattern, exam.X)
            columns = {"what": [self.text(f"side.{name}") for name in ("before", "all", "beside")]}
            for name, chef in (
                ("small", small_chef(self.now.trained)),
                ("large", long_chef(self.now.remodel_pattern)),
            ):
                after = (chef, chef.practised(X, y, 100), beside(chef, X, y))
                columns[name] = [honest(each.right(exam.X, wishes)) for each in after]
        elif self.now.remodel_try == "search":
            tried = searched(self.now.remodel_pattern)
            columns = {
                "layout": [" + ".join(map(str, cooks)) for cooks in tried],
                "count": [count for count, *_ in tried.values()],
                "apart": [honest(float(np.mean(apart))) for _, apart, _ in tried.values()],
                "worst": [honest(min(apart)) for _, apart, _ in tried.values()],
            }
        else:
            return []
        return [{self.text(f"column.{name}"): cells for name, cells in columns.items()}]
