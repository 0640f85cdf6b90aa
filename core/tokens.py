"""Tokens: text as a row of whole numbers, each the place of a word in a vocabulary.

Words are what stands between spaces; where a script writes none, the longest word that fits is taken each time. Byte
pair encoding makes tokens of its own from whatever pairs are frequent (Gage 1994; Sennrich, Haddow & Birch 2016,
arXiv:1508.07909), here from whole characters.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.arrays import whole
from core.letters import composed, whole_letters

Ids = NDArray[np.int64]
"""Places in a vocabulary."""

END = 0
"""The token between two texts. It comes first in every vocabulary and is no word: the empty one stands for it."""

UNKNOWN = -1
"""The place of a word that is in no vocabulary."""

MERGES_LIMIT = 10_000

_PIECES = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]|_", re.UNICODE)
"""Letters that belong together, numbers, and every other mark by itself."""


@dataclass(frozen=True)
class Vocabulary:
    """All words that are known, in order of their ids.

    Attributes:
        words: `""` first, which is `END`.

    Raises:
        ValueError: if the first word is not empty, another one is, or one comes twice.
    """

    words: tuple[str, ...]
    ids: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ids = {word: place for place, word in enumerate(self.words)}
        if not self.words or self.words[0] or len(ids) < len(self.words):
            raise ValueError(f"a vocabulary needs the empty word first and no word twice, got {self.words[:9]!r}")
        object.__setattr__(self, "ids", ids)

    def __len__(self) -> int:
        return len(self.words)

    def encode(self, words: Iterable[str]) -> Ids:
        """Words as ids; `UNKNOWN` for those that are not in it."""
        return np.array([self.ids.get(word, UNKNOWN) for word in words], dtype=np.int64)

    def decode(self, ids: Iterable[int]) -> list[str]:
        """Ids as words; `END` is the empty one.

        Raises:
            ValueError: for an id that is no place in it.
        """
        return [self.words[whole("id", place, 0, len(self.words) - 1)] for place in ids]


def vocabulary_of(texts: Iterable[Sequence[str]]) -> Vocabulary:
    """Every word of some texts, in the order in which they first come."""
    return Vocabulary(tuple({"": None} | {word: None for text in texts for word in text}))


def split_words(text: str) -> list[str]:
    """Words, numbers and marks of a text with spaces, in small letters."""
    return pieces_of(text.lower(), _PIECES)


def pieces_of(text: str, pattern: re.Pattern[str]) -> list[str]:
    """What a pattern finds in a text, none of it cut within a letter: it is shown the base of each letter alone."""
    letters = whole_letters(composed(text))
    bases = "".join(letter[0] for letter in letters)
    return ["".join(letters[found.start() : found.end()]) for found in pattern.finditer(bases)]


def longest_match(text: str, words: Iterable[str]) -> list[str]:
    """A text without spaces cut into words, each time the longest known one that fits.

    Runs of letters and numbers of which no word is known stay together if they are Latin; any other character that
    begins no known word stands alone, and spaces are dropped.
    """
    known = set(words)
    longest = max(map(len, known), default=1)
    found: list[str] = []
    letters, place = whole_letters(composed(text.lower())), 0
    while place < len(letters):
        ends = range(min(len(letters), place + longest), place, -1)
        fits = (end for end in ends if "".join(letters[place:end]) in known)
        end = next(fits, 0) or _latin_end(letters, place)
        if not letters[place][0].isspace():
            found.append("".join(letters[place:end]))
        place = end
    return found


def _latin_end(letters: Sequence[str], begin: int) -> int:
    end = begin + 1
    if _is_latin(letters[begin]):
        while end < len(letters) and _is_latin(letters[end]):
            end += 1
    return end


def _is_latin(letter: str) -> bool:
    return letter[0].isalnum() and letter[0] < "ɐ"


def byte_pair_merges(words: Iterable[str], count: int) -> list[tuple[str, str]]:
    """The pairs that byte pair encoding joins, in order: each time the most frequent one, of equal ones the first.

    Every word begins as its characters; no pair reaches across two words, and none that comes once is joined.

    Args:
        count: how many at most, 0 to `MERGES_LIMIT`.

    Raises:
        ValueError: for a count out of range.
    """
    pieces = {tuple(word): times for word, times in Counter(words).items()}
    merges: list[tuple[str, str]] = []
    for _ in range(whole("count", count, 0, MERGES_LIMIT)):
        pairs: Counter[tuple[str, str]] = Counter()
        for word, times in pieces.items():
            for pair in pairwise(word):
                pairs[pair] += times
        best = max(pairs, key=pairs.__getitem__, default=None)
        if best is None or pairs[best] < 2:
            break
        merges.append(best)
        pieces = {merged(word, best): times for word, times in pieces.items()}
    return merges


def merged(pieces: Sequence[str], pair: tuple[str, str]) -> tuple[str, ...]:
    """The pieces of a word with every occurrence of a pair joined, from the left."""
    joined: list[str] = []
    for piece in pieces:
        if joined and (joined[-1], piece) == pair and len(joined[-1]) == len(pair[0]):
            joined[-1] += piece
        else:
            joined.append(piece)
    return tuple(joined)


def byte_pairs(word: str, merges: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """A word in the tokens that the merges make of it."""
    pieces = tuple(word)
    for pair in merges:
        if len(pieces) == 1:
            break
        pieces = merged(pieces, pair)
    return pieces
