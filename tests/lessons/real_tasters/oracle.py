"""What *Real tasters* ought to show: least squares by numpy, and every row left out by fitting again without it."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache, cached_property
from itertools import combinations_with_replacement, product
from typing import NamedTuple

import numpy as np

from core.arrays import Array
from core.data.cakes import CAKES
from core.data.cheese import ROWS
from lessons.real_tasters.settings import RealTasters
from tests.grouped import grouped
from tests.oracle import Columns, Drawing, Looks, Sentences, Told, minus
from tests.oracle import Oracle as Base

TABLES = {"cheese": np.array(ROWS), "cakes": np.array([cake[1:] for cake in CAKES], dtype=float)}
NAMES = {"cheese": ("taste", "acetic", "h2s", "lactic"), "cakes": ("minutes", "fahrenheit", "palatability")}
ASKED_FOR = {"cheese": 0, "cakes": 2}
DRAWS, MOST, STEPS = 60, 25, 1000


class Sum(NamedTuple):
    """A bias and weights."""

    bias: float
    weights: Array


def solved(X: Array, y: Array) -> Sum:
    """By numpy's least squares, of columns around their means."""
    middle = X.mean(axis=0)
    weights = np.linalg.lstsq(X - middle, y - y.mean(), rcond=None)[0]
    return Sum(float(y.mean() - middle @ weights), weights)


def said(of: Sum, X: Array) -> Array:
    """What it says."""
    return of.bias + X @ of.weights


def unseen(X: Array, y: Array) -> Array:
    """Each row by the fit to all others."""
    kept = ~np.eye(len(y), dtype=bool)
    return np.array([said(solved(X[kept[row]], y[kept[row]]), X[row]) for row in range(len(y))])


def rms(values: Array) -> float:
    """The root of the mean square."""
    return float(np.linalg.norm(values) / np.sqrt(len(values)))


@cache
def rounds(which: str, target: int, scaled: bool) -> int:
    """Rounds of gradient descent to 1 % above the lowest loss: a matrix to the power of so many, and halving."""
    table = TABLES[which]
    X, y = np.delete(table, target, axis=1), table[:, target]
    X = (X - X.mean(axis=0)) / X.std(axis=0) if scaled else X
    ones = np.column_stack([np.ones(len(y)), X])
    H = ones.T @ ones * 2 / len(y)
    best = np.concatenate([[solved(X, y).bias], solved(X, y).weights])
    lowest = float(np.mean((ones @ best - y) ** 2))
    step = np.eye(len(H)) - H / np.linalg.eigvalsh(H)[-1]

    def left(many: int) -> float:
        off = np.linalg.matrix_power(step, many) @ best
        return float(off @ H @ off / 2)

    high = 1
    while left(high) > 0.01 * lowest:
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if left(middle) <= 0.01 * lowest else (middle, high)
    return high


@cache
def stepped(which: str, target: int) -> Sum:
    """A thousand steps downhill, one after another."""
    table = TABLES[which]
    X, y = np.delete(table, target, axis=1), table[:, target]
    middle, spread = X.mean(axis=0), X.std(axis=0)
    ones = np.column_stack([np.ones(len(y)), (X - middle) / spread])
    H, pull = ones.T @ ones * 2 / len(y), ones.T @ y * 2 / len(y)
    rate, weights = 1 / np.linalg.eigvalsh(H)[-1], np.zeros(len(H))
    for _ in range(STEPS):
        weights = weights - rate * (H @ weights - pull)
    own = weights[1:] / spread
    return Sum(float(weights[0] - own @ middle), own)


@cache
def by_chance(which: str, target: int, count: int) -> tuple[float, float, float, float]:
    """What columns of chance do: the middle of what is missed on own rows and on others, the least and most there."""
    table = TABLES[which]
    X, y = np.delete(table, target, axis=1), table[:, target]
    own, others = [], []
    for seed in range(DRAWS if count else 1):
        drawn = np.random.default_rng(seed).standard_normal((MOST, len(y)))[:count].T
        more = np.column_stack([X, drawn])
        own.append(rms(said(solved(more, y), more) - y))
        others.append(rms(unseen(more, y) - y))
    return float(np.median(own)), float(np.median(others)), min(others), max(others)


@cache
def bent(which: str, target: int) -> tuple[tuple[int, int, float, float], ...]:
    """Degree, numbers, and both scores of products of columns."""
    table = TABLES[which]
    X, y = np.delete(table, target, axis=1), table[:, target]
    z = (X - X.mean(axis=0)) / X.std(axis=0)
    found = []
    for degree in (1, 2, 3):
        products = [
            np.prod(z[:, list(factors)], axis=1)
            for power in range(1, degree + 1)
            for factors in combinations_with_replacement(range(z.shape[1]), power)
        ]
        more = np.column_stack(products)
        ones = np.column_stack([np.ones(len(y)), more])
        ranks = {int(np.linalg.matrix_rank(np.delete(ones, row, axis=0))) for row in range(len(y))}
        if more.shape[1] >= len(y) - 1 or ranks != {ones.shape[1]}:
            break
        scores = [100 / (1 + rms(each - y) ** 2 / y.var()) for each in (said(solved(more, y), more), unseen(more, y))]
        found.append((degree, more.shape[1] + 1, *scores))
    return tuple(found)


@cache
def highest() -> dict[str, object]:
    """Where the cakes' quadratic is highest, tried out ever closer, and what one cake was given each time."""
    X, y = TABLES["cakes"][:, :2], TABLES["cakes"][:, 2]
    middle, spread = X.mean(axis=0), X.std(axis=0)

    def powers(at: Array) -> Array:
        u, v = ((at - middle) / spread).T
        return np.column_stack([u, v, u * u, v * v, u * v])

    hill, best = solved(powers(X), y), middle
    for width in 8.0 ** -np.arange(6):
        steps = np.array(list(product(np.linspace(-1, 1, 41), repeat=2)))
        near = best + width * spread * 2 * steps
        best = near[np.argmax(said(hill, powers(near)))]
    again = y[(X == [35, 350]).all(axis=1)]
    told: dict[str, object] = {"minutes": best[0], "fahrenheit": best[1], "celsius": (best[1] - 32) * 5 / 9}
    top = float(said(hill, powers(best[np.newaxis]))[0])
    return told | {"said": top, "times": len(again), "low": again.min(), "high": again.max()}


def shown(value: float, digits: int, *, sign: bool = False) -> str:
    """A number in so many digits that count, without noughts behind."""
    written = f"{float(f'{value:.{digits}g}'):.12f}".rstrip("0").rstrip(".")
    return minus(f"+{written}" if sign and float(written) > 0 else "0" if written == "-0" else written)


def amount(value: float, digits: int = 3, *, sign: bool = False) -> str:
    """The same, but no digit before the point is left out."""
    if 1000 <= abs(value) < 1e6:
        return minus(("+" if sign and value > 0 else "") + grouped(value))
    return shown(value, digits, sign=sign)


class Oracle(Base[RealTasters]):
    """One state of it."""

    ways = (
        "taster_table=cheese cook taster_chance=0.0 taster_table=cakes cook taster_target=3 cook "
        "taster_target=1 cook taster_chance=3.0 taster_target=2 cook taster_table=cheese taster_target=3 cook "
        "taster_table=own"
    )

    @property
    def which(self) -> str:
        """The table."""
        return self.state.settings.taster_table

    @property
    def here(self) -> bool:
        """Whether there is one: here nobody brings a table."""
        return self.which in TABLES

    @property
    def target(self) -> int:
        """The column foretold."""
        wanted = self.state.settings.taster_target
        return wanted - 1 if 0 < wanted <= len(NAMES[self.which]) else ASKED_FOR[self.which]

    @property
    def names(self) -> list[str]:
        """What the columns are called."""
        return [self.text(f"column.{name}") for name in NAMES[self.which]]

    @property
    def inputs(self) -> list[str]:
        """All but the one foretold."""
        return [name for place, name in enumerate(self.names) if place != self.target]

    @property
    def measured(self) -> Array:
        """What is measured."""
        return np.delete(TABLES[self.which], self.target, axis=1)

    @property
    def y(self) -> Array:
        """What is true."""
        return TABLES[self.which][:, self.target]

    @property
    def learned(self) -> bool:
        """Whether the last run is about what is shown."""
        return self.here and bool(self.state.cooked) and self.state.cooked[-1] == self.state.settings.run

    @cached_property
    def sum(self) -> Sum:
        """The exact answer."""
        return solved(self.measured, self.y)

    @cached_property
    def others(self) -> Array:
        """Every row, unseen."""
        return unseen(self.measured, self.y)

    @property
    def means(self) -> Array:
        """Every row, by the mean of the others."""
        return (self.y.sum() - self.y) / (len(self.y) - 1)

    @property
    def row(self) -> str:
        """What a row is called."""
        return self.text(f"row.{self.which}")

    @property
    def settled(self) -> bool:
        """Whether the taste of the cheeses was learned at any time."""
        return any(run.taster_table == "cheese" and run.taster_target in (0, 1) for run in self.state.cooked)

    @property
    def _asked(self) -> tuple[float, float, float]:
        """How much the first measurement explains alone, and its usual step alone and beside the others."""
        table = TABLES["cheese"]
        y, first, spread = table[:, 0], table[:, 1], table[:, 1].std()
        share = float(np.corrcoef(first, y)[0, 1] ** 2)
        alone = float(np.cov(first, y, ddof=0)[0, 1] / spread)
        return share, alone, float(solved(table[:, 1:], y).weights[0] * spread)

    def answers(self) -> list[str]:
        """Next to nothing of it is left."""
        _, alone, beside = self._asked
        assert abs(beside) < 0.25 * abs(alone)
        return ["nothing"]

    def sentences(self) -> Sentences:
        """Of the bet, the table, and what was learned."""
        share, alone, beside = self._asked
        said: Sentences = {"bet": [{"share": share}]}
        if self.settled:
            said["bet.truth"] = [{"alone": alone, "beside": beside}]
        if self.which == "own":
            said["own.limits"] = [{"megabytes": 5, "rows": 10_000, "columns": 50}]
        return said | (self._table() if self.here else {}) | (self._learned() if self.learned else {})

    def must(self) -> Collection[str]:
        """What was learned."""
        return (self._goes, "say.left_out", "bridge") if self.learned else ()

    def _table(self) -> Sentences:
        rows, columns = TABLES[self.which].shape
        facts = self.text.label("say.and").join(
            (self.text("separator.comma.said"), self.text("understood.rows", count=rows, columns=columns))
        )
        target = self.names[self.target]
        becomes = [(target, self.text("becomes.target")), *((name, self.text("becomes.used")) for name in self.inputs)]
        each = [self.text("alt.column", column=column, becomes=what) for column, what in becomes]
        told: Sentences = {
            "understood.rows": [{"count": rows, "columns": columns}],
            "understood.lines": [{"count": rows - 3}],
            "alt.column": [{"column": column, "becomes": what} for column, what in becomes],
            "alt.understood": [{"facts": facts, "columns": self.text.label("say.and").join(each)}],
            "weights.title": [{"target": target}],
            "scatter.title": [{"row": self.row}],
            "scatter.true": [{"target": target}],
            "alt.weights": [{"target": target, "told": self._weights_told()}],
        }
        if not self.learned:
            told["alt.scatter_before"] = [{"count": rows, "mean": amount(rms(self.means - self.y))}]
        return told

    def _weights_told(self) -> str:
        weights = self.sum.weights if self.learned else np.zeros(len(self.inputs))
        pairs = zip(self.inputs, weights, strict=True)
        return self.text.label("say.and").join(f"{name} {amount(weight, sign=True)}" for name, weight in pairs)

    @property
    def _worst(self) -> int:
        return int(np.argmax(np.abs(self.others - self.y)))

    def _learned(self) -> Sentences:
        spread, worst = self.measured.std(axis=0), self._worst
        steps = self.sum.weights * spread
        longest = int(np.argmax(np.abs(steps)))
        weight, count = float(self.sum.weights[longest]), len(self.inputs) + 1
        rmse, mean = amount(rms(self.others - self.y)), amount(rms(self.means - self.y))
        true, foretold = amount(self.y[worst]), amount(self.others[worst])
        values: dict[str, object] = {"column": self.inputs[longest], "target": self.names[self.target]}
        values |= {"size": amount(abs(weight)), "way": self.text("say.more" if weight > 0 else "say.less")}
        values |= {"others": count - 2}
        told: Sentences = {
            self._goes: [values],
            "say.left_out": [{"row": self.row, "count": len(self.y), "rmse": rmse, "mean": mean}],
            "bridge": [{"count": count, "inputs": count - 1, "rmse": rmse}],
            "weights.step": [
                {"size": amount(size, 2), "gives": amount(step, 2, sign=True)}
                for size, step in zip(spread, steps, strict=True)
            ],
            "scatter.worst": [{"which": self._numbered(worst + 1), "true": true, "said": foretold}],
            f"numbered.{self.which}": [{"number": worst + 1}],
            "alt.scatter": [
                {"count": len(self.y), "rmse": rmse, "which": self._numbered(worst + 1), "true": true, "said": foretold}
            ],
        }
        if self.state.bet not in ("", "skip") and self.which == "cheese" and self.target == 0:
            told["weights.bet"] = [{"bet": self.text(f"bet.{self.state.bet}")}]
        return told | self._chance() | self._bent() | self._scaling()

    @property
    def _goes(self) -> str:
        """A plan tells of the cakes what a change does; any other table only what goes with what."""
        return "say.set" if self.which == "cakes" and self.target == 2 else "say.goes"

    def _numbered(self, number: int) -> str:
        return self.text(f"numbered.{self.which}", number=number)

    def _chance(self) -> Sentences:
        wanted = int(self.state.settings.taster_chance)
        count = min(wanted, len(self.y) - 2 - len(self.inputs))
        own, others, low, high = map(amount, by_chance(self.which, self.target, count))
        values = {"count": count, "row": self.row, "own": own, "unseen": others}
        if not count:
            return {"chance.none": [values]}
        before = amount(by_chance(self.which, self.target, 0)[1])
        told: Sentences = {"chance.some": [values | {"draws": DRAWS, "before": before}]}
        if len(self.y) - 1 == len(self.inputs) + 1 + count:
            told["chance.edge"] = [{"low": low, "high": high}]
        if count < wanted:
            told["chance.fewer"] = [{"count": count}]
        return told

    def _bent(self) -> Sentences:
        forms = bent(self.which, self.target)
        if len(forms) < 2:
            return {}
        last, most = forms[-1], max(round(each[3]) for each in forms)
        best = [each for each in forms if round(each[3]) == most]
        values: dict[str, object] = {
            "row": self.row,
            "count": last[1],
            "own": f"{last[2]:.0f}",
            "unseen": f"{last[3]:.0f}",
        }
        told: Sentences = {
            "bent.say": [
                values
                | {
                    "best": self.text.label("say.and_also").join(self.text(f"degree.{each[0]}") for each in best),
                    "best_unseen": f"{most}",
                    "guessed": f"{100 / (1 + (len(self.y) / (len(self.y) - 1)) ** 2):.0f}",
                }
            ]
        }
        return told | ({"bent.peak": [highest()]} if self.which == "cakes" and self.target == 2 else {})

    def _scaling(self) -> Sentences:
        scaled, raw = (rounds(self.which, self.target, each) for each in (True, False))
        explained = [
            1 - float(np.mean((said(each, self.measured) - self.y) ** 2)) / self.y.var()
            for each in (self.sum, stepped(self.which, self.target))
        ]
        assert abs(explained[0] - explained[1]) < 0.001
        exact, descended = (f"{each:.3f}" for each in explained)
        return {
            "more.scaling": [{"scaled": scaled, "raw": grouped(raw) if raw < 1e6 else self._long(raw)}],
            "more.same": [{"exact": exact, "descended": descended}],
        }

    def _long(self, many: int) -> str:
        steps = ((1e8, "亿"), (1e4, "万")) if self.text.language == "zh" else ((1e9, "billion"), (1e6, "million"))
        size, name = next(step for step in steps if many >= step[0])
        return f"{shown(many / size, 3)} {name}"

    # ---- pictures and tables ----

    def drawings(self) -> Mapping[str, Drawing]:
        """The table, and what was learned from it."""
        return {"understood": self._understood, "learned": self._picture} if self.here else {}

    def _understood(self, drawn: str) -> None:
        texts = re.findall(r"<text[^>]*>(.*?)</text>", drawn)
        rows = [",".join(map(str, row)) for row in TABLES[self.which][:3].tolist()]
        assert texts[:5] == [",".join(self.names), *rows, self.text("understood.lines", count=len(self.y) - 3)]
        number, used = self.text("kind.number"), self.text("becomes.used")
        expected = ["◎", self.names[self.target], number, self.text("becomes.target")]
        for name in self.inputs:
            expected += ["✓", name, number, used]
        assert texts[5:] == expected

    def _picture(self, drawn: str) -> None:
        texts = re.findall(r"<text[^>]*>(.*?)</text>", drawn)
        steps = self.sum.weights * self.measured.std(axis=0)
        for name, weight, step in zip(self.inputs, self.sum.weights, steps, strict=True):
            told = texts[texts.index(name) + 1]
            assert told == (amount(weight, sign=True) if self.learned else "0"), (name, told)
            assert step
        bias = self.sum.bias if self.learned else float(self.y.mean())
        assert texts[texts.index(self.text("weights.bias")) + 1] == amount(bias, sign=True)
        bars = [float(wide) for wide in re.findall(r'width="([\d.]+)" height="14" rx="2"', drawn)]
        sizes = [abs(step) for step in steps if self.learned]
        long = [each for each in np.array(sizes) / (max(sizes) if sizes else 1) if each > 0.002]
        assert np.allclose(np.array(bars) / max(bars, default=1), long, atol=0.01)
        rings = re.findall(r"a3.5 3.5 0 1 0 7 0", drawn)
        assert len(rings) == len(self.y) - self.learned
        misses = re.search(r'<path d="((?:M[-\d.]+ [-\d.]+V[-\d.]+)+)" fill="none" stroke="var\(--now\)"', drawn)
        assert misses is not None
        ends = np.array(re.findall(r"M([-\d.]+) ([-\d.]+)V([-\d.]+)", misses[1]), dtype=float)
        foretold = self.others if self.learned else self.means
        assert abs(np.corrcoef(ends[:, 0], self.y)[0, 1] - 1) < 1e-4
        assert abs(np.corrcoef(ends[:, 1], self.y)[0, 1] + 1) < 1e-4
        span = (ends[:, 1].max() - ends[:, 1].min()) / np.ptp(self.y)
        assert np.allclose((ends[:, 1] - ends[:, 2]) / span, foretold - self.y, atol=0.2 / span)

    def films(self) -> Mapping[str, Looks]:
        """The sentence of the columns of chance: all of it is words, which stand as they are said."""
        return {"chance": {}} if self.learned else {}

    def page_tables(self) -> Sequence[Columns]:
        """What products of columns do."""
        forms = bent(self.which, self.target) if self.learned else ()
        if len(forms) < 2:
            return []
        return [
            {
                self.text("column.degree"): [self.text(f"degree.{each[0]}") for each in forms],
                self.text("column.count"): [each[1] for each in forms],
                self.text("column.own_score"): [f"{each[2]:.0f}" for each in forms],
                self.text("column.unseen_score"): [f"{each[3]:.0f}" for each in forms],
            }
        ]

    def tables(self) -> Told:
        """Every column, every weight found twice, every row foretold."""
        if not self.here:
            return {}
        becomes = [
            self.text("becomes.target" if name == self.names[self.target] else "becomes.used") for name in self.names
        ]
        columns = {"name": list(self.names), "kind": [self.text("kind.number")] * len(self.names), "becomes": becomes}
        told = {"columns": {self.text(f"column.{column}"): cells for column, cells in columns.items()}}
        if not self.learned:
            return told
        exact, steps = self.sum, stepped(self.which, self.target)
        usual = self.sum.weights * self.measured.std(axis=0)
        weights = {
            "name": [self.text("weights.bias"), *self.inputs],
            "exact": [shown(each, 5) for each in (exact.bias, *exact.weights)],
            "descended": [shown(each, 5) for each in (steps.bias, *steps.weights)],
            "step": ["", *(shown(each, 4, sign=True) for each in usual)],
        }
        rows = {
            "row": list(range(1, len(self.y) + 1)),
            "true": [shown(each, 5) for each in self.y],
            "said": [shown(each, 5) for each in self.others],
            "miss": [shown(each, 3, sign=True) for each in self.others - self.y],
        }
        return told | {
            "weights": {self.text(f"column.{column}"): cells for column, cells in weights.items()},
            "rows": {self.text(f"column.{column}"): cells for column, cells in rows.items()},
        }
