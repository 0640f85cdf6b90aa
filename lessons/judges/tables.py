"""Tables of *Who judges?*."""

import numpy as np
import pandas as pd

from core.diners import SEASONINGS
from core.judges import STATED_JUDGES
from lessons.judges.scene import Dishes, Scene, stated
from lessons.judges.settings import STATED
from lessons.judges.words import others
from ui.figures import decimal
from ui.kit.text import Text


def grams(text: Text, dishes: Dishes) -> pd.DataFrame:
    """The three dishes: their grams, and how unhappy the picky diner and the others are."""
    columns = {text("column.judge"): [text(f"judge.{judge}") for judge in dishes]}
    for j, name in enumerate(SEASONINGS):
        columns[text.label(f"column.{name}_grams")] = [decimal(dish.weights[j], 2) for dish in dishes.values()]
    columns[text("column.one")] = [decimal(dish.errors[0], 2, sign=True) for dish in dishes.values()]
    columns[text("column.others")] = [decimal(others(dish), 2) for dish in dishes.values()]
    return pd.DataFrame(columns)


def complaints(text: Text, scene: Scene) -> pd.DataFrame:
    """Every diner's wish, and what each of the three dishes is off by."""
    wishes = scene.crowd.y
    table = {text.label("column.diner"): np.arange(1, len(wishes) + 1), text.label("column.wish"): wishes}
    table |= {text(f"judge.{judge}"): dish.errors for judge, dish in scene.dishes.items()}
    return pd.DataFrame(table)


def chances(text: Text) -> pd.DataFrame:
    """What every chance on offer costs under either judge, and how hard each pulls."""
    costs = [stated(percent) for percent in STATED]
    table: dict[str, object] = {text("axis.stated"): list(STATED)}
    for judge in STATED_JUDGES:
        table[text(f"stated.{judge}")] = [cost[judge].loss for cost in costs]
        table[text("column.pull", judge=text(f"stated.{judge}"))] = [cost[judge].slope for cost in costs]
    return pd.DataFrame(table)
