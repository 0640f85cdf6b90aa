"""What is said and tabled of the rule and the model is what a count of the people gives."""

import re
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from core.arrays import Array
from core.people import PLACES, QUESTIONS, examples
from lessons.rule import pictures, scene, words
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
    assert words.unmet(text, run, run.run, told=False) == text(
        f"say.unmet.{run.rule_question}", count=1000, rule=rule, model=model
    )
    assert numbers(words.unmet(text, run, run.run, told=False).replace(",", "")) == [1000, rule, model]


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_mistakes_stand_in_the_order_that_the_words_have(text: Text) -> None:
    for question in QUESTIONS:
        said = text(f"say.counted.{question}", rule_alarms=1, rule_missed=2, model_alarms=3, model_missed=4)
        assert numbers(said) == [1, 2, 3, 4]


def test_the_picture_is_counted_in_a_sentence() -> None:
    away = Rule("ill", "elsewhere")
    said = words.counted(TEXT, away, away)
    assert said == "**Rule: 29 healthy called ill, 0 ill missed. Model: 9 and 8.**"
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
    assert words.cough(text, home, home) == ""
    limits = [round(limit, 1) for limit in scene.limits(knows)]
    for here in (home, Rule("ill", "elsewhere")):
        said = numbers(words.cough(text, here, knows).replace(",", ""))
        assert said == [*limits, 1000, sum(by_the_model(knows, here)), sum(by_the_model(home, here))]
        assert said[3] < said[4]


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_card_holds_the_numbers_that_answer(text: Text) -> None:
    home, away, cough = Rule("ill"), Rule("ill", "elsewhere"), Rule("ill", "home", "yes")
    slope, base = words.card(text, away, home)
    crowd = scene.unmet("ill", "elsewhere")
    says = slope.value * crowd.X[:, 0] + base.value > 0
    assert says.tolist() == scene.by_model(away, crowd).tolist()
    assert base.next == pytest.approx(-0.5 * slope.value, abs=0.0101)  # of the two as they are shown
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


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_way_of_the_main_job_is_numbered_and_no_other(text: Text) -> None:
    home, away, cough = Rule("ill", "home"), Rule("ill", "elsewhere"), Rule("ill", "home", "yes")
    way = [words.press(text, here, home, first=True) for here in (home, away)]
    assert [name[:3] for name in way] == ["1 ·", "2 ·"]
    for here, trained in ((away, away), (home, away), (cough, home)):
        assert "·" not in words.press(text, here, trained, first=trained == home)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("first", [True, False])
def test_whose_numbers_the_model_uses_is_said_with_the_very_words_of_the_button(text: Text, first: bool) -> None:
    home, away, cough = Rule("ill", "home"), Rule("ill", "elsewhere"), Rule("ill", "home", "yes")
    for here, trained, said in (
        (away, home, "not_trained.home"),
        (home, away, "not_trained.elsewhere"),
        (cough, home, "not_trained_so"),
    ):
        name = words.press(text, here, trained, first=first)
        assert words.numbers_of(text, here, trained, first=first) == text(said, press=name)
        assert f"**{name}**" in text(said, press=name)
    for here in (home, away):
        assert words.numbers_of(text, here, here, first=first) == text(f"here.{here.rule_place}", count=200)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize(("question", "place"), list(product(QUESTIONS, PLACES)))
def test_the_card_read_out_comes_to_the_line_in_the_picture(text: Text, question: str, place: str) -> None:
    """With the very digits that stand on the card: base ÷ weight is the line that is shown."""
    run = Rule(question, place)
    weight, base = (amount.written for amount in words.card(text, run, None))
    shown = numbers(words.read_out(text, run).replace("½", ""))
    by_hand = -float(base.replace("−", "-")) / float(weight)
    line = words.shown_line(scene.limits(run)[0], question)
    assert f"{by_hand:.{len(line.partition('.')[2])}f}" == line
    assert weight in words.read_out(text, run)
    assert base.removeprefix("−") in words.read_out(text, run)
    assert shown[-1] == float(line)
    assert line in pictures.told(text, run, run, None)
    assert words.read_out(text, Rule("ill", place, "yes")) == ""


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize(("question", "place"), list(product(QUESTIONS, ("home", "elsewhere"))))
def test_the_card_s_numbers_divided_come_to_the_line_above_the_picture(text: Text, question: str, place: str) -> None:
    """Digit by digit, for whoever takes a pocket calculator."""
    run = Rule(question, place)
    weight, base = (amount.written for amount in words.card(text, run, None))
    said, line = words.its_line(text, question, scene.model(run)), words.shown_line(scene.limits(run)[0], question)
    by_hand = -float(base.replace("−", "-")) / float(weight)
    assert f"{base.removeprefix('−')} ÷ {weight} = {line}" in said
    assert f"{by_hand:.{len(line.partition('.')[2])}f}" == line
    assert line in pictures.told(text, run, run, None)
    assert words.its_line(text, question, scene.model(Rule("ill", place, "yes"))) == ""


def test_who_gets_more_of_the_same_people_wrong_is_said_wherever_the_rule_stands() -> None:
    text, home = Text("en", "kitchen", "rule"), Rule("ill")
    assert words.before(text, home, home).startswith("Same 200: the model gets 1 more wrong.")
    assert "Same 200: the model gets 1 more wrong." in words.outcome(text, home, home, told=False)
    away = Rule("ill", "elsewhere")
    assert "Same 200: the rule gets 12 more wrong." in words.outcome(text, away, away, told=True)
    assert words.apart(text, 0) == "Same 200: both get equally many wrong."


def test_a_line_that_reads_like_the_rule_s_and_is_another_is_said_to_more_places() -> None:
    text, home, away = Text("en", "kitchen", "rule"), Rule("ill"), Rule("ill", "elsewhere", rule_line=38.0)
    (limit,) = scene.limits(away)
    assert limit != 38.0
    assert f"{limit:.1f}" == "38.0"
    assert f"To more places the model’s line is {limit:.2f}." in words.before(text, away, away)
    assert "To more places" not in words.before(text, home, home)
    assert "To more places" not in words.before(text, replace(away, rule_line=38.1), away)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_rule_moved_by_hand_is_told_with_what_it_gets_wrong_beside_the_model(text: Text, question: str) -> None:
    """Where several lines are wrong equally seldom, all of them, and from how few to how many mistakes they make."""
    lines, ill = scene.moved_rules(question, "elsewhere"), question == "ill"
    moved = [Rule(question, "elsewhere", "no", line if ill else 37.5, 4.0 if ill else line) for line in lines]
    mistakes = [sum(by_the_rule(each)) for each in moved]
    said = numbers(words.author(text, question))
    away = Rule(question, "elsewhere")
    for number in (*lines, min(mistakes), max(mistakes), sum(by_the_model(away, away)), 200, 1000):
        assert number in said, (number, said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_both_mistakes_count_alike_is_said_once_the_bet_is_answered(language: str) -> None:
    text, away = Text(language, "kitchen", "rule"), Rule("ill", "elsewhere")
    fair = text("say.fair", rule_missed=0, model_missed=8)  # by misses alone the rule is the better one
    assert fair in words.outcome(text, away, away, told=True)
    assert fair not in words.outcome(text, away, away, told=False)


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
    table = words.loss_table(TEXT, RUNS[0], None)
    losses = table[TEXT.label("column.loss")].to_numpy()
    assert table[TEXT.label("column.round")].tolist() == list(range(len(losses)))
    assert losses[0] == pytest.approx(np.log(2))
    assert losses[-1] < losses[0]


def test_trained_again_the_losses_begin_with_the_numbers_that_the_model_had() -> None:
    away = Rule("ill", "elsewhere")
    losses = words.loss_table(TEXT, away, Rule("ill"))[TEXT.label("column.loss")].to_numpy()
    crowd, model = scene.met(away), scene.model(Rule("ill"))
    chance = model.probability(crowd.X[:, :1])
    assert losses[0] == pytest.approx(-np.mean(np.log(np.where(crowd.y > 0.5, chance, 1 - chance))))
    assert (np.diff(losses) <= 1e-12).all()


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize(("question", "place"), list(product(QUESTIONS, PLACES)))
def test_two_lines_that_judge_differently_are_not_written_alike(text: Text, question: str, place: str) -> None:
    """The rule as it was written and a model just beside it: their heads show the digits that set them apart."""
    here = Rule(question, place)
    for trained in (Rule(question), Rule(question, "elsewhere")):
        rule, model = pictures.halves(text, here, trained, None)
        (shown,) = {float(number) for number in re.findall(r"\d+\.\d+", model.head)}
        limit, written = scene.limits(trained)[0], QUESTIONS[question].threshold
        assert (shown > written, shown < written) == (limit > written, limit < written)
        assert abs(shown - limit) <= 0.05
        assert f"{written:.1f}" in rule.head
