"""The two chefs of Home: one has never tasted, the other has."""

import numpy as np
import pytest

from core.diners import DISHES, EATERS, regulars
from core.least_squares import bowl
from core.models import random_weights
from lessons.home import scene
from ui.kitchen import crowds
from ui.kitchen.settings import Order

ORDERS = [Order(dish, eaters) for dish in DISHES for eaters in EATERS]


def test_the_untrained_chef_is_random_but_the_same_at_every_visit_and_within_the_sliders() -> None:
    assert np.array_equal(scene.untrained(), scene.untrained())
    assert scene.untrained().shape == (2,)
    assert np.all((scene.untrained() >= 0) & (scene.untrained() <= 6))


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_the_trained_chef_ends_far_better_than_the_untrained_one(order: Order) -> None:
    crowd = regulars(order.dish, order.eaters)
    history = scene.home_training(crowd)
    assert np.array_equal(history.weights[0], scene.untrained())
    assert np.array_equal(scene.trained(crowd), history.weights[-1])
    assert 100 / (1 + history.losses[-1]) == pytest.approx(100 / (1 + bowl(crowd).lowest_loss), abs=0.05)
    assert crowds.score(crowd, scene.trained(crowd)) == pytest.approx(crowds.best_score(crowd), abs=0.05)
    assert crowds.score(crowd, scene.untrained()) < 60


def test_the_chef_is_trained_once_for_everybody() -> None:
    assert scene.home_training(crowds.crowd(Order())) is scene.home_training(crowds.crowd(Order()))


def test_the_untrained_chef_is_a_typical_one() -> None:
    """Of the first twelve seeds about half score better and half worse."""
    crowd = crowds.crowd(Order())
    scores = [crowds.score(crowd, random_weights(2, 0.0, 6.0, seed)) for seed in range(12)]
    rank = sorted(scores).index(crowds.score(crowd, scene.untrained()))
    assert rank in (5, 6)
