"""What speaks against the claims is what the pages themselves say of them."""

from itertools import product

import numpy as np
import pytest

from core.diners import regulars
from lessons.file.settings import WeightsFile
from lessons.recipe_log import past, scene, words
from lessons.recipe_log.settings import CLAIMS
from lessons.rule import words as rule
from lessons.too_many import scene as too_many
from lessons.too_many.settings import TooMany
from tests.lessons.recipe_log.oracle import UNMET, by_heart, known_again, shown
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


def test_what_was_learned_by_heart_is_what_too_many_spices_shows() -> None:
    chef, told = too_many.cooked(TooMany()), scene.by_heart()
    assert (told["right"], told["wrong"]) == (chef.right[-1], UNMET - chef.strangers_right)
    assert told["best"] == too_many.best_round()
    assert told == pytest.approx(dict(by_heart()))
    assert told["wrong"] > 0
    assert scene.known_again() == pytest.approx(dict(known_again()))
    assert 0.55 < scene.known_again()["share"] < 0.65


def test_chefs_of_other_guests_come_out_nearly_the_same() -> None:
    assert scene.database(Filed())["alike"] > 0.95
    assert scene.database(ANOTHER) == scene.database(Filed(*ANOTHER.trained))


@pytest.mark.parametrize(("language", "register"), list(product(LANGUAGES, REGISTERS)))
@pytest.mark.parametrize(("claim", "page"), scene.SEEN)
def test_a_claim_seen_elsewhere_is_told_by_what_was_seen_there(
    claim: str, page: str, language: str, register: str
) -> None:
    text = Text(language, register, "recipe_log")
    there, here = words.evidence(text, claim, Filed(), page), words.evidence(text, claim, Filed())
    assert there != here
    assert (claim, page) in [(settles, where) for settles, where, _ in past.SEEN] + [("exact", past.LEARNED_ON)]


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
