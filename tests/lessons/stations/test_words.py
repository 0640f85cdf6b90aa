"""What is said of a line of cooks is what a count of its tickets gives."""

import re
from dataclasses import replace
from functools import partial
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.capacity import Capacity
from core.patterns import crowd
from lessons.stations import edits, pictures, scene, tables, words
from lessons.stations.lost import scene as finding
from lessons.stations.settings import NUMBERS, Stations
from tests.lessons.stations.oracle import handed_on
from ui.kit.text import LANGUAGES, REGISTERS, Text

TEXTS = [Text(language, register, "stations") for language, register in product(LANGUAGES, REGISTERS)]
TEXT = TEXTS[0]
USUAL = Stations()
ANY = "§"


def fits(said: str, wanted: str) -> bool:
    """Whether something was said, with anything where `ANY` stands."""
    return re.fullmatch(".+".join(map(re.escape, wanted.split(ANY))), said) is not None


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
    values = {"right": counted(untrained, "ring", 100), "unseen": counted(untrained, "ring", 1000, unseen=True)}
    assert words.result(text, settings, untrained) == text("say.untrained", how=how, count=100, fresh=1000, **values)
    unseen = counted(trained, "ring", 1000, unseen=True)
    values = {"right": counted(trained, "ring", 100), "count": 100, "unseen": unseen, "fresh": 1000}
    assert words.result(text, settings, trained) == text("say.trained", rounds=1000, **values)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_what_a_hand_has_changed_is_told_where_tickets_are_counted(text: Text) -> None:
    """Weight 0 is the first cook's for salt."""
    settings = replace(USUAL, net_cooks=2, net_hand="0_3")
    values = {"right": counted(scene.line(settings, None), "ring", 100), "count": 100, "fresh": 1000}
    values["unseen"] = counted(scene.line(settings, None), "ring", 1000, unseen=True)
    how = text("start.by_hand", how=text("start.random", seed=0))
    assert words.result(text, settings, scene.line(settings, None)) == text("say.untrained", how=how, **values)
    run = replace(USUAL, net_cooks=2).run
    touched = replace(USUAL, net_cooks=2, net_touch="0_3", net_round=1000.0)
    shown = scene.line(touched, run)
    values = {"right": counted(shown, "ring", 100), "count": 100, "fresh": 1000}
    values["unseen"] = counted(shown, "ring", 1000, unseen=True)
    assert words.result(text, touched, shown) == text("say.trained_by_hand", rounds=1000, **values)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_weight_that_its_slider_does_not_reach_is_told(text: Text) -> None:
    run = replace(USUAL, net_cooks=2, net_rule="sigmoid").run
    settings = replace(run, net_round=1000.0, net_mode="hand")
    shown = scene.line(settings, run)
    told = [words.beyond(text, replace(settings, net_cook=cook, net_hears="salt"), shown) for cook in ("A1", "A2")]
    assert [
        text("weight.beyond", value=f"{number:.2f}".replace("-", "−"), limit=6.0) for number in shown.weights[[0, 3]]
    ] == told
    assert words.beyond(text, settings, scene.line(replace(settings, net_round=0.0), run)) == ""


@pytest.mark.parametrize("right", [0, 28, 29, 57, 58, 100])
def test_a_share_is_told_as_the_count_that_it_is(monkeypatch: pytest.MonkeyPatch, right: int) -> None:
    """0.29 times 100 is a little less than 29 to a computer."""
    monkeypatch.setattr(scene, "accuracy", lambda said, wishes: right / 100 if len(wishes) == 100 else 0.876)
    settings = replace(USUAL, net_cooks=1)
    for text in TEXTS:
        how = text("start.random", seed=0)
        untrained = text("say.untrained", how=how, right=right, count=100, unseen=876, fresh=1000)
        assert words.result(text, settings, scene.line(settings, None)) == untrained
        trained = text("say.trained", rounds=1000, right=right, count=100, unseen=876, fresh=1000)
        assert words.result(text, settings, scene.finished(settings.run)) == trained
        assert "876" in trained
    figures = list(words.figures(TEXT, settings, scene.line(settings, None)).values())
    assert figures[1:] == [f"{right}%", "88%"]


def learned(*counts: int) -> Capacity:
    """Of 60 starts of one to four cooks so many learned the ring."""
    accuracies = np.array([[0.95] * count + [0.8] * (60 - count) for count in counts])
    return Capacity((1, 2, 3, 4), accuracies, 1 - accuracies)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_bet_is_answered_with_both_counts_in_their_places(monkeypatch: pytest.MonkeyPatch, text: Text) -> None:
    often = {count: text("bet.some", count=count) for count in (1, 7, 29, 58, 59)}
    often |= {0: text("bet.none"), 60: text("bet.all")}
    for answer, needed, counts in (
        ("3", 3, (0, 7, 58, 60)),
        ("3", 3, (0, 0, 60, 60)),
        ("2", 2, (1, 60, 58, 60)),
        ("more", 4, (0, 1, 29, 59)),
    ):
        monkeypatch.setattr(scene, "ring_capacity", partial(learned, *counts))
        rule = text.option("net_rule", "tanh")
        values = {"needed": needed, "won": often[counts[needed - 1]], "fewer": needed - 1}
        values |= {"rule": rule, "learned": 0.9}
        assert words.truth(text) == text("bet.truth", seeds=60, lost=often[counts[needed - 2]], **values)
        assert words.answer() == answer
    monkeypatch.setattr(scene, "ring_capacity", lambda: learned(0, 1, 2, 3))
    shares = text.label("say.and").join(text("bet.share", cooks=n + 1, count=n) for n in range(4))
    assert words.truth(text) == text("bet.shares", shares=shares, seeds=60)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_table_counts_the_starts_that_learned(monkeypatch: pytest.MonkeyPatch, text: Text) -> None:
    monkeypatch.setattr(scene, "learned_by", lambda pattern, rule: learned(0, 7, 29, 58))
    table = tables.capacity(text, USUAL)
    wanted = [text("of", count=count, seeds=60) for count in (0, 7, 29, 58)]
    assert table[text("column.learned", learned=0.9)].tolist() == wanted
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
    told = {"before": f"{before:.3f}", "after": f"{after:.3f}"}
    assert words.by_hand(text, settings, None, shown) == text("say.hand", count=2, **told)
    assert f"{before:.3f}" != f"{after:.3f}"
    close = replace(USUAL, net_hand=edits.write({0: round(float(without.weights[0]), 1)}))
    if scene.loss(scene.line(close, None), "ring") != scene.loss(without, "ring"):
        numbers = re.findall(r"\d\.\d+", words.by_hand(text, close, None, scene.line(close, None)))
        assert numbers[0] != numbers[1]
    assert words.by_hand(text, USUAL, None, without) == ""


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize(
    ("pattern", "earlier", "now", "outcome"),
    [
        ("ring", {"net_cooks": 1}, {"net_cooks": 3}, "better"),
        ("ring", {"net_cooks": 3}, {"net_cooks": 1}, "worse"),
        ("either", {"net_cooks": 4, "net_seed": 2}, {"net_cooks": 4, "net_seed": 0}, "worse"),
        ("ring", {"net_cooks": 4, "net_seed": 2}, {"net_cooks": 4, "net_seed": 3}, ""),
    ],
)
def test_a_change_is_judged_by_tickets_that_were_never_seen(
    text: Text, pattern: str, earlier: dict[str, Any], now: dict[str, Any], outcome: str
) -> None:
    """And both are told, as they are counted."""
    runs = [replace(USUAL, net_pattern=pattern, **settings).run for settings in (earlier, now)]
    lines = [scene.finished(run) for run in runs]
    right = [counted(line, pattern, 100) for line in lines]
    unseen = [counted(line, pattern, 1000, unseen=True) for line in lines]
    more = unseen[1] - unseen[0]
    judged = "better" if more >= 10 else "worse" if more <= -10 else "same"
    assert outcome in ("", judged)
    said = words.what_changed(text, *runs)
    values = {"right_before": right[0], "right_after": right[1], "unseen_before": unseen[0], "unseen_after": unseen[1]}
    assert fits(said, text(f"say.changed_{judged}", what=ANY, changes=ANY, count=100, fresh=1000, **values))


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize(("one", "other"), [("ring", "either"), ("either", "spirals"), ("spirals", "ring")])
def test_runs_on_other_tickets_are_not_compared(text: Text, one: str, other: str) -> None:
    earlier, now = (replace(USUAL, net_pattern=pattern).run for pattern in (one, other))
    said = words.what_changed(text, earlier, now)
    assert fits(said, text("say.changed_other", what=ANY, changes=ANY))


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_that_there_is_no_border_is_told_of_every_map_without_one(text: Text) -> None:
    """Cooks that pass on nothing, by hand: the verdict is the last cook's base, number 8 of two cooks' nine."""
    silent = dict.fromkeys(range(8), 0.0)
    for base in (0.5, 0.2, 0.8):
        line = replace(USUAL, net_cooks=2, net_hand=edits.write(silent | {8: base}))
        assert words.one_side(text, scene.line(line, None)) == text("say.one_verdict", verdict=f"{base:.2f}")
    for base, said in ((2.0, text("say.all_yes")), (-1.0, text("say.all_no")), (0.5, "")):
        line = replace(USUAL, net_cooks=2, net_rule="identity", net_hand=edits.write(SLOPE | {8: base}))
        assert words.one_side(text, scene.line(line, None)) == said


@given(numbers=some.lists(some.sampled_from([-2.0, -1.0, -0.1, 0.0, 0.5, 1.0, 2.0]), min_size=9, max_size=9))
@pytest.mark.parametrize("rule", ["relu", "identity", "tanh"])
def test_no_border_is_told_where_and_only_where_none_is_drawn(rule: str, numbers: list[float]) -> None:
    line = replace(USUAL, net_cooks=2, net_rule=rule, net_hand=edits.write(dict(enumerate(numbers))))
    verdicts = scene.maps(scene.line(line, None))[-1][0]
    drawn = pictures.border_path(line, verdicts, scene.LIKED)
    assert bool(words.one_side(TEXT, scene.line(line, None))) == (not drawn)


SLOPE = {0: 0.1, 1: 0.0, 2: 0.0, 3: 0.0, 4: 0.0, 5: 0.0, 6: 1.0, 7: 0.0}
"""Two cooks of whom one passes on a tenth of the salt."""


@pytest.mark.parametrize("text", TEXTS, ids=str)
@given(verdict=some.one_of(some.floats(-3, 3), some.floats(0.49, 0.51), some.floats(0.4999999, 0.5000001)))
def test_a_verdict_shows_on_which_side_of_one_half_it_lies(text: Text, verdict: float) -> None:
    said = words.ticket(text, verdict)
    shown = re.findall(r"−?\d\.\d+", said)[0].replace("−", "-")
    assert said == text("say.ticket_yes" if verdict > 0.5 else "say.ticket_no", verdict=shown.replace("-", "−"))
    if abs(verdict - 0.5) > 1e-6:
        assert (float(shown) > 0.5) == (verdict > 0.5)
    assert abs(float(shown) - verdict) <= 0.0050001


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
    assert said == text("say.copies", stations=text.label("say.and_also").join(named), many=stations, cooks=3)
    if text.language == "en":
        layer = "Station" if text.register == "kitchen" else "Layer"
        assert said.startswith(f"**{layer} A: the 3" if stations == 1 else f"**{layer}s A, B: the 3")
    apart = replace(same, net_start="random")
    assert words.copies(text, apart, scene.line(apart, None)) == ""
    alone = replace(same, net_cooks=1)
    assert words.copies(text, alone, scene.line(alone, None)) == ""


@pytest.mark.parametrize("text", TEXTS, ids=str)
@given(
    cooks=some.integers(2, 8),
    stations=some.sampled_from([1, 2]),
    changed=some.dictionaries(some.integers(0, 104), some.sampled_from([-2.0, 1.0, 2.0]), max_size=6),
)
def test_copies_are_counted_exactly(text: Text, cooks: int, stations: int, changed: dict[int, float]) -> None:
    """Two cooks are copies if their weights in and out and their bases are equal; who hear the same work as one."""
    line = replace(USUAL, net_start="ones", net_cooks=cooks, net_stations=stations, net_hand=edits.write(changed))
    shown = scene.line(line, None)
    blocks = shown.net.blocks(shown.weights)
    wanted, whole, left = [], [], []
    for letter, block, after, kinds in zip("AB", blocks, blocks[1:], handed_on(blocks[:-1]), strict=False):
        each = [(*block[unit].tolist(), *after[:, unit].tolist()) for unit in range(cooks)]
        copied, different = sum(each.count(one) > 1 for one in each), len(set(each))
        if different == 1:
            whole.append(letter)
        elif copied:
            left.append(text("say.copies_left", station=letter, copied=copied, cooks=cooks, different=kinds))
    if whole:
        wanted.append(text("say.copies", stations=text.label("say.and_also").join(whole), many=len(whole), cooks=cooks))
    wanted += left
    assert words.copies(text, line, shown) == ("\n\n".join(wanted) or text("say.tie_broken"))


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_one_edit_of_eight_leaves_seven_copies(text: Text) -> None:
    line = replace(USUAL, net_start="ones", net_cooks=8, net_hand="0_2")
    said = words.copies(text, line, scene.line(line, None))
    assert said == text("say.copies_left", station="A", copied=7, cooks=8, different=2)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize(("pattern", "rule"), [("ring", "tanh"), ("ring", "relu"), ("either", "sigmoid")])
def test_many_starts_are_counted_for_the_tickets_and_the_rule_on_screen(text: Text, pattern: str, rule: str) -> None:
    """Each start by itself, not as one of a shelf."""
    run = replace(USUAL, net_pattern=pattern, net_rule=rule).run
    said = words.many_starts(text, run)
    assert text.option("net_pattern", pattern) in said
    assert text.option("net_rule", rule) in said
    assert (text("bet.why") in said) == (pattern == "ring")
    found = scene.learned_by(pattern, rule)
    for place, cooks in ((1, 2), (2, 3)):
        for seed in (0, 7):
            alone = scene.finished(replace(run, net_cooks=cooks, net_seed=seed).run)
            share = counted(alone, pattern, 1000, unseen=True) / 1000
            assert found.accuracies[place, seed] == pytest.approx(share, abs=0.011)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_bridge_counts_the_numbers_of_this_line_where_they_are(text: Text) -> None:
    """Those on its lines are drawn; each cook has one more, its own base."""
    counted = list(map(int, re.findall(r"(?<![\w.‑])\d+(?![\d.‑])", text.form("bridge"))))[:3]
    assert counted == [finding.NET.parameter_count, len(NUMBERS), 4]
    assert finding.NET.parameter_count - len(NUMBERS) == 4


@pytest.mark.parametrize(
    ("language", "register", "before", "here"),
    [
        ("en", "kitchen", "Salt and spice change sides:", "**input**"),
        ("en", "real", "Until now salt and spice were parameters.", "**inputs**"),
        ("zh", "kitchen", "盐和辣椒换了身份", "**输入**"),
        ("zh", "real", "盐和辣椒不再是参数", "**输入**"),
    ],
)
def test_the_first_sentence_says_that_salt_and_spice_change_their_role(
    language: str, register: str, before: str, here: str
) -> None:
    idea = Text(language, register, "stations")("idea")
    assert idea.index(before) < idea.index(here)
