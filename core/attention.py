"""Attention, in a model small enough to be read.

After Bahdanau, Cho & Bengio (2015, arXiv:1409.0473) and Vaswani et al. (2017, arXiv:1706.03762).

One word of a sentence may mean two things. It looks at every word t, itself included, and takes a message from each:

`score_t = q · k_t / √d + b[t − asked]`, `a = softmax(score)`, `m_t = tanh(w · e_t)`, `logit = GAIN · Σ_t a_t · m_t`

with `e_t` the embedding of word t, `q = e_asked Q` what the word asks for, `k_t = e_t K` what word t offers, d how long
these are, and `b` a bias for how far away it stands. A message lies between −1 and 1, so the model can only be sure if
it looks at a word that says so.
"""

from dataclasses import dataclass
from math import prod, sqrt
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array, vector, whole
from core.losses import sigmoid, softmax
from core.models import Model

EMBEDDING, QUERY = 8, 4
"""So many numbers stand for a word; with so many it asks and answers."""

REACH: Final = 10
"""From so many words on all distances are alike."""

GAIN: Final = 6.0
"""The logit if only a word is looked at that says 1."""

NO_WORD: Final = -1
"""The id of a place where there is no word, or one that is hidden."""

MOST_WORDS: Final = 10_000

Ids = NDArray[np.integer[Any]]


class Parts(NamedTuple):
    """The weights: (V, EMBEDDING), a row a word; (EMBEDDING, QUERY) twice; (2 · REACH + 1,), farthest in front first;
    (EMBEDDING,).
    """

    e: Array
    Q: Array
    K: Array
    b: Array
    w: Array


@dataclass(frozen=True)
class Layout:
    """How many words are known, and whether all are looked at alike, as in a bag of words.

    Raises:
        ValueError: for a number of words out of range.
    """

    words: int
    equal: bool = False

    def __post_init__(self) -> None:
        whole("words", self.words, 1, MOST_WORDS)

    @property
    def shapes(self) -> tuple[tuple[int, ...], ...]:
        """The shapes of the `Parts`."""
        return (self.words, EMBEDDING), (EMBEDDING, QUERY), (EMBEDDING, QUERY), (2 * REACH + 1,), (EMBEDDING,)

    @property
    def parameter_count(self) -> int:
        """How many weights there are."""
        return sum(map(prod, self.shapes))

    def parts(self, weights: Array) -> Parts:
        """The weights (d,) cut into parts, as views."""
        pieces = np.split(weights, np.cumsum([prod(shape) for shape in self.shapes[:-1]]))
        return Parts(*(piece.reshape(shape) for piece, shape in zip(pieces, self.shapes, strict=True)))

    def first_weights(self, seed: int) -> Array:
        """(d,) small random weights, float32; every distance begins alike."""
        generator = np.random.default_rng(whole("seed", seed, 0, 2**32 - 1))
        weights = generator.normal(0.0, 0.3, self.parameter_count).astype(np.float32)
        self.parts(weights).b[:] = 0.0
        return weights

    def model(self) -> Model:
        """For `train`, one model at a time; X as of `look`."""

        def forward(weights: Array, X: Ids) -> tuple[Array, Look]:
            seen = look(self, weights, X)
            return seen.logit, seen

        return Model(forward, backward)


class Look(NamedTuple):
    """What a model sees in n sentences of T places, and all that its gradient needs.

    Attributes:
        X: as of `look`; parts: of the weights.
        words: (n, T, EMBEDDING) e; asked: (n, EMBEDDING); query: (n, QUERY) q; keys: (n, T, QUERY) k.
        share: (n, T) how much of its look each word gets, a; 0 where there is none.
        message: (n, T) what each word says, m.
    """

    layout: Layout
    X: Ids
    parts: Parts
    words: Array
    asked: Array
    query: Array
    keys: Array
    share: Array
    message: Array

    @property
    def logit(self) -> Array:
        """(n,): above 0 the second meaning."""
        return np.float32(GAIN) * (self.share * self.message).sum(axis=-1)

    @property
    def chance(self) -> Array:
        """(n,) of the second meaning, p = σ(logit)."""
        return sigmoid(self.logit)


def look(layout: Layout, weights: Array, X: Ids) -> Look:
    """The forward pass.

    Args:
        weights: (d,).
        X: (n, 1 + T) the place of the word asked about, from 0; then T ids of words, or `NO_WORD`.

    Raises:
        ValueError: if the weights are not so many, a word is none of those known, or none is where it is asked about.
    """
    place, ids = _checked(layout, weights, X)
    parts = layout.parts(weights)
    words = parts.e[np.maximum(ids, 0)]
    asked = words[np.arange(len(X)), place]
    query, keys = asked @ parts.Q, (words.reshape(-1, EMBEDDING) @ parts.K).reshape(*ids.shape, QUERY)
    score = (keys * query[:, np.newaxis]).sum(axis=-1) / np.float32(sqrt(QUERY)) + parts.b[_distance(X)]
    share = softmax(np.where(ids == NO_WORD, np.float32(-np.inf), np.zeros_like(score) if layout.equal else score))
    message = np.tanh(words @ parts.w)
    return Look(layout, X, parts, words, asked, query, keys, share, message)


def backward(weights: Array, seen: Look, slope: Array) -> Array:
    """∂L/∂weights (d,) from ∂L/∂logit (n,): the lines of `look` from the last to the first."""
    e, Q, K, b, w = seen.parts
    pull = np.float32(GAIN) * slope[:, np.newaxis]
    on_message = pull * seen.share * (1 - seen.message**2)  # through tanh
    on_words = on_message[..., np.newaxis] * w
    on_w = on_message.ravel() @ seen.words.reshape(-1, EMBEDDING)
    if seen.layout.equal:
        on_Q, on_K, on_b = np.zeros_like(Q), np.zeros_like(K), np.zeros_like(b)
    else:
        on_share = pull * seen.message
        on_score = seen.share * (on_share - (seen.share * on_share).sum(axis=-1, keepdims=True))  # through softmax
        on_b = _summed(_distance(seen.X), on_score[..., np.newaxis], len(b))
        on_product = on_score[..., np.newaxis] / np.float32(sqrt(QUERY))
        on_keys, on_query = on_product * seen.query[:, np.newaxis], (on_product * seen.keys).sum(axis=1)
        flat = on_keys.reshape(-1, QUERY)
        on_K, on_Q = seen.words.reshape(-1, EMBEDDING).T @ flat, seen.asked.T @ on_query
        on_words += (flat @ K.T).reshape(on_words.shape)
        on_words[np.arange(len(seen.X)), seen.X[:, 0]] += on_query @ Q.T
    on_e = _summed(np.maximum(seen.X[:, 1:], 0), on_words, len(e))
    return np.concatenate([part.ravel() for part in (on_e, on_Q, on_K, on_b, on_w)])


def _checked(layout: Layout, weights: Array, X: Ids) -> tuple[Ids, Ids]:
    """The places asked about (n,) and the ids (n, T)."""
    if weights.shape != (layout.parameter_count,):
        vector("weights", weights, layout.parameter_count)
    place, ids = X[:, 0], X[:, 1:]
    if ids.size and not NO_WORD <= ids.min() <= ids.max() < layout.words:
        raise ValueError(f"words must be ids from 0 to {layout.words - 1} or {NO_WORD}, got {ids.min()} to {ids.max()}")
    inside = (place >= 0) & (place < ids.shape[1])
    if not inside.all() or (ids[np.arange(len(X)), place] == NO_WORD).any():
        raise ValueError(f"a word must be where it is asked about, got places {place}")
    return place, ids


def _distance(X: Ids) -> Ids:
    """(n, T) which bias each word has, by how far it stands behind the word asked about."""
    behind = np.arange(X.shape[1] - 1) - X[:, :1]
    return np.minimum(np.maximum(behind, -REACH), REACH) + REACH


def _summed(rows: Ids, values: Array, count: int) -> Array:
    """(count, c) the sum of the values (n, T, c) that were looked up in each row (n, T)."""
    columns = values.shape[-1]
    cells = rows[..., np.newaxis] * columns + np.arange(columns)
    total = np.bincount(cells.ravel(), values.ravel(), count * columns)
    return total.reshape(count, columns).astype(values.dtype)
