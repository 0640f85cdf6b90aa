"""Sentences of *Too many spices* are true in every state, and so is what was measured beforehand."""

from dataclasses import replace

import pytest

from lessons.too_many import measured, scene, words
from lessons.too_many.settings import CHEFS, COOKS, Looked, TooMany
from ui.kit.text import LANGUAGES, Text
from ui.kitchen.by_heart import REGULARS, STRANGERS
from ui.settings import kinds

TEXT = Text("en", "kitchen", "too_many")
BARE = TooMany()


def test_the_bet_is_true_of_what_it_is_about_and_eighty_is_nearest() -> None:
    cooking = scene.cooked(BARE)
    assert cooking.right[-1] == REGULARS, "the bet says so"
    assert words.answers(BARE) == ["80"]
    assert 790 <= cooking.strangers_right <= 815
    assert words.truth(TEXT, BARE).startswith(f"Sixteen, no brake: {cooking.strangers_right} of 1000")


def test_stopping_in_time_keeps_another_chef_of_the_same_practice() -> None:
    bare, stopped = scene.cooked(BARE), scene.cooked(TooMany(brake="stop"))
    assert stopped.course is bare.course
    assert stopped.end == bare.course.turn == 7
    assert stopped.strangers_right > bare.strangers_right + 40


@pytest.mark.parametrize("run", [BARE, TooMany(brake="stop"), TooMany(spice_cooks=1)], ids=str)
def test_frames_lead_from_the_first_round_past_the_turn_to_the_chef_that_is_kept(run: TooMany) -> None:
    cooking = scene.cooked(run)
    frames = cooking.frames
    assert frames[0] == 0
    assert frames[-1] == cooking.end
    assert list(frames) == sorted(set(frames))
    assert frames[cooking.rests] == cooking.course.turn


def test_what_is_said_of_a_round_depends_on_the_turn() -> None:
    cooking = scene.cooked(BARE)
    turn, last = cooking.course.turn, cooking.end
    assert "At the turn" not in words.said(TEXT, cooking, turn - 1)
    assert "the turn" in words.said(TEXT, cooking, turn)
    assert "At the turn, round 70, 53 regulars and 49 new diners." in words.said(TEXT, cooking, turn + 1)
    assert words.said(TEXT, cooking, last).startswith("**Round 2000: all 60 regulars right, but of 60 new diners only")
    assert min(cooking.course.losses[turn + 1 :]) > cooking.course.losses[turn], "from here on they are further off"
    stopped = scene.cooked(TooMany(brake="stop"))
    assert words.said(TEXT, stopped, stopped.end).startswith("**Stopped at round 70: 53 of 60")
    assert stopped.new_right[-1] < stopped.new_right[stopped.end], "and fewer of them come out right"
    assert words.said(TEXT, stopped, stopped.end).endswith("would be further off.")
    alone = scene.cooked(TooMany(spice_cooks=1, brake="stop"))
    assert alone.new_right[-1] > alone.new_right[alone.end]
    later = f"in round 2000 more of them would come out right: {alone.new_right[-1]}."
    assert words.said(TEXT, alone, alone.end).endswith(later)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bridge_says_what_overfitting_is_and_nothing_of_the_run_above_it(language: str) -> None:
    said = Text(language, "kitchen", "too_many")("bridge")
    assert said.startswith("A chef who " if language == "en" else "要是"), "it stands under every run"
    runs = (BARE, TooMany(brake="stop"), TooMany(spice_cooks=1))
    ahead = {
        run: int(cooking.right[cooking.end] - cooking.new_right[cooking.end])
        for run in runs
        if (cooking := scene.cooked(run))
    }
    assert min(ahead.values()) < 5 < 10 < max(ahead.values()), "and not every run overfits"


def test_the_lowest_point_of_a_jitter_is_no_turn() -> None:
    """Hard held, 64 cooks say nearly the same of everybody: the curve is flat from round 200 on, but for a twitch."""
    flat = scene.cooked(TooMany(spice_cooks=64, brake="small", strength="much"))
    lowest = flat.course.losses[flat.course.turn]
    assert lowest < flat.course.losses[-1] < 1.001 * lowest
    assert "turn:" not in words.said(TEXT, flat, flat.course.turn)
    assert words.said(TEXT, flat, flat.end).endswith("does not turn: it ends within 1% of its lowest.")
    assert flat.rests == 0


def test_a_run_that_has_not_turned_says_so_and_pauses_nowhere() -> None:
    short = scene.practised(BARE, 0, 30)
    assert not short.course.turns
    assert short.rests == 0
    assert words.said(TEXT, short, short.end).endswith("does not turn: it ends within 1% of its lowest.")
    assert "turned" not in words.said(TEXT, short, 0)


def test_what_changed_names_the_strength_only_where_it_counts() -> None:
    assert words.what_changed(TEXT, None, BARE) == ""
    hard = TooMany(brake="small", strength="much")
    assert "**One change:** Brake: off → heed less. " in words.what_changed(TEXT, BARE, hard)
    assert "**One change:** Brake: heed less → off. " in words.what_changed(TEXT, hard, BARE)
    both = words.what_changed(TEXT, hard, TooMany(brake="dropout"))
    assert "**2 changes at once:** Brake: heed less → some rest; How hard: hard → firmly. " in both
    told = words.what_changed(TEXT, BARE, TooMany(brake="stop"))
    assert "**One change:** Brake: off → stop early. The chef that is kept has regulars right: 60 → 53 of 60" in told
    assert "; new diners: 43 → 49." in told


def test_no_rule_by_distance_gets_all_strangers_right() -> None:
    assert 0.85 < scene.best_round() < 0.9
    assert f"{scene.best_round():.1%}" in words.best_round(TEXT)


def test_what_was_measured_beforehand_is_borne_out_by_its_first_crowds() -> None:
    runs = {
        "none": BARE,
        "stop": TooMany(brake="stop"),
        "small": TooMany(brake="small"),
        "small_much": TooMany(brake="small", strength="much"),
        "dropout": TooMany(brake="dropout"),
        "dropout_much": TooMany(brake="dropout", strength="much"),
        "three": TooMany(spice_cooks=3),
    }
    some = 6
    for name, run in runs.items():
        right = [scene.cooked(run, crowd).strangers_right / STRANGERS for crowd in range(some)]
        assert sum(right) / some == pytest.approx(measured.RIGHT[name], abs=0.03), name
    turns = [scene.cooked(BARE, crowd).course.turns for crowd in range(some)]
    assert all(turns)
    assert measured.TURNED == measured.CROWDS
    more = scene.practised(BARE, 0, regulars=measured.MANY)
    assert len(more.course.history.recorded) == len(scene.cooked(BARE).rounds)
    assert measured.MORE["more_bare"] > measured.MORE["few_bare"]
    assert measured.MORE["more_stop"] > measured.MORE["few_stop"]


def test_no_name_of_a_strength_judges_beforehand() -> None:
    hard = scene.cooked(TooMany(brake="dropout", strength="much")).strangers_right
    assert hard > scene.cooked(TooMany(brake="dropout")).strangers_right, "here the strongest is no worse"
    for language in LANGUAGES:
        named = [
            Text(language, "kitchen", "too_many")(f"option.strength.{each}") for each in ("little", "right", "much")
        ]
        assert not {"right", "too much", "正好", "太重"} & set(named)


def test_two_cooks_and_three_differ_far_more_by_the_strict_measure() -> None:
    found = scene.threshold()
    assert found.units == (1, 2, 3, 4)
    assert [round(float(share), 2) for share in found.learned] == [0, 0, 1, 1]
    smooth, strict = found.accuracies.mean(axis=1), found.all_right(20)
    assert [float(share) for share in smooth] == pytest.approx([0.646, 0.816, 0.968, 0.968], abs=0.01)
    assert [float(share) for share in strict] == pytest.approx([0.0, 0.02, 0.53, 0.53], abs=0.05)
    assert abs((smooth[2] - smooth[1]) - (smooth[1] - smooth[0])) < 0.05, "a step like the one before"
    assert "from 82% with two cooks to 97%" in words.threshold(TEXT)


@pytest.mark.parametrize("count", range(2, 9))
def test_every_number_of_jars_has_its_sentence(count: int) -> None:
    assert str(count) in words.jars(TEXT, count) or count == 2


# ---- who was examined ----


@pytest.mark.parametrize("text", ["", "16-stop", "16-stop.64-dropout-much", ".".join(sorted(CHEFS))])
def test_looks_that_there_may_be_are_taken(text: str) -> None:
    assert Looked().parse(text) == text


@pytest.mark.parametrize("text", ["16", "16-stop.16-stop", "17-stop", "16-small", "16-none-right", ".", "x" * 9, "<b>"])
def test_others_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must name chefs once each"):
        Looked().parse(text)


def test_every_run_has_a_chef_that_can_be_examined_and_no_two_share_one() -> None:
    known, seen = kinds(TooMany), dict[str, TooMany]()
    for cooks in COOKS:
        for brake in known["brake"].options:  # type: ignore[attr-defined]
            for strength in known["strength"].options:  # type: ignore[attr-defined]
                run = replace(BARE, spice_cooks=cooks, brake=brake, strength=strength).run
                assert seen.setdefault(run.chef, run) == run
    assert seen.keys() == CHEFS
