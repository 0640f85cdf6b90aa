"""What is said of one step can be followed by hand."""

from itertools import product

import numpy as np
import pytest

from core.diners import regulars
from core.one_step import adjust, nudge, taste
from lessons.one_step import words
from lessons.one_step.scene import PRESSES, Scene
from lessons.one_step.settings import OneStep
from tests.conftest import typed
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.kitchen import words as kitchen_words

STEP = Text("en", "kitchen", "one_step")


def test_a_slope_is_told_so_that_it_can_be_followed_by_hand() -> None:
    scene = Scene(OneStep(dish="congee", start="mine", salt=1.0, spice=4.0, step_rate=0.1))
    tasting = taste(regulars("congee"), (1.0, 4.0))
    for which, name in enumerate(("salt", "spice")):
        said, slope = typed(words.slope(STEP, which, scene)), tasting.gradient[which]
        change = adjust(tasting, 0.1)[which] - tasting.weights[which]
        word = "put in" if change > 0 else "take out"
        feeling = "too strong by" if slope > 0 else "too weak by"
        assert f"{feeling} {abs(slope) / 2:.3f} where {name} is felt → twice that is the slope, {slope:+.3f}" in said
        assert f"{word} {abs(change):.2f} g of {name}" in said


def test_a_nudge_stands_beside_the_slope_by_blame() -> None:
    crowd = regulars("congee")
    tasting, tried = taste(crowd, (1.0, 4.0)), nudge(crowd, (1.0, 4.0), 1)
    said = words.nudged(STEP, 1, Scene(OneStep(dish="congee", start="mine", salt=1.0, spice=4.0)))
    assert f"0.01 g more **{tried.above:.4f}**, less **{tried.below:.4f}**" in said
    assert f"**{tried.slope:+.2f}**, and sharing out gave {tasting.gradient[1]:+.2f}" in said


@pytest.mark.parametrize("press", range(len(PRESSES) + 1))
def test_each_press_made_has_its_mark(press: int) -> None:
    said = words.way(STEP, press)
    assert said.count(":green[:material/check_circle:]") == press
    assert all((STEP(f"step.{step}") in said) == (place < press) for place, step in enumerate(PRESSES))


def test_the_picture_is_told_as_far_as_it_is_uncovered() -> None:
    told = [words.alt(STEP, Scene(OneStep(press=press))) for press in range(5)]
    assert told[0] == STEP("alt.untasted")
    assert "Too weak for 8 of 8 diners" in told[1]
    assert "3.76" not in told[1]
    assert "Off by −1.8, −2.5, −2.6, −2.8" in told[2]
    assert "3.76" in told[2]
    assert "−4.04" not in told[2]
    assert "salt −4.04, spice −3.17" in told[3].replace("-", "−")
    assert told[3] == told[4]


def test_no_direction_is_tried_and_both_steps_are_said() -> None:
    said = words.said(STEP, Scene(OneStep(press=3)))
    assert "One tasting gave both slopes; no direction was tried." in said
    assert "salt +0.40 g, spice +0.32 g, together" in said


def test_the_card_has_the_coming_step_at_the_third_press_and_the_new_grams_after_it() -> None:
    coming, after = (words.amounts(STEP, Scene(OneStep(press=press))) for press in (3, 4))
    assert [each.written for each in coming] == ["1.00", "1.00"]
    assert [each.change for each in coming] == ["▲0.40", "▲0.32"]
    assert [each.written for each in after] == ["1.40", "1.32"]
    assert [each.change for each in after] == ["", ""]


def test_where_the_step_begins_is_told_apart() -> None:
    starts = [
        words.start(STEP, Scene(settings))
        for settings in (OneStep(), OneStep(start="mine", salt=2.0), OneStep(pot="2,1.5"))
    ]
    assert len(set(starts)) == 3
    assert "2.0" in starts[1]
    assert "1.5" in starts[2]


def test_how_wrong_it_is_is_the_mean_of_the_squared_errors() -> None:
    crowd = regulars("congee")
    squared = (crowd.X @ np.ones(2) - crowd.y) ** 2
    said = words.squares(STEP, Scene(OneStep(dish="congee")))
    for number in (f"{squared.sum():.3f}", f"{squared.mean():.3f}", str(len(squared))):
        assert number in said


# ---- every sentence in every language, gone by hand ----

TEXTS = [Text(language, register, "one_step") for language, register in product(LANGUAGES, REGISTERS)]
STATES = [
    OneStep(dish="congee", step_rate=0.1),
    OneStep(dish="mapo_tofu", start="mine", salt=4.0, spice=0.5, step_rate=0.4),
    OneStep(pot="2.5,3.5"),
]
POTS = [(1.0, 1.0), (4.0, 0.5), (2.5, 3.5)]
CASES = list(product(TEXTS, zip(STATES, POTS, strict=True)))


@pytest.mark.parametrize(("text", "state"), CASES, ids=str)
def test_every_press_is_told_with_the_numbers_of_its_pot(
    text: Text, state: tuple[OneStep, tuple[float, float]]
) -> None:
    settings, (salt, spice) = state
    crowd, now = regulars(settings.dish), Scene(settings)
    errors = crowd.X @ np.array([salt, spice]) - crowd.y
    slopes = 2 * (errors[:, np.newaxis] * crowd.X).mean(axis=0)
    after = np.array([salt, spice]) - settings.step_rate * slopes
    loss, loss_after = float(np.mean(errors**2)), float(np.mean((crowd.X @ after - crowd.y) ** 2))
    score, score_after = 100 / (1 + loss), 100 / (1 + loss_after)
    begun = "go_on" if settings.pot else "start" if settings.start == "mine" else "start_first"
    assert words.start(text, now) == text(begun, salt=salt, spice=spice)
    complaints = kitchen_words.complaints(text, taste(crowd, (salt, spice)))
    assert words.taste(text, now) == text("say.taste", complaints=complaints)
    wanted = text("why.wrong", loss=loss, score=score, total=float((errors**2).sum()), count=8)
    assert words.squares(text, now) == wanted
    assert words.wrong(text, now) == text("say.wrong", loss=loss)
    assert words.shares(text, now) == text("why.fault", salt=slopes[0], spice=slopes[1])
    salt_by, spice_by = (f"{-settings.step_rate * slope:+.2f}".replace("-", "−") for slope in slopes)
    assert words.fault(text, now) == text("say.fault", salt=salt_by, spice=spice_by)
    wanted = text("say.adjusted", before=score, after=score_after, salt=after[0], spice=after[1])
    assert words.adjusted(text, now) == wanted


@pytest.mark.parametrize(("text", "state"), CASES, ids=str)
@pytest.mark.parametrize("which", [0, 1])
def test_every_slope_is_told_with_its_own_seasoning_and_way(
    text: Text, state: tuple[OneStep, tuple[float, float]], which: int
) -> None:
    settings, grams = state
    crowd = regulars(settings.dish)
    share = float(((crowd.X @ np.array(grams) - crowd.y) * crowd.X[:, which]).mean())
    seasoning = text.label(f"seasoning.{('salt', 'spice')[which]}")
    assert words.slope(text, which, Scene(settings)) == text(
        "say.take" if share > 0 else "say.add",
        seasoning=seasoning,
        feeling=text.label("too_strong_by" if share > 0 else "too_weak_by"),
        felt=abs(share),
        signed=share,
        slope=2 * share,
        rate=settings.step_rate,
        change=abs(settings.step_rate * 2 * share),
    )
    above, below = (
        float(np.mean((crowd.X @ (np.array(grams) + size * np.eye(2)[which]) - crowd.y) ** 2)) for size in (0.01, -0.01)
    )
    values = {"above": above, "below": below, "slope": (above - below) / 0.02, "gradient": 2 * share}
    wanted = text("say.nudged", seasoning=seasoning, size=0.01, twice=0.02, **values)
    assert words.nudged(text, which, Scene(settings)) == wanted


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_bet_is_answered_with_both_slopes_of_the_first_pot(text: Text) -> None:
    crowd = regulars("congee")
    salt, spice = 2 * ((crowd.X @ np.ones(2) - crowd.y)[:, np.newaxis] * crowd.X).mean(axis=0)
    assert words.truth(text, Scene(OneStep(dish="congee"))) == text(
        "bet.truth", dish=text.option("dish", "congee"), salt=salt, spice=spice
    )
