"""The model of two meanings against a slow account of itself, and its gradient against nudges."""

import numpy as np
import pytest

from core.arrays import Array
from core.attention import GAIN, NO_WORD, QUERY, REACH, Layout, look
from core.losses import binary_cross_entropy
from core.models import gradient_of

LAYOUT = Layout(7)


def some_weights(layout: Layout, seed: int = 3) -> Array:
    """Large enough for every part to matter."""
    return np.random.default_rng(seed).normal(0.0, 0.7, layout.parameter_count)


X = np.array([[0, 1, 2, 3, NO_WORD], [3, 6, NO_WORD, 0, 4], [1, 5, 5, NO_WORD, 2], [2, NO_WORD, NO_WORD, 1, NO_WORD]])
Y = np.array([1.0, 0.0, 0.0, 1.0])


def slowly(layout: Layout, weights: Array, row: Array) -> tuple[list[float], list[float], float]:
    """One sentence, word by word: shares, messages and the logit."""
    parts = layout.parts(weights)
    place, ids = int(row[0]), [int(word) for word in row[1:]]
    query = parts.Q.T @ parts.e[ids[place]]
    raised = []
    for at, word in enumerate(ids):
        score = float(query @ (parts.K.T @ parts.e[word])) / QUERY**0.5
        score += float(parts.b[min(REACH, max(-REACH, at - place)) + REACH])
        raised.append(0.0 if word == NO_WORD else 1.0 if layout.equal else float(np.exp(score)))
    share = [each / sum(raised) for each in raised]
    message = [float(np.tanh(parts.w @ parts.e[max(word, 0)])) for word in ids]
    return share, message, GAIN * sum(a * m for a, m in zip(share, message, strict=True))


@pytest.mark.parametrize("equal", [False, True])
def test_it_is_what_its_formula_says(equal: bool) -> None:
    layout = Layout(7, equal)
    weights = some_weights(layout)
    seen = look(layout, weights, X)
    for at, row in enumerate(X):
        share, message, logit = slowly(layout, weights, row)
        there = X[at, 1:] != NO_WORD
        assert seen.share[at] == pytest.approx(share, abs=1e-12)
        assert seen.message[at][there] == pytest.approx(np.array(message)[there], abs=1e-12)
        assert float(seen.logit[at]) == pytest.approx(logit, abs=1e-6)
        assert float(seen.chance[at]) == pytest.approx(1 / (1 + np.exp(-logit)), abs=1e-6)


@pytest.mark.parametrize("equal", [False, True])
def test_its_gradient_is_that_of_nudging_each_weight(equal: bool) -> None:
    layout = Layout(7, equal)
    weights, model = some_weights(layout), layout.model()
    found = gradient_of(model, binary_cross_entropy, weights, X, Y)
    size, nudged = 1e-6, []
    for at in range(len(weights)):
        losses = []
        for sign in (1, -1):
            moved = weights.copy()
            moved[at] += sign * size
            losses.append(float(binary_cross_entropy.value(model.forward(moved, X)[0], Y)))
        nudged.append((losses[0] - losses[1]) / (2 * size))
    assert found == pytest.approx(np.array(nudged), abs=1e-7)


def test_shares_add_up_to_one_and_nothing_goes_to_a_word_that_is_not_there() -> None:
    share = look(LAYOUT, some_weights(LAYOUT), X).share
    assert share.sum(axis=-1) == pytest.approx(1.0)
    assert (share[X[:, 1:] == NO_WORD] == 0).all()


def test_a_verdict_is_never_surer_than_one_word_that_says_so() -> None:
    weights = 50 * some_weights(LAYOUT)
    assert (np.abs(look(LAYOUT, weights, X).logit) <= GAIN + 1e-9).all()


def test_a_bag_of_words_says_the_same_whichever_word_asks_and_in_whatever_order() -> None:
    layout = Layout(7, equal=True)
    weights = some_weights(layout)
    rows = np.array([[0, 1, 2, 3], [2, 1, 2, 3], [0, 3, 1, 2]])
    assert np.ptp(look(layout, weights, rows).logit) == pytest.approx(0.0, abs=1e-12)


def test_far_words_are_as_far_as_the_farthest() -> None:
    weights, far = some_weights(LAYOUT), REACH + 5
    row = np.full((1, 1 + far), NO_WORD)
    row[0, :2] = 0, 1
    row[0, [REACH + 1, far]] = 4
    share = look(LAYOUT, weights, row).share[0]
    assert share[REACH] == pytest.approx(share[far - 1])


def test_the_first_weights_are_float32_and_tell_no_distance_apart() -> None:
    weights = LAYOUT.first_weights(1)
    assert weights.dtype == np.float32
    assert (LAYOUT.parts(weights).b == 0).all()
    assert len(weights) == LAYOUT.parameter_count == 7 * 8 + 32 + 32 + 21 + 8
    assert (weights == LAYOUT.first_weights(1)).all()
    assert (weights != LAYOUT.first_weights(2)).any()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ([0, 7, 1], "ids from 0 to 6"),
        ([0, -2, 1], "ids from 0 to 6"),
        ([2, 1, 1], "must be where"),
        ([0, -1, 1], "must be"),
    ],
)
def test_what_it_cannot_read_is_named(row: list[int], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        look(LAYOUT, some_weights(LAYOUT), np.array([row]))


def test_weights_of_another_layout_are_refused() -> None:
    with pytest.raises(ValueError, match="weights must be 149 numbers"):
        look(LAYOUT, np.zeros(5), X)
    with pytest.raises(ValueError, match="words must be between 1"):
        Layout(0)
