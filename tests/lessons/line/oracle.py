"""What *Two numbers hold a line* ought to show: the line by the normal equations, the fit step by step."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from core.arrays import Array
from core.lines import PRESETS
from lessons.line.settings import Line
from tests.oracle import CardShown, Drawing, Player, Sentences, Told, rounded
from tests.oracle import Oracle as Base
from tests.ui.kitchen import oracle as kitchen
from ui.draw.card import Amount
from ui.film import Field, Run

FAR, FAR_BETS, ASKED_FAR = 7.0, (10, 14), ("noisy", "two_points")
SAME_LINE = 0.005
WENT_THROUGH = 0.005
NAMES = ("dots", "line_a", "line_b", "fit_rounds")
SIZES = ((482, 350), (356, 292))
LEFT, TOP, RIGHT, BOTTOM = 30, 20, 8, 36
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

    ways = "preset=two_points bet.skip line_a=0.5 line_b=0.0 fit_rounds=100 fit"
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
        if self.here.dots in ASKED_FAR:
            a, b = self.here.best
            return [str(min(FAR_BETS, key=lambda bet: (bet - a * FAR - b) ** 2))]
        through = int((self._misses < WENT_THROUGH).sum())
        return ["all" if through == len(self._misses) else "some" if through else "none"]

    def sentences(self) -> Sentences:
        """All that is said."""
        said = self._asked() | self._columns() | {"alt.line": [{"count": self.here.xy.shape[1]}]}
        said["bridge"] = [{"count": self.here.xy.shape[1]}]
        if not self.here.xy.size:
            return said
        a, b = self.here.best
        through = {"hits": int((self._misses < WENT_THROUGH).sum()), "largest": self._misses.max()}
        said |= {"bet.far": [{"x": FAR}], "bet.truth_far": [{"y": a * FAR + b}]}
        for name, line in self._drawn.items():
            said[f"squares.{name}"] = [{"total": float((self.here.crowd.errors(line) ** 2).sum())}]
        said |= {"bet.truth": [{**through, "count": len(self._misses)}]}
        return said | (self._fitted() | self._changed() if self.runs else {})

    @property
    def _drawn(self) -> dict[str, Array]:
        return {name: line for name, line in self.lines.items() if name != "exact"}

    def _typical(self, line: Array) -> float:
        return float((self.here.crowd.errors(line) ** 2).mean() ** 0.5)

    def _columns(self) -> Sentences:
        named = [{"line": self.text(f"line.{name}")} for name in self.lines]
        return {f"column.{name}": named for name in ("answer", "miss", "square")}

    def _asked(self) -> Sentences:
        """Of the machine's line once there is one."""
        x, (xs, ys) = self.state.settings.ask_x, self.here.xy
        answers = [float(line[0] * x + line[1]) for line in self._drawn.values()]
        said: Sentences = {"answer": [{"y": answers[-1]}]}
        if not xs.size:
            return said
        there = [float(y) for each, y in zip(xs, ys, strict=True) if each == x]
        said["say.measured" if there else "say.unmeasured"] = [{"x": x, "y": answers[-1]}]
        yours, *machine = map(self._typical, self._drawn.values())
        if machine:
            said["say.typical_both"] = [{"machine": machine[0], "yours": yours}]
        else:
            said["say.typical"] = [{"yours": yours}]
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
        if size == "fewer" and losses[-1] >= 0.5 * self.here.spread:
            size = "hardly"
        return {
            "say.fitted": [values],
            "exact.near" if apart < SAME_LINE else "exact.apart": [values],
            f"held.{size}": [{"count": count, "ratio": count / 2}],
            "held.error": [{"typical": losses[-1] ** 0.5, "largest": missed.max()}],
        }

    def _changed(self) -> Sentences:
        if len(self.runs) < 2 or self.runs[0].dots != self.runs[1].dots:
            return {}
        earlier, now = self.runs
        said = self.changes(earlier, now, NAMES, lambda name, value: f"{value:g}", "changed")
        before, after = (fit(run)[1][-1] ** 0.5 for run in self.runs)
        outcome = "same" if abs(after - before) <= SAME_LINE else "better" if after < before else "worse"
        return {**said, f"changed.{outcome}": [self.changed(said) | {"before": before, "after": after}]}

    def must(self) -> Collection[str]:
        """What the lines answer; the fit, and what it changed."""
        said = {"bridge", *self._asked()}
        fit = self._fitted() | self._changed() if self.runs else {}
        return said | {name for name in fit if not name.startswith(("say.one", "say.many", "say.changed"))}

    def cards(self) -> list[CardShown]:
        """The machine's numbers, or the reader's before there are any."""
        who = "machine" if self.runs else "yours"
        a, b = (float(number) for number in self.lines[who])
        amounts = [Amount("a", a, digits=2), Amount("b", b, self.text("amount.b"), digits=2)]
        return [CardShown(self.text(f"card.{who}"), (1, 1), amounts, self.text(f"card.state.{who}"))]

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
        rounds[text.label("column.loss")] = losses
        return {"line_points": table, "line_rounds": rounds}

    def drawings(self) -> Mapping[str, Drawing]:
        """The plot."""
        return {"plot": self._plot}

    def _plot(self, drawn: str) -> None:
        """Points, squares, lines and answers where they belong, on either screen."""
        svgs = drawn.split("<svg")[1:]
        assert len(svgs) == len(SIZES), "one for a laptop and one for a phone"
        farthest = max([0.0, *self.here.xy[0], *(self.here.xy[1] / 2)])
        cups = next(each for each in (8, 16, 40, 100) if farthest <= each)
        for svg, (width, height) in zip(svgs, SIZES, strict=True):
            across, up = (width - LEFT - RIGHT) / cups, (height - TOP - BOTTOM) / (2 * cups)
            self._points(svg, across, up, height - BOTTOM)
            self._drawn_lines(svg, across * cups, up, cups, height - BOTTOM)

    def _points(self, svg: str, across: float, up: float, floor: float) -> None:
        x, y = self.here.xy
        spots = re.findall(r'class="point" cx="([\d.]+)" cy="([\d.]+)"', svg)
        wished = np.column_stack([LEFT + x * across, floor - y * up])
        assert np.allclose(np.array(spots, dtype=float).reshape(-1, 2), wished, atol=0.06), "points lie elsewhere"
        last = list(self._drawn.values())[-1]
        sides = re.findall(r'class="miss" [^>]*? width="([\d.]+)" height="([\d.]+)"', svg)
        wished = np.abs(self.here.crowd.errors(last) if x.size else np.zeros(0)) * up
        for along in (0, 1):
            assert np.allclose([float(side[along]) for side in sides], wished, atol=0.06), "a square is another"
        totals = (
            [(self.here.crowd.errors(line) ** 2).sum() ** 0.5 * up for line in self._drawn.values()] if x.size else []
        )
        drawn = [float(side) for side in re.findall(r'class="together" [^>]*? width="([\d.]+)"', svg)]
        assert np.allclose(drawn, totals, atol=0.06), "the square of all squares"

    def _drawn_lines(self, svg: str, width: float, up: float, cups: float, floor: float) -> None:
        for name, (a, b) in self._drawn.items():
            (ends,) = re.findall(rf'class="{name}" d="M(\S+) (\S+)L(\S+) (\S+)"', svg)
            wished = (LEFT, floor - b * up, LEFT + width, floor - (a * cups + b) * up)
            assert np.allclose([float(end) for end in ends], wished, atol=0.06), f"{name} lies elsewhere"
        asked = self.state.settings.ask_x
        answers = [a * asked + b for a, b in self._drawn.values()]
        wished_up = [floor - y * up for y in answers if 0 <= y <= 2 * cups]
        found = [float(y) for y in re.findall(r'class="answer" cx="[^"]+" cy="([^"]+)"', svg)]
        assert np.allclose(found, wished_up, atol=0.06), "another answer"
        assert self.text("answer", y=answers[-1]) in svg, "the answer is not written"

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
