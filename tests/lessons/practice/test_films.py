"""The films of *Practice*: the first step at every learning rate, walked by hand, and the card at every round."""

import re
from dataclasses import replace
from functools import cache
from itertools import product

import numpy as np
import pytest

from core.arrays import Array
from core.diners import regulars
from lessons.practice import ahead, films, pictures, words
from lessons.practice.films import Ahead
from lessons.practice.scene import Scene
from lessons.practice.settings import RATES, Practice
from tests import films as sent
from ui import film
from ui.figures import decimal
from ui.kit.text import LANGUAGES, REGISTERS, Text

TEXTS = [Text(language, register, "practice") for language, register in product(LANGUAGES, REGISTERS)]
TEXT = TEXTS[0]
NEAR = ahead.Ground(*pictures.NEAR)
STARTS = [
    Practice(),
    Practice("congee", tongues="alike"),
    Practice("mapo_tofu", odd="yes", start="mine", salt=3.4, spice=2.9),
    Practice(start="mine", salt=3.0, spice=0.8),
]


def stage(here: Practice, cooked: Practice | None = None) -> Ahead:
    return films.stage(here, cooked, NEAR, pictures.HEIGHT)


def crowd(run: Practice) -> tuple[Array, Array]:
    diners = regulars(run.dish, run.eaters, alike=run.tongues == "alike", inconsistent=run.odd == "yes")
    return diners.X, diners.y


def walked(run: Practice, rate: float) -> tuple[Array, float, float]:
    """By how much the first round changes the grams, and the scores before and after."""
    (X, y), grams = crowd(run), np.array(run.grams)
    step = -rate * 2 * (X.T @ (X @ grams - y)) / len(y)
    before, after = (100 / (1 + float(np.mean((X @ place - y) ** 2))) for place in (grams, grams + step))
    return step, before, after


@cache
def arrows(run: Practice) -> sent.Shown:
    return sent.read(films.ahead_film(TEXT, stage(run)))


def number(said: str) -> float:
    return float(said.replace("−", "-"))


@pytest.mark.parametrize("run", STARTS, ids=str)
def test_the_arrow_goes_from_the_start_as_far_as_the_first_round_or_to_the_edge(run: Practice) -> None:
    shown = arrows(run)
    start = np.array(NEAR.place(*run.grams))
    for place, rate in enumerate(RATES):
        step, _, after = walked(run, rate)
        looks = shown.at(rate=place)
        drawn = [float(each) for each in re.findall(r"-?[\d.]+", looks["ahead-line", "d"])]
        begin, tip = np.array(drawn[:2]), np.array(drawn[2:4])
        assert begin == pytest.approx(start, abs=0.051)
        way = step * [1, -1] / 3 * 100  # three grams across and three up
        full = start + way
        share = min(1.0, *((np.where(way > 0, 100 - start, -start) / np.where(way == 0, 1e-12, way)).tolist()))
        assert tip == pytest.approx(start + share * way, abs=0.051)
        assert (share == 1) == bool(((full >= 0) & (full <= 100)).all())
        assert looks["ahead-rim", "d"] == looks["ahead-line", "d"]
        assert looks["ahead-score", "words"] == TEXT("first.score", score=after)
        assert 0 < float(looks["ahead-score", "x"]) < 100
        assert 0 < float(looks["ahead-score", "y"]) < 100


@pytest.mark.parametrize("run", STARTS[:2], ids=str)
def test_twice_the_rate_is_twice_the_arrow(run: Practice) -> None:
    """What even steps of the slider are for."""
    shown, lengths = arrows(run), {}
    for rate in (0.05, 0.1, 0.2):
        x, y, to_x, to_y, *_ = map(float, re.findall(r"-?[\d.]+", shown.at(rate=RATES.index(rate))["ahead-line", "d"]))
        lengths[rate] = np.hypot(to_x - x, to_y - y)
    assert lengths[0.1] == pytest.approx(2 * lengths[0.05], abs=0.3)
    assert lengths[0.2] == pytest.approx(4 * lengths[0.05], abs=0.5)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("run", STARTS, ids=str)
@pytest.mark.parametrize("cooked", [False, True])
def test_the_sentence_of_every_rate_is_the_one_said_of_it(text: Text, run: Practice, cooked: bool) -> None:
    now = stage(run, replace(run, rate=0.2).run if cooked else None)
    shown = sent.read(films.first_film(text, now))
    for place, rate in enumerate(RATES):
        looks = shown.at(rate=place)
        _, before, after = walked(run, rate)
        values = {"rate": rate, "before": before, "after": after}
        said = re.sub(r'<span id="([^"]*)"></span>', lambda gap: looks[gap[1], "words"], shown.drawing)  # noqa: B023
        said = re.sub(r"<[^>]*>", "", said.replace("<b>", "**").replace("</b>", "**"))
        first = text("first.say", **values)
        assert said == (text.label("say.between").join([text("not_cooked"), first]) if cooked else first)
        assert said == words.first(text, Scene(replace(run, rate=rate)), cooked=cooked)
        assert (looks["first", "style"] == film.HIDDEN) == (cooked and rate == 0.2)


def test_the_arrow_leaves_where_the_run_on_screen_takes_that_very_step() -> None:
    run = Practice(rate=0.3, rounds=10)
    same, longer = (sent.read(films.ahead_film(TEXT, stage(here, run.run))) for here in (run, replace(run, rounds=100)))
    for place, rate in enumerate(RATES):
        assert (same.at(rate=place)["ahead", "style"] == film.HIDDEN) == (rate == 0.3)
        assert longer.at(rate=place)["ahead", "style"] == ""


def test_the_film_does_not_know_where_the_slider_stands() -> None:
    one, other = (films.stage(Practice(rate=rate), None, NEAR, 248) for rate in (0.05, 0.6))
    assert films.ahead_film(TEXT, one) == films.ahead_film(TEXT, other)
    assert films.first_film(TEXT, one) == films.first_film(TEXT, other)
    assert len(films.ahead_film(TEXT, one)) < 5_000


@pytest.mark.parametrize("rate", [0.02, 0.2, 0.44, 0.6, 1.0])
@pytest.mark.parametrize("rounds", [10, 1000])
@pytest.mark.parametrize("ghost", [None, Scene(Practice(rate=0.03, rounds=100))], ids=["alone", "ghost"])
def test_the_card_is_that_of_every_round_and_at_its_end_that_of_the_run_to_the_digit(
    rate: float, rounds: int, ghost: Scene | None
) -> None:
    run = Practice(rate=rate, rounds=rounds)
    now = Scene(run)
    X, y = crowd(run)
    path = [np.array(run.grams)]
    for _ in range(rounds):
        if np.mean((X @ path[-1] - y) ** 2) > 1e6:
            break
        path.append(path[-1] - rate * 2 * (X.T @ (X @ path[-1] - y)) / len(y))
    steps = film.timeline(pictures.walkers(TEXT, now, ghost))
    shown = sent.read(films.card_film(TEXT, now, ghost))
    for frame, round_ in enumerate(steps.tolist()):
        looks = shown.at(run=frame)
        for at, grams in enumerate(path[min(round_, len(path) - 1)].tolist()):
            for form in ("wide", "line"):
                assert number(looks[f"card-{form}{at}", "words"]) == pytest.approx(grams, abs=0.0051)
                assert f" {looks[f'card-{form}{at}', 'words']} " in looks["card", "aria-label"]
    last = shown.at(run=len(steps) - 1)
    assert [last[f"card-wide{at}", "words"] for at in (0, 1)] == [decimal(float(g), 2) for g in now.history.weights[-1]]
    assert [amount.value for amount in films.amounts(TEXT, now)] == now.history.weights[-1].tolist()


def test_the_players_last_frame_is_the_end_of_the_run_and_a_run_that_boils_over_ends_where_it_burnt() -> None:
    for rate, rounds in product((0.02, 0.2, 0.48, 0.5, 0.6, 1.0), (10, 100, 1000)):
        now = Scene(Practice(rate=rate, rounds=rounds))
        (run,) = pictures.walkers(TEXT, now, None)
        assert run.burnt == (now.history.burnt_at >= 0)
        assert len(run.path) == 1 + (int(now.history.burnt_at) if run.burnt else rounds)
        table = np.column_stack([run.path, run.values, run.losses]).astype("<f4")[film.timeline([run])[-1]]
        assert table.tolist() == pytest.approx(
            [*now.history.weights[-1], now.end_score, now.history.losses[-1]], rel=1e-6
        )
        assert decimal(float(table[2]), 1) == decimal(now.end_score, 1)
