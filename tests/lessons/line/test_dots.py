"""Points in a link: short, exact to six digits, and nothing else is taken."""

import re
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.lines import COORDINATE_LIMIT, PRESETS
from lessons.line import dots
from lessons.line.dots import MOST_POINTS, NO_POINT, Dots
from lessons.line.settings import Line
from tests.groups import DEFAULTS
from ui.settings import gather, links

coordinate = st.integers(0, 10_000).map(lambda hundredths: hundredths / 100)
pairs = st.lists(st.tuples(coordinate, coordinate), max_size=MOST_POINTS)


@given(pairs)
def test_points_come_back_from_a_link_as_they_were(given_pairs: list[tuple[float, float]]) -> None:
    text = dots.write(given_pairs)
    assert dots.pairs(text) == given_pairs
    assert Dots("noisy").parse(text) == text
    assert urlencode({"dots": text}) == f"dots={text}"


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_known_by_its_name_however_it_is_written(name: str) -> None:
    assert dots.read(name) is PRESETS[name]
    assert dots.write(dots.pairs(name)) == name
    written_out = "~".join(f"{x:.3f}_{y:.3f}" for x, y in dots.pairs(name))
    assert Dots("noisy").parse(written_out) == name


def test_no_point_is_a_value_too() -> None:
    assert dots.write([]) == NO_POINT
    assert dots.pairs(NO_POINT) == []


def test_minus_nothing_is_nothing() -> None:
    assert dots.write([(-0.0, 1.0)]) == "0_1"


HOSTILE = (
    "",
    "x",
    "1",
    "1_2_3",
    "1_2~",
    "~",
    "_",
    "nan_1",
    "1_inf",
    "1e9_0",
    f"{COORDINATE_LIMIT + 1}_0",
    "-1_2",
    "3_-0.8",
    "1,2",
    "１_x",
)


@pytest.mark.parametrize("asked", [*HOSTILE, "~".join(["1_1"] * (MOST_POINTS + 1))])
def test_what_is_no_list_of_points_is_refused(asked: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Dots("noisy").parse(asked)


def test_a_fit_travels_in_a_link() -> None:
    run = gather(Line, {**DEFAULTS, "dots": "1.5_2~3_6", "line_a": 2.0})
    assert links.read("line", Line, links.write(run)) == run
    assert re.fullmatch(r"[-\w.~;=]+", links.write(run))


def test_the_x_asked_about_is_no_part_of_a_fit() -> None:
    first, other = (gather(Line, {**DEFAULTS, "ask_x": x}) for x in (1.0, 7.5))
    assert first != other
    assert first.run == other.run


def test_no_set_on_offer_has_less_than_no_rice_or_water() -> None:
    assert all(min(pair) >= 0 for name in PRESETS for pair in dots.pairs(name))


def test_points_that_are_no_preset_are_one_s_own() -> None:
    assert dots.preset("curve") == "curve"
    assert dots.preset("1_1") == dots.OWN
