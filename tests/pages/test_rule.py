"""Rule or model?: what stays with the rule, what moves with the model, and what is said of either."""

import json
from itertools import product
from typing import Any

import numpy as np
import pytest

from core.people import PLACES, QUESTIONS, ask_model, ask_rule, examples, learn, only
from lessons.rule import charts, pictures, scene
from lessons.rule.settings import Rule
from tests.conftest import Open, Visit, nodes, problems
from ui.draw.charts import Look
from ui.kit.text import LANGUAGES, REGISTERS, Text


def chart(visit: Visit) -> tuple[dict[str, Any], dict[str, Any]]:
    """The specification on screen and the names of its data."""
    (found,) = [node for node, _ in nodes(visit.app) if node.type == "vega_lite_chart"]
    return json.loads(found.proto.spec), {dataset.name: dataset for dataset in found.proto.datasets}


def code(visit: Visit) -> str:
    """The program in sight."""
    return str(next(node.value for node, folds in nodes(visit.app) if node.type == "code" and "expander" not in folds))


@pytest.mark.parametrize(("language", "register"), list(product(LANGUAGES, REGISTERS)))
def test_the_story_can_be_told_in_every_tongue(visit: Open, language: str, register: str) -> None:
    page = visit("rule", lang=language, terms=register)
    assert page.widget("cook").disabled
    assert problems(page) == []
    for act in ("bet.same", "cook", "elsewhere", "cook", "cough", "cook", "too_strong", "bet.rule", "cook"):
        if act in ("bet.same", "bet.rule", "cook"):
            page.click(act)
        else:
            name = {"elsewhere": "rule_place", "cough": "rule_cough", "too_strong": "rule_question"}[act]
            page.set(name, "yes" if act == "cough" else act)
        assert problems(page) == []
    assert page.reader.progress["rule"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_bet_is_settled_by_people_never_met_once_the_model_was_trained_elsewhere(
    visit: Open, question: str
) -> None:
    page = visit("rule", lang="en", rule_question=question).click("bet.model").click("cook")
    assert "You bet" not in page.text()
    assert not page.reader.progress["rule"]
    page.set("rule_place", "elsewhere")
    assert "You bet" not in page.text()
    page.click("cook")
    first = QUESTIONS[question].features[0]
    for place in PLACES:
        unmet = examples(question, place, unseen=True, count=1000)
        model = learn(only(examples(question, place), first))
        assert f"rule {ask_rule(question, unmet).accuracy:.1%}" in page.text()
        assert f"{ask_model(model, unmet).accuracy:.1%}" in page.text()
    assert "You bet **the model**: right." in page.text()


def test_a_move_marks_the_model_as_trained_elsewhere_and_leaves_the_rule(visit: Open) -> None:
    page = visit("rule", lang="en").click("bet.skip").click("cook")
    assert "trained at home" not in page.text()
    page.set("rule_place", "elsewhere")
    assert "This model was trained at home. **Not trained here yet.**" in page.text()
    away = examples("ill", "elsewhere", unseen=True, count=1000)
    stale = learn(only(examples("ill"), "temperature"))
    assert f"{ask_model(stale, away).accuracy:.1%}" in page.text()
    assert "temperature > 37.5" in code(page)
    page.click("cook")
    assert "Not trained here yet" not in page.text()
    assert "Its limit moved from 37.52 to **38.02**; the rule’s stayed at 37.5." in page.text()
    assert "temperature > 37.5" in code(page)


def test_a_cough_helps_the_model_and_the_rule_has_no_place_for_it(visit: Open) -> None:
    page = visit("rule", lang="en").click("bet.skip").click("cook").set("rule_cough", "yes")
    assert "Not trained like this yet" in page.text()
    page.click("cook")
    assert "92.7%" in page.text()
    assert "88.4%" in page.text()
    assert "It has nowhere to put a cough" in page.text()
    legend = json.dumps(chart(page)[0])
    assert "with cough" in legend
    assert not page.set("rule_question", "too_strong").has("rule_cough")


def test_training_the_same_again_is_no_new_run(visit: Open) -> None:
    page = visit("rule", lang="en").click("bet.skip").click("cook").click("cook")
    assert len(page.reader.memory("rule").runs) == 1
    assert "One change" not in page.text()


def test_the_other_question_has_its_own_bet_and_model(visit: Open) -> None:
    page = visit("rule", lang="en").click("bet.model").click("cook").set("rule_question", "too_strong")
    assert page.widget("cook").disabled
    assert "The model is right" not in page.text()
    assert "strength > 4.0" in code(page)
    page.click("bet.rule").click("cook")
    assert "One change" not in page.text()  # nothing is compared across questions
    page.set("rule_question", "ill")
    assert "The model is right" in page.text()


@pytest.mark.parametrize(
    "query",
    [
        {"rule_question": "moon"},
        {"rule_place": "NaN", "rule_cough": "1e999"},
        {"cook": "ill,home"},
        {"cook": "too_strong,elsewhere,yes", "rule_question": "too_strong", "rule_cough": "yes", "bet": "nobody"},
        {"cook": "ill,elsewhere,no", "ghost": "too_strong,home,no"},
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_a_link_asks_for(visit: Open, language: str, query: dict[str, str]) -> None:
    assert problems(visit("rule", lang=language, **query)) == []


def test_share_carries_both_trainings(visit: Open) -> None:
    page = visit("rule", lang="en").click("bet.model").click("cook").set("rule_place", "elsewhere").click("cook")
    link = page.links()[0]
    assert "cook=rule_place%3Delsewhere" in link
    assert "ghost=default" in link


def test_start_again_forgets(visit: Open) -> None:
    page = visit("rule", lang="en").click("bet.model").set("rule_place", "elsewhere").click("cook").click("start_again")
    assert page.value("rule_place") == "home"
    assert "The model is right" not in page.text()
    assert "The model has learned nothing yet" in page.click("bet.skip").text()


# ---- the picture ----


@pytest.mark.parametrize(("language", "register"), list(product(LANGUAGES, REGISTERS)))
def test_a_chart_stands_still_and_doubles_colour_by_dash_and_shape(language: str, register: str) -> None:
    text = Text(language, register, "rule")
    for question in QUESTIONS:
        spec = charts.chances(text, Look(), question, ("rule", "model", "earlier"))
        assert spec is charts.chances(text, Look(), question, ("rule", "model", "earlier"))
        drawn = json.dumps(spec)
        assert "strokeDash" in drawn
        assert "triangle-up" in drawn
        assert "datasets" not in spec
    assert len({str(dash) for _, dash in charts.LINES.values()}) == 4  # the model's one curve or its first


@pytest.mark.parametrize("question", QUESTIONS)
def test_examples_are_strewn_without_a_die_inside_the_picture(question: str) -> None:
    here = Rule(question, "elsewhere", "no")
    drawn, crowd = pictures.people(here), scene.met(here)
    low, high = scene.WINDOWS[question]
    assert ((drawn["x"] >= low) & (drawn["x"] <= high)).all()
    assert ((drawn["y"] > 1) == (crowd.y > 0)).all()
    assert drawn["y"].between(-0.26, 1.26).all()
    assert len(set(pictures.strewn(200).round(4))) == 200


def test_the_step_is_what_the_rule_really_answers() -> None:
    for question, asked in QUESTIONS.items():
        x, chance = scene.step(question)
        assert (chance == asked.rule(x)).all()
        assert x[1] == asked.threshold
        assert np.isclose(x[2], asked.threshold)


def test_one_curve_without_a_cough_and_one_with() -> None:
    without, coughing = scene.curves(Rule("ill", "home", "yes"))
    assert (coughing.chance > without.chance).all()
    assert len(scene.curves(Rule("ill", "home", "no"))) == 1


@pytest.mark.parametrize(("question", "threshold"), [("ill", "37.5"), ("too_strong", "4")])
def test_the_real_model_names_the_limit_of_the_rule_on_screen(visit: Open, question: str, threshold: str) -> None:
    assert f"θ = {threshold}." in visit("rule", lang="en", rule_question=question).open_part("real_model").text()


def test_the_same_people_bring_the_same_mistakes_where_all_of_them_moved(visit: Open) -> None:
    page = visit("rule", lang="en").click("bet.skip").click("cook")
    assert "The very same as at home" not in page.text()
    page.set("rule_place", "elsewhere").click("cook")
    assert "The very same as at home: everything moved by 0.5, and the model with it." in page.text()
    page.set("rule_question", "too_strong").click("bet.skip").click("cook")
    assert "The very same as at home" not in page.text()
