"""What is said of slips and training agrees with core."""

from dataclasses import replace
from itertools import product
from typing import NamedTuple

import numpy as np
import pytest

from lessons.blame import scene, words
from lessons.blame.settings import BlameSlips
from tests.groups import DEFAULTS
from tests.lessons.blame import oracle
from ui.figures import decimal
from ui.kit import menu
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.settings import gather

USUAL = gather(BlameSlips, DEFAULTS)
TEXT = Text("en", "kitchen", "blame")


@pytest.mark.parametrize(
    ("value", "digits", "said"), [(-0.3604, 3, "−0.360"), (-0.0001, 3, "0.000"), (0.5, 1, "0.5"), (-2.0, 0, "−2")]
)
def test_numbers_have_a_true_minus_and_zero_has_none(value: float, digits: int, said: str) -> None:
    assert decimal(value, digits) == said


def test_a_negative_factor_stands_in_brackets() -> None:
    assert words.factor(-0.5) == "(−0.500)"
    assert words.factor(0.5) == "0.500"


@pytest.mark.parametrize("seed", range(1, 10))
def test_a_slip_above_0_raises_and_one_below_lowers(seed: int) -> None:
    slips = scene.slips_of(replace(USUAL, slip_seed=seed))
    said = words.press(TEXT, replace(USUAL, slip_seed=seed, slip_press=4))
    assert ("raises" if slips.slips(1)[slips.biggest(3)[0]] > 0 else "lowers") in said


@pytest.mark.parametrize(("pattern", "cooks", "seed"), list(product(["either", "ring"], [2, 4], [1, 3, 9])))
def test_every_update_on_offer_goes_downhill_as_the_sentence_says(pattern: str, cooks: int, seed: int) -> None:
    line = replace(USUAL, slip_pattern=pattern, slip_cooks=cooks, slip_seed=seed)
    for salt, spice, rate, updates in product((0.0, 2.4, 6.0), (0.0, 3.9, 6.0), (0.1, 3.0), (0, 5)):
        settings = replace(line, slip_salt=salt, slip_spice=spice, slip_rate=rate, slip_updates=updates)
        assert scene.updated(settings).loss < scene.slips_of(settings).loss


@pytest.mark.parametrize(("language", "register", "weight"), list(product(LANGUAGES, REGISTERS, (0, 2, 9, 12))))
def test_the_nudge_says_both_slopes_and_how_far_apart_they_are(language: str, register: str, weight: int) -> None:
    text = Text(language, register, "blame")
    said = words.nudged(text, USUAL, weight)
    slips = scene.slips_of(USUAL)
    assert decimal(slips.blame.gradient[weight], 5) in said
    assert decimal(scene.nudged(USUAL, weight).slope, 5) in said


def test_a_ticket_in_the_middle_nudges_weights_that_nothing_comes_in_along() -> None:
    middle = replace(USUAL, slip_salt=3.0, slip_spice=3.0, slip_press=5)
    assert "**: 0% apart" in words.nudged(TEXT, middle, 0)


def test_one_change_is_called_one_and_named() -> None:
    earlier, now = USUAL.run, replace(USUAL, slip_cooks=4).run
    said = words.what_changed(TEXT, earlier, now)
    assert said.startswith("**One change:** Cooks at the station: 3 → 4.")
    assert words.what_changed(TEXT, None, now) == ""


# ---- the six presses, gone by hand ----

TEXTS = [Text(language, register, "blame") for language, register in product(LANGUAGES, REGISTERS)]
TICKETS = [
    USUAL,
    replace(USUAL, slip_seed=4, slip_cooks=4, slip_salt=0.9, slip_spice=4.8),
    replace(USUAL, slip_salt=0.9, slip_spice=1.2),
    replace(USUAL, slip_pattern="ring", slip_salt=3.3, slip_spice=2.7, slip_rate=3.0, slip_updates=2),
]


class ByHand(NamedTuple):
    """A ticket's way through the line and back, from the weights alone."""

    station: np.ndarray
    last: np.ndarray
    awake: np.ndarray
    logit: float
    chance: float
    liked: float
    slip: float

    @property
    def given(self) -> float:
        return self.chance if self.liked else 1 - self.chance

    @property
    def slips(self) -> np.ndarray:
        return self.last * self.slip * self.awake


def by_hand(settings: BlameSlips) -> ByHand:
    slips = scene.slips_of(settings)
    station, last = slips.net.layers(slips.parameters)
    x = np.array([settings.slip_salt, settings.slip_spice]) / 3 - 1
    passed = np.tanh(station.weights @ x + station.biases)
    logit = float(last.weights[0] @ passed + last.biases[0])
    chance = 1 / (1 + np.exp(-logit))
    return ByHand(passed, last.weights[0], 1 - passed**2, logit, chance, slips.liked, chance - slips.liked)


def true_minus(value: float) -> str:
    return f"{value:.3f}".replace("-", "−")


def meaning(text: Text, settings: BlameSlips, layer: int, unit: int) -> str:
    """A little more in one cook's sum: what the slip foretells, and what the loss then is, recomputed."""
    way, slips = by_hand(settings), scene.slips_of(settings)
    slip = way.slip if layer == 2 else float(way.slips[unit])
    station, last = slips.net.layers(slips.parameters)
    x = np.array([settings.slip_salt, settings.slip_spice]) / 3 - 1
    sums = station.weights @ x + station.biases
    sums[unit] += 0.01 if layer == 1 else 0.0
    logit = float(last.weights[0] @ np.tanh(sums) + last.biases[0]) + (0.01 if layer == 2 else 0.0)
    given = 1 / (1 + np.exp(-logit)) if way.liked else 1 / (1 + np.exp(logit))
    really = float(np.log(way.given) - np.log(given))
    name = "means.raises" if slip > 0 else "means.lowers"
    return text(name, nudge="0.01", size=abs(slip) / 100, really=really)


def told(text: Text, settings: BlameSlips, press: int) -> str:
    return words.press(text, replace(settings, slip_press=press))


def test_these_tickets_are_liked_and_disliked_and_their_slips_go_both_ways() -> None:
    ways = [by_hand(settings) for settings in TICKETS]
    assert {way.liked for way in ways} == {0.0, 1.0}
    assert {slip > 0 for way in ways for slip in way.slips} == {True, False}


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("settings", TICKETS, ids=str)
def test_each_press_is_told_by_its_own_sentence_and_numbers(text: Text, settings: BlameSlips) -> None:
    way = by_hand(settings)
    assert told(text, settings, 1) == text("say.forward", logit=true_minus(way.logit), chance=way.chance)
    loss = -float(np.log(way.given))
    name = "say.wrong.likes" if way.liked else "say.wrong.dislikes"
    assert told(text, settings, 2) == text(name, given=way.given, percent=way.given, loss=loss)
    values = {"chance": true_minus(way.chance), "liked": f"{way.liked:.0f}", "slip": true_minus(way.slip)}
    assert told(text, settings, 3) == text("say.last", **values, means=meaning(text, settings, 2, 0))
    assert told(text, settings, 5) == text("say.slopes", count=4 * settings.slip_cooks + 1)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("settings", TICKETS, ids=str)
def test_the_biggest_slip_of_the_station_is_told_as_the_product_that_it_is(text: Text, settings: BlameSlips) -> None:
    way = by_hand(settings)
    unit = int(np.abs(way.slips).argmax())
    after = true_minus(way.slip)
    assert told(text, settings, 4) == text(
        "say.station",
        cook=text("name.cook", number=unit + 1),
        weight=true_minus(way.last[unit]),
        after=f"({after})" if way.slip < 0 else after,
        awake=f"{way.awake[unit]:.3f}",
        slip=true_minus(way.slips[unit]),
        means=meaning(text, settings, 1, unit),
        also="",
    )


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_of_two_slips_that_are_equally_big_both_are_told(text: Text) -> None:
    tie = replace(USUAL, slip_seed=5, slip_salt=3.0, slip_spice=3.0, slip_press=4)
    slips = by_hand(tie).slips
    assert slips[1] == pytest.approx(slips[2], abs=1e-12)
    said = words.press(text, tie)
    assert said.count("0.555") == 2
    assert text("name.cook", number=2) in said
    assert text("say.tie", cook=text("name.cook", number=3), slip="0.555") in said


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("settings", TICKETS, ids=str)
def test_the_update_is_told_from_before_to_after(text: Text, settings: BlameSlips) -> None:
    before, after = by_hand(settings), by_hand(replace(settings, slip_updates=settings.slip_updates + 1))
    assert told(text, settings, 6) == text(
        "say.update",
        rate=settings.slip_rate,
        before=-float(np.log(before.given)),
        after=-float(np.log(after.given)),
        chance_before=before.chance,
        chance_after=after.chance,
    )


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("settings", TICKETS, ids=str)
def test_a_ticket_is_told_with_its_grams_as_the_line_hears_them_and_the_updates_so_far(
    text: Text, settings: BlameSlips
) -> None:
    salt, spice = settings.slip_salt, settings.slip_spice
    x1, x2 = (f"{grams / 3 - 1:.1f}".replace("-", "−") for grams in (salt, spice))
    name = "say.ticket.likes" if by_hand(settings).liked else "say.ticket.dislikes"
    said = words.said(text, replace(settings, slip_press=0))
    so_far = text("say.updates", count=settings.slip_updates)
    assert said.startswith(text(name, salt=salt, spice=spice, x1=x1, x2=x2))
    assert said.endswith(so_far) == (so_far in said) == bool(settings.slip_updates)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_every_round_says_where_the_border_is_and_how_many_are_right(text: Text) -> None:
    run = USUAL.run
    training = scene.training(run)
    assert training.closes == 153
    for at, name in ((0, "open"), (152, "open"), (153, "just"), (157, "just"), (158, "closed"), (300, "closed")):
        right, unseen, loss = int(training.right[at]), int(training.unseen[at]), training.history.losses[at]
        score = text("say.score", right=right, unseen=unseen, loss=loss, count=100, new=1000)
        assert words.after(text, run, at) == text(f"say.round.{name}", round=at, score=score)
    wild = replace(run, slip_seed=2, slip_rate=3.0)
    assert scene.training(wild).closes == 34
    for at, name in ((24, "none"), (29, "open"), (30, "passing"), (34, "just")):
        assert words.after(text, wild, at).startswith(text(f"say.round.{name}", round=at, score=""))
    either = replace(run, slip_pattern="either")
    assert words.after(text, either, 300).startswith(text("say.round.plain", round=300, score=""))


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_bet_is_answered_by_when_the_border_closed_or_how_far_it_came(text: Text) -> None:
    assert words.truth(text, USUAL.run) == text("bet.truth.round", round=153, cooks=3, rate=1.0, rounds=300)
    two = replace(USUAL, slip_cooks=2).run
    share = scene.training(two).closed[-1]
    assert 0 < share < 1
    assert words.truth(text, two) == text("bet.truth.open", share=share, cooks=2, rate=1.0, rounds=300)
    hardly = replace(USUAL, slip_cooks=2, slip_rate=0.1, slip_rounds=30).run
    share = scene.training(hardly).closed[-1]
    assert 0.3 < share <= 0.5
    assert words.truth(text, hardly) == text("bet.truth.open", share=share, cooks=2, rate=0.1, rounds=30)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_where_the_middle_is_not_liked_the_same_share_of_directions_is_told(text: Text) -> None:
    """What salty or spicy diners like lies in two corners: the borders stand as far round a middle liked or not."""
    liked = set()
    for seed in (1, 5):
        either = replace(USUAL, slip_pattern="either", slip_cooks=4, slip_seed=seed).run
        trained = scene.training(either)
        share = trained.closed[-1]
        assert 0.5 < share < 1
        assert words.truth(text, either) == text("bet.truth.open", share=share, cooks=4, rate=1.0, rounds=300)
        liked.add(bool(trained.net.forward(trained.history.weights[-1], np.zeros((1, 2))).prediction[0] > 0))
    assert liked == {False, True}


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_change_is_told_with_both_counts_of_the_tickets_it_learned_from_and_of_new_ones(text: Text) -> None:
    earlier, now = replace(USUAL, slip_cooks=2).run, USUAL.run
    before, after = (scene.training(run) for run in (earlier, now))
    said = words.what_changed(text, earlier, now)
    assert before.right[-1] != after.right[-1]
    each = "个" if text.register == "real" else "张"
    told = {"en": "{} → {} of", "zh": f"上次 {{}} {each}，这次 {{}} {each}"}[text.language]
    assert told.format(before.right[-1], after.right[-1]) in said
    assert told.format(before.unseen[-1], after.unseen[-1]) in said
    assert words.crowd(text, now) == text("say.crowd.ring", tickets=100)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_results_on_other_tickets_are_not_compared(text: Text) -> None:
    said = words.what_changed(text, replace(USUAL, slip_pattern="either").run, USUAL.run)
    for run in (USUAL.run, replace(USUAL, slip_pattern="either").run):
        assert f"{scene.training(run).unseen[-1]}" not in said
    assert text("say.changed.tickets", what="", changes="")[-12:] in said


def test_of_forty_starts_nine_do_not_close_their_border() -> None:
    assert words.starts(TEXT, USUAL.run) == TEXT("say.starts.some", count=40, closed=31)
    assert words.starts(TEXT, None) == words.starts(TEXT, replace(USUAL, slip_pattern="either").run) == ""


def test_where_all_starts_end_alike_nothing_is_said_to_depend_on_them() -> None:
    """Two cooks cannot close a border: a · tanh(u) + b · tanh(v) = c is monotone along its curve."""
    assert words.starts(TEXT, replace(USUAL, slip_cooks=2).run) == TEXT("say.starts.none", count=40)


@pytest.mark.parametrize("rounds", [30, 300])
def test_starts_trained_side_by_side_close_as_each_would_alone(rounds: int) -> None:
    run = replace(USUAL, slip_rounds=rounds).run
    assert scene.starts_closed(run) == oracle.closing(run)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_one_may_stop_here_only_once_there_is_a_page_to_go_on_to(text: Text, monkeypatch: pytest.MonkeyPatch) -> None:
    for there in (False, True):
        monkeypatch.setattr(menu, "is_open", lambda page, there=there: there and page == "file")
        assert words.stop(text) == (text("stop"), text("stop.here") if there else "")
