"""The block against the same written out loop by loop, and its slopes against autograd's and against nudging."""

from collections.abc import Callable
from typing import Any

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from numpy.typing import NDArray

from core.arrays import Array
from core.losses import softmax
from core.models import gradient_of
from core.token_layers import attention, attention_back, rms_norm, rms_norm_back
from core.transformer import Transformer, next_token_loss

NET = Transformer(7, context=5, width=8, heads=2)
TOKENS: NDArray[Any] = np.array([[1, 2, 3, 4, 5, 6, 0, 1], [6, 6, 1, 0, 2, 3, 3, 3]])
TARGETS: NDArray[Any] = np.array([[2, 3, 4, 5, 6, 0, 1, 2], [6, 1, 0, 2, 3, 3, 3, 4]])


def weights(seed: int = 3) -> Array:
    """Numbers none of which is at its start, in float64."""
    generator = np.random.default_rng(seed)
    return NET.start(seed).astype(float) + generator.normal(0, 0.3, NET.parameter_count)


def normed(x: Any, gain: Any) -> Any:
    """RMSNorm of one row."""
    return gain * x / anp.sqrt(anp.mean(x**2) + 1e-5)


def logits_of(flat: Any, row: list[int]) -> Any:
    """Every token by itself, every head by itself, every pair of tokens by itself."""
    parts, begin = {}, 0
    for name, shape in NET.shapes.items():
        parts[name] = anp.reshape(flat[begin : begin + int(np.prod(shape))], shape)
        begin += int(np.prod(shape))
    d, heads = NET.width, NET.heads
    k, gate = d // heads, 1 / (1 + anp.exp(-parts["smear"]))
    xs = [parts["embedding"][token] for token in row]
    projected = [anp.dot(normed(x, parts["norms"][0]), parts["attend"]) for x in xs]
    keys = []
    for at, each in enumerate(projected):
        before = projected[at - 1][d : 2 * d] if at else 0 * each[:d]
        keys.append((1 - gate) * each[d : 2 * d] + gate * before)
    told = []
    for at, x in enumerate(xs):
        taken = []
        for head in range(heads):
            mine = slice(head * k, head * k + k)
            near = range(max(0, at - NET.context + 2), at + 1)
            scores = [
                anp.dot(projected[at][mine], keys[other][mine]) / k**0.5 + parts["bias"][head, at - other]
                for other in near
            ]
            shares = anp.exp(anp.array(scores)) / anp.sum(anp.exp(anp.array(scores)))
            values = [projected[other][2 * d :][mine] for other in near]
            taken.append(sum(share * value for share, value in zip(shares, values, strict=True)))
        x = x + anp.dot(anp.concatenate(taken), parts["join"])
        units = anp.dot(normed(x, parts["norms"][1]), parts["widen"])
        x = x + anp.dot(units * (units > 0), parts["narrow"])
        told.append(anp.dot(parts["embedding"], normed(x, parts["norms"][2])))
    return told


def loss_of(flat: Any) -> Any:
    """Mean cross-entropy over all tokens."""
    total = 0.0
    for row, right in zip(TOKENS.tolist(), TARGETS.tolist(), strict=True):
        for logits, target in zip(logits_of(flat, row), right, strict=True):
            total = total + anp.log(anp.sum(anp.exp(logits))) - logits[target]
    return total / TOKENS.size


def test_forward_is_what_the_loops_come_to() -> None:
    found = NET.forward(weights(), TOKENS)[0].reshape(2, 8, 7)
    expected = [logits_of(weights(), row) for row in TOKENS.tolist()]
    np.testing.assert_allclose(found, np.array(expected), rtol=1e-10, atol=1e-12)


def test_backward_is_what_autograd_finds_in_the_loops() -> None:
    found = gradient_of(NET.model(), next_token_loss, weights(), TOKENS, TARGETS)
    np.testing.assert_allclose(found, autograd.grad(loss_of)(weights()), rtol=1e-8, atol=1e-12)


def nudged(value: Callable[[Array], float], at: Array, places: Any, h: float = 1e-6) -> Array:
    """Central differences at some places."""
    slopes = []
    for place in places:
        up, down = at.copy(), at.copy()
        up.flat[place] += h
        down.flat[place] -= h
        slopes.append((value(up) - value(down)) / (2 * h))
    return np.array(slopes)


def test_every_slope_is_what_nudging_finds() -> None:
    found = gradient_of(NET.model(), next_token_loss, weights(), TOKENS, TARGETS)
    places = range(0, len(found), 3)
    told = nudged(lambda w: float(next_token_loss.value(NET.forward(w, TOKENS)[0], TARGETS)), weights(), places)
    np.testing.assert_allclose(found[places], told, rtol=1e-5, atol=1e-8)


def test_with_dropout_it_is_the_slope_of_what_the_masks_left() -> None:
    net = Transformer(7, context=5, width=8, heads=2, dropout=0.5)
    masks = [mask.astype(float) for mask in net.masks(TOKENS.shape, np.random.default_rng(5))]
    assert {0.0, 2.0} == set(np.unique(masks))
    logits, kept = net.forward(weights(), TOKENS, masks)
    found = net.backward(weights(), kept, next_token_loss.slope(logits, TARGETS))
    places = range(0, len(found), 3)
    told = nudged(lambda w: float(next_token_loss.value(net.forward(w, TOKENS, masks)[0], TARGETS)), weights(), places)
    np.testing.assert_allclose(found[places], told, rtol=1e-5, atol=1e-8)


def test_the_way_back_of_a_norm() -> None:
    generator = np.random.default_rng(1)
    x, gain, slope = generator.normal(size=(2, 3, 4)), generator.normal(size=4), generator.normal(size=(2, 3, 4))
    y, kept = rms_norm(x, gain)
    assert np.square(y / gain).mean(axis=-1) == pytest.approx(1, abs=1e-4)
    of_x, of_gain = rms_norm_back(kept, gain, slope)
    told_x = nudged(lambda at: float((rms_norm(at, gain)[0] * slope).sum()), x, range(x.size))
    told_gain = nudged(lambda at: float((rms_norm(x, at)[0] * slope).sum()), gain, range(4))
    np.testing.assert_allclose(of_x.ravel(), told_x, rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(of_gain, told_gain, rtol=1e-6, atol=1e-8)


def test_the_way_back_of_attention() -> None:
    generator = np.random.default_rng(2)
    given: list[Any] = [generator.normal(size=(2, 6, 12)), generator.normal(size=(2, 3)), generator.normal(size=4)]
    slope = generator.normal(size=(2, 6, 4))
    _, kept = attention(given[0], given[1], given[2])
    for which, found in enumerate(attention_back(kept, given[1], given[2], slope)):

        def value(at: Array, which: int = which) -> float:
            changed = [*given[:which], at, *given[which + 1 :]]
            return float((attention(changed[0], changed[1], changed[2])[0] * slope).sum())

        told = nudged(value, given[which], range(given[which].size))
        np.testing.assert_allclose(found.ravel(), told, rtol=1e-5, atol=1e-8)


def test_what_each_token_takes_adds_up_to_one_and_nothing_comes_from_after_it_or_from_too_far() -> None:
    kept = NET.forward(weights(), TOKENS)[1].heads.weights
    assert kept.sum(axis=-1) == pytest.approx(1)
    distance = np.arange(8)[:, None] - np.arange(8)
    assert (kept[..., (distance < 0) | (distance > 3)] == 0).all()
    assert (kept[..., (distance >= 0) & (distance <= 3)] > 0).all()


def test_scores_of_any_size_come_to_shares() -> None:
    huge = np.full((1, 3, 12), 1000.0)
    huge[0, 1] = -1000.0
    weights = attention(huge, np.zeros((2, 3)), np.full(4, -1000.0))[1].weights
    assert np.isfinite(weights).all()
    assert weights.sum(axis=-1) == pytest.approx(1)


def test_it_sees_as_many_words_back_as_its_context_and_not_one_more() -> None:
    now = weights()
    tokens = np.array([[1, 2, 3, 4, 5, 6, 1, 2]])
    last = NET.forward(now, tokens)[0][-1]
    for place in range(8):
        changed = tokens.copy()
        changed[0, place] = 0
        seen = not np.array_equal(NET.forward(now, changed)[0][-1], last)
        assert seen is (place >= 8 - NET.context)
    np.testing.assert_allclose(NET.forward(now, tokens[:, -NET.context :])[0][-1], last, rtol=1e-9)


def test_what_comes_later_changes_no_chance_before_it() -> None:
    now, changed = weights(), TOKENS.copy()
    changed[:, 5:] = 0
    whole, cut = (NET.forward(now, each)[0].reshape(2, 8, 7)[:, :5] for each in (TOKENS, changed))
    np.testing.assert_allclose(whole, cut, rtol=1e-12)


def test_the_count_is_the_formulas() -> None:
    V, d, H, T = 287, 48, 4, 24
    assert Transformer(V).parameter_count == V * d + 3 * d + 12 * d * d + H * (T - 1) + d
    assert NET.start(0).dtype == np.float32


def test_untrained_it_hardly_knows_one_word_from_another() -> None:
    net = Transformer(287)
    chances = softmax(net.forward(net.start(1), np.array([[5, 9, 200]]))[0].astype(float))
    assert chances.sum(axis=-1) == pytest.approx(1)
    assert chances.max() < 0.1


def test_parts_are_views_and_cover_every_number_once() -> None:
    flat = np.arange(float(NET.parameter_count))
    assert np.array_equal(np.concatenate([part.ravel() for part in NET.parts(flat).values()]), flat)
    NET.parts(flat)["smear"][:] = -1
    assert (flat == -1).sum() == NET.width


def test_the_same_seed_draws_the_same_weights_and_masks() -> None:
    assert np.array_equal(NET.start(4), NET.start(4))
    assert not np.array_equal(NET.start(4), NET.start(5))
    net = Transformer(7, context=5, width=8, heads=2, dropout=0.3)
    slopes = [gradient_of(net.model(seed), next_token_loss, weights(), TOKENS, TARGETS) for seed in (1, 1, 2)]
    assert np.array_equal(slopes[0], slopes[1])
    assert not np.array_equal(slopes[0], slopes[2])


@pytest.mark.parametrize(
    "sizes",
    [{"vocabulary": 1}, {"context": 1}, {"width": 10}, {"heads": 0}, {"dropout": 0.95}, {"width": 48.5}],
)
def test_what_is_no_transformer_is_refused(sizes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must be"):
        Transformer(**{"vocabulary": 9, **sizes})


@pytest.mark.parametrize("tokens", [[[7]], [[-1]], [1, 2], [[]]])
def test_tokens_that_it_does_not_know_are_refused(tokens: Any) -> None:
    with pytest.raises(ValueError, match="tokens must be rows of ids below 7"):
        NET.forward(weights(), np.array(tokens, dtype=np.int64))


def test_too_few_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="numbers in a row"):
        NET.forward(weights()[:-1], TOKENS)
