"""Sentences of *Who judges?*."""

import numpy as np

from core.judges import JUDGES, STATED_JUDGES, Dish
from core.losses import HUBER_THRESHOLD
from lessons.judges.scene import Scene, Stage, apart, crowd, stated
from lessons.judges.settings import Judges
from ui.figures import decimal, shortest
from ui.kit import explain
from ui.kit.text import Text
from ui.kitchen import words as kitchen_words

TELLING = (10.0, 1.0, 0.1)
"""Chances, in percent, between which the two judges of a stated chance part."""


def moves(text: Text, scene: Scene) -> str:
    """How far the picky diner has drawn each judge's dish."""
    dishes, far = scene.dishes, scene.moved
    if not scene.picky:
        largest = float(np.abs(dishes["squared"].errors).max())
        return text("say.calm", largest=largest, threshold=HUBER_THRESHOLD)
    values = {f"{judge}_moved": far[judge] for judge in JUDGES}
    return text("say.moves", picky=scene.picky, **values)


def others(dish: Dish) -> float:
    """How far off a dish is on average for all but the picky diner."""
    return float(np.abs(dish.errors[1:]).mean())


def bet_truth(text: Text, run: Judges) -> str:
    """Whose dish this run has changed most, and how far."""
    order = {name: text.option(name, getattr(run, name)) for name in ("dish", "eaters")}
    judges = bet_answers(run)
    who = text.label("say.and_last").join(text(f"bet.{judge}") for judge in judges)
    said = "bet.truth" if len(judges) == 1 else "bet.truth_even"
    return text(said, picky=run.picky, who=who, most=max(Scene(run.order, run.picky).moved.values()), **order)


def bet_answers(run: Judges) -> list[str]:
    """Whose dish this run has changed most: all whose change is written with the same digits."""
    far = {judge: decimal(moved, 2) for judge, moved in Scene(run.order, run.picky).moved.items()}
    return [judge for judge in JUDGES if far[judge] == max(far.values(), key=float)]


def wished(text: Text, stage: Stage, picky: float) -> str:
    """Of dishes that were not cooked for this wish: how much of all that each master hears is diner 1's."""
    if stage.cooked is None and not picky:
        return text("say.nobody")
    heard = {judge: stage.finished(judge, picky).voice for judge in JUDGES}
    if stage.cooked is None:
        return text("say.wished_first", picky=picky, **heard)
    return text("say.wished", picky=picky, cooked=stage.cooked, **heard)


def away(text: Text, stage: Stage, picky: float) -> str:
    """Of plates on their way to another wish than this one: whose they are; nothing of those that never were cooked."""
    return "" if stage.cooked is None else text("say.away", picky=picky, cooked=stage.cooked)


def now(text: Text, stage: Stage, picky: float) -> list[str]:
    """All that is said of the finished plates to a first diner who wishes for so much more, a paragraph each."""
    first = moves(text, stage.scene) if picky == stage.cooked else wished(text, stage, picky)
    return [first, impossible(text, stage, picky), below_zero(text, stage.scene)]


def impossible(text: Text, stage: Stage, picky: float) -> str:
    """If the picky diner wishes for less than nothing, that nobody can cook it; else nothing."""
    wish = float(crowd(stage.order, picky).y[0])
    return text("say.impossible", wish=wish) if wish < 0 else ""


def below_zero(text: Text, scene: Scene) -> str:
    """If some dish asks for less than no grams, which."""
    return kitchen_words.below_zero(text, np.array([dish.weights for dish in scene.dishes.values()]))


def what_changed(text: Text, earlier: Judges, now: Judges) -> str:
    """What was changed since the last cook, and how far each dish moved for it; of another crowd's dishes, that they
    cannot be compared.
    """
    changed = explain.changed(text, earlier, now, ("picky", "dish", "eaters"), words=_words)
    if earlier.order != now.order:
        return text("say.another_table", **changed)
    before, after = (Scene(run.order, run.picky) for run in (earlier, now))
    return text("say.changed", **changed, **apart(before, after))


def _words(text: Text, name: str, value: object) -> str:
    if name == "picky" and isinstance(value, float):
        return shortest(value, sign=True)
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
