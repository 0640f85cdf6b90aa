"""The two chefs of Home: one has never tasted, the other has."""

import numpy as np
import pytest

from core.diners import DISHES, EATERS, regulars
from core.least_squares import bowl
from lessons.home import scene, words
from ui.draw import plate
from ui.kit.text import LANGUAGES, Text
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
    assert scene.trained(crowd) == pytest.approx(history.weights[-1], abs=0.0501), "weighed to a tenth"
    assert 100 / (1 + history.losses[-1]) == pytest.approx(100 / (1 + bowl(crowd).lowest_loss), abs=0.05)
    assert crowds.best_score(crowd) - 0.75 < crowds.score(crowd, scene.trained(crowd)) <= crowds.best_score(crowd)
    assert scene.trained(crowd).tolist() == [float(f"{gram:.1f}") for gram in scene.trained(crowd)], "as on the card"
    assert crowds.score(crowd, scene.untrained()) < 60


def test_the_chef_is_trained_once_for_everybody() -> None:
    assert scene.home_training(crowds.crowd(Order())) is scene.home_training(crowds.crowd(Order()))


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_the_untrained_chef_is_a_typical_one_of_a_thousand_for_every_order(order: Order) -> None:
    """In the middle third or little outside it, by scores worked out one by one."""
    crowd = regulars(order.dish, order.eaters)
    throws = [np.random.default_rng(seed).uniform(0.0, 6.0, size=2) for seed in range(1000)]
    scores = [100 / (1 + float(np.mean((crowd.X @ grams - crowd.y) ** 2))) for grams in throws]
    mine = 100 / (1 + float(np.mean((crowd.X @ scene.untrained() - crowd.y) ** 2)))
    lower = sum(score < mine - 1e-9 for score in scores)
    assert scene.outscored(crowd) == lower
    assert 350 <= lower <= 650


def test_the_two_plates_of_home_look_different() -> None:
    """By at least ten crystals of salt or ten flakes of spice, for every order."""
    for order in ORDERS:
        crowd = regulars(order.dish, order.eaters)
        salt, spice = abs(scene.untrained() - scene.trained(crowd))
        assert salt * plate.CRYSTALS_PER_GRAM >= 10 or spice * plate.FLAKES_PER_GRAM >= 10


@pytest.mark.parametrize("text", [Text(language, "kitchen", "home") for language in LANGUAGES], ids=str)
def test_it_is_told_how_many_of_a_thousand_score_lower(text: Text) -> None:
    for dish in DISHES:
        said = words.typical(text, regulars(dish))
        assert str(scene.outscored(regulars(dish))) in said


def test_ordering_changes_no_number_of_either_chef() -> None:
    crowd = crowds.crowd(Order())
    before = scene.untrained().tobytes() + scene.trained(crowd).tobytes()
    for order in (Order(), Order("congee"), Order()):
        crowds.score(crowds.crowd(order), scene.trained(crowds.crowd(order)))
        crowds.score(crowds.crowd(order), scene.untrained())
    assert scene.untrained().tobytes() + scene.trained(crowd).tobytes() == before
