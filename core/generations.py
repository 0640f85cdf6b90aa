"""A language model's own cooking: many texts written at once, for another model to learn from."""

from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array, whole
from core.language_model import LENGTH_LIMIT
from core.losses import softmax
from core.tokens import END, Ids
from core.transformer import Transformer

COUNT_LIMIT = 10_000


def write_many(net: Transformer, weights: Array, count: int, seed: int, longest: int) -> list[Ids]:
    """Texts drawn side by side at temperature 1, each word from the chances after those before it, until each ends.

    Args:
        count: how many texts, 1 to `COUNT_LIMIT`.
        longest: how many words one has at most, 1 to `LENGTH_LIMIT`.

    Raises:
        ValueError: for a number out of range.
    """
    many, most = whole("count", count, 1, COUNT_LIMIT), whole("longest", longest, 1, LENGTH_LIMIT)
    dice = np.random.default_rng(whole("seed", seed, 0, 2**32 - 1))
    rows = np.full((many, 1), END, dtype=np.int64)
    ended = np.zeros(many, dtype=np.bool_)
    while rows.shape[1] <= most and not ended.all():
        drawn = np.full(many, END, dtype=np.int64)
        seen = rows[~ended, -net.context :]
        logits = net.forward(weights, seen)[0].reshape(*seen.shape, -1)[:, -1]
        drawn[~ended] = _drawn(softmax(logits.astype(float)), dice)
        rows = np.column_stack([rows, drawn])
        ended |= drawn == END
    return [_until_its_end(row) for row in rows]


def _drawn(chances: Array, dice: np.random.Generator) -> NDArray[np.int64]:
    """One word a row of chances."""
    reached = np.cumsum(chances, axis=-1)
    below = reached <= dice.random((len(chances), 1)) * reached[:, -1:]
    return np.asarray(below.sum(axis=-1), dtype=np.int64)


def _until_its_end(row: Ids) -> Ids:
    return np.array(list(takewhile(lambda word: word != END, row[1:].tolist())), dtype=np.int64)


def promised(texts: list[Ids], titles: list[int]) -> set[int]:
    """The words of titles that mean what is cooked: each comes again in every text in whose title it stands.

    Args:
        titles: how many words the title of each text has.
    """
    kept: dict[int, bool] = {}
    for text, title in zip(texts, titles, strict=True):
        for word in text[:title].tolist():
            kept[word] = kept.get(word, True) and word in text[title:]
    return {word for word, always in kept.items() if always}


def kept_promises(texts: list[Ids], words: set[int], *, apart: int = 0) -> tuple[int, int]:
    """In how many texts a promise comes again, and in how many there is one: the first word if it is among `words`.

    Args:
        apart: looks for it in the text so many places further on: what chance would do.
    """
    begun = [at for at, text in enumerate(texts) if len(text) and int(text[0]) in words]
    rest = [texts[(at + apart) % len(texts)][1:].tolist() for at in begun]
    return sum(int(texts[at][0]) in later for at, later in zip(begun, rest, strict=True)), len(begun)


def distinct(texts: list[Ids]) -> int:
    """How many different words there are in all of them together."""
    return len({word for text in texts for word in text.tolist()})
