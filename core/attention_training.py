"""The training of `core.attention`, and the exam: how often it is right on sentences that it has never seen."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array, whole
from core.attention import NO_WORD, Layout, Look, look
from core.batches import Batch, Sampler
from core.clues import Sentence, examples, sentences, unseen, vocabulary
from core.examples import Examples
from core.losses import binary_cross_entropy
from core.memo import kept
from core.optimizers import adam
from core.training import History, Watch, train

SENTENCES, STEPS, BATCH, RATE, DROPPED = 2000, 1000, 64, 0.01, 0.1
RECORDED = 25
"""So many steps lie between two records."""

EXAM, EXAM_SEED = 1000, 1_000_003
"""Of how many sentences, and the seed that they are drawn with."""


class Chef(NamedTuple):
    """One that has practised.

    Attributes:
        history: of `STEPS` steps, recorded every `RECORDED`.
        practised: the sentences that it learned from.
    """

    language: str
    layout: Layout
    history: History
    practised: tuple[Sentence, ...]

    def reads(self, X: NDArray[np.int64], *, equal: bool | None = None, record: int = -1) -> Look:
        """What it sees in sentences after some practice; all words alike if asked for."""
        layout = self.layout if equal is None else Layout(self.layout.words, equal)
        return look(layout, self.history.weights[record].astype(float), X)


def word_drop(given: Examples, size: int, share: float) -> Sampler:
    """Batches in which each word but the one asked about is hidden with so much chance: no word is there for sure."""

    def draw(dice: np.random.Generator) -> Batch:
        rows = dice.integers(len(given), size=size)
        X = np.array(given.X[rows])
        hidden = dice.random(X[:, 1:].shape) < share
        hidden[np.arange(size), X[:, 0]] = False
        X[:, 1:][hidden] = NO_WORD
        return X, given.y[rows]

    return draw


@kept(16)
def practise(language: str, clues: int = 2, seed: int = 1, *, equal: bool = False, watch: Watch | None = None) -> Chef:
    """A chef trained from its first weights.

    Args:
        clues: as of `sentences`.
        seed: of the sentences, the first weights and the batches.
        equal: whether all words are looked at alike, in training too.
        watch: as of `train`.

    Raises:
        ValueError: for a number out of range, or a language without a wordbook.
    """
    practised = sentences(language, SENTENCES, whole("seed", seed, 0, 10_000), clues)
    layout, given = Layout(len(vocabulary(language)), equal), examples(language, practised)
    history = train(
        layout.model(),
        given,
        binary_cross_entropy,
        adam(RATE),
        layout.first_weights(seed),
        epochs=STEPS,
        sampler=word_drop(given, BATCH, DROPPED),
        seed=seed,
        record_every=RECORDED,
        watch=watch,
    )
    return Chef(language, layout, history, practised)


class Exam(NamedTuple):
    """Shares of right answers on sentences that were not practised.

    Attributes:
        all, tricky: of all, and of those whose two clues disagree.
        forced, forced_tricky: the same if all words are looked at alike.
        points: how often the word looked at most is the one that tells.
        sure: the mean chance given to the truth; without_clue, without_other: the same with the word hidden that tells,
            and with another one hidden.
        asked, asked_tricky: how many questions; each tricky sentence is asked about both nouns.
    """

    all: float
    tricky: float
    forced: float
    forced_tricky: float
    points: float
    sure: float
    without_clue: float
    without_other: float
    asked: int
    asked_tricky: int


@kept(32)
def exam(chef: Chef) -> Exam:
    """A chef tested on `EXAM` new sentences, all of which can be decided."""
    asked = unseen(chef.language, EXAM, EXAM_SEED, chef.practised)
    given = examples(chef.language, asked)
    hard = [each for each in asked if each.other is not None]
    tricky = examples(chef.language, tuple(each for both in hard for each in (both, both.turned)))
    clue = np.array([each.clue for each in asked])
    seen, alike = chef.reads(given.X), chef.reads(given.X, equal=True)
    right, forced = _right(seen, given.y), _right(alike, given.y)
    dice = np.random.default_rng(EXAM_SEED)
    other = np.array([_other(dice, each) for each in asked])
    return Exam(
        all=float(right.mean()),
        tricky=float(_right(chef.reads(tricky.X), tricky.y).mean()),
        forced=float(forced.mean()),
        forced_tricky=float(_right(chef.reads(tricky.X, equal=True), tricky.y).mean()),
        points=float((seen.share.argmax(axis=-1) == clue).mean()),
        sure=float(_truth(seen, given.y).mean()),
        without_clue=float(_truth(chef.reads(_without(given.X, clue)), given.y).mean()),
        without_other=float(_truth(chef.reads(_without(given.X, other)), given.y).mean()),
        asked=len(asked),
        asked_tricky=2 * len(hard),
    )


def _right(seen: Look, y: Array) -> NDArray[np.bool_]:
    return (seen.logit > 0) == (y > 0)


def _truth(seen: Look, y: Array) -> Array:
    """The chance given to the truth."""
    return np.where(y > 0, seen.chance, 1.0 - seen.chance)


def _other(dice: np.random.Generator, sentence: Sentence) -> int:
    """The place of some word that is neither the noun nor its clue."""
    return int(dice.choice([at for at in range(len(sentence.words)) if at not in (sentence.asked, sentence.clue)]))


def _without(X: NDArray[np.int64], places: NDArray[np.int64]) -> NDArray[np.int64]:
    """The sentences with a word each hidden."""
    hidden = np.array(X)
    hidden[np.arange(len(X)), 1 + places] = NO_WORD
    return hidden
