"""Sentences and tables of the judges' page, computed from the state like those of `ui/explain.py`."""

import numpy as np
import pandas as pd

from core.diners import SEASONINGS
from core.judges import JUDGES, STATED_JUDGES, Dish
from core.losses import HUBER_THRESHOLD
from ui import explain
from ui.judges import runs as runs_judges
from ui.judges.runs import PICKY_BET, Dishes
from ui.settings import STATED, Judges, Order
from ui.text import Text, minus

TELLING = (10.0, 1.0, 0.1)
"""Chances, in percent, between which the two judges of a stated chance part."""


def moves(text: Text, order: Order, picky: float) -> str:
    """How far the picky diner has drawn each judge's dish, and what the others pay."""
    far, dishes = runs_judges.moved(order, picky), runs_judges.dishes(order, picky)
    if not picky:
        apart = float(np.linalg.norm(dishes["huber"].weights - dishes["squared"].weights))
        largest = float(np.abs(dishes["squared"].errors).max())
        return text("say.calm", largest=largest, apart=apart, threshold=HUBER_THRESHOLD)
    values = {f"{judge}_moved": far[judge] for judge in JUDGES}
    values |= {f"{judge}_calm": _others(dish) for judge, dish in runs_judges.dishes(order, 0.0).items()}
    values |= {f"{judge}_others": _others(dish) for judge, dish in dishes.items()}
    return text("say.moves", picky=picky, **values)


def _others(dish: Dish) -> float:
    """How far off a dish is on average for all but the picky diner."""
    return float(np.abs(dish.errors[1:]).mean())


def bet_truth(text: Text, order: Order) -> str:
    """How far each dish moves for the diner of the bet."""
    return text("bet.truth", picky=PICKY_BET, **runs_judges.moved(order, PICKY_BET))


def bet_answer(order: Order) -> str:
    """Which judge's dish moves most for the diner of the bet."""
    far = runs_judges.moved(order, PICKY_BET)
    return max(JUDGES, key=lambda judge: far[judge])


def impossible(text: Text, order: Order, picky: float) -> str:
    """If the picky diner wishes for less than nothing, that nobody can cook it; else nothing."""
    wish = float(runs_judges.crowd(order, picky).y[0])
    return text("say.impossible", wish=wish) if wish < 0 else ""


def below_zero(text: Text, dishes: Dishes) -> str:
    """If some dish asks for less than no grams, which."""
    return explain.below_zero(text, np.array([dish.weights for dish in dishes.values()]))


def what_changed(text: Text, earlier: Judges, now: Judges) -> str:
    """What was changed since the last cook, and how far each dish moved for it."""
    changed = explain.changed(text, earlier, now, ("picky", "dish", "eaters"), words=_words)
    before, after = (runs_judges.dishes(runs_judges.order_of(run), run.picky) for run in (earlier, now))
    far = {judge: float(np.linalg.norm(after[judge].weights - before[judge].weights)) for judge in JUDGES}
    return text("say.changed", **changed, **far)


def _words(text: Text, name: str, value: object) -> str:
    if name == "picky" and isinstance(value, float):
        return minus(f"{value:+g}") if value else "0"
    return explain.setting_words(text, name, value)


def said(text: Text, percent: float) -> str:
    """What one stated chance cost, and how hard either judge pulls on it."""
    costs = runs_judges.stated(percent)
    brier, surprise = costs["brier"], costs["cross_entropy"]
    values = {"brier": brier.loss, "surprise": surprise.loss, "brier_pull": abs(brier.slope)}
    values |= {"surprise_pull": abs(surprise.slope), "times": surprise.slope / brier.slope, "percent": percent}
    side = "wrong" if percent < 50 else "right" if percent > 50 else "even"
    return text(f"say.said_{side}", **values)


def telling(text: Text) -> str:
    """How either judge tells apart three confident wrong answers."""
    values: dict[str, float] = {}
    for judge in STATED_JUDGES:
        values |= {f"{judge}_{i}": runs_judges.stated(percent)[judge].loss for i, percent in enumerate(TELLING)}
    return text("say.telling", **{f"percent_{i}": percent for i, percent in enumerate(TELLING)}, **values)


def grams_table(text: Text, dishes: Dishes) -> pd.DataFrame:
    """The three dishes: their grams, and how unhappy the picky diner and the others are."""
    columns = {text("column.judge"): [text(f"judge.{judge}") for judge in dishes]}
    for j, name in enumerate(SEASONINGS):
        columns[text.label(f"column.{name}_grams")] = [f"{dish.weights[j]:.2f}" for dish in dishes.values()]
    columns[text("column.one")] = [f"{dish.errors[0]:+.2f}" for dish in dishes.values()]
    columns[text("column.others")] = [f"{_others(dish):.2f}" for dish in dishes.values()]
    return pd.DataFrame(columns)


def complaint_table(text: Text, order: Order, picky: float, dishes: Dishes) -> pd.DataFrame:
    """Every diner's wish, and what each of the three dishes is off by."""
    wishes = runs_judges.crowd(order, picky).y
    table = {text.label("column.diner"): np.arange(1, len(wishes) + 1), text.label("column.wish"): wishes.round(3)}
    table |= {text(f"judge.{judge}"): dish.errors.round(3) for judge, dish in dishes.items()}
    return pd.DataFrame(table)


def stated_table(text: Text) -> pd.DataFrame:
    """What every chance on offer costs under either judge, and how hard each pulls."""
    costs = [runs_judges.stated(percent) for percent in STATED]
    table: dict[str, object] = {text("axis.stated"): list(STATED)}
    for judge in STATED_JUDGES:
        table[text(f"stated.{judge}")] = [round(cost[judge].loss, 4) for cost in costs]
        table[text("column.pull", judge=text(f"stated.{judge}"))] = [round(cost[judge].slope, 4) for cost in costs]
    return pd.DataFrame(table)
