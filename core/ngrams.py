"""Counting what follows: interpolated Kneser-Ney (Kneser & Ney 1995; Chen & Goodman 1999, doi:10.1006/csla.1999.0128).

With c how often words came, N(•w) after how many different words w came, and ε uniform over the vocabulary:

    P(w | u) = max(c(u w) − D, 0) / c(u) + λ(u) · P′(w | u without its first word),   λ(u) = D · N(u•) / c(u)

where P′ counts in how many different places a row of words came instead of how often, and below single words stands ε.
So "francisco" is likely after "san" and nowhere else, however often it came.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.arrays import Array, in_range, whole
from core.tokens import END, Ids

DISCOUNT = 0.75
ORDER_LIMIT = 6

Row = tuple[int, ...]
Counts = dict[Row, dict[int, int]]
"""Row of words → what came next, and how often."""


@dataclass(frozen=True, eq=False)
class Ngrams:
    """What was counted.

    Attributes:
        counts: a table an order, from single words (after the empty row) to the longest rows. Only the longest counts
            how often words came; each below counts in how many different places.
        size: how many words the vocabulary has.
        discount: D, what is taken off every count and given to what was not seen.
    """

    counts: tuple[Counts, ...]
    size: int
    discount: float = DISCOUNT

    @property
    def order(self) -> int:
        """How many words make a row: 2 for pairs, which look one word back."""
        return len(self.counts)

    def chances(self, before: Sequence[int]) -> Array:
        """(V,) the probability of every word after those `before`, of which it looks at the last `order − 1`.

        A text begins after nothing but `END`: where there are too few words before, that fills up.
        """
        padded = (END,) * self.order + tuple(map(int, before))
        chances = self._single.copy()
        for order in range(2, self.order + 1):
            chances = self._refined(chances, self.counts[order - 1].get(padded[len(padded) - order + 1 :], {}))
        return chances

    @cached_property
    def _single(self) -> Array:
        return self._refined(np.full(self.size, 1.0 / self.size), self.counts[0].get((), {}))

    def _refined(self, shorter: Array, after: dict[int, int]) -> Array:
        """P from the P′ of a row one word shorter, and what came after the row."""
        if not after:
            return shorter
        total = sum(after.values())
        chances = shorter * (self.discount * len(after) / total)
        for word, count in after.items():
            chances[word] += (count - self.discount) / total
        return chances


def count_ngrams(texts: Iterable[Ids], order: int, size: int, discount: float = DISCOUNT) -> Ngrams:
    """Read some texts and count; the end of each is counted as a word.

    Args:
        order: 1 to `ORDER_LIMIT`.
        size: of the vocabulary.
        discount: 0 to 1.

    Raises:
        ValueError: for a number out of range, or an id beyond the vocabulary.
    """
    longest, most = whole("order", order, 1, ORDER_LIMIT), whole("size", size, 1, 10**6)
    taken = in_range("discount", discount, 0.0, 1.0)
    tables: list[Counts] = [defaultdict(lambda: defaultdict(int)) for _ in range(longest)]
    for text in texts:
        if len(text) and not (text.min() >= 0 and text.max() < most):
            raise ValueError(f"ids must be from 0 to {most - 1}, got {text.min()} to {text.max()}")
        words = (END,) * (longest - 1) + tuple(text.tolist()) + (END,)
        for place in range(longest - 1, len(words)):
            _count(tables, words[place - longest + 1 : place], words[place])
    return Ngrams(tuple({row: dict(after) for row, after in table.items()} for table in tables), most, taken)


def _count(tables: list[Counts], row: Row, word: int) -> None:
    """Count a word after a row; where it is the first time, it is one place more for the row without its first."""
    for table in reversed(tables):
        table[row][word] += 1
        if table[row][word] > 1:
            break
        row = row[1:]


def perplexity(surprises: Array) -> float:
    """`2 ^ mean(bits)`: between how many equally likely words a guesser hesitates, on average."""
    return float(2.0 ** np.mean(surprises))


def surprises_of(ngrams: Ngrams, text: Ids) -> Array:
    """(n + 1,) how many bits, `−log₂ P`, each word of a text and its end come to."""
    words = (*text.tolist(), END)
    return np.array([-np.log2(ngrams.chances(words[:place])[word]) for place, word in enumerate(words)])
