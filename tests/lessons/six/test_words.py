"""What is said of a race agrees with the race."""

import re
from dataclasses import replace
from itertools import product

import pytest

from core.landscapes import LANDSCAPES
from core.optimizers import OPTIMIZERS
from core.race import winners
from core.training import NEVER
from lessons.six import scene, tables, words
from lessons.six.settings import Race
from tests.groups import DEFAULTS
from ui.kit.text import LANGUAGES, REGISTERS, Text, page_sections
from ui.settings import gather

TEXT = Text("en", "kitchen", "six")
USUAL = gather(Race, DEFAULTS)


def race(**settings: object) -> Race:
    return replace(USUAL, **settings).run  # type: ignore[arg-type]


def said(**settings: object) -> str:
    run = race(**settings)
    return words.result(TEXT, run, scene.racers(run))


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_apprentices_names_are_the_same_in_the_bet_and_everywhere_else(language: str, register: str) -> None:
    text = Text(language, register, "six")
    for optimizer in OPTIMIZERS:
        assert text(f"bet.{optimizer}") == words.name(text, optimizer)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_words_say_six_there_are_six(language: str) -> None:
    """With more or fewer, each section named here is to be written anew."""
    six = re.compile(r"\bsix\b|六", re.IGNORECASE)
    told = {name for (name, _), words in page_sections(language, "six").items() if six.search(words)}
    assert {"title", "idea"} <= told
    assert len(OPTIMIZERS) == 6, sorted(told)


def test_the_order_of_arrival_is_the_order_of_the_rounds() -> None:
    racers = scene.racers(USUAL.run)
    arrived = sorted((r.arrived, words.name(TEXT, r.optimizer)) for r in racers if r.arrived != NEVER)
    places = [said().index(f"{name} (round {round_})") for round_, name in arrived]
    assert places == sorted(places)
    assert "**Still on the way:** Careful (score 74.3)" in said()


def test_each_way_to_miss_is_said() -> None:
    assert "**Boiled over:** Plain (round 6)" in said(race_rate=1.0)
    assert "**Stuck in the shallow hollow:** Plain (score 72.9)" in said(landscape="two_hollows")
    assert "In 100 rounds nobody arrived; " in said(landscape="valley")
    assert "**Overshot:** Forgetful" in said(race_rate=1.0)
    assert "**Farther off than at the start:** Plain (score 0.0)." in said(race_rate=0.5)
    assert "**The saddle held All-rounder for 45 rounds:**" in said(landscape="saddle")
    assert "**Luck, not skill:** Plain (a leap of 3.6)" in said(landscape="two_hollows", fair="own")
    assert "Luck" not in said(landscape="two_hollows")
    assert "All six stood at the best" in said(start="mine", salt=3.0, spice=0.8, race_rate=0.001)


@pytest.mark.parametrize(("sat", "told"), [(0.0, False), (4.9, False), (5.0, True), (44.6, True)])
def test_the_saddle_held_somebody_only_if_for_some_rounds(
    monkeypatch: pytest.MonkeyPatch, sat: float, told: bool
) -> None:
    run = race(landscape="saddle")
    longest = {"rmsprop": sat, "adam": sat / 2}
    monkeypatch.setattr(scene, "rounds_on_saddle", lambda racer: longest.get(racer.optimizer, 0.0))
    for language in LANGUAGES:
        text = Text(language, "kitchen", "six")
        held = text("say.saddle", name=words.name(text, "rmsprop"), rounds=round(sat))
        assert (held in words.result(text, run, scene.racers(run))) == told
        bowl = race()
        assert held not in words.result(text, bowl, scene.racers(bowl))


def test_a_shelf_says_so_where_some_rate_arrives_but_not_that_of_the_race() -> None:
    assert "At 0.1, as in this race, it does not arrive." in words.shelf(TEXT, race(), "adagrad")
    assert "as in this race" not in words.shelf(TEXT, race(), "sgd")


def test_all_who_tie_have_won() -> None:
    tied = race(landscape="valley", race_rate=0.2)
    assert "Roller and Look-ahead were first" in words.truth(TEXT, tied, scene.racers(tied))
    assert set(winners(scene.racers(race(start="mine", salt=3.0, spice=0.8, race_rate=0.001)))) == set(OPTIMIZERS)
    assert winners(scene.racers(USUAL.run)) == ("nesterov",)


def test_fair_play_gives_each_the_best_of_its_shelf() -> None:
    run = race(fair="own")
    rates = scene.rates(run)
    for racer in scene.racers(run):
        shelf = scene.shelf(run, racer.optimizer)
        assert racer.rate == rates[racer.optimizer]
        assert racer.arrived == shelf.arrivals(scene.best_score(run)).compress(shelf.rates == racer.rate)[0]


def test_settings_that_make_no_difference_make_no_other_race() -> None:
    assert race(shelf_of="adam") == race()
    assert race(landscape="valley", start="mine", salt=2.0, dish="congee") == race(landscape="valley")
    assert race(salt=2.0) == race()
    assert race(fair="own", race_rate=0.5) == race(fair="own")
    assert race(start="mine", salt=2.0) != race()


def test_only_what_made_a_difference_is_named_as_changed() -> None:
    runs = (race(race_rate=0.5), race(fair="own"))
    said = words.what_changed(TEXT, runs, [scene.racers(run) for run in runs])
    assert said.startswith("**One change:** Fair play: one boldness for all → each its own best.")
    assert "Boldness:" not in said
    assert f"of {len(OPTIMIZERS)}" in said


def test_the_shelf_names_its_best_and_its_edge() -> None:
    assert "Plain is fastest at 0.4: it arrives in round 10." in words.shelf(TEXT, USUAL, "sgd")
    assert "0.46 has not boiled over in 100 rounds; from 0.54 on, the pot does." in words.shelf(TEXT, USUAL, "sgd")
    assert "even at 10 nothing boils over" in words.shelf(TEXT, USUAL, "adam")
    assert "At no boldness does Plain arrive" in words.shelf(TEXT, race(landscape="valley"), "sgd")


@pytest.mark.parametrize(("language", "said"), [("en", "14 billion"), ("zh", "140 亿")])
def test_large_numbers_are_counted_as_the_language_counts(language: str, said: str) -> None:
    memory = words.memory(Text(language, "kitchen", "six"))
    assert memory["adam_numbers"] == said
    assert memory["adam_gb"] == 56
    assert memory["momentum_each"] == 1


@pytest.mark.parametrize(("landscape", "rate", "batch"), list(product(LANDSCAPES, (0.001, 0.3, 10.0), (1, 8))))
def test_every_race_can_be_told_and_tabled_in_both_languages(landscape: str, rate: float, batch: int) -> None:
    run = race(landscape=landscape, race_rate=rate, race_batch=batch)
    racers = scene.racers(run)
    for language in LANGUAGES:
        text = Text(language, "kitchen", "six")
        assert words.result(text, run, racers)
        assert bool(words.noise(text, run)) == (batch != 8)
        assert tables.board(text, racers, racers).shape == (len(OPTIMIZERS), 5)
        assert tables.rounds(text, racers).shape == (scene.ROUNDS + 1, 1 + len(OPTIMIZERS))
        assert words.truth(text, run, racers)
