"""What is said and tabled of the rule and the model is what a count of the people gives."""

import re
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
    Rule("ill", "elsewhere", "no", 38.1),
    Rule("too_strong", "elsewhere", "no", 37.5, 5.1),
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
    line = run.rule_line if run.rule_question == "ill" else run.rule_strength
    return counted(run, (first > line).astype(float))


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
def test_those_never_met_are_counted_for_the_line_as_it_is_now(text: Text, run: Rule) -> None:
    rule, model = sum(by_the_rule(run)), sum(by_the_model(run.run, run))
    assert words.unmet(text, run, run.run, told=False) == text("say.unmet", count=1000, rule=rule, model=model)
    assert numbers(words.unmet(text, run, run.run, told=False).replace(",", "")) == [1000, rule, model]


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_mistakes_stand_in_the_order_that_the_words_have(text: Text) -> None:
    said = text("say.counted", rule_alarms=1, rule_missed=2, model_alarms=3, model_missed=4)
    assert numbers(said) == [1, 2, 3, 4]


def test_the_picture_is_counted_in_a_sentence() -> None:
    away = Rule("ill", "elsewhere")
    said = words.counted(TEXT, away, away)
    assert said == "**Rule: false alarms 29, missed 0. Model: 9 and 8.**"
    assert numbers(words.counted(TEXT, Rule("ill", "elsewhere", "no", 39.5), away))[1] > 50


def test_what_the_bet_tells_is_not_told_twice_and_never_of_another_line() -> None:
    away = Rule("ill", "elsewhere")
    assert words.unmet(TEXT, away, away, told=True) == ""
    assert words.unmet(TEXT, Rule("ill", "elsewhere", "no", 38.0), away, told=True)
    assert words.unmet(TEXT, Rule("ill"), Rule("ill"), told=True)
    assert words.unmet(TEXT, away, Rule("ill"), told=True)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("run", RUNS, ids=str)
def test_the_table_of_verdicts_is_a_count(text: Text, run: Rule) -> None:
    table = words.verdict_table(text, run, run.run)
    for row, (false_alarms, missed) in enumerate((by_the_rule(run), by_the_model(run.run, run))):
        right = 1000 - false_alarms - missed
        assert table[text("column.right")][row] == right
        assert table[text("column.false_alarms")][row] == false_alarms
        assert table[text("column.missed")][row] == missed
        assert table[text("column.accuracy")][row] == pytest.approx(right / 1000)
    assert table[text("column.who")].tolist() == [text("line.rule"), text("line.model")]


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_bet_is_answered_with_the_rule_as_it_was_written(text: Text, question: str) -> None:
    away = Rule(question, "elsewhere")
    wrong = [sum(by_the_rule(away)), sum(by_the_model(away, away))]
    assert numbers(words.truth(text, question).replace(",", "")) == [1000, *wrong]
    assert scene.better(question, "elsewhere") == "model"


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_training_is_told_by_where_it_took_the_line(text: Text) -> None:
    home, away, cough = Rule("ill"), Rule("ill", "elsewhere"), Rule("ill", "elsewhere", "yes")
    assert numbers(words.moved(text, away, home)) == [37.5, 38.0]
    assert numbers(words.moved(text, home, away)) == [38.0, 37.5]
    assert words.moved(text, away, None) == words.moved(text, away, away) == words.moved(text, cough, home) == ""


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_cough_is_a_third_number_that_spares_mistakes(text: Text) -> None:
    home, knows = Rule("ill"), Rule("ill", "home", "yes")
    assert words.cough(text, home) == ""
    said = numbers(words.cough(text, knows).replace(",", ""))
    limits = [round(limit, 1) for limit in scene.limits(knows)]
    assert said == [*limits, 1000, sum(by_the_model(knows, home)), sum(by_the_model(home, home))]
    assert said[3] < said[4]


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_card_holds_the_numbers_that_answer(text: Text) -> None:
    home, away, cough = Rule("ill"), Rule("ill", "elsewhere"), Rule("ill", "home", "yes")
    slope, base = words.card(text, away, home)
    crowd = scene.unmet("ill", "elsewhere")
    says = slope.value * crowd.X[:, 0] + base.value > 0
    assert says.tolist() == scene.by_model(away, crowd).tolist()
    assert base.next == pytest.approx(-0.5 * slope.value)
    assert slope.next is None
    assert words.card(text, home, None)[1].next is None
    assert [amount.name for amount in words.card(text, cough, home)] == [
        text(f"amount.{name}") for name in ("temperature", "cough", "base")
    ]
    assert all(amount.next is None for amount in words.card(text, cough, home))


def test_the_button_goes_there_then_trains_then_rests() -> None:
    home, away, cough = Rule("ill", "home"), Rule("ill", "elsewhere"), Rule("ill", "home", "yes")
    assert words.press(TEXT, home, home) == TEXT("go")
    assert words.press(TEXT, away, home) == TEXT("train.elsewhere")
    assert words.press(TEXT, away, away) == TEXT("trained")
    assert words.press(TEXT, home, away) == words.press(TEXT, cough, home) == TEXT("train.home")
    assert words.not_trained(TEXT, away, away) == ""
    assert words.not_trained(TEXT, away, home) == TEXT("not_trained.home")
    assert words.not_trained(TEXT, home, away) == TEXT("not_trained.elsewhere")
    assert words.not_trained(TEXT, cough, home) == TEXT("not_trained_so")


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_everybody_is_listed_with_the_rules_answer_and_the_models_chance(run: Rule) -> None:
    table, crowd, model = words.people_table(TEXT, run, run.run), scene.met(run), scene.model(run.run)
    logit = crowd.X[:, : len(model.weights)] @ model.weights + model.bias
    assert table[TEXT("column.chance")].to_numpy() == pytest.approx(1 / (1 + np.exp(-logit)), abs=6e-4)
    assert table[TEXT(f"column.label.{run.rule_question}")].tolist() == crowd.y.tolist()
    assert table[TEXT("column.rule")].tolist() == (crowd.X[:, 0] > run.line).tolist()
    for j, name in enumerate(QUESTIONS[run.rule_question].features):
        assert table[TEXT(f"column.{name}")].to_numpy() == pytest.approx(crowd.X[:, j], abs=0.0051)


def test_the_losses_are_listed_from_round_0_and_fall() -> None:
    table = words.loss_table(TEXT, RUNS[0])
    losses = table[TEXT.label("column.loss")].to_numpy()
    assert table[TEXT.label("column.round")].tolist() == list(range(len(losses)))
    assert losses[0] == pytest.approx(np.log(2))
    assert losses[-1] < losses[0]
