"""The recipes that the chef who talks has read, whoever counts their words, and the network that practises on them."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.corpus import Corpus, corpus_of
from core.language_model import Guesser, network_guesser, surprises, train_language_model, write
from core.ngrams import Ngrams, count_ngrams, perplexity, surprises_of
from core.transformer import Transformer
from ui.kit.text import CONTENT, Text
from ui.kitchen import workshop
from ui.kitchen.workshop import Order, Tell

DROPOUT = 0.2
SEED = 0
ORDERS = {"pairs": 2, "triples": 3}
"""Whoever counts: how many words make a row."""

SAMPLE_WORDS, SAMPLE_HEAT, SAMPLE_SEED = 12, 0.5, 0
"""What the network writes while it practises."""

FULL_STOPS = (".", "。")

CLOSE_UP = frozenset(".,;:!?)。，、；：！？）")
"""Before these no space is written."""

ABOUT_SECONDS = 5.0

steps = int(os.environ.get("PRACTICE_STEPS", "1000"))
"""How long the network practises; tests shorten it, also for a server."""


@lru_cache(maxsize=4)
def recipes(language: str) -> Corpus:
    """All recipes in a language."""
    return corpus_of((CONTENT / language / "recipes.txt").read_text(encoding="utf-8"))


def joined(words: Sequence[str], language: str) -> str:
    """Words as a text is written: Chinese without spaces, English without one before a mark."""
    if language == "zh":
        return "".join(words)
    return "".join(word if word in CLOSE_UP or not place else f" {word}" for place, word in enumerate(words))


@lru_cache(maxsize=4)
def titles(language: str) -> tuple[tuple[str, ...], ...]:
    """What dishes are called, the longest names first."""
    return tuple(sorted({each.title for each in recipes(language).recipes}, key=len, reverse=True))


def named(language: str, words: Sequence[str]) -> tuple[str, ...]:
    """The name of a dish of the corpus that a recipe begins with; empty if it begins otherwise."""
    whole = tuple(words)
    return next((each for each in titles(language) if whole[: len(each)] == each), ())


def told(text: Text, words: Sequence[str]) -> str:
    """A recipe as it is written; the name of a dish that it begins with stands apart."""
    title = named(text.language, words)
    called, rest = joined(title, text.language), joined(words[len(title) :], text.language)
    return text.label("say.recipe", title=called, words=rest) if called and rest else called or rest


@lru_cache(maxsize=4)
def network(language: str) -> Transformer:
    """What practises."""
    return Transformer(len(recipes(language).vocabulary), dropout=DROPOUT)


@lru_cache(maxsize=32)
def counted(language: str, order: int, read: int) -> Ngrams:
    """What was counted in so many recipes."""
    corpus = recipes(language)
    return count_ngrams(corpus.read(read), order, len(corpus.vocabulary))


@lru_cache(maxsize=32)
def counting_perplexity(language: str, order: int, read: int) -> float:
    """Between how many words counting hesitates on the recipes that nobody has read."""
    corpus, model = recipes(language), counted(language, order, read)
    return perplexity(np.concatenate([surprises_of(model, corpus.encode(recipe)) for recipe in corpus.held_out]))


@lru_cache(maxsize=4)
def beginning(language: str) -> tuple[int, ...]:
    """What the network goes on from while it practises: the title and the first words of a recipe not read."""
    corpus = recipes(language)
    recipe = corpus.held_out[0]
    end = next(place for place, word in enumerate(recipe.words) if word in FULL_STOPS)
    return tuple(corpus.encode(recipe)[: end + 1].tolist())


@dataclass(frozen=True)
class Moment:
    """The network at one of its records.

    Attributes:
        step: how many steps it had taken.
        on_read: between how many words it hesitates on the recipes that it reads, dropout apart.
        on_new: on those held out.
        sample: what it writes after `beginning`.
    """

    step: int
    on_read: float
    on_new: float
    sample: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Practised:
    """A finished practice.

    Attributes:
        moments: at each record, the first before the first step.
        weights: (d,) float32, those of the last.
        embeddings: (R, V, width) float32, each word's row at each record.
    """

    language: str
    read: int
    moments: tuple[Moment, ...]
    weights: Array
    embeddings: Array

    @property
    def guesser(self) -> Guesser:
        """What it gives every word."""
        return network_guesser(network(self.language), self.weights)


def order(language: str, read: int, after: float = 0.0) -> Order[Practised]:
    """Let the network practise on so many recipes, if it has not yet, or not since `after`; never waits for it."""
    work = partial(practise, language, read, steps)
    return workshop.HERE.order(_key(language, read), work, about=ABOUT_SECONDS, after=after)


def look(language: str, read: int, after: float = 0.0) -> Order[Practised]:
    """How far it is."""
    return workshop.HERE.look(_key(language, read), after=after)


def _key(language: str, read: int) -> tuple[Any, ...]:
    return "recipes", language, read, steps


def practise(language: str, read: int, many: int, tell: Tell) -> Practised:
    """The work: every record is told as it comes."""
    net, corpus = network(language), recipes(language)
    held = [corpus.encode(recipe) for recipe in corpus.held_out]
    moments: list[Moment] = []

    def watch(step: int, loss: Array, weights: NDArray[Any]) -> None:
        written = write(network_guesser(net, weights), beginning(language), SAMPLE_HEAT, SAMPLE_SEED, SAMPLE_WORDS)
        on_new = perplexity(np.concatenate(surprises(net, weights, held)))
        sample = tuple(corpus.vocabulary.decode(written))
        moments.append(Moment(step, float(np.exp(loss)), on_new, sample))
        tell(moments[-1])

    run = train_language_model(net, corpus.read(read), seed=SEED, steps=many, watch=watch)
    weights = run.weights[-1].copy()
    embeddings = np.stack([net.parts(each)["embedding"] for each in run.weights])
    weights.flags.writeable = embeddings.flags.writeable = False
    return Practised(language, read, tuple(moments), weights, embeddings)
