"""Rule against model: what moves with the place and what does not, on people met and never met."""

import inspect
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from core.arrays import Array
from core.examples import Examples
from core.people import (
    LEARNING_RATE,
    PLACES,
    QUESTIONS,
    Verdict,
    ask_model,
    ask_rule,
    examples,
    fever_rule,
    judge,
    learn,
    only,
)

SEEDS = (2026, 1, 2, 3, 4, 5, 6, 7)
"""The documented seed and seven others."""

every_seed = pytest.mark.parametrize("seed", SEEDS)
every_question = pytest.mark.parametrize("question", QUESTIONS)


@cache
def accuracies(question: str, place: str, seed: int) -> tuple[float, float, float]:
    """Of the rule, the model of one feature and the model of all, on a thousand never met."""
    met, unmet = examples(question, place, seed=seed), examples(question, place, unseen=True, count=1000, seed=seed)
    first = QUESTIONS[question].features[0]
    return (
        ask_rule(question, unmet).accuracy,
        ask_model(learn(only(met, first)), unmet).accuracy,
        ask_model(learn(met), unmet).accuracy,
    )


# --- the lesson, held for several seeds


@every_seed
@every_question
def test_at_home_the_rule_is_as_good_as_a_model_of_the_same_feature(question: str, seed: int) -> None:
    rule, model, _ = accuracies(question, "home", seed)
    assert rule > 0.85
    assert abs(model - rule) < 0.02


@every_seed
@every_question
def test_elsewhere_the_rule_is_clearly_worse_and_the_model_is_not(question: str, seed: int) -> None:
    rule, model, _ = accuracies(question, "home", seed)
    rule_elsewhere, model_elsewhere, _ = accuracies(question, "elsewhere", seed)
    assert rule_elsewhere < rule - 0.04
    assert model_elsewhere > model - 0.04
    assert model_elsewhere > rule_elsewhere + 0.04


@every_seed
def test_a_cough_helps_the_model(seed: int) -> None:
    for place in PLACES:
        _, temperature, both = accuracies("ill", place, seed)
        assert both > temperature + 0.02


def test_the_documented_seed_in_figures() -> None:
    assert accuracies("ill", "home", 2026) == pytest.approx((0.884, 0.880, 0.927), abs=1e-9)
    assert accuracies("ill", "elsewhere", 2026) == pytest.approx((0.812, 0.880, 0.927), abs=1e-9)
    assert accuracies("too_strong", "home", 2026)[:2] == pytest.approx((0.918, 0.920), abs=1e-9)
    assert accuracies("too_strong", "elsewhere", 2026)[:2] == pytest.approx((0.846, 0.923), abs=1e-9)


def test_elsewhere_the_rule_raises_false_alarms() -> None:
    """Higher normal temperatures: more well people above 37.5, fewer ill ones below."""
    at_home, elsewhere = (ask_rule("ill", examples("ill", place, unseen=True, count=1000)) for place in PLACES)
    assert elsewhere.false_alarms > 2 * at_home.false_alarms
    assert elsewhere.missed < at_home.missed


@every_question
def test_a_model_that_is_moved_without_learning_again_gets_worse_too(question: str) -> None:
    away = examples(question, "elsewhere", unseen=True, count=1000)
    moved, learned_there = learn(examples(question)), learn(examples(question, "elsewhere"))
    assert ask_model(moved, away).accuracy < ask_model(learned_there, away).accuracy - 0.03


# --- the crowd


def test_the_same_seed_is_the_same_people_but_for_half_a_degree() -> None:
    home, elsewhere = examples("ill"), examples("ill", "elsewhere")
    moved = elsewhere.X - home.X
    assert moved == pytest.approx(np.tile([0.5, 0.0], (200, 1)), abs=1e-12)
    assert (home.y == elsewhere.y).all()


def test_people_met_and_not_met_are_different_people() -> None:
    met, unmet = examples("ill"), examples("ill", unseen=True)
    assert not np.isin(met.X[:, 0], unmet.X[:, 0]).any()


def test_ill_and_well_overlap_about_the_rule() -> None:
    crowd = examples("ill", count=5000)
    ill, temperature, cough = crowd.y > 0, crowd.X[:, 0], crowd.X[:, 1]
    assert ill.mean() == pytest.approx(0.5, abs=0.03)
    assert temperature[~ill].max() > 37.5 > temperature[ill].min()
    assert (temperature[ill].mean(), temperature[~ill].mean()) == pytest.approx((38.2, 36.8), abs=0.05)
    assert (cough[ill].mean(), cough[~ill].mean()) == pytest.approx((0.8, 0.1), abs=0.03)
    assert 34 < temperature.min() < temperature.max() < 41.5


def test_the_chance_of_too_strong_is_logistic() -> None:
    crowd = examples("too_strong", count=10_000)
    near = np.abs(crowd.X[:, 0] - 4.4) < 0.2
    assert crowd.y[near].mean() == pytest.approx(1 / (1 + np.exp(-1)), abs=0.05)


# --- the rule


def test_the_page_can_print_the_rule_that_runs() -> None:
    assert "temperature > 37.5" in inspect.getsource(fever_rule)
    assert fever_rule(np.array([37.5, 37.6])).tolist() == [False, True]


@every_question
def test_a_rule_changes_its_answer_at_its_threshold(question: str) -> None:
    asked = QUESTIONS[question]
    around = asked.threshold + np.array([-1e-9, 0.0, 1e-9])
    assert asked.rule(around).tolist() == [False, False, True]


# --- the model


def newton(X: Array, y: Array) -> Array:
    """Logistic regression by another road: Newton's method."""
    weights = np.zeros(X.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-X @ weights))
        weights -= np.linalg.solve(X.T @ (X * (chance * (1 - chance))[:, np.newaxis]), X.T @ (chance - y))
    return weights


@pytest.mark.parametrize("seed", SEEDS[:2])
@every_question
def test_gradient_descent_arrives_where_newton_does(question: str, seed: int) -> None:
    crowd = only(examples(question, seed=seed), QUESTIONS[question].features[0])
    model = learn(crowd, epochs=2000)
    exact = newton(np.column_stack([crowd.X - 37.0, np.ones(len(crowd))]), crowd.y)
    assert model.weights[0] == pytest.approx(exact[0], rel=0.02)
    assert model.threshold() == pytest.approx(37.0 - exact[1] / exact[0], abs=0.01)
    assert learn(crowd).threshold() == pytest.approx(model.threshold(), abs=0.02)


def test_the_model_finds_the_threshold_that_the_crowd_was_made_with() -> None:
    """Log-odds of two normals with equal deviation: (38.2 − 36.8) / 0.6² a degree, even at their middle."""
    for shift, place in zip((0.0, 0.5), PLACES, strict=True):
        model = learn(only(examples("ill", place, count=10_000), "temperature"), epochs=150)
        assert model.threshold() == pytest.approx(37.5 + shift, abs=0.03)
        assert model.weights[0] == pytest.approx(1.4 / 0.36, rel=0.07)


def test_a_cough_lowers_the_temperature_at_which_the_model_says_ill() -> None:
    model = learn(examples("ill"))
    assert model.threshold(1.0) < model.threshold(0.0) - 0.3


def test_probability_is_one_half_at_the_threshold_and_rises_through_it() -> None:
    model = learn(examples("ill"))
    at = model.threshold(1.0)
    curve = model.probability(np.array([[at - 2, 1.0], [at, 1.0], [at + 2, 1.0]]))
    assert curve[1] == pytest.approx(0.5, abs=1e-9)
    assert 0 < curve[0] < curve[1] < curve[2] < 1
    assert model.probability(np.array([[-1000.0, 0.0], [1000.0, 0.0]])) == pytest.approx([0, 1])


def test_an_earlier_round_answers_as_it_stood_then() -> None:
    model = learn(examples("ill"))
    assert replace(model, round=0).probability(np.array([39.0, 1.0])) == 0.5
    assert np.isnan(replace(model, round=0).threshold(1.0))


@every_seed
@every_question
def test_at_the_default_rate_learning_never_climbs(question: str, seed: int) -> None:
    run = learn(examples(question, seed=seed)).history
    assert (np.diff(run.losses) <= 1e-12).all()
    assert run.losses[0] == pytest.approx(np.log(2))
    assert LEARNING_RATE < 8 / 2


def test_a_feature_that_says_nothing_is_left_alone() -> None:
    crowd = Examples(
        np.array([[37.0, 1.0], [38.0, 1.0], [39.0, 1.0], [37.4, 1.0]]), np.array([0.0, 1, 1, 1]), ("t", "c")
    )
    assert learn(crowd).weights[1] == 0


# --- counting


def test_right_false_alarms_and_missed_are_everybody() -> None:
    verdict = judge(np.array([True, True, False, False, True]), np.array([1.0, 0, 1, 0, 0]))
    assert verdict == Verdict(count=5, false_alarms=2, missed=1)
    assert verdict.accuracy == 0.4


# --- what is refused


def test_what_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="question must be one of ill, too_strong, got 'well'"):
        examples("well")
    with pytest.raises(ValueError, match="question must be one of"):
        ask_rule("well", examples("ill"))
    with pytest.raises(ValueError, match="place must be one of home, elsewhere, got 'moon'"):
        examples("ill", "moon")
    with pytest.raises(ValueError, match="count must be between 10 and 10000, got 9"):
        examples("ill", count=9)
    with pytest.raises(ValueError, match=r"count must be a whole number, got 10\.7"):
        examples("ill", count=10.7)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="seed must be between 0"):
        examples("ill", seed=-1)
    with pytest.raises(ValueError, match="features must be among temperature, cough, got pulse"):
        only(examples("ill"), "pulse")
    with pytest.raises(ValueError, match="got none"):
        only(examples("ill"))
    with pytest.raises(ValueError, match="target must be between 0 and 1"):
        learn(Examples(np.ones((2, 1)), np.array([0.0, 2.0]), ("t",)))


# --- traps: what used to be answered wrong without a word


@pytest.mark.parametrize("label", [0.0, 1.0])
def test_from_one_kind_alone_nothing_is_learned(label: float) -> None:
    """The weights would grow for as long as one waits."""
    crowd = Examples(np.array([[37.0], [38.0], [39.0]]), np.full(3, label), ("t",))
    with pytest.raises(ValueError, match=f"labels must be of both kinds, 0 and 1, got only {label:g}"):
        learn(crowd)


def test_a_feature_that_only_rounding_tells_apart_is_left_alone() -> None:
    """Its deviation in floats is 1e-17, by which everything would be divided."""
    same = np.full(3, 0.1)
    assert same.std() > 0
    model = learn(Examples(np.column_stack([[37.0, 38.0, 39.0], same]), np.array([0.0, 1.0, 1.0]), ("t", "c")))
    alone = learn(Examples(np.array([[37.0], [38.0], [39.0]]), np.array([0.0, 1.0, 1.0]), ("t",)))
    assert model.weights[1] == 0
    assert model.threshold(0.1) == pytest.approx(alone.threshold(), rel=1e-12)


def test_who_has_no_temperature_is_not_called_well() -> None:
    for question in QUESTIONS.values():
        with pytest.raises(ValueError, match=r"(temperature|strength) must be finite numbers, got nan"):
            question.answers(np.array([np.nan]))


def test_a_warm_start_begins_with_the_numbers_that_the_model_has() -> None:
    before, away = learn(only(examples("ill"), "temperature")), only(examples("ill", "elsewhere"), "temperature")
    run = learn(away, start=before)
    first = replace(run, round=0)
    assert first.weights == pytest.approx(before.weights)
    assert first.bias == pytest.approx(before.bias)
    assert first.threshold() == pytest.approx(before.threshold())
    chance = before.probability(away.X)
    assert run.history.losses[0] == pytest.approx(-np.mean(np.log(np.where(away.y > 0.5, chance, 1 - chance))))


def test_with_enough_epochs_a_warm_start_ends_where_a_cold_one_does() -> None:
    met = examples("ill", "elsewhere")
    cold, warm = (learn(met, epochs=3000, start=start) for start in (None, learn(examples("ill"))))
    assert warm.weights == pytest.approx(cold.weights, abs=1e-8)
    assert warm.bias == pytest.approx(cold.bias, abs=1e-6)


def test_of_a_warm_start_a_feature_that_is_new_weighs_nothing_and_one_that_is_gone_is_forgotten() -> None:
    one, two = only(examples("ill"), "temperature"), examples("ill")
    alone, both = learn(one), learn(two)
    grown, shrunk = (replace(learn(crowd, start=start), round=0) for crowd, start in ((two, alone), (one, both)))
    assert grown.weights == pytest.approx([alone.weights[0], 0.0])
    assert grown.bias == pytest.approx(alone.bias)
    assert shrunk.weights == pytest.approx(both.weights[:1])
    assert shrunk.bias == pytest.approx(both.bias)


MODEL = learn(examples("ill"))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: judge(np.array([True, False]), np.array([1.0])), "answers must be as many as labels, got 2 and 1"),
        (
            lambda: judge(np.array([True, False]), np.array([[1.0], [0.0]])),
            "labels must be at least one number in a row",
        ),
        (lambda: judge(np.array([True]), np.array([np.nan])), "labels must be 0 or 1, got nan"),
        (lambda: judge(np.array([True]), np.array([0.7])), "labels must be 0 or 1, got 0.7"),
        (lambda: judge(np.array([np.nan]), np.array([0.0])), "answers must be 0 or 1, got nan"),
        (lambda: judge(np.array([], dtype=bool), np.array([])), "labels must be at least one number in a row"),
        (lambda: Verdict(0, 0, 0), "count must be between 1"),
        (lambda: Verdict(3, 2, 2), "missed must be between 0 and 1, got 2"),
        (lambda: only(examples("ill"), "cough", "cough"), "features must be named once each, got cough, cough"),
        (lambda: only(examples("ill"), 1), "features must be among temperature, cough, got 1"),  # type: ignore[arg-type]
        (lambda: MODEL.probability(np.zeros(3)), r"features must be temperature, cough on the last axis, got \(3,\)"),
        (lambda: MODEL.probability(np.zeros(())), "features must be temperature, cough on the last axis"),
        (lambda: MODEL.probability(np.array([1.7e308, -1.7e308])), "features must be small enough to be weighed"),
        (lambda: MODEL.threshold(), "others must be 1 numbers in a row"),
        (lambda: MODEL.threshold(1.0, 2.0), "others must be 1 numbers in a row"),
        (lambda: replace(MODEL, round=301), "round must be between -1 and 300, got 301"),
        (lambda: replace(MODEL, round=1.5), "round must be a whole number, got 1.5"),  # type: ignore[arg-type]
        (lambda: learn(Examples(np.array([[1e200], [0.0]]), np.array([0.0, 1.0]), ("t",))), "got 1e\\+200 in size"),
        (lambda: examples(["ill"]), "question must be one of ill, too_strong, got"),  # type: ignore[arg-type]
        (lambda: examples("ill", unseen="no"), "unseen must be numbers, got 'no'"),  # type: ignore[arg-type]
        (lambda: examples("ill", seed=0.5), "seed must be a whole number, got 0.5"),  # type: ignore[arg-type]
        (lambda: QUESTIONS["ill"].draw(np.random.default_rng(), 2.5, 0.0), "count must be a whole number, got 2.5"),  # type: ignore[arg-type]
        (lambda: QUESTIONS["too_strong"].draw(np.random.default_rng(), 2, np.nan), "shift must be finite"),
    ],
)
def test_nobody_is_counted_who_was_not_asked(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()
