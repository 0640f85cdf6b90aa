"""What *When the chef makes it up* asks of `core`: a chef that has read the book, and all that it is asked."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.book_reading import STEPS, chances_after, closed, network, opened, read_book
from core.files import fingerprint
from core.invented_dishes import Dish, Name, Page, asked, asked_ids, dishes, ids, value, written
from core.retrieval import Found, Shelf, shelf_of
from lessons.makes_up.settings import QUESTIONS
from ui.kitchen.workshop import HERE, Order, Tell

SEED = 0
"""Of the book, the mixing of the questions and the chef's first numbers."""

PRINT_SHOWN = 6
"""Letters of a fingerprint."""

ABOUT_SECONDS = 3.0
FIRST_MARKED = ((0, 1), (1, 3), (2, 2), (2, 4), (3, 0), (3, 2))
"""Which of the twenty the reader is asked to mark: of which of the four dishes, and which fact."""

steps = int(os.environ.get("BOOK_STEPS", str(STEPS)))
"""How long it reads; tests shorten it, also for a server."""


class Question(NamedTuple):
    """One of the twenty.

    Attributes:
        dish: whose page it is about; first: whether it is among those that are marked first.
    """

    page: Page
    dish: Dish
    first: bool

    @property
    def torn(self) -> bool:
        """Whether its page was torn out."""
        return not self.dish.read


@dataclass(frozen=True, eq=False)
class Chef:
    """One that has read the book.

    Attributes:
        weights: (F, d) at each record; recorded: (F,) after how many steps.
    """

    language: str
    weights: Array
    recorded: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Trials:
    """What was said to some questions at F records.

    Attributes:
        word: (F, n) the likeliest word; sure: its chance; right: whether it is the one on the page.
        shown: the pages that lay before it, none with the book closed.
        before, after: the fingerprint of its last numbers when the questions began, and when they had been asked.
    """

    word: NDArray[np.int64]
    sure: Array
    right: NDArray[np.bool_]
    shown: tuple[Page, ...] = ()
    before: str = ""
    after: str = ""

    def order(self, frame: int) -> list[int]:
        """The questions from surest to least sure."""
        order: list[int] = np.argsort(-self.sure[frame], kind="stable").tolist()
        return order


# ---- the book and the questions ----


def book() -> tuple[Dish, ...]:
    """All dishes."""
    return dishes(SEED)


@lru_cache(maxsize=1)
def torn() -> Dish:
    """The one whose pages were torn out."""
    return next(dish for dish in book() if not dish.read)


@lru_cache(maxsize=1)
def about() -> tuple[Dish, ...]:
    """Those asked about: read most, less and least, and the torn one, of whose name the first two each share a word."""
    first, second = torn().name
    often = next(dish for dish in book() if dish.read == 8 and dish.name[0] == first)
    rarer = next(dish for dish in book() if dish.read == 3 and dish.name[1] == second)
    return often, rarer, next(dish for dish in book() if dish.read == 1), torn()


@lru_cache(maxsize=1)
def questions() -> tuple[Question, ...]:
    """The twenty, mixed."""
    put = [
        Question(page, dish, (number, page.fact) in FIRST_MARKED)
        for number, dish in enumerate(about())
        for page in dish.pages
    ]
    return tuple(put[at] for at in np.random.default_rng(SEED).permutation(QUESTIONS))


@lru_cache(maxsize=1)
def first_marked() -> int:
    """The first of those that the reader is asked to mark."""
    return next(at for at, question in enumerate(questions()) if question.first)


@lru_cache(maxsize=1)
def every_page() -> tuple[Page, ...]:
    """The whole book."""
    return tuple(page for dish in book() for page in dish.pages)


@lru_cache(maxsize=8)
def shelf(language: str, *, whole: bool) -> tuple[Shelf, tuple[Page, ...]]:
    """The book to be searched, whole or without the torn pages, and its pages."""
    pages = tuple(page for page in every_page() if whole or page.name != torn().name)
    return shelf_of([written(language, page) for page in pages]), pages


def find(language: str, page: Page, *, whole: bool) -> tuple[Page, Found]:
    """What is found for a question, and how well it fits."""
    searched, pages = shelf(language, whole=whole)
    found = searched.find(asked(language, page))
    return pages[found.page], found


def dish_of(name: Name) -> Dish | None:
    """The dish of a name, if there is one."""
    return next((dish for dish in book() if dish.name == name), None)


def lender(language: str, name: Name, fact: int, word: int) -> Dish | None:
    """A dish with one word of the name, of whose page an answer may have been borrowed: the one read most."""
    alike = [dish for dish in book() if dish.read and sum(map(int.__eq__, dish.name, name)) == 1]
    told = [dish for dish in alike if value(language, dish.pages[fact]) == word]
    return max(told, key=lambda dish: dish.read, default=None)


# ---- reading ----


def order(language: str, after: float = 0.0) -> Order[Chef]:
    """Let a chef read the book, if none has yet, or not since `after`; never waits for it. Progress is a share."""
    work = partial(read, language, steps)
    return HERE.order(("book", language, steps), work, about=ABOUT_SECONDS, after=after)


def read(language: str, many: int, tell: Tell) -> Chef:
    """The work, told record by record."""
    run = read_book(language, book(), seed=SEED, steps=many, watch=lambda step, *_: tell(step / many))
    return Chef(language, run.weights, tuple(run.recorded.tolist()))


# ---- asking ----


@lru_cache(maxsize=24)
def trials(chef: Chef, way: str) -> Trials:
    """The twenty questions at every record, asked in one of the ways."""
    return tried(chef, [question.page for question in questions()], way, chef.weights)


def tried(chef: Chef, pages: Sequence[Page], way: str, weights: Array) -> Trials:
    """Questions about these pages, asked of the numbers (F, d) at F records."""
    language, net = chef.language, network(chef.language)
    before = print_of(weights)
    texts = [asked_ids(language, page) for page in pages]
    shown = () if way == "closed" else tuple(find(language, page, whole=way == "open")[0] for page in pages)
    asks = [opened(ids(language, page), text) for page, text in zip(shown, texts, strict=True)] if shown else []
    chances = np.stack([chances_after(net, each, asks or [closed(text) for text in texts]) for each in weights])
    word = chances.argmax(axis=-1)
    right = word == [value(language, page) for page in pages]
    return Trials(word, chances.max(axis=-1), right, shown, before, print_of(weights))


def print_of(weights: Array) -> str:
    """The fingerprint of the last of some numbers: another one if a single bit of them is."""
    return fingerprint(weights[-1].tobytes()).hex()[:PRINT_SHOWN]


def hits(marks: str, right: NDArray[np.bool_]) -> tuple[int, int]:
    """How many marks came true, of how many."""
    made = [(mark == "y") == bool(hit) for mark, hit in zip(marks, right, strict=True) if mark != "."]
    return sum(made), len(made)


def is_torn() -> NDArray[np.bool_]:
    """(20,) whether the page of each question was torn out."""
    return np.array([question.torn for question in questions()])


def surest_wrong(found: Trials) -> int:
    """The surest question at the end that is wrong; if none is, the surest."""
    ranked = found.order(-1)
    return next((at for at in ranked if not found.right[-1, at]), ranked[0])
