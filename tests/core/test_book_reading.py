"""How a chef reads the invented book, and what it says: the bands that the page's story rests on."""

from functools import cache

import numpy as np
import pytest

from core.arrays import Array
from core.book_reading import (
    CONTEXT,
    UNJUDGED,
    chances_after,
    closed,
    judged_loss,
    network,
    opened,
    read_book,
    say,
)
from core.data.invented_menu import WORDBOOKS
from core.invented_dishes import Page, asked, asked_ids, dishes, ids, value, vocabulary, written
from core.language_model import network_guesser
from core.losses import softmax_cross_entropy
from core.retrieval import shelf_of

LANGUAGES = tuple(WORDBOOKS)
SEEDS = (0, 1)
"""Two books a language: ten questions each about pages torn out."""


@cache
def reader(language: str, seed: int) -> Array:
    """The numbers of somebody who has read a book."""
    return read_book(language, dishes(seed), seed=seed).weights[-1]


def answers(language: str, seed: int, pages: list[Page], before: list[Page] | None = None) -> tuple[float, float]:
    """How sure on average, and the share that is right."""
    texts = [asked_ids(language, page) for page in pages]
    given = [ids(language, page) for page in before or []]
    asks = [opened(*each) for each in zip(given, texts, strict=True)] if before else [closed(each) for each in texts]
    chances = chances_after(network(language), reader(language, seed), asks)
    truth = np.array([value(language, page) for page in pages])
    return float(chances.max(axis=1).mean()), float((chances.argmax(axis=1) == truth).mean())


@pytest.mark.parametrize("language", LANGUAGES)
def test_known_is_right_fetched_is_right_and_torn_out_is_sure_and_wrong(language: str) -> None:
    found: dict[str, list[tuple[float, float]]] = {"known": [], "open": [], "closed": [], "missing": []}
    for seed in SEEDS:
        book = dishes(seed)
        pages = [page for dish in book for page in dish.pages]
        torn = [page for dish in book if not dish.read for page in dish.pages]
        rest = [page for page in pages if page not in torn]
        shelf = shelf_of([written(language, page) for page in rest])
        wrong = [rest[shelf.find(asked(language, page)).page] for page in torn]
        found["known"].append(answers(language, seed, rest))
        found["open"].append(answers(language, seed, pages, pages))
        found["closed"].append(answers(language, seed, torn))
        found["missing"].append(answers(language, seed, torn, wrong))
    sure, right = ({name: np.mean(many, axis=0)[at] for name, many in found.items()} for at in (0, 1))
    assert right["known"] >= 0.95
    assert right["open"] >= 0.98
    assert right["closed"] <= 0.3
    assert right["missing"] <= 0.3
    assert sure["closed"] >= 0.55
    assert sure["missing"] > sure["closed"] + 0.05
    assert sure["known"] > sure["closed"] + 0.1


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_wrong_early_word_takes_all_that_follows_with_it(language: str) -> None:
    net, weights = network(language), reader(language, 0)
    read = [dish for dish in dishes(0) if dish.read]
    wrong = [Page(dish.name, 0, (dish.facts[0] + 1) % 8) for dish in read]
    begun = len(asked(language, wrong[0])) + 1
    said = say(net, weights, [closed(ids(language, page)[:begun]) for page in wrong])
    fits = [
        vocabulary(language).decode(each.words) == list(written(language, page)[begun:])
        for each, page in zip(said, wrong, strict=True)
    ]
    assert np.mean(fits) >= 0.95
    assert np.mean([np.mean(each.chances) for each in said]) >= 0.9


def test_what_is_said_is_the_likeliest_word_each_time() -> None:
    net, weights = network("en"), network("en").start(3)
    text = closed(asked_ids("en", dishes(0)[0].pages[0]))
    said, guess = say(net, weights, [text])[0], network_guesser(net, weights)
    so_far = text[1:].tolist()
    for word, chance in zip(said.words, said.chances, strict=True):
        assert guess(so_far)[word] == pytest.approx(chance, abs=1e-5)
        assert guess(so_far).argmax() == word
        so_far.append(word)


def test_texts_asked_together_are_asked_as_by_themselves() -> None:
    net, weights = network("en"), network("en").start(1)
    texts = [closed(asked_ids("en", page)) for page in dishes(0)[0].pages] + [np.arange(1, 40)]
    together = chances_after(net, weights, texts)
    for text, chances in zip(texts, together, strict=True):
        assert chances_after(net, weights, [text])[0] == pytest.approx(chances, abs=1e-5)
        assert chances.sum() == pytest.approx(1)


def test_only_what_is_judged_counts() -> None:
    logits = np.random.default_rng(0).normal(size=(6, 4))
    target = np.array([[1, UNJUDGED, 2], [UNJUDGED, 0, UNJUDGED]])
    some = np.array([0, 2, 4])
    assert judged_loss.value(logits, target) == pytest.approx(
        softmax_cross_entropy.value(logits[some], np.array([1, 2, 0]))
    )
    slope = judged_loss.slope(logits, target)
    for at in np.ndindex(6, 4):
        moved = [logits.copy(), logits.copy()]
        moved[0][at] += 1e-5
        moved[1][at] -= 1e-5
        steep = (judged_loss.value(moved[0], target) - judged_loss.value(moved[1], target)) / 2e-5
        assert slope[at] == pytest.approx(steep, abs=1e-8)


def test_the_same_seed_reads_alike_and_records_are_told() -> None:
    told: list[int] = []
    runs = [read_book("en", dishes(0), seed=1, steps=20, watch=lambda step, *_: told.append(step)) for _ in range(2)]
    assert np.array_equal(runs[0].weights[-1], runs[1].weights[-1])
    assert told == 2 * list(range(0, 21, 2))
    assert runs[0].losses[-1] < runs[0].losses[0]


def test_a_reader_can_go_on_from_where_another_stopped() -> None:
    begun = read_book("en", dishes(0), seed=1, steps=5).weights[-1]
    on = read_book("en", dishes(1), seed=1, steps=5, start=begun)
    assert np.array_equal(on.weights[0], begun)


def test_pages_fit_twice_into_what_it_sees() -> None:
    longest = max(len(ids(language, Page((0, 0), fact, 0))) for language in LANGUAGES for fact in range(5))
    assert 2 * (longest + 1) <= CONTEXT + 1


def test_a_book_without_a_page_is_refused() -> None:
    torn = [dish for dish in dishes(0) if not dish.read]
    with pytest.raises(ValueError, match="1 page or more"):
        read_book("en", torn, steps=2)
