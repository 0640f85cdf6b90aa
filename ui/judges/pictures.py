"""The pictures of the judges' page: three dishes, their complaints, and what a stated chance costs."""

from functools import lru_cache

import numpy as np
import pandas as pd

from ui import pictures
from ui.datasets import packed
from ui.judges import charts as charts_judges
from ui.judges import runs as runs_judges
from ui.judges.runs import Dishes
from ui.settings import Order
from ui.text import Text


def show_complaints(text: Text, dishes: Dishes, before: Dishes | None) -> None:
    """Each diner's complaint under each judge, the last cook's as grey ticks."""
    data = {"complaints": complaints(text, dishes), "before": complaints(text, before or {})}
    spec = charts_judges.complaints(text, pictures.look())
    pictures.draw(spec, data, key="judged", alt=text("alt.judged"))


def complaints(text: Text, dishes: Dishes) -> pd.DataFrame:
    """A row a diner and judge."""
    limit = charts_judges.ERROR_LIMIT
    rows = [
        (number, float(np.clip(error, -limit, limit)), text(f"judge.{judge}"))
        for judge, dish in dishes.items()
        for number, error in enumerate(dish.errors, start=1)
    ]
    return pd.DataFrame(rows, columns=["diner", "shown", "judge"]).astype({"shown": "float32"})


def show_dishes(text: Text, order: Order, dishes: Dishes, calm: Dishes | None) -> None:
    """The three dishes on the map of grams, and where they would lie if nobody were picky."""
    middle = runs_judges.dishes(order, 0.0)["squared"].weights
    salt, spice = (round(float(grams), 1) for grams in middle)
    now, then = places(text, dishes, 1), places(text, calm or {}, 0)
    data = {"dishes": now, "calm": then, "moves": pd.concat([then, now]) if calm else then}
    spec = charts_judges.dishes(text, pictures.look(), (salt, spice))
    pictures.draw(spec, data, key="dishes", alt=text("alt.dishes"))


def places(text: Text, dishes: Dishes, order: int) -> pd.DataFrame:
    """A row a judge: the grams, and whether they come first or last on a line."""
    rows = [
        (*map(float, dish.weights), text(f"judge.{judge}"), order, judge == "squared") for judge, dish in dishes.items()
    ]
    return pd.DataFrame(rows, columns=["salt", "spice", "judge", "order", "left"])


def show_stated(text: Text, percent: float) -> None:
    """What every stated chance would cost, with marks at this one."""
    costs = runs_judges.stated(percent)
    said = {
        "percent": [percent] * len(costs),
        "loss": [cost.loss for cost in costs.values()],
        "line": [text(f"stated.{judge}") for judge in costs],
    }
    spec = charts_judges.stated(text, pictures.look())
    pictures.draw(spec, {"curves": _curves(text), "said": said}, key="cost_curve", alt=text("alt.stated"))


@lru_cache(maxsize=16)
def _curves(text: Text) -> bytes:
    curves = runs_judges.stated_curves()
    curves = curves.assign(line=curves["judge"].map({j: text(f"stated.{j}") for j in curves["judge"].unique()}))
    return packed(curves[["percent", "loss", "line"]].astype({"percent": "float32", "loss": "float32"}))
