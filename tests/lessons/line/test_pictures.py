"""The plot of rice and water: nothing below zero, squares that are squares, and the player holds the whole walk."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.lines import COORDINATE_LIMIT, PRESETS, Points, fit, points
from lessons.line import dots, pictures, scene
from lessons.line.scene import Scene
from lessons.line.settings import Line
from tests.groups import DEFAULTS
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.settings import gather

TEXT = Text("en", "kitchen", "line")
coordinate = st.floats(0, COORDINATE_LIMIT)
several = st.lists(st.tuples(coordinate, coordinate), min_size=1, max_size=8)
NUMBER = r"(-?[\d.]+)"
SQUARE = rf'class="miss" transform="scale\({NUMBER}'
"""How far a square goes to the right and upwards, below 0 to the left and downwards."""


def score(given_points: Points, a: float, b: float) -> float:
    """Where always answering the mean is worth 50."""
    losses = (a * given_points.x + b - given_points.y) ** 2
    return float(100 / (1 + losses.mean() / given_points.y.var()))


@given(several)
def test_the_window_shows_every_point_and_nothing_below_zero(pairs: list[tuple[float, float]]) -> None:
    given_points = points(*pairs)
    cups = pictures.window_of(given_points)
    assert np.all(given_points.x <= cups)
    assert np.all(given_points.y <= 2 * cups)
    drawn = pictures.drawing(TEXT, Scene(Line(dots=dots.write(pairs))))
    written = [float(number) for number in re.findall(r">([-−]?[\d.]+)<", drawn.replace("−", "-"))]
    assert min(written) == 0.0


def test_presets_and_no_point_are_seen_from_close() -> None:
    for preset in (*PRESETS.values(), points()):
        assert pictures.window_of(preset) == pictures.WINDOWS[0]


@given(several, st.floats(0, 4), st.floats(0, 4))
def test_each_square_is_as_wide_as_its_miss_is_high(pairs: list[tuple[float, float]], a: float, b: float) -> None:
    now = Scene(Line(dots=dots.write(pairs), line_a=a, line_b=b))
    cups = pictures.window_of(now.points)
    misses = np.abs(a * now.points.x + b - now.points.y)
    for svg, (_, height) in zip(pictures.drawing(TEXT, now).split("<svg")[1:], pictures.WIDTHS.values(), strict=True):
        unit = (height - pictures.TOP - pictures.BOTTOM) / (2 * cups)
        sizes = [abs(float(size)) for size in re.findall(SQUARE, svg)]
        assert np.allclose(sizes, misses * unit, atol=0.31)


@pytest.mark.parametrize(("y", "left"), [(10.0, True), (1.0, False)])
def test_a_square_lies_where_a_rising_line_does_not_cut_it(y: float, left: bool) -> None:
    """Above the line it goes left, below it right."""
    drawn = pictures.drawing(TEXT, Scene(Line(dots=dots.write([(4.0, y)]), line_a=1.0, line_b=0.5)))
    corner = re.findall(r'translate\(([\d.]+) ([\d.]+)\)"><path class="miss"', drawn)[0]
    assert corner == re.findall(r'class="point" cx="([\d.]+)" cy="([\d.]+)"', drawn)[0]
    assert (float(re.findall(SQUARE, drawn)[0]) < 0) == left


def test_one_square_is_as_large_as_all_together() -> None:
    now = Scene(Line(), Line())
    sides = [
        float(side) for side in re.findall(r'class="together"[^>]*? width="([\d.]+)"', pictures.drawing(TEXT, now))
    ]
    sizes = [float(size) for size in re.findall(SQUARE, pictures.drawing(TEXT, now).split("<svg")[1])]
    assert sides[1] ** 2 == pytest.approx(sum(size**2 for size in sizes), rel=0.02)
    assert sides[0] > sides[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("register", REGISTERS)
def test_the_ground_beyond_the_last_measurement_says_so_beside_what_is_asked(language: str, register: str) -> None:
    text = Text(language, register, "line")
    for asked in (0.0, 5.0, 6.5, 7.0, 8.0):
        drawn = pictures.drawing(text, Scene(Line(ask_x=asked)))
        assert text("nobody").split("\n")[0] in drawn.split("<svg")[1]
    wide = pictures.drawing(text, Scene(Line(dots="8_3~7.8_4")))
    assert text("nobody").split("\n")[0] not in wide


def test_what_is_out_of_sight_is_still_answered_in_words() -> None:
    drawn = pictures.drawing(TEXT, Scene(Line(line_a=4.0, line_b=4.0, ask_x=8.0)))
    assert drawn.count('<g display="none"><circle class="answer"') == 2
    assert TEXT("answer", y=36.0) in drawn


def test_it_is_drawn_in_the_theme_s_colours_alone() -> None:
    drawn = pictures.drawing(TEXT, Scene(Line(), Line()))
    assert not re.search(r"[\"']#[0-9A-Fa-f]{3,8}", drawn)
    assert set(re.findall(r"var\(--(\w+)\)", drawn)) == {"ink", "quiet", "page", "edge", "ground", "now", "walk"}


@pytest.mark.parametrize("name", PRESETS)
def test_the_map_holds_the_walk_and_the_exact_answer(name: str) -> None:
    chosen = gather(Line, {**DEFAULTS, "dots": name})
    walk, goal = scene.run(chosen).weights, fit(PRESETS[name]).weights
    (a0, a1), (b0, b1) = scene.map_range(walk, goal[np.newaxis])
    for a, b in (*walk, goal):
        assert a0 < a < a1
        assert b0 < b < b1


def test_the_map_scores_a_line_as_the_page_does() -> None:
    given_points = PRESETS["noisy"]
    scores = scene.score_map(given_points, (0.0, 3.0), (-3.0, 3.0))
    assert scores[0, 0] == pytest.approx(score(given_points, 0.0, -3.0))
    assert scores[-1, 0] == pytest.approx(score(given_points, 0.0, 3.0))
    assert scores[0, -1] == pytest.approx(score(given_points, 3.0, -3.0))
