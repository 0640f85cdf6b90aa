"""What is said and tabled of the rule and the model is what a count of the people gives."""

import re
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from core.arrays import Array
from core.people import QUESTIONS, examples
from lessons.rule import scene, words
from lessons.rule.settings import Rule
from ui.kit.text import LANGUAGES, REGISTERS, Text

TEXTS = [Text(language, register, "rule") for language, register in product(LANGUAGES, REGISTERS)]
TEXT = TEXTS[0]
RUNS = [
    Rule("ill", "home", "no"),
    Rule("ill", "elsewhere", "yes"),
    Rule("too_strong", "home", "no"),
    Rule("too_strong", "elsewhere", "no"),
]
NUMBER = re.compile(r"−?\d+(?:\.\d+)?")


def numbers(said: str) -> list[float]:
    return [float(found.replace("−", "-")) for found in NUMBER.findall(said)]


def counted(run: Rule, answers: Array) -> tuple[int, int]:
    """False alarms and missed among those never met, of answers to them."""
    labels = examples(run.rule_question, run.rule_place, unseen=True, count=1000, seed=2026).y
    return int(np.sum(answers * (1 - labels))), int(np.sum((1 - answers) * labels))


def by_the_rule(run: Rule) -> tuple[int, int]:
    first = examples(run.rule_question, run.rule_place, unseen=True, count=1000, seed=2026).X[:, 0]
    return counted(run, (first > {"ill": 37.5, "too_strong": 4.0}[run.rule_question]).astype(float))


def by_the_model(trained: Rule, here: Rule) -> tuple[int, int]:
    """The logit written out from the learned weights."""
    model, crowd = (
        scene.model(trained),
        examples(here.rule_question, here.rule_place, unseen=True, count=1000, seed=2026),
    )
    logit = crowd.X[:, : len(model.weights)] @ model.weights + model.bias
    return counted(here, (logit > 0).astype(float))


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("run", RUNS, ids=str)
def test_each_kind_of_mistake_is_counted_under_its_own_name(text: Text, run: Rule) -> None:
    rule, model = by_the_rule(run), by_the_model(run, run)
    assert rule[0] != rule[1]
    assert model[0] != model[1]
    values = {"count": 1000, "wrong": sum(rule), "false_alarms": rule[0], "missed": rule[1]}
    said = words.verdicts(text, run, run)
    assert said.startswith(text(f"say.rule.{run.rule_question}", **values))
    assert text("say.model", wrong=sum(model), false_alarms=model[0], missed=model[1]) in said


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_two_mistakes_stand_in_the_sentence_in_the_order_that_its_words_have(text: Text) -> None:
    """In every language and register a false alarm comes first, and so it does in the model's sentence."""
    for question in QUESTIONS:
        said = text(f"say.rule.{question}", count=1000, wrong=300, false_alarms=100, missed=200)
        assert numbers(said) == [1000, 300, 100, 200]
    assert numbers(text("say.model", wrong=300, false_alarms=100, missed=200)) == [300, 100, 200]


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("run", RUNS, ids=str)
def test_the_table_of_verdicts_is_a_count(text: Text, run: Rule) -> None:
    table = words.verdict_table(text, run, run)
    for row, (false_alarms, missed) in enumerate((by_the_rule(run), by_the_model(run, run))):
        right = 1000 - false_alarms - missed
        assert table[text("column.right")][row] == right
        assert table[text("column.false_alarms")][row] == false_alarms
        assert table[text("column.missed")][row] == missed
        assert table[text("column.accuracy")][row] == pytest.approx(right / 1000)
    assert table[text("column.who")].tolist() == [text("line.rule"), text("line.model")]
    assert words.verdict_table(text, run, None)[text("column.who")].tolist() == [text("line.rule")]


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_the_figures_are_the_shares_right(run: Rule) -> None:
    shares = [f"{100 - sum(wrong) / 10:.1f}%" for wrong in (by_the_rule(run), by_the_model(run, run))]
    assert list(words.figures(TEXT, run, run).values()) == shares
    assert list(words.figures(TEXT, run, run)) == [TEXT("metric.rule"), TEXT("metric.model")]


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_bet_is_answered_with_four_shares_each_in_its_place(text: Text, question: str) -> None:
    home, away = (Rule(question, place, "no") for place in ("home", "elsewhere"))
    each = [by_the_rule(home), by_the_model(home, home), by_the_rule(away), by_the_model(away, away)]
    assert numbers(words.truth(text, question)) == pytest.approx([100 - sum(wrong) / 10 for wrong in each])
    assert scene.better(question, "elsewhere") == "model"


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_whom_the_picture_shows_is_counted(text: Text) -> None:
    for run in RUNS:
        crowd = examples(run.rule_question, run.rule_place, count=200, seed=2026)
        values = {"count": 200, "yes": int((crowd.y == 1).sum()), "shift": QUESTIONS[run.rule_question].shift}
        said = words.place(text, run)
        assert said.startswith(text(f"place.{run.rule_question}.{run.rule_place}", **values))
        assert (text("place.filled") in said) == (run.rule_cough == "yes")


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_what_was_found_is_where_the_chance_is_one_half(text: Text) -> None:
    for run in RUNS:
        said = numbers(words.found(text, run))
        model = scene.model(run)
        if run.rule_cough == "yes":
            without, coughing = said
            assert coughing < without
            at = np.array([[without, 0.0], [coughing, 1.0]])
        else:
            line = next(number for number in said if number != 1 and number != QUESTIONS[run.rule_question].threshold)
            assert QUESTIONS[run.rule_question].threshold in said
            at = np.array([[line]])
        slope = model.weights[0] / 4  # of a chance where it is one half
        assert model.probability(at) == pytest.approx(0.5, abs=0.0051 * slope)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_change_is_told_with_both_shares_here_and_both_limits_in_the_order_of_time(text: Text) -> None:
    earlier, now = Rule("ill", "home", "no"), Rule("ill", "elsewhere", "no")
    shares = [100 - sum(by_the_model(run, now)) / 10 for run in (earlier, now)]
    limits = [round(-scene.model(run).bias / float(scene.model(run).weights[0]), 2) for run in (earlier, now)]
    assert shares[0] < shares[1]
    assert limits[0] < limits[1]
    said = words.what_changed(text, earlier, now)
    assert text.option("rule_place", "home") in said
    assert numbers(said)[-5:] == pytest.approx([*shares, *limits, 37.5])


def test_a_change_to_two_features_has_no_one_limit_to_tell() -> None:
    earlier, now = Rule("ill", "home", "no"), Rule("ill", "home", "yes")
    said = words.what_changed(TEXT, earlier, now)
    shares = [100 - sum(by_the_model(run, now)) / 10 for run in (earlier, now)]
    assert numbers(said) == pytest.approx(shares)
    assert TEXT("say.no_room") in words.what_came(TEXT, now, now, earlier)
    assert TEXT("say.no_room") not in words.what_came(TEXT, earlier, earlier, None)


def test_the_same_mistakes_as_at_home_are_said_only_where_they_are_the_same() -> None:
    away = Rule("ill", "elsewhere", "no")
    same = TEXT("say.as_at_home", shift=0.5)
    assert same in words.verdicts(TEXT, away, away)
    assert by_the_model(away, away) == by_the_model(replace(away, rule_place="home"), replace(away, rule_place="home"))
    home = Rule("ill", "home", "no")
    assert same not in words.verdicts(TEXT, home, home)
    assert same not in words.verdicts(TEXT, away, home)
    plates = Rule("too_strong", "elsewhere", "no")
    assert by_the_model(plates, plates) != by_the_model(Rule("too_strong"), Rule("too_strong"))
    assert TEXT("say.as_at_home", shift=1.0) not in words.verdicts(TEXT, plates, plates)


def test_an_old_training_is_told_by_what_is_old_about_it() -> None:
    home, away, cough = Rule("ill", "home"), Rule("ill", "elsewhere"), Rule("ill", "home", "yes")
    assert words.not_trained(TEXT, home, None) == TEXT("not_trained")
    assert words.not_trained(TEXT, home, home) == ""
    assert words.not_trained(TEXT, away, home) == TEXT("not_trained_here", place=TEXT.option("rule_place", "home"))
    assert words.not_trained(TEXT, cough, home) == TEXT("not_trained_so")
    assert words.what_came(TEXT, away, home, None) == ""
    assert TEXT.option("rule_place", "elsewhere") in words.now_move(TEXT)


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_everybody_is_listed_with_the_rules_answer_and_the_models_chance(run: Rule) -> None:
    table, crowd = words.people_table(TEXT, run, run), scene.met(run)
    model = scene.model(run)
    logit = crowd.X[:, : len(model.weights)] @ model.weights + model.bias
    assert table[TEXT("column.chance")].to_numpy() == pytest.approx(1 / (1 + np.exp(-logit)), abs=6e-4)
    assert table[TEXT(f"column.label.{run.rule_question}")].tolist() == crowd.y.tolist()
    assert table[TEXT("column.rule")].tolist() == (crowd.X[:, 0] > QUESTIONS[run.rule_question].threshold).tolist()
    for j, name in enumerate(QUESTIONS[run.rule_question].features):
        assert table[TEXT(f"column.{name}")].to_numpy() == pytest.approx(crowd.X[:, j], abs=0.0051)
    assert TEXT("column.chance") not in words.people_table(TEXT, run, None)


def test_the_losses_are_listed_from_round_0_and_fall() -> None:
    table = words.loss_table(TEXT, RUNS[0])
    losses = table[TEXT.label("column.loss")].to_numpy()
    assert table[TEXT.label("column.round")].tolist() == list(range(len(losses)))
    assert losses[0] == pytest.approx(np.log(2))
    assert losses[-1] < losses[0]
