"""The films of the rule and the model: every line of the rule and every round of a training, counted one by one."""

import re
from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from core.arrays import Array
from core.people import QUESTIONS, Answers
from lessons.rule import films, pictures, scene, words
from lessons.rule.films import Stage
from lessons.rule.settings import RANGES, Rule
from tests import films as sent
from tests.lessons.rule import oracle
from ui.draw.card import card_svg
from ui.film.clock import CODE
from ui.kit import cards
from ui.kit.text import LANGUAGES, REGISTERS, Text

TEXT = Text("en", "kitchen", "rule")
TEXTS = [Text(language, register, "rule") for language, register in product(LANGUAGES, REGISTERS)]
HOME, AWAY = Rule("ill"), Rule("ill", "elsewhere")
HOME_COUGH, AWAY_COUGH = Rule("ill", "home", "yes"), Rule("ill", "elsewhere", "yes")
PLATES, STRONG = Rule("too_strong"), Rule("too_strong", "elsewhere")
TRAININGS = [
    *((trained, earlier) for trained, earlier in product((HOME, AWAY, HOME_COUGH, AWAY_COUGH), repeat=2)),
    (STRONG, PLATES),
    (PLATES, STRONG),
]
STAGES = [
    films.stage(HOME, HOME, None),
    films.stage(AWAY, HOME, None),
    films.stage(AWAY, AWAY, HOME),
    films.stage(HOME, AWAY, HOME),
    films.stage(AWAY, AWAY_COUGH, AWAY),
    films.stage(STRONG, STRONG, PLATES),
    films.stage(PLATES, PLATES, None),
]


@cache
def picture(now: Stage) -> sent.Shown:
    """The picture, in English."""
    return sent.read(films.picture_film(TEXT, now))


def marks(looks: dict[tuple[str, str], str], half: str) -> list[int]:
    """How many rings, crosses, discs and squares there are."""
    return [looks[f"{half}-{kind}", "d"].count("M") for kind in ("rings", "crosses", "discs", "squares")]


def counted(says_yes: Answers, is_yes: Array) -> list[int]:
    """The same, of answers to labels."""
    pairs = list(zip(says_yes.tolist(), (is_yes > 0.5).tolist(), strict=True))
    return [pairs.count(pair) for pair in ((False, False), (True, True), (True, False), (False, True))]


def told(looks: dict[tuple[str, str], str], half: str, wrong: list[int], question: str) -> None:
    """What is written beside them."""
    alarms, missed = wrong
    assert looks[f"{half}-alarms", "words"] == "● " + TEXT("mark.false_alarms", false_alarms=alarms)
    assert looks[f"{half}-missed", "words"] == "■ " + TEXT("mark.missed", missed=missed)
    assert looks[f"{half}-wrong", "words"] == TEXT(f"mark.wrong.{question}", wrong=alarms + missed, count=200)


def stands(looks: dict[tuple[str, str], str], half: str, at: int, line: float, question: str) -> None:
    """The line and the ground right of it."""
    low, high = oracle.WINDOWS[question]
    width = {"l": 551, "p": 356}[half[0]]
    x = (line - low) / (high - low) * width
    assert float(re.findall(r"[\d.]+", looks[f"{half}-line{at}", "d"])[0]) == pytest.approx(x, abs=0.051)
    assert float(looks[f"{half}-ground{at}", "x"]) == pytest.approx(x, abs=0.051)
    assert float(looks[f"{half}-ground{at}", "width"]) == pytest.approx(width - x, abs=0.051)


@pytest.mark.parametrize("now", STAGES, ids=str)
def test_at_every_place_of_the_slider_the_rule_is_the_one_that_draws_its_line_there(now: Stage) -> None:
    shown, question = picture(now), now.here.rule_question
    X, y = oracle.people(question, now.here.rule_place, met=True)
    for place in range(RANGES[question].count):
        line = round(RANGES[question].low + place / 10, 6)
        looks = shown.at(**{now.slider: place, films.TIME: 0})
        expected = counted(X[:, 0] > line, y)
        for half in ("l-rule", "p-rule"):
            assert marks(looks, half) == expected
            told(looks, half, expected[2:], question)
            stands(looks, half, 0, line, question)
            assert looks[f"{half}-nail0", "cx"] == re.findall(r"M([\d.]+) ", looks[f"{half}-line0", "d"])[0]
            assert looks[f"{half}-head", "words"] == TEXT(f"head.rule.{question}", line=line)


@pytest.mark.parametrize("now", STAGES, ids=str)
def test_every_frame_shows_the_model_of_its_round(now: Stage) -> None:
    shown, question = picture(now), now.here.rule_question
    X, y = oracle.people(question, now.here.rule_place, met=True)
    walk = oracle.learned(now.trained, now.earlier).rounds
    rounds = oracle.frames(again=now.earlier is not None)
    assert shown.places == (RANGES[question].count, len(rounds))
    for frame, at in enumerate(rounds):
        slopes, base, _ = walk[at]
        looks = shown.at(**{now.slider: 0, films.TIME: frame})
        expected = counted(X[:, : len(slopes)] @ slopes + base > 0, y)
        for half in ("l-model", "p-model"):
            assert marks(looks, half) == expected, at
            told(looks, half, expected[2:], question)
            for other in range(len(slopes)):
                known = sum(slopes[1:] * other)
                stands(looks, half, other, -(base + known) / slopes[0], question)


@pytest.mark.parametrize(("trained", "earlier"), TRAININGS)
def test_a_training_begins_where_the_model_was_and_ends_at_the_model_to_the_digit(trained: Rule, earlier: Rule) -> None:
    now = films.stage(trained, trained, earlier)
    last = now.axes[1].places - 1
    film, card = picture(now), sent.read(films.card_film(TEXT, now))
    begun, ended = (film.at(**{now.slider: 0, films.TIME: frame}) for frame in (0, last))
    question = trained.rule_question
    where_it_was = scene.limits(earlier)
    for at in range(min(len(trained.features), len(where_it_was))):
        stands(begun, "l-model", at, where_it_was[at], question)
    half = pictures.model_half(TEXT, trained, scene.model(trained), earlier)
    for size in pictures.SIZES:
        for layer in pictures.layers(TEXT, question, half, size):
            for name, piece in layer.items():
                assert {attribute: ended[name, attribute] for attribute in piece.looks} == piece.looks, name
    amounts, state = words.card(TEXT, trained, earlier), TEXT(f"card.state.{trained.rule_place}")
    drawn = card_svg(cards.card(TEXT, TEXT("card.whose"), (len(trained.features), 1), amounts, state=state))
    assert card.at(**{films.TIME: last})["numbers", "drawn"] == drawn
    first = card.at(**{films.TIME: 0})["numbers", "drawn"]
    assert f">{TEXT(f'card.state.{earlier.rule_place}')}<" in first, "of the training before are its numbers"


@pytest.mark.parametrize("now", STAGES, ids=str)
def test_no_line_leaves_the_picture_while_it_walks(now: Stage) -> None:
    low, high = pictures.WINDOWS[now.here.rule_question]
    for learned in scene.walk(now.trained, now.earlier):
        assert all(low < limit < high for limit in scene.limits_of(learned))


@pytest.mark.parametrize("now", [STAGES[2], STAGES[4], STAGES[5]], ids=str)
def test_the_card_has_the_numbers_of_every_round(now: Stage) -> None:
    shown = sent.read(films.card_film(TEXT, now))
    walk = oracle.learned(now.trained, now.earlier).rounds
    for frame, at in enumerate(oracle.frames(again=True)):
        slopes, base, _ = walk[at]
        drawn = shown.at(**{films.TIME: frame})["numbers", "drawn"].replace("−", "-")
        written = [float(each) for each in re.findall(r'font-weight="650" fill="var\(--ink\)">(-?[\d.]+)<', drawn)]
        digits = [oracle.DIGITS[name] for name in QUESTIONS[now.here.rule_question].features[: len(slopes)]]
        for value, number, places in zip(written, [*slopes, base], [*digits, 1], strict=True):
            assert value == pytest.approx(number, abs=0.5 * 10**-places + 1e-9), at


def said(shown: sent.Shown, looks: dict[tuple[str, str], str]) -> str:
    """The sentence as it is read, in the marks of the words."""
    filled = re.sub(r'<span id="([^"]*)"></span>', lambda gap: looks[gap[1], "words"], shown.drawing)
    filled = re.sub(r'<span id="unmet">(.*?)</span>', "" if looks["unmet", "style"] else r"\1", filled)
    return re.sub("</?p>", "", filled).replace("<b>", "**").replace("</b>", "**")


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("now", STAGES, ids=str)
@pytest.mark.parametrize("seen", [True, False])
def test_the_sentence_of_every_line_is_the_one_said_of_it(text: Text, now: Stage, seen: bool) -> None:
    shown = sent.read(films.said_film(text, now, told=seen))
    for place, there in enumerate(now.everywhere):
        looks = shown.at(**{now.slider: place, films.TIME: now.axes[1].places - 1})
        assert said(shown, looks) == words.outcome(text, there, now.trained, told=seen)


def test_the_sentence_of_every_round_counts_that_round() -> None:
    now = STAGES[2]
    shown = sent.read(films.said_film(TEXT, now, told=True))
    walk = oracle.learned(now.trained, now.earlier).rounds
    for frame, at in enumerate(oracle.frames(again=True)):
        slopes, base, _ = walk[at]
        looks = shown.at(**{now.slider: 15, films.TIME: frame})
        for met, kinds in ((True, ("model_alarms", "model_missed")), (False, ())):
            X, y = oracle.people("ill", "elsewhere", met=met)
            *_, alarms, missed = counted(X[:, :1] @ slopes + base > 0, y)
            assert [looks[f"counted-{kind}", "words"] for kind in kinds] == [str(alarms), str(missed)][: len(kinds)]
        assert looks["others-model", "words"] == str(alarms + missed)
        assert (looks["unmet", "style"] != "") == (alarms + missed == 120)


def test_in_nobodys_hand_the_rule_stands_where_it_was_written() -> None:
    now = films.stage(AWAY, AWAY, HOME, held=False)
    film, whole = picture(now), picture(films.stage(AWAY, AWAY, HOME))
    for frame in (0, 20, 44):
        there = {now.slider: RANGES["ill"].place_of(37.5), films.TIME: frame}
        assert film.at(**{now.slider: 0, films.TIME: frame}) == whole.at(**there)


def test_wherever_the_rule_stands_its_films_are_the_same() -> None:
    assert films.stage(replace(AWAY, rule_line=38.5), AWAY, HOME) == films.stage(AWAY, AWAY, HOME)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("now", STAGES, ids=str)
def test_films_and_clock_are_a_small_message(text: Text, now: Stage) -> None:
    sizes = [
        len(films.picture_film(text, now)),
        len(films.said_film(text, now, told=True)),
        len(films.card_film(text, now)),
    ]
    assert sum(sizes) + len(CODE) < 40_000
