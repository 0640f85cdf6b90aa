"""What the page of the rule asks of core: the right people, and the model of the right place."""

import numpy as np
import pytest

from core.examples import Examples
from core.people import PLACES, QUESTIONS, ask_rule, examples, learn, only
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
        rule = ask_rule(question, scene.unmet(question, place)).accuracy
        ahead = scene.model_verdict(Rule(question, place), place).accuracy - rule
        assert scene.better(question, place) == ("same" if abs(ahead) < 0.01 else "model" if ahead > 0 else "rule")
    assert scene.better(question, "elsewhere") == "model"


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("place", PLACES)
def test_the_rule_as_it_was_written_is_the_one_whose_code_is_shown(question: str, place: str) -> None:
    assert scene.written_rule(question, place) == ask_rule(question, scene.unmet(question, place))


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("place", PLACES)
def test_the_rule_s_author_moves_it_by_the_labels_of_those_met_and_no_others(question: str, place: str) -> None:
    """To any place of fewest mistakes, whether or not that suits those never met."""
    crowd = scene.met(Rule(question, place))
    lines = [at / 10 for at in (range(360, 396) if question == "ill" else range(20, 71))]
    wrong = {at: sum((x > at) != (y > 0.5) for x, y in zip(crowd.X[:, 0], crowd.y, strict=True)) for at in lines}
    assert list(scene.moved_rules(question, place)) == [at for at, each in wrong.items() if each == min(wrong.values())]


def test_the_rule_s_author_can_do_as_well_as_the_model_with_the_same_labels() -> None:
    """Nothing but a hand keeps the rule where it is: the page must not say that a rule is worse."""
    (line,) = scene.moved_rules("ill", "elsewhere")
    moved = scene.rule_verdict("ill", "elsewhere", line).accuracy
    assert abs(moved - scene.model_verdict(Rule("ill", "elsewhere"), "elsewhere").accuracy) < scene.ALIKE_WITHIN
    assert scene.written_rule("ill", "elsewhere").accuracy < moved - scene.ALIKE_WITHIN


@pytest.mark.parametrize("question", QUESTIONS)
def test_training_counts_a_miss_and_a_false_alarm_alike(question: str) -> None:
    """With yes and no swapped the same line is learned: neither mistake weighs more."""
    crowd = only(scene.met(Rule(question)), QUESTIONS[question].features[0])
    there, swapped = learn(crowd), learn(Examples(crowd.X, 1 - crowd.y, crowd.features))
    assert swapped.weights == pytest.approx(-there.weights)
    assert swapped.bias == pytest.approx(-there.bias)
    assert swapped.threshold() == pytest.approx(there.threshold())


def test_where_a_model_changes_its_answer_its_chance_is_one_half() -> None:
    for run in (Rule("ill", "elsewhere"), Rule("ill", "home", "yes"), Rule("too_strong", "elsewhere")):
        for other, limit in enumerate(scene.limits(run)):
            known = [limit, float(other)][: len(run.features)]
            assert scene.model(run).probability(np.array([known]))[0] == pytest.approx(0.5)


def test_where_the_reader_draws_the_line_trains_nothing() -> None:
    assert Rule("ill", rule_line=39.0).run == Rule("ill")
    assert Rule("too_strong", rule_strength=2.5).run == Rule("too_strong")
    assert Rule("ill", rule_line=39.0).line == 39.0
    assert Rule("too_strong", rule_line=39.0, rule_strength=2.5).line == 2.5
