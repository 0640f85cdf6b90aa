"""What the kitchen of two numbers shows, worked out from its diners with numpy alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any

import numpy as np
import pandas as pd

from core.arrays import Array
from core.diners import regulars
from tests.oracle import Sentences, minus, raised
from ui.draw.plate import Plate
from ui.kit.text import Text
from ui.kitchen.settings import Order

CONTENT_WITHIN = 0.25
"""A diner whose error is smaller says “about right”."""

LONGEST_BAR = 5.0

BURNT = 1e6
"""A loss beyond which a run has boiled over."""

MAP = np.linspace(-1.5, 6.5, 41)
"""Where the taste is known on every map of the kitchen, in grams either way."""


@dataclass(frozen=True, eq=False)
class Crowd:
    """Those who taste, as two plain arrays: X (n, 2) and y (n,)."""

    X: Array
    y: Array

    @cached_property
    def diners(self) -> list[tuple[float, float, float]]:
        """Each with both palates and what is wished for, as plain numbers: a tenth of the time."""
        return [(a, b, wish) for (a, b), wish in zip(self.X.tolist(), self.y.tolist(), strict=True)]

    def errors(self, grams: Sequence[float] | Array) -> Array:
        """(n,) how far too strong it is for each, one diner after another."""
        return np.array(self._tasted(grams))

    def _tasted(self, grams: Sequence[float] | Array) -> list[float]:
        salt, spice = map(float, grams)
        return [a * salt + b * spice - wish for a, b, wish in self.diners]

    def loss(self, grams: Sequence[float] | Array) -> float:
        """The mean of the squares."""
        errors = self._tasted(grams)
        return sum(error * error for error in errors) / len(errors)

    def score(self, grams: Sequence[float] | Array) -> float:
        """The taste score."""
        return 100.0 / (1.0 + self.loss(grams))

    def slope(self, grams: Sequence[float] | Array, size: float = 0.5) -> Array:
        """(2,) two-sided differences: exact for a bowl, whatever the size."""
        w = np.array(grams, dtype=float)
        shifts = size * np.eye(2)
        return np.array([(self.loss(w + shift) - self.loss(w - shift)) / (2 * size) for shift in shifts])

    @cached_property
    def bottom(self) -> Array:
        """The best grams, by the normal equations."""
        best: Array = np.linalg.solve(self.X.T @ self.X, self.X.T @ self.y)
        return best

    @cached_property
    def curvatures(self) -> Array:
        """(2,) of the flattest and the steepest way across the bowl: the roots of a quadratic equation."""
        (a, b), (_, c) = 2.0 * self.X.T @ self.X / len(self.X)
        middle, apart = (a + c) / 2, float(np.hypot((a - c) / 2, b))
        return np.array([(a * c - b * b) / (middle + apart), middle + apart])

    @cached_property
    def map(self) -> Array:
        """(41, 41) the taste score over the map, rows of spice."""
        tasted = MAP[np.newaxis, :, np.newaxis] * self.X[:, 0] + MAP[:, np.newaxis, np.newaxis] * self.X[:, 1]
        scores: Array = 100.0 / (1.0 + ((tasted - self.y) ** 2).mean(axis=-1))
        return scores


def descend(
    crowd: Crowd, start: tuple[float, float], rate: float, rounds: int, burnt: float = BURNT
) -> tuple[Array, Array]:
    """(T + 1, 2) weights and (T + 1,) losses of a walk with two plain numbers, as by hand; once burnt it ends."""
    (a, b), (_, c) = (2.0 / len(crowd.y) * crowd.X.T @ crowd.X).tolist()
    p, q = (2.0 / len(crowd.y) * crowd.X.T @ crowd.y).tolist()
    first, second = start
    walked = [(first, second)]
    while len(walked) <= rounds and abs(first) + abs(second) < burnt * burnt:
        first, second = first - rate * (a * first + b * second - p), second - rate * (b * first + c * second - q)
        walked.append((first, second))
    path = np.array(walked)
    losses = ((path @ crowd.X.T - crowd.y) ** 2).mean(axis=1)
    beyond = np.flatnonzero(losses > burnt)
    end = int(beyond[0]) + 1 if len(beyond) else len(path)
    return path[:end], losses[:end]


@cache
def crowd(order: Order, **how: bool) -> Crowd:
    """The regulars of an order."""
    diners = regulars(order.dish, order.eaters, **how)
    return Crowd(diners.X, diners.y)


def feeling(error: float) -> str:
    """The id of what a diner says."""
    if -CONTENT_WITHIN < error < CONTENT_WITHIN:
        return "about_right"
    return "too_weak" if error < 0 else "too_strong"


def complaints(text: Text, crowd: Crowd, grams: Sequence[float] | Array) -> tuple[Sentences, str]:
    """How many complain and of what: the sentence of the frame with its values, and its words."""
    said = [feeling(error) for error in crowd.errors(grams)]
    weak, strong, count = said.count("too_weak"), said.count("too_strong"), len(said)
    values: dict[str, object] = {"count": count, "limit": CONTENT_WITHIN}
    if weak and strong:
        name, values = "say.split", values | {"weak": weak, "strong": strong}
    elif weak or strong:
        name, number = ("weak", weak) if weak else ("strong", strong)
        name, values = (f"say.all_{name}", values) if number == count else (f"say.{name}", values | {"number": number})
    else:
        name = "say.all_right"
    return {name: [values]}, text.label(name, **values)


def complaint_bars(text: Text, crowd: Crowd, grams: Sequence[float]) -> dict[str, Any]:
    """The data of the chart of complaints."""
    errors = crowd.errors(grams)
    signs = ["+" if round(error, 1) >= 0 else "−" for error in errors]
    return {
        "diner": range(1, len(errors) + 1),
        "shown": [min(max(error, -LONGEST_BAR), LONGEST_BAR) for error in errors],
        "feeling": [text.label(f"feeling.{feeling(error)}") for error in errors],
        "said": [f"{sign}{abs(error):.1f}" for sign, error in zip(signs, errors, strict=True)],
    }


def passed(score: float) -> str:
    """In whole points, or with as many places as show that it is below the 90 that it would be read as."""
    return next(f"{score:.{n}f}" for n in range(7) if score >= 90 or float(f"{score:.{n}f}") < 90)


def plate(text: Text, order: Order, grams: Sequence[float] | Array, score: float) -> tuple[Plate, dict[str, object]]:
    """A plate, and the values of what is said of it to those who do not see it."""
    salt, spice = map(float, grams)
    said = {"dish": text.label(f"option.dish.{order.dish}"), "salt": salt, "spice": spice, "score": passed(score)}
    return Plate(salt, spice, score, order.dish), said


def bands_of(crowd: Crowd, levels: Sequence[float]) -> tuple[Callable[[pd.DataFrame], None], ...]:
    """Checks of the rings on the taste map: that each lies at its level, and that each level's name lies on it."""
    coarse = 1.2  # points of score by which a straight line between two places of the map may miss

    def bands(table: pd.DataFrame) -> None:
        reached = set()
        for ring, rows in table.groupby("ring"):
            found = _inside(crowd, rows)
            level = min(levels, key=partial(_furthest, found))
            assert _furthest(found, level) < coarse, f"ring {ring!r} is off every level"
            reached.add(level)
        best = crowd.score(crowd.bottom)
        sure = {level for level in levels if level < best - coarse}
        assert sure <= reached <= {level for level in levels if level < best + coarse}, f"rings at {sorted(reached)}"

    def names(table: pd.DataFrame) -> None:
        for level, salt, spice in table.itertuples(index=False):
            assert level in levels, f"a name {level}"
            assert abs(crowd.score((salt, spice)) - level) < coarse or _on_edge(spice), f"{level} stands elsewhere"

    return bands, names


def _furthest(scores: Array, level: float) -> float:
    """How far the scores along a ring are from a level."""
    return float(np.abs(scores - level).max())


def _on_edge(*grams: float) -> bool:
    return any(gram <= MAP[0] + 0.01 or gram >= MAP[-1] - 0.01 for gram in grams)


def _inside(crowd: Crowd, rows: pd.DataFrame) -> Array:
    """The scores along a ring, where it does not follow the edge of the map."""
    places = rows[["salt", "spice"]].to_numpy(float)
    kept = [place for place in places if not _on_edge(*place)]
    return np.array([crowd.score(place) for place in kept])


def below_zero(text: Text, weights: Array) -> Sentences:
    """How far seasonings went below zero on the way, those that did."""
    lowest = {name: float(min(column)) for name, column in zip(("salt", "spice"), weights.T, strict=True)}
    amounts = {name: minus(f"{low:.2f}") if low > -1e6 else f"−{raised(-low)}" for name, low in lowest.items()}
    below = [
        {"seasoning": text.label(f"seasoning.{name}"), "amount": amounts[name]} for name in lowest if lowest[name] < 0
    ]
    asked = text.label("say.and_last").join(text.label("say.below_one", **each) for each in below)
    return {"say.below_one": below, "say.below_zero": [{"asked": asked}]} if below else {}


def grams_words(text: Text, name: str, value: Any) -> str:
    """A setting of the kitchen as it is said."""
    if name in ("salt", "spice"):
        return text.label("grams", amount=f"{value:.1f}")
    return minus(f"{value:g}") if isinstance(value, float | int) else text.option(name, value)


def amounts(*values: float) -> Sentences:
    """Grams as they are said of a setting."""
    return {"grams": [{"amount": f"{value:.1f}"} for value in values]}
