"""Stopping in time: the turn is where watchers are least far off, and brakes do what is said of them, in bands."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dropout import with_dropout
from core.examples import Examples
from core.losses import binary_cross_entropy, squared
from core.models import Model, linear
from core.network import Network
from core.optimizers import adam, sgd
from core.patterns import JUST_RIGHT, accuracy, best_round_accuracy, crowd, ring
from core.starts import start
from core.stopping import Watched, let_go, watched
from core.training import History, train
from core.workspace import fast

NET = Network((2, 16, 1))


def people(seed: int) -> tuple[Examples, Examples, Examples]:
    """Regulars, new diners and strangers of one crowd."""
    return (
        crowd("ring", count=60, noise=0.6, seed=seed),
        crowd("ring", count=60, noise=0.6, seed=seed, unseen=True),
        crowd("ring", count=1000, noise=0.6, seed=10_000 + seed, unseen=True),
    )


def cooked(seed: int, net: Network = NET, model: Model | None = None) -> Watched:
    """2,000 rounds on the regulars, watched by the new diners."""
    regulars, new, _ = people(seed)
    first = start(net, "xavier", 0)
    history = train(model or fast(net), regulars, binary_cross_entropy, adam(0.03), first, epochs=2000, record_every=10)
    return watched(net.model, history, new, binary_cross_entropy)


def right(net: Network, weights: np.ndarray, who: Examples) -> float:
    return 100 * float(accuracy(net.forward(weights, who.X).prediction, who.y, 0.0))


@pytest.fixture(scope="module")
def free() -> list[Watched]:
    """Sixteen cooks without a brake, four crowds."""
    return [cooked(seed) for seed in range(4)]


def test_crowd_0_turns_where_it_was_measured(free: list[Watched]) -> None:
    run, (regulars, new, strangers) = free[0], people(0)
    assert run.history.recorded[run.turn] == 70
    assert run.losses[run.turn] == pytest.approx(0.396, abs=0.001)
    assert run.losses[-1] == pytest.approx(4.31, abs=0.2)
    assert let_go(NET, run.kept, regulars).sum() == 7
    assert right(NET, run.kept, new) == pytest.approx(81.7, abs=0.1)
    assert right(NET, run.kept, strangers) == pytest.approx(86.5, abs=0.3)
    assert not let_go(NET, run.history.weights[-1], regulars).any(), "all sixty, odd ones and all"
    assert right(NET, run.history.weights[-1], strangers) == pytest.approx(80.4, abs=1.0)


def test_what_is_learned_by_heart_is_paid_for_and_stopping_saves_it(free: list[Watched]) -> None:
    by_heart, stopped = [], []
    for seed, run in enumerate(free):
        regulars, _, strangers = people(seed)
        assert run.turns
        assert 20 <= run.history.recorded[run.turn] <= 200
        assert right(NET, run.history.weights[-1], regulars) > 98
        by_heart.append(right(NET, run.history.weights[-1], strangers))
        stopped.append(right(NET, run.kept, strangers))
    assert 73 <= np.mean(by_heart) <= 82
    assert 82 <= np.mean(stopped) <= 87.5
    assert np.mean(stopped) - np.mean(by_heart) > 4


def test_small_weights_and_dropout_help_and_far_too_small_ones_do_not(free: list[Watched]) -> None:
    strangers = people(0)[2]
    bare = right(NET, free[0].history.weights[-1], strangers)

    def small(l2: float) -> float:
        net = Network((2, 16, 1), l2=l2)
        return right(net, cooked(0, net).history.weights[-1], strangers)

    assert small(0.001) - bare > 2
    assert small(0.001) - small(0.01) > 10
    dropping = cooked(0, model=with_dropout(NET, 0.2)).history.weights[-1]
    assert right(NET, dropping, strangers) - bare > 1


def test_three_cooks_cannot_learn_all_by_heart_and_one_hardly_anything() -> None:
    regulars, _, strangers = people(0)
    for cooks, (low, high) in {1: (55, 70), 3: (76, 88)}.items():
        net = Network((2, cooks, 1))
        ends = cooked(0, net).history.weights[-1]
        assert right(net, ends, regulars) < 99
        assert low < right(net, ends, strangers) < high


# ---- the parts ----


def history(losses: list[float]) -> History:
    many = len(losses)
    return History(np.zeros((many, 1)), np.zeros(many), np.zeros((many - 1, 1)), np.array(-1))


@given(st.lists(st.floats(0, 10) | st.just(float("inf")), min_size=1, max_size=20))
def test_no_record_is_better_than_the_turn_and_none_before_it_as_good(losses: list[float]) -> None:
    run = Watched(history(losses), np.array(losses))
    assert losses[run.turn] == min(losses)
    assert min(losses[: run.turn], default=np.inf) > losses[run.turn] or run.turn == 0
    assert run.turns == (losses[-1] > 1.01 * min(losses))


def test_watchers_change_no_weight_and_are_judged_like_any_others() -> None:
    generator = np.random.default_rng(1)
    X, y = generator.normal(size=(5, 2)), generator.normal(size=5)
    run = train(linear, Examples(X, y), squared, sgd(0.1), [1.0, 1.0], epochs=7)
    seen = watched(linear, run, Examples(X[:2], y[:2]), squared)
    assert seen.losses == pytest.approx([np.mean((X[:2] @ w - y[:2]) ** 2) for w in run.weights])
    assert seen.kept.tolist() == run.weights[seen.turn].tolist()


def test_runs_side_by_side_are_refused() -> None:
    regulars, new, _ = people(0)
    shelf = train(fast(NET), regulars, binary_cross_entropy, sgd(0.1), start(NET, "xavier", [0, 1]), epochs=1)
    with pytest.raises(ValueError, match="one model"):
        watched(NET.model, shelf, new, binary_cross_entropy)


def test_who_is_let_go_is_whoever_accuracy_does_not_count() -> None:
    weights, who = start(NET, "xavier", 3), people(1)[0]
    wrong = let_go(NET, weights, who)
    assert 1 - wrong.mean() == pytest.approx(float(accuracy(NET.forward(weights, who.X).prediction, who.y, 0.0)))
    with pytest.raises(ValueError, match="one output, got 3"):
        let_go(Network((2, 4, 3)), start(Network((2, 4, 3)), "xavier"), who)


# ---- no rule by distance ----


@given(st.integers(0, 50), st.integers(4, 60))
def test_the_best_round_border_is_the_best_of_all_radii(seed: int, count: int) -> None:
    who = crowd("ring", count=count, noise=0.6, seed=seed)
    distances = np.hypot(*who.X.T)
    radii = [-1.0, *distances]
    best = max(float(np.mean((distances <= radius) == (who.y == 1))) for radius in radii)
    assert best_round_accuracy(who) == pytest.approx(best)


def test_without_noise_the_rule_is_a_distance_and_with_it_none_passes_eighty_eight_in_a_hundred() -> None:
    X, likes = ring(500, np.random.default_rng(0))
    assert best_round_accuracy(Examples(X, likes.astype(float))) == 1.0
    assert JUST_RIGHT == 0.5
    many = [crowd("ring", count=10_000, noise=0.6, seed=seed, unseen=True) for seed in range(5)]
    assert np.mean([best_round_accuracy(each) for each in many]) == pytest.approx(0.868, abs=0.005)
    with pytest.raises(ValueError, match="pairs"):
        best_round_accuracy(Examples(np.zeros((3, 1)), np.zeros(3)))
