"""Whatever is handed to `core`: an answer, or a `ValueError` that says what is wrong. No other error and no warning."""

from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from core.arrays import finite, in_range, numbers, one_of, vector, whole
from core.diners import regulars
from core.examples import Examples
from core.judges import JUDGES, brier, judge_stated, taste_dish, with_picky_diner
from core.landscapes import LANDSCAPES
from core.least_squares import bowl, gradient_descent_path, loss_map
from core.lines import PRESETS, Points, distance, fit, held, hits, misses, points, relative_score
from core.losses import huber, log_loss, log_loss_slope, softmax, softmax_log_loss, taste_score
from core.patterns import accuracy, best_linear_accuracy, crowd, grams, liked, scaled
from core.people import QUESTIONS, examples, judge, learn
from core.race import race
from core.sweeps import arrivals, shelves
from core.zones import rate_zones, rounds_to_arrive

number = st.one_of(
    st.sampled_from([0, 1, -1, 2, 0.5, -0.0, np.nan, np.inf, -np.inf, 1e308, -1e308, 1e200, 5e-324, 2**70, 10**400]),
    st.floats(-100, 100),
)
no_number: st.SearchStrategy[Any] = st.sampled_from(
    [None, "", "1", "ring", b"1", 1j, True, np.datetime64("2026-01-01"), np.ma.masked, {}]
)
shape = st.sampled_from([(), (0,), (1,), (2,), (3,), (2, 1), (1, 2), (2, 2), (0, 2), (3, 2), (2, 2, 2)])


@st.composite
def arrays(draw: Callable[..., Any]) -> Any:
    """Of any shape and kind, masked ones among them."""
    size = draw(shape)
    values = [float(draw(number.filter(lambda n: n != 10**400))) for _ in range(int(np.prod(size)))]
    array = np.array(values).reshape(size)
    kind = draw(st.sampled_from(["float", "float", "float", "float32", "complex", "bool", "str", "object", "masked"]))
    if kind == "masked":
        return np.ma.array(array, mask=np.ones(size, dtype=bool))
    with np.errstate(over="ignore"):
        return array.astype(kind)


anything = st.one_of(number, no_number, arrays(), st.lists(number, max_size=3), st.lists(no_number, max_size=2))
REGULARS, BOWL = regulars("congee"), LANDSCAPES["bowl"]

ASKED: dict[str, Callable[[Any, Any], object]] = {
    "finite": lambda a, b: finite("a", a),
    "numbers": lambda a, b: numbers("a", a),
    "in_range": lambda a, b: in_range("a", a, -1.0, 1.0),
    "whole": lambda a, b: whole("a", a, 0, 9),
    "vector": lambda a, b: vector("a", a, 2),
    "one_of": lambda a, b: one_of("a", a, ("ring",)),
    "huber": lambda a, b: huber(a),
    "log_loss": log_loss,
    "log_loss_slope": log_loss_slope,
    "softmax": lambda a, b: softmax(a),
    "softmax_log_loss": softmax_log_loss,
    "taste_score": lambda a, b: taste_score(a),
    "scaled": lambda a, b: scaled(a),
    "grams": lambda a, b: grams(a),
    "liked": lambda a, b: liked("ring", a),
    "crowd": lambda a, b: crowd("ring", count=a, noise=b),
    "crowd of": lambda a, b: crowd(a, count=4, seed=b),
    "accuracy": accuracy,
    "accuracy beside a border": lambda a, b: accuracy(np.zeros(2), np.zeros(2), a),
    "best_linear_accuracy": lambda a, b: best_linear_accuracy(Examples(a, b)),
    "brier": brier,
    "judge_stated": lambda a, b: judge_stated("brier", a, happened=b),
    "with_picky_diner": lambda a, b: with_picky_diner(REGULARS, a, b),
    "taste_dish": lambda a, b: [taste_dish(judge, REGULARS, a) for judge in JUDGES],
    "taste_dish of": lambda a, b: taste_dish(a, REGULARS, (1.0, 1.0)),
    "Points": Points,
    "points": lambda a, b: points(a, b),
    "misses": lambda a, b: misses(PRESETS["noisy"], a),
    "hits": lambda a, b: hits(PRESETS["noisy"], a),
    "held": lambda a, b: held(PRESETS["noisy"], a),
    "distance": lambda a, b: distance(a, fit(PRESETS["noisy"])),
    "relative_score": lambda a, b: relative_score(PRESETS["noisy"], a),
    "bowl": lambda a, b: bowl(Examples(a, b)).condition_number,
    "gradient_descent_path": lambda a, b: gradient_descent_path(REGULARS, a, b, 5),
    "loss_map": lambda a, b: loss_map(REGULARS, a, b),
    "examples": lambda a, b: examples("ill", a, count=10, seed=b),
    "fever_rule": lambda a, b: QUESTIONS["ill"].answers(a),
    "judge": judge,
    "learn": lambda a, b: learn(Examples(a, b), epochs=2),
    "race": lambda a, b: race(BOWL, {"sgd": a}, rounds=2),
    "arrivals": arrivals,
    "shelves": lambda a, b: shelves(BOWL, a, rounds=2, optimizers=["sgd"], start=b),
    "rate_zones": lambda a, b: rate_zones(REGULARS, a, b),
    "rounds_to_arrive": lambda a, b: rounds_to_arrive(REGULARS, a, b),
}


SHAPES = ((), (0,), (1,), (3,), (3, 0), (0, 2), (3, 1), (3, 2), (3, 3), (2, 2, 2), (3, 1, 1))


@pytest.mark.parametrize("name", ASKED)
@given(a=anything, b=anything)
@settings(max_examples=60, phases=[Phase.explicit, Phase.generate])
def test_an_answer_or_a_word_on_what_is_wrong(name: str, a: Any, b: Any) -> None:
    said = "it must"
    try:
        ASKED[name](a, b)
    except ValueError as error:
        said = str(error)
    assert "must" in said or "need" in said


@pytest.mark.parametrize("name", ASKED)
def test_no_shape_is_taken_for_another(name: str) -> None:
    """What random arrays meet but now and then: nothing, no feature, one more axis, a target for every feature."""
    for a, b in product(SHAPES, SHAPES):
        said = "it must"
        try:
            ASKED[name](np.zeros(a), np.zeros(b))
        except ValueError as error:
            said = str(error)
        assert "must" in said or "need" in said, (a, b)
