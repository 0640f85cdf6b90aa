"""The training as a film: every frame is the line after that round, and the message stays small."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from core.losses import sigmoid
from core.network import Network
from lessons.blame import films, line, scene
from lessons.blame.settings import BlameSlips
from tests.films import read
from tests.groups import DEFAULTS
from ui.film.clock import CODE
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.settings import gather

USUAL = gather(BlameSlips, DEFAULTS).run
TEXT = Text("en", "kitchen", "blame")


@pytest.mark.parametrize(("rounds", "cooks", "pattern"), [(30, 2, "ring"), (300, 4, "ring"), (1000, 4, "either")])
def test_a_training_fits_into_its_message(rounds: int, cooks: int, pattern: str) -> None:
    run = replace(USUAL, slip_rounds=rounds, slip_cooks=cooks, slip_pattern=pattern)
    sizes = [len(films.training_film(TEXT, run, 0, trained=True)), len(films.said_film(TEXT, run)), len(CODE)]
    assert sum(sizes) < 120_000


def test_every_frame_shows_the_weights_the_loss_and_the_chances_of_its_round() -> None:
    training, shown = scene.training(USUAL), read(films.training_film(TEXT, USUAL, 6, trained=True))
    net = Network((2, 3, 1))
    for frame, at in list(enumerate(training.frames))[::9]:
        looks = shown.at(training=frame)
        weights = training.history.weights[at]
        for place, value in enumerate(weights):
            said = looks[f"wn{place}", "words"].rstrip("▲▼").replace("−", "-")
            assert float(said) == pytest.approx(value, abs=0.0051)
        assert float(looks["wloss-said", "words"]) == pytest.approx(training.history.losses[at], abs=0.0051)
        corner = sigmoid(net.forward(weights, np.array([[-1.0, 1.0]])).prediction)[0]
        band = films.SHADES.index(looks["heat", "shades"].split(",")[0])  # no salt, 6 g of spice: the first dot
        assert band / 12 <= corner <= (band + 1) / 12
        assert looks["border", "d"] == looks["rim", "d"] == looks["wring", "d"]


def test_the_border_is_one_closed_line_from_the_closing_on_and_ghosts_come_after_their_rounds() -> None:
    training, shown = scene.training(USUAL), read(films.training_film(TEXT, USUAL, 6, trained=True))
    for frame, at in enumerate(training.frames):
        looks = shown.at(training=frame)
        assert looks["border", "d"].endswith("Z") == (at >= 153), at
        assert (looks["ghost2", "opacity"] != "0") == (at > 145)


def test_before_training_there_is_one_frame_of_the_first_weights() -> None:
    shown = read(films.training_film(TEXT, USUAL, 6, trained=False))
    assert shown.places == (1,)
    assert shown.at(training=0)["wn6", "words"] == "−0.41"


@pytest.mark.parametrize(("language", "register"), list(product(LANGUAGES, REGISTERS)))
def test_the_readers_own_number_is_named_in_every_language(language: str, register: str) -> None:
    text = Text(language, register, "blame")
    drawing = read(films.training_film(text, USUAL, 6, trained=True)).drawing
    assert text("name.weight", source=text("name.salt"), unit=text("name.cook", number=3)) in drawing


@pytest.mark.parametrize(
    ("numbers", "side"), [((0.0, 0.0, 1.0), "all"), ((0.0, 0.0, -1.0), "none"), ((1, 0, 9), "all")]
)
def test_a_cook_whose_border_is_off_the_map_is_all_of_one_colour(numbers: tuple[float, ...], side: str) -> None:
    area, chord = line._cut(np.array(numbers, dtype=float), 18.0)
    assert chord == "M0 0"
    assert (area == "M0 0") == (side == "none")


def test_a_cooks_border_stands_where_its_sum_is_zero() -> None:
    area, chord = line._cut(np.array([1.0, 0.0, 0.0]), 18.0)  # upright through the middle; it speaks for the right
    assert chord == "M0 18L0 -18"
    assert area.startswith("M0 18A18 18 0 0 0 0 -18")
