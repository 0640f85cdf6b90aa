"""The chart of the line: a square is a square, all points are seen, and the player holds the whole walk."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.lines import COORDINATE_LIMIT, PRESETS, Points, fit, points
from lessons.line import charts, pictures, scene
from lessons.line.settings import Line
from tests.conftest import chart_words
from tests.groups import DEFAULTS
from ui.draw.charts import Look
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.settings import gather

coordinate = st.floats(-COORDINATE_LIMIT, COORDINATE_LIMIT)
several = st.lists(st.tuples(coordinate, coordinate), min_size=1, max_size=8).map(lambda pairs: points(*pairs))
weight = st.floats(-10.0, 10.0)


@settings(deadline=None)
@given(several)
def test_the_window_shows_every_point(given_points: Points) -> None:
    window = pictures.window_of(given_points)
    assert np.all(np.abs(given_points.x - window.x) <= window.reach)
    assert np.all(np.abs(given_points.y - window.y) <= window.reach)


def test_presets_and_no_point_are_seen_from_close() -> None:
    for preset in (*PRESETS.values(), points()):
        assert pictures.window_of(preset) == pictures.WINDOWS[0]


@settings(deadline=None)
@given(several, weight, weight)
def test_each_square_is_as_wide_as_the_miss_is_high_and_ends_on_the_line(
    given_points: Points, a: float, b: float
) -> None:
    drawn = pictures.squares(given_points, np.array([a, b]))
    size = 1e-3 * (1 + max(np.abs(side).max() for side in drawn.values()))
    assert np.allclose(abs(drawn["x2"] - drawn["x"]), abs(drawn["y2"] - drawn["y"]), atol=size)
    assert np.allclose(drawn["y2"], a * drawn["x"] + b, atol=size)


def test_a_square_lies_where_the_line_does_not_cut_it() -> None:
    """Above a rising line it goes left, below it right; at a falling line the other way round."""
    above_and_below = points((0, 5), (0, -5))
    rising = pictures.squares(above_and_below, np.array([1.0, 0.0]))
    falling = pictures.squares(above_and_below, np.array([-1.0, 0.0]))
    assert rising["x2"].tolist() == [-5.0, 5.0]
    assert falling["x2"].tolist() == [5.0, -5.0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("register", REGISTERS)
def test_the_chart_names_its_lines_and_axes_and_holds_no_data(language: str, register: str) -> None:
    text = Text(language, register, "line")
    names = tuple(charts.LINES)
    spec = charts.line(text, Look(), pictures.WINDOWS[0], names)
    assert {text(f"line.{name}") for name in names} <= set(chart_words(spec))
    assert {text("axis.x"), text("axis.y")} <= set(chart_words(spec))
    assert "datasets" not in spec
    assert charts.line(text, Look(), pictures.WINDOWS[0], names) is spec


def test_both_axes_have_the_same_pixels_to_a_unit() -> None:
    """Each domain reaches to either side of the middle by reach · side / shorter side."""
    window = pictures.WINDOWS[0]
    layers = charts.line(Text("en", "real", "line"), Look(), window, ("yours",))["layer"]
    domains = {axis: layers[0]["encoding"][axis]["scale"]["domain"] for axis in ("x", "y")}
    for axis, side in (("x", "width"), ("y", "height")):
        middle = getattr(window, axis)
        half = f"{window.reach} * {side} / min(width, height)"
        assert [end["expr"] for end in domains[axis]] == [f"{middle} - {half}", f"{middle} + {half}"]


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
    assert scores[0, 0] == pytest.approx(scene.score(given_points, (0.0, -3.0)))
    assert scores[-1, 0] == pytest.approx(scene.score(given_points, (0.0, 3.0)))
    assert scores[0, -1] == pytest.approx(scene.score(given_points, (3.0, -3.0)))
