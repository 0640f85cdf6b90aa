"""Where the chef is led astray: answers only if sure, names that are no dish's, and one wrong word."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from core.book_reading import Said, closed, network, say
from core.data.invented_menu import FACTS
from core.invented_dishes import WORDS, Name, Page, asked, ids
from lessons.makes_up import scene
from lessons.makes_up.scene import Chef, Trials


@lru_cache(maxsize=8)
def whole_book(chef: Chef) -> Trials:
    """Every question that the book answers, at the end, with the book closed."""
    return scene.tried(chef, scene.every_page(), "closed", chef.weights[-1:])


class Silent(NamedTuple):
    """What is left if only sure answers count.

    Attributes:
        kept, through: questions about pages that were read, and about those torn out, that are answered.
        kept_right, through_right: those of them that are right.
    """

    kept: int
    kept_right: int
    through: int
    through_right: int


def only_if(found: Trials, least: float) -> Silent:
    """Count the questions of the whole book where it is at least so sure."""
    sure, right = found.sure[-1] >= least, found.right[-1]
    gone = np.array([page.name == scene.torn().name for page in scene.every_page()])
    kept, through = sure & ~gone, sure & gone
    return Silent(int(kept.sum()), int((kept & right).sum()), int(through.sum()), int((through & right).sum()))


@lru_cache(maxsize=4)
def well_covered(language: str) -> tuple[int, int]:
    """In a book without the torn pages: for how many questions about the others, and about those, every word of the
    question stands on the page that was found.
    """
    whole = [page for page in scene.every_page() if scene.find(language, page, whole=False)[1].covers > 1 - 1e-9]
    gone = sum(page.name == scene.torn().name for page in whole)
    return len(whole) - gone, gone


@lru_cache(maxsize=128)
def of_name(chef: Chef, name: Name) -> Trials:
    """All five questions about a name, at the end; nothing is right where there is no such dish."""
    pages = [Page(name, fact, 0) for fact in range(len(FACTS))]
    dish = scene.dish_of(name)
    return scene.tried(chef, dish.pages if dish else pages, "closed", chef.weights[-1:])


@lru_cache(maxsize=8)
def borrowed(chef: Chef) -> tuple[int, int]:
    """Of all answers about names that are no dish's: how many a dish with one of the words could have lent; and all."""
    names = [(a, b) for a in range(WORDS) for b in range(WORDS) if scene.dish_of((a, b)) is None]
    lent = [
        scene.lender(chef.language, name, fact, int(of_name(chef, name).word[-1, fact])) is not None
        for name in names
        for fact in range(len(FACTS))
    ]
    return sum(lent), len(lent)


class Snowball(NamedTuple):
    """How a page goes on after its method.

    Attributes:
        told: the page as far as the method, with it; said: what comes after it.
    """

    told: Page
    said: Said


@lru_cache(maxsize=64)
def snowball(chef: Chef, method: int) -> Snowball:
    """The first dish asked about, with a method put in the chef's mouth."""
    page = Page(scene.about()[0].name, 0, method)
    return Snowball(page, _after(chef, (page,))[0])


class Rolled(NamedTuple):
    """Every dish that was read, with every wrong method.

    Attributes:
        fits: how many go on as fits the wrong method; true: as fits the right one; tried: all.
        sure, usually: how sure on average it is of each word, and after the right method.
    """

    fits: int
    true: int
    tried: int
    sure: float
    usually: float


@lru_cache(maxsize=4)
def rolled(chef: Chef) -> Rolled:
    """All of them."""
    read = [dish for dish in scene.book() if dish.read]
    wrong = [(dish, method) for dish in read for method in range(WORDS) if method != dish.facts[0]]
    pages = tuple(Page(dish.name, 0, method) for dish, method in wrong)
    said = _after(chef, pages)
    language = chef.language
    fits = sum(each.words == _rest(language, page) for each, page in zip(said, pages, strict=True))
    true = sum(each.words == _rest(language, dish.pages[0]) for each, (dish, _) in zip(said, wrong, strict=True))
    usual = _after(chef, tuple(dish.pages[0] for dish in read))
    return Rolled(fits, true, len(said), _mean(said), _mean(usual))


def _after(chef: Chef, pages: tuple[Page, ...]) -> list[Said]:
    """How pages go on after their fact."""
    begun = [ids(chef.language, page)[: len(asked(chef.language, page)) + 1] for page in pages]
    return say(network(chef.language), chef.weights[-1], [closed(each) for each in begun])


def _rest(language: str, page: Page) -> tuple[int, ...]:
    return tuple(ids(language, page)[len(asked(language, page)) + 1 :].tolist())


def _mean(said: Sequence[Said]) -> float:
    return float(np.mean([chance for each in said for chance in each.chances]))
