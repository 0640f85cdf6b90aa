"""What *Two numbers hold a line* ought to show: the line by the normal equations, the fit step by step."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import pandas as pd

from core.arrays import Array
from core.lines import PRESETS
from lessons.line.settings import Line
from tests.oracle import Oracle as Base
from tests.oracle import Player, Sentences, Told, rounded
from tests.ui.kitchen import oracle as kitchen
from ui.film import Field, Run

FAR, FAR_BETS = 6.0, (9, 12)
SAME_LINE = 0.005
WENT_THROUGH = 0.005
NAMES = ("dots", "line_a", "line_b", "fit_rounds")
WINDOWS = {7.0: (3.0, 6.0), 24.0: (0.0, 0.0), 120.0: (0.0, 0.0)}
"""Reach, and middle, of what may be seen of the plane."""

LEVELS = (10, 25, 50, 75, 90, 97)


@dataclass(frozen=True)
class Plane:
    """Some points, and what a line makes of them."""

    dots: str

    @cached_property
    def xy(self) -> Array:
        """(2, n)."""
        if self.dots in PRESETS:
            return np.array([PRESETS[self.dots].x, PRESETS[self.dots].y])
        pairs = [] if self.dots == "none" else [part.split("_") for part in self.dots.split("~")]
        return np.array(pairs, dtype=float).reshape(-1, 2).T

    @cached_property
    def crowd(self) -> kitchen.Crowd:
        """The points as the kitchen's diners are written: each tastes x of a and 1 of b, and wishes for y."""
        x, y = self.xy
        return kitchen.Crowd(np.column_stack([x, np.ones(len(x))]), y)

    @cached_property
    def spread(self) -> float:
        """The variance of y; 1 where there is none."""
        y = self.xy[1]
        return float(((y - y.mean()) ** 2).mean()) if len(set(y.tolist())) > 1 else 1.0

    @property
    def is_settled(self) -> bool:
        """Whether one line is best."""
        return len(set(self.xy[0].tolist())) > 1

    @property
    def best(self) -> Array:
        """A and b of the best line."""
        return self.crowd.bottom

    def score(self, line: Array | tuple[float, float]) -> float:
        """Where always answering the mean is worth 50."""
        return 100.0 / (1.0 + self.crowd.loss(line) / self.spread)


plane = cache(Plane)


@cache
def fit(run: Line) -> tuple[Array, Array]:
    """The walk from the reader's line, half as boldly as would boil over, and its losses."""
    crowd = plane(run.dots).crowd
    return kitchen.descend(crowd, (run.line_a, run.line_b), 1.0 / float(crowd.curvatures[1]), run.fit_rounds)


class Oracle(Base[Line]):
    """One state of it."""

    ways = "preset=two_points line_a=0.5 line_b=0.0 fit_rounds=100 fit"
    """To a fit that is near, and not near enough to be the same."""

    @cached_property
    def here(self) -> Plane:
        """The points on screen."""
        return plane(self.state.settings.dots)

    @cached_property
    def runs(self) -> tuple[Line, ...]:
        """The last two fits, if the last is of these points."""
        last = self.state.cooked[-1:]
        return self.state.cooked[-2:] if last and last[0].dots == self.here.dots and self.here.xy.size else ()

    @cached_property
    def lines(self) -> dict[str, Array]:
        """The reader's, and after a fit the machine's and the exact one."""
        now = self.state.settings
        found = {"yours": np.array([now.line_a, now.line_b])}
        if self.runs:
            found["machine"] = fit(self.runs[-1])[0][-1]
            found |= {"exact": self.here.best} if self.here.is_settled else {}
        return found

    @property
    def _misses(self) -> Array:
        return np.abs(self.here.crowd.errors(self.here.best))

    def answers(self) -> list[str]:
        """What the best line says of 6, or how many it goes through."""
        if self.here.dots == "two_points":
            a, b = self.here.best
            return [str(min(FAR_BETS, key=lambda bet: (bet - a * FAR - b) ** 2))]
        through = int((self._misses < WENT_THROUGH).sum())
        return ["all" if through == len(self._misses) else "some" if through else "none"]

    def sentences(self) -> Sentences:
        """All that is said."""
        said = self._asked() | self._columns()
        if not self.here.xy.size:
            return said
        hand, (a, b) = self.lines["yours"], self.here.best
        total, count = float((self.here.crowd.errors(hand) ** 2).sum()), len(self._misses)
        yours = {"score": self.here.score(hand), "total": total, "count": count, "loss": total / count}
        through = {"hits": int((self._misses < WENT_THROUGH).sum()), "count": count, "largest": self._misses.max()}
        said |= {"say.hand": [yours], "bet.far": [{"x": FAR}], "bet.truth_far": [{"x": FAR, "y": a * FAR + b}]}
        return said | {"bet.truth": [through]} | (self._fitted() | self._changed() if self.runs else {})

    def _columns(self) -> Sentences:
        named = [{"line": self.text(f"line.{name}")} for name in self.lines]
        return {f"column.{name}": named for name in ("answer", "miss", "square")}

    def _asked(self) -> Sentences:
        x, (xs, ys) = self.state.settings.ask_x, self.here.xy
        answers = {name: float(line[0] * x + line[1]) for name, line in self.lines.items()}
        said: Sentences = {"say.answer": [{"x": x, "y": answers["yours"]}]}
        said |= {"say.machine_answer": [{"y": answers["machine"]}]} if "machine" in answers else {}
        there = [float(y) for each, y in zip(xs, ys, strict=True) if each == x]
        if there:
            name = "asked.measured" if len(set(there)) == 1 else "asked.measured_often"
            said[name] = [{"y": sum(there) / len(there), "times": len(there)}]
        return said

    def _fitted(self) -> Sentences:
        path, losses = fit(self.runs[-1])
        (a, b), (exact_a, exact_b) = path[-1], self.here.best
        apart = float(np.hypot(a - exact_a, b - exact_b))
        values = {"rounds": len(losses) - 1, "a": a, "b": b, "exact_a": exact_a, "exact_b": exact_b, "apart": apart}
        missed = np.abs(self.here.crowd.errors(path[-1]))
        count = len(missed)
        size = "fewer" if count > 2 else "as_many" if count == 2 else "more"
        return {
            "say.fitted": [values],
            "exact.near" if apart < SAME_LINE else "exact.apart": [values],
            f"held.{size}": [{"count": count, "ratio": count / 2}],
            "held.error": [{"typical": losses[-1] ** 0.5, "largest": missed.max()}],
        }

    def _changed(self) -> Sentences:
        if len(self.runs) < 2:
            return {}
        earlier, now = self.runs
        said = self.changes(earlier, now, NAMES, self._words, "changed")
        before, after = (plane(run.dots).score(fit(run)[0][-1]) for run in self.runs)
        outcome = "same" if abs(after - before) <= 0.05 else "better" if after > before else "worse"
        changed = {f"changed.{outcome}": [self.changed(said) | {"before": before, "after": after}]}
        sizes = [{"preset": self._called(run.dots), "count": plane(run.dots).xy.shape[1]} for run in self.runs]
        return {**said, **changed, "preset_size": sizes}

    def _called(self, dots: str) -> str:
        return self.text(f"preset.{dots if dots in PRESETS else 'own'}")

    def _words(self, name: str, value: float | str) -> str:
        if isinstance(value, str):
            return self.text("preset_size", preset=self._called(value), count=plane(value).xy.shape[1])
        return f"{value:g}"

    def must(self) -> Collection[str]:
        """What the lines answer; the fit, and what it changed."""
        said = {"say.hand", *self._asked()} if self.here.xy.size else set()
        fit = self._fitted() | self._changed() if self.runs else {}
        return said | {name for name in fit if not name.startswith(("say.one", "say.many", "say.changed", "preset"))}

    def figures(self) -> Mapping[str, float]:
        """The score of every line."""
        scored = {name: self.here.score(line) for name, line in self.lines.items()} if self.runs else {}
        return {self.text(f"line.{name}"): score for name, score in scored.items()}

    def tables(self) -> Told:
        """The points under each line, and the fit round by round."""
        text, (x, y) = self.text, self.here.xy
        table: dict[str, object] = {text("column.point"): range(1, len(x) + 1), "x": x, "y": y}
        for name, (a, b) in self.lines.items():
            line, answers = text(f"line.{name}"), a * x + b
            table[text("column.answer", line=line)] = rounded(answers, 4)
            table[text("column.miss", line=line)] = rounded(answers - y, 4)
            table[text("column.square", line=line)] = rounded(np.square(answers - y), 4)
        if not self.runs:
            return {"line_points": table}
        path, losses = fit(self.runs[-1])
        rounds = {text.label("column.round"): range(len(losses)), "a": path[:, 0], "b": path[:, 1]}
        rounds |= {text.label("column.loss"): losses, text.label("column.score"): 100 / (1 + losses / self.here.spread)}
        return {"line_points": table, "line_rounds": rounds}

    @property
    def reach(self) -> float:
        """The closest look that shows all points."""
        holds = {r: np.abs(self.here.xy.T - middle).max(initial=0.0) <= r for r, middle in WINDOWS.items()}
        return next(reach for reach, all_seen in holds.items() if all_seen)

    def datasets(self) -> Told:
        """The picture: the points, the squares of the reader's line, the lines, and what was asked."""
        (x, y), (a, b), asked = self.here.xy, self.lines["yours"], self.state.settings.ask_x
        miss = a * x + b - y
        answers = [a * asked + b]
        if "machine" in self.lines:
            other = float(self.lines["machine"] @ (asked, 1.0))
            answers += [other] if other == answers[0] or abs(other - answers[0]) > self.reach / 10 else []
        return {
            "line_plot.points": {"x": x, "y": y},
            "line_plot.squares": {"x": x, "x2": x + (miss if a >= 0 else -miss), "y": y, "y2": a * x + b},
            "line_plot.lines": self._lines,
            "line_plot.asked": {
                "x": [asked] * len(answers),
                "y": answers,
                "word": [f"{y:z.2f}" for y in answers],
            },
        }

    def _lines(self, table: pd.DataFrame) -> None:
        """Each line by its name, from beyond one side of what is seen to beyond the other."""
        named = {self.text(f"line.{name}"): line for name, line in self.lines.items()}
        assert set(table["line"]) == set(named), f"lines {set(table['line'])}"
        middle = WINDOWS[self.reach][0]
        for name, rows in table.groupby("line"):
            a, b = named[str(name)]
            assert np.allclose(rows["y"], a * rows["x"] + b, rtol=1e-6), f"{name} lies elsewhere"
            assert rows["x"].min() < middle - self.reach < middle + self.reach < rows["x"].max(), f"{name} is short"

    def player(self) -> Player | None:
        """The walk over the map of a and b."""
        if not self.runs:
            return None
        walks = [fit(run)[0] for run in reversed(self.runs)]
        goal = self.here.best
        (a0, a1), (b0, b1) = self._map_range(np.concatenate([*walks, goal[np.newaxis]]))
        side, up = np.linspace(a0, a1, 61), np.linspace(b0, b1, 61)
        x, y = self.here.xy
        answers = side[np.newaxis, :, np.newaxis] * x + up[:, np.newaxis, np.newaxis]
        scores = 100 / (1 + ((answers - y) ** 2).mean(axis=-1) / self.here.spread)
        runs = [self._walker(run, name) for run, name in zip(reversed(self.runs), ("main", "ghost"), strict=False)]
        exact = (float(goal[0]), float(goal[1]))
        return Player(Field((a0, a1), (b0, b1), scores, levels=LEVELS), runs, goal=exact)

    def _map_range(self, places: Array) -> tuple[tuple[float, float], ...]:
        """All places with a third more on each side and one at least, to whole numbers."""
        sides = []
        for along in places.T:
            more = max(1.0, 0.35 * float(np.ptp(along)))
            sides.append((float(np.floor(along.min() - more)), float(np.ceil(along.max() + more))))
        return tuple(sides)

    def _walker(self, run: Line, role: str) -> Run:
        path, losses = fit(run)
        name = self.text("line.machine") if role == "main" else ""
        scores = 100 / (1 + losses / plane(run.dots).spread)
        return Run(name, path, losses, scores, "main" if role == "main" else "ghost")
