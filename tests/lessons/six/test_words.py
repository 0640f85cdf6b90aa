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
from tests.lessons.six.races import raced
from ui.figures import percent
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
    return words.paragraphs([words.result(text, run, racers), words.beside(text, run, racers)])


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
    assert "**Not yet there to stay:** Careful (score 74.3, there in round 512)" in said()


def test_who_is_shaken_in_the_shallow_hollow_is_told_apart_from_who_is_shaken_anywhere() -> None:
    for run in ({"race_rate": 0.1}, {"fair": "own"}):
        told = said(landscape="two_hollows", race_batch=1, **run)
        there = told[told.index("**In the shallow hollow, shaken to and fro after 200 rounds:**") :].split("\n\n")[0]
        assert there.count(" to 41.0)") == there.count("(score ") > 0
        elsewhere = told.replace(there, "")
        assert " to 41.0)" not in elsewhere


def test_each_way_to_miss_is_said() -> None:
    assert "**Boiled over:** Plain (round 6)" in said(race_rate=1.0)
    assert "**Boiled over:** Plain (after the race, in round 101), Look-ahead (round 7)" in said(race_rate=0.5)
    assert "**Stuck in the shallow hollow:** Plain (score 41.0)" in said(landscape="two_hollows")
    assert "In 100 rounds nobody arrived, so who was closest at the end counts: " in said(landscape="valley")
    circling = "**Still circling after 1000 rounds, never settling:** Forgetful"
    assert f"{circling} (score 48.3)" in said(race_rate=1.0)
    assert f"{circling} (score 94.2 to 94.4)" in said(landscape="saddle")
    assert "**Stalled:** Plain (score 90.9 at best)" in said(landscape="valley", race_rate=0.003)
    assert "Hardly any better in the last 500 rounds watched." in said(landscape="valley", race_rate=0.003)
    assert "**Luck decides:** Forgetful (" in said(race_rate=0.03)
    by_luck = "Forgetful (score 95.7, there sooner or later)"
    assert by_luck in said(), "in round 148 here, in 149 or 151 from a billionth away"
    assert "**In these 100 rounds, longest within 0.3 of the saddle: All-rounder, 45 rounds in all.**" in said(
        landscape="saddle"
    )
    assert "**Luck, not skill:** Careful (round 14, after a leap of 2.8)" in said(
        landscape="two_hollows", race_rate=2.0
    )
    assert "Luck" not in said(landscape="two_hollows")
    assert "All six stood at the best" in said(start="mine", salt=3.0, spice=0.8, race_rate=0.001)


def test_each_of_the_five_ways_not_to_arrive_is_a_sentence_of_its_own() -> None:
    for text in TEXTS:
        shapes = {text.form(f"say.{fate}") for fate in ("hollow", "circling", "stalled", "slow", "luck", "burnt")}
        assert len(shapes) == 6


def test_old_links_say_what_is_true() -> None:
    """Addresses that once named arrivals that were none, and slowness that was a hollow."""
    for landscape, rate in (("saddle", 0.1), ("valley", 0.1)):
        run = race(landscape=landscape, race_rate=rate)
        forgetful = next(racer for racer in raced(run) if racer.name == "rmsprop")
        assert (forgetful.watched.scores[500:, 0] < scene.best_score(run) - 1).any()
        assert "never settling:** Forgetful" in words.result(TEXT, run, scene.racers(run))
    hollows = said(landscape="two_hollows", race_rate=0.003)
    stuck = hollows[hollows.index("**Stuck in the shallow hollow:**") :].split("**Slow")[0]
    assert all(name in stuck for name in ("Plain", "Roller", "Look-ahead"))


@pytest.mark.parametrize(("sat", "told"), [(0.0, False), (4.9, False), (5.0, True), (44.6, True)])
def test_the_saddle_held_somebody_only_if_for_some_rounds(
    monkeypatch: pytest.MonkeyPatch, sat: float, told: bool
) -> None:
    run = race(landscape="saddle")
    longest = {"rmsprop": sat, "adam": sat / 2}
    monkeypatch.setattr(scene, "rounds_on_saddle", lambda racer: longest.get(racer.optimizer, 0.0))
    for language in LANGUAGES:
        text = Text(language, "kitchen", "six")
        held = text("say.saddle", race=100, reach=0.3, name=words.name(text, "rmsprop"), rounds=round(sat))
        assert (held in all_said(text, run)) == told
        bowl = race()
        assert held not in all_said(text, bowl)


def test_a_shelf_says_so_where_some_rate_arrives_but_not_that_of_the_race() -> None:
    assert "At 0.1, as in this race, it does not arrive in 100 rounds." in words.shelf(TEXT, race(), "adagrad")
    assert "as in this race" not in words.shelf(TEXT, race(), "sgd")


def test_rates_found_without_the_plan_are_said_to_be() -> None:
    steady = TEXT("say.rates_steady")
    planned, own = race(plan="planned", fair="own"), race(fair="own")
    assert steady in words.beside(TEXT, planned, scene.racers(planned))
    assert steady not in words.beside(TEXT, own, scene.racers(own))


def test_a_race_by_plan_is_not_compared_with_a_shelf_of_steady_rates() -> None:
    said = words.shelf(TEXT, race(plan="planned"), "adagrad")
    assert "as in this race" not in said
    assert TEXT("shelf.steady") in said
    assert TEXT("shelf.steady") not in words.shelf(TEXT, race(), "adagrad")


def test_all_who_tie_have_won() -> None:
    tied = race(landscape="valley", race_rate=0.2)
    assert "Roller and Look-ahead were first" in words.truth(TEXT, tied, scene.racers(tied))
    assert set(winners(scene.racers(race(start="mine", salt=3.0, spice=0.8, race_rate=0.001)))) == set(OPTIMIZERS)
    assert winners(scene.racers(USUAL.run)) == ("nesterov",)


def test_fair_play_gives_each_the_best_of_its_practice() -> None:
    run = race(fair="own")
    rates = scene.rates(run)
    assert [racer.rate for racer in scene.racers(run)] == list(rates.values())
    assert "the best of 64 in four practice races that start 0.5 away" in words.beside(TEXT, run, scene.racers(run))


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
    assert "Plain is fastest at about 0.4: it arrives in round 10." in words.shelf(TEXT, USUAL, "sgd")
    assert "0.46 has not boiled over in 100 rounds; from 0.54 on, the pot does." in words.shelf(TEXT, USUAL, "sgd")
    assert "in 100 rounds not even 10 boils over" in words.shelf(TEXT, USUAL, "adam")
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
        told = {"en": f"{counts[0]} → {counts[1]} of", "zh": f"上一场 {counts[0]} 个，这一场 {counts[1]} 个"}
        assert told[text.language] in said
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
@pytest.mark.parametrize("batch", [1, 4])
def test_a_noisy_race_is_told_with_who_tastes_how_often_the_seed_and_who_is_ahead_in_other_orders(
    text: Text, batch: int
) -> None:
    run = race(race_batch=batch, race_rate=0.2)
    wanted = text("say.noise", batch=batch, count=8, steps={1: 8, 4: 2}[batch], seed=6)
    told = words.noise(text, run)
    assert told.startswith(wanted)
    assert words.noise(text, race(race_batch=8)) == ""
    ahead = scene.ahead(run)
    shares = sorted(((many, name) for name, many in ahead.ahead.items() if many), key=lambda pair: -pair[0])
    places = [told.index(f"{words.name(text, name)} {percent(many / 40)}%") for many, name in shares]
    assert places == sorted(places)
    assert (text("say.shares_tied") in told) == (sum(many for many, _ in shares) > 40)
    assert (text("say.shares_nobody", nobody=ahead.nobody) in told) == (0 < ahead.nobody < 40)
    assert (text("say.shares_nobody_ever", orders=40) in told) == (ahead.nobody == 40)


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
    for racer in raced(run):
        low, high = racer.late
        section = {"circling": "circling_level"}.get(racer.fate, racer.fate)
        section = "burnt_later" if racer.burnt > 100 else section
        values = {"score": racer.end, "low": low, "high": high, "watched": 1000}
        values["round"] = racer.burnt if racer.fate == "burnt" else racer.arrivals[0]
        assert text(f"one.{section}", name=text.option("shelf_of", racer.name), **values) in said


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_shelf_is_told_with_its_own_rates_and_rounds(text: Text) -> None:
    run, name = race(), text.option("shelf_of", "sgd")
    shown, best = scene.watched_shelf(run, "sgd"), scene.best_score(run)
    arrived = [next((r for r in range(101) if min(column[r:]) >= best - 1), 999) for column in shown.scores.T]
    (k,) = [place for place, round_ in enumerate(arrived) if round_ == min(arrived)]
    burns = [place for place, round_ in enumerate(shown.burnt_at) if 0 <= round_ <= 100]
    said = words.shelf(text, run, "sgd")
    values = {"name": name, "rate": f"{float(f'{shown.rates[k]:.2g}'):g}", "round": arrived[k], "rounds": 100}
    assert said.startswith(text("shelf.best", **values))
    assert burns == list(range(burns[0], 64))
    edge, below = (f"{float(f'{shown.rates[place]:.2g}'):g}" for place in (burns[0], burns[0] - 1))
    assert said.endswith(text("shelf.edge", edge=edge, below=below, rounds=100))
    nowhere = words.shelf(text, race(landscape="valley"), "sgd")
    valley = scene.shelf(race(landscape="valley"), "sgd")
    k = max((score, place) for place, score in enumerate(valley.scores[-1]) if valley.burnt_at[place] == NEVER)[1]
    values = {"name": name, "rate": f"{float(f'{valley.rates[k]:.2g}'):g}", "rounds": 100}
    assert nowhere.startswith(text("shelf.none", **values, score=valley.scores[-1, k]))


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_rate_that_is_there_at_the_end_of_the_race_and_leaves_later_has_not_arrived(text: Text) -> None:
    run = race(landscape="saddle")
    watched, best = scene.watched_shelf(run, "rmsprop"), scene.best_score(run)
    burns = {at for at, when in enumerate(watched.burnt_at) if 0 <= when <= 100}
    k = -max((score, -at) for at, score in enumerate(watched.scores[100]) if at not in burns)[1]
    assert watched.scores[100, k] >= best - 1 > watched.scores[101:, k].min()
    values = {"rate": f"{float(f'{watched.rates[k]:.2g}'):g}", "score": watched.scores[100, k]}
    name = text.option("shelf_of", "rmsprop")
    said = text("shelf.left", name=name, rounds=100, watched=1000, **values)
    assert words.shelf(text, run, "rmsprop").startswith(said)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("fair", ["same", "own"])
def test_the_first_race_is_named_with_its_plan(text: Text, fair: str) -> None:
    steady = Race(fair=fair)
    for run, named in ((steady, False), (replace(steady, plan="planned"), True)):
        told = words.truth(text, run, scene.racers(run))
        assert (text("how.planned", how="").strip() in told) == named


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_who_was_first_only_because_another_s_luck_does_not_count_is_said_to_be(text: Text) -> None:
    run = race(landscape="two_hollows", race_rate=2.0, plan="planned")
    racers = {racer.optimizer: racer for racer in scene.racers(run)}
    assert racers["rmsprop"].leapt
    assert racers["rmsprop"].arrived < racers["adam"].arrived
    name = text.option("shelf_of", "adam")
    assert text("first.fair", name=name, round=racers["adam"].arrived) in words.truth(text, run, scene.racers(run))


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_who_made_the_same_leap_is_told_the_same_luck(text: Text) -> None:
    """The first step of AdaGrad and Adam is the rate along either axis, whatever the slope: at 2 a leap of 2.8."""
    run = race(landscape="two_hollows", race_rate=2.0)
    racers = {racer.optimizer: racer for racer in scene.racers(run) if racer.fate == "arrived"}
    assert list(racers) == ["adagrad", "adam"]
    for racer in racers.values():
        assert abs(racer.history.weights[1] - racer.history.weights[0]) == pytest.approx([2.0, 2.0])
        assert racer.leapt
    names = [text.option("shelf_of", name) for name in racers]
    nobody = text("first.luck", name=text.label("say.and_last").join(names))
    assert nobody in words.truth(text, run, scene.racers(run))
    ones = [
        text("one.leap", name=name, leap="2.8", round=racers[key].arrived)
        for name, key in zip(names, racers, strict=True)
    ]
    assert text("say.leap", who=text.label("say.and_also").join(ones), apart="2.5") in words.result(
        text, run, scene.racers(run)
    )


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_rates_that_tie_for_the_fastest_are_counted(text: Text) -> None:
    run = race(race_batch=1)
    watched, best = scene.watched_shelf(run, "sgd"), scene.best_score(run)
    found = {k: next((r for r in range(101) if min(c[r:]) >= best - 1), 999) for k, c in enumerate(watched.scores.T)}
    tied = [k for k, round_ in found.items() if round_ == min(found.values())]
    assert len(tied) == 2
    low, high = (f"{float(f'{watched.rates[k]:.2g}'):g}" for k in tied)
    values = {"name": text.option("shelf_of", "sgd"), "rate": low, "high": high, "all": 64}
    assert text("shelf.best_two", **values, round=min(found.values())) in words.shelf(text, run, "sgd")


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


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_what_a_race_came_to_is_told_one_idea_a_paragraph(landscape: str) -> None:
    for rate, batch in product((0.003, 0.1, 1.0), (8, 1)):
        run = race(landscape=landscape, race_rate=rate, race_batch=batch)
        told = [*all_said(TEXT, run).split("\n\n"), *words.noise(TEXT, run).split("\n\n")]
        assert all(paragraph.count("**") <= 2 for paragraph in told)


LONGEST = 22
"""Words of an English sentence."""


@pytest.mark.parametrize("page", ["six", "blame"])
def test_no_english_sentence_is_too_long(page: str) -> None:
    long = []
    for (name, register), written in page_sections("en", page).items():
        paragraphs = written.split("\n\n") if name != "mathematics" else ()
        sentences = [each for paragraph in paragraphs for each in re.split(r"(?<=[.?])\*{0,2}\s", paragraph)]
        long += [(name, register, each) for each in sentences if len(re.findall(r"\w[\w.’{}:-]*", each)) > LONGEST]
    assert long == []


def test_three_who_are_level_are_listed_as_one_would_say_it() -> None:
    three = scene.racers(USUAL.run)[:3]
    assert words._names(TEXT, three) == "Plain, Roller and Look-ahead"
    assert words._names(TEXT, three[:2]) == "Plain and Roller"
    assert words._names(Text("zh", "kitchen", "six"), three) == "阿直、阿冲和阿探"
    assert words._names(TEXT, three[:1]) == "Plain"


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_who_is_there_too_late_to_be_believed_is_not_said_to_be_away(text: Text) -> None:
    """On the saddle, four tasting, the careful one comes within a point in round 452 of 500."""
    run = race(landscape="saddle", race_batch=4)
    careful = next(racer for racer in scene.racers(run) if racer.optimizer == "adagrad")
    close = (careful.watched.scores[:, 0] >= scene.best_score(run) - 1).tolist()
    since = len(close) - close[::-1].index(False)
    assert 400 < since < 500
    told = text("one.slow_late", name=words.name(text, "adagrad"), score=careful.end, round=since)
    assert told in words.result(text, run, scene.racers(run))
