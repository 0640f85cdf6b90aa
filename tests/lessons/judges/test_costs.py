"""The drawing of what a stated chance costs: marks and curves against the axes, names beside their colours."""

import re
from itertools import product

import numpy as np
import pytest

from lessons.judges import costs, words
from lessons.judges.settings import STATED
from ui.kit.text import LANGUAGES, REGISTERS, Text

TEXTS = [Text(language, register, "judges") for language, register in product(LANGUAGES, REGISTERS)]
EN = TEXTS[0]


def price(judge: str, percent: float) -> float:
    p = percent / 100
    return float(-np.log(p) if judge == "cross_entropy" else (1 - p) ** 2)


@pytest.mark.parametrize("percent", STATED)
def test_marks_lie_where_the_axes_say_and_the_prices_are_written_beside_the_names(percent: float) -> None:
    drawn = costs.drawing(EN, percent)
    ticks = {float(at): float(x) for x, at in re.findall(r'x="([\d.]+)" y="209" text-anchor="middle">(\d+)<', drawn)}
    rows = {float(at): float(y) - 4 for y, at in re.findall(r'x="27" y="([\d.]+)" text-anchor="end">(\d)<', drawn)}
    assert set(ticks) == {0, 20, 40, 60, 80, 100}
    assert set(rows) == set(range(8))
    (x,) = re.findall(r'id="upright" transform="translate\(([\d.]+) 0\)"', drawn)
    assert float(x) == pytest.approx(np.interp(percent, list(ticks), list(ticks.values())), abs=0.11)
    for judge in costs.STYLES:
        (y,) = re.findall(rf'id="mark-{judge}" cy="([\d.]+)"', drawn)
        assert float(y) == pytest.approx(np.interp(price(judge, percent), list(rows), list(rows.values())), abs=0.16)
        (written,) = re.findall(rf'id="price-{judge}"[^>]*>([\d.]+)<', drawn)
        exact = price(judge, percent)
        assert float(written) == pytest.approx(exact, rel=0.051, abs=0.0051 if exact >= 0.1 else 0), "no price is 0"


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: f"{text.language}-{text.register}")
def test_the_sentence_beside_the_picture_tells_the_prices_that_stand_in_it(text: Text) -> None:
    for percent in STATED:
        _, *told = re.findall(r"\*\*([\d.]+)%?\*\*", words.said(text, percent))
        drawn = costs.drawing(text, percent)
        for judge, price_told in zip(costs.STYLES, told, strict=True):
            (written,) = re.findall(rf'id="price-{judge}"[^>]*>([\d.]+)<', drawn)
            coarser = min(len(figure.partition(".")[2]) for figure in (written, price_told))
            assert abs(float(written) - float(price_told)) <= 0.5001 * 10.0**-coarser, f"{judge} at {percent}%"
            assert written == price_told or price(judge, percent) >= 0.1, f"{judge} at {percent}%"


def test_nothing_leaves_the_picture() -> None:
    drawn = costs.drawing(EN, STATED[0])
    for judge in costs.STYLES:
        (points,) = re.findall(rf'class="{judge}" points="([^"]+)"', drawn)
        spots = np.array([spot.split(",") for spot in points.split()], dtype=float)
        assert (spots[:, 0] >= costs.LEFT).all()
        assert (spots[:, 0] <= costs.WIDTH - costs.RIGHT).all()
        assert (spots[:, 1] >= costs.TOP).all()
        assert (spots[:, 1] <= costs.HEIGHT - costs.BOTTOM).all()
        assert (np.diff(spots[:, 0]) > 0).all()
        assert (np.diff(spots[:, 1]) >= 0).all(), "the likelier it was called, the cheaper"


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_legend_names_each_curve_in_its_own_colour_and_dash(text: Text) -> None:
    drawn = costs.drawing(text, 1.0)
    named = re.findall(r'h30" stroke="([^"]+)" stroke-width="3"([^/]*)/><text [^>]*>([^<]+)</text>', drawn)
    curves = {
        judge: re.findall(rf'class="{judge}" [^>]* stroke="([^"]+)" stroke-width="3"([^/]*)/>', drawn)[0]
        for judge in costs.STYLES
    }
    assert [(*curves[judge], text(f"stated.{judge}")) for judge in costs.STYLES] == named
    assert len({colour for colour, *_ in named}) == len({dash for _, dash, _ in named}) == 2
    assert text("axis.stated") in drawn
    assert text("axis.cost") in drawn


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_whoever_does_not_see_it_hears_both_prices(text: Text) -> None:
    told = costs.described(text, 20.0)
    assert told.startswith(text("alt.stated"))
    for judge, cost in (("cross_entropy", "1.61"), ("brier", "0.64")):
        assert f"{text(f'stated.{judge}')} {cost}" in told
    assert f'aria-label="{told}"' in costs.still(text, 20.0)
