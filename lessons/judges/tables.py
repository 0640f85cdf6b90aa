"""Tables of *Who judges?*."""

import numpy as np
import pandas as pd

from core.diners import SEASONINGS
from core.judges import STATED_JUDGES
from lessons.judges.scene import Dishes, Scene, stated
from lessons.judges.settings import STATED
from lessons.judges.words import others
from ui.kit.text import Text


def grams(text: Text, dishes: Dishes) -> pd.DataFrame:
    """The three dishes: their grams, and how unhappy the picky diner and the others are."""
    columns = {text("column.judge"): [text(f"judge.{judge}") for judge in dishes]}
    for j, name in enumerate(SEASONINGS):
        columns[text.label(f"column.{name}_grams")] = [f"{dish.weights[j]:.2f}" for dish in dishes.values()]
    columns[text("column.one")] = [f"{dish.errors[0]:+.2f}" for dish in dishes.values()]
    columns[text("column.others")] = [f"{others(dish):.2f}" for dish in dishes.values()]
    return pd.DataFrame(columns)


def complaints(text: Text, scene: Scene) -> pd.DataFrame:
    """Every diner's wish, and what each of the three dishes is off by."""
    wishes = scene.crowd.y
    table = {text.label("column.diner"): np.arange(1, len(wishes) + 1), text.label("column.wish"): wishes.round(3)}
    table |= {text(f"judge.{judge}"): dish.errors.round(3) for judge, dish in scene.dishes.items()}
    return pd.DataFrame(table)


def chances(text: Text) -> pd.DataFrame:
    """What every chance on offer costs under either judge, and how hard each pulls."""
    costs = [stated(percent) for percent in STATED]
    table: dict[str, object] = {text("axis.stated"): list(STATED)}
    for judge in STATED_JUDGES:
        table[text(f"stated.{judge}")] = [round(cost[judge].loss, 4) for cost in costs]
        table[text("column.pull", judge=text(f"stated.{judge}"))] = [round(cost[judge].slope, 4) for cost in costs]
    return pd.DataFrame(table)
