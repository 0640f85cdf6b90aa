"""Last year's menu: what the chef says of dishes that have changed, and what chefs say that have read on."""

from functools import partial
from typing import NamedTuple

import numpy as np

from core.arrays import Array
from core.book_reading import chances_after, closed, network, opened, read_book
from core.invented_dishes import Dish, asked_ids, changed, ids, value
from lessons.makes_up import scene
from lessons.makes_up.scene import Chef
from ui.kitchen.workshop import HERE, Order, Tell

CHANGES_SEED, EVERY = 1, 4
"""Of what changes within a year: one in so many of the dishes that were read."""

SHARE = 5
"""To read on takes one step for so many that reading took."""


class Menu(NamedTuple):
    """What chefs know of the new menu: the share right on dishes that changed, and on the others, and how sure.

    Attributes:
        before: last year's chef; fetched: the same with the new page before it; six: it has read the changed dishes
            again; whole: all of the new book.
    """

    before: tuple[float, float, float]
    fetched: tuple[float, float, float]
    six: tuple[float, float, float]
    whole: tuple[float, float, float]


def order(chef: Chef) -> Order[Menu]:
    """Let the chef read on."""
    key = ("menu", chef.language, scene.steps)
    return HERE.order(key, partial(_read_on, chef), about=scene.ABOUT_SECONDS / 2)


def new_dishes() -> tuple[Dish, ...]:
    """The new menu."""
    return changed(scene.book(), EVERY, CHANGES_SEED)


def _read_on(chef: Chef, tell: Tell) -> Menu:
    moved = [new for old, new in zip(scene.book(), new_dishes(), strict=True) if new != old]
    last, language = chef.weights[-1], chef.language
    known: list[Array] = []
    for number, given in enumerate((moved, new_dishes())):
        many = max(1, scene.steps // SHARE)
        known.append(read_book(language, given, seed=scene.SEED, steps=many, start=last).weights[-1])
        tell((number + 1) / 2)
    return Menu(
        _known(language, last), _known(language, last, fetched=True), *(_known(language, each) for each in known)
    )


def _known(language: str, weights: Array, *, fetched: bool = False) -> tuple[float, float, float]:
    """Right on what changed, right on what did not, and how sure of what changed."""
    pages = [page for dish in new_dishes() if dish.read for page in dish.pages]
    texts = [asked_ids(language, page) for page in pages]
    asks = [
        opened(ids(language, page), text) if fetched else closed(text) for page, text in zip(pages, texts, strict=True)
    ]
    chances = chances_after(network(language), weights, asks)
    right = chances.argmax(axis=1) == [value(language, page) for page in pages]
    moved = np.array([page not in scene.every_page() for page in pages])
    return float(right[moved].mean()), float(right[~moved].mean()), float(chances.max(axis=1)[moved].mean())
