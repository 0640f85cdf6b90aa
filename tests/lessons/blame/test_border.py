"""Whether a border goes all the way round, since when, and which rounds are shown."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.network import Network
from lessons.blame import border

ONE, THREE = Network((2, 1, 1), "tanh"), Network((2, 3, 1), "tanh")


def test_one_straight_cut_closes_less_than_half_and_three_close_all() -> None:
    cut = border.closed_share(ONE, np.array([1.0, 0.0, 0.3, 1.0, 0.0]))
    beyond = (np.pi - 2 * np.arctan(0.3)) / (2 * np.pi)
    assert cut == pytest.approx(beyond, abs=0.006), "of the ways out of the middle of a square, those past x = −0.3"
    walls = [3 * np.array([np.cos(angle), np.sin(angle), 0.5]) for angle in np.radians((90, 210, 330))]
    triangle = np.concatenate([*walls, [4.0, 4.0, 4.0, -7.0]])
    assert border.closed_share(THREE, triangle) == 1


@given(st.lists(st.floats(-3.0, 3.0), min_size=13, max_size=13))
def test_whether_it_is_liked_inside_or_outside_the_border_is_where_it_is(numbers: list[float]) -> None:
    """The last cook's weights and base turned round: who was liked is not, and the other way round."""
    weights = np.array(numbers)
    turned = weights * np.where(np.arange(13) < 9, 1, -1)
    assume((np.abs(THREE.forward(weights, border._ways_out()).prediction) > 1e-12).all())
    assume(abs(THREE.forward(weights, np.zeros((1, 2))).prediction[0]) > 1e-12)
    assert border.closed_share(THREE, weights) == border.closed_share(THREE, turned)


def test_where_all_or_nothing_is_liked_there_is_no_border() -> None:
    assert border.closed_share(ONE, np.array([0.1, 0.0, 0.0, 1.0, 5.0])) == 0
    assert border.closed_share(ONE, np.array([0.1, 0.0, 0.0, 1.0, -5.0])) == 0


@given(st.floats(0.0, 6.3), st.floats(-1.0, 1.0))
def test_a_straight_border_hardly_goes_round(angle: float, base: float) -> None:
    """One cook alone cuts the map in two, wherever the line lies."""
    straight = np.array([np.cos(angle), np.sin(angle), base, 1.0, 0.0])
    assert border.how_far(border.closed_share(ONE, straight)) == "open"


@pytest.mark.parametrize(
    ("share", "option"), [(0.0, "open"), (0.49, "open"), (0.5, "open"), (0.51, "half"), (0.99, "half"), (1, "round")]
)
def test_how_far_round_is_an_option_of_the_bet(share: float, option: str) -> None:
    assert border.how_far(share) == option


@pytest.mark.parametrize(
    ("shares", "closes"), [([0, 0.5, 1, 1], 2), ([0, 1, 0.9, 1], 3), ([1, 1], 0), ([1, 0.9], None)]
)
def test_a_border_has_closed_once_it_stays_closed(shares: list[float], closes: int | None) -> None:
    assert border.closes_at(np.array(shares)) == closes


@pytest.mark.parametrize(("rounds", "closes"), [(300, 153), (300, 60), (1000, 153), (300, 299)])
def test_around_the_closing_three_times_as_many_rounds_are_shown(rounds: int, closes: int) -> None:
    shown = border.frames(rounds, closes)
    step = rounds // 300
    assert (shown[0], shown[-1]) == (0, rounds)
    assert closes in shown
    near = [at for at in shown if closes - 20 * step <= at <= min(rounds - step, closes + 20 * step)]
    assert max(np.diff(near)) <= step
    assert max(np.diff(shown)) == 3 * step
    assert len(shown) < 170


def test_the_window_of_the_usual_line_is_the_one_in_which_it_happens() -> None:
    shown = np.array(border.frames(300, 153))
    assert set(range(130, 181)) <= set(shown.tolist())
    assert 129 in shown
    assert 128 not in shown
    assert 181 not in shown


def test_few_rounds_are_all_shown_and_a_border_that_stays_open_slows_nothing() -> None:
    assert border.frames(30, 12) == tuple(range(31))
    assert border.frames(300, None) == tuple(range(0, 301, 3))


def test_ghosts_lie_before_the_closing() -> None:
    assert border.ghosts(300, 153) == (61, 122, 145)
    assert border.ghosts(300, None) == (120, 240, 285)
    assert border.ghosts(0, None) == ()
