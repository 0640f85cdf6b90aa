"""Sentences of *Who judges?*."""

import numpy as np

from core.judges import JUDGES, STATED_JUDGES, Dish
from core.losses import HUBER_THRESHOLD
from lessons.judges.scene import PICKY_BET, Scene, apart, stated
from lessons.judges.settings import Judges
from ui.kit import explain
from ui.kit.text import Text, minus
from ui.kitchen import words as kitchen_words
from ui.kitchen.settings import Order

TELLING = (10.0, 1.0, 0.1)
"""Chances, in percent, between which the two judges of a stated chance part."""


def moves(text: Text, scene: Scene) -> str:
    """How far the picky diner has drawn each judge's dish."""
    dishes, far = scene.dishes, scene.moved
    if not scene.picky:
        between = float(np.linalg.norm(dishes["huber"].weights - dishes["squared"].weights))
        largest = float(np.abs(dishes["squared"].errors).max())
        return text("say.calm", largest=largest, apart=between, threshold=HUBER_THRESHOLD)
    values = {f"{judge}_moved": far[judge] for judge in JUDGES}
    return text("say.moves", picky=scene.picky, **values)


def others(dish: Dish) -> float:
    """How far off a dish is on average for all but the picky diner."""
    return float(np.abs(dish.errors[1:]).mean())


def bet_truth(text: Text, order: Order) -> str:
    """How far each dish moves for the diner of the bet."""
    return text("bet.truth", picky=PICKY_BET, **Scene(order, PICKY_BET).moved)


def bet_answer(order: Order) -> str:
    """Which judge's dish moves most for the diner of the bet."""
    far = Scene(order, PICKY_BET).moved
    return max(JUDGES, key=lambda judge: far[judge])


def impossible(text: Text, scene: Scene) -> str:
    """If the picky diner wishes for less than nothing, that nobody can cook it; else nothing."""
    wish = float(scene.crowd.y[0])
    return text("say.impossible", wish=wish) if wish < 0 else ""


def below_zero(text: Text, scene: Scene) -> str:
    """If some dish asks for less than no grams, which."""
    return kitchen_words.below_zero(text, np.array([dish.weights for dish in scene.dishes.values()]))


def what_changed(text: Text, earlier: Judges, now: Judges) -> str:
    """What was changed since the last cook, and how far each dish moved for it."""
    changed = explain.changed(text, earlier, now, ("picky", "dish", "eaters"), words=_words)
    before, after = (Scene(run.order, run.picky) for run in (earlier, now))
    return text("say.changed", **changed, **apart(before, after))


def _words(text: Text, name: str, value: object) -> str:
    if name == "picky" and isinstance(value, float):
        return minus(f"{value:+g}") if value else "0"
    return explain.setting_words(text, name, value)


def said(text: Text, percent: float) -> str:
    """What one stated chance cost, and how hard either judge pulls on it."""
    costs = stated(percent)
    brier, surprise = costs["brier"], costs["cross_entropy"]
    values = {"brier": brier.loss, "surprise": surprise.loss, "brier_pull": abs(brier.slope)}
    values |= {"surprise_pull": abs(surprise.slope), "times": surprise.slope / brier.slope, "percent": percent}
    side = "wrong" if percent < 50 else "right" if percent > 50 else "even"
    return text(f"say.said_{side}", **values)


def telling(text: Text) -> str:
    """How either judge tells apart three confident wrong answers."""
    values: dict[str, float] = {}
    for judge in STATED_JUDGES:
        values |= {f"{judge}_{i}": stated(percent)[judge].loss for i, percent in enumerate(TELLING)}
    return text("say.telling", **{f"percent_{i}": percent for i, percent in enumerate(TELLING)}, **values)
