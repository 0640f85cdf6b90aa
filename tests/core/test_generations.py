"""Many texts written at once: drawn as one by one, and each until its end."""

import numpy as np
import pytest

from core.generations import distinct, write_many
from core.language_model import network_guesser
from core.tokens import END
from core.transformer import Transformer

NET = Transformer(6, context=4, width=8, heads=2)
WEIGHTS = NET.start(3) * 3


def test_texts_end_where_the_end_is_drawn_and_are_never_longer() -> None:
    texts = write_many(NET, WEIGHTS, 200, 1, 12)
    assert len(texts) == 200
    assert max(map(len, texts)) <= 12
    assert min(map(len, texts)) < 12
    assert all(END not in text for text in texts)


def test_words_are_drawn_as_likely_as_the_model_says() -> None:
    texts = write_many(NET, WEIGHTS, 4000, 2, 2)
    guess = network_guesser(NET, WEIGHTS.astype(float))
    first = np.bincount([text[0] if len(text) else END for text in texts], minlength=6) / 4000
    assert first == pytest.approx(guess([]), abs=0.03)
    word = int(first[1:].argmax()) + 1
    after = [text[1] if len(text) > 1 else END for text in texts if len(text) and text[0] == word]
    assert np.bincount(after, minlength=6) / len(after) == pytest.approx(guess([word]), abs=0.06)


def test_a_seed_writes_the_same_again() -> None:
    first, again, other = (write_many(NET, WEIGHTS, 20, seed, 9) for seed in (4, 4, 5))
    assert [text.tolist() for text in first] == [text.tolist() for text in again]
    assert [text.tolist() for text in first] != [text.tolist() for text in other]


def test_different_words_are_counted_once() -> None:
    assert distinct([np.array([1, 2, 1]), np.array([3]), np.array([], dtype=np.int64)]) == 3


@pytest.mark.parametrize(("count", "longest", "named"), [(0, 5, "count"), (3, 0, "longest"), (2.5, 5, "count")])
def test_what_cannot_be_is_refused_by_name(count: int, longest: int, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        write_many(NET, WEIGHTS, count, 1, longest)
