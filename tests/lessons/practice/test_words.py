"""What is said of a run is what its losses and its bowl give."""

import re
from itertools import product

import numpy as np
import pytest

from core.diners import DISHES, regulars, strangers
from core.examples import Examples
from core.training import NEVER
from lessons.practice import words
from lessons.practice.scene import Scene
from lessons.practice.settings import Practice
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.kitchen.own import Walk

TEXTS = [Text(language, register, "practice") for language, register in product(LANGUAGES, REGISTERS)]
TEXT = TEXTS[0]


def score(crowd: Examples, grams: np.ndarray) -> float:
    return 100 / (1 + float(np.mean((crowd.X @ grams - crowd.y) ** 2)))


def walked(run: Practice) -> list[np.ndarray]:
    """The grams after every round, gone by hand."""
    crowd = regulars(run.dish, run.eaters, alike=run.tongues == "alike", inconsistent=run.odd == "yes")
    path = [np.array(run.grams)]
    for _ in range(run.rounds):
        path.append(path[-1] - run.rate * 2 / len(crowd) * crowd.X.T @ (crowd.X @ path[-1] - crowd.y))
    return path


def curvatures(crowd: Examples) -> np.ndarray:
    """Of the mean squared error, the flattest first."""
    return np.linalg.eigvalsh(2 / len(crowd) * crowd.X.T @ crowd.X)


def best(crowd: Examples) -> float:
    return score(crowd, np.linalg.solve(crowd.X.T @ crowd.X, crowd.X.T @ crowd.y))


def sections(run: Practice) -> list[str]:
    """The sentences that tell a run, found again in what was said."""
    names = ("burnt", "fix", "boiling", "not_for_long", "already", "short", "too_small", "swings", "arrived")
    crowd, now = regulars(run.dish, run.eaters), Scene(run)
    scores = [score(crowd, grams) for grams in walked(run)]
    values = {
        "rounds": run.rounds,
        "score": scores[-1],
        "best": best(crowd),
        "gap": best(crowd) - scores[-1],
        "factor": run.rate * curvatures(crowd)[-1],
        "boil": 2 / curvatures(crowd)[-1],
        "rate": run.rate,
        "arrived": next((r for r in range(len(scores)) if min(scores[r:]) >= best(crowd) - 1), NEVER),
        "burnt_round": int(now.history.burnt_at),
    }
    said = words.run(TEXT, now)
    found = [name for name in names if TEXT(f"say.{name}", **values) in said]
    assert len(" ".join(TEXT(f"say.{name}", **values) for name in found)) == len(said)
    return found


@pytest.mark.parametrize(
    ("run", "told"),
    [
        (Practice(rate=0.01, rounds=10), ["short", "too_small"]),
        (Practice(rate=0.2, rounds=100), ["arrived"]),
        (Practice(rate=0.3, rounds=100), ["swings", "arrived"]),
        (Practice(rate=0.48, rounds=10), ["short", "swings"]),
        (Practice(rate=0.2, start="mine", salt=3.0, spice=0.8), ["already"]),
        (Practice(rate=0.55, rounds=10), ["fix", "boiling"]),
    ],
)
def test_a_run_is_told_by_its_own_numbers(run: Practice, told: list[str]) -> None:
    assert sections(run) == told


def test_a_burnt_run_is_told_with_its_round() -> None:
    now = Scene(Practice(rate=1.0, rounds=1000))
    assert now.history.burnt
    factor, boil = curvatures(now.crowd)[-1], 2 / curvatures(now.crowd)[-1]
    burnt = TEXT("say.burnt", burnt_round=int(now.history.burnt_at), factor=factor)
    assert words.run(TEXT, now) == f"{burnt} {TEXT('say.fix', boil=boil)}"


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_match_names_the_round_in_which_the_machine_passes_the_reader(text: Text) -> None:
    run = Practice(rate=0.2)
    own, scores = Walk(((1.0, 1.0), (2.8, 1.0)), 10, 94.4), [score(regulars("tomato_egg"), at) for at in walked(run)]
    passed = next(round for round, reached in enumerate(scores) if reached > 94.4)
    you = text("match.you", best=94.4, moves=10)
    told = text("match.passed", round=passed, best=max(scores))
    assert words.match(text, own, Scene(run)) == f"{you} {told}"
    slow = Scene(Practice(rate=0.01, rounds=10))
    behind = text("match.never", round=None, best=max(score(regulars("tomato_egg"), at) for at in walked(slow.run)))
    assert words.match(text, own, slow) == f"{you} {behind}"
    assert words.match(text, own, Scene(run, cooked=False)) == you
    assert words.match(text, None, Scene(run)) == text("match.unplayed")


def test_the_card_holds_what_the_run_ends_with_and_of_a_burnt_one_what_was_left() -> None:
    run = Practice(rate=0.2, rounds=10)
    assert [each.value for each in words.card(TEXT, Scene(run))] == pytest.approx(walked(run)[-1])
    assert words.card_state(TEXT, Scene(run)) == "10 rounds"
    assert words.card_state(TEXT, Scene(run, cooked=False)) == "not trained yet"
    burnt = words.card(TEXT, Scene(Practice(rate=1.0, rounds=1000)))
    assert all(np.isfinite(each.value) for each in burnt)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("dish", DISHES)
@pytest.mark.parametrize("tongues", ["usual", "alike"])
def test_the_crowd_never_met_is_the_one_of_the_usual_seed_and_scores_start_and_end(
    text: Text, dish: str, tongues: str
) -> None:
    run = Practice(dish, "heavy", tongues=tongues, rate=0.1, rounds=10)
    crowd = strangers(dish, "heavy", alike=tongues == "alike", count=200, seed=2026)
    now, path = Scene(run), walked(run)
    assert np.array_equal(now.unmet.X, crowd.X)
    assert np.array_equal(now.unmet.y, crowd.y)
    scores = {"you": score(crowd, path[0]), "machine": score(crowd, path[-1])}
    assert words.strangers(text, now) == text("say.strangers", count=200, **scores)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("dish", DISHES)
def test_the_pot_boils_over_at_2_divided_by_the_steepest_curvature(text: Text, dish: str) -> None:
    steepest = curvatures(regulars(dish))[-1]
    assert words.boil(text, Scene(Practice(dish))) == text("say.boil", boil=2 / steepest, steepest=steepest)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_change_is_told_from_before_to_after(text: Text) -> None:
    earlier, now = Practice(rate=0.01, rounds=10), Practice(rate=0.2, rounds=10)
    scores = [score(regulars("tomato_egg"), walked(run)[-1]) for run in (earlier, now)]
    said = words.what_changed(text, Scene(earlier), Scene(now))
    assert "0.01 → 0.2" in said
    assert scores[0] < scores[1]
    assert [float(found) for found in re.findall(r"\d+\.\d", said.split("0.2", 1)[1])] == pytest.approx(
        scores, abs=0.051
    )
    back = words.what_changed(text, Scene(now), Scene(earlier))
    assert f"{scores[1]:.1f} → {scores[0]:.1f}" in back


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_start_is_told_with_its_own_grams_and_score(text: Text) -> None:
    mine = Practice(start="mine", salt=2.5, spice=0.3)
    values = {"salt": 2.5, "spice": 0.3, "score": score(regulars("tomato_egg"), np.array([2.5, 0.3]))}
    assert words.start(text, Scene(mine)) == text("from_yours", **values)
    first = text("from_first", score=score(regulars("tomato_egg"), np.array([1.0, 1.0])))
    assert words.start(text, Scene(Practice(salt=2.5, spice=0.3))) == first


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_bet_is_answered_rate_by_rate(text: Text) -> None:
    arrived = [text("arrival.after", rounds=31), text("arrival.after", rounds=7), text("arrival.never")]
    said = words.arrivals(text, (31, 7, NEVER))
    assert said == text("bet.truth", timid=arrived[0], middle=arrived[1], bold=arrived[2])
    assert [said.index(each) for each in arrived] == sorted(said.index(each) for each in arrived)


def test_the_marks_are_the_bet_and_both_cooks() -> None:
    now, ghost = Scene(Practice(rate=0.3)), Scene(Practice(rate=0.05))
    names = [TEXT.label(name) for name in ("your_bet_mark", "cook.this", "cook.last")]
    assert words.marks(TEXT, "0.2", now, ghost) == list(zip((0.2, 0.3, 0.05), names, strict=True))
    assert words.marks(TEXT, "skip", now, None) == [(0.3, names[1])]
    assert words.marks(TEXT, None, now, None) == [(0.3, names[1])]
