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
    return all_said(TEXT, run)


def all_said(text: Text, run: Race) -> str:
    racers = scene.racers(run)
    return f"{words.result(text, run, racers)} {words.beside(text, run, racers)}"


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
    assert "**Not there when the race ended:** Careful (score 74.3)" in said()


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
        assert (held in all_said(text, run)) == told
        bowl = race()
        assert held not in all_said(text, bowl)


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


TEXTS = [Text(language, register, "six") for language, register in product(LANGUAGES, REGISTERS)]


def one_first(text: Text, run: Race) -> str:
    """Who was first, looked up among the rounds of arrival."""
    arrived = {racer.optimizer: racer.arrived for racer in scene.racers(run) if racer.arrived != NEVER}
    (first,) = (name for name, round_ in arrived.items() if round_ == min(arrived.values()))
    return text("first.arrived", name=text.option("shelf_of", first), round=min(arrived.values()))


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_change_is_told_from_before_to_after_with_who_was_first_and_how_many_arrived(text: Text) -> None:
    runs = (race(race_rate=0.02), race(race_rate=0.2))
    arrived = [sum(racer.arrived != NEVER for racer in scene.racers(run)) for run in runs]
    assert arrived[0] != arrived[1]
    for pair, counts in ((runs, arrived), (runs[::-1], arrived[::-1])):
        said = words.what_changed(text, pair, [scene.racers(run) for run in pair])
        before, after = (one_first(text, run) for run in pair)
        assert before != after
        assert said.index(before) < said.rindex(after)
        assert f"{pair[0].race_rate:g} → {pair[1].race_rate:g}" in said
        assert f"{counts[0]} → {counts[1]}" in said
        assert "6" in said.split(before)[1].replace(after, "")


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_another_landscape_is_told_with_its_start_only_where_that_differs(text: Text) -> None:
    runs = (race(landscape="valley"), race(landscape="saddle"))
    assert tuple(scene.landscape(runs[0]).start) != tuple(scene.landscape(runs[1]).start)
    marker = text("changed.start", changes="∎").replace("∎", "")
    assert marker.strip() in words.what_changed(text, runs, [scene.racers(run) for run in runs])
    same = (race(race_rate=0.02), race(race_rate=0.2))
    assert marker.strip() not in words.what_changed(text, same, [scene.racers(run) for run in same])


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("batch", [1, 2, 4])
def test_a_noisy_race_is_told_with_who_tastes_how_often_and_the_seed(text: Text, batch: int) -> None:
    wanted = text("say.noise", batch=batch, count=8, steps={1: 8, 2: 4, 4: 2}[batch], seed=6)
    assert words.noise(text, race(race_batch=batch)) == wanted
    assert words.noise(text, race(race_batch=8)) == ""


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_a_landscape_is_told_with_where_the_six_begin(text: Text, landscape: str) -> None:
    first, second = scene.racers(race(landscape=landscape))[0].history.weights[0]
    assert words.about(text, race(landscape=landscape)) == text(f"about.{landscape}", first=first, second=second)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("settings", [{"race_rate": 1.0}, {"landscape": "two_hollows"}, {"race_rate": 0.5}], ids=str)
def test_every_racer_is_told_with_its_own_round_and_score(text: Text, settings: dict[str, object]) -> None:
    run = race(**settings)
    said = words.result(text, run, scene.racers(run))
    for racer in scene.racers(run):
        scores = racer.scores.tolist()
        values = {"score": scores[-1], "best": max(scores), "at": scores.index(max(scores)), "round": racer.arrived}
        if racer.fate == "burnt":
            values["round"] = int(racer.history.burnt_at)
        assert text(f"one.{racer.fate}", name=text.option("shelf_of", racer.optimizer), **values) in said


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_shelf_is_told_with_its_own_rates_and_rounds(text: Text) -> None:
    run, name = race(), text.option("shelf_of", "sgd")
    shown, best = scene.shelf(run, "sgd"), scene.best_score(run)
    arrived = [next((r for r in range(101) if min(column[r:]) >= best - 1), NEVER) for column in shown.scores.T]
    mean = shown.scores.mean(axis=0)
    k = min((round_, -mean[place], place) for place, round_ in enumerate(arrived) if round_ != NEVER)[-1]
    burns = [place for place, round_ in enumerate(shown.burnt_at) if round_ != NEVER]
    said = words.shelf(text, run, "sgd")
    values = {"name": name, "rate": f"{float(f'{shown.rates[k]:.2g}'):g}", "round": arrived[k], "rounds": 100}
    assert said.startswith(text("shelf.best", **values, score=0.0))
    assert burns == list(range(burns[0], 64))
    edge, below = (f"{float(f'{shown.rates[place]:.2g}'):g}" for place in (burns[0], burns[0] - 1))
    assert said.endswith(text("shelf.edge", edge=edge, below=below, rounds=100))
    nowhere = words.shelf(text, race(landscape="valley"), "sgd")
    valley = scene.shelf(race(landscape="valley"), "sgd")
    k = max((score, place) for place, score in enumerate(valley.scores[-1]) if valley.burnt_at[place] == NEVER)[1]
    values = {"name": name, "rate": f"{float(f'{valley.rates[k]:.2g}'):g}", "rounds": 100}
    assert nowhere.startswith(text("shelf.none", **values, score=valley.scores[-1, k], round=NEVER))


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_rates_of_fair_play_are_listed_in_the_order_of_the_six(text: Text) -> None:
    run = race(fair="own")
    said = words.beside(text, run, scene.racers(run))
    listed = [
        text("one.rate", name=text.option("shelf_of", name), rate=f"{float(f'{rate:.2g}'):g}")
        for name, rate in scene.rates(run).items()
    ]
    assert said.endswith(text("say.rates", who=text.label("say.and_also").join(listed)))


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_six_that_stood_at_the_best_are_called_so_only_if_they_all_stayed_there(text: Text) -> None:
    at_the_best = {"start": "mine", "salt": 3.0, "spice": 0.8}
    for rate, stayed in ((0.01, True), (0.05, False), (0.5, False)):
        run = race(**at_the_best, race_rate=rate)
        arrived = [racer.arrived for racer in scene.racers(run)]
        assert (set(arrived) == {0}) == stayed
        assert (text("say.already") in words.result(text, run, scene.racers(run))) == stayed


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_rate_that_goes_by_plan_is_told_and_makes_another_race(text: Text) -> None:
    steady, planned = race(), race(plan="planned")
    assert text("say.planned", rounds=10) in all_said(text, planned)
    assert text("say.planned", rounds=10) not in all_said(text, steady)
    ends = [scene.racers(run)[0].history.weights for run in (steady, planned)]
    first = [float(abs(walked[1] - walked[0]).max()) for walked in ends]
    assert first[1] == pytest.approx(first[0] / 10)
    assert abs(ends[1][-1] - ends[1][-2]).max() == 0.0
