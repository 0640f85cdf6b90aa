"""The same people twice: each in a column that no line cuts, each kind of mistake under its own mark."""

import re
from itertools import product

import numpy as np
import pytest

from core.people import PLACES, QUESTIONS
from lessons.rule import pictures, scene
from lessons.rule.settings import Rule
from ui.kit.text import LANGUAGES, REGISTERS, Text

TEXT = Text("en", "kitchen", "rule")
HOME, AWAY, COUGH = Rule("ill", "home"), Rule("ill", "elsewhere"), Rule("ill", "elsewhere", "yes")
PLATES = Rule("too_strong", "elsewhere")


def marks(question: str, half: pictures.Judged, size: pictures.Size) -> str:
    """All marks of one half, drawn."""
    return "".join(piece.svg(name) for name, piece in pictures._marks(question, half, size).items())


@pytest.mark.parametrize("lines", [(36.0,), (37.5, 38.016490709), (39.5, 38.417, 37.572)])
def test_nobody_stands_on_the_wrong_side_of_a_line_or_on_another(lines: tuple[float, ...]) -> None:
    first, between = scene.met(AWAY).X[:, 0], pictures.edges("ill", lines)
    found = pictures.places(first, between)
    for (column, _), x in zip(found, first, strict=True):
        assert between[column] < x <= between[column + 1]
        assert between[column + 1] - between[column] <= 0.1 + 1e-9
        middle = (between[column] + between[column + 1]) / 2
        assert all((middle > line) == (x > line) for line in lines)
    assert len(set(found)) == len(first)


def test_who_stands_on_a_line_is_not_above_it() -> None:
    between = pictures.edges("ill", (37.5,))
    on, above = pictures.places(np.array([37.5, np.nextafter(37.5, 38)]), between)
    assert between[on[0] + 1] == between[above[0]] == 37.5


@pytest.mark.parametrize(("here", "trained"), [(AWAY, HOME), (AWAY, AWAY), (AWAY, COUGH), (PLATES, PLATES)])
def test_both_halves_show_the_same_piles(here: Rule, trained: Rule) -> None:
    """Each person stands in one place, whoever judges."""
    for size in pictures.SIZES:
        halves = pictures.halves(TEXT, here, trained, None)
        piles = []
        for half in halves:
            drawn = marks(here.rule_question, half, size)
            rings, _, crosses, *wrong = re.findall(r'<path d="([^"]*)"', drawn)
            dots = re.findall(r"M([\d.]+) ([\d.]+)h0", rings + "".join(wrong))
            arm = size.mark * 0.34
            crossed = re.findall(r"M([\d.]+) ([\d.]+)l", crosses)
            spots = [(float(x), float(y)) for x, y in dots] + [(float(x) + arm, float(y) + arm) for x, y in crossed]
            piles.append(np.array(sorted((round(x), y) for x, y in spots)))
        assert len(piles[0]) == 200
        assert piles[0] == pytest.approx(piles[1], abs=1.1)


@pytest.mark.parametrize(("question", "place"), list(product(QUESTIONS, PLACES)))
def test_all_of_them_are_in_sight(question: str, place: str) -> None:
    low, high = pictures.WINDOWS[question]
    first = scene.met(Rule(question, place)).X[:, 0]
    assert low + 0.05 <= first.min() < first.max() <= high - 0.05
    for size in pictures.SIZES:
        for half in pictures.halves(TEXT, Rule(question, place), Rule(question, place), None):
            drawn = marks(question, half, size)
            spots = re.findall(r"M(-?[\d.]+) (-?[\d.]+)", drawn)
            assert len(spots) >= 200
            assert all(0 <= float(x) <= size.width for x, _ in spots)
            assert all(pictures.HEAD <= float(y) <= size.panel for _, y in spots)


def test_the_rule_is_nailed_and_the_model_leaves_a_ghost() -> None:
    rule, model = pictures.halves(TEXT, AWAY, AWAY, HOME)
    assert (rule.nailed, model.nailed) == (True, False)
    assert rule.before is None
    assert model.before == pytest.approx(37.5165, abs=1e-4)
    drawn = pictures.people(TEXT, AWAY, AWAY, HOME)
    assert drawn.count("stroke-dasharray") == 2  # a laptop's and a phone's
    assert drawn.count('r="4"') == 2
    assert drawn.count("-5v10z") == 2


def test_before_it_trains_again_the_model_stands_on_its_ghost_without_an_arrow() -> None:
    for trained, earlier in ((HOME, None), (HOME, HOME)):
        drawn = pictures.people(TEXT, AWAY, trained, earlier)
        ghosts = re.findall(r'<path d="([^"]*)"[^>]*stroke-dasharray', drawn)
        assert ghosts == [""] * len(ghosts)
        assert "v10z" not in drawn


def test_the_arrow_points_back_when_training_goes_back() -> None:
    drawn = pictures.people(TEXT, HOME, HOME, AWAY)
    assert drawn.count("l9 -5v10z") == 2


def test_with_a_cough_there_are_two_lines_and_each_has_its_name() -> None:
    _, model = pictures.halves(TEXT, AWAY, COUGH, HOME)
    assert len(model.lines) == 2
    assert model.lines[0] > model.lines[1]
    assert list(model.names) == [TEXT("line.no_cough"), TEXT("line.coughs")]
    assert model.before is None
    crowd = scene.met(AWAY)
    limit = np.where(crowd.X[:, 1] > 0, model.lines[1], model.lines[0])
    assert model.said.tolist() == (crowd.X[:, 0] > limit).tolist()


@pytest.mark.parametrize(("language", "register"), list(product(LANGUAGES, REGISTERS)))
def test_what_is_drawn_is_also_told(language: str, register: str) -> None:
    text = Text(language, register, "rule")
    for here, trained in ((AWAY, HOME), (AWAY, COUGH), (PLATES, PLATES)):
        told = pictures.told(text, here, trained, None)
        for half in pictures.halves(text, here, trained, None):
            assert half.head in told
            assert text("mark.false_alarms", false_alarms=int(half.alarms.sum())) in told
            assert text("mark.missed", missed=int(half.missed.sum())) in told


def test_it_is_drawn_in_the_theme_s_colours_alone() -> None:
    drawn = pictures.people(TEXT, AWAY, AWAY, HOME)
    assert not re.search(r"#[0-9A-Fa-f]{3,8}", drawn)
    colours = set(re.findall(r"var\(--(\w+)\)", drawn))
    assert colours == {"ink", "quiet", "page", "edge", "now", "strong", "walk", "band1"}
