"""A chef who reads an invented recipe book, and is asked about it: with the book closed, or with a page in view.

Half of every batch are pages of the book, which is how it comes to know them. The other half are pages that it has
never seen, each followed by itself: from these it learns to look back at a page that lies before it. It is judged by
what comes after a name, never by the name, and never by a page seen for the first time.
"""

from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array, whole
from core.batches import Batch, Sampler
from core.data.invented_menu import FACTS
from core.examples import Examples
from core.invented_dishes import WORDS, Dish, Page, ids, vocabulary
from core.language_model import practise_on
from core.losses import Loss, softmax, softmax_cross_entropy
from core.memo import kept
from core.tokens import END, Ids
from core.training import History, Watch
from core.transformer import Transformer

CONTEXT, HEADS = 21, 4
BATCH, STEPS = 32, 500
LEARNING_RATE, WEIGHT_DECAY = 1e-2, 0.1
PASSES = 20
"""So often the whole book is shuffled anew and cut into rows; batches are drawn from these."""

UNJUDGED = -1
"""The target where no guess is judged."""

LONGEST = 8
"""So many words of an answer at most."""


class Said(NamedTuple):
    """What is said to a question.

    Attributes:
        words: ids; chances: (n,) what each was given when it was chosen.
    """

    words: tuple[int, ...]
    chances: tuple[float, ...]


def network(language: str) -> Transformer:
    """What reads."""
    return Transformer(len(vocabulary(language)), context=CONTEXT, heads=HEADS)


def read_book(
    language: str,
    given: Sequence[Dish],
    *,
    seed: int = 0,
    steps: int = STEPS,
    start: Array | None = None,
    watch: Watch | None = None,
) -> History:
    """Read the pages of these dishes, each as often beside the others as its dish says.

    Args:
        seed: of the first weights and of what is drawn.
        start: the weights of somebody who has read another book before.

    Raises:
        ValueError: for a number out of range, or if no dish is read.
    """
    sampler = _sampler(language, given, np.random.default_rng(whole("seed", seed, 0, 2**32 - 1)))
    return practise_on(
        network(language),
        _judged(language, given),
        sampler,
        loss=judged_loss,
        learning_rate=LEARNING_RATE,
        weight_decay=WEIGHT_DECAY,
        start=start,
        seed=seed,
        steps=steps,
        watch=watch,
    )


# ---- how it is asked ----


def closed(question: Ids) -> Ids:
    """A question by itself."""
    return np.array([END, *question])


def opened(page: Ids, question: Ids) -> Ids:
    """A question with a page before it."""
    return np.array([END, *page, END, *question])


def chances_after(net: Transformer, weights: Array, texts: Sequence[Ids]) -> Array:
    """(n, V) float64: what every word is given to come after each text, of which the last `context` words are seen."""
    seen = [text[-net.context :] for text in texts]
    ends = np.array([len(text) for text in seen]) - 1
    rows = np.full((len(seen), ends.max() + 1), END)
    for row, text in zip(rows, seen, strict=True):
        row[: len(text)] = text  # what stands behind its end is not looked at
    logits = net.forward(weights.astype(float), rows)[0].reshape(*rows.shape, -1)
    return softmax(logits[np.arange(len(rows)), ends])


def say(net: Transformer, weights: Array, texts: Sequence[Ids]) -> list[Said]:
    """How each text goes on, always with the likeliest word, until it ends."""
    said = [Said((), ()) for _ in texts]
    going = list(range(len(texts)))
    for _ in range(LONGEST):
        if not going:
            break
        after = chances_after(net, weights, [np.array([*texts[at], *said[at].words]) for at in going])
        likeliest = after.argmax(axis=-1)
        for at, word, chances in zip(going, likeliest.tolist(), after, strict=True):
            if word != END:
                said[at] = Said((*said[at].words, word), (*said[at].chances, float(chances[word])))
        going = [at for at, word in zip(going, likeliest, strict=True) if word != END]
    return said


# ---- what it reads ----


def _judged_slope(logits: Array, target: Array) -> Array:
    asked = target.ravel() != UNJUDGED
    slope = np.zeros_like(logits)
    slope[asked] = softmax_cross_entropy.slope(logits[asked], target.ravel()[asked])
    return slope


def _judged_value(logits: Array, target: Array) -> Array:
    asked = target.ravel() != UNJUDGED
    return softmax_cross_entropy.value(logits[asked], target.ravel()[asked])


judged_loss = Loss(_judged_value, _judged_slope)
"""The mean surprise in nats at those of the tokens (B, T) that came which are judged, of logits (B·T, V)."""


def _sampler(language: str, given: Sequence[Dish], dice: np.random.Generator) -> Sampler:
    """Half of a batch from the book, half pages that come twice."""
    deck = [ids(language, page) for dish in given for page in dish.pages for _ in range(dish.read)]
    if not deck:
        raise ValueError("a book needs 1 page or more that is read, got none")
    book = _targeted(language, _packed(deck[at] for _ in range(PASSES) for at in dice.permutation(len(deck))))
    twice, half = _twice(language), BATCH // 2

    def sample(generator: np.random.Generator) -> Batch:
        drawn = [(each, generator.integers(len(each.X), size=half)) for each in (book, twice)]
        return np.concatenate([each.X[at] for each, at in drawn]), np.concatenate([each.y[at] for each, at in drawn])

    return sample


def _packed(texts: Iterable[Ids]) -> NDArray[np.int64]:
    """Texts one after the other in rows (n, T + 1) that begin with one; the last of a row may be cut."""
    rows, row = [], list[int]()
    for text in texts:
        row += [END, *text.tolist()]
        if len(row) > CONTEXT:
            rows.append(row[: CONTEXT + 1])
            row = []
    return np.array([*rows, (row * (CONTEXT + 1))[: CONTEXT + 1]] if row else rows)


@kept(4)
def _twice(language: str) -> Examples:
    """Every page that there could be, again and again; the first time is not judged."""
    every = product(range(WORDS), range(WORDS), range(len(FACTS)), range(WORDS))
    pages = [Page((first, second), fact, value) for first, second, fact, value in every]
    texts = [[END, *ids(language, page).tolist()] for page in pages]
    rows = np.array([(text * (CONTEXT + 1))[: CONTEXT + 1] for text in texts])
    first = np.array([[len(text)] for text in texts])
    return _targeted(language, rows, first)


def _judged(language: str, given: Sequence[Dish]) -> Examples:
    """Every page that is read, by itself."""
    texts = [ids(language, page) for dish in given if dish.read for page in dish.pages]
    rows = np.array([[END, *text.tolist(), *[END] * CONTEXT][: CONTEXT + 1] for text in texts])
    ends = np.array([[len(text) + 1] for text in texts])
    read = _targeted(language, rows)
    return Examples(read.X, np.where(np.arange(CONTEXT) < ends, read.y, UNJUDGED))


def _targeted(language: str, rows: NDArray[np.int64], first: NDArray[np.int64] | int = 0) -> Examples:
    """Rows (n, T + 1) as tokens and those that come after; names are not judged, nor what comes before `first`."""
    names = np.zeros(len(vocabulary(language)), bool)
    names[1 : 1 + 2 * WORDS] = True  # they come first in the vocabulary
    asked = ~names[rows[:, 1:]] & (np.arange(1, CONTEXT + 1) >= first)
    return Examples(rows[:, :-1], np.where(asked, rows[:, 1:], UNJUDGED))
