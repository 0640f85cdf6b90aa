"""One ticket forward and back: the numbers of the page against independent ways to get them."""

import numpy as np
import pytest

from core.arrays import Array
from core.examples import Examples
from core.losses import binary_cross_entropy
from core.network import Network, nudge
from core.passes import Trace
from core.patterns import crowd, liked
from core.slips import (
    NUDGE_SIZE,
    Slips,
    adjusted,
    cost_of_slopes,
    first_weights,
    follow,
    follow_again,
    places,
    relative_error,
)

TICKET = Examples(np.array([[0.6, -0.4]]), np.array([1.0]))


def some_slips(cooks: int = 3, seed: int = 1, ticket: Examples = TICKET) -> Slips:
    net = Network((2, cooks, 1))
    return follow(net, first_weights(net, seed), ticket)


@pytest.mark.parametrize("cooks", [2, 3, 4])
@pytest.mark.parametrize("wish", [0.0, 1.0])
def test_every_number_can_be_followed_by_hand_with_plain_python(cooks: int, wish: float) -> None:
    slips = some_slips(cooks, ticket=Examples(TICKET.X, np.array([wish])))
    w = [float(number) for number in slips.parameters]
    hand_sums = [w[3 * c] * 0.6 + w[3 * c + 1] * -0.4 + w[3 * c + 2] for c in range(cooks)]
    passed = [(np.exp(2 * z) - 1) / (np.exp(2 * z) + 1) for z in hand_sums]
    to_last = w[3 * cooks : 4 * cooks]
    logit = sum(a * v for a, v in zip(passed, to_last, strict=True)) + w[-1]
    chance = 1 / (1 + np.exp(-logit))
    np.testing.assert_allclose(slips.sums(1), hand_sums, rtol=1e-12)
    np.testing.assert_allclose(slips.passed_on(1), passed, rtol=1e-12)
    assert slips.sums(2)[0] == pytest.approx(logit, rel=1e-12)
    assert slips.chance == pytest.approx(chance, rel=1e-12)
    assert slips.loss == pytest.approx(-np.log(chance if wish else 1 - chance), rel=1e-12)
    assert slips.slips(2)[0] == pytest.approx(chance - wish, rel=1e-12)
    by_hand = [v * (chance - wish) * (1 - a * a) for v, a in zip(to_last, passed, strict=True)]
    np.testing.assert_allclose(slips.slips(1), by_hand, rtol=1e-12)
    assert slips.biggest(12) == (int(np.argmax(np.abs(by_hand))),)
    first_slopes = [slope for s in by_hand for slope in (s * 0.6, s * -0.4, s)]
    np.testing.assert_allclose(slips.blame.gradient[: 3 * cooks], first_slopes, rtol=1e-12)


def test_a_slip_says_what_one_more_unit_in_the_sum_does_to_the_loss() -> None:
    slips, h = some_slips(), 1e-5
    for cook in range(3):
        shifted = []
        for sign in (1, -1):  # the bias is a unit more in the sum
            numbers = slips.parameters.copy()
            numbers[3 * cook + 2] += sign * h
            shifted.append(follow(slips.net, numbers, slips.ticket).loss)
        assert slips.slips(1)[cook] == pytest.approx((shifted[0] - shifted[1]) / (2 * h), rel=1e-8)


@pytest.mark.parametrize("cooks", [2, 3, 4])
def test_nudging_any_weight_finds_the_slope_that_went_back_up_the_line(cooks: int) -> None:
    slips = some_slips(cooks)
    for which in range(slips.net.parameter_count):
        nudged = nudge(slips.net, binary_cross_entropy, slips.parameters, slips.ticket, which, NUDGE_SIZE)
        assert relative_error(nudged.slope, float(slips.blame.gradient[which])) < 1e-3


def test_places_say_whose_weight_stands_where() -> None:
    net = Network((2, 3, 1))
    numbers = np.arange(float(net.parameter_count))
    layers = net.layers(numbers)
    found = places(net)
    assert len(found) == net.parameter_count == 13
    for at, (layer, unit, source) in enumerate(found):
        weights, biases = layers[layer - 1]
        assert (biases[unit] if source is None else weights[unit, source]) == at


def test_first_weights_have_two_decimals_and_follow_the_seed() -> None:
    net = Network((2, 4, 1))
    weights = first_weights(net, 3)
    np.testing.assert_array_equal(weights, np.round(weights, 2))
    np.testing.assert_array_equal(weights, first_weights(net, 3))
    assert (weights != first_weights(net, 4)).any()


def test_updates_on_one_ticket_lower_its_loss_and_can_be_counted_on() -> None:
    slips = some_slips()
    once = follow(slips.net, adjusted(slips, 0.3), slips.ticket)
    assert once.loss < slips.loss
    again = follow_again(slips.net, slips.parameters, slips.ticket, 0.3, 1)
    np.testing.assert_array_equal(again.parameters, once.parameters)
    assert follow_again(slips.net, slips.parameters, slips.ticket, 0.3, 50).loss < 0.1 * slips.loss


def test_two_tickets_at_once_and_impossible_numbers_are_refused() -> None:
    slips = some_slips()
    with pytest.raises(ValueError, match="crowd of one, got 200"):
        follow(slips.net, slips.parameters, crowd("ring"))
    with pytest.raises(ValueError, match="updates"):
        follow_again(slips.net, slips.parameters, slips.ticket, 0.3, -1)
    with pytest.raises(ValueError, match="weights must be between 1"):
        cost_of_slopes(0)


def test_nudging_all_weights_costs_as_many_tastings_as_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    slips, forward = some_slips(), Network.forward
    calls: list[str] = []

    def counted(net: Network, parameters: Array, X: Array) -> Trace:
        calls.append("forward")
        return forward(net, parameters, X)

    monkeypatch.setattr(Network, "forward", counted)
    for which in range(slips.net.parameter_count):
        nudge(slips.net, binary_cross_entropy, slips.parameters, slips.ticket, which)
    assert len(calls) == cost_of_slopes(slips.net.parameter_count).two_sided == 26
    assert cost_of_slopes(7_000_000_000) == (1, 7_000_000_000, 14_000_000_000)


def test_relative_error_is_0_for_equal_and_2_for_opposite_numbers() -> None:
    assert relative_error(0.0, 0.0) == 0.0
    assert relative_error(1.01, 1.0) == pytest.approx(0.01 / 1.01)
    assert relative_error(-3.0, 3.0) == 2.0


@pytest.mark.parametrize("pattern", ["either", "ring"])
def test_the_rule_of_a_pattern_agrees_with_its_crowd(pattern: str) -> None:
    tickets = crowd(pattern, count=1000, seed=3)
    np.testing.assert_array_equal(liked(pattern, tickets.X), tickets.y)


def test_spirals_have_no_rule() -> None:
    with pytest.raises(ValueError, match="either, ring, got 'spirals'"):
        liked("spirals", np.zeros((1, 2)))
