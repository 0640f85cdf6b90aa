"""What *Two numbers hold a line* ought to show: the line by the normal equations, the fit step by step."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.lines import PRESETS
from lessons.line.settings import Line
from tests.oracle import CardShown, Drawing, Looks, Player, Rounded, Sentences, Told, rounded
from tests.oracle import Oracle as Base
from tests.ui.kitchen import oracle as kitchen
from ui.draw.card import Amount
from ui.film import Field, Run

FAR, FAR_BETS, ASKED_FAR = 7.0, (10, 14), ("noisy", "two_points")
SAME_LINE = 0.005
WENT_THROUGH = 0.005
TENTH = 0.1
AS_GOOD = 0.01
MOST_OF, SOME_OF = 0.8, 0.25
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

    def is_best(self, loss: float) -> bool:
        """Whether squares so large are as small as they get, to the eye."""
        least = self.crowd.loss(self.best)
        return loss - least <= AS_GOOD * (least + AS_GOOD * min(1.0, self.spread))

    def score(self, line: Array | tuple[float, float]) -> float:
        """Where always answering the mean is worth 50."""
        return 100.0 / (1.0 + self.crowd.loss(line) / self.spread)


plane = cache(Plane)


def _told_apart(one: float, other: float) -> tuple[str, str]:
    """Both with as many places, one at least, as it takes to tell them apart; one if six do not."""
    for places in range(1, 7):
        if f"{one:.{places}f}" != f"{other:.{places}f}":
            return f"{one:.{places}f}", f"{other:.{places}f}"
    return f"{one:.1f}", f"{other:.1f}"


@cache
def fit(run: Line) -> tuple[Array, Array]:
    """The walk from the reader's line, half as boldly as would boil over, and its losses."""
    crowd = plane(run.dots).crowd
    return kitchen.descend(crowd, (run.line_a, run.line_b), 1.0 / float(crowd.curvatures[1]), run.fit_rounds)


def grown(svg: str) -> Array:
    """How far the square of each point goes to the right and upwards, (2, n), of a drawing or of looks."""
    found = re.findall(r'class="miss" transform="scale\((\S+?)(?: (\S+))?\)"', svg)
    return np.array([(float(one), float(other or one)) for one, other in found]).reshape(-1, 2).T


def _tenth(number: float) -> str:
    return f"{round(number, 1) + 0.0:g}"


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

    @property
    def walks(self) -> tuple[Line, ...]:
        """Those of them that are of these points, newest first."""
        return tuple(run for run in reversed(self.runs) if run.dots == self.here.dots)

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
        called = self.text(f"preset.{self.here.dots if self.here.dots in PRESETS else 'own'}")
        through = {"hits": int((self._misses < WENT_THROUGH).sum()), "largest": self._misses.max(), "points": called}
        said |= {"bet.far": [{"x": FAR}], "bet.truth_far": [{"y": a * FAR + b, "points": called}]}
        for name, line in self._drawn.items():
            total = {"total": float((self.here.crowd.errors(line) ** 2).sum())}
            said[f"squares.{name}"] = [total]
            if name == "machine":
                said["alt.ended"] = [{"squares": self.text("squares.machine", **total)}]
        answer = "bet.truth" if self.here.is_settled else "bet.truth_many"
        said |= {answer: [{**through, "count": len(self._misses), "touch": WENT_THROUGH}]}
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
        whose = self.text("whose.machine" if self.runs else "whose.yours")
        said["say.measured" if there else "say.unmeasured"] = [{"x": x, "whose": whose, "y": answers[-1]}]
        yours, *machine = map(self._typical, self._drawn.values())
        if machine:
            said["say.typical_both"] = [dict(zip(("machine", "yours"), _told_apart(machine[0], yours), strict=True))]
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
        start_a, start_b = path[0]
        values = {
            "start_a": start_a,
            "start_b": start_b,
            "rounds": len(losses) - 1,
            "a": a,
            "b": b,
            "exact_a": exact_a,
            "exact_b": exact_b,
            "apart": apart,
        }
        missed = np.abs(self.here.crowd.errors(path[-1]))
        said: Sentences = {
            "say.fitted": [values],
            "exact.near" if apart < SAME_LINE else "exact.apart": [values],
            "held.error": [{"typical": losses[-1] ** 0.5, "largest": missed.max()}],
        }
        if not self.here.is_best(float(losses[-1])):
            return said | {"say.on_the_way": [{"rounds": len(losses) - 1}]}
        values = {"count": len(missed), "ratio": len(missed) / 2, "mean": float(self.here.xy[1].mean())}
        return said | {f"held.{self._size(missed)}": [values]}

    def _size(self, missed: Array) -> str:
        """How much the line holds of the points that it was fitted to as well as can be."""
        if len(missed) == 1:
            return "more"
        if not self.here.is_settled:
            return "mean"
        if len(missed) == 2:
            return "as_many"
        if all(each < WENT_THROUGH * min(1.0, self.here.spread**0.5) for each in missed):
            return "exactly"
        if missed.max() < TENTH / 2:
            return "fewer"
        left = float((missed**2).mean()) / float(np.var(self.here.xy[1]) or np.inf)
        return "hardly" if left > 1 - SOME_OF else "part" if left > 1 - MOST_OF else "fewer"

    def _changed(self) -> Sentences:
        if len(self.runs) < 2 or self.runs[0].dots != self.runs[1].dots:
            return {}
        earlier, now = self.runs
        said = self.changes(earlier, now, NAMES, lambda name, value: f"{value:g}", "changed")
        typical = [fit(run)[1][-1] ** 0.5 for run in self.runs]
        written = ([f"{each:.{places}f}" for each in typical] for places in range(2, 7))
        before, after = next((pair for pair in written if pair[0] != pair[1]), [f"{each:.2f}" for each in typical])
        outcome = "same" if after == before else "better" if float(after) < float(before) else "worse"
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
        numbered = range(1, len(x) + 1)
        table: dict[str, object] = {text("column.point"): numbered, text("axis.x"): x, text("axis.y"): y}
        for name, (a, b) in self.lines.items():
            line, answers = text(f"line.{name}"), a * x + b
            table[text("column.answer", line=line)] = rounded(answers, 4)
            table[text("column.miss", line=line)] = rounded(answers - y, 4)
            table[text("column.square", line=line)] = rounded(np.square(answers - y), 4)
        if not self.runs:
            return {"line_points": table}
        path, losses = fit(self.runs[-1])
        rounds = {text.label("column.round"): range(len(losses)), "a": path[:, 0], "b": path[:, 1]}
        rounds[text("column.mean_square")] = losses
        return {"line_points": table, "line_rounds": rounds}

    def stills(self) -> Mapping[str, Drawing]:
        """The plot."""
        return {"plot": self._plot}

    def films(self) -> Mapping[str, Looks]:
        """The plot, what is said and the card where the sliders are, and at the end of the fit."""
        plot: dict[tuple[str, str], str | Rounded] = {}
        for shown, (width, height) in zip(("laptop", "phone"), SIZES, strict=True):
            plot |= {(f"{part}-{shown}", name): look for (part, name), look in self._shown(width, height).items()}
        a, b = self.lines["machine" if self.runs else "yours"].tolist()
        card: Looks = {
            (f"card-{form}{at}", "words"): Rounded(number, 2)
            for form in ("wide", "line")
            for at, number in enumerate((a, b))
        }
        return {"plot": plot, "said": self._in_said(), "line_card": card}

    def _shown(self, width: int, height: int) -> Looks:
        """One plot, whose moving parts are told by numbers in pixels."""
        cups, now, floor = self._cups, self.state.settings, height - BOTTOM
        up, last = (height - TOP - BOTTOM) / (2 * cups), list(self._drawn.values())[-1]
        asked = float(last[0] * now.ask_x + last[1])
        y = min(max(floor - asked * up, TOP), floor)
        looks: dict[tuple[str, str], str | Rounded] = {
            ("lift", "transform"): f"translate(0 {_tenth(-now.line_b * up)})",
            ("ask", "transform"): f"translate({_tenth(LEFT + now.ask_x / cups * (width - LEFT - RIGHT))} 0)",
            ("answer", "transform"): f"translate(0 {_tenth(y)})",
            ("dot", "display"): "inline" if 0 <= round(asked, 9) <= 2 * cups else "none",
            ("said", "words"): self.text("answer", y=round(asked, 9)),
        }
        if self.here.xy.size:
            for name, line in self._drawn.items():
                squares = float((self.here.crowd.errors(line) ** 2).sum())
                looks[f"all-{name}", "width"] = Rounded(squares**0.5 * up, 1)
        return looks

    def _in_said(self) -> Looks:
        if not self.here.xy.size:
            return {}
        last = list(self._drawn.values())[-1]
        answer = f"{round(float(last[0] * self.state.settings.ask_x + last[1]), 9):.1f}"
        looks: dict[tuple[str, str], str | Rounded] = {("answer", "words"): f"**{answer}**".replace("-", "−")}
        yours, *machine = map(self._typical, self._drawn.values())
        if machine:
            said = _told_apart(machine[0], yours)
            looks |= {("typical-machine", "words"): said[0], ("typical-yours", "words"): said[1]}
            looks |= {("going", "words"): "", ("arrived", "style"): ""}
        else:
            looks["typical-yours", "words"] = Rounded(yours, 1)
        return looks

    def place_of(self, slider: str) -> int:
        """The clock shows the end."""
        return -1 if slider == "fit_player" else super().place_of(slider)

    @property
    def _cups(self) -> int:
        """How many cups of rice are in sight."""
        farthest = max([0.0, *self.here.xy[0], *(self.here.xy[1] / 2)])
        return next(each for each in (8, 16, 40, 100) if farthest <= each)

    def _plot(self, drawn: str) -> None:
        """Points, squares, lines and answers where they belong, on either screen."""
        svgs = drawn.split("<svg")[1:]
        assert len(svgs) == len(SIZES), "one for a laptop and one for a phone"
        cups = self._cups
        for svg, (width, height) in zip(svgs, SIZES, strict=True):
            across, up = (width - LEFT - RIGHT) / cups, (height - TOP - BOTTOM) / (2 * cups)
            self._points(svg, across, up, height - BOTTOM, cups)
            self._drawn_lines(svg, across * cups, up, cups, height - BOTTOM)

    def _points(self, svg: str, across: float, up: float, floor: float, cups: float) -> None:
        x, y = self.here.xy
        spots = re.findall(r'class="point" cx="([\d.]+)" cy="([\d.]+)"', svg)
        wished = np.column_stack([LEFT + x * across, floor - y * up])
        assert np.allclose(np.array(spots, dtype=float).reshape(-1, 2), wished, atol=0.06), "points lie elsewhere"
        ends = (x.min(), x.max()) if x.size else (0.0, 0.0)
        shaded = re.findall(r'class="unmeasured" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', svg)
        wished = np.array([[LEFT, ends[0] * across], [LEFT + ends[1] * across, (cups - ends[1]) * across]])
        assert np.allclose(np.array(shaded, dtype=float), wished, atol=0.06), "shaded is what nobody measured"
        last = list(self._drawn.values())[-1]
        aside, high = grown(svg)
        wished = self.here.crowd.errors(last) * up if x.size else np.zeros(0)
        assert len(high) == len(wished)
        assert np.allclose(high, wished, atol=0.31), "a square is another"
        beside = wished * (-1 if last[0] < 0 else 1)
        turned = ~self._in_sight(beside / up, cups) & self._in_sight(-beside / up, cups)
        assert np.allclose(aside, np.where(turned, -beside, beside), atol=0.31), "a square lies on the other side"
        totals = (
            [(self.here.crowd.errors(line) ** 2).sum() ** 0.5 * up for line in self._drawn.values()] if x.size else []
        )
        drawn = [float(side) for side in re.findall(r'class="together"[^>]*? width="([\d.]+)"', svg)]
        assert len(drawn) == len(totals)
        assert np.allclose(drawn, totals, atol=0.06), "the square of all squares"

    def _in_sight(self, aside: Array, cups: float) -> NDArray[np.bool_]:
        """Whether squares that reach so many cups aside are seen on both screens."""
        seen = np.ones(len(aside), dtype=bool)
        for width, height in SIZES:
            ends = LEFT + self.here.xy[0] * (width - LEFT - RIGHT) / cups
            ends += aside * (height - TOP - BOTTOM) / (2 * cups)
            seen &= (ends >= LEFT - RIGHT) & (ends <= width)
        return seen

    def _drawn_lines(self, svg: str, width: float, up: float, cups: float, floor: float) -> None:
        for name, (a, b) in self._drawn.items():
            (ends,) = re.findall(rf'class="{name}" d="M(\S+) (\S+)L(\S+) (\S+)"', svg)
            lift = float(re.findall(r'<g transform="translate\(0 (\S+)\)"><path class="yours"', svg)[0])
            found = np.array(ends, dtype=float) + np.array([0, 1, 0, 1]) * (lift if name == "yours" else 0)
            wished = (LEFT, floor - b * up, LEFT + width, floor - (a * cups + b) * up)
            assert np.allclose(found, wished, atol=0.11), f"{name} lies elsewhere"
        asked = self.state.settings.ask_x
        answers = [a * asked + b for a, b in self._drawn.values()]
        rings = re.findall(r'translate\(0 (\S+)\)"(?: display="(\w+)")?>(?:<g display="(\w+)">)?<circle', svg)
        assert [(own or dot) == "inline" for _, own, dot in rings] == [0 <= round(y, 9) <= 2 * cups for y in answers]
        wished_up = [min(max(floor - y * up, TOP), floor) for y in answers]
        assert np.allclose([float(y) for y, *_ in rings], wished_up, atol=0.06), "another answer"
        assert self.text("answer", y=answers[-1]) in svg, "the answer is not written"

    def player(self) -> Player | None:
        """The walk over the map of a and b."""
        if not self.runs:
            return None
        walks = [fit(run)[0] for run in self.walks]
        goal = self.here.best
        (a0, a1), (b0, b1) = self._map_range(np.concatenate([*walks, goal[np.newaxis]]))
        side, up = np.linspace(a0, a1, 61), np.linspace(b0, b1, 61)
        x, y = self.here.xy
        answers = side[np.newaxis, :, np.newaxis] * x + up[:, np.newaxis, np.newaxis]
        scores = 100 / (1 + ((answers - y) ** 2).mean(axis=-1) / self.here.spread)
        runs = [self._walker(run, name) for run, name in zip(self.walks, ("main", "ghost"), strict=False)]
        exact = (float(goal[0]), float(goal[1]))
        return Player(Field((a0, a1), (b0, b1), scores, levels=LEVELS), runs, goal=exact, clock="fit_player")

    def _map_range(self, places: Array) -> tuple[tuple[float, float], ...]:
        """All places with a third more on each side and one at least, to whole numbers."""
        sides = []
        for along in places.T:
            more = max(1.0, 0.35 * float(np.ptp(along)))
            low, high = float(along.min() - more), float(along.max() + more)
            sides.append((float(np.floor(low + 1e-9)), float(np.ceil(high - 1e-9))))  # 4 + 1e-15 is 4
        return tuple(sides)

    def _walker(self, run: Line, role: str) -> Run:
        path, losses = fit(run)
        name = self.text("line.machine") if role == "main" else ""
        scores = 100 / (1 + losses / plane(run.dots).spread)
        return Run(name, path, losses, scores, "main" if role == "main" else "ghost")
