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
        (Line(dots="curve", line_a=4.0, line_b=4.0, fit_rounds=10), False),
        (Line(dots="two_points", fit_rounds=100), False),
        (Line(dots="outlier", fit_rounds=10), False),
    ],
)
def test_a_fit_is_called_near_only_where_it_rounds_to_the_exact_answer(text: Text, settings: Line, near: bool) -> None:
    (a, b), (exact_a, exact_b) = fitted(settings).history.weights[-1], exact(settings)
    apart = float(np.hypot(a - exact_a, b - exact_b))
    values = {"exact_a": exact_a, "exact_b": exact_b, "apart": apart}
    said = words.fitted(text, fitted(settings))
    start = {"start_a": settings.line_a, "start_b": settings.line_b}
    assert said.startswith(text("say.fitted", **start, rounds=settings.fit_rounds, a=a, b=b))
    assert said.endswith(text("exact.near" if near else "exact.apart", **values))
    assert near == (apart < 0.01)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize(
    ("dots", "x", "known"),
    [
        ("on_the_line", 0.5, False),
        ("on_the_line", 2.0, True),
        ("on_the_line", 2.5, False),
        ("two_points", 2.0, False),
        ("two_points", 3.0, True),
        ("noisy", 7.0, False),
        ("noisy", 4.5, True),
    ],
)
def test_an_answer_says_whether_anybody_measured_there(text: Text, dots: str, x: float, known: bool) -> None:
    settings = Line(dots=dots, ask_x=x)
    said = words.asked(text, Scene(settings))
    section = "say.measured" if known else "say.unmeasured"
    assert said.startswith(text(section, x=x, whose=text("whose.yours"), y=0.5 * x + 3.0))
    assert bool(words.measured(text, Scene(settings), x)) == known


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_after_a_fit_the_machine_answers_and_both_are_judged_in_cups(text: Text) -> None:
    settings, given = Line(dots="outlier", line_a=1.5, line_b=2.0, ask_x=8.0, fit_rounds=1000), PRESETS["outlier"]
    a, b = exact(settings)
    typical = [float(np.sqrt(np.mean((m * given.x + c - given.y) ** 2))) for m, c in ((a, b), (1.5, 2.0))]
    said = words.asked(text, fitted(settings))
    assert numbers(said) == pytest.approx([8.0, a * 8 + b, *typical], abs=0.051)
    alone = numbers(words.asked(text, Scene(settings)))
    assert alone == pytest.approx([8.0, 14.0, typical[1]], abs=0.051)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_what_was_measured_is_told_and_how_often(text: Text) -> None:
    assert words.measured(text, Scene(Line(dots="curve")), 6.0) == text("asked.measured", y=9.0, times=1)
    twice = Line(dots="1_2~1_5~3_6")
    assert words.measured(text, Scene(twice), 1.0) == text("asked.measured_often", y=3.5, times=2)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_card_holds_the_reader_s_numbers_until_there_are_the_machine_s(text: Text) -> None:
    settings = Line(line_a=1.5, line_b=2.0)
    whose, state, amounts = words.card(text, Scene(settings))
    assert (whose, state) == (text("card.yours"), text("card.state.yours"))
    assert [amount.value for amount in amounts] == [1.5, 2.0]
    whose, state, amounts = words.card(text, fitted(settings))
    assert (whose, state) == (text("card.machine"), text("card.state.machine"))
    assert [amount.value for amount in amounts] == pytest.approx(exact(settings), abs=0.005)


def test_the_answer_of_the_bet_is_found_by_hand_only_where_it_was_asked_and_is_as_good() -> None:
    best = Line(dots="two_points", line_a=2.0, line_b=0.0)
    assert Scene(best).is_found
    assert not Scene(Line(dots="two_points", line_a=2.0, line_b=0.0, ask_x=6.0)).is_found
    assert not Scene(Line(dots="two_points", line_a=2.1, line_b=0.0)).is_found
    assert Scene(Line(line_a=1.9, line_b=0.5)).is_found
    assert not Scene(Line(line_a=1.5, line_b=1.8)).is_found
    assert fitted(Line(ask_x=1.0)).is_found
    assert not Scene(Line(dots=NO_POINT)).is_found


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize(
    ("dots", "size"), [("noisy", "fewer"), ("curve", "hardly"), ("two_points", "as_many"), ("3_6", "more")]
)
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
def test_small_differences_are_not_given_back_by_a_line_that_has_not_found_them(text: Text) -> None:
    """Of 0.002 and 0.001 it answers 0.001 and 0.002, which is less than a hundredth off and the wrong way round."""
    small = flat("0.001_0.002~0.003_0.001")
    a, b = small.history.weights[-1]
    assert a * 0.003 + b > a * 0.001 + b, "the wrong way round"
    assert not small.arrived
    errors = np.abs(a * small.points.x + b - small.points.y)
    price = text("held.error", typical=float(np.sqrt((errors**2).mean())), largest=float(errors.max()))
    assert words.compressed(text, small) == price


def flat(coded: str) -> Scene:
    return fitted(Line(dots=coded, fit_rounds=1000))


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize(
    ("coded", "size"),
    [
        ("1_5~2_5~3_5", "exactly"),
        ("on_the_line", "exactly"),
        ("2_1~2_5~2_6", "mean"),
        ("2_4~2_4~2_4", "mean"),
        ("2_1~2_5", "mean"),
        ("1_1~2_4~3_2~4_5", "part"),
        ("outlier", "hardly"),
    ],
)
def test_only_a_line_that_gives_the_points_back_is_said_to(text: Text, coded: str, size: str) -> None:
    now = flat(coded)
    values = {"count": len(now.points), "ratio": len(now.points) / 2, "mean": float(now.points.y.mean())}
    assert words.compressed(text, now).startswith(text(f"held.{size}", **values))


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_machine_that_has_not_arrived_says_so_and_nothing_of_what_the_line_holds(text: Text) -> None:
    now = fitted(Line(fit_rounds=10))
    a, b = now.history.weights[-1]
    errors = np.abs(a * now.points.x + b - now.points.y)
    assert (errors**2).mean() > 1.5 * (np.polyval(exact(Line()), now.points.x) - now.points.y).var()
    assert not now.is_found
    assert words.on_the_way(text, now) == text("say.on_the_way", rounds=10)
    typical = float(np.sqrt((errors**2).mean()))
    assert words.compressed(text, now) == text("held.error", typical=typical, largest=float(errors.max()))
    assert words.on_the_way(text, fitted(Line())) == ""


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_what_to_do_next(text: Text) -> None:
    told = {
        words.hint(text, Scene(Line()), waiting=True, stale=False): "bet_first",
        words.hint(text, Scene(Line()), waiting=False, stale=False): "by_eye",
        words.hint(text, fitted(Line()), waiting=False, stale=True): "not_fitted",
    }
    assert {said: text(name) for said, name in told.items()} == {said: said for said in told}
    assert words.hint(text, Scene(Line(line_a=1.0)), waiting=False, stale=False) == ""
    assert words.hint(text, fitted(Line()), waiting=False, stale=False) == ""


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_two_misses_show_the_digits_that_tell_them_apart(text: Text) -> None:
    settings = Line(line_a=1.9, line_b=0.4)
    given = PRESETS["noisy"]
    misses = [float(np.sqrt(np.mean((np.polyval(w, given.x) - given.y) ** 2))) for w in (exact(settings), (1.9, 0.4))]
    assert f"{misses[0]:.1f}" == f"{misses[1]:.1f}"
    machine, yours = numbers(words.asked(text, fitted(settings)))[-2:]
    assert machine < yours
    assert [machine, yours] == pytest.approx(misses, abs=0.0051)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("dots", ["two_points", *(name for name in PRESETS if name != "two_points")])
def test_the_bet_is_answered_by_the_exact_line(text: Text, dots: str) -> None:
    question, given = words.bet(text, Scene(Line(dots=dots))), PRESETS[dots]
    a, b = exact(Line(dots=dots))
    errors = np.abs(a * given.x + b - given.y)
    called = text(f"preset.{dots}")
    if dots in ("two_points", "noisy"):
        assert question.answer == "14"
        assert question.truth == text("bet.truth_far", points=called, y=7 * a + b)
        return
    through = int((errors < 0.005).sum())
    assert question.answer == ("all" if through == len(given) else "some" if through else "none")
    assert question.truth == text(
        "bet.truth", points=called, hits=through, count=len(given), largest=float(errors.max()), touch=0.005
    )


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_change_is_told_from_before_to_after_in_cups(text: Text) -> None:
    earlier, now = (fitted(Line(line_a=0.0, fit_rounds=rounds)) for rounds in (10, 1000))
    said, back = words.what_changed(text, earlier, now), words.what_changed(text, now, earlier)
    assert "10 → 1000" in said
    misses = [round(float(found), 2) for found in NUMBER.findall(said)[-2:]]
    assert misses == pytest.approx([earlier.typical, now.typical], abs=0.0051)
    assert misses[0] > misses[1]
    assert back != said
    assert numbers(back)[-2:] == misses[::-1]
    assert words.what_changed(text, None, now) == ""


def test_other_points_cannot_be_compared() -> None:
    assert words.what_changed(TEXT, fitted(Line(dots="curve")), fitted(Line())) == ""


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_what_is_said_of_the_map_holds_wherever_it_stands_and_its_mark_is_short_enough_for_it(text: Text) -> None:
    """The words come after the fold, the map before it."""
    assert not re.search("下图|上图|below|above", text("say.walk"))
    assert len(text("player.goal")) <= 5
