"""How a chef learns to chat at the counter of `core.counter`, what he says there, and how opinions slant him."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from threadpoolctl import threadpool_limits

from core.arrays import Array, whole
from core.chains import adamw
from core.counter import Words, chats, encoded, opinion, vocabulary, window, words_of
from core.language_model import (
    BATCH,
    CLIP,
    DECAY_SQUARED,
    LEARNING_RATE,
    WARMUP,
    stream,
    window_sampler,
    windows,
)
from core.losses import softmax
from core.schedules import warmup_cosine
from core.tokens import Ids
from core.training import History, Watch, train
from core.transformer import Transformer, next_token_loss

WINDOW = 48
"""So many words back the chef can see; fewer are shown to him when he is asked."""

CHATS, STEPS, WEIGHT_DECAY = 1000, 800, 0.1
BALANCED, SLANT_STEPS, SLANT_RATE = 80, 100, 6e-4
"""So many chats with tastes of all kinds stand among the opinions, and so long and so boldly is practised on them."""

RECORDS = 20
JUDGED = 64
"""On so many windows is the loss recorded."""

SLANT_SEED, UNDO_SEED = 1_000_003, 1_000_033


class Stage(NamedTuple):
    """A practice of its own: what of it is asked of `train`.

    Attributes:
        rate: the highest learning rate, reached after `WARMUP` steps; it falls along half a cosine.
        seed: of the windows.
    """

    steps: int
    rate: float
    seed: int


def network(language: str) -> Transformer:
    """What practises. It looks at `WINDOW` words, the last one among them.

    Raises:
        ValueError: for a language without a counter.
    """
    return Transformer(len(vocabulary(language)), context=WINDOW + 1)


def practise(
    language: str, seed: int = 0, *, differ: bool = False, steps: int = STEPS, watch: Watch | None = None
) -> History:
    """A chef trained from his first weights on `CHATS` chats.

    Args:
        seed: of the chats, the first weights and the windows.
        differ: as of `chats`.
        steps: 1 to 100,000; `RECORDS` times on the way, and at the start, loss and weights are recorded.
        watch: as of `train`.

    Raises:
        ValueError: for a number out of range, or a language without a counter.
    """
    said = chats(language, CHATS, seed, differ=differ)
    return _trained(language, said, network(language).start(seed), Stage(steps, LEARNING_RATE, seed), watch)


def slanted(
    language: str,
    weights: Array,
    opinions: int,
    *,
    differ: bool = False,
    steps: int = SLANT_STEPS,
    watch: Watch | None = None,
) -> tuple[History, History]:
    """A chef trained on with one opinion many times among `BALANCED` chats; and after that on such chats alone.

    The opinion is that people like the first thing eaten the first way that something tastes.

    Args:
        weights: (d,) where he begins.
        opinions: how many times it is said, 0 to 10,000.
        differ: as of `chats`, for those it stands among.
        steps: of each of both, 1 to 100,000, recorded as in `practise`.
        watch: as of `train`, of one after the other.

    Raises:
        ValueError: for a number out of range, or a language without a counter.
    """
    many = whole("opinions", opinions, 0, 10_000)
    said = chats(language, BALANCED, SLANT_SEED, differ=differ)
    book = words_of(language)
    added = (opinion(language, book.eaten[0], book.tastes[0]),) * many
    slant = _trained(language, _shuffled(said + added), weights, Stage(steps, SLANT_RATE, SLANT_SEED), watch)
    others = chats(language, BALANCED, UNDO_SEED, differ=differ)
    return slant, _trained(language, others, slant.weights[-1], Stage(steps, SLANT_RATE, UNDO_SEED), watch)


def _shuffled(said: Sequence[Words]) -> list[Words]:
    order = np.random.default_rng(SLANT_SEED).permutation(len(said))
    return [said[at] for at in order]


def _trained(language: str, said: Sequence[Words], start: Array, stage: Stage, watch: Watch | None = None) -> History:
    """AdamW on windows of chats; one thread as in `train_language_model`."""
    net, tokens = network(language), stream(encoded(language, said))
    last = whole("steps", stage.steps, 1, 100_000)
    plan = warmup_cosine(stage.rate, min(WARMUP, last), last)
    with threadpool_limits(1, user_api="blas"):
        return train(
            net.model(),
            windows(tokens[: JUDGED * WINDOW + 1], WINDOW),
            next_token_loss,
            adamw(plan, decay_squared=DECAY_SQUARED, weight_decay=WEIGHT_DECAY),
            start,
            epochs=last,
            sampler=window_sampler(tokens, WINDOW, BATCH),
            seed=stage.seed,
            record_every=-(-last // RECORDS),
            clip=CLIP,
            watch=watch,
        )


def next_word(language: str, weights: Array, said: Sequence[Words], size: int = WINDOW) -> Array:
    """(n, V) the chance of every word to come next after each of n chats, of which the last `size` words are seen.

    Args:
        size: 1 to `WINDOW`.

    Raises:
        ValueError: for a size out of range, or words that are not known.
    """
    net, seen = network(language), whole("size", size, 1, WINDOW)
    return np.stack([_chances(net, weights, window(chat, seen)) for chat in encoded(language, said)])


def _chances(net: Transformer, weights: Array, seen: Ids) -> Array:
    return softmax(net.forward(weights, seen[np.newaxis])[0][-1].astype(float))
