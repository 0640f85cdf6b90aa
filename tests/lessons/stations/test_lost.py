"""The line that lost a number: its numbers, its border, and its films at every place of their sliders."""

import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from lessons.stations import edits
from lessons.stations.lost import drawn, films, scene, words
from lessons.stations.settings import LOST, NUMBERS, Stations
from tests import films as sent
from tests.lessons.stations.lost import Found, given
from ui.kit.text import LANGUAGES, Text

EN = Text("en", "kitchen", "stations")
STATES = {
    "as given": Stations(),
    "half way": Stations(net_found="7_2", net_was="7_1", ticket_salt=2.0),
    "closed": Stations(net_found="7_4.5", ticket_spice=3.3),
    "the last cook": Stations(net_number=10, net_found="7_3~10_-2"),
    "nobody": Stations(net_number=9, net_found="9_-6~10_-6~11_-6"),
}


@pytest.fixture(params=STATES)
def state(request: pytest.FixtureRequest) -> Stations:
    """A line as it is set."""
    return STATES[request.param]


def test_it_is_the_line_trained_by_hand_with_one_number_lost() -> None:
    assert scene.given().tolist() == list(given())
    assert scene.given()[LOST] == 0.0
    assert scene.NET.parameter_count == 13


@pytest.mark.parametrize(("value", "sides"), [(0.0, ("below", "left")), (2.9, ("below",)), (3.0, ()), (6.0, ())])
def test_the_border_closes_at_three(value: float, sides: tuple[str, ...]) -> None:
    weights = scene.along("", LOST, [value])[0]
    heights = scene.maps(weights)[-1]
    assert scene.open_sides(heights) == sides
    assert scene.closed(heights) == (not sides)
    assert scene.found(Stations(net_found=edits.write({LOST: value}))) == (not sides)


def test_a_line_that_likes_nothing_is_open_nowhere_and_not_closed() -> None:
    heights = scene.maps(scene.line(STATES["nobody"].net_found))[-1]
    assert not scene.open_sides(heights)
    assert not scene.closed(heights)
    assert words.said(EN, STATES["nobody"], scene.line(STATES["nobody"].net_found), heights).startswith("**Now")


def test_figures_are_counted_ticket_by_ticket(state: Stations) -> None:
    weights = scene.line(state.net_found)
    loss, right = Found(EN, state).figures()
    assert float(scene.loss(weights)) == pytest.approx(loss)
    assert int(scene.right(weights)) == right


@pytest.mark.parametrize("language", LANGUAGES)
def test_films_show_at_each_place_of_the_number_what_the_line_is_there(state: Stations, language: str) -> None:
    text, still, key = Text(language, "kitchen", "stations"), films.without_hand(state), f"_found-{state.net_number}"
    made: tuple[Callable[[Text, Stations], bytes], ...] = (
        films.line_film,
        films.map_film,
        films.said_film,
        films.strips,
    )
    for place in (0, 37, 60, 61, 90, 120):
        value = round(place / 10 - 6, 1)
        there = replace(state, net_found=edits.write(edits.read(state.net_found) | {state.net_number: value}))
        at = {"ticket_salt": round(there.ticket_salt * 10), "ticket_spice": round(there.ticket_spice * 10), key: place}
        expected = list(Found(text, there).films().values())
        wished = [*expected[:3], expected[4]]
        for make, looks in zip(made, wished, strict=True):
            shown = sent.read(make(text, state if make is films.strips else still)).at(**at)
            for part, look in looks.items():
                if isinstance(look, str):
                    assert shown[part] == look, (part, value)
                else:
                    assert abs(float(shown[part].replace("−", "-")) - look.value) <= 0.0051, (part, value)


def test_cards_say_whether_a_hand_has_changed_them(state: Stations) -> None:
    shown = sent.read(films.card_film(EN, films.without_hand(state)))
    for place in (0, 60, 120):
        at = {axis: place if axis.startswith("_found") else 0 for axis in shown.axes}
        card = shown.at(**at)["card", "drawn"]
        weights = scene.along(state.net_found, state.net_number, [place / 10 - 6])[0]
        assert ("changed by hand" in card) == (weights.tolist() != list(given()))
        written = re.findall(r'font-size="13" text-anchor="end">([^<]*)</text>', card)
        assert [float(number.replace("−", "-")) for number in written] == pytest.approx(weights.tolist())


def test_stills_show_what_the_oracle_says(state: Stations) -> None:
    for html, check in zip(
        (drawn.line_html(EN, state), drawn.map_html(EN, state)), Found(EN, state).drawings().values(), strict=True
    ):
        assert callable(check)
        check(html)


def test_an_area_is_where_a_cook_passes_on_more_than_nothing() -> None:
    for place in NUMBERS[:6]:
        weights = scene.along("", place, [1.5])[0]
        area, border = drawn.cook_paths(weights, place // 3)
        assert area.startswith("M")
        assert border.startswith("M")
        assert np.isfinite([float(each) for each in re.findall(r"-?[\d.]+", area)]).all()
