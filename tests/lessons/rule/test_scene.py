"""What the page of the rule asks of core: the right people, and the model of the right place."""

import numpy as np
import pytest

from core.people import PLACES, QUESTIONS, examples
from lessons.rule import scene
from lessons.rule.settings import Rule


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("place", PLACES)
def test_those_never_met_are_others_than_those_met(question: str, place: str) -> None:
    met, unmet = scene.met(Rule(question, place)), scene.unmet(question, place)
    assert (len(met), len(unmet)) == (200, 1000)
    assert not set(met.X[:, 0]) & set(unmet.X[:, 0])
    assert np.array_equal(met.X, examples(question, place, seed=2026).X)


def test_elsewhere_are_the_very_same_people_but_for_the_shift() -> None:
    home, away = scene.met(Rule("ill", "home")), scene.met(Rule("ill", "elsewhere"))
    assert away.X[:, 0] - home.X[:, 0] == pytest.approx(0.5)
    assert np.array_equal(home.y, away.y)


def test_a_model_that_may_not_know_of_a_cough_does_not() -> None:
    assert scene.model(Rule("ill", "home", "no")).names == ("temperature",)
    assert scene.model(Rule("ill", "home", "yes")).names == ("temperature", "cough")


def test_a_model_is_judged_where_one_is_and_not_where_it_learned() -> None:
    learned = Rule("ill", "home")
    here, there = (scene.model_verdict(learned, place) for place in PLACES)
    assert there.accuracy < here.accuracy
    assert there.false_alarms > here.false_alarms


@pytest.mark.parametrize("question", QUESTIONS)
def test_neither_is_better_at_home_and_the_model_is_elsewhere(question: str) -> None:
    for place in PLACES:
        ahead = (
            scene.model_verdict(Rule(question, place), place).accuracy - scene.rule_verdict(question, place).accuracy
        )
        assert scene.better(question, place) == ("same" if abs(ahead) < 0.01 else "model" if ahead > 0 else "rule")
    assert scene.better(question, "elsewhere") == "model"
