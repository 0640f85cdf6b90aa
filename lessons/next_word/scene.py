"""What *What comes next?* asks of `core`: three guessers along a recipe that none of them has read."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.language_model import Guesser, tempered
from core.tokens import Ids
from lessons.next_word.settings import HEAT, PLACES
from ui.kitchen import recipes
from ui.kitchen.recipes import Practised

GUESSERS = ("pairs", "triples", "network")
SHOWN = 4
"""So many words of each guesser are shown."""


@dataclass(frozen=True, eq=False)
class Row:
    """One guesser at every place of the recipe.

    Attributes:
        chances: (P, V) at temperature 1.
        shown: (P, 4) the words shown: the likeliest, and in the last place the true one if it is none of them.
        rank: (P,) how many words it thinks at least as likely as the true one, that one among them.
        shares: (H, P, 4) their chances at every temperature; bits: (H, P) the surprise at the true word.
    """

    chances: Array
    shown: NDArray[np.int64]
    rank: NDArray[np.int64]
    shares: Array
    bits: Array


@dataclass(frozen=True, eq=False)
class Walk:
    """The recipe and whoever guesses.

    Attributes:
        title, words: of the recipe, those walked along.
        truth: (P,) their ids.
        rows: by guesser; the network is there once it has practised.
    """

    language: str
    title: tuple[str, ...]
    words: tuple[str, ...]
    truth: Ids
    rows: Mapping[str, Row]

    def seen(self, place: int, back: int) -> tuple[str, ...]:
        """The last words before a place, at most so many."""
        return (*self.title, *self.words[:place])[-back:]


@lru_cache(maxsize=32)
def walk(language: str, read: int, practised: Practised | None) -> Walk:
    """All of it, for so many recipes read."""
    corpus = recipes.recipes(language)
    recipe = corpus.held_out[0]
    ids, skipped = corpus.encode(recipe), len(recipe.title)
    truth = ids[skipped : skipped + PLACES]
    guessers: dict[str, Guesser] = {
        name: recipes.counted(language, order, read).chances for name, order in recipes.ORDERS.items()
    }
    if practised:
        guessers["network"] = practised.guesser
    before = [ids[: skipped + place].tolist() for place in range(PLACES)]
    rows = {name: _row(np.stack([guess(each) for each in before]), truth) for name, guess in guessers.items()}
    words = recipe.words[skipped : skipped + PLACES]
    return Walk(language, recipe.title, words, truth, rows)


def _row(chances: Array, truth: Ids) -> Row:
    order = np.argsort(-chances, axis=-1, kind="stable")
    shown, places = order[:, :SHOWN].copy(), np.arange(len(truth))
    missing = ~(shown == truth[:, np.newaxis]).any(axis=-1)
    shown[missing, -1] = truth[missing]
    rank = (chances >= chances[places, truth][:, np.newaxis]).sum(axis=-1)
    heated = np.stack([[tempered(each, heat) for each in chances] for heat in HEAT.values])
    with np.errstate(divide="ignore"):  # what cannot come is an endless surprise
        bits = np.abs(np.log2(heated[:, places, truth]))
    return Row(chances, shown, rank, heated[:, places[:, np.newaxis], shown], bits)


def perplexities(language: str, read: int, practised: Practised) -> dict[str, float]:
    """Between how many words each hesitates on the recipes held out."""
    counting = {name: recipes.counting_perplexity(language, order, read) for name, order in recipes.ORDERS.items()}
    return counting | {"network": practised.moments[-1].on_new}


def least(language: str, read: int, practised: Practised) -> list[str]:
    """Who is least surprised."""
    found = perplexities(language, read, practised)
    return [name for name in GUESSERS if found[name] == min(found.values())]


def answers(language: str, read: int, practised: Practised | None) -> list[str]:
    """The same for a bet; nobody while it practises."""
    return least(language, read, practised) if practised else []
