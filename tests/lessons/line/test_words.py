"""What is said of a line is what its two numbers answer."""

import re
from itertools import product

import numpy as np
import pytest

from core.lines import PRESETS
from lessons.line import words
from lessons.line.dots import NO_POINT
from lessons.line.scene import Scene
from lessons.line.settings import Line
from ui.kit.text import LANGUAGES, REGISTERS, Text

TEXTS = [Text(language, register, "line") for language, register in product(LANGUAGES, REGISTERS)]
TEXT = TEXTS[0]
NUMBER = re.compile(r"(?<![\w.])[−-]?\d+(?:\.\d+)?")


def numbers(said: str) -> list[float]:
    return [float(found.replace("−", "-")) for found in NUMBER.findall(said)]


def fitted(settings: Line) -> Scene:
    return Scene(settings, settings.run)


def exact(settings: Line) -> np.ndarray:
    """By the library's own polynomial fit."""
    given = PRESETS[settings.dots]
    return np.polyfit(given.x, given.y, 1)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize(
    ("settings", "near"),
    [
        (Line(dots="noisy", fit_rounds=1000), True),
        (Line(dots="curve", line_a=-5.0, fit_rounds=100), False),  # 0.02 apart
        (Line(dots="two_points", fit_rounds=100), False),
        (Line(dots="outlier", fit_rounds=10), False),
    ],
)
def test_a_fit_is_called_near_only_where_it_rounds_to_the_exact_answer(text: Text, settings: Line, near: bool) -> None:
    (a, b), (exact_a, exact_b) = fitted(settings).history.weights[-1], exact(settings)
    apart = float(np.hypot(a - exact_a, b - exact_b))
    values = {"exact_a": exact_a, "exact_b": exact_b, "apart": apart}
    said = words.fitted(text, fitted(settings))
    assert said.startswith(text("say.fitted", rounds=settings.fit_rounds, a=a, b=b))
    assert said.endswith(text("exact.near" if near else "exact.apart", **values))
    assert near == (apart < 0.01)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize(
    ("dots", "x", "section"),
    [
        ("on_the_line", 0.5, "asked.beyond"),
        ("on_the_line", 1.5, "asked.between"),
        ("on_the_line", 4.5, "asked.between"),
        ("on_the_line", 5.5, "asked.beyond"),
        ("on_the_line", 6.0, "asked.beyond"),
        ("two_points", 2.0, "asked.between"),
        ("two_points", 3.5, "asked.beyond"),
        ("two_points", 0.5, "asked.beyond"),
        ("3_6", 3.5, "asked.beyond"),
        (NO_POINT, 3.5, "asked.between"),
    ],
)
def test_an_x_is_called_beyond_the_data_right_from_their_ends(text: Text, dots: str, x: float, section: str) -> None:
    assert words.asked(text, Scene(Line(dots=dots, ask_x=x))).endswith(text(section))


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_each_line_answers_under_its_own_name(text: Text) -> None:
    settings = Line(dots="outlier", line_a=1.5, line_b=-2.0, ask_x=8.0, fit_rounds=1000)
    a, b = exact(settings)
    said = words.asked(text, fitted(settings))
    assert numbers(said)[:3] == pytest.approx([8.0, 1.5 * 8 - 2, a * 8 + b], abs=0.0051)
    assert said.startswith(text("say.answer", x=8.0, y=10.0))
    assert text("say.machine_answer", y=a * 8 + b) in said
    assert numbers(words.asked(text, Scene(settings))) == [8.0, 10.0]


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_what_was_measured_is_told_and_how_often(text: Text) -> None:
    assert words.asked(text, Scene(Line(dots="curve", ask_x=6.0))).endswith(text("asked.measured", y=9.0))
    twice = Line(dots="1_2~1_5~3_6", ask_x=1.0)
    assert words.asked(text, Scene(twice)).endswith(text("asked.measured_often", y=3.5, times=2))


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("dots", ["on_the_line", "outlier"])
def test_the_hands_line_is_told_as_the_sum_that_it_is(text: Text, dots: str) -> None:
    settings, given = Line(dots=dots, line_a=1.5, line_b=-2.0), PRESETS[dots]
    squares = (1.5 * given.x - 2.0 - given.y) ** 2
    total, loss = float(squares.sum()), float(squares.mean())
    score = 100 / (1 + loss / float(given.y.var()))
    wanted = text("say.hand", score=score, total=total, count=len(given), loss=loss)
    assert words.hand(text, Scene(settings)).startswith(wanted)
    assert words.figures(text, Scene(settings)) == {text("line.yours"): f"{score:.1f}"}


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize(("dots", "size"), [("noisy", "fewer"), ("two_points", "as_many"), ("3_6", "more")])
def test_what_two_numbers_hold_is_told_with_its_price(text: Text, dots: str, size: str) -> None:
    now = fitted(Line(dots=dots, fit_rounds=1000))
    a, b = now.history.weights[-1]
    errors = np.abs(a * now.points.x + b - now.points.y)
    count = len(errors)
    said = words.compressed(text, now)
    assert said.startswith(text(f"held.{size}", count=count, ratio=count / 2))
    typical = float(np.sqrt((errors**2).mean()))
    assert said.endswith(text("held.error", typical=typical, largest=float(errors.max())))


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("dots", ["two_points", *(name for name in PRESETS if name != "two_points")])
def test_the_bet_is_answered_by_the_exact_line(text: Text, dots: str) -> None:
    question, given = words.bet(text, Scene(Line(dots=dots))), PRESETS[dots]
    a, b = exact(Line(dots=dots))
    errors = np.abs(a * given.x + b - given.y)
    if dots == "two_points":
        assert question.answer == "12"
        assert question.truth == text("bet.truth_far", x=6.0, y=12.0)
        return
    through = int((errors < 0.005).sum())
    assert question.answer == ("all" if through == len(given) else "some" if through else "none")
    assert question.truth == text("bet.truth", hits=through, count=len(given), largest=float(errors.max()))


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_change_is_told_from_before_to_after(text: Text) -> None:
    earlier, now = (fitted(Line(dots="noisy", line_a=-5.0, fit_rounds=rounds)) for rounds in (10, 1000))
    said, back = words.what_changed(text, earlier, now), words.what_changed(text, now, earlier)
    assert "10 → 1000" in said
    scores = [round(float(found), 1) for found in NUMBER.findall(said)[-2:]]
    assert scores == pytest.approx([earlier.end_score, now.end_score], abs=0.051)
    assert scores[0] < scores[1]
    assert back != said
    assert numbers(back)[-2:] == scores[::-1]
    assert words.what_changed(text, None, now) == ""
