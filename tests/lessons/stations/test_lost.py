"""The line that lost a number: its numbers, its border, and its films at every place of their sliders."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from lessons.stations import edits
from lessons.stations.lost import drawn, films, line, scene, words
from lessons.stations.settings import LOST, NUMBERS, Stations
from tests import films as sent
from tests.lessons.stations.lost import Found, above_nothing
from tests.lessons.stations.lost import given as as_given
from ui.kit.text import LANGUAGES, REGISTERS, Text

EN = Text("en", "kitchen", "stations")
TEXTS = [Text(language, register, "stations") for language, register in product(LANGUAGES, REGISTERS)]
STATES = {
    "as given": Stations(),
    "half way": Stations(net_found="7_2", net_was="7_1", ticket_salt=2.0),
    "closed": Stations(net_found="7_4.5", ticket_spice=3.3),
    "the last cook": Stations(net_number=10, net_found="7_3~10_-2"),
    "nobody": Stations(net_number=9, net_found="9_-6~10_-6~11_-6"),
    "everybody": Stations(net_number=4, net_found="0_0~1_0~3_0~4_0"),
}


@pytest.fixture(params=STATES)
def state(request: pytest.FixtureRequest) -> Stations:
    """A line as it is set."""
    return STATES[request.param]


def test_it_is_the_line_trained_by_hand_with_one_number_lost() -> None:
    assert scene.given().tolist() == list(as_given())
    assert scene.given()[LOST] == 0.0
    assert scene.NET.parameter_count == 13


@pytest.mark.parametrize(("value", "sides"), [(0.0, ("below", "left")), (2.9, ("below",)), (3.0, ()), (6.0, ())])
def test_the_border_closes_at_three(value: float, sides: tuple[str, ...]) -> None:
    weights = scene.along("", LOST, [value])[0]
    heights = scene.maps(weights)[-1]
    assert scene.open_sides(heights) == sides
    assert scene.closed(heights) == (not sides)
    assert scene.found(Stations(net_found=edits.write({LOST: value}))) == (not sides)


@pytest.mark.parametrize("place", NUMBERS)
def test_the_gap_is_as_wide_as_written_wherever_the_number_is_put(place: int) -> None:
    """Along each side of the map, ticket by ticket every thousandth of a gram."""
    axis = np.linspace(-1, 1, 6001)
    ends = np.ones_like(axis)
    sides = np.concatenate([np.stack(side, 1) for side in ((axis, -ends), (-ends, axis), (axis, ends), (ends, axis))])
    values = np.arange(-60, 61, 8) / 10
    for value, weights in zip(values, scene.along("", place, values.tolist()), strict=True):
        heights = scene.maps(weights)[-1]
        said = words.said(EN, Stations(net_number=place, net_found=edits.write({place: value})), weights, heights)
        liked = float((scene.passed_on(weights, sides)[-1] > 0).mean() * 24)
        written = re.search(r"([\d.]+) g in all", said)
        assert abs((float(written[1]) if written else 0.0) - liked) <= 0.053


def test_a_line_that_likes_nothing_is_open_nowhere_and_not_closed() -> None:
    heights = scene.maps(scene.line(STATES["nobody"].net_found))[-1]
    assert not scene.open_sides(heights)
    assert not scene.closed(heights)
    assert words.said(EN, STATES["nobody"], scene.line(STATES["nobody"].net_found), heights).startswith(
        "**At −6.0 nothing"
    )


def test_a_line_that_likes_everything_has_no_border_either() -> None:
    weights = scene.line(STATES["everybody"].net_found)
    said = words.said(EN, STATES["everybody"], weights, scene.maps(weights)[-1])
    assert said.startswith("**At 0.0 everything on the map is liked")


def test_figures_are_counted_ticket_by_ticket(state: Stations) -> None:
    weights = scene.line(state.net_found)
    loss, right = Found(EN, state).figures()
    assert float(scene.loss(weights)) == pytest.approx(loss)
    assert int(scene.right(weights, scene.tickets())) == right
    assert int(scene.right(weights, scene.exam())) == Found(EN, state).unseen()


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
        assert ("changed by hand" in card) == (weights.tolist() != list(as_given()))
        written = re.findall(r'font-size="13" text-anchor="end">([^<]*)</text>', card)
        assert [float(number.replace("−", "-")) for number in written] == pytest.approx(weights.tolist())


def test_stills_show_what_the_oracle_says(state: Stations) -> None:
    for html, check in zip(
        (drawn.line_html(EN, state), drawn.map_html(EN, state)), Found(EN, state).drawings().values(), strict=True
    ):
        assert callable(check)
        check(html)


def test_no_line_runs_through_a_number_and_no_number_covers_a_cook_a_tag_or_a_slip() -> None:
    """The number in the hand, whose patch is larger, may reach a little below its cook."""
    boxes: dict[str, tuple[float, float, float, float]] = {"verdict": (305, 121, 399, 211), "ticket": (1, 30, 68, 180)}
    for cook, (x, y) in enumerate(line.COOKS):
        boxes[f"name of {cook}"] = (x - 26, y - 39, x + 26, y - 27)
        boxes[f"tag of {cook}"] = (x + 17, y - 10, x + 59, y + 10) if cook < 3 else (x, y, x, y)
    for place, (wide, high) in product(NUMBERS, (line.PATCH, line.HANDLE)):
        x, y = line.spot(place)
        patch = (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        for other in set(NUMBERS) - {place}:
            (a, b), (c, d) = line.ends(other)
            along = [(a + step * (c - a) / 500, b + step * (d - b) / 500) for step in range(501)]
            assert wide > line.PATCH[0] or not any(inside(patch, *point) for point in along), (place, other)
            p, q = line.spot(other)
            assert not meet(
                patch, (p - line.PATCH[0] / 2, q - line.PATCH[1] / 2, p + line.PATCH[0] / 2, q + line.PATCH[1] / 2)
            ), (place, other)
        for name, box in boxes.items():
            assert not meet(patch, box), (place, name)
        for cook in range(len(line.COOKS)):
            near = np.clip(line.COOKS[cook], patch[:2], patch[2:])
            gone = float(np.linalg.norm(near - np.array(line.COOKS[cook])))
            assert gone > (line.RADIUS if wide == line.PATCH[0] else line.RADIUS - 7), (place, cook)


def inside(box: tuple[float, ...], x: float, y: float) -> bool:
    """Whether a box (left, top, right, foot) holds a point."""
    return box[0] < x < box[2] and box[1] < y < box[3]


def meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two boxes overlap."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_the_ticket_on_it_at_first_is_judged_wrong_and_right_as_soon_as_the_border_closes() -> None:
    """So that its diner agrees wherever all is said to be well."""
    first = Stations()
    for value in (0.0, *(place / 10 for place in range(30, 61))):
        found = replace(first, net_found=edits.write({LOST: value}))
        assert words.verdict(EN, float(Found(EN, found).passed(scene.ticket(found))[-1, 0]), False).right == (value > 0)
    assert not scene.likes(first)


READ = 0.01
"""Between two places of a map a border is read off to so many grams: a tenth may round either way."""


@settings(max_examples=60)
@given(found=some.dictionaries(some.sampled_from(NUMBERS), some.integers(-60, 60), min_size=1, max_size=4))
@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_what_is_said_of_the_border_is_so_whatever_is_set(text: Text, found: dict[int, int]) -> None:
    """Open where it is open, as wide as that, and closed with as many right as there are."""
    now = Stations(net_found=edits.write({place: tenth / 10 for place, tenth in found.items()}))
    weights, oracle = scene.line(now.net_found), Found(text, now)
    name, values = oracle.said()
    wide = {above_nothing(oracle.gap() + near) for near in (-READ, 0.0, READ)} if "gap" in values else {""}
    said = {text(name, **values | ({"gap": gap} if gap else {})) for gap in wide}
    assert words.said(text, now, weights, scene.maps(weights)[-1]) in said
    assert words.task(text, now) == text(oracle.task()[0], **oracle.task()[1])


def test_an_area_is_where_a_cook_passes_on_more_than_nothing() -> None:
    for place in NUMBERS[:6]:
        weights = scene.along("", place, [1.5])[0]
        area, border = drawn.cook_paths(weights, place // 3)
        assert area.startswith("M")
        assert border.startswith("M")
        assert np.isfinite([float(each) for each in re.findall(r"-?[\d.]+", area)]).all()
