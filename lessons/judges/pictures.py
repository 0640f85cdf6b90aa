"""The pictures of *Who judges?*: three dishes, their complaints, and what a stated chance costs."""

from functools import lru_cache

import numpy as np
import pandas as pd

from lessons.judges import charts
from lessons.judges.scene import Dishes, Scene, stated, stated_curves
from ui.draw.datasets import packed
from ui.draw.show import draw, look
from ui.kit.text import Text


def show_judged(text: Text, dishes: Dishes, before: Dishes | None) -> None:
    """Each diner's complaint under each judge, the last cook's as grey ticks."""
    data = {"complaints": complaints(text, dishes), "before": complaints(text, before or {})}
    spec = charts.complaints(text, look())
    draw(spec, data, key="judged", alt=text("alt.judged"))


def complaints(text: Text, dishes: Dishes) -> pd.DataFrame:
    """A row a diner and judge."""
    limit = charts.ERROR_LIMIT
    rows = [
        (number, float(np.clip(error, -limit, limit)), text(f"judge.{judge}"))
        for judge, dish in dishes.items()
        for number, error in enumerate(dish.errors, start=1)
    ]
    return pd.DataFrame(rows, columns=["diner", "shown", "judge"]).astype({"shown": "float32"})


def show_dishes(text: Text, now: Scene) -> None:
    """The three dishes on the map of grams, and where they would lie if nobody were picky."""
    middle = now.calm.dishes["squared"].weights
    salt, spice = (round(float(grams), 1) for grams in middle)
    calm = places(text, now.calm.dishes if now.picky else {}, 0)
    dishes = places(text, now.dishes, 1)
    data = {"dishes": dishes, "calm": calm, "moves": pd.concat([calm, dishes]) if now.picky else calm}
    draw(charts.dishes(text, look(), (salt, spice)), data, key="dishes", alt=text("alt.dishes"))


def places(text: Text, dishes: Dishes, order: int) -> pd.DataFrame:
    """A row a judge: the grams, and whether they come first or last on a line."""
    rows = [
        (*map(float, dish.weights), text(f"judge.{judge}"), order, judge == "squared") for judge, dish in dishes.items()
    ]
    return pd.DataFrame(rows, columns=["salt", "spice", "judge", "order", "left"])


def show_stated(text: Text, percent: float) -> None:
    """What every stated chance would cost, with marks at this one."""
    costs = stated(percent)
    said = {
        "percent": [percent] * len(costs),
        "loss": [cost.loss for cost in costs.values()],
        "line": [text(f"stated.{judge}") for judge in costs],
    }
    spec = charts.stated(text, look())
    draw(spec, {"curves": _curves(text), "said": said}, key="cost_curve", alt=text("alt.stated"))


@lru_cache(maxsize=16)
def _curves(text: Text) -> bytes:
    curves = stated_curves()
    curves = curves.assign(line=curves["judge"].map({j: text(f"stated.{j}") for j in curves["judge"].unique()}))
    return packed(curves[["percent", "loss", "line"]].astype({"percent": "float32", "loss": "float32"}))
