"""A text of the reader's own: its first four fifths are counted, the rest is guessed. It stays in the session."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from core.arrays import Array
from core.letters import beginning
from core.ngrams import Ngrams, count_ngrams, perplexity
from core.tokens import longest_match, split_words, vocabulary_of
from ui.figures import percent
from ui.kit.notes import quoted
from ui.kit.text import Text
from ui.kitchen import recipes

MOST_BYTES = 20_000
FEWEST_WORDS = 50
READ_SHARE = 0.8
LONGEST_SHOWN = 20


@dataclass(frozen=True)
class OwnText:
    """What was typed."""

    text: str


class Judged(NamedTuple):
    """What counting makes of it.

    Attributes:
        words: how many it has; different: how many different ones.
        unknown: the share of its words that are in no recipe.
        pairs, triples: between how many words each hesitates on its last fifth.
        last, next: its last word, and the likeliest after it with its chance by triples.
    """

    words: int
    different: int
    unknown: float
    pairs: float
    triples: float
    last: str
    next: str
    chance: float


def shortened(text: str) -> str:
    """As much of a text as is looked at, no letter cut in two."""
    sound = text.encode("utf-8", errors="ignore")
    return beginning(sound.decode("utf-8"), len(sound[:MOST_BYTES].decode("utf-8", errors="ignore")))


def words_of(language: str, text: str) -> list[str]:
    """The words of a text, cut as its language writes them."""
    if language == "zh":
        return longest_match(text, recipes.recipes(language).vocabulary.words[1:])
    return split_words(text)


@lru_cache(maxsize=8)
def judged(language: str, text: str) -> Judged | None:
    """What counting makes of a text; nothing if it is too short."""
    words = words_of(language, shortened(text))
    if len(words) < FEWEST_WORDS:
        return None
    vocabulary, known = vocabulary_of([words]), recipes.recipes(language).vocabulary.ids
    ids = vocabulary.encode(words)
    cut = int(READ_SHARE * len(ids))
    found: dict[str, float] = {}
    for name, order in recipes.ORDERS.items():
        model = count_ngrams([ids[:cut]], order, len(vocabulary))
        found[name] = perplexity(_bits(model, ids.tolist(), cut))
    after = count_ngrams([ids], recipes.ORDERS["triples"], len(vocabulary)).chances(ids.tolist())[1:]  # no end
    likeliest = 1 + int(after.argmax())
    return Judged(
        len(words),
        len(vocabulary) - 1,
        sum(word not in known for word in words) / len(words),
        found["pairs"],
        found["triples"],
        words[-1],
        vocabulary.words[likeliest],
        float(after[likeliest - 1]),
    )


def _bits(model: Ngrams, ids: list[int], begin: int) -> Array:
    """The surprise at every word from a place on."""
    chances = [model.chances(ids[max(0, place - model.order) : place])[ids[place]] for place in range(begin, len(ids))]
    return -np.log2(np.array(chances))


def said(text: Text, typed: str) -> str:
    """What is said of it."""
    if not typed.strip():
        return ""
    found = judged(text.language, typed)
    if found is None:
        return text("own.short", least=FEWEST_WORDS, count=len(words_of(text.language, shortened(typed))))
    return text(
        "own.said",
        count=found.words,
        different=found.different,
        unknown=found.unknown,
        pairs=found.pairs,
        triples=found.triples,
        last=quoted(found.last, LONGEST_SHOWN),
        next=quoted(found.next, LONGEST_SHOWN),
        chance=percent(found.chance),
    )
