"""The films of *Stations* at every place of their sliders, against a line worked out cook by cook."""

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from core.arrays import Array
from lessons.stations import cooks, edits, films, moving, pictures, scene, words
from lessons.stations.settings import Stations
from tests import films as sent
from tests.lessons.stations import oracle
from tests.lessons.stations.maps import MIDDLE
from ui.draw.network import fill, thickness, with_sign
from ui.figures import narrow
from ui.kit.text import LANGUAGES, Text

EN = Text("en", "kitchen", "stations")
GRAMS = [place / 10 for place in range(61)]
HAND = Stations(net_cooks=3, net_mode="hand", net_cook="A2", net_hears="spice", ticket_salt=4.0)
TRAINED = Stations(net_cooks=2, ticket_spice=2.5)
BEGUN = replace(TRAINED, net_hand="0_0.9")
STATES: dict[str, tuple[Stations, Stations | None]] = {
    "by hand": (HAND, None),
    "by hand, touched": (replace(HAND, net_hand="0_-2~4_1.5"), None),
    "the base by hand": (replace(HAND, net_hears="base"), None),
    "after training by hand": (replace(TRAINED, net_mode="hand", net_touch="1_0.5"), TRAINED.run),
    "by hand before training, and here after it": (replace(BEGUN, net_mode="hand"), BEGUN.run),
    "by hand before training and after it": (replace(BEGUN, net_mode="hand", net_touch="0_-2"), BEGUN.run),
    "rounds": (replace(TRAINED, net_round=300.0), TRAINED.run),
    "two stations": (Stations(net_cooks=2, net_stations=2, net_rule="relu", net_mode="hand", net_cook="B1"), None),
    "untrained": (Stations(net_cooks=4, net_rule="sigmoid"), None),
}


@pytest.fixture(params=STATES)
def state(request: pytest.FixtureRequest) -> tuple[Stations, Stations | None]:
    """A line, and its run."""
    return STATES[request.param]


def place_of(settings: Stations, run: Stations | None) -> dict[str, int]:
    """Where the sliders stand."""
    moved = moving.moving(settings, run)
    own = {re.sub(r"\.", "-", moved.key): moved.at} if moved.key else {}
    return {**own, "ticket_salt": round(settings.ticket_salt * 10), "ticket_spice": round(settings.ticket_spice * 10)}


def by_hand(line: scene.KitchenLine, salt: float, spice: float) -> list[Array]:
    """What every layer passes on, worked out by the oracle's line."""
    other = oracle.Line(line.net.sizes, line.net.activation, line.weights, line.trained)
    return [layer[:, 0] for layer in other.passed(np.array([[salt / 3 - 1, spice / 3 - 1]]))]


def says(looks: dict[tuple[str, str], str], passed: list[Array]) -> None:
    """Every cook's number and colour, and the verdict's sentence."""
    for layer, values in enumerate(passed):
        for unit, value in enumerate(values.tolist()):
            name, shown = f"c{layer}-{unit}", looks[f"vc{layer}-{unit}", "words"]
            assert shown in {narrow(value + shift) for shift in (-1e-9, 0, 1e-9)}, (name, value, shown)
            warmth = (value - 0.5) / 0.5 if layer == len(passed) - 1 else value
            exact = (min(max(warmth, -1), 1) + 1) * MIDDLE
            shades = {fill(round(exact + shift) / MIDDLE - 1) for shift in (-1e-6, 1e-6)}
            assert looks[name, "fill"] in shades, (name, value)
    verdict = float(passed[-1][0])
    assert looks["verdict", "words"] in {words.ticket(EN, verdict + shift) for shift in (-1e-9, 1e-9)}


def test_each_strip_is_the_line_worked_out_at_every_place(state: tuple[Stations, Stations | None]) -> None:
    settings, run = state
    shown, here = sent.read(films.strips(EN, settings, run)), place_of(settings, run)
    now, moved = scene.line(settings, run), moving.moving(settings, run)
    assert dict(shown.standing) == here
    for place, grams in enumerate(GRAMS):
        says(shown.at(**{**here, "ticket_salt": place}), by_hand(now, grams, settings.ticket_spice))
        says(shown.at(**{**here, "ticket_spice": place}), by_hand(now, settings.ticket_salt, grams))
    for place, line in enumerate(moved.lines if moved.key else ()):
        key = next(iter(here))
        says(shown.at(**{**here, key: place}), by_hand(line, settings.ticket_salt, settings.ticket_spice))


def test_where_two_sliders_have_moved_since_nothing_is_claimed(state: tuple[Stations, Stations | None]) -> None:
    settings, run = state
    here = place_of(settings, run)
    both = {**here, "ticket_salt": here["ticket_salt"] - 1, "ticket_spice": here["ticket_spice"] + 1}
    assert sent.read(films.strips(EN, settings, run)).at(**both) == {}


def test_the_weights_at_each_place_are_those_of_the_line_there(state: tuple[Stations, Stations | None]) -> None:
    moved = moving.moving(*state)
    assert np.array_equal(moved.weights, np.stack([line.weights for line in moved.lines]))
    assert moved.settings[moved.at] == state[0]


def test_each_line_and_base_is_drawn_with_its_number(state: tuple[Stations, Stations | None]) -> None:
    settings, run = state
    still = moving.without_hand(settings, run)
    shown, moved = sent.read(films.line_film(EN, still, run)), moving.moving(still, run)
    for place, line in enumerate(moved.lines if moved.key else ()):
        looks = shown.at(**{axis: place if axis not in films.TICKET else 0 for axis in shown.axes})
        for layer, block in enumerate(line.net.blocks(line.weights), start=1):
            for (unit, before), number in np.ndenumerate(block):
                value = float(number)
                if before == block.shape[1] - 1:
                    assert looks.get((f"bc{layer}-{unit}", "words"), with_sign(value)) == with_sign(value)
                elif (name := f"l{layer}-{unit}-{before}", "stroke") in looks:
                    assert looks[f"n{name}", "words"] == narrow(value)
                    assert float(looks[name, "stroke-width"]) == pytest.approx(thickness(value), abs=0.051)
                    assert (looks[name, "stroke-dasharray"] == "none") == (value >= 0)
        first = moved.lines[0].weights
        changed = {at for at in range(len(first)) if line.weights[at] != first[at]}
        told = {part for part, _ in looks if re.match(r"l\d|bc", part)}
        assert len(told) >= len(changed)


def test_the_maps_are_those_of_the_line_at_every_tenth_place(state: tuple[Stations, Stations | None]) -> None:
    settings, run = state
    still = moving.without_hand(settings, run)
    moved = moving.moving(still, run)
    large, small = sent.read(films.map_film(EN, still, run, None)), sent.read(films.small_film(EN, still, run))
    for place in range(0, len(moved.lines), 10):
        line = moved.lines[place]
        at = {axis: place if axis not in films.TICKET else 0 for axis in large.axes}
        says_shades(large.at(**at)["heat", "shades"], 2 * scene.maps(line)[-1][0] - 1)
        for layer, names in enumerate(cooks.stations(settings)):
            for unit, name in enumerate(names):
                heights = scene.maps(line, pictures.SMALL_POINTS)[layer][unit]
                says_shades(small.at(**at)[f"small{name}", "shades"], heights)
        path = large.at(**at)["border", "d"]
        for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)[::7]:
            salt, spice = (float(x) - 34) / 52, (336 - float(y)) / 52
            cell = (
                np.abs(np.diff(scene.maps(line)[-1][0], axis=0)).max() + np.abs(np.diff(scene.maps(line)[-1][0])).max()
            )
            assert abs(by_hand(line, salt, spice)[-1][0] - 0.5) <= cell


def says_shades(shown: str, warmth: Array) -> None:
    """Each dot has the shade of its number, the first row on top."""
    exact = (np.clip(warmth[::-1].ravel(), -1, 1) + 1) * MIDDLE
    expected: list[Any] = [fill(shade / MIDDLE - 1) for shade in np.rint(exact)]
    sure = np.abs(exact % 1 - 0.5) > 1e-6
    dots = shown.split(",")
    assert len(dots) == len(expected)
    assert all(dot == wished for dot, wished, is_sure in zip(dots, expected, sure, strict=True) if is_sure)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_at_each_place_is_said_of_the_line_there(
    state: tuple[Stations, Stations | None], language: str
) -> None:
    settings, run = state
    text, still = Text(language, "kitchen", "stations"), moving.without_hand(settings, run)
    shown, moved = sent.read(films.said_film(text, still, run, "changed")), moving.moving(still, run)
    for place, (now, line) in enumerate(zip(moved.settings, moved.lines, strict=True)):
        looks = shown.at(**{axis: place if axis not in films.TICKET else 0 for axis in shown.axes})
        assert looks["said", "words"] == words.of_line(text, now, run, line)
        assert [looks[f"figure{i}", "words"] for i in range(3)] == list(words.figures(text, now, line).values())
        assert looks["changed", "words"] == "changed"


def test_where_its_slider_stands_the_film_tells_of_the_line_there(state: tuple[Stations, Stations | None]) -> None:
    settings, run = state
    here, line = place_of(settings, run), scene.line(settings, run)
    shown = sent.read(films.said_film(EN, moving.without_hand(settings, run), run, ""))
    assert shown.at(**{axis: here[axis] for axis in shown.axes})["said", "words"] == words.of_line(
        EN, settings, run, line
    )


def test_pictures_around_change_only_when_another_weight_is_set_for_the_first_time() -> None:
    place = moving.weight_place(HAND)
    first, second, other = (edits.write(known) for known in ({place: 1.0}, {place: 2.0}, {place: 2.0, 0: 1.0}))
    untouched, *touched = (
        moving.without_hand(replace(HAND, net_hand=text), None) for text in ("", first, second, other)
    )
    assert untouched != touched[0] == touched[1] != touched[2]
    assert moving.without_hand(replace(HAND, ticket_salt=1.0, ticket_spice=5.0), None) == untouched
    rounds = [moving.without_hand(replace(TRAINED, net_round=rounds), TRAINED.run) for rounds in (0.0, 500.0)]
    assert rounds[0] == rounds[1]
