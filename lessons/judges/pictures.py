"""The charts of *Who judges?* filled with data: three dishes, and their complaints."""

import numpy as np
import pandas as pd

from lessons.judges import charts
from lessons.judges.scene import Dishes, Scene
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
