"""The picture of the rule and the model: every example on its own side, the step at the limit, the curve as learned."""

from itertools import product

import numpy as np
import pandas as pd
import pytest

from core.people import QUESTIONS
from lessons.rule import charts, pictures, scene
from lessons.rule.settings import Rule
from tests.conftest import chart_words, unpacked
from ui.draw.charts import Look, Spec
from ui.kit.text import LANGUAGES, REGISTERS, Text

TEXT = Text("en", "kitchen", "rule")
TEXTS = [Text(language, register, "rule") for language, register in product(LANGUAGES, REGISTERS)]
RUNS = [Rule("ill", "home", "yes"), Rule("ill", "elsewhere", "no"), Rule("too_strong", "home", "no")]


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_yes_stands_above_the_curve_and_no_below_it_at_its_own_first_feature(run: Rule) -> None:
    people, crowd = pictures.people(run), scene.met(run)
    assert people["x"].to_numpy() == pytest.approx(crowd.X[:, 0], rel=1e-6)
    assert (people["y"] > 1).tolist() == (crowd.y == 1).tolist()
    assert (people["y"] < 0).tolist() == (crowd.y == 0).tolist()
    assert (people["answer"] == "yes").tolist() == (crowd.y == 1).tolist()
    low, high = charts.HEIGHTS["domain"]
    assert people["y"].between(low, high).all()
    assert people["y"].nunique() > len(crowd) / 2  # strewn, so that none hides another


def test_only_those_who_cough_are_filled_once_the_model_may_know() -> None:
    run = RUNS[0]
    assert pictures.people(run)["filled"].tolist() == scene.met(run).X[:, 1].tolist()
    assert set(pictures.people(RUNS[1])["filled"]) == {1}


def test_each_band_is_called_by_the_answer_of_those_who_stand_in_it() -> None:
    for text, question in product(TEXTS, QUESTIONS):
        rows = pictures.words(text, question)
        assert rows["answer"].tolist() == ["yes", "no"]
        for answer, word in zip(("yes", "no"), rows["word"], strict=True):
            assert word.endswith(f" {text(f'{answer}.{question}')}")
        assert rows["y"].is_monotonic_decreasing
        assert tuple(rows["x"]) == scene.WINDOWS[question]


def along(rows: pd.DataFrame, line: str) -> pd.DataFrame:
    return rows[rows["line"] == TEXT(f"line.{line}")]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_rule_steps_from_no_to_yes_at_its_threshold(question: str) -> None:
    step = along(pictures.curves(TEXT, question, None, None), "rule")
    assert step["chance"].tolist() == [0, 0, 1, 1]
    assert step["x"].iloc[1:3].to_numpy() == pytest.approx([QUESTIONS[question].threshold] * 2)


def test_every_model_is_drawn_under_its_own_name() -> None:
    both, other = RUNS[0], Rule("ill", "home", "no")
    rows = pictures.curves(TEXT, "ill", both, other)
    model, earlier = scene.model(both), scene.model(other)
    for line, coughs in (("no_cough", 0.0), ("coughs", 1.0)):
        drawn = along(rows, line)
        logit = model.weights[0] * drawn["x"] + model.weights[1] * coughs + model.bias
        assert drawn["chance"].to_numpy() == pytest.approx(1 / (1 + np.exp(-logit)), abs=1e-4)
    drawn = along(rows, "earlier")
    logit = earlier.weights[0] * drawn["x"] + earlier.bias
    assert drawn["chance"].to_numpy() == pytest.approx(1 / (1 + np.exp(-logit)), abs=1e-4)
    assert along(rows, "model").empty
    assert not along(pictures.curves(TEXT, "ill", other, None), "model").empty


@pytest.mark.parametrize(
    ("trained", "earlier", "lines"),
    [
        (None, None, {"rule"}),
        (RUNS[1], None, {"rule", "model"}),
        (RUNS[0], RUNS[1], {"rule", "no_cough", "coughs", "earlier"}),
    ],
)
def test_the_legend_names_the_lines_that_are_drawn_and_no_other(
    monkeypatch: pytest.MonkeyPatch, trained: Rule | None, earlier: Rule | None, lines: set[str]
) -> None:
    caught: list[Spec] = []
    monkeypatch.setattr("ui.draw.show.st.vega_lite_chart", lambda spec, **_: caught.append(spec))
    monkeypatch.setattr(pictures, "look", Look)
    pictures.show_chances(TEXT, RUNS[1], trained, earlier)
    named = {line for line in charts.LINES if TEXT(f"line.{line}") in chart_words(caught[0]["layer"])}
    assert named == lines
    assert set(unpacked(caught[0]["datasets"]["curves"])["line"]) == {TEXT(f"line.{line}") for line in lines}
