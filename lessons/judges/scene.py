"""What *Who judges?* asks of `core`: three dishes, and what a stated chance costs, kept between reruns."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from core.examples import Examples
from core.judges import (
    JUDGES,
    START,
    STATED_JUDGES,
    Cost,
    Dish,
    judge_stated,
    learn_under,
    taste_dish,
    with_picky_diner,
)
from lessons.judges.settings import STATED
from ui.kitchen import crowds
from ui.kitchen.settings import Order

PICKY_BET = 3.0
"""How much more the diner of the bet wishes for."""

CHANCES = 40
"""Points of the curves over the stated chance."""

Dishes = dict[str, Dish]


@lru_cache(maxsize=128)
def crowd(order: Order, picky: float) -> Examples:
    """The regulars, the first of whom has turned picky."""
    return with_picky_diner(crowds.crowd(order), picky)


@lru_cache(maxsize=128)
def dishes(order: Order, picky: float) -> Dishes:
    """What each judge's training arrived at."""
    return {judge: learn_under(judge, crowd(order, picky)) for judge in JUDGES}


@lru_cache(maxsize=64)
def uncooked(order: Order, picky: float) -> Dishes:
    """What each judge begins with: the same gram of everything."""
    return {judge: taste_dish(judge, crowd(order, picky), np.array(START)) for judge in JUDGES}


@dataclass(frozen=True)
class Scene:
    """Three dishes for one order, one of whose diners may be picky.

    Attributes:
        picky: how much more that diner wishes for.
        cooked: whether they were cooked; before, all three hold the same gram of everything.
    """

    order: Order
    picky: float
    cooked: bool = True

    @property
    def crowd(self) -> Examples:
        """Who tastes."""
        return crowd(self.order, self.picky)

    @property
    def dishes(self) -> Dishes:
        """Each judge's dish."""
        return (dishes if self.cooked else uncooked)(self.order, self.picky)

    @property
    def calm(self) -> "Scene":
        """The same without a picky diner."""
        return Scene(self.order, 0.0)

    @property
    def moved(self) -> dict[str, float]:
        """How far, in grams on the map, each judge's dish lies from the one without a picky diner."""
        return apart(self.calm, self)


def apart(one: Scene, other: Scene) -> dict[str, float]:
    """How far each judge's dishes of two scenes lie from each other, in grams on the map."""
    return {judge: float(np.linalg.norm(other.dishes[judge].weights - one.dishes[judge].weights)) for judge in JUDGES}


@lru_cache(maxsize=64)
def stated(percent: float) -> dict[str, Cost]:
    """What a stated chance cost once the dish has come back."""
    return {judge: judge_stated(judge, percent / 100) for judge in STATED_JUDGES}


@lru_cache(maxsize=1)
def stated_curves() -> pd.DataFrame:
    """What every chance on offer would cost: percent, loss, judge (an id)."""
    percents = np.unique([*np.linspace(STATED[0], STATED[-1], CHANCES), *np.geomspace(STATED[0], 10.0, 20)])
    rows = [(percent, judge, cost.loss) for percent in percents for judge, cost in stated(float(percent)).items()]
    return pd.DataFrame(rows, columns=["percent", "judge", "loss"])
