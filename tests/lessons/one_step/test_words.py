"""What is said of one step can be followed by hand."""

from itertools import product
from types import SimpleNamespace

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
FIELD_WORDS = (("loss", "gradient", "optimizer"), ("损失", "梯度", "优化器"))


def test_a_slope_is_told_so_that_it_can_be_followed_by_hand() -> None:
    scene = Scene(OneStep(dish="congee", start="mine", salt=1.0, spice=4.0, step_rate=0.1))
    tasting = taste(regulars("congee"), (1.0, 4.0))
    for which, name in enumerate(("salt", "spice")):
        said, slope = typed(words.slope(STEP, which, scene)), tasting.gradient[which]
        change = adjust(tasting, 0.1)[which] - tasting.weights[which]
        word = "put in" if change > 0 else "take out"
        feeling = "too strong by" if slope > 0 else "too weak by"
        assert (
            f"Laid to {name}, on average: {feeling} {abs(slope) / 2:.3f} → twice that is the slope, {slope:+.3f}"
            in said
        )
        assert "times boldness 0.1" in said
        assert f"{word} {abs(change):.2f} g of {name}" in said


def test_a_nudge_stands_beside_the_slope_by_blame() -> None:
    crowd = regulars("congee")
    tasting, tried = taste(crowd, (1.0, 4.0)), nudge(crowd, (1.0, 4.0), 1)
    said = words.nudged(STEP, 1, Scene(OneStep(dish="congee", start="mine", salt=1.0, spice=4.0)))
    assert f"0.01 g more makes the loss **{tried.above:.4f}**, 0.01 g less **{tried.below:.4f}**" in said
    assert f"**{tried.slope:+.2f}**. Sharing out the complaints gave {tasting.gradient[1]:+.2f}." in typed(said)


@pytest.mark.parametrize("press", range(len(PRESSES) + 1))
def test_each_press_made_has_its_mark(press: int) -> None:
    said = words.way(STEP, press)
    assert said.count(":green[:material/check_circle:]") == press
    assert all((STEP(f"step.{step}") in said) == (place < press) for place, step in enumerate(PRESSES))


def test_the_picture_is_told_as_far_as_it_is_uncovered() -> None:
    told = [words.alt(STEP, Scene(OneStep(press=press))) for press in range(5)]
    assert told[0] == STEP("alt.untasted")
    assert "Too weak for all 8 diners" in told[1]
    assert "3.76" not in told[1]
    assert "Off by −1.8, −2.5, −2.6, −2.8" in told[2]
    assert "3.76" in told[2]
    assert "−4.04" not in told[2]
    assert "salt −4.04, spice −3.17" in told[3].replace("-", "−")
    assert told[4].startswith(told[3])
    assert "After the step: Too weak for 7 of 8 diners" in told[4]
    assert "3.76, now 1.66; score 21.0, now 37.6" in told[4]


def test_no_direction_is_tried_and_both_slopes_are_said_before_both_steps() -> None:
    fault, adjusted = (words.said(STEP, Scene(OneStep(press=press))) for press in (3, 4))
    assert "One tasting gave both slopes, salt −4.04, spice −3.17. Nothing was tried.**" in fault
    assert "doubled, since misses were squared" in fault
    assert "times boldness 0.1: +0.40 g of salt, +0.32 g of spice, both at once." in adjusted
    assert "Loss 3.76 → **1.66**, score 21.0 → **37.6**." in adjusted


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize(("language", "undone"), [("en", "Nothing was tried."), ("zh", "没有左试右试")])
def test_that_an_optimizer_tries_moves_is_undone_in_words(language: str, register: str, undone: str) -> None:
    assert undone in words.said(Text(language, register, "one_step"), Scene(OneStep(press=3)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_press_earns_its_word_in_its_own_sentence_and_not_before(language: str) -> None:
    text, words_of = Text(language, "kitchen", "one_step"), dict(zip(LANGUAGES, FIELD_WORDS, strict=True))[language]
    for press in range(len(PRESSES) + 1):
        said = words.said(text, Scene(OneStep(press=press)))
        for word, earned in zip(words_of, (2, 3, 4), strict=True):
            assert (f"**{word}**" in said) == (press == earned)
        assert not any(word in said for word, earned in zip(words_of, (2, 3, 4), strict=True) if press < earned)
    assert all(f"**{word}**" in text("bridge") for word in words_of)
    assert not any(word in text("ahead") for word in words_of)


def test_the_card_has_the_new_grams_and_what_changed_once_it_was_adjusted() -> None:
    shared, after = (words.amounts(STEP, Scene(OneStep(press=press))) for press in (3, 4))
    assert [each.written for each in shared] == ["1.00", "1.00"]
    assert [each.change for each in shared] == ["", ""]
    assert [each.written for each in after] == ["1.40", "1.32"]
    assert [each.change for each in after] == ["▲0.40", "▲0.32"]


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

LEFT = {"seasoning": "", "feeling": "", "felt": 0.0, "signed": 0.0, "slope": 0.0, "rate": 0.1}
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
    salt_up, spice_up = (f"{slope:+.2f}".replace("-", "−") for slope in slopes)
    assert words.fault(text, now) == text("say.fault", salt=salt_up, spice=spice_up)
    salt_by, spice_by = (f"{-settings.step_rate * slope:+.2f}".replace("-", "−") for slope in slopes)
    figures = {"loss": f"{loss:.2f}", "loss_after": f"{loss_after:.2f}"}
    figures |= {"score": f"{score:.1f}", "score_after": f"{score_after:.1f}"}
    wanted = text("say.adjusted", rate=settings.step_rate, salt=salt_by, spice=spice_by, **figures)
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
@pytest.mark.parametrize("later", [{}, {"step_rate": 0.4, "pot": "3,3"}])
def test_the_bet_is_answered_with_both_slopes_of_the_first_pot(text: Text, later: dict[str, object]) -> None:
    crowd = regulars("congee")
    slopes = 2 * ((crowd.X @ np.ones(2) - crowd.y)[:, np.newaxis] * crowd.X).mean(axis=0)
    salt, spice = (f"{slope:+.2f}".replace("-", "−") for slope in slopes)
    scene = Scene(OneStep(dish="congee", **later))  # type: ignore[arg-type]
    assert words.truth(text, scene) == text("bet.truth", dish=text.option("dish", "congee"), salt=salt, spice=spice)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize(
    ("slopes", "answers", "told"),
    [
        ((-2.0, -2.0), ["salt", "spice"], ("−2.00", "−2.00")),
        ((2.0, -2.0), ["salt", "spice"], ("+2.00", "−2.00")),
        ((0.0, 0.0), ["salt", "spice"], ("0.00", "0.00")),
        ((-2.0, -2.0001), ["spice"], ("−2.0000", "−2.0001")),
        ((2.004, -2.001), ["salt"], ("+2.004", "−2.001")),
        ((-4.0, 3.0), ["salt"], ("−4.00", "+3.00")),
    ],
)
def test_which_changes_more_is_told_to_the_digit_that_decides_and_a_tie_is_right_for_both(
    text: Text, slopes: tuple[float, float], answers: list[str], told: tuple[str, str]
) -> None:
    scene = Scene(OneStep())
    object.__setattr__(scene, "first", SimpleNamespace(gradient=np.array(slopes)))
    assert scene.answers == answers
    said = text("bet.truth" if len(answers) == 1 else "bet.truth_even", dish="§", salt=told[0], spice=told[1])
    assert words.truth(text, scene) == said.replace("§", text.option("dish", "tomato_egg"))


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_where_nothing_is_left_to_change_that_is_what_is_said(text: Text) -> None:
    crowd = regulars("tomato_egg")
    salt, spice = np.linalg.solve(crowd.X.T @ crowd.X, crowd.X.T @ crowd.y).tolist()
    scene = Scene(OneStep(pot=f"{salt + 0.001},{spice}", press=4))
    loss, after = (
        np.mean((crowd.X @ grams - crowd.y) ** 2) for grams in (np.array([salt + 0.001, spice]), scene.after)
    )
    digits = next(digits for digits in range(2, 7) if f"{loss:.{digits}f}" != f"{after:.{digits}f}")
    said = words.adjusted(text, scene)
    assert (
        said.split("**")[1]
        == text("say.settled", rate=0.1, loss=0, loss_after=0, score=0, score_after=0).split("**")[1]
    )
    assert f"{loss:.{digits}f}" in said
    assert f"{after:.{digits}f}" in said
    assert text("say.leave", **LEFT).split("→")[-1] in words.slope(text, 0, scene)
