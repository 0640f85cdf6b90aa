"""What *Who judges?* asks of `core`: three dishes, and what a stated chance costs, kept between reruns."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.arrays import Array
from core.examples import Examples
from core.judges import (
    JUDGES,
    STATED_JUDGES,
    Cost,
    Dish,
    judge_stated,
    learn_under,
    voices,
    walk_under,
    with_picky_diner,
)
from core.losses import LOSSES
from lessons.judges.settings import STATED
from ui.kitchen import crowds
from ui.kitchen.settings import Order

CHANCES = 40
"""Points of the curves over the stated chance."""

ROUNDS = (*range(20), *range(20, 501, 12))
"""Which rounds of a training are shown, a frame each: every one while the dish is on its way, then one in twelve."""

Dishes = dict[str, Dish]


@lru_cache(maxsize=128)
def crowd(order: Order, picky: float) -> Examples:
    """The regulars, the first of whom has turned picky."""
    return with_picky_diner(crowds.crowd(order), picky)


@lru_cache(maxsize=128)
def dishes(order: Order, picky: float) -> Dishes:
    """What each judge's training arrived at."""
    return {judge: learn_under(judge, crowd(order, picky)) for judge in JUDGES}


@dataclass(frozen=True)
class Scene:
    """Three dishes for one order, one of whose diners may be picky.

    Attributes:
        picky: how much more that diner wishes for.
    """

    order: Order
    picky: float

    @property
    def crowd(self) -> Examples:
        """Who tastes."""
        return crowd(self.order, self.picky)

    @property
    def dishes(self) -> Dishes:
        """Each judge's dish."""
        return dishes(self.order, self.picky)

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


@dataclass(frozen=True)
class Served:
    """One plate before eight diners.

    Attributes:
        grams: (2,) salt and spice.
        errors: (8,) what each diner says.
        loss: by the plate's own judge, per diner.
        voice: the first diner's part of all that this judge lets pull, between 0 and 1.
    """

    grams: Array
    errors: Array
    loss: float
    voice: float


@dataclass(frozen=True)
class Stage:
    """What has been cooked, tasted by a crowd whose first diner may wish for something else since.

    Attributes:
        cooked: how much more that diner wished for when it was cooked. None before the first cook: the dishes are
            those of a table at which nobody is picky.
    """

    order: Order
    cooked: float | None

    @property
    def scene(self) -> Scene:
        """The finished dishes."""
        return Scene(self.order, self.cooked or 0.0)

    @property
    def rounds(self) -> tuple[int, ...]:
        """A frame each; before the first cook there is but one."""
        return ROUNDS if self.cooked is not None else ROUNDS[-1:]

    def walk(self, judge: str) -> Array:
        """(frames, 2) grams, from the first attempt to the finished dish."""
        finished: Array = self.scene.dishes[judge].weights
        if self.cooked is None:
            return finished[np.newaxis]
        return np.concatenate([_walk(judge, self.order, self.cooked)[list(ROUNDS[:-1])], [finished]])

    def served(self, judge: str, picky: float) -> list[Served]:
        """The plate at each frame, for a first diner who wishes for so much more."""
        grams, tasters = self.walk(judge), crowd(self.order, picky)
        errors = grams @ tasters.X.T - tasters.y
        losses = LOSSES[judge].value(errors, np.zeros(len(tasters)))
        heard = voices(judge, errors)[:, 0]
        return list(map(Served, grams, errors, losses.tolist(), heard.tolist()))

    def finished(self, judge: str, picky: float) -> Served:
        """The plate at the last frame."""
        return self.served(judge, picky)[-1]


@lru_cache(maxsize=64)
def _walk(judge: str, order: Order, picky: float) -> Array:
    return walk_under(judge, crowd(order, picky))


@lru_cache(maxsize=64)
def stated(percent: float) -> dict[str, Cost]:
    """What a stated chance cost once the dish has come back."""
    return {judge: judge_stated(judge, percent / 100) for judge in STATED_JUDGES}


@lru_cache(maxsize=1)
def stated_curves() -> dict[str, Array]:
    """What every chance on offer would cost, by judge: (n, 2) percent and loss."""
    percents = np.unique([*np.linspace(STATED[0], STATED[-1], CHANCES), *np.geomspace(STATED[0], 10.0, 20)])
    return {
        judge: np.array([(percent, stated(float(percent))[judge].loss) for percent in percents])
        for judge in STATED_JUDGES
    }
