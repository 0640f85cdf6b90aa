"""Exams: the best of many is worth what it was worth before, and for chefs who differ by luck alone by closed form."""

from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.exams import CANDIDATES, GROUPS, PEOPLE, SEED, SIZES, candidates, contest, contest_of
from core.losses import binary_cross_entropy
from core.network import Network
from core.optimizers import adam
from core.patterns import accuracy, crowd
from core.starts import start
from core.training import train


def best_of_binomials(group: int, size: int, share: float) -> float:
    """E[max of k independent Binomial(m, p)] / m, from P(max ≤ x) = P(one ≤ x)ᵏ."""
    chances = [comb(size, x) * share**x * (1 - share) ** (size - x) for x in range(size + 1)]
    below = np.cumsum(chances) ** group
    return float(sum(1 - below[:-1])) / size


@pytest.mark.parametrize("size", [10, 20])
def test_for_chefs_who_differ_by_luck_alone_the_mark_is_the_expected_maximum_and_is_lost(size: int) -> None:
    right = np.random.default_rng(0).random((64, 20_000)) < 0.8
    found = contest(right, size, exams=400)
    for group, exam, fresh in zip(found.groups, found.exam, found.fresh, strict=True):
        assert exam == pytest.approx(best_of_binomials(group, size, 0.8), abs=0.006)
        assert fresh == pytest.approx(0.8, abs=0.002)
    assert found.fall == pytest.approx(found.exam - found.fresh)


def test_of_one_nothing_was_chosen_and_nothing_is_lost() -> None:
    right = np.random.default_rng(1).random((4, 1000)) < 0.7
    found = contest(right, 50, exams=600, groups=(1,))
    assert found.fall == pytest.approx([0.0], abs=0.006)
    assert found.fresh == pytest.approx([right.mean()], abs=0.002)


def test_a_chef_who_really_is_better_stays_so() -> None:
    right = np.zeros((4, 500), dtype=bool)
    right[2] = True
    found = contest(right, 20, exams=5, groups=(4,))
    assert (found.exam.tolist(), found.fresh.tolist()) == ([1.0], [1.0])


@settings(max_examples=40)
@given(st.integers(0, 2**32 - 1), st.integers(1, 29))
def test_more_to_choose_from_is_never_a_worse_mark_and_shares_stay_shares(seed: int, size: int) -> None:
    right = np.random.default_rng(seed).random((8, 30)) < 0.6
    found = contest(right, size, exams=7, groups=(1, 2, 8))
    assert (np.diff(found.exam) >= -1e-12).all()
    assert ((found.fresh >= 0) & (found.fresh <= 1) & (found.exam <= 1)).all()
    everybody = (size * found.exam[0] + (30 - size) * found.fresh[0]) / 30
    assert everybody == pytest.approx(right.mean()), "of one, exam and others together are all there are"


def test_the_64_are_what_training_them_one_by_one_makes_of_them() -> None:
    net, examples = Network((2, 16, 1)), crowd("ring", count=60, noise=0.6)
    people = crowd("ring", count=PEOPLE, noise=0.6, seed=SEED, unseen=True)
    found = candidates()
    assert found.shape == (CANDIDATES, PEOPLE)
    for seed in (0, 7, 63):
        begin = start(net, "xavier", seed).astype(np.float32).astype(float)  # a shelf's starts are single precision
        history = train(net.model, examples, binary_cross_entropy, adam(0.03), begin, epochs=60)
        share = accuracy(net.forward(history.weights[-1], people.X).prediction, people.y, 0.0)
        assert found[seed].mean() == pytest.approx(float(share), abs=0.0005)


def test_what_the_page_says_of_the_64_comes_out() -> None:
    found = contest_of(SIZES[0])
    assert found.groups == GROUPS
    assert 100 * found.exam == pytest.approx([83.2, 86.7, 88.9, 90.5], abs=0.3)
    assert 100 * found.fresh == pytest.approx([83.9, 84.0, 83.8, 83.8], abs=0.3)
    assert abs(found.fresh[-1] - found.fresh[0]) < 0.005, "the winner is no better than any of them"
    falls = [100 * float(contest_of(size).fall[-1]) for size in SIZES]
    assert falls == pytest.approx([6.7, 3.5, 1.5], abs=0.3)
    assert best_of_binomials(64, 20, float(candidates().mean())) > found.exam[-1], (
        "they are wrong about the same people"
    )


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"size": 0}, "size"),
        ({"size": 10}, "size"),
        ({"size": 3, "exams": 0}, "exams"),
        ({"size": 3, "groups": (3,)}, "groups"),
    ],
)
def test_what_no_contest_can_be_is_refused_by_name(asked: dict[str, object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        contest(np.ones((4, 10), dtype=bool), **({"groups": (1,)} | asked))  # type: ignore[arg-type]
