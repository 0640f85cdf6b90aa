"""What a transformer block is made of, each piece beside its way back.

Arrays are (B, T, d): B texts of T tokens, d numbers a token. The way back of each is given ∂loss/∂(what it returned).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.activations import sigmoid
from core.arrays import Array

NORM_EPSILON = 1e-5
"""Keeps `rms_norm` from dividing by zero."""

HIDDEN = np.float32(-1e9)
"""The score of a token that must not be looked at: its weight becomes 0 exactly."""


def rms_norm(x: Array, gain: Array) -> tuple[Array, tuple[Array, Array]]:
    """`y = gain · x / √(mean(x²) + ε)` over the last axis (Zhang & Sennrich 2019, arXiv:1910.07467)."""
    root = np.sqrt(_mean_product(x, x) + x.dtype.type(NORM_EPSILON))
    shape = x / root
    return shape * gain, (shape, root)


def rms_norm_back(kept: tuple[Array, Array], gain: Array, slope: Array) -> tuple[Array, Array]:
    """∂loss/∂x and ∂loss/∂gain, with s = x / root: `(g·δ − s · mean(g·δ·s)) / root` and `Σ δ·s`."""
    shape, root = kept
    lifted = slope * gain
    back = (lifted - shape * _mean_product(lifted, shape)) / root
    return back, np.einsum("btd,btd->d", slope, shape)


def _mean_product(x: Array, y: Array) -> Array:
    """mean(x · y) over the last axis, which stays with length 1."""
    return np.einsum("...d,...d->...", x, y)[..., np.newaxis] / x.dtype.type(x.shape[-1])


class Heads(NamedTuple):
    """What attention computed on its way, for H heads of k numbers each: (B, H, T, k) and (B, H, T, T).

    Attributes:
        queries, keys, values: of every token; the keys as they are compared, smeared.
        plain: the keys before that.
        weights: how much each token (third axis) takes from each (last axis); rows add up to 1.
    """

    queries: Array
    keys: Array
    values: Array
    plain: Array
    weights: Array


def attention(projected: Array, bias: Array, smear: Array) -> tuple[Array, Heads]:
    """Every token takes from the tokens before it and itself (Vaswani et al. 2017, arXiv:1706.03762):

    `a_ij = softmax_j(q_i · k_j / √k + b_{i−j})` over j from i − R + 1 to i, and `out_i = Σ_j a_ij · v_j`.

    The bias b of each head depends on the distance alone (as in Raffel et al. 2020, arXiv:1910.10683, who let distances
    share one), and a key mixes in the one before it: `k_j ← (1 − σ(s)) · k_j + σ(s) · k_{j−1}` (after Olsson et al.
    2022, arXiv:2209.11895, who have one gate a head instead of one a number).

    Args:
        projected: (B, T, 3d) queries, keys, values side by side.
        bias: (H, R), R the number of tokens that can be looked at.
        smear: (d,) the logit of the gate of each number of a key.
    """
    B, T, three = projected.shape
    H, R = bias.shape
    k = three // 3 // H
    queries, plain, values = projected.reshape(B, T, 3, H, k).transpose(2, 0, 3, 1, 4)
    gate = _gate(smear, H)
    keys = plain - gate * plain
    keys[:, :, 1:] += gate * plain[:, :, :-1]
    scores = queries @ keys.swapaxes(-1, -2) * projected.dtype.type(k**-0.5)
    distance = _distances(T)
    near = (distance >= 0) & (distance < R)
    scores += np.where(near, bias[:, np.clip(distance, 0, R - 1)], HIDDEN)
    scores -= scores.max(axis=-1, keepdims=True)
    weights = np.exp(scores, out=scores)
    weights /= weights.sum(axis=-1, keepdims=True)
    out = (weights @ values).transpose(0, 2, 1, 3).reshape(B, T, H * k)
    return out, Heads(queries, keys, values, plain, weights)


def attention_back(kept: Heads, bias: Array, smear: Array, slope: Array) -> tuple[Array, Array, Array]:
    """∂loss/∂projected, ∂loss/∂bias and ∂loss/∂smear, with `∂L/∂score = a · (∂L/∂a − Σ_j a_j · ∂L/∂a_j)`."""
    queries, keys, values, plain, weights = kept
    B, H, T, k = queries.shape
    upstream = slope.reshape(B, T, H, k).transpose(0, 2, 1, 3)
    scores = upstream @ values.swapaxes(-1, -2)
    scores -= (scores * weights).sum(axis=-1, keepdims=True)
    scores *= weights
    by_distance = _by_distance(scores.sum(axis=0), bias.shape[1])
    scores *= slope.dtype.type(k**-0.5)
    gate, of_keys = _gate(smear, H), scores.swapaxes(-1, -2) @ queries
    gated = of_keys * gate
    of_plain = of_keys - gated
    of_plain[:, :, :-1] += gated[:, :, 1:]
    mixed = -plain
    mixed[:, :, 1:] += plain[:, :, :-1]
    of_gate = (of_keys * mixed).sum(axis=(0, 2)).ravel()
    opened = gate.ravel()
    back = np.empty((B, T, 3, H, k), slope.dtype)
    back[:, :, 0] = (scores @ keys).transpose(0, 2, 1, 3)
    back[:, :, 1] = of_plain.transpose(0, 2, 1, 3)
    back[:, :, 2] = (weights.swapaxes(-1, -2) @ upstream).transpose(0, 2, 1, 3)
    return back.reshape(B, T, 3 * H * k), by_distance, of_gate * opened * (1 - opened)


def _gate(smear: Array, heads: int) -> Array:
    """σ(smear) as (H, 1, k)."""
    return sigmoid(smear).reshape(heads, 1, -1)


def _distances(T: int) -> NDArray[np.int64]:
    """(T, T) how far back each token (last axis) stands from each (first axis)."""
    return np.arange(T)[:, np.newaxis] - np.arange(T)


def _by_distance(scores: Array, reach: int) -> Array:
    """(H, T, T) summed over all pairs of tokens as far apart: (H, R)."""
    H, T, _ = scores.shape
    summed = np.zeros((H, reach), scores.dtype)
    for distance in range(min(reach, T)):
        summed[:, distance] = np.trace(scores, -distance, axis1=1, axis2=2)
    return summed
