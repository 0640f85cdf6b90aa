"""Sentences about two words of two meanings, drawn at random, in which counting the words does not help.

The meanings of the two nouns have nothing to do with each other: “she charged the orange and ate the apple” is as usual
as its opposite, of the very same words. Whoever only knows which words are there cannot tell which is which.
"""

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.arrays import one_of, whole
from core.attention import NO_WORD
from core.data.ambiguous_words import SENSES, WORDBOOKS, Wordbook
from core.examples import Examples
from core.letters import whole_letters
from core.memo import kept
from core.tokens import pieces_of

PLACES = 20
"""So many words fit into a sentence."""

LONGEST = 6
"""Letters of the longest word where words do not stand apart, at least."""

_APART = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_TOGETHER = re.compile(r"[^\W_]+")
"""Words, where they stand apart; and what stands between two marks, where they do not."""

COUNT_LIMIT = 100_000
UNDECIDED, TWO_CLUES, PLAIN, SAME = 0.1, 0.6, 0.3, 0.8
"""The share of sentences that nobody can decide; of those in which the other noun has a clue; and of the rest, of those
in which it stands without one; and of clauses that can go on about the same person, of those that do.
"""


@dataclass(frozen=True)
class Sentence:
    """One sentence.

    Attributes:
        asked: the place of the noun asked about.
        clue: the place of the word that tells its sense; none where nobody can say.
        sense: the place of its sense in `SENSES`.
        other: the places of the other noun and of its clue, if it has one of the other sense: then it is tricky.
    """

    words: tuple[str, ...]
    asked: int
    clue: int | None
    sense: int
    other: tuple[int, int] | None = None

    @property
    def turned(self) -> "Sentence":
        """A tricky sentence, asked about its other noun: the same words, and the answer is the other one."""
        assert self.other is not None
        assert self.clue is not None
        return Sentence(self.words, *self.other, 1 - self.sense, (self.asked, self.clue))


@kept(8)
def vocabulary(language: str) -> tuple[str, ...]:
    """Every word that can occur, in order.

    Raises:
        ValueError: for a language without a wordbook.
    """
    book = WORDBOOKS[one_of("language", language, WORDBOOKS)]
    frames = (*book.plain, *book.empty, *(frame for frames in book.clued.values() for frame in frames))
    fixed = {word for frame in frames for word in frame.split() if word != "N" and word not in book.gaps}
    gaps = {word for words in book.gaps.values() for word in words}
    return tuple(sorted({*book.nouns, *book.joints, *fixed, *gaps}))


@kept(32)
def sentences(language: str, count: int, seed: int, clues: int = 2) -> tuple[Sentence, ...]:
    """So many sentences, no two alike; where nobody can say what is meant, a sentence stands there with either sense.

    Args:
        clues: 2, or 1 for sentences in which at most one noun has a clue.

    Raises:
        ValueError: for a language without a wordbook, or a number out of range.
    """
    book = WORDBOOKS[one_of("language", language, WORDBOOKS)]
    most, dice = whole("clues", clues, 1, 2), np.random.default_rng(whole("seed", seed, 0, 2**32 - 1))
    found: dict[tuple[object, ...], Sentence] = {}
    for _ in range(20 * whole("count", count, 1, COUNT_LIMIT)):
        drawn = _drawn(book, dice, most)
        for sense in (drawn.sense,) if drawn.clue is not None else range(len(SENSES)):
            told = replace(drawn, sense=sense)
            found.setdefault((told.words, told.asked, None if told.clue is not None else sense), told)
        if len(found) >= count:
            break
    return tuple(found.values())[:count]


def unseen(language: str, count: int, seed: int, apart: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Sentences that can be decided, none of which stands among others."""
    known = {(each.words, each.asked) for each in apart}
    drawn = sentences(language, 2 * count, seed)
    fresh = (each for each in drawn if each.clue is not None and (each.words, each.asked) not in known)
    return tuple(fresh)[:count]


def examples(language: str, given: tuple[Sentence, ...]) -> Examples:
    """Rows for `core.attention`: the place asked about, then ids of words; the target is the sense."""
    X = np.stack([row(language, each.words, each.asked) for each in given])
    return Examples(X, np.array([each.sense for each in given], dtype=np.float32))


def row(language: str, words: tuple[str | None, ...], asked: int) -> NDArray[np.int64]:
    """(1 + T) one sentence; what is hidden or not known is None and no word to the model. T is `PLACES` or more."""
    ids = _ids(language)
    filled = np.full(1 + max(PLACES, len(words)), NO_WORD)
    filled[0] = asked
    filled[1 : 1 + len(words)] = [NO_WORD if word is None else ids[word] for word in words]
    return filled


@kept(8)
def _ids(language: str) -> dict[str, int]:
    return {word: at for at, word in enumerate(vocabulary(language))}


def spelled(language: str, text: str) -> tuple[tuple[str, bool], ...]:
    """The words of a text, and whether each is known; marks between them are left out.

    Where words stand apart each is looked up as it is, in small letters. Else the longest known word is taken at every
    place, and letters that begin none are kept together.
    """
    known = _ids(language)
    if WORDBOOKS[language].space:
        return tuple((word, word in known) for word in pieces_of(text.lower(), _APART))
    found: list[tuple[str, bool]] = []
    for run in pieces_of(text, _TOGETHER):
        letters, at = whole_letters(run), 0
        while at < len(letters):
            ends = range(min(len(letters), at + LONGEST), at, -1)
            end = next((end for end in ends if "".join(letters[at:end]) in known), 0)
            if end:
                found.append(("".join(letters[at:end]), True))
            elif at and found and not found[-1][1]:
                found[-1] = (found[-1][0] + letters[at], False)
            else:
                found.append((letters[at], False))
            at = end or at + 1
    return tuple(found)


class _Clause(NamedTuple):
    """Words, the place of the noun among them, and that of the clue if there is one."""

    words: tuple[str, ...]
    noun: int
    told: int | None

    def moved(self, by: int) -> "_Clause":
        """The same, further back in a sentence."""
        return self._replace(noun=self.noun + by, told=None if self.told is None else self.told + by)


def _drawn(book: Wordbook, dice: np.random.Generator, most: int) -> Sentence:
    """A clause about the noun asked about, and mostly another one, before it or after it."""
    nouns = book.nouns if dice.random() < 0.5 else book.nouns[::-1]
    sense = int(dice.integers(2))
    own = _clause(book, dice, nouns[0], sense if dice.random() >= UNDECIDED else None)
    other_sense = int(dice.integers(2)) if most == 2 and dice.random() < TWO_CLUES else None
    if other_sense is not None or dice.random() < PLAIN:
        other = _clause(book, dice, nouns[1], other_sense)
    else:
        other = _Clause(_filled(book, dice, _one(dice, book.empty))[0] if dice.random() < 0.5 else (), 0, None)
    ahead = dice.random() < 0.5
    words, *both = _joined(book, dice, *((own, other) if ahead else (other, own)))
    own, other = both if ahead else both[::-1]
    tricky = own.told is not None and other.told is not None and other_sense != sense
    return Sentence(
        words, own.noun, own.told, sense, (other.noun, other.told) if tricky and other.told is not None else None
    )


def _joined(
    book: Wordbook, dice: np.random.Generator, first: _Clause, second: _Clause
) -> tuple[tuple[str, ...], _Clause, _Clause]:
    """Two clauses in one sentence; sometimes the second goes on about whom the first began with."""
    if not first.words or not second.words:
        return first.words + second.words, first, second
    joint = _one(dice, book.joints)
    if joint in book.going_on and second.words[0] in book.gaps["WHO"] and dice.random() < SAME:
        second = second.moved(-1)._replace(words=second.words[1:])
    return (*first.words, joint, *second.words), first, second.moved(len(first.words) + 1)


def _clause(book: Wordbook, dice: np.random.Generator, noun: str, sense: int | None) -> _Clause:
    """A frame filled in."""
    words, gaps = _filled(book, dice, _one(dice, book.plain if sense is None else book.clued[SENSES[sense]]), noun)
    told = [at for at, gap in enumerate(gaps) if gap in book.gaps and gap not in book.neutral]
    return _Clause(words, gaps.index("N"), told[0] if sense is not None else None)


def _filled(book: Wordbook, dice: np.random.Generator, frame: str, noun: str = "") -> tuple[tuple[str, ...], list[str]]:
    gaps = frame.split()
    return tuple(noun if gap == "N" else _one(dice, book.gaps.get(gap, (gap,))) for gap in gaps), gaps


def _one(dice: np.random.Generator, words: tuple[str, ...]) -> str:
    return words[int(dice.integers(len(words)))]
