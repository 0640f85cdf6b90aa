"""The one training loop on tokens: a next-token model of thirty lines, which must learn what counting pairs knows."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from core.arrays import Array
from core.batches import Batch
from core.chains import adamw
from core.examples import Examples
from core.losses import Loss, softmax, softmax_cross_entropy
from core.models import Model, gradient_of
from core.optimizers import adam
from core.schedules import warmup_cosine
from core.training import train
from tests.core.test_network import nudged

TEXT = "the cook tastes the soup and the soup tastes of salt so the cook adds water to the soup and tastes"
VOCABULARY = sorted(set(TEXT))
TOKENS: NDArray[np.int64] = np.array([VOCABULARY.index(letter) for letter in TEXT])
SIZE = len(VOCABULARY)


# --- the model: one row of logits a token, (V, V) as one flat vector


def forward(weights: Array, X: NDArray[np.int64]) -> tuple[Array, NDArray[np.int64]]:
    """The row of each token of X (B, T): logits (..., B·T, V)."""
    table = weights.reshape(*weights.shape[:-1], SIZE, SIZE)
    return table[..., X.ravel(), :], X.ravel()


def backward(weights: Array, tokens: NDArray[np.int64], slope: Array) -> Array:
    """Each row gathers the slopes of wherever it was used."""
    gradient = np.zeros((*weights.shape[:-1], SIZE, SIZE), weights.dtype)
    np.add.at(gradient, (..., tokens, slice(None)), slope)  # type: ignore[arg-type]
    return gradient.reshape(weights.shape)


surprise = Loss(
    lambda logits, y: softmax_cross_entropy.value(logits, y.ravel()),
    lambda logits, y: softmax_cross_entropy.slope(logits, y.ravel()),
)
bigram = Model(forward, backward)


def windows(tokens: NDArray[np.int64], length: int) -> Examples:
    """All pairs of a token and the next, as windows (B, length) that do not overlap."""
    count = (len(tokens) - 1) // length
    return Examples(tokens[: count * length].reshape(count, length), tokens[1 : count * length + 1].reshape(count, -1))


# --- what it learns


def counted(examples: Examples) -> Array:
    """(V, V) how often a token followed another, as a share of all that followed it; NaN where nothing did."""
    pairs = Counter(zip(examples.X.ravel().tolist(), examples.y.ravel().tolist(), strict=True))
    follows = [[pairs[before, after] for after in range(SIZE)] for before in range(SIZE)]
    return np.array([[n / sum(row) if sum(row) else np.nan for n in row] for row in follows])


def test_the_windows_hold_every_pair_of_the_text_but_the_rest() -> None:
    data = windows(TOKENS, 8)
    assert data.X.shape == data.y.shape == (12, 8)
    met = list(zip(data.X.ravel().tolist(), data.y.ravel().tolist(), strict=True))
    assert met == list(pairwise(TOKENS.tolist()))[:96]


def test_every_slope_is_what_nudging_finds() -> None:
    data, weights = windows(TOKENS, 8), np.random.default_rng(1).normal(size=SIZE * SIZE)
    gradient = gradient_of(bigram, surprise, weights, data.X, data.y)
    found = nudged(lambda w: surprise.value(bigram.forward(w, data.X)[0], data.y), weights)
    np.testing.assert_allclose(gradient, found, rtol=1e-5, atol=1e-9)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_trained_on_token_ids_its_chances_are_the_counted_pairs(dtype: type) -> None:
    data = windows(TOKENS, 8)
    start: Array = np.zeros(SIZE * SIZE, dtype)
    history = train(bigram, data, surprise, adam(0.1), start, epochs=1500, record_every=1500)
    chances = softmax(history.weights[-1].reshape(SIZE, SIZE))
    expected = counted(data)
    known = ~np.isnan(expected)
    assert known.sum() > 100
    assert np.abs(chances - expected)[known].max() < 1e-3
    assert chances[~known] == pytest.approx(1 / SIZE), "of what it never met it knows nothing"
    assert history.weights.dtype == history.losses.dtype == dtype


def test_its_loss_ends_at_the_entropy_of_the_pairs() -> None:
    data = windows(TOKENS, 8)
    history = train(bigram, data, surprise, adam(0.1), np.zeros(SIZE * SIZE), epochs=1500, record_every=1500)
    share = counted(data)[data.X.ravel(), data.y.ravel()]
    assert history.losses[0] == pytest.approx(np.log(SIZE))
    assert history.losses[-1] == pytest.approx(-np.log(share).mean(), abs=1e-3)


def test_windows_drawn_from_the_stream_a_plan_a_clip_and_a_watch_lead_near_the_same_place() -> None:
    data, seen = windows(TOKENS, 8), list[float]()

    def drawn(generator: np.random.Generator) -> Batch:
        begins = generator.integers(0, len(TOKENS) - 8, size=(16, 1))
        return TOKENS[begins + np.arange(8)], TOKENS[begins + np.arange(1, 9)]

    def watch(step: int, loss: Array, weights: Array) -> bool:
        seen.append(float(loss))
        return step >= 1000

    plan = warmup_cosine(0.1, warmup=50, total=1000, floor=0.01)
    history = train(
        bigram,
        data,
        surprise,
        adamw(plan, weight_decay=0.0),
        np.zeros(SIZE * SIZE, np.float32),
        epochs=2000,
        sampler=drawn,
        record_every=250,
        clip=1.0,
        watch=watch,
    )
    assert history.recorded.tolist() == [0, 250, 500, 750, 1000]
    assert seen == history.losses.tolist()
    full = train(bigram, data, surprise, adam(0.1), np.zeros(SIZE * SIZE), epochs=1500, record_every=1500)
    assert history.losses[-1] == pytest.approx(float(full.losses[-1]), abs=0.05)
