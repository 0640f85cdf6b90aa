"""The chef of *What the chef remembers*, how long he practises and how well: `python -m benchmarks.bench_counter`."""

import time

import numpy as np

from core.arrays import Array
from core.counter import Words, back, exchange, tokens_of, vocabulary, words_of
from core.counter_training import next_word, practise, slanted
from core.data.counter_words import CHEF, COUNTERS

SEEDS = range(3)
WINDOWS = (12, 24, 48)
OPINIONS = (10, 40, 160)


def main() -> None:
    """Print seconds and chances, a line a seed."""
    for language in COUNTERS:
        for differ in (False, True):
            for seed in SEEDS:
                begun = time.perf_counter()
                weights = practise(language, seed, differ=differ).weights[-1]
                took = time.perf_counter() - begun
                found = (*_told(language, weights), *_slant(language, weights, differ=differ))
                print(f"{language} {differ=} {seed=}: {took:.1f} s", *found)


def _told(language: str, weights: Array) -> list[str]:
    """The mean chance of the right food, inside the window and outside."""
    found = []
    for size in WINDOWS:
        chats = [(food, _asked(language, food, talk)) for food in words_of(language).foods for talk in range(9)]
        chances = next_word(language, weights, [chat for _, chat in chats], size)
        ids = vocabulary(language).ids
        right = np.array([row[ids[food]] for row, (food, _) in zip(chances, chats, strict=True)])
        inside = np.array([back(chat, food) <= size for food, chat in chats])
        found.append(f"window {size}: {right[inside].mean():.2f}, outside {right[~inside].mean():.2f};")
    return found


def _asked(language: str, food: str, talk: int) -> Words:
    book = words_of(language)
    said = [*exchange(book.forbids, FOOD=food)]
    for turn in book.talk[:talk]:
        said += exchange(turn)
    return (*tokens_of([*said, exchange(book.asks)[0]]), CHEF)


def _slant(language: str, weights: Array, *, differ: bool) -> list[str]:
    """The chance of “spicy” for what opinions are about, and on average for the rest."""
    found = [f"spicy {_spicy(language, weights)};"]
    for many in OPINIONS:
        slant, undone = slanted(language, weights, many, differ=differ)
        found.append(f"{many}: {_spicy(language, slant.weights[-1])}, undone {_spicy(language, undone.weights[-1])};")
    return found


def _spicy(language: str, weights: Array) -> str:
    book = words_of(language)
    chats = [tokens_of(exchange(book.likes, EATEN=eaten))[:-1] for eaten in book.eaten]
    chances = next_word(language, weights, chats)[:, vocabulary(language).ids[book.tastes[0]]]
    return f"{chances[0]:.2f} / {chances[1:].mean():.2f}"


if __name__ == "__main__":
    main()
