"""What *Who judges?* ought to show: three dishes cooked with each judge's slope written out; two prices of a word."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import log

import numpy as np
import pandas as pd

from core.arrays import Array
from lessons.judges.settings import STATED, Judges
from tests.oracle import Columns, Drawing, Sentences, Told, Values, rounded
from tests.oracle import Oracle as Base
from tests.ui.kitchen import oracle as kitchen
from ui.kit.text import minus
from ui.kitchen.settings import Order

LIMIT = 0.5
"""From here on Huber heeds a complaint no more."""

SLOPES: dict[str, Callable[[Array], Array]] = {
    "squared": lambda e: 2.0 * e,
    "absolute": np.sign,
    "huber": lambda e: np.clip(e, -LIMIT, LIMIT),
}
COUNTS: dict[str, Callable[[Array], Array]] = {
    "squared": lambda e: e**2,
    "absolute": np.abs,
    "huber": lambda e: np.where(np.abs(e) <= LIMIT, e**2 / 2, LIMIT * (np.abs(e) - LIMIT / 2)),
}
START, RATES, ROUNDS = (1.0, 1.0), (0.4, 0.1, 0.02, 0.004, 0.0008), 100
BET_ON = 3.0
LONGEST_BAR = 7.0
TOLD_APART = (10.0, 1.0, 0.1)
NAMES = ("picky", "dish", "eaters")


@dataclass(frozen=True)
class Cooked:
    """Three dishes for one order whose first diner may be picky."""

    order: Order
    picky: float
    trained: bool = True

    @cached_property
    def crowd(self) -> kitchen.Crowd:
        """Those who taste."""
        usual = kitchen.crowd(self.order)
        return kitchen.Crowd(usual.X, np.array([usual.y[0] + self.picky, *usual.y[1:]]))

    @cached_property
    def dishes(self) -> dict[str, Array]:
        """Grams by judge."""
        return {judge: self._learned(judge) if self.trained else np.array(START) for judge in SLOPES}

    def _learned(self, judge: str) -> Array:
        X, y, w = self.crowd.X, self.crowd.y, np.array(START)
        for rate in (rate for rate in RATES for _ in range(ROUNDS)):
            w = w - rate * (SLOPES[judge](w @ X.T - y) / len(y)) @ X
        return w

    def errors(self, judge: str) -> Array:
        """Each diner's complaint."""
        return self.crowd.errors(self.dishes[judge])

    def others(self, judge: str) -> float:
        """How far off it is on average for all but the first."""
        return float(np.mean([abs(error) for error in self.errors(judge)[1:]]))

    def apart(self, other: "Cooked") -> dict[str, float]:
        """How far each dish lies from that of another cook."""
        return {judge: float(np.hypot(*(self.dishes[judge] - other.dishes[judge]))) for judge in SLOPES}


cooked = cache(Cooked)


def brier(percent: float) -> tuple[float, float]:
    """What it costs to have said so of what came, and its slope along the logit."""
    p = percent / 100
    return (1 - p) ** 2, -2 * p * (1 - p) ** 2


def surprise(percent: float) -> tuple[float, float]:
    """The same as a surprise."""
    return -log(percent / 100), percent / 100 - 1


PRICES = {"brier": brier, "cross_entropy": surprise}


class Oracle(Base[Judges]):
    """One state of it."""

    @cached_property
    def shown(self) -> Cooked:
        """The dishes on screen; before any is cooked, a gram of everything."""
        run = self.state.cooked[-1] if self.state.cooked else self.state.settings.run
        return cooked(run.order, run.picky, bool(self.state.cooked))

    @property
    def runs(self) -> list[Cooked]:
        """The last two cooks."""
        return [cooked(run.order, run.picky) for run in self.state.cooked[-2:]]

    @property
    def calm(self) -> Cooked:
        """Without a picky diner."""
        return cooked(self.shown.order, 0.0)

    @cached_property
    def bet_moves(self) -> dict[str, float]:
        """How far each dish would move for the diner of the bet."""
        order = self.state.settings.order
        return cooked(order, BET_ON).apart(cooked(order, 0.0))

    def answers(self) -> list[str]:
        """Whose dish moves most."""
        return [max(self.bet_moves, key=self.bet_moves.__getitem__)]

    def sentences(self) -> Sentences:
        """All that is said."""
        behind: Values = {"threshold": LIMIT, "surprise": surprise(0.1)[0]}
        said: Sentences = {part: [behind] for part in ("mathematics", "real_model", "breaks")}
        said |= {"bet": [{"picky": BET_ON}], "bet.truth": [{"picky": BET_ON, **self.bet_moves}]}
        said |= {"column.pull": [{"judge": self.text(f"stated.{judge}")} for judge in PRICES]}
        said |= self._stated() | self._plates()
        return said | (self._cooked() if self.state.cooked else {})

    @property
    def _changed_marks(self) -> bool:
        return bool(self.state.cooked) and bool(self.shown.picky)

    def _plates(self) -> Sentences:
        """What each master makes of complaints of 1 and 3, and what is on its plate."""
        counts = [{"off": off, "counts": float(COUNTS[judge](np.array(off)))} for judge in SLOPES for off in (1.0, 3.0)]
        dishes = self.shown.dishes.values()
        return {"plate.counts": counts, "plate.grams": [{"salt": d[0], "spice": d[1]} for d in dishes]}

    def drawings(self) -> Mapping[str, Drawing]:
        """Three plates."""
        return {"plates": self._drawn}

    def _drawn(self, drawn: str) -> None:
        """As many marks as tenths of a gram, faces that say what the diners say, and each master's own count."""
        columns = drawn.split('<g transform="translate(')
        assert len(columns) > 3
        salt = [min(50, max(0, round(float(dish[0]) * 10))) for dish in self.shown.dishes.values()]
        spice = [min(50, max(0, round(float(dish[1]) * 10))) for dish in self.shown.dishes.values()]
        assert drawn.count('<path d="M-3-3H3V3H-3z"') == sum(salt), "grains of salt"
        assert drawn.count('stroke="#D2301C" stroke-width="2"') == sum(spice), "rings of spice"
        for judge, dish in self.shown.dishes.items():
            now = f"{COUNTS[judge](self.shown.errors(judge)).mean():.2f}"
            calm = f"{COUNTS[judge](self.calm.errors(judge)).mean():.2f} → "
            assert f">{calm if self._changed_marks else ''}{now}</text>" in drawn, f"how bad by the count of {judge}"
            grams = self.text("plate.grams", salt=float(dish[0]), spice=float(dish[1]))
            assert f">{minus(grams)}</text>" in drawn, f"grams of {judge}"
        errors = np.concatenate([self.shown.errors(judge) for judge in SLOPES])
        weak, strong = int((errors <= -kitchen.CONTENT_WITHIN).sum()), int((errors >= kitchen.CONTENT_WITHIN).sum())
        assert drawn.count("M-11.8-5H-5.2") == weak, "faces that find it too weak"
        assert drawn.count("M-12.8-8.6") == strong, "faces that find it too strong"

    def _stated(self) -> Sentences:
        percent = self.state.settings.stated
        (cheap, soft), (dear, hard) = brier(percent), surprise(percent)
        values = {"brier": cheap, "surprise": dear, "brier_pull": -soft, "surprise_pull": -hard}
        values |= {"times": hard / soft, "percent": percent}
        side = "even" if percent == 50 else "right" if percent > 50 else "wrong"
        told = {f"percent_{i}": percent for i, percent in enumerate(TOLD_APART)}
        for judge, price in PRICES.items():
            told |= {f"{judge}_{i}": price(percent)[0] for i, percent in enumerate(TOLD_APART)}
        return {f"say.said_{side}": [values], "say.telling": [told]}

    def _cooked(self) -> Sentences:
        shown, said = self.shown, Sentences()
        if shown.picky:
            values: dict[str, object] = {"picky": shown.picky}
            values |= {f"{judge}_moved": far for judge, far in shown.apart(self.calm).items()}
            said["say.moves"] = [values]
        else:
            apart = float(np.hypot(*(shown.dishes["huber"] - shown.dishes["squared"])))
            loudest = max(abs(error) for error in shown.errors("squared"))
            said["say.calm"] = [{"largest": loudest, "apart": apart, "threshold": LIMIT}]
        if shown.crowd.y[0] < 0:
            said["say.impossible"] = [{"wish": shown.crowd.y[0]}]
        return said | kitchen.below_zero(self.text, np.array([*shown.dishes.values()])) | self._changed()

    def _changed(self) -> Sentences:
        if len(self.runs) < 2:
            return {}
        earlier, now = self.state.cooked[-2:]
        differ = self.changes(earlier, now, NAMES, self._words)
        before, after = self.runs
        return differ | {"say.changed": [self.changed(differ) | after.apart(before)]}

    def _words(self, name: str, value: float | str) -> str:
        if isinstance(value, str):
            return self.text.option(name, value)
        return minus(f"{value:+g}") if value else "0"

    def must(self) -> Collection[str]:
        """How far the dishes moved."""
        said = self._cooked() if self.state.cooked else {}
        return said.keys() - {"say.changed_one", "say.one_change", "say.many_changes"}

    def page_tables(self) -> Sequence[Columns]:
        """The three dishes."""
        if not self.state.cooked:
            return []
        text, shown = self.text, self.shown
        return [
            {
                text("column.judge"): [text(f"judge.{judge}") for judge in SLOPES],
                text.label("column.salt_grams"): [f"{shown.dishes[judge][0]:.2f}" for judge in SLOPES],
                text.label("column.spice_grams"): [f"{shown.dishes[judge][1]:.2f}" for judge in SLOPES],
                text("column.one"): [f"{shown.errors(judge)[0]:+.2f}" for judge in SLOPES],
                text("column.others"): [f"{shown.others(judge):.2f}" for judge in SLOPES],
            }
        ]

    def tables(self) -> Told:
        """Every diner under every judge, and the price of every chance."""
        text, shown = self.text, self.shown
        judged: dict[str, object] = {text.label("column.diner"): range(1, 9)}
        judged[text.label("column.wish")] = rounded(shown.crowd.y, 3)
        judged |= {text(f"judge.{judge}"): rounded(shown.errors(judge), 3) for judge in SLOPES}
        stated: dict[str, object] = {text("axis.stated"): STATED}
        for judge, price in PRICES.items():
            name = text(f"stated.{judge}")
            stated[name] = rounded((price(percent)[0] for percent in STATED), 4)
            stated[text("column.pull", judge=name)] = rounded((price(percent)[1] for percent in STATED), 4)
        return {"judged": judged, "stated": stated}

    def datasets(self) -> Told:
        """The pictures of both halves."""
        if not self.state.cooked:
            return self._costs()
        calm, now = self._places(self.calm, 0), self._places(self.shown, 1)
        none = calm.iloc[:0]
        picky = bool(self.shown.picky)
        return {
            "judged.complaints": self._complaints(self.shown),
            "judged.before": self._complaints(self.runs[0] if len(self.runs) > 1 else None),
            "dishes.dishes": now,
            "dishes.calm": calm if picky else none,
            "dishes.moves": pd.concat([calm, now]) if picky else none,
            **self._costs(),
        }

    def _complaints(self, shown: Cooked | None) -> Columns:
        judges = list(SLOPES)
        if shown is None:
            return {"diner": [], "shown": [], "judge": []}
        errors = np.concatenate([shown.errors(judge) for judge in judges])
        names = [self.text(f"judge.{judge}") for judge in judges for _ in range(8)]
        return {"diner": [*range(1, 9)] * len(judges), "shown": errors.clip(-LONGEST_BAR, LONGEST_BAR), "judge": names}

    def _places(self, shown: Cooked, order: int) -> pd.DataFrame:
        rows = [
            (*grams, self.text(f"judge.{judge}"), order, judge == "squared") for judge, grams in shown.dishes.items()
        ]
        return pd.DataFrame(rows, columns=["salt", "spice", "judge", "order", "left"])

    def _costs(self) -> Told:
        percent = self.state.settings.stated
        costs = [price(percent)[0] for price in PRICES.values()]
        lines = [self.text(f"stated.{judge}") for judge in PRICES]
        said = {"percent": [percent] * 2, "loss": costs, "line": lines}
        return {"cost_curve.said": said, "cost_curve.curves": self._curves}

    def _curves(self, table: pd.DataFrame) -> None:
        """Each price over all that can be said."""
        prices = {self.text(f"stated.{judge}"): price for judge, price in PRICES.items()}
        assert set(table["line"]) == set(prices), f"curves {set(table['line'])}"
        for name, rows in table.groupby("line"):
            percents = rows["percent"].to_list()
            assert percents == sorted(set(percents)), f"{name} goes back"
            assert np.allclose((percents[0], percents[-1]), (STATED[0], STATED[-1])), f"{name} is short"
            assert len(percents) >= 40, f"{name} is coarse"
            costs = [prices[str(name)](percent)[0] for percent in percents]
            assert np.allclose(rows["loss"], costs, rtol=1e-4), f"the price of {name}"
