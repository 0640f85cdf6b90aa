"""What is said of a line of cooks is what a count of its tickets gives."""

import re
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from core.capacity import Capacity
from core.patterns import crowd
from lessons.stations import scene, tables, words
from lessons.stations.settings import Stations
from ui.kit.text import LANGUAGES, REGISTERS, Text

TEXTS = [Text(language, register, "stations") for language, register in product(LANGUAGES, REGISTERS)]
TEXT = TEXTS[0]
USUAL = Stations()


def counted(shown: scene.KitchenLine, pattern: str, count: int, unseen: bool = False) -> int:
    """How many tickets the last cook is right about."""
    diners = crowd(pattern, count=count, unseen=unseen)
    said = shown.net.forward(shown.weights, diners.X).prediction > 0.5
    return int((said == (diners.y > 0.5)).sum())


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("cooks", [1, 2, 3])
def test_right_tickets_are_counted_before_and_after_training(text: Text, cooks: int) -> None:
    settings = replace(USUAL, net_cooks=cooks)
    untrained, trained = scene.line(settings, None), scene.finished(settings.run)
    how = text("start.random", seed=0)
    right = counted(untrained, "ring", 100)
    assert words.result(text, settings, untrained) == text("say.untrained", how=how, right=right, count=100)
    unseen = counted(trained, "ring", 1000, unseen=True) / 10
    values = {"right": counted(trained, "ring", 100), "count": 100, "unseen": unseen, "fresh": 1000}
    assert words.result(text, settings, trained) == text("say.trained", rounds=1000, **values)


@pytest.mark.parametrize("right", [0, 28, 29, 57, 58, 100])
def test_a_share_is_told_as_the_count_that_it_is(monkeypatch: pytest.MonkeyPatch, right: int) -> None:
    """0.29 times 100 is a little less than 29 to a computer."""
    monkeypatch.setattr(scene, "right", lambda shown, diners: right / 100 if len(diners) == 100 else 0.876)
    settings = replace(USUAL, net_cooks=1)
    for text in TEXTS:
        how = text("start.random", seed=0)
        untrained = text("say.untrained", how=how, right=right, count=100)
        assert words.result(text, settings, scene.line(settings, None)) == untrained
        trained = text("say.trained", rounds=1000, right=right, count=100, unseen=87.6, fresh=1000)
        assert words.result(text, settings, scene.finished(settings.run)) == trained
        assert "88%" in trained
    assert list(words.figures(TEXT, settings, scene.line(settings, None)).values())[1] == f"{right}%"


def learned(*counts: int) -> Capacity:
    """Of 60 starts of one to four cooks so many learned the ring."""
    accuracies = np.array([[0.95] * count + [0.8] * (60 - count) for count in counts])
    return Capacity((1, 2, 3, 4), accuracies, 1 - accuracies)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_bet_is_answered_with_both_counts_in_their_places(monkeypatch: pytest.MonkeyPatch, text: Text) -> None:
    monkeypatch.setattr(scene, "ring_capacity", lambda: learned(0, 7, 58, 60))
    values = {"needed": 3, "count": 58, "seeds": 60, "fewer": 2, "before": 7}
    assert words.truth(text) == text("bet.truth", **values)
    assert words.answer() == "3"
    monkeypatch.setattr(scene, "ring_capacity", lambda: learned(0, 1, 29, 59))
    assert words.answer() == "more"
    assert words.truth(text) == text("bet.truth", needed=4, count=59, seeds=60, fewer=3, before=29)
    monkeypatch.setattr(scene, "ring_capacity", lambda: learned(0, 1, 2, 3))
    shares = text.label("say.and").join(text("bet.share", cooks=n + 1, count=n) for n in range(4))
    assert words.truth(text) == text("bet.shares", shares=shares, seeds=60)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_table_counts_the_starts_that_learned(monkeypatch: pytest.MonkeyPatch, text: Text) -> None:
    monkeypatch.setattr(scene, "ring_capacity", lambda: learned(0, 7, 29, 58))
    table = tables.capacity(text)
    wanted = [text("of", count=count, seeds=60) for count in (0, 7, 29, 58)]
    assert table[text("column.learned", learned=90.0)].tolist() == wanted
    assert table[text("column.cooks")].tolist() == ["1", "2", "3", "4"]
    assert table[text("column.accuracy")].tolist() == ["80%", "80%", "80%", "95%"]


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_what_a_hand_did_is_told_from_without_to_with(text: Text) -> None:
    settings = replace(USUAL, net_hand="0_2~3_-1.5")
    shown, without = scene.line(settings, None), scene.line(USUAL, None)
    diners = crowd("ring", count=100)
    before, after = (
        float(np.mean((line.net.forward(line.weights, diners.X).prediction - diners.y) ** 2))
        for line in (without, shown)
    )
    assert words.by_hand(text, settings, None, shown) == text("say.hand", count=2, before=before, after=after)
    assert f"{before:.3f}" != f"{after:.3f}"
    assert words.by_hand(text, USUAL, None, without) == ""


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_change_is_told_with_the_shares_before_and_after(text: Text) -> None:
    earlier, now = replace(USUAL, net_cooks=1).run, replace(USUAL, net_cooks=3).run
    before, after = (counted(scene.finished(run), "ring", 100) for run in (earlier, now))
    said = words.what_changed(text, earlier, now)
    assert "1 → 3" in said
    assert before < after
    assert [int(found) for found in re.findall(r"(\d+)%", said)] == [before, after]
    assert [int(found) for found in re.findall(r"(\d+)%", words.what_changed(text, now, earlier))] == [after, before]


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_verdict_above_one_half_is_a_yes(text: Text) -> None:
    for verdict in (-0.2, 0.3, 0.5, 0.51, 1.2):
        said = text("say.ticket_yes" if verdict > 0.5 else "say.ticket_no", verdict=verdict)
        assert words.ticket(text, verdict) == said


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_what_one_straight_border_can_do_is_told_where_it_is_asked(text: Text) -> None:
    assert words.spoon(text, replace(USUAL, net_pattern="either")) == text("say.spoon", best=3, count=4)
    assert words.spoon(text, replace(USUAL, net_pattern="ring")) == ""
    for pattern in ("either", "ring"):
        assert words.spoon(text, replace(USUAL, net_pattern=pattern, net_rule="identity")) == text("say.identity")


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize(("stations", "named"), [(1, "A"), (2, "AB")])
def test_copies_are_told_by_the_names_of_their_stations(text: Text, stations: int, named: str) -> None:
    same = replace(USUAL, net_start="ones", net_cooks=3, net_stations=stations)
    said = words.copies(text, same, scene.line(same, None))
    assert said == text("say.copies", stations=text.label("say.and_also").join(named), cooks=3)
    apart = replace(same, net_start="random")
    assert words.copies(text, apart, scene.line(apart, None)) == ""
    alone = replace(same, net_cooks=1)
    assert words.copies(text, alone, scene.line(alone, None)) == ""
    broken = replace(same, net_stations=1, net_hand="0_2")
    assert words.copies(text, broken, scene.line(broken, None)) == text("say.tie_broken", cooks=3)
