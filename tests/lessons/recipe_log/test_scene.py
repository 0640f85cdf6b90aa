"""What speaks against the claims is what the pages themselves say of them."""

from itertools import product

import numpy as np
import pytest

from core.diners import regulars
from lessons.file.settings import WeightsFile
from lessons.recipe_log import scene, words
from lessons.recipe_log.settings import CLAIMS
from lessons.rule import words as rule
from tests.lessons.recipe_log.oracle import shown
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.kitchen.drift import drift
from ui.kitchen.served import Filed, chef_after
from ui.kitchen.settings import Order
from ui.kitchen.trained import GUESTS

ANOTHER = Filed("either", 4, 2, 0.3, 30, "sps", 3)


def test_every_claim_has_its_experiment_and_what_would_refute_it() -> None:
    assert tuple(scene.EXPERIMENTS) == tuple(scene.REFUTED) == CLAIMS


@pytest.mark.parametrize("claim", CLAIMS)
def test_the_numbers_come_out_another_way_too(claim: str) -> None:
    assert dict(scene.EXPERIMENTS[claim](Filed())) == pytest.approx(dict(shown(claim)))


def test_the_figures_are_those_of_the_pages() -> None:
    assert (scene.rules()["rule"], scene.rules()["model"]) == rule.away("ill")
    assert scene.use(Filed())["served"] == GUESTS
    days = chef_after(WeightsFile(file_days="sp").run).days
    told = scene.user(Filed())
    assert (told["complained"], told["changed"]) == (days[0].complained, days[1].changed)
    assert scene.data()["after"] == drift(20.0).now


def test_what_the_files_chef_has_done_since_does_not_change_the_experiment() -> None:
    assert scene.user(ANOTHER) == scene.user(Filed(*ANOTHER.trained))
    assert scene.use(ANOTHER)["count"] == 17


@pytest.mark.parametrize("run", [Filed(), ANOTHER, Filed("ring", 2, 9, 3.0, 1000)])
def test_no_claim_holds_whatever_chef_it_is_tried_on(run: Filed) -> None:
    assert words.held(run) == 0
    assert words.answers(run) == ["none"]


def test_a_claim_that_nothing_speaks_against_would_be_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {**scene.REFUTED, "use": lambda shown: False}
    monkeypatch.setattr(scene, "REFUTED", kept)
    assert words.held(Filed()) == 1
    assert words.answers(Filed()) == ["few"]
    monkeypatch.setattr(scene, "REFUTED", dict.fromkeys(CLAIMS, lambda shown: False))
    assert words.answers(Filed()) == ["many"]


def test_the_machine_seasons_as_two_hundred_steps_do() -> None:
    grams = np.array([1.0, 1.0])
    order = Order("mapo_tofu", "heavy")
    crowd = regulars(order.dish, order.eaters)
    for _ in range(200):
        grams = grams - 0.2 * 2 * crowd.X.T @ (crowd.X @ grams - crowd.y) / len(crowd)
    assert scene.machine(order) == pytest.approx(tuple(grams))


def test_the_readers_own_number_is_told_twice_where_practice_has_changed_it() -> None:
    text = Text("en", "kitchen", "recipe_log")
    assert words.since(text, Filed()) == words.since(text, Filed(file_days="ss")) == ""
    run = Filed(file_days="sp")
    before, now = (float(chef_after(each).weights[run.file_mine]) for each in (Filed(), run))
    assert before != now
    assert words.since(text, run) == text("card.since", before=before, now=now)


@pytest.mark.parametrize(("language", "register"), list(product(LANGUAGES, REGISTERS)))
def test_the_two_sentences_to_copy_are_those_of_the_page(language: str, register: str) -> None:
    text = Text(language, register, "recipe_log")
    copied = words.to_copy(text)
    assert text("bridge").endswith(copied)
    assert copied.startswith(("A large", "大模型"))
    assert copied in Text(language, register, "home")("dinner")
