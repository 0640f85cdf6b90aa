"""A language model of one transformer block: from a row of tokens to a logit for every word that may come next.

    x = E[token],   x ← x + attention(norm(x)),   x ← x + W₂ · max(0, W₁ · norm(x)),   logits = E · norm(x)

The table E (V, d) of *embeddings* is used twice, on the way in and on the way out (Press & Wolf 2017,
arXiv:1608.05859). All numbers are one flat vector (d,), so that it is trained like any other model. The way back is
written by hand, piece by piece, in the order of the way there turned round.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array, in_range, whole
from core.losses import Loss, softmax_cross_entropy
from core.models import Model
from core.token_layers import Heads, attention, attention_back, rms_norm, rms_norm_back
from core.tokens import Ids

DROPOUT_LIMIT = 0.9

Masks = Sequence[Array]
"""What dropout multiplies the embeddings and the two additions by."""


class Pass(NamedTuple):
    """What a forward pass computed, for the way back.

    Attributes:
        tokens: (B, T); masks: of dropout, none without it.
        norms: what each of the three norms kept; read: (B, T, d) what each handed on.
        heads: what attention computed; taken: (B, T, d) what it returned.
        hidden: (B, T, 4d) the units of the second half, after the threshold.
    """

    tokens: Ids
    masks: Masks
    norms: Sequence[tuple[Array, Array]]
    read: Sequence[Array]
    heads: Heads
    taken: Array
    hidden: Array


@dataclass(frozen=True)
class Transformer:
    """The structure; its numbers are kept apart, in flat vectors of `parameter_count`.

    Attributes:
        vocabulary: V, how many words there are.
        context: how many words back it sees, the last one among them; attention looks at one fewer, and the keys mix
            in the one before.
        width: d, a multiple of `heads`.
        dropout: the share of numbers silent at every step of training (Srivastava et al. 2014).

    Raises:
        ValueError: for a number out of range.
    """

    vocabulary: int
    context: int = 24
    width: int = 48
    heads: int = 4
    dropout: float = 0.0

    def __post_init__(self) -> None:
        whole("vocabulary", self.vocabulary, 2, 100_000)
        whole("context", self.context, 2, 1024)
        whole("heads", self.heads, 1, 64)
        if whole("width", self.width, 1, 4096) % self.heads:
            raise ValueError(f"width must be a multiple of the {self.heads} heads, got {self.width}")
        in_range("dropout", self.dropout, 0.0, DROPOUT_LIMIT)

    @property
    def shapes(self) -> Mapping[str, tuple[int, ...]]:
        """The parts of the flat vector, in order."""
        d = self.width
        return {
            "embedding": (self.vocabulary, d),
            "norms": (3, d),
            "attend": (d, 3 * d),
            "bias": (self.heads, self.context - 1),
            "smear": (d,),
            "join": (d, d),
            "widen": (d, 4 * d),
            "narrow": (4 * d, d),
        }

    @property
    def parameter_count(self) -> int:
        """How many numbers are learned."""
        return sum(int(np.prod(shape)) for shape in self.shapes.values())

    def parts(self, weights: Array) -> dict[str, Array]:
        """The parts of a flat vector, as views.

        Raises:
            ValueError: if there are too few or too many numbers.
        """
        if weights.shape != (self.parameter_count,):
            raise ValueError(f"this transformer needs {self.parameter_count} numbers in a row, got {weights.shape}")
        views, begin = {}, 0
        for name, shape in self.shapes.items():
            end = begin + int(np.prod(shape))
            views[name] = weights[begin:end].reshape(shape)
            begin = end
        return views

    def start(self, seed: int) -> Array:
        """An untrained model, float32: weights drawn around 0 (Glorot & Bengio 2010), gains 1, all else 0."""
        generator = np.random.default_rng(whole("seed", seed, 0, 2**32 - 1))
        weights = np.zeros(self.parameter_count, np.float32)
        parts = self.parts(weights)
        parts["norms"][:] = 1
        for name in ("embedding", "attend", "join", "widen", "narrow"):
            rows, columns = parts[name].shape
            spread: float = 0.1 if name == "embedding" else (2 / (rows + columns)) ** 0.5
            parts[name][:] = generator.normal(0, spread, (rows, columns))
        return weights

    def masks(self, shape: tuple[int, ...], generator: np.random.Generator) -> list[Array]:
        """Dropout's masks for tokens (B, T), float32: 0 for a share of the numbers, `1 / (1 − share)` for the rest."""
        keep = 1 - self.dropout
        drawn = generator.random((3, *shape, self.width), dtype=np.float32) < keep
        return [each * np.float32(1 / keep) for each in drawn]

    def forward(self, weights: Array, tokens: Ids, masks: Masks = ()) -> tuple[Array, Pass]:
        """Logits (B·T, V) of what comes after each token of (B, T), and what the way back needs.

        Raises:
            ValueError: for tokens that are not rows of ids in the vocabulary.
        """
        p = self.parts(weights)
        if tokens.ndim != 2 or not tokens.size or not (tokens.min() >= 0 and tokens.max() < self.vocabulary):
            raise ValueError(f"tokens must be rows of ids below {self.vocabulary}, got {tokens!r}")
        drop = masks or (weights.dtype.type(1),) * 3
        x = p["embedding"][tokens] * drop[0]
        first, norm0 = rms_norm(x, p["norms"][0])
        taken, heads = attention(first @ p["attend"], p["bias"], p["smear"])
        x = x + (taken @ p["join"]) * drop[1]
        second, norm1 = rms_norm(x, p["norms"][1])
        hidden = np.maximum(second @ p["widen"], 0)
        x = x + (hidden @ p["narrow"]) * drop[2]
        last, norm2 = rms_norm(x, p["norms"][2])
        logits = _rows(last) @ p["embedding"].T
        return logits, Pass(tokens, masks, (norm0, norm1, norm2), (first, second, last), heads, taken, hidden)

    def backward(self, weights: Array, kept: Pass, slope: Array) -> Array:
        """∂loss/∂weights (d,) from ∂loss/∂logits (B·T, V)."""
        p, gradient = self.parts(weights), np.zeros_like(weights)
        g = self.parts(gradient)
        drop = kept.masks or (weights.dtype.type(1),) * 3
        first, second, last = kept.read
        back: Array = (slope @ p["embedding"]).reshape(last.shape)
        g["embedding"][:] = slope.T @ _rows(last)
        x, g["norms"][2] = rms_norm_back(kept.norms[2], p["norms"][2], back)

        added = x * drop[2]
        g["narrow"][:] = _rows(kept.hidden).T @ _rows(added)
        units = (added @ p["narrow"].T) * (kept.hidden > 0)
        g["widen"][:] = _rows(second).T @ _rows(units)
        back, g["norms"][1] = rms_norm_back(kept.norms[1], p["norms"][1], units @ p["widen"].T)
        x = x + back

        added = x * drop[1]
        g["join"][:] = _rows(kept.taken).T @ _rows(added)
        back, g["bias"][:], g["smear"][:] = attention_back(kept.heads, p["bias"], p["smear"], added @ p["join"].T)
        g["attend"][:] = _rows(first).T @ _rows(back)
        back, g["norms"][0] = rms_norm_back(kept.norms[0], p["norms"][0], back @ p["attend"].T)
        x = (x + back) * drop[0]
        np.add.at(g["embedding"], kept.tokens.ravel(), _rows(x))
        return gradient

    def model(self, seed: int = 0) -> Model:
        """For `train`: make one for each run. `seed` is that of dropout, which changes the gradient alone."""
        generator = np.random.default_rng(whole("seed", seed, 0, 2**32 - 1))

        def gradient(loss: Loss, weights: Array, X: NDArray[Any], y: NDArray[Any]) -> Array:
            masks = self.masks(X.shape, generator) if self.dropout else ()
            logits, kept = self.forward(weights, X, masks)
            return self.backward(weights, kept, loss.slope(logits, y))

        return Model(self.forward, self.backward, gradient)


def _rows(x: Array) -> Array:
    """(B, T, d) as (B·T, d)."""
    return x.reshape(-1, x.shape[-1])


next_token_loss = Loss(
    lambda logits, target: softmax_cross_entropy.value(logits, target.ravel()),
    lambda logits, target: softmax_cross_entropy.slope(logits, target.ravel()),
)
"""The mean surprise in nats at the tokens (B, T) that came, of logits (B·T, V)."""
