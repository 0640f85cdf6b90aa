"""What the page of blame slips asks of core: the ticket, its label, the training that is kept."""

from dataclasses import replace
from hashlib import sha256
from itertools import product

import numpy as np
import pytest

from core.examples import Examples
from core.losses import binary_cross_entropy
from core.network import Network
from core.optimizers import sgd
from core.patterns import accuracy, crowd
from core.slips import adjusted, follow
from core.training import train
from lessons.blame import scene
from lessons.blame.settings import BlameSlips
from tests.groups import DEFAULTS
from ui.settings import gather

USUAL = gather(BlameSlips, DEFAULTS)


def test_a_ticket_of_round_grams_is_read_as_round_numbers() -> None:
    ticket = scene.ticket_of(USUAL)
    assert ticket.X.tolist() == [[0.6, -0.4]]
    assert ticket.y.tolist() == [0.0]


@pytest.mark.parametrize(
    ("pattern", "salt", "spice", "liked"),
    [
        ("either", 6.0, 6.0, 0),
        ("either", 6.0, 0.0, 1),
        ("either", 3.0, 6.0, 0),
        ("ring", 3.0, 3.0, 1),
        ("ring", 0.0, 0.0, 0),
    ],
)
def test_every_ticket_is_liked_or_not_on_a_border_too(pattern: str, salt: float, spice: float, liked: int) -> None:
    asked = replace(USUAL, slip_pattern=pattern, slip_salt=salt, slip_spice=spice)
    assert scene.ticket_of(asked).y.tolist() == [liked]


def test_the_first_slips_are_those_of_the_rounded_start_and_updates_go_on_from_there() -> None:
    first = scene.slips_of(USUAL)
    np.testing.assert_array_equal(first.parameters, first.parameters.round(2))
    after = scene.updated(USUAL)
    np.testing.assert_allclose(after.parameters, first.parameters - first.blame.gradient, rtol=1e-12)
    again = scene.slips_of(replace(USUAL, slip_updates=1))
    np.testing.assert_array_equal(again.parameters, after.parameters)


def test_training_is_plain_gradient_descent_by_the_very_backward_pass_that_is_shown() -> None:
    run = replace(USUAL, slip_rounds=30).run
    net, training = Network((2, 3, 1)), scene.training(run)
    plain = train(
        net.model, crowd("ring", count=100), binary_cross_entropy, sgd(1.0), training.history.weights[0], epochs=30
    )
    np.testing.assert_allclose(training.history.weights, plain.weights, rtol=1e-9, atol=1e-12)
    logits = net.forward(training.history.weights[-1], crowd("ring", count=100).X).prediction
    assert training.right[-1] == round(100 * float(accuracy(logits, crowd("ring", count=100).y, 0.0)))


def test_a_training_does_not_depend_on_the_ticket() -> None:
    other = replace(USUAL, slip_salt=0.0, slip_press=4, slip_weight=7, slip_updates=9)
    assert other.run == USUAL.run
    assert replace(USUAL, slip_seed=2).run != USUAL.run


@pytest.mark.parametrize("seed", range(1, 10))
def test_every_line_on_offer_closes_the_border_and_is_right_about_new_tickets(seed: int) -> None:
    training = scene.training(replace(USUAL, slip_seed=seed).run)
    assert training.closed[-1] == 1
    assert 975 < training.unseen[-1] < 997


@pytest.mark.parametrize(("pattern", "cooks"), list(product(["either", "ring"], [2, 3, 4])))
def test_no_training_on_offer_diverges(pattern: str, cooks: int) -> None:
    for seed, rate in product((1, 5, 9), (0.1, 3.0)):
        run = replace(USUAL, slip_pattern=pattern, slip_cooks=cooks, slip_seed=seed, slip_rate=rate).run
        training = scene.training(run)
        assert not training.history.burnt
        assert training.history.losses[-1] < training.history.losses[0]


def fingerprint(weights: np.ndarray | tuple[float, ...]) -> str:
    return sha256(np.asarray(weights, dtype="<f8").tobytes()).hexdigest()


def test_cooking_to_order_changes_none_of_the_numbers_and_training_does() -> None:
    run = USUAL.run
    kept = scene.trained_line(run)
    before, held = fingerprint(kept.weights), np.array(kept.weights)
    net, orders = Network(kept.sizes, kept.activation), scene.new_tickets(run)
    for x, y in zip(orders.X, orders.y, strict=True):
        slips = follow(net, held, Examples(x[np.newaxis], np.array([y])))
        assert np.isfinite(slips.loss)
    assert len(orders) == 1000
    assert fingerprint(held) == before == fingerprint(scene.trained_line(run).weights)
    assert fingerprint(adjusted(slips, run.slip_rate)) != before


def test_the_chef_that_is_kept_cooks_as_the_one_that_was_trained() -> None:
    run = replace(USUAL, slip_pattern="ring").run
    kept = scene.trained_line(run)
    assert (kept.sizes, kept.activation, kept.pattern) == ((2, 3, 1), "tanh", "ring")
    assert (kept.seed, kept.rate, kept.rounds) == (1, 1.0, 300)
    net, tickets = Network(kept.sizes, kept.activation), crowd(kept.pattern, count=100)
    logits = net.forward(np.array(kept.weights), tickets.X).prediction
    assert scene.training(run).right[-1] == round(100 * float(accuracy(logits, tickets.y, 0.0)))
    assert hash(kept)
