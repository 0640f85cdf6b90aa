"""The chefs of *What the chef remembers*: one that has practised, and those trained on from it, in the workshop."""

import os
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.counter_training import SLANT_STEPS, STEPS, practise, slanted
from core.files import fingerprint
from core.generations import distinct, write_many
from core.language_model import surprises, train_language_model
from core.ngrams import perplexity
from core.tokens import Ids
from core.training import Watch
from core.transformer import Transformer
from ui.kitchen import recipes
from ui.kitchen.workshop import HERE, Order, Tell

SEED = 1

PRINT_SHOWN = 6
"""Letters of a fingerprint."""

ABOUT_SECONDS = {"chef": 5.0, "slant": 2.0, "cooking": 15.0}
GENERATIONS = 3
WRITTEN, LONGEST = 100, 150
"""So many recipes are written by each, of so many words at most."""

steps = int(os.environ.get("PRACTICE_STEPS", str(STEPS)))
"""How long the chef practises; tests shorten it, also for a server."""


def print_of(weights: Array) -> str:
    """The fingerprint of some numbers: another one if a single bit of them is."""
    return fingerprint(weights.tobytes()).hex()[:PRINT_SHOWN]


@dataclass(frozen=True, eq=False)
class Chef:
    """One that has practised.

    Attributes:
        weights: (d,) float32.
        recorded, losses: after how many steps, and how far off he was then.
        before: the fingerprint of his numbers when he had practised, before anybody chatted.
    """

    language: str
    weights: Array
    recorded: tuple[int, ...]
    losses: tuple[float, ...]
    before: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "before", print_of(self.weights))

    @property
    def now(self) -> str:
        """The fingerprint of his numbers as they are, taken anew each time."""
        return print_of(self.weights)


@dataclass(frozen=True, eq=False)
class Slant:
    """What many opinions did.

    Attributes:
        before: the chef who heard them.
        slanted, undone: (R + 1, d) his numbers at each record while he practised on them, and afterwards without them.
        recorded: (R + 1,) after how many steps.
    """

    before: Chef
    opinions: int
    slanted: Array
    undone: Array
    recorded: tuple[int, ...]

    def after(self, *, undone: bool) -> str:
        """The fingerprint of the chef as he is now."""
        return print_of((self.undone if undone else self.slanted)[-1])


@dataclass(frozen=True)
class Generation:
    """One that learned from recipes.

    Attributes:
        words: how many different ones there are in what it read.
        on_real: between how many words it hesitates on real recipes that nobody has read.
        sample: the beginning of the first recipe that it writes.
    """

    words: int
    on_real: float
    sample: tuple[str, ...]


def _kept(weights: Array) -> Array:
    copy = weights.copy()
    copy.flags.writeable = False
    return copy


# ---- the chef at the counter ----


def order(language: str, *, differ: bool = False, after: float = 0.0) -> Order[Chef]:
    """Let the chef practise, if he has not yet, or not since `after`; never waits for it. Told is a share of it."""

    def work(tell: Tell) -> Chef:
        def watch(step: int, loss: Array, weights: NDArray[Any]) -> None:
            tell(step / steps)

        history = practise(language, SEED, differ=differ, steps=steps, watch=watch)
        losses = tuple(map(float, history.losses))
        return Chef(language, _kept(history.weights[-1]), tuple(map(int, history.recorded)), losses)

    return HERE.order(_key(language, differ), work, about=ABOUT_SECONDS["chef"], after=after)


def look(language: str, *, differ: bool = False) -> Order[Chef]:
    """How far he is."""
    return HERE.look(_key(language, differ))


def _key(language: str, differ: bool) -> tuple[Any, ...]:
    return "counter", language, differ, steps


# ---- a slant ----


def order_slant(chef: Chef, opinions: int, *, differ: bool = False) -> Order[Slant]:
    """Let a chef practise on with opinions among his chats, and then without them."""
    work = partial(_slant, chef, opinions, differ)
    return HERE.order(_slant_key(chef.language, opinions, differ), work, about=ABOUT_SECONDS["slant"])


def _slant_key(language: str, opinions: int, differ: bool) -> tuple[Any, ...]:
    return "slant", language, opinions, differ, steps


def _slant(chef: Chef, opinions: int, differ: bool, tell: Tell) -> Slant:
    few, begun = min(SLANT_STEPS, steps), 0

    def watch(step: int, loss: Array, weights: NDArray[Any]) -> None:
        nonlocal begun
        begun += step == 0
        tell(((begun - 1) * few + step) / (2 * few))

    slant, undone = slanted(chef.language, chef.weights, opinions, differ=differ, steps=few, watch=watch)
    recorded = tuple(map(int, slant.recorded))
    return Slant(chef, opinions, _kept(slant.weights), _kept(undone.weights), recorded)


# ---- its own cooking ----


def order_cooking(language: str) -> Order[tuple[Generation, ...]]:
    """Let the model of recipes learn from its own cooking. Each generation is told of as it is done."""
    return HERE.order(_cooking_key(language), partial(_cook, language), about=ABOUT_SECONDS["cooking"])


def _cooking_key(language: str) -> tuple[Any, ...]:
    return "cooking", language, recipes.steps


def _cook(language: str, tell: Tell) -> tuple[Generation, ...]:
    net, corpus = recipes.network(language), recipes.recipes(language)
    held, read = [corpus.encode(recipe) for recipe in corpus.held_out], corpus.read(WRITTEN)
    found: list[Generation] = []
    for number in range(GENERATIONS + 1):

        def watch(step: int, loss: Array, weights: NDArray[Any], number: int = number) -> None:
            tell((number + step / recipes.steps) / (GENERATIONS + 1))

        practised = recipes.look(language, WRITTEN).made if number == 0 else None  # it may be there from its own page
        weights = practised.weights if practised else _read(net, read, watch)
        written = write_many(net, weights, WRITTEN, number, LONGEST)
        on_real = perplexity(np.concatenate(surprises(net, weights, held)))
        found.append(Generation(distinct(read), on_real, tuple(corpus.vocabulary.decode(written[0]))))
        read = written
    return tuple(found)


def _read(net: Transformer, texts: list[Ids], watch: Watch) -> Array:
    """The numbers of a model that has practised on these, like the one on *What comes next?*."""
    return train_language_model(net, texts, seed=recipes.SEED, steps=recipes.steps, watch=watch).weights[-1]
